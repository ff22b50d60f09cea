"""Make `src/newsreader/decoding/letter_statistics.py` from the sample articles.

Usage: python tools/generate_letter_statistics.py

For Arabic and Hebrew letters: how likely one follows another, words' ends included, in bits. The
encodings' bytes are told apart by these alone, so that the samples of one language suffice.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src/newsreader/decoding/letter_statistics.py"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیہے"
HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
MOST = 15  # bits, a digit of base 16


def digits(letters: str, texts: list[str]) -> str:
    """Return one hexadecimal digit a pair: the bits of the second after the first."""
    alphabet = "_" + letters
    counts: Counter[str] = Counter()
    for text in texts:
        text = re.sub("[\u064b-\u0652\u0670\u0640]", "", text)
        line = re.sub(f"[^{letters}]+", "_", f"_{text}_")
        counts.update(line[i : i + 2] for i in range(len(line) - 1))
    out = ""
    for first in alphabet:
        total = sum(counts[first + second] for second in alphabet)
        for second in alphabet:
            share = (counts[first + second] + 0.05) / (total + 0.05 * len(alphabet))
            out += f"{min(MOST, round(-math.log2(share))):x}"
    return out


def main() -> None:
    """Write the module."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "articles").iterdir())]
    lines = [
        '"""How likely a letter follows another, in bits; made by'
        ' `tools/generate_letter_statistics.py`."""',
        "",
        '__all__ = ["ARABIC", "ARABIC_BITS", "HEBREW", "HEBREW_BITS"]',
        "",
    ]
    for name, letters in (("ARABIC", ARABIC), ("HEBREW", HEBREW)):
        bits = digits(letters, texts)
        lines.append(f'{name} = "_{letters}"')
        lines.append(f"{name}_BITS = (")
        lines += [f'    "{bits[i : i + 88]}"' for i in range(0, len(bits), 88)]
        lines.append(")")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
