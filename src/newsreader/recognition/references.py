"""References to other articles, read from a line or a front matter."""

from __future__ import annotations

import re

from newsreader.article.articles import Reference
from newsreader.text.controls import label, sanitise

__all__ = ["clean_target", "reference"]

_MARK = re.compile(r"\s*(?:[-*•–▪●◦»›←]|\(?[0-9٠-٩۰-۹]{1,2}[.)\-–]\)?)\s+")
_LINK = re.compile(r"\[(?P<title>[^\]]+)\]\((?P<target>[^()\s]+)\)")
_PATH = r"(?:https?://[^\s()\[\]<>|]+|[^\s()\[\]<>|]+\.(?:md|markdown|txt|text|html?)(?:#\S*)?)"
_WITH_PATH = re.compile(
    rf"(?P<title>.+?)\s*(?:[(\[<|]|\s[-–—:→←]|\t|:)\s*(?P<target>{_PATH})[)\]>]?"
)
_ONLY_PATH = re.compile(rf"<?(?P<target>{_PATH})>?")
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
    if (match := _ONLY_PATH.fullmatch(text)) is not None:
        return Reference(target=clean_target(match["target"]))
    if (match := _LINK.fullmatch(text) or _WITH_PATH.fullmatch(text)) is not None:
        return Reference(label(match["title"]), clean_target(match["target"]))
    return Reference(title=label(text))
