"""The search of all articles: type, see what is found with the words around it, open one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from newsreader.display.interface import Interface
from newsreader.library.asked import Asked
from newsreader.search.requests import FILTERS, narrowed
from newsreader.session.searches import Hit, Searched
from newsreader.ui.background import Latest
from newsreader.ui.screens.typed import TypedScreen
from newsreader.ui.widgets.facets import Facets
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.hits import Hits

__all__ = ["Chosen", "SearchScreen"]

_WORD = 6  # cells that a word takes, about


class Chosen(NamedTuple):
    """What was searched when the window closed, and the article that was chosen, if any.

    `found` is the first of the words as it stands there.
    """

    asked: Asked
    path: str = ""
    found: str = ""


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
        """Search what is typed; what was begun before does not count any more."""
        event.stop()
        if self.take_typed():
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
            self.take_typed()
            await self._searching.finish(self._search, self._found)
        hit = None if cancelled else self._hits.current
        if hit is not None:
            self._open(hit)
        elif cancelled or not self._field.value.strip():
            self.action_close()

    def on_window_rows_clicked(self, event: Hits.Clicked) -> None:
        """Open the article that is clicked."""
        number = self._hits.hit_at(event.row)
        if number >= 0:
            self._open(self._hits.hits[number])

    def _open(self, hit: Hit) -> None:
        """Close the window with an article chosen, and the first of the words in it."""
        found = hit.excerpt
        first = found.text[slice(*found.found[0])] if found is not None and found.found else ""
        self.close(Chosen(self._asked.keep(self._field.value), hit.entry.path, first))

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
