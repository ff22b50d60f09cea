"""Fences and blocks of HTML that go on over blank lines, followed line by line."""

from __future__ import annotations

import re

__all__ = ["Openings", "closing_fence"]

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<rest>[^\n]*)")
_HTML_ENDS = (
    (
        re.compile(r" {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
    ),
    (re.compile(r" {0,3}<!--"), re.compile(r"-->")),
    (re.compile(r" {0,3}<\?"), re.compile(r"\?>")),
    (re.compile(r" {0,3}<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r" {0,3}<![A-Za-z]"), re.compile(r">")),
)
# A line that can begin or end one of them; most texts have none.
_CANDIDATE = re.compile(r"^ {0,3}(?:```|~~~|<[A-Za-z!?])", re.M)


class Openings:
    """Follows a text's lines: which construct is open behind those that were taken."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self._fence = ""
        self._html: re.Pattern[str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether what comes next stands within a fence or a block of HTML."""
        return bool(self._fence) or self._html is not None

    def take(self, text: str, *, nested: bool) -> None:
        """Take the lines of `text`; with `nested` only those at the margin begin anything."""
        place = 0
        while place <= len(text):
            if not self.is_open:
                match = _CANDIDATE.search(text, place)
                if match is None:
                    return
                place = match.start()
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
            self._line(text[place:end], nested=nested)
            place = end + 1

    def _line(self, line: str, *, nested: bool) -> None:
        """Take one line."""
        if self._fence:
            self._fence = "" if closing_fence(line, self._fence) else self._fence
        elif self._html is not None:
            self._html = None if self._html.search(line) else self._html
        elif not (nested and line[:1] == " "):
            self._open(line)

    def _open(self, line: str) -> None:
        """Take a line outside of them, which may begin one."""
        fence = _FENCE.match(line)
        if fence is not None:
            is_code = fence["fence"][0] == "`" and "`" in fence["rest"]
            self._fence = "" if is_code else fence["fence"]
            return
        for opening, closing in _HTML_ENDS:
            match = opening.match(line)
            if match is not None:
                self._html = None if closing.search(line, match.end()) else closing
                return


def closing_fence(line: str, fence: str) -> bool:
    """Return whether a line closes a fence."""
    signs = line.strip(" \t")
    indent = len(line) - len(line.lstrip(" "))
    return indent < 4 and len(signs) >= len(fence) and signs == fence[0] * len(signs)
