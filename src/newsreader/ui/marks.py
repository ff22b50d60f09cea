"""Marks within an article: a key sets one, another goes there; each waits for the mark's name."""

from __future__ import annotations

from newsreader.display.layouts import Typed
from newsreader.layout.rows import Place
from newsreader.text.controls import isolated
from newsreader.text.offsets import CodePoint
from newsreader.ui.desk import Desk
from newsreader.ui.keyboard import KeysInTurn
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.voice import Voice

__all__ = ["Marks"]

_BEFORE = "'"
"""The name of the place where one was before the last jump: it is set by jumping alone."""


class Marks:
    """Sets and finds places of the article by the key that is pressed next: any that types a sign.

    On every layout it is that of the same key on the US layout.
    """

    def __init__(self, main: MainScreen, desk: Desk, keys: KeysInTurn, voice: Voice) -> None:
        self._main = main
        self._desk = desk
        self._keys = keys
        self._voice = voice

    def ask_to_set(self) -> None:
        """Set a mark at the top of the window; its name is the next key."""
        if self._desk.article is not None:
            self._voice.say(self._voice.labels.mark_which)
            self._keys.hand_next(self._set)

    def ask_to_go(self) -> None:
        """Go to a mark; its name is the next key."""
        if self._desk.article is not None:
            names = " ".join(map(isolated, sorted(self._desk.lettered())))
            self._voice.say(f"{self._voice.labels.mark_to_which} {names}")
            self._keys.hand_next(self._go)

    def _set(self, typed: Typed) -> None:
        """Set the mark of a key."""
        name, labels = _name(typed), self._voice.labels
        if name is None or name == _BEFORE:
            self._voice.say("")
        elif self._desk.letter(name, self._main.reader.place):
            self._voice.say(labels.mark_set.format(isolated(name)))
        else:
            self._voice.say(labels.loading)

    def _go(self, typed: Typed) -> None:
        """Go to the mark of a key."""
        name = _name(typed)
        if name is None:
            self._voice.say("")
            return
        kept = self._desk.lettered().get(name)
        place = Place(kept[0], CodePoint(kept[1])) if kept is not None else None
        place = self._main.reader.before if name == _BEFORE else place
        if place is None:
            self._voice.say(self._voice.labels.no_mark.format(isolated(name)))
            return
        self._voice.say("")
        self._main.reading = True
        self._main.reader.jump(lambda page: page.to_place(place))


def _name(typed: Typed) -> str | None:
    """Return the name of a mark that a key stands for, None for a key that types nothing."""
    sign = typed.character or ""
    return sign if len(sign) == 1 and sign.isprintable() and not sign.isspace() else None
