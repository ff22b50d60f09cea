"""From the command line to the app: sources, standard input, settings, the terminal."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import NamedTuple

from newsreader.display.checking import checked
from newsreader.display.first_screen import HEAD, Look, first_screen
from newsreader.display.labels import labels_for
from newsreader.display.welcome import is_first_start
from newsreader.errors import Fault
from newsreader.loading import Loaded, Pipe, Source, Stream, is_folder, load
from newsreader.settings import (
    Settings,
    interface_language,
    library_folders,
    load_settings,
    state_folder,
)
from newsreader.terminal.choosing import remembered
from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import manner_for
from newsreader.terminal.memory import Choice
from newsreader.terminal.profiles import Emission
from newsreader.terminal.takeover import Takeover

__all__ = ["favour_keys", "open_app"]

STANDARD_INPUT = "-"
_SWITCH_SECONDS = 0.001
_FULL = 24
_COMING_SECONDS = 0.2  # from the first bytes of a pipe on, before what has come is shown


class _NothingError(Exception):
    """There is nothing to open; carries the faults to show."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


class _First(NamedTuple):
    """What is opened at once: what the list is made of, a source, and what was loaded of it.

    `pipe`: what of it is still being written into standard input.
    """

    roots: tuple[Path, ...]
    source: Source | None
    loaded: Loaded | None
    pipe: Pipe | None


def open_app(
    paths: Sequence[str], language: str | None, terminal: str | None, encoding: str | None = None
) -> int:
    """Open the app on files, folders or standard input; return the exit status.

    Raises UsageError for a terminal profile that there is not.
    """
    found, chosen = checked(load_settings(), language, terminal)
    roots, source = _places(paths)
    if not roots:
        roots, found = library_folders(found)
    _print_faults(found.faults)
    state, homeless = state_folder()
    settings = found.settings
    try:
        with Takeover() as takeover:
            first = _load_first(paths, roots, source, encoding, takeover)
            choice, forgotten = _settle(takeover, chosen, state)
            _show_first(first, settings, choice, takeover)
            from newsreader.ui.app import NewsreaderApp
            from newsreader.ui.beginning import Opening

            opening = Opening(
                roots=first.roots,
                deep=not isinstance(first.source, Path),
                source=first.source,
                loaded=first.loaded,
                faults=found.faults + homeless + forgotten,
                state=state,
                language=interface_language(settings),
                choice=choice,
                encoding=encoding,
                pipe=first.pipe,
                settings=found,
                is_first_start=is_first_start(state) and not isinstance(first.source, Stream),
            )
            app = NewsreaderApp(opening, settings, takeover)
            # GNU screen holds an Escape back until the next key where the mouse is reported.
            app.run(mouse=takeover.terminal.multiplexer != "screen")
            takeover.leave(app.return_code or 0)
            return app.return_code or 0
    except _NothingError as refused:
        _print_faults(refused.faults)
        return 1


def _print_faults(faults: Sequence[Fault]) -> None:
    """Print faults on standard error, a line each."""
    for fault in faults:
        print(f"newsreader: {fault}", file=sys.stderr)


def _load_first(
    paths: Sequence[str],
    roots: list[Path],
    source: Source | None,
    encoding: str | None,
    takeover: Takeover,
) -> _First:
    """Return what is opened at once, of the files and folders of the list or of a pipe.

    Meanwhile the terminal is asked what it is. Raises _NothingError when there is nothing to open,
    or no terminal to read keys from.
    """
    if sys.stdin.isatty():
        takeover.ask(os.environ)
    pipe: Pipe | None = None
    loaded: Loaded | None = None
    if STANDARD_INPUT in paths:
        pipe, source, loaded = _piped(encoding)
    elif source is not None:
        loaded = load(source, head=HEAD, encoding=encoding)
    if source is not None and loaded is not None:
        if loaded.article is None:
            raise _NothingError(loaded.faults)
        roots = _list_beside(source, loaded.article.path, roots)
    if not sys.stdin.isatty():
        # Only now: what writes into the pipe may have asked for a password.
        if not _take_keyboard():
            raise _NothingError([Fault("/dev/tty", "there is no terminal to read keys from")])
        takeover.ask(os.environ)
    return _First(tuple(roots), source, loaded, pipe)


def _piped(encoding: str | None) -> tuple[Pipe | None, Stream, Loaded]:
    """Return what has come through standard input, and what was loaded of it.

    The pipe too if more is to come; it is waited for until there is something to read.
    """
    pipe = Pipe(os.dup(sys.stdin.fileno()), STANDARD_INPUT)
    pipe.wait(_COMING_SECONDS)
    while True:
        has_ended, size = pipe.has_ended, pipe.size
        stream = pipe.stream()
        loaded = load(stream, head=HEAD, encoding=encoding)
        if has_ended and pipe.fault is not None:
            raise _NothingError([pipe.fault])
        if has_ended or loaded.article is not None:
            return None if has_ended else pipe, stream, loaded
        pipe.wait_for_more(size)


def _places(paths: Sequence[str]) -> tuple[list[Path], Source | None]:
    """Return what the list is made of, and what is opened at once if it is a file."""
    roots: list[Path] = []
    source: Source | None = None
    for path in paths:
        if path == STANDARD_INPUT:
            continue  # it is read by who opens it
        # What is known of an article is kept by its path: one that stays true in another folder.
        place = Path(os.path.realpath(path))
        if is_folder(place) or len(paths) > 1:
            roots.append(place)
        else:
            source = place
            roots.append(place.parent)
    return roots, source


def _list_beside(source: Source, path: str, roots: list[Path]) -> list[Path]:
    """Return what the list is made of when the article called `path` has come out of a source.

    A collection is a list of its own.
    """
    if isinstance(source, Stream):
        return roots if path == source.name else []
    return [source] if isinstance(source, Path) and path != str(source) else roots


def _show_first(first: _First, settings: Settings, choice: Choice, takeover: Takeover) -> None:
    """Show the article's first screen, and favour the keys over what goes on behind it."""
    _with_colours(os.environ, takeover.terminal)
    if first.loaded is not None and first.loaded.article is not None:
        terminal = takeover.terminal
        manner = manner_for(terminal, choice.harakat)
        texts = labels_for(settings)
        look = Look(texts, settings, manner, os.environ, terminal.ground)
        takeover.take()
        takeover.wire.write(first_screen(first.loaded.article, look, shutil.get_terminal_size()))
    favour_keys()


def favour_keys() -> None:
    """Set the interpreter so that work in the background does not keep keys waiting."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    # Nor must the collector walk over a long article again and again while it is being loaded.
    gc.set_threshold(50_000, 20, 100)


def _settle(
    takeover: Takeover, chosen: Detected | None, state: Path | None
) -> tuple[Choice, tuple[Fault, ...]]:
    """Wait for the terminal's answers; return what was chosen for such a one before."""
    found = takeover.settle(chosen)
    terminal, choice, faults = remembered(found, chosen, state)
    if terminal != found:
        takeover.become(terminal)
    return choice, faults


def _with_colours(environment: MutableMapping[str, str], terminal: Detected) -> None:
    """Say how many colours the terminal has where it is known.

    Over ssh the variable is gone, some terminals never set it; and inks that differ by one step
    need 24 bits. GNU screen inherits it and takes 24-bit colours for something else: 256 are what
    it hands on.
    """
    profile = terminal.profile
    if terminal.multiplexer == "screen":
        environment.pop("COLORTERM", None)
        if "256color" not in environment.get("TERM", ""):
            environment["TERM"] = f"{environment.get('TERM') or 'screen'}-256color"
    elif profile.emission is Emission.CELLS:
        environment["COLORTERM"] = "truecolor"
    elif profile.colours == _FULL and not terminal.multiplexer:
        environment.setdefault("COLORTERM", "truecolor")
    elif profile.colours and "256color" not in environment.get("TERM", ""):
        environment["TERM"] = f"{environment.get('TERM', 'xterm')}-256color"


def _take_keyboard() -> bool:
    """Put the terminal back as standard input after a pipe was read; False without a terminal."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True
