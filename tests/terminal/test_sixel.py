"""Sixel: what is drawn is what was given, in less than a frame's time."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from newsreader.terminal.sixel import sixels
from support.sixels import decoded

PALETTE = bytes(level for number in range(256) for level in (number, 255 - number, number // 2))


def percent(number: int) -> tuple[int, ...]:
    return tuple(round(level / 2.55) for level in PALETTE[3 * number : 3 * number + 3])


@given(st.integers(1, 40), st.integers(1, 25), st.randoms(use_true_random=False), st.integers(1, 9))
def test_each_pixel_is_drawn_in_its_colour(
    width: int, height: int, chance: random.Random, run: int
) -> None:
    numbers = bytearray()
    while len(numbers) < width * height:
        numbers += bytes([chance.randrange(256)]) * chance.randint(1, run)
    numbers = numbers[: width * height]
    size, pixels = decoded(sixels(bytes(numbers), PALETTE, (width, height)))
    assert size == (width, height)
    assert pixels == {
        (place % width, place // width): percent(number) for place, number in enumerate(numbers)
    }


def test_what_is_of_one_colour_is_short() -> None:
    assert len(sixels(bytes(800 * 24), PALETTE, (800, 24))) < 100


def test_a_row_of_noise_takes_a_bounded_time() -> None:
    """As wide as pictures are made, as high as cells of a very large font."""
    numbers = random.Random(1).randbytes(1600 * 40)
    begun = time.process_time()
    drawn = sixels(numbers, PALETTE, (1600, 40))
    assert time.process_time() - begun < 1
    assert len(drawn) < 2_000_000
