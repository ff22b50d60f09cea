"""What is tried: a terminal, something going on in the app, a moment, a way to end it."""

from __future__ import annotations

import random
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from support.terminals import ANSWERS

# What terminals newer than those measured answer: they draw whole frames, and report their size.
_NEWER = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}

__all__ = ["KINDS", "WORK", "Plan", "command_of", "planned"]

KINDS = (
    "q", "Ctrl-C", "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "window closed", "exception",
    "exception in a thread", "exception before the app",
)  # fmt: skip
WORK = ("none", "a large article", "a slow disk", "a busy thread", "many new articles", "pictures")
SILENT = "silent"
_ARTICLES = {"a large article": "large.txt", "pictures": "pictures.md"}

_BEGIN = """
import signal
signal.signal(signal.SIGINT, signal.SIG_DFL)
import sys, threading, time
from newsreader import cli
"""
_SLOW_DISK = """
from newsreader.library import refreshing
_files_below = refreshing.files_below
def files_below(*a, **k):
    time.sleep(5)
    return _files_below(*a, **k)
refreshing.files_below = files_below
"""
_BUSY = """
def work():
    while True:
        sum(range(1000))
threading.Thread(target=work, daemon=True).start()
"""
_IN_A_THREAD = """
def fail():
    while threading.excepthook is threading.__excepthook__:
        time.sleep(0.001)  # nothing was sent yet
    time.sleep({moment})
    raise RuntimeError('planted')
threading.Thread(target=fail, daemon=True).start()
"""
_IN_THE_APP = """
import newsreader.terminal.takeover as takeover
_hand_over = takeover.Takeover.hand_over
def hand_over(self):
    import asyncio
    def fail():
        from textual._context import active_app
        def raised():
            raise RuntimeError('planted')
        active_app.get().call_later(raised)
    asyncio.get_running_loop().call_later({moment}, fail)
    return _hand_over(self)
takeover.Takeover.hand_over = hand_over
"""
_BEFORE_THE_APP = """
import newsreader.opening as opening
def first_screen(*a):
    time.sleep({moment} / 10)
    raise RuntimeError('planted')
opening.first_screen = first_screen
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """One exit. `moment` and `latency` (of the terminal's answers) in seconds.

    `piped`: the article comes from standard input; `newer`: the terminal knows newer modes;
    `mouse`: it is moved meanwhile.
    """

    number: int
    terminal: str
    kind: str
    work: str
    moment: float
    latency: float
    piped: bool
    newer: bool
    mouse: bool

    @property
    def answers(self) -> dict[bytes, bytes]:
        """What the terminal answers to each query."""
        return ANSWERS.get(self.terminal, {}) | (_NEWER if self.newer else {})

    @property
    def status(self) -> int:
        """The exit status that is to come of it."""
        if self.kind.startswith("SIG"):
            return 128 + signal.Signals[self.kind]
        return 1 if self.kind.startswith("exception") else 0


def planned(seed: int, number: int) -> Plan:
    """Return the exit of that number: every way from every terminal in turn, the rest at random."""
    chance = random.Random(f"{seed}/{number}")
    terminals = (*sorted(ANSWERS), SILENT)
    span = chance.choice(((0.0, 0.3), (0.3, 1.2), (0.3, 1.2), (1.2, 3.0)))
    return Plan(
        number,
        terminals[number // len(KINDS) % len(terminals)],
        KINDS[number % len(KINDS)],
        chance.choice(WORK),
        round(chance.uniform(*span), 4),
        chance.choice((0.0, 0.0, 0.0, 0.02, 0.08)),
        chance.random() < 0.25,
        chance.random() < 0.5,
        chance.random() < 0.5,
    )


def command_of(plan: Plan, articles: Path) -> tuple[list[str], str]:
    """Return what is run, and the file it has for standard input (`-`: the terminal)."""
    article = articles / _ARTICLES.get(plan.work, "first.txt")
    paths = [] if plan.piped else [str(article)]
    if plan.work == "many new articles":
        many = articles / "many"
        # Of a folder beside a file there is no first screen, at which an exception is planted.
        is_early = plan.kind == "exception before the app"
        paths = [str(many / "news.jsonl")] if is_early else [*paths, str(many)]
    planted = {
        "exception": _IN_THE_APP,
        "exception in a thread": _IN_A_THREAD,
        "exception before the app": _BEFORE_THE_APP,
    }.get(plan.kind, "").replace("{moment}", str(plan.moment))  # fmt: skip
    work = {"a slow disk": _SLOW_DISK, "a busy thread": _BUSY}.get(plan.work, "")
    code = f"{_BEGIN}{work}{planted}cli.main({paths!r})"
    plain = [sys.executable, "-m", "newsreader", *paths]
    command = [sys.executable, "-c", code] if work or planted else plain
    return command, str(article) if plan.piped else "-"
