"""Lines of plain text: marks of lists, wrapped columns, what stands before and behind the body."""

from __future__ import annotations

import datetime

import pytest

from newsreader.article.articles import Reference
from newsreader.article.blocks import List, Paragraph, plain_text
from newsreader.formats.drafts import Metadata, Task
from newsreader.formats.text import closings, listing, openings, text
from newsreader.formats.text.body import Body, chunks_of, clean, is_item_or_verse
from newsreader.formats.text.rejoining import Column, column_of, column_of_text, is_joined
from newsreader.text.controls import SafeText
from support.outlines import outline

SENTENCE = "خرج الناس إلى السوق في الصباح وعادوا في المساء ومعهم ما اشتروه من الخبز والزيتون."


def body_of(source: str) -> Body:
    chunks = chunks_of(source)
    return Body(chunks, column_of_text(chunks, is_item_or_verse))


def body(source: str) -> list[str]:
    return [outline(block) for block in body_of(source).blocks()]


def wrapped(words: str, columns: int) -> str:
    """Return text wrapped as an editor wraps it."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > columns:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


# Marks


@pytest.mark.parametrize(
    ("line", "places", "rest"),
    [
        ("- أ", {(0, 0)}, "أ"), ("  • أ ", {(0, 0)}, "أ"), ("*أ", {(0, 0)}, "أ"),
        ("-أ", {(0, 0)}, "أ"),
        ("–أ", None, ""), ("-5", None, ""), ("- ", None, ""), ("1. أ", {(1, 1)}, "أ"),
        ("(١٢) أ", {(1, 12)}, "أ"), ("3- أ", {(1, 3)}, "أ"), ("3-أ", {(1, 3)}, "أ"),
        ("3.أ", None, ""),
        ("3 ) أ", {(1, 3)}, "أ"), ("1234. أ", None, ""), ("أ) ب", {(2, 0), (3, 0)}, "ب"),
        ("ا- ب", {(2, 0), (3, 0)}, "ب"), ("إ. ب", {(2, 0), (3, 0)}, "ب"), ("هـ) ب", {(2, 4),
        (3, 25)}, "ب"),
        ("ت) ب", {(2, 21), (3, 2)}, "ب"), ("(c) x", {(4, 2)}, "x"), ("C) x", None, ""),
        ("أ)ب", None, ""),
        ("كلمة", None, ""), ("", None, ""),
    ],
)  # fmt: skip
def test_marks_of_items(line: str, places: set[tuple[int, int]] | None, rest: str) -> None:
    found = listing.marked(line)
    assert (set(found.places) if found else None) == places
    assert (found.text if found else "") == rest


def test_which_mark_follows_which() -> None:
    def follows(before: str, item: str) -> set[tuple[int, int]] | None:
        one, other = listing.marked(before), listing.marked(item)
        assert one is not None
        assert other is not None
        found = listing.following(one, other)
        return set(found.places) if found else None

    assert follows("- أ", "• ب") == {(0, 0)}
    assert follows("1. أ", "٢- ب") == {(1, 2)}
    assert follows("1. أ", "3. ب") is None
    assert follows("1. أ", "- ب") is None
    assert follows("أ) س", "ب) س") == {(2, 1), (3, 1)}
    assert follows("ب) س", "ج) س") == {(2, 2)}
    assert follows("ب) س", "ت) س") == {(3, 2)}
    assert follows("a) x", "b) x") == {(4, 1)}
    assert follows("b) x", "a) x") is None


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("- أ\n- ب", ["ul(p أ; p ب)"]), ("3. أ\n4. ب", ["ol3(p أ; p ب)"]),
        ("أ) س\nب) ش", ["ol1(p س; p ش)"]), ("- أ\nكلمة", ["v - أ / كلمة"]),
        ("- أ\n\n- ب\n\nنص", ["ul(p أ; p ب)", "p نص"]),
        ("1. أ\n- ب\n- ت", ["p 1. أ", "ul(p ب; p ت)"]),
        ("- أ\n1. ب\n2. ت\n- ث", ["p - أ", "ol1(p ب; p ت)", "p - ث"]),
        ("- أ\n  تتمة\n- ب", ["ul(p أ تتمة; p ب)"]), ("نص:\n- أ\n- ب", ["p نص:", "ul(p أ; p ب)"]),
        ("---\nنص", ["rule", "p نص"]), ("نص\n* * *\nنص", ["p نص", "rule", "p نص"]),
        ("ــــ", ["rule"]),
        ("سطر\nقصير\n---\nنص", ["p سطر", "p قصير", "rule", "p نص"]),
        ("سطر\nقصير\nثالث\n---\nنص", ["v سطر / قصير / ثالث", "rule", "p نص"]),
        ("--", ["p --"]), ("-=-=", ["p -=-="]),
        ("- أ\n---\n- ب\n- ت", ["ul(p أ)", "rule", "ul(p ب; p ت)"]),
        ("سطر\nقصير\nثالث", ["v سطر / قصير / ثالث"]), ("سطر\nقصير", ["v سطر / قصير"]),
        ("جملة.\nأخرى.\nثالثة", ["p جملة.", "p أخرى.", "p ثالثة"]),
        ("جملة.\nأخرى", ["v جملة. / أخرى"]),
        ("س\n" + "ش" * 51, ["p س", "p " + "ش" * 51]), ("س\n" + "ش" * 50, ["v س / " + "ش" * 50]),
        ("قفا نبك من ذكرى     حبيب ومنزل هنا", ["v قفا نبك من ذكرى | حبيب ومنزل هنا"]),
        ("قفا نبك .. حبيب ومنزل", ["p قفا نبك .. حبيب ومنزل"]),
        ("قفا نبك .. حبيب ومنزل\nسقط اللوى .. بين الدخول",
         ["v قفا نبك | حبيب ومنزل / سقط اللوى | بين الدخول"]),
        ("a  b\tc", ["p a b c"]),
    ],
)  # fmt: skip
def test_blocks_of_lines(source: str, wanted: list[str]) -> None:
    assert body(source) == wanted


def test_how_far_ahead_the_next_item_is_sought() -> None:
    def items(between: int) -> bool:
        lines = ["- أ", *["  تتمة طويلة"] * between, "- ب"]
        blocks = list(body_of("\n".join(lines)).blocks())
        return isinstance(blocks[0], List)

    assert items(11)
    assert not items(12)


def test_a_long_line_alone_is_a_paragraph_whatever_it_begins_with() -> None:
    long = SENTENCE * 3
    assert body(f"{long}\n\n- أ\n- ب") == [f"p {long}", "ul(p أ; p ب)"]
    assert body(f"- {long}\n\n- ب")[0].startswith("ul(p خرج")
    assert body(f"أ) {long}\n\nب) {long}")[0].startswith("ol1(p خرج")


def test_references_within_the_body() -> None:
    found = body_of(f"{SENTENCE}\n\nاقرأ أيضا:\n- أول\n- ثان (b.md)\n\n{SENTENCE}")
    assert [plain_text(block) for block in found.blocks()] == [SENTENCE, SENTENCE]
    assert found.related == [Reference(SafeText("أول")), Reference(SafeText("ثان"), "b.md")]
    one = body_of(f"{SENTENCE}\n\nاقرأ أيضا: عنوان\n\nتابع القراءة بعد الإعلان\n\n{SENTENCE}")
    assert len(list(one.blocks())) == 2
    assert one.related == [Reference(SafeText("عنوان"))]
    for heading, count in (("اقرأ أيضا:", 5), ("اقرأ أيضا:", 6), ("اقرأ أيضا", 2), ("قال:", 2)):
        chunk = "\n".join([heading, *(f"- عنوان {n}" for n in range(count))])
        found = body_of(f"{SENTENCE}\n\n{chunk}")
        list(found.blocks())
        assert len(found.related) == (count if (heading, count) == ("اقرأ أيضا:", 5) else 0)
    prose = body_of(f"اقرأ أيضا:\n{SENTENCE * 3}")
    assert len(list(prose.blocks())) == 2


def test_chunks_and_blanks() -> None:
    assert chunks_of("a \n b\n\n\n \n c\n") == [["a", " b"], [" c"]]
    assert chunks_of(" \n\n") == chunks_of("") == []
    assert clean("  a   b\t c ") == "a b c"
    assert clean(" a b ") == "a b"
    assert is_item_or_verse("- أ")
    assert is_item_or_verse("قفا نبك من     حبيب ومنزل")
    assert not is_item_or_verse("كلمة")


# Columns


def column(source: str) -> Column | None:
    return column_of_text(chunks_of(source), is_item_or_verse)


def test_the_column_of_wrapped_lines() -> None:
    for columns in (50, 60, 72, 100):
        found = column(wrapped(SENTENCE * 12, columns))
        assert found is not None
        assert columns - 8 <= found.width <= columns
    assert column(wrapped(SENTENCE * 12, 40)) is None
    assert column(wrapped(SENTENCE * 12, 120)) is None
    assert column(SENTENCE) is None
    assert column("\n".join([SENTENCE] * 6)) is None  # each line is a sentence
    assert column("") is None


def test_columns_count_harakat_or_do_not() -> None:
    vocalised = "كَتَبَ الْوَلَدُ الدَّرْسَ فِي الْمَدْرَسَةِ الْقَدِيمَةِ ثُمَّ خَرَجَ " * 10
    counted = column(wrapped(vocalised, 70))
    assert counted is not None
    assert counted.counts_marks
    lines = [""]
    for word in vocalised.split():
        bare = "".join(c for c in lines[-1] + word if not "\u064b" <= c <= "\u0652")
        if lines[-1] and len(bare) + 1 > 60:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    passed_over = column("\n".join(lines))
    assert passed_over is not None
    assert not passed_over.counts_marks
    assert 50 <= passed_over.width <= 60


def test_a_column_by_most_of_the_lines() -> None:
    full = wrapped(SENTENCE * 12, 60)
    assert column(f"{full}\n\nسطر قصير\nآخر") is not None
    short = "\n".join(["قصير جدا", "وآخر قصير"] * 12)
    assert column(f"{short}\n{full}") is None
    # Only the beginning counts.
    assert column(f"{full}\n" * 5 + f"\n{short}" * 20) is not None
    address = "https://example.com/" + "x" * 90
    assert column(f"{full}\n{address}") == column(full)
    lines = wrapped(SENTENCE * 2, 60).split("\n")
    assert column_of(lines, is_item_or_verse) is not None
    assert column_of(lines[:2], is_item_or_verse) is None


def test_lines_that_go_on() -> None:
    at = Column(20, True)
    assert at.is_full("x" * 15, "yyyy z")  # a twentieth of the column may be left
    assert not at.is_full("x" * 15, "yyy z")
    assert is_joined("x" * 15 + " a", "yyy", at)
    assert not is_joined("x" * 15 + " a", "yyy", None)
    assert not is_joined("x x" * 8, "yyy", at)  # wider than the column: it was not wrapped there
    assert is_joined("x" * 24, "yyy", at)  # one word cannot be wrapped
    assert is_joined("x" * 17 + " a", " yyy", at)
    assert not is_joined("x" * 17 + " a", "  yyy", at)  # an indent begins a paragraph
    assert is_joined(" " + "x" * 16 + " a", "  yyy", at)
    bare = Column(20, False)
    assert bare.of("كَتَبَ") == 3
    assert at.of("كَتَبَ") == 6


def test_wrapped_lines_are_joined_with_one_blank() -> None:
    assert body(wrapped(SENTENCE * 6, 60)) == [f"p {SENTENCE * 6}"]
    two = f"{wrapped(SENTENCE * 6, 60)}\n{wrapped(SENTENCE * 6, 60)}"
    assert body(two)[-1].endswith("والزيتون.")


# The opening


NOTHING = Metadata()


def opened(source: str, known: Metadata = NOTHING, *, ended: bool = False) -> tuple[object, ...]:
    chunks = chunks_of(source)
    found = openings.opening(chunks, known, None, ended=ended)
    rest = "\n\n".join("\n".join(chunk) for chunk in found.chunks)
    return found.metadata.section, found.metadata.title, rest, found.shaped


@pytest.mark.parametrize(
    ("source", "ended", "section", "title", "rest"),
    [
        (f"عنوان\n\n{SENTENCE}", False, None, "عنوان", SENTENCE),
        (f"عنوان\n{SENTENCE}", False, None, "عنوان", SENTENCE),
        (f"قسم\n\nعنوان طويل من كلمات\n\n{SENTENCE}", False, "قسم", "عنوان طويل من كلمات",
         SENTENCE),
        (f"قسم\n\nعنوان من كلمات\n\n{SENTENCE}", False, None, "قسم",
         f"عنوان من كلمات\n\n{SENTENCE}"),
        (f"قسم\n\nعنوان ما\n\n{SENTENCE}", True, "قسم", "عنوان ما", SENTENCE),
        (f"قسم\n\nعنوان\n\n{SENTENCE}", True, None, "قسم", f"عنوان\n\n{SENTENCE}"),
        (f"قسم من ثلاث\n\nعنوان طويل من كلمات\n\n{SENTENCE}", False, None, "قسم من ثلاث",
         f"عنوان طويل من كلمات\n\n{SENTENCE}"),
        (f"قسم من ثلاث\n\nعنوان طويل من كلمات\n\n{SENTENCE}", True, "قسم من ثلاث",
         "عنوان طويل من كلمات", SENTENCE),
        (f"قسم\n\nعنوان طويل من كلمات\n\n12 آذار 2023\n\n{SENTENCE}", False, "قسم",
         "عنوان طويل من كلمات", SENTENCE),
        (f"قسم.\n\nعنوان طويل من كلمات\n\n{SENTENCE}", True, None, "قسم.",
         f"عنوان طويل من كلمات\n\n{SENTENCE}"),
        (f"قسم\n\nعنوان طويل من كلمات:\n\n{SENTENCE}", True, None, "قسم",
         f"عنوان طويل من كلمات:\n\n{SENTENCE}"),
        ("قسم\n\nعنوان طويل من كلمات\n\nقصير", True, None, "قسم", "عنوان طويل من كلمات\n\nقصير"),
        (f"قسم\nعنوان طويل من كلمات\n\n{SENTENCE}", True, None, "قسم",
         f"عنوان طويل من كلمات\n\n{SENTENCE}"),
        (f"- أ\n- ب\n\n{SENTENCE}", False, None, "- أ", f"- أ\n- ب\n\n{SENTENCE}"),
        (f"- أ\n\n{SENTENCE}", False, None, "- أ", SENTENCE),
        (f"تخطي إلى المحتوى\n\nعنوان\n\n{SENTENCE}", False, None, "عنوان", SENTENCE),
        (f"عنوان\n\nبقلم سامر\n\n12 آذار 2023\n120 مشاهدة\n\n{SENTENCE}", False, None,
         "عنوان", SENTENCE),
        (f"12 آذار 2023\n\nعنوان\n\n{SENTENCE}", False, None, "عنوان", SENTENCE),
        (f"12 آذار 2023\n\n{SENTENCE * 3}", False, None, "12 آذار 2023", SENTENCE * 3),
        ("12 آذار 2023", False, None, "12 آذار 2023", ""),
        (f"{SENTENCE} {SENTENCE}", False, None, SENTENCE.rstrip("."), f"{SENTENCE} {SENTENCE}"),
        ("قفا نبك من ذكرى     حبيب ومنزل هنا", False, None, "قفا نبك من ذكرى حبيب ومنزل هنا",
         "قفا نبك من ذكرى     حبيب ومنزل هنا"),
    ],
)  # fmt: skip
def test_sections_and_titles(
    source: str, ended: bool, section: str | None, title: str, rest: str
) -> None:
    assert opened(source, ended=ended) == (section, title, rest, section is not None)


def test_names_and_dates_around_the_title() -> None:
    chunks = chunks_of(
        f"13 آذار 2023\n\nعنوان\n\nبقلم سامر | 12 آذار 2023\n\nبقلم ليلى\n\n{SENTENCE}"
    )
    found = openings.opening(chunks, Metadata(), None, ended=False).metadata
    assert (found.byline, found.date) == ("سامر", datetime.date(2023, 3, 13))


def test_lines_that_repeat_what_front_matter_told() -> None:
    known = Metadata(title=SafeText("العنوان"), section=SafeText("القسم"))
    source = f"القسم\n\nالعُنوان\n\n12 آذار 2023\n\n{SENTENCE}\n\nالعنوان"
    assert opened(source, known)[2] == f"{SENTENCE}\n\nالعنوان"
    assert opened(f"{SENTENCE}\n\nالعنوان", known)[2] == f"{SENTENCE}\n\nالعنوان"
    chunks = chunks_of(source)
    assert openings.opening(chunks, known, None, ended=True).metadata.date == datetime.date(
        2023, 3, 12
    )
    assert opened(f"العنوان\n{SENTENCE}", known)[2] == SENTENCE


# The closing


def closed(source: str, *, shaped: bool = False) -> tuple[object, list[list[str]]]:
    found = closings.closing(chunks_of(source), None, shaped=shaped)
    return found.metadata.source, [list(chunk) for chunk in found.chunks]


def test_sources_at_the_end() -> None:
    two = f"{SENTENCE}\n\n{SENTENCE}"
    assert closed(f"{two}\n\nالمصدر: صحيفة") == ("صحيفة", [[SENTENCE], [SENTENCE]])
    assert closed(f"{two}\nالمصدر: صحيفة") == ("صحيفة", [[SENTENCE], [SENTENCE]])
    assert closed("المصدر: صحيفة") == (None, [["المصدر: صحيفة"]])
    assert closed(f"{two}\n\nصحيفة البحر") == (None, [[SENTENCE], [SENTENCE], ["صحيفة البحر"]])
    assert closed(f"{two}\n\nصحيفة البحر", shaped=True)[0] == "صحيفة البحر"
    assert closed(f"{two}\n\nصحيفة البحر\n\nشارك المقال") == ("صحيفة البحر", [[SENTENCE]] * 2)
    assert closed(f"{SENTENCE}\n\nصحيفة البحر", shaped=True)[0] is None
    assert closed(f"{two}\n\nسطر\nصحيفة البحر", shaped=True)[0] is None
    assert closed(f"أ\n\nقصير بلا نهاية\n\nصحيفة البحر", shaped=True)[0] is None  # noqa: F541
    assert closed(f"أ\n\n{'س' * 81}\n\nصحيفة البحر", shaped=True)[0] == "صحيفة البحر"
    assert closed(f"أ\n\n{'س' * 80}\n\nصحيفة البحر", shaped=True)[0] is None
    assert closed(f"{two}\n\n- صحيفة البحر", shaped=True)[0] is None


def test_clutter_at_the_end_goes_line_by_line() -> None:
    assert closed(f"{SENTENCE}\nشارك المقال\nطباعة") == (None, [[SENTENCE]])
    assert closed(f"{SENTENCE}\n\nالوسوم: أ\n\nشارك المقال") == (None, [[SENTENCE]])
    long = "س " * 101
    assert closed(f"شارك المقال\n\n{long.strip()}\n\nطباعة")[1] == [["شارك المقال"], [long.strip()]]
    assert closings.is_ended(chunks_of(f"{SENTENCE}\n\nطباعة"), None)
    assert closings.is_ended(chunks_of(f"{SENTENCE}\n\n{SENTENCE}\n\nالمصدر: صحيفة"), None)
    assert not closings.is_ended(chunks_of(f"{SENTENCE}\n\n{SENTENCE}"), None)


def test_clutter_is_sought_in_sixty_lines_and_four_thousand_code_points() -> None:
    def found(lines: list[str]) -> int:
        chunks = chunks_of("\n\n".join(["شارك المقال", *lines, "طباعة"]))
        ended = closings.closing(chunks, None, shaped=False)
        return len(chunks) - len(ended.chunks)

    titles = [f"عنوان {n}" for n in range(58)]
    heading = ["مقالات ذات صلة"]
    assert found([*heading, *titles[:39]]) == 42
    assert found(["كلمة"]) == 2
    assert found(["س" * 150, *heading, *["ع" * 150] * 26]) == 28
    assert found([*heading, *["ع" * 150] * 27]) == 1


def test_the_beginning_of_a_larger_text_has_no_closing() -> None:
    source = SafeText(f"عنوان\n\n{SENTENCE}\n\nشارك المقال")
    whole = text.parse(Task(source))
    part = text.parse(Task(source, partial=True, appendix="نهاية."))
    assert [plain_text(block) for block in whole.blocks] == [SENTENCE]
    assert [plain_text(block) for block in part.blocks] == [SENTENCE, "شارك المقال"]
    page = SafeText(f"قسم\n\nعنوان ما\n\n{SENTENCE}\n\n{SENTENCE}")
    assert text.parse(Task(page, partial=True, appendix="شارك المقال")).metadata.section == "قسم"
    assert text.parse(Task(page, partial=True, appendix="نص.")).metadata.section is None
    empty = text.parse(Task(SafeText(" "), Metadata(title=SafeText("ع"))))
    assert (empty.metadata.title, empty.blocks) == ("ع", ())
    assert text.likeness("") == 0.5
    assert isinstance(part.blocks[0], Paragraph)
