"""From the command line to the app: sources, standard input, settings, the terminal."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from newsreader.errors import Fault, SourceError
from newsreader.loading import Loaded, Source, Stream, load
from newsreader.settings import interface_language, load_settings, samples_folder, state_folder
from newsreader.terminal.detection import detect
from newsreader.terminal.takeover import Takeover, send
from newsreader.ui.first_screen import HEAD, first_screen
from newsreader.ui.labels import labels

__all__ = ["open_app"]

STANDARD_INPUT = "-"
_SWITCH_SECONDS = 0.001


def open_app(paths: Sequence[str], language: str | None, terminal: str | None) -> int:
    """Open the app on files, folders or standard input; return the exit status.

    Raises UsageError for a terminal profile that there is not.
    """
    settings, faults = load_settings()
    detected = detect(os.environ, terminal or settings.terminal)
    if language is not None:
        settings = replace(settings, language=language)
    default = Path(settings.library).expanduser() if settings.library else samples_folder()
    roots: list[Path] = []
    source: Source | None = None
    for path in paths or [str(default)]:
        if path == STANDARD_INPUT:
            try:
                source = Stream.take(sys.stdin.buffer, STANDARD_INPUT)
            except SourceError as error:
                return _refuse([error.fault])
            continue
        # What is known of an article is kept by its path: one that stays true in another folder.
        place = Path(path).resolve()
        if place.is_dir() or len(paths) > 1:
            roots.append(place)
        else:
            source = place
            roots.append(place.parent)
    loaded: Loaded | None = None
    if source is not None:
        loaded = load(source, head=HEAD)
        if loaded.article is None:
            return _refuse(loaded.faults)
    if not sys.stdin.isatty() and not _take_keyboard():
        return _refuse([Fault("newsreader", "there is no terminal to read keys from")])
    takeover = Takeover(detected)
    interface = interface_language(settings)
    if loaded is not None and loaded.article is not None:
        takeover.take()
        size = shutil.get_terminal_size()
        send(first_screen(loaded.article, labels(interface), size, settings, os.environ))
    # Work in the background must not keep the keys waiting.
    sys.setswitchinterval(_SWITCH_SECONDS)
    # Nor must the collector walk over a long article again and again while it is being loaded.
    gc.set_threshold(50_000, 20, 100)
    from newsreader.ui.app import NewsreaderApp, Opening

    opening = Opening(
        roots=tuple(roots or [default]),
        deep=not roots or source is None,
        source=source,
        loaded=loaded,
        faults=faults,
        state=state_folder(),
        language=interface,
    )
    app = NewsreaderApp(opening, settings, takeover)
    app.run()
    return app.return_code or 0


def _refuse(faults: Sequence[Fault]) -> int:
    for fault in faults:
        print(f"newsreader: {fault}", file=sys.stderr)
    return 1


def _take_keyboard() -> bool:
    """Put the terminal back as standard input after a pipe was read; False without a terminal."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True
