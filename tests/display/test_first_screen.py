"""The screen before the app is loaded: where the article stands, and in what colours."""

from __future__ import annotations

from pathlib import Path

import pyte
import pytest

from newsreader.display.first_screen import Look, first_screen
from newsreader.display.labels import Labels
from newsreader.display.panes import columns_of, list_width
from newsreader.loading import load
from newsreader.settings import Settings
from newsreader.terminal.emission import Manner
from newsreader.terminal.profiles import Emission

ARTICLES = Path(__file__).parents[2] / "articles"
TRUE, MANY, FEW = {"COLORTERM": "24bit"}, {"TERM": "xterm-256color"}, {"TERM": "vt100"}
NONE = {"NO_COLOR": "1", "TERM": "xterm-256color"}


def drawn(
    environment: dict[str, str],
    theme: str = "auto",
    language: str = "ar",
    size: tuple[int, int] = (80, 24),
    manner: Manner | None = None,
) -> str:
    article = load(ARTICLES / "desalination-by-sun.md").article
    assert article is not None
    look = Look(Labels(language), Settings(theme=theme), manner or Manner(), environment)
    return first_screen(article, look, size)


def lines(drawing: str, size: tuple[int, int]) -> list[str]:
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(drawing)
    cells = [[screen.buffer[y][x].data[:1] for x in range(size[0])] for y in range(size[1])]
    return ["".join(cell if cell.strip() else " " for cell in row) for row in cells]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (79, 24), (40, 10), (12, 5), (3, 3)])
def test_the_page_stands_beside_where_the_list_will_be(size: tuple[int, int]) -> None:
    beside = list_width(size[0])
    at_left = lines(drawn(NONE, language="ar", size=size), size)
    at_right = lines(drawn(NONE, language="en", size=size), size)
    assert not any(line.strip() for line in (at_left[0], at_left[-1], at_right[0], at_right[-1]))
    assert any(line.strip() for line in at_left)
    assert not any(line[size[0] - beside :].strip() for line in at_left)
    assert not any(line[:beside].strip() for line in at_right)
    # The same page, but for the date, which is in the interface's language.
    width = size[0] - beside
    moved = [line[beside:] for line in at_right]
    assert [line[:width] for line in at_left][1:3] == moved[1:3]


def test_the_width_of_the_page() -> None:
    widths = (1, 2, 12, 13, 50, 74, 75, 200)
    assert [columns_of(width, 70, 2) for width in widths] == [1, 1, 11, 9, 46, 70, 70, 70]
    assert [columns_of(width, 70, 1) for width in widths] == [1, 1, 11, 11, 48, 70, 70, 70]
    # Of a narrow window margins leave twenty cells, or what they always left.
    assert [columns_of(width, 70, 20) for width in widths] == [1, 1, 11, 9, 20, 34, 35, 70]


def test_no_colours() -> None:
    for environment, theme in ((NONE, "auto"), (FEW, "auto"), (MANY, "nord")):
        assert "38;" not in drawn(environment, theme)
    assert drawn(NONE).startswith("\x1b[m\x1b[H\x1b[2J")


def test_the_page_s_own_colours() -> None:
    assert drawn(TRUE).startswith("\x1b[0;38;2;224;224;224;48;2;18;18;18m\x1b[H\x1b[2J")
    assert drawn(TRUE, "newsreader-light").startswith(
        "\x1b[0;38;2;38;38;38;48;2;240;240;240m\x1b[H\x1b[2J"
    )
    assert drawn(MANY).startswith("\x1b[0;38;5;253;48;5;233m\x1b[H\x1b[2J")
    assert drawn(FEW).startswith("\x1b[0;37;40m\x1b[H\x1b[2J")
    assert drawn(FEW, "newsreader-light").startswith("\x1b[0;30;107m\x1b[H\x1b[2J")


def test_the_colours_of_a_title_and_of_what_is_muted() -> None:
    assert "\x1b[1;38;2;135;215;255m" in drawn(TRUE)
    assert "\x1b[1;38;5;117m" in drawn(MANY)
    assert "\x1b[1;36m" in drawn(FEW)
    assert "\x1b[38;2;160;160;160m" in drawn(TRUE)
    assert "\x1b[38;5;247m" in drawn(MANY)


def test_letters_that_alternate_their_inks_are_of_nearly_one_colour() -> None:
    drawing = drawn(TRUE, manner=Manner(Emission.CELLS))
    assert "\x1b[1;38;2;135;215;254m" in drawing  # the title's, every second letter
    assert "\x1b[38;2;224;224;225m" in drawing  # the text's own
