"""Articles of any length to measure with, no two of whose paragraphs are alike."""

from __future__ import annotations

__all__ = ["TITLE", "article", "shown_title"]

TITLE = "عنوان للقياس"
_WORDS = "قال الباحث إن المدينة القديمة تحفظ في أزقتها حكايات كثيرة عن الماء والتجارة والناس"


def article(size: int) -> str:
    """Return a plain text of about so many bytes."""
    words = _WORDS.split()
    lines, number, length = [TITLE, ""], 0, 0
    while length < size:
        number += 1
        chosen = [words[(number * 7 + i * (number % 11 + 1)) % len(words)] for i in range(60)]
        line = f"{number}: " + " ".join(chosen) + "."
        lines += [line, ""]
        length += len(line.encode()) + 2
    return "\n".join(lines)


def shown_title() -> bytes:
    """Return the title as it is written to the terminal."""
    from newsreader.layout.lines import display_text
    from newsreader.layout.paragraphs import Paragraph
    from newsreader.text.controls import SafeText

    return display_text(Paragraph(SafeText(TITLE))).encode()
