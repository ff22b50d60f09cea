"""The formats that are known: their names, their suffixes, and what reads them.

A format is imported when there is something of it: its functions here import it,
those that are called for each article by the whole name of the module, which is the quicker way.
"""

from __future__ import annotations

from newsreader.formats.drafts import Draft, Format, Task

__all__ = ["FORMATS"]

_PAGE = 5 << 20  # bytes of a page that are read before any of it is shown


def _text(task: Task) -> Draft:
    """Return the draft of a plain text."""
    from newsreader.formats.text.text import parse

    return parse(task)


def _like_text(beginning: str) -> float:
    """Return how much a text looks like a plain one, from 0 to 1."""
    from newsreader.formats.text import text

    return text.likeness(beginning)


def _markdown(task: Task) -> Draft:
    """Return the draft of a text in Markdown."""
    from newsreader.formats.markdown import markdown

    return markdown.parse(task)


def _like_markdown(beginning: str) -> float:
    """Return how much a text looks like Markdown, from 0 to 1."""
    from newsreader.formats.markdown import markdown

    return markdown.likeness(beginning)


def _unfinished_markdown(text: str) -> int | None:
    """Return the offset of what a text in Markdown leaves open, in code points."""
    from newsreader.formats.markdown import markdown

    return markdown.unfinished(text)


def _page(task: Task) -> Draft:
    """Return the draft of a saved page."""
    from newsreader.formats.pages import page

    return page.parse(task)


def _like_page(beginning: str) -> float:
    """Return how much a text looks like a page, from 0 to 1."""
    from newsreader.formats.pages import page

    return page.likeness(beginning)


def _fragment(task: Task) -> Draft:
    """Return the draft of a stretch of HTML."""
    from newsreader.formats.pages.fragment import parse

    return parse(task)


def _like_fragment(beginning: str) -> float:
    """Return how much a text looks like a stretch of HTML, from 0 to 1."""
    from newsreader.formats.pages import fragment

    return fragment.likeness(beginning)


def _chapter(task: Task) -> Draft:
    """Return the draft of a book's chapter."""
    from newsreader.formats.pages import fragment

    return fragment.chapter(task)


def _never(_beginning: str) -> float:
    return 0.0


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text"), _text, _like_text),
    Format(
        "markdown", (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdtext", ".mdx"),
        _markdown, _like_markdown, _unfinished_markdown,
    ),
    Format("html", (".html", ".htm", ".xhtml", ".xht"), _page, _like_page, whole=_PAGE),
    Format("fragment", (), _fragment, _like_fragment, whole=_PAGE),
    Format("chapter", (), _chapter, _never, whole=_PAGE),
)  # fmt: skip
"""In the order in which the likelier of two that are equally likely comes first."""
