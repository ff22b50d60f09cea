"""What a line of an article is, line by line: clutter, references, titles, bylines, verses."""

from __future__ import annotations

import datetime

import pytest

from newsreader.article.articles import Reference
from newsreader.recognition import datelines, furniture, sourcelines, titles
from newsreader.recognition.coarse_folding import coarse_fold, width
from newsreader.recognition.furniture import Entry, Kind, ending
from newsreader.recognition.references import clean_target, reference
from newsreader.recognition.verses import hemistichs
from newsreader.text.controls import SafeText

SENTENCE = "خرج الناس إلى السوق في الصباح وعادوا في المساء ومعهم ما اشتروه من الخبز والزيتون."


def titled(*names: str) -> tuple[Reference, ...]:
    return tuple(Reference(SafeText(name)) for name in names)


def removed(*lines: str) -> list[int]:
    """Return which of the last lines of an article are clutter; "---" is a rule."""
    entries = [Entry("" if line == "---" else line, prose=line == SENTENCE) for line in lines]
    return sorted(ending(entries).removed)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("مقالات ذات صلة", Kind.RELATED), ("Related articles:", Kind.RELATED),
        ("اقرأ أيضا", Kind.RELATED), ("شارك المقال", Kind.CLUTTER),
        ("Facebook Twitter", Kind.CLUTTER),
        ("© 2023", Kind.CLUTTER), ("  © الصحيفة", Kind.CLUTTER), ("الرئيسية > أخبار", Kind.CLUTTER),
        ("120 مشاهدة", Kind.NOISE), ("منذ 3 ساعات", Kind.NOISE),
        ("شارك المقال " + "x" * 160, None), ("© " + "x" * 160, None), ("كلام عادي", None),
        ("X", None), ("Facebook.", None), ("", None),
    ],
)  # fmt: skip
def test_kinds_of_clutter(line: str, kind: Kind | None) -> None:
    assert furniture.kind(line) is kind


def test_prose_is_what_is_too_long_for_a_line_of_clutter() -> None:
    assert not furniture.is_prose("x" * 200)
    assert furniture.is_prose("x" * 201)
    assert furniture.is_prose("x" * 90 + ".")
    assert not furniture.is_prose("x" * 89 + ".")
    assert not furniture.is_prose("x" * 91)


def test_clutter_goes_from_the_end_up_to_the_article() -> None:
    assert removed(SENTENCE, "شارك المقال", "طباعة") == [1, 2]
    assert removed(SENTENCE, "كلمة أخيرة") == []
    assert removed(SENTENCE, "شارك المقال", "كلمة أخيرة") == []  # a line at the very end is its own
    # A few lines between two of clutter are the article's, and stay.
    assert removed(SENTENCE, "شارك المقال", "المصدر", "طباعة") == [1, 3]
    assert removed(SENTENCE, "شارك المقال", "أ", "ب", "ج", "طباعة") == [1, 5]
    assert removed(SENTENCE, "شارك المقال", "أ", "ب", "ج", "د", "طباعة") == [6]
    assert removed("شارك المقال", SENTENCE, "طباعة") == [2]


def test_counts_go_where_nothing_waits_below_them() -> None:
    assert removed(SENTENCE, "120 مشاهدة", "طباعة") == [1, 2]
    assert removed(SENTENCE, "120 مشاهدة") == [1]
    assert removed(SENTENCE, "120 مشاهدة", "كلمة", "طباعة") == [3]


def test_rules_go_with_what_stands_below_them() -> None:
    assert removed(SENTENCE, "---", "طباعة") == [1, 2]
    assert removed(SENTENCE, "---") == []
    assert removed(SENTENCE, "طباعة", "---") == []
    assert removed(SENTENCE, "---", "كلمة", "---", "طباعة") == [3, 4]


def test_lines_below_their_heading_are_references() -> None:
    entries = [
        Entry(SENTENCE, prose=True), Entry("مقالات ذات صلة"), Entry("عنوان أول"),
        Entry("12 آذار 2023"), Entry("120 مشاهدة"), Entry("عنوان ثان (b.md)"),
        Entry("", references=titled("ثالث", "رابع")), Entry("طباعة"),
    ]  # fmt: skip
    found = ending(entries)
    assert sorted(found.removed) == [1, 2, 3, 4, 5, 6, 7]
    assert found.related == (
        *titled("عنوان أول"), Reference(SafeText("عنوان ثان"), "b.md"), *titled("ثالث", "رابع"),
    )  # fmt: skip


def test_references_of_two_headings_and_of_lines_of_their_own_keep_their_order() -> None:
    entries = [
        Entry("مقالات ذات صلة"), Entry("أول"), Entry("اقرأ أيضا: ثان"), Entry("اقرأ أيضا"),
        Entry("ثالث"),
    ]  # fmt: skip
    found = ending(entries)
    assert [each.title for each in found.related] == ["أول", "ثان", "ثالث"]
    assert sorted(found.removed) == [0, 1, 2, 3, 4]


def test_forty_references_are_looked_over_and_no_more() -> None:
    heading = Entry("مقالات ذات صلة")
    for count, found in ((40, 40), (41, 0)):
        entries = [heading, *(Entry(f"عنوان {number}") for number in range(count))]
        assert len(ending(entries).related) == found


def test_tags_are_those_of_the_last_line_of_them() -> None:
    entries = [
        Entry("الوسوم: قديم"),
        Entry("الوسوم: ماء، بحر؛ #سوق | قلعة / a•b,c;d"),
        Entry("طباعة"),
    ]
    found = ending(entries)
    assert found.tags == ("ماء", "بحر", "سوق", "قلعة", "a", "b", "c", "d")
    assert sorted(found.removed) == [0, 1, 2]
    assert furniture.tags("الوسوم:") == furniture.tags("كلمة: أخرى") == ()
    assert furniture.tags("Tags: one, two") == ("one", "two")
    assert furniture.tags("الوسوم: " + "أ، " * 200) == ()


def test_read_also_may_stand_anywhere_but_is_no_sentence() -> None:
    assert furniture.read_also("اقرأ أيضا: عنوان آخر") == Reference(SafeText("عنوان آخر"))
    assert furniture.read_also("Read also: Another one (b.md)") == Reference(
        SafeText("Another one"), "b.md"
    )
    for rest in ("جملة كاملة.", "سؤال؟", "really?", "نعم!", "هذا:", "", "x" * 201):
        assert furniture.read_also(f"اقرأ أيضا: {rest}") is None, rest
    assert furniture.read_also("قال أيضا: عنوان آخر") is None


def test_interruptions_and_skips_are_whole_lines() -> None:
    assert furniture.is_interruption("تابع القراءة بعد الإعلان")
    assert not furniture.is_interruption("تابع القراءة بعد الإعلان في البيت")
    assert not furniture.is_interruption("تابع القراءة بعد الإعلان" + " " * 160)
    assert furniture.is_skip("تخطي إلى المحتوى")
    assert not furniture.is_skip("تخطي إلى المحتوى سريعا")
    assert not furniture.is_skip("تخطي إلى المحتوى" + " " * 160)


@pytest.mark.parametrize(
    ("line", "title", "target"),
    [
        ("عنوان", "عنوان", None), ("- عنوان", "عنوان", None), ("3. عنوان", "عنوان", None),
        ("(١٢) عنوان", "عنوان", None), ("• عنوان", "عنوان", None),
        ("2026 عنوان", "2026 عنوان", None),
        ("عنوان (a.md)", "عنوان", "a.md"), ("عنوان [b/a.txt]", "عنوان", "b/a.txt"),
        ("عنوان <https://x.example/a>", "عنوان", "https://x.example/a"),
        ("عنوان – a.html", "عنوان", "a.html"), ("عنوان: a.md#part", "عنوان", "a.md#part"),
        ("عنوان\ta.markdown", "عنوان", "a.markdown"), ("عنوان | a.htm", "عنوان", "a.htm"),
        ("[عنوان](a.md)", "عنوان", "a.md"), ("a.md", None, "a.md"),
        ("<a/b.text>", None, "a/b.text"),
        ("https://x.example/", None, "https://x.example/"), ("عنوان a.pdf", "عنوان a.pdf", None),
        ("عنوان-a.md", None, "عنوان-a.md"),
        ("خبر:عاجل", "خبر:عاجل", None), ("نص خبر:a.md", "نص خبر", "a.md"),
    ],
)  # fmt: skip
def test_references(line: str, title: str | None, target: str | None) -> None:
    assert reference(line) == Reference(SafeText(title) if title else None, target)


def test_a_long_line_is_a_title_and_targets_are_clean() -> None:
    long = f"{'x' * 400} (a.md)"
    assert reference(long) == Reference(SafeText(long))
    assert clean_target(" a\nb\t.md\x1b[2J ") == "ab.md"


def test_titles() -> None:
    assert titles.is_title_like("x" * 150)
    assert not titles.is_title_like("x" * 151)
    for end in (".", "۔", "!", "؟", "?", "…", "؛", ";", "،", ",", '."', ".»", ".) ", ".\u200f"):
        assert titles.ends_sentence(f"جملة{end}"), end
    for end in ("", ":", "-", '"', ")"):
        assert not titles.ends_sentence(f"جملة{end}"), end
    assert titles.same("الماءُ والبحر!", "الماء والبحر")
    assert not titles.same("الماء", "البحر")
    assert titles.same("!!", "!!")
    assert not titles.same("!!", "؟؟")
    assert titles.same("م" + "\u064e" * 8, "م")


def test_a_whole_text_is_not_folded_for_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []
    monkeypatch.setattr(titles, "coarse_fold", folded.append)
    assert not titles.same("الماء", "الماء " * 1_000)
    assert not titles.same("الماء " * 1_000, "الماء")
    assert not folded


def test_a_title_made_of_prose() -> None:
    assert titles.abbreviated("عنوان  قصير\n") == "عنوان قصير"
    assert titles.abbreviated(f"{SENTENCE} {SENTENCE}") == SENTENCE.rstrip(".")
    assert titles.abbreviated(f"أول قصير. {'كلمة ' * 60}") == (
        "أول قصير. كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة…"
    )
    assert titles.abbreviated("x" * 300) == "x" * 80 + "…"
    assert titles.abbreviated(f"سؤال طويل بما يكفي أهذا هو؟ {'كلمة ' * 60}") == (
        "سؤال طويل بما يكفي أهذا هو؟"
    )
    comma = f"{'كلمة ' * 15}كلم، {'كلمة ' * 60}"
    assert titles.abbreviated(comma) == f"{'كلمة ' * 15}كلم…"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("بقلم سامر حداد", "سامر حداد"), ("بقلم: سامر حداد", "سامر حداد"), ("كتب: سامر", "سامر"),
        ("كتب سامر حداد", None), ("By Jane Doe", "Jane Doe"), ("By jane Doe", None),
        ("By Jane doe", None), ("by: jane doe", "jane doe"), ("Written by Jane Doe", "Jane Doe"),
        ("ترجمة: كمال داود", "ترجمة: كمال داود"), ("ترجمة: 12", None), ("بقلم 12", None),
        ("بقلم س", None), ("بقلم سا", "سا"), ("بقلم " + "س" * 60, "س" * 60),
        ("بقلم " + "س" * 61, None),
        ("بقلم " + "سا " * 6 + "سا", " ".join(["سا"] * 7)), ("بقلم " + "سا " * 7 + "سا", None),
        ("بقلم سامر؟", None), ("بقلم سامر.", None), ("بقلم أ. سامر", "أ. سامر"),
        ("מאת דנה לוי", "דנה לוי"), ("نویسنده: سارا", "سارا"),
    ],
)  # fmt: skip
def test_bylines(line: str, byline: str | None) -> None:
    found = datelines.read(line)
    assert (found.byline if found else None) == byline


def test_bylines_and_dates_on_one_line() -> None:
    day = datetime.date(2023, 3, 12)
    for joint in (" | ", " - ", " • ", "|", " – "):
        found = datelines.read(f"بقلم سامر حداد{joint}12 آذار 2023")
        assert found == datelines.Dateline(SafeText("سامر حداد"), day), joint
    assert datelines.read("12 آذار 2023 | 13 آذار 2023") == datelines.Dateline(None, day)
    assert datelines.read("بقلم سامر | كتبت: ليلى") == datelines.Dateline(SafeText("سامر"))
    assert datelines.read("12 آذار 2023 | كلام") is None
    assert datelines.read("12 آذار 2023" + " " * 120) is None
    assert datelines.read("") is None


def test_sources_of_articles() -> None:
    assert sourcelines.labelled("المصدر: صحيفة البحر") == "صحيفة البحر"
    assert sourcelines.labelled("(المصدر / صحيفة البحر)") == "صحيفة البحر"
    assert sourcelines.labelled("- Source: The Sea -") == "The Sea"
    assert sourcelines.labelled("كلمة: صحيفة البحر") is None
    assert sourcelines.labelled("المصدر: " + "س" * 60) is None
    assert sourcelines.labelled("رويترز") == "رويترز"
    assert sourcelines.labelled("(رويترز، أ ف ب)") == "رويترز، أ ف ب"
    assert sourcelines.labelled("رويترز، فلان") is None
    assert sourcelines.labelled("") is sourcelines.labelled("---") is None
    assert sourcelines.bare("صحيفة البحر") == "صحيفة البحر"
    assert sourcelines.bare("— صحيفة البحر —") == "صحيفة البحر"
    assert sourcelines.bare("و ا ح د ة") == "و ا ح د ة"
    for line in ("س" * 41, "س س س س س س", "قال: نعم", "جملة."):
        assert sourcelines.bare(line) is None, line


FIRST, SECOND = "قفا نبك من ذكرى", "حبيب ومنزل هنا"


@pytest.mark.parametrize(
    ("sign", "certain"),
    [
        ("     ", True), ("\t", True), (" // ", True), (" *** ", True), ("***", True), ("//", True),
        (" .. ", False), (" * ", False), (" = ", False), (" | ", False), (" # ", False),
        (" —— ", False), ("ــــ", False), (" … ", False),
    ],
)  # fmt: skip
def test_verses_and_the_signs_between_their_halves(sign: str, certain: bool) -> None:
    line = f" {FIRST}{sign}{SECOND} "
    found = hemistichs(line)
    assert found is not None
    assert line[slice(*found.first)] == FIRST
    assert line[slice(*found.second)] == SECOND
    assert found.certain is certain


@pytest.mark.parametrize(
    "line",
    [
        f"{FIRST}..{SECOND}", f"{FIRST}*** {SECOND}   {FIRST}", f"{FIRST}  {SECOND}", f"   {FIRST}",
        f"{FIRST}   ", f"كلمة     {SECOND}", f"{FIRST}     كلمة", f"{FIRST}     from here on",
        f"{FIRST} 12     {SECOND}", f"{FIRST}     {SECOND} {SECOND} {SECOND}",
        f"{'نع ' * 11}    {'نع ' * 11}", f"{FIRST}     {SECOND}{' ' * 220}", "a b     c d",
        f"{'كلمةطويلةجدا ' * 5}    {'كلمةطويلةجدا ' * 5}",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_verse(line: str) -> None:
    assert hemistichs(line) is None


def test_halves_at_the_limits() -> None:
    ten = " ".join(["نع"] * 10)
    assert hemistichs(f"{ten}     {ten}") is not None
    assert hemistichs("نع نع     " + "نعم نعمنعم") is not None  # twice as long
    assert hemistichs("نع نع     " + "نعم نعمنعمن") is None


def test_coarse_folding() -> None:
    assert coarse_fold("  الْمَدْرَسَةُ، (القديمة)_۲۳! ") == "المدرسه القديمه 23"
    assert coarse_fold("أإآٱ ىیئ کڪ ةەہھ ؤ ﷺ") == "اااا ييي كك هههه و ﷺ"
    assert coarse_fold("ABC\u200f\u00adÉ שָׁלוֹם") == "abcé שלום"
    assert width("abc") == 3
    assert width("كَتَبَ") == 3
    assert width("שָׁ") == 1
