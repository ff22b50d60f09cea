"""Work in threads that neither the screen nor the way out waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from textual.message_pump import MessagePump

__all__ = ["in_background"]

T = TypeVar("T")


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
