"""Make `src/newsreader/text/unicode_tables.py` from the files of the Unicode Character Database.

Usage: python tools/generate_unicode_tables.py [UCD_FOLDER]

UCD_FOLDER holds the UCD's own layout (`UnicodeData.txt`, `extracted/`, `emoji/`); Debian's
package unicode-data puts it at /usr/share/unicode, the default here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/newsreader/text/unicode_tables.py"
BIDI = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "ES": "S", "ET": "T", "AN": "N", "CS": "C",
    "NSM": "M", "BN": "b", "B": "B", "S": "t", "WS": "W", "ON": "O",
    "LRE": "1", "LRO": "2", "RLE": "3", "RLO": "4", "PDF": "5",
    "LRI": "6", "RLI": "7", "FSI": "8", "PDI": "9",
}  # fmt: skip
LINE_BREAK = {
    "BK": "k", "CR": "k", "LF": "k", "NL": "k", "SP": " ", "ZW": "z", "ZWJ": "j", "WJ": "w",
    "GL": "g", "CM": "m", "OP": "(", "CL": ")", "CP": "]", "QU": '"', "EX": "!", "IS": ",",
    "SY": "/", "NS": "n", "CJ": "n", "B2": "=", "CB": "c", "BA": "-", "BB": "b", "HY": "h",
    "IN": ".", "NU": "0", "AL": "a", "AI": "a", "SG": "a", "XX": "a", "HL": "l", "PR": "$",
    "PO": "%", "ID": "I", "EB": "E", "EM": "M", "RI": "R", "JL": "L", "JV": "V", "JT": "T",
    "H2": "2", "H3": "3", "SA": "a",
}  # fmt: skip
LONG_BIDI = {
    "Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "A",
    "European_Terminator": "T", "Boundary_Neutral": "b",
}  # fmt: skip
CODE_POINTS = 0x110000


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


def runs(values: list[str]) -> tuple[list[int], str]:
    """Return the first code point of each run of equal values, and the runs' values."""
    starts = [i for i in range(CODE_POINTS) if i == 0 or values[i] != values[i - 1]]
    return starts, "".join(values[i] for i in starts)


def bidi_classes(ucd: Path) -> tuple[list[int], str]:
    """Bidi_Class, one letter each (see BIDI)."""
    values = ["L"] * CODE_POINTS
    path = ucd / "extracted/DerivedBidiClass.txt"
    for first, last, fields in rows(path, missing=True):
        values[first : last + 1] = [LONG_BIDI[fields[0]]] * (last - first + 1)
    for first, last, fields in rows(path):
        values[first : last + 1] = [BIDI[fields[0]]] * (last - first + 1)
    return runs(values)


def joining_types(ucd: Path) -> tuple[list[int], str]:
    """Joining_Type: U R L D C T."""
    values = ["U"] * CODE_POINTS
    for first, last, fields in rows(ucd / "extracted/DerivedJoiningType.txt"):
        values[first : last + 1] = [fields[0]] * (last - first + 1)
    return runs(values)


def line_break_classes(ucd: Path) -> tuple[list[int], str]:
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
    return runs(values)


def presentation_forms(ucd: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Letter → its isolated, final, initial, medial form ("" where there is none); ligatures."""
    letters: dict[str, list[str]] = {}
    lam_alefs: dict[str, list[str]] = {}
    order = ["<isolated>", "<final>", "<initial>", "<medial>"]
    for line in (ucd / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        shape, *codes = fields[5].split(" ")
        if shape not in order or not 0xFB50 <= int(fields[0], 16) <= 0xFEFC:
            continue
        source = "".join(chr(int(code, 16)) for code in codes)
        table = letters if len(source) == 1 else lam_alefs
        if len(source) == 1 or re.fullmatch("\u0644[\u0622\u0623\u0625\u0627]", source):
            table.setdefault(source, [""] * 4)[order.index(shape)] = chr(int(fields[0], 16))
    return letters, lam_alefs


def pairs(path: Path) -> str:
    """Return the pairs (code point, its counterpart) one after the other."""
    return "".join(chr(first) + chr(int(fields[0], 16)) for first, _, fields in rows(path))


def brackets(ucd: Path) -> str:
    """Return the pairs (opening bracket, closing bracket) one after the other."""
    found = rows(ucd / "BidiBrackets.txt")
    return "".join(chr(code) + chr(int(f[0], 16)) for code, _, f in found if f[1] == "o")


def ints(numbers: list[int]) -> str:
    """Write numbers as lines of a tuple."""
    text, lines = "", []
    for number in numbers:
        item = f"{number:#x}, "
        if len(text) + len(item) > 94:
            lines.append("    " + text.rstrip())
            text = ""
        text += item
    return "\n".join([*lines, "    " + text.rstrip()])


def letters(text: str) -> str:
    """Write a string as lines of ASCII literals, 90 columns each."""
    lines, line = [], ""
    for item in (ascii(c)[1:-1].replace('"', '\\"') for c in text):
        if len(line) + len(item) > 90:
            lines.append(f'    "{line}"')
            line = ""
        line += item
    return "\n".join([*lines, f'    "{line}"'])


def main() -> None:
    """Write the module."""
    ucd = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    head = (ucd / "extracted/DerivedBidiClass.txt").read_text(encoding="utf-8").split("\n", 1)[0]
    found = re.search(r"-(\d+\.\d+\.\d+)\.txt", head)
    assert found is not None, head
    out = [
        f'"""Tables of the Unicode Character Database {found[1]}, in code point order.\n\n'
        "Made by tools/generate_unicode_tables.py: do not edit.\n\n"
        "Each `*_STARTS` holds the first code point of each run of equal values, and the string\n"
        "beside it the value of each run, one letter a value (the letters are told in the\n"
        'generator).\n"""\n',
        f'UNICODE_VERSION = "{found[1]}"',
    ]
    for name, (starts, values) in {
        "BIDI": bidi_classes(ucd),
        "JOINING": joining_types(ucd),
        "LINE_BREAK": line_break_classes(ucd),
    }.items():
        out.append(f"{name}_STARTS = (\n{ints(starts)}\n)")
        out.append(f"{name}_VALUES = (\n{letters(values)}\n)")
    forms, lam_alefs = presentation_forms(ucd)
    out.append("# Each letter, then its isolated, final, initial and medial form (space: none).")
    table = "".join(k + "".join(f or " " for f in v) for k, v in sorted(forms.items()))
    out.append(f"PRESENTATION_FORMS = (\n{letters(table)}\n)")
    out.append("# Lam and the alef it takes, then the ligature isolated and final.")
    table = "".join(k + v[0] + v[1] for k, v in sorted(lam_alefs.items()))
    out.append(f"LAM_ALEFS = (\n{letters(table)}\n)")
    out.append("# Bidi_Mirroring_Glyph: a character, then its counterpart.")
    out.append(f"MIRRORED = (\n{letters(pairs(ucd / 'BidiMirroring.txt'))}\n)")
    out.append("# Bidi_Paired_Bracket: an opening bracket, then its closing one.")
    out.append(f"BRACKETS = (\n{letters(brackets(ucd))}\n)")
    TARGET.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
