"""What a library lists: asked of the catalogue, of several archives as of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import repeat
from pathlib import Path

import pytest

from newsreader.library import database, views
from newsreader.library.archives import Archives
from newsreader.library.entries import Reading, Stamp
from newsreader.library.libraries import Library
from newsreader.library.lists import Question
from newsreader.library.orders import Order
from newsreader.library.rows import Part, Row
from newsreader.library.views import View, viewed
from newsreader.search.words import Text
from support.listings import view_of
from support.state import article, opened


def titles(view: View | None) -> list[str]:
    assert view is not None
    return [entry.title for entry in view.entries()]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("query", ["", "مقال"])
def test_several_archives_are_listed_as_one(
    root: Path, state: Path, order: Order, query: str
) -> None:
    """Some in the folder, some in memory: it could not be written when they came."""
    for number in range(9):
        article(root, f"{number}.md", f"مقال {number * 7 % 9}")
    with opened(root, state) as library:
        library.mark_opened(str(root / "3.md"))
        question = Question(order, query)
        expected = library.view(question)
        assert expected is not None
        archives = Archives(state / "archive", library._readings.marks)
        archives.look()
        for number, entry in enumerate(library.entries):
            row = Row.of(replace(entry, read=False), Text("", ""))
            part = Part(entry.file, Stamp(1, 1), [row], first=True, last=True)
            archives.put(part, passes=number % 3 == 0)
            if number % 2:  # what is in memory counts for more
                archives.put(part, passes=True)
        archives.commit()
        view = viewed(archives, question, library.reading)
        assert titles(view) == titles(expected)
        assert view.headers == expected.headers
        assert (view.sections, view.total) == (expected.sections, expected.total)
        places = [view.index_of(entry.path) for entry in view.entries()]
        assert places == list(range(len(view)))
        archives.close()


def test_what_is_gone_is_gone_with_the_next_list(root: Path, state: Path) -> None:
    with opened(root, state) as library:
        view = library.view(Question())
        assert view is not None
        view.load()
        (root / "b.md").unlink()
        library.refresh()
        assert titles(view) == ["مقال a", "…", "مقال c"]
        assert not view.has(str(root / "b.md"))
        assert titles(library.view(Question())) == ["مقال a", "مقال c"]


def test_what_was_read_is_known_after_a_list_was_given_up(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it is given up: SQLite takes back what was written since the question began."""
    with opened(root, state) as library:
        path = str(root / "b.md")
        monkeypatch.setattr(database, "_STEPS", 1)
        found, steps = None, 0
        while found is None:
            steps += 1
            library.mark_read(path, read=bool(steps % 2))
            left = repeat(True, steps)
            found = library.view(Question(query="مقال"), partial(next, left, False))
            assert len(titles(library.view(Question(unread_only=True)))) == 3 - steps % 2
        assert steps > 50
        assert titles(found) == ["مقال a", "مقال b", "مقال c"]
        assert not library._archives.is_damaged


def test_ids_of_many_come_in_two_steps(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_FIRST", 2)
    limits: list[int] = []
    fetch = views._fetched

    def fetched(archives: Archives, asked: Question, key: object, limit: int) -> object:
        limits.append(limit)
        return fetch(archives, asked, key, limit)  # type: ignore[arg-type]

    monkeypatch.setattr(views, "_fetched", fetched)
    monkeypatch.setattr(views, "_PAGE", 2)
    library = Library([root])
    library.refresh()
    view = library.view(Question())
    assert view is not None
    assert limits == []
    assert [view.entry(n).title[-1] for n in (0, 1)] == ["a", "b"]
    assert limits == [2]
    assert [view.entry(n).title[-1] for n in (2, 0)] == ["c", "a"]
    assert limits == [2, -1]
    library.close()


def test_a_list_that_nobody_waits_for_is_given_up(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_STEPS", 10)
    with opened(root, state) as library:
        assert library.view(Question(query="مقال"), lambda: False) is None
        assert len(titles(library.view(Question(query="مقال"), lambda: True))) == 3
        assert not library.refresh().faults


def test_what_is_typed_on_narrows_what_was_found_whatever_comes_between(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_STEPS", 1)
    for name in ("سد", "سدود", "سدود الماء", "ماء", "دود"):
        article(root, f"{name}.md", name)

    def found(library: Library, query: str) -> list[str]:
        return sorted(titles(library.view(Question(Order.TITLE, query))))

    with opened(root, state) as library:
        assert found(library, "س") == ["سد", "سدود", "سدود الماء"]
        assert found(library, "سدو") == ["سدود", "سدود الماء"]
        for query in ("سدود", "ماء", "سد"):  # nobody waits for it: it is given up, or it is not
            library.view(Question(query=query), lambda: False)
        assert found(library, "سدود م") == ["سدود الماء"]
        assert found(library, "دود") == ["دود", "سدود", "سدود الماء"]  # a part, not a longer word
        assert found(library, "دود س") == ["سدود", "سدود الماء"]
        assert found(library, "ماء") == ["سدود الماء", "ماء"]
        article(root, "new.md", "ماءان")
        library.refresh()
        assert found(library, "ماءا") == ["ماءان"]
        assert found(library, "") != found(library, "ماءا") == ["ماءان"]


def test_a_letter_more_looks_only_at_what_was_found(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(root, state) as library:
        done: list[str] = []
        do = database.Database.do

        def noted(base: database.Database, text: str, *values: Sequence[object]) -> object:
            done.append(text)
            return do(base, text, *values)

        monkeypatch.setattr(database.Database, "do", noted)
        for query in ("مق", "مقا", "مقا ب", "مق"):
            assert library.view(Question(query=query)) is not None
        kinds = [text.split()[0] for text in done if "temp.chosen" in text]
        assert kinds == ["DELETE", "INSERT", "DELETE", "DELETE", "DELETE", "INSERT"]


def test_marks_of_a_view_are_those_of_now(root: Path, state: Path) -> None:
    path = str(root / "b.md")
    with opened(root, state) as library:
        view = library.view(Question())
        assert view is not None
        assert [header.unread for header in view.headers] == [3]
        library.mark_read(path)
        view = view.marked(path, Reading(), library.reading(path))
        assert [header.unread for header in view.headers] == [2]
        assert [entry.read for entry in view.entries()] == [False, True, False]
        left = view.without(1)
        assert titles(left) == ["مقال a", "مقال c"]
        assert [(header.count, header.unread) for header in left.headers] == [(2, 2)]
        unread = library.view(Question(unread_only=True))
        assert titles(unread) == ["مقال a", "مقال c"]
        library.bookmark(str(root / "c.md"))
        assert titles(library.view(Question(bookmarked_only=True))) == ["مقال c"]
        library.mark_opened(path)
        by_opened = library.view(Question(Order.OPENED))
        assert titles(by_opened) == ["مقال b", "مقال a", "مقال c"]


def test_an_empty_library_lists_nothing() -> None:
    view = view_of(())
    assert (len(view), view.headers, view.sections, view.total) == (0, (), (), 0)
    assert view.index_of("anything") == -1
