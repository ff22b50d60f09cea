"""A grammar of each format: sources that nobody would write, but that are of its kind."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Sequence

from tools.fuzz.multiples import character, count, deep, listed_again, run_of

__all__ = ["GROWN", "MOST", "grown"]

Chance = random.Random

MOST = 500_000
"""Bytes of a source."""

_MEMBERS = 2_000  # of an archive: what more of them cost is for the benchmarks
_MANY = 250_000  # bytes of very many members together: each has the signs of a text to itself
_LARGEST = 200_000  # code points of what one thing is repeated to
_MUCH = 0.25  # of the texts are one thing very often, or very deep
_SMALL = 20_000  # bytes of most sources: so there are more
_SHORT = 4000  # code points of a text within JSON, of which there may be many

_WORDS = (
    "كتب", "الولد", "الدرس،", "في", "المدرسة.", "«قال", "نعم»", "2024", "٣٫٥", "٪", "Condor", "MIT",
    "ﷺ", "لا", "إلى", "اقرأ", "أيضا:", "المصدر:", "الوطن", "شارك", "https://e.org/?q=علم", "\u200f",
    "ـــ", "مُحَمَّد", "[[هدف]]", "![[هدف|نص]]", "[[a.md]]", "{#anchor}", "^[حاشية]", "![صورة](a.png)", "سلێمانی", "לא", "—", "…", "***", "&amp;", "<b>", "[^1]", "\t", "\u2067", "🙂",
)  # fmt: skip
_LINES = (
    "محليات", "عنوان الخبر", "بقلم: سلمى", "الأحد 12 أكتوبر 2026", "12/10/2026 - 10:30", "المصدر: الوطن",
    "مقالات ذات صلة", "اقرأ أيضا", "العودة إلى الأعلى", "أنت تستخدم مانع إعلانات", "شارك", "* * *", "---",
    "- [عنوان](b.md)", "- عنوان — sub/c.html", "- b.md", "12 أكتوبر 2026، 10:30 م", "١٤٤٥/٠٣/١٢ هـ",
    "صدر البيت /// عجز البيت", "صدر البيت     عجز البيت", "1. أول", "- بند", "> اقتباس", "===", "",
)  # fmt: skip
_TAGS = (
    "p", "div", "span", "b", "i", "em", "strong", "a", "ul", "ol", "li", "table", "tr", "td", "th",
    "blockquote", "h1", "h2", "h3", "article", "section", "main", "aside", "nav", "header", "footer",
    "figure", "figcaption", "pre", "code", "script", "style", "form", "button", "select", "option",
    "iframe", "svg", "math", "template", "noscript", "dl", "dt", "dd", "br", "hr", "img", "time", "x-y",
)  # fmt: skip
_ATTRIBUTES = (
    'class="content"', 'id="article-body"', "href='b.md'", 'src="a.png"', 'alt="صورة"', 'dir="rtl"',
    'lang="ar"', 'style="display:none"', 'itemprop="articleBody"', 'datetime="2026-01-01"', "hidden",
    'colspan="999999999"', "=", '"', 'title="<"', 'property="og:title" content="ع"', "a=" + "b" * 200,
)  # fmt: skip
_UNITS = (
    " ", "\n", "ن", "ن ", "ن\n", "\x9d", "<!", "<!--", "<!--a-->", "<?a?>", "<![CDATA[", "a <![CDATA[",
    "![a", "[", "> ", "- ", "*", "نص<br>", "<div>", "<tr><td>ن</td></tr>\n", "<p>ن", "|نص|نص|\n", "&", "<a\n",
    "<item><title>ن</title></item>", '{"text": "ن"}\n', '"نص",', "{", "- [ن](b.md)\n", "ن /// ن\n",
)  # fmt: skip
_KEYS = (
    "title", "text", "body", "content", "date", "published", "author", "section", "tags", "related",
    "articles", "items", "html", "url", "language", "headline", "description", "@type", "@graph", "",
    "data", "posts", "hits", "_source", "attributes", "rendered", "paragraphs", "summary", "lang", "dir",
)  # fmt: skip


def words(chance: Chance, most: int = 40) -> str:
    """Return so many words at most."""
    joint = " "
    if chance.random() < 0.02:
        joint = chance.choice((" ", "\t", "\u00a0", character(chance))) * count(chance, 2_000)
    return joint.join(chance.choices(_WORDS, k=chance.randint(0, most)))[:_LARGEST]


def _many(chance: Chance, make: Callable[[], str], most: int) -> str:
    """Return a few of something, now and then very many of the same; no more than the bound."""
    if chance.random() < 0.03:
        return run_of(chance, make(), _LARGEST)
    found, size = [], 0
    for _ in range(chance.randint(0, most)):
        found.append(make())
        size += len(found[-1])
        if size > _LARGEST:
            break
    return "".join(found)[:_LARGEST]


def text(chance: Chance) -> str:
    """Return plain text: lines of all kinds, wrapped or not."""
    end = chance.choice(("\n", "\n\n", "\r\n", "\n" * 9))

    def line() -> str:
        found = chance.choice(_LINES) if chance.random() < 0.4 else words(chance)
        width = chance.choice((0, 0, 30, 70))
        cut = [found[i : i + width] for i in range(0, len(found), width)] if width else [found]
        return "\n".join(cut) + end

    if chance.random() < 0.01:
        return line() + chance.choice(("ن\n", "\n", "\r", "\r\n", "ab\r\n")) * 120_000
    return _many(chance, line, 30)


def repeated(chance: Chance) -> str:
    """Return one thing very often, behind a title or a beginning of a page, and an end."""
    if chance.random() < 0.25:
        return nested(chance)
    kind = chance.random()
    if kind < 0.5:
        unit = chance.choice(_UNITS)
    elif kind < 0.65:
        unit = character(chance)
    else:
        made = chance.choice((words, text, html, markdown, front_matter, feed, objects))(chance)
        start = chance.randrange(len(made) + 1)
        unit = made[start : start + count(chance, 60)]
    before = chance.choice(
        ("", "", "عنوان الخبر\n\n", "<html><body>", "<p>", "# ن\n\n|ن|ن|\n|-|-|\n", "[", "<rss><channel>")
    )  # fmt: skip
    return before + run_of(chance, unit, _LARGEST) + chance.choice(("", "x", "ن"))


_MARKDOWN_PAIRS = [
    ("> ", ""), ("- ", ""), ("1. ", ""), ("*", "*"), ("[", "]"), ("[", "](a)"), ("![", "](a)"),
    ("**", "**"), ("^[", "]"), ("~~", "~~"), ("`", "`"), ("  ", ""), ("#", ""), ("(", ")"),
]  # fmt: skip
_JSON_PAIRS = [("[", "]"), ('{"a":', "}"), ('{"articles":[', "]}"), ('[{"text":"x"},', "]")]


def nested(chance: Chance) -> str:
    """Return constructs of one format within one another, of any depth, with text in the midst."""
    tags = [(f"<{tag}>", f"</{tag}>") for tag in _TAGS]
    pairs = chance.choice((_MARKDOWN_PAIRS, _JSON_PAIRS, tags))
    if pairs is _MARKDOWN_PAIRS and chance.random() < 0.3:  # an item a line, deeper and deeper
        sign = chance.choice(("- ", "> ", "* ", "1. "))
        return "".join(f"{'  ' * depth}{sign}ن\n" for depth in range(count(chance, 600)))
    inner = chance.choice((words, html, objects))(chance) if chance.random() < 0.5 else "ن"
    return chance.choice(("", "<html><body>")) + deep(chance, pairs, inner, _LARGEST)


def front_matter(chance: Chance) -> str:
    """Return a head as people write it, and as they do not."""
    fence = chance.choice(("---", "---", "+++", "--- ", "----"))
    separator = chance.choice((": ", ":", " = ", ":\t", ": - ", ": |\n  ", ": &a *a "))

    def field() -> str:
        value = chance.choice(
            (
                words(chance, 5), words(chance, 5), "[أ, ب", "[أ, ب]", "{a: b}", "'", '"مصر: خبر', "2026-13-45",
                "!!python/object", "!x y", "", "~", "\n  - أ\n  - ب: ج\n    د: ه", "\n  a:\n    b: c\n  d: [e]",
                "|\n  أ\n  ب", ">\n  أ\n  ب", "[[a.md, عنوان], b]", "\n- أ\n-\n  ب", "مصر: خبر",
            )
        )  # fmt: skip
        return f"{chance.choice(_KEYS)}{separator}{value}\n"

    closed = fence if chance.random() < 0.8 else ""
    if fence == "+++" and chance.random() < 0.5:
        tables = (
            'title = "خبر"\n',
            "tags = ['أ']\n",
            "[extra]\n",
            "a.b = 1\n",
            "a = " + "a." * 90 + "\n",
        )
        return f"{fence}\n{''.join(chance.choices(tables, k=3))}{closed}\n"
    return f"{fence}\n{_many(chance, field, 8)}{closed}\n"


def markdown(chance: Chance, depth: int = 0) -> str:
    """Return Markdown: blocks within blocks, tables, notes, links that are not closed."""

    def block() -> str:
        kind = chance.randrange(16)
        inner = words(chance, 12)
        deep = count(chance, 60)
        if kind == 0:
            return f"{'#' * chance.randint(1, 8)} {inner}\n\n"
        if kind == 1:
            return "".join(f"{'  ' * n}- {inner}\n" for n in range(deep)) + "\n"
        if kind == 2:
            return f"{'> ' * deep}{inner}\n\n"
        if kind == 3:
            cells = "|".join([inner] * chance.choice((1, 3, 30)))
            rule = "|---" * chance.choice((1, 3, 30))
            return f"|{cells}|\n{rule}|\n" + f"|{cells}|\n" * chance.choice((0, 2, 50)) + "\n"
        if kind == 4:
            return f"```{chance.choice(('', 'py', inner))}\n{inner}\n{chance.choice(('```', '', '~~~'))}\n"
        if kind == 5:
            return f"{'![a' * deep}{'[a](b' * deep}{')' * chance.randint(0, deep)}\n\n"
        if kind == 6:
            return f"[^{deep}]: {inner}\n\n{inner}[^{deep}][^{deep}]\n\n"
        if kind == 7:
            return f"{'*' * deep}{inner}{'_' * deep}{'~~' * deep}\n\n"
        if kind == 8:
            return html(chance, 2) + "\n\n"
        if kind == 9:
            return f"[{inner}]: <{inner}> '{inner}'\n[{inner}][] <https://e.org/{inner}>\n\n"
        if kind == 11:
            width = chance.choice((1, 2, 3, 90))
            row = "|" + "|".join(chance.choices(("", "أ", "*ب*", "a\\|b", inner), k=width)) + "|\n"
            rule = "|" + "|".join(chance.choices((":-:", "-:", ":-", "---"), k=width)) + "|\n"
            short = "|" * chance.choice((2, 2, 40)) + "\n"
            return row + rule + (row + short) * chance.choice((0, 1, 60)) + "\n"
        if kind == 12:
            verse = chance.choice(("> ", "")) + "صدر البيت /// عجز البيت"
            apart = chance.choice(("\n", "\n\n", "\n>\n"))
            return f"{verse}{apart}" * chance.choice((1, 2, 3, 300)) + "\n"
        if kind == 13:
            return chance.choice(
                (
                    f"- [x] {inner}\n- [ ] {inner}\n\n", f"## {inner} {{#a}}\n\n", f"::: note {inner}\n\n",
                    f"{{{{< a >}}}}\n{inner}^[{inner}]\n\n", f"![{inner}](a.png)![](b.png)\n\n",
                    f"[[{inner[:90]}|{inner[:9]}]] [a]\n\n[a]: b\n\n", f"{chance.randint(0, 99)}. {inner}\n\n",
                )
            )  # fmt: skip
        if kind == 10 and depth < 3:
            return "".join(f"> {line}\n" for line in markdown(chance, depth + 1).split("\n"))
        return f"{inner}\n{chance.choice(('===', '---', '***', ''))}\n\n"

    head = front_matter(chance) if depth == 0 and chance.random() < 0.5 else ""
    return head + _many(chance, block, 10)


def html(chance: Chance, depth: int = 4) -> str:
    """Return elements within elements, not all of them closed, and what else a page may hold."""

    def node() -> str:
        kind = chance.random()
        if kind < 0.35 or depth == 0:
            return words(chance, 12)
        if kind < 0.42:
            return chance.choice(
                (
                    "<!--",
                    "<!-- a -->",
                    "<![CDATA[",
                    "<![CDATA[x]]>",
                    "<!",
                    "<?php",
                    "</",
                    "<",
                    "&#x9b;",
                    "&lt;",
                    "&nbsp;",
                )
            )
        tag = chance.choice(_TAGS)
        attributes = " ".join(chance.choices(_ATTRIBUTES, k=chance.choice((0, 0, 1, 3))))
        times = count(chance, 250) if chance.random() < 0.1 else 1
        closing = f"</{tag}>" if chance.random() < 0.85 else ""
        opening = f"<{tag} {attributes}>" if attributes else f"<{tag}>"
        return opening * times + html(chance, depth - 1) + closing * times

    return _many(chance, node, 6)


def _prolog(chance: Chance) -> str:
    """Return comments and the like before a page or a feed."""
    return chance.choice(("<!--a-->", "<?a?>", "<!-- a -->\n", " ", "<!---->")) * count(chance, 300)


def _entities(chance: Chance) -> str:
    """Return entities that are made of others, many times, or of themselves."""
    times = count(chance, 20)
    made = "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * times}">' for number in range(count(chance, 20))
    )
    return f'<!DOCTYPE x [<!ENTITY a "&a;&a;">{made}]>'


def page(chance: Chance) -> str:
    """Return a saved page: a head with metadata of every kind, and a body."""
    linked = json.dumps(_value(chance, 3), ensure_ascii=False)
    head = "".join(
        chance.choice(
            (
                f"<title>{words(chance, 6)}</title>",
                f'<meta property="og:{chance.choice(_KEYS)}" content="{words(chance, 5)}">',
                f'<script type="application/ld+json">{linked}</script>',
                f'<meta name="author" content="{words(chance, 3)}">',
                '<meta charset="windows-1256">',
            )
        )
        for _ in range(chance.randint(0, 6))
    )
    start = chance.choice(("<!DOCTYPE html>", "", "<?xml version='1.0'?>", _prolog(chance)))
    return f"{start}<html lang='ar'><head>{head}</head><body>{html(chance, 5)}</body></html>"


def _value(chance: Chance, depth: int) -> object:
    """Return a value of JSON."""
    kind = chance.randrange(8 if depth else 5)
    if kind < 2:
        return chance.choice((words, text, html, page, markdown, repeated))(chance)[:_SHORT]
    if kind == 2:
        return chance.choice((0, -1, 1e300, True, None, 20260101))
    if kind in (3, 4):
        return chance.choice(
            ("2026-01-01T10:00:00+03:00", "12 أكتوبر 2026", "", "\x1b]0;x\x07", "\ud800")
        )
    if kind == 5:
        if chance.random() < 0.1:
            one = _value(chance, 0)
            return [one] * count(chance, max(1, _LARGEST // (len(str(one)) or 1)))
        return [_value(chance, depth - 1) for _ in range(chance.choice((0, 1, 3)))]
    return {chance.choice(_KEYS): _value(chance, depth - 1) for _ in range(chance.randint(0, 8))}


def objects(chance: Chance) -> str:
    """Return JSON: one value, an array, or very deep brackets."""
    if chance.random() < 0.1:
        return deep(chance, _JSON_PAIRS, '"ن"', _LARGEST)
    return json.dumps(_value(chance, 4), ensure_ascii=chance.random() < 0.5)


def lines(chance: Chance) -> str:
    """Return JSON Lines, not all of which are JSON."""
    return _many(
        chance, lambda: objects(chance).replace("\n", " ") + chance.choice(("\n", "\n\n", " ")), 8
    )


def feed(chance: Chance) -> str:
    """Return RSS or Atom: entries with fields that they may have, and others."""
    name = chance.choice(("item", "entry"))

    def entry() -> str:
        fields = "".join(
            f"<{key}>{chance.choice((words(chance, 8), html(chance, 2), f'<![CDATA[{html(chance, 2)}]]>'))}</{key}>"
            for key in chance.choices(
                (
                    "title",
                    "description",
                    "content",
                    "content:encoded",
                    "pubDate",
                    "author",
                    "link",
                    "category",
                    "guid",
                ),
                k=4,
            )
        )
        return f"<{name}>{fields}</{name}>"

    root = chance.choice(("feed" if name == "entry" else "rss",) * 9 + ("RDF", "other"))
    doctype = chance.choice(("", "", _entities(chance), _prolog(chance)))
    inner = (
        f"<channel>{_many(chance, entry, 6)}</channel>"
        if root == "rss"
        else _many(chance, entry, 6)
    )
    return f"<?xml version='1.0'?>{doctype}<{root} xmlns:content='c'>{inner}</{root}>"


_ARCHIVE = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"


def web_archive(chance: Chance, depth: int = 0) -> str:
    """Return MHTML: parts within parts, in every transfer encoding."""
    mark = chance.choice(("b", "--b", "a b", "x" * 80))
    if depth == 0 and chance.random() < 0.15:
        within = chance.choice(
            ("message/rfc822\r\n\r\n", f'multipart/related; boundary="{mark}"\r\n\r\n--{mark}\r\n')
        )
        return f"{_ARCHIVE}Content-Type: {within}" + run_of(
            chance, f"Content-Type: {within}", _LARGEST
        )

    def part() -> str:
        if depth < chance.choice((1, 2, 8)) and chance.random() < 0.2:
            return web_archive(chance, depth + 1)
        content, encoding = page(chance), chance.choice(("8bit", "base64", "quoted-printable", "x"))
        body = (
            base64.b64encode(content.encode("utf-8", "replace")).decode()
            if encoding == "base64"
            else content
        )
        return f"Content-Type: text/html; charset={chance.choice(('utf-8', 'windows-1256', 'x'))}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}"

    parts = "".join(f"--{mark}\r\n{part()}\r\n" for _ in range(chance.randint(0, 3)))
    return (
        f'{_ARCHIVE}Content-Type: multipart/related; boundary="{mark}"\r\n\r\n{parts}--{mark}--\r\n'
    )


_ENCODINGS = (
    "utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1256", "iso8859_6",
    "cp720", "cp864", "mac_arabic", "cp1255", "iso8859_8", "cp862", "cp424", "cp1252", "latin-1",
)  # fmt: skip


def encoded(found: str, chance: Chance) -> bytes:
    """Return a text in some encoding; now and then read in another one before."""
    data = found.encode(chance.choice(_ENCODINGS), "replace")
    if chance.random() < 0.08:
        data = data.decode("cp1252", "replace").encode("utf-8")
    return data


def _members(chance: Chance) -> list[tuple[str, bytes]]:
    """Return files for an archive: grown themselves, with names of every kind."""
    found = []
    many = count(chance, _MEMBERS) if chance.random() < 0.03 else chance.choice((0, 1, 2, 3, 4))
    same = (
        grown(chance.choice((".txt", ".md", "")), chance)[: min(900, _MANY // many)]
        if many > 50
        else None
    )
    for number in range(many):
        suffix = chance.choice(list(GROWN))
        if same is not None:  # very many small ones
            found.append((f"{number}{chance.choice(('.txt', '.md', '.json'))}", same))
            continue
        name = chance.choice(
            (
                f"{number}{suffix}",
                f"../{number}{suffix}",
                f"م/{number}{suffix}",
                "a" * 200,
                "\x1b[2J.txt",
                ".hidden",
                "__MACOSX/._a.txt",
            )
        )
        small = chance.random() < 0.7 and suffix in _PACKED
        found.append((name, b"" if small else grown(suffix, chance)[: MOST // many]))
    return found


class _Zip(zipfile.ZipFile):
    """A zip that is the same whenever it is made."""

    def add(self, name: str, data: str | bytes) -> None:
        """Put a file in, of a day that does not change."""
        info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
        info.compress_type = self.compression
        self.writestr(info, data)


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)  # the same at any time


def zipped(chance: Chance) -> bytes:
    """Return a zip of grown files."""
    out = io.BytesIO()
    members = _members(chance)
    with _Zip(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the same name twice
        for name, data in members:
            archive.add(name, data)
    made = out.getvalue()
    if chance.random() < 0.1:
        largest = max((len(data) for _, data in members), default=0)
        made = listed_again(made, chance, min(_MEMBERS, 1 + _MANY // (largest + 1)))
    elif chance.random() < 0.2:  # encrypted, or one within another
        place = made.find(b"PK\x01\x02")
        at = place + chance.choice((8, 20, 42))
        made = made[:at] + b"\x01" + made[at + 1 :]
    return made


def tarred(chance: Chance) -> bytes:
    """Return a tar of grown files, plain or packed."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=chance.choice(("w", "w:gz", "w:bz2", "w:xz"))) as archive:
        for name, data in _members(chance):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            member.type = chance.choice((tarfile.REGTYPE,) * 5 + (tarfile.SYMTYPE, tarfile.DIRTYPE))
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def packed(chance: Chance) -> bytes:
    """Return one grown file in gzip, or very much of nothing."""
    if chance.random() < 0.1:
        size = count(chance, 4_000_000)
        return _gzipped((character(chance).encode() * size)[:4_000_000])
    pack = chance.choice((_gzipped, _gzipped, bz2.compress, lzma.compress))
    made = grown(chance.choice([s for s in GROWN if s not in _PACKED]), chance)
    for _ in range(count(chance, 9) if chance.random() < 0.1 else 1):
        made = pack(made)
    return made


def book(chance: Chance) -> bytes:
    """Return an EPUB whose tables may name what is not there, or the same thing often."""
    chapters = chance.choice((0, 1, 3, 20))
    items = "".join(
        f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(chapters)
    )
    order = [
        f'<itemref idref="c{chance.randint(0, max(1, chapters))}"/>'
        for _ in range(count(chance, 20_000) if chance.random() < 0.4 else chance.choice((0, 3)))
    ]
    nav = chance.choice(("nav.xhtml", "toc.ncx", "0.xhtml", "gone.xhtml"))
    kind = "application/x-dtbncx+xml" if nav == "toc.ncx" else "application/xhtml+xml"
    if chance.random() < 0.6:
        items += f'<item id="c{chapters}" href="{nav}" properties="nav" media-type="{kind}"/>'
    about = "".join(
        f"<{name}>{words(chance, 3)}</{name}>"
        for name in chance.choices(("title", "creator", "date", "language", "subject"), k=3)
    )
    package = (
        f"<package><metadata>{about}</metadata><manifest>{items}</manifest>"
        f"<spine>{''.join(order)}</spine></package>"
    )
    out = io.BytesIO()
    with _Zip(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.add("mimetype", "application/epub+zip")
        rootfile = chance.choice(("p.opf", "p.opf", "p.opf", "gone.opf", ""))
        archive.add(
            "META-INF/container.xml",
            f"<container><rootfiles><rootfile full-path='{rootfile}'/></rootfiles></container>",
        )
        archive.add("p.opf", package.encode("utf-8", "replace"))
        archive.add("nav.xhtml", "<html><nav><a href='0.xhtml'>فصل</a><a>ن</a></nav></html>")
        point = "<navPoint><navLabel>فصل</navLabel><content src='1.xhtml'/></navPoint><navPoint/>"
        archive.add("toc.ncx", chance.choice((f"<ncx>{point}</ncx>", "", "<")))
        for number in range(chapters):
            archive.add(f"{number}.xhtml", page(chance).encode("utf-8", "replace"))
    return out.getvalue()


def _in(make: Callable[[Chance], str]) -> Callable[[Chance], bytes]:
    """Return what makes a text in some encoding."""
    return lambda chance: encoded(make(chance), chance)


GROWN: dict[str, Callable[[Chance], bytes]] = {
    ".txt": _in(text), ".md": _in(markdown), ".html": _in(page), ".htm": _in(html),
    ".json": _in(objects), ".jsonl": _in(lines), ".rss": _in(feed), ".xml": _in(feed),
    ".mhtml": _in(web_archive), ".zip": zipped, ".tar": tarred, ".gz": packed, ".epub": book,
    "": lambda chance: _in(chance.choice((text, markdown, page, html, objects, lines, feed)))(chance),
}  # fmt: skip
"""What makes a source, by suffix."""

_PACKED: Sequence[str] = (".zip", ".tar", ".gz", ".epub")


def grown(suffix: str, chance: Chance) -> bytes:
    """Return a source of a kind: one thing very often or very deep, or what the grammar makes."""
    if suffix in _PACKED:
        return GROWN[suffix](chance)[:MOST]
    if chance.random() < _MUCH:
        return encoded(repeated(chance), chance)[:MOST]
    return GROWN[suffix](chance)[: _SMALL if chance.random() < 0.7 else MOST]
