"""What `bidi`, `print --visual` and `doctor` leave on a terminal when they have ended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from tools.terminals.pictures import Grid, error_rate, find_grid, floor
from tools.terminals.session import Session

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.terminal.card import CARD, FONT
from newsreader.text.controls import SafeText
from newsreader.text.widths import CELLS

__all__ = ["printed_rates"]

_WIDTH = 60
_CARD_COLUMNS = 22  # where the card's own texts end; what is right stands behind them
_BETWEEN = 4
LINES = (
    "قال أستاذ الفلك (في الجامعة) إن المذنب يعود كل 76 سنة.",
    "«لا إلا الآن» قالت المعلمة (نعم)، ثم ذهبت إلى البيت.",
    "وصلت السفينة إلى الميناء عند الفجر ومعها خمسون راكبا.",
    "بلغ الإنتاج 1250 طنا، بزيادة 12 في المئة عن سنة 2024.",
    "يقرأ الناس في المكتبة القديمة كتبا عن البحر والصحراء.",
    "سأل الطفل: لماذا تهاجر الطيور؟ فأجابت أمه: طلبا للدفء.",
)


def printed_rates(
    session: Session, size: tuple[int, int], pictures: Path | None, floors: dict[str, float]
) -> dict[str, float]:
    """Return by how much more than Pango's drawing each command's text is misread.

    The commands run in the session's terminal one after the other; a picture is taken when each
    has ended.
    """
    (session.folder / "lines.txt").write_text("\n\n".join(LINES) + "\n", encoding="utf-8")
    session.wait("printed-grid")
    grid = find_grid(session.picture(), size)
    session.go("printed-grid")
    rates = {}
    for name in ("bidi", "print", "doctor"):
        row = session.wait(f"printed-{name}")["row"]
        image = session.settled()
        if pictures is not None:
            image.save(pictures / f"{session.terminal.name}-printed-{name}.png")
        if name == "doctor":
            crops, lines = _card(grid, image, row, size[0])
        else:
            crops = [_row(grid, image, 2 * place, _WIDTH) for place in range(len(LINES))]
            lines = list(LINES)
        key = f"printed by {'doctor' if name == 'doctor' else 'bidi and print'}"
        if key not in floors:
            floors[key] = floor(lines)
        rates[name] = error_rate(crops, " ".join(lines)) - floors[key]
        session.go(f"printed-{name}")
    return rates


def _row(grid: Grid, image: Image.Image, row: int, columns: int) -> Image.Image:
    return grid.crop(image, (row, row + 1), (0, columns))


def _card(
    grid: Grid, image: Image.Image, end: int, columns: int
) -> tuple[Sequence[Image.Image], list[str]]:
    """Return the card's rows, which end above the row `end` (from 1), and what they say."""
    heights = [-(-_cells(line.text, line.seen.english) // columns) for line in (*CARD, FONT)]
    first = end - 1 - sum(heights)
    starts = [first + sum(heights[:place]) for place in range(len(CARD))]
    return (
        [_row(grid, image, start, _CARD_COLUMNS) for start in starts],
        [str(line.text) for line in CARD],
    )


def _cells(text: SafeText, english: str) -> int:
    """Return how many cells a row of the card takes."""
    shown = display_text(Paragraph(text))
    width = max(_CARD_COLUMNS, sum(map(int, shown.translate(CELLS))))
    return width + _BETWEEN + len(english)
