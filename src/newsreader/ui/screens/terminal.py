"""The test card: the reader says when it is right, and that is remembered for this terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from newsreader.display.keys import physical
from newsreader.display.labels import Labels
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

    DEFAULT_CSS = """
    TerminalScreen { align: center middle; }
    TerminalScreen > Container {
        width: 76; max-width: 100%; height: 22; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    """

    def __init__(
        self, name: str, harakat: bool, labels: Labels, show: Callable[[Shown], None]
    ) -> None:
        super().__init__()
        self._labels = labels
        self._first: Shown = (name, harakat)
        self._show = show
        # Those that send alike look alike: one of each kind, the one in force first.
        self._names = [name, *_kinds(PROFILES[name])]
        self._place = 0
        self._harakat = harakat
        self._lines = Lines(self._content(), labels.direction)

    def compose(self) -> ComposeResult:
        """Put the card into a frame."""
        with Container():
            yield self._lines

    def on_key(self, event: events.Key) -> None:
        """Try the next profile, keep the one in force, or leave things as they were."""
        event.stop()
        key = physical(event.character) or event.key if event.character else event.key
        if key in _STEPS:
            self._place = (self._place + _STEPS[key]) % len(self._names)
            self._harakat = PROFILES[self._names[self._place]].harakat
        elif key == "c":
            self._harakat = not self._harakat
        elif key == "enter":
            self.dismiss((self._names[self._place], self._harakat))
            return
        elif key in ("escape", "q", "backspace", "ctrl+c"):
            self._show(self._first)
            self.dismiss(None)
            return
        else:
            return
        self._show((self._names[self._place], self._harakat))
        self.see_beneath()
        self._lines.set_lines(self._content())

    def _content(self) -> Sequence[TwoColumns]:
        texts = self._labels
        profile = PROFILES[self._names[self._place]]
        measured = profile.measured or texts.not_measured
        harakat = texts.with_harakat if self._harakat else texts.without_harakat
        number = f"{self._place + 1}/{len(self._names)}"
        arabic = texts.language == "ar"
        lines = [
            TwoColumns(SafeText(texts.terminal), SafeText(number), heading=True),
            TwoColumns(SafeText(texts.sent_as), SafeText(f"{profile.title} ({measured})")),
            TwoColumns(SafeText(harakat)),
            TwoColumns(SafeText("")),
        ]
        for line in (*CARD, FONT):
            lines.append(TwoColumns(line.text, sample=True))
            lines.append(TwoColumns(line.arabic if arabic else line.english, note=True))
        return [*lines, TwoColumns(SafeText("")), TwoColumns(SafeText(texts.card_hint))]


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
