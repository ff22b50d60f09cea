"""The app on a folder of small articles, driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from newsreader.display.checking import checked
from newsreader.loading import load, located
from newsreader.settings import Configuration, Settings, load_settings
from newsreader.terminal.detection import Detected
from newsreader.terminal.memory import Choice
from newsreader.terminal.profiles import PROFILES
from newsreader.terminal.takeover import Takeover
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.beginning import Opening
from newsreader.ui.textual_internals import KeyStream

BODY = "\n\n".join(
    f"فقرة رقم {number} عن الماء والبحر والقلعة القديمة التي زارها الناس في الصيف."
    for number in range(30)
)


def write_folder(folder: Path) -> Path:
    """Write five articles in two sections, the first of which names the second."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, section) in enumerate(
        [("a", "أخبار"), ("b", "أخبار"), ("c", "علوم"), ("d", "علوم"), ("e", "علوم")], 1
    ):
        related = "related: [b.md, d.md]\n" if name == "a" else ""
        (folder / f"{name}.md").write_text(
            f"---\ntitle: عنوان المقال {name}\nsection: {section}\ndate: 2026-01-{20 - number:02}\n"
            f"tags: [وسم{number}]\n{related}---\n{BODY}\n",
            encoding="utf-8",
        )
    return folder


@asynccontextmanager
async def reading(
    folder: Path,
    name: str | None = None,
    *,
    size: tuple[int, int] = (110, 30),
    language: str = "ar",
    state: Path | None = None,
    terminal: str = "plain",
    choice: Choice | None = None,
    theme: str = "auto",
    ground: str | None = None,
    settings: Path | None = None,
    wait: bool = True,
    first_start: bool = False,
) -> AsyncIterator[tuple[NewsreaderApp, Pilot[None]]]:
    """Run the app on `folder`, with the article `name` open; `wait` until the list is there."""
    path = located(str(folder / name)) if name else None
    found = Configuration(Settings(theme=theme))
    if settings is not None:
        found, _ = checked(load_settings(settings))
    opening = Opening(
        roots=(folder,),
        source=path,
        loaded=load(path) if path else None,
        language=language,
        state=state,
        choice=choice or Choice(),
        faults=found.faults,
        settings=found,
        is_first_start=first_start,
    )
    detected = Detected(PROFILES[terminal], "test", identity=terminal, ground=ground)
    app = NewsreaderApp(opening, found.settings, Takeover(detected))
    async with app.run_test(size=size, notifications=True) as pilot:
        if wait:
            await until(pilot, lambda: app.main.list_ready and not app.shelf.is_refreshing)
        else:
            await pilot.pause()
        yield app, pilot


async def until(pilot: Pilot[None], holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something holds; fail when it never does."""
    for _ in range(int(seconds * 50)):
        if holds():
            await pilot.pause()
            if holds():
                return
        await asyncio.sleep(0.02)
    raise AssertionError("never came about")


async def typed(pilot: Pilot[None], text: str) -> None:
    """Press the keys that type `text`; the pilot itself cannot type Arabic punctuation."""
    for character in text:
        pilot.app.post_message(events.Key(_character_to_key(character), character))
    await pilot.pause()


def screen_text(app: NewsreaderApp) -> str:
    """Return what the screen shows, row by row, in display order."""
    height = app.size.height
    strips = app.screen._compositor.render_strips()
    assert len(strips) == height
    return "\n".join(strip.text for strip in strips)


def read_at_once(app: NewsreaderApp, data: bytes) -> None:
    """Let bytes come from the terminal in one read; after them the keyboard is still."""
    stream = KeyStream()
    messages = [*stream.feed(data)]
    parser = stream._parser
    if parser._timeout_time is not None:
        parser._timeout_time = 0.0
    assert app._driver is not None
    for message in (*messages, *stream.feed(b"")):
        app._driver.process_message(message)
