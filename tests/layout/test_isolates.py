"""Addresses are read from left to right by themselves, and their Arabic is not torn."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.blocks import Alignment, Block, Paragraph, Table
from newsreader.article.spans import Inline, Span, Style
from newsreader.layout import bidi, isolates, paragraphs
from newsreader.layout.bidi import ordered
from newsreader.layout.documents import Document
from newsreader.layout.isolates import addresses, isolating_order
from newsreader.layout.rows import Part, Role
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint
from support.examples import examples
from support.growth import grows

ADDRESS = "https://example.org/x=1#top&علم=2024?q"
SHOWN = "https://example.org/x=1#top&2024=ملع?q"
PIECES = (
    'ا لا ب ه \u064e \u200c a b X א 5 12 ١ ۲ . , : ; ? ، ( ) [ ] « » " - / % $ + & # = \u0301 '
    "\u200e \u200f 日 👍 نص http://a.b"
).split(" ")
TEXTS = st.lists(st.sampled_from([*PIECES, " "]), max_size=16).map("".join)
ISOLATED = st.lists(st.sampled_from(PIECES), max_size=12).map(lambda parts: "h" + "".join(parts))
BEHIND = (" ", ")", "،", "ا", "b")


def linked(before: str, shown: str, behind: str = "", link: str = "https://a.b/") -> Inline:
    start, end = CodePoint(len(before)), CodePoint(len(before) + len(shown))
    return Inline(SafeText(before + shown + behind), (Span(start, end, link=link),))


def rows_of(block: Block, columns: int) -> list[str]:
    document = Document([Part(Role.BODY, block)], Cell(columns), Direction.RTL, shaped=False)
    rows = document.rows(0)
    return ["".join(piece.line.text for piece in row.pieces) for row in rows]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"انظر {ADDRESS} هنا", f"انه {SHOWN} رظنا"),
        (f"({ADDRESS})", f"({SHOWN})"),
        ("في https://example.org/ أيضا", "اضيأ https://example.org/ يف"),
        ("في https://w.org/wiki/لغة_(علم).", ".https://w.org/wiki/(ملع)_ةغل يف"),
        ("موقع www.بلد.com/1؟", "؟www.دلب.com/1 عقوم"),
    ],
)  # fmt: skip
def test_an_address_in_the_text_goes_its_own_way(text: str, shown: str) -> None:
    assert rows_of(Paragraph(Inline(SafeText(text))), 80) == [shown]


@pytest.mark.parametrize(
    ("shown", "isolated"),
    [
        (ADDRESS, True),
        ("example.org/علم?q", True),
        ("علي@example.org", True),
        ("mailto:علي@example.org", True),
        ("قراءة المزيد", False),
        ("المزيد (AI)", False),
        ("AI", False),
        ("example.org/علم يوم", False),  # two words
        ("@علم", False),  # nothing before the sign
        ("a.b/\u2069ا", False),  # it would end the isolate by itself
    ],
)
def test_links_that_show_their_address_are_isolated(shown: str, isolated: bool) -> None:
    assert list(addresses(linked("من ", shown))) == ([(3, 3 + len(shown))] if isolated else [])


def test_text_that_only_looks_like_an_address_needs_a_link() -> None:
    spans = (Span(CodePoint(3), CodePoint(18), Style.STRONG),)
    assert not addresses(Inline(SafeText("من example.org/علم هنا"), spans))


def test_an_address_within_a_link_is_isolated_once() -> None:
    inline = linked("من ", "https://a.b/ا(1)", " و http://c.d/ب، و www.e.f.")
    assert [inline.text[start:end] for start, end in addresses(inline)] == [
        "https://a.b/ا(1)", "http://c.d/ب", "www.e.f",
    ]  # fmt: skip


@pytest.mark.parametrize("columns", range(9, 60))
def test_no_line_ends_within_the_arabic_of_an_address(columns: int) -> None:
    for behind in ("", " ونص بعده"):
        rows = rows_of(Paragraph(Inline(SafeText(f"نص قبله وفيه كلام {ADDRESS}{behind}"))), columns)
        assert sum("2024=ملع" in row for row in rows) == 1, rows


def test_the_lines_of_an_address_are_read_one_after_the_other() -> None:
    text = "من https://example.org/أخبار/علوم?q=الطاقة&page=2"
    assert rows_of(Paragraph(Inline(SafeText(text))), 30) == [
        "https://example.org/ نم",
        "مولع/رابخأ?q=ةقاطلا&page=2",  # Arabic with a neutral sign within it is one part
    ]


def test_hard_lines_and_cells_of_tables_have_their_own() -> None:
    text = f"أول\nانظر {ADDRESS} هنا\nثالث {ADDRESS}"
    wanted = f"انه {SHOWN} رظنا"
    assert rows_of(Paragraph(Inline(SafeText(text))), 80)[1:] == [wanted, f"{SHOWN} ثلاث"]
    cell = Inline(SafeText(f"انظر {ADDRESS} هنا"))
    table = Table((Inline(SafeText("ا")),), ((cell,),), (Alignment.START,))
    assert rows_of(table, 80)[2] == wanted


def test_an_address_wider_than_the_line_parts_around_its_arabic_if_it_can() -> None:
    assert rows_of(Paragraph(Inline(SafeText(ADDRESS))), 12)[2:] == ["x=1#top&", "2024=ملع?q"]
    assert rows_of(Paragraph(Inline(SafeText("www.x/علم=2024"))), 6) == ["www.x/", "20=ملع", "24"]


def test_what_is_too_wide_when_spelled_out_changes_nothing_for_an_address() -> None:
    text = f"\ufdfd {ADDRESS}"
    assert rows_of(Paragraph(Inline(SafeText(text))), 14)[1:] == [
        "example.org/", "x=1#top&", "2024=ملع?q",
    ]  # fmt: skip


@pytest.mark.unmeasured
@given(TEXTS, ISOLATED, st.sampled_from(BEHIND), TEXTS, st.sampled_from(list(Direction)))
@examples(400)
def test_isolating_changes_nothing_inside_or_around(
    before: str, address: str, sign: str, behind: str, direction: Direction
) -> None:
    """What is isolated is ordered as by itself, all else as if a neutral stood for it."""
    behind = sign + behind
    start, end = len(before), len(before) + len(address)
    text = before + address + behind
    places, backwards = isolating_order(text, direction, [(start, end)])
    assert sorted(places) == list(range(len(text)))
    alone = ordered(address, Direction.LTR)
    assert ranked(places[start:end]) == alone.places
    assert backwards[start:end] == alone.backwards
    outside = ordered(f"{before}\ufffc{behind}", direction)
    ours = [*range(start), *range(end, len(text))]
    theirs = [*range(start), *range(start + 1, len(text) - len(address) + 1)]
    assert ranked([places[i] for i in ours]) == ranked([outside.places[i] for i in theirs])
    assert [backwards[i] for i in ours] == [outside.backwards[i] for i in theirs]


@pytest.mark.unmeasured
@given(st.lists(st.tuples(TEXTS, ISOLATED), min_size=2, max_size=4))
@examples(300)
def test_isolating_a_range_changes_nothing_inside_another(parts: list[tuple[str, str]]) -> None:
    text, ranges = "", []
    for before, address in parts:
        text += before + " "
        ranges.append((len(text), len(text) + len(address)))
        text += address
    whole = isolating_order(text, Direction.RTL, ranges)
    for start, end in ranges:
        one = isolating_order(text, Direction.RTL, [(start, end)])
        assert ranked(whole.places[start:end]) == ranked(one.places[start:end])
        assert whole.backwards[start:end] == one.backwards[start:end]


def ranked(places: list[int]) -> list[int]:
    ranks = {place: rank for rank, place in enumerate(sorted(places))}
    return [ranks[place] for place in places]


@pytest.mark.unmeasured
@given(TEXTS, ISOLATED, TEXTS, st.integers(1, 30))
@examples(300)
def test_lines_tile_a_paragraph_with_an_address(
    before: str, address: str, behind: str, columns: int
) -> None:
    text = SafeText(before + address + behind)
    ranges = [(len(before), len(before) + len(address))]
    paragraph = paragraphs.Paragraph(text, isolates=ranges)
    lines = wrap(paragraph, Cell(columns))
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines:
        assert sum(cluster.width for cluster in line.clusters) in (line.width, columns + 1)
        assert line.width <= columns
        covered = sorted((cluster.start, cluster.end) for cluster in line.clusters)
        assert [start for start, _ in covered] == [line.start, *(end for _, end in covered[:-1])]


@pytest.mark.parametrize(
    ("pattern", "use"),
    [
        (bidi._RESET, "sub"),
        (isolates._ADDRESS.compiled, "finditer"),
        (isolates._SIGN.compiled, "search"),
    ],
)
def test_patterns_take_time_in_proportion_to_the_text(pattern: re.Pattern[str], use: str) -> None:
    assert grows(pattern, (use,)) == ""


def test_brackets_without_end_behind_an_address() -> None:
    text = SafeText("http://a(b)" + "))]}." * 100_000)
    start = time.process_time()
    assert list(addresses(Inline(text))) == [(0, 11)]
    assert time.process_time() - start < 5


def test_a_link_with_very_many_signs_of_an_address_and_a_blank() -> None:
    start = time.process_time()
    assert not addresses(linked("", "@" * 100_000 + " x"))
    assert time.process_time() - start < 5
