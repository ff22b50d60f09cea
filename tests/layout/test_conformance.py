"""All of Unicode's test cases of ordering and line breaking, through the engine's own stages.

Levels show on the screen as an order and as a direction of each character: both are compared.
"""

from __future__ import annotations

import pytest

from newsreader.layout.bidi import Order, ordered
from newsreader.layout.breaking import break_opportunities
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import BIDI_CLASS, Direction, first_strong
from newsreader.text.mirroring import mirrored
from newsreader.text.offsets import Cell
from newsreader.text.widths import CELLS, IGNORABLE
from support.conformance import CharacterCase, character_cases, class_cases, lines_of, standing_for
from support.examples import whole

WIDTHS = (1, 2, 3, 5, 8)


@pytest.mark.unmeasured
@pytest.mark.whole
def test_every_character_case_has_its_levels_and_its_order() -> None:
    cases = character_cases()
    assert len(cases) == 91_707
    assert not wrong_character_cases(cases)[:5]


@pytest.mark.unmeasured
def test_one_character_case_in_ten() -> None:
    assert not wrong_character_cases(character_cases(10))[:5]


def wrong_character_cases(cases: list[CharacterCase]) -> list[CharacterCase]:
    wrong = []
    for case in cases:
        classes = case.text.translate(BIDI_CLASS)
        direction = base_of(case.direction, classes)
        found = ordered(case.text, direction)
        if direction.value != case.resolved or not agree(found, classes, case.levels, case.order):
            wrong.append(case)
    return wrong


def wrong_class_cases(start: int, step: int) -> tuple[int, list[object]]:
    """Run every `step`-th case from `start` on; return their number and the wrong ones."""
    count = 0
    wrong: list[object] = []
    for case in class_cases(start, step):
        for bit, base in ((1, 2), (2, 0), (4, 1)):
            if not case.bases & bit:
                continue
            count += 1
            direction = base_of(base, case.classes)
            found = ordered(standing_for(case.classes), direction)
            if not agree(found, case.classes, case.levels, case.order):
                wrong.append((case, base))
    return count, wrong


@pytest.mark.unmeasured
@pytest.mark.whole
@pytest.mark.parametrize(("half", "number"), [(0, 385_123), (1, 385_118)])
def test_every_class_case_has_its_levels_and_its_order(half: int, number: int) -> None:
    """770,241 cases in two halves, a character standing for each class."""
    count, wrong = wrong_class_cases(half, 2)
    assert count == number
    assert not wrong[:5]


def test_one_class_case_in_a_hundred() -> None:
    count, wrong = wrong_class_cases(0, 97)
    assert count > 7_000
    assert not wrong


def base_of(given: int, classes: str) -> Direction:
    if given in (0, 1):
        return Direction(given)
    return first_strong(classes) or Direction.LTR


def agree(
    found: Order, classes: str, wanted: tuple[int | None, ...], order: tuple[int, ...]
) -> bool:
    """Compare all but the controls of isolates, which are never shown."""
    kept = [i for i in order if classes[i] not in "6789"]
    return sorted(kept, key=found.places.__getitem__) == kept and all(
        found.backwards[i] == (wanted[i] or 0) % 2 for i in kept
    )


def shown(text: str, levels: dict[int, int], order: list[int]) -> str:
    """Return what the standard wants to see: no controls, mirrored, marks after their base."""
    clusters: list[str] = []
    for i in order:
        if CELLS[ord(text[i])] == "0" and not IGNORABLE.match(text[i]):
            clusters.append("")  # a mark: it goes with its base, see below
        elif IGNORABLE.match(text[i]):
            clusters.append("")
        else:
            clusters.append(mirrored(text[i]) if levels[i] & 1 else text[i])
    return "".join(clusters)


@pytest.mark.unmeasured
@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.whole)])
def test_every_character_case_is_shown_in_its_order(step: int) -> None:
    """Through the paragraph, its clusters and the line, as `newsreader bidi` shows it."""
    wrong = []
    for case in character_cases(step):
        text = SafeText(case.text)
        if "\u2029" in text:  # a paragraph separator ends a paragraph: text is split before
            continue
        direction = base_of(case.direction, text.translate(BIDI_CLASS))
        paragraph = Paragraph(text, direction, shaped=False)
        levels = {i: level for i, level in enumerate(case.levels) if level is not None}
        wanted = shown(text, levels, list(case.order))
        found = "".join(
            c for c in display_text(paragraph) if CELLS[ord(c)] != "0" and not IGNORABLE.match(c)
        )
        if found.replace(" ", "") != wanted.replace(" ", ""):
            wrong.append((case, found, wanted))
    assert not wrong[:3]


@pytest.mark.unmeasured
@pytest.mark.parametrize("width", [*WIDTHS[1::2], *whole(WIDTHS[::2])])
def test_a_line_is_the_restriction_of_its_paragraph(width: int) -> None:
    """What stands on a line keeps the order of the standard's levels, L1 and L2 done by hand."""
    wrong: list[CharacterCase] = []
    for case in character_cases(7 * width):
        classes = case.text.translate(BIDI_CLASS)
        direction = base_of(case.direction, classes)
        paragraph = Paragraph(SafeText(case.text), direction, shaped=False)
        for line in wrap(paragraph, Cell(width)):
            kept = [i for i in range(line.start, line.end) if case.levels[i] is not None]
            shown_classes = classes[line.start : line.end].rstrip("W123456789bt")
            levels = [
                direction.value if i >= line.start + len(shown_classes) else case.levels[i] or 0
                for i in kept
            ]
            seen = [i for i in kept if classes[i] not in "6789"]
            # A cluster may begin with controls: it stands where its first character stands.
            shown = [[i for i in seen if c.start <= i < c.end] for c in line.clusters if c.width]
            found = [inside[0] for inside in shown if inside]
            order = [kept[i] for i in by_l2(levels)]
            if found != [i for i in order if i in found]:
                wrong.append(case)
    assert not wrong[:3]


def by_l2(levels: list[int]) -> list[int]:
    """Return the indices from left to right: rule L2 as it is written."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        for end in range(len(levels) + 1):
            if end == len(levels) or levels[end] < level:
                order[start:end] = order[start:end][::-1]
                start = end + 1
    return order


def test_every_line_breaking_case() -> None:
    """But two that hold CR LF, which no safe text does: line ends are made one newline."""
    lines = lines_of("LineBreakTest.txt")
    assert len(lines) == 7_654
    passed_over = 0
    wrong = []
    for case in lines:
        text = ""
        wanted = []
        for part in case.split():
            if part == "÷":
                wanted.append(len(text))
            elif part != "×":
                text += chr(int(part, 16))
        if "\r\n" in text:
            passed_over += 1
            continue
        if break_opportunities(text) != [w for w in wanted if 0 < w < len(text)]:
            wrong.append(case)
    assert passed_over == 2
    assert not wrong[:5]
