"""Hostile texts: one thing repeated until it hurts, plain, as Markdown, as a page, within JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from tools.hostile_case import Case, repeated

_PLAIN = {
    "letter lines": "ن\n", "a lines": "a\n", "newlines": "\n", "blank lines": " \n", "cr": "\r",
    "crlf": "\r\n", "vt": "\x0b", "next line": "\x85", "line separators": "\u2028",
    "paragraph separators": "\u2029a", "letters": "ن", "words": "نص ", "blanks": " ", "tabs": "\t",
    "marks": "\u064b", "right-to-left marks": "\u200f", "overrides": "\u202e", "isolates": "\u2066a",
    "open brackets": "(", "brackets": "()", "guillemets": "«a", "quotes": '"', "apostrophes": "'a",
    "dots": ".", "sentences": "ن. ", "commas": "ن،", "colons": "a:", "schemes": "a://", "links":
    "http://a.b/ ", "addresses": "a@b.c ", "at signs": "@", "digits": "1", "arabic digits": "٣",
    "numbers": "1. ", "dates": "2021-01-01\n", "dates at length": "12 آذار 2023\n\n", "items":
    "- نص\n", "numbered items": "1. نص\n", "letter items": "أ) نص\n", "verses": "صدر هنا /// عجز هنا\n",
    "verses by blanks": "صدر البيت هنا     عجز البيت هنا\n", "rules": "———\n", "rules apart": "* * *\n\n",
    "stars": "* ", "hyphens": "- ", "equals": "=", "short pairs": "a\nb\n\n", "sources": "المصدر: ن\n\n",
    "read also": "اقرأ أيضا: عنوان\n\n", "related": "مقالات ذات صلة\n\n", "clutter": "شارك\n\n",
    "tags": "الوسوم: أ، ب\n\n", "bylines": "بقلم: فلان\n\n", "copyright": "جميع الحقوق محفوظة ",
    "escapes": "\x1b[", "csi": "\x9b1", "osc": "\x1b]0;", "c1 osc": "\x9d", "c1 bytes": "\x9da",
    "nulls apart": "a\x00", "feff": "\ufeff", "surrogate escapes": "&#xd800;", "entities": "&amp;#1575;",
    "entities twice": "&amp;quot;", "numeric entities": "&#1575;", "ampersands": "&", "indented":
    "    نص\n", "carets": "^", "zwnj": "ن\u200c", "tatweel": "ـ", "hebrew visual": "םולש ךל ", "forms": "ﻥﺹ ",
    "misread": "نص عربي ".encode().decode("cp1252", "replace"), "wide": "漢", "emoji": "👩\u200d👧",
    "regional": "🇸", "hangul": "ᄀ", "fullwidth": "ａ ", "private": "\ue000", "hyphenated": "a-",
    "soft hyphens": "a\xad", "nbsp": "ن\xa0", "slashes": "a/", "underscores": "_a", "headings":
    "# ن\n", "setext": "ن\n---\n", "front matters": "---\n", "toml fences": "+++\n", "wrapped":
    "كان في الصندوق القديم الذي وجده الصياد على الشاطئ رسائل كثيرة جدا عددها\n",
    "wrapped marked": "- كان في الصندوق القديم الذي وجده الصياد على الشاطئ رسائل\n  عدة\n",
}  # fmt: skip
_MARKDOWN = {
    "images": "![a", "image links": "![](", "link texts": "[a](", "references": "[a][", "open": "[",
    "closed": "]", "both": "[]", "nested": "[a](b)", "stars": "*a ", "strong": "**a ", "underscores":
    "_a_", "star mixed": "*_a", "triple": "***a", "backticks": "`", "backtick runs": "``a`", "tilde":
    "~~a ", "angle": "<a ", "declaration": "<!", "comment": "<!--", "comments": "<!--a-->", "process":
    "<?", "cdata": "<![CDATA[", "cdata after": "a <![CDATA[", "tilde fences": "~~~\n", "fences":
    "```\n", "fence pairs": "```a\nb\n```\n", "quotes": "> ", "quote lines": "> ن\n", "list": "- ",
    "items": "- ن\n", "items apart": "- ن\n\n", "ordered": "1. ", "ordered items": "1. ن\n", "tasks":
    "- [ ] ن\n", "heading": "# ن\n", "headings apart": "# ن\n\n", "setext": "ن\n===\n", "rows":
    "|ن|ن|\n", "notes": "[^1]", "note definitions": "[^1]: ن\n\n", "definitions": "[ن]: b\n",
    "definitions apart": "[ن]: b\n\n", "inline notes": "^[ن", "inline notes closed": "^[ن] ", "bare":
    "http://a ", "www": "www.a.b ", "mail": "a@b.c ", "backslashes": "\\", "hard breaks": "ن  \n",
    "containers": ":::a\n", "shortcodes": "{{<", "liquid": "{% a %}\n", "anchors": "{#a", "html blocks":
    "<div>\n\n", "paragraphs": "<p>ن</p>\n", "details": "<details>\n", "tags": "<b>", "attributes":
    "<a href='", "definition open": "[a]: <", "definition title": '[a]: b "', "rules": "* * *\n",
    "paragraphs apart": "ن\n\n", "marked": "**ن** ن\n\n", "autolinks": "<http://a>", "entities": "&#1;",
    "named entities": "&amp;", "pipes": "|", "pipe heads": "|a\n|-\n", "plus": "+ a\n", "indent":
    "\t", "strike": "~", "exclamations": "!", "parens": "[a](b(", "angle links": "[a](<", "titles":
    "[a](b '", "lines": "ن\n", "wiki": "[[ن]] ", "angle stars": "<*", "spaces": "a ", "code lines":
    "    a\n\n", "html open": "<x", "script": "<script>", "quote list": "> - ", "list quote": "- > ",
}  # fmt: skip
_PAGE = {
    "paragraphs": "<p>ن", "paragraphs closed": "<p>ن</p>", "divisions": "<div>", "division closed":
    "<div>ن</div>", "bold": "<b>", "bold closed": "<b>ن</b>", "fonts": "<font color=a>", "links":
    "<a href=x>ن", "links closed": "<a href=x>ن</a> ", "tables": "<table><tr><td>", "tables closed":
    "<table><tr><td>ن</table>", "rows": "<tr><td>ن", "cells": "<td>ن", "breaks": "<br>", "break lines":
    "نص<br>", "items": "<li>ن", "lists": "<ul><li>", "declaration": "<!", "comment": "<!--", "comments":
    "<!--a-->", "cdata": "<![CDATA[", "process": "<?", "less": "<", "greater": ">", "ampersand": "&",
    "entity": "&a", "entity number": "&#x", "entities": "&amp;", "end": "</", "ends": "</p>", "images":
    "<img src=a alt=ن>", "pictures": "<picture><img>", "script": "<script>", "scripts":
    "<script>a</script>", "linked data": "<script type=application/ld+json>{}</script>", "style":
    "<style>", "headings": "<h1>ن</h1>", "headings 2": "<h2>ن</h2><p>ن", "title": "<title>ن", "metas":
    "<meta name=a content=b>", "properties": "<meta property='og:title' content='a | b'>", "related":
    "<h3>مقالات ذات صلة</h3>", "related links": "<p>مقالات ذات صلة</p><a href=b>عنوان المقال الطويل</a>",
    "attributes": "<p a=b c=d>", "spans": "<span>", "spans closed": "<span>ن</span>", "frames":
    "<iframe>", "svg": "<svg>", "math": "<math>", "pre": "<pre>", "quotes": "<blockquote>", "quotes closed":
    "<blockquote>ن</blockquote>", "terms": "<dl><dt>", "forms": "<form>", "inputs": "<input>", "options":
    "<select><option>", "noscript": "<noscript>", "template": "<template>", "times":
    "<time datetime=2021-01-01>ن</time>", "dates": "2021-01-01 ", "date runs": "<p>12 آذار 2023</p>",
    "text": "ن", "words": "نص ", "newlines": "\n", "nbsp": "&nbsp;", "heads": "<head>", "bodies": "<body>",
    "htmls": "<html>", "articles": "<article><p>ن", "mains": "<main>", "sections": "<section><p>ن</p>",
    "colons": "<a:b>", "long names": "<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>", "navs": "<nav><a>ن</a></nav>",
    "figures": "<figure><img alt=ن><figcaption>ن</figcaption></figure>", "classes":
    "<div class='comment share author date'>ن</div>", "urls": "http://a.b/2021/01/01/c ", "copyright":
    "© 2021 ", "author": "<a rel=author>ن</a>", "canonical": "<link rel=canonical href=http://a>",
    "quotes in tags": "<p a='", "sups": "<sup>ن</sup>", "rubies": "<ruby>ن<rt>ن</ruby>",
}  # fmt: skip
_IN_JSON = (
    "comments", "declaration", "images", "open", "rows", "breaks", "cells", "paragraphs",
    "cdata after", "tables",
)  # fmt: skip


def cases(size: int) -> Iterator[Case]:
    """Yield the hostile texts, each of about so many bytes."""
    title = "عنوان الخبر\n\n"
    for name, unit in _PLAIN.items():
        yield Case(f"text: {name}", ".txt", partial(repeated, unit, size, title))
    yield Case(
        "text: a letter far in", ".txt", lambda: (title + (" " * 230 + "ن\n\n") * 2).encode()
    )
    for name, unit in _PLAIN.items():
        if len(unit) == 1:
            yield Case(f"pipe: {name}", "", partial(repeated, unit, size))
    for name, unit in _MARKDOWN.items():
        yield Case(f"markdown: {name}", ".md", partial(repeated, unit, size, "# عنوان\n\n"))
    for name, unit in _MARKDOWN.items():
        if not unit.endswith("\n"):
            yield Case(
                f"markdown, lines: {name}", ".md", partial(repeated, unit * 20 + "\n\n", size)
            )
    for name, unit in _PAGE.items():
        head = "<html><body><h1>عنوان</h1>"
        yield Case(f"page: {name}", ".html", partial(repeated, unit, size, head))
    for name, unit in {**_MARKDOWN, **_PAGE}.items():
        yield Case(f"fragment: {name}", "", partial(repeated, unit, size // 2, "<p>نص</p>"))
    for name in _IN_JSON:
        unit = {**_MARKDOWN, **_PAGE}[name]
        yield Case(f"json: a text of {name}", ".json", partial(_in_json, unit, size))
        yield Case(f"jsonl: texts of {name}", ".jsonl", partial(_in_lines, unit, size))
    yield from _tables(size)
    yield from _front_matters()


def _in_json(unit: str, size: int) -> bytes:
    text = repeated(unit, size).decode()
    return json.dumps({"title": "عنوان", "text": text}, ensure_ascii=False).encode()


def _in_lines(unit: str, size: int) -> bytes:
    text = repeated(unit, 4000).decode() + "x"
    line = json.dumps({"title": "عنوان", "text": text}, ensure_ascii=False) + "\n"
    return line.encode() * (size // len(line.encode()))


def _tables(size: int) -> Iterator[Case]:
    count = size // 25
    yield Case(
        "markdown: a table of 200,000 rows", ".md",
        lambda: ("# ن\n\n|ن|ن|\n|-|-|\n" + "|نص|نص|\n" * count).encode(),
    )  # fmt: skip
    yield Case(
        "markdown: a row of many cells", ".md",
        lambda: ("|ن" * count + "|\n" + "|-" * count + "|\n").encode(),
    )  # fmt: skip
    yield Case(
        "markdown: short rows below a wide head", ".md",
        lambda: ("|ن" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|ن|\n" * (count // 4)).encode(),
    )  # fmt: skip
    yield Case(
        "page: a table of 100,000 rows", ".html",
        lambda: ("<html><body><h1>ن</h1><table>"
                 + "<tr><td>نص</td><td>نص</td></tr>\n" * (size // 45)).encode(),
    )  # fmt: skip
    yield Case(
        "page: short rows below a wide one", ".html",
        lambda: ("<html><body><table><tr>" + "<td>ن" * 2000 + "<tr><td>ن" * (size // 20)).encode(),
    )  # fmt: skip
    for depth in (100, 1000, 100_000):
        nested = "\n".join(" " * min(n, 400) + "- ن" for n in range(depth // 10))
        yield Case(f"markdown: a list {depth // 10} deep", ".md", partial(nested.encode))
        yield Case(f"markdown: a quote {depth} deep", ".md", partial((">" * depth + " ن").encode))


def _front_matters() -> Iterator[Case]:
    bodies = {
        "fields": "a: b\n" * 4000, "nested": "a: " + "[" * 30_000, "maps": "a: " + "{" * 30_000,
        "dashes": "a:\n" + "- " * 30_000, "questions": "? " * 30_000, "anchors": "a: &a b\n" * 5000,
        "aliases": "a: &a [b]\n" + "b: [" + "*a," * 10_000 + "]\n", "digits": "a: " + "9" * 60_000,
        "escapes": 'a: "' + "\\x41" * 15_000 + '"', "tags": "a: " + "!" * 60_000, "colons":
        "a: " + ":" * 60_000, "spaces": "a:" + " " * 60_000, "lines": "a: |\n" + " b\n" * 20_000,
        "keys": "a: b\n" + "".join(f"k{n}: v\n" for n in range(5000)), "quotes": "a: '" + "''" * 30_000,
        "hashes": "a: b\n" + "#" * 60_000, "merge": "a: &a {b: c}\n" + "d: {<<: *a}\n" * 4000,
    }  # fmt: skip
    for name, body in bodies.items():
        yield Case(f"yaml: {name}", ".md", partial(f"---\n{body}\n---\n\nنص\n".encode))
    tables = {
        "arrays": "a = " + "[" * 30_000, "tables": "[a]\n" * 15_000, "digits": "a = " + "9" * 60_000,
        "dotted": "a" + ".a" * 30_000 + " = 1", "inline": "a = " + "{b = " * 12_000, "strings":
        'a = "' + "\\u0041" * 10_000 + '"', "dates": "a = [" + "2021-01-01," * 5000 + "]",
        "array tables": "[[a]]\n" * 12_000, "quotes": "a = '''" + "''\n" * 20_000,
        "keys": "".join(f"k{n} = 1\n" for n in range(5000)), "deep": "[a" + ".a" * 30_000 + "]",
        "underscores": "a = 1" + "_1" * 30_000, "values": "a = [" + "1," * 30_000 + "]",
    }  # fmt: skip
    for name, body in tables.items():
        yield Case(f"toml: {name}", ".md", partial(f"+++\n{body}\n+++\n\nنص\n".encode))
