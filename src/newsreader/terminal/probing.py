"""Asking the terminal what it is, within a bounded time and without losing a key."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Mapping

from newsreader.terminal.detection import multiplexer
from newsreader.terminal.multiplexers import Passthrough, passed
from newsreader.terminal.replies import END, FONT_QUERIES, QUERIES, ReplyFilter

__all__ = ["Probe", "may_be_asked"]

_NEAR_SECONDS = 0.05  # what answers later than that is given a second frame
_FAR_SECONDS = 0.15
_FAR = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "MOSH_CONNECTION")
_EXPLICIT = "\x1b[8l"
# These write a part of a query on their screen.
_DEAF = ("linux", "dumb", "unknown", "vt52", "emacs", "eterm", "cons25")


def may_be_asked(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal takes queries: one that does not would show them."""
    term = environment.get("TERM", "")
    return (
        bool(term)
        and not term.startswith(_DEAF)
        and environment.get("TERM_PROGRAM") != "Apple_Terminal"
    )


class Probe:
    """One burst of queries, and the answers to it.

    It is sent at once (`ask`) and answered while the article is loaded; `answers` waits for what
    is still missing: 50 ms from the asking at most, 150 ms where the terminal is far away, or for
    as long as one likes. `typed` are the keys that came meanwhile.
    """

    def __init__(self, keyboard: int, environment: Mapping[str, str]) -> None:
        self.filter = ReplyFilter()
        self.typed = b""
        self.passthrough = Passthrough()
        self.keyboard = keyboard
        self._between = multiplexer(environment)
        is_far = bool(self._between) or any(environment.get(name) for name in _FAR)
        self._seconds = _FAR_SECONDS if is_far else _NEAR_SECONDS
        self._asked = 0.0
        # GNU screen would hand on a part of the question.
        is_kitty = "kitty" in environment.get("TERM", "") or "KITTY_WINDOW_ID" in environment
        self._fonts = FONT_QUERIES if is_kitty and self._between != "screen" else ""
        self._again = 0

    def ask(self, *, explicit: bool = True) -> str:
        """Return what is to be sent now.

        With the queries mode 8 is reset (`explicit`): VTE heeds that only before the rows of the
        alternate screen are made, that is, before its answer is there.
        """
        self._asked = time.monotonic()
        self.filter.expecting = True
        if self._between == "tmux":
            self.passthrough.open()
        inner = passed(self._fonts + QUERIES, self._between) if self._between else self._fonts
        return QUERIES.removesuffix(END) + inner + _EXPLICIT * explicit + END

    def ask_again(self) -> str:
        """Return a query more, by whose answer it is known that all before it were answered."""
        self._again += 1
        return END

    def answers(self, patience: float = 0.0) -> ReplyFilter:
        """Wait for the answers; return what goes on taking those that are late out of the keys.

        `patience` is how many seconds a terminal is waited for that has said nothing yet.
        """
        while not self.is_complete:
            wait = self._seconds if self.filter.replies.ends else max(patience, self._seconds)
            left = self._asked + wait - time.monotonic()
            # What has come is taken however long the article took to load.
            if not select.select([self.keyboard], [], [], max(0.0, left))[0]:
                break
            try:
                data = os.read(self.keyboard, 4096)
            except OSError:
                break
            if not data:
                break
            self.typed += self.filter.feed(data)
        else:
            self.filter.expecting = False
            self.typed += self.filter.release()
        return self.filter

    @property
    def is_complete(self) -> bool:
        """Whether everything was answered that will be."""
        replies = self.filter.replies
        ends = replies.ends - self._again
        if not self._between:
            return ends >= 1
        # Where the variable was another terminal's nothing hands the inner queries on.
        alone = (
            ends >= 1
            and bool(replies.secondary or replies.versions)
            and not any(found.startswith(("84;", "83;")) for found in replies.secondary)
        )
        return ends >= 2 or alone
