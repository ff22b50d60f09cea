"""The way out: the terminal is given back first, then the program is gone, in a bounded time.

Neither an exit nor an unwinding: both wait for threads, and threads wait for disks.
"""

from __future__ import annotations

import atexit
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import NoReturn

from newsreader.errors import Fault, traceback_of

__all__ = ["Leaving"]

_LAST_SECONDS = 0.2  # for what is done when the terminal is given back
_CERTAIN_SECONDS = 2.0
_ENDING = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
_STANDARD_ERROR = 2


class Leaving:
    """Gives the terminal back and ends the process, once, from whatever thread.

    Signals are heard in a thread of their own: the main one may be waiting in a library of C's,
    and an exception raised by a handler can get lost in an import or a callback.
    """

    def __init__(self, give_back: Callable[[], None]) -> None:
        self._give_back = give_back
        self._once = threading.Lock()
        self._last: list[Callable[[], Sequence[Fault]]] = []
        self.guarded = False
        self.is_near = False

    def guard(self, keyboard: int = 0) -> None:
        """Give the terminal back whatever ends the program from now on.

        A terminal that is closed ends it too, whether or not a signal tells of it.
        """
        if self.guarded:
            return
        self.guarded = True
        atexit.register(self._give_back)
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for name in _ENDING:
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
                signal.signal(number, self._hear)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        threading.excepthook = self._thread_failed
        terminal = os.dup(keyboard) if os.isatty(keyboard) else None
        threading.Thread(target=self._listen, args=(reading, terminal), daemon=True).start()

    def at_the_end(self, work: Callable[[], Sequence[Fault]]) -> None:
        """Let `work` be done when the terminal is given back, if there is time for it.

        The faults that come of it go to standard error, a line each.
        """
        self._last.append(work)

    def leave(self, status: int, error: BaseException | None = None) -> NoReturn:
        """End the process with an exit status; the traceback of `error` goes to standard error."""
        self.is_near = True
        if not self._once.acquire(blocking=False):
            time.sleep(2 * _CERTAIN_SECONDS)  # another thread is on its way out
            os._exit(status)
        # By the system, if no thread gets its turn.
        signal.setitimer(signal.ITIMER_REAL, _CERTAIN_SECONDS)
        try:
            self._give_back()  # what it waits for is bounded: nothing cuts it short
            if error is not None:
                _write(traceback_of(error))
            _in_time(_LAST_SECONDS, status)
            for work in self._last:
                _write("".join(f"newsreader: {fault}\n" for fault in work()))
        except BaseException as failure:  # noqa: BLE001 - it is shown; the way out goes on
            _write(traceback_of(failure))
        finally:
            os._exit(status)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        """Take note, in the main thread, that what is heard is being dealt with."""
        self.is_near = True

    def _listen(self, signals: int, terminal: int | None) -> None:
        """Leave when a signal says so that comes out of a pipe, or when the terminal is gone."""
        numbers = {getattr(signal, name) for name in _ENDING}
        poll = select.poll()
        poll.register(signals, select.POLLIN)
        if terminal is not None:
            poll.register(terminal, 0)  # asks for nothing but its end
        while True:
            for descriptor, event in poll.poll():
                if descriptor == signals:
                    for number in numbers.intersection(os.read(signals, 64)):
                        self.leave(128 + number)
                elif event & select.POLLHUP:
                    self.leave(128 + signal.SIGHUP)
                else:
                    poll.unregister(descriptor)  # a system that does not poll terminals

    def _thread_failed(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None and raised.exc_type is not SystemExit:
            self.leave(1, raised.exc_value)


def _in_time(seconds: float, status: int) -> None:
    """End the process when a time is over, whatever it is doing then."""
    watch = threading.Timer(seconds, os._exit, [status])
    watch.daemon = True
    try:
        watch.start()
    except RuntimeError:
        return  # no thread starts any more: the interpreter is on its own way out


def _write(text: str) -> None:
    """Write to standard error itself, whatever stands for it inside the app."""
    data = text.encode("utf-8", "replace")
    try:
        while data:
            data = data[os.write(_STANDARD_ERROR, data) :]
    except OSError:
        return  # there is nobody to tell
