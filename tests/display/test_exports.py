"""An article as a file: its name, its forms, and that no file is lost or left half written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from newsreader.loading import load
from newsreader.printing.exports import SUFFIXES, export_name, lines_in, write_new

ARTICLES = Path(__file__).parents[2] / "articles"
METADATA = ("section", "byline", "date", "source", "tags", "summary", "language", "direction")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("عنوان: المقال / الأول", "عنوان-المقال-الأول"),
        ("كَتَبَ الولدُ", "كتب-الولد"),
        ("قنات\u200cها", "قنات\u200cها"),
        ("../../etc/passwd", "etc-passwd"),
        (".", "article"),
        ("؟!", "article"),
        ("ا" * 200, "ا" * 60),
    ],
)
def test_a_name_is_made_of_the_title(title: str, name: str) -> None:
    assert export_name(title) == name


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_a_page_says_what_the_article_is(path: Path, tmp_path: Path) -> None:
    article = load(path).article
    assert article is not None
    page = tmp_path / "a.html"
    page.write_text("\n".join(lines_in("html", article)), encoding="utf-8")
    again = load(page).article
    assert again is not None
    for name in METADATA:
        assert getattr(again, name) == getattr(article, name), name


@pytest.mark.parametrize("form", SUFFIXES)
def test_all_forms_are_logical_and_without_what_the_screen_adds(form: str) -> None:
    article = load(ARTICLES / "the-fox-and-the-well.md").article
    assert article is not None
    text = "\n".join(lines_in(form, article))
    assert "ثَعْلَبٌ فِي لَيْلَةٍ" in text
    assert not any("\ufe70" <= sign <= "\ufefc" or sign == "\u0640" for sign in text)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_is_written_whole_with_the_rights_of_any_other(tmp_path: Path) -> None:
    file, other = tmp_path / "a.md", tmp_path / "other"
    write_new(file, "نص\n", replaces=False)
    other.touch()
    assert file.read_text(encoding="utf-8") == "نص\n"
    assert file.stat().st_mode == other.stat().st_mode
    assert names(tmp_path) == ["a.md", "other"]


def test_no_file_is_replaced_unasked(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("old")
    with pytest.raises(FileExistsError):
        write_new(file, "new", replaces=False)
    assert file.read_text() == "old"
    write_new(file, "new", replaces=True)
    assert file.read_text() == "new"
    assert names(tmp_path) == ["a.md"]


def test_where_there_are_no_links_nothing_is_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(_source: str, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    file = tmp_path / "a.md"
    write_new(file, "one", replaces=False)
    with pytest.raises(FileExistsError):
        write_new(file, "two", replaces=False)
    assert file.read_text() == "one"
    assert names(tmp_path) == ["a.md"]


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "a.md", "\ud800", replaces=False)
    with pytest.raises(OSError, match="No such file"):
        write_new(tmp_path / "no" / "a.md", "x", replaces=False)
    assert names(tmp_path) == []
