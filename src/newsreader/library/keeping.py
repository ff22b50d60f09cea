"""The one thread that writes what was read: it is handed that, and nobody waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from newsreader.errors import Fault
from newsreader.library.entries import Reading
from newsreader.library.readings import Readings
from newsreader.library.store import Store
from newsreader.library.troubles import CatalogueError, Trouble

__all__ = ["Keeper"]

_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 2.0  # seconds until what failed is tried again
_HURRY = 1.0  # seconds to the end in which a slow disk may not be ready
_PATIENCE = 2.0  # seconds that another program may hold the file before anything is said


class Keeper:
    """Keeps readings in a folder; `learned` gets marks from there.

    Whatever is wrong with the disk is tried again and again, in longer and longer pauses; until
    then readings stay in memory. Each trouble is one fault, until all has been written.
    """

    def __init__(
        self, folder: Path, readings: Readings, learned: Callable[[Mapping[str, Reading]], None]
    ) -> None:
        self.folder = folder
        self._readings = readings
        self._learned = learned
        self._store = Store(folder)
        self._wake = threading.Condition()  # guards what follows
        self._asked, self._answered = 1, 0  # how often for a look at the disk
        self._stopping = self._is_in_a_hurry = False
        self._deadline = 0.0
        self._error: CatalogueError | None = None
        self._has_given_up = False  # for now: what is wrong will not be over in a moment
        self._faults: list[Fault] = []
        self._said: set[Fault] = set()
        # Of the thread alone:
        self._is_damaged = False
        self._failing_since = self._again = 0.0
        self._pause = _FIRST_PAUSE
        self._ended = threading.Event()
        threading.Thread(target=self._run, daemon=True, name="keeper").start()

    # For any thread

    def wake(self) -> None:
        """Have the readings written that are to be written."""
        with self._wake:
            self._wake.notify_all()

    def look(self, seconds: float) -> None:
        """Have a look at what other programs wrote; wait for that, but no longer than so."""
        with self._wake:
            self._asked += 1
            mine = self._asked
            self._wake.notify_all()
            self._wake.wait_for(lambda: self._answered >= mine or self._is_idle, seconds)

    @property
    def fault(self) -> Fault | None:
        """What is wrong with the disk at the moment."""
        error = self._error
        return self._fault(error) if error is not None else None

    def take_faults(self) -> tuple[Fault, ...]:
        """Return what went wrong since this was asked last."""
        with self._wake:
            faults, self._faults = tuple(self._faults), []
        return faults

    def stop(self, seconds: float) -> tuple[Fault, ...]:
        """Write what is to be written, if that takes no longer than so; return what is wrong.

        What is lost by that is among it.
        """
        with self._wake:
            self._stopping = True
            self._is_in_a_hurry = seconds < _HURRY
            self._deadline = time.monotonic() + seconds
            self._wake.notify_all()
        self._ended.wait(seconds)
        owed = self._readings.owed
        if not owed:
            return self.take_faults()
        why = self._error or "there was no time"
        lost = f"what was read of {owed} article{'s' * (owed > 1)} is lost: {why}"
        return (*self.take_faults(), Fault(str(self._store.file), lost))

    @property
    def _is_idle(self) -> bool:
        """Whether nothing is written for now, or any more."""
        return self._has_given_up or self._stopping

    # The thread

    def _run(self) -> None:
        """Work until told to stop."""
        while True:
            stopping = self._wait()
            try:
                self._work()
            except CatalogueError as error:
                self._failed(error)
            except Exception as error:  # noqa: BLE001 - nothing on the disk ends the program
                self._failed(CatalogueError(Trouble.OTHER, f"{type(error).__name__}: {error}"))
            else:
                self._succeeded()
            if stopping and not self._goes_on():
                break
        self._store.close()
        self._ended.set()

    @property
    def _is_asked(self) -> bool:
        """Whether somebody wants the disk to be looked at."""
        return self._asked != self._answered

    @property
    def _has_work(self) -> bool:
        """Whether there is something to write."""
        return bool(self._readings.owed)

    def _wait(self) -> bool:
        """Wait until there is something to do and it may be tried; return whether to stop."""
        with self._wake:
            while not self._stopping:
                wanted = self._is_asked or self._has_work
                pause = self._again - time.monotonic()
                if wanted and pause <= 0:
                    break
                self._wake.wait(pause if wanted else None)
            return self._stopping

    def _goes_on(self) -> bool:
        """Return whether there is something left to write, and time for it, when stopping."""
        error = self._error
        return (
            (error is None or error.trouble is Trouble.BUSY)
            and self._has_work
            and time.monotonic() < self._deadline
        )

    def _work(self) -> None:
        """Do what is to be done. Raises CatalogueError."""
        store, asked = self._store, self._asked
        if self._is_damaged:
            if store.is_as_damaged():
                store.replace(self._readings.all())
            self._is_damaged = False
        if store.is_removed():
            message = "it was removed; what was read is written anew"
            self._say(Fault(str(store.file), message))
        if store.is_gone():
            store.close()
        if not store.is_open:
            # Whatever file it is now, it gets what only the memory holds.
            found = store.readings()
            self._learn(found)
            self._readings.owe_all_but(found)
        store.open()
        owed = self._readings.unsaved()
        if owed:
            store.write(owed, in_a_hurry=self._is_in_a_hurry)
            self._readings.saved(owed)
        if asked != self._answered:
            if store.has_news():
                self._learn(store.readings())
            self._answered = asked

    def _learn(self, found: Mapping[str, Reading]) -> None:
        """Take what a file holds, and pass on what of it is news."""
        marks = self._readings.learn(found)
        if marks:
            self._learned(marks)

    def _failed(self, error: CatalogueError) -> None:
        """Take note of what went wrong, and when to try again."""
        if error.trouble is Trouble.DAMAGED and not self._is_damaged:
            self._is_damaged = True
            self._learn(self._store.rescue())
            return
        self._store.close()
        now = time.monotonic()
        with self._wake:
            if self._error is None:
                self._failing_since = now
            self._error = error
            is_passing = error.trouble is Trouble.BUSY and now - self._failing_since < _PATIENCE
            self._has_given_up = not is_passing
            self._again = now + self._pause
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
            self._wake.notify_all()
        if not is_passing:
            self._say(self._fault(error))

    def _succeeded(self) -> None:
        """Take note that all went well."""
        for fault in self._store.faults:
            self._say(fault)
        self._store.faults.clear()
        with self._wake:
            self._error, self._has_given_up = None, False
            self._again, self._pause = 0.0, _FIRST_PAUSE
            if not self._readings.owed:
                self._said.clear()
            self._wake.notify_all()

    def _say(self, fault: Fault) -> None:
        """Say what is wrong, once."""
        with self._wake:
            if fault not in self._said:
                self._said.add(fault)
                self._faults.append(fault)

    def _fault(self, error: CatalogueError) -> Fault:
        return Fault(str(self._store.file), f"what is read cannot be kept for now: {error}")
