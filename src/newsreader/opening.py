"""From the command line to the app: sources, standard input, settings, the terminal."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from pathlib import Path

from newsreader.display.first_screen import HEAD, Look, first_screen
from newsreader.display.labels import labels
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
from newsreader.terminal.detection import Detected, choose
from newsreader.terminal.emission import manner_of
from newsreader.terminal.memory import Choice, recall
from newsreader.terminal.profiles import PROFILES, Emission
from newsreader.terminal.takeover import Takeover, send

__all__ = ["chosen_terminal", "open_app"]

STANDARD_INPUT = "-"
_SWITCH_SECONDS = 0.001
_FULL = 24


def chosen_terminal(
    chosen: str | None, settings: Settings
) -> tuple[Detected | None, tuple[Fault, ...]]:
    """Return the terminal chosen, else that of the settings; None where it is to be found out.

    A profile that there is not is a fault in the settings; `chosen`, it raises UsageError.
    """
    if chosen:
        return choose(chosen), ()
    try:
        return choose(settings.terminal), ()
    except UsageError as error:
        return None, (Fault(str(settings_file()), str(error)),)


def open_app(
    paths: Sequence[str],
    language: str | None,
    terminal: str | None,
    encoding: str | None = None,
) -> int:
    """Open the app on files, folders or standard input; return the exit status.

    Raises UsageError for a terminal profile that there is not.
    """
    settings, faults = load_settings()
    chosen, unknown = chosen_terminal(terminal, settings)
    state, homeless = state_folder()
    faults += unknown + homeless
    if language is not None:
        settings = replace(settings, language=language)
    takeover = Takeover()
    if sys.stdin.isatty():
        # The terminal is asked what it is while the article is loaded.
        takeover.ask(os.environ)
    try:
        roots, source = _places(paths)
    except SourceError as error:
        return _refuse([error.fault], takeover)
    if not roots:
        default, missing = library_folder(settings)
        roots, faults = [default], faults + missing
    loaded: Loaded | None = None
    if source is not None:
        loaded = load(source, head=HEAD, encoding=encoding)
        if loaded.article is None:
            return _refuse(loaded.faults, takeover)
        if isinstance(source, Stream):
            roots = roots if loaded.article.path == source.name else []
        elif isinstance(source, Path) and loaded.article.path != str(source):
            roots = [source]  # the list is that of the collection
    if not sys.stdin.isatty():
        # Only now: what writes into the pipe may have asked for a password.
        if not _take_keyboard():
            fault = Fault("/dev/tty", "there is no terminal to read keys from")
            return _refuse([fault], takeover)
        takeover.ask(os.environ)
    choice, forgotten = _settle(takeover, chosen, state)
    faults += forgotten
    manner = manner_of(takeover.terminal.profile, harakat=choice.harakat)
    _with_colours(os.environ, takeover.terminal)
    interface = interface_language(settings)
    if loaded is not None and loaded.article is not None:
        takeover.take()
        size = shutil.get_terminal_size()
        look = Look(labels(interface), settings, manner, os.environ)
        send(first_screen(loaded.article, look, size))
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
        choice=choice,
        encoding=encoding,
        chosen=chosen is not None,
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


def _settle(
    takeover: Takeover, chosen: Detected | None, state: Path | None
) -> tuple[Choice, tuple[Fault, ...]]:
    """Wait for the terminal's answers; return what was chosen for such a one before."""
    found = takeover.settle(chosen)
    choice, faults = recall(state, found.identity)
    if chosen is None and choice.profile in PROFILES:
        remembered = replace(found, profile=PROFILES[choice.profile], sign="remembered")
        takeover.become(remembered)
    return choice, faults


def _with_colours(environment: MutableMapping[str, str], terminal: Detected) -> None:
    """Say how many colours the terminal has where it is known.

    Over ssh the variable is gone, some terminals never set it; and inks that differ by one step
    need 24 bits.
    """
    profile = terminal.profile
    if profile.emission is Emission.CELLS:
        environment["COLORTERM"] = "truecolor"
    elif profile.colours == _FULL and not terminal.multiplexer:
        environment.setdefault("COLORTERM", "truecolor")
    elif profile.colours and "256color" not in environment.get("TERM", ""):
        environment["TERM"] = f"{environment.get('TERM', 'xterm')}-256color"


def _refuse(faults: Sequence[Fault], takeover: Takeover) -> int:
    takeover.give_back()
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
