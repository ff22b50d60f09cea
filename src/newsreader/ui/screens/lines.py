"""A window of lines over the main screen: the keys, the files with faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.interface import Interface
from newsreader.display.keys import ACTIONS, GROUPS
from newsreader.display.painting import Align, Setting, Stretch, wrapped_stretches
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.ui.screens.over import OverScreen
from newsreader.ui.widgets.painted import Painted

__all__ = ["Lines", "LinesScreen", "TwoColumns", "help_lines"]


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """A line: what stands where lines begin, what at the other side, and what kind it is."""

    text: SafeText
    aside: SafeText = SafeText("")
    heading: bool = False
    sample: bool = False
    note: bool = False
    wrapped: bool = False


_laid = lru_cache(512)(wrapped_stretches)


def help_lines(interface: Interface) -> list[TwoColumns]:
    """Return the help: every action with its keys, by group."""
    lines = []
    for group, names in GROUPS.items():
        name = names[interface.labels.language != "ar"]
        lines.append(TwoColumns(SafeText(name), heading=True))
        for action in ACTIONS:
            if action.group == group:
                keys = SafeText("  ".join(interface.keys(action)))
                lines.append(TwoColumns(SafeText(interface.name(action)), keys))
        lines.append(TwoColumns(SafeText("")))
    lines.append(TwoColumns(SafeText(interface.labels.help_hint)))
    return lines


class Lines(Painted, can_focus=True):
    """Lines in a window that scrolls over them."""

    PREFIX = "lines"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--heading", "lines--aside", "lines--note"}
    DEFAULT_CSS = """
    Lines { height: 1fr; width: 1fr; }
    Lines .lines--heading { color: $text-accent; text-style: $strong-style; }
    Lines .lines--aside { color: $text-success; }
    Lines .lines--note { color: $text-muted; }
    """

    lines: reactive[Sequence[TwoColumns]] = reactive[Sequence[TwoColumns]](())
    top: reactive[tuple[int, int]] = reactive((0, 0))
    """The line that the window begins with, and which of its rows stands there."""

    def __init__(self, lines: Sequence[TwoColumns], interface: Interface) -> None:
        super().__init__()
        self.set_reactive(Lines.interface, interface)
        self.set_reactive(Lines.lines, lines)

    def _rows_of(self, number: int) -> Sequence[list[Stretch] | None]:
        """Return the rows of a line: as they are laid out where it is wrapped, else None, once."""
        line = self.lines[number]
        speaks = self.interface
        setting = Setting(speaks.direction, shaped=speaks.shaped, digits=speaks.digits)
        return _laid(line.text, self.size.width, setting) if line.wrapped else (None,)

    def _below(self, line: int, row: int) -> tuple[int, int]:
        """Return the line that stands so many rows below the first row of one, and its row there.

        Only what lies between is laid out: there may be a fault of each of very many files.
        """
        while row < 0 and line:
            line -= 1
            row += len(self._rows_of(line))
        while line < len(self.lines) and row >= len(self._rows_of(line)):
            row -= len(self._rows_of(line))
            line += 1
        return line, max(0, row)

    def scroll_rows(self, rows: int) -> None:
        """Move the window by so many rows."""
        line, row = self.top
        last = self._below(len(self.lines), -self.size.height)
        self.top = min(self._below(line, row + rows), last)

    def render_line(self, y: int) -> Strip:
        """Return one row: its text, and the aside at the other side."""
        width = self.size.width
        number, row = self._below(self.top[0], self.top[1] + y)
        if number == len(self.lines):
            return Strip.blank(width, self.rich_style)
        line, laid = self.lines[number], self._rows_of(number)[row]
        if laid is not None:
            return self.strip(laid)
        if line.sample:
            return self.sample(line.text, width)
        wide = min(len(line.aside), width * 3 // 4)
        kinds = [name for name, on in (("heading", line.heading), ("note", line.note)) if on]
        aside = self.label(line.aside, wide, "aside", align=Align.END, base=Direction.LTR)
        return self.beside(self.label(line.text, width - wide, *kinds), aside)


class LinesScreen(OverScreen[None]):
    """Shows lines until a key says enough."""

    DEFAULT_CSS = "LinesScreen > Container { height: 80%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", show=False, priority=True),
        Binding("up,k", "scroll(-1)", show=False, priority=True),
        Binding("space,pagedown", "scroll(10)", show=False, priority=True),
        Binding("pageup", "scroll(-10)", show=False, priority=True),
        Binding("escape,q,enter,backspace,question_mark,f1,e,ctrl+c", "close", show=False,
                priority=True),
    ]  # fmt: skip

    def __init__(self, lines: Sequence[TwoColumns], interface: Interface) -> None:
        super().__init__()
        self._lines = Lines(lines, interface)

    def compose(self) -> ComposeResult:
        """Put the lines into a frame."""
        with Container():
            yield self._lines

    def action_scroll(self, rows: int) -> None:
        """Move by so many lines."""
        self._lines.scroll_rows(rows)

    def on_key(self, event: events.Key) -> None:
        """Close at any other key."""
        event.stop()
        self.close()

    def on_mouse_scroll_down(self) -> None:
        """Move down."""
        self._lines.scroll_rows(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up."""
        self._lines.scroll_rows(-3)
