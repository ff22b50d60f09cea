"""How the time of a pattern grows with its text: attacks made of the pattern's own parts.

A pattern is taken apart by the interpreter's own parser; each part of it (a literal, a class, a
group) gives an example, and so do the parts in pairs. These are repeated behind each beginning of
the pattern and before an end at which it fails: where a pattern can go back over what it has
passed, one of them shows it.
"""

from __future__ import annotations

import importlib
import itertools
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

_parser: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")

_CANDIDATES = (
    "a\u06461 \n\t<>\"'-_.,:;/|#*=&()[]{}A\u0645\u064b\u05d0\x1b\x9d\xe9\u200c\u2066~`!?%+@^$\\"
)
_CLASSES = {
    "CATEGORY_WORD": "aن1_", "CATEGORY_DIGIT": "1٣", "CATEGORY_SPACE": " \n\u00a0",
    "CATEGORY_NOT_WORD": " -", "CATEGORY_NOT_DIGIT": "a ", "CATEGORY_NOT_SPACE": "aن",
}  # fmt: skip
_MOST = 24  # parts of a pattern that are combined
_ATTACKS = 500
_TINY = (6, 9, 12, 16, 20)  # repetitions at which what grows exponentially is seen
_SIZES = (500, 1_000, 2_000, 8_000)  # characters
_SUSPECT, _SLOW, _SURE = 0.1e-6, 0.3e-6, 2e-6  # seconds a character
_MATCH = 0.5e-6  # seconds a match
_AT_ONCE = 0.001  # seconds
_TRIES = 2


def grows(
    pattern: re.Pattern[Any], uses: Sequence[str], longest: int | None = None, most: int = _ATTACKS
) -> str:
    """Return the attack on which a pattern takes more than linear time, "" for none.

    `uses` are the methods by which it is applied; `longest` is the most code points that it is
    ever given, where there is such a bound; `most` is how many attacks are tried, besides the
    plainest ones.
    """
    as_bytes = isinstance(pattern.pattern, bytes)
    for attack in attacks(pattern, most):
        for use in uses:
            if _is_slow(_applied(pattern, use), attack, as_bytes, longest):
                return "{}: {!r} + {!r} * n + {!r}".format(use, *attack)
    return ""


def _applied(pattern: re.Pattern[Any], use: str) -> Callable[[Any], int]:
    """Return what applies a pattern and gives the number of matches."""
    if use in ("match", "fullmatch"):
        method = getattr(pattern, use)
        return lambda text: method(text) is not None
    # Every use that searches goes on behind what it has found.
    return lambda text: sum(1 for _ in pattern.finditer(text))


def _is_slow(
    apply: Callable[[Any], int], attack: tuple[str, str, str], as_bytes: bool, longest: int | None
) -> bool:
    before, unit, after = attack
    tiny = [len(before) + len(unit) * count for count in _TINY]
    for size in (*tiny, *_SIZES):
        size = size if longest is None else min(size, longest)
        written = (before + unit * (size // len(unit) + 1))[:size] + after
        text = written.encode("utf-8", "surrogatepass") if as_bytes else written
        seconds = min(_seconds(apply, text) for _ in range(_TRIES))
        if seconds > max(_AT_ONCE, _SURE * size) or (size == _SIZES[-1] and seconds > _SLOW * size):
            return True
        if size >= _SIZES[0] and seconds < _SUSPECT * size:
            return False
    return False


def _seconds(apply: Callable[[Any], int], text: Any) -> float:
    """Return the processor time that an application takes, that of its matches left out."""
    start = time.process_time()
    matches = apply(text)
    return time.process_time() - start - _MATCH * matches


def attacks(pattern: re.Pattern[Any], most: int = _ATTACKS) -> Iterator[tuple[str, str, str]]:
    """Yield beginnings, what is to be repeated, and ends: a few hundred, always the same ones."""
    written = pattern.pattern
    source = written.decode("latin-1") if isinstance(written, bytes) else str(written)
    tree = _parser.parse(
        source, pattern.flags & ~re.UNICODE if isinstance(written, bytes) else pattern.flags
    )
    chance = random.Random(len(source))
    begins = ["", *itertools.accumulate(_example([item]) for item in tree)]
    literals = ["".join(run) for run in _literals(tree)]
    parts = [part for part in dict.fromkeys([*literals, *_parts(tree)]) if part]
    if len(parts) > _MOST:
        parts = chance.sample(parts, _MOST)
    units = [unit for unit in dict.fromkeys([*begins, *parts]) if unit]
    pairs = ["".join(pair) for pair in itertools.permutations(parts, 2)]
    chosen = list(itertools.product(begins, [*units, *pairs], ("", "\x00")))
    first = list(itertools.product(("", begins[len(begins) // 2]), units, ("", "\x00")))
    if len(chosen) > most:
        chosen = chance.sample(chosen, most)
    yield from dict.fromkeys(first + chosen)


def _literals(tree: Any) -> Iterator[list[str]]:
    """Yield the runs of literals of a pattern."""
    run: list[str] = []
    for operation, argument in tree:
        if str(operation) == "LITERAL":
            run.append(chr(argument))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _parts(tree: Any) -> Iterator[str]:
    """Yield an example of every part of a pattern, however deep it is."""
    yield _example(tree)
    for item in tree:
        operation, argument = item
        yield _example([item])
        if str(operation) == "IN":
            yield from _members(argument)
        for inner in _inner(str(operation), argument):
            yield from _parts(inner)


def _inner(operation: str, argument: Any) -> list[Any]:
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return [argument[2]]
    if operation == "SUBPATTERN":
        return [argument[3]]
    if operation == "BRANCH":
        return list(argument[1])
    if operation in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    return [argument] if operation == "ATOMIC_GROUP" else []


def _example(tree: Any) -> str:
    """Return a short text that a part of a pattern takes."""
    text = ""
    for operation, argument in tree:
        name = str(operation)
        if name == "LITERAL":
            text += chr(argument)
        elif name == "NOT_LITERAL":
            text += next(c for c in _CANDIDATES if ord(c) != argument)
        elif name == "ANY":
            text += "a"
        elif name == "IN":
            text += next(iter(_members(argument)))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            text += _example(argument[2]) * max(1, min(argument[0], 40))
        elif name == "BRANCH":
            text += _example(argument[1][0])
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            text += "".join(map(_example, _inner(name, argument)))
    return text


def _members(items: Any) -> list[str]:
    """Return a few characters of a class."""
    if str(items[0][0]) == "NEGATE":
        out = re.compile("[" + "".join(map(_written, items[1:])) + "]")
        return [c for c in _CANDIDATES if not out.match(c)][:4] or ["\u3040"]
    found: list[str] = []
    for operation, argument in items:
        name = str(operation)
        if name == "LITERAL":
            found.append(chr(argument))
        elif name == "RANGE":
            found += [chr(argument[0]), chr(argument[1])]
        else:
            found += _CLASSES[str(argument)]
    return (
        found[:1] + found[1:-1][:: max(1, len(found) // 4)] + found[-1:]
        if len(found) > 6
        else found
    )


def _written(item: tuple[Any, Any]) -> str:
    operation, argument = item
    if str(operation) == "CATEGORY":
        letter = str(argument).rpartition("_")[2][0].lower()
        letter = {"w": "w", "d": "d", "s": "s"}[letter]
        return "\\" + (letter.upper() if "_NOT_" in str(argument) else letter)
    if str(operation) == "RANGE":
        return f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
    return re.escape(chr(argument))
