"""The fast ways give what the general way gives, and know what is not theirs.

Each guard of theirs has words here that need it: brackets that reach out of a phrase, numbers that
belong to the phrase before them, words at which a line may end, letters of two kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.layout import shaping, word_forms
from newsreader.layout.ascii import wrap_ascii
from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.phrases import balanced
from newsreader.layout.running import wrap_running
from newsreader.layout.stretching import Filling
from newsreader.layout.wrapping import _wrap, _wrap_evenly, wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell
from support.examples import examples

ARTICLES = Path(__file__).parents[2] / "articles"
WORDS = (
    "كتاب السلام، «قال (12) 3.5% 10:30 السَّلَامُ عليكم. ١٢٣ می‌شود گوڵ لا الله “مقدمة” نعم؟ word "
    "Two-part e.g. [x] C++ (abc) http://a.b/c?d=e v2.4 $5 −3 كلمة/أخرى و12 12و abcعربي - – … : ) ( "
    "% שלום 7 كلمة-أخرى ! \u200cدر می‌خواهد، ۱۲۳٪ (٣٫٥) ١٠:٣٠ ه\u200c 3٫5, ک\u0651\u200cگ \u200e"
).split()
BRACKETS = (
    "(abc def) (abc [abc def] def] x{y )( (a[b) c] word) (كلمة كلمة) نعم «abc def» ⟨x y⟩".split()
)
NUMBERS = "3 2.5 12, -4 +5 $6 7% (8 9) 1/2 ١ ١٢٪ 3كلمة 4abc ב5 ۶ 10:30 #7".split()
# A word of any pieces: letters of all kinds, marks, joiners, signs that break lines or hold them.
PIECES = (
    "ا ل لا ب ه ک ە ش \u064e \u0651 \u200c \u200d \u0640 a b X é א ב \u05b8 日 ー 5 ١ ۲ . , : ; ! "
    "? ، ؛ ؟ ( ) [ ] { } « » “ ” \" ' - – — / % $ € + − ° & @ # _ = … \u00a0 \u2060 \u200b \u200e "
    "\u200f \u061c \u202b \u202c \u2067 \u2069 \u0301 \u00ad 👍 \ufe0f \t"
).split(" ")
ANY = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
TEXTS = st.lists(
    st.sampled_from(WORDS) | st.sampled_from(BRACKETS) | st.sampled_from(NUMBERS) | ANY,
    min_size=1,
    max_size=20,
).map(" ".join)
COLUMNS = st.integers(1, 60)


def shown(lines: Sequence[Line]) -> list[tuple[int, int, int, str]]:
    return [(line.start, line.end, line.width, line.text) for line in lines]


def generally(text: str, columns: int, direction: Direction | None = None) -> list[Line]:
    return list(_wrap(Paragraph(SafeText(text), direction), columns))


@pytest.mark.unmeasured
@given(TEXTS, COLUMNS, st.sampled_from([None, *Direction]))
@examples(1000)
def test_any_words_come_out_as_by_the_general_way(
    text: str, columns: int, direction: Direction | None
) -> None:
    lines = wrap(Paragraph(SafeText(text), direction), Cell(columns))
    assert shown(lines) == shown(generally(text, columns, direction))


FILLED = (Filling.SPACES, Filling.KASHIDA)


def filled_generally(text: str, columns: int, filling: Filling) -> list[Line]:
    return list(_wrap_evenly(Paragraph(SafeText(text)), Cell(columns), filling))


def stretched(lines: Sequence[Line]) -> list[dict[int, int]]:
    return [dict(line.added) for line in lines]


def same_where_taken(text: str, columns: int) -> None:
    fast = wrap_running(Paragraph(SafeText(text)), Cell(columns))
    if fast is not None:
        assert shown(fast) == shown(generally(text, columns))
    for filling in FILLED:
        fast = wrap_running(Paragraph(SafeText(text)), Cell(columns), filling)
        if fast is not None:
            general = filled_generally(text, columns, filling)
            assert shown(fast) == shown(general)
            assert stretched(fast) == stretched(general)


@pytest.mark.unmeasured
@given(TEXTS, COLUMNS)
@examples(1000)
def test_any_words_are_filled_as_by_the_general_way(text: str, columns: int) -> None:
    same_where_taken(text, columns)


def lists_of(words: str, foreign: str) -> st.SearchStrategy[str]:
    """Return texts of these words, of brackets, numbers and phrases of these characters."""
    word = (
        st.sampled_from(words.split())
        | st.sampled_from(BRACKETS)
        | st.sampled_from(NUMBERS)
        | st.text(st.sampled_from(foreign), min_size=1, max_size=5)
    )
    return st.lists(word, min_size=2, max_size=12).map(" ".join)


@pytest.mark.unmeasured
@given(lists_of("كتاب نعم، (قال) السَّلَامُ ١٢ 3.5%", "abc()[]5.,"), COLUMNS)
@examples(800)
def test_phrases_in_arabic_come_out_as_by_the_general_way(text: str, columns: int) -> None:
    same_where_taken(f"كتاب {text}", columns)


@pytest.mark.unmeasured
@given(lists_of("ספר שלום, (אמר) כְּתָב 12 3.5%", "ab()5.,%-"), COLUMNS)
@examples(400)
def test_phrases_in_hebrew_come_out_as_by_the_general_way(text: str, columns: int) -> None:
    same_where_taken(f"ספר {text}", columns)


HYPHENS = "من سلام كلمة-أخرى ا-ب-ج ab-cd -- ! ) ( n/a ١-٢ كلمة/أخرى".split()


@pytest.mark.unmeasured
@given(st.lists(st.sampled_from(HYPHENS), min_size=1, max_size=9), st.integers(3, 16))
@examples(600)
def test_words_in_which_a_line_may_end(words: list[str], columns: int) -> None:
    same_where_taken(" ".join(["من", *words]), columns)


HOLDING = (
    'من سلام — س— —س " س" "(س "س ( س( (س (\u0301 ) س) )س ] س] ! !س ، / /س ‼ ‼س )\u0301 '
    "س)\u064e » «س { } \u200e 3.5% “\u200d س\u200b \u00adس "
    "\u200c \u200cس \u200d \u035cس &\u200e\u0301 & \u200fس س\ufe0f"
).split()


@given(st.lists(st.sampled_from(HOLDING), min_size=1, max_size=9), st.integers(2, 14))
@examples(800)
def test_words_that_hold_on_to_one_another(words: list[str], columns: int) -> None:
    """Across a space no line ends between some (LB13 to LB17); marks and joiners begin none."""
    same_where_taken(" ".join(["من", *words]), columns)


@given(st.text(st.sampled_from('abcd  ef-(.!"/$5%,)='), min_size=1, max_size=60), COLUMNS)
@examples(600)
def test_ascii_comes_out_as_by_the_general_way(text: str, columns: int) -> None:
    fast = wrap_ascii(Paragraph(SafeText(text)), Cell(columns))
    assert fast is not None
    assert shown(fast) == shown(generally(text, columns))


@pytest.mark.unmeasured
# What is wider than a line is not shown; a tab is four cells.
@given(TEXTS, st.integers(4, 60), st.sampled_from(Filling))
@examples(300)
def test_the_clusters_of_a_line_are_its_text(text: str, columns: int, filling: Filling) -> None:
    """What a fast way writes is what the maps from cells to offsets are made of."""
    for line in wrap(Paragraph(SafeText(text)), Cell(columns), filling):
        assert "".join(cluster.text for cluster in line.clusters) == line.text
        assert sum(cluster.width for cluster in line.clusters) == line.width


WIDTHS = (1, 7, 23, 40, 70, 100)


@pytest.mark.unmeasured
@pytest.mark.parametrize("step", [len(WIDTHS), pytest.param(1, marks=pytest.mark.whole)])
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_samples_come_out_as_by_the_general_way(columns: int, step: int) -> None:
    """Each sample in one of the widths, or in all of them."""
    count = 0
    for path in sorted(ARTICLES.iterdir())[WIDTHS.index(columns) % step :: step]:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if text := line.strip():
                fast = wrap_running(Paragraph(SafeText(text)), Cell(columns))
                if fast is not None:
                    count += 1
                    assert shown(fast) == shown(generally(text, columns)), text
                same_where_taken(text, columns)
    assert columns < 20 or count > 100 // step


TAKEN = [  # by the way for running text, in a line of 40 cells and one of 12
    "كتاب جديد عن الماء في المدينة القديمة",
    "نعم، قال (أحمد): «لا شيء» في عام 2024، أي ١٤٤٥.",
    "كتاب The Old Man للكاتب",
    "كتاب (Old Man) نعم [2.5 x] لا",
    "كتاب a(b)c نعم",
    "هذا كتاب می‌خواهد السَّلَامُ",
    "שלום עולם 12 ועוד (3)",
    "كلمة 3.5% ثم 10:30",
]


@pytest.mark.parametrize("text", TAKEN)
def test_what_is_plain_goes_the_fast_way(text: str) -> None:
    for columns in (12, 40):
        fast = wrap_running(Paragraph(SafeText(text)), Cell(columns))
        assert fast is not None
        assert shown(fast) == shown(generally(text, columns))


NOT_TAKEN = {
    "of another direction": "Hello كتاب",
    "a bracket that reaches out of its phrase": "كتاب abc (def كلمة) نعم",
    "a bracket that comes from outside": "كتاب (كلمة abc) def",
    "brackets that cross": "كتاب a (b [c) d] نعم",
    "a number that belongs to the phrase": "كتاب abc 3كلمة نعم",
    "letters of two kinds in a word": "كتاب abcعربي نعم",
    "Hebrew among Arabic": "كتاب שלום نعم",
    "two blanks": "كتاب  نعم",
    "an embedding": "كتاب \u202bنعم\u202c لا",
    "a tab": "كتاب\tنعم لا",
    "a mark of direction": "كتاب &\u200e\u0301 & لا",
    "a mark without a letter": "كتاب \u064eنعم لا",
    "a joiner at which no line ends": "كتاب نعم\u2060 لا",
    "a word longer than the line": "كتاب " + "مستشفيات" * 6,
}


@pytest.mark.parametrize("text", NOT_TAKEN.values(), ids=NOT_TAKEN)
def test_what_is_not_plain_goes_the_general_way(text: str) -> None:
    assert wrap_running(Paragraph(SafeText(text)), Cell(40)) is None
    assert shown(wrap(Paragraph(SafeText(text)), Cell(40))) == shown(generally(text, 40))


def test_what_is_not_shaped_goes_the_general_way() -> None:
    assert wrap_running(Paragraph(SafeText(TAKEN[0]), shaped=False), Cell(40)) is None


@pytest.mark.parametrize("text", ["", "a\tb", "café", "كتاب"])
def test_what_is_not_plain_ascii_goes_the_general_way(text: str) -> None:
    assert wrap_ascii(Paragraph(SafeText(text)), Cell(40)) is None
    assert wrap_ascii(Paragraph(SafeText("abc"), Direction.RTL), Cell(40)) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", True), ("abc", True), ("(abc)", True), ("([a] {b})", True), ("«a»", True),
        ("(a", False), ("a)", False), ("(a]", False), ("([a)]", False), (")(", False),
    ],
)  # fmt: skip
def test_balanced(text: str, whole: bool) -> None:
    assert balanced(text) is whole


def test_a_word_is_not_parted_where_the_general_way_does_not() -> None:
    text = "سلام كلمة-أخرى ! سلام"
    for columns in range(5, 22):
        lines = wrap(Paragraph(SafeText(text)), Cell(columns))
        assert shown(lines) == shown(generally(text, columns))


def test_the_caches_of_words_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_forms, "_CACHE_LIMIT", 50)
    monkeypatch.setattr(shaping, "_CACHE_LIMIT", 50)
    for start in range(0, 400, 20):
        numbers = range(start, start + 20)
        for word in ("كلمة", "מלה"):
            text = " ".join(f"{word}{number}-" for number in numbers) + f" {word}" * 5
            lines = wrap(Paragraph(SafeText(text)), Cell(60))
            assert shown(lines) == shown(generally(text, 60))
        letters = " ".join("كلمة" + "اب"[number % 2] * (number % 40) for number in numbers)
        assert shown(wrap(Paragraph(SafeText(letters)), Cell(60))) == shown(generally(letters, 60))
        for cache in (word_forms._after_arabic, word_forms._after_hebrew, shaping._words):
            assert len(cache) <= 50
