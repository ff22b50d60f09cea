"""Hostile collections and bytes: archives, books, feeds, JSON, saved pages, encodings."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import operator
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from tools.hostile_case import Case, repeated

_RSS = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>ن</title>'
_ITEM = "<item><title>عنوان</title><description>نص الخبر هنا</description></item>"
_XHTML = (
    "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>فصل</h1><p>نص الفصل</p></body></html>"
)


def cases(size: int) -> Iterator[Case]:
    """Yield the hostile files, each of about so many bytes."""
    yield from _json(size)
    yield from _feeds(size)
    yield from _archives(size)
    yield from _books(size)
    yield from _saved_pages(size)
    yield from _encodings(size)


def _json(size: int) -> Iterator[Case]:
    texts: dict[str, Callable[[], str]] = {
        "an array of 100,000 strings": lambda: json.dumps(["نص"] * 100_000, ensure_ascii=False),
        "an array of objects": lambda: "[" + ",".join(['{"text": "نص"}'] * (size // 20)) + "]",
        "an array of numbers": lambda: "[" + "1," * (size // 2) + "1]",
        "an array of arrays": lambda: "[" + "[]," * (size // 3) + "1]",
        "an array of nulls": lambda: "[" + "null,\n" * (size // 6) + "1]",
        "commas": lambda: "[" + "," * size,
        "blanks": lambda: "[" + " " * size,
        "an open array": lambda: "[" + '"نص",' * (size // 7),
        "an open string": lambda: '["' + "a" * size,
        "brackets": lambda: "[" * size,
        "maps": lambda: '{"a":' * (size // 5),
        "arrays in a text": lambda: '{"text": ' + "[" * 90_000 + "]" * 90_000 + "}",
        "paragraphs": lambda: json.dumps({"title": "ن", "paragraphs": ["نص"] * 100_000}),
        "one string": lambda: '{"text": "' + "نص " * (size // 5) + '"}',
        "escapes": lambda: '{"text": "' + "\\u0646" * (size // 6) + '"}',
        "control escapes": lambda: '{"text": "' + "\\u001b[" * (size // 7) + '"}',
        "surrogates": lambda: '{"text": "' + "\\ud800" * (size // 6) + '"}',
        "lines": lambda: '{"text": "' + "ن\\n" * (size // 4) + '"}',
        "line ends": lambda: '{"text": "' + "\\n" * (size // 2) + '"}',
        "keys": lambda: json.dumps({f"k{n}": n for n in range(size // 16)}),
        "the same key": lambda: "{" + '"text": "a",' * (size // 12) + '"text": "نص"}',
        "a big number": lambda: '{"text": "نص", "n": ' + "9" * size + "}",
        "data in data": lambda: '{"data":' * 500 + "[]" + "}" * 500,
        "tags": lambda: json.dumps({"text": "نص", "tags": ["ا، ب"] * (size // 20)}),
        "authors": lambda: json.dumps({"text": "نص", "author": [{"name": "a"}] * (size // 15)}),
        "related": lambda: json.dumps({"text": "نص", "related": ["a.md", "ب"] * (size // 20)}),
        "a title": lambda: json.dumps({"text": "نص", "title": "ن " * (size // 8)}),
        "comments as a text": lambda: json.dumps({"title": "ن", "text": "<!--a-->" * 60 + "x"}),
        "comments with blanks": lambda: json.dumps({"text": "<!--a-->\n \n" * 60 + "x"}),
        "processing as a text": lambda: json.dumps({"text": "<?a?>" * 60 + "x"}),
    }
    for name, text in texts.items():
        yield Case(f"json: {name}", ".json", partial(_encoded, text))
    lines = {
        "short": '{"text": "نص"}\n', "broken": '{"text": "نص"\n', "empty": "\n", "objects": "{}\n",
        "numbers": "1\n", "deep": "[" * 2000 + "\n", "without texts": '{"title": "نص"}\n', "text": "ن\n",
        "arrays": "[]\n", "two ends": '{"text": "ن"}{"text": "ن"}\n', "strings": '"نص"\n', "null": "null\n",
    }  # fmt: skip
    for name, line in lines.items():
        yield Case(f"jsonl: {name}", ".jsonl", partial(repeated, line, size // 2))
        if name in ("broken", "objects", "short"):
            yield Case(f"jsonl, no suffix: {name}", "", partial(repeated, line, size // 2))
    yield Case(
        "jsonl: a line of 15 MB", ".jsonl",
        lambda: b'{"text": "' + "نص ".encode() * (15_000_000 // 5) + b'"}\n',
    )  # fmt: skip
    yield Case("jsonl: a line of 15 MB of lines", ".jsonl",
               lambda: b'{"text": "' + "ن\\n".encode() * (15_000_000 // 4) + b'"}\n')  # fmt: skip


def _encoded(text: Callable[[], str]) -> bytes:
    return text().encode()


def _declared(unit: bytes, size: int) -> bytes:
    return unit * (size // len(unit)) + b"\xe1\xe2" * 9


def _behind(title: str, data: bytes, count: int) -> bytes:
    return title.encode() + data * count


def _bomb(module: Any, data: bytes) -> bytes:
    return bytes(module.compress(data * (30_000_000 // len(data))))


def _cut_short(module: Any, size: int) -> bytes:
    return bytes(module.compress(random.Random(1).randbytes(size // 8).hex().encode())[:-99])


def _many(count: int, name: str, data: bytes) -> bytes:
    return _zipped((name.format(number), data) for number in range(count))


def _book_of(chapter: Callable[[], str]) -> bytes:
    return _book(chapter=chapter())


def _feeds(size: int) -> Iterator[Case]:
    items = {
        "items": _ITEM, "empty items": "<item/>", "open items": "<item><title>ن", "titles alone":
        "<item><title>ن</title></item>", "categories": "<category>ن</category>", "comments": "<!--a-->",
        "cdata": "<item><description><![CDATA[<p>ن]]></description></item>", "entities": "&a;",
        "channels": "<channel><title>ن</title>", "deep": "<a>", "text": "نص ", "process": "<?a?>",
        "tags begun": "<a\n", "namespaces": "<a xmlns='b'/>", "attributes": "<a b='c' d='e'/>", "declarations": "<!",
        "items with markup": "<item><description>&lt;p&gt;ن&lt;table&gt;</description></item>",
        "links": "<item><link>http://a</link><title>ن</title><description>ن</description></item>",
        "broken items": "<item><title>ن</item>", "less": "<", "ampersands": "&amp;",
    }  # fmt: skip
    for name, item in items.items():
        yield Case(f"feed: {name}", ".rss", partial(repeated, item, size, _RSS))
    heads = {
        "comments": "<!--a-->", "process": "<?a?>", "comments with blanks": "<!--a--> \n", "doctypes":
        "<!DOCTYPE a>", "subsets": "<!DOCTYPE a []>", "open subsets": "<!DOCTYPE a [", "declarations":
        "<?xml a?>", "blanks": " ", "comments open": "<!--", "brackets": "<!DOCTYPE a>[",
    }  # fmt: skip
    for name, head in heads.items():
        for count in (60, 2000):
            body = f"{head * count}x{_RSS}{_ITEM}"
            yield Case(f"feed: {count} {name} before", ".xml", partial(body.encode))
            yield Case(f"no suffix: {count} {name} before a feed", "", partial(body.encode))
            page = f"{head * count}x<html><p>نص"
            yield Case(f"no suffix: {count} {name} before a page", "", partial(page.encode))
    for name, text in {
        "one long item": "&lt;p&gt;نص" * (size // 15), "one long text": "نص " * (size // 5),
        "a table": "&lt;tr&gt;&lt;td&gt;ن" * (size // 20), "lines": "ن&lt;br&gt;" * (size // 12),
    }.items():  # fmt: skip
        body = f"{_RSS}<item><title>ن</title><description>{text}</description></item>"
        yield Case(f"feed: {name}", ".rss", partial(body.encode))
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>ن</title>"
    entry = "<entry><title>ن</title><content type='xhtml'><div><p>نص</p></div></content></entry>"
    yield Case("feed: atom entries", ".atom", partial(repeated, entry, size, atom, "</feed>"))
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<!DOCTYPE x [<!ENTITY a0 "a">{laughs}]>{_RSS}<item><title>&a11;</title></item>'
    yield Case("feed: laughs", ".rss", partial(body.encode))


def _zipped(members: Iterator[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def _overlapping(count: int, kernel: int) -> bytes:
    """Return a zip whose members all are one and the same piece of packed data."""
    data = b"a\n" * (kernel // 2)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    name = b"a.txt"
    sizes = struct.pack("<LLL", zlib.crc32(data), len(packed), len(data))
    local = struct.pack("<4s5H", b"PK\3\4", 20, 0, 8, 0, 0) + sizes
    local += struct.pack("<HH", len(name), 0) + name + packed
    central = b""
    for _ in range(count):
        central += struct.pack("<4s6H", b"PK\1\2", 20, 20, 0, 8, 0, 0) + sizes
        central += struct.pack("<5H2L", len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(central), len(local), 0)
    return local + central + end


def tarred(count: int, name: str, data: bytes, mode: str = "w", **fields: Any) -> bytes:
    """Return a tar of so many members, named by their numbers, of the same data."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for number in range(count):
            member = tarfile.TarInfo(name.format(number))
            member.size = len(data)
            for field, value in fields.items():
                setattr(member, field, value)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def _archives(size: int) -> Iterator[Case]:
    text = "عنوان\n\nنص الخبر هنا\n".encode()
    for count in (500, 5000):
        for kernel in (100_000, 4_000_000):
            made = partial(_overlapping, count, kernel)
            yield Case(f"zip: {count} members that overlap, {kernel} bytes", ".zip", made)
    many = {
        "texts": ("{}.txt", text), "empty ones": ("{}.txt", b""), "pages": ("{}.html", b"<p>a"),
        "others": ("{}.bin", b"a"), "the same": ("a.txt", text), "hidden": (".a/{}", b"a"),
        "paths out": ("../{}.txt", text), "feeds": ("{}.rss", (_RSS + _ITEM).encode()), "broken":
        ("{}.epub", b"PK\3\4"), "json": ("{}.json", b"["), "binary": ("{}.txt", b"\0\1\2"),
        "markdown": ("{}.md", b"---\na: [\n---\n# a\n\n*b*"), "packed": ("{}.gz", gzip.compress(text)),
        "long names": ("a" * 200 + "{}.txt", text),
    }  # fmt: skip
    for name, (member, data) in many.items():
        count = 20_000 if name != "pages" else 2_000
        yield Case(f"zip: {count} {name}", ".zip", partial(_many, count, member, data))
        packed = partial(tarred, count, member, data, "w:gz")
        yield Case(f"tgz: {count} {name}", ".tgz", packed)
    yield Case("tar: 100,000 members", ".tar", partial(tarred, 100_000, "{}.txt", text))
    yield Case("tar: 100,000 empty members", ".tar", partial(tarred, 100_000, "{}.txt", b""))
    yield Case("tar: 100,000 others", ".tar", partial(tarred, 100_000, "{}", b""))
    headers: dict[str, Any] = {"pax_headers": {f"k{n}": "v" for n in range(2000)}}
    yield Case("tar: pax headers", ".tar", partial(tarred, 100, "{}.txt", text, **headers))
    nested = text
    for depth in range(12):
        nested = gzip.compress(nested)
        if depth % 4 == 3:
            yield Case(f"gz: {depth + 1} deep", ".gz", partial(bytes, nested))
    deep = _zipped(iter([("a.txt", text)]))
    for _ in range(10):
        deep = _zipped(iter([("a.zip", deep), ("b.zip", deep)]))
    yield Case("zip: a tree of zips", ".zip", partial(bytes, deep))
    for name, module in (("gz", gzip), ("bz2", bz2), ("xz", lzma)):
        packed_text = module.compress(b"a\n")
        count = min(50_000, size // len(packed_text))
        yield Case(f"{name}: many streams", f".{name}", partial(operator.mul, packed_text, count))
        for what, data in (("zeros", b"\0"), ("lines", b"a\n"), ("newlines", b"\n")):
            yield Case(f"{name}: 30 MB of {what}", f".{name}", partial(_bomb, module, data))
        yield Case(
            f"{name}: cut short", f".{name}",
            partial(_cut_short, module, size),
        )  # fmt: skip


def _books(size: int) -> Iterator[Case]:
    spine = '<itemref idref="c"/>'
    count = min(100_000, size // 30)
    yield Case("epub: one chapter 20,000 times", ".epub", partial(_book, spine=spine * 20_000))
    yield Case("epub: one long chapter often", ".epub",
               partial(_book, spine=spine * 5000, chapter=_XHTML.replace("نص", "نص " * 50_000)))  # fmt: skip
    yield Case("epub: chapters that are missing", ".epub",
               partial(_book, spine='<itemref idref="m"/>' * count))  # fmt: skip
    yield Case("epub: items", ".epub",
               partial(_book, items="".join(f'<item id="i{n}" href="{n}"/>' for n in range(count))))  # fmt: skip
    yield Case("epub: navigations", ".epub", partial(
        _book, items="".join(f'<item id="n{n}" properties="nav" href="n.xhtml"/>' for n in range(count // 5)),
        nav="<a href='c.xhtml'>ن</a>" * 1000))  # fmt: skip
    yield Case(
        "epub: a long navigation", ".epub", partial(_book, nav="<a href='c.xhtml'>ن</a>" * count)
    )
    yield Case("epub: metadata", ".epub", partial(_book, about="<creator>ن</creator>" * count))
    yield Case("epub: a deep package", ".epub", partial(_book, about="<a>" * count))
    for name, unit in {
        "text": "نص ", "paragraphs": "<p>ن</p>", "rows": "<tr><td>ن</td></tr>", "breaks": "نص<br/>",
        "deep": "<div>", "lines": "ن\n", "bold": "<b>ن</b>", "items": "<li>ن</li>",
    }.items():  # fmt: skip
        times = size // len(unit.encode())
        chapter = partial(str.replace, _XHTML, "<p>نص", unit * times + "<p>نص")
        yield Case(f"epub: a chapter of {name}", ".epub", partial(_book_of, chapter))


def _book(
    spine: str = '<itemref idref="c"/>',
    items: str = "",
    nav: str = "",
    about: str = "",
    chapter: str = _XHTML,
) -> bytes:
    package = (
        f"<package><metadata><title>كتاب</title>{about}</metadata><manifest>"
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="m" href="m.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="n.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f"{items}</manifest><spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
    files = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": container, "p.opf": package,
        "c.xhtml": chapter, "n.xhtml": f"<html><body>{nav}</body></html>",
    }  # fmt: skip
    return _zipped((name, text.encode()) for name, text in files.items())


def _saved_pages(size: int) -> Iterator[Case]:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    page = b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><p>\xd9\x86\xd8\xb5\r\n"
    end = b"--b--\r\n"
    parts = {
        "messages in messages": b"--b\r\nContent-Type: message/rfc822\r\n\r\n"
        + b"Content-Type: message/rfc822\r\n\r\n" * 20_000,
        "boundaries in boundaries": b"".join(
            b"--b%d\r\nContent-Type: multipart/related; boundary=b%d\r\n\r\n" % (n, n + 1)
            for n in range(20_000)
        ).replace(b"--b0", b"--b"),
        "the same boundary": b"--b\r\nContent-Type: multipart/related; boundary=b\r\n\r\n" * 20_000,
        "parts": b"--b\r\nContent-Type: text/plain\r\n\r\na\r\n" * (size // 40),
        "pages": page * (size // 60), "headers": b"--b\r\n" + b"A: b\r\n" * (size // 6) + b"\r\n",
        "folded headers": b"--b\r\nA: b\r\n" + b" c\r\n" * (size // 4) + b"\r\n",
        "boundaries": b"--b\r\n" * (size // 5), "newlines": page + b"\n" * size,
        "lines": page + b"a\n" * (size // 2), "text": page + b"a " * (size // 2),
        "quoted": b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n" + b"=D9=86" * (size // 6), "soft ends": b"--b\r\nContent-Type: text/html\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>a" + b"=\r\n" * (size // 3),
        "base64": b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + b"PHA+YQ==\r\n" * (size // 10), "encoded words": b"--b\r\nContent-Type: text/html; name=\""
        + b"=?utf-8?q?a?= " * (size // 14) + b"\"\r\n\r\n<p>a", "parameters":
        b"--b\r\nContent-Type: text/html" + b"; a=b" * (size // 5) + b"\r\n\r\n<p>a", "no page": b"",
    }  # fmt: skip
    for name, data in parts.items():
        yield Case(f"mhtml: {name}", ".mhtml", partial(bytes, head + data + b"\r\n" + page + end))


def _encodings(size: int) -> Iterator[Case]:
    title = "عنوان\n\n"
    chance = random.Random(1)
    for byte in (0x00, 0x1A, 0x80, 0x81, 0xC7, 0xD8, 0xE0, 0xFE, 0xFF):
        yield Case(f"bytes: {byte:02x}", ".txt", partial(operator.mul, bytes([byte]), size))
        yield Case(f"bytes: a title and {byte:02x}", ".txt",
                   partial(_behind, title, bytes([byte, 10]), size // 2))  # fmt: skip
    yield Case("bytes: any", ".txt", lambda: chance.randbytes(size))
    yield Case("bytes: any above 7f", ".txt",
               lambda: bytes(b | 0x80 for b in chance.randbytes(size)))  # fmt: skip
    for encoding in (
        "cp1256",
        "iso-8859-6",
        "cp864",
        "mac-arabic",
        "utf-16",
        "utf-16-le",
        "utf-32",
    ):
        yield Case(f"encoding: {encoding}", ".txt",
                   partial((title + "نص " * (size // 9)).encode, encoding, "replace"))  # fmt: skip
        yield Case(f"encoding: lines in {encoding}", ".txt",
                   partial((title + "ن\n" * (size // 9)).encode, encoding, "replace"))  # fmt: skip
    yield Case("bytes: U+009D twice over", ".txt",
               lambda: title.encode() + b"\xc2\x9d" * 200_000)  # fmt: skip
    for code in (0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F):
        yield Case(f"bytes: U+00{code:02X} and letters", ".txt",
                   partial(repeated, chr(code) + "a", size // 4, title))  # fmt: skip
    for name, unit in {
        "declarations": b"<?xml encoding='", "metas": b"<meta charset=", "metas open": b"<meta ",
        "xml open": b"<?xml ",
    }.items():  # fmt: skip
        yield Case(f"bytes: {name}", ".html", partial(_declared, unit, size))
    for name, line in {
        "zeros": b"\0" * size, "letters": "ن".encode() * (size // 2), "short lines": b"a\n" * (size // 20),
        "words": "نص ".encode() * (size // 5), "brackets": b"(" * (size // 5), "no text": b"\xff" * size,
        "overrides": "\u202e".encode() * (size // 10), "mixed": "a ن ".encode() * (size // 5),
    }.items():  # fmt: skip
        yield Case(f"bidi: {name}", "", partial(bytes, line), "bidi")
