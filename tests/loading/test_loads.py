"""What loading says beside the article: faults in their order, how much was read, what it is."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from newsreader.article.blocks import plain_text
from newsreader.loading import Loaded, Member, Stream, load
from newsreader.loading.loads import Options, load_all, load_found

PROSE = "هذا نص طويل بما يكفي ليكون متنا لمقال، وفيه جملة ثانية تكمل الأولى."
TITLED = f"العنوان\n\n{PROSE}\n"
FEED = f'<rss version="2.0"><channel><item><title>خبر</title><description>{PROSE}</description></item></channel></rss>'  # noqa: E501


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def messages(loaded: Loaded) -> list[str]:
    return [fault.message for fault in loaded.faults]


def kind_of(path: Path, content: str | bytes) -> str:
    loaded = load(written(path, content))
    assert loaded.article is not None, loaded.faults
    return f"{loaded.article.format} {Path(loaded.article.path).name}"


def test_a_suffix_is_believed(tmp_path: Path) -> None:
    markdown, page = f"# العنوان\n\n**متن**\n\n{PROSE}\n", f"<html><body><p>{PROSE}</p></html>"
    for content in (TITLED, markdown, page, FEED, '{"text": "a"}\n{"text": "b"}\n', "PK\x03\x04"):
        assert kind_of(tmp_path / "a.txt", content) == "text a.txt", content
        assert kind_of(tmp_path / "a.MD", content) == "markdown a.MD", content
    assert kind_of(tmp_path / "a.html", markdown) == "html a.html"
    assert kind_of(tmp_path / "a.htm", TITLED) == "html a.htm"


def test_without_a_suffix_that_says_it_the_beginning_does(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><body><h1>العنوان</h1><p>{PROSE}</p></body></html>"
    for name in ("a", "a.story", "a.txt.bak"):
        path = tmp_path / name
        assert kind_of(path, TITLED) == f"text {name}"
        assert kind_of(path, f"# العنوان\n\n**متن** [رابط](a.md)\n\n- {PROSE}\n") == (
            f"markdown {name}"
        )
        assert kind_of(path, page) == f"html {name}"
        assert kind_of(path, FEED) == f"fragment {name}#1"
        assert kind_of(path, f'{{"text": "{PROSE}"}}\n' * 2).endswith(f"{name}#1")


def test_what_is_wrong_with_earlier_articles_is_told_with_the_first(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", f'{{"a"\n[1]\n{{"text": "{PROSE}"}}\n{{"b"\n')
    loaded = load(path)
    assert loaded.article is not None
    assert [(fault.line, fault.message) for fault in loaded.faults] == [
        (1, "is no JSON"),
        (2, "has no text of an article"),
    ]
    every = list(load_all(path))
    assert [bool(one.article) for one in every] == [False, False, True, False]
    assert messages(every[3]) == ["is no JSON"]
    assert all(str(fault).startswith(str(path)) for one in every for fault in one.faults)


def test_faults_of_one_article_are_told_in_the_order_in_which_they_are_found(
    tmp_path: Path,
) -> None:
    damaged = "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in (PROSE * 2).encode()
    )
    text = f"---\ntitle: [1\n---\n\n{damaged}\n\n"
    path = written(tmp_path / "a.md", text.encode() + b"\xff\n")
    loaded = load(path)
    assert loaded.article is not None
    assert messages(loaded)[:2] == [
        "is UTF-8 but for 1 places, the first in line 7: byte 0xff",
        "repaired: UTF-8 that was read in another encoding",
    ]
    assert len(loaded.faults) == 3
    assert loaded.faults[2].line == 3
    assert {fault.source for fault in loaded.faults} == {str(path)}
    as_it_is = load(path, repair=False)
    assert as_it_is.article is not None
    assert len(as_it_is.faults) == 2


def test_a_front_matter_that_is_bad_and_alone_is_an_article_without_text(tmp_path: Path) -> None:
    loaded = load(written(tmp_path / "a.md", "---\ntitle: [1\n---\n"))
    assert loaded.article is not None
    assert (loaded.article.title, loaded.article.blocks) == ("[1", ())
    assert [fault.line for fault in loaded.faults] == [3]
    assert load(written(tmp_path / "b.md", " \n\n")).faults[0].message == "holds no text"


def test_a_key_that_is_gone_and_a_collection_without_any(tmp_path: Path) -> None:
    lines = written(tmp_path / "a.jsonl", f'{{"text": "{PROSE}"}}\n')
    gone = load(Member(lines, "9"))
    assert messages(gone) == ["is not in this collection any more"]
    assert gone.faults[0].source == f"{lines}#9"
    empty = tmp_path / "a.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("x.bin", b"\0")
    assert messages(load(empty)) == ["holds no articles"]


def test_nothing_is_told_of_a_file_found_that_is_often_something_else(tmp_path: Path) -> None:
    options = Options()
    for name in ("a.json", "a.xml"):
        data = written(tmp_path / name, "{" if name == "a.json" else "<svg/>")
        assert load(data).faults, name
        assert list(load_found(data, options)) == [], name
    archive = tmp_path / "a.tar"
    with tarfile.open(archive, "w") as packed:
        packed.addfile(tarfile.TarInfo("x.bin"), io.BytesIO())
    assert list(load_found(archive, options)) == []
    good = written(tmp_path / "b.jsonl", f'{{"text": "{PROSE}"}}\nno\n')
    found = list(load_found(good, options))
    assert [bool(one.article) for one in found] == [True, False]
    late = written(tmp_path / "c.jsonl", f'no\n{{"text": "{PROSE}"}}\n')
    assert [bool(one.article) for one in load_found(late, options)] == [False, True]
    text = written(tmp_path / "d.txt", "")
    assert [messages(one) for one in load_found(text, options)] == [["is empty"]]


def test_how_much_of_an_article_is_read(tmp_path: Path) -> None:
    text = "العنوان\n\n" + f"{PROSE}\n\n" * 3000
    path = written(tmp_path / "a.txt", text)
    head = load(path, head=50_000)
    assert head.partial
    assert head.share == pytest.approx(50_000 / len(text.encode()), rel=0.01)
    assert head.article is not None
    assert len(head.article.blocks) < 500
    whole = load(path)
    assert (whole.partial, whole.share) == (False, 1.0)
    assert whole.article is not None
    assert len(whole.article.blocks) == 3000
    assert [plain_text(block) for block in head.article.blocks] == [
        plain_text(block) for block in whole.article.blocks[: len(head.article.blocks)]
    ]


def test_how_far_into_its_source_each_article_stands(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", f'{{"text": "{PROSE}"}}\n' * 4)
    assert [one.done for one in load_all(path)] == [0.25, 0.5, 0.75, 1.0]


def test_what_an_article_does_not_say_is_guessed(tmp_path: Path) -> None:
    named = written(tmp_path / "some-story.md", "---\nsection: s\n---\n")
    article = load(named).article
    assert article is not None
    assert (article.title, article.section) == ("some-story", "s")
    told = load(Stream(f"---\nlang: fa\ndirection: ltr\n---\n\n{PROSE}\n".encode())).article
    assert told is not None
    assert (told.language, told.direction.name) == ("fa", "LTR")
    persian = load(Stream(f"---\nlang: fa\n---\n\n{PROSE}\n".encode())).article
    assert persian is not None
    assert (persian.language, persian.direction.name) == ("fa", "RTL")
    contradicted = load(Stream(f"---\nlang: en\n---\n\n{PROSE}\n".encode())).article
    assert contradicted is not None
    assert (contradicted.language, contradicted.direction.name) == ("ar", "RTL")
    guessed = load(Stream(TITLED.encode())).article
    assert guessed is not None
    assert (guessed.language, guessed.direction.name) == ("ar", "RTL")
    late = load(Stream(("12 34\n\n" * 20 + PROSE).encode())).article
    assert late is not None
    assert late.language == "ar"
