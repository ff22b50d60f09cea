"""One session of tmux's shown by one terminal after another: what each shows, and is left with."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from tools.terminals.exits import DIFFERENT, LANGUAGE_POINTS, differing
from tools.terminals.failures import Failures
from tools.terminals.languages import Languages
from tools.terminals.pictures import find_grid, has_bars
from tools.terminals.session import INSIDE, Display
from tools.terminals.terminals import TERMINALS, Terminal

__all__ = ["NAME", "reattached", "reattaching_is_here"]

NAME = "re-attached"
_TMUX = ("tmux", "-u", "-L", "newsreader-test")
# Each is left for the next; the first one is come back to.
_WAY = (("vte", ""), ("kitty", ""), ("konsole", ""), ("mlterm", ""), ("vte", " anew"), ("vte", ""))


class _Host:
    """A terminal on the session's display with a client of tmux's in it, or a shell's lines."""

    def __init__(self, session: Display, terminal: Terminal, name: str, command: list[str]) -> None:
        """Start the terminal; take a picture of what it shows before there is a client."""
        self._session = session
        self._name = name
        self._attached = 0
        known = set(session.windows())
        session.start(
            terminal.command(
                [sys.executable, str(INSIDE), str(session.folder), "--client", name, *command]
            )
        )
        session.wait(f"here-{name}")
        session.wait_for(lambda: set(session.windows()) - known, "window")
        self._windows = sorted(set(session.windows()) - known)
        if terminal.resize:
            session.fill(self._windows)
        self._before = self.raised()

    def raised(self) -> Image.Image:
        """Return a picture of this terminal, before all others; larger ones show around it."""
        for window in self._windows:
            self._session.xdotool("windowraise", window, "windowfocus", window)
        return self._session.settled().crop(self._session.box(self._windows))

    def attach(self) -> None:
        """Let the client begin."""
        self.raised()
        step = f"left-{self._name}-{self._attached}" if self._attached else f"here-{self._name}"
        self._attached += 1
        self._session.go(step)

    def leave(self) -> None:
        """Let the client go; wait until Arabic looks as it did before there was one.

        Raises TimeoutError if it does not in time.
        """
        subprocess.run(
            [*_TMUX, "detach-client"], env=self._session.environment, check=True,
            capture_output=True,
        )  # fmt: skip
        self._session.wait(f"left-{self._name}-{self._attached}")
        self._session.wait_for(
            lambda: differing(self.raised(), self._before) < DIFFERENT, "bidi of its own"
        )


def reattaching_is_here() -> bool:
    """Return whether all that is needed is installed."""
    programs = {t.program for t in TERMINALS if t.name in dict(_WAY)}
    return all(map(shutil.which, {"tmux", *programs}))


def reattached(
    display: int, pictures: Path | None, floors: dict[str, float], failures: Failures
) -> list[str]:
    """Attach the terminals one after the other; return a row of the table for each."""
    known = {terminal.name: terminal for terminal in TERMINALS}
    rows = []
    with tempfile.TemporaryDirectory() as name:
        languages = Languages(Path(name))
        app = f"{sys.executable} -m newsreader {languages.article}"
        command = [*_TMUX, "-f", "tmux.conf", "new-session", app]
        with Display(NAME, display) as session:
            hosts: dict[str, _Host] = {}
            for number, (kind, more) in enumerate(_WAY):
                place = f"{kind}{more}"
                if place not in hosts:
                    attach = command if not number else [*_TMUX, "attach"]
                    hosts[place] = _Host(session, known[kind], place.replace(" ", "-"), attach)
                hosts[place].attach()
                session.shown(has_bars, f"app in {place}")
                if not number:
                    session.keys("t")
                rows.append(_read(session, languages, number, place, pictures, floors, failures))
                try:
                    hosts[place].leave()
                except TimeoutError:
                    failures.append(f"{NAME}: {place} is left without bidi of its own")
                    if pictures is not None:
                        left = f"{NAME}-{number}-left-{place.replace(' ', '-')}.png"
                        hosts[place].raised().save(pictures / left)
    return rows


def _read(
    session: Display, languages: Languages, number: int, place: str, pictures: Path | None,
    floors: dict[str, float], failures: Failures,
) -> str:  # fmt: skip
    """Read the page in the terminal that is attached; return its row of the table."""
    asked = [*_TMUX, "display-message", "-p", "#{pane_width} #{pane_height}"]
    done = subprocess.run(
        asked, env=session.environment, check=True, capture_output=True, text=True
    )
    columns, lines = map(int, done.stdout.split())
    image = session.settled()
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
        image.save(pictures / f"{NAME}-{number}-{place.replace(' ', '-')}.png")
    size = (columns, lines)
    excess = languages.excess(find_grid(image, size), image, size, floors)
    for language, points in excess.items():
        failures.expect(
            points <= LANGUAGE_POINTS,
            f"{NAME}: in {place} {language} is misread by {points:.1%} more than the floor",
        )
    return f"{NAME} {place:12}" + " ".join(f"{100 * p:+5.1f}" for p in excess.values())
