"""The test card: the reader says when it is right, and that is remembered for this terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from newsreader.display.interface import Interface
from newsreader.terminal.card import CARD, FONT
from newsreader.terminal.profiles import PROFILES, Profile
from newsreader.text.controls import SafeText
from newsreader.ui.screens.lines import Lines, TwoColumns
from newsreader.ui.screens.over import OverScreen

__all__ = ["Shown", "TerminalScreen"]

Shown = tuple[str, bool]
"""The name of a profile, and whether harakat are shown."""

_STEPS = {"right": 1, "space": 1, "v": 1, "down": 1, "left": -1, "up": -1}


class TerminalScreen(OverScreen[Shown | None]):
    """The card and the profile by which it is sent; gives back what was chosen, None for nothing.

    `show` puts a profile into force, so that the card is seen as everything would be.
    """

    DEFAULT_CSS = "TerminalScreen > Container { width: 76; } TerminalScreen Lines { width: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,v,down", "step(1)", show=False, priority=True),
        Binding("left,up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(10)", show=False, priority=True),
        Binding("pageup", "scroll(-10)", show=False, priority=True),
        Binding("c", "harakat", show=False, priority=True),
        Binding("enter", "keep", show=False, priority=True),
        Binding("escape,q,backspace,ctrl+c", "cancel", show=False, priority=True),
    ]

    def __init__(
        self, name: str, harakat: bool, interface: Interface, show: Callable[[str, bool], None]
    ) -> None:
        """Take the profile in force, whether harakat are shown, and what puts others in force."""
        super().__init__()
        self._labels = interface.labels
        self._first: Shown = (name, harakat)
        self._show = show
        # Those that send alike look alike: one of each kind, the one in force first.
        self._names = [name, *_kinds(PROFILES[name])]
        self._place = 0
        self._harakat = harakat
        self._lines = Lines(self._content(), interface)

    def compose(self) -> ComposeResult:
        """Put the card into a frame."""
        with Container():
            yield self._lines

    def on_mount(self) -> None:
        """Send the terminal's switch anew: the card shows what holds now."""
        super().on_mount()
        self._show(*self._shown)

    @property
    def _shown(self) -> Shown:
        """What is in force while the card is looked at."""
        return self._names[self._place], self._harakat

    def _apply(self) -> None:
        """Put what was chosen into force, and say so on the card."""
        self._show(*self._shown)
        self.see_beneath()
        self._lines.lines = self._content()

    def action_step(self, step: int) -> None:
        """Try the next profile, or the one before."""
        self._place = (self._place + step) % len(self._names)
        self._harakat = PROFILES[self._names[self._place]].harakat
        self._apply()

    def action_scroll(self, rows: int) -> None:
        """Move by so many rows of the card."""
        self._lines.scroll_rows(rows)

    def action_harakat(self) -> None:
        """Show harakat, or hide them."""
        self._harakat = not self._harakat
        self._apply()

    def action_keep(self) -> None:
        """Keep what is in force."""
        self.close(self._shown)

    def action_cancel(self) -> None:
        """Leave things as they were."""
        self._show(*self._first)
        self.close()

    def _content(self) -> Sequence[TwoColumns]:
        """Return the lines of the card."""
        texts = self._labels
        profile = PROFILES[self._names[self._place]]
        measured = profile.measured or texts.not_measured
        harakat = texts.harakat["shown" if self._harakat else "hidden"]
        number = f"{self._place + 1}/{len(self._names)}"
        lines = [
            TwoColumns(SafeText(texts.terminal), SafeText(number), heading=True),
            TwoColumns(SafeText(texts.sent_as), SafeText(f"{profile.title} ({measured})")),
            TwoColumns(SafeText(harakat)),
            # Above the card, which may be longer than the window.
            TwoColumns(SafeText(texts.card_hint), note=True, wrapped=True),
            TwoColumns(SafeText("")),
        ]
        for line in (*CARD, FONT):
            lines.append(TwoColumns(line.text, sample=True))
            lines.append(TwoColumns(SafeText(texts.of(line.seen)), note=True))
        return lines


def _kinds(first: Profile) -> list[str]:
    """Return one profile of each kind other than `first`'s: those before it in the table."""
    known = {_kind(first)}
    names = []
    for name, profile in PROFILES.items():
        if _kind(profile) not in known:
            known.add(_kind(profile))
            names.append(name)
    return names


def _kind(profile: Profile) -> tuple[object, ...]:
    return profile.emission, profile.switch and profile.switch.off
