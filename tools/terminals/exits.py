"""The ways out, and what comes between: how the terminal is left, and what is there after `fg`."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops
from tools.terminals.failures import Failures
from tools.terminals.languages import Languages
from tools.terminals.pictures import Grid, has_bars
from tools.terminals.session import Session

__all__ = ["DIFFERENT", "LANGUAGE_POINTS", "Exits", "differing"]

_WAYS = ("quit", "suspend", "crash", "SIGTERM", "SIGHUP")
DIFFERENT = 150  # pixels of a picture
LANGUAGE_POINTS = 0.03


class Exits:
    """Ends the app in every way in a session's terminal.

    `state` is what the terminal told before, `picture` what it showed. The second run and the
    fourth are on the page in four languages: after `fg`, and in sixteen colours.
    """

    def __init__(
        self, session: Session, state: dict[str, str], picture: Image.Image, languages: Languages,
        grid: Grid, size: tuple[int, int], failures: Failures,
    ) -> None:  # fmt: skip
        self._session = session
        self._state = state
        self._picture = picture
        self._languages = languages
        self._grid = grid
        self._size = size
        self._failures = failures
        self.excess: dict[str, dict[str, float]] = {}

    def run(self, pictures: Path | None, floors: dict[str, float]) -> int:
        """End the app in every way; return how many ways left the terminal as it was."""
        right = 0
        for number, way in enumerate(_WAYS, 1):
            self._end(number, way, pictures, floors)
            right += self._same(f"ended-{number}", way)
            self._prepare(number)
            self._session.go(f"ended-{number}")
        return right

    def _prepare(self, number: int) -> None:
        """Say how the run after so many is to be."""
        folder = self._session.folder
        (folder / "crash").unlink(missing_ok=True)
        (folder / "next").unlink(missing_ok=True)
        if number == len(_WAYS):
            (folder / "end").touch()
        elif _WAYS[number] == "crash":
            (folder / "crash").touch()
        elif _WAYS[number] in ("suspend", "SIGTERM"):
            few = {"TERM": self._session.terminal.multiplexer or "xterm", "COLORTERM": "16"}
            told = {
                "article": str(self._languages.article),
                "variables": few if _WAYS[number] == "SIGTERM" else {},
            }
            (folder / "next").write_text(json.dumps(told), encoding="utf-8")

    def _end(self, number: int, way: str, pictures: Path | None, floors: dict[str, float]) -> None:
        """End the app in one way, when it is all there."""
        session = self._session
        if way == "SIGTERM":
            session.shown(self._differs, "app in sixteen colours")
        elif number > 1:
            session.shown(has_bars, "app")
        if way == "suspend":
            before = session.settled()
            session.keys("ctrl+z")
            self._same(f"stopped-{number}", way)
            session.go(f"stopped-{number}")
            session.shown(has_bars, "app after fg")
            pixels = differing(session.settled(), before)
            self._failures.expect(
                pixels < DIFFERENT,
                f"{session.terminal.name}: after fg the screen differs ({pixels} pixels)",
            )
            self._read("after fg", pictures, floors)
            session.keys("q")
        elif way in ("quit", "crash"):
            session.keys("q")
        else:
            if way == "SIGTERM":
                self._read("in 16 colours", pictures, floors)
            session.kill(signal.Signals[way])
        session.wait(f"ended-{number}")

    def _differs(self, image: Image.Image) -> bool:
        """Return whether more is to be seen than the few lines that were there before the app."""
        return differing(image, self._picture) > 100 * DIFFERENT

    def _read(self, when: str, pictures: Path | None, floors: dict[str, float]) -> None:
        """Read the page in four languages, shown alone."""
        name = self._session.terminal.name
        image = self._session.keys("t")
        if pictures is not None:
            image.save(pictures / f"{name}-{when.replace(' ', '-')}.png")
        excess = self._languages.excess(self._grid, image, self._size, floors)
        self.excess[when] = excess
        for language, points in excess.items():
            self._failures.expect(
                points <= LANGUAGE_POINTS,
                f"{name}: {when} {language} is misread by {points:.1%} more than the floor",
            )

    def _same(self, step: str, way: str) -> bool:
        """Return whether the terminal tells and shows what it did before the app."""
        what = f"{self._session.terminal.name}: {way}"
        told = self._session.wait(step)
        changed = [mode for mode, value in told["state"].items() if value != self._state[mode]]
        self._failures.expect(not changed, f"{what} leaves modes changed: {changed}")
        self._failures.expect(told["line discipline"], f"{what} leaves the line discipline changed")
        pixels = differing(self._session.settled(), self._picture)
        self._failures.expect(
            pixels < DIFFERENT, f"{what}: Arabic printed afterwards differs ({pixels} pixels)"
        )
        return not changed and bool(told["line discipline"]) and pixels < DIFFERENT


def differing(now: Image.Image, before: Image.Image) -> int:
    """Return in how many pixels two pictures differ so that it is seen."""
    difference = ImageChops.difference(now, before)
    return int((np.asarray(difference).max(axis=2) > 60).sum())
