"""Keys by their names, and which of them are whose where the settings say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from string import ascii_letters

from newsreader.display.keys import ACTIONS, BY_NAME, PUNCTUATION
from newsreader.display.layouts import physical
from newsreader.settings import Configuration, nearest

__all__ = ["Keymap", "key_called", "keys_in_force", "name_of", "with_known_keys"]

Keymap = Mapping[str, tuple[str, ...]]
"""The keys of actions that have others than usual, by Textual's names."""

_MODIFIERS = ("ctrl", "alt", "shift")
_NAMED = (
    "down", "up", "left", "right", "space", "enter", "escape", "tab", "backspace", "delete",
    "insert", "home", "end", "pagedown", "pageup", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
_ALSO = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgdn": "pagedown",
    "pgup": "pageup", "↓": "down", "↑": "up", "←": "left", "→": "right", " ": "space",
}  # fmt: skip
_SAME = {
    "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}  # fmt: skip
"""What terminals send the same for."""
_CHARACTERS = {name: character for character, name in PUNCTUATION.items()}
_WAY_OUT = "ctrl+q"  # where all others are somebody else's
_NUMBERS = {str(number): "related" for number in range(1, 10)}
"""Keys that open the related article of that number."""


def key_called(text: str) -> str | None:
    """Return Textual's name of a key as it is called in the settings, None for no key.

    A letter of another layout is the key of the US layout that types it.
    """
    if len(text) == 1 and text not in _ALSO:
        character = text if text in PUNCTUATION else physical(text) or text
        return PUNCTUATION.get(character, character if character.isalnum() else None)
    text = f"{text[:-1]}plus" if text.endswith("++") else text
    before, plus, base = text.lower().rpartition("+")
    modifiers = sorted(before.split("+")) if plus else []
    base = _ALSO.get(base, base)
    base = PUNCTUATION.get(base, base)
    is_key = base in _NAMED or base in _CHARACTERS or (len(base) == 1 and base in ascii_letters)
    if not is_key or not set(modifiers) <= set(_MODIFIERS):
        return None
    if modifiers == ["shift"] and base in ascii_letters:
        return base.upper()
    key = "+".join([*modifiers, base])
    return _SAME.get(key, key)


def name_of(key: str) -> str:
    """Return what the settings call a key: the sign on it where there is one."""
    before, plus, base = key.rpartition("+")
    return f"{before}{plus}{_CHARACTERS.get(base, base)}"


def _near(text: str) -> str:
    """Return the name of the key that is most like one that there is not."""
    *modifiers, base = text.lower().split("+")
    near = (nearest(each, _MODIFIERS) for each in modifiers)
    known = key_called(base)
    return "+".join([*near, name_of(known) if known else nearest(base, _NAMED)])


def keys_in_force(keymap: Keymap) -> dict[str, tuple[str, ...]]:
    """Return the keys of every action, by Textual's names."""
    return {action.name: keymap.get(action.name, action.keys) for action in ACTIONS}


def with_known_keys(found: Configuration) -> Configuration:
    """Return the settings with the keys of each action that has others than usual.

    They are Textual's names, and each key is one action's: of two it is that of the one that
    comes first in the file, and of one in the file before one whose keys are the usual ones. That
    is told, as is whatever is no action and no key. There is always one to leave by. Where an
    action's keys come from is noted by `keys.NAME`.
    """
    own: dict[str, tuple[str, ...]] = {}
    said: dict[str, str] = {}
    for name, texts in found.settings.keys.items():
        if name not in BY_NAME:
            near = nearest(name, BY_NAME)
            found = found.told(
                f"no action is called '{name}'; the nearest is '{near}'", "keys", name
            )
            continue
        found, keys = _known(found, name, texts)
        usual = found.before.keys.get(name, BY_NAME[name].keys)
        own[name] = usual if keys is None else keys
        said |= {f"keys.{name}": "file"} if keys is not None else {}
    found, taken = _taken(found, own)
    for action in ACTIONS:
        left = tuple(key for key in action.keys if key not in taken)
        if action.name not in own and left != action.keys:
            own[action.name] = left
    if own.get("quit") == ():
        found = found.wrong([], [_WAY_OUT], "keys", "quit")
        own = {name: tuple(k for k in keys if k != _WAY_OUT) for name, keys in own.items()}
        own["quit"] = (_WAY_OUT,)
    found = found.with_value("keys", own, found.origins.get("keys", ""))
    return replace(found, origins={**found.origins, **said})


def _known(
    found: Configuration, name: str, texts: tuple[str, ...]
) -> tuple[Configuration, tuple[str, ...] | None]:
    """Return what was found, and the keys of an action; None where none of them is right."""
    keys = [key_called(text) for text in texts]
    for text, key in zip(texts, keys):
        if key is None:
            found = found.wrong(text, _near(text), "keys", name)
    known = tuple(dict.fromkeys(filter(None, keys)))
    if name == "quit" and not texts:
        usual = [name_of(key) for key in BY_NAME[name].keys]
        found = found.wrong([], usual, "keys", name)
    return found, known if known or (not texts and name != "quit") else None


def _taken(
    found: Configuration, own: dict[str, tuple[str, ...]]
) -> tuple[Configuration, dict[str, str]]:
    """Return what was found, and whose each key in the file is; takes from `own` what clashes."""
    usual = {key: name for name, keys in _usual(own) for key in keys}
    everyone = {**usual, **{key: name for name, keys in own.items() for key in keys}}
    taken: dict[str, str] = {}
    for name, keys in own.items():
        for key in keys:
            holder = taken.get(key, name)
            first, second = (holder, name) if holder != name else (name, usual.get(key))
            if second is not None:
                found = found.told(
                    f"'{name_of(key)}' is a key of '{first}' and of '{second}': it is the first"
                    f" one's; '{_free(key, everyone)}' is free",
                    "keys", name,
                )  # fmt: skip
            taken.setdefault(key, name)
        own[name] = tuple(key for key in keys if taken[key] == name)
    return found, taken


def _usual(own: Keymap) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the actions whose keys are the usual ones, with these; the numbers' too."""
    yield from ((action.name, action.keys) for action in ACTIONS if action.name not in own)
    yield from ((name, (key,)) for key, name in _NUMBERS.items())


def _free(key: str, taken: Mapping[str, str]) -> str:
    """Return the name of a key that is nobody's: one that is like a key, else a letter."""
    like = (key.swapcase(), f"ctrl+{key}", f"alt+{key}") if len(key) == 1 else ()
    return next(name_of(each) for each in (*like, *ascii_letters, "f12") if each not in taken)
