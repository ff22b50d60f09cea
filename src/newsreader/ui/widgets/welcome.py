"""The lines of the first start, above the bar of keys."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from newsreader.display.painting import label_rows
from newsreader.display.welcome import welcome
from newsreader.text.controls import SafeText
from newsreader.ui.widgets.painted import Painted

__all__ = ["Welcome"]

_AROUND = 14  # rows of a window beside them: fewer are the article's
_ROWS = 3  # of a line in a narrow window
_NAMED = re.compile("\u2068(.*?)\u2069")


class Welcome(Painted):
    """Says where one is and which keys matter, where there is room for it."""

    PREFIX = "welcome"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"welcome--key"}
    DEFAULT_CSS = """
    Welcome { height: auto; background: $panel; color: $bar-title; padding: 0 1; }
    Welcome .welcome--key { color: $bar-ink; text-style: $bar-style; }
    """
    folder = ""

    class Seen(Message):
        """There was room for the lines: they are there to be seen."""

    def on_resize(self, event: events.Resize) -> None:
        """Say that they are seen."""
        if event.size.height:
            self.post_message(self.Seen())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that the lines take, 0 where the article needs them."""
        rows = len(self._rows(width))
        return rows if viewport.height >= rows + _AROUND else 0

    def render_line(self, y: int) -> Strip:
        """Return one of their rows."""
        rows = self._rows(self.size.width)
        return rows[y] if y < len(rows) else Strip.blank(self.size.width, self.rich_style)

    def _rows(self, width: int) -> list[Strip]:
        """Return the rows of all lines, what they name being marked."""
        setting = self.setting(base=self.interface.direction)
        rows = []
        for line in welcome(self.interface, self.folder):
            marks = [(*match.span(1), "key") for match in _NAMED.finditer(line)]
            rows += label_rows(SafeText(line), width, setting, _ROWS, marks)
        return [self.strip(row) for row in rows]
