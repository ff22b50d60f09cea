"""Widgets that paint stretches of text: the last step to the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.interface import Interface
from newsreader.display.painting import Align, Mark, Setting, Stretch, label_stretches
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.ui.filters import InDisplayOrder

__all__ = ["Painted"]

_KEPT = 512  # labels: more than stand on a screen


class Painted(InDisplayOrder):
    """A widget whose lines are painted in styles that are its component classes, `PREFIX--NAME`."""

    PREFIX: ClassVar[str] = ""

    interface: reactive[Interface] = reactive(Interface())
    """How the interface speaks; bound to that of the screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._looks: dict[tuple[str, ...], Style] = {}
        self._labels: dict[tuple[object, ...], Strip] = {}

    def notify_style_update(self) -> None:
        """Forget what was painted in the styles before."""
        super().notify_style_update()
        self._looks.clear()
        self._labels.clear()

    def style_of(self, *names: str) -> Style:
        """Return the widget's style with those of components over it, the last one uppermost."""
        if names[-1:] and names[-1].startswith("#"):
            return self.rich_style + Style.parse(names[-1])
        style = self._looks.get(names)
        if style is None:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(f"{self.PREFIX}--{name}", partial=True)
            self._looks[names] = style
        return style

    def strip(self, stretches: Iterable[Stretch], *names: str) -> Strip:
        """Return stretches as a strip; the components `names` lie beneath their own styles."""
        return Strip(
            [Segment(each.text, self.style_of(*names, *each.styles)) for each in stretches]
        )

    def setting(self, align: Align = Align.START, base: Direction | None = None) -> Setting:
        """Return how a label of this widget is set."""
        speaks = self.interface
        return Setting(speaks.direction, align, base, speaks.shaped, speaks.signs)

    def label(
        self,
        text: str,
        width: int,
        *names: str,
        align: Align = Align.START,
        base: Direction | None = None,
        marks: Sequence[Mark] = (),
    ) -> Strip:
        """Return a label of exactly `width` cells; `text` is the interface's own, or safe."""
        setting = self.setting(align, base)
        key = (text, width, names, setting, *marks)
        strip = self._labels.get(key)
        if strip is None:
            if len(self._labels) >= _KEPT:
                self._labels.clear()
            strip = self.strip(label_stretches(SafeText(text), width, setting, marks), *names)
            self._labels[key] = strip
        return strip

    def sample(self, text: str, width: int, *names: str) -> Strip:
        """Return right-to-left text of `width` cells, at the right in any language."""
        setting = replace(Setting(Direction.RTL), shaped=self.interface.shaped)
        return self.strip(label_stretches(SafeText(text), width, setting), *names)

    def thumb(self) -> Strip:
        """Return the scroll mark: half a cell, at the outermost edge where lines end."""
        is_ltr = self.interface.direction is Direction.LTR
        return Strip([Segment("▐" if is_ltr else "▌", self.style_of("thumb"))], 1)

    def beside(self, main: Strip, aside: Strip) -> Strip:
        """Return two strips on one line: `main` where lines begin, `aside` where they end."""
        pair = (aside, main) if self.interface.direction is Direction.RTL else (main, aside)
        return Strip.join([strip for strip in pair if strip.cell_length])
