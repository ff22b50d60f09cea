"""Keyboard layouts: what each key of the US layout types on another one.

With an Arabic, Persian or Hebrew layout switched on, a key does what the same key of the US layout
does. Where two layouts disagree on a character it is the key that does something, and of two such
keys the Arabic one.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from newsreader.display.keys import BY_KEY, PUNCTUATION

__all__ = ["Keyboard", "Typed", "physical"]

# Keys of the US layout, and what they type: digits, Arabic, Arabic shifted, Persian, Hebrew.
_LAYOUTS = (
    ("0123456789" * 2, "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"),
    ("qwertyuiopasdfghjkl;zxcvnm,/", "ضصثقفغعهخحشسيبلاتنمكئءؤرىةوظ"),
    ("[]`'.", "جدذطز"),
    ("bTGBHNYMIOPJKZ?QWERASX", "ﻻﻹﻷﻵأآإ’÷×؛ـ،~؟\u064e\u064b\u064f\u064c\u0650\u064d\u0652"),
    ("CDFUV", "}][‘{"),
    ("ertyuiopasdfghjkl;xcvbnm,", "ثقفغعهخحشسیبلاتنمکطزرذدپو"),
    ("ertyuiopasdfghjkl;zxcvbnm", "קראטוןםפשדגכעיחלךףזסבהנמצ"),
)
_PAIRS = {("ل", "ا"): "b", ("ل", "أ"): "G"}
"""The key of b and the shifted key of g type two characters on some systems; the first of them
alone is another key."""


def _table() -> dict[str, list[str]]:
    """Return the US characters of the keys that type each character of other layouts."""
    table: dict[str, list[str]] = {}
    for latin, other in _LAYOUTS:
        for key, character in zip(latin, other, strict=True):
            table.setdefault(character, []).append(key)
    return table


_PHYSICAL = _table()


def physical(character: str, bound: Container[str] = BY_KEY) -> str | None:
    """Return the US character of the key that types `character` on another layout, or None.

    Of several keys it is the first that is among the `bound` ones, by Textual's names.
    """
    keys = _PHYSICAL.get(character, ())
    return next((key for key in keys if _name(key) in bound), next(iter(keys), None))


def _name(character: str) -> str:
    """Return Textual's name of a key of the US layout."""
    return PUNCTUATION.get(character, character)


@dataclass(frozen=True, slots=True)
class Typed:
    """A key that was pressed: Textual's name of it, and the character it types, if any."""

    key: str
    character: str | None = None

    def as_on_us(self, bound: Container[str] = BY_KEY) -> Typed:
        """Return the key of the US layout that was pressed; with `;` its `:` if that does more."""
        is_other = self.character is not None and self.key not in bound
        latin = physical(self.character or "", bound) if is_other else None
        typed = self if latin is None else Typed(_name(latin), latin)
        is_idle = typed.character == ";" and "semicolon" not in bound
        return Typed("colon", ":") if is_idle else typed


@dataclass(slots=True)
class Keyboard:
    """Keys on their way to what they do: as on the US layout, two characters of one key as one.

    The first character of such a pair is held back until the next key comes, or `release` is
    called because none came. `bound` are the keys that do something, by Textual's names.
    """

    bound: Container[str] = field(default_factory=lambda: BY_KEY)
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
            ready.append(held.as_on_us(self.bound))
        if typed.character and any(first == typed.character for first, _ in _PAIRS):
            self._held = typed
        else:
            ready.append(typed.as_on_us(self.bound))
        return ready

    def release(self) -> list[Typed]:
        """Return the key that is held back, if any: no other came."""
        held, self._held = self._held, None
        return [held.as_on_us(self.bound)] if held is not None else []
