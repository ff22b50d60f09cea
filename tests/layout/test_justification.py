"""Lines that are filled: as wide as was asked for, and nothing of it in the text."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.articles import Article
from newsreader.article.blocks import Code, Heading, Item, List, Quote, Verse, Verses
from newsreader.article.blocks import Paragraph as Block
from newsreader.article.spans import Inline, Span, Style
from newsreader.layout.documents import Document
from newsreader.layout.kashida import kashida_place
from newsreader.layout.lines import Line
from newsreader.layout.optimal import line_starts
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.rows import Part, Place, Role
from newsreader.layout.stretching import LOOSE, Filling, Justification, spread
from newsreader.layout.wrapping import wrap
from newsreader.loading import load
from newsreader.session.selection import Selection
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint
from support.examples import examples

ARTICLES = sorted((Path(__file__).parents[2] / "articles").iterdir())
ARABIC = Justification.of("kashida", "ar")
TEXT = (
    "يقول أبو نزار، صاحب مخبز في السوق العتيق ورثه عن أبيه: «القمح ربع الرغيف، والباقي وقود». "
    "ويفتح دفترا ورقيا يسجل فيه نفقاته منذ عشرين عاما، فإذا بأجرة الفرن تساوي ثلاثة أضعافها."
)


def lines_of(
    text: str, columns: int, filling: Filling = Filling.KASHIDA, *, shaped: bool = True
) -> list[Line]:
    return list(wrap(Paragraph(SafeText(text), shaped=shaped), Cell(columns), filling))


def samples() -> Iterator[Article]:
    for path in ARTICLES:
        article = load(path).article
        assert article is not None
        yield article


def running_texts(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if isinstance(block, Block):
            yield from block.content.text.split("\n")


# The bars


def gaps_of(shown: str) -> list[int]:
    """Return the cells of each space between the words of a line."""
    return [len(gap) for gap in re.findall(" +", shown.strip())]


def greedily_filled(line: Line, columns: int) -> list[int]:
    """Return the same for a line that is as it comes, its spare cells given to its spaces."""
    gaps = line.logical.count(" ")
    spare = columns - line.width
    return [1 + spare * (n + 1) // gaps - spare * n // gaps for n in range(gaps)]


@pytest.mark.unmeasured
@pytest.mark.parametrize("columns", [60, 72])
def test_the_samples_are_even(columns: int) -> None:
    """Every line but the last is full, no word drawn out twice, the spaces are nearly all alike."""
    ours: list[int] = []
    greedy: list[int] = []
    count = 0
    for article in samples():
        filling = Justification.of("kashida", article.language).prose
        for text in running_texts(article):
            for line in lines_of(text, columns, filling)[:-1]:
                count += 1
                assert line.width == columns == sum(cluster.width for cluster in line.clusters)
                drawn = [o for o in line.added if text[o] != " "]
                words = [text[: offset + 1].count(" ") for offset in drawn]
                assert len(set(words)) == len(words)
                if filling is Filling.KASHIDA:
                    ours += gaps_of(line.text)
            if filling is Filling.KASHIDA:
                for line in lines_of(text, columns, Filling.NOTHING)[:-1]:
                    greedy += greedily_filled(line, columns)
    assert count > 500
    assert statistics.pstdev(ours) < statistics.pstdev(greedy) / 3


# Properties

WORDS = st.sampled_from(
    "كتاب السلام، «قال (12) 3.5% السَّلَامُ عليكم. ١٢٣ می‌شود لا الله word Two-part http://a.b/c "
    "abcعربي - – ) ( שלום كلمة-أخرى ! مدرسة قصيدة في من ﷺ ﷽ كتاب The Old Man \u00a0".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


@pytest.mark.unmeasured
@given(TEXTS, st.integers(1, 80), st.sampled_from(Filling), st.booleans())
@examples(600)
def test_a_filled_line_is_full_or_could_not_be(
    text: str, columns: int, filling: Filling, shaped: bool
) -> None:
    lines = lines_of(text, columns, filling, shaped=shaped)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert not lines[-1].added
    for line in lines:
        assert line.width <= columns
        assert "".join(cluster.text for cluster in line.clusters) == line.text
        if line.added:
            assert line.width == columns
    if filling is not Filling.NOTHING:
        for line in lines[:-1]:
            gaps = line.logical.strip().count(" ")
            assert line.width == columns or columns - line.width > 6 * gaps or line.added == {}
            if gaps and columns - line.width <= 6 * gaps:
                assert line.width == columns


@pytest.mark.unmeasured
@given(TEXTS, st.integers(4, 80), st.sampled_from(Filling))
@examples(400)
def test_without_what_was_put_in_the_line_is_as_it_was(
    text: str, columns: int, filling: Filling
) -> None:
    for line in lines_of(text, columns, filling):
        bare = Line(
            line.paragraph, line.start, line.end, Cell(line.width - sum(line.added.values()))
        )
        kept = ""
        for cluster in line.clusters:
            added = sum(line.added.get(o, 0) for o in range(cluster.start, cluster.end))
            own = cluster.text
            filler = own[:added] if cluster.rtl else own[len(own) - added :]
            assert set(filler) <= {" ", "ـ"}
            kept += own[added:] if cluster.rtl else own[: len(own) - added]
        assert kept == bare.text


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from([45, 60]))
@examples(100)
def test_what_is_marked_cell_by_cell_is_copied_as_written(one: int, other: int, width: int) -> None:
    """From any cell to any other: the code points between them, and no tatweel."""
    block = Block(Inline(SafeText(TEXT)))
    document = Document([Part(Role.BODY, block)], Cell(width), Direction.RTL, justification=ARABIC)
    cells = [
        (piece.line, cell)
        for row in document.rows(0)
        for piece in row.pieces
        for cell in range(piece.line.width)
    ]
    (line, cell), (until, beyond) = cells[one % len(cells)], cells[other % len(cells)]
    start, end = line.offset_at(Cell(cell)), until.offset_at(Cell(beyond))
    text = Selection(Place(0, start), Place(0, end)).text(document)
    assert text == TEXT[min(start, end) : max(start, end)]


# What is filled, and with what


def test_languages_and_settings() -> None:
    kashida, spaces, nothing = Filling.KASHIDA, Filling.SPACES, Filling.NOTHING
    found = {
        (setting, language): Justification.of(setting, language)
        for setting in ("off", "spaces", "kashida")
        for language in ("ar", "ar-SY", "fa", "ur", "en", "")
    }
    for (setting, language), justification in found.items():
        is_arabic = language.startswith("ar")
        if setting == "off":
            assert justification == LOOSE == Justification(nothing, nothing)
        else:
            own = kashida if is_arabic else spaces
            assert justification == Justification(own if setting == "kashida" else spaces, own)


def test_letters_that_are_not_joined_and_left_to_right_text_are_not_drawn_out() -> None:
    for lines in (lines_of(TEXT, 50, shaped=False), lines_of("In the " + TEXT, 50)):
        assert len(lines) > 2
        for line in lines[:-1]:
            assert line.width == 50
            assert "ـ" not in line.text


def document(*blocks: object, columns: int = 60, role: Role = Role.BODY) -> Document:
    parts = [Part(role, block) for block in blocks]  # type: ignore[arg-type]
    return Document(parts, Cell(columns), Direction.RTL, justification=ARABIC)


def is_filled(shown: Document, part: int = 0) -> bool:
    rows = shown.rows(part)
    return any(piece.line.added for row in rows for piece in row.pieces)


def test_running_text_is_filled_and_nothing_else() -> None:
    inline = Inline(SafeText(TEXT))
    block = Block(inline)
    listed = List((Item((block,)),))
    assert all(is_filled(document(each)) for each in (block, Quote((block,)), listed))
    assert is_filled(document(block, role=Role.LEDE))
    others = (Heading(2, inline), Code(SafeText(TEXT)))
    assert not any(is_filled(document(each)) for each in others)
    for role in (Role.TITLE, Role.BYLINE, Role.SOURCE, Role.RELATED):
        assert not is_filled(document(block, role=role))


def test_narrow_pages_are_left_loose_and_a_resize_fills_them() -> None:
    narrow = document(Block(Inline(SafeText(TEXT))), columns=39)
    assert not is_filled(narrow)
    wide = narrow.with_columns(Cell(40), has_headroom=False)
    assert is_filled(wide)
    assert wide.justification == ARABIC


def test_filled_lines_stand_from_edge_to_edge() -> None:
    rows = document(Block(Inline(SafeText(TEXT)))).rows(0)
    assert len(rows) > 2
    for row in rows[:-1]:
        (piece,) = row.pieces
        assert (piece.left, piece.line.width) == (0, 60)


# How spare cells are spread


def test_one_tatweel_a_word_and_none_in_neighbours() -> None:
    places = [kashida_place(word) for word in "كتاب مدرسة قصيدة جديد من".split()]
    first = spread(places, 2, range(4))
    assert first is not None
    assert first.words == [1, 0, 1, 0, 0]
    more = spread(places, 3, range(4))
    assert more is not None
    assert more.words == [1, 0, 1, 0, 1]
    assert not any(first.spaces)
    assert not any(more.spaces)


def test_when_words_have_all_they_can_take_spaces_are_widened_evenly() -> None:
    places = [kashida_place(word) for word in ("كتاب", "2026", "2027")]
    put = spread(places, 5, range(2))
    assert put is not None
    assert (put.words, put.spaces) == ([3, 0, 0], [1, 1, 0])
    assert spread(places, 3 + 12, range(2)) is not None
    assert spread(places, 3 + 13, range(2)) is None


def test_no_line_is_looser_than_it_must_be() -> None:
    """Beside all ways to break a short paragraph, the chosen one is the most even."""
    widths = [6, 3, 7, 2, 5, 4, 6, 3]
    ends = list(itertools.accumulate((w + 1 for w in widths), initial=0))
    begins, stops = ends[:-1], [end - 1 for end in ends[1:]]
    rooms = list(range(len(widths) + 1))
    columns = 14

    def looseness(starts: tuple[int, ...]) -> float:
        total = 0.0
        for first, last in zip(starts, starts[1:]):
            spare = columns - (stops[last - 1] - begins[first])
            if spare < 0:
                return float("inf")
            total += (spare / (last - first)) ** 3
        fits = stops[-1] - begins[starts[-1]] <= columns
        return total if fits else float("inf")

    every = [
        (0, *rest)
        for size in range(len(widths))
        for rest in itertools.combinations(range(1, len(widths)), size)
    ]
    # Lines that lack more than a quarter are not looked at: none of the best lacks so much here.
    assert looseness(tuple(line_starts(begins, stops, rooms, columns))) == min(
        map(looseness, every)
    )


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), min_size=1, max_size=30),
    st.integers(0, 12),
    st.sets(st.integers(1, 29)),
)
def test_lines_begin_one_after_the_other_whatever_is_wider_than_one(
    sizes: list[tuple[int, int]], columns: int, held: set[int]
) -> None:
    begins = list(itertools.accumulate((sum(size) for size in sizes), initial=0))[:-1]
    stops = [begin + size[0] for begin, size in zip(begins, sizes)]
    starts = line_starts(begins, stops, list(range(len(sizes) + 1)), columns, held)
    assert starts[0] == 0
    assert all(one < other for one, other in itertools.pairwise(starts))
    assert starts[-1] < len(sizes)
    for first, following in itertools.pairwise([*starts, len(sizes)]):
        assert following == first + 1 or stops[following - 1] - begins[first] <= columns


@given(
    st.lists(st.sampled_from(["你", "好", "ن", "a", "한", "ﷺ", "\u0301", "-", " "]), max_size=20),
    st.integers(1, 6),
    st.integers(0, 6),
    st.sampled_from(Filling),
)
@examples(300)
def test_a_line_narrower_than_a_character_has_it_alone(
    parts: list[str], columns: int, indent: int, filling: Filling
) -> None:
    text = "".join(parts)
    lines = wrap(Paragraph(SafeText(text)), Cell(columns), filling, indent)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(line.width <= columns for line in lines)


def test_a_long_paragraph_costs_what_its_length_does() -> None:
    """What is looked at for each word does not grow with the paragraph: no word looks far back."""
    looked: list[int] = []

    class Rooms(list[int]):
        def __getitem__(self, index):  # type: ignore[no-untyped-def]
            looked.append(1)
            return super().__getitem__(index)

    for count in (1000, 8000):
        begins = list(range(0, 6 * count, 6))
        stops = [begin + 5 for begin in begins]
        looked.clear()
        line_starts(begins, stops, Rooms(range(count + 1)), 70)
        assert len(looked) < 8 * count


def test_offsets_in_what_was_put_in_are_those_of_the_letter_before() -> None:
    line = lines_of("كتابة كلمة كلمة كلمة كلمة", 22)[0]
    drawn = [offset for offset in line.added if line.paragraph.text[offset] != " "]
    assert drawn
    for offset in drawn:
        cells = [cell for cell in range(line.width) if line.offset_at(Cell(cell)) == offset]
        assert len(cells) == 1 + line.added[CodePoint(offset)]


def test_code_within_a_text_is_not_drawn_out() -> None:
    """Neither on one line nor behind a line break; what is written beside it is."""
    text = "يقول " + "مدرسة كتابة قصيدة " * 6 + "\n" + "مدرسة كتابة قصيدة " * 6
    places = [match.start() for match in re.finditer("كتابة", text)]
    spans = tuple(Span(CodePoint(at), CodePoint(at + 5), Style.CODE) for at in places)
    shown = document(Block(Inline(SafeText(text), spans)), columns=44)
    drawn = {
        text[piece.origin + offset]
        for row in shown.rows(0)
        for piece in row.pieces
        if piece.origin is not None
        for offset in piece.line.added
    }
    assert drawn in ({" ", "ص", "س"}, {"ص", "س"})
    assert "ب" in {
        text[piece.origin + offset]
        for row in document(Block(Inline(SafeText(text))), columns=44).rows(0)
        for piece in row.pieces
        if piece.origin is not None
        for offset in piece.line.added
    }


# Verse


def poem(*lines: str) -> Verses:
    halves = (line.split(" * ") for line in lines)
    return Verses(tuple(Verse(tuple(Inline(SafeText(half)) for half in verse)) for verse in halves))


POEM = poem(
    "قفا نبك من ذكرى حبيب ومنزل * بسقط اللوى بين الدخول فحومل",
    "فتوضح فالمقراة لم يعف رسمها * لما نسجتها من جنوب وشمأل",
    "ترى بعر الآرام في عرصاتها * وقيعانها كأنه حب فلفل",
)


@pytest.mark.parametrize("setting", ["spaces", "kashida"])
@pytest.mark.parametrize("language", ["ar", "fa"])
def test_hemistichs_are_of_one_width_and_the_poem_is_centred(setting: str, language: str) -> None:
    justification = Justification.of(setting, language)
    shown = Document([Part(Role.BODY, POEM)], Cell(70), Direction.RTL, justification=justification)
    rows = shown.rows(0)
    widest = max(
        wrap(Paragraph(half.text), Cell(100))[0].width
        for verse in POEM.lines
        for half in verse.parts
    )
    for row in rows:
        first, second = row.pieces
        assert first.line.width == second.line.width == widest
        assert first.left - (second.left + widest) == 4
        assert abs(second.left - (70 - first.left - widest)) <= 1
        drawn = "ـ" in first.line.text + second.line.text
        assert drawn is (language == "ar") or not (first.line.added or second.line.added)


def test_verse_is_as_it_comes_where_lines_are_and_stands_in_one_column_where_it_is_narrow() -> None:
    loose = Document([Part(Role.BODY, POEM)], Cell(70), Direction.RTL)
    assert not is_filled(loose)
    assert [len(row.pieces) for row in loose.rows(0)] == [2, 2, 2]
    narrow = Document([Part(Role.BODY, POEM)], Cell(45), Direction.RTL, justification=ARABIC)
    assert [len(row.pieces) for row in narrow.rows(0)] == [1] * 6


@pytest.mark.parametrize("text", ["", " ", "\t", "\u200f"])
@pytest.mark.parametrize("filling", Filling)
def test_a_paragraph_of_nothing_has_one_line(text: str, filling: Filling) -> None:
    (line,) = lines_of(text, 50, filling)
    assert (line.start, line.end, line.width, line.added) == (0, len(text), 0, {})


def test_an_address_wider_than_a_line_is_parted_where_it_may_be() -> None:
    """No line begins within its right-to-left parts that can begin before them; each is full."""
    address = "http://a.b/" + "كتاب" * 12
    paragraph = Paragraph(SafeText(f"كتاب {address} نعم"), isolates=[(5, 5 + len(address))])
    lines = wrap(paragraph, Cell(20), Filling.KASHIDA)
    assert "".join(paragraph.text[line.start : line.end] for line in lines) == paragraph.text
    assert max(line.width for line in lines) == 20


def test_no_line_begins_with_what_is_held_where_another_end_fits() -> None:
    widths = (5, 5, 5, 5, 5, 20, 20)
    begins = [sum(widths[:place]) + place for place in range(len(widths))]
    stops = [begin + width for begin, width in zip(begins, widths, strict=True)]
    rooms = range(len(widths) + 1)
    assert line_starts(begins, stops, rooms, 30) == [0, 4, 6]
    assert line_starts(begins, stops, rooms, 30, held={4}) == [0, 5, 6]
    assert line_starts(begins, stops, rooms, 30, held={5}) == [0, 4, 6]


def test_a_word_wider_than_a_line_is_parted_where_the_line_is_full() -> None:
    lines = lines_of("كتاب " + "س" * 30, 8)
    assert [len(line.logical.strip()) for line in lines] == [4, 8, 8, 8, 6]
