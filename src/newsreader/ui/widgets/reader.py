"""The reader: one article as a page, laid out where it is looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.article.articles import Article
from newsreader.article.spans import Style as Meaning
from newsreader.display.panes import TIGHT, columns_of
from newsreader.layout.documents import Document, Position
from newsreader.layout.pages import PageTexts, page
from newsreader.layout.rows import Part, Piece, Place, Role, Row
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint
from newsreader.ui.filters import InDisplayOrder
from newsreader.ui.strips import Mark, offset_in, row_strip

__all__ = ["Reader"]

Find = Callable[[str, str], Sequence[tuple[int, int]]]
"""Finds a query in a text: the logical ranges (code points) of its matches, ascending."""

_TOP = Position(0, 0)


@dataclass(frozen=True, slots=True)
class _Match:
    part: int
    start: int
    end: int


class Reader(InDisplayOrder, can_focus=True):
    """Shows one article; the page moves under keys that the screen hands on as method calls."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"reader--{name}"
        for name in (
            "section", "title", "byline", "heading", "quote", "code", "verse", "table-head",
            "muted", "marker", "source", "related", "selected", "top", "link", "strong",
            "match", "current-match", "selection", "thumb",
        )
    }  # fmt: skip
    DEFAULT_CSS = """
    Reader { width: 1fr; height: 1fr; }
    Reader .reader--section { color: $text-accent; }
    Reader .reader--title { color: $text-primary; text-style: bold; }
    Reader .reader--byline, Reader .reader--source, Reader .reader--muted { color: $text-muted; }
    Reader .reader--heading { color: $text-secondary; text-style: bold; }
    Reader .reader--quote { color: $text-muted; }
    Reader .reader--code { color: $text-success; }
    Reader .reader--table-head { text-style: bold; }
    Reader .reader--marker, Reader .reader--thumb { color: $accent; }
    Reader .reader--related { color: $text-primary; }
    Reader .reader--selected { background: $primary; color: $foreground; text-style: bold; }
    Reader .reader--top { color: $text-accent; }
    Reader .reader--link { color: $text-accent; }
    Reader .reader--strong { text-style: bold; }
    Reader .reader--match { background: $warning-muted; color: $text-warning; }
    Reader .reader--current-match { background: $warning; color: #121212; text-style: bold; }
    Reader .reader--selection { background: $primary-muted; }
    """

    measure: reactive[int] = reactive(70, init=False)
    """The widest column of text, in cells."""

    interface: reactive[Direction] = reactive(Direction.RTL, init=False)
    """The direction of the interface: the scroll mark stands at the side where lines end."""

    @dataclass
    class RelatedChosen(Message):
        """A related article was chosen: its index, from 0."""

        index: int

    @dataclass
    class LinkChosen(Message):
        """A link of the article was chosen."""

        target: str

    @dataclass
    class Moved(Message):
        """The page moved: the place at its top, and how far down it is, from 0 to 1."""

        place: Place
        fraction: float

    @dataclass
    class Copied(Message):
        """The reader marked a stretch of the article with the mouse: its text, as written."""

        text: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._parts: Sequence[Part] = ()
        self._direction = Direction.RTL
        self._document: Document | None = None
        self._top = _TOP
        self._window: list[tuple[int, Row]] = []
        self._article: Article | None = None
        self._matches: list[_Match] = []
        self._match = -1
        self._related = -1
        self._anchor: Place | None = None
        self._selection: tuple[Place, Place] | None = None
        self.shaped = True

    # What is shown

    def show(
        self,
        article: Article,
        texts: PageTexts,
        place: Place | None = None,
        *,
        keep: bool = False,
    ) -> None:
        """Show an article, at a place or at its beginning; with `keep` where the page stands now.

        `keep` is for the same article again: loaded whole, changed on disk, its related ones
        found.
        """
        if keep:
            place = self.place
        else:
            self._related = -1
            self._matches, self._match = [], -1
        self._article = article
        self._selection = None
        self._parts = page(article, texts)
        self._direction = article.direction
        self._document = None
        self._lay_out(place or Place(0, CodePoint(0)))

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    @property
    def columns(self) -> int:
        """The cells of a line of text."""
        return columns_of(self.size.width, self.measure)

    @property
    def place(self) -> Place:
        """The place at the top of the window; no width and no height changes it."""
        if self._document is None or not self._parts:
            return Place(0, CodePoint(0))
        return self._document.place(self._top)

    @property
    def fraction(self) -> float:
        """How far down the bottom of the window is, from 0 to 1."""
        if self._document is None or not self._parts:
            return 0.0
        end = self._document.move(self._top, self.size.height)
        last = len(self._parts) - 1
        if end == Position(last, len(self._document.rows(last)) - 1):
            return 1.0
        return self._document.fraction(end)

    def _lay_out(self, place: Place) -> None:
        if not self._parts or not self.size.width:
            self._pending = place
            return
        self._document = Document(
            self._parts, Cell(self.columns), self._direction, shaped=self.shaped
        )
        self._go(self._document.position(place), announce=False)

    _pending: Place | None = None

    def _go(self, top: Position, *, announce: bool = True) -> None:
        """Put a row at the top, unless that would leave space below the end."""
        document = self._document
        if document is None:
            return
        self._top = min(max(top, _TOP), document.last_top(self.size.height))
        self._window = document.window(self._top, self.size.height)
        self.refresh()
        if announce:
            self.post_message(self.Moved(self.place, self.fraction))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out anew where its width changed; the place stays."""
        place = self._pending or self._resting or self.place
        self._pending = None
        if self._document is None or self._document.columns != self.columns:
            self._lay_out(place)
        else:
            self._go(self._document.position(place), announce=False)
        self._resting = place

    _resting: Place | None = None
    """The place before the first of a row of resizes: narrow and wide again ends where it began."""

    def watch_measure(self) -> None:
        """Lay out for another measure."""
        self._lay_out(self.place)

    def watch_interface(self) -> None:
        """Put the scroll mark at the other side."""
        self.refresh()

    def set_shaped(self, shaped: bool) -> None:
        """Show presentation forms, or plain letters where the font lacks them."""
        self.shaped = shaped
        self._lay_out(self.place)

    # Moving

    def _move(self, top: Position) -> None:
        self._resting = None
        self._go(top)

    def scroll_rows(self, rows: int) -> None:
        """Move the page by so many rows; while a related article is marked, move the mark."""
        if self._document is None:
            return
        if self._related >= 0 and abs(rows) == 1:
            self._mark_related(self._related + rows)
            return
        self._move(self._document.move(self._top, rows))

    def scroll_windows(self, windows: float) -> None:
        """Move by windows (half ones too), two rows of the old window staying in sight."""
        height = self.size.height
        rows = int(windows * height)
        if abs(windows) >= 1 and height > 4:
            rows -= 2 if windows > 0 else -2
        self._related = -1
        if rows and self._document is not None:
            self._move(self._document.move(self._top, rows))

    def to_start(self) -> None:
        """Go to the headline."""
        self._related = -1
        self._move(_TOP)

    def to_end(self) -> None:
        """Go to the end of the page."""
        self._related = -1
        if self._document is not None:
            self._move(self._document.last_top(self.size.height))

    @property
    def at_end(self) -> bool:
        """Whether the end of the page is in sight."""
        return self._document is None or self._top == self._document.last_top(self.size.height)

    def to_place(self, place: Place) -> None:
        """Go to a place."""
        if self._document is not None:
            self._move(self._document.position(place))

    # Related articles

    def to_related(self) -> bool:
        """Go to the related articles and mark the first; False when there are none."""
        return self._mark_related(0)

    def _mark_related(self, index: int) -> bool:
        places = [i for i, part in enumerate(self._parts) if part.role is Role.RELATED]
        if not places or self._document is None:
            return False
        if index < 0:
            self._related = -1
            self.refresh()
            return True
        self._related = min(index, len(places) - 1)
        self._reveal(Position(places[self._related], 0))
        self.refresh()
        return True

    def activate(self) -> bool:
        """Choose the marked related article; False when none is marked."""
        if self._related < 0:
            return False
        self.post_message(self.RelatedChosen(self._related))
        return True

    def unmark(self) -> bool:
        """Take the mark off the related articles; False when there is none."""
        marked, self._related = self._related >= 0, -1
        self.refresh()
        return marked

    def _reveal(self, position: Position) -> None:
        """Bring a row into the window, a third from its top when it is far away."""
        document = self._document
        if document is None:
            return
        height = self.size.height
        if self._top <= position < document.move(self._top, max(1, height - 1)):
            self._go(self._top)
        else:
            self._move(document.move(position, -(height // 3)))

    # Finding

    def find(self, query: str, find: Find) -> int:
        """Mark every match of `query` and go to the first from here on; return their number."""
        document = self._document
        self._matches, self._match = [], -1
        if document is not None and query.strip():
            self._matches = [
                _Match(number, start, end)
                for number in range(len(self._parts))
                for start, end in find(document.text(number), query)
            ]
            here = self.place
            after = [(m.part, m.end) for m in self._matches]
            if after:
                self._match = bisect_left(after, tuple(here)) % len(after)
                self._show_match()
        self.refresh()
        return len(self._matches)

    def step_match(self, step: int) -> int:
        """Go to the next or an earlier match, round the end; return its number from 1, or 0."""
        if not self._matches:
            return 0
        self._match = (self._match + step) % len(self._matches)
        self._show_match()
        return self._match + 1

    @property
    def match_count(self) -> int:
        """How many matches are marked."""
        return len(self._matches)

    @property
    def match_number(self) -> int:
        """The number of the match that the page went to last, from 1; 0 for none."""
        return self._match + 1

    def clear_find(self) -> None:
        """Take the marks off."""
        self._matches, self._match = [], -1
        self.refresh()

    def _show_match(self) -> None:
        match = self._matches[self._match]
        if self._document is not None:
            place = Place(match.part, CodePoint(match.start))
            self._reveal(self._document.position(place))

    # Painting

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take all the width there is."""
        return container.width

    def render_line(self, y: int) -> Strip:
        """Return one row of the window."""
        width = self.size.width
        base = self.rich_style
        if y >= len(self._window):
            return Strip.blank(width, base)
        part, row = self._window[y]
        if row.role is Role.RULE:
            rule = Segment("─" * self.columns, base + self._style("muted"))
            margin = self._margin
            rest = width - margin - self.columns
            strip = Strip([Segment(" " * margin, base), rule, Segment(" " * rest, base)], width)
        else:
            strip = row_strip(
                row, width, self._margin, base, self._piece_style(part), self._span_style,
                self._marks(part),
            )  # fmt: skip
        return self._with_thumb(strip, y) if width > TIGHT else strip

    @property
    def _margin(self) -> int:
        return max(0, (self.size.width - self.columns) // 2)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"reader--{name}", partial=True)

    def _piece_style(self, part: int) -> Callable[[Piece], Style]:
        number = self._parts[part].number

        def style_of(piece: Piece) -> Style:
            role = self._parts[part].role
            if role is Role.RELATED and number == self._related + 1:
                return self._style("selected")
            name = _STYLES.get(role if piece.role is role else piece.role)
            return self._style(name) if name else Style.null()

        return style_of

    def _span_style(self, meaning: Meaning, link: bool) -> Style:
        style = Style.null()
        if meaning & (Meaning.STRONG | Meaning.EMPHASIS):
            style += self._style("strong")
        if meaning & Meaning.CODE:
            style += self._style("code")
        if meaning & Meaning.STRIKE:
            style += Style(strike=True)
        if link or meaning & Meaning.NOTE:
            style += self._style("link")
        return style

    def _marks(self, part: int) -> list[Mark]:
        marks: list[Mark] = []
        if self._selection is not None:
            first, last = sorted(self._selection)
            if first.part <= part <= last.part:
                start = first.offset if part == first.part else 0
                end = last.offset if part == last.part else 1 << 62
                marks.append((start, end, self._style("selection")))
        if self._matches:
            low = bisect_left([m.part for m in self._matches], part)
            for number in range(low, len(self._matches)):
                match = self._matches[number]
                if match.part != part:
                    break
                name = "current-match" if number == self._match else "match"
                marks.append((match.start, match.end, self._style(name)))
        return marks

    def _with_thumb(self, strip: Strip, y: int) -> Strip:
        """Put the scroll mark into the outermost column, at the side where lines end."""
        document = self._document
        height = self.size.height
        if document is None or (self._top == _TOP and self.at_end) or height < 2:
            return strip
        at = 0 if self._top == _TOP else height - 1
        if not self.at_end and self._top != _TOP:
            at = max(1, min(height - 2, round(document.fraction(self._top) * (height - 1))))
        if y != at:
            return strip
        mark = Strip(
            [
                Segment(
                    "▐" if self.interface is Direction.LTR else "▌",
                    self.rich_style + self._style("thumb"),
                )
            ],
            1,
        )
        if self.interface is Direction.LTR:
            return Strip.join([strip.crop(0, strip.cell_length - 1), mark])
        return Strip.join([mark, strip.crop(1)])

    # The mouse

    def _hit(self, event: events.MouseEvent) -> tuple[int, Piece, CodePoint] | None:
        """Return the part under the mouse, the piece and the offset; None beside the text."""
        if not 0 <= event.y < len(self._window):
            return None
        part, row = self._window[event.y]
        found = offset_in(row, event.x - self._margin)
        return None if found is None else (part, *found)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move three rows down."""
        event.stop()
        self.unmark()
        self.scroll_rows(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move three rows up."""
        event.stop()
        self.unmark()
        self.scroll_rows(-3)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection."""
        hit = self._hit(event)
        self._selection = None
        self._anchor = None if hit is None else Place(hit[0], hit[2])
        self.capture_mouse()
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the selection to where the mouse is."""
        if self._anchor is None or not event.button:
            return
        hit = self._hit(event)
        if hit is not None:
            self._selection = (self._anchor, Place(hit[0], hit[2]))
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a selection; without one, follow what was clicked."""
        self.release_mouse()
        anchor, self._anchor = self._anchor, None
        if self._selection is not None and anchor is not None:
            text = self.selected_text()
            if text:
                self.post_message(self.Copied(text))
                return
        self._selection = None
        hit = self._hit(event)
        if hit is not None:
            self._follow(*hit)

    def _follow(self, number: int, piece: Piece, offset: CodePoint) -> None:
        part = self._parts[number]
        if part.role is Role.RELATED:
            self.post_message(self.RelatedChosen(part.number - 1))
        elif part.role is Role.TOP:
            self.to_start()
        elif piece.origin is not None:
            for span in piece.spans:
                if span.link is not None and span.start <= offset - piece.origin < span.end:
                    self.post_message(self.LinkChosen(span.link))
                    return

    def selected_text(self) -> str:
        """Return what is marked with the mouse, as it was written."""
        if self._selection is None or self._document is None:
            return ""
        first, last = sorted(self._selection)
        texts = []
        for number in range(first.part, last.part + 1):
            text = self._document.text(number)
            end = last.offset if number == last.part else len(text)
            texts.append(text[first.offset if number == first.part else 0 : end])
        return "\n\n".join(texts)


_STYLES = {
    Role.SECTION: "section",
    Role.TITLE: "title",
    Role.BYLINE: "byline",
    Role.HEADING: "heading",
    Role.QUOTE: "quote",
    Role.CODE: "code",
    Role.VERSE: "verse",
    Role.TABLE_HEAD: "table-head",
    Role.IMAGE: "muted",
    Role.NOTE: "muted",
    Role.MARKER: "marker",
    Role.SOURCE: "source",
    Role.RELATED_HEADING: "heading",
    Role.RELATED: "related",
    Role.TOP: "top",
}
