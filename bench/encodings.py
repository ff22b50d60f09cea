"""The share of files that are decoded right, beside charset-normalizer alone.

A file's name ends in its encoding (`story.cp1256.txt`, `story.utf-16-le-bom.txt`); the text is
right when the letters are those that the named encoding gives.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from pathlib import Path

from newsreader.decoding.decoding import decode
from newsreader.errors import SourceError

_LETTERS = re.compile(r"[^\W\d_]")
_ENCODING = re.compile(r"\.([\w-]+)\.\w+$")
_BOM = "-bom"


def main(folders: list[str]) -> None:
    """Print the shares for each folder, and the encodings of what was missed."""
    for folder in folders:
        known = [
            (path, encoding)
            for path in sorted(Path(folder).iterdir())
            if (encoding := _named(path.name)) is not None
        ]
        print(f"encodings of {len(known)} files in {folder}: share decoded right")
        for name, read in (("newsreader", _newsreader), ("charset-normalizer", _normalizer)):
            missed = [
                encoding
                for path, encoding in known
                if _letters(read(path)) != _letters(_right(path.read_bytes(), encoding))
            ]
            share = 1 - len(missed) / max(1, len(known))
            print(f"  {name:18} {share:.3f}", dict(Counter(missed)) or "")


def _named(name: str) -> str | None:
    """Return the encoding that a file's name ends in, None when it names none."""
    match = _ENCODING.search(name)
    if match is None:
        return None
    encoding = match[1].lower().removesuffix(_BOM).removeprefix("src.")
    try:
        codecs.lookup(encoding)
    except LookupError:
        return None
    return encoding


def _right(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace")


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text))


def _newsreader(path: Path) -> str:
    """Return a file's text as newsreader decodes it, "" when it does not."""
    try:
        return decode(path.read_bytes(), path.name).text
    except SourceError:
        return ""


def _normalizer(path: Path) -> str:
    """Return a file's text as charset_normalizer decodes it, "" when it does not."""
    from charset_normalizer import from_bytes

    return str(from_bytes(path.read_bytes()).best() or "")
