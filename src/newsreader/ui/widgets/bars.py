"""The bar at the top and the bar of keys at the bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.keys import bar_actions
from newsreader.display.painting import Mark, Stretch, label_line
from newsreader.text.controls import SafeText, isolated
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell
from newsreader.ui.widgets.painted import Painted

__all__ = ["KeyBar", "TitleBar"]

_NOTICE_SECONDS = 4.0
_LEAST, _WIDE, _GAUGE = 12, 60, 8  # cells: for how far one has read, for all of it, for the line


class TitleBar(Painted):
    """One line: what is open at the beginning side, how far one has read at the other."""

    PREFIX = "title-bar"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "title-bar--title", "title-bar--done", "title-bar--rest",
    }  # fmt: skip
    DEFAULT_CSS = """
    TitleBar { height: 1; background: $panel; color: $bar-muted; }
    TitleBar .title-bar--title { color: $bar-title; }
    TitleBar .title-bar--done { color: $bar-ink; }
    TitleBar .title-bar--rest { color: $bar-muted; }
    """

    text: reactive[str] = reactive("")
    headline: reactive[str] = reactive("")
    """The article's title where its page does not show it: it stands in the text's place."""

    fraction: reactive[float | None] = reactive[float | None](None)
    """How far one has read, from 0 to 1."""

    minutes_left: reactive[int] = reactive(0)
    coming: reactive[bool] = reactive(False)
    """Whether more of the text is still to come."""

    def render_line(self, y: int) -> Strip:
        """Return the bar."""
        aside = self._progress(self.size.width)
        coming = f" · {isolated(self.interface.labels.coming)}" if self.coming else ""
        text, names = (self.headline, ["title"]) if self.headline else (self.text, [])
        main = self.label(
            f" {isolated(text) if self.headline else text}{coming}",
            self.size.width - aside.cell_length, *names, base=self.interface.direction,
        )  # fmt: skip
        return self.beside(main, aside)

    def _progress(self, width: int) -> Strip:
        """Return how far one has read: what is left and a line where there is room for them."""
        if self.fraction is None or width < _LEAST:
            return Strip([])
        labels = self.interface.labels
        has_room = width >= _WIDE
        left = labels.minutes_left(self.minutes_left) if self.minutes_left else ""
        said = [isolated(left)] if left and has_room else []
        text = " · ".join([*said, f"{self.fraction:.0%}"])
        parts = [self.strip([Stretch("  ")]), self.label(text, cell_len(text))]
        if has_room:
            done = round(self.fraction * _GAUGE)
            parts.append(self.strip([Stretch(" ")]))
            parts.append(self.strip([Stretch("━" * done)], "done"))
            parts.append(self.strip([Stretch("─" * (_GAUGE - done))], "rest"))
        parts.append(self.strip([Stretch(" ")]))
        is_rtl = self.interface.direction is Direction.RTL
        return Strip.join([part for part in parts[:: -1 if is_rtl else 1] if part.cell_length])


class _Entry(NamedTuple):
    """A key of the bar: its action, where the key stands in the text, where its label ends."""

    action: str
    mark: Mark
    end: int


class KeyBar(Painted):
    """One line: the keys that matter most, or for a while a notice."""

    PREFIX = "key-bar"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--notice"}
    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $bar-muted; }
    KeyBar .key-bar--key { color: $bar-ink; text-style: $bar-style; }
    KeyBar .key-bar--notice { color: $bar-ink; text-style: $bar-style; }
    """

    @dataclass
    class Pressed(Message):
        """A key of the bar, or what it does, was clicked."""

        action: str

    notice: reactive[str] = reactive("")
    is_wanted: reactive[bool] = reactive(True)
    """Whether the keys are to be seen; a notice is in any case."""

    def watch_notice(self) -> None:
        """Be there where there is something to say."""
        self.display = self.is_wanted or bool(self.notice)

    watch_is_wanted = watch_notice

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
        text, keys = self._keys(self.size.width)
        marks = [each.mark for each in keys]
        return self.label(text, self.size.width, base=self.interface.direction, marks=marks)

    def on_click(self, event: events.Click) -> None:
        """Do what is clicked."""
        text, keys = self._keys(self.size.width)
        setting = self.setting(base=self.interface.direction)
        line = label_line(SafeText(text), self.size.width, setting)
        if line is None or self.notice:
            return
        is_rtl = self.interface.direction is Direction.RTL
        at = line.offset_at(Cell(event.x - (self.size.width - line.width if is_rtl else 0)))
        for each in keys:
            if each.mark[0] <= at < each.end:
                self.post_message(self.Pressed(each.action))

    def _keys(self, width: int) -> tuple[str, list[_Entry]]:
        """Return the keys with what they do, the most wanted first, and where each stands.

        Those for which there is no room within `width` cells are left out, each as a whole,
        and those after them.
        """
        text = ""
        entries: list[_Entry] = []
        for action in bar_actions():
            key = next(iter(self.interface.keys(action)), "")
            if not key:
                continue
            before = f"{text}   " if text else " "
            longer = f"{before}{key} {self.interface.name(action)}"
            if cell_len(longer) > width - 1:
                break
            mark = (len(before), len(before) + len(key), "key")
            entries.append(_Entry(action.target, mark, len(longer)))
            text = longer
        return text, entries
