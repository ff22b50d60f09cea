"""How what is on the disk differs from what is known of it, and from what was there before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import Fault
from newsreader.library.entries import Stamp
from newsreader.library.intake import Memory, difference, files_below, in_order

STATES = st.dictionaries(
    st.integers(0, 1_500).map("{}.md".format), st.builds(Stamp, st.integers(0, 1), st.just(0))
)


class Told:
    """What is known, some of it by two archives."""

    def __init__(self, stamps: Mapping[str, Stamp], twice: Sequence[str] = ()) -> None:
        self._stamps = stamps
        self._files = [*stamps, *(name for name in twice if name in stamps)]

    def stamps(self, files: Sequence[str]) -> dict[str, Stamp]:
        return {name: self._stamps[name] for name in files if name in self._stamps}

    def whole_files(self) -> Iterator[str]:
        return iter(self._files)

    def whole_count(self) -> int:
        return len(self._files)


def remembered(found: Mapping[str, Stamp]) -> Memory:
    return difference(found.items(), Told({})).memory


@given(STATES, STATES, STATES, st.lists(st.integers(0, 1_500).map("{}.md".format)))
def test_each_file_is_what_it_is(
    before: dict[str, Stamp], known: dict[str, Stamp], found: dict[str, Stamp], twice: list[str]
) -> None:
    told = Told(known, twice)
    seen = difference(found.items(), told, remembered(before))
    assert list(seen.new.items()) == [(n, s) for n, s in found.items() if n not in known]
    assert seen.changed == {n: s for n, s in found.items() if n in known and known[n] != s}
    assert list(seen.gone) == [name for name in known if name not in found]
    same = [name for name, stamp in found.items() if known.get(name) == stamp]
    assert list(seen.came) == [name for name in same if name not in before]
    assert list(seen.became) == [n for n in same if n in before and before[n] != found[n]]
    first = difference(found.items(), told)
    assert (first.new, first.changed, first.gone) == (seen.new, seen.changed, seen.gone)
    assert first.came == first.became == ()


def test_very_many_files_are_compared() -> None:
    found = {f"{number}.md": Stamp(number, 0) for number in range(2_000)}
    known = {**found, "0.md": Stamp(7, 7), "gone.md": Stamp(1, 1)}
    del known["1999.md"]
    seen = difference(found.items(), Told(known))
    assert (list(seen.new), list(seen.changed), seen.gone) == (["1999.md"], ["0.md"], ("gone.md",))


def test_a_folders_own_files_come_first_and_the_newest_of_them() -> None:
    roots = [Path("news"), Path("/srv/papers"), Path("one.md")]
    found = {
        "news/below/new.md": 9, "news/old.md": 1, "news/a.md": 3, "/srv/papers/b.md": 3,
        "/srv/papers/below/c.md": 2, "one.md": 0, "/srv/papers/below/d.md": 2,
    }  # fmt: skip
    ordered = in_order([(name, Stamp(0, when)) for name, when in found.items()], roots)
    assert [name for name, _ in ordered] == [
        "news/a.md", "/srv/papers/b.md", "news/old.md", "one.md", "news/below/new.md",
        "/srv/papers/below/c.md", "/srv/papers/below/d.md",
    ]  # fmt: skip
    here = in_order([("below/a.md", Stamp(0, 5)), ("b.md", Stamp(0, 1))], [Path()])
    assert [name for name, _ in here] == ["b.md", "below/a.md"]


def test_a_file_of_two_roots_is_there_once(tmp_path: Path) -> None:
    below = tmp_path / "below"
    below.mkdir()
    for name in ("a.md", "below/b.md"):
        (tmp_path / name).write_text("نص")
    faults: list[Fault] = []
    roots = [below, tmp_path, tmp_path / "none"]
    found = [Path(name).name for name, _ in files_below(roots, faults, deep=True)]
    assert found == ["b.md", "a.md"]
    assert len(faults) == 1
