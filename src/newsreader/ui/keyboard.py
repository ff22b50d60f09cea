"""Keys one after the other: each is dealt with before the next one is looked at.

So what is typed ahead, or comes in one read over a slow line, reaches the window or the field that
the keys before it have opened.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from newsreader.display.layouts import Keyboard, Typed

__all__ = ["KeysInTurn"]

_PAIR_SECONDS = 0.05  # one key that types two characters sends them at once
_PATIENCE_SECONDS = 0.5


class KeysInTurn:
    """The way of a key into an app; `pass_on` is the app's own way to deal with one.

    Outside of fields a key is taken as that of the US layout, by a `keyboard` that knows which keys
    do something. `before` is waited for before each one, given its name. `escapes` is how many
    Escapes stand in a row before it.
    """

    def __init__(
        self,
        app: App[None],
        pass_on: Callable[[events.Key], Awaitable[None]],
        before: Callable[[str], Awaitable[None]],
    ) -> None:
        self.escapes = 0
        self._app = app
        self._pass_on = pass_on
        self._before = before
        self.keyboard = Keyboard()
        self._waiting: Timer | None = None
        self._taker: Callable[[Typed], None] | None = None

    def hand_next(self, taker: Callable[[Typed], None]) -> None:
        """Let the next key go to somebody who has asked for it, and do nothing else."""
        self._taker = taker

    @property
    def is_holding(self) -> bool:
        """Whether a key is held back, since it may be the first half of another."""
        return self.keyboard.is_holding

    @property
    def _focused(self) -> Widget | None:
        """The widget that has the focus; None where there is none, or no screen any more."""
        return self._app.focused if self._app.screen_stack else None

    async def take(self, event: events.Key) -> None:
        """Deal with a key, and with one that was held back before it."""
        if isinstance(self._focused, Input):
            await self._deal_with(self.keyboard.release())
            await self._deal_with([Typed(event.key, event.character)])
            return
        await self._deal_with(self.keyboard.feed(Typed(event.key, event.character)))
        if self._waiting is not None:
            self._waiting.stop()
        if self.is_holding:
            self._waiting = self._app.set_timer(_PAIR_SECONDS, self._release)

    async def _release(self) -> None:
        """Deal with the key that was held back: none came that makes a pair with it."""
        await self._deal_with(self.keyboard.release())

    async def _deal_with(self, keys: list[Typed]) -> None:
        """Pass keys on, each when the one before has done its work."""
        for typed in keys:
            await self._before(typed.key)
            taker, self._taker = self._taker, None
            if taker is not None:
                taker(typed)
            else:
                await self._pass_on(events.Key(typed.key, typed.character))
                await _settled(self._focused)
            self.escapes = self.escapes + 1 if typed.key == "escape" else 0


async def _settled(widget: Widget | None) -> None:
    """Wait until a field has taken what was passed on to it; not for ever, whatever it does.

    One that is busy, or closing, keeps no key waiting. `wait_for` would make a task for each key.
    """
    if isinstance(widget, Input) and widget.is_running:
        loop, taken = asyncio.get_running_loop(), asyncio.Event()
        if widget.call_later(taken.set):
            patience = loop.call_later(_PATIENCE_SECONDS, taken.set)
            await taken.wait()
            patience.cancel()
