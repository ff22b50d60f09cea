"""The footnotes of HTML: what refers to a note within the same page, and the note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

__all__ = ["NOTE", "REFERENCE", "has_marks", "mark_notes"]

REFERENCE, NOTE = "noteref", "footnote"
"""What elements are called that refer to a note, with its mark as text, and notes (`label`)."""

_MARK = re.compile(r"\s*(?:[\[(]\s*)?([0-9٠-٩۰-۹]{1,4}|[*†‡§¶]{1,4}|[a-z])\s*(?:[\])]\s*)?")
_SAYS_SO = re.compile("noteref|footnote|endnote")
_NAMES_NOTE = re.compile(r"(?i)note|cite|fn\W?[0-9]|ftn|sdfoot")
_WIDEST = 8  # code points of a mark that is said to be one
_BLOCKS = ("li", "p", "div", "aside", "dd", "section")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ol", "ul", "dl")
_NEAR = 4  # elements from a reference outwards that the way back may lead to
_LONGEST = 20_000  # code points of a note
_AT_BEGINNING = re.compile(r"^[\s.)\]:^↑]+")


def mark_notes(root: Any, *, surely: bool = False) -> None:
    """Give elements of a page that refer to notes, and notes, names of their own.

    What refers to a note stands before it and is a mark, or says that it is one. The way back from
    a note is taken out of it. Lists of notes are none any more. `surely`: the name of the place
    says that it is one of a note, or a way leads back.
    """
    references = list(_marks(root))
    if not references:
        return
    places: dict[str, Any] = {}
    order: dict[Any, int] = {}
    for number, element in enumerate(root.iter("*")):
        order[element] = number
        for name in (element.get("id"), element.get("name")):
            if name:
                places.setdefault(name, element)
    found: dict[Any, list[Any]] = {}
    are_notes: dict[Any, bool] = {}
    ways_back: dict[Any, set[Any]] = {}
    for reference in references:
        note = _block(places.get(_fragment(reference)))
        if note is None or order[reference] > order[note] or note in _around(reference):
            continue
        if note not in are_notes:
            are_notes[note] = _is_note(note)
            ways_back[note] = {places.get(_fragment(back)) for back in note.iter("a")}
        is_sure = _NAMES_NOTE.search(_fragment(reference)) or not ways_back[note].isdisjoint(
            _around(reference)[:_NEAR]
        )
        if are_notes[note] and (is_sure or not surely):
            found.setdefault(note, []).append(reference)
    for label, (note, those) in zip(list(_labels(found.values())), found.items()):
        _name(note, those, label, places)


def has_marks(root: Any) -> bool:
    """Return whether anything in a page may refer to a note."""
    return next(_marks(root), None) is not None


def _marks(root: Any) -> Iterator[Any]:
    """Yield the links within the page that look like marks of notes."""
    found = root.xpath(".//a[contains(@href, '#')]")
    return (each for each in found if _fragment(each) and _is_mark(each))


def _fragment(element: Any) -> str:
    """Return the name of the place that a link leads to; "" where it names none."""
    return str((element.get("href") or "").partition("#")[2])


def _text(element: Any) -> str:
    return "".join(element.itertext()).strip()


def _is_mark(element: Any) -> bool:
    """Return whether a link looks like the mark of a note, or says that it is one."""
    text = _text(element)
    if _MARK.fullmatch(text):
        return True
    said = " ".join(element.get(name) or "" for name in ("role", "epub:type", "class"))
    return 0 < len(text) <= _WIDEST and _SAYS_SO.search(said) is not None


def _block(element: Any) -> Any:
    """Return the block that an element is or stands in; None for a heading, and within none."""
    while element is not None and element.tag not in _BLOCKS:
        if element.tag in _HEADINGS:
            return None
        element = element.getparent()
    return element


def _around(element: Any) -> list[Any]:
    """Return an element and those around it, the nearest first."""
    return [element, *element.iterancestors()]


def _is_note(block: Any) -> bool:
    """Return whether a block can be a note: it has no heading, and not too much text."""
    size = 0
    for text in block.itertext():
        size += len(text)
        if size > _LONGEST:
            return False
    return next(block.iter(*_HEADINGS), None) is None


def _labels(found: Iterable[list[Any]]) -> Iterator[str]:
    """Yield the label of each note: its mark, or its number where marks do not tell them apart."""
    matches = [_MARK.fullmatch(_text(references[0])) for references in found]
    marks = [match[1] for match in matches if match]
    are_apart = len(set(marks)) == len(matches)
    yield from marks if are_apart else map(str, range(1, len(matches) + 1))


def _name(note: Any, references: Sequence[Any], label: str, places: Mapping[str, Any]) -> None:
    """Name a note and what refers to it; take out the way back."""
    mark = _text(references[0])
    near = {each for reference in references for each in _around(reference)[:_NEAR]}
    near |= {each for reference in references for each in reference}
    near |= {reference.getprevious() for reference in references} - {None}
    for back in list(note.iter("a")):
        if places.get(_fragment(back)) in near or _text(back) == mark:
            back.drop_tree()
    _clean_beginning(note)
    for reference in references:
        tail = reference.tail
        reference.clear()
        reference.tag, reference.text, reference.tail = REFERENCE, f"[{label}]", tail
    parent = note.getparent()
    if parent is not None and parent.tag in _LISTS:
        parent.tag = "div"
    note.tag = NOTE
    note.set("label", label)


def _clean_beginning(element: Any) -> bool:
    """Take signs off the beginning of an element's text; return whether anything is left of it."""
    element.text = _AT_BEGINNING.sub("", element.text or "")
    if element.text:
        return True
    for child in element:
        if _clean_beginning(child):
            return True
        child.tail = _AT_BEGINNING.sub("", child.tail or "")
        if child.tail:
            return True
    return False
