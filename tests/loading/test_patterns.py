"""No pattern over untrusted text goes back more than in proportion to the text."""

from __future__ import annotations

import re

import pytest

from support.growth import grows
from support.patterns import ROOMS, Found, loose_calls, patterns

# The most code points that a pattern is ever given, where its module sees to that; by the
# beginning of its name.
LONGEST = {
    "recognition.dates.": 100,
    "recognition.datelines._PARTS": 120,
    "recognition.datelines._NOT_IN_NAMES": 120,
    "recognition.sourcelines._DASHES": 60,
    "recognition.verses._CAESURA": 220,
    "recognition.furniture._CLUTTER": 160,
    "recognition.furniture._NOISE": 160,
    "recognition.references._PATH": 400,
    "recognition.references._LINK": 400,
}
# Where a pattern is made of what the reader himself has typed, and where all are compiled.
MADE_LATER = ["newsreader.text.patterns:", "newsreader.search.matches:"]


@pytest.mark.unmeasured
@pytest.mark.parametrize("most", [60, pytest.param(500, marks=pytest.mark.whole)])
@pytest.mark.parametrize("room", ROOMS)
def test_patterns_take_time_in_proportion_to_the_text(room: str, most: int) -> None:
    of_the_room = [found for found in patterns() if found.name.split(".")[0] == room]
    reasons = {found.name: how_it_grows(found, most) for found in of_the_room}
    assert {name: reason for name, reason in reasons.items() if reason} == {}


def how_it_grows(found: Found, most: int) -> str:
    longest = next((most for name, most in LONGEST.items() if found.name.startswith(name)), None)
    return grows(found.pattern, found.uses, longest, most)


@pytest.mark.unmeasured
def test_every_pattern_is_looked_at() -> None:
    assert [call for call in loose_calls() if not call.startswith(tuple(MADE_LATER))] == []
    names = [found.name for found in patterns()]
    assert {name.split(".")[0] for name in names} <= {*ROOMS}
    assert len(names) > 100
    assert all(any(name.startswith(begin) for name in names) for begin in LONGEST)


@pytest.mark.parametrize(
    ("written", "use"),
    [
        (r"\s*(?:<!--.*?-->\s*)*<html", "match"),  # exponential
        (r"(?:a|a)*b", "match"),
        (r"(?:\w+\s?)*$", "match"),
        (r"\s+$", "finditer"),  # the square, and more
        (r"\s*[:]\s*\S", "finditer"),
        (r"\[[^\]]+\]\(", "finditer"),
        (r"<!\[CDATA\[(.*?)\]\]>", "finditer"),
        (r"\s*[^:]{2,30}?\s*:", "match"),
        (r"(?:\x1b\]|\x9d)[^\x07\n]*\x07", "finditer"),
    ],
)
def test_what_goes_back_further_is_found(written: str, use: str) -> None:
    assert grows(re.compile(written, re.S), (use,)) != ""
