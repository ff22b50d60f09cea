"""Dates as people write them in Arabic, Persian, Urdu, Kurdish, Hebrew and English.

Only what is sure is taken for a date: the Gregorian calendar, with a month's name or with the
year first, or where no month could be meant by the day. A Hijri date beside it is passed over.
"""

from __future__ import annotations

import datetime
import functools
import re

from newsreader.recognition.coarse_folding import coarse_letters

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
_PREFIX = rf"(?:(?:{_LABELS})\s*:?\s+)?(?:(?:يوم\s+)?(?:{_WEEKDAYS})\s*[,،.]?\s+)?"
_HIJRI_DATE = (
    rf"\d{{1,2}}(?:\s+من)?\s*[-/]?\s*(?:{_HIJRI})\s*[-/،,]?\s*\d{{3,4}}"
    r"\s*(?:ه(?:جريه?|\.)?(?!\w))?"
)
_JOINT = r"^\W*(?:الموافق|المصادف|الموافق ل)?\W*|\W*(?:الموافق|المصادف)?\W*$"
_TIME = (
    r"(?:(?<=\d)t|الساعه\s*|ساعت\s*|at\s*|(?<!\d))(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r"(?:\s*(صباحا|مساء|ظهرا|عصرا|ق\.ظ|ب\.ظ|[ap]\.?m\b\.?|[صم](?!\w)))?"
    r"(?:\s*(z(?!\w)|utc|gmt|بتوقيت غرينتش|[+-]\d{2}:?\d{2}))?"
)
_YEAR = r"(?P<year>\d{4})\s*(?:م|ميلادي|ميلاديه|ء)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{_NAMES})\.?(?:\s*[/(،–-]\s*(?P<again>{_NAMES})\s*\)?)?"
_FORMS = (
    rf"{_DAY}\s*[-/]?\s*(?:من\s+|of\s+)?(?:شهر\s+)?{_MONTH}"
    rf"\s*[-/,،]?\s*(?:عام\s+|سنه\s+)?{_YEAR}",
    rf"{_MONTH}\s+{_DAY}\s*[,،]?\s+{_YEAR}",
    rf"{_YEAR}\s*[-/,،]?\s*{_MONTH}\s*[-/]?\s*{_DAY}",
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
    rf"(?P<day>\d{{1,2}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_YEAR}",
)
_DIGITS = re.compile(r"\d{4}")
_LONGEST = 100
_AFTERNOON = ("مساء", "عصرا", "ب.ظ", "p", "م")


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Compiling takes some milliseconds, which most texts have no need of.
    return re.compile(pattern)


def parse(text: str) -> datetime.date | datetime.datetime | None:
    """Return the date that the whole of `text` tells; a `datetime` where it gives a time of day."""
    if len(text) > _LONGEST or _DIGITS.search(text) is None:
        return None
    rest = _compiled("^" + _PREFIX).sub("", coarse_letters(text).strip(), count=1)
    rest = _compiled(_JOINT).sub("", _compiled(_HIJRI_DATE).sub("", rest))
    clock = _compiled(_TIME).search(rest)
    if clock:
        rest = rest[: clock.start()] + " " + rest[clock.end() :]
    rest = _compiled("^" + _PREFIX).sub("", rest.strip(" \t-–—|,،()•·"))
    for form in _FORMS:
        match = _compiled(form).fullmatch(rest)
        if match:
            date = _date(match)
            return date if date is None or clock is None else _with_time(date, clock)
    return None


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
