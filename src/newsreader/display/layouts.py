"""Keyboard layouts: what each key of the US layout types on another one.

With an Arabic, Persian or Hebrew layout switched on, a key does what the same key of the US layout
does. Where two layouts disagree on a character the Arabic one wins: it is then no bound key of the
other's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Keyboard", "Typed", "physical"]

# Keys of the US layout, and what they type: digits, Arabic, Arabic shifted, Persian, Hebrew.
_LAYOUTS = (
    ("0123456789" * 2, "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"),
    ("qwertyuiopasdfghjkl;zxcvnm,/", "ضصثقفغعهخحشسيبلاتنمكئءؤرىةوظ"),
    ("bTGBHNYMIOPJKZ?QWERASX", "ﻻﻹﻷﻵأآإ’÷×؛ـ،~؟\u064e\u064b\u064f\u064c\u0650\u064d\u0652"),
    ("ertyuiopasdfghjkl;xcvbnm,", "ثقفغعهخحشسیبلاتنمکطزرذدپو"),
    ("ertyuiopasdfghjkl;zxcvbnm", "קראטוןםפשדגכעיחלךףזסבהנמצ"),
)
_NAMES = {
    "/": "slash", "?": "question_mark", ":": "colon", ";": "colon", ",": "comma",
    "~": "tilde", "’": "right_single_quotation_mark",
}  # fmt: skip
_PAIRS = {("ل", "ا"): "b", ("ل", "أ"): "G"}
"""The key of b and the shifted key of g type two characters on some systems; the first of them
alone is another key."""


def _table() -> dict[str, str]:
    """Return the US character of each character of another layout."""
    table: dict[str, str] = {}
    for latin, other in _LAYOUTS:
        for key, character in zip(latin, other, strict=True):
            table.setdefault(character, key)
    return table


_PHYSICAL = _table()


def physical(character: str) -> str | None:
    """Return the US character of the key that types `character` on another layout, or None."""
    return _PHYSICAL.get(character)


@dataclass(frozen=True, slots=True)
class Typed:
    """A key that was pressed: Textual's name of it, and the character it types, if any."""

    key: str
    character: str | None = None

    def as_on_us(self) -> Typed:
        """Return the key of the US layout that was pressed."""
        latin = physical(self.character) if self.character else None
        if latin is None:
            return Typed("colon", ":") if self.character == ";" else self
        return Typed(_NAMES.get(latin, latin), latin)


@dataclass(slots=True)
class Keyboard:
    """Keys on their way to what they do: as on the US layout, two characters of one key as one.

    The first character of such a pair is held back until the next key comes, or `release` is
    called because none came.
    """

    _held: Typed | None = field(default=None)

    @property
    def is_holding(self) -> bool:
        """Whether a key is held back."""
        return self._held is not None

    def feed(self, typed: Typed) -> list[Typed]:
        """Return the keys that are ready now that this one was pressed."""
        ready = []
        held, self._held = self._held, None
        if held is not None:
            pair = _PAIRS.get((held.character or "", typed.character or ""))
            if pair is not None:
                return [Typed(pair, pair)]
            ready.append(held.as_on_us())
        if typed.character and any(first == typed.character for first, _ in _PAIRS):
            self._held = typed
        else:
            ready.append(typed.as_on_us())
        return ready

    def release(self) -> list[Typed]:
        """Return the key that is held back, if any: no other came."""
        held, self._held = self._held, None
        return [held.as_on_us()] if held is not None else []
