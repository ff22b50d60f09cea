"""The thread that reads the keys: it is there for each key, and asleep where there is none."""

from __future__ import annotations

import asyncio
import os
import queue
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.app import App
from textual.events import Key
from textual.message import Message

from newsreader.terminal.wire import Wire
from newsreader.ui.textual_internals import DriverWithKeys, ReadableEvent

LIMIT = 10


class Recorded(DriverWithKeys):
    """A driver whose keys come from a pipe, and whose events are kept."""

    def __init__(self, keyboard: int) -> None:
        super().__init__(App())
        self.fileno = keyboard
        self.messages: queue.Queue[Message] = queue.Queue()
        self.held = b""
        self.idle = 0

    def stream(self) -> Wire:
        return Wire()

    def keys(self) -> bytes:
        return os.read(self.fileno, 100)

    def late_keys(self) -> bytes:
        self.idle += 1
        held, self.held = self.held, b""
        return held

    def process_message(self, message: Message) -> None:
        self.messages.put(message)

    def pressed(self) -> str:
        message = self.messages.get(timeout=LIMIT)
        assert isinstance(message, Key)
        return message.key


@contextmanager
def at_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Recorded, int]]:
    """Run the thread; yield the driver and where one types."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    reading, writing = os.pipe()

    async def made() -> Recorded:  # a driver asks for the loop it is made in
        return Recorded(reading)

    driver = asyncio.run(made())
    thread = threading.Thread(target=driver.run_input_thread)
    thread.start()
    try:
        yield driver, writing
    finally:
        driver.exit_event.set()
        thread.join(LIMIT)
        os.close(reading)
        os.close(writing)
        assert not thread.is_alive(), "it does not hear that it is over"


def test_keys_are_read_and_nobody_wakes_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    with at_the_keyboard(monkeypatch) as (driver, typing):
        for _ in range(2):
            os.write(typing, b"a")
            assert driver.pressed() == "a"
            time.sleep(0.5)
        assert driver.idle <= 4  # one after each key and one at the start; one more for luck


def test_an_escape_alone_is_a_key_when_nothing_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    with at_the_keyboard(monkeypatch) as (driver, typing):
        for _ in range(2):
            os.write(typing, b"\x1b")
            assert driver.pressed() == "escape"


def test_what_was_held_back_becomes_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte that might have begun an answer is given up after a while, and may begin a key."""
    with at_the_keyboard(monkeypatch) as (driver, typing):
        driver.held = b"\x1b"
        os.write(typing, b"a")
        assert [driver.pressed(), driver.pressed()] == ["a", "escape"]


def test_an_event_can_be_read_while_it_is_set() -> None:
    event = ReadableEvent()
    os.set_blocking(event.fileno(), False)
    for _ in range(2):
        with pytest.raises(BlockingIOError):
            os.read(event.fileno(), 1)
        event.set()
        event.set()
        assert event.is_set()
        event.clear()
        event.clear()
        assert not event.is_set()
