"""What may happen to a source: bytes changed, lost, doubled, spliced, in another encoding."""

from __future__ import annotations

import random

from tools.fuzz.multiples import character, count

__all__ = ["broken"]

_LARGEST = 1 << 19  # bytes of what comes of it
_MARKS = (
    "<p>", "</p>", "<div>", "<table><tr><td>", "<!--", "-->", "<script>", "<![CDATA[", "]]>",
    '"', "&amp;", "&#27;", "&#x9b;", "\x1b[2J", "\x9b", "---\n", "+++\n", "{", "}", "[", "]",
    ":", ",", "\\u001b", "\\ud800", "```", "~~~", "***", "///", "|", "\n\n", "\r\n", "\x00",
    "\ufeff", "\u202e", "\u2066", "<item>", "</entry>", "<?xml version='1.0'?>",
    '<!DOCTYPE x [<!ENTITY a "&b;">]>', "PK\x03\x04", "title: ", "المصدر: ", "اقرأ أيضا: ", "٢٠٢٤",
    "9999999999", "<ul><li>" * 40, "[" * 60, "> " * 60, '{"a":' * 60, "*" * 200,
)  # fmt: skip
_TOKENS = [mark.encode() for mark in _MARKS]


def broken(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """Return bytes after one to eight accidents; parts of `others` may be put in."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(found) + 1)
        end = min(len(found), place + int(chance.expovariate(1 / 40)))
        accident = chance.randrange(9)
        if accident == 0:
            found[place : place + 1] = bytes([chance.randrange(256)])
        elif accident == 1:
            del found[place:end]
        elif accident == 2:
            found[place:place] = _often(bytes(found[place:end]), chance)
        elif accident == 3:
            many = chance.random() < 0.4
            found[place:place] = _often(_token(chance), chance) if many else _token(chance)
        elif accident == 4:
            other = chance.randrange(len(found) + 1)
            found[place:end] = found[other : other + end - place]
        elif accident == 5 and chance.random() < 0.3:
            del found[place:]
        elif accident == 6 and others:
            found[place:end] = _part(chance.choice(others), chance)
        elif accident == 7 and chance.random() < 0.2:
            found[:] = _recoded(bytes(found), chance)
        else:
            found[place:end] = _token(chance)
        del found[_LARGEST:]
    return bytes(found)


def _token(chance: random.Random) -> bytes:
    """Return something that means something in some format, or any character."""
    return chance.choice(_TOKENS) if chance.random() < 0.8 else character(chance).encode()


def _often(part: bytes, chance: random.Random) -> bytes:
    """Return a part once, some times, or very often."""
    return part * count(chance, max(1, min(100_000, _LARGEST // (len(part) or 1))))


def _part(other: bytes, chance: random.Random) -> bytes:
    """Return a stretch of another source."""
    start = chance.randrange(len(other) + 1)
    return other[start : start + int(chance.expovariate(1 / 400))]


def _recoded(data: bytes, chance: random.Random) -> bytes:
    """Return a text in another encoding, or as it is when misread once."""
    text = data.decode("utf-8", "replace")
    if chance.random() < 0.4:
        return data.decode(chance.choice(("cp1252", "cp1256", "latin-1")), "replace").encode()
    return text.encode(chance.choice(("cp1256", "utf-16", "cp720", "iso8859_6")), "replace")
