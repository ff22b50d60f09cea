"""Drags of the mouse at random, by the bytes that a terminal sends for them, through the app."""

from __future__ import annotations

import asyncio
import random
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style
from textual.pilot import Pilot
from tools.selections.oracle import Range, Sheet, unlike

from newsreader.ui.app import NewsreaderApp
from newsreader.ui.widgets.reader import Reader

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from support.reading import read_at_once, reading

__all__ = ["KINDS", "Case", "Tried", "tried"]

KINDS = ("drawn", "with the wheel", "beyond the window", "words", "paragraphs")
_WEIGHTS = (76, 8, 2, 8, 6)
_PAGES = 12  # selections of one window before another one is gone to
_SECONDS = 20.0  # until what was copied must be there, on a machine that does much else


@dataclass(frozen=True, slots=True)
class Case:
    """An article as it is shown: the window's size in cells, the measure, how lines are filled."""

    path: Path
    size: tuple[int, int]
    measure: int
    justify: str
    language: str = "ar"


@dataclass
class Tried:
    """What came of a case: selections by their kind, code points copied, what is wrong."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    copied: int = 0
    wrong: list[str] = field(default_factory=list)


async def tried(case: Case, count: int, chance: random.Random) -> Tried:
    """Mark so many stretches of an article with the mouse; compare what is copied and shown."""
    found = Tried()
    opened = reading(
        case.path.parent, case.path.name, size=case.size, language=case.language,
        terminal="kitty", theme="newsreader-light", wait=False,
    )  # fmt: skip
    async with opened as (app, pilot):
        app.main.reader.measure = case.measure
        app.main.interface = replace(app.interface, justify=case.justify)
        await pilot.pause()
        drags = _Drags(app, pilot, chance, found)
        for number in range(count):
            if number % _PAGES == 0:
                await drags.go_somewhere()
            await drags.drag()
    return found


class _Drags:
    """The mouse on the app."""

    def __init__(
        self, app: NewsreaderApp, pilot: Pilot[None], chance: random.Random, found: Tried
    ) -> None:
        self._app = app
        self._reader: Reader = app.main.reader
        self._pilot = pilot
        self._chance = chance
        self._found = found
        self._last = (-1, -1)  # where the button was pressed before: twice is another thing

    async def go_somewhere(self) -> None:
        """Go to another place of the article; look whether the screen shows what is expected."""
        page = self._reader.page
        assert page is not None
        part = self._chance.randrange(len(page.parts))
        self._reader.move(lambda page: page.at_part(part).by_rows(self._chance.randint(-9, 9)))
        await self._pilot.pause()
        rows = [self._reader.render_line(y).text for y in range(self._reader.size.height)]
        self._found.wrong += unlike(self._sheet(), rows)

    def _sheet(self) -> Sheet:
        """Return what stands in the window now."""
        assert self._reader.page is not None
        return Sheet(self._reader.page, self._reader.margin)

    def _place(self, sheet: Sheet, *, still: bool = False) -> tuple[int, int]:
        """Return a row and a cell: mostly of text, or anywhere; `still`: of nothing to follow."""
        if still or self._chance.random() < 0.8:
            texts = [(row, cell) for row, cells in enumerate(sheet.cells) for cell in cells]
            places = sheet.still if still else texts
            found = self._chance.choice(places) if places else (0, 0)
        else:
            row = self._chance.randrange(len(sheet.cells))
            found = row, self._chance.randrange(self._reader.size.width)
        return found

    def _report(self, button: int, place: tuple[int, int], end: str = "M") -> str:
        """Return what a terminal sends of the mouse at a row and a cell of the reader."""
        row, cell = place
        region = self._reader.region
        return f"\x1b[<{button};{region.x + cell + 1};{region.y + row + 1}{end}"

    async def drag(self) -> None:
        """Mark one stretch, and compare."""
        sheet = self._sheet()
        [kind] = self._chance.choices(KINDS, _WEIGHTS) if sheet.still else KINDS[:1]
        clicks = {"words": 2, "paragraphs": 3}.get(kind, 1)
        first = self._place(sheet, still=clicks > 1)
        while first == self._last:
            first = self._place(sheet, still=clicks > 1)
        self._last = first
        self._app._clipboard = ""
        anchor = self._unit(sheet, kind, first)
        pressed = self._report(0, first)
        reports = [pressed, self._report(0, first, "m")] * (clicks - 1) + [pressed]
        if kind in ("with the wheel", "beyond the window"):
            wheel = [self._report(self._chance.choice((64, 65)), first)] * 2
            edge = [self._report(32, (self._chance.choice((-1, len(sheet.cells))), first[1]))]
            self._send(*reports, *(wheel if kind == "with the wheel" else edge))
            reports = []
            await asyncio.sleep(0.12)
            await self._pilot.pause()
            sheet = self._sheet()
        still = clicks > 1 and self._chance.random() < 0.5
        last = first if still else self._place(sheet)
        while not still and last == first:
            last = self._place(sheet)
        if self._chance.random() < 0.3:
            reports.append(self._report(32, self._place(sheet)))
        self._send(*reports, self._report(32, last), self._report(0, last, "m"))
        await self._compare(kind, anchor, last)

    def _send(self, *reports: str) -> None:
        """Let reports come from the terminal in one read."""
        read_at_once(self._app, "".join(reports).encode())

    def _unit(self, sheet: Sheet, kind: str, place: tuple[int, int]) -> Range:
        """Return the range that is marked where the pointer is."""
        ways = {"words": sheet.word, "paragraphs": sheet.paragraph}
        return ways.get(kind, sheet.at)(*place)

    async def _compare(self, kind: str, anchor: Range, last: tuple[int, int]) -> None:
        """Compare what was copied, and what is shown as marked, with what was meant."""
        sheet = self._sheet()
        head = self._unit(sheet, kind, last)
        start, end = min(anchor[0], head[0]), max(anchor[1], head[1])
        meant = sheet.text[start:end]
        loop = asyncio.get_running_loop()
        until = loop.time() + (_SECONDS if meant else 0.1)
        while (not meant or self._app.clipboard != meant) and loop.time() < until:
            await asyncio.sleep(0.002)
        self._found.counts[kind] += 1
        self._found.copied += len(meant)
        if self._app.clipboard != meant:
            self._found.wrong.append(f"{kind}: {self._app.clipboard!r} is copied of {meant!r}")
        self._found.wrong += self._unlike_marked(sheet, (start, end))

    def _unlike_marked(self, sheet: Sheet, meant: Range) -> list[str]:
        """Return a line for each row in which other cells are shown as marked than those meant."""
        look = self._reader.style_of("selection")
        wrong = []
        for number, cells in enumerate(sheet.cells):
            marked, cell = set(), 0
            for text, style, _ in self._reader.render_line(number):
                width = cell_len(text)
                if style is not None and _ground(style) == _ground(look):
                    marked |= set(range(cell, cell + width))
                cell += width
            wanted = {c for c, (start, end) in cells.items() if start < meant[1] and end > meant[0]}
            if marked != wanted:
                wrong.append(f"row {number}: {sorted(marked ^ wanted)} are marked or not")
        return wrong


def _ground(style: Style) -> tuple[bool, object]:
    """Return what tells that something is marked: the ground, or that it is turned round."""
    return bool(style.reverse), style.bgcolor
