"""Pictures that the terminal draws itself, on their way through the wire.

Everywhere else a cell of a picture is a character like any other: one of plane 16, which no text
has (`text.controls`). So it is cut, scrolled and drawn over as text is. On the last step it becomes
kitty's placeholder, or a blank over which the part of the picture is drawn.
"""

from __future__ import annotations

import os
import re
import threading
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from newsreader.layout.pictures import Picture
from newsreader.terminal.graphics import ITERM2, KITTY, Graphics
from newsreader.terminal.multiplexers import passed
from newsreader.terminal.placeholders import cells, deleted, transmitted
from newsreader.terminal.sixel import sixels
from newsreader.text.widths import CELLS

__all__ = ["Plates"]

_FIRST, _END = 0x100000, 0x10FFFE
_SIGNS = "\U00100000-\U0010ffff"
_RUN = re.compile(f"[{_SIGNS}]+")
_TOKEN = re.compile(
    f"\x1b\\[(?P<row>\\d+);(?P<column>\\d+)H|\x1b\\[[0-?]*[ -/]*[@-~]|(?P<run>[{_SIGNS}]+)"
    f"|(?P<text>[^\x1b{_SIGNS}]+)|\x1b[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)|\x1b[^\x1b{_SIGNS}]?"
)
_NUMBERS = range(16, 256)  # of pictures: inks that are no colour of the user's own palette
# The highest byte of all numbers: in tmux another program's pictures may be in the same terminal.
_OURS = (os.getpid() % 255 + 1) << 24
_BANDS = 128  # that are kept: some megabytes


@dataclass(frozen=True)
class _Plate:
    """A picture in cells: the character of its first one, the number by which kitty knows it."""

    picture: Picture
    columns: int
    rows: int
    first: int
    number: int

    @property
    def end(self) -> int:
        """The character behind the last one."""
        return self.first + self.columns * self.rows


class Plates:
    """Which characters stand for which cells of which pictures, and what the terminal has of them.

    `text` is called by who paints, `sent` by who writes, each in a thread of its own. Neither waits
    while pictures are encoded.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.graphics = Graphics()
        self._live: list[_Plate] = []  # the oldest first: they lie one behind the other, in a ring
        self._known: set[int] = set()  # the numbers of what the terminal has
        self._gone: list[int] = []
        self._place = _FIRST
        self._count = 0
        self._band = lru_cache(_BANDS)(self._drawn)

    @property
    def cell(self) -> tuple[int, int]:
        """The pixels of a cell: its width and its height."""
        return self.graphics.cell

    @property
    def spares_last_row(self) -> bool:
        """Whether nothing can be drawn in the last row: the screen might scroll."""
        return self.graphics.protocol != KITTY

    def begin(self, graphics: Graphics) -> None:
        """Draw in this way from now on, and nothing of what there was."""
        with self._lock:
            self.graphics = graphics
            self._let_go(len(self._live))

    def forget(self) -> None:
        """Let go of all pictures: another article is shown."""
        with self._lock:
            self._let_go(len(self._live))

    def _let_go(self, count: int) -> None:
        """Let go of the oldest plates."""
        self._gone += [plate.number for plate in self._live[:count] if plate.number in self._known]
        self._known -= set(self._gone)
        del self._live[:count]
        self._band.cache_clear()

    def text(self, picture: Picture, columns: int, rows: int, number: int) -> str:
        """Return the cells of one row of a picture of so many columns and rows."""
        with self._lock:
            wanted = (picture.pixels, columns, rows)
            plate = next(
                (p for p in self._live if (p.picture.pixels, p.columns, p.rows) == wanted), None
            ) or self._new(picture, columns, rows)
        first = plate.first + number * columns
        return "".join(map(chr, range(first, first + columns)))

    def _new(self, picture: Picture, columns: int, rows: int) -> _Plate:
        """Return a new plate, the oldest ones left out where it needs their place."""
        size = columns * rows
        if self._place + size > _END:
            behind = [plate for plate in self._live if plate.first >= self._place]
            self._let_go(len(behind))  # they are the oldest
            self._place = _FIRST
        end = self._place + size
        taken = [plate for plate in self._live if self._place <= plate.first < end]
        self._let_go(max(len(taken), len(self._live) + 1 - len(_NUMBERS)))
        number = _OURS + _NUMBERS[self._count % len(_NUMBERS)]
        plate = _Plate(picture, columns, rows, self._place, number)
        self._live.append(plate)
        self._place, self._count = end, self._count + 1
        return plate

    def sent(self, text: str) -> str:
        """Return what is sent for a text: its cells of pictures as this terminal draws them."""
        if not (self._live or self._gone):
            return text
        with self._lock:
            gone, self._gone = self._gone, []
        if self.graphics.protocol != KITTY:
            return self._with_bands(text) if _RUN.search(text) else text
        new = [deleted(number) for number in gone]
        shown = _RUN.sub(lambda run: self._placeholders(run[0], new), text)
        return "".join(passed(each, self.graphics.between) for each in new) + shown

    def undo(self, *, directly: bool = False) -> str:
        """Return what takes all pictures from the terminal; what is shown again is sent again.

        `directly`: it is written to the terminal itself, behind a multiplexer.
        """
        with self._lock:
            gone = [*self._gone, *self._known]
            self._gone, self._known = [], set()
        between = "" if directly else self.graphics.between
        return "".join(passed(deleted(each), between) for each in gone)

    def _parts(self, run: str) -> list[tuple[_Plate | None, int, int, int]]:
        """Return the cells of a run: their plate (None: it is gone), row, column, how many."""

        def place(sign: str) -> tuple[_Plate | None, int]:
            code = ord(sign)
            plate = next((p for p in self._live if p.first <= code < p.end), None)
            return plate, (code - plate.first) // plate.columns if plate is not None else 0

        with self._lock:
            found = [(at, list(signs)) for at, signs in groupby(run, place)]
        return [
            (plate, row, (ord(signs[0]) - plate.first) % plate.columns if plate else 0, len(signs))
            for (plate, row), signs in found
        ]

    def _placeholders(self, run: str, new: list[str]) -> str:
        """Return kitty's cells for a run; `new` gets what hands over the pictures that it lacks."""
        shown = ""
        for plate, row, column, count in self._parts(run):
            if plate is None or plate.picture.pixels is None:
                shown += " " * count
                continue
            with self._lock:
                is_new = plate.number not in self._known
                self._known.add(plate.number)
            if is_new:
                size = plate.columns * self.cell[0], plate.rows * self.cell[1]
                pixels, grid = plate.picture.pixels.colours(size), (plate.columns, plate.rows)
                new += transmitted(plate.number, pixels, size, grid)
            inked = cells(plate.number, row, range(column, column + count))
            shown += _apart(inked, count)
        return shown

    def _with_bands(self, text: str) -> str:
        """Return what draws the parts of pictures, and after it the text, which steps over them.

        First, for Konsole clears a cell beside what it draws; on blanks of the terminal's own
        ground, for it draws beneath any other.
        """
        shown, drawn = "", ""
        y = x = 1
        for token in _TOKEN.finditer(text):
            if token["row"]:
                y, x = int(token["row"]), int(token["column"])
            elif token["text"]:
                x += sum(map(int, token["text"].translate(CELLS)))
            if not token["run"]:
                shown += token[0]
                continue
            for plate, row, column, count in self._parts(token["run"]):
                if plate is not None:
                    at, blanks = f"\x1b[{y};{x}H", " " * count
                    drawn += f"{at}\x1b[49m{blanks}{at}{self._band(plate, row, column, count)}"
                shown += f"\x1b[{count}C" if plate is not None else " " * count
                x += count
        return f"\x1b7{drawn}\x1b8{shown}"

    def _drawn(self, plate: _Plate, row: int, column: int, count: int) -> str:
        """Return what draws some cells of one row where the cursor stands."""
        pixels = plate.picture.pixels
        if pixels is None:
            return ""
        across, down = self.cell
        size = plate.columns * across, plate.rows * down
        left, top, right = column * across, row * down, (column + count) * across
        if self.graphics.protocol == ITERM2:
            file = pixels.file(size, (left, top, right, top + down))
            head = f"inline=1;size={len(file)};width={count};height=1;preserveAspectRatio=0"
            data = b64encode(file).decode("ascii")
            return f"\x1b]1337;File={head};doNotMoveCursor=1:{data}\x07"
        numbers, palette = pixels.indexed(size)
        starts = range(top * size[0], (top + down) * size[0], size[0])
        cut = b"".join(numbers[at + left : at + right] for at in starts)
        return sixels(cut, palette, (right - left, down))


def _apart(cells: str, count: int) -> str:
    """Return so many cells whose colours are not those of what follows them."""
    return f"\x1b7{cells}\x1b8\x1b[{count}C"
