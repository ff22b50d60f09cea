"""Bring the catalogues of src/newsreader/locale up to date with the texts in the source.

Usage: python tools/catalogues.py [--check | LANGUAGE]

Each LANGUAGE.po gets the texts that are new, loses those that are gone, and is compiled (.mo). A
LANGUAGE that is named is begun. With --check nothing is written: one line each for what is out of
date, not translated or names other things than the English; exit status 1 when there is any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "src/newsreader/locale"
SOURCE = "en"  # the language of the source: its catalogue has no need to say what stands there
KEYWORDS = {"Message": None, "Label": None, "Counted": (1, 2), "Amount": (1, 2)}


def template() -> Catalog:
    """Return the texts of the source, in its order."""
    found = Catalog(project="newsreader", fuzzy=False)
    texts = extract_from_dir(
        ROOT / "src", keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
    )
    for path, _, text, comments, context in sorted(texts, key=lambda each: each[:2]):
        found.add(text, locations=[(path, 0)], auto_comments=comments, context=context)
    return found


def updated(language: str, texts: Catalog) -> Catalog:
    """Return a language's catalogue with exactly the texts of the source."""
    po = _file(language, "po")
    known = Catalog(language, project="newsreader", version="1", fuzzy=False)
    if po.exists():
        known = read_po(BytesIO(po.read_bytes()), language)
    known.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    return known


def written(found: Catalog) -> dict[str, bytes]:
    """Return the bytes of a catalogue's two files, by their suffixes; what is empty is in one."""
    po, mo = BytesIO(), BytesIO()
    write_po(po, found, width=100, include_lineno=False)
    for message in [each for each in found if not all(_forms(each))]:
        found.delete(message.id)
    write_mo(mo, found)
    return {"po": po.getvalue(), "mo": mo.getvalue()}


def faults(language: str, found: Catalog) -> Iterator[str]:
    """Yield a line for each text that has no translation, or one that names other things."""
    for message in found:
        if message.id:
            english = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = _forms(message)
            if not all(forms) and (language != SOURCE or any(forms)):
                yield f"{language}: not translated: {english[0]!r}"
            elif any(forms) and _names(*forms) != _names(*english):
                yield f"{language}: names other things: {english[0]!r}"


def main(arguments: list[str]) -> int:
    """Write the catalogues, or look at them; return the exit status."""
    is_check = arguments == ["--check"]
    begun = [] if is_check else arguments
    texts = template()
    wrong: list[str] = []
    for language in sorted({*(each.name for each in LOCALE.iterdir()), *begun}):
        found = updated(language, texts)
        wrong += faults(language, found)
        for suffix, data in written(found).items():
            file = _file(language, suffix)
            if not is_check:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            elif not file.exists() or file.read_bytes() != data:
                wrong.append(f"{file.relative_to(ROOT)}: out of date: python tools/catalogues.py")
    if wrong:
        print("\n".join(wrong))
    return 1 if wrong else 0


def _file(language: str, suffix: str) -> Path:
    """Return the place of a language's catalogue."""
    return LOCALE / language / "LC_MESSAGES" / f"newsreader.{suffix}"


def _forms(message: Message) -> tuple[str, ...]:
    """Return what a catalogue has for a text: one form for each kind of number."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return tuple(each or "" for each in forms)


def _names(*texts: str) -> set[str]:
    """Return what texts have places for; a number may be left out, a one or a two is a word."""
    return {name for text in texts for name in re.findall(r"\{(\w*)\}", text)} - {"n"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
