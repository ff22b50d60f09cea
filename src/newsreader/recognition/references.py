"""References to other articles, read from a line or a front matter."""

from __future__ import annotations

import re

from newsreader.article.articles import Reference
from newsreader.text.controls import label, sanitise

__all__ = ["clean_target", "reference"]

_MARK = re.compile(r"\s*(?:[-*•–▪●◦»›←]|\(?[0-9٠-٩۰-۹]{1,2}[.)\-–]\)?)\s+")
_LINK = re.compile(r"\[(?P<title>[^\]]+)\]\((?P<target>[^()\s]+)\)")
_PATH = re.compile(
    r"https?://[^\s()\[\]<>|]+|[^\s()\[\]<>|#]+\.(?:md|markdown|txt|text|html?)(?:#[^\s()\[\]<>|]*)?"
)
_OPENING = "([<|"
_DASHES = "-–—→←"
_LONGEST = 400


def clean_target(target: str) -> str:
    """Return a link's target or a URL without control characters and outer white space."""
    return sanitise(target).replace("\n", "").replace("\t", "").strip()


def reference(line: str) -> Reference:
    """Return the reference that a line of a list names: a title, a path or URL, or both."""
    text = line[match.end() :] if (match := _MARK.match(line)) else line
    text = text.strip()
    if len(text) > _LONGEST:
        return Reference(title=label(text))
    only = text.removeprefix("<").removesuffix(">")
    if _PATH.fullmatch(only) is not None:
        return Reference(target=clean_target(only))
    if (match := _LINK.fullmatch(text)) is not None:
        return Reference(label(match["title"]), clean_target(match["target"]))
    title, target = _with_path(text)
    return Reference(label(title), clean_target(target) if target else None)


def _with_path(line: str) -> tuple[str, str]:
    """Return a title and the path behind it: in brackets, behind a dash, a colon or a tab.

    Without one the whole is a title.
    """
    body = line[:-1] if line[-1:] in tuple(")]>") else line
    start = len(body)
    while start and not body[start - 1].isspace() and body[start - 1] not in "()[]<>|":
        start -= 1
    before, path = body[:start], body[start:]
    if not path.startswith(("http://", "https://")):
        close, colon, rest = path.partition(":")
        if colon and (before + close).strip() and _PATH.fullmatch(rest):
            return before + close, rest
    if _PATH.fullmatch(path) is None:
        return line, ""
    title = before.rstrip()
    sign = title[-1:]
    if sign and (sign in _OPENING or sign == ":" or (sign in _DASHES and title[-2:-1].isspace())):
        title = title[:-1].rstrip()
    elif "\t" not in before[len(title) :]:
        return line, ""
    return (title, path) if title else (line, "")
