"""Much of one thing: counts of any order of magnitude, runs of a character, nests."""

from __future__ import annotations

import math
import random
import struct

__all__ = ["ANY", "character", "count", "deep", "listed_again", "run_of"]

Chance = random.Random

_RANGES = (
    (0x00, 0x20),
    (0x20, 0x7F),
    (0x7F, 0xA1),
    (0x600, 0x700),
    (0x2000, 0x2070),
    (0xFE70, 0xFF00),
)
ANY = (
    " \t\n\r\u00a0\x9d\x00\x1b\u200f\u202e\u0640\u064e\u0301\ufeff\u2028ن*_`[]<>&|:-#=/\\\"'{}()!~^"
)
"""Characters that mean something to some stage, or nothing at all."""

_RECORD, _END = b"PK\x01\x02", b"PK\x05\x06"
_RECORD_SIZE, _END_SIZE = 46, 22  # bytes, names not counted


def count(chance: Chance, most: int) -> int:
    """Return a number from 1 to `most`, of any order of magnitude as likely as of any other."""
    return int(math.exp(chance.uniform(0, math.log(most + 1))))


def character(chance: Chance) -> str:
    """Return one character of a kind: one with a meaning, or any of a range."""
    if chance.random() < 0.6:
        return chance.choice(ANY)
    return chr(chance.randrange(*chance.choice(_RANGES)))


def run_of(chance: Chance, unit: str, most: int) -> str:
    """Return a unit so often that at most so many code points come of it."""
    return unit * count(chance, max(1, most // (len(unit) or 1)))


def deep(chance: Chance, pairs: list[tuple[str, str]], inner: str, most: int) -> str:
    """Return something within so many pairs of what begins and ends; the ends may be missing."""
    few = chance.choices(pairs, k=chance.choice((1, 1, 2, 5)))
    size = max(1, sum(len(before) + len(after) for before, after in few))
    times = count(chance, max(1, most // size))
    start = "".join(before for before, _ in few) * times
    end = "".join(after for _, after in reversed(few)) * times
    return start + inner + (end if chance.random() < 0.6 else "")


def listed_again(made: bytes, chance: Chance, most: int) -> bytes:
    """Return a zip that lists some of its members again, where they are already.

    Their names differ where a number can be written into them.
    """
    end = made.rfind(_END)
    if end < 0 or made.find(_RECORD) < 0:
        return made
    size, start = struct.unpack("<II", made[end + 12 : end + 20])
    records = made[start : start + size].split(_RECORD)[1:]
    again = []
    for number in range(count(chance, most)):
        record = bytearray(chance.choice(records))
        name = f"{number}".encode()
        place = _RECORD_SIZE - len(_RECORD)
        if len(name) <= int.from_bytes(record[24:26], "little"):
            record[place : place + len(name)] = name
        again.append(bytes(record))
    listed = b"".join(_RECORD + record for record in [*records, *again])
    many = min(0xFFFF, len(records) + len(again))
    closing = struct.pack("<4s4H2IH", _END, 0, 0, many, many, len(listed), start, 0)
    return made[:start] + listed + closing
