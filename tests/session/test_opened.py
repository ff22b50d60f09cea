"""What is open: each article in the encoding and in the state that the reader wants it in."""

from __future__ import annotations

from pathlib import Path

from newsreader.article.blocks import plain_text
from newsreader.loading import Member, Stream
from newsreader.session.opened import Opened

PROSE = "هذا نص عربي واضح عن السوق القديمة في المدينة، وفيه ما يكفي من الكلام."


def written(path: Path, text: str, encoding: str = "windows-1256") -> str:
    path.write_bytes(f"العنوان\n\n{text}\n".encode(encoding))
    return str(path)


def body(opened: Opened, path: str, head: int | None = None) -> str:
    loaded = opened.load(path, head)
    assert loaded.article is not None
    return "".join(map(plain_text, loaded.article.blocks))


def test_an_encoding_is_given_to_one_article_and_taken_back(tmp_path: Path) -> None:
    one, other = written(tmp_path / "a.txt", PROSE), written(tmp_path / "b.txt", PROSE)
    opened = Opened()
    assert body(opened, one) == PROSE
    opened.use_encoding(one, "iso-8859-6")
    assert body(opened, one) != PROSE
    assert body(opened, other) == PROSE
    opened.use_encoding(one, None)
    opened.use_encoding(one, None)
    assert body(opened, one) == PROSE


def test_the_encoding_of_the_beginning_is_that_of_what_it_was_started_on(tmp_path: Path) -> None:
    first, other = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (first, other):
        written(path, PROSE, "iso-8859-6")
    opened = Opened(first, "windows-1256")
    assert opened.first == first
    assert body(opened, str(first)) != PROSE
    assert body(opened, str(other)) == PROSE
    opened.use_encoding(str(first), "iso-8859-6")
    assert body(opened, str(first)) == PROSE


def test_an_article_as_it_is_and_repaired_again(tmp_path: Path) -> None:
    damaged = "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in PROSE.encode()
    )
    path = written(tmp_path / "a.txt", damaged, "utf-8")
    opened = Opened()
    assert body(opened, path) == PROSE
    assert opened.toggle_original(path)
    assert body(opened, path) != PROSE
    assert not opened.toggle_original(path)
    assert body(opened, path) == PROSE
    opened.use_encoding(path, "utf-8")  # what is asked for is not repaired
    assert body(opened, path) != PROSE


def test_a_pipe_is_read_again_as_it_grows() -> None:
    opened = Opened(Stream(f"العنوان\n\n{PROSE}\n".encode()))
    assert body(opened, "-") == PROSE
    opened.renew(Stream(f"العنوان\n\n{PROSE}\n\n{PROSE}\n".encode()))
    assert body(opened, "-") == PROSE * 2


def test_a_member_of_a_collection_is_found_by_its_path(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"text": "الأول هنا"}\n{"text": "الثاني هنا"}\n', "utf-8")
    opened = Opened()
    source = opened.source(f"{lines}#2")
    assert isinstance(source, Member)
    assert "الثاني" in opened.load(f"{lines}#2").article.title  # type: ignore[union-attr]


def test_beginnings_in_every_encoding_until_nobody_waits(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", PROSE)
    opened = Opened()
    found = list(opened.beginnings(path, lambda: True))
    assert (found[0].chosen, found[0].encoding, found[0].title) == (
        None, "windows-1256", "العنوان",
    )  # fmt: skip
    named = {beginning.chosen: beginning.title for beginning in found}
    assert named["windows-1256"] == "العنوان"
    assert named["iso-8859-6"] != "العنوان"
    assert len(named) == len(found) > 5
    left = iter([True, True, False])
    assert len(list(opened.beginnings(path, lambda: next(left)))) == 2
