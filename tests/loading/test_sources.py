"""Files, folders and streams as they come: every fault one line, nothing raised."""

from __future__ import annotations

import io
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader import bounds
from newsreader.errors import SourceError
from newsreader.loading import Stream, discover, load, resolve

ESCAPES = "\x1b]0;owned\x07\x1b[31m"


def fault_of(path: Path | str | Stream) -> str:
    loaded = load(path)
    assert loaded.article is None
    assert len(loaded.faults) == 1
    assert "\n" not in str(loaded.faults[0])
    return loaded.faults[0].message


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_files_that_hold_no_article(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "missing.txt") == "no such file"
    assert fault_of(tmp_path) == "is a folder"
    assert fault_of(written(tmp_path / "empty.txt", b"")) == "is empty"
    assert fault_of(written(tmp_path / "blank.txt", b" \n\n ")) == "holds no text"
    assert (
        fault_of(written(tmp_path / "binary.txt", b"\x7fELF\0\0\0"))
        == "is not a text (binary data)"
    )
    assert fault_of(tmp_path / "empty.txt" / "inside.txt") == "no such file"
    address = "is an address, and nothing is fetched: save the page"
    assert fault_of("https://example.org/a.html") == address
    assert discover(Path("http://example.org"))[1][0].message == address
    assert fault_of("a\0b.txt") == "cannot be read: this is no file's name"
    assert fault_of("/dev/zero") == "is neither a file nor a pipe"


def test_damaged_utf_8_is_told_with_its_place(tmp_path: Path) -> None:
    text = "عنوان المقال\n\n" + "متن المقال.\n" * 20
    path = written(tmp_path / "bad.txt", text.encode() + b"\xff\n" + text.encode())
    loaded = load(path)
    assert loaded.article is not None
    assert loaded.article.encoding == "utf-8"
    assert loaded.faults[0].message == (
        "is UTF-8 but for 1 places, the first in line 23: byte 0xff"
    )
    assert str(loaded.faults[0]).startswith(str(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = written(tmp_path / "secret.txt", b"x")
    path.chmod(0)
    assert fault_of(path) == "permission denied"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "ARTICLE", 1 << 20)
    assert (
        fault_of(written(tmp_path / "large.txt", b"a" * ((1 << 20) + 1))) == "is larger than 1 MiB"
    )
    monkeypatch.setattr(bounds, "PIPED", 1 << 20)
    with pytest.raises(SourceError, match="larger than 1 MiB"):
        Stream.take(io.BytesIO(b"a" * ((1 << 20) + 1)))


def test_a_stream_that_breaks() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(SourceError, match="input/output error"):
        Stream.take(Broken())


def test_a_mark_at_the_beginning_is_taken_off(tmp_path: Path) -> None:
    article = load(
        written(tmp_path / "bom.txt", b"\xef\xbb\xbf" + "عنوان\n\nمتن.\n".encode())
    ).article
    assert article is not None
    assert (article.title, article.encoding) == ("عنوان", "utf-8")


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    text = "# عنوان\n\nمتن\n".encode()
    writer = threading.Thread(target=path.write_bytes, args=(text,))
    writer.start()
    article = load(path).article
    writer.join()
    assert article is not None
    assert (article.title, article.format) == ("عنوان", "markdown")


def test_no_escape_sequence_in_anything_that_is_told(tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[2J.md"
    name.write_text(
        f"---\ntitle: 'T{ESCAPES}'\nauthor: 'A{ESCAPES}'\n---\nبداية {ESCAPES} نهاية\n", "utf-8"
    )
    loaded = load(name)
    assert loaded.article is not None
    assert loaded.article.path == str(name)  # by which it is found again, and shown nowhere
    told = repr(replace(loaded.article, path="")) + repr(loaded.faults)
    assert "\\x1b" not in told
    assert "owned" not in told
    assert "\x1b" not in fault_of(tmp_path / "no\x1b[2J.md") + str(load(tmp_path / "no\x1b[2J.md"))


LONG = "عنوان طويل بما يكفي\n\n" + "\n\n".join(f"فقرة رقم {n}. " + "كلام " * 60 for n in range(400))


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_head_is_the_beginning_of_the_whole(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path / f"long{suffix}", LONG.encode())
    whole, head = load(path), load(path, head=20_000)
    assert head.partial
    assert not whole.partial
    assert head.article is not None
    assert whole.article is not None
    assert head.article.title == whole.article.title
    kept = list(head.article.blocks)
    assert 10 < len(kept) < len(whole.article.blocks)
    assert kept == list(whole.article.blocks[: len(kept)])
    stream = load(Stream(LONG.encode()), head=20_000)
    assert stream.article is not None
    assert stream.partial


def test_a_head_of_one_long_line(tmp_path: Path) -> None:
    path = written(tmp_path / "line.txt", ("عنوان\n\n" + "كلمة " * 30_000).encode())
    head = load(path, head=20_000)
    assert head.article is not None
    assert head.article.blocks
    without_blanks = load(written(tmp_path / "solid.txt", ("ك" * 100_000).encode()), head=20_000)
    assert without_blanks.article is not None


def test_a_head_knows_the_definitions_at_the_end(tmp_path: Path) -> None:
    text = "# عنوان\n\n[رابط][م]\n\n" + LONG + "\n\n[م]: https://example.org/m\n"
    head = load(written(tmp_path / "a.md", text.encode()), head=20_000)
    assert head.article is not None
    assert "https://example.org/m" in repr(head.article.blocks[0])


def test_a_head_leaves_out_what_it_leaves_open(tmp_path: Path) -> None:
    text = LONG[:5_000] + "\n\n```\ncode\n\n" + LONG + "\n```\n"
    head = load(written(tmp_path / "a.md", text.encode()), head=20_000)
    assert head.article is not None
    assert "code" not in repr(head.article.blocks)


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_head_without_blank_lines(tmp_path: Path, between: str) -> None:
    text = "عنوان\n\n" + between.join(f"سطر من سطور كثيرة رقم {n}" for n in range(4_000))
    path = written(tmp_path / "a.txt", text.encode())
    head, whole = load(path, head=20_000).article, load(path).article
    assert head is not None
    assert whole is not None
    assert head.title == whole.title


def test_progress_is_told(tmp_path: Path) -> None:
    shares: list[float] = []
    path = written(tmp_path / "a.md", ("# عنوان\n\n" + "فقرة **غليظة**.\n\n" * 1_000).encode())
    assert load(path, progress=shares.append).article is not None
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


@pytest.mark.unmeasured
def test_what_is_too_long_for_one_block_is_cut(tmp_path: Path) -> None:
    sentence = "هذه جملة من جمل كثيرة. "
    text = (
        "# عنوان\n\n" + sentence * 2_000 + "\n\n" + "ك" + "\u064e" * 50_000 + "\n\n"
        + "".join(f"- بند {n} {'x' * 90}\n" for n in range(400)) + "\n```py\n"
        + "x = 1\n" * 8_000 + "```\n\n" + "\n>\n".join("> " + sentence * 40 for _ in range(60))
        + "\n\n" + "".join(f"> صدر {n}  ///  عجز {n}\n" for n in range(1_500))
        + "\n\nحاشية[^1]\n\n[^1]: " + sentence * 1_500
        + "\n\n| a | b |\n|---|---|\n" + "| x | y |\n" * 11_000
    )  # fmt: skip
    article = load(written(tmp_path / "a.md", text.encode())).article
    assert article is not None
    from newsreader.article.blocks import Table, plain_text

    sizes = [len(plain_text(b)) for b in article.blocks if not isinstance(b, Table)]
    assert max(sizes) < 45_000
    assert len(sizes) > 15
    words = " ".join(plain_text(block) for block in article.blocks)
    assert words.count("هذه جملة") == 2_000 + 60 * 40 + 1_500


def test_folders(tmp_path: Path) -> None:
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    names = [
        "b.md",
        "a.txt",
        "sub/c.markdown",
        "sub/deep/d.TXT",
        ".hidden.md",
        "x.png",
        ".git/e.md",
    ]
    for name in names:
        written(tmp_path / name, b"x")
    found, faults = discover(tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        ".hidden.md", "a.txt", "b.md", "sub/c.markdown", "sub/deep/d.TXT",
    ]  # fmt: skip
    assert not faults
    shallow, _ = discover(tmp_path, deep=False)
    assert [path.name for path in shallow] == [".hidden.md", "a.txt", "b.md"]
    assert discover(tmp_path / "x.png") == ([tmp_path / "x.png"], ())


def test_folders_that_cannot_be_walked(tmp_path: Path) -> None:
    assert discover(tmp_path / "none")[1][0].message == "no such file"
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / ".#lock.md").symlink_to("user@host:1")
    found, faults = discover(tmp_path)
    assert found == []
    assert {fault.message for fault in faults} == {"is a link in a circle", "no such file"}


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()

    def refuse(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert discover(tmp_path)[1][0].message == "permission denied"


def test_a_folder_that_links_name_twice_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    written(tmp_path / "real" / "a.md", b"x")
    (tmp_path / "zlink").symlink_to(tmp_path / "real")
    assert len(discover(tmp_path)[0]) == 1


def test_references_are_files_of_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "sub" / "page").mkdir(parents=True)
    written(tmp_path / "outside.md", b"x")
    for name in ("a.md", "sub/b.txt", "sub/page/index.md", "مقال.md"):
        written(root / name, b"x")
    (root / "link.md").symlink_to(tmp_path / "outside.md")
    article = root / "sub" / "b.txt"

    def found(target: str) -> str | None:
        path = resolve(target, article, root)
        return None if path is None else str(path.relative_to(root.resolve()))

    assert found("b.txt") == "sub/b.txt"
    assert found("b") == "sub/b.txt"
    assert found("b.html") == "sub/b.txt"
    assert found("../a.md") == "a.md"
    assert found("/a.md#part") == "a.md"
    assert found("a.md?x=1") == "a.md"
    assert found("page/") == "sub/page/index.md"
    assert found("%D9%85%D9%82%D8%A7%D9%84.md") == "مقال.md"
    for target in (
        "../../outside.md", "/link.md", "https://example.org/a.md", "//host/a.md", "#top", "", "/",
        "x\0y", "gone.md", "file:///etc/passwd",
    ):  # fmt: skip
        assert found(target) is None, target
