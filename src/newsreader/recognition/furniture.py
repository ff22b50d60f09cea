"""Page clutter: what a site puts around an article, told as whole short lines and nothing else.

A phrase within a sentence is never looked at, and a line that could stand in an article counts
only at its end (or beside its title), where nothing but clutter and references follows.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from newsreader.article.articles import Reference
from newsreader.recognition import dates, phrases
from newsreader.recognition.coarse_folding import coarse_fold, coarse_letters
from newsreader.recognition.labelled import parted
from newsreader.recognition.references import reference
from newsreader.recognition.titles import ends_sentence
from newsreader.text.controls import SafeText, label
from newsreader.text.patterns import Lazy

__all__ = [
    "ZONE", "Ending", "Entry", "Kind", "ending", "is_interruption", "is_prose", "is_skip", "kind",
    "read_also", "tags",
]  # fmt: skip

ZONE = (60, 4000)
"""How far from its end an article can have clutter: entries, and code points."""

_LONGEST = 160
_SHORTEST = 15  # code points of what interrupts an article
_PROSE = 200
_MOST_REFERENCES = 40
_MOST_BETWEEN = 3
_LABEL = 30
_BREADCRUMBS = re.compile(r"(?:الرئيسي[ةه]|الصفحة الرئيسية|home|خانه|صفحه اصلی)\s*[/»›>|«←]", re.I)
_LIST_MARKS = re.compile("[,،;؛|#•/]")


class Kind(Enum):
    """What a line of clutter is."""

    RELATED = "the heading over references to other articles"
    CLUTTER = "a button, a notice, a label of the site"
    NOISE = "a count or an age, as they stand at an article or at a reference"


class Entry(NamedTuple):
    """A line or a block near an article's end.

    `references` are given where the block is a list that could be one of references; `prose`
    ends the zone; an entry without text is a rule.
    """

    text: str
    references: tuple[Reference, ...] | None = None
    prose: bool = False


class Ending(NamedTuple):
    """What of the entries is clutter (their indices), and what was learnt from it."""

    removed: frozenset[int]
    related: tuple[Reference, ...] = ()
    tags: tuple[SafeText, ...] = ()


def is_prose(text: str) -> bool:
    """Return whether `text` is too long for a line of clutter, or for a title in a list."""
    return len(text) > _PROSE or (len(text) > 90 and ends_sentence(text))


def kind(line: str) -> Kind | None:
    """Return what kind of clutter the whole of `line` is, or None."""
    return _kind(line) if len(line) <= _LONGEST else None


@functools.lru_cache(256)
def _kind(line: str) -> Kind | None:
    """Return the same for a short line."""
    words = _words(line)
    if words in _folded(phrases.RELATED) or words in _folded(phrases.READ_ALSO):
        return Kind.RELATED
    if words in _folded(phrases.CLUTTER) or _CLUTTER.compiled.fullmatch(words):
        return Kind.CLUTTER
    if _NOISE.compiled.fullmatch(words):
        return Kind.NOISE
    if (_is_share_bar(words) and not ends_sentence(line)) or _BREADCRUMBS.match(line):
        return Kind.CLUTTER
    return Kind.CLUTTER if line.lstrip().startswith("©") else None


def is_interruption(line: str) -> bool:
    """Return whether `line` is one that sites put between paragraphs, and writers do not."""
    phrases_of_it = _folded(phrases.INTERRUPTIONS)
    return _SHORTEST <= len(line) <= _LONGEST and _words(line) in phrases_of_it


@functools.lru_cache(256)
def _words(line: str) -> str:
    """Return a short line folded; an article's last ones are looked at several times."""
    return coarse_fold(line)


def is_skip(line: str) -> bool:
    """Return whether `line` can only be clutter, even where an article's title is expected."""
    return len(line) <= _LONGEST and coarse_fold(line) in _folded(phrases.SKIPS)


def tags(line: str) -> tuple[SafeText, ...]:
    """Return the tags that `line` gives after a label such as "tags:", or ()."""
    rest = _after_label(line, phrases.TAGS)
    return tuple(label(tag) for tag in _LIST_MARKS.split(rest) if tag.strip()) if rest else ()


def read_also(line: str) -> Reference | None:
    """Return the reference of a "read also: title" line, which may stand anywhere."""
    rest = _after_label(line, phrases.READ_ALSO)
    if not rest or is_prose(rest) or rest.endswith((".", "؟", "?", "!", ":")):
        return None
    return reference(rest)


def ending(entries: Sequence[Entry]) -> Ending:
    """Return which of `entries`, the last ones of an article, are clutter."""
    walk = _Walk(entries)
    for index in range(len(entries) - 1, -1, -1):
        if not walk.step(index):
            break
    return Ending(frozenset(walk.removed), tuple(walk.related), walk.tags)


class _Walk:
    """Going up from an article's end; `pending` are the entries not yet known to be anything."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Begin with nothing removed from `entries`."""
        self.entries = entries
        self.removed: set[int] = set()
        self.related: list[Reference] = []
        self.tags: tuple[SafeText, ...] = ()
        self.pending: list[int] = []

    def step(self, index: int) -> bool:
        """Take the entry at `index`; False where the article's own text is reached."""
        entry = self.entries[index]
        if entry.prose:
            return False
        if entry.references is not None:
            return self.wait(index)
        if not entry.text:
            return self.rule(index)
        if found := tags(entry.text):
            self.tags = self.tags or found
            return self.clutter(index)
        if (also := read_also(entry.text)) is not None:
            self.related.insert(0, also)
            return self.clutter(index)
        return self.line(index, kind(entry.text))

    def line(self, index: int, what: Kind | None) -> bool:
        """Take the line at `index`, going upwards; return whether to go on."""
        if what is Kind.RELATED:
            return self.heading(index)
        if what is Kind.CLUTTER or (what is Kind.NOISE and not self.pending):
            return self.clutter(index)
        return self.wait(index)

    def wait(self, index: int) -> bool:
        self.pending.append(index)
        return len(self.pending) <= _MOST_REFERENCES

    def rule(self, index: int) -> bool:
        """Take a rule: it goes where all below it went; return whether to go on."""
        if not self.pending and self.removed:
            self.removed.add(index)
            return True
        return self.wait(index)

    def clutter(self, index: int) -> bool:
        """Take a line of clutter and the few lines that wait below it; return whether to go on."""
        # A few lines between two of clutter (the source, say) are the article's; but a line at
        # the very end of an article is no clutter's concern.
        if self.pending and (not self.removed or len(self.pending) > _MOST_BETWEEN):
            return False
        self.pending.clear()
        self.removed.add(index)
        return True

    def heading(self, index: int) -> bool:
        """Take a heading of related articles: the lines waiting below it are their titles."""
        found: list[Reference] = []
        for place in reversed(self.pending):
            entry = self.entries[place]
            if entry.references is not None:
                found.extend(entry.references)
            elif entry.text and kind(entry.text) is not Kind.NOISE and not dates.parse(entry.text):
                found.append(reference(entry.text))
        self.related[:0] = found
        self.removed.update(self.pending, (index,))
        self.pending.clear()
        return True


def _after_label(line: str, names: str) -> str:
    """Return what follows one of the labels `names` in a line, "" when none stands there."""
    if ":" not in line and "：" not in line:
        return ""
    found = parted(line, _LABEL) if len(line) <= 2 * _LONGEST else None
    return found.rest if found and coarse_fold(found.label) in _folded(names) else ""


def _is_share_bar(words: str) -> bool:
    """Return whether a folded line holds nothing but names of places to share at."""
    return len(words) > 2 and _folded_words(phrases.SHARE_WORDS).issuperset(words.split())


@functools.cache
def _folded(names: str) -> frozenset[str]:
    return frozenset(coarse_fold(name) for name in names.replace("\n", "|").split("|")) - {""}


@functools.cache
def _folded_words(names: str) -> frozenset[str]:
    return frozenset(coarse_fold(name) for name in names.split())


def _form(forms: Sequence[str]) -> str:
    """Return a pattern for each of `forms`, folded."""
    return "|".join(f"(?:{coarse_letters(form)})" for form in forms)


_CLUTTER = Lazy(functools.partial(_form, phrases.CLUTTER_FORMS))
_NOISE = Lazy(functools.partial(_form, phrases.NOISE_FORMS))
