"""The palette: type, and choose a command or an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from rich.cells import cell_len
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from newsreader.display.interface import Interface
from newsreader.search.queries import Query
from newsreader.text.controls import SafeText
from newsreader.ui.background import Latest
from newsreader.ui.screens.typed import TypedScreen
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.window_rows import Through, WindowRows

__all__ = ["MOST", "Choice", "Choices", "More", "Offer", "PaletteScreen", "offer_of"]

_ROWS, _AROUND, _APART = 15, 6, 2  # rows at the most, those around, cells between the two texts
MOST = 500  # choices: nobody goes through more of them, who can type another letter


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: `action` names an action, `path` an article."""

    text: SafeText
    aside: SafeText = SafeText("")
    action: str = ""
    path: str = ""


Offer = Callable[[Query], Iterable[Choice]]
"""What there is to choose from when something is typed, in its order."""

More = Callable[[Query, Callable[[], bool]], Sequence[Choice]]
"""What else there is, which takes its time: it is told whether anybody still waits."""


def offer_of(choices: Iterable[Choice]) -> Offer:
    """Return the offer of a few choices: those in which every word typed is found."""
    kept = tuple(choices)
    return lambda query: (c for c in kept if query.accepts((c.text, c.aside)))


class Choices(WindowRows):
    """What there is to choose from, one selected."""

    PREFIX = "choices"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choices--selected", "choices--aside", "choices--thumb"
    }  # fmt: skip
    DEFAULT_CSS = """
    Choices { height: auto; }
    Choices .choices--selected {
        background: $selected-ground; color: $selected-ink; text-style: $selected-style;
    }
    Choices .choices--aside { color: $text-success; }
    Choices .choices--thumb { color: $accent; }
    """

    choices: reactive[Sequence[Choice]] = reactive[Sequence[Choice]]((), layout=True)
    selected: reactive[int] = reactive(0)

    empty: reactive[str] = reactive("")
    """What is said where there is nothing to choose."""

    def __init__(self, choices: Sequence[Choice], interface: Interface, empty: str) -> None:
        super().__init__()
        self.set_reactive(Choices.interface, interface)
        self.set_reactive(Choices.choices, choices)
        self.set_reactive(Choices.empty, empty)

    def watch_choices(self) -> None:
        """Select the first of other choices."""
        self.selected = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a row for each choice, no more than one would look at."""
        most = max(1, min(_ROWS, viewport.height - _AROUND))
        return min(most, max(1, len(self.choices)))

    def move(self, step: int) -> None:
        """Move the selection."""
        self.selected = max(0, min(len(self.choices) - 1, self.selected + step))

    @property
    def top(self) -> int:
        """The first choice in sight."""
        return max(0, self.selected - max(0, self.size.height - 1))

    def through(self) -> Through:
        """Return how far through the choices the window is."""
        return Through.of(self.top, self.size.height, len(self.choices))

    def beneath(self, y: int) -> Sequence[str]:
        """Return what is beneath the choice that is selected."""
        return ["selected"] if self.top + y == self.selected and self.choices else []

    def row(self, y: int, width: int) -> Strip:
        """Return one choice."""
        number = self.top + y
        if number >= len(self.choices):
            return self.label("" if y or self.choices else self.empty, width)
        choice, names = self.choices[number], self.beneath(y)
        wide = min(cell_len(choice.aside) + _APART, width // 3) if choice.aside else 0
        # The key of a command, the section of an article: right behind what it belongs to.
        room = min(width - wide, cell_len(choice.text))
        rest = self.label("", width - room - wide, *names)
        aside = self.label(choice.aside, max(0, wide - _APART), "aside", *names)
        gap = self.label("", min(_APART, wide), *names)
        aside = self.beside(self.beside(gap, aside), rest)
        return self.beside(self.label(choice.text, room, *names), aside)


class PaletteScreen(TypedScreen["Choice | None"]):
    """A field and the choices that what is typed leaves, no more than one would go through."""

    DEFAULT_CSS = """
    PaletteScreen { align: center top; }
    PaletteScreen > Container { margin-top: 2; }
    """

    def __init__(
        self,
        offer: Offer | None,
        interface: Interface,
        prompt: str = "",
        more: More = lambda _query, _goes_on: (),
    ) -> None:
        """Take what there is to choose from, None if that comes later, and what there is more."""
        self._interface = interface
        self._offer = offer or offer_of(())
        self._more = more
        self._looks = Latest(self)
        self._come: Sequence[Choice] = ()  # what has come of it
        empty = interface.labels.loading if offer is None else interface.labels.nothing_found
        self._choices = Choices((), interface, empty)
        super().__init__(Field(lambda labels: prompt or labels.palette), self._choices, interface)
        self._choices.set_reactive(Choices.choices, self._found())

    async def on_screen_resume(self) -> None:
        """Show what there is to choose from."""
        await self._narrow()

    def offer(self, offer: Offer) -> None:
        """Offer other choices than before."""
        self._offer = offer
        self._choices.empty = self._interface.labels.nothing_found
        self._show(self._found())

    def _found(self) -> list[Choice]:
        """Return the choices at hand that what is typed leaves, the first so many."""
        return list(islice(self._offer(Query(self._field.value)), MOST))

    async def _narrow_to(self, typed: str) -> None:
        """Show the choices that are left, unless more was typed or a key has asked meanwhile."""
        if typed == self._field.value and self.take_typed():
            await self._narrow()

    async def _narrow(self) -> None:
        """Leave the choices in which every word typed is found.

        Those that take their time are waited for no longer than a reader would notice. Who has been
        overtaken shows nothing any more.
        """
        self.take_typed()
        found, query = self._found(), Query(self._field.value)
        come: list[Choice] = []
        self._come = come

        def arrived(more: Sequence[Choice]) -> None:
            come.extend([*found, *more][:MOST])
            self._show(come)

        await self._looks.finish(lambda goes_on: self._more(query, goes_on), arrived)
        if not come and self._come is come:
            self._show(found)

    def _show(self, found: Sequence[Choice]) -> None:
        """Show choices, if they are others."""
        if list(found) != list(self._choices.choices):
            self._choices.choices = found

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the choices that are left, once what is typed stands there."""
        event.stop()
        self.call_after_refresh(self._narrow_to, event.value)

    async def action_leave_field(self, cancelled: bool) -> None:
        """Choose what is selected, or nothing."""
        await self._narrow()
        found = self._choices.choices
        self.close(found[self._choices.selected] if found and not cancelled else None)

    async def action_field_step(self, step: int) -> None:
        """Move the selection."""
        await self._narrow()
        self._choices.move(step)

    def on_window_rows_clicked(self, event: Choices.Clicked) -> None:
        """Choose what is clicked."""
        number = self._choices.top + event.row
        if number < len(self._choices.choices):
            self.close(self._choices.choices[number])
