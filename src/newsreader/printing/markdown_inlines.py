"""Text with spans as Markdown: nothing in it means more than it did, and each span is read again.

Emphasis is hard where a sign of punctuation stands between its mark and a letter outside: the mark
means nothing there. That letter is written as an entity then.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from operator import or_
from typing import NamedTuple

from newsreader.article.spans import Inline, Span, Style, stretches

__all__ = ["BREAK", "TAG", "destination", "entity", "marked"]

BREAK, TAG = "\\\n", "<br>"
"""The end of a line within a block: of one that has lines in Markdown too, of one that has not."""

_MARKS = {Style.STRONG: "**", Style.EMPHASIS: "*", Style.STRIKE: "~~"}
_APART = "<!-- -->"  # between marks that would be one
_SIGNS = re.compile(
    r"[\\`*_\[\]<~]|[!^]\Z|&(?!amp;)(?=[A-Za-z#])|(?<=/)/|(?<=\S)@(?=\S)|(?<=mailto):", re.I
)
_AT_START = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=:>#{|])", re.M)
# Addresses that are read between "<" and ">" as they are written there.
_ADDRESS = re.compile(
    r"https?://(?!\S*xn--)[a-z\d.-]+[a-z\d](?:[/?#][\w/.~?#=&+,:@$()-]*)?"
    r"|[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+", re.A,
)  # fmt: skip
_BLANKS_AT_ENDS = re.compile(r"^(\s+)|(?<=\S)(\s+)$")
_BACKTICKS = re.compile("`+")
_OF_TARGETS = re.compile(r"[\\<>&]")
_ESCAPED = r"\\\g<0>"
_REFUSED = re.compile(r"(?:javascript|vbscript|file|data):", re.I)
_IMAGE_DATA = re.compile(r"data:image/(?:gif|png|jpeg|webp);", re.I)


class _Mark(NamedTuple):
    """What stands around a stretch of text: signs before it and behind; `flanks` as emphasis."""

    before: str
    behind: str
    flanks: bool = False


class _Segment(NamedTuple):
    """A stretch of text of one style, with the marks that stand around it, outer ones first.

    `is_address`: it is a link to what it says.
    """

    text: str
    style: Style
    wanted: tuple[_Mark, ...]
    is_address: bool = False


class _Piece(NamedTuple):
    """Text, or signs that are written as they are; `opens`: emphasis begins here, or ends."""

    text: str
    is_text: bool = True
    opens: bool | None = None


def entity(letter: str) -> str:
    """Return a letter by its number; with seven digits nobody takes it for a damaged one."""
    return f"&#{ord(letter):07};"


def destination(target: str) -> str | None:
    """Return where a link leads as it is written in brackets; None where it would be refused."""
    if _REFUSED.match(target.strip()) and not _IMAGE_DATA.match(target.strip()):
        return None
    return f"<{_OF_TARGETS.sub(_ESCAPED, target)}>"


def marked(content: Inline, notes: AbstractSet[str], line_end: str, *, bars: bool = True) -> str:
    """Return text with its spans; `notes` are the labels that have a footnote.

    `line_end` stands at the end of a line within. Without `bars` these are left to who writes them.
    """
    pieces: list[_Piece] = []
    for piece in _pieces(content, notes):
        if piece.is_text and pieces and pieces[-1].is_text:
            pieces[-1] = _Piece(pieces[-1].text + piece.text)
        else:
            pieces.append(piece)
    pieces = _apart(pieces)
    pieces = _flanked(_flanked(pieces[::-1], opens=True)[::-1], opens=False)
    written = "".join(_escaped(each.text, bars) if each.is_text else each.text for each in pieces)
    # Python and the library take more for blanks than Markdown does, at the ends.
    if written and written[-1].isspace() and written[-1] not in " \n":
        written = written[:-1] + entity(written[-1])
    if written and written[0].isspace() and written[0] not in " \n":
        written = entity(written[0]) + written[1:]
    lines = "\n".join(line.strip(" \t") for line in written.strip(" \n").split("\n"))
    if bars:
        lines = _AT_START.sub(lambda found: f"{found[0]}\\", lines)
    return lines.replace("\n", line_end)


def _escaped(text: str, bars: bool) -> str:
    """Return text in which no sign means more than it says."""
    escaped = _SIGNS.sub(_ESCAPED, text).replace("&amp;", entity("&") + "amp;")
    return escaped.replace("|", "\\|") if bars else escaped


def _apart(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return pieces with something between marks that begin together and do not end together."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.opens:
            opened.append(number)
        elif piece.opens is False:
            partners[number] = opened.pop()
            partners[partners[number]] = number
    found: list[_Piece] = []
    for number, piece in enumerate(pieces):
        is_beside = number in partners and number - 1 in partners
        if is_beside and abs(partners[number] - partners[number - 1]) != 1:
            found.append(_Piece(_APART, False))
        found.append(piece)
    return found


def _flanked(pieces: Sequence[_Piece], *, opens: bool) -> list[_Piece]:
    """Return pieces in their order, letters outside of marks as entities where they must be.

    Marks that open are looked at from the last piece on, those that close from the first: an
    entity is a sign of punctuation to the next mark.
    """
    edge = 0 if opens else -1
    found: list[_Piece] = []
    for piece in pieces:
        sign = piece.text[-1 - edge]
        is_letter = piece.is_text and not sign.isspace() and unicodedata.category(sign)[0] != "P"
        if is_letter and found and found[-1].opens is opens and not _is_plain(found, edge):
            found.append(_Piece(entity(sign), False))
            piece = _Piece(piece.text[:-1] if opens else piece.text[1:])
        if piece.text:
            found.append(piece)
    return found


def _is_plain(found: Sequence[_Piece], edge: int) -> bool:
    """Return whether a letter stands within the mark that was found last, all of one sign taken."""
    mark = found[-1]
    for piece in reversed(found):
        if piece.opens is not mark.opens or piece.text[0] != mark.text[0]:
            return piece.is_text and unicodedata.category(piece.text[edge])[0] not in "PSZC"
    return False


def _pieces(content: Inline, notes: AbstractSet[str]) -> Iterator[_Piece]:
    """Yield text and marks in turn; what reaches over the end of another begins anew there."""
    opened: list[_Mark] = []
    segments = [*_segments(content)]
    for number, segment in enumerate(segments):
        wanted = segment.wanted
        if segment.text.isspace():  # no emphasis begins or ends with a blank
            rest = (each.wanted for each in segments[number:] if not each.text.isspace())
            following = next(rest, ())
            both = min(_common(opened, following), _common(opened, wanted))
            wanted = tuple(m for n, m in enumerate(wanted) if n < both or not m.flanks)
        kept = _common(opened, wanted)
        yield from _closed(opened[kept:])
        is_between = any(mark.flanks for mark in opened[kept:])
        for mark in wanted[kept:]:
            if mark.flanks and is_between:
                yield _Piece(_APART, False)
            yield _Piece(mark.before, False, True if mark.flanks else None)
            is_between = False
        opened = [*wanted]
        if Style.NOTE in segment.style and segment.text[1:-1] in notes:
            yield _Piece(f"[^{segment.text[1:-1]}]", False)
        elif Style.CODE in segment.style:
            yield _Piece(_code(segment.text), False)
        elif segment.is_address:
            yield _Piece(f"<{segment.text}>", False)
        else:
            yield _Piece(segment.text)
    yield from _closed(opened)


def _common(one: Sequence[_Mark], other: Sequence[_Mark]) -> int:
    """Return how many marks two sequences begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other))
    )


def _closed(marks: Sequence[_Mark]) -> Iterator[_Piece]:
    """Yield the ends of marks, that of the last one first."""
    for mark in reversed(marks):
        yield _Piece(mark.behind, False, False if mark.flanks else None)


def _segments(content: Inline) -> Iterator[_Segment]:
    """Yield the stretches between the ends of spans, blanks at their ends by themselves."""
    for start, end, over in stretches(content):
        wanted = tuple(dict.fromkeys(mark for span in over for mark in _around(span)))
        style = reduce(or_, (span.style for span in over), Style.NONE)
        text = content.text[start:end]
        if _is_address(text, over):
            yield _Segment(text, style, (), is_address=True)
            continue
        whole = style & (Style.CODE | Style.NOTE) or not wanted
        for part in (text,) if whole else _BLANKS_AT_ENDS.split(text):
            if part:
                yield _Segment(part, style, wanted)


def _is_address(text: str, over: Sequence[Span]) -> bool:
    """Return whether text under these spans is nothing but a link to what it says."""
    if len(over) != 1 or over[0].style or over[0].end - over[0].start != len(text):
        return False
    return over[0].link in (text, f"mailto:{text}") and _ADDRESS.fullmatch(text) is not None


def _around(span: Span) -> Iterator[_Mark]:
    """Yield the marks of a span, the outer ones first."""
    if span.link and (target := destination(span.link)) is not None:
        yield _Mark("[", f"]({target})")
    for style, sign in _MARKS.items():
        if style in span.style:
            yield _Mark(sign, sign, flanks=True)


def _code(text: str) -> str:
    """Return text between backticks, more of them than stand in it."""
    text = text.replace("\n", " ")
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    is_padded = "`" in (text[0], text[-1]) or (text[0] == text[-1] == " " and bool(text.strip()))
    return f"{fence} {text} {fence}" if is_padded else fence + text + fence
