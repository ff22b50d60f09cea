"""Condense the Unicode Character Database's test files into `tests/data/`.

    python tools/condense_conformance.py [UCD]

UCD is a folder with BidiCharacterTest.txt, BidiTest.txt, ArabicShaping.txt and
auxiliary/LineBreakTest.txt (Debian's package unicode-data puts them into /usr/share/unicode).
Comments and blank lines are dropped, nothing else: every case is kept. Each file begins with a
line that names its source and version.
"""

from __future__ import annotations

import lzma
import re
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "tests" / "data"
SOURCES = (
    "BidiCharacterTest.txt",
    "BidiTest.txt",
    "auxiliary/LineBreakTest.txt",
    "ArabicShaping.txt",
)


def condense(source: Path) -> str:
    """Return the cases of a test file below a line with its name and version."""
    text = source.read_text(encoding="utf-8")
    version = re.search(r"-(\d+\.\d+\.\d+)\.txt", text)
    if version is None:
        raise SystemExit(f"{source}: no version in its head")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return "\n".join([f"# {source.name} {version[1]}", *(line for line in lines if line)]) + "\n"


def main() -> None:
    """Write one compressed file a source."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    DATA.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        target = DATA / (Path(name).name + ".xz")
        packed = lzma.compress(condense(folder / name).encode(), preset=9 | lzma.PRESET_EXTREME)
        target.write_bytes(packed)
        print(f"{target.name}: {len(packed)} bytes")


if __name__ == "__main__":
    main()
