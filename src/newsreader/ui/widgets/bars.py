"""The bar at the top and the bar of keys at the bottom."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.keys import bar_actions
from newsreader.display.painting import Align, Mark
from newsreader.text.controls import isolated
from newsreader.ui.widgets.painted import Painted

__all__ = ["KeyBar", "TitleBar"]

_NOTICE_SECONDS = 4.0


class TitleBar(Painted):
    """One line: what is open at the beginning side, how far one has read at the other."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $panel; color: $bar-muted; }
    """

    text: reactive[str] = reactive("")
    progress: reactive[str] = reactive("")
    coming: reactive[bool] = reactive(False)
    """Whether more of the text is still to come."""

    def render_line(self, y: int) -> Strip:
        """Return the bar."""
        width = self.size.width
        aside = min(len(self.progress) + 2, width) if self.progress else 0
        coming = f" · {isolated(self.interface.labels.coming)}" if self.coming else ""
        main = self.label(f" {self.text}{coming} ", width - aside, base=self.interface.direction)
        return self.beside(main, self.label(f" {self.progress} ", aside, align=Align.END))


class KeyBar(Painted):
    """One line: the keys that matter most, or for a while a notice."""

    PREFIX = "key-bar"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--notice"}
    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $bar-muted; }
    KeyBar .key-bar--key { color: $bar-ink; text-style: $bar-style; }
    KeyBar .key-bar--notice { color: $bar-ink; text-style: $bar-style; }
    """

    notice: reactive[str] = reactive("")

    def say(self, text: str) -> None:
        """Show a notice for a while; "" takes away the one there is."""
        self.notice = text
        if text:
            self.set_timer(_NOTICE_SECONDS, lambda: self._unsay(text))

    def _unsay(self, text: str) -> None:
        """Take a notice away, unless another one has taken its place."""
        if self.notice == text:
            self.notice = ""

    def render_line(self, y: int) -> Strip:
        """Return the bar."""
        if self.notice:
            return self.label(f" {self.notice}", self.size.width, "notice")
        text, marks = self._keys(self.size.width)
        return self.label(text, self.size.width, base=self.interface.direction, marks=marks)

    def _keys(self, width: int) -> tuple[str, list[Mark]]:
        """Return the keys with what they do, the most wanted first, and the marks on the keys.

        Those for which there is no room within `width` cells are left out, each as a whole,
        and those after them.
        """
        text = ""
        marks: list[Mark] = []
        for action in bar_actions():
            key = next(iter(self.interface.keys(action)), "")
            if not key:
                continue
            before = f"{text}   " if text else " "
            longer = f"{before}{key} {self.interface.name(action)}"
            if cell_len(longer) > width - 1:
                break
            marks.append((len(before), len(before) + len(key), "key"))
            text = longer
        return text, marks
