"""Digits as the reader wants them: on the screen alone, and not those of left-to-right text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.display.digits import AS_WRITTEN
from newsreader.display.first_screen import Look, first_screen
from newsreader.display.labels import ARABIC
from newsreader.display.painting import Setting, label_stretches, wrapped_stretches
from newsreader.display.signs import Signs
from newsreader.loading import load
from newsreader.settings import Settings
from newsreader.terminal.emission import Manner
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.directions import Direction

EUROPEAN = "0123456789"
ROWS = {"arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹", "european": EUROPEAN}
ALL = str.maketrans("".join(ROWS.values()), "#" * 30)


def shown(text: str, digits: str, direction: Direction = Direction.RTL) -> str:
    setting = Setting(direction, signs=Signs(digits))
    rows = wrapped_stretches(SafeText(text), 200, setting)
    assert len(rows) == 1
    label = label_stretches(SafeText(text), 200, setting, [(0, 1, "mark")])
    joined = "".join(stretch.text for stretch in label).strip()
    assert joined == "".join(stretch.text for stretch in rows[0]).strip()
    return joined


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("في 2026-01-05 قال", "٢٠٢٦-٠١-٠٥"),
        ("بلغ 3.5 مليون", "٣.٥"),
        ("بلغ ۴۵۶ مليونا", "٤٥٦"),
        ("12 مقالا", "١٢"),
        ("26%", "٢٦"),
        ("وباء COVID-19 هنا", "COVID-19"),
        ("نظام Windows 10 قديم", "Windows 10"),
        ("https://a.example/2024/05", "2024/05"),
        ("In 2024 it was so", "2024"),
        ("In 2024 قال 7", "2024"),
        ("א 12", "١٢"),
    ],
)
def test_european_digits_are_arabic_ones_where_the_text_is_right_to_left(
    text: str, arabic: str
) -> None:
    def digits(line: str) -> str:
        return "".join(c if c.isdigit() else " " for c in line)

    wanted, found = digits(arabic).split(), digits(shown(text, "arabic")).split()
    assert sorted(wanted) <= sorted(found)
    # It stands where it stands as it was written.
    as_written = shown(text, AS_WRITTEN)
    assert shown(text, "arabic").translate(ALL) == as_written.translate(ALL)


def test_every_digit_of_another_row() -> None:
    for name, row in ROWS.items():
        for own in ROWS.values():
            line = shown("ب " + own, name)
            expected = shown("ب " + own, AS_WRITTEN).translate(str.maketrans(own, row))
            assert line == expected
    assert shown("at 12", "persian", Direction.LTR) == "at 12"
    assert shown("12", "persian", Direction.LTR) == "12"
    assert shown("at ١٢", "european", Direction.LTR) == "at 12"


@given(st.text("ابج ab12٣۴-.%/()", max_size=40), st.sampled_from([*ROWS]))
def test_nothing_but_digits_is_another_one(text: str, digits: str) -> None:
    for direction in Direction:
        setting = Setting(direction, signs=Signs(digits))
        safe = sanitise(text)
        found = "".join(s.text for s in label_stretches(safe, 60, setting))
        written = "".join(s.text for s in label_stretches(safe, 60, Setting(direction)))
        assert found.translate(ALL) == written.translate(ALL)
        others = {*"".join(ROWS.values())} - {*ROWS[digits]}
        if digits == "european":
            assert not others & {*found}
        else:
            assert not others & {*found} - {*EUROPEAN}


def test_the_first_screen_has_them_and_the_document_has_not(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("عنوان 12\n\nمتن 34 كلمة.\n", "utf-8")
    article = load(file).article
    assert article is not None
    look = Look(ARABIC, Settings(digits="arabic"), Manner(), {"NO_COLOR": "1"})
    drawn = first_screen(article, look, (60, 12))
    assert "١٢" in drawn
    assert "٣٤" in drawn
    assert "34" in str(article.blocks)
