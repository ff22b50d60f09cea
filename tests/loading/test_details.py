"""Small things of real files, one each."""

from __future__ import annotations

import datetime

import pytest

from loading.conftest import Read
from newsreader.decoding.languages import direction_of, guess, guess_direction, tag
from newsreader.recognition.references import reference
from newsreader.text.directions import Direction
from support.outlines import outlines

LONG = "هذا متن طويل بما يكفي ليعرف القارئ أنه نثر لا عنوان، وفيه جملة ثانية تكمل الأولى. "
DATE = datetime.date


def with_date(line: str) -> str:
    return f"عنوان طويل لمقال من المقالات\n\n{line}\n\n{LONG}\n"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("03/04/2023", None),  # April to some and March to others
        ("13/13/2023", None),
        ("12 آذار/نيسان 2023", None),
        ("12 آذار 1444", None),  # a Hijri year
        ("30 شباط 2023", None),
        ("05/05/2023", "2023-05-05"),
        ("12/25/2023", "2023-12-25"),
        ("12 آذار 2023 - 99:99", "2023-03-12"),
        ("2023-03-12T10:30:00Z", "2023-03-12T10:30:00+00:00"),
        ("2023-03-12 22:30", "2023-03-12T22:30:00"),
        ("2023-03-12T10:30:00-05:00", "2023-03-12T10:30:00-05:00"),
        ("12 آذار 2023، 3:15 مساء", "2023-03-12T15:15:00"),
        ("12 آذار 2023، 12:00 ظهرا", "2023-03-12T12:00:00"),
    ],
)
def test_dates(read_text: Read, line: str, date: str | None) -> None:
    found = read_text(with_date(line)).date
    assert (found and found.isoformat()) == date


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("بقلم سامر حداد", "سامر حداد", None),
        ("كتبت: ليلى منصور", "ليلى منصور", None),
        ("ترجمة: كمال داود", "ترجمة: كمال داود", None),
        ("بقلم سامر حداد | 12 آذار 2023", "سامر حداد", DATE(2023, 3, 12)),
        ("12 آذار 2023 - كلام آخر", None, None),
        ("By then he had gone", None, None),
        ("كتب: أول جملة في القصة تبدأ هنا!", None, None),
    ],
)
def test_bylines(read_text: Read, line: str, byline: str | None, date: DATE | None) -> None:
    article = read_text(with_date(line))
    assert (article.byline, article.date) == (byline, date)


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضا",
        "Facebook Twitter WhatsApp",
        "الرئيسية > أخبار > محليات",
        "© 2023 الصحيفة",
        "120 مشاهدة",
        "منذ 3 ساعات",
        "اشترك في النشرة البريدية",
    ],
)
def test_clutter_at_the_end(read_text: Read, line: str) -> None:
    article = read_text(f"عنوان المقال\n\n{LONG}\n\n{LONG}\n\nشارك المقال\n\n{line}\n\nالتعليقات\n")
    assert outlines(article) == [f"p {LONG.strip()}"] * 2


def test_a_read_also_line_at_the_end_is_a_reference(read_text: Read) -> None:
    article = read_text(f"عنوان المقال\n\n{LONG}\n\n{LONG}\n\nاقرأ أيضا: عنوان آخر\n\nطباعة\n")
    assert [r.title for r in article.related] == ["عنوان آخر"]


def test_noise_among_references_is_passed_over(read_text: Read) -> None:
    article = read_text(
        f"عنوان المقال\n\n{LONG}\n\n{LONG}\n\nمقالات ذات صلة\n\nعنوان أول لمقال\n\n12 آذار 2023\n\n"
        "عنوان ثان لمقال\n\n120 مشاهدة\n\nالوسوم: أ، ب\n\nالعودة إلى الأعلى\n"
    )
    assert [r.title for r in article.related] == ["عنوان أول لمقال", "عنوان ثان لمقال"]
    assert article.tags == ("أ", "ب")


def test_interruptions_inside_the_body(read_text: Read, read_markdown: Read) -> None:
    text = f"عنوان المقال\n\n{LONG}\n\nتابع القراءة بعد الإعلان\n\n{LONG}\n"
    for read in (read_text, read_markdown):
        assert len(read(text).blocks) == 2


def test_a_link_to_the_content_over_the_title(read_text: Read) -> None:
    article = read_text(f"تخطي إلى المحتوى\n\nعنوان المقال\n\n{LONG}\n")
    assert article.title == "عنوان المقال"


def test_a_poem_without_certain_marks(read_text: Read) -> None:
    wide = "     "
    article = read_text(
        f"قصيدة\n\nقفا نبك من ذكرى{wide}حبيب ومنزل\nسقط اللوى بين{wide}الدخول فحومل\n"
        f"فتوضح فالمقراة لم{wide}يعف رسمها اليوم\n"
    )
    assert len(outlines(article)) == 1
    assert outlines(article)[0].startswith("v ")


def test_a_text_that_begins_with_a_list(read_text: Read) -> None:
    article = read_text("- خبز\n- ملح\n- زيت\n")
    assert "خبز" in article.title + "".join(outlines(article))
    assert outlines(article)[-1] == "ul(p خبز; p ملح; p زيت)"


def test_a_numbered_line_within_wrapped_prose(read_text: Read) -> None:
    lines = [
        "كان في الصندوق القديم الذي وجده الصياد على الشاطئ رسائل كثيرة عددها نحو",
        "12. ولم يقرأ أحد منها شيئا حتى جاء الشتاء وعاد الناس إلى بيوتهم الدافئة",
        "ثم فتحوها واحدة واحدة فإذا هي كلها بيضاء لا حرف فيها ولا سطر ولا توقيع.",
    ]
    article = read_text("عنوان\n\n" + "\n".join(lines) + "\n")
    assert outlines(article) == ["p " + " ".join(lines)]


def test_a_known_title_is_not_repeated(read_text: Read) -> None:
    article = read_text(
        f"---\ntitle: عنوان\nsection: قسم\n---\nقسم\n\nعنوان\n\n12 آذار 2023\n\n{LONG}\n"
    )
    assert outlines(article) == [f"p {LONG.strip()}"]
    assert article.date == DATE(2023, 3, 12)
    article = read_text(f"---\ntitle: عنوان\n---\n{LONG}\n\n{LONG}\n")
    assert len(article.blocks) == 2


def test_a_label_over_a_headline_of_two_words(read_text: Read) -> None:
    article = read_text(f"علوم\n\nغناء الكثبان\n\n{LONG}\n\n{LONG}\n\nالأفق\n\nمقالات ذات صلة\n")
    assert (article.section, article.title) == ("علوم", "غناء الكثبان")


@pytest.mark.parametrize(
    ("line", "title", "target"),
    [
        ("- عنوان", "عنوان", None),
        ("2. [عنوان](a.md)", "عنوان", "a.md"),
        ("a.md", None, "a.md"),
        ("عنوان (https://example.org/x)", "عنوان", "https://example.org/x"),
        ("عنوان — a.md", "عنوان", "a.md"),
        ("عنوان: a.md#b", "عنوان", "a.md#b"),
        ("عنوان آخر:a.md", "عنوان آخر", "a.md"),
        ("عنوان\ta.md", "عنوان", "a.md"),
        ("عنوان a.md", "عنوان a.md", None),
        ("عنوان https://a.b/c", "عنوان https://a.b/c", None),
        ("عنوان-a.md", None, "عنوان-a.md"),
        ("<a.md>", None, "a.md"),
        ("(a.md)", "(a.md)", None),
        ("a b)", "a b)", None),
        (":" * 300, ":" * 300, None),
        ("س" * 500, "س" * 500, None),
    ],
)
def test_references(line: str, title: str | None, target: str | None) -> None:
    found = reference(line)
    assert (found.title, found.target) == (title, target)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("ar_SY", "ar-SY"), ("Arabic", "ar"), ("العربية", "ar"), ("ku_Arab_IQ", "ku-Arab-IQ"),
        ("en-US", "en-US"), ("not a language", ""), ("fa_IR.UTF-8", "fa-IR"), ("iw", "he"),
    ],
)  # fmt: skip
def test_language_tags(written: str, language: str) -> None:
    assert tag(written) == language


def test_directions_of_languages() -> None:
    assert direction_of("") is None
    assert direction_of("ar-Latn") is Direction.LTR
    assert direction_of("ku-Arab") is Direction.RTL
    assert direction_of("en") is Direction.LTR
    assert direction_of("ckb") is Direction.RTL


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ذهب الولد إلى المدرسة في الصباح", "ar"),
        ("این کتاب را در خانه می‌خوانم و دوست دارم", "fa"),
        ("یہ کتاب میں نے گھر میں پڑھی ہے", "ur"),
        ("ئەم کتێبە لە ماڵەوە دەخوێنمەوە", "ckb"),
        ("דער ילד הלך לבית הספר", "he"),
        ("The boy went to school", "en"),
        ("a", "en"),
        ("123 456", ""),
        ("日本語の本", ""),
        ("كلمات", "ar"),
    ],
)
def test_languages_are_guessed(text: str, language: str) -> None:
    assert guess(text) == language
    assert guess_direction(text) is (direction_of(language) or Direction.LTR)


def test_html_inside_markdown(read_markdown: Read) -> None:
    article = read_markdown(
        """# عنوان

<h2>فرعي</h2>

<pre>
code
  more
</pre>

<img src="a.png" alt="صورة">

<p>نص <img src="b.png" alt="صغيرة"> هنا</p>

<hr>

<table><tr><td>أ</td><td>ب</td></tr></table>

<style>
p { color: red }
</style>

<svg/>

<!-- تعليق -->

<![CDATA[ نص ]]>

<pre></pre>

<details><summary>ملخص</summary>متن</details>
"""
    )
    found = outlines(article)
    assert found[:5] == [
        "h2 فرعي",
        "code:: 'code\\n  more'",
        "img صورة <a.png>",
        "p نص صغيرة هنا",
        "rule",
    ]
    joined = " ".join(found[5:])
    assert "color" not in joined
    assert "تعليق" not in joined
    assert all(word in joined for word in ("أ", "ب", "ملخص", "متن"))


def test_template_lines_of_generators(read_markdown: Read) -> None:
    article = read_markdown(
        '# عنوان\n\n:::tip تنبيه\n\nمتن\n\n:::\n\n{{< figure src="x.jpg" >}}\n\n'
        "{% raw %}\n\n[[toc]]\n\n"
        "    {{ code }}\n\n- بند\n{{< x >}}\n\nنص: {ليس قالبا}\n"
    )
    assert "p **تنبيه**" in outlines(article)
    text = "\n".join(outlines(article))
    assert "figure" not in text
    assert "{ليس قالبا}" in text


def test_inline_footnotes_and_bare_links(read_markdown: Read) -> None:
    article = read_markdown("# عنوان\n\nنص^[حاشية **هنا**] وموقع https://example.org/a ونهاية.\n")
    assert outlines(article) == [
        "p نص^[1]^ وموقع [https://example.org/a](https://example.org/a) ونهاية.",
        "note 1(p حاشية **هنا**)",
    ]


def test_inline_footnotes_are_numbered_each(read_markdown: Read) -> None:
    article = read_markdown("# عنوان\n\nنص^[أولى] ونص^[ثانية].\n")
    assert outlines(article) == ["p نص^[1]^ ونص^[2]^.", "note 1(p أولى)", "note 2(p ثانية)"]


def test_poems_in_quotations(read_markdown: Read) -> None:
    article = read_markdown(
        "# قصيدة\n\nمقدمة.\n\n> صدر أول  ///  عجز أول\n>\n> صدر ثان  ///  عجز ثان\n\nخاتمة.\n"
    )
    assert outlines(article)[1] == "v صدر أول | عجز أول / صدر ثان | عجز ثان"
    article = read_markdown(
        "# قصيدة\n\nمقدمة.\n\n> صدر أول  ///  عجز أول\n> صدر ثان  ///  عجز ثان\n>\n"
        "> صدر ثالث  ///  عجز ثالث\n> صدر رابع  ///  عجز رابع\n\nخاتمة.\n"
    )
    assert [o.count("|") for o in outlines(article)] == [0, 2, 2, 0]


def test_a_heading_that_repeats_the_known_title(read_markdown: Read) -> None:
    matter = "---\ntitle: عنوان\n---\n"
    assert outlines(read_markdown(f"{matter}![](a.png)\n\n# عنوان\n\nمتن\n")) == [
        "img  <a.png>",
        "p متن",
    ]
    assert outlines(read_markdown(f"{matter}# عنوان آخر\n\nمتن\n"))[0] == "h1 عنوان آخر"
    images = "![](a.png)\n\n" * 6
    assert len(read_markdown(f"{matter}{images}متن\n").blocks) == 7


def test_front_matter_that_yaml_refuses(read_markdown: Read) -> None:
    deep = "[" * 1_000
    assert read_markdown(f"---\ntitle: {deep}\n---\nمتن\n").blocks is not None
    assert read_markdown("---\ntitle: a\ufffe\n---\nمتن\n").title


def test_poems_after_prose_without_certain_marks(read_text: Read) -> None:
    lines = "قال الراوي وهو ينظر إلى البحر     كلاما لم يفهمه أحد"
    article = read_text(f"عنوان\n\n{lines}\n\n{LONG}\n")
    assert outlines(article)[-1] == f"p {LONG.strip()}"


def test_what_stands_after_clutter_but_a_rule_is_kept(read_markdown: Read) -> None:
    article = read_markdown(f"# عنوان المقال\n\n{LONG}\n\n{LONG}\n\n---\n\nشارك المقال\n")
    assert outlines(article) == [f"p {LONG.strip()}"] * 2


def test_a_list_of_share_buttons(read_markdown: Read) -> None:
    article = read_markdown(
        f"# عنوان المقال\n\n{LONG}\n\n{LONG}\n\n- شارك على فيسبوك\n- شارك على تويتر\n\n## تعليقات\n"
    )
    assert outlines(article) == [f"p {LONG.strip()}"] * 2
    article = read_markdown(f"# عنوان المقال\n\n{LONG}\n\n- {LONG}\n- بند\n\nشارك المقال\n")
    assert len(article.blocks) == 2


def test_values_that_cannot_be_written(read_markdown: Read) -> None:
    article = read_markdown(f"+++\ntitle = 1{'0' * 400}\nrelated = ['', 'a.md']\n+++\n{LONG}\n")
    assert [r.target for r in article.related] == ["a.md"]
    assert article.title != ""


def test_a_title_from_a_first_line_of_several_sentences(read_markdown: Read) -> None:
    first = "جملة أولى قصيرة من جمل هذا المقال الطويل. " + LONG * 4
    assert read_markdown(f"{first}\n\n{LONG}\n").title == "جملة أولى قصيرة من جمل هذا المقال الطويل"
    assert read_markdown(f"{'كلمة ' * 100}\n\n{LONG}\n").title.endswith("…")


def test_lines_that_are_sentences_are_not_wrapped_ones(read_text: Read) -> None:
    sentence = "هذه جملة تامة طولها يقارب طول غيرها من الجمل هنا وهي لا تتصل بما بعدها."
    article = read_text("عنوان\n\n" + "\n".join([sentence] * 4) + "\n")
    assert outlines(article) == [f"p {sentence}"] * 4


def test_a_line_after_a_rule_in_the_same_chunk(read_text: Read) -> None:
    assert outlines(read_text("عنوان\n\n***\nسطر بعد الخط\n")) == ["rule", "p سطر بعد الخط"]


def test_a_date_alone_is_the_title(read_text: Read) -> None:
    assert read_text("12 آذار 2023\n").title == "12 آذار 2023"


def test_a_gap_in_a_wrapped_line_makes_no_verse(read_text: Read) -> None:
    lines = [
        "كان في الصندوق القديم الذي وجده الصياد على الشاطئ رسائل كثيرة جدا عددها",
        "عشر ولم يقرأ أحد منها شيئا حتى ... جاء الشتاء وعاد الناس إلى بيوتهم فيها",
        "ثم فتحوها واحدة واحدة فإذا هي كلها بيضاء لا حرف فيها ولا سطر ولا توقيع",
        "وبقيت على تلك الحال في بيت الصياد سنين طويلة لا يلتفت إليها أحد من أهله.",
    ]
    article = read_text("عنوان\n\n" + "\n".join(lines) + "\n")
    assert outlines(article) == ["p " + " ".join(" ".join(lines).split())]


def test_an_interrupted_end_of_a_tag(read_markdown: Read) -> None:
    article = read_markdown('# عنوان\n\n<p title="x" data-y>نص</p>\n\n<img data-only>\n')
    assert outlines(article)[0] == "p نص"


def test_a_mark_on_the_last_line_makes_no_list(read_text: Read) -> None:
    assert outlines(read_text("عنوان\n\n- بند وحيد\n")) == ["p - بند وحيد"]


def test_an_article_of_nothing_but_a_title_and_a_byline(read_markdown: Read) -> None:
    article = read_markdown("# عنوان المقال\n\nبقلم: فلان الفلاني\n\n12 آذار 2023\n")
    assert (article.byline, article.blocks) == ("فلان الفلاني", ())


def test_clutter_below_a_title(read_markdown: Read) -> None:
    article = read_markdown(f"# عنوان المقال\n\nشارك المقال\n\n12 آذار 2023\n\n{LONG}\n")
    assert outlines(article) == [f"p {LONG.strip()}"]
    assert article.date == DATE(2023, 3, 12)
