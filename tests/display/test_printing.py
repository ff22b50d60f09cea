"""An article as plain text, for files and pipes, and as it stands on a screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsreader.article.articles import Article
from newsreader.display.labels import Labels
from newsreader.display.page_texts import page_texts
from newsreader.loading import load
from newsreader.printing.articles import display_lines, logical_lines

TEXT = """\
---
title: عنوان المقال
section: علوم
byline: سلمى حداد
date: 2026-01-19
summary: ملخص لا يقوله المتن
source: وكالة الأنباء
---
فقرة أولى بكلمات كثيرة.

## عنوان داخلي

1. أول
2. ثان
   - فرع

- [x] تم
- [ ] بقي

> قول
>
> قول آخر

---

![صورة النهر](river.png)

    code

نص[^1].

[^1]: حاشية
"""


def article(path: Path, text: str = TEXT) -> Article:
    file = path / "a.md"
    file.write_text(text, encoding="utf-8")
    found = load(file).article
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("river.png", "river.png"),
        ("https://e.org/a/b.png?size=1/2#c", "b.png"),
        ("%D9%86/x.png", "x.png"),
        ("https://e.org/", "…"),
        ("data:image/png;base64,AA/BB", "…"),
    ],
)
def test_a_picture_without_text_is_told_by_its_name(
    tmp_path: Path, target: str, shown: str
) -> None:
    lines = logical_lines(article(tmp_path, f"# عنوان\n\nنص.\n\n![]({target})\n"))
    assert list(lines)[-1] == f"[{shown}]"


def test_an_article_in_logical_order(tmp_path: Path) -> None:
    assert "\n".join(logical_lines(article(tmp_path))).split("\n\n") == [
        "علوم",
        "عنوان المقال",
        "سلمى حداد · 2026-01-19",
        "ملخص لا يقوله المتن",
        "فقرة أولى بكلمات كثيرة.",
        "عنوان داخلي",
        "1. أول\n2. ثان\n   • فرع",
        "• [x] تم\n• [ ] بقي",
        "> قول\n>\n> قول آخر",
        "———",
        "[صورة النهر]",
        "    code",
        "نص[1].",
        "[1] حاشية",
        "وكالة الأنباء",
    ]


def test_what_an_article_does_not_say_takes_no_line(tmp_path: Path) -> None:
    plain = article(tmp_path, "---\ntitle: عنوان\ndate: 2026-01-19\n---\nمتن")
    assert list(logical_lines(plain)) == ["عنوان", "", "2026-01-19", "", "متن"]


def test_lines_no_wider_than_wanted(tmp_path: Path) -> None:
    lines = list(logical_lines(article(tmp_path), 12))
    # A lam-alef has one cell.
    assert max(len(line) - len(re.findall("ل[اأ]", line)) for line in lines) == 12
    assert [line for line in lines if line in ("فقرة أولى", "بكلمات", "كثيرة.")] == [
        "فقرة أولى",
        "بكلمات",
        "كثيرة.",
    ]


def test_what_is_wrapped_stands_behind_its_mark(tmp_path: Path) -> None:
    text = (
        "# عنوان\n\n- بند طويل فيه كلمات\n  1. فرع طويل فيه كلمات\n\n> قول طويل فيه كلمات\n\n"
        "    code of many words here\n"
    )
    assert list(logical_lines(article(tmp_path, text), 20))[2:] == [
        "• بند طويل فيه كلمات",
        "  1. فرع طويل فيه",
        "     كلمات",
        "",
        "> قول طويل فيه كلمات",
        "",
        "    code of many",
        "    words here",
    ]
    assert list(logical_lines(article(tmp_path, text), 16))[2:] == [
        "• بند طويل فيه",
        "  كلمات",
        "  1. فرع طويل",
        "فيه كلمات",
        "",
        "> قول طويل فيه",
        "> كلمات",
        "",
        "    code of many",
        "    words here",
    ]


def test_of_a_date_the_day_is_printed(tmp_path: Path) -> None:
    plain = article(tmp_path, "---\ntitle: عنوان\ndate: 2026-01-19T18:00:00+03:00\n---\nمتن")
    assert list(logical_lines(plain))[2] == "2026-01-19"


def test_rows_of_a_screen_from_left_to_right(tmp_path: Path) -> None:
    found = article(tmp_path)
    rows = list(display_lines(found, page_texts(found, Labels("ar")), 30))
    assert "─" * 30 in rows
    assert max(map(len, rows)) == 30
    assert any(row == "code".rjust(30) or row.strip() == "code" for row in rows)
    again = display_lines(found, page_texts(found, Labels("ar")), 30, lambda row: f"<{row}>")
    assert list(again) == [f"<{row}>" for row in rows]
