"""The terminal's manner: by which profile lines are sent, with harakat or not, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from newsreader.terminal.choosing import remembered
from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import Manner, manner_for
from newsreader.terminal.memory import Choice, remember
from newsreader.terminal.profiles import PROFILES
from newsreader.terminal.takeover import Takeover
from newsreader.ui.filters import Sending
from newsreader.ui.voice import Voice

__all__ = ["TerminalManner"]


class TerminalManner:
    """What is sent to the terminal, and what its reader chose; `state` keeps that, None: nowhere.

    `redraw` is called when lines have to be sent anew, with the manner that is in force then.
    """

    def __init__(
        self,
        takeover: Takeover,
        choice: Choice,
        state: Path | None,
        redraw: Callable[[Manner], None],
        voice: Voice,
    ) -> None:
        self.takeover = takeover
        self._voice = voice
        self.choice = choice
        self._state = state
        self._redraw = redraw
        self.sending = Sending(self.manner)

    @property
    def manner(self) -> Manner:
        """The manner in force."""
        return manner_for(self.takeover.terminal, self.choice.harakat)

    @property
    def profile(self) -> str:
        """The name of the profile in force."""
        return self.takeover.terminal.profile.name

    def apply(self) -> None:
        """Send everything anew, in the manner that is in force now."""
        self.sending = Sending(self.manner)
        self._redraw(self.manner)

    def found(self, terminal: Detected) -> None:
        """Go on with the terminal that late answers speak of, as its reader chose."""
        chosen = self.takeover.chosen
        if self.takeover.is_another:
            self.takeover.wire.plates.undo()  # it has no pictures yet
        terminal, self.choice, faults = remembered(terminal, chosen, self._state)
        self.takeover.become(terminal)
        self._voice.tell(faults)
        self.apply()

    def show(self, profile_name: str, harakat: bool) -> None:
        """Put a profile into force, harakat shown or not; the terminal is switched anew."""
        terminal = self.takeover.terminal
        profile = PROFILES[profile_name]
        self.takeover.become(replace(terminal, profile=profile))
        default = manner_for(self.takeover.terminal).harakat
        kept = None if harakat == default else harakat
        self.choice = replace(self.choice, harakat=kept)
        self.apply()

    def keep(self, profile_name: str) -> None:
        """Remember a profile for this terminal."""
        self.choice = replace(self.choice, profile=profile_name)
        self._remember()
        self._voice.say(self._voice.labels.remembered)

    def show_harakat(self, harakat: bool) -> None:
        """Show harakat, or hide them, and remember it where that is another choice."""
        if harakat != self.manner.harakat:
            self.show(self.profile, harakat)
            self._remember()

    def tell_harakat(self) -> None:
        """Say once, for each terminal, that it is spared the harakat it draws wrongly."""
        if not self.manner.harakat and self.choice.harakat is None and not self.choice.told:
            self.choice = replace(self.choice, told=True)
            self._remember()
            text = self._voice.labels.harakat_left_out
            self._voice.say(text.format(self._voice.way_to("harakat")))

    def _remember(self) -> None:
        """Keep what was chosen for this terminal; say what is wrong with where it is kept."""
        identity = self.takeover.terminal.identity
        self._voice.tell(remember(self._state, identity, self.choice))
