"""What every stage of the text engine makes of a paragraph, in lines that a person can read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.shaping import shape
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell

FOLDER = Path(__file__).parents[1] / "layout" / "traces"
STAGES = ("direction", "order", "shapes", "clusters", "breaks", "lines")


@dataclass(frozen=True)
class Trace:
    """A case: what it shows, a text, the columns it is laid out in, the lines of each stage."""

    about: str
    text: SafeText
    columns: int
    stages: dict[str, list[str]]

    @property
    def paragraph(self) -> Paragraph:
        return Paragraph(self.text)


def read(path: Path) -> Trace:
    """Return the case in a file; a code point can be written as `<200C>`."""
    head, *sections = path.read_text("utf-8").split("\n\n== ")
    about, _, fields = head.partition("\n\n")
    named = dict(line.split(maxsplit=1) for line in fields.splitlines())
    parts = (section.rstrip("\n").partition("\n") for section in sections)
    stages = {name: lines.split("\n") for name, _, lines in parts}
    return Trace(about, _unescaped(named["text"]), int(named["columns"]), stages)


def written(trace: Trace) -> str:
    """Return a case as it stands in its file."""
    text = "".join(f"<{ord(c):04X}>" if unicodedata.category(c) == "Cf" else c for c in trace.text)
    sections = (f"\n== {name}\n" + "\n".join(trace.stages[name]) for name in STAGES)
    return (
        f"{trace.about}\n\ntext     {text}\ncolumns  {trace.columns}\n" + "\n".join(sections) + "\n"
    )


def traced(trace: Trace) -> Trace:
    """Return the case with the stages as the engine goes through them now."""
    paragraph = trace.paragraph
    stages = {
        "direction": ["right to left" if paragraph.direction is Direction.RTL else "left to right"],
        "order": list(_order(paragraph)),
        "shapes": list(_shapes(trace.text)) or ["all as they are"],
        "clusters": list(_clusters(paragraph)) or ["all one code point in one cell"],
        "breaks": [" ".join(map(str, paragraph.breaks)) or "nowhere"],
        "lines": list(_lines(trace)),
    }
    return Trace(trace.about, trace.text, trace.columns, stages)


def _order(paragraph: Paragraph) -> Iterator[str]:
    """Yield each run that goes one way without a gap: offsets, way, places from left to right."""
    places, backwards = paragraph.order
    start = 0
    for end in range(1, len(places) + 1):
        step = -1 if backwards[start] else 1
        goes_on = end < len(places) and backwards[end] == backwards[start]
        if goes_on and places[end] == places[end - 1] + step:
            continue
        way = "backwards over" if backwards[start] else "forwards over"
        low, high = sorted((places[start], places[end - 1]))
        yield f"{_range(start, end)} {way} places {_range(low, high + 1)}"
        start = end


def _shapes(text: SafeText) -> Iterator[str]:
    """Yield each code point with what is shown for it, where that is another."""
    for offset, (character, shown) in enumerate(zip(text, shape(text), strict=True)):
        if shown != character:
            yield f"{offset} {_named(character)} is shown as {_all_named(shown) or 'nothing'}"


def _clusters(paragraph: Paragraph) -> Iterator[str]:
    """Yield each cluster that is not one code point in one cell, or not shown as it was shaped."""
    shown = shape(paragraph.text)
    for cluster in paragraph.clusters:
        start, end, text, width, _, _ = cluster
        if end - start > 1 or width != 1 or text != shown[start]:
            cells = "1 cell" if width == 1 else f"{width} cells"
            yield f"{_range(start, end)} in {cells}: {_all_named(text) or 'nothing'}"


def _lines(trace: Trace) -> Iterator[str]:
    """Yield each line: its offsets, its cells, what stands in it from left to right by offset."""
    for line in wrap(trace.paragraph, Cell(trace.columns)):
        shown = " ".join(_range(c.start, c.end) for c in line.clusters if c.width)
        yield f"{_range(line.start, line.end)} in {line.width} cells: {shown}"


def _range(start: int, end: int) -> str:
    return f"{start}" if end - start == 1 else f"{start}-{end - 1}"


def _named(character: str) -> str:
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return name.removeprefix("arabic ").removeprefix("letter ")


def _all_named(text: str) -> str:
    return ", ".join(map(_named, text))


def _unescaped(text: str) -> SafeText:
    parts = text.split("<")
    found = (f"{chr(int(part[:4], 16))}{part[5:]}" if part[4:5] == ">" else f"<{part}"
             for part in parts[1:])  # fmt: skip
    return SafeText(parts[0] + "".join(found))
