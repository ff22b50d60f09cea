"""The first screen of an article, shown while the app is still being loaded.

It needs none of Textual: the headline is before the reader's eyes in half the time that importing
Textual takes. The app's own first frame stands on the same cells and adds the list and the bars.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.article.articles import Article
from newsreader.display.labels import Labels, page_texts
from newsreader.display.painting import painted
from newsreader.display.panes import columns_of, list_width
from newsreader.display.styles import STYLES, Attributes
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
        f"\x1b[{number};1H"
        + _drawn(row, (margin, origin + width, text_columns), paint, look.manner)
        for number, (_, row) in enumerate(window, 2)
        if row.pieces or row.role is Role.RULE
    )


def _drawn(row: Row, place: tuple[int, int, int], paint: _Paint, manner: Manner) -> str:
    """Return what draws a row; `place`: the page's left, the reader's end, the page's columns."""
    margin, end, columns = place
    stretches = painted(row, end, margin, columns)
    styled = [_combined(stretch.styles) for stretch in stretches]
    drawn = ""
    for sent in emit([s.text for s in stretches], [style.bold for style in styled], manner):
        style = styled[sent.style]
        if style == _PLAIN and sent.twist is Twist.NONE:
            drawn += sent.text
        else:
            drawn += paint.ink(style, sent.twist) + sent.text + paint.plain()
    return drawn.rstrip(" ")


def _combined(styles: Sequence[str]) -> Attributes:
    """Return the look of styles that lie over one another, the last one uppermost."""
    found = [STYLES[name] for name in reversed(styles)]
    return Attributes(
        next((each.ink for each in found if each.ink), ""),
        next((each.ground for each in found if each.ground), ""),
        any(each.bold for each in found),
        any(each.strike for each in found),
    )


_PLAIN = Attributes()


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

    def ink(self, attributes: Attributes, twist: Twist = Twist.NONE) -> str:
        """Set the colours and the weight of a look."""
        is_bold = attributes.bold != (twist is Twist.OTHER_WEIGHT)
        is_slanted = twist is Twist.OTHER_SLANT
        weight = "\x1b[1m" * is_bold + "\x1b[3m" * is_slanted + "\x1b[9m" * attributes.strike
        if self.colours is None:
            return weight
        ink = attributes.ink or ("foreground" if twist is Twist.OTHER_INK else "")
        drawn = f"\x1b[38;{self._code(self.colours[ink], twist)}m" if ink else ""
        if attributes.ground:
            drawn += f"\x1b[48;{self._code(self.colours[attributes.ground])}m"
        return weight + drawn

    def _code(self, colour: str, twist: Twist = Twist.NONE) -> str:
        red, green, blue = bytes.fromhex(colour[1:])
        if twist is Twist.OTHER_INK:
            blue ^= 1
        if self.has_24_bits:
            return f"2;{red};{green};{blue}"
        if red == green == blue:
            return f"5;{231 + round(red / 255 * 25)}"  # Rich's nearest grey
        return f"5;{16 + sum(_CUBE.index(c) * s for c, s in ((red, 36), (green, 6), (blue, 1)))}"


_CUBE = (0, 95, 135, 175, 215, 255)
