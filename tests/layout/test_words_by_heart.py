"""Words that are shaped one at a time, and kept."""

from __future__ import annotations

from newsreader.layout.shaping import shape_letters


def test_a_word_that_nobody_has_seen_is_shaped_at_once() -> None:
    word = "سسسسبببب" * 3
    once = shape_letters(word)
    assert len(once) == len(word)
    assert shape_letters(word) == once
    assert once[0] == "\ufeb3" or "\ufeb3" in once
