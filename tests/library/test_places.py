"""A place and a mark are two things: neither changes the other, in memory or on disk."""

from __future__ import annotations

from pathlib import Path

from newsreader.library.libraries import Library
from newsreader.text.offsets import CodePoint


def test_keeping_a_place_marks_nothing_as_read(tmp_path: Path) -> None:
    articles, state = tmp_path / "articles", tmp_path / "state"
    articles.mkdir()
    path = str(articles / "a.md")
    Path(path).write_text("# أول\n\nمتن المقال.\n", "utf-8")

    def known(library: Library) -> tuple[bool, bool, object]:
        entry = library.entry(path)
        assert entry is not None
        reading = library.reading(path)
        return reading.read, entry.read, reading.place

    library = Library([articles], state)
    library.refresh()
    library.set_place(path, 2, 7)
    place = (2, CodePoint(7))
    assert known(library) == (False, False, place)
    library.close()
    library = Library([articles], state)
    library.refresh()
    assert known(library) == (False, False, place)
    library.mark_read(path)
    assert known(library) == (True, True, place)
    library.set_place(path, 0, 0)
    assert known(library) == (True, True, (0, 0))
    library.mark_read(path, False)
    assert known(library) == (False, False, (0, 0))
    library.close()
    library = Library([articles], state)
    library.refresh()
    assert known(library) == (False, False, (0, 0))
    library.close()
