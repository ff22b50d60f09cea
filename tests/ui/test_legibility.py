"""Every pair of ink and ground that is shown can be read, in every theme and usual palette."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.palette import Palette
from rich.segment import Segment
from rich.style import Style
from textual.containers import Container
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from newsreader.display.first_screen import _Paint
from newsreader.display.themes import (
    DARK,
    DARK_16,
    LIGHT,
    LIGHT_16,
    OF_TEXTUAL,
    THEMES,
    Colours,
    theme_for,
    with_known_theme,
)
from newsreader.layout.rows import Place
from newsreader.library.entries import Entry
from newsreader.session.selection import Selection
from newsreader.settings import Configuration, Settings
from newsreader.text.offsets import CodePoint
from newsreader.ui.app import NewsreaderApp
from support.colours import contrast
from support.reading import reading, typed, until, write_folder

LEAST = 4.5
LEAST_OF_SHAPES = 3.0  # what is seen and not read: dots, bars, rules
SHAPES = "●•▌▐▲│┃─━╭╮╰╯"


def palette(text: str) -> Palette:
    return Palette([tuple(bytes.fromhex(colour)) for colour in text.split()])  # type: ignore[misc]


# What terminals draw the sixteen colours as unless their users say otherwise.
PALETTES = {
    "xterm": palette(
        "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
        "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
    ),
    "VTE": palette(
        "000000 c00000 00c000 c0c000 0000c0 c000c0 00c0c0 c0c0c0 "
        "3f3f3f ff3f3f 3fff3f ffff3f 3f3fff ff3fff 3fffff ffffff"
    ),
    "Xfce": palette(
        "000000 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf "
        "555753 ef2929 8ae234 fce94f 739fcf ad7fa8 34e2e2 eeeeec"
    ),
    "GNOME": palette(
        "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc "
        "5e5c64 f66151 33da7a e9ad0c 2a7bde c061cb 33c7de ffffff"
    ),
    "Konsole": palette(
        "232627 ed1515 11d116 f67400 1d99f3 9b59b6 1abc9c fcfcfc "
        "7f8c8d c0392b 1cdc9a fdbc4b 3daee9 8e44ad 16a085 ffffff"
    ),
    "Linux": palette(
        "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
        "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
    ),
    "kitty": palette(
        "000000 cc0403 19cb00 cecb00 0d73cc cb1ed1 0dcdcd dddddd "
        "767676 f2201f 23fd00 fffd00 1a8fff fd28ff 14ffff ffffff"
    ),
}
RGB = ColorTriplet


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(RGB(0, 0, 0), RGB(255, 255, 255)) == pytest.approx(21)
    assert contrast(RGB(119, 119, 119), RGB(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def as_sent(colour: Color, bits: int) -> Color:
    """Return a colour as Rich sends it to a terminal with so many bits."""
    system = {24: ColorSystem.TRUECOLOR, 8: ColorSystem.EIGHT_BIT}.get(bits, ColorSystem.STANDARD)
    return colour.downgrade(system)


def pairs(style: Style, bits: int) -> Iterator[tuple[str, RGB, RGB]]:
    """Yield ink and ground as terminals draw them, each with the palette's name."""
    assert style.color is not None
    assert style.bgcolor is not None
    ink, ground = (as_sent(colour, bits) for colour in (style.color, style.bgcolor))
    if style.reverse:
        ink, ground = ground, ink
    if bits > 4:
        yield f"{bits} bits", ink.get_truecolor(), ground.get_truecolor()
        return
    assert ink.number is not None
    assert ground.number is not None
    numbers = [(ink.number, ground.number)]
    if style.bold:
        # In many terminals bold letters are bright; reversed, the ground is.
        brighter = (
            (ink.number, ground.number + 8) if style.reverse else (ink.number + 8, ground.number)
        )
        numbers.append((brighter[0] % 16, brighter[1] % 16))
    # Eight colours: the bright ones are the others.
    numbers += [(a % 8, b % 8) for a, b in numbers]
    for name, colours in PALETTES.items():
        for a, b in numbers:
            yield name, colours[a], colours[b]


def stretches(app: NewsreaderApp) -> Iterator[Segment]:
    """Yield what is written on the screen; of one with a window, what is written in that."""
    region = app.main.region
    if app.screen is not app.main:
        region = app.screen.query_one(Container).region
    for strip in app.screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            if segment.text.strip() and segment.style:
                yield segment


async def scenes(app: NewsreaderApp, pilot: Pilot[None]) -> AsyncIterator[str]:
    """Yield the names of scenes, one after the other, when each is on the screen."""
    yield "article"
    await pilot.press("slash")
    await typed(pilot, "الماء")
    await until(pilot, lambda: len(app.main.reader.matches) > 1)
    yield "find"
    await pilot.press("escape", "escape")
    app.main.reader.selection = Selection(Place(3, CodePoint(0)), Place(5, CodePoint(9)))
    yield "selection"
    app.main.reader.selection = None
    for key, name in (("r", "related"), ("y", "notice")):
        await pilot.press(key)
        yield name
    for key in ("ctrl+p", "question_mark", "e", "v", "Z"):
        await pilot.press(key)
        await pilot.pause()
        yield key
        await pilot.press("escape")
    await pilot.press("tab")
    yield "list"
    await pilot.press("j", "m")
    yield "list with what is read"
    await pilot.press("slash")
    await typed(pilot, "عنوان")
    yield "filter"


@pytest.mark.parametrize(
    ("colours", "bits"),
    [
        pytest.param(
            each,
            (4,) if each in (DARK_16, LIGHT_16) else (24, 8),
            id=name,
            marks=[] if each in (DARK, LIGHT, DARK_16) else [pytest.mark.whole],
        )
        for name, each in THEMES.items()
    ],
)
async def test_all_that_is_written_can_be_read(
    colours: Colours, bits: tuple[int, ...], tmp_path: Path
) -> None:
    folder = write_folder(tmp_path)
    (folder / "a.md").write_text(
        "---\ntitle: عنوان المقال\nsection: أخبار\nauthor: فلان\ndate: 2026-01-02\nsource: المرصد\n"
        "summary: موجز المقال.\nrelated: [b.md, d.md]\n---\nنص عن الماء **غليظ** و`شيفرة` و~~خطأ~~ "
        "و[رابط](https://example.org/).\n\n## عنوان\n\n- بند عن الماء\n\n1. أول\n\n> اقتباس\n\n"
        "```\nشيفرة\n```\n\n| رأس | رأس |\n|---|---|\n| خلية | الماء |\n\n---\n\n"
        "نص[^1]\n\n[^1]: حاشية\n",
        encoding="utf-8",
    )
    faint: set[tuple[str, str, str, float]] = set()
    async with reading(folder, "a.md", theme=colours.name, first_start=True) as (app, pilot):
        assert app.theme == colours.name
        assert app.main.welcome.size.height
        async for scene in scenes(app, pilot):
            await pilot.pause()
            for text, style, _ in stretches(app):
                assert style is not None
                if 4 not in bits and not text.strip(" │"):
                    continue  # the panes have grounds of their own
                least = LEAST_OF_SHAPES if not text.strip(f" {SHAPES}") else LEAST
                for name, ink, ground in (pair for each in bits for pair in pairs(style, each)):
                    found = contrast(ink, ground)
                    if found < least:
                        faint.add((scene, name, f"{style}: {text.strip()[:12]}", round(found, 1)))
    assert not faint


@pytest.mark.parametrize("theme", [DARK_16.name, LIGHT_16.name])
async def test_without_colours_marks_are_seen_too(theme: str, tmp_path: Path) -> None:
    """By attributes: what is found, which of it is the current one, what is selected, where."""

    def attributes(style: Style | None) -> tuple[bool, ...]:
        assert style is not None
        return tuple(map(bool, (style.bold, style.underline, style.reverse)))

    async with reading(write_folder(tmp_path), "a.md", theme=theme) as (app, pilot):
        async for scene in scenes(app, pilot):
            await pilot.pause()
            if scene == "find":
                reader, column = app.main.reader.region, app.main.reader.region.x
                seen = {
                    attributes(segment.style)
                    for y in range(reader.y + 4, reader.bottom)
                    for segment in app.screen._compositor.render_strips()[y].crop(
                        column, reader.right
                    )
                    if segment.text.strip()
                }
                assert len(seen) >= 3  # running text, what is found, the current one of it
            if scene in ("article", "list"):
                rows = [row for row in app.main.listing.rows if isinstance(row, Entry)]
                selected, other = (
                    {
                        attributes(segment.style)
                        for segment in app.main.list._entry_line(row, 0, 30)
                        if segment.text.strip()
                    }
                    for row in (app.main.listing.current, rows[-1])
                    if row is not None
                )
                assert selected.isdisjoint(other)
                # The pane that the keys move shows its selection in another way.
                assert any(reverse for _, _, reverse in selected) is (scene == "list")
            if scene == "list":
                return


def test_the_theme_goes_with_the_ground_and_the_colours() -> None:
    assert theme_for("auto", None, 24) == theme_for("auto", "dark", 8) == DARK.name
    assert theme_for("auto", "light", 24) == LIGHT.name
    assert theme_for("auto", "light", 4) == LIGHT_16.name
    assert theme_for("auto", None, 0) == DARK_16.name  # NO_COLOR: what colours say attributes say
    # What is set wins over the ground; a theme of Textual's stays.
    assert theme_for(DARK.name, "light", 24) == DARK.name
    assert theme_for(LIGHT.name, "dark", 4) == LIGHT_16.name
    assert theme_for("nord", "light", 4) == "nord"


@pytest.mark.parametrize(
    ("ground", "theme"), [("light", LIGHT.name), ("dark", DARK.name), (None, DARK.name)]
)
async def test_the_app_takes_the_theme_of_the_ground(
    ground: str | None, theme: str, tmp_path: Path
) -> None:
    async with reading(write_folder(tmp_path), "a.md", ground=ground) as (app, _):
        assert app.theme == theme


def test_a_theme_that_there_is_not() -> None:
    assert set(OF_TEXTUAL) == set(BUILTIN_THEMES)
    for name in ("auto", *THEMES, *OF_TEXTUAL):
        found = Configuration(Settings(theme=name))
        assert with_known_theme(found) is found
    found = with_known_theme(Configuration(Settings(theme="newsreader-drak")))
    assert found.settings.theme == "auto"
    assert [fault.message for fault in found.faults] == [
        '\'theme\' cannot be "newsreader-drak"; the nearest value is "newsreader-dark"'
    ]


async def test_a_theme_of_textual_s_has_all_that_is_needed(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", theme="nord") as (app, _):
        assert app.theme == "nord"


@pytest.mark.parametrize("bits", [24, 8, 4])
@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_the_first_screen_sends_colours_as_the_app_does(colours: Colours, bits: int) -> None:
    if bits == 4 and colours not in (DARK_16, LIGHT_16):
        return  # they have sisters for so few colours
    paint = _Paint(colours, bits)
    for value in [*map(str, colours.base.values()), *colours.variables.values()]:
        if value.startswith("#"):
            colour = as_sent(Color.parse(value), bits)
            for ground in (False, True):
                codes = ";".join(colour.get_ansi_codes(foreground=not ground))
                assert paint._code(value, ground=ground) == codes


def test_the_first_screen_of_few_colours_has_the_attributes_of_the_theme() -> None:
    assert "\x1b[4;30m" in _Paint(LIGHT_16, 4).ink(_Paint(LIGHT_16, 4).look_of(["title"]))
    assert _Paint(DARK_16, 4).ink(_Paint(DARK_16, 4).look_of(["title"])) == "\x1b[1;36m"
    assert _Paint(DARK_16, 0).ink(_Paint(DARK_16, 0).look_of(["link"])) == "\x1b[4m"
    assert _Paint(LIGHT_16, 4).page() == "\x1b[0;30;107m\x1b[H\x1b[2J"
    assert _Paint(None, 24).ink(_Paint(None, 24).look_of(["strong"])) == "\x1b[1m"
