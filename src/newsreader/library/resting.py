"""The end of writing to an index: what its engine merges then may take seconds, and is a thread's.

Until it is over nobody else writes; all that was committed is found meanwhile.
"""

from __future__ import annotations

import threading

from newsreader.library.index import Index, IndexDamageError
from newsreader.library.lock import Lock

__all__ = ["Resting"]

_PATIENCE = 0.5  # seconds that are waited for what takes no longer, as nearly all does


class Resting:
    """Lets go of an index, and of the lock on it as soon as the index rests."""

    def __init__(self, index: Index, lock: Lock | None) -> None:
        self._index = index
        self._lock = lock
        self._thread: threading.Thread | None = None
        self._error: IndexDamageError | None = None

    def begin(self) -> None:
        """Begin to let go, after a commit; what is wrong by then raises IndexDamageError."""
        if self._lock is None:  # nobody waits for it
            self._index.rest()
            return
        self._thread = threading.Thread(target=self._rest, daemon=True, name="resting")
        self._thread.start()
        self.wait(_PATIENCE)

    def wait(self, seconds: float | None = None) -> None:
        """Wait until all is let go of, or so long. Raises IndexDamageError for what went wrong."""
        if self._thread is not None:
            self._thread.join(seconds)
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _rest(self) -> None:
        """Let go; not of the lock where something goes wrong: whoever hears of it does."""
        try:
            self._index.rest()
        except IndexDamageError as error:
            self._error = error
            return
        assert self._lock is not None
        self._lock.let_go()
