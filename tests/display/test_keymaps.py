"""A reader's own keys: what they may be called, and that each is one action's."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.keys import _character_to_key

from newsreader.display.keymaps import key_called, keys_in_force, name_of, with_known_keys
from newsreader.display.keys import ACTIONS, PUNCTUATION, key_name
from newsreader.settings import Configuration, Settings, load_settings


def found_in(folder: Path, text: str, before: Settings | None = None) -> Configuration:
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return with_known_keys(load_settings(file, before))


def told(found: Configuration) -> list[tuple[int | None, str]]:
    return [(fault.line, fault.message) for fault in found.faults]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("q", "q"), ("Q", "Q"), ("?", "question_mark"), ("+", "plus"), (",", "comma"),
        (" ", "space"),
        ("Space", "space"), ("PgDn", "pagedown"), ("Esc", "escape"), ("↓", "down"), ("F12", "f12"),
        ("ctrl+x", "ctrl+x"), ("Ctrl+X", "ctrl+x"), ("shift+a", "A"), ("Shift+Tab", "shift+tab"),
        ("Alt+←", "alt+left"), ("shift+ctrl+left", "ctrl+shift+left"), ("ctrl++", "ctrl+plus"),
        ("ctrl+shift+a", "ctrl+shift+a"), ("ctrl+/", "ctrl+slash"),
        ("question_mark", "question_mark"),
        ("ctrl+i", "tab"), ("ctrl+m", "enter"), ("é", "é"), ("1", "1"),
        # What another layout types is the key of the US layout.
        ("ت", "j"), ("ظ", "slash"), ("٣", "3"),
        ("", None), ("ctrl", None), ("ctrl+", None), ("cmd+x", None), ("f25", None),
        ("hello", None),
        ("\u200f", None), ("ctrl+ت", None), ("++", None),
    ],
)  # fmt: skip
def test_what_a_key_may_be_called(text: str, key: str | None) -> None:
    assert key_called(text) == key
    if key is not None:
        assert key_called(name_of(key)) == key


def test_names_of_keys() -> None:
    for character, name in PUNCTUATION.items():
        assert _character_to_key(character) == name
        assert key_called(character) == name
        assert name_of(name) == key_name(name) == character
    for action in ACTIONS:
        for key in action.keys:
            assert key_called(name_of(key)) == key_called(key_name(key)) == key
    assert [key_name(key) for key in ("ctrl+shift+left", "f2", "ctrl+x", "x", "alt+slash")] == [
        "Ctrl+Shift+←", "F2", "Ctrl+X", "x", "Alt+/",
    ]  # fmt: skip


def test_keys_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        '[keys]\nfind = "ctrl+s"\nclose = ["Esc", "ب"]\nfilter = ""\n'
        'next_match = "N"\nprevious_match = "n"\n',
    )
    assert found.faults == ()
    assert found.settings.keys == {
        "find": ("ctrl+s",), "close": ("escape", "f"), "filter": (), "next_match": ("N",),
        "previous_match": ("n",),
    }  # fmt: skip
    keys = keys_in_force(found.settings.keys)
    assert keys["find"] == ("ctrl+s",)
    assert keys["quit"] == ("q", "ctrl+c", "ctrl+q")
    assert [*keys] == [action.name for action in ACTIONS]


def test_the_usual_keys_may_be_named(tmp_path: Path) -> None:
    lines = (f"{a.name} = {[name_of(key) for key in a.keys]!r}\n" for a in ACTIONS)
    found = found_in(tmp_path, "[keys]\n" + "".join(lines))
    assert found.faults == ()
    assert keys_in_force(found.settings.keys) == keys_in_force({})


def test_a_clash_is_told_and_the_first_one_in_the_file_has_the_key(tmp_path: Path) -> None:
    found = found_in(tmp_path, '[keys]\nfilter = "X"\n\nquit = ["q", "X"]\nhelp = ["X"]\n')
    assert told(found) == [
        (4, "'X' is a key of 'filter' and of 'quit': it is the first one's; 'ctrl+X' is free"),
        (5, "'X' is a key of 'filter' and of 'help': it is the first one's; 'ctrl+X' is free"),
    ]
    keys = keys_in_force(found.settings.keys)
    assert (keys["filter"], keys["quit"], keys["help"]) == (("X",), ("q",), ())


def test_a_key_in_the_file_is_taken_from_the_action_that_has_it_usually(tmp_path: Path) -> None:
    found = found_in(tmp_path, 'measure = 60\n[keys]\nnext_article = ["n", "PgDn"]\n')
    assert told(found) == [
        (3, "'n' is a key of 'next_article' and of 'next_match': it is the first one's;"
            " 'ctrl+n' is free"),
        (3, "'pagedown' is a key of 'next_article' and of 'page_down': it is the first one's;"
            " 'A' is free"),
    ]  # fmt: skip
    keys = keys_in_force(found.settings.keys)
    assert keys["next_article"] == ("n", "pagedown")
    assert keys["next_match"] == ()
    assert keys["page_down"] == ("space",)
    taken = [key for each in keys.values() for key in each]
    assert len(taken) == len(set(taken))


def test_a_number_is_the_key_of_a_related_article(tmp_path: Path) -> None:
    found = found_in(tmp_path, "[keys]\nhelp = '1'\n")
    assert told(found) == [
        (2, "'1' is a key of 'help' and of 'related': it is the first one's; 'ctrl+1' is free")
    ]
    assert found.settings.keys == {"help": ("1",)}


def test_there_is_always_a_way_out(tmp_path: Path) -> None:
    found = found_in(tmp_path, "[keys]\nhelp = ['q', 'ctrl+c', 'ctrl+q', 'x']\n")
    assert [message.partition(":")[0] for _, message in told(found)] == [
        "'q' is a key of 'help' and of 'quit'",
        "'ctrl+c' is a key of 'help' and of 'quit'",
        "'ctrl+q' is a key of 'help' and of 'quit'",
        "'x' is a key of 'help' and of 'shapes'",
        "'keys.quit' cannot be []; the nearest value is [\"ctrl+q\"]",
    ]
    keys = keys_in_force(found.settings.keys)
    assert (keys["help"], keys["quit"]) == (("q", "ctrl+c", "x"), ("ctrl+q",))
    keys = keys_in_force(found_in(tmp_path, "[keys]\nhelp = 'X'\nquit = 'X'\n").settings.keys)
    assert (keys["help"], keys["quit"]) == (("X",), ("ctrl+q",))
    assert found_in(tmp_path, "[keys]\nquit = ['Q', 'ctrl+q']\n").faults == ()
    assert found_in(tmp_path, "[keys]\nquit = 'Q'\nhelp = 'ctrl+q'\n").faults == ()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("qiut = 'x'", "no action is called 'qiut'; the nearest is 'quit'"),
        ("quit = 'ctl+q'", "'keys.quit' cannot be \"ctl+q\"; the nearest value is \"ctrl+q\""),
        ("quit = 'spcae'", "'keys.quit' cannot be \"spcae\"; the nearest value is \"space\""),
        ("quit = 'ctrl+pgdwn'",
         "'keys.quit' cannot be \"ctrl+pgdwn\"; the nearest value is \"ctrl+pagedown\""),
        ("quit = ''",
         "'keys.quit' cannot be []; the nearest value is [\"q\", \"ctrl+c\", \"ctrl+q\"]"),
        ("quit = 3", "'keys.quit' cannot be 3; the nearest value is [\"3\"]"),
    ],
)  # fmt: skip
def test_what_is_no_action_and_no_key(tmp_path: Path, line: str, fault: str) -> None:
    found = found_in(tmp_path, f"\n[keys]\n{line}\nhelp = 'f9'\n")
    assert told(found) == [(3, fault)]
    assert keys_in_force(found.settings.keys) == keys_in_force({"help": ("f9",)})
    # What was in force stays.
    before = Settings(keys={"quit": ("Q",)})
    found = found_in(tmp_path, f"\n[keys]\n{line}\n", before)
    expected = ("q", "ctrl+c", "ctrl+q") if line.startswith("qiut") else ("Q",)
    assert keys_in_force(found.settings.keys)["quit"] == expected


def test_of_several_keys_the_right_ones_count(tmp_path: Path) -> None:
    found = found_in(tmp_path, "keys = {quit = ['Q', 'nokey', 'Q']}")
    assert [line for line, _ in told(found)] == [1]
    assert found.settings.keys == {"quit": ("Q",)}
    found = found_in(tmp_path, "keys = 'vi'")
    assert told(found) == [(1, "'keys' cannot be \"vi\"; the nearest value is {}")]
