"""Footnotes of a page: which there are, and where the text refers to them."""

from __future__ import annotations

from newsreader.layout.pages import PageTexts, page
from newsreader.loading import Stream, load
from newsreader.session.footnotes import labels_in_sight, notes, referred_at
from newsreader.session.pages import Page
from newsreader.session.pointing import spot_at

TEXT = """# عنوان

نص له حاشية[^أ] وأخرى[^ب] هنا.

- بند له حاشية[^أ]
- بند بلا حاشية

فقرة بعدها.

[^أ]: نص الأولى.

    وفقرتها الثانية.
[^ب]: نص الثانية.
"""


def opened(columns: int = 60, rows: int = 40) -> Page:
    article = load(Stream(TEXT.encode(), "-")).article
    assert article is not None
    return Page.opened(page(article, PageTexts()), article.direction, (columns, rows))


def test_notes_have_their_labels_and_parts() -> None:
    shown = opened()
    found = notes(shown.parts)
    assert [(n.label, n.text) for n in found.values()] == [
        ("1", "نص الأولى. وفقرتها الثانية."), ("2", "نص الثانية."),
    ]  # fmt: skip
    assert [shown.document.text(n.part)[:8] for n in found.values()] == ["نص الأول", "نص الثان"]


def test_those_in_sight_stand_in_the_order_of_the_text() -> None:
    shown = opened()
    assert labels_in_sight(shown) == ["1", "2"]
    lines = opened(12, 3)  # `[1]` and `[2]` stand on lines of their own
    seen = [labels_in_sight(lines.by_rows(rows)) for rows in range(0, 9, 3)]
    assert seen != [["1", "2"]] * 3
    assert {label for labels in seen for label in labels} == {"1", "2"}
    assert labels_in_sight(shown.at_part(3)) == labels_in_sight(shown)  # all of it is in sight


def test_the_cells_of_a_mark_refer_to_its_note() -> None:
    shown = opened()
    found: dict[str | None, str] = {}
    for row, (_, each) in enumerate(shown.window):
        for cell in range(60):
            spot = spot_at(shown, row, cell)
            if (
                each.pieces
                and spot is not None
                and spot.piece is not None
                and spot.end > spot.start
            ):
                label = referred_at(spot.piece, spot.start)
                text = shown.document.text(spot.part)
                found[label] = found.get(label, "") + text[spot.start : spot.end]
    assert sorted(found["1"]) == sorted("[1][1]")
    assert sorted(found["2"]) == sorted("[2]")
