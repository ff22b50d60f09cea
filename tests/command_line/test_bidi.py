"""`newsreader bidi`: every case of BidiCharacterTest from standard input to standard output."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from newsreader.text.mirroring import mirrored
from newsreader.text.widths import IGNORABLE
from support.conformance import CharacterCase, character_cases, class_cases, standing_for

BASES = ("ltr", "rtl", "auto")
NO_BASE = re.compile("[\u0300-\u036f]")
MARKS = re.compile("([\u0300-\u036f\u20d0-\u20ff]+)(.)")


def bidi(text: str | bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "newsreader", "bidi", *options],
        input=text if isinstance(text, bytes) else text.encode(),
        capture_output=True,
        check=False,
        timeout=300,
    )


def wanted(case: CharacterCase) -> str:
    """Return the case's order, format controls removed (X9), mirrored (L4), marks last (L3)."""
    return "".join(
        mirrored(case.text[i]) if (case.levels[i] or 0) & 1 else case.text[i]
        for i in case.order
        if not IGNORABLE.match(case.text[i])
    )


@pytest.mark.unmeasured
@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.whole)])
@pytest.mark.parametrize("base", [0, 1, 2])
def test_every_case_through_the_command(base: int, step: int) -> None:
    cases = [case for case in character_cases(step) if case.direction == base]
    assert len(cases) >= 4  # there are few that go by the text itself
    result = bidi("".join(f"{case.text}\n" for case in cases), "--no-shape", "--base", BASES[base])
    assert result.returncode == 0
    lines = result.stdout.decode().split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(cases)
    wrong = []
    for case, line in zip(cases, lines, strict=True):
        right = wanted(case)
        # In right-to-left text a mark comes out before its base; it is put after it (L3).
        if line != right and line != MARKS.sub(lambda m: m[2] + m[1][::-1], right):
            wrong.append((case, line))
    assert not wrong[:3]


@pytest.mark.unmeasured
@pytest.mark.parametrize("step", [41, pytest.param(1, marks=pytest.mark.whole)])
@pytest.mark.parametrize("base", [0, 1, 2])
def test_every_case_of_classes_through_the_command(base: int, step: int) -> None:
    """BidiTest, a character for each class, but where a separator ends the paragraph in it.

    Marks are left out, of which a case may begin with one, and so is what takes no cell.
    """
    bit = 1 << (base + 1) % 3  # bit 0 of a case is the text's own direction
    every = class_cases(base if step > 1 else 0, step)
    cases = [case for case in every if case.bases & bit and "B" not in case.classes]
    assert len(cases) > 230_000 // step
    texts = [standing_for(case.classes) for case in cases]
    result = bidi("".join(f"{text}\n" for text in texts), "--no-shape", "--base", BASES[base])
    lines = result.stdout.decode().split("\n")
    assert lines.pop() == ""
    wrong = []
    for case, text, line in zip(cases, texts, lines, strict=True):
        right = "".join(text[i] for i in case.order if case.classes[i] not in "Mb6789")
        if NO_BASE.sub("", line).replace(" ", "") != right.replace(" ", ""):
            wrong.append((case, line))
    assert not wrong[:3]


def test_shaping_and_widths() -> None:
    assert bidi("سلام (abc)\n").stdout.decode() == "(abc) \ufee1\ufefc\ufeb3\n"
    wrapped = bidi("سلام سلام\nabc def\n", "--width", "5").stdout.decode().split("\n")
    assert wrapped[0] == "  \ufee1\ufefc\ufeb3"
    assert [len(line) for line in wrapped] == [5, 5, 3, 3, 0]


def test_an_escape_sequence_does_not_come_through() -> None:
    assert bidi("a\x1b[31mb\x07\n").stdout == b"ab\n"


def test_what_is_not_utf_8_is_told_and_the_rest_goes_on() -> None:
    result = bidi(b"\xff\xfe\nabc\n")
    assert result.returncode == 1
    assert result.stdout.decode().split("\n")[1] == "abc"
    assert result.stderr.decode() == "newsreader: -:1: not UTF-8\n"


def test_lines_without_an_end_are_cut_between_characters() -> None:
    done = bidi("ن" * 400_000 + "\nنعم\n", "--no-shape")
    lines = done.stdout.decode().split("\n")
    assert "".join(lines[:-2]) == "ن" * 400_000
    assert len(lines[:-2]) == 4
    assert lines[-2:] == ["معن", ""]
    assert bidi("a" * (256 << 10)).stdout.decode().replace("\n", "") == "a" * (256 << 10)


def test_what_is_no_text_is_told_once() -> None:
    done = bidi(b"\xff\nab\n\xfe\n\xfd")
    assert done.returncode == 1
    assert done.stderr.decode() == "newsreader: -:1: not UTF-8 (and 2 more)\n"
    assert len(done.stdout.decode().split("\n")) == 5
