"""The search of all articles: type, see what is found with the words around it, open one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from newsreader.display.interface import Interface
from newsreader.display.painting import Align
from newsreader.display.styles import style_sheet
from newsreader.library.asked import Asked
from newsreader.search.requests import FILTERS, narrowed
from newsreader.session.searches import Hit, Searched
from newsreader.text.controls import isolated, label
from newsreader.ui.background import Latest
from newsreader.ui.screens.typed import TypedScreen
from newsreader.ui.widgets.facets import Facets
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.painted import Painted

__all__ = ["Chosen", "SearchScreen"]

_ROWS = 3  # of a hit: its title, the words around, a blank one
_WORD = 6  # cells that a word takes, about
_STYLES = ("title", "muted", "match", "selected")


class Chosen(NamedTuple):
    """What was searched when the window closed, and the article that was chosen, if any.

    `found` is the first of the words as it stands there.
    """

    asked: Asked
    path: str = ""
    found: str = ""


class Hits(Painted):
    """What was found, one selected; above it what is to be said of all of it."""

    PREFIX = "hits"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"hits--{name}" for name in ("aside", *_STYLES)}
    DEFAULT_CSS = f"""
    Hits {{ height: auto; }}
    Hits .hits--aside {{ color: $text-success; }}
    {style_sheet("Hits", "hits", _STYLES)}
    """

    searched: reactive[Searched | None] = reactive[Searched | None](None, layout=True)
    selected: reactive[int] = reactive(0)
    others: reactive[int] = reactive(0, layout=True)
    """Rows that stand above, of the window's."""

    def __init__(self, interface: Interface) -> None:
        super().__init__()
        self.set_reactive(Hits.interface, interface)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found."""
        return self.searched.hits if self.searched is not None else ()

    @property
    def current(self) -> Hit | None:
        """The hit that is selected."""
        return self.hits[self.selected] if self.hits else None

    def watch_searched(self) -> None:
        """Select the best of what was found."""
        self.selected = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of all that was found, no more than have room in the window."""
        rows = viewport.height - 5 - self.others
        return max(1, min(rows, _ROWS * len(self.hits) + self.head))

    def move(self, step: int) -> None:
        """Move the selection."""
        self.selected = max(0, min(len(self.hits) - 1, self.selected + step))

    def render_line(self, y: int) -> Strip:
        """Return one row: what is said of all, a blank one, then the hits."""
        width, head = self.size.width, self.head
        if y < head:
            return self.label("" if y else self._note(), width, "muted")
        fit = max(1, (self.size.height - head) // _ROWS)
        number, row = divmod(y - head, _ROWS)
        number += max(0, self.selected - fit + 1)
        if number >= len(self.hits) or row == _ROWS - 1:
            return self.label("", width)
        hit = self.hits[number]
        return self._title(hit, width, number) if row == 0 else self._words(hit, width)

    @property
    def head(self) -> int:
        """The rows above the hits: what is said of all, a blank one."""
        return 2 if self._note() else 1

    def _title(self, hit: Hit, width: int, number: int) -> Strip:
        """Return the title with the section and the date beside it."""
        names = ["selected"] if number == self.selected else []
        labels, entry = self.interface.labels, hit.entry
        parts = [entry.section, labels.short_date(entry.date) if entry.date else None]
        aside = label(" · ".join(isolated(part) for part in parts if part))
        wide = min(len(aside) + 1, width // 2) if aside else 0
        end = self.label(aside, wide, "aside", *names, align=Align.END)
        return self.beside(self.label(entry.title, width - wide, "title", *names), end)

    def _words(self, hit: Hit, width: int) -> Strip:
        """Return the words around what was found; of a title alone the beginning of the text."""
        if hit.excerpt is None:
            return self.label(hit.entry.summary or "", width, "muted")
        marks = [(start, end, "match") for start, end in hit.excerpt.found]
        return self.label(label(hit.excerpt.text), width, marks=marks)

    def _note(self) -> str:
        """Return what is said of all, if anything is: what is wrong, what may be typed."""
        labels, found = self.interface.labels, self.searched
        if found is None or not (found.asked.has_words or found.asked.has_filters):
            wrong = found.asked.wrong if found is not None else ()
            return self._wrong(*wrong[0]) if wrong else labels.search_hint
        if found.asked.wrong:
            return self._wrong(*found.asked.wrong[0])
        if not found.hits:
            return labels.nothing_found
        return labels.some_words if found.results.is_loose else ""

    def _wrong(self, given: str, nearest: str) -> str:
        """Return what is said of a filter that there is not."""
        return self.interface.labels.no_filter.format(isolated(given), isolated(nearest))


class SearchScreen(TypedScreen[Chosen]):
    """A field, and what is found in all articles while one types."""

    DEFAULT_CSS = """
    SearchScreen { align: center top; }
    SearchScreen > Container { width: 100; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "facets(1)", show=False, priority=True),
        Binding("shift+tab", "facets(-1)", show=False, priority=True),
        Binding("right", "facet(1)", show=False, priority=True),
        Binding("left", "facet(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        look: Callable[[str, int, Callable[[], bool]], Searched],
        asked: Asked,
        interface: Interface,
    ) -> None:
        """Take what searches: for a text, quoting so many words, while it counts."""
        self._hits = Hits(interface)
        self._facets = Facets(interface)
        super().__init__(Field(lambda labels: labels.search), self._hits, interface)
        self._look = look
        self._asked = asked
        self._searching = Latest(self)

    def compose(self) -> ComposeResult:
        """Put the facets between the field and what is found."""
        with Container():
            yield self._field
            yield self._facets
            yield self._below

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search what is typed."""
        event.stop()
        self._start()

    def _start(self) -> None:
        """Begin to search; what was begun before does not count any more."""
        self._searching.start(self._search, self._found)

    def _search(self, goes_on: Callable[[], bool]) -> Searched:
        """Search; in a thread."""
        words = max(4, self._hits.size.width // _WORD)
        return self._look(self._field.value, words, goes_on)

    def _found(self, found: Searched) -> None:
        """Show what was found."""
        self._facets.rows = found.facets
        self._hits.others = len(found.facets)
        self._hits.searched = found
        labels, results = self._hits.interface.labels, found.results
        counted = labels.articles(results.total)
        status = labels.at_least.format(counted) if results.has_more else counted
        self._field.status = status if results.total else ""

    # Facets

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrows to the field while no facet is in hand."""
        return action != "facet" or self._facets.place is not None

    def action_facets(self, step: int) -> None:
        """Take the first of the next row of facets in hand; after the last, none."""
        self._facets.next_row(step)

    def action_facet(self, cells: int) -> None:
        """Take the facet to the right, or to the left, in hand."""
        self._facets.move(cells)

    def on_facets_toggled(self, event: Facets.Toggled) -> None:
        """Put a facet's filter into the query, or take it out again."""
        event.stop()
        facet, interface = event.facet, self._hits.interface
        english, arabic = FILTERS[facet.kind]
        name = arabic if interface.labels.language == "ar" else english
        value = facet.back if facet.is_chosen else facet.value
        self._field.value = narrowed(self._field.value, facet.kind, value, name)
        self._field.cursor_position = len(self._field.value)

    async def action_leave_field(self, cancelled: bool) -> None:
        """Open what is selected, or nothing; what is typed has been searched by then.

        A facet in hand is chosen, or let go, and the window stays.
        """
        if self._facets.place is not None:
            if cancelled:
                self._facets.place = None
            else:
                self._facets.toggle()
            return
        if not cancelled:
            await self._searching.finish(self._search, self._found)
        hit = None if cancelled else self._hits.current
        if hit is None and not cancelled and self._field.value.strip():
            return
        asked = self._asked.keep(self._field.value)
        found = hit.excerpt if hit is not None else None
        first = found.text[slice(*found.found[0])] if found is not None and found.found else ""
        self.close(Chosen(asked, hit.entry.path if hit is not None else "", first))

    def action_close(self) -> None:
        """Close the window with nothing chosen."""
        self.close(Chosen(self._asked.keep(self._field.value)))

    def action_field_step(self, step: int) -> None:
        """Move the selection; from the first one up, to what was searched before."""
        if self._facets.place is not None:
            self._facets.place = None
            return
        if step > 0 and self._asked.place and self._hits.selected == 0 and not self._hits.hits:
            self._come_back(1)
        elif step < 0 and self._hits.selected == 0:
            self._come_back(-1)
        else:
            self._hits.move(step)

    def _come_back(self, step: int) -> None:
        """Put what was searched before, or after that, into the field."""
        if not self._asked.place:
            self._asked = self._asked.keep(self._field.value)
            if self._field.value.strip():
                self._asked = self._asked.step(-1)
        self._asked = self._asked.step(step)
        self._field.value = self._asked.query
        self._field.cursor_position = len(self._field.value)
