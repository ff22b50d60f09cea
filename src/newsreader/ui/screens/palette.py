"""The palette: type, and choose a command or an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.strip import Strip
from textual.widgets import Input

from newsreader.display.labels import Labels
from newsreader.search.queries import Query
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.ui.filters import InDisplayOrder
from newsreader.ui.screens.over import OverScreen
from newsreader.ui.strips import Align, label_strip
from newsreader.ui.widgets.field import Field

__all__ = ["Choice", "Choices", "PaletteScreen"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: `action` names an action, `path` an article."""

    text: SafeText
    aside: SafeText = SafeText("")
    action: str = ""
    path: str = ""


class Choices(InDisplayOrder):
    """What there is to choose from, one selected."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--selected", "choices--aside"}
    DEFAULT_CSS = """
    Choices { height: 1fr; }
    Choices .choices--selected { background: $primary; color: $foreground; }
    Choices .choices--aside { color: $text-success; }
    """

    def __init__(self, direction: Direction, empty: str) -> None:
        super().__init__()
        self.direction = direction
        self.empty = empty
        self.choices: Sequence[Choice] = ()
        self.selected = 0

    def show(self, choices: Sequence[Choice]) -> None:
        """Show other choices, the first one selected."""
        self.choices, self.selected = choices, 0
        self.refresh()

    def move(self, step: int) -> None:
        """Move the selection."""
        self.selected = max(0, min(len(self.choices) - 1, self.selected + step))
        self.refresh()

    @property
    def top(self) -> int:
        """The first choice in sight."""
        return max(0, self.selected - max(0, self.size.height - 1))

    def render_line(self, y: int) -> Strip:
        """Return one choice."""
        width = self.size.width
        style = self.rich_style
        number = self.top + y
        if number >= len(self.choices):
            nothing = self.empty if y == 0 and not self.choices else ""
            return label_strip(SafeText(nothing), width, style, direction=self.direction)
        choice = self.choices[number]
        if number == self.selected:
            style += self.get_component_rich_style("choices--selected", partial=True)
        wide = min(len(choice.aside) + 1, width // 3) if choice.aside else 0
        faint = style + self.get_component_rich_style("choices--aside", partial=True)
        aside = label_strip(choice.aside, wide, faint, direction=self.direction, align=Align.END)
        text = label_strip(choice.text, width - wide, style, direction=self.direction)
        order = [aside, text] if self.direction is Direction.RTL else [text, aside]
        return Strip.join([strip for strip in order if strip.cell_length])


class PaletteScreen(OverScreen["Choice | None"]):
    """A field and the choices that what is typed leaves."""

    DEFAULT_CSS = """
    PaletteScreen { align: center top; }
    PaletteScreen > Container {
        width: 64; max-width: 100%; height: 18; max-height: 100%; margin-top: 2;
        background: $surface; border: round $primary; padding: 0 1;
    }
    """

    def __init__(self, choices: Sequence[Choice], labels: Labels, prompt: str = "") -> None:
        super().__init__()
        self._all = choices
        self._field = Field(prompt or labels.palette, labels.direction)
        self._choices = Choices(labels.direction, labels.nothing_found)

    def compose(self) -> ComposeResult:
        """Put the field over the choices."""
        with Container():
            yield self._field
            yield self._choices

    def on_mount(self) -> None:
        """Begin with all there is."""
        self._choices.show(self._all)
        self._field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave the choices in which every word typed is found."""
        query = Query(event.value)
        self._choices.show([c for c in self._all if query.accepts((c.text, c.aside))])

    def on_input_submitted(self) -> None:
        """Choose what is selected."""
        found = self._choices.choices
        self.dismiss(found[self._choices.selected] if found else None)

    def on_key(self, event: events.Key) -> None:
        """Move the selection, or close."""
        steps = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}
        if event.key in steps:
            event.stop()
            self._choices.move(steps[event.key])
        elif event.key in ("escape", "ctrl+c"):
            event.stop()
            self.dismiss(None)
