"""The Markdown library, set up for articles. It is imported only when a parser is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["Parser"]

_DEEPEST = 40
"""Levels of nesting: Python's own stack bounds them, the library and we being recursive."""


class Parser:
    """CommonMark with tables, strike-through, bare links, footnotes and task lists.

    One parser reads the pieces of one text: link and footnote definitions are shared by all.
    """

    def __init__(self) -> None:
        self._markdown = _markdown()
        self._environment: dict[str, Any] = {}

    def tokens(self, piece: str) -> Sequence[Token]:
        """Return the tokens of a piece; footnotes' definitions stand where they were written."""
        return self._markdown.parse(piece, self._environment)

    def block_tokens(self, piece: str) -> Sequence[Token]:
        """Return the tokens of a piece without its inlines; its definitions are remembered."""
        found: list[Token] = []
        self._markdown.block.parse(piece, self._markdown, self._environment, found)
        return found

    def inline_note(self, number: int) -> Sequence[Token]:
        """Return the tokens of the inline footnote with the library's `number`."""
        note = self._environment["footnotes"]["list"][number]
        return note["tokens"]  # type: ignore[no-any-return]


def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    class Markdown(MarkdownIt):
        def normalizeLink(self, url: str) -> str:  # noqa: N802  # the library's name
            """Keep a target as it was written: it may be a file beside the article."""
            return url

    markdown = Markdown("gfm-like", {"maxNesting": _DEEPEST})
    markdown.use(footnote_plugin, move_to_end=False).use(tasklists_plugin)
    if markdown.linkify is not None:
        # Without a scheme a link is a guess: README.md is a file, and .md a country.
        markdown.linkify.set({"fuzzy_link": False})
    return markdown
