"""What the check of the program's structure counts, and what it lets pass."""

from __future__ import annotations

from collections.abc import Sequence

from tools.check_structure import Module, faults, measure, rooms, undocumented

SMALL = '''"""A module.

Of two paragraphs.
"""

LIMIT = 3
"""What the limit is for."""

# A comment counts.


class Thing:
    """A thing."""

    def long(self) -> int:
        """Return a number."""
        one = 1
        two = 2
        return one + two

    async def bare(self) -> str:
        first = "a"

        second = "b"
        return first + second

    def short(self) -> int:
        """Return nothing that a docstring would explain."""
        return 0
'''


def _faults(modules: Sequence[Module], limit: int = 10_000) -> list[str]:
    return list(faults(list(modules), limit))


def _repeated(line: str, count: int, head: str = "") -> str:
    return head + f"{line}\n" * count


def test_blank_lines_and_docstrings_are_not_counted() -> None:
    module = measure("text/small.py", SMALL)
    assert (module.lines, module.size, module.room) == (29, 13, "text")


def test_functions_are_counted_without_their_docstrings() -> None:
    module = measure("small.py", SMALL)
    found = {each.place: (each.lines, each.inner, each.documented) for each in module.functions}
    assert found == {
        "small.py:15 long": (5, 4, True),
        "small.py:21 bare": (5, 5, False),
        "small.py:27 short": (3, 2, True),
    }
    assert module.classes == (("small.py:12 Thing", 18),)


def test_only_longer_functions_need_a_docstring() -> None:
    missing, longer = undocumented([measure("text/small.py", SMALL)])
    assert [(room, each.place) for room, each in missing] == [("text", "text/small.py:21 bare")]
    assert longer == 2


def test_a_share_of_functions_may_go_without() -> None:
    documented = 'def f{0}():\n    """Return."""\n    a = 1\n    b = 2\n    return a + b\n'
    bare = "def bare():\n    a = 1\n    b = 2\n    return a + b\n"
    nine = "".join(documented.format(number) for number in range(9))
    rooms_beside = [measure(f"{name}.py", "a = 1\n" * 100) for name in "abcd"]
    assert _faults([measure("x.py", nine + bare), *rooms_beside]) == []
    assert _faults([measure("x.py", nine + bare + bare), *rooms_beside]) == [
        "81.8% of longer functions have a docstring, fewer than 90 %"
    ]


def test_lengths_at_and_beyond_the_limits() -> None:
    documented = 'def f():\n    """Return."""\n'
    method = '    """C."""\n'
    beside = [measure(f"{name}/m.py", _repeated("a = 1", 300)) for name in "abcd"]
    at_limit = [
        measure("e.py", _repeated("    a = 1", 48, documented)),
        measure("f.py", _repeated("    a = 1", 248, "class C:\n" + method)),
    ]
    assert _faults(beside + at_limit) == []
    beyond = [
        measure("e.py", _repeated("    a = 1", 49, documented)),
        measure("f.py", _repeated("    a = 1", 249, "class C:\n" + method)),
        measure("g.py", _repeated("a = 1", 301)),
    ]
    assert _faults(beside + beyond) == [
        "e.py:1 f: a function of 51 lines, more than 50",
        "f.py:1 C: a class of 251 lines, more than 250",
        "g.py: 301 lines, more than 300",
    ]


def test_a_room_is_a_folder_or_a_module_and_has_a_quarter_at_most() -> None:
    modules = [
        measure("text/a.py", "a = 1\n" * 15),
        measure("text/deep/b.py", "a = 1\n" * 10),
        measure("cli.py", "a = 1\n" * 25),
        measure("c/c.py", "a = 1\n" * 25),
        measure("d/d.py", "a = 1\n" * 25),
    ]
    assert rooms(modules) == {"text": 25, "cli": 25, "c": 25, "d": 25}
    assert _faults(modules) == []
    assert _faults([*modules, measure("text/e.py", "a = 1\n" * 2)]) == [
        "text: 26.5% of the source, more than 25 %"
    ]


def test_the_whole_stays_under_its_limit() -> None:
    modules = [measure(f"{name}.py", "a = 1\n" * 10) for name in "abcd"]
    assert _faults(modules, 41) == []
    assert _faults(modules, 40) == ["40 lines of source, not fewer than 0.1.0's 40"]
