"""The bar at the top and the bar of keys at the bottom."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.keys import ACTIONS, key_name
from newsreader.display.labels import Labels
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.ui.filters import InDisplayOrder
from newsreader.ui.strips import Align, Mark, label_strip

__all__ = ["KeyBar", "TitleBar"]


class TitleBar(InDisplayOrder):
    """One line: what is open at the beginning side, how far one has read at the other."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $panel; color: $text-muted; }
    """

    direction: reactive[Direction] = reactive(Direction.RTL)
    text: reactive[str] = reactive("")
    progress: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        """Return the bar."""
        width = self.size.width
        style = self.rich_style
        aside = min(len(self.progress) + 2, width) if self.progress else 0
        main = label_strip(
            SafeText(f" {self.text} "), width - aside, style, direction=self.direction,
            base=self.direction,
        )  # fmt: skip
        side = label_strip(
            SafeText(f" {self.progress} "), aside, style, direction=self.direction, align=Align.END
        )
        order = [side, main] if self.direction is Direction.RTL else [main, side]
        return Strip.join([strip for strip in order if strip.cell_length])


class KeyBar(InDisplayOrder):
    """One line: the keys that matter most, or for a while a notice."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--notice"}
    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $text-muted; }
    KeyBar .key-bar--key { color: $text-accent; text-style: bold; }
    KeyBar .key-bar--notice { color: $text-warning; }
    """

    notice: reactive[str] = reactive("")

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels

    def show_labels(self, labels: Labels) -> None:
        """Take the texts of another language."""
        self.labels = labels
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the bar."""
        direction = self.labels.direction
        style = self.rich_style
        if self.notice:
            found = self.get_component_rich_style("key-bar--notice", partial=True)
            return label_strip(
                SafeText(f" {self.notice}"), self.size.width, style + found, direction=direction
            )
        key_style = self.get_component_rich_style("key-bar--key", partial=True)
        text, marks = self._keys(key_style)
        return label_strip(
            text, self.size.width, style, direction=direction, base=direction, marks=marks
        )

    def _keys(self, style: Style) -> tuple[SafeText, list[Mark]]:
        text = " "
        marks: list[Mark] = []
        for action in ACTIONS:
            if action.footer:
                key = key_name(action.keys[0])
                marks.append((len(text), len(text) + len(key), style))
                text += f"{key} {action.label(self.labels.language)}   "
        return SafeText(text.rstrip()), marks
