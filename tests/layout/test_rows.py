"""Every kind of block row by row: where each piece stands and what it is a piece of."""

from __future__ import annotations

import pytest

from newsreader.article.blocks import (
    Alignment,
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verse,
    Verses,
    block_text,
)
from newsreader.article.spans import Inline, Span, Style
from newsreader.layout.blocks import part_rows
from newsreader.layout.documents import Document, Position
from newsreader.layout.frames import Frame
from newsreader.layout.rows import Part, Place, Role, Row
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint
from support.blocks import inline, p

RTL, LTR = Direction.RTL, Direction.LTR
START, RIGHT, CENTER, LEFT = Alignment.START, Alignment.RIGHT, Alignment.CENTER, Alignment.LEFT


def span(start: int, end: int, style: Style) -> Span:
    return Span(CodePoint(start), CodePoint(end), style)


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item((p(text),)) for text in texts)


def cells(*texts: str) -> tuple[Inline, ...]:
    return tuple(map(inline, texts))


def verses(*lines: str) -> Verses:
    return Verses(tuple(Verse(cells(*line.split(" / "))) for line in lines))


def described(row: Row) -> str:
    """Return a row as `ROLE@OFFSET LEFT:TEXT@OFFSET | …`; a piece names its role if it is another.

    The text is in logical order; offsets are code points in the part's text.
    """
    pieces = []
    for piece in row.pieces:
        offset = "" if piece.origin is None else f"@{piece.origin + piece.line.start}"
        role = "" if piece.role is row.role else f" {piece.role.name}"
        spans = "".join(f" {s.start}-{s.end} {s.style.name}" for s in piece.spans)
        pieces.append(f"{piece.left}:{piece.line.logical}{offset}{role}{spans}")
    return f"{row.role.name}@{row.offset} {' | '.join(pieces)}".rstrip()


def rows(block: Block, columns: int, direction: Direction) -> list[Row]:
    frame = Frame(Cell(columns), direction, shaped=False)
    return part_rows(Part(Role.BODY, block), frame)


CASES: dict[str, tuple[Block, int, Direction, list[str]]] = {
    "a quotation within one": (
        Quote((p("أول"), Quote((p("ثان"), p("two words here"))), p("ثالث"))),
        16,
        RTL,
        [
            "QUOTE@0 15:▎ | 11:أول@0",
            "BODY@4 15:▎ QUOTE",
            "QUOTE@4 15:▎ | 13:▎ | 9:ثان@4",
            "BODY@8 15:▎ QUOTE | 13:▎ QUOTE",
            "QUOTE@8 15:▎ | 13:▎ | 0:two words@8",
            "QUOTE@18 15:▎ | 13:▎ | 0:here@18",
            "BODY@23 15:▎ QUOTE",
            "QUOTE@23 15:▎ | 10:ثالث@23",
        ],
    ),
    "a latin quotation": (
        Quote((p("said he"), List(items("a", "ب")))),
        14,
        LTR,
        [
            "QUOTE@0 0:▎ | 2:said he@0",
            "BODY@8 0:▎ QUOTE",
            "QUOTE@8 2:• MARKER | 0:▎ | 4:a@8",
            "QUOTE@10 2:• MARKER | 0:▎ | 13:ب@10",
        ],
    ),
    "a quotation without room for its bar": (
        Quote((p("كلمات كثيرة"),)),
        8,
        RTL,
        ["BODY@0 3:كلمات@0", "BODY@6 3:كثيرة@6"],
    ),
    "a quotation with room for half its indent": (
        Quote((p("كلمات كثيرة"),)),
        9,
        RTL,
        ["QUOTE@0 8:▎ | 3:كلمات@0", "QUOTE@6 8:▎ | 3:كثيرة@6"],
    ),
    "lists within lists": (
        List(
            (
                Item(
                    (
                        p("أول"),
                        List((Item((p("داخل"), List((Item((p("أعمق"), List(items("منه")))),)))),)),
                    )
                ),
                *items("ثان"),
            )
        ),
        24,
        RTL,
        [
            "BODY@0 23:• MARKER | 19:أول@0",
            "BODY@4 21:◦ MARKER | 16:داخل@4",
            "BODY@9 19:▪ MARKER | 14:أعمق@9",
            "BODY@14 17:▪ MARKER | 13:منه@14",
            "BODY@18 23:• MARKER | 19:ثان@18",
        ],
    ),
    "an ordered list": (
        List((*items("سطر أول طويل", "x"), Item(())), ordered=True, start=9),
        16,
        RTL,
        [
            "BODY@0 13: ٩. MARKER | 0:سطر أول طويل@0",
            "BODY@13 13:١٠. MARKER | 0:x@13",
            "BODY@15 13:١١. MARKER",
        ],
    ),
    "a latin ordered list": (
        List(items("one", "سلام"), ordered=True, start=99),
        12,
        LTR,
        ["BODY@0 0: 99. MARKER | 4:one@0", "BODY@4 0:100. MARKER | 8:سلام@4"],
    ),
    "a loose list": (
        List((Item((p("a"), p("b"))), *items("c"))),
        12,
        LTR,
        [
            "BODY@0 0:• MARKER | 2:a@0",
            "BODY@2",
            "BODY@2 2:b@2",
            "BODY@4",
            "BODY@4 0:• MARKER | 2:c@4",
        ],
    ),
    "a list of tasks": (
        List((Item((p("تم"),), checked=True), Item((p("لم"),), checked=False))),
        14,
        RTL,
        ["BODY@0 9:• [x] MARKER | 6:تم@0", "BODY@3 9:• [ ] MARKER | 6:لم@3"],
    ),
    "a list within a quotation": (
        Quote((List((Item((p("أول"), p("أ"))), *items("ثان"))),)),
        16,
        RTL,
        [
            "QUOTE@0 13:• MARKER | 15:▎ | 9:أول@0",
            "BODY@4 15:▎ QUOTE",
            "QUOTE@4 15:▎ | 11:أ@4",
            "BODY@6 15:▎ QUOTE",
            "QUOTE@6 13:• MARKER | 15:▎ | 9:ثان@6",
        ],
    ),
    "a quotation within a list": (
        List((Item((Quote((p("قال"),)), p("بعده"))),)),
        16,
        RTL,
        ["QUOTE@0 15:• MARKER | 13:▎ | 9:قال@0", "BODY@4 10:بعده@4"],
    ),
    "a footnote": (
        Footnote(SafeText("12"), (p("حاشية طويلة قليلا"), p("ثانية"))),
        16,
        RTL,
        [
            "BODY@0 12:[12] MARKER | 0:حاشية طويلة@0",
            "BODY@12 6:قليلا@12",
            "BODY@18",
            "BODY@18 6:ثانية@18",
        ],
    ),
    "a latin footnote": (
        Footnote(SafeText("a"), (p("note"),)),
        16,
        LTR,
        ["BODY@0 0:[a] MARKER | 4:note@0"],
    ),
    "an empty footnote": (Footnote(SafeText("a"), ()), 16, RTL, ["NOTE@0 13:[a] MARKER"]),
    "code": (
        Code(SafeText("if x:\n\n    سلام()\n\n")),
        12,
        RTL,
        ["CODE@0 0:if x:@0", "CODE@6 0:@6", "CODE@7 0:    سلام()@7"],
    ),
    "code within a quotation": (
        Quote((p("انظر"), Code(SafeText("f(x)\ny")))),
        16,
        RTL,
        [
            "QUOTE@0 15:▎ | 10:انظر@0",
            "BODY@5 15:▎ QUOTE",
            "CODE@5 15:▎ QUOTE | 0:f(x)@5",
            "CODE@10 15:▎ QUOTE | 0:y@10",
        ],
    ),
    "a heading": (
        Heading(2, inline("عنوان\nعلى سطرين")),
        14,
        RTL,
        ["HEADING@0 9:عنوان@0", "HEADING@6 5:على سطرين@6"],
    ),
    "a heading within a list": (
        List((Item((Heading(3, inline("رأس")), p("نص"))),)),
        14,
        RTL,
        ["HEADING@0 13:• MARKER | 9:رأس@0", "BODY@4 10:نص@4"],
    ),
    "an image": (
        Image(inline("صورة لمدينة قديمة"), "a.jpg"),
        14,
        RTL,
        ["IMAGE@0 13:▣ MARKER | 1:صورة لمدينة@0", "IMAGE@12 7:قديمة@12"],
    ),
    "a latin image": (
        Image(inline("old town"), "a.jpg"),
        14,
        LTR,
        ["IMAGE@0 0:▣ MARKER | 2:old town@0"],
    ),
    "an image within a quotation": (
        Quote((p("قال"), Image(inline("صورة"), "a.jpg"))),
        14,
        RTL,
        [
            "QUOTE@0 13:▎ | 9:قال@0",
            "BODY@4 13:▎ QUOTE",
            "IMAGE@4 11:▣ MARKER | 13:▎ QUOTE | 6:صورة@4",
        ],
    ),
    "a rule within a quotation": (
        Quote((p("أ"), Rule(), p("ب"))),
        12,
        RTL,
        [
            "QUOTE@0 11:▎ | 9:أ@0",
            "BODY@2 11:▎ QUOTE",
            "RULE@2",
            "BODY@3 11:▎ QUOTE",
            "QUOTE@3 11:▎ | 9:ب@3",
        ],
    ),
    "verses": (
        verses("قفا نبك / ذكرى حبيب", "سقط / الدخول", "شطر"),
        30,
        RTL,
        [
            "VERSE@0 19:قفا نبك@0 | 4:ذكرى حبيب@10",
            "VERSE@20 23:سقط@20 | 7:الدخول@26",
            "VERSE@33 23:شطر@33",
        ],
    ),
    "verses that just fit": (
        verses("قفا نبك / ذكرى حبيب"),
        22,
        RTL,
        ["VERSE@0 15:قفا نبك@0 | 0:ذكرى حبيب@10"],
    ),
    "verses one cell too wide": (
        verses("قفا نبك / ذكرى حبيب", "سقط / الدخول", "شطر"),
        21,
        RTL,
        [
            "VERSE@0 14:قفا نبك@0",
            "VERSE@10 8:ذكرى حبيب@10",
            "VERSE@20 18:سقط@20",
            "VERSE@26 11:الدخول@26",
            "VERSE@33 18:شطر@33",
        ],
    ),
    "latin verses": (
        verses("roses are / red", "violets / blue"),
        31,
        LTR,
        ["VERSE@0 4:roses are@0 | 17:red@12", "VERSE@16 4:violets@16 | 17:blue@26"],
    ),
    "verses in three parts": (
        verses("a / b / c"),
        30,
        LTR,
        ["VERSE@0 0:a@0", "VERSE@4 4:b@4", "VERSE@8 4:c@8"],
    ),
    "verses in one part": (
        verses("سلام عليكم", "يا"),
        30,
        RTL,
        ["VERSE@0 20:سلام عليكم@0", "VERSE@11 28:يا@11"],
    ),
    "no verses": (Verses(()), 30, RTL, []),
    "verses within a quotation": (
        Quote((p("قال"), verses("قفا / حبيب"))),
        30,
        RTL,
        [
            "QUOTE@0 29:▎ | 25:قال@0",
            "BODY@4 29:▎ QUOTE",
            "VERSE@4 29:▎ QUOTE | 17:قفا@4 | 8:حبيب@10",
        ],
    ),
    "verses too wide within a quotation": (
        Quote((verses("قفا نبك / ذكرى حبيب"),)),
        20,
        RTL,
        ["VERSE@0 19:▎ QUOTE | 11:قفا نبك@0", "VERSE@10 19:▎ QUOTE | 5:ذكرى حبيب@10"],
    ),
    "a table": (
        Table(
            cells("مدينة", "عدد", "x"),
            (cells("بيروت", "12", "abc"), cells("صور", "7")),
            (START, RIGHT, CENTER),
        ),
        40,
        RTL,
        [
            "TABLE_HEAD@0 35:مدينة@0 | 29:عدد@6 | 32: │ MARKER | 24:x@10 | 26: │ MARKER",
            "TABLE@0 23:────┼─────┼────── MARKER",
            "TABLE@12 35:بيروت@12 | 30:12@18 | 32: │ MARKER | 23:abc@21 | 26: │ MARKER",
            "TABLE@25 37:صور@25 | 31:7@29 | 32: │ MARKER",
        ],
    ),
    "a table whose cells run their own way, with a column of numbers": (
        Table(
            cells("مدينة", "code name", "عدد"),
            (cells("بيروت", "abc", "+1,200"), cells("دمشق", "de", "7%"), cells("حلب", "", "")),
            (START, START, START),
        ),
        40,
        RTL,
        [
            "TABLE_HEAD@0 35:مدينة@0 | 23:code name@6 | 32: │ MARKER | 17:عدد@16 | 20: │ MARKER",
            "TABLE@0 14:───────┼───────────┼────── MARKER",
            "TABLE@20 35:بيروت@20 | 23:abc@26 | 32: │ MARKER | 14:+1,200@30 | 20: │ MARKER",
            "TABLE@37 36:دمشق@37 | 23:de@42 | 32: │ MARKER | 18:7%@45 | 20: │ MARKER",
            "TABLE@48 37:حلب@48 | 32:@52 | 32: │ MARKER | 20:@53 | 20: │ MARKER",
        ],
    ),
    "a latin table": (
        Table(cells("city", "n", "سلام"), (cells("Aden", "12", "x"),), (START, CENTER, LEFT)),
        40,
        LTR,
        [
            "TABLE_HEAD@0 0:city@0 | 4: │ MARKER | 7:n@5 | 9: │ MARKER | 12:سلام@7",
            "TABLE@0 0:─────┼────┼───── MARKER",
            "TABLE@12 0:Aden@12 | 4: │ MARKER | 7:12@17 | 9: │ MARKER | 12:x@20",
        ],
    ),
    "a table aligned to the left": (
        Table(cells("أ", "ب"), (cells("طويل", "أطول منه"),), (LEFT, START)),
        40,
        RTL,
        [
            "TABLE_HEAD@0 36:أ@0 | 32:ب@2 | 33: │ MARKER",
            "TABLE@0 25:─────────┼───── MARKER",
            "TABLE@4 36:طويل@4 | 25:أطول منه@9 | 33: │ MARKER",
        ],
    ),
    "a table that just fits": (
        Table(cells("aaaa", "bbbb"), (), (START, START)),
        11,
        LTR,
        ["TABLE_HEAD@0 0:aaaa@0 | 4: │ MARKER | 7:bbbb@5", "TABLE@0 0:─────┼───── MARKER"],
    ),
    "a table whose widest column is squeezed": (
        Table(cells("aaaa bbbb cccc", "dd ee", "f"), (cells("g", "h", "i"),), (START,) * 3),
        20,
        LTR,
        [
            "TABLE_HEAD@0 0:aaaa@0 | 8: │ MARKER | 11:dd ee@15 | 16: │ MARKER | 19:f@21",
            "TABLE_HEAD@0 0:bbbb@5 | 8: │ MARKER | 16: │ MARKER",
            "TABLE_HEAD@0 0:cccc@10 | 8: │ MARKER | 16: │ MARKER",
            "TABLE@0 0:─────────┼───────┼── MARKER",
            "TABLE@23 0:g@23 | 8: │ MARKER | 11:h@25 | 16: │ MARKER | 19:i@27",
        ],
    ),
    "a table with two widest columns": (
        Table(cells("aaaa bbbb", "cccc dddd", "f"), (), (START,) * 3),
        20,
        LTR,
        [
            "TABLE_HEAD@0 0:aaaa@0 | 6: │ MARKER | 9:cccc@10 | 15: │ MARKER | 18:f@20",
            "TABLE_HEAD@0 0:bbbb@5 | 6: │ MARKER | 9:dddd@15 | 15: │ MARKER",
            "TABLE@0 0:───────┼────────┼── MARKER",
        ],
    ),
    "a table at its narrowest": (
        Table(cells("aaaaaaaaaaaa", "bbbb"), (cells("c", "1,234,567"),), (START, START)),
        22,
        LTR,
        [
            "TABLE_HEAD@0 0:aaaaaaaaaa@0 | 10: │ MARKER | 18:bbbb@13",
            "TABLE_HEAD@0 0:aa@10 | 10: │ MARKER",
            "TABLE@0 0:───────────┼────────── MARKER",
            "TABLE@18 0:c@18 | 10: │ MARKER | 13:1,234,567@20",
        ],
    ),
    "a table whose words have no room": (
        Table(cells("aaaa", "bbbb"), (cells("c", "d"),), (START, START)),
        10,
        LTR,
        [
            "TABLE_HEAD@0 0:aaaa@0",
            "TABLE_HEAD@5 0:bbbb@5",
            "TABLE_HEAD@10",
            "TABLE@10 0:c@10",
            "TABLE@12 0:d@12",
            "TABLE@14",
        ],
    ),
    "a table too wide": (
        Table(cells("aaaa", "سلام"), (cells("c d e f g h", "d"),), (START, START)),
        8,
        LTR,
        [
            "TABLE_HEAD@0 0:aaaa@0",
            "TABLE_HEAD@5 4:سلام@5",
            "TABLE_HEAD@10",
            "TABLE@10 0:c d e f@10",
            "TABLE@18 0:g h@18",
            "TABLE@22 0:d@22",
            "TABLE@24",
        ],
    ),
    "a table within a quotation": (
        Quote((p("قال"), Table(cells("أ", "ب"), (cells("ت", "ث"),), (START, START)))),
        16,
        RTL,
        [
            "QUOTE@0 15:▎ | 11:قال@0",
            "BODY@4 15:▎ QUOTE",
            "TABLE_HEAD@4 15:▎ QUOTE | 13:أ@4 | 9:ب@6 | 10: │ MARKER",
            "TABLE@4 15:▎ QUOTE | 9:──┼── MARKER",
            "TABLE@8 15:▎ QUOTE | 13:ت@8 | 9:ث@10 | 10: │ MARKER",
        ],
    ),
    "a table within a latin list": (
        List((Item((p("see"), Table(cells("a", "b"), (), (START, START)))),)),
        16,
        LTR,
        [
            "BODY@0 0:• MARKER | 2:see@0",
            "TABLE_HEAD@4 2:a@4 | 3: │ MARKER | 6:b@6",
            "TABLE@4 2:──┼── MARKER",
        ],
    ),
    "a table too wide within a quotation": (
        Quote((p("قال"), Table(cells("أبتث", "تث"), (), (START, START)))),
        10,
        RTL,
        [
            "QUOTE@0 9:▎ | 5:قال@0",
            "BODY@4 9:▎ QUOTE",
            "TABLE_HEAD@4 9:▎ QUOTE | 4:أبتث@4",
            "TABLE_HEAD@9 9:▎ QUOTE | 6:تث@9",
            "TABLE_HEAD@12 9:▎ QUOTE",
        ],
    ),
    "a table that goes on, too wide": (
        Table((), ((inline("أ"), inline("ب"), inline("ت")),), (START,) * 3),
        8,
        RTL,
        ["TABLE@0 7:أ@0", "TABLE@2 7:ب@2", "TABLE@4 7:ت@4", "TABLE@6"],
    ),
    "a table without columns": (Table((), (), ()), 16, RTL, ["TABLE_HEAD@0"]),
    "hard lines with spans": (
        Paragraph(
            inline(
                "سلام\nabc def",
                span(0, 4, Style.STRONG),
                span(2, 8, Style.EMPHASIS),
                span(5, 8, Style.CODE),
            )
        ),
        12,
        RTL,
        ["BODY@0 8:سلام@0 0-4 STRONG 2-4 EMPHASIS", "BODY@5 5:abc def@5 0-3 EMPHASIS 0-3 CODE"],
    ),
    "hard lines of a latin paragraph": (
        p("abcd\n12\nسلام"),
        12,
        RTL,
        ["BODY@0 0:abcd@0", "BODY@5 0:12@5", "BODY@8 0:سلام@8"],
    ),
    "a latin name before the page's own letters": (p("ab: سلام"), 12, RTL, ["BODY@0 4:ab: سلام@0"]),
    "an arabic name before the page's own letters": (
        p("سلام is peace"),
        16,
        LTR,
        ["BODY@0 0:سلام is peace@0"],
    ),
    "code and an address before the page's own letters": (
        Paragraph(inline("a.b() https://example.org/ نص", span(0, 5, Style.CODE))),
        32,
        RTL,
        ["BODY@0 3:a.b() https://example.org/ نص@0 0-5 CODE"],
    ),
    "nothing but code": (
        Paragraph(inline("a.b()", span(0, 5, Style.CODE))),
        12,
        RTL,
        ["BODY@0 0:a.b()@0 0-5 CODE"],
    ),
    "a list whose first item is latin": (
        List(items("abc", "سلام عليكم")),
        16,
        RTL,
        ["BODY@0 15:• MARKER | 0:abc@0", "BODY@4 15:• MARKER | 4:سلام عليكم@4"],
    ),
    "a table whose first cell is latin": (
        Table(cells("ab", "نص"), (cells("c", "نص آخر"),), (START, START)),
        16,
        RTL,
        [
            "TABLE_HEAD@0 14:ab@0 | 9:نص@3 | 11: │ MARKER",
            "TABLE@0 5:───────┼─── MARKER",
            "TABLE@6 14:c@6 | 5:نص آخر@8 | 11: │ MARKER",
        ],
    ),
    "no letters": (p("12 - 13"), 12, RTL, ["BODY@0 5:12 - 13@0"]),
    "no letters in a latin article": (p("12 - 13"), 12, LTR, ["BODY@0 0:12 - 13@0"]),
}


@pytest.mark.parametrize("name", CASES)
def test_the_rows_of(name: str) -> None:
    block, columns, direction, wanted = CASES[name]
    assert [described(row) for row in rows(block, columns, direction)] == wanted


@pytest.mark.parametrize("role", [Role.BYLINE, Role.SOURCE, Role.WHY, Role.TOP])
def test_what_the_interface_says_runs_as_its_language_does(role: Role) -> None:
    frame = Frame(Cell(20), RTL)
    for text, direction in (("By سلام", LTR), ("بقلم Someone", RTL), ("12", RTL)):
        (row,) = part_rows(Part(role, p(text)), frame)
        assert row.pieces[-1].line.direction is direction


@pytest.mark.parametrize("name", CASES)
def test_rows_say_what_stands_at_their_offsets(name: str) -> None:
    block, columns, direction, _ = CASES[name]
    text = block_text(block)
    for row in rows(block, columns, direction):
        for piece in row.pieces:
            if piece.origin is not None:
                start = piece.origin + piece.line.start
                shown = piece.line.logical
                assert text[start : start + len(shown)].replace("\n", " ") == shown


@pytest.mark.parametrize("name", CASES)
def test_a_place_is_on_the_first_row_of_the_article_s_that_begins_at_its_offset(name: str) -> None:
    block, columns, direction, _ = CASES[name]
    document = Document([Part(Role.BODY, block)], Cell(columns), direction, shaped=False)
    for offset in {row.offset for row in document.rows(0)}:
        found = document.position(Place(0, offset))
        told = [
            number
            for number, row in enumerate(document.rows(0))
            if row.offset == offset and any(piece.origin is not None for piece in row.pieces)
        ]
        if told:
            assert found == Position(0, told[0])
            assert document.place(found) == Place(0, offset)


@pytest.mark.parametrize(
    "block",
    [
        Quote(()), Quote((Quote(()),)), List((), ordered=False), List((Item(()),), ordered=False),
        Verses(()), Table((), (), ()), Footnote(SafeText("1"), ()), Paragraph(inline("")),
        Code(SafeText("")), Image(inline(""), ""),
        Quote((List((Item((Quote(()),)),), ordered=True),)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("direction", [RTL, LTR])
@pytest.mark.parametrize("columns", [1, 20])
def test_what_holds_nothing_has_a_row_too(block: Block, direction: Direction, columns: int) -> None:
    parts = [Part(Role.BODY, block), Part(Role.BODY, p("نص")), Part(Role.BODY, block)]
    document = Document(parts, Cell(columns), direction)
    assert all(document.rows(number) for number in range(3))
    last = document.last_top(1)
    assert document.move(last, -100) == Position(0, 0)
