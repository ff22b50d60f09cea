"""The first screen of an article, shown while the app is still being loaded.

It needs none of Textual: the headline is before the reader's eyes in half the time that importing
Textual takes. The app's own first frame stands on the same cells and adds the list and the bars.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.article.articles import Article
from newsreader.display.labels import Labels, page_texts
from newsreader.display.panes import columns_of, list_width
from newsreader.display.themes import DARK, THEMES, Colours
from newsreader.layout.documents import Document, Position
from newsreader.layout.pages import page
from newsreader.layout.rows import Role, Row
from newsreader.settings import Settings
from newsreader.terminal.emission import Manner, Twist, emit
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell

__all__ = ["HEAD", "Look", "first_screen"]

HEAD = 64 << 10
"""Bytes of a large file that are shown at once, while the rest is loaded."""

_INKS = {
    Role.SECTION: "text-accent",
    Role.TITLE: "text-primary",
    Role.BYLINE: "text-muted",
    Role.HEADING: "text-secondary",
    Role.QUOTE: "text-muted",
    Role.CODE: "text-success",
    Role.IMAGE: "text-muted",
    Role.NOTE: "text-muted",
    Role.MARKER: "accent",
    Role.SOURCE: "text-muted",
    Role.TOP: "text-accent",
}
_BOLD = {Role.TITLE, Role.HEADING, Role.TABLE_HEAD}


@dataclass(frozen=True, slots=True)
class Look:
    """How the app will look: its texts, settings, the manner of sending, and the environment.

    The environment tells how many colours the terminal has, by the signs that Rich goes by.
    """

    labels: Labels
    settings: Settings
    manner: Manner
    environment: Mapping[str, str]


def first_screen(article: Article, look: Look, size: tuple[int, int]) -> str:
    """Return what draws the article's beginning on a screen of `size` (columns, rows)."""
    columns, rows = size
    beside = list_width(columns)
    width = columns - beside
    origin = 0 if look.labels.direction is Direction.RTL else beside
    text_columns = columns_of(width, look.settings.measure)
    margin = origin + max(0, (width - text_columns) // 2)
    parts = page(article, page_texts(article, look.labels))
    document = Document(parts, Cell(text_columns), article.direction)
    window = document.window(Position(0, 0), max(0, rows - 2))
    colours = THEMES.get(look.settings.theme or DARK.name)
    paint = _Paint(colours, _has_24_bits(look.environment))
    return paint.page() + "".join(
        f"\x1b[{number};1H" + _drawn(row, margin, origin + width, paint, look.manner)
        for number, (_, row) in enumerate(window, 2)
        if row.pieces
    )


def _drawn(row: Row, margin: int, end: int, paint: _Paint, manner: Manner) -> str:
    """Return a row as it is sent, its pieces from left to right, up to the cell `end`."""
    texts: list[str] = []
    roles: list[Role | None] = []
    cell = 0
    for piece in sorted(row.pieces, key=lambda piece: piece.left):
        left = margin + piece.left
        if left >= cell and left + piece.line.width <= end:
            texts += [" " * (left - cell), piece.line.text]
            roles += [None, piece.role]
            cell = left + piece.line.width
    drawn = ""
    for stretch in emit(texts, [role in _BOLD for role in roles], manner):
        role = roles[stretch.style]
        if role is None:
            drawn += stretch.text
        else:
            drawn += paint.ink(role, stretch.twist) + stretch.text + paint.plain()
    return drawn


def _has_24_bits(environment: Mapping[str, str]) -> bool | None:
    """Return True for 24-bit colours, False for 256, None for fewer."""
    if environment.get("NO_COLOR"):
        return None
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return True
    return False if environment.get("TERM", "").endswith("-256color") else None


class _Paint:
    """What sets the terminal's colours: nothing where they are not known."""

    def __init__(self, colours: Colours | None, has_24_bits: bool | None) -> None:
        self.colours = colours if has_24_bits is not None else None
        self.has_24_bits = has_24_bits

    def page(self) -> str:
        """Fill the screen with the page's colour."""
        return self.plain() + "\x1b[H\x1b[2J"

    def plain(self) -> str:
        """Return to the page's own colours."""
        if self.colours is None:
            return "\x1b[m"
        ink, paper = self.colours["foreground"], self.colours["background"]
        return f"\x1b[0;38;{self._code(ink)};48;{self._code(paper)}m"

    def ink(self, role: Role, twist: Twist = Twist.NONE) -> str:
        """Set the colour and weight of a kind of text."""
        is_bold = (role in _BOLD) != (twist is Twist.OTHER_WEIGHT)
        bold = "\x1b[1m" if is_bold else ""
        if self.colours is None or (role not in _INKS and twist is not Twist.OTHER_INK):
            return bold
        colour = self.colours[_INKS.get(role, "foreground")]
        return f"{bold}\x1b[38;{self._code(colour, twist)}m"

    def _code(self, colour: str, twist: Twist = Twist.NONE) -> str:
        """Return the parameters of a colour (`#rrggbb`), after SGR 38 or 48."""
        red, green, blue = bytes.fromhex(colour[1:])
        if twist is Twist.OTHER_INK:
            blue ^= 1
        if self.has_24_bits:
            return f"2;{red};{green};{blue}"
        if red == green == blue:
            return f"5;{231 + round(red / 255 * 25)}"  # Rich's nearest grey
        return f"5;{16 + sum(_CUBE.index(c) * s for c, s in ((red, 36), (green, 6), (blue, 1)))}"


_CUBE = (0, 95, 135, 175, 215, 255)
