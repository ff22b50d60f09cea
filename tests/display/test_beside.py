"""Footnotes beside the page: which, where, and what they leave alone."""

from __future__ import annotations

import pytest

from newsreader.display.beside import Beside
from newsreader.display.painting import Setting, painted
from newsreader.layout.lines import display_text
from newsreader.layout.pages import PageTexts, page
from newsreader.layout.paragraphs import Paragraph
from newsreader.loading import Stream, load
from newsreader.session.pages import Page
from newsreader.text.controls import SafeText

FIRST, SECOND = "ملاحظة أولى طويلة لا يسعها سطر واحد من الهامش أبدا.", "ملاحظة ثانية."
TEXT = f"""# عنوان

فقرة لها حاشيتان[^1] متتاليتان[^2] والأولى[^1] مرتين.

{"فقرة أخرى لا حاشية لها.{0}{0}".format(chr(10)) * 30}

[^1]: {FIRST}
[^2]: {SECOND}
"""


def shaped(text: str) -> str:
    return display_text(Paragraph(SafeText(text)))


def opened(text: str = TEXT, size: tuple[int, int] = (40, 20)) -> Page:
    article = load(Stream(text.encode(), "-")).article
    assert article is not None
    return Page.opened(page(article, PageTexts()), article.direction, size)


def beside(shown: Page, free: tuple[int, int] = (30, 30)) -> Beside:
    return Beside.of(shown.window, shown.parts, free, Setting(shown.direction))


def rows(shown: Page, free: tuple[int, int] = (30, 30)) -> list[str]:
    """Return the rows of a window with what is beside it; all are as wide as they were."""
    notes = beside(shown, free)
    found = []
    for y, (_, row) in enumerate(shown.window):
        width = shown.columns + sum(free)
        plain = painted(row, width, free[0], shown.columns)
        stretches = notes.put(y, plain)
        text = "".join(stretch.text for stretch in stretches)
        assert len(text) == width
        assert (
            text[free[0] : free[0] + shown.columns]
            == "".join(s.text for s in plain)[free[0] : free[0] + shown.columns]
        )
        found.append(text)
    return found


def test_each_stands_once_from_its_reference_on_one_below_the_other() -> None:
    found = [row[:27].strip() for row in rows(opened())]
    top = next(y for y, row in enumerate(found) if row)
    assert found[top : top + 5] == [
        shaped("[1] ملاحظة أولى طويلة لا"), shaped("يسعها سطر واحد من الهامش"), shaped("أبدا."), "",
        shaped("[2] ملاحظة ثانية."),
    ]  # fmt: skip
    assert not any(found[top + 5 :])
    assert "حاشيتان" in opened().window[top][1].pieces[0].line.logical


def test_they_stand_where_lines_end() -> None:
    text = "# A title\n\nA text with a note[^1].\n\n" + "More of it.\n\n" * 30 + "[^1]: The note."
    found = [row for row in rows(opened(text), (30, 31)) if "The note." in row]
    assert [row[70:] for row in found] == ["   [1] The note.".ljust(31)]


def test_one_without_room_to_the_bottom_is_cut() -> None:
    shown = opened(size=(40, 5))
    below = next(shown.by_rows(n) for n in range(9) if "حاشيتان" in str(logical(shown.by_rows(n))))
    last = next(
        below.resized(40, n) for n in range(1, 9) if "حاشيتان" in str(logical(below.resized(40, n)))
    )
    found = [row[:27].strip() for row in rows(last)]
    assert found[-1].startswith("…")
    assert not any(found[:-1])


def logical(shown: Page) -> list[str]:
    return [piece.line.logical for _, row in shown.window for piece in row.pieces]


@pytest.mark.parametrize("free", [(24, 60), (0, 99)])
def test_without_room_for_a_line_there_is_none(free: tuple[int, int]) -> None:
    assert beside(opened(), free) == Beside()


def test_a_note_that_is_in_sight_is_not_said_twice() -> None:
    assert not beside(opened(size=(40, 200))).rows
