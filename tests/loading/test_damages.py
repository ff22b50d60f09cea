"""What is repaired and what only looks damaged: where the one begins and the other ends."""

from __future__ import annotations

import pytest

from newsreader.decoding.decoding import decode, decode_tail
from newsreader.decoding.encodings import guess, guess_wide, likeliness
from newsreader.decoding.languages import direction_of, tag
from newsreader.decoding.languages import guess as guess_language
from newsreader.decoding.repair import repaired
from newsreader.errors import SourceError
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

MISREAD = ("UTF-8 that was read in another encoding",)
FORMS, VISUAL, ENTITIES = (
    ("presentation forms",), ("lines in visual order",), ("entities written out twice",),
)  # fmt: skip
PROSE = "كتب الولد الدرس في المدرسة القديمة قرب السوق ثم عاد إلى البيت مع صديقه"

HEBREW = "הילד כתב את השיעור בבית הספר הישן ליד השוק ואחר כך חזר הביתה עם חברו"


def misread(text: str, codec: str = "cp1252") -> str:
    """Return the text as one sees it whose UTF-8 was read in another encoding."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


def visual(line: str) -> str:
    """Return a line as old programs kept it: in the order in which it stands on the screen."""
    return display_text(Paragraph(SafeText(line), Direction.RTL, shaped=False))


@pytest.mark.parametrize("codec", ["cp1252", "cp1256"])
def test_twenty_letters_are_enough(codec: str) -> None:
    twenty = "ب" * 20
    assert repaired(misread(twenty, codec)) == (twenty, MISREAD)
    fewer = misread(twenty[1:], codec)
    assert repaired(fewer) == (fewer, ())
    hebrew = "ב" * 20
    assert repaired(misread(hebrew, codec)) == (hebrew, MISREAD)


def test_signs_and_digits_of_the_same_bytes_are_no_letters() -> None:
    """Extended digits begin with the bytes that letters begin with; so do Hebrew's points."""
    for text in ("۰۱۲۳۴۵" * 10, "\u05b8\u05b4" * 20):
        damaged = misread(text)
        assert repaired(damaged) == (damaged, ())


def test_a_few_misread_words_in_a_long_text_are_its_own_affair() -> None:
    some = misread("ب" * 20)
    assert repaired(f"{some} {'x' * 100}") == (f"{'ب' * 20} {'x' * 100}", MISREAD)
    assert repaired(f"{some} {'x' * 200}") == (f"{some} {'x' * 200}", ())


def test_lines_that_are_whole_stay_beside_damaged_ones() -> None:
    damaged = misread(PROSE)
    text = f"{damaged}\nœuvre – naïve\n{PROSE}\n{damaged}"
    assert repaired(text) == (f"{PROSE}\nœuvre – naïve\n{PROSE}\n{PROSE}", MISREAD)


def test_forms_need_twenty_as_well() -> None:
    shown = "\ufee3\ufea4\ufee4\ufeaa "  # muhammad, in logical order
    assert repaired(shown * 5) == ("محمد " * 5, FORMS)
    assert repaired(shown * 4) == (shown * 4, ())
    backwards = shown.strip()[::-1] + " "
    assert repaired(backwards * 5) == (" " + "محمد " * 4 + "محمد", FORMS)
    assert repaired("\ufef5\ufefb" * 10) == ("لآلا" * 10, FORMS)
    ligatures = "\ufdfa " * 30  # a sign of its own, which is written so
    assert repaired(ligatures) == (ligatures, ())


def test_lines_in_visual_order_are_told_from_lines_in_logical_order() -> None:
    backwards = PROSE[::-1]
    assert repaired(backwards) == (PROSE, VISUAL)
    assert repaired(PROSE) == (PROSE, ())
    few = "كتب الولد الدرس"[::-1]
    assert repaired(few) == (few, ())
    two = f"{PROSE[::-1]}\n{PROSE[::-1]}"
    assert repaired(two) == (f"{PROSE}\n{PROSE}", VISUAL)


@pytest.mark.parametrize(
    "kept",
    ["2026", "12.5%", "10:30", "%5", "user@mail.example", "a-b_c", "٢٠٢٦", "The Old Town", "3,14"],
)
def test_what_runs_forwards_is_not_turned(kept: str) -> None:
    for prose in (PROSE, HEBREW):
        line = f"{prose} {kept} {prose}"
        assert repaired(visual(line)) == (line, VISUAL)


def test_brackets_and_marks_are_turned_with_their_line() -> None:
    line = f"{PROSE} (مَّع) [نَعَم]"
    assert repaired(visual(line)) == (line, VISUAL)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("&amp;quot;نعم&amp;quot;", '"نعم"'), ("&amp;#1593;", "ع"), ("&#x639;", "ع"),
        ("&amp;NBSP;", "&NBSP;"), ("&amp;laquo;نعم&amp;raquo;", "«نعم»"),
        ("&amp;hellip; &amp;zwnj;", "… \u200c"), ("&#1593; &lt;", "ع <"),
    ],
)  # fmt: skip
def test_entities(text: str, whole: str) -> None:
    assert repaired(text) == (whole, ENTITIES)


@pytest.mark.parametrize("text", ["AT&amp;T", "&lt;b&gt;", "&#39;", "&#9999;", "&amp;x;", "&quot;"])
def test_entities_that_may_be_meant_stay(text: str) -> None:
    assert repaired(text) == (text, ())


def test_damaged_utf_8_is_told_from_other_encodings() -> None:
    whole = (PROSE + "\n") * 40
    found = decode(whole.encode() + b"ok\n\xff\xfe\n" + PROSE.encode(), "x")
    assert found.encoding == "utf-8"
    assert found.note == "is UTF-8 but for 2 places, the first in line 42: byte 0xff"
    assert decode(b"\xd8\xa8\xff", "x").encoding != "utf-8"  # as many damages as letters
    found = decode(PROSE.encode("cp1256"), "x")
    assert (found.text, found.encoding) == (PROSE, "windows-1256")
    assert found.note == "read as windows-1256, which it looks like"


def test_what_is_declared_tips_the_scales() -> None:
    for name, short in (("iso-8859-6", "المدرسة"), ("windows-1256", "أبواب"), ("cp720", "ثم")):
        data = short.encode({"windows-1256": "cp1256"}.get(name, name))
        assert guess(data) != name
        assert guess(data, name) == name
        for form in (f'<?xml version="1.0" encoding="{name}"?>', f"<META charset={name}>",
                     f"<meta http-equiv='x' content='text/html; charset={name}'>"):  # fmt: skip
            found = decode(form.encode() + data, "x")
            assert found.encoding == name, form
            assert short in found.text
    wrong = b"<meta charset=cp1255>" + PROSE.encode("cp1256")
    assert decode(wrong, "x").encoding == "windows-1256"
    assert decode(b"<meta charset=nothing>" + PROSE.encode("cp1256"), "x").encoding == (
        "windows-1256"
    )


def test_bytes_of_two_and_four() -> None:
    for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        found = decode(PROSE.encode(name), "x")
        assert (found.text, found.encoding) == (PROSE, name)
        assert found.note == f"read as {name}, which it looks like"
        marked = decode(("\ufeff" + PROSE).encode(name), "x")
        assert (marked.text, marked.encoding, marked.note) == (PROSE, name, "")
    assert guess_wide(b"\0\1\2\3" * 50) is None
    assert guess_wide("日本語".encode("utf-16-le") * 50) is None  # of no language here
    with pytest.raises(SourceError, match="binary data"):
        decode(b"\0\1\2\3" * 50, "x")
    marked_utf_8 = decode(b"\xef\xbb\xbf" + PROSE.encode(), "x")
    assert (marked_utf_8.text, marked_utf_8.encoding, marked_utf_8.note) == (PROSE, "utf-8", "")


def test_an_encoding_that_is_asked_for() -> None:
    assert decode(PROSE.encode("cp1256"), "x", encoding="CP1256").encoding == "windows-1256"
    assert "\ufffd" in decode(b"\xff", "x", encoding="utf-8").text
    with pytest.raises(SourceError, match="no encoding 'utf-9'"):
        decode(b"x", "x", encoding="utf-9")


def test_the_end_of_a_larger_text_begins_with_a_whole_line() -> None:
    assert decode_tail(b"ab\ncd\nef") == "cd\nef"
    assert decode_tail(b"no line end") == "no line end"
    assert decode_tail("سطر\nآخر".encode("cp1256"), "cp1256") == "آخر"
    assert decode_tail(b"a\n\xff") == "\ufffd"
    assert decode_tail("سطر\nآخر".encode("utf-32-le"), "utf-32-le") == ""


def test_controls_that_no_text_has() -> None:
    with pytest.raises(SourceError, match="binary data"):
        decode(b"\x01" * 3 + b"\xff" * 200, "x")
    assert decode(b"\x01" + b"\xe7\xe1\xe4 " * 50, "x").encoding in ("windows-1256", "iso-8859-6")


def test_how_likely_a_text_is() -> None:
    assert likeliness("") == likeliness("12 abc.") == 0.0
    assert likeliness("é") == 7.0
    assert likeliness("Ж") == 14.0
    assert likeliness("éЖ") == 10.5
    assert likeliness(PROSE) < 5
    assert likeliness("كِتَابٌ") == likeliness("كتاب")
    assert likeliness("«كتاب»") == likeliness(" كتاب ")  # usual signs count as blanks do
    assert guess(b"abc") == "windows-1256"  # nothing speaks against the likeliest
    assert guess("Äpfel, Übung, größer".encode("cp1252")) == "windows-1252"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("ar_SY.UTF-8", "ar-SY"), ("AR-sy", "ar-SY"), ("zh-hant-tw", "zh-Hant-TW"),
        ("ku-Latn", "ku-Latn"), (" Arabic ", "ar"), ("العربية", "ar"), ("iw", "he"),
        ("heb-IL", "he-IL"),
        ("es-419", "es-419"), ("ar@euro", "ar"), ("", ""), ("x", ""), ("arabicum", ""), ("12", ""),
    ],
)  # fmt: skip
def test_tags(written: str, found: str) -> None:
    assert tag(written) == found


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", Direction.RTL), ("ar-SY", Direction.RTL), ("ku-Arab", Direction.RTL),
        ("ku", Direction.LTR), ("az-Cyrl", Direction.LTR), ("ar-Latn", Direction.LTR),
        ("ug-Cyrl", Direction.LTR), ("yi", Direction.RTL), ("en", Direction.LTR),
        ("xx-Hebr", Direction.RTL), ("", None),
    ],
)  # fmt: skip
def test_directions_of_languages(language: str, direction: Direction | None) -> None:
    assert direction_of(language) is direction


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "ar"), ("این کتاب را به او دادم و رفت", "fa"), ("یہ کتاب میں نے اس کو دی ہے", "ur"),
        ("ئەم کتێبە لە بازاڕ کڕیم", "ckb"), ("دا کتاب په بازار کې و", "ps"),
        ("هي ڪتاب آهي ۽ مان", "sd"),
        ("بۇ كىتاب بىلەن بىر", "ug"), ("זה ספר", "he"), ("This is a book", "en"), ("книга", ""),
        ("12 %", ""), ("محمد", "ar"), ("كتاب https://example.com/long/address/here", "ar"),
        ("كتاب عن Python and other long words", "en"), ("كتاب عن Python", "ar"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_ascii_with_a_broken_byte_is_no_damaged_utf_8() -> None:
    """What was UTF-8 has letters of it; a byte beside ASCII alone is an older encoding's."""
    assert decode(b"plain words and more of them " * 20 + b"\xe4", "x").encoding != "utf-8"
    nine = "س" * 9
    assert decode(nine.encode() + b" x" * 300 + b"\xff", "x").encoding == "utf-8"
    assert decode(("س" * 7).encode() + b" x" * 300 + b"\xff", "x").encoding != "utf-8"
