"""Nobody who only looks waits for those who rank and load: an event is planted there, no clock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsreader.article.articles import Article
from newsreader.library.archive import Archive
from newsreader.library.catalogue import Catalogue
from newsreader.library.entries import text_of
from newsreader.library.libraries import Library
from newsreader.library.lists import Question
from newsreader.library.nearness import Near
from newsreader.loading import load
from newsreader.search.words import Text
from support.state import article
from support.waiting import done_within

ARTICLES = Path(__file__).parents[2] / "articles"


class Gate:
    """A place in the program at which whoever comes there waits."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def wait(self) -> None:
        self.reached.set()
        assert self.opened.wait(60)


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


def look_at_everything(library: Library, path: str) -> bool:
    """Do whatever the screen's thread does with a library."""
    library.mark_read(path)
    library.set_place(path, 1, 2)
    entry = library.entry(path)
    return (
        entry is not None
        and entry.read
        and entry in library.entries
        and library.reading(path).place == (1, 2)
        and library.beside(path, "x") is None
    )


@pytest.mark.parametrize("asks", ["related", "search"])
def test_nobody_waits_for_the_ranking(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, asks: str, tmp_path: Path
) -> None:
    library = Library([ARTICLES], tmp_path)
    library.refresh()
    opened = load(ARTICLES / "oud-maker.md").article
    assert opened is not None
    hits = Archive._hits

    def asking(self: Archive, ask: Callable[[], list[Near]]) -> list[Near]:
        gate.wait()
        return hits(self, ask)

    monkeypatch.setattr(Archive, "_hits", asking)
    works: dict[str, Callable[[], object]] = {
        "related": lambda: library.related(opened),
        "search": lambda: library.search("العود").found,
    }
    thread = threading.Thread(target=works[asks])
    thread.start()
    assert gate.reached.wait(30)
    assert done_within(30, lambda: look_at_everything(library, opened.path))
    assert thread.is_alive()
    gate.opened.set()
    thread.join(30)
    library.close()


def test_nobody_waits_for_the_loading(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nor does the end: it leaves behind what is being loaded."""
    article(tmp_path / "a", "b.md")
    first = article(tmp_path / "a", "a.md")  # the newest is taken in first
    library = Library([tmp_path / "a"], tmp_path / "state")
    from newsreader.library import extracting

    def loading(opened: Article) -> Text:
        if opened.path != first:
            gate.wait()
        return text_of(opened)

    monkeypatch.setattr(extracting, "text_of", loading)
    thread = threading.Thread(target=library.refresh)
    thread.start()
    assert gate.reached.wait(30)
    assert done_within(30, lambda: look_at_everything(library, first))
    assert done_within(30, lambda: library.close(5)) == ()
    assert thread.is_alive()
    gate.opened.set()
    thread.join(30)
    assert [entry.path for entry in library.entries][:1] == [first]


def test_what_is_marked_while_articles_are_catalogued_is_marked(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paths = [article(tmp_path / "a", f"{name}.md") for name in "abc"]
    library = Library([tmp_path / "a"], tmp_path / "state")
    library.refresh()
    new = article(tmp_path / "a", "d.md")
    add = Catalogue.add

    def adding(self: Catalogue, *values: Any) -> None:
        gate.wait()
        add(self, *values)

    monkeypatch.setattr(Catalogue, "add", adding)
    thread = threading.Thread(target=library.refresh)
    thread.start()
    assert gate.reached.wait(30)
    assert done_within(30, lambda: look_at_everything(library, paths[1]))
    library.mark_read(new)
    gate.opened.set()
    thread.join(30)
    assert [entry.read for entry in library.entries] == [False, True, False, True]
    view = library.view(Question(unread_only=True))
    assert view is not None
    assert [header.unread for header in view.headers] == [2]
    library.close(10)
