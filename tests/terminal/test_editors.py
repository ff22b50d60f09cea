"""Which words call the reader's editor, and where it is let to begin."""

from __future__ import annotations

import pytest

from newsreader.terminal.editors import editor_words, words_for_file


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"EDITOR": "vi"}, ["vi"]),
        ({"VISUAL": "emacs -nw", "EDITOR": "ed"}, ["emacs", "-nw"]),
        ({"VISUAL": "", "EDITOR": "'my editor' --wait"}, ["my editor", "--wait"]),
        ({"EDITOR": "'"}, []),
        ({"EDITOR": "  "}, []),
        ({}, []),
    ],
)
def test_the_words_are_those_of_the_variables(
    environment: dict[str, str], words: list[str]
) -> None:
    assert editor_words(environment) == words


def test_others_are_taken_where_no_variable_names_one() -> None:
    assert editor_words({}, ("no-such-editor", "sh")) == ["sh"]
    assert editor_words({"EDITOR": "vi"}, ("sh",)) == ["vi"]


@pytest.mark.parametrize(
    ("editor", "line", "words"),
    [
        (["vim"], 7, ["vim", "+7", "/a b"]),
        (["/usr/bin/nano", "-w"], 7, ["/usr/bin/nano", "-w", "+7", "/a b"]),
        (["hx"], 7, ["hx", "/a b:7"]),
        (["code", "--wait"], 7, ["code", "--wait", "/a b"]),
        (["vim"], 1, ["vim", "/a b"]),
        (["vim"], None, ["vim", "/a b"]),
    ],
)
def test_an_editor_begins_at_a_line_where_it_is_known_to(
    editor: list[str], line: int | None, words: list[str]
) -> None:
    assert words_for_file(editor, "/a b", line) == words
