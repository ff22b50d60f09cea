"""Every private name of Textual and Rich that the program uses, and no other module uses one.

Their versions are pinned to the minor one in pyproject.toml; a test looks for each name.
"""

from __future__ import annotations

import os
import selectors
import time
from asyncio import AbstractEventLoop
from codecs import getincrementaldecoder
from collections.abc import Iterator
from threading import Event as Happened
from typing import Any, ClassVar, TypeVar

from rich.console import COLOR_SYSTEMS, Console
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event, InputEvent, Paste
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from newsreader.terminal.pastes import Pasted, Pastes
from newsreader.terminal.wire import Wire

__all__ = [
    "AppThatFails", "DriverWithKeys", "KeyStream", "SparingScreen", "cursor_is_shown",
    "use_24_bit_colours",
]  # fmt: skip

Result = TypeVar("Result")
_TICK_SECONDS = 0.1
_SPARING_SECONDS = 0.1


def use_24_bit_colours(console: Console) -> None:
    """Let a console that exists send colours as they are; Rich asks the environment only once."""
    console._color_system = COLOR_SYSTEMS["truecolor"]


def cursor_is_shown(field: Input) -> bool:
    """Return whether a field's blinking cursor is to be seen at the moment."""
    return field._cursor_visible


class AppThatFails(App[None]):
    """An app that is told of an exception before Textual makes a picture of it."""

    def failed(self, error: Exception) -> None:
        """Deal with an exception that nobody else did; Textual ends the app."""

    async def on_event(self, event: Event) -> None:
        """Take an event; what is typed when the screens are gone is for nobody."""
        if self.screen_stack or not isinstance(event, (InputEvent, Paste)):
            await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        self.failed(error)
        super()._handle_exception(error)


class SparingScreen(Screen[Result]):
    """A screen that is drawn less often while more comes to the app than it has dealt with."""

    _drawn: ClassVar[float] = 0.0

    def _compositor_refresh(self) -> None:
        """Draw what has changed; of a key held down the newest state, not each on the way."""
        now = time.monotonic()
        if self.app.message_queue_size and now - SparingScreen._drawn < _SPARING_SECONDS:
            self.refresh()
        else:
            SparingScreen._drawn = now
            super()._compositor_refresh()


class DriverWithKeys(LinuxDriver):
    """Textual's driver with doors: the stream that is written to, the bytes that are typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file = self.stream()  # type: ignore[assignment]
        self.exit_event = self._leaves = ReadableEvent()

    @property
    def app(self) -> App[Any]:
        """Return the app that is driven."""
        return self._app

    @property
    def loop(self) -> AbstractEventLoop:
        """Return the loop in which the app runs."""
        return self._loop

    def stream(self) -> Wire:
        """Return what is written to: Textual's own driver writes to standard error."""
        raise NotImplementedError

    def first_keys(self) -> bytes:
        """Return what was typed before anybody read it."""
        return b""

    def keys(self) -> bytes:
        """Return what was typed, when there is something to read; empty for no key."""
        raise NotImplementedError

    def late_keys(self) -> bytes:
        """Return what was held back of the keys, when nothing more came for a while."""
        return b""

    def failed(self, error: Exception) -> None:
        """Deal with an exception of the thread that reads the keys."""
        raise error

    def run_input_thread(self) -> None:
        """Make events of what is typed until the driver is told to leave."""
        try:
            self._make_events()
        except Exception as error:  # noqa: BLE001 - whoever deals with it shows it
            self.failed(error)

    def _make_events(self) -> None:
        """Make events of what is typed: Textual's own loop, with our bytes.

        It wakes for what comes, and a while after for what may have been the beginning of more:
        not again and again when nobody types.
        """
        stream = KeyStream(self._debug)

        def feed(data: bytes) -> None:
            """Make events of bytes, and of what has waited long enough."""
            for event in stream.feed(data):
                self.process_message(event)

        feed(self.first_keys())
        may_come = True
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._leaves, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                has_come = bool(selector.select(_TICK_SECONDS if may_come else None))
                if not self.exit_event.is_set():
                    feed(self.keys() if has_come else self.late_keys())
                    may_come = has_come or stream.is_waiting
        stream.end()


class ReadableEvent(Happened):
    """An event that can be waited for beside a terminal: it can be read from while it is set."""

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._writing = os.pipe()

    def fileno(self) -> int:
        """Return the descriptor that can be read from once the event has happened."""
        return self._reading

    def set(self) -> None:
        """Let it have happened."""
        if not self.is_set():
            super().set()
            os.write(self._writing, b".")

    def clear(self) -> None:
        """Let it not have happened."""
        if self.is_set():
            super().clear()
            os.read(self._reading, 1)


class KeyStream:
    """Makes events of what comes from a terminal: keys, the mouse, each paste as one.

    Textual's own parser takes escape sequences in a paste, and what follows them, for keys.
    """

    def __init__(self, debug: bool = False) -> None:
        self._parser = XTermParser(debug)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._pastes = Pastes()

    @property
    def is_waiting(self) -> bool:
        """Whether the beginning of a sequence is held, which is a key if nothing more comes."""
        return self._parser._timeout_time is not None

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the events of what was read; of nothing, where nothing came for a while."""
        for part in self._pastes.feed(data) if data else (self._pastes.release(),):
            if isinstance(part, Pasted):
                yield Paste(part.decode("utf-8", "replace"))
            elif part:
                yield from self._parser.feed(self._decode(part))
        yield from self._parser.tick()

    def end(self) -> None:
        """Let go of what was begun: there is nobody to type the rest."""
        try:
            for _event in self._parser.feed(""):
                pass
        except (EOFError, ParseError):
            pass  # the end of what can be typed, in the middle of a sequence or not
