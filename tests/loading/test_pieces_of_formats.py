"""What the formats share: metadata from fields, front matter, cutting to size, the two ends."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from newsreader import bounds
from newsreader.article.articles import Reference
from newsreader.article.blocks import (
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verse,
    Verses,
    plain_text,
)
from newsreader.article.spans import Span, Style
from newsreader.formats import frontmatter, heads, shape
from newsreader.formats.cutting import LONGEST, bounded
from newsreader.formats.drafts import Metadata
from newsreader.formats.fields import metadata
from newsreader.formats.markdown.pieces import pieces
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint
from support.blocks import inline, p

SENTENCE = "خرج الناس إلى السوق في الصباح وعادوا في المساء ومعهم ما اشتروه من الخبز والزيتون."


def linked(text: str, target: str) -> Paragraph:
    span = Span(CodePoint(0), CodePoint(len(text)), Style.NONE, target)
    return Paragraph(inline(text, span))


# Fields


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"Title": "ع"}, "title", "ع"), ({"headline": "ع"}, "title", "ع"),
        ({"title": "", "headline": "ع"}, "title", "ع"), ({"title": None}, "title", None),
        ({"title": 7}, "title", "7"), ({"title": True}, "title", None),
        ({"title": 1.5}, "title", "1.5"),
        ({"title": {"rendered": "ع"}}, "title", "ع"), ({"title": ["أ", "ب"]}, "title", "أ"),
        ({"title": [[["أ"]]]}, "title", "أ"), ({"title": [[[["أ"]]]]}, "title", None),
        ({"title": 1 << 256}, "title", None), ({"title": (1 << 255)}, "title", str(1 << 255)),
        ({"title": "x" * 6000}, "title", "x" * 5000),
        ({"category": "ع"}, "section", "ع"), ({"categories": ["ع", "غ"]}, "section", "ع"),
        ({"author": ["أحمد", "سلمى"]}, "byline", "أحمد، سلمى"),
        ({"by": ["A", "B"]}, "byline", "A, B"),
        ({"authors": [{"name": "أ"}, {"Full-Name": "ب"}]}, "byline", "أ، ب"),
        ({"params": {"author": "أ"}}, "byline", "أ"),
        ({"taxonomies": {"tags": "أ"}}, "tags", ("أ",)),
        ({"extra": {"author": "أ"}, "author": "ب"}, "byline", "ب"),
        ({"date": "2023-03-12"}, "date", datetime.date(2023, 3, 12)),
        ({"date": "later", "pubDate": "2023-03-12"}, "date", datetime.date(2023, 3, 12)),
        ({"date": datetime.date(2023, 3, 12)}, "date", datetime.date(2023, 3, 12)),
        ({"modified": ["x", "2023-03-12"]}, "date", datetime.date(2023, 3, 12)),
        ({"publish-date": "2023-03-12"}, "date", datetime.date(2023, 3, 12)),
        ({"publisher": "ص"}, "source", "ص"),
        ({"tags": "أ، ب; ج,#د ؛أ"}, "tags", ("أ", "ب", "ج", "د")),
        ({"tags": "# ,,"}, "tags", ()),
        ({"keywords": ["أ, ب", "ج"]}, "tags", ("أ", "ب", "ج")), ({"excerpt": "م"}, "summary", "م"),
        ({"url": "https://a.example/"}, "url", "https://a.example/"),
        ({"url": "/a/b"}, "url", "/a/b"),
        ({"url": "javascript:x"}, "url", None), ({"url": "mailto:x", "link": "b"}, "url", None),
        ({"url": ["data:x", "b.html"]}, "url", "b.html"), ({"permalink": " a b \n"}, "url", "a b"),
        ({"source": "https://a.example/"}, "url", "https://a.example/"),
        ({"source": "ص"}, "url", None),
        ({"lang": "ar_SY"}, "language", "ar-SY"), ({"locale": "Arabic"}, "language", "ar"),
        ({"dir": "RTL"}, "direction", Direction.RTL),
        ({"direction": "ltr"}, "direction", Direction.LTR),
        ({"dir": "up"}, "direction", None),
        ({"related": "عنوان (a.md)"}, "related", (Reference(SafeText("عنوان"), "a.md"),)),
        ({"see-also": ["a/b", "عنوان آخر"]}, "related",
         (Reference(target="a/b"), Reference(SafeText("عنوان آخر")))),
        ({"related": [{"title": "ع", "url": "b"}, {"Path": "c"}, {"x": 1}, None, "", "x / y"]},
         "related",
         (Reference(SafeText("ع"), "b"), Reference(target="c"), Reference(SafeText("x / y")))),
        ({"related": [], "related_posts": ["a"]}, "related", (Reference(SafeText("a")),)),
    ],
)  # fmt: skip
def test_fields(fields: Mapping[str, Any], name: str, value: object) -> None:
    assert getattr(metadata(fields), name) == value


def test_metadata_are_completed_where_they_say_nothing() -> None:
    one, other, third = (Reference(SafeText(name)) for name in ("أ", "ب", "ج"))
    mine = Metadata(title=SafeText("لي"), tags=(SafeText("أ"),), related=(one, other))
    theirs = Metadata(
        title=SafeText("له"), section=SafeText("ق"), tags=(SafeText("ب"),), related=(other, third)
    )
    both = mine.completed(theirs)
    assert (both.title, both.section, both.tags) == ("لي", "ق", ("أ",))
    assert both.related == (one, other, third)
    assert Metadata().completed(theirs) == theirs


# Front matter


def split(text: str) -> tuple[str, dict[str, Any], str | None, int | None]:
    found = frontmatter.split(SafeText(text))
    return text[found.body :], dict(found.fields), found.fault, found.line


@pytest.mark.parametrize(
    ("text", "body", "fields"),
    [
        ("---\na: 1\n---\nمتن", "متن", {"a": "1"}), ("\n ---  \na: 1\n...\nمتن", "متن", {"a": "1"}),
        ("---\na: 1\n---", "", {"a": "1"}),
        ("+++\na = 1\nb = 'x'\n+++\nمتن", "متن", {"a": 1, "b": "x"}),
        ("---\na: [1, ~]\nb: {c: null}\n---\n", "", {"a": ["1", None], "b": {"c": None}}),
        ("---\na: '~'\nb: 007\nc: yes\n---\n", "", {"a": "~", "b": "007", "c": "yes"}),
        ("---\n---\nمتن", "متن", {}), ("---\n# x\n---\nمتن", "متن", {}),
        ("--- x\na: 1\n---\n", "--- x\na: 1\n---\n", {}),
        ("----\na: 1\n---\n", "----\na: 1\n---\n", {}),
        ("متن\n---\na: 1\n---\n", "متن\n---\na: 1\n---\n", {}),
        ("---\nكلام عادي\n---\nمتن", "---\nكلام عادي\n---\nمتن", {}),
        ("---\na: 1\nكلام عادي\nوآخر\n---\n", "---\na: 1\nكلام عادي\nوآخر\n---\n", {}),
        ("---\nno closing\n\nمتن", "---\nno closing\n\nمتن", {}),
        ("+++\n---\na: 1\n---\n", "+++\n---\na: 1\n---\n", {}),
        ("---\n- a\n- b: 1\n---\nمتن", "---\n- a\n- b: 1\n---\nمتن", {}),
    ],
)  # fmt: skip
def test_front_matter(text: str, body: str, fields: dict[str, Any]) -> None:
    assert split(text) == (body, fields, None, None)


READ = "the front matter is taken line by line: "
UNCLOSED = "the front matter has no closing "


@pytest.mark.parametrize(
    ("text", "body", "fields", "fault", "line"),
    [
        ("---\na: 1\nb: [\n---\nمتن", "متن", {"a": "1", "b": "["},
         READ + "expected the node content", 4),
        ("\n---\na: 1\nb: @\n---\nمتن", "متن", {"a": "1", "b": "@"}, READ + "found character", 4),
        ("+++\na = 1\nb = \n+++\nمتن", "متن", {"a": "1", "b": ""}, READ + "Invalid value", 3),
        ("---\na: 1\n\nمتن\n", "متن\n", {"a": "1"}, UNCLOSED + "---", 1),
        ("---\na: 1\nكلام\n\nم\n", "a: 1\nكلام\n\nم\n", {}, UNCLOSED + "---", 1),
        ("---\na: 1\nby: س\nكلام\n\nم\n", "كلام\n\nم\n", {"a": "1", "by": "س"},
         UNCLOSED + "---", 1),
        ("+++\na = 1\n\nمتن\n", "متن\n", {"a": 1}, UNCLOSED + "+++", 1),
        ("---\na: 1", "", {"a": "1"}, UNCLOSED + "---", 1),
    ],
)  # fmt: skip
def test_bad_front_matter(
    text: str, body: str, fields: dict[str, Any], fault: str, line: int
) -> None:
    rest, found, told, at = split(text)
    assert (rest, found, at) == (body, fields, line)
    assert told is not None
    assert told.startswith(fault)


@pytest.mark.unmeasured
def test_how_deep_and_how_large_front_matter_may_be() -> None:
    deep = "[" * 9 + "x" + "]" * 9
    fields = split(f"---\na: {deep}\n---\n")[1]
    assert str(fields["a"]) == "[[[[[[[None]]]]]]]"
    many = ", ".join(["x"] * 3990)
    assert split(f"---\na: [{many}]\n---\n")[2] is None
    more = ", ".join(["x"] * 4000)
    assert split(f"---\na: [{more}]\n---\n")[2] == READ + "it is too large or has too many aliases"
    long = "---\na: " + "x" * bounds.FRONT_MATTER + "\n---\nمتن"
    assert split(long)[2] == "the front matter has no closing ---"


def test_a_text_that_begins_as_front_matter() -> None:
    assert frontmatter.is_opened("---\na: 1")
    assert frontmatter.is_opened("+++\na = 1")
    assert frontmatter.is_opened("+++\n[a]")
    assert not frontmatter.is_opened("---\nكلام")
    assert not frontmatter.is_opened("+++\na: 1")
    assert not frontmatter.is_opened("a: 1")


# Cutting


def sizes(*blocks: Block) -> list[int]:
    return [len(plain_text(block)) for block in bounded(blocks)]


def test_what_is_short_stays_as_it_is() -> None:
    blocks: list[Block] = [
        p("x" * LONGEST), Code(SafeText("x" * LONGEST)), List((Item((p("أ"),)),)), Rule(),
        Quote((p("أ"),)), Verses((Verse((inline("أ"),)),)),
    ]  # fmt: skip
    assert list(bounded(blocks)) == blocks


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    text = f"{'كلمة ' * 3900}نهاية.» {'بداية ' * 3000}"
    first, second = bounded([p(text)])
    assert plain_text(first).endswith("نهاية.»")
    assert plain_text(second).startswith("بداية")
    no_sentence = "كلمة " * 5000
    parts = list(bounded([p(no_sentence)]))
    assert [len(plain_text(part)) for part in parts] == [LONGEST - 6, 25000 - (LONGEST - 5)]
    assert sizes(p("x" * 45_000)) == [20_000, 20_000, 5_000]
    marked = "x" * (LONGEST - 2) + "\u064e" * 5 + "y" * 10
    assert [len(plain_text(part)) for part in bounded([p(marked)])] == [LONGEST - 3, 16]
    marks = "\u064e" * 30_000
    assert sizes(p(marks))[0] == LONGEST // 2


def test_spans_are_cut_with_their_paragraph() -> None:
    text = "x" * 30_000
    span = Span(CodePoint(19_990), CodePoint(20_010), Style.STRONG)
    first, second = bounded([Paragraph(inline(text, span))])
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [(s.start, s.end) for s in first.content.spans] == [(19_990, 20_000)]
    assert [(s.start, s.end) for s in second.content.spans] == [(0, 10)]


def test_lists_poems_code_and_quotations_are_cut_between_their_parts() -> None:
    items = tuple(Item((p("x" * 6_000),), checked=True) for _ in range(4))
    assert list(bounded([List(items, ordered=True, start=5)])) == [
        List(items[:3], ordered=True, start=5), List(items[3:], ordered=True, start=8),
    ]  # fmt: skip
    verse = Verse((inline("x" * 5_000), inline("y" * 5_000)))
    assert list(bounded([Verses((verse,) * 5)])) == [
        Verses((verse,) * 2), Verses((verse,) * 2), Verses((verse,)),
    ]  # fmt: skip
    code = Code(SafeText("\n".join(["x" * 9_999] * 5)), "py")
    assert list(bounded([code])) == [
        *[Code(SafeText("\n".join(["x" * 9_999] * 2)), "py")] * 2,
        Code(SafeText("x" * 9_999), "py"),
    ]  # fmt: skip
    quote = Quote((p("x" * 15_000), p("y" * 15_000), p("z")))
    assert [len(each.blocks) for each in bounded([quote]) if isinstance(each, Quote)] == [1, 2]
    deep = Quote((p("x" * 30_000),))
    assert sizes(deep) == [20_000, 10_000]
    note = Footnote(SafeText("1"), (p("x" * 30_000),))
    (cut,) = bounded([note])
    assert isinstance(cut, Footnote)
    assert len(cut.blocks) == 2
    table = Table((inline("x" * 30_000),), (), ())
    assert list(bounded([table])) == [table]


# Heads


def cut(text: str, unfinished: int | None = None) -> str:
    return heads.cut(text, lambda _: unfinished)


def test_where_the_beginning_of_a_text_ends() -> None:
    assert cut("أول\n\nثان\n\nثال") == "أول\n\nثان"
    assert cut("أول\n \t\nثان\n \t\nثال") == "أول\n \t\nثان"
    assert cut("سطر أول\nسطر ثان\nسطر ثا") == "سطر أول\nسطر ثان"
    assert cut("كلمات على سطر وا") == "كلمات على سطر"
    assert cut("xxxxxxxx") == "xxxxxxxx"
    assert cut("a\n\n" + "x" * 20) == "a\n\n" + "x" * 20  # a cut in the first quarter is too early
    assert cut("aaaaa\n\n" + "x" * 14) == "aaaaa"
    assert cut("aaa aaa\n" + "x " * 9 + "x") == "aaa aaa"
    assert cut("aaaa bbbb cccc dddd", 14) == "aaaa bbbb cccc"
    assert cut("aaaa bbbb cccc dddd", 2) == "aaaa bbbb cccc"  # what begins so early is shown
    assert cut("x" * 5000 + " " + "y" * 4094) == "x" * 5000
    assert cut("x" * 5000 + " " + "y" * 4095) == "x" * 5000 + " " + "y" * 4095


# The two ends of Markdown and pages


def test_the_title_is_the_first_heading_near_the_beginning() -> None:
    picture = Image(inline("صورة"), "a.jpg")
    found = shape.opening([picture, Heading(1, inline("عنوان")), p(SENTENCE)], Metadata())
    assert found.metadata.title == "عنوان"
    assert found.blocks == [picture, p(SENTENCE)]
    found = shape.opening([p("قصير"), Heading(1, inline("عنوان")), p(SENTENCE)], Metadata())
    assert found.metadata.title == "عنوان"
    assert found.blocks == [p("قصير"), p(SENTENCE)]
    found = shape.opening([Heading(2, inline("فصل")), p(SENTENCE)], Metadata())
    assert (found.metadata.title, found.blocks) == ("فصل", [p(SENTENCE)])
    long = p(f"{SENTENCE} " * 3)
    found = shape.opening([long, Heading(1, inline("عنوان"))], Metadata())
    assert found.metadata.title == SENTENCE.rstrip(".")
    assert found.blocks == [long, Heading(1, inline("عنوان"))]
    late: list[Block] = [*[p("س")] * 5, Heading(1, inline("عنوان"))]
    assert shape.opening(late, Metadata()).metadata.title == "س"
    two_lines = p("سطر\nآخر")
    found = shape.opening([two_lines], Metadata())
    assert (found.metadata.title, found.blocks) == ("سطر", [two_lines])
    assert shape.opening([Rule()], Metadata()).metadata.title is None


def test_a_heading_that_repeats_a_known_title_goes() -> None:
    known = Metadata(title=SafeText("العنوان"))
    befores: list[list[Block]] = [[], [Rule()], [Image(inline(""), "a.jpg")]]
    for before in befores:
        blocks = [*before, Heading(3, inline("العُنوان!")), p(SENTENCE)]
        assert shape.opening(blocks, known).blocks == [*before, p(SENTENCE)]
    others: list[list[Block]] = [
        [Heading(1, inline("آخر"))], [p("نص"), Heading(1, inline("العنوان"))],
    ]  # fmt: skip
    for kept in others:
        assert shape.opening(kept, known).blocks == kept
    assert shape.opening([], known).metadata.title is None


def test_lines_on_author_and_date_behind_the_title_are_taken() -> None:
    blocks: list[Block] = [
        Heading(1, inline("عنوان")), p("بقلم سامر"), p("120 مشاهدة"), p("12 آذار 2023"),
        p("بقلم ليلى"), p("13 آذار 2023"), p(SENTENCE),
    ]  # fmt: skip
    found = shape.opening(blocks, Metadata())
    assert found.metadata.byline == "سامر"
    assert found.metadata.date == datetime.date(2023, 3, 12)
    assert found.blocks == [p("13 آذار 2023"), p(SENTENCE)]  # four lines at most
    found = shape.opening([Heading(1, inline("عنوان")), p("اقرأ أيضا"), p("بقلم س")], Metadata())
    assert found.blocks == [p("اقرأ أيضا"), p("بقلم س")]
    found = shape.opening([Heading(1, inline("عنوان")), p(SENTENCE), p("بقلم سامر")], Metadata())
    assert found.metadata.byline is None


def test_asides_between_paragraphs() -> None:
    blocks: list[Block] = [
        p(SENTENCE), p("اقرأ أيضا: عنوان آخر"), linked("اقرأ أيضا: مرتبط", "b.md"),
        p("تابع القراءة بعد الإعلان"), Heading(2, inline("اقرأ أيضا: هنا")), p(SENTENCE),
    ]  # fmt: skip
    found = shape.without_asides(blocks)
    assert found.blocks == [p(SENTENCE), Heading(2, inline("اقرأ أيضا: هنا")), p(SENTENCE)]
    assert found.metadata.related == (
        Reference(SafeText("عنوان آخر")), Reference(SafeText("مرتبط"), "b.md"),
    )  # fmt: skip


def test_the_end_of_an_article() -> None:
    titles = List((Item((linked("أول", "a.md"),)), Item((p("ثان (b.md)"),)), Item((p("ثالث"),))))
    blocks: list[Block] = [
        p(SENTENCE), p("المصدر: صحيفة"), Rule(), Heading(2, inline("مقالات ذات صلة")), titles,
        linked("رابع", "d.md"), List((Item((p("طباعة"),)), Item((p("شارك المقال"),)))),
    ]  # fmt: skip
    found = shape.closing(blocks)
    assert found.blocks == [p(SENTENCE)]
    assert found.metadata.source == "صحيفة"
    assert found.metadata.related == (
        Reference(SafeText("أول"), "a.md"), Reference(SafeText("ثان"), "b.md"),
        Reference(SafeText("ثالث")), Reference(SafeText("رابع"), "d.md"),
    )  # fmt: skip
    assert shape.closing([p("المصدر: صحيفة")]).blocks == [p("المصدر: صحيفة")]
    two = Item((p("أ"), p("ب")))
    kept: list[Block] = [Heading(2, inline("مقالات ذات صلة")), List((two,)), p("طباعة")]
    assert shape.closing(kept).blocks == kept[:2]
    long: list[Block] = [p(SENTENCE * 60), Heading(2, inline("مقالات ذات صلة")), p("عنوان")]
    assert shape.closing(long).blocks == long[:1]
    far: list[Block] = [Heading(2, inline("مقالات ذات صلة")), p(SENTENCE * 60), p("عنوان")]
    assert shape.closing(far).blocks == far


def test_blank_lines_around_pieces_of_markdown_belong_to_none() -> None:
    found = [(piece.text, piece.start) for piece in pieces("\n\nأول\n\n\nثان\n \n")]
    assert found == [("أول", 2), ("ثان", 8)]


def test_a_name_of_very_many_parts_in_toml_is_taken_line_by_line() -> None:
    source = f"+++\ntitle = 'ا'\n{'a.' * 1_001}b = 1\n+++\nمتن"
    found = frontmatter.split(SafeText(source))
    assert source[found.body :] == "متن"
    assert found.fields["title"].startswith("'ا'")
    assert found.fault == "the front matter is taken line by line: a name of very many parts"
