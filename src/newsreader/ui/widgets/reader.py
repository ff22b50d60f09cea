"""The reader: one article as a page, laid out where it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.article.articles import Article
from newsreader.display.beside import Beside
from newsreader.display.painting import Mark, Setting, painted
from newsreader.display.panes import TIGHT, columns_of, thumb_row
from newsreader.display.styles import STYLES, style_sheet
from newsreader.layout.pages import PageTexts, illustrated, page
from newsreader.layout.pictures import Picture
from newsreader.layout.rows import Place, Role, Row
from newsreader.session.finding import Matches
from newsreader.session.footnotes import notes, referred_at
from newsreader.session.pages import START, Page
from newsreader.session.pointing import Spot
from newsreader.session.selection import whole
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint
from newsreader.ui.widgets.marking import Marking

__all__ = ["Reader"]


class Reader(Marking, can_focus=True):
    """Shows one article: the page as a value, the matches in it, and what is marked.

    What is painted follows from these three; keys and the mouse put others in their place.
    """

    PREFIX = "reader"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{name}" for name in STYLES}
    DEFAULT_CSS = "Reader { width: 1fr; height: 1fr; }\n" + style_sheet("Reader", "reader")

    measure: reactive[int] = reactive(70, init=False)
    """The widest column of text, in cells."""

    matches: reactive[Matches] = reactive(Matches())

    @dataclass
    class RelatedChosen(Message):
        """A related article was chosen: its number, from 1."""

        number: int

    @dataclass
    class LinkChosen(Message):
        """A link of the article was chosen."""

        target: str

    class Moved(Message):
        """The page moved, or another one is shown."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.article: Article | None = None
        self.pictures: Mapping[str, Picture] = {}  # by what the article names
        self.before: Place | None = None  # where one was before the last jump
        self._noted: tuple[object, Beside] = (None, Beside())
        self._left: tuple[int, Place] | None = None  # the note that one went to, and from where

    # What is shown

    def show(
        self, article: Article, texts: PageTexts, place: Place | None = None, *, keep: bool = False
    ) -> None:
        """Show an article, at a place or at its beginning; with `keep` where the page stands now.

        `keep` is for the same article again: loaded whole, changed on disk, its related ones
        found. Its marks stay too: they are found anew by who searched.
        """
        place = self.place if keep else place or START
        self.pictures = self.pictures if keep else {}
        self.article = article
        speaks, size = self.interface, (self.columns, self.size.height)
        new = Page.opened(
            illustrated(page(article, texts), self.pictures), article.direction, size, place,
            shaped=speaks.shaped, justification=speaks.justification(article.language),
            spacing=speaks.spacing,
        )  # fmt: skip
        if not keep:
            self.matches, self.before, self._left = Matches(), None, None
        elif self.aim is not None:
            new = new.standing_as(self.aim)
        if not keep or not self.is_marked_on(new):
            self.unmark_text()
        self.page = new

    def show_pictures(self, pictures: Mapping[str, Picture]) -> None:
        """Show these pictures on the page, in the place of those that were on it."""
        self.pictures = pictures
        self.move(lambda page: page.with_parts(illustrated(page.parts, pictures)))

    @property
    def columns(self) -> int:
        """The cells of a line of text."""
        return columns_of(self.size.width, self.measure, self.interface.margin)

    @property
    def place(self) -> Place:
        """The place at the top of the window; no width and no height changes it."""
        return self.aim.place if self.aim is not None else START

    def on_mount(self) -> None:
        """Follow every layout: Textual sends no Resize after two of which one was for scrolling."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self.on_resize())

    def on_resize(self) -> None:
        """Lay the page out for the size that there is now; a reader that is hidden has none."""
        page, size = self.aim, (self.columns, self.size.height)
        if page is not None and self.size and size != (page.columns, page.height):
            self.page = page.resized(*size)

    def watch_measure(self) -> None:
        """Lay out for another measure."""
        self.on_resize()

    def watch_interface(self) -> None:
        """Lay out in other letters or lines; the scroll mark may stand at the other side."""
        speaks = self.interface
        if self.page is not None and self.article is not None:
            document = self.page.document
            wanted = speaks.shaped, speaks.justification(self.article.language), speaks.spacing
            if (document.shaped, document.justification, document.spacing) != wanted:
                self.page = self.page.set_in(*wanted[1:], shaped=wanted[0])
        self.on_resize()
        self.post_message(self.Moved())  # pictures may be wanted now, or no more

    def watch_page(self) -> None:
        """Say that the page has moved."""
        self.post_message(self.Moved())

    def jump(self, step: Callable[[Page], Page]) -> None:
        """Go to another place, from which there is a way back to this one."""
        place = self.place
        self.move(step)
        if self.place != place:
            self.before = place

    # Footnotes

    def go_to_note(self, label: str) -> bool:
        """Go to a footnote and mark it, with a way back; False when there is none of that label."""
        note = notes(self.page.parts).get(label) if self.page is not None else None
        if note is None or self.page is None:
            return False
        self._left = (note.part, self.place)
        self.selection = whole(self.page, note.part)
        self.jump(lambda page: page.revealing(Place(note.part, CodePoint(0))))
        return True

    def leave_note(self) -> bool:
        """Go back to where a footnote was gone to from; False when that is not in sight."""
        left, self._left = self._left, None
        if left is None or self.page is None or left[0] not in {n for n, _ in self.page.window}:
            return False
        if self.selection == whole(self.page, left[0]):
            self.selection = None
        self.move(lambda page: page.to_place(left[1]))
        return True

    # Related articles

    def mark_related(self) -> bool:
        """Go to the related articles and mark the first; False when there are none."""
        if self.page is None or not self.page.has_related:
            return False
        self.jump(lambda page: page.with_related(0))
        return True

    def choose_related(self) -> None:
        """Choose the related article that is marked, if one is."""
        if self.page is not None and self.page.related >= 0:
            self.post_message(self.RelatedChosen(self.page.related + 1))

    def unmark(self) -> bool:
        """Take away what is marked with the mouse, and the mark on a related article, if any."""
        marked = self.page is not None and self.page.related >= 0
        marked = marked or self.selection is not None
        self.selection = None
        self.move(Page.without_related)
        return marked

    # Finding

    def show_matches(self, matches: Matches) -> None:
        """Mark matches, and go to the current one."""
        self.matches = matches
        place = matches.place
        if place is not None:
            self.move(lambda page: page.revealing(place))

    # Painting

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take all the width there is."""
        return container.width

    @property
    def margin(self) -> int:
        """The cells between the reader's left edge and the page's."""
        columns = self.page.columns if self.page is not None else self.columns
        return max(0, (self.size.width - columns) // 2)

    def render_line(self, y: int) -> Strip:
        """Return one row of the window."""
        width, shown = self.size.width, self.page
        if shown is None or y >= len(shown.window):
            return Strip.blank(width, self.rich_style)
        part, row = shown.window[y]
        is_selected = shown.related >= 0 and shown.parts[part].number == shown.related + 1
        stretches = painted(
            _drawable(row, self, y), width, self.margin, shown.columns, self._marks(part),
            "selected" if is_selected else "", self.interface.signs,
        )  # fmt: skip
        strip = self.strip(self._beside.put(y, stretches))
        return self._with_thumb(strip, shown, y) if width > TIGHT else strip

    @property
    def _beside(self) -> Beside:
        """The footnotes beside the window, kept for all of its rows."""
        shown = self.page
        assert shown is not None
        free = self.margin, self.size.width - self.margin - shown.columns
        setting = Setting(shown.direction, shaped=shown.document.shaped, signs=self.interface.signs)
        wanted = (shown, free, setting)
        if self._noted[0] != wanted:
            found = Beside.of(shown.window, shown.parts, free, setting)
            self._noted = wanted, found
        return self._noted[1]

    def _marks(self, part: int) -> list[Mark]:
        """Return the marks on a part: what is selected, then the matches."""
        marks: list[Mark] = []
        selected = self.selection.of_part(part) if self.selection is not None else None
        if selected is not None:
            marks.append((*selected, "selection"))
        for match, is_current in self.matches.of_part(part):
            marks.append((match.start, match.end, "current-match" if is_current else "match"))
        return marks

    def _with_thumb(self, strip: Strip, shown: Page, y: int) -> Strip:
        """Put the scroll mark into the outermost column, at the side where lines end."""
        height = self.size.height
        if y != thumb_row(height, shown.at_start, shown.at_end, shown.top_fraction):
            return strip
        if self.interface.direction is Direction.LTR:
            return Strip.join([strip.crop(0, strip.cell_length - 1), self.thumb()])
        return Strip.join([self.thumb(), strip.crop(1)])

    # The mouse

    def clicked(self, spot: Spot) -> bool:
        """Do what a click on a piece of a part means; return whether it means anything."""
        assert self.page is not None
        assert spot.piece is not None
        part, piece = self.page.parts[spot.part], spot.piece
        if part.role is Role.RELATED:
            self.post_message(self.RelatedChosen(part.number))
        elif part.role is Role.TOP:
            self.jump(Page.to_start)
        else:
            at = spot.start - (piece.origin or 0)
            label = referred_at(piece, spot.start)
            if label is not None:
                return self.go_to_note(label)
            links = (s.link for s in piece.spans if s.link is not None and s.start <= at < s.end)
            link = next(links, None)
            if link is None:
                return False
            self.post_message(self.LinkChosen(link))
        return True


def _drawable(row: Row, reader: Reader, y: int) -> Row:
    """Return a row of the page that stands in this row of the reader, as it can be drawn there.

    Under a window, where all is dim, and perhaps in the screen's last row, a picture is made of
    halves of cells.
    """
    is_last = reader.region.y + y + 1 == reader.app.size.height
    return row.in_halves(is_last=is_last, is_dim=reader.screen is not reader.app.screen)
