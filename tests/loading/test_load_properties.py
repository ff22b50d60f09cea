"""What holds for any source at all: nothing raises, nothing unsafe comes out, heads are heads."""

from __future__ import annotations

import dataclasses
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsreader.article.articles import Article
from newsreader.loading import Stream, load, sources

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

_WORDS = st.sampled_from(
    [
        "كتب",
        "القلم",
        "في",
        "البلاد",
        "12",
        "آذار",
        "2021",
        "والناس،",
        "قال:",
        "«نعم»",
        "ثم",
        "مضى.",
        "مقالات",
        "ذات",
        "صلة",
        "شارك",
        "By",
        "Word",
        "a.b",
        "وطنٌ",
        "مُشَكَّل",
        "...",
        "…",
        "***",
        "///",
        "//",
        "-",
        "*",
        "1.",
        "٢-",
        "أ-",
        "#",
        "##",
        ">",
        "|",
        "---",
        "```",
        "~~~",
        "[x](y)",
        "[^1]",
        "[^1]:",
        "<b>",
        "<!--",
        "-->",
        "</b>",
        "&amp;",
        "&#27;[31m",
        "**bold**",
        "_em_",
        "`code`",
        "https://a.b/c",
        "![alt](img)",
        "<br>",
        "<script>",
        "\\",
        "![",
        "](",
        ":::",
        "{{<",
        "a",
        ">}}",
        "-",
        "[x]",
        ":---",
        "|",
        "a",
        "|",
        "b",
        "|",
        "^[note]",
        "\t",
        "tags:",
        "a,",
        "b",
        "المصدر:",
        "الوطن",
    ]
)
_LINES = st.lists(_WORDS, max_size=14).map(" ".join)
_PARAGRAPH = st.lists(_LINES, min_size=1, max_size=5).map("\n".join)
_DOCUMENT = st.lists(
    _PARAGRAPH | st.text(st.characters(exclude_characters="\0"), max_size=40), max_size=12
).map("\n\n".join)
_LONG_DOCUMENT = st.lists(_PARAGRAPH, min_size=15, max_size=40).map("\n\n".join)


def _strings(value: Any) -> Iterator[str]:
    """Yield every string anywhere in a value of dataclasses, tuples and plain values."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _strings(item)


def _assert_safe(article: Article) -> None:
    for text in _strings(article):
        assert _UNSAFE.search(text) is None, text
    assert article.title
    for span_text, start, end in _spans(article):
        assert 0 <= start < end <= len(span_text)


def _spans(value: Any) -> Iterator[tuple[str, int, int]]:
    if hasattr(value, "spans"):
        starts = [span.start for span in value.spans]
        assert starts == sorted(starts)
        for span in value.spans:
            yield value.text, span.start, span.end
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _spans(item)


@given(data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.md", "-", "\x1b[2J.md"]))
@example(data=b"\x1b]0;x\x07\xff", name="-")
@settings(max_examples=150, deadline=None)
def test_bytes_of_any_kind_give_an_article_or_a_fault(data: bytes, name: str) -> None:
    loaded = load(Stream(data, name))
    assert loaded.article is not None or loaded.faults
    assert not any(_UNSAFE.search(str(fault)) for fault in loaded.faults)
    if loaded.article is not None:
        _assert_safe(loaded.article)


@given(document=_DOCUMENT, suffix=st.sampled_from([".txt", ".md", ""]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_text_of_any_kind_is_safe(document: str, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(document.encode("utf-8", "replace"))
        loaded = load(path)
    if document.strip() and loaded.article is not None:
        _assert_safe(loaded.article)
    else:
        assert loaded.faults


_MATTER = st.lists(
    st.sampled_from(
        ["title: x", "title: [1, 2", "date: 2021-13-45", "tags: &a [*a, *a]", "author: {a: {b: c}}",
         "title: \"\\ud800\\e\"", "related: [{title: 1, path: [2]}, null, 3.5]", "? [a, b]\n: c",
         "date: 2021-03-01T10:00:00Z", "lang: !!python/object:os.system x", "- item", "\tx: y",
         "x: !!int 999999999999999999999999", "tags: !!set {a, b}", "url: |\n  a\n  b", "}{", "<<: *a",
         "title = 1", "[extra]", "date = 2021-01-01", "a.b = {c = [1, 2.5, true]}", "%YAML 9.9"]
    ) | st.text(st.characters(exclude_characters="\0"), max_size=20),
    max_size=6,
).map("\n".join)  # fmt: skip


@given(matter=_MATTER, fence=st.sampled_from(["---", "+++"]), closing=st.booleans())
@settings(max_examples=300, deadline=None)
def test_front_matter_of_any_kind_leaves_the_body(matter: str, fence: str, closing: bool) -> None:
    end = f"{fence}\n" if closing else ""
    document = f"{fence}\n{matter}\n{end}\n# العنوان\n\nمتن المقال هنا.\n"
    loaded = load(Stream(document.encode("utf-8", "replace"), "a.md"))
    assert loaded.article is not None
    _assert_safe(loaded.article)
    assert any("متن المقال هنا." in text for text in _strings(loaded.article.blocks))


@given(
    document=_LONG_DOCUMENT.filter(lambda text: "]:" not in text),
    head=st.integers(1, 2000),
    suffix=st.sampled_from([".txt", ".md"]),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_head_is_the_beginning_of_the_whole(document: str, head: int, suffix: str) -> None:
    _assert_head(document, head, suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    "document",
    [
        "عنوان\n\n" + "\n".join(f"سطر من قصيدة رقم {n}" for n in range(200)),
        "عنوان\n\n" + "\n\n".join(f"- بند رقم {n}" for n in range(200)),
        "عنوان\n\n" + "كلمة " * 4000,
        "عنوان\n\n```\n" + "code\n\n" * 400 + "```\n\nنهاية\n\n" + "نص. " * 40,
        "عنوان\n\n" + "\n".join("كلام طويل يملأ السطر حتى آخره ليبدو ملفوفا عند العمود الستين" for _ in range(99)),
    ],
)  # fmt: skip
def test_a_head_of_what_has_few_blank_lines(document: str, suffix: str) -> None:
    for head in (700, 1100, 2500):
        _assert_head(document, head, suffix)


def _assert_head(document: str, head: int, suffix: str) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.multiple(sources, MINIMUM=600, SLACK=400),
        patch("newsreader.loading.furniture.ZONE", (60, 100)),
        patch("newsreader.loading.plain.rejoining.SAMPLE", 150),
    ):
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(document.encode("utf-8", "replace"))
        whole, part = load(path), load(path, head=head)
    if whole.article is None or part.article is None:
        assert whole.faults
        assert not document.strip() or part.article is None or whole.article is None
        return
    if not part.partial:
        assert part == whole
        return
    assert part.article.title == whole.article.title
    assert part.article.section == whole.article.section
    kept = list(part.article.blocks[:-1])
    assert kept == list(whole.article.blocks[: len(kept)])
