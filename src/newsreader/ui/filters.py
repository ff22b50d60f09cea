"""Lines that Textual makes itself (notices, tooltips) put into display order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.widget import Widget

from newsreader.layout.lines import Line, display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.terminal.emission import Manner, Twist, emit
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.directions import BIDI_CLASS, Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["DisplayOrder", "InDisplayOrder", "Sending", "filters_of"]

_MIDDLE = 0.5


class DisplayOrder(LineFilter):
    """Shapes and reorders each line; every character keeps its style, the line its width.

    It sees one line at a time: right for labels, not for running text, which the layout orders
    by its paragraphs.
    """

    reorders = True

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line in display order."""
        text = "".join(segment.text for segment in segments if not segment.control)
        if text.isascii() or not any(c in text.translate(BIDI_CLASS) for c in "RA"):
            return segments
        inner = text.strip(" ")
        indent = len(text) - len(text.lstrip(" "))
        styles = [s.style for s in segments if not s.control for _ in s.text]
        paragraph = Paragraph(SafeText(sanitise(inner)), default=Direction.RTL)
        if len(paragraph.text) != len(inner):
            return [Segment(display_text(paragraph), segments[0].style)]
        line = Line(paragraph, CodePoint(0), CodePoint(len(inner)), Cell(0))
        shown = [Segment(cluster.text, styles[indent + cluster.start]) for cluster in line.clusters]
        before = [Segment(" ", style) for style in styles[:indent]]
        after = [Segment(" ", style) for style in styles[indent + len(inner) :]]
        return list(Segment.simplify([*before, *shown, *after]))


class Sending(LineFilter):
    """The last filter: lines in display order become what this terminal is to be sent."""

    def __init__(self, manner: Manner) -> None:
        super().__init__()
        self.manner = manner
        self._inks = 0

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in the terminal's manner; each cell keeps its style."""
        if any(segment.control for segment in segments):
            return segments
        styles = [segment.style or Style.null() for segment in segments]
        weights = [bool(style.bold) for style in styles]
        slants = [bool(style.italic) for style in styles]
        sent = emit([segment.text for segment in segments], weights, self.manner, slants)
        dark = background.brightness < _MIDDLE
        return [
            Segment(s.text, self._freshly_inked(styles[s.style]))
            if s.twist is Twist.FRESH_INK
            else Segment(s.text, _twisted(styles[s.style], s.twist, dark))
            for s in sent
        ]

    def _freshly_inked(self, style: Style) -> Style:
        """Return a style for blanks in another ink than they had: nobody sees it."""
        if style.reverse or style.underline or style.strike:
            return style
        self._inks = (self._inks + 1) % _INKS
        return style + _ink(self._inks)


# No number of stretches in a frame is likely to be a multiple of it: then nothing would change.
_INKS = 211


@lru_cache(maxsize=_INKS)
def _ink(number: int) -> Style:
    """Return a style with one of the inks that all terminals with 256 colours have."""
    return Style(color=Ink.from_ansi(16 + number))


@lru_cache(maxsize=1024)
def _twisted(style: Style, twist: Twist, dark: bool) -> Style:
    """Return a style with a twist, which no eye sees; `dark`: the ground is."""
    if twist is Twist.NONE:
        return style
    if twist is Twist.OTHER_WEIGHT:
        return style + Style(bold=not style.bold)
    if twist is Twist.OTHER_SLANT:
        return style + Style(italic=not style.italic)
    ink = style.color
    default = ink is None or ink.is_default
    red, green, blue = (
        ((224, 224, 224) if dark else (32, 32, 32))
        if default or ink is None
        else ink.get_truecolor()
    )
    return style + Style(color=Ink.from_rgb(red, green, blue ^ 1))


class Dimming(LineFilter):
    """Takes the ink of what lies under a window half way to its ground."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in paler inks."""
        return [
            Segment(text, _dim(style, background, is_picture="▀" in text), c)
            for text, style, c in segments
        ]


@lru_cache(maxsize=1024)
def _dim(style: Style | None, background: Color, *, is_picture: bool) -> Style | None:
    """Return a style with its ink half way to its ground; of a picture both to the page's."""
    if style is None or style.color is None or style.color.is_default:
        return style
    beneath = style.bgcolor
    if is_picture and beneath is not None:
        both = (Color.from_rich_color(each) for each in (style.color, beneath))
        upper, lower = (each.blend(background, _MIDDLE, alpha=1).rich_color for each in both)
        return style + Style(color=upper, bgcolor=lower)
    ground = background if beneath is None else Color.from_rich_color(beneath)
    ink = Color.from_rich_color(style.color).blend(ground, _MIDDLE, alpha=1)
    return style + Style(color=ink.rich_color, bold=False)


def filters_of(widget: Widget, filters: Sequence[LineFilter]) -> list[LineFilter]:
    """Return the filters of a widget that makes display order itself; under a window it is dim."""
    kept = [each for each in filters if not isinstance(each, DisplayOrder)]
    if widget.screen is widget.app.screen:
        return kept
    return [Dimming(), *kept]


class InDisplayOrder(Widget):
    """A widget whose lines are in display order already: no filter reorders them again."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the filters that reorder."""
        return filters_of(self, super().get_line_filters())
