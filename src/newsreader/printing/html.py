"""An article as a page of HTML: in logical order, its language and directions said.

Each element says which way it runs: browsers would go by its first letter alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape as escaped
from urllib.parse import urlsplit

from newsreader.article.articles import Article, Reference, lede
from newsreader.article.blocks import (
    Alignment,
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
    inlines,
)
from newsreader.article.spans import Inline, Span, Style, stretches
from newsreader.formats.tags import may_be_here
from newsreader.layout.sides import direction_of
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["html_page"]

_TAGS = {
    Style.STRONG: "strong", Style.EMPHASIS: "em", Style.STRIKE: "s", Style.CODE: "code",
}  # fmt: skip
_CAESURA = "\u2003" * 3  # where nothing sets the halves apart: in a reader, in what is copied
_REFERENCE = re.compile(r"&amp;(?=#?\w{1,20};)")
_SCHEMES = ("http", "https", "mailto", "")
_LOOKS = (
    "body{max-width:40em;margin:2em auto;padding:0 1em;line-height:1.8}"
    "blockquote{border-inline-start:.2em solid;margin-inline:0;padding-inline-start:1em}"
    ".verse{display:flex;justify-content:space-evenly;gap:2em}"
)


def escape(text: str) -> str:
    """Return text as HTML; what is written like a reference to a character is none there either."""
    return _REFERENCE.sub("&#38;", escaped(text))


def html_page(article: Article) -> Iterator[str]:
    """Yield the lines of a page that holds an article and needs nothing else."""
    page = article.direction
    language = f' lang="{escape(article.language)}"' if article.language else ""
    yield "<!DOCTYPE html>"
    yield f'<html{language} dir="{page.name.lower()}">'
    yield f'<head><meta charset="utf-8"><title>{escape(article.title)}</title>'
    yield '<meta name="generator" content="newsreader">'
    yield f'<script type="application/ld+json">{_linked_data(article)}</script>'
    yield f"<style>{_LOOKS}</style></head>"
    yield "<body><header>"
    if article.section:
        yield f"<p{_dir(article.section, page)}>{escape(article.section)}</p>"
    yield f"<h1{_dir(article.title, page)}>{escape(article.title)}</h1>"
    if article.byline:
        yield f"<p{_dir(article.byline, page)}>{escape(article.byline)}</p>"
    if article.date:
        day = article.date.isoformat()
        yield f'<p><time datetime="{day}">{day}</time></p>'
    summary = lede(article)
    if summary:
        side = _dir(summary, page)
        yield f'<p{side} role="doc-subtitle"><em>{escape(summary)}</em></p>'
    yield "</header><article>"
    yield from _elements(article.blocks, page)
    yield "</article>"
    if article.source:
        side = _dir(article.source, page)
        yield f"<footer><p{side}>{escape(article.source)}</p></footer>"
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
        "mentions": [*map(_mention, article.related)],
    }
    said = {name: value for name, value in values.items() if value}
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")


def _mention(reference: Reference) -> dict[str, str]:
    """Return a reference in the same words."""
    named = (("@type", "CreativeWork"), ("name", reference.title), ("url", reference.target))
    return {name: value for name, value in named if value}


def _dir(text: SafeText | Inline | Item | Table, page: Direction) -> str:
    """Return the attribute that gives an element of the page its direction."""
    if isinstance(text, (Item, Table)):
        blocks = text.blocks if isinstance(text, Item) else (text,)
        texts = [each for block in blocks for each in inlines(block)]
    else:
        texts = [text if isinstance(text, Inline) else Inline(text)]
    return f' dir="{direction_of(texts, page).name.lower()}"'


def _elements(blocks: Sequence[Block], page: Direction) -> Iterator[str]:
    """Yield blocks as elements, a picture or a table together with its caption."""
    following: Sequence[Block | None] = [*blocks[1:], None]
    before: Block | None = None
    for block, after in zip(blocks, following):
        has_caption = isinstance(block, (Image, Table)) and isinstance(after, Caption)
        is_below = isinstance(block, Caption) and isinstance(before, (Image, Table))
        starts = isinstance(block, (Image, Caption)) or has_caption
        element = _block(block, page)
        if starts and not is_below:
            element = f"<figure>{element}"
        yield f"{element}</figure>" if starts and not has_caption else element
        before = block


def _block(block: Block, page: Direction) -> str:
    """Return a block as an element; what runs the other way than the article says so itself."""
    if isinstance(block, Caption):
        return f"<figcaption{_dir(block.content, page)}>{_inline(block.content)}</figcaption>"
    if isinstance(block, Paragraph):
        return f"<p{_dir(block.content, page)}>{_inline(block.content)}</p>"
    if isinstance(block, Heading):
        level = min(6, block.level + 1)
        own = f' aria-level="{block.level + 1}"' if block.level == 6 else ""
        own += _dir(block.content, page)
        return f"<h{level}{own}>{_inline(block.content)}</h{level}>"
    if isinstance(block, Verses):
        return _poem(block, page)
    if isinstance(block, List):
        tag = f'ol start="{block.start}"' if block.ordered else "ul"
        return f"<{tag}>{''.join(_item(each, page) for each in block.items)}</{tag[:2]}>"
    if isinstance(block, Table):
        return _table(block, page)
    if isinstance(block, Code):
        language = f' class="language-{escape(block.language)}"' if block.language else ""
        return f'<pre dir="ltr"><code{language}>{escape(block.text)}</code></pre>'
    if isinstance(block, Rule):
        return "<hr>"
    if isinstance(block, Image):
        return _picture(block)
    inner = "\n".join(_elements(block.blocks, page))
    if isinstance(block, Footnote):
        label = escape(block.label)
        return f'<aside role="doc-footnote" id="fn-{label}"><sup>{label}</sup>{inner}</aside>'
    assert isinstance(block, Quote)
    name = "pullquote" if isinstance(block, PullQuote) else ""
    return f'<aside class="{name}">{inner}</aside>' if name else f"<blockquote>{inner}</blockquote>"


def _poem(block: Verses, page: Direction) -> str:
    """Return a poem, a line an element, its parts beside one another."""
    verses = (
        '<div class="verse">'
        + _CAESURA.join(f"<span{_dir(part, page)}>{_inline(part)}</span>" for part in verse.parts)
        + "</div>"
        for verse in block.lines
    )
    return '<div class="poem">' + "\n".join(verses) + "</div>"


def _picture(block: Image) -> str:
    """Return a picture that is a file beside the page, or in its address; of others a link.

    A page that is opened fetches nothing from the web by itself.
    """
    text, target = escape(block.alternative.text), escape(block.target)
    if may_be_here(block.target):
        return f'<img src="{target}" alt="{text}">'
    if _may_be_followed(block.target):
        return f'<a class="picture" href="{target}">[{text}]</a>'
    return f'<span class="picture">[{text}]</span>'


def _item(item: Item, page: Direction) -> str:
    """Return an item of a list, with its box where it has one."""
    box = '<input type="checkbox" disabled>'
    mark = "" if item.checked is None else f"{box[:-1]} checked>" if item.checked else box
    return f"<li{_dir(item, page)}>{mark}{''.join(_elements(item.blocks, page))}</li>"


def _table(table: Table, page: Direction) -> str:
    """Return a table; each cell has its own direction, those of a column one side."""
    sides = [
        "" if each is Alignment.START else f' style="text-align:{each.value}"'
        for each in table.alignments
    ]

    def row(cells: tuple[Inline, ...], tag: str, end: str) -> str:
        inner = "".join(
            f"<{tag}{_dir(cell, page)}{side}>{_inline(cell)}</{end}>"
            for cell, side in zip(cells, sides)
        )
        return f"<tr>{inner}</tr>"

    head = row(table.header, 'th scope="col"', "th") if table.header else ""
    rows = "".join(row(cells, "td", "td") for cells in table.rows)
    return f"<table{_dir(table, page)}>{head}{rows}</table>"


def _inline(inline: Inline) -> str:
    """Return a stretch of text with its spans as elements, which may overlap in the article."""
    found = ""
    for start, end, over in stretches(inline):
        text = escape(inline.text[start:end]).replace("\n", "<br>")
        for span in over:
            text = _within(text, span, inline.text[span.start : span.end].strip("[]"))
        found += text
    return found


def _within(text: str, span: Span, label: str) -> str:
    """Return text within the elements of a span; of links those that a browser may follow.

    `label` is that of the note which the span, as a mark, refers to.
    """
    for style, tag in _TAGS.items():
        if style in span.style:
            text = f"<{tag}>{text}</{tag}>"
    if Style.NOTE in span.style:
        text = f'<sup><a role="doc-noteref" href="#fn-{escape(label)}">{text}</a></sup>'
    if span.link is not None and _may_be_followed(span.link):
        text = f'<a href="{escape(span.link)}">{text}</a>'
    return text


def _may_be_followed(link: str) -> bool:
    """Return whether a link leads to a page: it does nothing by itself."""
    try:
        return urlsplit(link.strip()).scheme in _SCHEMES
    except ValueError:
        return False
