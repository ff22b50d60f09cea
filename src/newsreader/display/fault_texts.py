"""Faults in the interface's language: what is wrong, and what can be done about it.

A `Fault` says in English, to scripts as well, what is wrong; here each thing that it may say has
its Arabic. What is not among them is shown as it is: the system's own words, for example.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsreader.display.interface import Interface
from newsreader.display.labels import Labels
from newsreader.errors import Fault
from newsreader.text.controls import SafeText, isolated, label

__all__ = ["TEXTS", "Text", "fault_text"]


class Text(NamedTuple):
    """What a fault says, `{}` for what it names; advice, `{NAME}` for the key of that action."""

    english: str
    arabic: str
    advice: tuple[str, str] = ("", "")


_ENCODING = ("المفتاح {encoding} يعرضه بترميز آخر", "{encoding} shows it in another encoding")
_ORIGINAL = ("المفتاح {original} يعرضه كما هو", "{original} shows it as it is")
_ALLOW = ("تحقّق من أذونات الملف", "see who may read it")
_NAMED = ("encoding", "original")  # actions, in what can be done
_SETTINGS = ("صحّحه في ملف الإعدادات", "mend it in the settings")

TEXTS: tuple[Text, ...] = (
    Text("no such file", "لا ملف بهذا الاسم"),
    Text("is a folder", "مجلد لا ملف"),
    Text("permission denied", "القراءة غير مسموح بها", _ALLOW),
    Text("is empty", "فارغ"),
    Text("holds no text", "لا نص فيه"),
    Text("holds no articles", "لا مقالات فيه"),
    Text("is not in this collection any more", "لم يعد في هذه المجموعة"),
    Text("is not a text (binary data)", "ليس نصا بل بيانات ثنائية"),
    Text("is neither a file nor a pipe", "ليس ملفا ولا أنبوبا"),
    Text("cannot be read: no encoding '{}'", "تعذّرت قراءته: لا ترميز باسم {}", _ENCODING),
    Text("cannot be read: this is no file's name", "تعذّرت قراءته: ليس هذا اسم ملف"),
    Text("cannot be read", "تعذّرت قراءته"),
    Text("read as {}, which it looks like", "قُرئ على أنه {}، وهو ما يبدو عليه", _ENCODING),
    Text("read as {}, as it says", "قُرئ على أنه {}، وهو ما يذكره", _ENCODING),
    Text("makes no sense in any known encoding; it is shown as {}",
         "لا معنى له في أي ترميز معروف؛ ويُعرض على أنه {}", _ENCODING),
    Text("repaired: {}", "أُصلح فيه: {}", _ORIGINAL),
    Text("is larger than {} MiB", "أكبر من {} ميغابايت"),
    Text("expands to more than {} times its size: not read", "يتضخم إلى أكثر من {} ضعفا فلم يُقرأ"),
    Text("is cut short", "مبتور"),
    Text("cannot be unpacked: {}", "تعذّر فكّه: {}"),
    Text("is encrypted", "مشفّر"),
    Text("is packed within too many others", "مغلّف داخل عدد كبير من المحفوظات"),
    Text("holds more than {} files: the first ones are read", "فيه أكثر من {} ملف: قُرئ أولها"),
    Text("is a link in a circle", "رابط يدور على نفسه"),
    Text("is no RSS or Atom", "ليس بصيغة RSS ولا Atom"),
    Text("holds no page", "لا صفحة فيه"),
    Text("has no text of an article", "لا نص مقال فيه"),
    Text("is no JSON", "ليس بصيغة JSON"),
    Text("is no JSON from here on", "ليس بصيغة JSON من هنا فما بعد"),
    Text("is no JSON of an article: too deep", "ليس مقالا بصيغة JSON: أعمق مما ينبغي"),
    Text("is no EPUB that can be read: it names no book", "ليس كتاب EPUB يُقرأ: لا كتاب فيه"),
    Text("is missing in the book", "غير موجود في الكتاب"),
    Text("is no XML", "ليس بصيغة XML"),
    Text("the front matter has no closing {}", "لا سطر {} يغلق رأس الملف"),
    Text("the front matter is taken line by line: {}", "أُخذ رأس الملف سطرا سطرا: {}"),
    Text("has {} more faults", "وفيه {} عيوب أخرى"),
    Text("expands to more than {} times its size: not read further",
         "يتضخم إلى أكثر من {} ضعفا فلم يُقرأ باقيه"),
    Text("{} files in it overlap: not read", "فيه {} ملف متداخل لم يُقرأ"),
    Text("holds more than {} elements", "فيه أكثر من {} عنصر"),
    Text("holds more than {} entries: the first ones are read", "فيه أكثر من {} خبر: قُرئ أولها"),
    Text("more than {} parts in a row give no article: not read further",
         "أكثر من {} جزء متتال بلا مقال: لم يُقرأ باقيه"),
    Text("has too many signs of Markdown: the last ones stand as they are",
         "فيه علامات Markdown أكثر مما يُقرأ: آخرها على حاله"),
    Text("there is no home folder: what was read is forgotten at the end",
         "لا مجلد للمستخدم: ما قُرئ يُنسى عند الخروج"),
    Text("what is read cannot be kept for now: {}", "يتعذّر حفظ ما يُقرأ الآن: {}"),
    Text("articles cannot be catalogued for now: {}", "تتعذّر فهرسة المقالات الآن: {}"),
    Text("it was damaged and is put aside as {}; {} readings are kept",
         "كان تالفا فنُحّي باسم {}، وحُفظت {} من القراءات"),
    Text("a later version has made it: what is read is kept in {}",
         "أنشأته نسخة أحدث: ما يُقرأ يُحفظ في {}"),
    Text("it was removed; what was read is written anew", "أُزيل؛ ويُكتب ما قُرئ من جديد"),
    Text("what was read of {} article is lost: {}", "ضاع ما قُرئ من {} مقال: {}"),
    Text("what was read of {} articles is lost: {}", "ضاع ما قُرئ من {} من المقالات: {}"),
    Text("the choice cannot be kept: {}", "تعذّر حفظ الاختيار: {}"),
    Text("what was chosen for terminals cannot be read: {}", "تعذّرت قراءة ما اختير للطرفيات: {}"),
    Text("'{}' is no folder: {}; the nearest is {}",
         "قيمة {} ليست مجلدا: {}؛ وأقرب مجلد {}", _SETTINGS),
    Text("the settings are larger than {} KiB", "ملف الإعدادات أكبر من {} كيلوبايت"),
    Text("what is searched cannot be kept: {}", "تعذّر حفظ ما يُبحث عنه: {}"),
    Text("what was searched cannot be read: {}", "تعذّرت قراءة ما بُحث عنه: {}"),
    Text("the settings cannot be read: not UTF-8", "تعذّرت قراءة الإعدادات: ليست UTF-8"),
    Text("the settings cannot be read: {}", "تعذّرت قراءة الإعدادات: {}"),
    Text("not TOML: {}", "ليس بصيغة TOML: {}", _SETTINGS),
    Text("no setting is called '{}'; the nearest is '{}'",
         "لا إعداد باسم {}؛ وأقرب اسم {}", _SETTINGS),
    Text("no action is called '{}'; the nearest is '{}'",
         "لا فعل باسم {}؛ وأقرب اسم {}", _SETTINGS),
    Text("'{}' is a key of '{}' and of '{}': it is the first one's; '{}' is free",
         "المفتاح {} لكل من {} و{}، وهو للأول منهما؛ والمفتاح {} شاغر", _SETTINGS),
    Text("'{}' cannot be {}; the nearest value is {}",
         "لا يصح أن تكون قيمة {} هي {}؛ وأقرب قيمة {}", _SETTINGS),
)  # fmt: skip


def fault_text(fault: Fault, interface: Interface) -> SafeText:
    """Return what is wrong with which source, and what to do, in the interface's language.

    The source's name, and what a message names, are isolated: they go their own way.
    """
    place = fault.source if fault.line is None else f"{fault.source}:{fault.line}"
    message, advice = _message(fault.message, interface.labels)
    advice = advice.format(**{name: interface.way_to(name) for name in _NAMED})
    line = f"{isolated(place)}: {message}"
    return label(f"{line} ({advice})" if advice else line)


def _message(message: str, labels: Labels) -> tuple[str, str]:
    """Return a message in the interface's language, and what to do about it."""
    is_arabic = labels.language == "ar"
    more = _MORE.fullmatch(message)
    if more is not None:
        first, advice = _message(more[1], labels)
        return first + (f" (و{more[2]} غيره)" if is_arabic else f" (and {more[2]} more)"), advice
    for text, pattern in zip(TEXTS, _PATTERNS):
        match = pattern.fullmatch(message)
        if match is not None:
            shown = text.arabic if is_arabic else text.english
            parts = (_part(part, is_arabic) for part in match.groups())
            return shown.format(*parts), text.advice[not is_arabic]
    return isolated(message), ""


def _part(part: str, is_arabic: bool) -> SafeText:
    """Return what a message names: reasons in the interface's language, all else as it is."""
    if is_arabic:
        part = ", ".join(_REASONS.get(each, each) for each in part.split(", "))
    return isolated(part)


_REASONS = {
    "UTF-8 that was read in another encoding": "UTF-8 قُرئ بترميز آخر",
    "entities written out twice": "رموز HTML مكررة",
    "presentation forms": "حروف بصورها",
    "lines in visual order": "أسطر معكوسة",
    "a colon without quotation marks around it": "نقطتان بلا علامتي اقتباس حولهما",
    "a tab where a blank belongs": "علامة جدولة موضع فراغ",
    "a name that stands there twice": "اسم ورد فيه مرتين",
    "a word that begins with !": "كلمة تبدأ بعلامة !",
    "a character that YAML does not allow": "محرف لا يُقبل",
    "it is nested too deeply": "أعمق مما ينبغي",
    "it is too large or has too many aliases": "أكبر مما ينبغي",
    "it is no list of fields": "ليس فيه حقول",
    "another program holds it": "يمسك به برنامج آخر",
    "the disk is full": "القرص ممتلئ",
    "it is damaged": "إنه تالف",
    "a later version has made it": "أنشأته نسخة أحدث",
    "it cannot be written": "الكتابة فيه ممنوعة",
    "it cannot be used": "تعذّر استعماله",
    "there was no time": "لم يبق وقت",
}
_MORE = re.compile(r"(.*) \(and ([0-9,]+) more\)", re.S)
_PATTERNS = tuple(
    re.compile("(.*?)".join(map(re.escape, text.english.split("{}"))), re.S) for text in TEXTS
)
