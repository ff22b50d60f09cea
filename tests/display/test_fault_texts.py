"""Faults in the interface's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsreader
from newsreader.display.fault_texts import TEXTS, fault_text
from newsreader.display.interface import Interface
from newsreader.display.labels import ARABIC, ENGLISH
from newsreader.errors import Fault
from newsreader.library.troubles import Trouble
from newsreader.messages import Message

SOURCE = Path(newsreader.__file__).parent
# Said on standard error before there is an interface.
BEFORE = {"no articles in this folder", "there is no such folder", "not UTF-8",
          "ended with {}", "there is no home folder",
          "there is no terminal to read keys from"}  # fmt: skip


def template(node: ast.expr) -> str | None:
    """Return a message with `{}` for what is put into it; None where it is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
        return "".join(map(str, parts))
    return None


def messages() -> Iterator[str]:
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            message = None
            if getattr(node.func, "id", "") == "Fault" and len(node.args) > 1:
                message = node.args[1]
            elif getattr(node.func, "attr", "") == "told":  # of settings
                message = node.args[0]
            found = template(message) if message is not None else None
            if found is not None:
                yield found


def test_whatever_a_fault_may_say_is_known_to_the_catalogues() -> None:
    known: set[str] = set()
    for text in TEXTS:
        forms = {text.english} if isinstance(text, Message) else {text.one, text.many}
        known |= {form.replace("{n}", "{}") for form in forms}
    assert not set(messages()) - known - BEFORE


@pytest.mark.parametrize(
    ("fault", "arabic", "english"),
    [
        (Fault("a.txt", "is empty"), "a.txt: فارغ", "a.txt: is empty"),
        (
            Fault("/d/خبر.txt", "read as cp720, which it looks like"),
            "/d/خبر.txt: قُرئ على أنه cp720، وهو ما يبدو عليه (المفتاح Z يعرضه بترميز آخر)",
            "/d/خبر.txt: read as cp720, which it looks like (Z shows it in another encoding)",
        ),
        (
            Fault("b.md", "has 12 more faults", 3),
            "b.md:3: وفيه 12 عيبا آخر",
            "b.md:3: has 12 more faults",
        ),
        (Fault("b", "has 2 more faults"), "b: وفيه عيبان آخران", "b: has 2 more faults"),
        (Fault("b", "has 1 more faults"), "b: وفيه عيب آخر", "b: has 1 more fault"),
        (
            Fault("b", "it was damaged and is put aside as b.1; 5 readings are kept"),
            "b: كان تالفا فنُحّي باسم b.1، وحُفظت 5 قراءات",
            "b: it was damaged and is put aside as b.1; 5 readings are kept",
        ),
        (
            Fault("b", "what was read of 1 article is lost: the disk is full"),
            "b: ضاع ما قُرئ من مقال واحد: القرص ممتلئ",
            "b: what was read of 1 article is lost: the disk is full",
        ),
        (
            Fault("b", "cannot be unpacked: presentation forms, and a comma"),
            "b: تعذّر فكّه: presentation forms, and a comma",
            "b: cannot be unpacked: presentation forms, and a comma",
        ),
        (
            Fault("c", "repaired: presentation forms, lines in visual order"),
            "c: أُصلح فيه: حروف بصورها، أسطر معكوسة (المفتاح z يعرضه كما هو)",
            "c: repaired: presentation forms, lines in visual order (z shows it as it is)",
        ),
        (
            Fault("a.jsonl", "is no JSON (and 1,234 more)"),
            "a.jsonl: ليس بصيغة JSON (و1,234 عيبا آخر)",
            "a.jsonl: is no JSON (and 1,234 more)",
        ),
        (
            Fault("c.toml", '\'theme\' cannot be "drak"; the nearest value is "dark"', 3),
            'c.toml:3: لا يصح أن تكون قيمة theme هي "drak"؛ وأقرب قيمة "dark"'
            " (صحّحه في ملف الإعدادات)",
            'c.toml:3: \'theme\' cannot be "drak"; the nearest value is "dark"'
            " (mend it in the settings)",
        ),
        (Fault("d", "stale file handle"), "d: stale file handle", "d: stale file handle"),
    ],
)
def test_a_fault_in_both_languages(fault: Fault, arabic: str, english: str) -> None:
    for labels, expected in ((ARABIC, arabic), (ENGLISH, english)):
        shown = fault_text(fault, Interface(labels))
        assert shown.count("\u2068") == shown.count("\u2069") >= 1
        assert re.sub("[\u2068\u2069]", "", shown) == expected


def test_no_control_of_a_name_gets_through() -> None:
    shown = fault_text(Fault("a\x1b]0;x\x07\u202e.txt", "is empty"), Interface(ARABIC))
    assert not re.search("[\x00-\x1f\u202a-\u202e]", shown)


def test_why_nothing_can_be_kept_is_said_in_arabic() -> None:
    for trouble in Trouble:
        fault = Fault("library.sqlite3", f"what is read cannot be kept for now: {trouble.value}")
        assert not re.search("[a-z]", fault_text(fault, Interface(ARABIC)).partition(":")[2])


def test_the_reader_s_own_keys_are_named() -> None:
    fault = Fault("a.txt", "read as cp720, as it says")
    own = Interface(ENGLISH, keymap={"encoding": ("ctrl+e", "E")})
    assert "(Ctrl+E shows it in another encoding)" in fault_text(fault, own)
    none = Interface(ENGLISH, keymap={"encoding": ()})
    assert "(another encoding shows it in another encoding)" in fault_text(fault, none)
