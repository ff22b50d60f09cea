"""Verses of Arabic poetry: a line that falls into two hemistichs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsreader.recognition.coarse_folding import width

__all__ = ["Hemistichs", "hemistichs"]

_LONGEST = 220
_CAESURA = re.compile(
    r"[^\S\n]*(?P<sign>/{2,4}|\*{2,5}|[*=|#](?=\s)|\.{2,8}|…{1,4}|[—–]{2,4}|ـ{4,})[^\S\n]*"
    r"|\t\s*|[^\S\n]{3,}"
)
# One of these is in each of them; most lines have none, and are done with at once.
_TRACES = ("   ", "\t", "..", "…", "*", "//", "|", "=", "#", "——", "––", "ــــ", "\xa0", "\u2003")
_SIGNS_THAT_PROSE_HAS = ("..", "…", "*", "=", "|", "#")
_CERTAIN_SIGNS = ("***", "//")
_ARABIC = re.compile("[\u0620-\u06d5\ufb50-\ufdff\ufe70-\ufefc]")
_OTHER = re.compile(r"[A-Za-z0-9٠-٩۰-۹;(){}<>\[\]@_\\]")


@dataclass(frozen=True, slots=True)
class Hemistichs:
    """The two halves of a verse, as offsets into its line.

    `certain`: the sign between them tells a verse even where it stands alone; prose has others
    too, and two verses are wanted then.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    certain: bool


def hemistichs(line: str) -> Hemistichs | None:
    """Return the halves of `line` when it is a classical verse: two of about the same length."""
    if len(line) > _LONGEST or not any(map(line.__contains__, _TRACES)):
        return None
    return _halves(line)


@lru_cache(maxsize=256)  # whether a line is a verse is asked by the line before it too
def _halves(line: str) -> Hemistichs | None:
    """Return the halves of a line that has a sign of a caesura somewhere."""
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    breaks = [m for m in _CAESURA.finditer(line, start, end) if m.start() > start and m.end() < end]
    if len(breaks) != 1:
        return None
    caesura = breaks[0]
    first, second = line[start : caesura.start()], line[caesura.end() : end]
    sign = caesura["sign"] or ""
    if sign and not _is_apart(caesura, sign):
        return None
    if not _is_half(first) or not _is_half(second) or not _are_balanced(first, second):
        return None
    if ":" in line and not sign.startswith(_CERTAIN_SIGNS):
        return None  # "name:   value"; in verse somebody speaks
    certain = not sign or sign.startswith(_CERTAIN_SIGNS)
    return Hemistichs((start, caesura.start()), (caesura.end(), end), certain)


def _is_apart(caesura: re.Match[str], sign: str) -> bool:
    """Return whether a sign that prose has too stands apart from the words on both sides."""
    around = caesura.group()
    apart = around[0].isspace() and around[-1].isspace()
    return apart or not sign.startswith(_SIGNS_THAT_PROSE_HAS) or sign.startswith("***")


def _is_half(half: str) -> bool:
    """Return whether a text can be half a verse: 2 to 10 Arabic words, 60 cells at most."""
    words = half.split()
    return (
        2 <= len(words) <= 10
        and width(half) <= 60
        and _ARABIC.search(half) is not None
        and _OTHER.search(half) is None
    )


def _are_balanced(first: str, second: str) -> bool:
    one, other = width(first), width(second)
    return max(one, other) <= 2 * min(one, other)
