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
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.interface import Interface
from newsreader.display.keys import ACTIONS, GROUPS
from newsreader.display.painting import Align, Stretch, wrapped_stretches
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.ui.screens.over import OverScreen
from newsreader.ui.widgets.window_rows import MARGINS, Through, WindowRows

__all__ = ["Lines", "LinesScreen", "TwoColumns", "help_lines"]


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """A line: what stands where lines begin, what at the other side, and what kind it is.

    `lead` stands before the text, in a column of its own.
    """

    text: SafeText
    aside: SafeText = SafeText("")
    lead: SafeText = SafeText("")
    heading: bool = False
    sample: bool = False
    note: bool = False
    wrapped: bool = False


_laid = lru_cache(512)(wrapped_stretches)
_SHARE = 90  # percent of a window's rows, at the most
_WRAPPED = 72  # cells of a line that is wrapped
_LOOKED_AT = 200  # lines: by them the width is reckoned


def help_lines(interface: Interface) -> list[TwoColumns]:
    """Return the help: every action with its keys, by group."""
    lines = []
    for group, name in GROUPS.items():
        lines.append(TwoColumns(SafeText(interface.labels.of(name)), heading=True))
        for action in ACTIONS:
            if action.group == group:
                keys = SafeText("  ".join(interface.keys(action)))
                lines.append(TwoColumns(SafeText(interface.name(action)), lead=keys))
        lines.append(TwoColumns(SafeText("")))
    lines.append(TwoColumns(SafeText(interface.labels.help_hint), wrapped=True))
    return lines


class Lines(WindowRows, can_focus=True):
    """Lines in a window that scrolls over them."""

    PREFIX = "lines"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--heading", "lines--aside", "lines--note", "lines--thumb"
    }  # fmt: skip
    DEFAULT_CSS = """
    Lines { height: auto; width: auto; }
    Lines .lines--heading { color: $text-accent; text-style: $strong-style; }
    Lines .lines--aside { color: $text-success; }
    Lines .lines--note { color: $text-muted; }
    Lines .lines--thumb { color: $accent; }
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
        return self._laid(self.lines[number], self.size.width - MARGINS) or (None,)

    def _laid(self, line: TwoColumns, width: int) -> Sequence[list[Stretch]]:
        """Return the rows of a line that is wrapped."""
        return _laid(line.text, width, self.setting()) if line.wrapped else ()

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

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of all lines, no more than have room in a window."""
        most = max(1, viewport.height * _SHARE // 100 - 2)
        rows = 0
        for line in self.lines:
            rows += len(self._laid(line, width - MARGINS) or (None,))
            if rows >= most:
                return most
        return rows

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the longest line; one that is wrapped is no reason to be wider."""
        widths = (len(line.text) for line in self.lines[:_LOOKED_AT] if not line.wrapped)
        wrapped = any(line.wrapped for line in self.lines[:_LOOKED_AT]) and not self._indent
        wanted = max([_WRAPPED if wrapped else 0, *(self._indent + width for width in widths)])
        return max(1, min(wanted + MARGINS, viewport.width - 2))

    @property
    def _indent(self) -> int:
        """The cells before the texts: those of the longest lead, and two."""
        longest = max((len(line.lead) for line in self.lines[:_LOOKED_AT]), default=0)
        return longest + 2 if longest else 0

    def scroll_rows(self, rows: int) -> None:
        """Move the window by so many rows."""
        line, row = self.top
        self.top = min(self._below(line, row + rows), self._last_top)

    def on_wheeled_scrolled(self, event: WindowRows.Scrolled) -> None:
        """Move the window by the wheel."""
        event.stop()
        self.scroll_rows(3 * event.steps)

    def jump(self, to_end: bool) -> None:
        """Go to the first line, or to where the last one is the window's last."""
        self.top = self._last_top if to_end else (0, 0)

    @property
    def _last_top(self) -> tuple[int, int]:
        """Where the window begins when the last line is its last."""
        return self._below(len(self.lines), -self.size.height)

    def through(self) -> Through:
        """Return how far through the lines the window is."""
        last = self._last_top
        return Through(self.top == (0, 0), self.top >= last, self.top[0] / max(1, last[0]))

    def row(self, y: int, width: int) -> Strip:
        """Return one row: its text, and the aside at the other side."""
        number, row = self._below(self.top[0], self.top[1] + y)
        if number == len(self.lines):
            return Strip.blank(width, self.rich_style)
        line, laid = self.lines[number], self._rows_of(number)[row]
        if laid is not None:
            return self.strip(laid)
        if line.sample:
            return self.sample(line.text, width)
        kinds = [name for name, on in (("heading", line.heading), ("note", line.note)) if on]
        if line.lead:
            wide = min(self._indent, width // 2)
            lead = self.label(line.lead, wide - 2, "aside", align=Align.END, base=Direction.LTR)
            text = self.beside(Strip.blank(2, self.rich_style), self.label(line.text, width - wide))
            return self.beside(lead, text)
        wide = min(len(line.aside), width * 3 // 4)
        aside = self.label(line.aside, wide, "aside", align=Align.END, base=Direction.LTR)
        return self.beside(self.label(line.text, width - wide, *kinds), aside)


class LinesScreen(OverScreen[None]):
    """Shows lines until a key says enough."""

    DEFAULT_CSS = "LinesScreen > Container { width: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", show=False, priority=True),
        Binding("up,k", "scroll(-1)", show=False, priority=True),
        Binding("space,pagedown,d", "scroll(10)", show=False, priority=True),
        Binding("pageup,b,u", "scroll(-10)", show=False, priority=True),
        Binding("home,g", "jump(False)", show=False, priority=True),
        Binding("end,G", "jump(True)", show=False, priority=True),
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

    def action_jump(self, to_end: bool) -> None:
        """Go to the first line or to the last."""
        self._lines.jump(to_end)

    def on_key(self, event: events.Key) -> None:
        """Close at any other key."""
        event.stop()
        self.close()
