"""The one table of keys: bindings, key bar, help, palette and README all come from it.

A letter key is the physical key: with an Arabic, Persian or Hebrew layout switched on the same
key does the same (`newsreader.display.layouts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

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
    """One thing that the reader can do: its keys (Textual's names), its labels, its group.

    `footer`: its place in the bar of keys, from 1, 0 for none; `in_fields`: its keys that type
    nothing act in a field too.
    """

    name: str
    keys: tuple[str, ...]
    arabic: str
    english: str
    group: str
    footer: int = 0
    scope: Scope = Scope.SCREEN
    in_fields: bool = False

    @property
    def target(self) -> str:
        """The action as Textual writes it: `screen.row_down`."""
        return f"{self.scope.value}.{self.name}"

    def label(self, language: str) -> str:
        """Return what the action is called."""
        return self.arabic if language == "ar" else self.english


GROUPS = {
    "move": ("الحركة", "Moving"),
    "article": ("المقال", "The article"),
    "find": ("البحث", "Finding"),
    "list": ("القائمة", "The list"),
    "app": ("البرنامج", "The program"),
}

_APP = Scope.APP

ACTIONS = (
    Action("row_down", ("down", "j"), "إلى الأسفل", "down", "move"),
    Action("row_up", ("up", "k"), "إلى الأعلى", "up", "move"),
    Action("page_down", ("space", "pagedown"), "صفحة إلى الأسفل", "page down", "move", 7),
    Action("page_up", ("b", "pageup"), "صفحة إلى الأعلى", "page up", "move"),
    Action("half_down", ("d",), "نصف صفحة إلى الأسفل", "half a page down", "move"),
    Action("half_up", ("u",), "نصف صفحة إلى الأعلى", "half a page up", "move"),
    Action("start", ("home", "g"), "إلى البداية", "to the beginning", "move"),
    Action("end", ("end", "G"), "إلى النهاية", "to the end", "move"),
    Action("switch_pane", ("tab", "shift+tab"), "من جزء إلى آخر", "switch pane", "move"),
    Action("open", ("enter", "o"), "افتح", "open", "article", 3, _APP),
    Action("close", ("escape", "backspace"), "عُد إلى القائمة", "back to the list", "article"),
    Action(
        "next_article",
        ("J", "greater_than_sign"),
        "المقال التالي",
        "next article",
        "article",
        scope=_APP,
    ),
    Action(
        "previous_article",
        ("K", "less_than_sign"),
        "المقال السابق",
        "previous article",
        "article",
        scope=_APP,
    ),
    Action("back", ("h", "alt+left"), "إلى ما فُتح قبله", "back", "article", scope=_APP),
    Action("forward", ("l", "alt+right"), "إلى ما فُتح بعده", "forward", "article", scope=_APP),
    Action("related", ("r",), "ذات صلة", "related", "article", 5),
    Action("links", ("O",), "الروابط", "links", "article", scope=_APP),
    Action("headings", ("H",), "العناوين", "headings", "article", scope=_APP),
    Action("copy", ("y",), "انسخ المقال", "copy the article", "article", scope=_APP),
    Action("original", ("z",), "كما هو أو مُصلَحا", "as it is or repaired", "article", scope=_APP),
    Action("encoding", ("Z",), "ترميز آخر", "another encoding", "article", scope=_APP),
    Action("find", ("slash",), "ابحث", "find", "find", 4),
    Action(
        "search",
        ("F", "ctrl+f"),
        "ابحث في المقالات كلها",
        "search all articles",
        "find",
        scope=_APP,
    ),
    Action("next_match", ("n",), "النتيجة التالية", "next match", "find"),
    Action("previous_match", ("N",), "النتيجة السابقة", "previous match", "find"),
    Action("filter", ("f",), "صفِّ", "filter", "list", 6),
    Action("section", ("s",), "القسم التالي", "next section", "list"),
    Action("order", ("a",), "ترتيب آخر", "another order", "list"),
    Action("next_group", ("p",), "المجموعة التالية", "next group", "list"),
    Action("previous_group", ("P",), "المجموعة السابقة", "previous group", "list"),
    Action("unread_only", ("w",), "غير المقروء وحده", "unread only", "list"),
    Action("toggle_read", ("m",), "مقروء أو غير مقروء", "read or unread", "list", scope=_APP),
    Action("bookmark", ("asterisk",), "احفظ أو لا تحفظ", "bookmark or not", "list", scope=_APP),
    Action("bookmarked_only", ("W",), "المحفوظ وحده", "bookmarked only", "list"),
    Action("toggle_list", ("t",), "أظهر القائمة أو أخفها", "show or hide the list", "list"),
    Action("alone", ("T",), "النص وحده", "nothing but the text", "article"),
    Action("faults", ("e",), "ملفات تعذّرت قراءتها", "files with faults", "list", scope=_APP),
    Action(
        "palette", ("ctrl+p", "colon"), "الأوامر", "commands", "app", scope=_APP, in_fields=True
    ),
    Action("language", ("i",), "English", "العربية", "app", scope=_APP),
    Action("shapes", ("x",), "حروف متصلة أو مفردة", "joined or plain letters", "app"),
    Action("justify", ("equals_sign",), "املأ الأسطر", "fill the lines", "app"),
    Action(
        "harakat",
        ("c",),
        "الحركات كلها أو بعضها أو بلا حركات",
        "all harakat, some or none",
        "app",
        scope=_APP,
    ),
    Action("digits", ("D",), "أرقام أخرى", "other digits", "app", scope=_APP),
    Action("terminal", ("v",), "أليست العربية سليمة؟", "is Arabic not right?", "app", scope=_APP),
    Action("help", ("question_mark", "f1"), "المفاتيح", "keys", "app", 1, _APP, in_fields=True),
    Action("suspend", ("ctrl+z",), "إلى الصدفة", "to the shell", "app", scope=_APP, in_fields=True),
    Action("quit", ("q", "ctrl+c", "ctrl+q"), "اخرج", "quit", "app", 2, _APP, in_fields=True),
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
