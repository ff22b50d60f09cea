"""JSON and JSON Lines: an object is an article, by the field names that are usual."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from newsreader import bounds
from newsreader.collections.parts import Found, Part
from newsreader.decoding import decoding
from newsreader.errors import Fault, SourceError
from newsreader.formats import fields
from newsreader.sources.sources import Opened, Stretch, read_all, too_large

__all__ = ["of_json", "of_lines", "stretches"]

_TEXT = ("text", "body", "content", "articlebody", "article_body", "content_html", "content_text",
         "html", "markdown", "article", "story", "maintext", "main_text", "full_text", "fulltext",
         "paragraphs", "selftext", "news", "message")  # fmt: skip
_SHORT = ("description", "summary", "excerpt", "abstract")  # where there is nothing longer
_LISTS = ("articles", "items", "entries", "posts", "results", "documents", "docs", "stories",
          "news", "data", "records", "rows", "hits", "feed")  # fmt: skip
_INNER = ("_source", "article", "attributes", "fields", "node", "post")
_RENDERED = ("rendered", "value", "html", "text", "content", "body")
_PROBE = 64 << 10
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHUNK = 64 << 10  # more would be room made at each read, for nothing where objects are small
_DEEPEST = 4


def of_lines(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the articles of JSON lines, or the one in line `key`; a fault for each bad line."""
    wanted = int(key) if key is not None and key.isdecimal() else None
    beginning = source.beginning(_PROBE)
    likely = _encoding(beginning.rpartition(b"\n")[0])
    read, end, first = source.stretch or (0, 0, 1)
    if end:
        source.file.seek(read)
    for number, line in enumerate(_lines(source, beginning, end), first):
        read += len(line)
        if wanted is not None and number < wanted:
            continue
        if len(line) > bounds.OBJECT:
            yield Fault(source.name, too_large(bounds.OBJECT), number)
        elif line.strip():
            share = min(1.0, read / source.size) if source.size else 0.0
            yield from _of_line(source, line, number, share, likely)
        if number == wanted:
            return


def _encoding(lines: bytes) -> str:
    """Return the encoding of all lines but those of UTF-8: each alone is too little to guess by."""
    with contextlib.suppress(SourceError):
        found = decoding.decode(lines, "").encoding
        return "" if found.startswith("utf-") else found
    return ""


def stretches(source: Opened, size: int) -> Iterator[Stretch]:
    """Yield a source in stretches of lines, of about so many bytes; none that cannot be parted."""
    if source.beginning(_PROBE).startswith(_WIDE):
        return
    number, start, end = 1, 0, 0
    while data := source.file.read(size):
        whole = data.rfind(b"\n") + 1
        if whole:
            yield Stretch(start, end + whole, number)
            start, number = end + whole, number + data.count(b"\n")
        end += len(data)
    if start < end:
        yield Stretch(start, end, number)


def _lines(source: Opened, beginning: bytes, end: int) -> Iterator[bytes]:
    """Yield the lines as UTF-8, or as they are, up to an end if there is one.

    Of one that is too long, its beginning.
    """
    if not beginning.startswith(_WIDE):
        for line in _bounded(source.file.readline):
            yield line
            if end and source.file.tell() >= end:
                return
        return
    text = io.TextIOWrapper(source.file, "utf-16", "replace", newline="\n")
    try:
        yield from _bounded(lambda size: text.readline(size).encode("utf-8"))
    finally:
        text.detach()  # who has opened the file closes it


def _bounded(readline: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yield lines, of one that is longer than an object may be its beginning."""
    while line := readline(bounds.OBJECT + 1):
        yield line
        while len(line) > bounds.OBJECT and not line.endswith(b"\n"):
            line = readline(bounds.OBJECT + 1)


def _of_line(
    source: Opened, line: bytes, number: int, share: float, likely: str
) -> Iterator[Found]:
    """Yield the article in one line, or the fault why there is none."""
    try:
        text = decoding.decode(line, source.name, likely=likely).text
        value = json.loads(text, strict=False)
    except SourceError as error:
        yield Fault(source.name, error.fault.message, number)
        return
    except (ValueError, RecursionError):
        yield Fault(source.name, "is no JSON", number)
        return
    part = _part(str(number), value, share, number - 1)
    yield part or Fault(source.name, "has no text of an article", number)


def of_json(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the articles of a JSON document: of its array, or the one that it is."""
    beginning = source.beginning(_PROBE)
    start = beginning.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"["):
        yield from _of_values(_values(source), source, key)
        return
    data = read_all(source, bounds.ARTICLE)
    try:
        value = json.loads(decoding.decode(data, source.name).text, strict=False)
    except ValueError as error:
        line = getattr(error, "lineno", None)
        raise SourceError(Fault(source.name, "is no JSON", line)) from error
    except RecursionError as error:
        raise SourceError(Fault(source.name, "is no JSON of an article: too deep")) from error
    values = _listed(value, 0)
    if values is None:
        part = _part("", value, 0.0)
        if part is None:
            raise SourceError(Fault(source.name, "has no text of an article"))
        yield part
    else:
        pairs = ((one, number / len(values)) for number, one in enumerate(values))
        yield from _of_values(pairs, source, key)


def _of_values(
    values: Iterator[tuple[Any, float]], source: Opened, key: str | None
) -> Iterator[Found]:
    """Yield the articles among numbered values, or the one numbered `key`; faults for others."""
    for number, (value, share) in enumerate(values, 1):
        if key is None or key == str(number):
            part = _part(str(number), value, share)
            yield part or Fault(f"{source.name}#{number}", "has no text of an article")


def _values(source: Opened) -> Iterator[tuple[Any, float]]:
    """Yield the values of an array, and how far into the source each is, without holding it all.

    Raises SourceError.
    """
    decoder = json.JSONDecoder(strict=False)
    probe = source.beginning(_PROBE)
    encoding = decoding.decode(probe, source.name, partial=True).encoding
    stream = codecs.getreader("utf-8-sig" if encoding == "utf-8" else encoding)(
        source.file, "replace"
    )
    text, place, read = "", 0, 0
    chunk = _CHUNK
    while True:
        more = stream.read(chunk)
        read += len(more)
        text, place = text[place:] + more, 0
        text = text if read > len(more) else text.lstrip()[1:]
        while True:
            while place < len(text) and text[place] in " \t\r\n,":
                place += 1
            if text[place : place + 1] in ("]", ""):
                break
            try:
                value, end = decoder.raw_decode(text, place)
            except (ValueError, RecursionError) as error:
                is_whole = not more or len(text) - place > bounds.OBJECT
                if is_whole or isinstance(error, RecursionError):
                    raise SourceError(Fault(source.name, "is no JSON from here on")) from error
                chunk *= 2  # an object longer than what was read
                break
            if end >= len(text) and more:
                break  # a number may go on
            place, chunk = end, _CHUNK
            yield value, min(1.0, read / source.size) if source.size else 0.0
        if not more or text[place : place + 1] == "]":
            return


def _listed(value: Any, depth: int) -> list[Any] | None:
    """Return the articles of an object that lists them under a usual name."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or depth > 2:
        return None
    lowered = {str(name).lower(): one for name, one in value.items()}
    for name in _LISTS:
        inner = lowered.get(name)
        if isinstance(inner, list) and any(isinstance(one, dict) for one in inner[:3]):
            return inner
        if isinstance(inner, dict):
            found = _listed(inner, depth + 1)
            if found is not None:
                return found
    return None


def _part(key: str, value: Any, share: float, place: int | None = None) -> Part | None:
    """Return the article that a value is, None where it has no text."""
    if isinstance(value, str):
        return Part(key, value, share=share, place=place) if value.strip() else None
    if not isinstance(value, dict):
        return None
    lowered = fields.lowered(value)
    for name in _INNER:
        inner = lowered.get(name)
        if isinstance(inner, Mapping):
            lowered = {**lowered, **fields.lowered(inner)}
    for name in (*_TEXT, *_SHORT):
        text = _text(lowered.get(name), 0)
        if text.strip():
            known = fields.metadata(lowered if name not in _SHORT else {**lowered, name: None})
            return Part(key, text, known, share=share, place=place)
    return None


def _text(value: Any, depth: int) -> str:
    """Return the text within a value: a string, a list's strings joined, a rendered field."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and depth < _DEEPEST:
        return "\n\n".join(filter(None, (_text(one, depth + 1) for one in value)))
    if isinstance(value, dict) and depth < _DEEPEST:
        found = (_text(value.get(name), depth + 1) for name in _RENDERED)
        return next((text for text in found if text), "")
    return ""
