"""The monkey in one process with the app: no terminal, every check but that of the memory."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
import time
import traceback
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot
from tools.monkey.checks import wrong
from tools.monkey.events import PACE_SECONDS, Event, Rested, Sent, Sized, Touched
from tools.monkey.libraries import Library
from tools.monkey.meters import Meter, Moment
from tools.monkey.outcomes import LIMITS, Limits, Outcome

from newsreader.display.first_screen import HEAD
from newsreader.loading import load
from newsreader.opening import favour_keys
from newsreader.settings import Settings
from newsreader.terminal.detection import Detected
from newsreader.terminal.profiles import PROFILES
from newsreader.terminal.takeover import Takeover
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.beginning import Opening
from newsreader.ui.textual_internals import KeyStream

__all__ = ["Setting", "run"]

_EVERY = 5  # events between two looks
_LOOKS = 20  # before something wrong is believed
_GIVE_UP = 20.0
_CACHE = type(lru_cache(lambda: None))


@dataclass(frozen=True, slots=True)
class Setting:
    """What a run begins with: the library, the folder of the reading state, the window's size."""

    library: Library
    state: Path
    size: tuple[int, int]
    terminal: str = "plain"


def run(setting: Setting, events: Iterable[Event], limits: Limits = LIMITS) -> Outcome:
    """Do what is planned, look at the app meanwhile, and leave it by Escape, Escape, q."""
    outcome = Outcome()
    with _threads(outcome), _favoured_keys():
        try:
            asyncio.run(_Run(setting, outcome).through(events))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            outcome.find(_described(error))
        finally:
            setting.library.restore()
            _forget_apps()
    outcome.measure(limits)
    return outcome


def _forget_apps() -> None:
    """Let go of the app that has ended: Textual's caches of methods hold a few hundred of them."""
    for held in gc.get_objects():
        if isinstance(held, _CACHE) and (held.__module__ or "").startswith("textual"):
            held.cache_clear()
    gc.collect()


@contextmanager
def _favoured_keys() -> Iterator[None]:
    """Set the interpreter as the app does for itself, for as long as it runs."""
    interval, threshold = sys.getswitchinterval(), gc.get_threshold()
    favour_keys()
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        gc.set_threshold(*threshold)


@contextmanager
def _threads(outcome: Outcome) -> Iterator[None]:
    """Find exceptions of threads too."""
    before = threading.excepthook

    def failed(arguments: threading.ExceptHookArgs) -> None:
        outcome.find(_described(arguments.exc_value))

    threading.excepthook = failed
    try:
        yield
    finally:
        threading.excepthook = before


def _described(error: BaseException | None) -> str:
    """Return an exception in one line, then its traceback."""
    if error is None:
        return "an exception"
    last = traceback.extract_tb(error.__traceback__)[-1]
    head = f"{type(error).__name__} in {last.name}: {error}"
    return f"{head}\n{''.join(traceback.format_exception(error))}"


def _is_over(app: NewsreaderApp) -> bool:
    """Return whether an app has ended, or is about to, by an exception too."""
    return app._exit or app._exception is not None


class _Run:
    """One run of the app."""

    def __init__(self, setting: Setting, outcome: Outcome) -> None:
        self._setting = setting
        self._outcome = outcome
        self._stream = KeyStream()

    async def through(self, planned: Iterable[Event]) -> None:
        """Do all of it."""
        asyncio.get_running_loop().set_exception_handler(self._failed)
        async with self._reading() as (app, pilot):
            meter = Meter(app)
            try:
                await self._play(app, pilot, planned, meter)
            finally:
                self._take_figures(meter)

    async def _play(
        self, app: NewsreaderApp, pilot: Pilot[None], planned: Iterable[Event], meter: Meter
    ) -> None:
        """Do what is planned until there is a find, then leave."""
        for number, event in enumerate(planned):
            if _is_over(app) or self._outcome.found:
                return
            self._outcome.events += 1
            await self._do(app, pilot, event, meter)
            if number % _EVERY == 0 or isinstance(event, Rested):
                await self._look(app, pilot, meter)
        if not _is_over(app) and not self._outcome.found:
            await self._leave(app, pilot, meter)

    def _failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self._outcome.find(_described(context.get("exception")) + context.get("message", ""))

    def _take_figures(self, meter: Meter) -> None:
        meter.end()
        outcome = self._outcome
        outcome.keys = meter.keys
        outcome.busy_with = meter.busy_with
        outcome.waited(meter.slowest, meter.slowest_of)
        outcome.waited(meter.longest_beat, "any")

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[tuple[NewsreaderApp, Pilot[None]]]:
        setting = self._setting
        path, folder = setting.library.opened, setting.library.folder
        loaded = load(path, head=HEAD)
        detected = Detected(PROFILES[setting.terminal], "monkey", identity=setting.terminal)
        is_collection = loaded.article is not None and loaded.article.path != str(path)
        opening = Opening(
            roots=(path,) if is_collection else (folder,), source=path, loaded=loaded,
            state=setting.state,
        )  # fmt: skip
        app = NewsreaderApp(opening, Settings(), Takeover(detected))
        app.action_suspend_process = lambda: None  # type: ignore[method-assign]
        async with app.run_test(size=setting.size, notifications=True) as pilot:
            yield app, pilot

    async def _do(self, app: NewsreaderApp, pilot: Pilot[None], event: Event, meter: Meter) -> None:
        """Do what an event says."""
        if isinstance(event, Sent):
            await asyncio.sleep(PACE_SECONDS * self._send(app, event, meter))
        elif isinstance(event, Sized):
            await self._resize(app, event)
        elif isinstance(event, Touched):
            self._setting.library.touch(event.change, event.number)
        else:
            await asyncio.sleep(event.seconds)
            await self._settle(app, pilot, meter)

    def _send(self, app: NewsreaderApp, event: Sent, meter: Meter) -> int:
        """Make events of bytes as the driver does, and return how many; then nothing is typed."""
        messages = [*self._stream.feed(event.data)]
        if self._stream._parser._timeout_time is not None:
            self._stream._parser._timeout_time = 0.0
        messages += self._stream.feed(b"")
        assert app._driver is not None
        for message in messages:
            meter.comes(message)
            app._driver.process_message(message)
        return len(messages)

    async def _resize(self, app: NewsreaderApp, event: Sized) -> None:
        size = Size(event.columns, event.rows)
        app._driver._size = (event.columns, event.rows)  # type: ignore[union-attr]
        app.post_message(events.Resize(size, size))

    async def _settle(self, app: NewsreaderApp, pilot: Pilot[None], meter: Meter) -> None:
        """Wait until all keys are answered and everything is drawn."""
        began = time.monotonic()
        before = Moment.now()
        while meter.waiting and not _is_over(app):
            if time.monotonic() - began > _GIVE_UP:
                self._outcome.find(f"{meter.waiting} keys are not answered")
                return
            await asyncio.sleep(0.001)
        for _ in range(3):
            if _is_over(app):
                return
            await pilot._wait_for_screen(_GIVE_UP)
            await asyncio.sleep(0)
        self._outcome.waited(before.until(Moment.now()), "drawn")

    async def _look(self, app: NewsreaderApp, pilot: Pilot[None], meter: Meter) -> None:
        """See whether all is as it should be."""
        found: list[str] = []
        for _ in range(_LOOKS):
            await self._settle(app, pilot, meter)
            if _is_over(app):
                return
            found = list(wrong(app))
            meter.look_on()
            if not found:
                break
            await asyncio.sleep(0.02)  # something may have come from a thread meanwhile
        for what in found[:1]:
            self._outcome.find(what)

    async def _leave(self, app: NewsreaderApp, pilot: Pilot[None], meter: Meter) -> None:
        """Escape, Escape, q: that ends it."""
        await self._settle(app, pilot, meter)
        before = Moment.now()
        for key in ("\x1b", "\x1b", "q"):
            self._send(app, Sent(key), meter)
        while not _is_over(app):
            self._outcome.out = before.until(Moment.now())
            if self._outcome.out > _GIVE_UP:
                self._outcome.find(f"Escape, Escape, q does not end it: {app.screen} {app.focused}")
                return
            await asyncio.sleep(0.001)
