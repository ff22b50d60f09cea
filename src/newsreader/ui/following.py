"""Following the disk, and a pipe that is still being written: what is shown keeps up with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from newsreader.library.watching import Watch
from newsreader.settings import watched_folders
from newsreader.sources.pipes import Pipe
from newsreader.ui.beginning import Opening
from newsreader.ui.desk import Desk
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.shelf import Shelf
from newsreader.ui.voice import Voice

__all__ = ["Following"]

_DISK_SECONDS = 2.0
_PIPE_SECONDS = 0.5
_SMALL = 1 << 20  # bytes that are parsed anew whenever there are more
_GROWTH = 1.25  # of a larger text, before it is parsed anew


class Following:
    """Loads what comes after the first frame: the rest of an article, more of a pipe, the list.

    Where one is in the article stays. The list of what a pipe holds is made when all is there.
    `watch` says in which folders changes are followed, as the settings do; `look_too` is called
    as often as something is looked at.
    """

    def __init__(
        self, app: App[Any], main: MainScreen, desk: Desk, shelf: Shelf, voice: Voice
    ) -> None:
        self._app = app
        self._main = main
        self._desk = desk
        self._shelf = shelf
        self._voice = voice
        self._size = 0
        self._is_over = False
        self._watch: Watch | None = None
        self._watched: list[Path] = []
        self.watch: bool | Sequence[str] = True
        self.look_too: Callable[[], object] = lambda: None
        self._has_changed = False

    def begin(self, opening: Opening) -> None:
        """Begin with what was left for later."""
        self._opening = opening
        loaded = opening.loaded
        if loaded is not None and loaded.partial and loaded.article is not None:
            self._desk.load_whole(loaded.article.path)
        self._voice.tell(self._voice.faults)
        pipe = opening.pipe
        if pipe is None:
            self._keep_up()
        else:
            self._main.title_bar.coming = True
            self._app.set_interval(_PIPE_SECONDS, lambda: self._look(pipe))

    def _keep_up(self) -> None:
        """Make the list, and look at the disk again when something has changed there."""
        self._main.title_bar.coming = False
        self._shelf.refresh(first=True)
        self._app.set_interval(_DISK_SECONDS, self._look_at_disk)

    def _look_at_disk(self) -> None:
        """Look at the files if the system has told of a change, or tells of none."""
        self.look_too()
        if self._shelf.library is None or self._shelf.is_refreshing:
            return  # what has changed meanwhile is looked at next time
        folders, deep = watched_folders(self.watch, self._opening.roots), self._opening.deep
        if self._watch is None or self._watch.is_lost or folders != self._watched:
            self.end()
            self._watched = folders
            if folders:
                touched = partial(self._app.call_later, self._touched)
                self._watch = Watch(folders, touched, deep=deep)
        is_silent = self._watch is None or self._watch.is_silent
        files = bool(folders) and (self._has_changed or is_silent)
        self._has_changed = False
        self._shelf.refresh(files=files)

    def _touched(self) -> None:
        """Take note that something has changed on the disk."""
        self._has_changed = True

    def end(self) -> None:
        """Watch the disk no longer."""
        if self._watch is not None:
            self._watch.end()
            self._watch = None

    def _look(self, pipe: Pipe) -> None:
        """Load what has come of a pipe since the last look; when it ends, all of it."""
        if self._is_over:
            return
        self.look_too()
        self._is_over, size = pipe.has_ended, pipe.size
        is_enough = size > self._size and (size < _SMALL or size > _GROWTH * self._size)
        if is_enough or self._is_over:
            self._size = size
            article = self._desk.article
            self._desk.opened.renew(pipe.stream())
            if article is not None and article.path.partition("#")[0] == pipe.name:
                self._desk.load_whole(article.path)
        if self._is_over:
            self._voice.tell([pipe.fault] if pipe.fault is not None else [])
            self._keep_up()
