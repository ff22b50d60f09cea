"""The line that names where an article comes from."""

from __future__ import annotations

import re

from newsreader.recognition.coarse_folding import coarse_fold
from newsreader.recognition.labelled import parted
from newsreader.recognition.phrases import AGENCIES, SOURCES
from newsreader.recognition.titles import ends_sentence
from newsreader.text.controls import SafeText, label

__all__ = ["bare", "labelled"]

_LONGEST = 60
_LABEL = 20
_MARKS = ":：/"
_SEPARATORS = re.compile("[،,+/–-]")
_DASHES = re.compile(r"^[\s\-–—(\[]+|[\s\-–—)\]]+$")
_LABELS = frozenset(map(coarse_fold, SOURCES.replace("\n", "|").split("|"))) - {""}
_AGENCIES = frozenset(map(coarse_fold, AGENCIES.replace("\n", "|").split("|"))) - {""}


def labelled(line: str) -> SafeText | None:
    """Return the source that `line` names after a label ("Source:"), or as a known agency."""
    if len(line) > _LONGEST:
        return None
    name = _DASHES.sub("", line)
    found = parted(name, _LABEL, _MARKS)
    if found and found.rest[0] not in _MARKS[:2] and coarse_fold(found.label) in _LABELS:
        return label(found.rest)
    is_agency = name and all(coarse_fold(one) in _AGENCIES for one in _SEPARATORS.split(name))
    return label(name) if is_agency else None


def bare(line: str) -> SafeText | None:
    """Return `line` as a source's name where one is expected: a few words and no sentence."""
    is_name = len(line) <= 40 and len(line.split()) <= 5 and ":" not in line
    return label(_DASHES.sub("", line)) if is_name and not ends_sentence(line) else None
