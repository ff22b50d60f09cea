"""What the interface says, in Arabic and in English."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["ARABIC", "ENGLISH", "Labels", "labels"]

_ARABIC_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ARABIC_LEFT = (
    "بقيت دقيقة", "بقيت دقيقتان", "بقيت {} دقائق", "بقيت {} دقيقة", "بقي أقل من دقيقة",
)  # fmt: skip
_ENGLISH_LEFT = (
    "1 minute left", "2 minutes left", "{} minutes left", "{} minutes left",
    "less than a minute left",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """The texts of one language; `forms` of a counted thing: one, two, a few, many, none."""

    language: str
    direction: Direction
    months: tuple[str, ...]
    app: str
    related: str
    source: str
    by: str
    top: str
    loading: str
    coming: str
    empty_list: str
    nothing_found: str
    no_section: str
    no_source: str
    no_date: str
    no_letter: str
    up_to: str
    over_an_hour: str
    by_section: str
    by_date: str
    by_title: str
    by_source: str
    by_minutes: str
    by_opened: str
    opened: str
    never_opened: str
    find: str
    filter: str
    palette: str
    search: str
    search_hint: str
    some_words: str
    no_filter: str
    help_hint: str
    match: str
    no_match: str
    copied: str
    copied_to_file: str
    not_copied: str
    no_related: str
    links: str
    no_links: str
    named: str
    same_story: str
    shared: str
    also: str
    changed: str
    faults: str
    unread_only: str
    bookmarked_only: str
    bookmarked: str
    not_bookmarked: str
    read: str
    unread: str
    plain_letters: str
    shaped_letters: str
    fillings: Mapping[str, str]
    with_harakat: str
    without_harakat: str
    harakat_left_out: str
    terminal: str
    sent_as: str
    not_measured: str
    card_hint: str
    remembered: str
    settings_read: str
    at_next_start: str
    as_it_is: str
    encoding: str
    automatic: str
    repaired: str
    minutes: tuple[str, str, str, str, str]
    minutes_left: tuple[str, str, str, str, str]
    articles: tuple[str, str, str, str, str]

    def counted(self, number: int, forms: tuple[str, str, str, str, str]) -> SafeText:
        """Return a number with its noun in the form that the number asks for."""
        one, two, few, many, none = forms
        if self.language != "ar":
            form = none if number == 0 else one if number == 1 else many
        elif number == 0:
            form = none
        elif number == 1:
            form = one
        elif number == 2:
            form = two
        else:
            # Arabic: 3 to 10 take the plural, 11 to 99 the singular; so on in each hundred.
            form = few if 3 <= number % 100 <= 10 else many
        return SafeText(form.format(number))

    def month(self, year: int, month: int) -> SafeText:
        """Return the name of a month with its year."""
        return SafeText(f"{self.months[month - 1]} {year}")

    def date(self, date: datetime.date | datetime.datetime) -> SafeText:
        """Return a date as the language writes it: day, month, year."""
        return SafeText(f"{date.day} {self.months[date.month - 1]} {date.year}")


ARABIC = Labels(
    language="ar",
    direction=Direction.RTL,
    months=_ARABIC_MONTHS,
    app="قارئ الأخبار",
    related="مقالات ذات صلة",
    source="المصدر",
    by="بقلم",
    top="▲ العودة إلى الأعلى",
    loading="جارٍ التحميل…",
    coming="ما زال النص يصل…",
    empty_list="لا توجد مقالات في هذا المجلد",
    nothing_found="لا شيء يطابق ما كتبته",
    no_section="بلا قسم",
    no_source="بلا مصدر",
    no_date="بلا تاريخ",
    no_letter="غير ذلك",
    up_to="حتى {}",
    over_an_hour="أكثر من ساعة",
    by_section="بحسب القسم",
    by_date="من الأحدث إلى الأقدم",
    by_title="بحسب العنوان",
    by_source="بحسب المصدر",
    by_minutes="من الأقصر إلى الأطول",
    by_opened="ما فُتح آخرا أولا",
    opened="فُتحت",
    never_opened="لم تُفتح بعد",
    find="ابحث في المقال",
    filter="صفِّ القائمة",
    palette="اكتب اسم أمر أو عنوان مقال",
    search="ابحث في المقالات كلها",
    search_hint='كلمات، أو «عبارة كما هي» بين علامتي " "، أو قسم:رياضة تاريخ:2026 حال:غير-مقروء',
    some_words="لا مقال فيه الكلمات كلها، وهذه فيها بعضها",
    no_filter="لا مرشّح باسم {}، أتقصد {}؟",
    help_hint="تعمل مفاتيح الحروف كذلك ولوحة المفاتيح عربية: ت مثل j، ون مثل k، وهكذا",
    match="{} من {}",
    no_match="لا نتيجة",
    copied="نُسخ النص",
    copied_to_file="تعذّر الوصول إلى الحافظة؛ النص في {}",
    not_copied="تعذّر النسخ: لا حافظة هنا، ولا موضع لملف",
    no_related="لا مقالات ذات صلة",
    links="اختر رابطا",
    no_links="لا روابط في هذا المقال",
    named="يذكره المقال",
    same_story="الخبر نفسه",
    shared="يشتركان في: {}",
    also="وهو كذلك في: {}",
    changed="تحدّثت القائمة",
    faults="ملفات تعذّرت قراءتها",
    unread_only="غير المقروء وحده",
    bookmarked_only="المحفوظ وحده",
    bookmarked="حُفظ",
    not_bookmarked="لم يعد محفوظا",
    read="عُلّم مقروءا",
    unread="عُلّم غير مقروء",
    plain_letters="حروف مفردة",
    shaped_letters="حروف متصلة",
    fillings={
        "off": "أسطر كما هي",
        "spaces": "أسطر تملؤها المسافات",
        "kashida": "أسطر يملؤها التطويل",
    },
    with_harakat="الحركات ظاهرة",
    without_harakat="الحركات مخفية",
    harakat_left_out="لا ترسم هذه الطرفية الحركات سليمة فأُخفيت؛ يعيدها المفتاح {}",
    terminal="بطاقة الاختبار",
    sent_as="يُرسل النص إلى",
    not_measured="لم تُقَس",
    card_hint="v: طريقة أخرى · c: الحركات · Enter: احفظ · Esc: كما كان",
    remembered="حُفظ الاختيار لهذه الطرفية",
    settings_read="قُرئت الإعدادات من جديد",
    at_next_start="يسري ما غُيّر من المكتبة والطرفية عند التشغيل التالي",
    as_it_is="النص كما هو في الملف",
    encoding="اختر ما يُقرأ",
    automatic="آلي",
    repaired="النص بعد إصلاح ما فسد منه",
    minutes=("دقيقة", "دقيقتان", "{} دقائق", "{} دقيقة", "أقل من دقيقة"),
    minutes_left=_ARABIC_LEFT,
    articles=("مقال واحد", "مقالان", "{} مقالات", "{} مقالا", "لا مقالات"),
)

ENGLISH = Labels(
    language="en",
    direction=Direction.LTR,
    months=_ENGLISH_MONTHS,
    app="newsreader",
    related="Related articles",
    source="Source",
    by="By",
    top="▲ Back to top",
    loading="Loading…",
    coming="more is coming…",
    empty_list="There are no articles in this folder",
    nothing_found="Nothing matches what you typed",
    no_section="No section",
    no_source="No source",
    no_date="No date",
    no_letter="Others",
    up_to="up to {}",
    over_an_hour="over an hour",
    by_section="By section",
    by_date="From the newest to the oldest",
    by_title="By title",
    by_source="By source",
    by_minutes="From the shortest to the longest",
    by_opened="Last opened first",
    opened="Opened",
    never_opened="Not opened yet",
    find="Find in the article",
    filter="Filter the list",
    palette="Type a command or a headline",
    search="Search all articles",
    search_hint='Words, a "phrase as written", or section:sport date:2026 is:unread',
    some_words="No article has all the words; these have some",
    no_filter="There is no filter {}; is {} meant?",
    help_hint="Letter keys work on Arabic, Persian and Hebrew layouts too",
    match="{} of {}",
    no_match="No match",
    copied="Copied",
    copied_to_file="No clipboard could be reached: the text is in {}",
    not_copied="Nothing was copied: there is no clipboard here, and no place for a file",
    no_related="No related articles",
    links="Choose a link",
    no_links="There are no links in this article",
    named="named by the article",
    same_story="the same story",
    shared="both have: {}",
    also="also in: {}",
    changed="The list was updated",
    faults="Files that could not be read",
    unread_only="Unread only",
    bookmarked_only="Bookmarked only",
    bookmarked="Bookmarked",
    not_bookmarked="No longer bookmarked",
    read="Marked read",
    unread="Marked unread",
    plain_letters="Plain letters",
    shaped_letters="Joined letters",
    fillings={
        "off": "Lines as they come",
        "spaces": "Lines filled with spaces",
        "kashida": "Lines filled with kashida",
    },
    with_harakat="Harakat are shown",
    without_harakat="Harakat are hidden",
    harakat_left_out="This terminal draws harakat wrongly: they are left out; {} brings them back",
    terminal="The test card",
    sent_as="Text is sent as for",
    not_measured="not measured",
    card_hint="v: another way · c: harakat · Enter: keep · Esc: as it was",
    remembered="Remembered for this terminal",
    settings_read="The settings were read anew",
    at_next_start="What has changed of the library or the terminal counts at the next start",
    as_it_is="The text as it is in the file",
    encoding="Choose what reads right",
    automatic="automatic",
    repaired="The text with its damages repaired",
    minutes=("1 minute", "2 minutes", "{} minutes", "{} minutes", "less than a minute"),
    minutes_left=_ENGLISH_LEFT,
    articles=("1 article", "2 articles", "{} articles", "{} articles", "no articles"),
)


def labels(language: str) -> Labels:
    """Return the texts of a language, `ar` or `en`."""
    return ENGLISH if language == "en" else ARABIC
