"""Names of files are bytes: whatever the system gives is found, kept and opened again."""

from __future__ import annotations

import json
import os
import tarfile
from pathlib import Path

import pytest

from newsreader.library.entries import Reading
from newsreader.library.libraries import Library
from newsreader.loading import load, located
from support.state import kept

NAMES = [
    b"caf\xe9.md",
    b"\xff\xfe.txt",
    "مقال بلا ترميز".encode("cp1256") + b".md",
    b"a\x1b]0;title\x07.md",
    b"line\nend.md",
    b"\xed\xa0\x80.md",  # a surrogate in what would be UTF-8
    b"#1.md",
    b"100%.md",
    b"a'b\"c\\d.md",
    " فراغ .md".encode(),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / os.fsdecode(b"root \xe9")
    inner = root / os.fsdecode(b"below \xff")
    try:
        inner.mkdir(parents=True)
    except OSError:
        pytest.skip("names are not bytes here")
    for number, name in enumerate(NAMES):
        folder = inner if number % 2 else root
        (folder / os.fsdecode(name)).write_text(
            f"---\ntitle: عنوان {number}\n---\nالمتن رقم {number} عن القلعة والبحر.\n",
            encoding="utf-8",
        )
    return root


def test_any_name_is_listed_kept_and_opened(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / os.fsdecode(b"state \xe9?#%41")
    expected: dict[str, Reading] = {}
    for again in (False, True):
        library = Library([folder], state)
        changes = library.refresh()
        assert not changes.faults
        assert len(library.entries) == len(NAMES)
        assert {os.fsencode(Path(e.path).name) for e in library.entries} == set(NAMES)
        assert [entry.read for entry in library.entries] == [again] * len(NAMES)
        for number, entry in enumerate(library.entries):
            article = load(located(entry.path)).article
            assert article is not None
            assert (article.path, article.title) == (entry.path, entry.title)
            assert not any("\ud800" <= letter <= "\udfff" for letter in entry.title)
            library.mark_read(entry.path)
            library.set_place(entry.path, 1, number)
            expected[entry.path] = Reading(True, (1, number))  # type: ignore[arg-type]
            assert len(library.related(article)) == 5
        assert len(library.search("القلعة", 20).found) == len(NAMES)
        assert {path: library.reading(path) for path in expected} == expected
        assert not library.close(10)
    stored = kept(state, "library.sqlite3")
    assert len(stored) == len(NAMES)
    gone = next(iter(expected))
    Path(gone).unlink()
    library = Library([folder], state)
    library.refresh()
    assert len(library.entries) == len(NAMES) - 1
    assert library.reading(gone).read
    library.close(10)


def test_a_title_that_is_a_file_s_name_is_made_visible(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\x1b[31m.html")
    path.write_text("<html><body></body></html>", encoding="utf-8")
    article = load(path).article
    if article is not None:
        assert article.title == "caf\ufffd"
    path = tmp_path / os.fsdecode(b"caf\xe9.json")
    path.write_text(json.dumps({"text": "متن " * 40}), encoding="utf-8")
    library = Library([tmp_path])
    library.refresh()
    assert all("\udce9" not in entry.title for entry in library.entries)


def test_references_to_names_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("---\ntitle: مقهى\n---\nمتن.", "utf-8")
    one = tmp_path / "one.md"
    one.write_text("---\ntitle: أول\nrelated: [caf%E9.md]\n---\nمتن.", "utf-8")
    library = Library([tmp_path])
    library.refresh()
    article = load(one).article
    assert article is not None
    assert [(r.entry.title, r.named) for r in library.related(article)][:1] == [("مقهى", True)]


def test_members_of_an_archive(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("---\ntitle: عضو\n---\nمتن المقال.", encoding="utf-8")
    archive = tmp_path / os.fsdecode(b"pack\xe9.tar")
    with tarfile.open(archive, "w", encoding="utf-8", errors="surrogateescape") as packed:
        packed.add(text, os.fsdecode(b"caf\xe9.md"))
    library = Library([archive], tmp_path / "state")
    library.refresh()
    (entry,) = library.entries
    assert entry.file == str(archive)
    article = load(located(entry.path)).article
    assert article is not None
    assert article.title == "عضو"
    assert not library.close(10)
