"""Plain text: the shape of a page, prose without a shape, wrapped lines, lists, poems."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from loading.conftest import Read
from newsreader.loading import load
from newsreader.text.directions import Direction
from support.outlines import outlines

ARTICLES = Path(__file__).parents[2] / "articles"
FIRST = (
    "قال الباحث في حديث طويل مع الصحيفة إن النتائج التي توصل إليها الفريق بعد سنوات من العمل"
    " المتواصل تفتح بابا واسعا أمام دراسات جديدة."
)
SECOND = (
    "وأضاف أن المرحلة القادمة ستشمل مدنا أخرى في المنطقة، وأن التمويل اللازم لها متوفر حتى نهاية"
    " العام بحسب ما أعلنته الجامعة."
)
ENGLISH = (
    "The building stood empty for nine years before the neighbours decided to do something about"
    " it, one shelf at a time."
)


def paragraphs(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def test_a_page_with_everything(read_text: Read) -> None:
    article = read_text(
        paragraphs(
            "أخبار محلية",
            "افتتاح مكتبة عامة في حي الورود",
            "الأحد 12 آذار 2023",
            "بقلم: سامر حداد",
            FIRST,
            "اقرأ أيضا: عنوان مقال آخر",
            SECOND,
            "المصدر: وكالة الشرق",
            "شارك على فيسبوك",
            "مقالات ذات صلة",
            "عنوان أول لمقال قريب",
            "عنوان ثان لمقال قريب",
            "الوسوم: مكتبات، أحياء",
            "جميع الحقوق محفوظة 2023",
        )
    )
    assert article.section == "أخبار محلية"
    assert article.title == "افتتاح مكتبة عامة في حي الورود"
    assert article.date == datetime.date(2023, 3, 12)
    assert article.byline == "سامر حداد"
    assert article.source == "وكالة الشرق"
    assert article.tags == ("مكتبات", "أحياء")
    assert outlines(article) == [f"p {FIRST}", f"p {SECOND}"]
    assert [reference.title for reference in article.related] == [
        "عنوان أول لمقال قريب",
        "عنوان ثان لمقال قريب",
        "عنوان مقال آخر",
    ]


def test_the_shape_of_a_saved_news_page(read_text: Read) -> None:
    """Label, headline, paragraphs, bare source, related heading, back to top, ad blocker."""
    article = read_text(
        paragraphs(
            "شؤون عربية",
            "اتفاق جديد بين المدينتين على تبادل الخبرات في مجال المياه",
            FIRST,
            SECOND,
            FIRST,
            "الوطن",
            "مقالات ذات صلة",
            "زر الذهاب إلى الأعلى",
            "أنت تستخدم إضافة Adblock",
            "برجاء دعمنا عن طريق تعطيل إضافة Adblock",
        )
    )
    assert article.section == "شؤون عربية"
    assert article.source == "الوطن"
    assert outlines(article) == [f"p {FIRST}", f"p {SECOND}", f"p {FIRST}"]
    assert article.related == ()


def test_an_english_page(read_text: Read) -> None:
    article = read_text(
        paragraphs(
            "World",
            "A library opens in the old bus station",
            "By Jane Doe",
            "March 12, 2023",
            ENGLISH,
            "Advertisement",
            "It now holds six thousand books, and nobody has ever paid a fine there.",
            "Source: Reuters",
            "Related articles",
            "The market that was restored twice",
            "Share this",
            "Back to top",
        )
    )
    assert (article.section, article.byline, article.source) == ("World", "Jane Doe", "Reuters")
    assert article.title == "A library opens in the old bus station"
    assert article.direction is Direction.LTR
    assert outlines(article)[0] == f"p {ENGLISH}"
    assert [r.title for r in article.related] == ["The market that was restored twice"]


def test_text_without_a_shape_is_a_title_and_paragraphs(read_text: Read) -> None:
    article = read_text(paragraphs("عنوان النص", FIRST, "جملة قصيرة.", SECOND))
    assert (article.title, article.section, article.source) == ("عنوان النص", None, None)
    assert outlines(article) == [f"p {FIRST}", "p جملة قصيرة.", f"p {SECOND}"]


def test_the_first_line_is_the_title_however_long(read_text: Read) -> None:
    article = read_text(paragraphs(FIRST, SECOND))
    assert article.title == FIRST
    assert outlines(article) == [f"p {SECOND}"]


def wrapped(text: str, columns: int) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > columns:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


@pytest.mark.parametrize("columns", [60, 66, 72, 80])
def test_hard_wrapped_lines_become_paragraphs(read_text: Read, columns: int) -> None:
    long = f"{FIRST} {SECOND}"
    article = read_text(
        paragraphs("عنوان", wrapped(long, columns), wrapped(f"{SECOND} {FIRST}", columns))
    )
    assert outlines(article) == [f"p {long}", f"p {SECOND} {FIRST}"]


def test_wrapped_text_without_blank_lines_parts_at_short_lines(read_text: Read) -> None:
    article = read_text(
        "عنوان\n\n" + wrapped(f"{FIRST} {SECOND}", 70) + "\n" + wrapped(f"{SECOND} {FIRST}", 70)
    )
    assert " ".join(o.removeprefix("p ") for o in outlines(article)).split() == (
        f"{FIRST} {SECOND} {SECOND} {FIRST}".split()
    )
    assert len(outlines(article)) <= 2


def test_lists_and_rules(read_text: Read) -> None:
    article = read_text(
        "عنوان\n\n- أولا: الخبز\n- ثانيا: الملح\n  وهو كثير\n\n1. واحد\n2. اثنان\n\n***\n\n"
        "أ) ألف\nب) باء\n\n٣- ثلاثة\n٤- أربعة\n\nنص.\n"
    )
    assert outlines(article) == [
        "ul(p أولا: الخبز; p ثانيا: الملح وهو كثير)",
        "ol1(p واحد; p اثنان)",
        "rule",
        "ol1(p ألف; p باء)",
        "ol3(p ثلاثة; p أربعة)",
        "p نص.",
    ]


def test_a_dash_at_a_line_s_start_is_no_list(read_text: Read) -> None:
    article = read_text(paragraphs("عنوان", FIRST, "- هذا كلام يقوله رجل في قصة ثم يسكت.", SECOND))
    assert outlines(article)[1] == "p - هذا كلام يقوله رجل في قصة ثم يسكت."


@pytest.mark.parametrize("mark", ["***", "...", "///", "    "])
def test_verses_of_two_hemistichs(read_text: Read, mark: str) -> None:
    article = read_text(
        f"قصيدة\n\nقفا نبك من ذكرى حبيب ومنزل   {mark}   بسقط اللوى بين الدخول فحومل\n"
        f"فتوضح فالمقراة لم يعف رسمها   {mark}   لما نسجتها من جنوب وشمأل\n"
    )
    assert outlines(article) == [
        "v قفا نبك من ذكرى حبيب ومنزل | بسقط اللوى بين الدخول فحومل"
        " / فتوضح فالمقراة لم يعف رسمها | لما نسجتها من جنوب وشمأل"
    ]


@pytest.mark.parametrize(("mark", "is_verse"), [("///", True), ("***", True), ("    ", False)])
def test_in_verse_somebody_may_speak(read_text: Read, mark: str, is_verse: bool) -> None:
    """A colon stands in verse whose halves a sign parts; blanks alone part names and values too."""
    article = read_text(
        f"قصيدة\n\nيقول رأيت من العمر ما   {mark}   يسر به القلب أو ما ألم\n"
        f"فقال: سلام على من مضى   {mark}   وقلت: سلام على من سلم\n"
    )
    assert ("سلام على من مضى | وقلت" in outlines(article)[0]) is is_verse


def test_short_lines_are_not_rejoined(read_text: Read) -> None:
    lines = ["يا ليل", "يا عين", "يا قمر", "نام الناس", "وسهر القمر"]
    article = read_text("أغنية\n\n" + "\n".join(lines) + "\n")
    joined = "\n".join(outlines(article))
    assert all(
        line in joined.replace(" / ", "\n").split("\n")[0:9] or line in joined for line in lines
    )
    assert "يا ليل يا عين" not in joined


def test_related_block_inside_the_body(read_text: Read) -> None:
    article = read_text(
        paragraphs("عنوان المقال", FIRST, "مقالات ذات صلة:\nعنوان أول\nعنوان ثان", SECOND)
    )
    assert [r.title for r in article.related] == ["عنوان أول", "عنوان ثان"]
    assert outlines(article) == [f"p {FIRST}", f"p {SECOND}"]


def test_prose_that_speaks_of_sharing_stays(read_text: Read) -> None:
    words = "شارك في الحفل جمهور كبير."
    assert f"p {words}" in outlines(read_text(paragraphs("عنوان", FIRST, words)))


def test_front_matter_before_plain_text(read_text: Read) -> None:
    article = read_text(f"---\ntitle: عنوان معروف\nsection: قسم\n---\nعنوان معروف\n\n{FIRST}\n")
    assert (article.title, article.section) == ("عنوان معروف", "قسم")
    assert outlines(article) == [f"p {FIRST}"]


def test_a_front_matter_alone_is_an_article_without_a_body(read_text: Read) -> None:
    article = read_text("---\ntitle: وحده\n---\n")
    assert (article.title, article.blocks) == ("وحده", ())


def test_the_text_samples() -> None:
    paths = list(ARTICLES.glob("*.txt"))
    assert len(paths) > 1
    for path in paths:
        article = load(path).article
        assert article is not None
        if path.name == "two-letters.txt":
            assert (article.section, article.source, len(article.blocks)) == (None, None, 5)
            continue
        assert article.section
        assert article.source
        assert len(article.related) == 2
        text = "\n".join(outlines(article))
        assert not any(word in text for word in ("Adblock", "الأعلى", "ذات صلة"))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("١٢ آذار ٢٠٢٣", (2023, 3, 12)),
        ("الاثنين، 5 تشرين الثاني/نوفمبر 2024", (2024, 11, 5)),
        ("2024-02-29", (2024, 2, 29)),
        ("25/12/2023", (2023, 12, 25)),
        ("12 مارس 2023", (2023, 3, 12)),
        ("۱۲ مارس ۲۰۲۳", (2023, 3, 12)),
        ("12 במרץ 2023", (2023, 3, 12)),
        ("5th May 2021", (2021, 5, 5)),
    ],
)
def test_datelines(read_text: Read, line: str, date: tuple[int, int, int]) -> None:
    article = read_text(paragraphs("عنوان طويل لمقال من المقالات", line, FIRST))
    assert article.date == datetime.date(*date)


@pytest.mark.parametrize("line", ["31/02/2023", "04/05/2023 صباحا مساء", "13 شباك 2023"])
def test_what_is_no_date_stays_text(read_text: Read, line: str) -> None:
    article = read_text(paragraphs("عنوان طويل لمقال من المقالات", line, FIRST))
    assert article.date is None
    assert outlines(article)[0] == f"p {line}"
