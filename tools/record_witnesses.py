"""Record what FriBidi and ICU make of real lines into `tests/data/witnesses.jsonl`.

    python tools/record_witnesses.py

The lines are those of the sample articles and of `tests/data/witness-lines.txt`, each once. The
first line of the record names the two libraries and their versions; they are taken as they are
installed (Debian's packages libfribidi0 and libicu72, or later ones).

A line: its `text`; its `direction`, 0 or 1; the `runs` of the whole line from left to right, each
its first code point, its length and its direction; the `other` runs, which it has in a paragraph of
the other direction (in all of this the two must agree); the `lines` into which it is cut, each the
code point behind it and its runs (ICU); `shown`: what FriBidi makes of it for the screen, shaped,
mirrored, marks behind their base, controls left out.
"""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Iterator
from ctypes import byref, c_char_p, c_int, c_int8, c_int32, c_uint8, c_uint32, c_void_p
from ctypes.util import find_library
from pathlib import Path

TREE = Path(__file__).parent.parent
LINES = TREE / "tests" / "data" / "witness-lines.txt"
RECORD = TREE / "tests" / "data" / "witnesses.jsonl"
ARTICLES = TREE / "articles"

_LINE = 37  # code points after which a line is cut, at the next blank
_FRIBIDI = {None: 0x40, 0: 0x110, 1: 0x111}  # FriBidiParType: neutral, left, right to left
_ICU = {None: 0xFE, 0: 0, 1: 1}  # UBIDI_DEFAULT_LTR, and the levels
# What is not shown; U+FEFF is FriBidi's place of an alef that a ligature took.
_CONTROLS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

Run = tuple[int, int, int]  # first code point, length, direction
Placed = tuple[int, int]  # code point, direction


class FriBidi:
    """The order and the shapes of FriBidi."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(find_library("fribidi") or "libfribidi.so.0")
        named = c_char_p.in_dll(self._library, "fribidi_version_info").value
        assert named is not None
        self.version = named.decode().split("\n")[0].split()[-1]

    def shown(self, text: str, given_direction: int | None) -> tuple[int, list[Placed], str]:
        """Return the direction of a paragraph, its order, and what is shown of it."""
        count = len(text)
        given = (c_uint32 * count)(*map(ord, text))
        visual = (c_uint32 * (count + 1))()
        levels = (c_int8 * count)()
        base = c_uint32(_FRIBIDI[given_direction])
        size = c_int32(count)
        deepest = self._library.fribidi_log2vis(
            given, size, byref(base), visual, None, None, levels
        )
        assert deepest > 0
        shown = _CONTROLS.sub("", "".join(map(chr, visual[:count])))
        # The order once more, marks before their base: that rule (L3) is in what is shown.
        kinds = (c_uint32 * count)()
        logical = (c_int * count)(*range(count))
        flags = c_uint32(0)
        self._library.fribidi_get_bidi_types(given, size, kinds)
        self._library.fribidi_reorder_line(
            flags, kinds, size, c_int32(0), base, levels, None, logical
        )
        order = [(place, levels[place] & 1) for place in logical]
        return int(base.value == _FRIBIDI[1]), order, shown


class Icu:
    """The reordering of ICU."""

    def __init__(self) -> None:
        name = find_library("icuuc")
        assert name is not None
        self._library = ctypes.CDLL(name)
        self._suffix = "_" + name.rpartition(".")[2]
        told = (c_uint8 * 4)()
        self._call("u_getVersion", told)
        self.version = f"{told[0]}.{told[1]}"
        self._open = getattr(self._library, "ubidi_open" + self._suffix)
        self._open.restype = c_void_p

    def _call(self, name: str, *arguments: object) -> int:
        """Call a function by its name without the version; return what it returns."""
        return int(getattr(self._library, name + self._suffix)(*arguments))

    def runs(
        self, text: str, cuts: list[int], given_direction: int | None
    ) -> tuple[int, list[Run], list[list[Run]]]:
        """Return the direction of a paragraph, its runs, and those of the lines cut at `cuts`."""
        data = text.encode("utf-16-le") + b"\0\0"
        assert len(data) == 2 * len(text) + 2, "beyond the first plane"
        error = c_int(0)
        whole, line = c_void_p(self._open()), c_void_p(self._open())
        self._call(
            "ubidi_setPara", whole, data, len(text), _ICU[given_direction], None, byref(error)
        )
        direction = self._call("ubidi_getParaLevel", whole) & 1
        found = self._of(whole, 0)
        lines = []
        for start, end in zip([0, *cuts], cuts):
            self._call("ubidi_setLine", whole, start, end, line, byref(error))
            lines.append(self._of(line, start))
        assert error.value <= 0
        for opened in (line, whole):
            self._call("ubidi_close", opened)
        return direction, found, lines

    def _of(self, bidi: c_void_p, offset: int) -> list[Run]:
        """Return the runs of a paragraph or a line, from left to right."""
        error = c_int(0)
        found = []
        for number in range(self._call("ubidi_countRuns", bidi, byref(error))):
            start, size = c_int32(), c_int32()
            turned = self._call("ubidi_getVisualRun", bidi, number, byref(start), byref(size))
            found.append((start.value + offset, size.value, turned))
        return found


def _lines() -> Iterator[str]:
    """Yield the lines to record, each once."""
    articles = (path.read_text(encoding="utf-8") for path in sorted(ARTICLES.iterdir()))
    written = re.sub("(?m)^#.*", "", LINES.read_text(encoding="utf-8"))
    found = (line.strip() for text in (written, *articles) for line in text.split("\n"))
    return iter(dict.fromkeys(line for line in found if any(map(str.isalpha, line))))


def _cuts(text: str) -> list[int]:
    """Return the code points behind which a line is cut, the last of them the text's length."""
    cuts = [match.end() for match in re.finditer(f".{{{_LINE},}}? ", text)]
    return [*cuts, len(text)] if not cuts or cuts[-1] < len(text) else cuts


def _order(runs: list[Run], text: str) -> list[Placed]:
    """Return the code points of runs from left to right, controls left out."""
    spread = (
        (place, turned)
        for start, size, turned in runs
        for place in (range(start, start + size)[::-1] if turned else range(start, start + size))
    )
    return [placed for placed in spread if not _CONTROLS.match(text[placed[0]])]


def _agreed(
    text: str, cuts: list[int], given: int | None, fribidi: FriBidi, icu: Icu
) -> tuple[int, list[Run], list[list[Run]], str]:
    """Return the direction, the runs, those of its lines and what is shown; the two must agree."""
    direction, order, shown = fribidi.shown(text, given)
    same, runs, lines = icu.runs(text, cuts, given)
    kept = [placed for placed in order if not _CONTROLS.match(text[placed[0]])]
    if (direction, kept) != (same, _order(runs, text)):
        raise SystemExit(f"FriBidi and ICU differ: {text!a}")
    return direction, runs, lines, shown


def record(text: str, fribidi: FriBidi, icu: Icu) -> dict[str, object]:
    """Return the record of a line."""
    cuts = _cuts(text)
    direction, runs, lines, shown = _agreed(text, cuts, None, fribidi, icu)
    _, other, _, _ = _agreed(text, cuts, 1 - direction, fribidi, icu)
    return {
        "text": text,
        "direction": direction,
        "runs": runs,
        "other": other,
        "lines": list(zip(cuts, lines)),
        "shown": shown,
    }


def main() -> None:
    """Write the record."""
    fribidi, icu = FriBidi(), Icu()
    head = {"FriBidi": fribidi.version, "ICU": icu.version}
    records = [head, *(record(text, fribidi, icu) for text in _lines())]
    lines = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in records]
    RECORD.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{RECORD.name}: {len(records) - 1} lines")


if __name__ == "__main__":
    main()
