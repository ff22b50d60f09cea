"""What stands before the first element of markup: declarations, comments, document types."""

from __future__ import annotations

import re

__all__ = ["after_prolog"]

_BLANKS = re.compile(r"\s*")
_DOCTYPE = re.compile(r"<!doctype\b[^\[>]*", re.I)


def after_prolog(text: str, *, doctypes: bool = False) -> int:
    """Return the offset behind the declarations and comments at the beginning of `text`.

    With `doctypes` behind document types as well, what they declare included. What is not closed
    goes on to the end.
    """
    place = -1
    end = 0
    while end != place:
        blanks = _BLANKS.match(text, end)
        place = blanks.end() if blanks is not None else end
        end = _after_one(text, place, doctypes=doctypes)
    return place


def _after_one(text: str, place: int, *, doctypes: bool) -> int:
    """Return the offset behind the declaration or comment at `place`, itself for none."""
    for opening, closing in (("<!--", "-->"), ("<?", ">")):
        if text.startswith(opening, place):
            return _behind(text, closing, place + len(opening))
    match = _DOCTYPE.match(text, place) if doctypes else None
    if match is None:
        return place
    end = match.end()
    if text.startswith("[", end):
        end = _behind(text, "]", end)
    return _behind(text, ">", end)


def _behind(text: str, sign: str, start: int) -> int:
    found = text.find(sign, start)
    return found + len(sign) if found >= 0 else len(text)
