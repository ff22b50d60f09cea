"""The painter: rows and labels as stretches of text, each with its styles."""

from __future__ import annotations

import pytest

from newsreader.article.blocks import Heading, Image, Rule
from newsreader.article.blocks import Paragraph as Block
from newsreader.article.spans import Inline, Span, Style
from newsreader.display import themes
from newsreader.display.painting import (
    Align,
    Setting,
    Stretch,
    label_line,
    label_stretches,
    painted,
    placed,
)
from newsreader.display.styles import ROLE_STYLES, STYLES, style_sheet
from newsreader.display.themes import THEMES
from newsreader.layout.documents import Document
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.rows import Part, Piece, Role, Row
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint


def row(inline: Inline, columns: int = 30, role: Role = Role.BODY) -> Row:
    part = Part(role, Heading(1, inline) if role is Role.TITLE else Block(inline))
    return Document([part], Cell(columns), Direction.RTL).rows(0)[0]


def text(stretches: list[Stretch]) -> str:
    return "".join(stretch.text for stretch in stretches)


def styled(stretches: list[Stretch]) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.text, s.styles) for s in stretches if s.text.strip()]


def piece(letters: str, left: int) -> Piece:
    line = wrap(Paragraph(SafeText(letters)), Cell(100))[0]
    return Piece(Cell(left), line, CodePoint(0), Role.BODY)


@pytest.mark.parametrize("width", [30, 36, 50])
@pytest.mark.parametrize("role", [Role.BODY, Role.TITLE])
def test_a_row_fills_its_width_and_stands_at_its_margin(width: int, role: Role) -> None:
    stretches = painted(row(Inline(SafeText("abc def")), role=role), width, 2, 30)
    assert len(text(stretches)) == width
    assert text(stretches).startswith("  abc def")


def test_a_rule_is_as_wide_as_the_page() -> None:
    shown = Document([Part(Role.BODY, Rule())], Cell(10), Direction.RTL).rows(0)[0]
    stretches = painted(shown, 16, 3, 10)
    assert text(stretches) == "   " + "─" * 10 + "   "
    assert styled(stretches) == [("─" * 10, ("muted",))]
    assert text(painted(shown, 6, 3, 10)) == "   ───"
    assert text(painted(shown, 2, 3, 10)).strip() == ""


def test_styles_follow_their_letters_into_display_order() -> None:
    inline = Inline(SafeText("abc سوق xyz"), (Span(CodePoint(4), CodePoint(5), Style.STRONG),))
    stretches = painted(row(inline), 30, 0, 30)
    marked = [s for s in stretches if s.styles == ("strong",)]
    assert [s.text for s in marked] == ["\ufeb3"]  # the initial form of seen
    place = text(stretches).index("\ufeb3")
    assert text(stretches)[place - 2 : place] == "\ufed5\ufeee"


def test_marks_lie_over_spans_and_the_last_one_is_uppermost() -> None:
    span = Span(CodePoint(0), CodePoint(3), Style.CODE | Style.STRIKE, "b.md")
    shown = row(Inline(SafeText("abc def"), (span,)))
    marks = [(1, 5, "match"), (2, 3, "current-match")]
    assert styled(painted(shown, 30, 0, 30, marks)) == [
        ("a", ("code", "strike", "link")),
        ("b", ("code", "strike", "link", "match")),
        ("c", ("code", "strike", "link", "match", "current-match")),
        (" d", ("match",)),
        ("ef", ()),
    ]
    outside = [(7, 9, "match"), (-5, 0, "match")]
    assert styled(painted(shown, 30, 0, 30, outside)) == styled(painted(shown, 30, 0, 30))


def test_marks_lie_on_the_article_s_own_words_alone() -> None:
    part = Part(Role.RELATED, Block(Inline(SafeText("عنوان"))), 1)
    shown = Document([part], Cell(20), Direction.RTL).rows(0)[0]
    stretches = painted(shown, 20, 0, 20, [(0, 99, "match")])
    numbers = [styles for letters, styles in styled(stretches) if "1" in letters]
    assert numbers == [("marker",)]
    assert any("match" in styles for _, styles in styled(stretches))
    whole = painted(shown, 20, 0, 20, (), "selected")
    assert all(styles[-1] == "selected" for _, styles in styled(whole))


def test_what_would_stand_over_something_else_or_beyond_the_edge_is_left_out() -> None:
    shown = Row((piece("ab", 0), piece("xyz", 1), piece("cd", 4), piece("ef", 7)), Role.BODY)
    assert [(gap, p.line.text) for gap, p in placed(shown, 8)] == [(0, "ab"), (2, "cd")]
    assert [(gap, p.line.text) for gap, p in placed(shown, 9)] == [(0, "ab"), (2, "cd"), (1, "ef")]
    assert [(gap, p.line.text) for gap, p in placed(shown, 9, 2)] == [(2, "ab"), (2, "cd")]
    assert text(painted(shown, 8, 0, 8)) == "ab  cd  "


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        (Setting(), "abc       "),
        (Setting(align=Align.END), "       abc"),
        (Setting(align=Align.CENTER), "   abc    "),
        (Setting(Direction.RTL), "       abc"),
        (Setting(Direction.RTL, Align.END), "abc       "),
        (Setting(Direction.RTL, Align.CENTER), "   abc    "),
    ],
)
def test_labels_stand_where_the_interface_begins(setting: Setting, shown: str) -> None:
    assert text(label_stretches(SafeText("abc"), 10, setting)) == shown


def test_a_label_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert text(label_stretches(SafeText("abcdefgh"), 5, Setting())) == "abcd…"
    assert text(label_stretches(SafeText("abcdefgh"), 8, Setting())) == "abcdefgh"
    arabic = text(label_stretches(SafeText("كتاب الولد"), 6, Setting(Direction.RTL)))
    assert arabic.strip().startswith("…")
    assert text(label_stretches(SafeText("abc"), 0, Setting())) == ""
    assert text(label_stretches(SafeText(""), 4, Setting())) == "    "
    assert label_line(SafeText("abc"), 0, Setting()) is None


def test_a_label_without_letters_takes_the_interface_s_direction() -> None:
    setting = Setting(Direction.RTL)
    assert text(label_stretches(SafeText("(1) ب"), 6, setting)).strip() == "\ufe8f (1)"
    forced = Setting(Direction.RTL, base=Direction.LTR)
    assert text(label_stretches(SafeText("(1) ب"), 6, forced)).strip() == "(1) \ufe8f"
    plain = Setting(Direction.RTL, shaped=False)
    assert text(label_stretches(SafeText("بب"), 2, plain)) == "بب"


def test_a_look_as_declarations_of_a_style_sheet() -> None:
    assert style_sheet("Reader", "reader", ["link", "strong", "strike", "match"]) == (
        "Reader .reader--link { color: $text-accent; text-style: $link-style; }\n"
        "Reader .reader--strong { text-style: $strong-style; }\n"
        "Reader .reader--strike { text-style: strike; }\n"
        "Reader .reader--match { color: $text-warning; background: $warning-muted;"
        " text-style: $match-style; }"
    )


def test_themes_are_columns_of_their_table() -> None:
    # They are made once, when the module is imported.
    assert (themes._theme("dark", 0), themes._theme("light", 1)) == (themes.DARK, themes.LIGHT)
    assert (themes.DARK.name, themes.DARK.dark) == ("newsreader-dark", True)
    assert (themes.LIGHT.name, themes.LIGHT.dark) == ("newsreader-light", False)
    more = themes._theme("dark-16", 2, extra="red")
    assert more.variables["extra"] == "red"
    assert (more.base["background"], more.base) == (
        themes.DARK_16.base["background"], themes.DARK_16.base,
    )  # fmt: skip
    assert themes._theme("light-16", 3).variables["match-style"] == "underline"


def test_every_style_is_in_the_table_and_every_colour_in_the_themes() -> None:
    assert set(ROLE_STYLES.values()) <= set(STYLES)
    sheet = style_sheet("Reader", "reader")
    for name, attributes in STYLES.items():
        assert f"Reader .reader--{name} {{" in sheet
        for theme in THEMES.values():
            for colour in filter(None, (attributes.ink, attributes.ground)):
                assert theme[colour].startswith("#")
    assert "color: $text-primary; text-style: $strong-style;" in style_sheet("R", "r", ["title"])
    assert style_sheet("R", "r", ["match"]) == (
        "R .r--match { color: $text-warning; background: $warning-muted;"
        " text-style: $match-style; }"
    )


def test_an_image_and_a_note_are_muted() -> None:
    part = Part(Role.BODY, Image(Inline(SafeText("صورة")), "a.png"))
    shown = Document([part], Cell(20), Direction.RTL).rows(0)[0]
    assert {styles for _, styles in styled(painted(shown, 20, 0, 20))} == {("marker",), ("muted",)}
