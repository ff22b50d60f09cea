"""Wiki links, as notes have them: `[[title]]`, `[[target|text]]`, `![[embedded]]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

__all__ = ["wiki_link"]

# Behind it no bracket: `[[1]](a.html)` and `[[1]][a]` are links whose text has brackets.
_LINK = re.compile(
    r"!?\[\[(?P<target>[^\[\]|\n^][^\[\]|\n]{0,199})(?:\|(?P<text>[^\[\]\n]{0,300}))?\]\](?![(\[])"
)
_LETTER = re.compile(r"[^\W\d_]")


def wiki_link(state: StateInline, silent: bool) -> bool:
    """Take a wiki link as a link with its target as it was written; False for anything else."""
    if state.src[state.pos] not in "[!":
        return False
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None or _LETTER.search(match["target"]) is None:
        return False
    target = match["target"].strip()
    if target.upper() in state.env.get("references", ()):
        return False  # a reference between brackets
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": target}
        state.push("text", "", 0).content = (match["text"] or "").strip() or target
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True
