"""What an article names within the same archive: found there, bounded, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.hostile_files import _overlapping

from newsreader import bounds
from newsreader.errors import SourceError
from newsreader.loading import Member, Source, Stream, file_beside, holds_files, load_all, located
from support.fixtures import PROSE, book, lines, packed, tarred, zipped

PNG, OTHER = b"\x89PNG one", b"\x89PNG other"
FILES: dict[str, str | bytes] = {
    "dir/story.txt": PROSE,
    "dir/c#.txt": PROSE,
    "dir/in.png": PNG,
    "dir/صورة أولى.png": PNG,
    "top.png": OTHER,
    "lines.jsonl": lines(2),
    "dir/.hidden.png": PNG,
}


def named(source: Source, target: str, limit: int = 1000) -> bytes | None:
    found = file_beside(source, target, limit)
    return found.data.rstrip(b"\n") if found is not None else None


@pytest.mark.parametrize(
    ("name", "data", "before"),
    [
        ("a.zip", zipped(FILES), ""),
        ("a.tar", tarred(FILES), ""),
        ("a.tar.gz", tarred(FILES, "w:gz"), ""),
        ("a.zip", zipped({"in.tgz": tarred(FILES, "w:gz"), "out.png": PNG}), "in.tgz#"),
        ("a.tar.xz", tarred({"x/in.zip": zipped(FILES), "out.png": PNG}, "w:xz"), "x/in.zip#"),
    ],
)
def test_a_file_of_the_same_archive_is_found_and_none_outside(
    tmp_path: Path, name: str, data: bytes, before: str
) -> None:
    (tmp_path / "outside.png").write_bytes(OTHER)
    (tmp_path / name).write_bytes(data)
    for source in (Member(tmp_path / name, f"{before}dir/story.txt"),
                   Member(Stream(data), f"{before}dir/story.txt")):  # fmt: skip
        assert holds_files(source)
        for target in ("in.png", "./in.png", "../dir/in.png", "/dir/in.png", "in.png?x#y",
                       "%D8%B5%D9%88%D8%B1%D8%A9%20%D8%A3%D9%88%D9%84%D9%89.png"):  # fmt: skip
            assert named(source, target) == PNG, target
        assert named(source, "../top.png") == OTHER
        for target in ("../../out.png", "../../outside.png", "/../outside.png", "none.png", "",
                       "..", "../", "https://x.example/in.png", "//in.png", "#in.png", "\0",
                       ".hidden.png", str(tmp_path / "outside.png")):  # fmt: skip
            assert named(source, target) is None, target
    source = Member(tmp_path / name, f"{before}lines.jsonl#2")
    assert named(source, "dir/in.png") == PNG
    assert named(Member(tmp_path / name, f"{before}dir/c#.txt"), "in.png") == PNG


def test_a_book_has_its_own_pictures(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(book(**{"one": None}))
    import zipfile

    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("OEBPS/images/a.png", PNG)
    (first, *_) = [each.article for each in load_all(path) if each.article is not None]
    source = located(first.path)
    assert named(source, "../images/a.png") == PNG
    assert named(source, "images/a.png") is None
    data = zipped({"books/b.epub": path.read_bytes(), "images/a.png": OTHER})
    nested = Member(Stream(data), f"books/b.epub#{first.path.partition('#')[2]}")
    assert named(nested, "../images/a.png") == PNG


def archived(page: str, *parts: tuple[str, bytes]) -> bytes:
    """Return a saved page with what belongs to it, each with its headers."""
    head = 'From: x\nContent-Type: multipart/related; boundary="b"\n\n'
    out = (head + page).encode()
    for headers, body in parts:
        out += b"\n--b\n" + headers.encode() + b"\n\n" + body
    return out + b"\n--b--\n"


PAGE = "--b\nContent-Type: text/html\nContent-Location: https://x.example/news/1.html\n\n<p>نص</p>"
SAVED = archived(
    PAGE,
    ("Content-Type: image/png\nContent-Location: https://x.example/img/a.png", PNG),
    ("Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-ID: <b@x>", b"iVBORw=="),
    ("Content-Type: image/png\nContent-Location:\n https://x.example/news/c.png", OTHER),
)


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page.mhtml.gz", "page.zip"])
def test_a_saved_page_has_its_own_pictures(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    inner = zipped({"dir/page.mhtml": SAVED}) if name == "page.zip" else SAVED
    path.write_bytes(packed(inner) if name.endswith(".gz") else inner)
    source = Member(path, "dir/page.mhtml") if name == "page.zip" else path
    assert named(source, "https://x.example/img/a.png") == PNG
    assert named(source, "/img/a.png") == PNG
    assert named(source, "../img/a.png") == PNG
    assert named(source, "c.png") == OTHER
    assert named(source, "cid:b%40x") == b"\x89PNG"
    for target in ("https://other.example/img/a.png", "a.png", "cid:c", "http://[x", ""):
        assert named(source, target) is None, target


def test_a_saved_page_without_an_address_has_pictures_by_theirs() -> None:
    data = archived("--b\nContent-Type: text/plain\n\nx", ("Content-Location: a.png", PNG))
    assert named(Stream(data), "a.png") == PNG


def test_what_is_too_large_or_damaged_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Member(Stream(zipped(FILES)), "dir/story.txt")
    with pytest.raises(SourceError, match="is larger than 0 MiB"):
        named(source, "in.png", len(PNG) - 1)
    assert named(source, "in.png", len(PNG)) == PNG
    monkeypatch.setattr(bounds, "ALLOWANCE", 1000)
    bomb = zipped({"a.txt": PROSE, "b.png": bytes(1 << 20)})
    with pytest.raises(SourceError, match="expands to more than"):
        named(Member(Stream(bomb), "a.txt"), "b.png", 1 << 30)
    broken = zipped(FILES).replace(b"dir/in.png", b"dir/an.png", 1)
    with pytest.raises(SourceError, match="cannot be unpacked"):
        named(Member(Stream(broken), "dir/story.txt"), "in.png")
    overlapping = Member(Stream(_overlapping(3, 1000)), "0.txt")
    assert named(overlapping, "1.txt") is None
    with pytest.raises(SourceError, match="cannot be unpacked"):
        named(Member(Stream(zipped(FILES)[:200]), "dir/story.txt"), "in.png")
    gone = Member(tmp_path / "gone.zip", "a.txt")
    assert not holds_files(gone)
    with pytest.raises(SourceError, match="no such file"):
        named(gone, "b.png")


def test_archives_are_opened_to_a_depth() -> None:
    data: bytes = zipped(FILES)
    key = "dir/story.txt"
    for depth in range(bounds.ARCHIVES):
        assert named(Member(Stream(data), key), "in.png") == PNG, depth
        data, key = zipped({"x.zip": data}), f"x.zip#{key}"
    deeper, further = zipped({"x.zip": data}), f"x.zip#{key}"
    assert named(Member(Stream(deeper), further), "in.png") is None


def test_what_is_no_archive_holds_no_files(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PROSE, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(lines(2), encoding="utf-8")
    for source in (tmp_path / "a.md", Member(tmp_path / "a.jsonl", "1"), Stream(b"text")):
        assert not holds_files(source)
        assert named(source, "a.md") is None
