"""What stands before the body of an article saved as text: section, headline, byline, date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from newsreader.formats.drafts import NOTHING, Metadata
from newsreader.formats.text import listing, rejoining
from newsreader.formats.text.body import clean, is_item_or_verse
from newsreader.recognition import datelines, furniture
from newsreader.recognition.titles import abbreviated, ends_sentence, is_title_like, same
from newsreader.recognition.verses import hemistichs

__all__ = ["Opening", "opening"]

_LINES = 12
_SECTION = (40, 6)  # code points, words
_SECTION_ALONE = (20, 2)
_HEADLINE_WORDS = 4
_HEADLINE_WORDS_OF_PAGE = 2
_PROSE = 80


@dataclass(frozen=True, slots=True)
class Opening:
    """The metadata in the first lines, and the lines after them, in chunks.

    `shaped`: there is a section label over the headline, as on a page of news.
    """

    metadata: Metadata
    chunks: Sequence[Sequence[str]]
    shaped: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    chunk: int
    place: int
    text: str
    alone: bool
    role: str  # "text", "date", "clutter"


def opening(
    chunks: Sequence[Sequence[str]],
    known: Metadata,
    column: rejoining.Column | None,
    *,
    ended: bool,
) -> Opening:
    """Return what stands before the body of `chunks`; `known` is what front matter says.

    `ended`: the article ends as a page does. A short line over another is surely a section's
    label then; without that, or a line on author and date, it has to be very short.
    """
    if known.title is not None:
        return _after_known_title(_first_lines(chunks), chunks, known)
    lines = list(_first_lines(chunks))
    texts = [number for number, line in enumerate(lines) if line.role == "text"]
    if not texts or (texts[0] > 0 and not is_title_like(lines[texts[0]].text)):
        texts = [0, *texts]  # nothing but a date, or one over prose: that is the title then
    shaped = _is_shaped(lines, texts, ended=ended)
    number = texts[1] if shaped else texts[0]
    line = lines[number]
    found = Metadata(title=abbreviated(clean(line.text)))
    if shaped:
        found = replace(found, section=clean(lines[texts[0]].text))
    if not shaped and not _stands_for_itself(chunks, line, column):
        return Opening(found, chunks)
    end, around = _around(lines, number)
    return Opening(found.completed(around), _after(chunks, lines[end - 1]), shaped)


def _first_lines(chunks: Sequence[Sequence[str]]) -> Iterator[_Line]:
    """Yield the first `_LINES` lines of the text with what each of them is, as it is asked for."""
    count = 0
    for index, chunk in enumerate(chunks[:_LINES]):
        for place, line in enumerate(chunk[: _LINES - count]):
            text = line.strip()
            yield _Line(index, place, text, len(chunk) == 1, _role(text, first=not count))
            count += 1


def _role(text: str, *, first: bool) -> str:
    """Return what a line of the opening is: "date", "clutter" or "text"."""
    if datelines.read(text) is not None:
        return "date"
    if furniture.is_skip(text):
        return "clutter"
    what = None if first else furniture.kind(text)
    return "text" if what in (None, furniture.Kind.RELATED) else "clutter"


def _is_shaped(lines: Sequence[_Line], texts: Sequence[int], *, ended: bool) -> bool:
    """Return whether a short label, a headline and prose follow one another, each alone."""
    if len(texts) < 3:
        return False
    label, headline, prose = (lines[number] for number in texts[:3])
    is_dated = any(line.role == "date" for line in lines[: texts[2]])
    is_page = ended or is_dated
    most, most_words = _SECTION if is_page else _SECTION_ALONE
    return (
        label.alone
        and headline.alone
        and len(label.text) <= most
        and len(label.text.split()) <= most_words
        and len(label.text) < len(headline.text)
        and len(headline.text.split()) >= (_HEADLINE_WORDS_OF_PAGE if is_page else _HEADLINE_WORDS)
        and is_title_like(headline.text)
        and not ends_sentence(label.text)
        and not headline.text.endswith((".", "۔", ":", "،", ","))
        and len(prose.text) > min(_PROSE, len(headline.text))
        and not any(is_item_or_verse(line.text) for line in (label, headline))
    )


def _stands_for_itself(
    chunks: Sequence[Sequence[str]], line: _Line, column: rejoining.Column | None
) -> bool:
    """Return whether a title's line is not the beginning of a paragraph, a list or a poem."""
    if not is_title_like(line.text) or hemistichs(line.text) is not None:
        return False
    rest = chunks[line.chunk][line.place + 1 :]
    mark = listing.marked(line.text)
    ahead = rest[0] if rest else next((chunk[0] for chunk in chunks[line.chunk + 1 :]), "")
    after = listing.marked(ahead)
    if mark is not None and after is not None and listing.following(mark, after) is not None:
        return False
    return not rest or not rejoining.is_joined(line.text, rest[0].strip(), column)


def _around(lines: Sequence[_Line], title: int) -> tuple[int, Metadata]:
    """Return where the lines that belong to a title end, and the dates and names in them."""
    end = title + 1
    while end < len(lines) and lines[end].role != "text":
        end += 1
    return end, _described(lines[:end])


def _described(lines: Sequence[_Line]) -> Metadata:
    """Return the byline and the date in the lines; the first of each counts."""
    found = NOTHING
    for line in lines:
        dateline = datelines.read(line.text) if line.role == "date" else None
        if dateline is not None:
            byline = found.byline or dateline.byline
            found = replace(found, byline=byline, date=found.date or dateline.date)
    return found


def _after_known_title(
    lines: Iterator[_Line], chunks: Sequence[Sequence[str]], known: Metadata
) -> Opening:
    """Pass over lines that repeat what the front matter says, and what stands between them."""
    title, section = known.title or "", known.section or ""

    def repeats(line: _Line) -> bool:
        return line.role != "text" or same(line.text, title) or same(line.text, section)

    passed = list(takewhile(repeats, lines))
    return Opening(_described(passed), _after(chunks, passed[-1]) if passed else chunks)


def _after(chunks: Sequence[Sequence[str]], line: _Line) -> Sequence[Sequence[str]]:
    rest = chunks[line.chunk][line.place + 1 :]
    return [*([rest] if rest else []), *chunks[line.chunk + 1 :]]
