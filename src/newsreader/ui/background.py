"""Work in threads that neither the screen nor the way out waits for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

from textual.message_pump import MessagePump

__all__ = ["Latest", "in_background"]

T = TypeVar("T")

_PATIENCE_SECONDS = 0.15


def in_background(pump: MessagePump, work: Callable[[], T], then: Callable[[T], object]) -> None:
    """Do `work` in a thread and, in the app's own, `then` with what came of it.

    An exception of `work` is raised in the app. The thread is a daemon: Textual's own workers
    keep the program from ending until they are done, and for ever where they wait for the app.
    """

    def raised(error: BaseException) -> None:
        raise error

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - it is raised again, where it is seen
            pump.call_later(raised, error)
        else:
            pump.call_later(then, result)

    threading.Thread(target=run, daemon=True).start()


class Latest:
    """Work of one kind in threads, of which only what was asked for last counts.

    What comes of earlier work is left behind, whenever it comes.
    """

    def __init__(self, pump: MessagePump) -> None:
        self._pump = pump
        self._era = 0

    def leave(self) -> None:
        """Leave behind what is under way."""
        self._era += 1

    def start(self, work: Callable[[Callable[[], bool]], T], then: Callable[[T], object]) -> None:
        """Begin `work`, and do `then` with what comes of it unless other work was begun.

        `work` is given what says whether anybody still waits for it.
        """
        self._then_later(self._begin(work), then)

    async def finish(
        self, work: Callable[[Callable[[], bool]], T], then: Callable[[T], object]
    ) -> None:
        """Do as `start` does, and wait for the end, but not longer than a reader would notice.

        So what is typed ahead meets what it was meant for, and slow work holds up nothing.
        """
        coming = self._begin(work)
        era = self._era
        await asyncio.wait([coming], timeout=_PATIENCE_SECONDS)
        if not coming.done():
            self._then_later(coming, then)
        elif era == self._era:
            then(coming.result())

    def _begin(self, work: Callable[[Callable[[], bool]], T]) -> asyncio.Future[T]:
        """Begin work that leaves behind what is under way; return what will come of it."""
        self.leave()
        era = self._era
        loop = asyncio.get_running_loop()
        coming: asyncio.Future[T] = loop.create_future()

        def run() -> None:
            try:
                result = work(lambda: era == self._era)
            except BaseException as error:  # noqa: BLE001 - it is raised again, where it is seen
                _call(loop, coming.set_exception, error)
            else:
                _call(loop, coming.set_result, result)

        threading.Thread(target=run, daemon=True).start()
        return coming

    def _then_later(self, coming: asyncio.Future[T], then: Callable[[T], object]) -> None:
        """Do `then` in the app's turn when the work is done, unless other work was begun."""
        era = self._era

        def arrived(done: asyncio.Future[T]) -> None:
            result = done.result()  # raised here, whoever waits, if the work failed
            if era == self._era:
                then(result)

        coming.add_done_callback(lambda done: self._pump.call_later(arrived, done))


def _call(loop: asyncio.AbstractEventLoop, function: Callable[[T], object], value: T) -> None:
    """Call a function in the app's thread, unless the app has ended."""
    try:
        loop.call_soon_threadsafe(function, value)
    except RuntimeError:
        return  # the loop is closed: nobody waits any more
