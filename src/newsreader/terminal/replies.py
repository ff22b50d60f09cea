"""What a terminal answers, kept apart from the keys that are typed meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["END", "FONT_QUERIES", "QUERIES", "Replies", "ReplyFilter"]

END = "\x1b[c"
"""Asks for the primary device attributes: every terminal answers, when it has answered all else."""

QUERIES = f"\x1b[>q\x1b[>c\x1b[=c\x1b[8$p\x1b]11;?\x07\x1b[16t{END}"
"""XTVERSION, secondary and tertiary device attributes, DECRQM of mode 8, the ground's colour, the
pixels of a cell, and the end."""

FONT_QUERIES = "".join(
    f"\x1bP+q{name.encode().hex()}\x1b\\"
    for name in ("kitty-query-font_family", "kitty-query-bold_font")
)
"""kitty's own: the names of the fonts of plain and of bold text."""

_REPLY = re.compile(
    rb"\x1b\[\?(?P<primary>[\d;]*)c"
    rb"|\x1b\[>(?P<secondary>[\d;]*)c"
    rb"|\x1b\[8;(?P<mode>\d)\$y"
    rb"|\x1b\[6;(?P<cell>\d{1,5};\d{1,5})t"
    rb"|\x1bP>\|(?P<version>[^\x1b]*)\x1b\\"
    rb"|\x1bP!\|(?P<unit>[^\x1b]*)\x1b\\"
    rb"|\x1bP1\+r[0-9a-fA-F]*=(?P<font>(?:[0-9a-fA-F]{2})*)\x1b\\|\x1bP0\+r[^\x1b]*(?P<none>\x1b\\)"
    rb"|\x1b\]11;(?P<colour>[^\x07\x1b]*)(?:\x07|\x1b\\)"
)
# What may be the beginning of a reply.
_BEGINNING = re.compile(
    rb"\x1b(?:\[(?:[?>][\d;]*|8(?:;\d?\$?)?|6(?:;[\d;]*)?)?|"
    rb"P(?:[>!](?:\|[^\x1b]{0,200}\x1b?)?|[01](?:\+(?:r[^\x1b]{0,200}\x1b?)?)?)?"
    rb"|\](?:1(?:1(?:;[^\x07\x1b]{0,60}\x1b?)?)?)?)?\Z"
)


_CHANNELS = re.compile("rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/.*)?")
_RED, _GREEN, _BLUE, _MIDDLE = 0.299, 0.587, 0.114, 0.5


@dataclass
class Replies:
    """What was answered, in the order of its coming.

    `versions` XTVERSION, `secondary` and `units` the device attributes without what frames them,
    `modes` the states of mode 8 (1 set: the terminal's own bidi, 2 reset, 0 unknown), `colours`
    those of the ground as X11 has them (`rgb:ffff/ffff/ffff`), `fonts` the names of the fonts of
    plain and of bold text, `attributes` the primary device attributes, `ends` how many of them
    came, `cell` the pixels of a cell, its width and its height.
    """

    versions: list[str] = field(default_factory=list)
    secondary: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    modes: list[int] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    ends: int = 0
    attributes: list[str] = field(default_factory=list)
    cell: tuple[int, int] | None = None

    @property
    def ground(self) -> str | None:
        """`light` or `dark`, None where it was not said; a multiplexer's own comes first."""
        channels = _CHANNELS.fullmatch(self.colours[-1]) if self.colours else None
        if channels is None:
            return None
        red, green, blue = (int(each, 16) / (16 ** len(each) - 1) for each in channels.groups())
        return "light" if _RED * red + _GREEN * green + _BLUE * blue > _MIDDLE else "dark"


class ReplyFilter:
    """Takes replies out of what is read from a terminal; keys go on as they came.

    While replies are awaited (`expecting`), what may be the first part of one is held back until
    the rest comes or `release` is called: a lone Escape is such a part.
    """

    def __init__(self) -> None:
        self.replies = Replies()
        self.expecting = False
        self._held = b""

    def feed(self, data: bytes) -> bytes:
        """Return the keys in what was read."""
        data = _REPLY.sub(self._taken, self._held + data)
        self._held = b""
        if self.expecting:
            beginning = _BEGINNING.search(data)
            if beginning is not None:
                self._held = data[beginning.start() :]
                data = data[: beginning.start()]
        return data

    def release(self) -> bytes:
        """Return what was held back: nothing more came."""
        held, self._held = self._held, b""
        return held

    def _taken(self, match: re.Match[bytes]) -> bytes:
        """Take note of a reply; return what stands for it among the keys: nothing."""
        kind, found = match.lastgroup, self.replies
        text = match[kind or 0].decode("utf-8", "replace")
        if kind == "primary":
            found.ends += 1
            found.attributes.append(text)
        elif kind == "cell":
            height, width = map(int, text.split(";"))
            found.cell = (width, height) if width and height else None
        elif kind == "mode":
            found.modes.append(int(text))
        elif kind == "version":
            found.versions.append(text)
        elif kind == "font":
            found.fonts.append(bytes.fromhex(text).decode("utf-8", "replace"))
        elif kind == "colour":
            found.colours.append(text)
        elif kind == "unit":
            found.units.append(text)
        elif kind == "secondary":
            found.secondary.append(text)
        return b""
