"""Copying: to the terminal's clipboard and the system's, and what is said of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App

from newsreader.terminal.clipboard import MOST_IN_OSC_52, TAKES_OSC_52, keep_in_file, put, tools
from newsreader.text.controls import isolated
from newsreader.ui.background import Latest
from newsreader.ui.voice import Voice

__all__ = ["Copying"]


class Copying:
    """Puts texts where they can be pasted from; says that it did, or where else they lie."""

    def __init__(self, app: App[Any], voice: Voice) -> None:
        self._app = app
        self._voice = voice
        self._puts = Latest(app)

    async def copy(self, text: Callable[[], str], profile: str) -> None:
        """Copy what `text` returns, which may take its time; `profile` names the terminal."""
        labels = self._voice.labels

        def reach(_goes_on: Callable[[], bool]) -> Path | bool | None:
            copied = text()
            fits = len(copied.encode("utf-8", "replace")) <= MOST_IN_OSC_52
            if fits:  # it does no harm where the terminal does not take it
                self._app.call_later(self._app.copy_to_clipboard, copied)
            if put(copied, tools(os.environ)) is not None or (fits and profile in TAKES_OSC_52):
                return True
            return keep_in_file(copied, _runtime_folder())

        def say(found: Path | bool | None) -> None:
            if found is True:
                self._voice.say(labels.copied)
            elif found:
                self._voice.say(labels.copied_to_file.format(isolated(str(found))))
            else:
                self._voice.say(labels.not_copied)

        await self._puts.finish(reach, say)


def _runtime_folder() -> Path:
    """Return the folder for what lasts as long as its reader is logged in, else for caches."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime:
        return Path(runtime, "newsreader")
    from platformdirs import user_cache_path

    return user_cache_path("newsreader")
