"""What a search has found: titles with the words around each hit, one selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.interface import Interface
from newsreader.display.painting import Align
from newsreader.display.styles import style_sheet
from newsreader.session.searches import Hit, Searched
from newsreader.text.controls import isolated, label
from newsreader.ui.widgets.window_rows import Through, WindowRows

__all__ = ["Hits"]

_ROWS = 3  # of a hit: its title, the words around, a blank one
_STYLES = ("title", "muted", "match", "selected", "thumb")


class Hits(WindowRows):
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
        """Return the rows of all that was found, of no more hits than have room as a whole."""
        room = viewport.height - 5 - self.others - self.head
        shown = min(len(self.hits), (room + 1) // _ROWS)  # below the last one no row is blank
        return max(1, self.head + max(0, _ROWS * shown - 1))

    def move(self, step: int) -> None:
        """Move the selection."""
        self.selected = max(0, min(len(self.hits) - 1, self.selected + step))

    @property
    def _fit(self) -> int:
        """How many hits have room in the window."""
        return max(1, (self.size.height - self.head + 1) // _ROWS)

    @property
    def _first(self) -> int:
        """The first hit in sight."""
        return max(0, self.selected - self._fit + 1)

    def through(self) -> Through:
        """Return how far through the hits the window is."""
        return Through.of(self._first, self._fit, len(self.hits))

    def hit_at(self, y: int) -> int:
        """Return the number of the hit of a row, -1 where none stands."""
        number, row = divmod(y - self.head, _ROWS)
        number += self._first
        return number if y >= self.head and number < len(self.hits) and row < _ROWS - 1 else -1

    def beneath(self, y: int) -> Sequence[str]:
        """Return what is beneath the title of the hit that is selected."""
        is_title = (y - self.head) % _ROWS == 0 and self.hit_at(y) == self.selected
        return ["selected"] if is_title else []

    def row(self, y: int, width: int) -> Strip:
        """Return one row: what is said of all, a blank one, then the hits."""
        if y < self.head:
            return self.label("" if y else self._note(), width, "muted")
        number = self.hit_at(y)
        if number < 0:
            return self.label("", width)
        if (y - self.head) % _ROWS == 0:
            return self._title(self.hits[number], width, self.beneath(y))
        return self._words(self.hits[number], width)

    @property
    def head(self) -> int:
        """The rows above the hits: what is said of all, a blank one."""
        return 2 if self._note() else 1

    def _title(self, hit: Hit, width: int, names: Sequence[str]) -> Strip:
        """Return the title with the section and the date beside it."""
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
