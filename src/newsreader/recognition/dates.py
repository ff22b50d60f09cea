"""Dates as people write them in Arabic, Persian, Urdu, Kurdish, Hebrew and English.

Only what is sure is taken for a date: the Gregorian calendar, with a month's name or with the
year first, or where no month could be meant by the day. A Hijri date beside it is passed over.
"""

from __future__ import annotations

import contextlib
import datetime
import re

from newsreader.recognition.coarse_folding import coarse_letters
from newsreader.text.patterns import Lazy

__all__ = ["parse"]

# One month a line: Levant and Iraq; Egypt and the Gulf; Tunisia and Algeria; Morocco; Persian;
# Urdu; Sorani; Hebrew; English.
_MONTHS = (
    "كانون الثاني|يناير|جانفي|ژانویه|جنوری|کانوونی دووەم|ינואר|בינואר|january|jan",
    "شباط|فبراير|فيفري|فوریه|فروری|شوبات|פברואר|בפברואר|february|feb",
    "آذار|مارس|مارچ|ئازار|מרץ|במרץ|מרס|march|mar",
    "نيسان|أبريل|إبريل|افريل|آوریل|اپریل|نیسان|אפריל|באפריל|april|apr",
    "أيار|مايو|ماي|مه|مئی|ئایار|מאי|במאי|may",
    "حزيران|يونيو|يونيه|جوان|ژوئن|جون|حوزەیران|יוני|ביוני|june|jun",
    "تموز|يوليو|يوليه|جويلية|يوليوز|ژوئیه|جولای|جولائی|تەممووز|יולי|ביולי|july|jul",
    "آب|أغسطس|أوت|غشت|اوت|اگست|ئاب|אוגוסט|באוגוסט|august|aug",
    "أيلول|سبتمبر|شتنبر|سپتامبر|ستمبر|ئەیلوول|ספטמבר|בספטמבר|september|sept|sep",
    "تشرين الأول|أكتوبر|اکتبر|اکتوبر|تشرینی یەکەم|אוקטובר|באוקטובר|october|oct",
    "تشرين الثاني|نوفمبر|نونبر|نوامبر|نومبر|تشرینی دووەم|נובמבר|בנובמבר|november|nov",
    "كانون الأول|ديسمبر|دجنبر|دسامبر|دسمبر|کانوونی یەکەم|דצמבר|בדצמבר|december|dec",
)
_NUMBERS = {
    name: number
    for number, names in enumerate((coarse_letters(names) for names in _MONTHS), start=1)
    for name in names.split("|")
}
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_HIJRI = coarse_letters(
    r"محرم|صفر|ربيع (?:الأول|الثاني|الآخر)|جمادى (?:الأولى|الأول|الثانية|الثاني|الآخرة)|رجب"
    r"|شعبان|رمضان|شوال|ذ[وي] ?القعدة|ذ[وي] ?الحجة"
)
_WEEKDAYS = coarse_letters(
    "السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة"
    "|شنبه|یکشنبه|دوشنبه|سه ?شنبه|چهارشنبه|پنج ?شنبه|جمعه|ہفتہ|اتوار|پیر|منگل|بدھ|جمعرات"
    "|יום [אבגדהוש]['׳]?|יום (?:ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת)"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun"
)
_LABELS = coarse_letters(
    "(?:تم )?(?:ال)?نشر(?:ت|ه|ها)?(?: في| بتاريخ| يوم)?|تاريخ النشر|التاريخ|تاريخ|بتاريخ"
    "|(?:تم )?(?:آخر )?(?:ال)?تحديث(?: في)?|تاریخ انتشار|شائع شدہ|پبلش|פורסם(?: ב)?|עודכן"
    "|(?:first )?published(?: on)?|posted(?: on)?|(?:last )?updated(?: on)?|date"
)
# All of them are for text whose blanks are single ones.
_PREFIX = rf"(?:(?:{_LABELS}) ?:? )?(?:(?:يوم )?(?:{_WEEKDAYS}) ?[,،.]? )?"
_HIJRI_DATE = (
    rf"\d{{1,2}}(?: من)? ?[-/]? ?(?:{_HIJRI}) ?[-/،,]? ?\d{{3,4}}"
    r" ?(?:ه(?:جريه?|\.)?(?!\w))?"
)
_JOINT = r"^\W*(?:الموافق|المصادف|الموافق ل)?\W*|\W*(?:الموافق|المصادف)?\W*$"
_TIME = (
    r"(?:(?<=\d)t|الساعه ?|ساعت ?|at ?|(?<!\d))(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r"(?: ?(صباحا|مساء|ظهرا|عصرا|ق\.ظ|ب\.ظ|[ap]\.?m\b\.?|[صم](?!\w)))?"
    r"(?: ?(z(?!\w)|utc|gmt|بتوقيت غرينتش|[+-]\d{2}:?\d{2}))?"
)
_YEAR = r"(?P<year>\d{4}) ?(?:م|ميلادي|ميلاديه|ء)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{_NAMES})\.?(?: ?[/(،–-] ?(?P<again>{_NAMES}) ?\)?)?"
_WRITTEN = (
    rf"{_DAY} ?[-/]? ?(?:من |of )?(?:شهر )?{_MONTH} ?[-/,،]? ?(?:عام |سنه )?{_YEAR}",
    rf"{_MONTH} {_DAY} ?[,،]? {_YEAR}",
    rf"{_YEAR} ?[-/,،]? ?{_MONTH} ?[-/]? ?{_DAY}",
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
    rf"(?P<day>\d{{1,2}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_YEAR}",
)
# A year and a day stand apart in every form: a line with one number is none.
_APART = re.compile(r"\d{4}\D+\d|\d\D+\d{4}")
# What programs write, in the years that are dates at all.
_PLAIN = re.compile(
    r"(?:1[89]|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_OF_A_DAY = 10  # characters of one without a time
_LONGEST = 100
_AFTERNOON = ("مساء", "عصرا", "ب.ظ", "p", "م")


def _lazy(written: str) -> Lazy:
    """Return a pattern to be compiled later: that takes milliseconds, and most texts need none."""
    return Lazy(lambda: written)


_BEFORE, _HIJRI_BESIDE, _BETWEEN, _CLOCK = map(_lazy, ("^" + _PREFIX, _HIJRI_DATE, _JOINT, _TIME))
_FORMS = tuple(map(_lazy, _WRITTEN))


def parse(text: str) -> datetime.date | datetime.datetime | None:
    """Return the date that the whole of `text` tells; a `datetime` where it gives a time of day."""
    if len(text) > _LONGEST or _APART.search(text) is None:
        return None
    if _PLAIN.fullmatch(text) is not None:
        with contextlib.suppress(ValueError):
            return _plain(text)
    rest = _BEFORE.compiled.sub("", _spaced(coarse_letters(text)), count=1)
    rest = _spaced(_BETWEEN.compiled.sub("", _HIJRI_BESIDE.compiled.sub("", rest)))
    clock = _CLOCK.compiled.search(rest)
    if clock:
        rest = _spaced(f"{rest[: clock.start()]} {rest[clock.end() :]}")
    rest = _BEFORE.compiled.sub("", rest.strip(" \t-–—|،,()•·"))
    for form in _FORMS:
        match = form.compiled.fullmatch(rest)
        if match:
            date = _date(match)
            return date if date is None or clock is None else _with_time(date, clock)
    return None


def _plain(text: str) -> datetime.date | datetime.datetime:
    """Return the date that a program has written. Raises ValueError for none that is one."""
    if len(text) == _OF_A_DAY:
        return datetime.date.fromisoformat(text)
    return datetime.datetime.fromisoformat(text)


def _spaced(text: str) -> str:
    """Return `text` with single blanks and none at its ends."""
    return " ".join(text.split())


def _date(match: re.Match[str]) -> datetime.date | None:
    """Return the date that was matched; None for none of the calendar and an ambiguous one."""
    found = match.groupdict()
    day, year = int(found["day"]), int(found["year"])
    if found["month"].isdigit():
        month = int(found["month"])
        if match.start("day") < match.start("year") and day <= 12 and day != month:
            if month <= 12:
                return None  # 3/4 is April to some and March to others
            day, month = month, day
    else:
        month = _NUMBERS[found["month"]]
        if found["again"] and _NUMBERS[found["again"]] != month:
            return None
    if not 1800 <= year <= 2199:
        return None  # a Hijri or a Persian year
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _with_time(date: datetime.date, clock: re.Match[str]) -> datetime.date | datetime.datetime:
    """Return the date with its time of day; alone when there is no such time."""
    hour, minute, second = (int(part or 0) for part in clock.group(1, 2, 3))
    half = clock.group(4)
    if half and hour <= 12:
        hour %= 12
        # Noon goes from eleven to the afternoon.
        is_later = half.startswith(_AFTERNOON) or (half == "ظهرا" and hour < 6)
        hour += 12 if is_later else 0
    try:
        time = datetime.time(hour, minute, second, tzinfo=_zone(clock.group(5)))
    except ValueError:
        return date
    return datetime.datetime.combine(date, time)


def _zone(written: str | None) -> datetime.timezone | None:
    """Return a written time zone, None when none is written."""
    if written is None:
        return None
    if written[0] not in "+-":
        return datetime.timezone.utc
    offset = datetime.timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return datetime.timezone(-offset if written[0] == "-" else offset)
