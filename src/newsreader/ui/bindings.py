"""The table of keys as Textual's bindings."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding

from newsreader.display.keymaps import Keymap
from newsreader.display.keys import ACTIONS, BY_NAME

__all__ = ["acts_in_field", "bindings", "textual_keymap"]

_NO_KEY = "no_key"
"""What no keyboard sends: Textual leaves an action that is given nothing its usual keys."""


def bindings() -> Iterator[Binding]:
    """Yield a binding for each key; its id is the action's name, by which a keymap changes it.

    All have priority: a key is dealt with before the next one is looked at. Keys that type
    something are a field's while one has the focus: Textual leaves them to it.
    """
    for action in ACTIONS:
        for key in action.keys:
            yield Binding(
                key, action.target, action.english, show=action.footer > 0, priority=True,
                id=action.name,
            )  # fmt: skip
    for number in range(1, 10):
        yield Binding(str(number), f"app.open_related({number})", show=False, priority=True)


def textual_keymap(keymap: Keymap) -> dict[str, str]:
    """Return the keys of actions that have others than usual in Textual's form, with commas.

    Textual goes through them at each key.
    """
    others = ((name, keys) for name, keys in keymap.items() if keys != BY_NAME[name].keys)
    return {name: ",".join(keys) or _NO_KEY for name, keys in others}


def acts_in_field(name: str) -> bool:
    """Return whether an action's keys act while a field has the focus; those of no table do."""
    action = BY_NAME.get(name)
    return action is None or action.in_fields
