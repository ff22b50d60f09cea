"""Sources that hold several articles, and the bounds within which they are read."""

from __future__ import annotations

import bz2
import io
import json
import lzma
import struct
from itertools import islice
from pathlib import Path

import pytest

from newsreader import bounds
from newsreader.article.articles import Article
from newsreader.article.blocks import plain_text
from newsreader.collections import feeds, objects, pieces
from newsreader.collections.parts import Part
from newsreader.decoding import encodings
from newsreader.errors import Fault, SourceError
from newsreader.loading import Member, Options, Stream, load, load_all, load_found, located
from newsreader.sources.sources import Opened
from support.examples import unmeasured
from support.fixtures import (
    ATOM,
    CONTAINER,
    MORE,
    PACKAGE,
    PROSE,
    RSS,
    article,
    book,
    lines,
    packed,
    page,
    tarred,
    zipped,
)
from support.outlines import outlines


def all_of(path: Path | Stream, **options: object) -> list[Article]:
    """Return the articles of a source, each of which `load` gives by its name too."""
    found = []
    for loaded in load_all(path, Options(**options)):  # type: ignore[arg-type]
        assert loaded.article is not None, loaded.faults
        stream = path if isinstance(path, Stream) else None
        again = load(located(loaded.article.path, stream), **options)  # type: ignore[arg-type]
        assert again.article == loaded.article
        assert 0 <= loaded.done <= 1
        found.append(loaded.article)
    return found


def faults_of(path: Path | Stream) -> list[str]:
    """Return what is told of a source, its name being left out."""
    name = path.name if isinstance(path, Stream) else str(path)
    told = [str(fault) for loaded in load_all(path) for fault in loaded.faults]
    assert all(line.startswith(name) and "\n" not in line for line in told)
    return [line.removeprefix(name).removeprefix(": ") for line in told]


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# Objects


def test_json_lines(tmp_path: Path) -> None:
    path = written(tmp_path / "news.jsonl", lines(3) + "\n\n")
    found = all_of(path)
    assert [one.title for one in found] == ["خبر 1", "خبر 2", "خبر 3"]
    assert found[1].path == f"{path}#2"
    assert found[1].section == "محليات"
    assert str(found[1].date) == "2024-03-02"
    assert outlines(found[1]) == [f"p {PROSE}", f"p {MORE}"]
    assert len(list(load_all(Member(path, "2")))) == 1


def test_what_is_wrong_with_a_line_is_told_with_its_number(tmp_path: Path) -> None:
    good = json.dumps(article(1))
    path = written(
        tmp_path / "news.jsonl",
        f'{good}\n{{bad\n{{"id": 3}}\n["x"]\n{good}\n'.encode() + b'{"text": "\xff\x00\x01"}\n',
    )
    assert faults_of(path) == [
        ":2: is no JSON", ":3: has no text of an article", ":4: has no text of an article",
        ":6: is not a text (binary data)",
    ]  # fmt: skip
    assert sum(1 for loaded in load_all(path) if loaded.article) == 2


def test_json_lines_are_told_by_their_looks(tmp_path: Path) -> None:
    assert len(all_of(written(tmp_path / "news.json", lines(2)))) == 2
    assert [one.path for one in all_of(Stream(lines(2).encode()))] == ["-#1", "-#2"]
    wide = written(tmp_path / "wide.jsonl", lines(2).encode("utf-16"))
    assert [one.title for one in all_of(wide)] == ["خبر 1", "خبر 2"]
    within = lines(2).replace("خبر", "خبر\u2028\x85").encode("utf-16")  # ends of lines elsewhere
    assert len(all_of(written(tmp_path / "within.jsonl", within))) == 2
    between = lines(2).replace(", ", ",\r ").encode("utf-16")  # white space of JSON
    assert len(all_of(written(tmp_path / "wide.jsonl", between))) == 2


def test_a_line_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "OBJECT", 2000)
    path = written(tmp_path / "news.jsonl", lines(1) + "x" * 9000 + "\n" + lines(1))
    assert faults_of(path) == [":2: is larger than 0 MiB"]
    assert sum(1 for loaded in load_all(path) if loaded.article) == 2


@pytest.mark.parametrize(
    ("value", "titles"),
    [
        ([article(1), article(2)], ["خبر 1", "خبر 2"]),
        ({"articles": [article(1)]}, ["خبر 1"]),
        ({"data": {"items": [article(1), article(2)]}}, ["خبر 1", "خبر 2"]),
        ({"data": {"id": 3}, "posts": [1], "items": [article(3)]}, ["خبر 3"]),
        (
            {
                "a": {"b": 1},
                "data": {"data": {"data": {"data": [{}]}}},
                "text": f"عنوان\n\n{PROSE}",
            },
            ["عنوان"],
        ),
        ({"hits": {"hits": [{"_source": article(4)}]}}, ["خبر 4"]),
        (article(5), ["خبر 5"]),
        ([{"title": {"rendered": "عنوان"}, "content": {"rendered": f"<p>{PROSE}</p>"}}], ["عنوان"]),
        ([{"headline": "عنوان", "paragraphs": [PROSE, {"text": MORE}]}], ["عنوان"]),
        ([{"headline": "عنوان", "description": PROSE}], ["عنوان"]),
        ([f"عنوان\n\n{PROSE}"], ["عنوان"]),
        ({"a": {"b": {"c": {"d": [1]}}}, "text": f"عنوان\n\n{PROSE}"}, ["عنوان"]),
    ],
)
def test_shapes_of_json(tmp_path: Path, value: object, titles: list[str]) -> None:
    path = written(tmp_path / "a.json", json.dumps(value, ensure_ascii=False, indent=1))
    found = all_of(path)
    assert [one.title for one in found] == titles
    assert all(PROSE in "".join(map(plain_text, one.blocks)) for one in found)
    if isinstance(value, dict) and "title" in value:
        assert found[0].path == str(path)


def test_json_in_utf_16(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.json", json.dumps([article(1)], ensure_ascii=False).encode("utf-16")
    )
    assert [one.title for one in all_of(path)] == ["خبر 1"]


def test_json_that_is_no_article(tmp_path: Path) -> None:
    def told(content: str | bytes) -> list[str]:
        return faults_of(written(tmp_path / "a.json", content))

    assert told('{"name": "x"}') == ["has no text of an article"]
    assert told('{"name":\n "x') == [":2: is no JSON"]
    assert told("[" * 100_000) == ["is no JSON from here on"]
    assert told('{"a":' * 100_000 + "1" + "}" * 100_000) == ["is no JSON of an article: too deep"]
    assert told('[{"text": "نص"}, {"text"') == ["is no JSON from here on"]
    assert told('[{"text": "نص"}, 17, [], "  "]')[-3:] == [
        f"#{n}: has no text of an article" for n in (2, 3, 4)
    ]
    assert told("[]") == ["holds no articles"]
    assert told("17") == ["has no text of an article"]


def test_a_long_array_is_read_as_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "_CHUNK", 64)
    values = [article(n, number=12345678901234567890) for n in range(1, 9)]
    path = written(tmp_path / "a.json", "\ufeff " + json.dumps([*values, 12345678]))
    found = [loaded.article for loaded in load_all(path) if loaded.article]
    assert [one.title for one in found] == [f"خبر {n}" for n in range(1, 9)]
    monkeypatch.setattr(bounds, "OBJECT", 100)
    assert faults_of(path) == ["is no JSON from here on"]
    monkeypatch.setattr(objects, "_CHUNK", 16)
    written(path, json.dumps([12345678] * 50 + ["نص"]))
    assert len(faults_of(path)) == 50
    written(path, "[1, 2")
    assert len(faults_of(path)) == 2
    monkeypatch.setattr(bounds, "ARTICLE", 100)
    path.write_text(json.dumps(article(1)))
    assert faults_of(path) == ["is larger than 0 MiB"]


# Feeds


def test_rss(tmp_path: Path) -> None:
    path = written(tmp_path / "feed.xml", RSS)
    first, second, bare = [one.article for one in load_all(path) if one.article]
    assert first.title == "ترميم السوق &secret;"  # what it names is never read
    assert (first.byline, first.section, first.source) == ("ليلى الحسن", "محليات", "صحيفة النهر")
    assert first.url == "https://nahr.example/1"
    assert first.summary == "وصف قصير للخبر."
    assert str(first.date) == "2024-03-03 08:49:37+00:00"
    assert outlines(first) == ["h2 السقف", f"p {PROSE} **مهم**", "ul(p أول; p ثان)"]
    assert [one.title for one in first.related] == ["حكاية النهر"]
    assert outlines(second) == [f"p {MORE}"]
    assert second.language == "ar"
    assert bare.title == "عنوان وحده"
    assert faults_of(path) == ["#4: has no text of an article"]


def test_what_is_empty_leaves_its_place_to_what_is_behind_it() -> None:
    bodies = "<description></description><description>نص</description>"
    (only,) = all_of(Stream(f"<rss><item><title/><title>خبر</title>{bodies}</item></rss>".encode()))
    assert (only.title, outlines(only)) == ("خبر", ["p نص"])


class Breaking(io.BytesIO):
    """A file that cannot be read behind its first bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise SourceError(Fault("a.rss", "is cut short"))
        return super().read(size)


@pytest.mark.parametrize("count", [1, 63, *unmeasured([64, 65, 200])])
def test_entries_read_ahead_are_all_there_in_their_order(tmp_path: Path, count: int) -> None:
    """Whether short ones or longer ones, or of a pipe, where none is read ahead."""
    for body in ("نص", PROSE * 300):
        items = "".join(
            f"<item><title>{n}</title><description>{body}</description></item>"
            for n in range(count)
        )
        feed = f"<rss>{items}<item/></rss>"
        for source in (written(tmp_path / "a.rss", feed), Stream(feed.encode())):
            loads = list(load_all(source))
            titles = [loaded.article.title for loaded in loads if loaded.article]
            assert titles == [str(n) for n in range(count)]
            assert [loaded.article is None for loaded in loads] == [False] * count + [True]


def test_entries_before_what_cannot_be_read_are_kept() -> None:
    items = "".join(f"<item><title>{n}</title></item>" for n in range(3))
    data = f"<rss>{items}".encode() + b" " * (1 << 20)
    found = feeds.entries(Opened(Breaking(data), "a.rss", ".rss", len(data)), None)
    parts = [one for one in islice(found, 3) if isinstance(one, Part)]
    assert [part.key for part in parts] == ["1", "2", "3"]
    with pytest.raises(SourceError):
        next(found)


def test_a_feed_is_told_by_its_looks() -> None:
    found = [loaded.article for loaded in load_all(Stream(RSS.encode()))]
    assert [one.path for one in found if one] == ["-#1", "-#2", "-#3"]


def test_atom() -> None:
    first, second = all_of(Stream(ATOM.encode()))
    assert first.title == "ترميم السوق"
    assert (first.byline, first.section, first.source) == ("ليلى الحسن", "محليات", "مدونة")
    assert (first.url, first.summary) == ("https://a.example/1", "موجز.")
    assert outlines(first) == [f"p {PROSE}"]
    assert second.language == "fa"
    assert outlines(second) == ["p سطر اول <b>", "p سطر دوم"]
    assert (
        len(all_of(Stream(f'<?xml version="1.0" encoding="utf-16"?>{ATOM}'.encode("utf-16")))) == 2
    )


def test_feeds_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for content in ("<svg/>", " ", "no xml", "\0"):
        path = written(tmp_path / "a.xml", content)
        assert faults_of(path) == ["is no RSS or Atom"], content
    assert faults_of(written(tmp_path / "a.xml", "<rss")) == ["holds no articles"]
    monkeypatch.setattr(bounds, "FEED", 10)
    assert faults_of(written(tmp_path / "a.rss", RSS)) == ["is larger than 0 MiB"]


# Books


def test_a_book(tmp_path: Path) -> None:
    path = written(tmp_path / "book.epub", book())
    found = all_of(path)
    assert [one.title for one in found] == ["الباب الأول", "الباب الثاني", "الباب الثالث"]
    assert [one.path for one in found] == [
        f"{path}#OEBPS/text/{name}.xhtml" for name in ("one", "two", "three ")
    ]
    assert {one.section for one in found} == {"حكايات السوق"}
    assert {one.byline for one in found} == {"ليلى الحسن"}
    assert {one.source for one in found} == {"دار النهر"}
    assert outlines(found[0]) == [f"p {PROSE}", "p انظر [الباب الثاني](two.xhtml)."]
    assert len(all_of(Stream(book()))) == 3


def test_books_that_are_damaged(tmp_path: Path) -> None:
    def told(data: bytes) -> list[str]:
        return faults_of(written(tmp_path / "book.epub", data))

    assert told(book(container=None)) == ["#META-INF/container.xml: is missing in the book"]
    assert told(book(container=CONTAINER.replace("book.opf", "x.opf"))) == [
        "is no EPUB that can be read: it names no book"
    ]
    assert told(book(package=" ")) == ["#OEBPS/book.opf: is no XML"]
    lost = PACKAGE.replace('idref="two"', 'idref="lost"')
    assert told(book(package=lost)) == ["#OEBPS/text/lost.xhtml: is missing in the book"]
    assert told(book(nav=" ", ncx=None)) == []
    assert told(book()[:300]) == ["cannot be unpacked: File is not a zip file"]


# Archives


FILES: dict[str, str | bytes] = {
    "dir/story.txt": f"قصة\n\n{PROSE}",
    "news.jsonl": lines(2),
    "packed.md.gz": packed(f"# مقال\n\n{MORE}"),
    "picture.png": b"\x89PNG",
    ".hidden.txt": "x",
    "__MACOSX/story.txt": "x",
    "folder/": b"",
}
NAMES = ["dir/story.txt", "news.jsonl#1", "news.jsonl#2", "packed.md.gz"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES)),
        ("a.tar", tarred(FILES)),
        ("a.tar.gz", tarred(FILES, "w:gz")),
        ("a.tgz", tarred(FILES, "w:gz")),
        ("a.tar.bz2", tarred(FILES, "w:bz2")),
        ("a.txz", tarred(FILES, "w:xz")),
        ("a.zip.gz", packed(zipped(FILES))),
    ],
)
def test_archives(tmp_path: Path, name: str, data: bytes) -> None:
    path = written(tmp_path / name, data)
    found = all_of(path)
    assert [one.path for one in found] == [f"{path}#{inside}" for inside in NAMES]
    assert [one.title for one in found] == ["قصة", "خبر 1", "خبر 2", "مقال"]
    assert [one.format for one in found] == ["text", "text", "text", "markdown"]
    assert len(all_of(Stream(data))) == 4
    heads = [loaded.article for loaded in load_all(path, Options(head=1))]
    assert [one.title for one in heads if one] == ["قصة", "خبر 1", "خبر 2", "مقال"]


def test_packed_files(tmp_path: Path) -> None:
    text = f"عنوان\n\n{PROSE}"
    for name, data in (
        ("a.txt.gz", packed(text)),
        ("a.txt.bz2", bz2.compress(text.encode())),
        ("a.txt.xz", lzma.compress(text.encode())),
        ("a.html.gz", packed(page())),
        ("a.gz", packed(packed(text))),
    ):
        path = written(tmp_path / name, data)
        (found,) = all_of(path)
        assert found.path == str(path)
        assert found.title in ("عنوان", "ترميم السوق القديم")
        assert faults_of(written(tmp_path / name, data[: len(data) // 2])) != []


def test_an_archive_in_an_archive_in_an_archive(tmp_path: Path) -> None:
    data = zipped({"a.txt": PROSE})
    for _ in range(2):
        data = zipped({"in.zip": data})
    path = written(tmp_path / "a.zip", data)
    assert [one.path for one in all_of(path)] == [f"{path}#in.zip#in.zip#a.txt"]
    for _ in range(6):
        data = zipped({"in.zip": data})
    told = faults_of(written(tmp_path / "b.zip", data))
    assert told == ["#in.zip" * 6 + ": is packed within too many others"]


@pytest.mark.unmeasured
def test_bombs_end_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "expands to more than 100 times its size: not read"
    bomb = b"a" * (40 << 20)
    assert faults_of(written(tmp_path / "a.txt.gz", packed(bomb))) == [told]
    assert faults_of(written(tmp_path / "a.zip", zipped({"a.txt": bomb}))) == [f"#a.txt: {told}"]
    monkeypatch.setattr(bounds, "ALLOWANCE", 1 << 20)
    # What a source does not say of itself is found out when it is read.
    lying = bytearray(zipped({"a.txt": bomb}))
    for place in (lying.find(b"PK\x03\x04") + 22, lying.find(b"PK\x01\x02") + 24):
        lying[place : place + 4] = struct.pack("<I", 1000)
    assert faults_of(written(tmp_path / "b.zip", bytes(lying))) != []
    assert faults_of(written(tmp_path / "a.txt.xz", lzma.compress(bomb))) == [told]


def test_archives_that_are_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"a.txt": PROSE, "b.txt": MORE})
    encrypted = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        encrypted[encrypted.find(sign) + offset] |= 1
    path = written(tmp_path / "a.zip", bytes(encrypted))
    assert faults_of(path) == ["#a.txt: is encrypted"]
    assert [loaded.article is None for loaded in load_all(path)] == [True, False]
    broken = bytearray(data)
    broken[broken.find(b"PK\x03\x04")] = 0
    assert faults_of(written(tmp_path / "b.zip", b"PK\x03\x04" + bytes(broken)))[0].startswith(
        ("#a.txt: cannot be unpacked", "cannot be unpacked")
    )
    unknown = bytearray(zipped({"a.txt": PROSE}))
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        unknown[unknown.find(sign) + offset] = 77
    assert faults_of(written(tmp_path / "c.zip", bytes(unknown)))[0].startswith(
        "#a.txt: cannot be unpacked"
    )
    assert faults_of(written(tmp_path / "d.tar", tarred({"a.txt": PROSE * 99})[:2000])) != []
    assert faults_of(written(tmp_path / "e.zip", zipped({"a.bin": "x"}))) == ["holds no articles"]
    other = {"package.json": "{}", "pom.xml": "<project/>", "a.txt": PROSE}
    assert faults_of(written(tmp_path / "f.zip", zipped(other))) == []
    nameless = zipped({"qq.txt": PROSE, "b.txt": MORE}).replace(b"qq.txt", b"\0q.txt")
    assert len(all_of(written(tmp_path / "g.zip", nameless))) == 1
    monkeypatch.setattr(bounds, "MEMBERS", 1)
    told = "holds more than 1 files: the first ones are read"
    assert faults_of(written(tmp_path / "a.zip", data)) == [told]
    assert faults_of(written(tmp_path / "a.tar", tarred({"a.txt": "x", "b.txt": "x"}))) == [told]


def test_files_that_nobody_named(tmp_path: Path) -> None:
    def told(name: str, content: str | bytes) -> int:
        return len(list(load_found(written(tmp_path / name, content), Options())))

    assert told("a.json", "{}") == 0
    assert told("a.zip", zipped({"a.bin": "x"})) == 0
    assert told("a.txt", "") == 1
    assert told("a.jsonl", "{bad\n" + lines(2)) == 3


def test_members_that_are_gone(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", zipped({"a.txt": PROSE}))
    loaded = load(Member(path, "b.txt"))
    assert loaded.article is None
    assert str(loaded.faults[0]) == f"{path}#b.txt: is not in this collection any more"
    assert load(Member(tmp_path / "no.zip", "b.txt")).faults[0].message == "no such file"


def test_names_of_members(tmp_path: Path) -> None:
    path = written(tmp_path / "a#b.zip", zipped({"x#y.txt": PROSE}))
    assert located(str(path)) == path
    assert located(f"{path}#x#y.txt") == Member(path, "x#y.txt")
    assert located(f"{tmp_path}/none#1") == Path(f"{tmp_path}/none#1")
    assert str(Member(Stream(b""), "3")) == "-#3"
    assert [one.path for one in all_of(path)] == [f"{path}#x#y.txt"]


# Web archives


def archived(html: str, charset: str = "utf-8", kind: str = "text/html") -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="--b"\r\n\r\n'
        b"----b\r\nContent-Type: image/png\r\n\r\nxx\r\n"
        + f'----b\r\nContent-Type: {kind}; charset="{charset}"\r\n\r\n'.encode()
        + html.encode(charset if charset != "x" else "utf-8")
        + b"\r\n----b--\r\n"
    )


def test_a_web_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for charset in ("utf-8", "windows-1256", "x"):
        path = written(tmp_path / "page.mhtml", archived(page(), charset))
        (found,) = all_of(path)
        assert found.path == str(path)
        assert found.title == "ترميم السوق القديم"
        assert PROSE in plain_text(found.blocks[0])
    assert len(all_of(Stream(archived(page())))) == 1
    assert faults_of(written(tmp_path / "a.mht", archived(" "))) == ["holds no page"]
    assert faults_of(written(tmp_path / "a.mht", archived("x", kind="text/css"))) == [
        "holds no page"
    ]
    with monkeypatch.context() as patch:
        patch.setattr(bounds, "PARTS", 2)  # the message itself, and the picture
        assert faults_of(tmp_path / "page.mhtml") == ["holds no page"]
    monkeypatch.setattr(bounds, "ARTICLE", 10)
    assert faults_of(tmp_path / "page.mhtml") == ["is larger than 0 MiB"]


# Long texts


def long_text(encoding: str) -> bytes:
    return ("عنوان الكتاب\n\n" + "".join(f"{n} {PROSE}\n\n" for n in range(200))).encode(encoding)


@pytest.mark.unmeasured
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32", "windows-1256"])
def test_a_long_text_comes_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(bounds, "PIECE", 16 << 10)
    monkeypatch.setattr(bounds, "ARTICLE", 24 << 10)
    monkeypatch.setattr(pieces, "_LONGEST_LINE", 4 << 10)
    data = long_text(encoding)
    path = written(tmp_path / "long.txt", data)
    found = all_of(path)
    assert [one.path for one in found] == [f"{path}#{n}" for n in range(1, len(found) + 1)]
    assert [one.title for one in found] == [
        "عنوان الكتاب", *(f"عنوان الكتاب ({n})" for n in range(2, len(found) + 1))
    ]  # fmt: skip
    whole = "\n".join(plain_text(block) for one in found for block in one.blocks)
    assert [line.split()[0] for line in whole.split("\n") if line] == [str(n) for n in range(200)]
    zipped_text = written(tmp_path / "long.zip", zipped({"in.txt": data}))
    assert [one.blocks for one in all_of(zipped_text)] == [one.blocks for one in found]


def test_pieces_of_a_text_without_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "PIECE", 999)
    monkeypatch.setattr(bounds, "ARTICLE", 2000)
    monkeypatch.setattr(pieces, "_LONGEST_LINE", 100)
    text = "كلمة" * 1000
    path = written(tmp_path / "long.txt", text)
    found = all_of(path)
    whole = "".join(plain_text(block) for one in found for block in one.blocks)
    assert "\ufffd" not in whole
    assert len(whole.replace("\n", "")) == len(text)
    assert load(Member(path, "99")).article is None


def test_line_ends_of_wide_characters() -> None:
    wide = "\u0a05\u0600\u0a05\n".encode("utf-16-le")
    assert pieces._line_end(wide, "utf-16-le") == 8
    assert pieces._line_end(wide[:-2], "utf-16-le") == 0


def test_pages_in_archives(tmp_path: Path) -> None:
    long = page(head="<title>x</title>", after="<p>" + "كلمة " * 700_000 + "</p>")
    path = written(tmp_path / "a.zip", zipped({"a.html": page(), "b.html": long}))
    first, second = load_all(path, Options(head=1))
    assert first.article is not None
    assert not first.partial
    assert second.article is not None
    assert second.partial


def test_a_long_page_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "PAGE", 100)
    assert faults_of(written(tmp_path / "a.html", page())) == ["is larger than 0 MiB"]


def test_what_is_no_text_is_no_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "ARTICLE", 100)
    assert faults_of(Stream(b"\0\1\2\3" * 100)) == ["is not a text (binary data)"]


def test_lines_in_an_older_encoding_are_read_in_that_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed: list[bytes] = []
    guess = encodings.guess

    def counted(data: bytes, declared: str | None = None) -> str:
        guessed.append(data)
        return guess(data, declared)

    monkeypatch.setattr(encodings, "guess", counted)
    older = (lines(3) + '{"title": "ن", "text": "ه"}\n' * 50).encode("cp1256", "replace")
    path = written(tmp_path / "news.jsonl", older + '{"text": "لا"}\n'.encode())
    assert len(list(load_all(path))) == 54
    assert len(guessed) < 5  # not each line
    found = all_of(path)
    assert {article.title for article in found[3:-1]} == {"ن"}
    assert found[-1].title == "لا"
