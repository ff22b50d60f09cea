"""Make `src/newsreader/text/unicode_tables.py` from the files of the Unicode Character Database.

Usage: python tools/generate_unicode_tables.py [UCD_FOLDER [TARGET]]

UCD_FOLDER holds the UCD's own layout (`UnicodeData.txt`, `extracted/`, `emoji/`); Debian's
package unicode-data puts it at /usr/share/unicode, the default here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/newsreader/text/unicode_tables.py"
LINE_BREAK = {
    "BK": "k", "CR": "k", "LF": "k", "NL": "k", "SP": " ", "ZW": "z", "ZWJ": "j", "WJ": "w",
    "GL": "g", "CM": "m", "OP": "(", "CL": ")", "CP": "]", "QU": '"', "EX": "!", "IS": ",",
    "SY": "/", "NS": "n", "CJ": "n", "B2": "=", "CB": "c", "BA": "-", "BB": "b", "HY": "h",
    "IN": ".", "NU": "0", "AL": "a", "AI": "a", "SG": "a", "XX": "a", "HL": "l", "PR": "$",
    "PO": "%", "ID": "I", "EB": "E", "EM": "M", "RI": "R", "JL": "L", "JV": "V", "JT": "T",
    "H2": "2", "H3": "3", "SA": "a",
}  # fmt: skip
WRITTEN = {" ": "_", '"': "q", "0": "N", "2": "H", "3": "K", "a": "A", "b": "B", "c": "S"}
CODE_POINTS = 0x110000
WIDTH = 100


def rows(path: Path, *, missing: bool = False) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (first, last, fields) for each data line, or for each `@missing` line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if missing != line.startswith("# @missing:"):
            continue
        data = line.removeprefix("# @missing:").split("#")[0].strip()
        if not data:
            continue
        code, *fields = (field.strip() for field in data.split(";"))
        first, _, last = code.partition("..")
        yield int(first, 16), int(last or first, 16), fields


def table(values: list[str]) -> str:
    """Return the runs of equal values: the distance from the run before, then the value.

    `newsreader.text.properties` reads it. Distances are hexadecimal, that of one is left out; a
    value that is a digit there, a blank or a quotation mark is written as another letter. `*N;`
    behind two runs: they come N times.
    """
    starts = [i for i in range(CODE_POINTS) if i == 0 or values[i] != values[i - 1]]
    distances = [start - before for before, start in zip([0, *starts], starts)]
    runs = [
        f"{'' if distance == 1 else f'{distance:x}'}{WRITTEN.get(values[start], values[start])}"
        for distance, start in zip(distances, starts)
    ]
    text = "".join(with_repeats(runs))
    return "\n".join(text[i : i + WIDTH] for i in range(0, len(text), WIDTH))


def with_repeats(runs: list[str]) -> Iterator[str]:
    """Yield runs; two that come again and again at once, and how often."""
    place = 0
    while place < len(runs):
        pair = runs[place : place + 2]
        times = 1
        while runs[place + 2 * times : place + 2 * times + 2] == pair:
            times += 1
        if times > 1 and len(pair) > 1:
            yield from (*pair, f"*{times:x};")
            place += 2 * times
        else:
            yield pair[0]
            place += 1


def joining_types(ucd: Path) -> list[str]:
    """Joining_Type: U R L D C T."""
    values = ["U"] * CODE_POINTS
    for first, last, fields in rows(ucd / "extracted/DerivedJoiningType.txt"):
        values[first : last + 1] = [fields[0]] * (last - first + 1)
    return values


def line_break_classes(ucd: Path) -> list[str]:
    """Line_Break after LB1; O and P: wide OP and CP (LB30), X: unassigned pictographs (LB30b)."""
    values = ["a"] * CODE_POINTS
    for first, last in (
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD),
        (0x30000, 0x3FFFD), (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD),
    ):  # fmt: skip
        values[first : last + 1] = ["I"] * (last - first + 1)
    values[0x20A0:0x20D0] = ["$"] * 0x30
    combining: set[int] = set()
    assigned: set[int] = set()
    for first, last, fields in rows(ucd / "extracted/DerivedGeneralCategory.txt"):
        if fields[0] in {"Mn", "Mc"}:
            combining.update(range(first, last + 1))
        if fields[0] != "Cn":
            assigned.update(range(first, last + 1))
    for first, last, fields in rows(ucd / "LineBreak.txt"):
        for code in range(first, last + 1):
            values[code] = "m" if fields[0] == "SA" and code in combining else LINE_BREAK[fields[0]]
    for first, last, fields in rows(ucd / "EastAsianWidth.txt"):
        if fields[0] in {"F", "W", "H"}:
            for code in range(first, last + 1):
                values[code] = {"(": "O", "]": "P"}.get(values[code], values[code])
    for first, last, fields in rows(ucd / "emoji/emoji-data.txt"):
        if fields[0] == "Extended_Pictographic":
            for code in set(range(first, last + 1)) - assigned:
                values[code] = "X"
    return values


def main() -> None:
    """Write the module to TARGET, or to the second argument."""
    ucd = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET
    head = (ucd / "LineBreak.txt").read_text(encoding="utf-8").split("\n", 1)[0]
    found = re.search(r"-(\d+\.\d+\.\d+)\.txt", head)
    assert found is not None, head
    out = f'"""Tables of the Unicode Character Database {found[1]}.\n\n'
    out += "Made by tools/generate_unicode_tables.py, which explains the letters.\n"
    out += '"""\n'
    for name, values in (("JOINING", joining_types(ucd)), ("LINE_BREAK", line_break_classes(ucd))):
        out += f'\n{name} = """\n{table(values)}\n"""\n'
    target.write_text(out, encoding="utf-8")


if __name__ == "__main__":
    main()
