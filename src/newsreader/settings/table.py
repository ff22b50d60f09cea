"""The table of settings: what each is, what it may be, and what it is unless somebody says so."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsreader.messages import languages

__all__ = [
    "FILLINGS", "SETTINGS", "Setting", "Settings", "WrongValueError", "interface_language",
    "locale_variable", "nearest",
]  # fmt: skip

FILLINGS = ("off", "spaces", "kashida")
_DIGITS = ("as-written", "arabic", "persian", "european")
_HARAKAT = ("shown", "some", "hidden")
_GRAPHICS = ("auto", "kitty", "sixel", "iterm2", "blocks")
_MEASURES = range(20, 401)
_MARGINS = range(1, 41)
_SPACINGS = range(2)
_LIKE = 0.3  # of two names, from 0 to 1, before one is taken for the other


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, as the table names them.

    `measure` and `margin` are in cells, `line_spacing` in rows, `library` and `watch` folders.
    """

    language: str = "auto"
    library: tuple[str, ...] = ()
    watch: bool | tuple[str, ...] = True
    digits: str = "as-written"
    measure: int = 70
    theme: str = "auto"
    terminal: str = "auto"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    justify: str = "kashida"
    harakat: str = "shown"
    months: str = "egyptian"
    calendar: str = "gregorian"
    smooth: bool = False
    images: bool = True
    graphics: str = "auto"
    margin: int = 2
    line_spacing: int = 0
    paragraphs: str = "gap"


class WrongValueError(ValueError):
    """A setting cannot be this; carries the nearest value that it can be, as TOML writes it."""

    def __init__(self, nearest: object) -> None:
        super().__init__(nearest)
        self.nearest = nearest


def nearest(given: object, names: Iterable[str]) -> str:
    """Return the name that is most like what was given, the first where none is like it."""
    from difflib import get_close_matches

    known = {name.lower(): name for name in names}
    near = get_close_matches(str(given).lower(), known, 1, _LIKE)
    return known[near[0]] if near else next(iter(known.values()))


def _one_of(*names: str) -> Callable[[object], str]:
    """Return what takes one of these names. That raises WrongValueError."""

    def check(value: object) -> str:
        if isinstance(value, str) and value in names:
            return value
        raise WrongValueError(nearest(value, names) if value else names[0])

    return check


def _within(numbers: range, default: int) -> Callable[[object], int]:
    """Return what takes one of these numbers. That raises WrongValueError."""

    def check(value: object) -> int:
        if type(value) is int and value in numbers:
            return value
        try:
            near = round(float(value))  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            near = default
        raise WrongValueError(max(numbers[0], min(numbers[-1], near)))

    return check


def _names(value: object) -> tuple[str, ...]:
    """Return the names of folders or keys, of one or of several. Raises WrongValueError."""
    given = value if isinstance(value, list) else [value]
    names = [name for name in given if isinstance(name, str)]
    if len(names) < len(given):
        raise WrongValueError(names)
    return tuple(filter(None, names))


def _watch(value: object) -> bool | tuple[str, ...]:
    """Return whether changes are followed, or in which folders. Raises WrongValueError."""
    return _names(value) if isinstance(value, (str, list)) else _boolean(value)


def _boolean(value: object) -> bool:
    """Return true or false. Raises WrongValueError."""
    if isinstance(value, bool):
        return value
    raise WrongValueError(bool(value))


def _keys(value: object) -> tuple[str, ...]:
    """Return the names of keys, of one or of several. Raises WrongValueError."""
    try:
        return _names(value)
    except WrongValueError as error:
        given = value if isinstance(value, list) else [value]
        raise WrongValueError([str(key) for key in given if isinstance(key, (str, int))]) from error


def _name(value: object) -> str:
    """Return a name, which whoever knows such names looks at. Raises WrongValueError."""
    if isinstance(value, str):
        return value or "auto"
    raise WrongValueError("auto")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is, what it may be; `check` returns a value of a file as it is taken.

    `is_table`: it is a table of such values.
    """

    name: str
    about: str
    values: str
    check: Callable[[object], Any]
    is_table: bool = False

    @property
    def default(self) -> Any:
        """What it is where nobody says anything."""
        return getattr(Settings(), self.name)


SETTINGS: Mapping[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting("language", "The language of the interface.",
                ", ".join(f'"{name}"' for name in languages()) + '; "auto": the locale\'s, '
                "Arabic where that is none of them", _one_of("auto", *languages())),
        Setting("library", "What opens without an argument.",
                "a folder or a list of folders; none: the articles that come with the program",
                _names),
        Setting("watch", "In which folders changes on the disk are followed while one reads.",
                "true: in all that is open; false: in none; a folder or a list of folders", _watch),
        Setting("digits", "What digits are shown as; what is copied and searched is as written.",
                '"as-written"; "arabic" (٠١٢) or "persian" (۰۱۲), but for those of left-to-right '
                'text; "european" (012)', _one_of(*_DIGITS)),
        Setting("months", "The names that Arabic has for the months.",
                '"egyptian" (يناير), "levantine" (كانون الثاني), "maghrebi" (جانفي), "moroccan" '
                "(يناير … شتنبر)", _one_of("egyptian", "levantine", "maghrebi", "moroccan")),
        Setting("calendar", "The calendar of dates.",
                '"gregorian"; "hijri" (of Umm al-Qura); "both"',
                _one_of("gregorian", "hijri", "both")),
        Setting("justify", "What lines are filled with, to end at one edge.",
                '"kashida": Arabic letters are drawn out, as print does it, other languages have '
                'wider spaces; "spaces": wider spaces; "off": nothing. Verse in Arabic is drawn '
                "out by both; on a page of less than 40 cells nothing is", _one_of(*FILLINGS)),
        Setting("harakat", "Which harakat are shown.",
                '"shown"; "some": shadda and tanween, which tell words apart; "hidden"',
                _one_of(*_HARAKAT)),
        Setting("measure", "The widest column of text, in cells.",
                f"{_MEASURES[0]} to {_MEASURES[-1]}", _within(_MEASURES, 70)),
        Setting("images", "Whether pictures are shown: files beside the article or in its archive, "
                "in 256 colours or more; nothing is fetched.", "true or false", _boolean),
        Setting("graphics", "How pictures are drawn.",
                '"kitty" (placeholders), "sixel", "iterm2"; "blocks": by half a cell for a pixel; '
                '"auto": as the terminal is known to, else by blocks', _one_of(*_GRAPHICS)),
        Setting("smooth", "Whether pages glide when they are turned.", "true or false", _boolean),
        Setting("margin", "The least margin at either side of the text on the screen, in cells.",
                f"{_MARGINS[0]} to {_MARGINS[-1]}", _within(_MARGINS, 2)),
        Setting("line_spacing", "The blank rows between lines of running text.",
                f"{_SPACINGS[0]} or {_SPACINGS[-1]}", _within(_SPACINGS, 0)),
        Setting("paragraphs", "What tells a paragraph from the one before.",
                '"gap": a blank row; "indent": its first line is indented',
                _one_of("gap", "indent")),
        Setting("theme", "The colours.",
                '"newsreader-dark", "newsreader-light", "newsreader-sepia", '
                '"newsreader-contrast-dark", "newsreader-contrast-light" or a theme of Textual; '
                '"auto": as the terminal is, dark or light', _name),
        Setting("terminal", "What is sent to the terminal.",
                'a profile of docs/terminals.md: "plain", "vte", "konsole", "kitty" …; "auto": '
                "as the terminal answers", _name),
        Setting("keys", "The keys of actions, in a table at the end: `find = \"/\"`.",
                'a key or a list of keys, "" for none: a letter or sign, "space", "f2", '
                '"ctrl+p", "alt+left"', _keys, is_table=True),
    )
}  # fmt: skip


def interface_language(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the interface: the setting, else the locale's.

    Arabic where there is no catalogue of the locale's: it is what the program is for.
    """
    if settings.language != "auto":
        return settings.language
    locale = re.split("[.@]", environment.get(locale_variable(environment), ""))[0]
    known = languages()
    return next((name for name in (locale, locale.partition("_")[0]) if name in known), "ar")


def locale_variable(environment: Mapping[str, str]) -> str:
    """Return the name of the variable that says the language of messages, "" for none."""
    return next((name for name in _LOCALE if environment.get(name)), "")


_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
