"""Keys on other layouts, and the two characters that one key types."""

from __future__ import annotations

import pytest

from newsreader.display import layouts
from newsreader.display.interface import Interface
from newsreader.display.keys import ACTIONS, BY_KEY, BY_NAME
from newsreader.display.labels import ARABIC, ENGLISH
from newsreader.display.layouts import Keyboard, Typed, physical


def fed(keyboard: Keyboard, characters: str) -> list[str]:
    return [ready.key for c in characters for ready in keyboard.feed(Typed(c, c))]


def test_a_key_is_that_of_the_us_layout() -> None:
    keyboard = Keyboard()
    assert fed(keyboard, "تنjى") == ["j", "k", "j", "n"]
    assert fed(keyboard, "ظ؟") == ["slash", "question_mark"]
    assert fed(keyboard, "ך٣۴") == ["l", "3", "4"]
    assert not keyboard.is_holding
    assert Keyboard().feed(Typed("down")) == [Typed("down")]
    assert Typed("semicolon", ";").as_on_us() == Typed("colon", ":")


def test_where_layouts_disagree_the_arabic_one_wins() -> None:
    table = layouts._table()  # it is made once, when the module is imported
    assert {name: table[name] for name in "ضةيیפ٣۴؟"} == {
        "ض": ["q"], "ة": ["m"], "ي": ["d"], "ی": ["d"], "פ": ["p"], "٣": ["3"], "۴": ["4"],
        "؟": ["?"],
    }  # fmt: skip
    assert all(physical(character, ()) == keys[0] for character, keys in table.items())


def test_a_character_is_that_of_the_key_that_does_something() -> None:
    # The key of . on the Arabic layout types what the key of c does on the Persian one.
    assert physical("ز") == "c"
    assert physical("ز", {"full_stop"}) == "."
    assert physical("ز", {"full_stop", "c"}) == "."
    assert physical("ز", ()) == "."
    assert fed(Keyboard({"apostrophe"}), "طز") == ["apostrophe", "full_stop"]
    # So is a sign that another layout has in another place.
    assert Typed("tilde", "~").as_on_us() == Typed("Z", "Z")
    assert Typed("tilde", "~").as_on_us({"tilde", "Z"}) == Typed("tilde", "~")
    assert Typed("left_square_bracket", "[").as_on_us() == Typed("F", "F")
    own = {"left_square_bracket", "F"}
    assert Typed("left_square_bracket", "[").as_on_us(own).key == "left_square_bracket"
    assert Typed("semicolon", ";").as_on_us({"semicolon"}) == Typed("semicolon", ";")
    assert Typed("ك", "ك").as_on_us({"semicolon"}) == Typed("semicolon", ";")


def test_two_characters_of_one_key_are_one_key() -> None:
    keyboard = Keyboard()
    assert fed(keyboard, "لا") == ["b"]
    assert fed(keyboard, "لأ") == ["G"]
    assert keyboard.release() == []  # nothing is held back


def test_the_first_of_a_pair_alone_is_another_key() -> None:
    keyboard = Keyboard()
    assert fed(keyboard, "ل") == []
    assert [ready.key for ready in keyboard.release()] == ["g"]
    assert keyboard.release() == []
    assert fed(keyboard, "لت") == ["g", "j"]
    assert fed(keyboard, "لل") == ["g"]
    assert [ready.key for ready in keyboard.release()] == ["g"]
    assert keyboard.feed(Typed("ل", "ل")) == []
    assert [ready.key for ready in keyboard.feed(Typed("down"))] == ["g", "down"]


@pytest.mark.parametrize("language", [ARABIC, ENGLISH])
def test_a_reader_s_own_keys_are_shown(language: object) -> None:
    labels = ARABIC if language is ARABIC else ENGLISH
    interface = Interface(labels, keymap={"row_down": ("ctrl+p", "w"), "quit": ("Q",), "end": ()})
    assert interface.keys(BY_NAME["row_down"]) == ("Ctrl+P", "w")
    assert interface.keys(BY_NAME["quit"]) == ("Q",)
    assert interface.keys(BY_NAME["row_up"]) == ("↑", "k")
    assert interface.keys(BY_NAME["end"]) == ()
    assert interface.bound >= {"ctrl+p", "w", "Q", "up", "k", "question_mark"}
    assert not interface.bound & {"end", "G", "q", "j"}
    assert interface.name(BY_NAME["quit"]) == ("اخرج" if labels is ARABIC else "quit")


def test_no_key_stands_for_two_actions() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys)) == len(BY_KEY)
    assert all(physical(key) is None for key in keys)
