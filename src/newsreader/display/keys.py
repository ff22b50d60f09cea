"""The one table of keys: dispatch, footer, help and palette all come from it.

A letter key is the physical key: with an Arabic, Persian or Hebrew layout switched on the same
key does the same.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ACTIONS", "BY_KEY", "GROUPS", "PAIRS", "Action", "key_name", "physical"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the reader can do: its keys (Textual's names), its labels, its group."""

    name: str
    keys: tuple[str, ...]
    arabic: str
    english: str
    group: str
    footer: bool = False

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

ACTIONS = (
    Action("row_down", ("down", "j"), "إلى الأسفل", "down", "move"),
    Action("row_up", ("up", "k"), "إلى الأعلى", "up", "move"),
    Action("page_down", ("space", "pagedown"), "صفحة إلى الأسفل", "page down", "move", True),
    Action("page_up", ("b", "pageup"), "صفحة إلى الأعلى", "page up", "move"),
    Action("half_down", ("d",), "نصف صفحة إلى الأسفل", "half a page down", "move"),
    Action("half_up", ("u",), "نصف صفحة إلى الأعلى", "half a page up", "move"),
    Action("start", ("home", "g"), "إلى البداية", "to the beginning", "move"),
    Action("end", ("end", "G"), "إلى النهاية", "to the end", "move"),
    Action("switch_pane", ("tab", "shift+tab"), "من جزء إلى آخر", "switch pane", "move"),
    Action("open", ("enter", "o"), "افتح", "open", "article", True),
    Action("close", ("escape", "backspace"), "عُد إلى القائمة", "back to the list", "article"),
    Action("next_article", ("J", "greater_than_sign"), "المقال التالي", "next article", "article"),
    Action(
        "previous_article", ("K", "less_than_sign"), "المقال السابق", "previous article", "article"
    ),
    Action("back", ("h", "alt+left"), "إلى ما فُتح قبله", "back", "article"),
    Action("forward", ("l", "alt+right"), "إلى ما فُتح بعده", "forward", "article"),
    Action("related", ("r",), "ذات صلة", "related", "article", True),
    Action("copy", ("y",), "انسخ المقال", "copy the article", "article"),
    Action("original", ("z",), "كما هو أو مُصلَحا", "as it is or repaired", "article"),
    Action("encoding", ("Z",), "ترميز آخر", "another encoding", "article"),
    Action("find", ("slash",), "ابحث", "find", "find", True),
    Action("next_match", ("n",), "النتيجة التالية", "next match", "find"),
    Action("previous_match", ("N",), "النتيجة السابقة", "previous match", "find"),
    Action("filter", ("f",), "صفِّ", "filter", "list", True),
    Action("section", ("s",), "القسم التالي", "next section", "list"),
    Action("unread_only", ("w",), "غير المقروء وحده", "unread only", "list"),
    Action("toggle_read", ("m",), "مقروء أو غير مقروء", "read or unread", "list"),
    Action("toggle_list", ("t",), "أظهر القائمة أو أخفها", "show or hide the list", "list"),
    Action("faults", ("e",), "ملفات تعذّرت قراءتها", "files with faults", "list"),
    Action("palette", ("ctrl+p", "colon"), "الأوامر", "commands", "app"),
    Action("language", ("i",), "English", "العربية", "app"),
    Action("shapes", ("x",), "حروف متصلة أو مفردة", "joined or plain letters", "app"),
    Action("harakat", ("c",), "أظهر الحركات أو أخفها", "show or hide harakat", "app"),
    Action("terminal", ("v",), "أليست العربية سليمة؟", "is Arabic not right?", "app"),
    Action("help", ("question_mark", "f1"), "المفاتيح", "keys", "app", True),
    Action("suspend", ("ctrl+z",), "إلى الصدفة", "to the shell", "app"),
    Action("quit", ("q", "ctrl+c", "ctrl+q"), "اخرج", "quit", "app", True),
)

BY_KEY: dict[str, Action] = {key: action for action in ACTIONS for key in action.keys}

_NAMES = {
    "down": "↓", "up": "↑", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "tab": "Tab", "shift+tab": "Shift+Tab", "enter": "Enter",
    "escape": "Esc", "backspace": "Backspace", "greater_than_sign": ">", "less_than_sign": "<",
    "alt+left": "Alt+←", "alt+right": "Alt+→", "slash": "/", "ctrl+p": "Ctrl+P", "colon": ":",
    "question_mark": "?", "f1": "F1", "ctrl+c": "Ctrl+C", "ctrl+z": "Ctrl+Z", "ctrl+q": "Ctrl+Q",
}  # fmt: skip


def key_name(key: str) -> str:
    """Return what is printed on a key."""
    return _NAMES.get(key, key)


# Keys of the US layout, and what they type on another: Arabic, Arabic shifted, Persian, Hebrew.
# Where two layouts disagree on a character the Arabic one wins: it is then no bound key of the
# other's.
_LAYOUTS = (
    ("qwertyuiopasdfghjkl;zxcvnm,/", "ضصثقفغعهخحشسيبلاتنمكئءؤرىةوظ"),
    (
        "bTGBHNYMIOPJKZ?QWERASX",
        "ﻻﻹﻷﻵأآإ’÷×؛ـ،~؟\u064e\u064b\u064f\u064c\u0650\u064d\u0652",
    ),
    ("ertyuiopasdfghjkl;xcvbnm,", "ثقفغعهخحشسیبلاتنمکطزرذدپو"),
    ("ertyuiopasdfghjkl;zxcvbnm", "קראטוןםפשדגכעיחלךףזסבהנמצ"),
)


def _table() -> dict[str, str]:
    """Return the characters of other keyboards → the US layout's key; the first layout wins."""
    table: dict[str, str] = {}
    for latin, other in _LAYOUTS:
        for key, character in zip(latin, other, strict=True):
            table.setdefault(character, key)
    return table


_PHYSICAL = _table()


# The key of b and the shifted key of g type two characters on some systems; the first of them
# alone is another key.
PAIRS = {("ل", "ا"): "b", ("ل", "أ"): "G"}


def physical(character: str) -> str | None:
    """Return the US character of the key that types `character` on another layout, or None."""
    return _PHYSICAL.get(character)
