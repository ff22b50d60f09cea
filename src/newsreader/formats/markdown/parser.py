"""The Markdown library, set up for articles. It is imported only when a parser is made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from newsreader.formats.markdown.labels import Labels
from newsreader.formats.markdown.wikilinks import wiki_link

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["Parser"]

_DEEPEST = 40
"""Levels of nesting: Python's own stack bounds them, the library and we being recursive."""

_TEMPLATE = re.compile(
    r":{3,}[ \t]*(?:\w[\w-]*[ \t]*(?P<title>.*))?"  # a container: `::: note Title`
    r"|\{\{[<%].*[>%]\}\}|\{%.*%\}|\{:.*\}"  # Hugo, Jekyll, kramdown
    r"|\[!include.*\]",  # DocFX
    re.IGNORECASE,
)


_SCHEME = re.compile(r"(?:https?|ftp)$", re.IGNORECASE)


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

    def inline_tokens(self, text: str) -> Sequence[Token]:
        """Return the tokens of a line of running text."""
        (content,) = self._markdown.parseInline(text, self._environment)
        return content.children or ()

    def inline_note(self, number: int) -> Sequence[Token]:
        """Return the tokens of the inline footnote with the library's `number`."""
        note = self._environment["footnotes"]["list"][number]
        return note["tokens"]  # type: ignore[no-any-return]


@cache  # it keeps nothing of a text, and costs as much as a short one
def _markdown() -> MarkdownIt:
    """Return the library's parser with GitHub's rules, footnotes, tasks and template lines."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    class Markdown(MarkdownIt):
        def normalizeLink(self, url: str) -> str:  # noqa: N802  # the library's name
            """Keep a target as it was written: it may be a file beside the article."""
            return url

    markdown = Markdown("gfm-like", {"maxNesting": _DEEPEST})
    markdown.helpers = Labels(markdown.helpers)  # type: ignore[assignment]
    markdown.block.ruler.before(
        "fence",
        "template_line",
        _template_line,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    markdown.inline.ruler.before("link", "wiki_link", wiki_link)
    markdown.use(footnote_plugin, move_to_end=False).use(tasklists_plugin)
    if markdown.linkify is not None:  # pragma: no branch - it is a dependency
        # Without a scheme a link is a guess: README.md is a file, and .md a country.
        markdown.linkify.set({"fuzzy_link": False})
    markdown.inline.ruler.at("linkify", _address)
    markdown.core.ruler.at("linkify", _addresses)
    return markdown


def _addresses(state: StateCore) -> None:
    """Make links of addresses in the text, if there can be one: every paragraph comes here."""
    from markdown_it.rules_core.linkify import linkify

    if "//" in state.src or "@" in state.src or "mailto:" in state.src.lower():
        linkify(state)


def _address(state: StateInline, silent: bool) -> bool:
    """Take an address without brackets as a link; False for anything else.

    The library looks for the scheme in all the text before: here only where one is surely.
    """
    from markdown_it.rules_inline.linkify import linkify

    scheme = _SCHEME.search(state.src, max(0, state.pos - len("https")), state.pos)
    if scheme is None or state.md.linkify is None:
        return False
    is_link = state.md.linkify.match_at_start(state.src[scheme.start() :]) is not None
    return is_link and linkify(state, silent)


def _template_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Pass over a line that is for a site's generator; the title of a container is text."""
    begin, end = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or state.src[begin : begin + 1] not in (":", "{", "["):
        return False
    match = _TEMPLATE.fullmatch(state.src, begin, end)
    if match is None:
        return False
    if silent:
        return True
    if match["title"]:
        state.push("paragraph_open", "p", 1)
        inline = state.push("inline", "", 0)
        inline.content, inline.children = f"**{match['title'].strip()}**", []
        state.push("paragraph_close", "p", -1)
    state.line = start + 1
    return True
