"""What holds for any source at all: nothing raises, and nothing unsafe comes out."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tools.fuzz import growing
from tools.fuzz.loading import watched

from newsreader.article.articles import Article
from newsreader.article.blocks import plain_text
from newsreader.article.serial import as_json
from newsreader.loading import Stream, load
from support.examples import examples

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
WORDS = (
    "كتب القلم في البلاد 12 آذار 2021 والناس، قال: «نعم» ثم مضى. مقالات ذات صلة شارك By Word a.b "
    "وطنٌ ... … *** /// // - * 1. ٢- أ- # ## > | --- ``` ~~~ [x](y) [^1] [^1]: <b> <!-- --> </b> "
    "&amp; &#27;[31m **bold** _em_ `code` https://a.b/c ![alt](img) <br> <script> \\ ![ ]( ::: {{< "
    ">}} [x] :--- المصدر: بقلم: tags: +++ title: \x1b[2J \x9b \x00 \ufeff \u202e"
).split(" ")
PARAGRAPH = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
DOCUMENT = st.lists(PARAGRAPH, max_size=12).map("\n".join) | st.lists(PARAGRAPH, max_size=12).map(
    "\n\n".join
)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from strings(item)


def assert_safe(article: Article) -> None:
    # Its path is the file's own name, as the system has it, and is shown nowhere as it is.
    for text in strings(dataclasses.replace(article, path="")):
        assert not UNSAFE.search(text.replace("\r", "\x00")), ascii(text)
    for label in (article.title, article.section or "", article.byline or "", *article.tags):
        assert "\n" not in label
    for value in spans(article.blocks):
        text, start, end = value
        assert 0 <= start <= end <= len(text)
    json.dumps(as_json(article))


def spans(value: Any) -> Iterator[tuple[str, int, int]]:
    if hasattr(value, "spans"):
        for span in value.spans:
            yield value.text, span.start, span.end
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from spans(item)


@given(data=st.binary(max_size=300), name=st.sampled_from(["-", "\x1b[2J.md"]))
@example(data=b"\x1b]0;x\x07\xff", name="-")
@examples(150)
def test_bytes_of_any_kind_give_an_article_or_a_fault(data: bytes, name: str) -> None:
    loaded = load(Stream(data, name))
    assert loaded.article is not None or loaded.faults
    assert not any(UNSAFE.search(str(fault)) for fault in loaded.faults)
    if loaded.article is not None:
        assert_safe(loaded.article)


@pytest.mark.unmeasured
@given(document=DOCUMENT)
@examples(250)
def test_text_of_any_kind_is_safe(document: str) -> None:
    loaded = load(Stream(document.encode("utf-8", "replace")))
    assert loaded.article is not None or loaded.faults
    if loaded.article is not None:
        assert_safe(loaded.article)


PROSE = "كتب القلم في البلاد والناس ثم مضى عن المدينة".split()
PLAIN = st.lists(
    st.lists(
        st.sampled_from("كتب القلم في البلاد والناس ثم مضى عن المدينة".split()),
        min_size=8,
        max_size=40,
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.unmeasured
@given(PLAIN)
@examples(150)
def test_no_word_of_prose_is_lost(texts: list[list[str]]) -> None:
    lines = [" ".join(words) + "." for words in texts]
    article = load(Stream("\n\n".join(["عنوان", *lines]).encode())).article
    assert article is not None
    body = " ".join(plain_text(block) for block in article.blocks)
    assert body.split() == " ".join(lines).split()


MATTER = st.lists(
    st.sampled_from(
        [
            "title: x", "title: [1, 2", "date: 2021-13-45", "tags: &a [*a, *a]",
            "author: {a: {b: c}}",
            'title: "\\ud800\\e"', "related: [{title: 1, path: [2]}, null, 3.5]", "? [a, b]\n: c",
            "date: 2021-03-01T10:00:00Z", "lang: !!python/object:os.system x", "- item", "\tx: y",
            "x: !!int 999999999999999999999999", "tags: !!set {a, b}", "url: |\n  a\n  b", "}{",
            "<<: *a", "title = 1", "[extra]", "date = 2021-01-01", "a.b = {c = [1, 2.5, true]}",
            "%YAML 9.9", "x = 9" + "9" * 400,
        ]
    )
    | st.text(st.characters(exclude_characters="\0"), max_size=20),
    max_size=6,
).map("\n".join)  # fmt: skip


@pytest.mark.unmeasured
@given(matter=MATTER, fence=st.sampled_from(["---", "+++"]), closing=st.booleans())
@examples(250)
def test_front_matter_of_any_kind_leaves_the_body(matter: str, fence: str, closing: bool) -> None:
    end = f"{fence}\n" if closing else ""
    document = f"{fence}\n{matter}\n{end}\n# العنوان\n\nمتن المقال هنا.\n"
    loaded = load(Stream(document.encode("utf-8", "replace")))
    assert loaded.article is not None
    assert_safe(loaded.article)
    assert any("متن المقال هنا." in text for text in strings(loaded.article.blocks))


@pytest.mark.unmeasured
def test_sources_grown_and_broken(tmp_path: Path) -> None:
    told: list[str] = []
    # Hangs and tracebacks; `make fuzz` is strict with time and memory, in a process of its own.
    found = growing.run(
        2026, 40, tmp_path, told.append, load=lambda path: watched(path, seconds=9, memory=4_000)
    )
    assert not found.failed, told
    assert found.done.total() == 40
    assert len(found.done) > 10
    assert not list(tmp_path.iterdir())
