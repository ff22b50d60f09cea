"""What others make of real lines: FriBidi and ICU as recorded, HarfBuzz as it is installed.

`tests/data/witnesses.jsonl` is made by `tools/record_witnesses.py`, which tells what is in it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

import uharfbuzz as harfbuzz

from support.conformance import DATA

Runs = list[tuple[int, int, int]]


class Witnessed(NamedTuple):
    """A line, its direction, its runs, those in the other direction, its lines', what is shown."""

    text: str
    direction: int
    runs: Runs
    other: Runs
    lines: list[tuple[int, Runs]]
    shown: str


@cache
def witnessed() -> list[Witnessed]:
    """Return the record of FriBidi and ICU."""
    lines = (DATA / "witnesses.jsonl").read_text(encoding="utf-8").splitlines()
    assert set(json.loads(lines[0])) == {"FriBidi", "ICU"}
    return [Witnessed(**json.loads(line)) for line in lines[1:]]


def spread(runs: Runs) -> list[tuple[int, bool]]:
    """Return each code point of some runs and whether it is turned, from left to right."""
    return [
        (start + (size - 1 - step if turned else step), bool(turned))
        for start, size, turned in runs
        for step in range(size)
    ]


@cache
def _font() -> harfbuzz.Font:
    """Return a font without rules of its own that has letters, their forms and the lam-alefs.

    HarfBuzz then chooses the forms by its own knowledge of joining; the glyphs are code points.
    """
    functions = harfbuzz.FontFuncs()
    functions.set_nominal_glyph_func(lambda _, code, __: code if _is_shown(code) else 0)
    font = harfbuzz.Font(harfbuzz.Face(b""))
    font.funcs = functions
    return font


def _is_shown(code: int) -> bool:
    # No ligature but the lam-alefs fits one cell; no private ones.
    return not (0xE000 <= code < 0xF900 or 0xFBE9 < code < 0xFBFC or 0xFC00 <= code < 0xFE00)


def joined(word: str) -> list[str]:
    """Return what HarfBuzz shows for each code point; nothing for an alef that a lam took."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(word)
    buffer.direction = "rtl"
    buffer.script = "Arab"
    buffer.cluster_level = harfbuzz.BufferClusterLevel.CHARACTERS
    harfbuzz.shape(_font(), buffer)
    shown = [""] * len(word)
    for glyph in buffer.glyph_infos:
        shown[glyph.cluster] = chr(glyph.codepoint)
    return shown
