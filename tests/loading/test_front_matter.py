"""Front matter as people write it: nothing of it is lost, or shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.articles import Article, Reference
from newsreader.display.fault_texts import fault_text
from newsreader.display.interface import Interface
from newsreader.display.labels import ARABIC
from newsreader.errors import Fault
from newsreader.formats.frontmatter import FrontMatter, is_opened, split
from newsreader.loading import load
from newsreader.sources.sources import Stream
from newsreader.text.controls import SafeText
from support.examples import examples
from support.outlines import outlines

BODY = "متن المقال في سطر طويل بما يكفي ليكون فقرة.\n"


def read(text: str) -> tuple[Article, tuple[Fault, ...]]:
    loaded = load(Stream(text.encode()))
    assert loaded.article is not None
    return loaded.article, loaded.faults


def test_a_title_with_a_colon() -> None:
    article, faults = read(f"---\ntitle: مصر: خبر: جديد\nauthor: ليلى\ntags: [أ, ب]\n---\n{BODY}")
    assert (article.title, article.byline) == ("مصر: خبر: جديد", "ليلى")
    assert article.tags == ("أ", "ب")
    assert outlines(article) == [f"p {BODY.strip()}"]
    assert [(fault.line, fault.message) for fault in faults] == [
        (2, "the front matter is taken line by line: a colon without quotation marks around it")
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("title:\tمصر", "مصر"),
        ("\ttitle: مصر", "مصر"),
        ("title: مصر\n\tauthor: ليلى", "مصر"),
        ("title: مصر: خبر\n  author: ليلى", "مصر: خبر"),
        ("title: @مصر", "@مصر"),
        ("title: %50 خصم", "%50 خصم"),
        ("title: `مصر` اليوم", "`مصر` اليوم"),
        ('title: "مصر" تفوز', '"مصر" تفوز'),
        ('title: "مصر: أم الدنيا"\nauthor: ا: ب', "مصر: أم الدنيا"),
        ("title: '«مصر»'\nauthor: ا: ب", "«مصر»"),
        ("author: ا: ب\ntitle:\n  «مصر» اليوم", "«مصر» اليوم"),
        ("title: - مصر", "- مصر"),
        ("title: *مصر", "*مصر"),
        ("title: !عاجل وصل", "!عاجل وصل"),
        ("title: [عاجل] خبر", "[عاجل] خبر"),
        ("title: مصر: خبر #3: بداية", "مصر: خبر #3: بداية"),
        ("title: عنوان طويل: يمتد\n  إلى سطر آخر", "عنوان طويل: يمتد إلى سطر آخر"),
        ("title: عنوان طويل: يمتد\nإلى سطر آخر", "عنوان طويل: يمتد إلى سطر آخر"),
        ("title:مصر\nauthor: ا: ب", "مصر"),
        ("Title : مصر: خبر", "مصر: خبر"),
        ("title: >\n  مصر\n  وخبر\nauthor: ا: ب", "مصر وخبر"),
        ("title: أول\ntitle: ثان", "أول"),
        ("# تعليق\n\ntitle: مصر: خبر", "مصر: خبر"),
        ("date: ~\nsection: ا: ب\ntitle: مصر", "مصر"),
    ],
)
def test_titles_as_people_write_them(head: str, title: str) -> None:
    for newline in ("\n", "\r\n"):
        article, faults = read(f"---\n{head}\n---\n{BODY}".replace("\n", newline))
        assert article.title == title
        assert outlines(article) == [f"p {BODY.strip()}"]
        assert len(faults) == 1


def test_lists_in_brackets_and_with_dashes() -> None:
    article, _ = read(
        "---\ntitle: ا: ب\ntags:\n- علوم: فلك\n- 'فضاء'\nauthors:\n\t- ليلى\n\t- سامي\n"
        'keywords: ["a, b", c]\nrelated:\n  - title: مصر: خبر\n    path: a/b.md\n  - c/d.md\n'
        "  - مقال: آخر\n  -\n    title: ثالث\nlang: ar\nsummary: |\n  سطر: أول\n  سطر ثان\n"
        f"params:\n  section: علوم\n---\n{BODY}"
    )
    assert article.tags == ("علوم: فلك", "فضاء")
    assert article.byline == "ليلى، سامي"
    assert article.section == "علوم"
    assert article.summary == "سطر: أول سطر ثان"
    assert article.related == (
        Reference(SafeText("مصر: خبر"), "a/b.md"),
        Reference(None, "c/d.md"),
        Reference(SafeText("مقال: آخر")),
        Reference(SafeText("ثالث")),
    )


def test_a_colon_in_a_list_that_is_yaml_is_text_all_the_same() -> None:
    article, faults = read(f"---\ntags:\n- مصر: خبر\nrelated:\n- مصر: مقال\n---\n{BODY}")
    assert article.tags == ("مصر: خبر",)
    assert article.related == (Reference(SafeText("مصر: مقال")),)
    assert not faults


def test_toml_that_is_none() -> None:
    article, faults = read(
        "+++\ntitle = مصر = خبر\ndate = 2024-03-01\ntags = [\n  'أ',\n  'ب',\n]\n[extra]\n"
        f'author = "ليلى"\n[[related]]\npath = "a/b.md"\n[[related]]\npath = "c/d.md"\n+++\n{BODY}'
    )
    assert (article.title, article.byline, article.tags) == ("مصر = خبر", "ليلى", ("أ", "ب"))
    assert [reference.target for reference in article.related] == ["a/b.md", "c/d.md"]
    assert [fault.line for fault in faults] == [2]


def test_what_says_nothing_is_no_value() -> None:
    article, faults = read(f"---\ntitle: مصر: خبر\nsection: null\nbyline: ~\n---\n{BODY}")
    assert faults
    assert (article.title, article.section, article.byline) == ("مصر: خبر", None, None)


def test_names_of_very_many_parts() -> None:
    for dots, is_read in ((999, True), (1_000, False)):
        front = split(SafeText(f"+++\n{'a.' * dots}a = 1\n+++\n{BODY}"))
        assert bool(front.fields) is is_read


def test_a_name_twice_keeps_both_values() -> None:
    matter = split(SafeText("---\ntags: أ\ntitle: ع\ntags: [ب, ج]\n---\nمتن"))
    assert matter.fields == {"tags": ["أ", "ب", "ج"], "title": "ع"}
    assert (matter.line, matter.fault) == (
        4, "the front matter is taken line by line: a name that stands there twice",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        ("---\ntitle: ا: ب\nauthor: ج\n\nمتن\n", {"title": "ا: ب", "author": "ج"}, "متن\n"),
        ("---\ntitle: ا\n\ntags: [x]\n \nمتن: نص\n", {"title": "ا", "tags": ["x"]}, "متن: نص\n"),
        ("---\ntitle: ا\n\ntags: [x]\nمتن\n", {"title": "ا"}, "tags: [x]\nمتن\n"),
        ("---\ntitle: ا\nauthor: ب\nقال: متن\nومتن\n", {"title": "ا", "author": "ب"},
         "قال: متن\nومتن\n"),
        ("---\ntitle: ا\n\nمتن\n\n---\n\nمتن\n", {"title": "ا"}, "متن\n\n---\n\nمتن\n"),
        ("---\ntitle: ا\nمتن\nمتن\nمتن\n---\nمتن\n", {"title": "ا"}, "متن\nمتن\nمتن\n---\nمتن\n"),
        ("---\ntitle: ا", {"title": "ا"}, ""),
        ("---\ntitle: ا\n\nauthor: ب\n", {"title": "ا", "author": "ب"}, ""),
        ("+++\ntitle = 'ا'\n\nمتن\n", {"title": "ا"}, "متن\n"),
        ("+++\n[params]\ntitle = 'ا'\n\nمتن\n", {"params": {"title": "ا"}}, "متن\n"),
    ],
)  # fmt: skip
def test_a_head_without_its_closing_line(text: str, fields: dict[str, Any], body: str) -> None:
    matter = split(SafeText(text))
    assert matter.fields == fields
    assert text[matter.body :] == body
    assert matter.fault == f"the front matter has no closing {text[:3]}"


@pytest.mark.parametrize(
    "text",
    [
        "---\nكلام بين خطين\n---\nمتن\n",
        "---\n- بند\n- بند\n---\nمتن\n",
        "---\nhttp://example.org/ هنا\n---\n",
        "---\n\n---\nx",
        "---\n# تعليق فقط",
        "نص",
    ],
)
def test_what_is_no_head_is_text(text: str) -> None:
    matter = split(SafeText(text))
    assert not matter.fields
    assert matter.fault is None
    assert matter.body in (0, text.find("---", 3) + 4)
    assert matter.body == 0 or not text[: matter.body].strip("-\n")
    assert not is_opened(text)


# Whatever people put behind a name, but for what YAML says is none of it: comments, anchors.
SIGNS = ": :: \" ' [ ] { } , - @ ` % ! | > ? = \t \\ ( ) « » / ~ . ;".split(" ")
WORDS = st.integers(0, 10_000).map("و{}".format) | st.integers(0, 10_000).map("w{}".format)
VALUES = st.lists(st.sampled_from([*SIGNS, " "]) | WORDS, max_size=10)
NAMES = ("title", "author", "section", "source", "Date", "summary", "layout")
LINES = st.one_of(
    st.tuples(st.sampled_from(NAMES), VALUES).map(lambda pair: f"{pair[0]}: {''.join(pair[1])}"),
    VALUES.map(lambda parts: f"- {''.join(parts)}"),
    VALUES.map(lambda parts: f"  {''.join(parts)}"),
)


def words_of(value: Any) -> Iterator[str]:
    """Yield the words of whatever fields hold, names of nested ones too."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from words_of(name)
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
    elif value is not None:
        yield from re.findall(r"\w+", value)


@pytest.mark.unmeasured
@given(VALUES, st.lists(LINES, max_size=6), st.sampled_from(["---", "...", "--- "]))
@examples(500)
def test_whatever_head_is_written_the_body_comes_out_whole(
    title: list[str], lines: list[str], closing: str
) -> None:
    head = "\n".join(["title: " + "".join(title), *lines])
    body = "متن\n\n---\n\ntitle: نص\n"
    matter = split(SafeText(f"---\n{head}\n{closing}\n{body}"))
    assert f"---\n{head}\n{closing}\n{body}"[matter.body :] == body
    if matter.fault is not None:
        assert set(words_of(head)) <= set(words_of(dict(matter.fields)))


@pytest.mark.unmeasured
@given(VALUES, st.lists(LINES, max_size=6))
@examples(300)
def test_without_its_closing_line_too(title: list[str], lines: list[str]) -> None:
    head = "\n".join(["title: " + "".join(title), *filter(str.strip, lines)])
    body = "متن هنا\n\nوهنا\n\nالخاتمة\n"
    text = f"---\n{head}\n\n{body}"
    matter = split(SafeText(text))
    assert text[matter.body :] == body
    assert set(words_of(head)) <= set(words_of(dict(matter.fields)))


@given(
    st.text(st.sampled_from("abا:=-[]{}\"'#|> \t\n"), max_size=60), st.sampled_from(["---", "+++"])
)
@examples(400)
def test_any_text_gives_fields_or_is_kept(text: str, fence: str) -> None:
    matter = split(SafeText(f"{fence}\n{text}"))
    assert isinstance(matter, FrontMatter)
    assert 0 <= matter.body <= len(fence) + 1 + len(text)


def test_reasons_are_said_in_arabic() -> None:
    for head in ("title: ا: ب", "title:\tا", "a: 1\na: 2", "title: !a خبر", "title: " + "[" * 1000):
        matter = split(SafeText(f"---\n{head}\n---\n"))
        shown = fault_text(Fault("خبر", matter.fault or "", matter.line), Interface(ARABIC))
        assert not re.search("[a-z]", shown)
