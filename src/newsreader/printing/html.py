"""An article as a page of HTML: in logical order, its language and directions said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from newsreader.article.articles import Article, lede
from newsreader.article.blocks import (
    Block,
    Caption,
    Code,
    Footnote,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Table,
    Verses,
)
from newsreader.article.spans import Inline, Span, Style

__all__ = ["html_page"]

_TAGS = {
    Style.STRONG: "strong", Style.EMPHASIS: "em", Style.STRIKE: "s", Style.CODE: "code",
    Style.NOTE: "sup",
}  # fmt: skip
_CAESURA = "\u2003" * 3  # where nothing sets the halves apart: in a reader, in what is copied
_SCHEMES = ("http", "https", "mailto", "")
_LOOKS = (
    "body{max-width:40em;margin:2em auto;padding:0 1em;line-height:1.8}"
    "blockquote{border-inline-start:.2em solid;margin-inline:0;padding-inline-start:1em}"
    ".verse{display:flex;justify-content:space-evenly;gap:2em}"
)


def html_page(article: Article) -> Iterator[str]:
    """Yield the lines of a page that holds an article and needs nothing else."""
    language = f' lang="{escape(article.language)}"' if article.language else ""
    yield "<!DOCTYPE html>"
    yield f'<html{language} dir="{article.direction.name.lower()}">'
    yield f'<head><meta charset="utf-8"><title>{escape(article.title)}</title>'
    yield f'<script type="application/ld+json">{_linked_data(article)}</script>'
    yield f"<style>{_LOOKS}</style></head>"
    yield "<body><header>"
    if article.section:
        yield f'<p dir="auto">{escape(article.section)}</p>'
    yield f'<h1 dir="auto">{escape(article.title)}</h1>'
    if article.byline:
        yield f'<p dir="auto">{escape(article.byline)}</p>'
    if article.date:
        day = article.date.isoformat()
        yield f'<p><time datetime="{day}">{day}</time></p>'
    summary = lede(article)
    if summary:
        yield f'<p dir="auto"><em>{escape(summary)}</em></p>'
    yield "</header><article>"
    for block in article.blocks:
        yield _block(block)
    yield "</article>"
    if article.source:
        yield f'<footer><p dir="auto">{escape(article.source)}</p></footer>'
    yield "</body></html>"


def _linked_data(article: Article) -> str:
    """Return the metadata in the words of schema.org, as JSON that ends no script."""
    values = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "articleSection": article.section,
        "author": article.byline and {"@type": "Person", "name": article.byline},
        "datePublished": article.date and article.date.isoformat(),
        "publisher": article.source and {"@type": "Organization", "name": article.source},
        "keywords": article.tags,
        "description": article.summary,
        "url": article.url,
        "inLanguage": article.language,
    }
    said = {name: value for name, value in values.items() if value}
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")


def _block(block: Block) -> str:
    """Return a block as an element; what runs the other way than the article says so itself."""
    if isinstance(block, Caption):
        return f'<p dir="auto"><small>{_inline(block.content)}</small></p>'
    if isinstance(block, Paragraph):
        return f'<p dir="auto">{_inline(block.content)}</p>'
    if isinstance(block, Heading):
        level = min(6, block.level + 1)
        return f'<h{level} dir="auto">{_inline(block.content)}</h{level}>'
    if isinstance(block, Verses):
        return "\n".join(
            '<div class="verse">'
            + _CAESURA.join(f'<span dir="auto">{_inline(part)}</span>' for part in verse.parts)
            + "</div>"
            for verse in block.lines
        )
    if isinstance(block, List):
        tag = f'ol start="{block.start}"' if block.ordered else "ul"
        return f"<{tag}>{''.join(map(_item, block.items))}</{tag[:2]}>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Code):
        return f'<pre dir="ltr"><code>{escape(block.text)}</code></pre>'
    if isinstance(block, Rule):
        return "<hr>"
    if isinstance(block, Image):
        return f'<p dir="auto">[{_inline(block.alternative)}]</p>'
    inner = "\n".join(map(_block, block.blocks))
    if isinstance(block, Footnote):
        return f"<aside><sup>{escape(block.label)}</sup>{inner}</aside>"
    assert isinstance(block, Quote)
    name = "pullquote" if isinstance(block, PullQuote) else ""
    return f'<aside class="{name}">{inner}</aside>' if name else f"<blockquote>{inner}</blockquote>"


def _item(item: Item) -> str:
    """Return an item of a list, with its box where it has one."""
    mark = "" if item.checked is None else "☑ " if item.checked else "☐ "
    return f'<li dir="auto">{mark}{"".join(map(_block, item.blocks))}</li>'


def _table(table: Table) -> str:
    """Return a table; each cell has its own direction."""

    def row(cells: tuple[Inline, ...], tag: str) -> str:
        inner = "".join(f'<{tag} dir="auto">{_inline(cell)}</{tag}>' for cell in cells)
        return f"<tr>{inner}</tr>"

    head = row(table.header, "th") if table.header else ""
    return f"<table>{head}{''.join(row(cells, 'td') for cells in table.rows)}</table>"


def _inline(inline: Inline) -> str:
    """Return a stretch of text with its spans as elements, which may overlap in the article."""
    ends = {0, len(inline.text)}
    for span in inline.spans:
        ends |= {span.start, span.end}
    places = sorted(ends)
    found = ""
    for start, end in zip(places, places[1:]):
        text = escape(inline.text[start:end]).replace("\n", "<br>")
        for span in inline.spans:
            if span.start <= start and end <= span.end:
                text = _within(text, span)
        found += text
    return found


def _within(text: str, span: Span) -> str:
    """Return text within the elements of a span; of links those that a browser may follow."""
    for style, tag in _TAGS.items():
        if style in span.style:
            text = f"<{tag}>{text}</{tag}>"
    if span.link is not None and _may_be_followed(span.link):
        text = f'<a href="{escape(span.link)}">{text}</a>'
    return text


def _may_be_followed(link: str) -> bool:
    """Return whether a link leads to a page: it does nothing by itself."""
    try:
        return urlsplit(link.strip()).scheme in _SCHEMES
    except ValueError:
        return False
