"""Bytes of every encoding that Arabic and Hebrew were written in, and damage that is repaired."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.decoding import encodings
from newsreader.decoding.decoding import decode, decode_tail
from newsreader.decoding.encodings import ENCODINGS, canonical, guess, guess_wide, likeliness
from newsreader.decoding.repair import repaired
from newsreader.display.fault_texts import fault_text
from newsreader.display.interface import Interface
from newsreader.display.labels import ARABIC as LABELS_AR
from newsreader.display.labels import ENGLISH as LABELS_EN
from newsreader.errors import SourceError
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.loading import Stream, load
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

ARTICLES = Path(__file__).parents[2] / "articles"


def sample(name: str) -> str:
    text = (ARTICLES / name).read_text(encoding="utf-8").split("---")[-1].strip()
    return " ".join(text.split())[:1200]


ARABIC, HEBREW = sample("old-market.md"), sample("hebrew-seed-bank.md")
CASES = [
    *((ARABIC, name) for name in ("windows-1256", "iso-8859-6", "mac-arabic", "cp720")),
    *((HEBREW, name) for name in ("windows-1255", "iso-8859-8", "cp862")),
    *(
        (text, name)
        for text in (ARABIC, HEBREW)
        for name in (
            "utf-8",
            "utf-8-sig",
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
            "utf-32-be",
        )
    ),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_each_encoding_is_told_from_the_others(text: str, name: str) -> None:
    data = text.encode(name, "ignore")
    decoded = decode(data, "x")
    assert decoded.text == data.decode(name)
    marked = name in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    assert bool(decoded.note) is not marked


def test_cp864_has_nothing_but_forms_and_gives_letters() -> None:
    import unicodedata

    codes: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode("cp864", "ignore")
        codes.setdefault(unicodedata.normalize("NFKC", character), byte)
    words = "كتب بدر عن سرد قصص عرب مصر حين درس شعر عرب دمشق حتى مرت سنة كبر حب نثر بعد شعر".split()
    data = b" ".join(bytes(codes[c] for c in word if c in codes) for word in words * 3)
    loaded = load(Stream(data))
    assert loaded.article is not None
    assert "\ufe8f" not in loaded.article.title


def test_western_text_is_no_arabic() -> None:
    text = "Élève à l'école, où l'été déjà s'achève; garçon, naïve, forêt."
    assert decode(text.encode("cp1252"), "x").text == text


def test_what_is_declared_counts_where_the_bytes_agree() -> None:
    page = '<meta charset="{}">' + "كتب"
    assert decode(page.format("iso-8859-6").encode("iso-8859-6"), "x").encoding == "iso-8859-6"
    wrong = ('<?xml version="1.0" encoding="iso-8859-8"?>' + ARABIC).encode(
        "windows-1256", "ignore"
    )
    assert decode(wrong, "x").encoding == "windows-1256"
    assert guess(b"abc", "windows-1255") == "windows-1255"


def test_the_encoding_that_is_given_wins() -> None:
    data = ARABIC.encode("windows-1256", "ignore")
    assert decode(data, "x", encoding="iso-8859-6").encoding == "iso-8859-6"
    with pytest.raises(SourceError, match="no encoding 'klingon'"):
        decode(data, "x", encoding="klingon")
    loaded = load(Stream("نص".encode("utf-16-le")), encoding="UTF-16LE")
    assert loaded.article is not None
    assert loaded.article.title == "نص"


def test_names_of_encodings() -> None:
    assert canonical("CP1256") == "windows-1256"
    assert canonical("ISO_8859-6") == "iso-8859-6"
    assert canonical("MacArabic") == "mac-arabic"
    assert canonical("base64") is canonical("idna") is canonical("a\0b") is None
    assert all(canonical(name) == name for name in ENCODINGS)


NO_SENSE = "makes no sense in any known encoding; it is shown as "
RUSSIAN = "Президент заявил вчера, что правительство рассмотрит новое предложение. " * 4
FRENCH = (
    "Le Premier ministre a déclaré hier que l'été sera plus chaud, à cause du réchauffement. " * 6
)
GERMAN = "Der Ministerpräsident erklärte gestern, dass die Prüfung nächste Woche beginnt. " * 12
GREEK = "Ο πρόεδρος δήλωσε χθες ότι η κυβέρνηση θα εξετάσει τη νέα πρόταση. " * 4
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def shuffled(text: str) -> bytes:
    """Return a text in a code page that nobody knows: the letters of cp1256 in another order."""
    letters = list(LETTERS)
    random.Random(5).shuffle(letters)
    return text.translate(str.maketrans(LETTERS, "".join(letters))).encode("cp1256", "ignore")


YIDDISH = (
    "צוויי און צוואנציק געזעלשאפטלעכע קעמפער האבן זיך צוזאמענגענומען; "
    "אונטערגעשריבן האט מען נישט געקענט. שפעטער האט מען געפרעגט. "
) * 4


def test_a_declaration_that_agrees_with_the_likeliest_leaves_no_doubt() -> None:
    declared = '<?xml version="1.0" encoding="windows-1255"?>' + YIDDISH
    assert NO_SENSE in decode(YIDDISH.encode("cp1255"), "x").note
    decoded = decode(declared.encode("cp1255"), "x")
    assert (decoded.text, decoded.note) == (declared, "read as windows-1255, which it looks like")
    wrong = declared.encode("cp424")
    assert NO_SENSE in decode(wrong, "x").note


@pytest.mark.parametrize("name", ["koi8-r", "windows-1251", "iso-8859-5"])
def test_the_latin_letters_of_markup_make_no_text_western(name: str) -> None:
    markup = "<item><link>https://nahr.example/news/today.html</link></item>\n" * 30
    page = f'<?xml version="1.0" encoding="{name}"?>{markup}{RUSSIAN}'
    assert decode(page.encode(name), "x").text == page
    assert NO_SENSE in decode((markup + RUSSIAN).encode(name), "x").note


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [RUSSIAN, GREEK])
def test_wide_characters_of_other_scripts_are_text(text: str, name: str) -> None:
    decoded = decode(text.encode(name), "x")
    assert (decoded.text, decoded.encoding) == (text, name)


@pytest.mark.parametrize(
    "data",
    [
        HEBREW.encode("cp424", "ignore"),
        ("שלום 2024 " * 9 + HEBREW).encode("cp424", "ignore"),
        FRENCH.encode("cp037"),
        RUSSIAN.encode("koi8-r"),
        RUSSIAN.encode("cp866"),
        FRENCH.encode("cp850"),
        GERMAN.encode("cp850"),
        GERMAN[:160].encode("cp850"),  # a few letters, each within a word
        FRENCH[:180].encode("cp850"),
        "首相は昨日、政府が来週新しい提案を検討すると述べた。".encode("euc-jp") * 3,
        shuffled(ARABIC),
        bytes(random.Random(2).choices([*range(32, 127), *range(128, 256)], k=400)),
    ],
)
def test_what_makes_no_sense_is_told_as_a_doubt(data: bytes) -> None:
    loaded = load(Stream(data))
    assert loaded.article is not None
    fault = loaded.faults[0]
    assert fault.message.startswith(NO_SENSE)
    assert fault.message.endswith(loaded.article.encoding)
    assert "Z" in fault_text(fault, Interface(LABELS_AR))
    assert "Z" in fault_text(fault, Interface(LABELS_EN))
    chosen = load(Stream(data), encoding="windows-1256").faults
    assert not any(NO_SENSE in fault.message for fault in chosen)  # the reader's own choice


@pytest.mark.parametrize(
    "data",
    [
        *(text.encode(name, "ignore") for text, name in CASES),
        FRENCH.encode("cp1252"),
        GERMAN.encode("cp1252"),
        GERMAN[:160].encode("cp1252"),
        "Er sprach von der Prüfung, die nächste Woche beginnt.".encode("cp1252"),
        ARABIC[::-1].encode("cp1256", "ignore"),  # in visual order
        HEBREW[::-1].encode("iso-8859-8", "ignore"),
        sample("urdu-printing.md").replace("ی", "ي").encode("cp1256", "ignore"),
        sample("persian-qanats.md").replace("ی", "ي").encode("cp1256", "ignore"),
        ("قال: " + RUSSIAN[:20] + ARABIC).encode("cp1256", "ignore"),
        "\n".join(f"a{number}@b.cd" for number in range(99)).encode(),
        "خ: café".encode("cp1256"),
    ],
)
def test_there_is_no_doubt_of_what_makes_sense(data: bytes) -> None:
    assert NO_SENSE not in decode(data, "x").note


def test_in_doubt_what_is_declared_is_believed() -> None:
    page = f'<meta charset="{{}}"><p>{RUSSIAN}</p>'
    decoded = decode(page.format("windows-1251").encode("cp1251"), "x")
    assert (decoded.encoding, decoded.note) == ("cp1251", "read as cp1251, as it says")
    assert RUSSIAN in decoded.text
    for name in ("utf-8", "latin-1", "windows-1252", "shift_jis", "klingon"):
        assert decode(page.format(name).encode("cp1251"), "x").note.startswith(NO_SENSE)


@pytest.mark.parametrize("data", [b"\x7fELF\0\1\2\3" * 9, b"\x89PNG\r\n\1\2\3\4\5\6\7" * 9])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary data"):
        decode(data, "x")


def test_what_deletes_is_no_letter_of_utf_8() -> None:
    damaged = b"word " * 30 + b"\x7f" * 20 + b"\xc7 end"
    assert decode(damaged, "x").encoding != "utf-8"


def test_a_head_may_end_in_the_middle_of_a_character() -> None:
    for name, cut in (("utf-8", -2), ("utf-16", -3), ("utf-16-le", -3)):
        data = ("متن " * 100).encode(name)[:cut]
        assert "\ufffd" not in decode(data, "x", partial=True).text
        assert "\ufffd" in decode(data, "x").text
    assert decode_tail("سطر\nآخر".encode("cp1256"), "cp1256") == "آخر"
    assert decode_tail("سطر\nآخر".encode("utf-16-le"), "utf-16-le") == ""


@given(st.binary(max_size=300))
def test_no_bytes_are_too_much(data: bytes) -> None:
    loaded = load(Stream(data))
    assert loaded.article is not None or loaded.faults


def test_likeliness() -> None:
    assert likeliness("abc") == 0
    assert likeliness(ARABIC) < likeliness(ARABIC[::-1]) - 1
    assert likeliness(HEBREW) < likeliness(HEBREW[::-1]) - 1


def test_weights_are_not_remembered_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = likeliness(ARABIC)
    encodings._WEIGHTS.clear()
    monkeypatch.setattr(encodings, "_PAIRS", 20)
    assert likeliness(ARABIC) == expected
    assert len(encodings._WEIGHTS) <= 21


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp1256"])
def test_utf_8_that_was_read_in_another_encoding(codec: str) -> None:
    def misread(text: str) -> str:
        return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())

    text = f"{ARABIC}\nline one: é\n{ARABIC}"
    lines = text.split("\n")
    damaged = "\n".join([misread(lines[0]), lines[1], misread(lines[2])])
    whole, done = repaired(damaged)
    assert whole == text
    assert done == ("UTF-8 that was read in another encoding",)


def test_lines_that_are_whole_among_misread_ones_stay() -> None:
    damaged = ARABIC.encode().decode("cp1256", "replace")
    whole, done = repaired(f"{damaged}\n{ARABIC}\nØ§ ع")
    assert whole.split("\n")[1:] == [ARABIC, "Ø§ ع"]
    assert done == ("UTF-8 that was read in another encoding",)
    assert guess_wide(b"\0") is None


def test_one_word_said_again_and_again_is_in_no_order() -> None:
    for word in ("نص", "شمال", "ملوك"):
        for order in (word, word[::-1]):
            text = f"{order} " * 500
            assert repaired(text) == (text, ())


def test_entities_written_out_twice() -> None:
    whole, done = repaired("قال &amp;quot;نعم&amp;quot; &#1593;")
    assert whole == 'قال "نعم" ع'
    assert done == ("entities written out twice",)
    assert repaired("AT&amp;T &lt; x &amp;zzz;")[1] == ()


def test_what_only_looks_like_utf_8_stays() -> None:
    assert repaired("Ø " * 60) == ("Ø " * 60, ())


def display(text: str, *, shaped: bool) -> str:
    paragraph = Paragraph(SafeText(text), Direction.RTL, shaped=shaped)
    return display_text(paragraph)


@pytest.mark.parametrize("shaped", [True, False])
def test_lines_in_visual_order(shaped: bool) -> None:
    text = "كتب الولد في عام 2026 درسا عن Python (لغة) وعن السوق القديم.\nثم خرج من المدرسة."
    damaged = "\n".join(display(line, shaped=shaped) for line in text.split("\n"))
    whole, done = repaired(damaged)
    assert whole == text
    assert done == (("presentation forms",) if shaped else ("lines in visual order",))


def test_words_of_two_letters_show_the_order_of_their_forms() -> None:
    text = "من عن في هل بل قط كل لي بك لم لن هم هي"
    assert repaired(display(text, shaped=True)) == (text, ("presentation forms",))


def test_presentation_forms_in_logical_order() -> None:
    words = re.findall("[ء-ي]+", ARABIC)
    damaged = " ".join(display(word, shaped=True)[::-1] for word in words)
    whole, done = repaired(damaged)
    assert done == ("presentation forms",)
    assert whole == " ".join(words)


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_nothing_is_repaired_that_is_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repaired(text) == (text, ())
