"""Damaged Arabic made whole: only what is surely damaged, and it is said what was done.

Four kinds of damage: UTF-8 that was read as windows-1252 or windows-1256 and written again;
entities written out twice; presentation forms where letters should be; lines in visual order.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from newsreader.decoding.encodings import likeliness
from newsreader.text.mirroring import mirrored

__all__ = ["repaired"]

_ENTITY = re.compile(
    r"&amp;(?:#\d{2,6}|quot|nbsp|lt|gt|[lr][ad]quo|[lr]squo|hellip|[nm]dash|zwn?j);"
    r"|&#(?:1[5-9]\d\d|x6[0-9a-f]{2});",
    re.IGNORECASE,
)
_FORM = re.compile("[\ufb50-\ufbb1\ufbd3-\ufbff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]+")
_HEBREW = re.compile("[\u05d0-\u05ea]+")
_NO_LETTERS = re.compile("[^\u0620-\u064a\u0671-\u06d3\u05d0-\u05ea]+")
_DIGIT = "\u0660-\u0669"
# What runs forwards in a line that runs backwards: numbers, Latin words, addresses. A percent sign
# goes with its number, but behind Arabic letters, where it is a sign like others (W2, W5).
_FORWARDS = (
    f"[0-9A-Za-z{_DIGIT}](?:[0-9A-Za-z{_DIGIT}.,:/@_%+-]*[0-9A-Za-z{_DIGIT}])?"
    "(?: [A-Za-z][0-9A-Za-z.-]*)*"
)
_LTR = re.compile(_FORWARDS)
_LTR_OF_HEBREW = re.compile(f"%?{_FORWARDS}%?")
_LOGICAL = re.compile("I(?=[MF])|M(?=F)")
_BACKWARDS = re.compile("F(?=[MI])|M(?=I)")
_MARKS = "\u064b-\u0652"
_MARKED = re.compile(f"[{_MARKS}]+(?:[^{_MARKS}]|$)")
_ENOUGH = 20  # letters by which something can be sure
_ENOUGH_WORDS = 6
_FIRST_WORDS = 60
_SURE = 1.0  # bits a letter by which the order that is right is likelier
# Teh marbuta ends words and begins none: some that do, and none that does not, say it all.
_ENDING, _ENDING_TURNED = "ة ", " ة"
_FEW_ENDINGS = 3
_SAMPLE = 4000
_CODECS = ("cp1252", "cp1256")
# Letters of UTF-8 begin with bytes 0xD8 to 0xDB (Arabic) and 0xD7 (Hebrew).
_LEADS = {codec: bytes(range(0xD7, 0xDC)).decode(codec) for codec in _CODECS}


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with what was damaged made whole, and what that was."""
    done: list[str] = []
    for repair, name in (
        (_misread, "UTF-8 that was read in another encoding"),
        (_entities, "entities written out twice"),
        (_forms, "presentation forms"),
        (_visual, "lines in visual order"),
    ):
        whole = repair(text)
        if whole is not None:
            text = whole
            done.append(name)
    return text, tuple(done)


def _misread(text: str) -> str | None:
    """Return UTF-8 that was read as a code page decoded anew, line by line; None: it is not."""
    sample = text[:_SAMPLE]
    if len(text) < 2 * _ENOUGH:  # a letter takes two bytes
        return None
    for codec in _CODECS:
        leads = sum(sample.count(lead) for lead in _LEADS[codec] if lead in sample)
        if leads < _ENOUGH or leads < len(sample) / 8:
            continue
        table = _bytes_of(codec)
        lines, letters = [], 0
        for line in text.split("\n"):
            try:
                whole = bytes(map(table.__getitem__, line)).decode("utf-8")
            except (KeyError, UnicodeDecodeError):
                lines.append(line)
                continue
            letters += _letters(whole)
            lines.append(whole)
        if letters >= _ENOUGH:
            return "\n".join(lines)
    return None


def _letters(text: str) -> int:
    """Return how many Arabic letters there are, or Hebrew ones."""
    return max(sum(map(len, runs.findall(text))) for runs in (_ARABIC, _HEBREW))


@functools.cache
def _bytes_of(codec: str) -> dict[str, int]:
    """Return the byte of each character; one that the encoding leaves open stands for itself."""
    table = {chr(byte): byte for byte in range(256)}
    for byte in range(256):
        character = bytes([byte]).decode(codec, "ignore")
        if character:
            table[character] = byte
    return table


def _entities(text: str) -> str | None:
    """Return `text` with its character references resolved, None when there are none."""
    if "&" not in text or not _ENTITY.search(text):
        return None
    import html

    whole = html.unescape(text.replace("&amp;", "&"))
    return whole if whole != text else None


def _forms(text: str) -> str | None:
    """Return presentation forms as letters, in logical order; None when there are too few."""
    found = _FORM.findall(text[:_SAMPLE])
    if len(found) < _ENOUGH:
        return None
    visual = _is_visual(text[:_SAMPLE])
    if visual:
        text = "\n".join(_turned(line) for line in text.split("\n"))
    return text.translate(_letters_of_forms())


@functools.cache
def _letters_of_forms() -> dict[int, str]:
    """Return the letters of each presentation form."""
    forms = filter(_FORM.match, map(chr, range(0xFB50, 0xFEFD)))
    return {ord(form): unicodedata.normalize("NFKC", form) for form in forms}


def _is_visual(text: str) -> bool:
    """Return whether forms that end a word come before those that begin it."""
    kinds = "".join(_kind(character) for character in text)
    return len(_BACKWARDS.findall(kinds)) > 2 * len(_LOGICAL.findall(kinds))


def _kind(character: str) -> str:
    """Return how a character joins by its form: I, M, F or S (isolated); "-" if it is no form."""
    if not _FORM.match(character):
        return "-"
    tag = unicodedata.decomposition(character).split(" ", 1)[0]
    return {"<initial>": "I", "<medial>": "M", "<final>": "F"}.get(tag, "S")


def _visual(text: str) -> str | None:
    """Return the text with its lines turned round; None where its words say nothing for that."""
    sample = text[:_SAMPLE]
    if _ENDING_TURNED not in sample and sample.count(_ENDING) >= _FEW_ENDINGS:
        return None
    words = sample.split()
    if len(words) > _FIRST_WORDS and _likelier_turned(words[:_FIRST_WORDS]) < -_SURE:
        return None  # as nearly all texts are: the rest costs ten times as much
    if _likelier_turned(words) < _SURE:
        return None
    return "\n".join(_turned(line) for line in text.split("\n"))


def _likelier_turned(all_words: Sequence[str]) -> float:
    """Return by how many bits a letter words are likelier turned round, 0 if they say nothing.

    A word that is said again says nothing new, whatever stands beside its letters: any two of
    them can stand side by side.
    """
    if len(all_words) < _ENOUGH_WORDS:
        return 0.0
    different = {_NO_LETTERS.sub("", word): word for word in all_words}
    words = [word for letters, word in different.items() if len(letters) > 1]
    sample = " ".join(words)
    if len(words) < _ENOUGH_WORDS or _letters(sample) < _ENOUGH:
        return 0.0
    return likeliness(sample) - likeliness(_turned(sample))


def _turned(line: str) -> str:
    """Return a line of visual order in logical order: backwards, but for what runs forwards."""
    back = mirrored(_MARKED.sub(lambda match: match[0][::-1], line[::-1]))
    forwards = _LTR if _ARABIC.search(back) else _LTR_OF_HEBREW
    return forwards.sub(lambda match: match[0][::-1], back)
