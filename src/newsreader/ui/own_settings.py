"""The reader's own settings: put into force, and again when their file has changed."""

from __future__ import annotations

import os
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from textual.app import App

from newsreader.display.checking import checked
from newsreader.display.interface import Interface
from newsreader.display.labels import labels_for
from newsreader.display.layouts import Keyboard
from newsreader.library.watching import tells
from newsreader.settings import Configuration, Settings, library_folders, load_settings
from newsreader.ui.background import Latest
from newsreader.ui.bindings import textual_keymap
from newsreader.ui.following import Following
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.theming import take_theme
from newsreader.ui.voice import Voice

__all__ = ["OwnSettings"]

_AT_START = ("library", "terminal", "graphics")
"""What is looked at but once."""

Stamp = tuple[int, int, int] | None


class OwnSettings:
    """Puts settings into force: theme, keys, language, how text is shown, what to watch.

    Their file is looked at whenever the disk is, every two seconds, which costs one call of the
    system: whether it is another one now. What is wrong in it is told, and leaves what was in
    force before.
    """

    def __init__(
        self,
        app: App[Any],
        main: MainScreen,
        keyboard: Keyboard,
        following: Following,
        settings: Settings,
        voice: Voice,
    ) -> None:
        """Take what the settings act on, and those in force from the start."""
        self._app = app
        self._main = main
        self._keyboard = keyboard
        self._following = following
        self._voice = voice
        self._settings = settings
        self._found = Configuration(settings)
        self._kept: dict[str, Any] = {}  # what the command line says
        self._reading = Latest(app)
        self._stamp: Stamp = None
        self._take_keys(main.interface)
        main.reader.is_smooth = settings.smooth
        main.reader.measure = settings.measure
        following.watch = settings.watch

    def take_theme(self, ground: str | None) -> None:
        """Take the theme that was set, else the one that goes with the terminal's ground."""
        self._ground = ground
        take_theme(self._app, self._settings.theme, ground)

    def _take_keys(self, interface: Interface) -> None:
        """Let the keys of an interface act, on any layout."""
        self._app.set_keymap(textual_keymap(interface.keymap))
        self._keyboard.bound = interface.bound

    def begin(self, found: Configuration) -> None:
        """Look at the file of the settings from now on; `found` is what was read of it."""
        self._found = found
        said = (name for name, origin in found.origins.items() if origin == "command line")
        self._kept = {name: getattr(found.settings, name) for name in said}
        if found.source:
            file = Path(found.source)
            # A server that is away may keep whoever asks it waiting: not the keys.
            self._is_far = not tells(os.path.realpath(file))
            self._following.look_too = lambda: self._look(file)

    def _look(self, file: Path) -> None:
        """Read the file anew, in a thread, if it is another one than at the last look."""
        if self._is_far or _stamp(file) != self._stamp:
            self._reading.start(lambda _goes_on: self._read(file), self._take)

    def _read(self, file: Path) -> Configuration | None:
        """Return what the file says now, None where it says what it said before."""
        stamp, self._stamp = self._stamp, _stamp(file)
        if stamp == self._stamp:
            return None
        found = load_settings(file, self._settings)
        if found.text == self._found.text and (found.text or found.faults == self._found.faults):
            return None
        found, _ = checked(found)
        return library_folders(found)[1]

    def _take(self, found: Configuration | None) -> None:
        """Put into force what the file says now, and tell what is wrong with it."""
        if found is None:
            return
        was, now = self._settings, replace(found.settings, **self._kept)
        self._settings, self._found = now, found
        self._put_into_force(was, now)
        self._voice.forget(found.source)
        if found.faults:
            self._voice.tell(found.faults)
        elif any(getattr(now, name) != getattr(was, name) for name in _AT_START):
            self._voice.say(self._voice.labels.at_next_start)
        elif now != was:
            self._voice.say(self._voice.labels.settings_read)

    def _put_into_force(self, was: Settings, now: Settings) -> None:
        """Change what is another one now."""
        if now.theme != was.theme:
            self.take_theme(self._ground)
        interface = self._main.interface
        of_dates = attrgetter("language", "months", "calendar")
        if of_dates(now) != of_dates(was):
            same = interface.labels.language if now.language == was.language else None
            interface = replace(interface, labels=labels_for(now, same))
        interface = replace(interface, keymap=now.keys)
        of_text = attrgetter("digits", "harakat", "justify", "images")
        if of_text(now) != of_text(was):  # a key may have chosen others since
            interface = interface.of(now)
        interface = interface.on_page(now)
        if interface != self._main.interface:
            self._take_keys(interface)
            self._main.interface = interface
        self._main.reader.measure = now.measure
        self._main.reader.is_smooth = now.smooth
        self._following.watch = now.watch


def _stamp(file: Path) -> Stamp:
    """Return what differs when a file has been written, None where there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
