"""Faults in the interface's language: what is wrong, and what can be done about it.

A `Fault` says in English, to scripts as well, what is wrong; here stands each thing that it may
say, for the catalogues. What is not among them is shown as it is: the system's own words, for
example.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsreader.display.interface import Interface
from newsreader.display.labels import Labels
from newsreader.errors import Fault
from newsreader.messages import Counted, Message
from newsreader.text.controls import SafeText, isolated, label

__all__ = ["REASONS", "TEXTS", "fault_text"]

_ENCODING = Message("{encoding} shows it in another encoding")
_ORIGINAL = Message("{original} shows it as it is")
_ALLOW = Message("see who may read it")
_SETTINGS = Message("mend it in the settings")
_NAMED = ("encoding", "original")  # actions, in what can be done

TEXTS: Mapping[Message | Counted, Message | None] = {
    Message("no such file"): None,
    Message("is an address, and nothing is fetched: save the page"): None,
    Message("is a folder"): None,
    Message("permission denied"): _ALLOW,
    Message("is empty"): None,
    Message("holds no text"): None,
    Message("holds no articles"): None,
    Message("is not in this collection any more"): None,
    Message("is not a text (binary data)"): None,
    Message("is neither a file nor a pipe"): None,
    Message("cannot be read: no encoding '{}'"): _ENCODING,
    Message("cannot be read: this is no file's name"): None,
    Message("cannot be read"): None,
    Message("read as {}, which it looks like"): _ENCODING,
    Message("read as {}, as it says"): _ENCODING,
    Message("makes no sense in any known encoding; it is shown as {}"): _ENCODING,
    Message("repaired: {}"): _ORIGINAL,
    Message("is larger than {} MiB"): None,
    Counted("expands to more than {n} time its size: not read",
            "expands to more than {n} times its size: not read"): None,
    Counted("expands to more than {n} time its size: not read further",
            "expands to more than {n} times its size: not read further"): None,
    Message("is cut short"): None,
    Message("cannot be unpacked: {}"): None,
    Message("is encrypted"): None,
    Message("is packed within too many others"): None,
    Counted("holds more than {n} file: the first ones are read",
            "holds more than {n} files: the first ones are read"): None,
    Counted("{n} file in it overlaps: not read", "{n} files in it overlap: not read"): None,
    Counted("holds more than {n} element", "holds more than {n} elements"): None,
    Counted("holds more than {n} entry: the first ones are read",
            "holds more than {n} entries: the first ones are read"): None,
    Counted("more than {n} part in a row gives no article: not read further",
            "more than {n} parts in a row give no article: not read further"): None,
    Counted("has {n} more fault", "has {n} more faults"): None,
    Message("is a link in a circle"): None,
    Message("is no RSS or Atom"): None,
    Message("holds no page"): None,
    Message("has no text of an article"): None,
    Message("is no JSON"): None,
    Message("is no JSON from here on"): None,
    Message("is no JSON of an article: too deep"): None,
    Message("is no EPUB that can be read: it names no book"): None,
    Message("is missing in the book"): None,
    Message("is no XML"): None,
    Message("the front matter has no closing {}"): None,
    Message("the front matter is taken line by line: {}"): None,
    Message("has too many signs of Markdown: the last ones stand as they are"): None,
    Message("is no picture that can be read"): None,
    Message("is too large a picture"): None,
    Message("cannot be run: {}"): None,
    Message("ended with {}"): None,
    Message("cannot be written: {}"): None,
    Message("there is no home folder: what was read is forgotten at the end"): None,
    Message("what is read cannot be kept for now: {}"): None,
    Message("articles cannot be catalogued for now: {}"): None,
    Message("is not installed: SQLite looks for words in its place, more slowly"): None,
    Counted("it was damaged and is put aside as {}; {n} reading is kept",
            "it was damaged and is put aside as {}; {n} readings are kept"): None,
    Message("a later version has made it: what is read is kept in {}"): None,
    Message("it was removed; what was read is written anew"): None,
    Counted("what was read of {n} article is lost: {}",
            "what was read of {n} articles is lost: {}"): None,
    Message("the choice cannot be kept: {}"): None,
    Message("what was chosen for terminals cannot be read: {}"): None,
    Message("'{}' is no folder: {}; the nearest is {}"): _SETTINGS,
    Message("the settings are larger than {} KiB"): None,
    Message("what is searched cannot be kept: {}"): None,
    Message("the order of the list cannot be kept: {}"): None,
    Message("what was searched cannot be read: {}"): None,
    Message("the settings cannot be read: not UTF-8"): None,
    Message("the settings cannot be read: {}"): None,
    Message("not TOML: {}"): _SETTINGS,
    Message("no setting is called '{}'; the nearest is '{}'"): _SETTINGS,
    Message("no action is called '{}'; the nearest is '{}'"): _SETTINGS,
    Message("'{}' is a key of '{}' and of '{}': it is the first one's; '{}' is free"): _SETTINGS,
    Message("'{}' cannot be {}; the nearest value is {}"): _SETTINGS,
}  # fmt: skip
"""What a fault says, `{}` for what it names, and advice: `{NAME}` is the key of that action."""

REASONS = (
    Message("UTF-8 that was read in another encoding"),
    Message("entities written out twice"),
    Message("presentation forms"),
    Message("lines in visual order"),
    Message("a colon without quotation marks around it"),
    Message("a tab where a blank belongs"),
    Message("a name that stands there twice"),
    Message("a word that begins with !"),
    Message("a character that YAML does not allow"),
    Message("it is nested too deeply"),
    Message("it is too large or has too many aliases"),
    Message("it is no list of fields"),
    Message("another program holds it"),
    Message("the disk is full"),
    Message("it is damaged"),
    Message("a later version has made it"),
    Message("it cannot be written"),
    Message("it cannot be used"),
    Message("there was no time"),
)
"""What messages name as the reason, several of them with commas between."""

_NAME = (re.escape("{}"), "(.*?)")
_NUMBER = (re.escape("{n}"), "(?P<n>[0-9,]+)")
_AND_MORE = Counted("(and {n} more)", "(and {n} more)")
_MORE = re.compile(r"(.*) \(and ([0-9,]+) more\)", re.S)


def fault_text(fault: Fault, interface: Interface) -> SafeText:
    """Return what is wrong with which source, and what to do, in the interface's language.

    The source's name, and what a message names, are isolated: they go their own way.
    """
    place = fault.source if fault.line is None else f"{fault.source}:{fault.line}"
    message, advice = _message(fault.message, interface.labels)
    line = f"{isolated(place)}: {message}"
    if advice is None:
        return label(line)
    keys = {name: interface.way_to(name) for name in _NAMED}
    return label(f"{line} ({interface.labels.of(advice).format(**keys)})")


def _message(message: str, labels: Labels) -> tuple[str, Message | None]:
    """Return a message in the interface's language, and what to do about it."""
    more = _MORE.fullmatch(message)
    if more is not None:
        first, advice = _message(more[1], labels)
        return f"{first} {_counted(_AND_MORE, more[2], labels)}", advice
    for text, pattern in _patterns():
        match = pattern.fullmatch(message)
        if match is not None:
            number = pattern.groupindex.get("n")
            parts = [_part(p, labels) for n, p in enumerate(match.groups(), 1) if n != number]
            if isinstance(text, Message):
                return labels.of(text).format(*parts), TEXTS[text]
            return _counted(text, match["n"], labels, parts), TEXTS[text]
    return isolated(message), None


def _counted(text: Counted, number: str, labels: Labels, parts: Sequence[str] = ()) -> str:
    """Return a counted text, its number as a message writes it: with commas, perhaps."""
    return labels.form(text, int(number.replace(",", ""))).format(*parts, n=number)


def _part(part: str, labels: Labels) -> SafeText:
    """Return what a message names: reasons in the interface's language, all else as it is."""
    reasons = [Message(each) for each in part.split(", ")]
    if set(reasons) <= set(REASONS):
        part = labels.comma.join(map(labels.of, reasons))
    return isolated(part)


@lru_cache(1)
def _patterns() -> Sequence[tuple[Message | Counted, re.Pattern[str]]]:
    """Return what each text may be in English, with groups for what it names: `n` is a number."""
    return [
        (text, re.compile(pattern, re.S))
        for text in TEXTS
        for each in ([text.english] if isinstance(text, Message) else [text.one, text.many])
        for pattern in [re.escape(each).replace(*_NAME).replace(*_NUMBER)]
    ]
