"""Tags of HTML by themselves: their attributes, and what one within a line stands for."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["attribute", "inline_text", "is_pulled", "may_be_here"]

_TAG_ALONE = re.compile(r"<([A-Za-z][\w:-]*)((?:[\s/][^<]*)?)>")
_ATTRIBUTE = re.compile(
    r"""(?<![\w:-])([\w:-]+)\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)
_MAY_BE_HERE = re.compile(r"data:image/|(?!//|[A-Za-z][A-Za-z0-9+.-]{0,20}:)")
_PULLED = re.compile(r"\bpull(?:ed)?[-_]?quote", re.I)


def inline_text(tag: str) -> str:
    """Return what a tag within a line stands for: a line break, a picture's text, or nothing."""
    match = _TAG_ALONE.fullmatch(tag)
    name = match[1].lower() if match else ""
    if name == "br":
        return "\n"
    return unescape(attribute(match[2], "alt")) if match and name == "img" else ""


def is_pulled(classes: str) -> bool:
    """Return whether an element of such classes repeats words of the text, to be seen at once."""
    return _PULLED.search(classes) is not None


def may_be_here(target: str) -> bool:
    """Return whether a picture may be a file of one's own, or stand in its address."""
    return bool(target) and _MAY_BE_HERE.match(target) is not None


def attribute(attributes: str, name: str) -> str:
    """Return the value of an attribute as it is written, "" where there is none."""
    for found in _ATTRIBUTE.finditer(attributes):
        key, *values = found.groups()
        if key.lower() == name:
            return next((value for value in values if value), "")
    return ""
