"""The monkey's hands: events at random, all of which follow from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tools.monkey.events import Event, Rested, Sent, Sized, Touched

from newsreader.display.keys import BY_KEY
from newsreader.display.layouts import physical

__all__ = ["CHANGES", "Hands"]

CHANGES = ("write", "change", "cut", "damage", "remove", "vanish", "return")

# Keys that type nothing, as terminals send them; some twice, as they differ between terminals.
_SPECIAL = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H",
    "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "enter": "\r", "tab": "\t",
    "shift+tab": "\x1b[Z", "escape": "\x1b", "backspace": "\x7f", "f1": "\x1bOP",
    "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C", "ctrl+p": "\x10", "delete": "\x1b[3~",
    "shift+left": "\x1b[1;2D", "shift+end": "\x1b[1;2F", "ctrl+left": "\x1b[1;5D",
    "ctrl+a": "\x01", "ctrl+e": "\x05", "ctrl+k": "\x0b", "ctrl+u": "\x15", "ctrl+w": "\x17",
    "ctrl+x": "\x18", "ctrl+v": "\x16", "insert": "\x1b[2~", "f5": "\x1b[15~", "null": "\x00",
}  # fmt: skip
_WINDOWS = ("?", "e", ":", "Z", "v", "/", "f")
_OPENING = ("J", "K", "\r", "h", "l", "r", "1", "2", "3")
_MOVING = ("j", "k", "J", "K", " ", "n", "\x1b[A", "\x1b[B", "\x1b[6~", "d", "u")
_ENDING = ("q", "\x03", "\x11")
_LETTERS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789;:/?.,<>-='\"[]{}|~`!@#$ "
_WORDS = ("ال", "من", "في", "القلعة", "خبر", "the", "قال", "٣", "َ", "ﷺ", " ", "🙂", "على ما")
_PASTED = (
    "قال الرجل", "line one\nline two\r\n", "\x07\x08\x0c", "\x1b[31m", "\u202e\u2066", "\t",
    "e\u0301" * 20, "👩‍👩‍👧‍👦", "ﷺ" * 9, "\x1b]0;x\x07", "\u200b\u200d", "q" * 40, "\x9b2J",
    "\ufeff",
)  # fmt: skip
_SIZES = ((80, 24), (79, 24), (100, 30), (120, 40), (300, 120), (1, 1), (2, 2), (12, 5), (40, 10))
_NOISE = b"\x1b[;<?0129MmOPtuR~\xd8\xa7\xff\x80 "
_BUTTONS = (0, 0, 0, 1, 2, 3, 32, 35, 64, 65, 64, 65, 66, 67, 4, 8, 16, 96)


_ARABIC = {
    latin: character
    for character in map(chr, (*range(0x60C, 0x653), 0xD7, 0xF7, 0x7E))
    if (latin := physical(character)) is not None
} | {"b": "لا", "G": "لأ"}
"""What the keys of the US layout type where the Arabic one is switched on."""


class Hands:
    """Draws events; `ending`: keys that end the program too, `suspending`: Ctrl-Z too."""

    def __init__(self, seed: str, *, ending: bool = True, suspending: bool = False) -> None:
        self._chance = random.Random(seed)
        self._ending = ending
        self._suspending = suspending
        self._arabic = self._chance.random() < 0.4
        self._bound = [_key(name) for name in BY_KEY if name not in ("q", "ctrl+c", "ctrl+q")]
        self._bound = [key for key in self._bound if key != "\x1a"]

    def size(self) -> tuple[int, int]:
        """Return a size of a window, in cells."""
        chance = self._chance
        if chance.random() < 0.5:
            return chance.choice(_SIZES)
        wide = chance.choice((20, 80, 160, 300))
        return chance.randint(1, wide), chance.randint(1, chance.choice((6, 30, 60, 120)))

    def events(self, count: int) -> Iterator[Event]:
        """Yield so many events."""
        ways: list[tuple[int, Callable[[], Event]]] = [
            (50, self._keys), (10, self._windows), (4, self._held), (12, self._mouse),
            (3, self._drag), (3, self._pasted), (3, self._focus), (6, self._sized),
            (5, self._touched), (8, self._rested), (3, self._words), (1, self._noise),
        ]  # fmt: skip
        weights = [weight for weight, _ in ways]
        for _ in range(count):
            if self._ending and self._chance.random() < 0.002:
                yield Sent(self._chance.choice(_ENDING))
            elif self._suspending and self._chance.random() < 0.01:
                yield Sent("\x1a")
            else:
                [(_, way)] = self._chance.choices(ways, weights)
                yield way()

    def _key(self) -> str:
        chance = self._chance
        kind = chance.random()
        if kind < 0.5:
            key = chance.choice(self._bound)
        elif kind < 0.65:
            key = chance.choice(_OPENING)
        elif kind < 0.85:
            key = chance.choice(list(_SPECIAL.values()))
        else:
            key = chance.choice(_LETTERS)
        if chance.random() < 0.03:
            self._arabic = not self._arabic
        return _ARABIC.get(key, key) if self._arabic else key

    def _keys(self) -> Event:
        """Return keys, one or several in one read."""
        count = self._chance.choice((1, 1, 1, 2, 2, 3, 5, 8))
        return Sent("".join(self._key() for _ in range(count)))

    def _windows(self) -> Event:
        """Return a window, with what is typed ahead of it."""
        chance = self._chance
        keys = chance.choice(_WINDOWS)
        for _ in range(chance.randint(0, 4)):
            keys += chance.choice((self._key(), "\x1b", "\r", chance.choice(_WORDS)))
        return Sent(keys)

    def _held(self) -> Event:
        """Return a key held down: a second of it, of those that move more."""
        if self._chance.random() < 0.5:
            return Sent(self._chance.choice(_MOVING) * self._chance.choice((30, 100, 200)))
        return Sent(self._key() * self._chance.choice((5, 15, 30)))

    def _place(self) -> tuple[int, int]:
        wide = self._chance.choice((10, 80, 150, 400))
        return self._chance.randint(0, wide), self._chance.randint(0, wide // 2)

    def _mouse(self) -> Event:
        """Return the mouse: moved, pressed, let go, its wheel turned, anywhere."""
        events = []
        for _ in range(self._chance.choice((1, 1, 2, 4))):
            column, row = self._place()
            button = self._chance.choice(_BUTTONS)
            end = self._chance.choice("MMm")
            events.append(f"\x1b[<{button};{column};{row}{end}")
        return Sent("".join(events))

    def _drag(self) -> Event:
        """Return a click, or a stretch marked with the mouse."""
        (column, row), (last, lowest) = self._place(), self._place()
        drawn = "".join(f"\x1b[<32;{(column + last) // 2};{(row + lowest) // 2}M" for _ in range(2))
        if self._chance.random() < 0.5:
            last, lowest, drawn = column, row, ""
        return Sent(f"\x1b[<0;{column};{row}M{drawn}\x1b[<0;{last};{lowest}m")

    def _pasted(self) -> Event:
        """Return a paste, long or not."""
        chance = self._chance
        text = "".join(chance.choice(_PASTED) for _ in range(chance.choice((1, 3, 30))))
        text *= chance.choice((1, 1, 1, 400))
        text = text.replace("\x1b", chance.choice(("\x1b", "")))
        return Sent(f"\x1b[200~{text}\x1b[201~")

    def _words(self) -> Event:
        """Return something that may be in a text."""
        return Sent("".join(self._chance.choice(_WORDS) for _ in range(self._chance.randint(1, 4))))

    def _noise(self) -> Event:
        """Return bytes that no keyboard sends."""
        count = self._chance.randint(1, 12)
        noise = bytes(self._chance.choices(_NOISE, k=count))
        return Sent(noise.decode("utf-8", "surrogateescape") + "\x1b\\")

    def _focus(self) -> Event:
        """Return the focus, lost or found."""
        return Sent(self._chance.choice(("\x1b[I", "\x1b[O")))

    def _sized(self) -> Event:
        return Sized(*self.size())

    def _touched(self) -> Event:
        weights = (5, 5, 2, 2, 5, 1, 6)
        [change] = self._chance.choices(CHANGES, weights)
        return Touched(change, self._chance.choice((0, 0, self._chance.randint(0, 40))))

    def _rested(self) -> Event:
        return Rested(self._chance.choice((0.0, 0.0, 0.02, 0.1, 0.3)))


def _key(name: str) -> str:
    """Return what a terminal sends for a key that Textual calls so."""
    names = {
        "slash": "/", "asterisk": "*", "equals_sign": "=",
        "question_mark": "?", "colon": ":", "space": " ", "apostrophe": "'",
        "greater_than_sign": ">", "less_than_sign": "<",
    }  # fmt: skip
    control = chr(ord(name[-1]) & 0x1F) if name.startswith("ctrl+") and len(name) == 6 else None
    found = _SPECIAL.get(name) or names.get(name) or control or name
    assert len(found) == 1 or found.startswith("\x1b"), name
    return found
