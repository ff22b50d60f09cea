"""Work in threads that neither the screen nor the way out waits for."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

from textual.message_pump import MessagePump

__all__ = ["Latest"]

T = TypeVar("T")

_PATIENCE_SECONDS = 0.15
_TURN_SECONDS = 0.05  # so long work waits for what it has overtaken: it may be overtaken itself


class _Threads:
    """Threads that are kept: to begin one is to wait until it runs, and keys would wait with it.

    They are daemons: Textual's own workers keep the program from ending until they are done, and
    for ever where they wait for the app.
    """

    def __init__(self) -> None:
        self._work = SimpleQueue[Callable[[], None]]()
        self._free = threading.Semaphore(0)

    def do(self, work: Callable[[], None]) -> None:
        """Let work that never raises be done in a thread, at once."""
        if not self._free.acquire(blocking=False):
            threading.Thread(target=self._go_on, daemon=True).start()
        self._work.put(work)

    def _go_on(self) -> None:
        while True:
            self._work.get()()
            self._free.release()


_THREADS = _Threads()


class Latest:
    """Work of one kind in threads, of which only what was asked for last counts.

    What comes of earlier work is left behind, whenever it comes; work that is overtaken before it
    has begun is not done. An exception of work that counts is raised in the app.
    """

    def __init__(self, pump: MessagePump) -> None:
        self._pump = pump
        self._era = 0
        self._lock = threading.Lock()
        self._next: Callable[[], None] | None = None
        self._before = threading.Event()  # set when the work that was begun last is done
        self._before.set()
        self._expected: _Expected | None = None
        self._waited_for: asyncio.Future[Any] | None = None
        self._coming: asyncio.Future[Any] | None = None  # of what was begun last

    def leave(self) -> None:
        """Leave behind what is under way."""
        self._era += 1
        self._expected = None

    def start(self, work: Callable[[Callable[[], bool]], T], then: Callable[[T], object]) -> None:
        """Begin `work`, and do `then` with what comes of it unless other work was begun.

        `work` is given what says whether anybody still waits for it.
        """
        self._begin(work, then)

    def expect(self, work: Callable[[Callable[[], bool]], T], then: Callable[[T], object]) -> None:
        """Do as `start` does; whoever comes next and asks for it finds it done (`settled`)."""
        until = time.monotonic() + _PATIENCE_SECONDS
        self._expected = _Expected(*self._begin(work, then), until)

    async def settled(self) -> None:
        """Wait for what is expected, but not longer than a reader would notice, and but once.

        So what is typed ahead meets what it was meant for, and slow work holds up nothing.
        """
        expected, self._expected = self._expected, None
        if expected is not None:
            self._waited_for = expected.coming
            left = expected.until - time.monotonic()
            await asyncio.wait([expected.coming], timeout=max(0.0, left))
            self._waited_for = None
            if expected.coming.done() and not expected.coming.cancelled():
                expected.take()

    async def finish(
        self, work: Callable[[Callable[[], bool]], T], then: Callable[[T], object]
    ) -> None:
        """Do as `start` does, and wait for the end as `settled` does."""
        self.expect(work, then)
        await self.settled()

    def _begin(
        self, work: Callable[[Callable[[], bool]], T], then: Callable[[T], object]
    ) -> tuple[asyncio.Future[T], Callable[[], None]]:
        """Begin work that leaves behind what is under way.

        Returns what will come of it, and what does `then` with it, once.
        """
        self.leave()
        era = self._era
        loop = asyncio.get_running_loop()
        coming: asyncio.Future[T] = loop.create_future()
        is_taken = False

        def do() -> None:
            try:
                _call(loop, coming.set_result, work(lambda: era == self._era))
            except BaseException as error:  # noqa: BLE001 - it is raised again, where it is seen
                _call(loop, coming.set_exception, error)

        def take() -> None:
            nonlocal is_taken
            if not is_taken:
                is_taken = True
                result = coming.result()  # raised here, whoever waits, if the work failed
                if era == self._era:
                    then(result)

        def arrived(_coming: asyncio.Future[T]) -> None:
            if coming is not self._waited_for and not coming.cancelled():
                self._pump.call_later(take)

        coming.add_done_callback(arrived)
        with self._lock:
            waits, self._next = self._next is not None, do
        overtaken, self._coming = self._coming, coming
        if not waits:
            _THREADS.do(self._take_turn)
        elif overtaken is not None:
            overtaken.cancel()  # nothing will come of it: whoever waits for it goes on
        return coming, take

    def _take_turn(self) -> None:
        """Do what was asked for last, when the work before it is done or has taken its time."""
        self._before.wait(_TURN_SECONDS)
        with self._lock:
            do, self._next = self._next, None
            self._before = done = threading.Event()
        assert do is not None  # who puts it there calls this once
        do()
        done.set()


class _Expected(NamedTuple):
    """Work that somebody may wait for: what comes of it, what takes it in, until when."""

    coming: asyncio.Future[Any]
    take: Callable[[], None]
    until: float


def _call(loop: asyncio.AbstractEventLoop, function: Callable[..., object], *values: T) -> None:
    """Call a function in the app's thread, unless the app has ended."""
    with suppress(RuntimeError):  # the loop is closed: nobody waits any more
        loop.call_soon_threadsafe(function, *values)
