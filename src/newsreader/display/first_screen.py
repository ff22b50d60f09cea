"""The first screen of an article, shown while the app is still being loaded.

It needs none of Textual: the headline is before the reader's eyes in half the time that importing
Textual takes. The app's own first frame stands on the same cells and adds the list and the bars.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.article.articles import Article
from newsreader.display.beside import Beside
from newsreader.display.labels import Labels
from newsreader.display.page_texts import page_texts
from newsreader.display.painting import Setting, Stretch, painted
from newsreader.display.panes import columns_of, list_width, spacing_of
from newsreader.display.signs import Signs
from newsreader.display.styles import STYLES, Attributes
from newsreader.display.themes import DARK, PALETTE_16, THEMES, Colours, colour_bits, theme_for
from newsreader.layout.documents import Document, Position
from newsreader.layout.pages import page
from newsreader.layout.stretching import Justification
from newsreader.session.pages import has_headroom
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

    The environment tells how many colours the terminal has, by the signs that Rich goes by;
    `ground` is the terminal's, `light` or `dark`, None where it is not known.
    """

    labels: Labels
    settings: Settings
    manner: Manner
    environment: Mapping[str, str]
    ground: str | None = None


def first_screen(article: Article, look: Look, size: tuple[int, int]) -> str:
    """Return what draws the article's beginning on a screen of `size` (columns, rows)."""
    columns, rows = size
    beside = list_width(columns)
    width = columns - beside
    origin = 0 if look.labels.direction is Direction.RTL else beside
    text_columns = columns_of(width, look.settings.measure, look.settings.margin)
    margin = origin + max(0, (width - text_columns) // 2)
    parts = page(article, page_texts(article, look.labels))
    filling = Justification.of(look.settings.justify, article.language)
    height = max(0, rows - 2)
    document = Document(
        parts, Cell(text_columns), article.direction,
        justification=filling, has_headroom=has_headroom(height),
        spacing=spacing_of(look.settings),
    )  # fmt: skip
    window = document.window(Position(0, 0), height)
    bits = colour_bits(look.environment)
    paint = _Paint(THEMES.get(theme_for(look.settings.theme, look.ground, bits)), bits)
    signs = Signs(look.settings.digits, look.settings.harakat)
    free = margin - origin, width + origin - margin - text_columns
    notes = Beside.of(window, parts, free, Setting(article.direction, signs=signs))
    rows_drawn = (
        notes.put(y, painted(row, origin + width, margin, text_columns, signs=signs))
        for y, (_, row) in enumerate(window)
    )
    return paint.page() + "".join(
        f"\x1b[{number};1H" + _drawn(stretches, paint, look)
        for number, stretches in enumerate(rows_drawn, 2)
        if any(not stretch.text.isspace() for stretch in stretches)
    )


def _drawn(stretches: Sequence[Stretch], paint: _Paint, look: Look) -> str:
    """Return what draws a row of the page."""
    styled = [paint.look_of(stretch.styles) for stretch in stretches]
    weights = ["bold" in each.attributes for each in styled]
    drawn = ""
    for sent in emit([s.text for s in stretches], weights, look.manner):
        own = styled[sent.style]
        if own == _PLAIN and sent.twist is Twist.NONE:
            drawn += sent.text
        else:
            drawn += paint.ink(own, sent.twist) + sent.text + paint.plain()
    return drawn.rstrip(" ")


class _Looks(NamedTuple):
    """What styles that lie over one another come to: colours ("" leaves the page's), attributes."""

    ink: str = ""
    ground: str = ""
    attributes: frozenset[str] = frozenset()


_PLAIN = _Looks()
_CODES = {"bold": 1, "italic": 3, "underline": 4, "reverse": 7, "strike": 9}


class _Paint:
    """What sets the terminal's colours: nothing where there is no theme, or no colour."""

    def __init__(self, colours: Colours | None, bits: int) -> None:
        self.colours = colours if bits else None
        self.bits = bits
        self._theme = colours or DARK

    def look_of(self, styles: Sequence[str]) -> _Looks:
        """Return the look of styles that lie over one another, the last one uppermost."""
        found = [STYLES[name] for name in reversed(styles)]
        words = {word for each in found if each.attributes for word in self._words(each)}
        return _Looks(
            next((each.ink for each in found if each.ink), ""),
            next((each.ground for each in found if each.ground), ""),
            frozenset(words | ({"strike"} if any(each.strike for each in found) else set())),
        )

    def _words(self, style: Attributes) -> list[str]:
        return [word for word in self._theme[style.attributes].split() if word != "none"]

    def page(self) -> str:
        """Fill the screen with the page's colour."""
        return self.plain() + "\x1b[H\x1b[2J"

    def plain(self) -> str:
        """Return to the page's own colours."""
        if self.colours is None:
            return "\x1b[m"
        ink, paper = self.colours["foreground"], self.colours["background"]
        return f"\x1b[0;{self._code(ink)};{self._code(paper, ground=True)}m"

    def ink(self, look: _Looks, twist: Twist = Twist.NONE) -> str:
        """Set the colours and the attributes of a look."""
        attributes = set(look.attributes)
        if twist is Twist.OTHER_WEIGHT:
            attributes ^= {"bold"}
        if twist is Twist.OTHER_SLANT:
            attributes ^= {"italic"}
        codes = [str(code) for word, code in _CODES.items() if word in attributes]
        if self.colours is not None:
            ink = look.ink or ("foreground" if twist is Twist.OTHER_INK else "")
            codes += [self._code(self.colours[ink], twist)] if ink else []
            codes += [self._code(self.colours[look.ground], ground=True)] if look.ground else []
        return f"\x1b[{';'.join(codes)}m" if codes else ""

    def _code(self, colour: str, twist: Twist = Twist.NONE, *, ground: bool = False) -> str:
        """Return the parameters that set a colour (`#rrggbb`) as ink, or as ground."""
        if self.bits < _BITS_256:
            number = PALETTE_16.index(colour)
            return str(number + 30 + 52 * (number >= 8) + 10 * ground)
        kind = 48 if ground else 38
        red, green, blue = bytes.fromhex(colour[1:])
        if twist is Twist.OTHER_INK:
            blue ^= 1
        if self.bits > _BITS_256:
            return f"{kind};2;{red};{green};{blue}"
        if red == green == blue:
            return f"{kind};5;{_grey(red)}"
        return f"{kind};5;{16 + 36 * _step(red) + 6 * _step(green) + _step(blue)}"


def _grey(level: int) -> int:
    """Return the number of what Rich takes for the nearest grey of 256 colours."""
    step = round(level / 255 * 25)
    return {0: 16, 25: 231}.get(step, 231 + step)


def _step(level: int) -> int:
    """Return what Rich takes for the nearest of the six steps of a channel of 256 colours."""
    return round(level / 95 if level < 95 else 1 + (level - 95) / 40)


_BITS_256 = 8
