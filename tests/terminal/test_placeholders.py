"""Kitty's placeholders: cells with marks, pictures in commands that are short enough."""

from __future__ import annotations

import random
import re
import unicodedata
import zlib
from base64 import b64decode

from newsreader.terminal.placeholders import cells, deleted, transmitted
from newsreader.text.widths import CELLS

NUMBER = (7 << 24) + 42
PARTS = re.compile(r"\x1b_G([^;]*);([A-Za-z0-9+/=]*)\x1b\\")


def test_a_cell_names_its_row_its_column_and_its_picture() -> None:
    """By the marks that kitty's documentation gives for 0, 1, 2 and so on."""
    shown = cells(NUMBER, 1, range(2, 4))
    number = "\u033f"  # 7: the eighth mark
    assert shown == (f"\x1b[38;5;42m\U0010eeee\u030d\u030e{number}\U0010eeee\u030d\u0310{number}")


def test_there_are_256_marks_that_take_no_cell() -> None:
    shown = cells(16, 0, range(256)).partition("m")[2]
    marks = shown[2::4]
    assert len(set(marks)) == 256
    assert list(marks) == sorted(marks)
    for mark in marks:
        assert unicodedata.combining(mark) == 230
        assert not unicodedata.decomposition(mark)
        assert mark.translate(CELLS) == "0"
    assert (marks[34], marks[35], marks[255]) == ("\u0487", "\u0592", "\ua8e5")


def test_a_picture_is_sent_in_pieces_and_comes_out_as_it_was() -> None:
    pixels = random.Random(1).randbytes(3 * 90 * 70)
    commands = transmitted(NUMBER, pixels, (90, 70), (9, 4))
    matches = [PARTS.fullmatch(each) for each in commands]
    found = [(dict(p.split("=") for p in m[1].split(",")), m[2]) for m in matches if m]
    assert len(found) == len(commands) > 2
    assert all(len(data) <= 4096 for _, data in found)
    assert all(len(data) % 4 == 0 for _, data in found[:-1])
    assert [keys["m"] for keys, _ in found] == ["1"] * (len(found) - 1) + ["0"]
    assert all(keys["q"] == "2" for keys, _ in found)
    assert all(keys.keys() == {"q", "m"} for keys, _ in found[1:])
    first = found[0][0]
    assert (first["a"], first["U"], first["i"], first["f"]) == ("T", "1", str(NUMBER), "24")
    assert (first["s"], first["v"], first["c"], first["r"]) == ("90", "70", "9", "4")
    assert zlib.decompress(b64decode("".join(data for _, data in found))) == pixels


def test_a_picture_is_deleted_with_its_pixels() -> None:
    assert deleted(NUMBER) == f"\x1b_Ga=d,d=I,i={NUMBER},q=2\x1b\\"
