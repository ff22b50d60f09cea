"""What is sent to kitty stands right in it, whatever letters its fonts have: a model of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.terminal.detection import Detected, detect
from newsreader.terminal.emission import Manner, Sent, Twist, emit, manner_for, manner_of
from newsreader.terminal.probing import Probe
from newsreader.terminal.profiles import PROFILES, Emission
from newsreader.terminal.replies import FONT_QUERIES, Replies, ReplyFilter
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.directions import Direction
from newsreader.text.mirroring import MIRROR
from newsreader.text.widths import CELLS

BASIC, OTHERS = "ابتثجلاآإهويىةئءؤ", "ٱڭڤچگپکیےہڈںێۆڵڕە۞"
HEBREW, MARKS = "אבגםץ", "\u064e\u0651\u0650\u0670\u05b0\u05bc"
DIGITS = "0123٠١٢۳۴"
TEXTS = st.text(
    st.sampled_from(BASIC + OTHERS + HEBREW + MARKS + DIGITS + "abXY ()[]«»“”.,:؛؟!-%٪│  "),
    max_size=40,
)


class Font(NamedTuple):
    """What fonts have: the terminal's own, the first that stands in; the second has all letters.

    `own` is asked with the weight and slant: a bold font may have fewer letters. `faces`: whether
    the fonts that stand in have a bold and a slanted face of their own.
    """

    own: Callable[[str, bool, bool], bool]
    first: str
    faces: tuple[tuple[bool, bool], tuple[bool, bool]]
    newer: bool

    def of(self, cell: str, bold: bool, slanted: bool) -> tuple[object, ...]:
        """Return which font a cell is drawn from."""
        cell = cell.replace("\u200c", "")  # nothing is drawn for it
        if all(self.own(c, bold, slanted) for c in cell):
            return "own", bold, slanted
        number = 0 if all(_class_of(c) in self.first for c in cell) else 1
        if not self.newer:
            return number, bold, slanted
        has_bold, has_slant = self.faces[number]
        return number, bold and has_bold, slanted and has_slant


def _class_of(character: str) -> str:
    """Return a letter for what fonts have all of or nothing; each other letter is its own."""
    if "\ufe80" <= character <= "\ufefc":
        return "A"
    if "\u0660" <= character <= "\u0669":
        return "D"
    if "\u06f0" <= character <= "\u06f9":
        return "E"
    return "H" if "\u05d0" <= character <= "\u05ea" else character


@st.composite
def fonts(draw: st.DrawFn, newer: bool) -> Font:
    classes = st.sets(st.sampled_from([*"ADEH", *OTHERS, *MARKS, *"؛؟٪،ﭖﭼﮒﮓﯾ"]))
    faces = [draw(classes) for _ in range(4)]
    return Font(
        lambda c, bold, slanted: c < "\u0250" or "\u2010" <= c <= "\u205e"
        or _class_of(c) in faces[2 * bold + slanted],
        "".join(draw(classes)),
        # In what lacks bold letters the newer kitty cannot be kept from joining two of them.
        ((True, draw(st.booleans())), (True, draw(st.booleans()))),
        newer,
    )  # fmt: skip


# What a text engine finds a run's script by; Arabic punctuation belongs to all scripts.
_SCRIPT = re.compile(
    "[A-Za-z\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u0660-\u066f\u0671-\u06d5\u06de\u06f0-\u06f9"
    "\ufb50-\ufd3d\ufe70-\ufefc]"
)


def clusters(text: str) -> list[str]:
    out: list[str] = []
    for character, width in zip(text, text.translate(CELLS)):
        if width == "0" and out:
            out[-1] += character
        else:
            out.append(character)
    return out


class Drawn(NamedTuple):
    text: str
    style: int


def kitty(sent: Sequence[Sent], faces: Sequence[tuple[bool, bool]], font: Font) -> list[Drawn]:
    """Draw as kitty does: each run of one font without blanks, in its first letter's direction.

    Right to left a run's characters stand from its last cell to its first; a cell's colours stay.
    Cells take as many characters as they hold from the left: marks in such a run go astray.
    """
    cells = []
    for each in sent:
        bold, slanted = faces[each.style]
        bold ^= each.twist is Twist.OTHER_WEIGHT
        slanted ^= each.twist is Twist.OTHER_SLANT
        for text in clusters(each.text):
            of = ("blank",) if text == " " else font.of(text, bold, slanted)
            cells.append((text, each.style, of))
    drawn: list[Drawn] = []
    start = 0
    for end in range(1, len(cells) + 1):
        if end < len(cells) and cells[end][2] == cells[start][2]:
            continue
        run = cells[start:end]
        texts = [text for text, _, _ in run]
        letter = next((text for text in texts if _SCRIPT.match(text)), "a")
        if not letter[0].isascii():
            assert len({len(text) for text in texts}) == 1
            texts = [MIRROR.get(ord(text[0]), text[0]) + text[1:] for text in reversed(texts)]
            if len(run) == 1:
                texts = [run[0][0]]
        drawn += [Drawn(text, style) for text, (_, style, _) in zip(texts, run)]
        start = end
    return drawn


FACES = ((False, False), (True, False), (False, True), (True, True))


@pytest.mark.parametrize(("newer", "slants"), [(False, True), (True, True), (True, False)])
@given(st.data())
def test_words_stand_right_in_any_font(newer: bool, slants: bool, data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    font = data.draw(fonts(newer))
    paragraph = Paragraph(SafeText(sanitise(text)), Direction.RTL)
    shown = clusters(display_text(paragraph))
    marks = data.draw(st.lists(st.integers(0, 3), max_size=40))
    styles = [*marks, *[0] * len(shown)][: len(shown)]
    faces = [FACES[style] for style in styles]
    manner = Manner(Emission.WORDS if newer else Emission.SLANTS, slants=slants)
    sent = emit(shown, [bold for bold, _ in faces], manner, [slanted for _, slanted in faces])
    drawn = kitty(sent, faces, font)
    assert slants or all(each.twist is not Twist.OTHER_SLANT for each in sent)
    # The hamza is sent in the form that comes from where its neighbours do.
    assert [{"\ufe80": "\u0621"}.get(each.text, each.text) for each in drawn] == shown
    # Each cell keeps its own style.
    assert [styles[each.style] for each in drawn] == styles


# What DejaVu Sans Mono has of right-to-left letters and marks, from its own list.
DEJAVU = re.compile(
    "[\u0606\u0607\u0609\u060a\u060c\u0615\u061b\u061f\u0621-\u063a\u0640-\u0655\u065a"
    "\u0660-\u066d\u0674\u0679-\u067b\u067e-\u0680\u0683\u0684\u0686\u0687\u0691\u0698\u06a4"
    "\u06a9\u06af\u06be\u06cc\u06f0-\u06f9\ufb52-\ufb81\ufb8a-\ufb95\ufb9e\ufb9f\ufbaa-\ufbad"
    "\ufbe8\ufbe9\ufbfc-\ufbff\ufe70-\ufe74\ufe76-\ufefc]|[ -\u024f\u2010-\u205e]"
)


RTL = re.compile("[\u0600-\u08ff\ufb50-\ufefc]").match


@st.composite
def dejavu(draw: st.DrawFn) -> Font:
    """DejaVu Sans Mono, whose slanted face has Latin letters only, and any fonts that stand in."""
    font = draw(fonts(newer=draw(st.booleans())))
    return font._replace(
        own=lambda c, _bold, slanted: DEJAVU.match(c) is not None and (not slanted or not RTL(c))
    )


@given(st.data(), st.booleans())
def test_words_stand_right_in_dejavu(data: st.DataObject, slants: bool) -> None:
    text = data.draw(TEXTS)
    font = data.draw(dejavu())
    shown = clusters(display_text(Paragraph(SafeText(sanitise(text)), Direction.RTL)))
    marks = data.draw(st.lists(st.integers(0, 1), max_size=40))
    styles = [*marks, *[0] * len(shown)][: len(shown)]
    faces = [FACES[style] for style in styles]
    emission = Emission.WORDS if font.newer else Emission.SLANTS
    manner = Manner(emission, slants=slants, whole=True)
    drawn = kitty(emit(shown, [bold for bold, _ in faces], manner), faces, font)
    sent = {"\ufe80": "\u0621", "\u00a0": " "}
    assert [sent.get(c, c) for c in (each.text.replace("\u200c", "") for each in drawn)] == shown
    assert [styles[each.style] for each in drawn] == styles


BOTH = ("DejaVuSansMono", "DejaVuSansMono-Bold")
ANSWERED = (
    b"j\x1bP1+r6b697474792d71756572792d666f6e745f66616d696c79=44656a61567553616e734d6f6e6f\x1b\\"
    b"k\x1bP1+r6b697474792d71756572792d626f6c645f666f6e74=44656a61567553616e734d6f6e6f2d426f6c64"
    b"\x1b\\\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c"
)


def test_kitty_says_what_its_fonts_are() -> None:
    asked = ReplyFilter()
    asked.expecting = True
    assert b"".join(asked.feed(bytes([byte])) for byte in ANSWERED) == b"jk"
    terminal = detect({}, asked.replies)
    assert terminal.fonts == BOTH
    assert manner_for(terminal).whole
    assert manner_for(terminal).harakat
    # Both are to be known, and only kitty lays words out by their fonts.
    assert not manner_for(replace(terminal, fonts=BOTH[:1])).whole
    assert not manner_for(replace(terminal, profile=PROFILES["xterm"])).whole
    newer = replace(terminal, profile=PROFILES["kitty-0.32"])
    assert manner_for(newer).harakat
    assert not manner_for(replace(newer, fonts=())).harakat
    assert asked.feed(b"\x1bP0+r6b69\x1b\\x") == b"x"  # what it does not know


def test_only_kitty_is_asked_for_its_fonts() -> None:
    def asked(**environment: str) -> str:
        return Probe(0, environment).ask()

    assert FONT_QUERIES in asked(TERM="xterm-kitty")
    assert FONT_QUERIES in asked(TERM="xterm-256color", KITTY_WINDOW_ID="1")
    assert "P+q" not in asked(TERM="xterm-256color")
    # Through tmux, but not through GNU screen, which would end the question in its middle.
    assert "P+q" in asked(TERM="tmux-256color", KITTY_WINDOW_ID="1")
    assert "P+q" not in asked(TERM="screen", STY="1", KITTY_WINDOW_ID="1")


def test_in_dejavu_nothing_leans_and_tails_have_room() -> None:
    manner = manner_for(Detected(PROFILES["kitty"], "test", fonts=BOTH))
    for text in ("قال (نعم) «لا» 12.5%: كُتِبَ في پاريس ٢٠٢٦", "نصّ، و2026"):
        shown = display_text(Paragraph(SafeText(text), Direction.RTL))
        assert {each.twist for each in emit([shown], [False], manner)} == {Twist.NONE}
    shown = display_text(Paragraph(SafeText("هذا نص طويل"), Direction.RTL))
    (sent,) = emit([shown], [False], manner)
    # The blank behind the word's last letter belongs to its stretch, and so does the next word.
    assert sent.text == "\ufee7\ufeba\u00a0\ufec3\ufeee\ufef3\ufede \ufeeb\ufeac\ufe8d"


@pytest.mark.parametrize("text", ["نَوَّرس كبير", "نورس كَبَّر", "بي في كُلَّ"])
def test_words_with_two_harakat_on_a_letter_are_laid_out_by_themselves(text: str) -> None:
    """kitty draws the marks and letters of a stretch with their neighbours in other cells."""
    manner = manner_for(Detected(PROFILES["kitty"], "test", fonts=BOTH))
    for sent in emit([display_text(Paragraph(SafeText(text), Direction.RTL))], [False], manner):
        for stretch in sent.text.split(" "):
            assert "\u00a0" not in stretch or not re.search("[\u064b-\u0652]{2}", stretch)


def sent_of(text: str, name: str = "kitty") -> list[tuple[str, Twist]]:
    shown = display_text(Paragraph(SafeText(text), Direction.RTL))
    return [(each.text, each.twist) for each in emit([shown], [False], manner_of(PROFILES[name]))]


def test_running_arabic_needs_nothing() -> None:
    assert [twist for _, twist in sent_of("قال إن الماء كثير")] == [Twist.NONE]
    assert [twist for _, twist in sent_of("قال إن الماء كثير", "kitty-0.32")] == [Twist.NONE]


def test_the_eye_is_spared() -> None:
    """Brackets lean and letters beside numbers do, numbers and Latin words do not."""
    assert sent_of("(نعم)") == [
        ("(", Twist.OTHER_SLANT), ("\ufee7\ufecc\ufee2", Twist.NONE), (")", Twist.OTHER_SLANT),
    ]  # fmt: skip
    assert sent_of("و2026") == [("2026", Twist.NONE), ("\ufeed", Twist.OTHER_SLANT)]
    assert sent_of("و2026", "kitty-0.32") == sent_of("و2026")


def test_versions_of_kitty() -> None:
    def name(**replies: list[str]) -> str:
        return detect({}, Replies(**replies)).profile.name  # type: ignore[arg-type]

    assert name(versions=["kitty(0.26.5)"]) == "kitty"
    assert name(versions=["kitty(0.31.0)"]) == "kitty"
    assert name(versions=["kitty(0.32.0)"]) == name(versions=["kitty(1.2.0)"]) == "kitty-0.32"
    assert name(secondary=["1;4000;31"]) == "kitty"
    assert name(secondary=["1;4000;41"]) == "kitty-0.32"
    # What does not tell its version gets what is right in all of them.
    assert detect({"KITTY_WINDOW_ID": "1"}).profile.name == "kitty-0.32"


def test_mlterm_is_not_sent_the_dagger_alef() -> None:
    """It draws a box for it; the other harakat stay."""
    shown = display_text(Paragraph(SafeText("هٰذَا"), Direction.RTL))
    sent = "".join(each.text for each in emit([shown], [False], manner_of(PROFILES["mlterm"])))
    assert sent == shown.replace("\u0670", "")
    assert "\u064e" in sent


SCREENS = [
    ("screen", "83;40900;0", False),
    ("screen.xterm-256color", "83;40900;0", False),
    ("screen-256color", "84;0;0", False),
    ("tmux-256color", "84;0;0", True),
    ("xterm-kitty", "1;4000;26", True),
]


@pytest.mark.parametrize(("term", "answer", "slants"), SCREENS)
def test_where_slanted_text_comes_out_reversed_none_is_sent(
    term: str, answer: str, slants: bool
) -> None:
    terminal = detect({"TERM": term}, Replies(versions=["kitty(0.26.5)"], secondary=[answer]))
    assert terminal.slants is slants
    manner = manner_for(terminal)
    sent = emit(["(\ufee2\ufecc\ufee7\u064e) 2026\ufeed"], [False], manner)
    assert any(each.twist is Twist.OTHER_SLANT for each in sent) is slants
    assert any(each.twist is Twist.OTHER_WEIGHT for each in sent) is not slants
    # Each letter with a mark would be bold or not in turn.
    assert manner.harakat is slants
