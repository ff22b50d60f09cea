"""A window of lines over the main screen: the keys, the files with faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.strip import Strip

from newsreader.display.keys import ACTIONS, GROUPS, key_name, physical
from newsreader.display.labels import Labels
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.ui.filters import InDisplayOrder
from newsreader.ui.screens.over import OverScreen
from newsreader.ui.strips import Align, label_strip

__all__ = ["Lines", "LinesScreen", "TwoColumns", "help_lines"]


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """A line: what stands where lines begin, what at the other side, and what kind it is."""

    text: SafeText
    aside: SafeText = SafeText("")
    heading: bool = False
    sample: bool = False
    note: bool = False


def help_lines(labels: Labels) -> list[TwoColumns]:
    """Return the help: every action with its keys, by group."""
    lines = []
    for group, names in GROUPS.items():
        lines.append(TwoColumns(SafeText(names[labels.language != "ar"]), heading=True))
        for action in ACTIONS:
            if action.group == group:
                keys = "  ".join(key_name(key) for key in action.keys)
                lines.append(TwoColumns(SafeText(action.label(labels.language)), SafeText(keys)))
        lines.append(TwoColumns(SafeText("")))
    lines.append(TwoColumns(SafeText(labels.help_hint)))
    return lines


class Lines(InDisplayOrder, can_focus=True):
    """Lines in a window that scrolls over them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--heading", "lines--aside", "lines--note"}
    DEFAULT_CSS = """
    Lines { height: 1fr; width: 1fr; }
    Lines .lines--heading { color: $text-accent; text-style: bold; }
    Lines .lines--aside { color: $text-success; }
    Lines .lines--note { color: $text-muted; }
    """

    def __init__(self, lines: Sequence[TwoColumns], direction: Direction) -> None:
        super().__init__()
        self.lines = lines
        self.direction = direction
        self.top = 0

    def set_lines(self, lines: Sequence[TwoColumns]) -> None:
        """Show other lines at the same place."""
        self.lines = lines
        self.refresh()

    def scroll_rows(self, rows: int) -> None:
        """Move the window by so many lines."""
        self.top = max(0, min(self.top + rows, len(self.lines) - self.size.height))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line: its text, and the aside at the other side."""
        width = self.size.width
        number = self.top + y
        style = self.rich_style
        if number >= len(self.lines):
            return Strip.blank(width, style)
        line = self.lines[number]
        wide = min(len(line.aside), width * 3 // 4)
        aside = label_strip(
            line.aside, wide, style + self.get_component_rich_style("lines--aside", partial=True),
            direction=self.direction, align=Align.END, base=Direction.LTR,
        )  # fmt: skip
        text_style = style
        if line.heading:
            text_style += self.get_component_rich_style("lines--heading", partial=True)
        if line.note:
            text_style += self.get_component_rich_style("lines--note", partial=True)
        if line.sample:
            # Right-to-left text stands at the right, whatever the interface's language.
            return label_strip(line.text, width, style, direction=Direction.RTL)
        text = label_strip(line.text, width - wide, text_style, direction=self.direction)
        order = [aside, text] if self.direction is Direction.RTL else [text, aside]
        return Strip.join([strip for strip in order if strip.cell_length])


class LinesScreen(OverScreen[None]):
    """Shows lines until a key says enough."""

    DEFAULT_CSS = """
    LinesScreen { align: center middle; }
    LinesScreen > Container {
        width: 64; max-width: 100%; height: 80%; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    """

    def __init__(self, lines: Sequence[TwoColumns], direction: Direction) -> None:
        super().__init__()
        self._lines = Lines(lines, direction)

    def compose(self) -> ComposeResult:
        """Put the lines into a frame."""
        with Container():
            yield self._lines

    def on_key(self, event: events.Key) -> None:
        """Move, or close."""
        event.stop()
        key = physical(event.character) or event.key if event.character else event.key
        rows = {"down": 1, "j": 1, "up": -1, "k": -1, "space": 10, "pagedown": 10, "pageup": -10}
        if key in rows:
            self._lines.scroll_rows(rows[key])
        else:
            self.dismiss()

    def on_mouse_scroll_down(self) -> None:
        """Move down."""
        self._lines.scroll_rows(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up."""
        self._lines.scroll_rows(-3)
