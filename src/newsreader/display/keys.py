"""The one table of keys: bindings, key bar, help, palette and README all come from it.

A letter key is the physical key: with an Arabic, Persian or Hebrew layout switched on the same
key does the same (`newsreader.display.layouts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from newsreader.messages import Message

__all__ = [
    "ACTIONS", "BY_KEY", "BY_NAME", "GROUPS", "PUNCTUATION", "Action", "Scope", "bar_actions",
    "key_name",
]  # fmt: skip


class Scope(Enum):
    """Whose action it is: the value is Textual's namespace for it."""

    SCREEN = "screen"
    APP = "app"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the reader can do: its keys (Textual's names), what it is called, its group.

    `footer`: its place in the bar of keys, from 1, 0 for none; `in_fields`: its keys that type
    nothing act in a field too.
    """

    name: str
    keys: tuple[str, ...]
    text: Message
    group: str
    footer: int = 0
    scope: Scope = Scope.SCREEN
    in_fields: bool = False

    @property
    def target(self) -> str:
        """The action as Textual writes it: `screen.row_down`."""
        return f"{self.scope.value}.{self.name}"

    @property
    def english(self) -> str:
        """What it is called in English."""
        return self.text.english


GROUPS = {
    "move": Message("Moving"),
    "article": Message("The article"),
    "find": Message("Finding"),
    "list": Message("The list"),
    "app": Message("The program"),
}

_APP = Scope.APP

ACTIONS = (
    Action("row_down", ("down", "j"), Message("down"), "move"),
    Action("row_up", ("up", "k"), Message("up"), "move"),
    Action("page_down", ("space", "pagedown"), Message("page down"), "move", 7),
    Action("page_up", ("b", "pageup"), Message("page up"), "move"),
    Action("half_down", ("d",), Message("half a page down"), "move"),
    Action("half_up", ("u",), Message("half a page up"), "move"),
    Action("start", ("home", "g"), Message("to the beginning"), "move"),
    Action("end", ("end", "G"), Message("to the end"), "move"),
    Action("mark", ("m",), Message("set a mark"), "move", scope=_APP),
    Action("to_mark", ("apostrophe",), Message("to a mark, or back"), "move", scope=_APP),
    Action("switch_pane", ("tab", "shift+tab"), Message("switch pane"), "move"),
    Action("open", ("enter", "o"), Message("open"), "article", 3, _APP),
    Action("close", ("escape", "backspace"), Message("back to the list"), "article"),
    Action(
        "next_article", ("J", "greater_than_sign"), Message("next article"), "article", scope=_APP
    ),
    Action(
        "previous_article",
        ("K", "less_than_sign"),
        Message("previous article"),
        "article",
        scope=_APP,
    ),
    Action("back", ("h", "alt+left"), Message("back"), "article", scope=_APP),
    Action("forward", ("l", "alt+right"), Message("forward"), "article", scope=_APP),
    Action("related", ("r",), Message("related"), "article", 5),
    Action("links", ("O",), Message("links"), "article", scope=_APP),
    Action("footnote", ("R",), Message("to a footnote and back"), "article", scope=_APP),
    Action("headings", ("H",), Message("headings"), "article", scope=_APP),
    Action("copy", ("y",), Message("copy the article, or what is marked"), "article", scope=_APP),
    Action("copy_paragraph", ("Y",), Message("copy a paragraph"), "article", scope=_APP),
    Action("copy_quotation", ("C",), Message("copy as a quotation"), "article", scope=_APP),
    Action("copy_link", ("U",), Message("copy a link"), "article", scope=_APP),
    Action("edit", ("E",), Message("open in the editor"), "article", scope=_APP),
    Action("browse", ("B",), Message("open in the browser"), "article", scope=_APP),
    Action("export", ("S",), Message("save the article"), "article", scope=_APP),
    Action("original", ("z",), Message("as it is or repaired"), "article", scope=_APP),
    Action("encoding", ("Z",), Message("another encoding"), "article", scope=_APP),
    Action("find", ("slash",), Message("find"), "find", 4),
    Action("search", ("F", "ctrl+f"), Message("search all articles"), "find", scope=_APP),
    Action("next_match", ("n",), Message("next match"), "find"),
    Action("previous_match", ("N",), Message("previous match"), "find"),
    Action("filter", ("f",), Message("filter"), "list", 6),
    Action("section", ("s",), Message("next section"), "list"),
    Action("order", ("a",), Message("another order"), "list"),
    Action("next_group", ("p",), Message("next group"), "list"),
    Action("previous_group", ("P",), Message("previous group"), "list"),
    Action("unread_only", ("w",), Message("unread only"), "list"),
    Action("toggle_read", ("M",), Message("read or unread"), "list", scope=_APP),
    Action("bookmark", ("asterisk",), Message("bookmark or not"), "list", scope=_APP),
    Action("bookmarked_only", ("W",), Message("bookmarked only"), "list"),
    Action("toggle_list", ("t",), Message("show or hide the list"), "list"),
    Action("alone", ("T",), Message("nothing but the text"), "article"),
    Action("faults", ("e",), Message("files with faults"), "list", scope=_APP),
    Action("palette", ("ctrl+p", "colon"), Message("commands"), "app", scope=_APP, in_fields=True),
    Action("language", ("i",), Message("another language"), "app", scope=_APP),
    Action("shapes", ("x",), Message("joined or plain letters"), "app"),
    Action("images", ("I",), Message("pictures or not"), "app", scope=_APP),
    Action("justify", ("equals_sign",), Message("fill the lines"), "app"),
    Action("harakat", ("c",), Message("all harakat, some or none"), "app", scope=_APP),
    Action("digits", ("D",), Message("other digits"), "app", scope=_APP),
    Action("terminal", ("v",), Message("is Arabic not right?"), "app", scope=_APP),
    Action("help", ("question_mark", "f1"), Message("keys"), "app", 1, _APP, in_fields=True),
    Action("suspend", ("ctrl+z",), Message("to the shell"), "app", scope=_APP, in_fields=True),
    Action("quit", ("q", "ctrl+c", "ctrl+q"), Message("quit"), "app", 2, _APP, in_fields=True),
)

BY_NAME: Mapping[str, Action] = {action.name: action for action in ACTIONS}
BY_KEY: dict[str, Action] = {key: action for action in ACTIONS for key in action.keys}

PUNCTUATION = {
    "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign",
    "%": "percent_sign", "&": "ampersand", "'": "apostrophe", "(": "left_parenthesis",
    ")": "right_parenthesis", "*": "asterisk", "+": "plus", ",": "comma", "-": "minus",
    ".": "full_stop", "/": "slash", ":": "colon", ";": "semicolon", "<": "less_than_sign",
    "=": "equals_sign", ">": "greater_than_sign", "?": "question_mark", "@": "at",
    "[": "left_square_bracket", "\\": "backslash", "]": "right_square_bracket",
    "^": "circumflex_accent", "_": "underscore", "`": "grave_accent",
    "{": "left_curly_bracket", "|": "vertical_line", "}": "right_curly_bracket", "~": "tilde",
}  # fmt: skip
"""Signs on keys, and Textual's names of these keys."""

_PRINTED = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "escape": "Esc", "delete": "Del", "insert": "Ins",
    **{name: sign for sign, name in PUNCTUATION.items()},
}  # fmt: skip


def key_name(key: str) -> str:
    """Return what is printed on a key, with those that are held down with it before it."""
    *held, base = key.split("+")
    printed = _PRINTED.get(base, base.capitalize() if held or len(base) > 1 else base)
    return "+".join([*(name.capitalize() for name in held), printed])


def bar_actions() -> list[Action]:
    """Return the actions of the bar of keys, the most wanted first."""
    return sorted((action for action in ACTIONS if action.footer), key=lambda action: action.footer)
