"""Collections in detail: how each is told, in what order things count, how far each part stands."""

from __future__ import annotations

import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from newsreader import bounds
from newsreader.article.articles import Article
from newsreader.article.blocks import plain_text
from newsreader.collections import objects
from newsreader.collections import pieces as module
from newsreader.collections.kinds import COLLECTIONS
from newsreader.collections.parts import Part, bounded, unpacking
from newsreader.collections.pieces import pieces
from newsreader.errors import SourceError
from newsreader.loading import Member, Options, Stream, load, load_all, registry
from newsreader.loading.resolving import resolve
from newsreader.recognition.titles import abbreviated
from newsreader.sources.sources import Opened
from support.fixtures import (
    ATOM,
    LAST,
    MORE,
    NAV,
    NCX,
    PACKAGE,
    PROSE,
    article,
    book,
    lines,
    tarred,
    zipped,
)


def articles(path: Path | Stream) -> list[Article]:
    found = [loaded.article for loaded in load_all(path, Options())]
    assert all(found)
    return [each for each in found if each is not None]


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def opened(data: bytes, name: str = "a", suffix: str = "") -> Opened:
    return Opened(io.BytesIO(data), name, suffix, len(data))


def kind(data: bytes, suffix: str = "") -> str | None:
    found = registry.collection_for(opened(data, suffix=suffix))
    return found.name if found is not None else None


@pytest.mark.parametrize(
    ("data", "suffix", "name"),
    [
        (b"PK\x03\x04", ".epub", "epub"), (b"PK\x03\x04", "", "zip"), (b"PK\x05\x06", "", "zip"),
        (b"PK\x03\x04" + b"x" * 30 + b"mimetypeapplication/epub+zip", "", "epub"),
        (b"PK\x03\x04" + b"x" * 100 + b"application/epub+zip", "", "zip"), (b"PK", ".epub", None),
        (b"\x1f\x8b", "", "packed"), (b"BZh", "", "packed"), (b"\xfd7zXZ\x00", "", "packed"),
        (b"x" * 257 + b"ustar", "", "tar"), (b"x" * 256 + b"ustar", "", None),
        (b"From: x\nContent-Type: multipart/related; a=b\n\n", "", "mhtml"),
        (b"From: x\nContent-Type:\n multipart/related\n", "", "mhtml"),
        (b"From: x\nContent-Type: multipart/mixed\n\nContent-Type: multipart/related", "", None),
        (b"<rss>", "", "feed"), (b"", ".xml", "feed"), (b"", ".rdf", "feed"), (b"<rssx>", "", None),
        (b"<?xml version='1.0'?>\n<!-- a --><feed>", "", "feed"), (b"<a:RDF>", "", "feed"),
        (b"\xef\xbb\xbf<feed>", "", "feed"), ("\ufeff<rss>".encode("utf-16-le"), "", "feed"),
        ("\ufeff<rss>".encode("utf-16-be"), "", "feed"), (b"a <rss>", "", None),
        (b"", ".jsonl", "jsonl"), (b"", ".ndjson", "jsonl"), (b'{"a"}\n{"b"}\n', "", "jsonl"),
        (b'{"a"}\n', "", "json"), (b'{"a"}\n["b"]', "", "json"), (b'{"a"}\n{"b"\n', "", "json"),
        (b"", ".json", "json"), (b'\xef\xbb\xbf {"a', "", "json"), (b"[{", "", "json"),
        (b"{\n", "", "json"), (b"[1]", "", None), (b"{a}", "", None), (b"", "", None),
        (b"<rss>", ".txt", None), (b"PK\x03\x04", ".md", None), (b"<rss>", ".html", None),
    ],
)  # fmt: skip
def test_how_each_kind_is_told(data: bytes, suffix: str, name: str | None) -> None:
    assert kind(data, suffix) == name


def test_what_is_often_something_else() -> None:
    assert registry.is_often_else("A.XML")
    assert registry.is_often_else("a.json")
    assert not registry.is_often_else("a.jsonl")
    assert not registry.is_often_else("a.zip")
    assert {each.name for each in COLLECTIONS if each.often_else} == {"feed", "json"}


# Feeds


def feed(*items: str, channel: str = "") -> Stream:
    return Stream(f"<rss><channel>{channel}{''.join(items)}</channel></rss>".encode())


def one(item: str, channel: str = "") -> Article:
    (found,) = articles(feed(f"<item><title>ع</title>{item}</item>", channel=channel))
    return found


def test_what_counts_first_in_an_entry() -> None:
    body = f"<description>{PROSE}</description>"
    assert str(one(f"<pubDate>2024-03-01</pubDate><updated>2024-03-02</updated>{body}").date) == (
        "2024-03-01"
    )
    assert str(
        one(f"<updated>2024-03-02</updated><published>2024-03-03</published>{body}").date
    ) == ("2024-03-03")
    assert (
        str(one(f"<date>2024-03-04</date><updated>2024-03-02</updated>{body}").date) == "2024-03-04"
    )
    assert one(f"<author><email>x</email><name>أ</name></author>{body}").byline == "أ"
    assert one(f"<author>ب</author><creator>أ</creator>{body}").byline == "أ"
    assert one(f"<source><title>ص</title></source>{body}", "<title>ق</title>").source == "ص"
    assert one(body, "<title>ق</title>").source == "ق"
    assert one(f"<category term='t' label='l'>x</category>{body}").section == "l"
    assert one(f"<category term='t'>x</category>{body}").section == "t"
    assert one(f"<category/><category>x</category>{body}").section == "x"
    assert one(body, "<language>fa</language>").language == "fa"
    assert one(f"<link/>{body}").url is None
    assert one(f"<link rel='self' href='s'/><link href='a'/>{body}").url == "a"
    assert one(f"<link rel='alternate'>a</link>{body}").url == "a"


def test_which_text_is_the_article() -> None:
    found = one(f"<description>{MORE}</description><encoded>&lt;p&gt;{PROSE}</encoded>")
    assert found.summary == MORE
    assert PROSE in str(found.blocks[0])
    found = one(f"<description> </description><summary>{MORE}</summary><content>{PROSE}</content>")
    assert found.summary == MORE
    assert PROSE in str(found.blocks[0])
    assert one(f"<description>{PROSE}</description>").summary is None
    assert one(f"<summary>{PROSE}</summary>").blocks


def test_instructions_to_programs_are_no_part_of_an_entry() -> None:
    found = one(f"<description>&lt;p&gt;{PROSE}<?a b?>&lt;/p&gt;&lt;p&gt;{MORE}</description>")
    assert [plain_text(block) for block in found.blocks] == [PROSE, MORE]


def test_how_far_into_a_feed_an_entry_stands() -> None:
    item = f"<item><title>ع</title><description>{PROSE}</description></item>"
    found = [each.done for each in load_all(feed(item, item, item, item))]
    assert found == sorted(found)
    assert all(0 < done <= 1 for done in found)
    assert load(Member(feed(item, item), "2")).article is not None
    assert load(Member(feed(item, item), "3")).article is None
    assert len(articles(Stream(ATOM.encode()))) == 2


# Books


def titles(**changed: str | bytes | None) -> list[str]:
    return [each.title for each in articles(Stream(book(**changed)))]


def test_titles_of_chapters_come_from_the_contents() -> None:
    entry = '<li><a href="text/one.xhtml">من الفهرس</a></li></ol>'
    assert titles(nav=NAV.replace("</ol>", entry))[0] == "من الفهرس"
    twice = '<li><a href="text/two.xhtml">آخر</a></li></ol>'
    assert titles(nav=NAV.replace("</ol>", twice))[1] == "الباب الثاني"  # the first counts
    assert titles(nav=None) == ["الباب الأول", abbreviated(MORE), "الباب الثالث"]
    assert titles(nav=None, ncx=None)[2] == abbreviated(LAST)
    below = NCX.replace('src="text/three%20.xhtml"', 'src="text/three%20.xhtml#part"')
    assert titles(nav=None, ncx=below)[2] == "الباب الثالث"


def test_contents_in_another_folder_count_from_there() -> None:
    package = PACKAGE.replace('href="toc.ncx"', 'href="text/toc.ncx"')
    contents = NCX.replace("text/three", "three")
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": book_file("META-INF/container.xml"),
        "OEBPS/book.opf": package, "OEBPS/text/toc.ncx": contents,
        "OEBPS/text/one.xhtml": book_file("OEBPS/text/one.xhtml"),
        "OEBPS/text/two.xhtml": book_file("OEBPS/text/two.xhtml"),
        "OEBPS/text/three .xhtml": book_file("OEBPS/text/three .xhtml"),
    }  # fmt: skip
    assert [each.title for each in articles(Stream(zipped(files)))][2] == "الباب الثالث"


def book_file(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book())) as archive:
        return archive.read(name)


def test_what_a_book_tells_of_itself_and_how_far_a_chapter_stands() -> None:
    two = PACKAGE.replace("</dc:creator>", "</dc:creator><dc:creator>ثان</dc:creator>")
    found = list(load_all(Stream(book(package=two))))
    assert [each.done for each in found][1:] == pytest.approx([1 / 3, 2 / 3])
    first = found[0].article
    assert first is not None
    assert first.byline == "ليلى الحسن، ثان"
    assert (str(first.date), first.language, first.format) == ("2021-05-06", "ar", "chapter")
    bare = PACKAGE[: PACKAGE.index("<metadata")] + PACKAGE[PACKAGE.index("<manifest") :]
    (plain, *_) = articles(Stream(book(package=bare)))
    assert (plain.section, plain.byline, plain.source, plain.date) == (None, None, None, None)


def test_the_first_metadata_are_the_book_s_and_what_is_no_chapter_is_passed_over() -> None:
    more = '<metadata xmlns:dc="x"><dc:date>1999-01-01</dc:date><dc:title>آخر</dc:title></metadata>'
    undated = PACKAGE.replace("<dc:date>2021-05-06</dc:date></metadata>", f"</metadata>{more}")
    (first, *_) = articles(Stream(book(package=undated)))
    assert (first.section, first.date) == ("حكايات السوق", None)
    one = '<itemref idref="one"/>'
    early = PACKAGE.replace(one, f'<itemref idref="css"/>{one}')
    assert titles(package=early) == titles()


# Archives


def test_how_far_into_an_archive_a_file_stands(tmp_path: Path) -> None:
    files = {f"{n}.txt": f"ع\n\n{PROSE}" for n in range(4)}
    path = written(tmp_path / "a.zip", zipped(files))
    assert [each.done for each in load_all(path)][1:] == [0.25, 0.5, 0.75]
    path = written(tmp_path / "a.tar", tarred(files))
    size = path.stat().st_size
    assert [each.done for each in load_all(path)][1:] == [n * 1024 / size for n in (1, 2, 3)]


def test_names_in_archives_that_are_passed_over() -> None:
    names = ["a.txt", "b/c.txt", ".d.txt", "e/.f/g.txt", "__MACOSX/h.txt", "b/__MACOSX/i.txt", "j/"]
    data = zipped(dict.fromkeys(names, f"ع\n\n{PROSE}"))
    assert [each.path for each in articles(Stream(data, "z"))] == ["z#a.txt", "z#b/c.txt"]
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("l.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "a.txt"
        archive.addfile(link)
        member = tarfile.TarInfo("a.txt")
        text = f"ع\n\n{PROSE}".encode()
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
    assert [each.path for each in articles(Stream(out.getvalue(), "t"))] == ["t#a.txt"]


def test_more_files_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MEMBERS", 2)
    files = {f"{n}.txt": f"ع\n\n{PROSE}" for n in range(3)}
    for data in (zipped(files), tarred(files)):
        found = list(load_all(Stream(data)))
        assert sum(1 for each in found if each.article) == 2
        assert [f.message for each in found for f in each.faults] == [
            "holds more than 2 files: the first ones are read"
        ]
    two = {f"{n}.txt": f"ع\n\n{PROSE}" for n in range(2)}
    assert not [f for each in load_all(Stream(zipped(two))) for f in each.faults]


def test_a_packed_file_has_the_name_without_its_suffix(tmp_path: Path) -> None:
    text = f"# ع\n\n{PROSE}\n".encode()
    for name, form in (("a.md.xz", "markdown"), ("a.txt.xz", "text"), ("a.xz", "markdown")):
        (found,) = articles(written(tmp_path / name, lzma.compress(text)))
        assert found.format == form


def test_what_is_unpacked_is_bounded() -> None:
    class Endless:
        def read(self, size: int) -> bytes:
            return b"x" * size

    much = bounds.Allowance(1 << 40)
    endless = bounded(Endless(), "a", 100, much)
    with pytest.raises(SourceError, match="expands to more than"):
        list(iter(lambda: endless.read(1 << 24), b""))
    least = bounds.ALLOWANCE
    with pytest.raises(SourceError, match="expands to more than"):
        bounded(Endless(), "a", 1, much, least + 1)
    assert bounded(io.BytesIO(b"abc"), "a", 1, much, least).read() == b"abc"
    large = least // bounds.EXPANSION + 1
    most = large * bounds.EXPANSION
    assert bounded(io.BytesIO(b"abc"), "a", large, much, most).read() == b"abc"
    with pytest.raises(SourceError, match="expands to more than"):
        bounded(io.BytesIO(b"abc"), "a", large, much, most + 1)
    whole = bounds.Allowance(0)
    whole.left = 5
    assert bounded(io.BytesIO(b"abc"), "a", 1, whole).read() == b"abc"
    assert whole.left == 2
    with pytest.raises(SourceError, match="expands to more than"):
        bounded(io.BytesIO(b"abc"), "a", 1, whole).read()


def test_what_goes_wrong_in_unpacking_is_one_line() -> None:
    def failing(error: Exception) -> str:
        def work() -> None:
            raise error

        with pytest.raises(SourceError) as caught:
            unpacking("a", work)
        return caught.value.fault.message

    assert failing(EOFError("x")) == "is cut short"
    assert failing(OSError("first\nsecond")) == "cannot be unpacked: first"
    assert failing(ValueError("x" * 99)) == f"cannot be unpacked: {'x' * 80}"
    assert failing(RuntimeError()) == "cannot be unpacked: RuntimeError"


# Objects


def json_of(value: object) -> Stream:
    return Stream(json.dumps(value, ensure_ascii=False).encode())


def test_which_field_is_the_text() -> None:
    def text(value: dict[str, object]) -> str:
        (found,) = articles(json_of({"title": "ع", **value}))
        return "|".join(map(plain_text, found.blocks))

    assert text({"content": MORE, "text": PROSE}) == PROSE
    assert text({"summary": MORE, "body": PROSE}) == PROSE
    assert text({"Article-Body": PROSE}) == PROSE
    assert text({"text": " ", "html": f"<p>{PROSE}</p>"}) == PROSE
    assert text({"paragraphs": [PROSE, {"value": MORE}, 7, [[MORE]]]}) == f"{PROSE}|{MORE}|{MORE}"
    assert text({"content": {"other": MORE, "rendered": PROSE}}) == PROSE
    assert text({"article": {"text": PROSE}, "x": 1}) == PROSE
    assert text({"_source": {"text": PROSE}}) == PROSE
    assert text({"text": MORE, "attributes": {"text": PROSE}}) == PROSE
    (found,) = articles(json_of({"title": "ع", "summary": PROSE}))
    assert found.summary is None
    (found,) = articles(json_of({"title": "ع", "summary": MORE, "text": PROSE}))
    assert found.summary == MORE
    deep = [[[[[PROSE]]]]]
    assert load(json_of({"title": "ع", "text": deep})).article is None


def test_how_far_into_json_an_article_stands(tmp_path: Path) -> None:
    listed = [article(n) for n in range(1, 5)]
    path = written(tmp_path / "a.json", json.dumps({"items": listed}))
    assert [each.done for each in load_all(path)][1:] == [0.25, 0.5, 0.75]
    bare = written(tmp_path / "b.json", json.dumps(listed))
    assert [each.done for each in load_all(bare)] == [1.0] * 4
    rows = written(tmp_path / "c.jsonl", lines(4))
    found = [each.done for each in load_all(rows)]
    assert found == sorted(found)
    assert found[1] == pytest.approx(0.5, abs=0.01)


def test_arrays_in_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    listed = json.dumps([article(1), article(2)], ensure_ascii=False)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1256"):
        text = listed if encoding != "cp1256" else listed.replace("ُ", "").replace("ّ", "")
        found = articles(written(path, text.encode(encoding)))
        assert [each.title for each in found] == ["خبر 1", "خبر 2"]
    # The beginning by which it is told may end within a character.
    padded = f'[{{"text": "{"س" * 40_000}", "title": "ع"}}]'
    for shift in range(2):
        (single,) = articles(written(path, (" " * shift + padded).encode()))
        assert single.encoding == "utf-8"
        assert "\ufffd" not in str(single.blocks)


def test_arrays_that_break_off(tmp_path: Path) -> None:
    good = json.dumps(article(1))
    broken = "is no JSON from here on"
    for rest, message in (("", None), (f",{good[:50]}", broken), (", x", broken)):
        found = list(load_all(written(tmp_path / "a.json", f"[{good}{rest}")))
        assert found[0].article is not None
        assert [f.message for each in found for f in each.faults] == ([message] if message else [])


def test_a_line_too_long_is_passed_over_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    monkeypatch.setattr(bounds, "OBJECT", 3000)
    good = lines(1)
    for extra in (3000, 3001, 6001, 9005):
        found = list(load_all(written(path, good + "x" * extra + "\n" + good)))
        told = [(f.line, f.message) for each in found for f in each.faults]
        assert sum(1 for each in found if each.article) == 2, extra
        assert [line for line, _ in told] == [2]
        assert told[0][1] == ("is no JSON" if extra < 3000 else "is larger than 0 MiB")
    last = list(load_all(written(path, good + "x" * 9000)))
    assert len(last) == 2


class _Counted(io.BytesIO):
    """Bytes that know how many of them were asked for at a time, None for all."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.lines: set[int | None] = set()
        self.reads: list[int] = []

    def read(self, size: int | None = -1) -> bytes:
        self.reads.append(-1 if size is None else size)
        return super().read(size)

    def readline(self, size: int | None = -1) -> bytes:
        self.lines.add(size)
        return super().readline(size)


def test_of_a_line_without_an_end_no_more_is_held_than_an_object(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "OBJECT", 3000)
    file = _Counted(lines(1).encode() + b"x" * 20_000)
    source = Opened(file, "a", ".jsonl", len(file.getvalue()))
    assert len(list(objects.of_lines(source, None))) == 2
    assert file.lines == {3001}


@pytest.mark.parametrize("shift", range(2))
def test_a_probe_that_ends_within_its_only_arabic_letter(tmp_path: Path, shift: int) -> None:
    body = "a" * ((64 << 10) - len('[{"text": "') - 1 - shift) + "ع" + " end of it all" * 9
    data = f'[{{"text": "{body}", "title": "t"}}]'
    (single,) = articles(written(tmp_path / "a.json", data))
    assert (single.encoding, "ع end" in str(single.blocks)) == ("utf-8", True)


# Long texts


def test_of_a_long_text_no_more_is_held_than_a_piece_and_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "PIECE", 1000)
    monkeypatch.setattr(bounds, "ARTICLE", 2000)
    monkeypatch.setattr(module, "_LONGEST_LINE", 300)
    monkeypatch.setattr(module, "_PROBE", 50)
    file = _Counted(b"a line of forty letters and a few more\n" * 400)
    found = list(pieces(Opened(file, "a", ".txt", len(file.getvalue())), None))
    assert len(found) == 16
    assert file.reads[:2] == [50, 1300]
    assert set(file.reads[2:-1]) == {1000}  # the last one finds the end


def test_a_long_text_whose_probe_ends_within_its_only_arabic_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "ARTICLE", 70_000)
    monkeypatch.setattr(bounds, "PIECE", 40_000)
    head = "word " * ((64 << 10) // 5) + "\n" * ((64 << 10) % 5 - 1)
    assert len(head) == (64 << 10) - 1
    found = articles(written(tmp_path / "a.txt", head + "ع" + " more" * 4000))
    assert len(found) > 1
    assert {each.encoding for each in found} == {"utf-8"}


def test_pieces_end_with_a_line_of_any_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "PIECE", 1000)
    monkeypatch.setattr(bounds, "ARTICLE", 2000)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        text = "".join(
            f"سطر رقم {n} من النص الطويل ਊ\n" for n in range(400)
        )  # U+0A0A: a line end's bytes
        data = text.encode(encoding)
        found = [each for each in pieces(opened(data), None) if isinstance(each, Part)]
        contents = []
        for part in pieces(opened(data), None):
            assert isinstance(part, Part)
            assert isinstance(part.content, Opened)
            contents.append(part.content.file.read())
        assert b"".join(contents) == data
        assert all(each.decode(encoding).endswith("\n") for each in contents)
        assert [each.number for each in found] == list(range(1, len(found) + 1))
        assert found[1].share == pytest.approx(len(contents[0]) / len(data))
        (third,) = list(pieces(opened(data), "3"))[:1]
        assert isinstance(third, Part)
        assert isinstance(third.content, Opened)
        assert third.content.file.read() == contents[2]


# References


def test_what_a_reference_means(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "news" / "deep").mkdir(parents=True)
    for name in ("a.md", "news/b.txt", "news/a.md", "news/deep/index.md", "c.html", "d.e.md"):
        (root / name).write_text("x", "utf-8")
    (tmp_path / "outside.md").write_text("x", "utf-8")
    here = root / "news" / "b.txt"

    def found(target: str) -> str | None:
        path = resolve(target, here, root)
        return str(path.relative_to(root.resolve())) if path is not None else None

    assert found("a.md") == "news/a.md"  # beside the article first
    assert found("/a.md") == "a.md"
    assert found("/news/a") == "news/a.md"
    assert found("c.html") == "c.html"  # then from the root
    assert found("b") == "news/b.txt"
    assert found("b.html") == "news/b.txt"
    assert found("deep") == found("deep/") == "news/deep/index.md"
    assert found("a.md#part") == found("a.md?x=1") == "news/a.md"
    assert found("../a.md") == "a.md"
    assert found("d.e") == "d.e.md"
    assert found("%61.md") == "news/a.md"
    others = [
        "",
        "#x",
        "//a.md",
        "https://a.example/a.md",
        "../../outside.md",
        "/",
        "zz.md",
        "a.txt",
    ]
    for target in others:
        assert found(target) is None, target
    assert resolve("a\0.md", here, root) is None
