"""Cells of pictures on their way to the terminal."""

from __future__ import annotations

import os
import re
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from newsreader.layout.pictures import Picture
from newsreader.terminal.graphics import Graphics
from newsreader.terminal.placeholders import cells
from newsreader.terminal.plates import Plates
from newsreader.terminal.wire import Wire
from support.ends import Ends
from support.sixels import decoded

CELL = (3, 7)
COLUMNS, ROWS = 10, 4
IMAGE = Image.frombytes(
    "RGB", (30, 28), bytes(level for n in range(30 * 28) for level in (n % 30 * 8, n // 30 * 9, 0))
)
SENT = re.compile(r"\x1b_Ga=T[^,]*,[^;]*?i=(\d+)")
MARKS = cells(16, 0, range(256)).partition("m")[2][2::4]
"""The marks that stand for 0 to 255."""
GONE = re.compile(r"\x1b_Ga=d,d=I,i=(\d+),q=2\x1b\\")
BAND = re.compile(r"\x1b\[(\d+);(\d+)H(?:\x1bP|\x1b\]1337)")


class Drawn:
    """The pixels of a test's picture: it counts how often they are asked for."""

    def __init__(self) -> None:
        self.asked = 0
        self.reduced = IMAGE.quantize(64)

    def colours(self, size: tuple[int, int]) -> bytes:
        assert size == IMAGE.size
        self.asked += 1
        return bytes(IMAGE.tobytes())

    def indexed(self, size: tuple[int, int]) -> tuple[bytes, bytes]:
        assert size == IMAGE.size
        self.asked += 1
        return self.reduced.tobytes(), bytes(self.reduced.getpalette() or ())

    def file(self, size: tuple[int, int], box: tuple[int, int, int, int]) -> bytes:
        assert size == IMAGE.size
        self.asked += 1
        file = BytesIO()
        IMAGE.crop(box).save(file, "PNG")
        return file.getvalue()


def pictured(plates: Plates, drawn: Drawn) -> Picture:
    width, height = IMAGE.size
    return Picture(width, height, lambda _w, _h: b"", plates, drawn)


def made(protocol: str, between: str = "") -> tuple[Plates, Picture, Drawn]:
    plates, drawn = Plates(), Drawn()
    plates.begin(Graphics(protocol, "test", CELL, between))
    picture = pictured(plates, drawn)
    return plates, picture, drawn


def frame(plates: Plates, picture: Picture, rows: range, *, part: slice = slice(None)) -> str:
    """Return a frame with rows of the picture behind some text, from the third of the screen on."""
    return "".join(
        f"\x1b[{3 + place};5H\x1b[31mسلام\x1b[0m\x1b[44m"
        f"{plates.text(picture, COLUMNS, ROWS, row)[part]}\x1b[0m \n"
        for place, row in enumerate(rows)
    )


def test_a_row_is_a_character_a_cell_that_no_text_has() -> None:
    plates, picture, _ = made("kitty")
    rows = [plates.text(picture, COLUMNS, ROWS, row) for row in range(ROWS)]
    assert [len(row) for row in rows] == [COLUMNS] * ROWS
    assert len(set("".join(rows))) == COLUMNS * ROWS
    assert all("\U00100000" <= sign <= "\U0010fffd" for sign in "".join(rows))
    assert rows == [plates.text(picture, COLUMNS, ROWS, row) for row in range(ROWS)]


def test_text_without_pictures_is_sent_as_it_is() -> None:
    plates, _, _ = made("sixel")
    assert plates.sent("سلام\x1b[1;1H") == "سلام\x1b[1;1H"


def test_kitty_is_sent_a_picture_once_before_its_cells() -> None:
    plates, picture, drawn = made("kitty")
    first = plates.sent(frame(plates, picture, range(4)))
    (number,) = SENT.findall(first)
    assert first.rindex("\x1b_G") < first.index("\U0010eeee")
    again = plates.sent(frame(plates, picture, range(1, 3), part=slice(2, 5)))
    assert "\x1b_G" not in again
    assert drawn.asked == 1
    low = int(number) % (1 << 24)
    cell = "\U0010eeee\u030d{}" + MARKS[int(number) >> 24]  # row 1
    wanted = "".join(cell.format(mark) for mark in "\u030e\u0310\u0312")  # columns 2 to 4
    assert f"\x1b[44m\x1b7\x1b[38;5;{low}m{wanted}\x1b8\x1b[3C\x1b[0m" in again


def test_another_program_in_the_same_terminal_has_other_numbers() -> None:
    plates, picture, _ = made("kitty")
    shown = plates.sent(frame(plates, picture, range(1)))
    (number,) = SENT.findall(shown)
    assert int(number) >> 24 == os.getpid() % 255 + 1
    assert int(number) % (1 << 24) in range(16, 256)


def test_kitty_forgets_what_is_no_longer_shown_and_is_sent_it_again() -> None:
    plates, picture, _ = made("kitty")
    number = SENT.findall(plates.sent(frame(plates, picture, range(4))))
    old = frame(plates, picture, range(1))
    plates.forget()
    assert GONE.findall(plates.sent("x")) == number
    assert plates.sent("x") == "x"
    assert GONE.findall(plates.undo()) == []
    assert SENT.findall(plates.sent(frame(plates, picture, range(4))))
    # What is still drawn of the one before has nothing any more.
    assert " " * COLUMNS in plates.sent(old)
    assert not re.search("[\U0010eeee\U00100000-\U0010fffd]", plates.sent(old))


def test_what_kitty_has_is_taken_back_once() -> None:
    plates, picture, _ = made("kitty")
    number = SENT.findall(plates.sent(frame(plates, picture, range(4))))
    assert GONE.findall(plates.undo()) == number
    assert plates.undo() == ""
    assert SENT.findall(plates.sent(frame(plates, picture, range(1)))) == number


def test_behind_tmux_pictures_go_through_it_and_cells_do_not() -> None:
    plates, picture, _ = made("kitty", "tmux")
    shown = plates.sent(frame(plates, picture, range(4)))
    assert shown.startswith("\x1bPtmux;\x1b\x1b_Ga=T")
    handed, _, rest = shown.rpartition("\x1b\x1b\\\x1b\\")
    assert "\U0010eeee" not in handed
    assert "\U0010eeee" in rest
    assert plates.undo().startswith("\x1bPtmux;\x1b\x1b_Ga=d")


@pytest.mark.parametrize("protocol", ["sixel", "iterm2"])
def test_a_band_is_drawn_where_its_row_is_and_nowhere_else(protocol: str) -> None:
    plates, picture, drawn = made(protocol)
    shown = plates.sent(frame(plates, picture, range(1, 4)))
    assert BAND.findall(shown) == [("3", "9"), ("4", "9"), ("5", "9")]
    # The text comes behind, and steps over what is drawn; the cursor's colours are its own.
    text = frame(plates, picture, range(1, 4))
    for row in range(1, 4):
        text = text.replace(plates.text(picture, COLUMNS, ROWS, row), f"\x1b[{COLUMNS}C")
    assert shown.startswith("\x1b7\x1b[3;9H\x1b[49m" + " " * COLUMNS)
    assert shown.endswith("\x1b8" + text)
    asked = drawn.asked
    assert plates.sent(frame(plates, picture, range(1, 4))) == shown
    assert drawn.asked == asked
    assert not BAND.findall(plates.sent("\x1b[4;1H\x1b[2Kسلام"))


def test_whatever_else_is_in_a_frame_stays_as_it_is() -> None:
    plates, picture, _ = made("sixel")
    row = plates.text(picture, COLUMNS, ROWS, 0)
    for other in ("\x1b]8;;https://x.example/سلام\x1b\\", "\x1b]22;text\x07", "\x1bPq#1\x1b\\",
                  "\x1b7\x1b8", "\x1b[?2026h", "\x1b[38;2;1;2;3m", "\x1b"):  # fmt: skip
        shown = plates.sent(f"\x1b[2;3H{other}{row}{other}")
        drawn, _, text = shown.partition("\x1b8\x1b[2;3H")
        assert BAND.findall(drawn) == [("2", "3")]
        assert text == f"{other}\x1b[{COLUMNS}C{other}"


def test_a_band_of_sixel_has_the_pixels_of_its_cells() -> None:
    plates, picture, drawn = made("sixel")
    shown = plates.sent(frame(plates, picture, range(2, 3), part=slice(4, 7)))
    (band,) = re.findall(r"\x1bP.*?\x1b\\", shown)
    size, pixels = decoded(band)
    assert size == (9, 7)
    wanted = drawn.reduced.convert("RGB").crop((12, 14, 21, 21))
    for place, colour in pixels.items():
        real = wanted.getpixel(place)
        assert isinstance(real, tuple)
        assert colour == tuple(round(level / 2.55) for level in real), place
    assert len(pixels) == 9 * 7
    assert f"\x1b[{3}C" in shown


def test_a_band_of_iterm2_is_a_file_with_the_pixels_of_its_cells() -> None:
    plates, picture, _ = made("iterm2")
    shown = plates.sent(frame(plates, picture, range(2, 3), part=slice(4, 7)))
    found = re.search(r"\x1b\]1337;File=([^:]*):([^\x07]*)\x07", shown)
    assert found
    keys = dict(each.split("=") for each in found[1].split(";"))
    data = b64decode(found[2])
    assert (keys["width"], keys["height"], keys["inline"]) == ("3", "1", "1")
    assert (keys["doNotMoveCursor"], int(keys["size"])) == ("1", len(data))
    with Image.open(BytesIO(data)) as file:
        assert file.tobytes() == IMAGE.crop((12, 14, 21, 21)).tobytes()


def test_the_oldest_pictures_make_room() -> None:
    """More than there are numbers, and more cells than there are characters."""
    plates, _, _ = made("kitty")
    known: set[str] = set()
    for size in ((COLUMNS, ROWS), (250, 20)):
        for _ in range(300):
            drawn = Drawn()
            picture = pictured(plates, drawn)
            plates.graphics = Graphics("kitty", "test", CELL)
            drawn.colours = lambda size: b"x" * size[0]  # type: ignore[method-assign]
            text = plates.text(picture, *size, size[1] - 1)
            assert max(text) <= "\U0010fffd"
            shown = plates.sent(text)
            known -= set(GONE.findall(shown))
            (new,) = SENT.findall(shown)
            assert new not in known
            known.add(new)
            assert len(known) <= 240
            assert plates.sent(text).count("\U0010eeee") == size[0]
    assert len(known) < 20


def test_the_wire_takes_pictures_back_before_all_else(ends: Ends) -> None:
    wire = Wire()
    wire.plates.begin(Graphics("kitty", "test", CELL))
    picture = pictured(wire.plates, Drawn())
    wire.write("\x1b[?1049h" + wire.plates.text(picture, COLUMNS, ROWS, 0))
    seen = ends.seen().decode()
    (number,) = SENT.findall(seen)
    assert seen.count("\U0010eeee") == COLUMNS
    wire.close()
    wire.put_back()
    wire.put_back()
    assert ends.seen().decode() == f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\\x1b[m\x1b[?1049l"
