"""What stands after the body of an article saved as text: source, references, clutter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsreader.formats.drafts import NOTHING, Metadata
from newsreader.formats.text.body import is_item_or_verse
from newsreader.formats.text.rejoining import Column, is_joined
from newsreader.recognition import furniture, sourcelines
from newsreader.recognition.titles import ends_sentence
from newsreader.text.controls import SafeText

__all__ = ["Closing", "closing", "is_ended"]

_PROSE = 80


@dataclass(frozen=True, slots=True)
class Closing:
    """The metadata in the last lines, and the lines before them, in chunks."""

    metadata: Metadata
    chunks: Sequence[Sequence[str]]


def is_ended(chunks: Sequence[Sequence[str]], column: Column | None) -> bool:
    """Return whether these last chunks of an article end as a page does: a source, clutter."""
    last = chunks[-furniture.ZONE[0] :]
    found = closing(last, column, shaped=True)
    return found.metadata.source is not None or len(found.chunks) < len(last)


def closing(chunks: Sequence[Sequence[str]], column: Column | None, *, shaped: bool) -> Closing:
    """Return what stands after the body of `chunks`, whose lines are wrapped at `column`."""
    entries, places = _last_lines(chunks, column)
    ending = furniture.ending(entries)
    dropped = {places[number] for number in ending.removed}
    if dropped:
        chunks = _without(chunks, dropped)
    found = NOTHING
    if ending.related or ending.tags:
        found = Metadata(related=ending.related, tags=ending.tags)
    source = _source(chunks, expected=shaped or bool(ending.removed))
    if source is None:
        return Closing(found, chunks)
    chunks = [*chunks[:-1], chunks[-1][:-1]] if len(chunks[-1]) > 1 else chunks[:-1]
    return Closing(replace(found, source=source), chunks)


def _without(
    chunks: Sequence[Sequence[str]], dropped: set[tuple[int, int]]
) -> Sequence[Sequence[str]]:
    """Return `chunks` without the lines at some places (chunk, line) near their end."""
    touched = {index for index, _ in dropped}
    rest = (
        [line for place, line in enumerate(chunk) if (index, place) not in dropped]
        if index in touched
        else chunk
        for index, chunk in enumerate(chunks[_zone_start(chunks) :], _zone_start(chunks))
    )
    return [*chunks[: _zone_start(chunks)], *(chunk for chunk in rest if chunk)]


def _zone_start(chunks: Sequence[Sequence[str]]) -> int:
    return max(0, len(chunks) - furniture.ZONE[0])


def _last_lines(
    chunks: Sequence[Sequence[str]], column: Column | None
) -> tuple[list[furniture.Entry], list[tuple[int, int]]]:
    """Return the last lines that can be clutter, and where each stands."""
    most, most_code_points = furniture.ZONE
    entries: list[furniture.Entry] = []
    places: list[tuple[int, int]] = []
    taken = 0
    for index in range(len(chunks) - 1, _zone_start(chunks) - 1, -1):
        chunk = chunks[index]
        for place in range(len(chunk) - 1, -1, -1):
            text = chunk[place].strip()
            taken += len(text)
            is_wrapped = place > 0 and is_joined(chunk[place - 1], chunk[place], column)
            too_far = taken > most_code_points or len(entries) == most
            if too_far or is_wrapped or furniture.is_prose(text):
                return entries[::-1], places[::-1]
            entries.append(furniture.Entry(text))
            places.append((index, place))
    return entries[::-1], places[::-1]


def _source(chunks: Sequence[Sequence[str]], *, expected: bool) -> SafeText | None:
    """Return the source named in the last line, None when it names none."""
    if len(chunks) < 2:
        return None
    line = chunks[-1][-1].strip()
    named = sourcelines.labelled(line)
    if named is not None or not expected or len(chunks[-1]) > 1 or len(chunks) < 3:
        return named
    before = chunks[-2][-1].strip()
    is_after_prose = ends_sentence(before) or len(before) > _PROSE
    return sourcelines.bare(line) if is_after_prose and not is_item_or_verse(line) else None
