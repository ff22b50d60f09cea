"""From the command line to the app: sources, standard input, settings, the terminal."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from newsreader.errors import Fault, SourceError, UsageError
from newsreader.loading import Loaded, Source, Stream, load
from newsreader.settings import (
    Settings,
    interface_language,
    library_folder,
    load_settings,
    settings_file,
    state_folder,
)
from newsreader.terminal.detection import Detected, detect
from newsreader.terminal.takeover import Takeover, send
from newsreader.ui.first_screen import HEAD, first_screen
from newsreader.ui.labels import labels

__all__ = ["detected_terminal", "open_app"]

STANDARD_INPUT = "-"
_SWITCH_SECONDS = 0.001


def detected_terminal(chosen: str | None, settings: Settings) -> tuple[Detected, tuple[Fault, ...]]:
    """Return the terminal: the one chosen, else that of the settings, else the one found out.

    A profile that there is not is a fault in the settings; `chosen`, it raises UsageError.
    """
    if not chosen:
        try:
            return detect(os.environ, settings.terminal), ()
        except UsageError as error:
            return detect(os.environ), (Fault(str(settings_file()), str(error)),)
    return detect(os.environ, chosen), ()


def open_app(paths: Sequence[str], language: str | None, terminal: str | None) -> int:
    """Open the app on files, folders or standard input; return the exit status.

    Raises UsageError for a terminal profile that there is not.
    """
    settings, faults = load_settings()
    detected, unknown = detected_terminal(terminal, settings)
    state, homeless = state_folder()
    faults += unknown + homeless
    if language is not None:
        settings = replace(settings, language=language)
    try:
        roots, source = _places(paths)
    except SourceError as error:
        return _refuse([error.fault])
    if not roots:
        default, missing = library_folder(settings)
        roots, faults = [default], faults + missing
    loaded: Loaded | None = None
    if source is not None:
        loaded = load(source, head=HEAD)
        if loaded.article is None:
            return _refuse(loaded.faults)
    if not sys.stdin.isatty() and not _take_keyboard():
        return _refuse([Fault("/dev/tty", "there is no terminal to read keys from")])
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
        roots=tuple(roots),
        deep=not isinstance(source, Path),
        source=source,
        loaded=loaded,
        faults=faults,
        state=state,
        language=interface,
    )
    app = NewsreaderApp(opening, settings, takeover)
    app.run()
    return app.return_code or 0


def _places(paths: Sequence[str]) -> tuple[list[Path], Source | None]:
    """Return what the list is made of, and what is opened at once.

    Raises SourceError when standard input cannot be read.
    """
    roots: list[Path] = []
    source: Source | None = None
    for path in paths:
        if path == STANDARD_INPUT:
            source = Stream.take(sys.stdin.buffer, STANDARD_INPUT)
            continue
        # What is known of an article is kept by its path: one that stays true in another folder.
        place = Path(os.path.realpath(path))
        if place.is_dir() or len(paths) > 1:
            roots.append(place)
        else:
            source = place
            roots.append(place.parent)
    return roots, source


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
