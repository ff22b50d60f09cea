"""The fields of a front matter that is not the YAML or TOML it should be: each line by itself.

People write titles with colons, tabs, quotation marks that are not closed. Nothing of what they
wrote is lost: what no rule fits stays text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

__all__ = ["fields_by_line", "name_of"]

_YAML, _TOML = ":", "="
# A name, or one without a blank behind its colon (but no address); then the rest of the line.
_FIELDS = {
    _YAML: re.compile(
        r"""[ ]*["']?(?:([\w.][\w.'" -]{0,58}?)["']?[ ]{0,20}:(?!\S)"""
        r"""|([A-Za-z_]{1,40}):(?!//))(.*)"""
    ),
    _TOML: re.compile(r"""[ ]*["']?([\w.'"-]{1,60}?)["']?[ ]{0,20}=()(.*)"""),
}
_TABLE = re.compile(r"""^[ ]*\[{1,2}["']?([\w. -]{1,60})["']?\]{1,2}[ ]*$""", re.M)
_PLAIN_NAME = re.compile(r"[ ]*[a-z_]{1,30}:(?!\S)")
_BLOCK = re.compile(r"[|>][+-]?\d?")
_ITEM = re.compile(r"[ ]*-(?!-)")
_IN_BRACKETS = re.compile(r"""\s*("[^"]*"|'[^']*'|[^,]+)\s*(?:,|\Z)""")
_NULLS = ("~", "null")
_DEEPEST = 8
_TAB = 4


def name_of(line: str, separator: str = _YAML) -> str | None:
    """Return the name of the field that a line begins, None where it begins none."""
    match = _FIELDS[separator].match(line.expandtabs(_TAB))
    return (match[1] or match[2]) if match else None


def fields_by_line(source: str, separator: str = _YAML) -> dict[str, Any]:
    """Return the fields of `source`: texts, lists, mappings; of a repeated field all its values."""
    source = source.expandtabs(_TAB)
    parts = _TABLE.split(source) if separator == _TOML else [source]
    head, *tables = parts
    pairs = list(_fields(head.split("\n"), separator, 0))
    for name, table in zip(tables[::2], tables[1::2]):
        pairs.append((name, _gathered(_fields(table.split("\n"), separator, 1))))
    return _gathered(pairs)


def _gathered(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the values by their names; a name that comes again has a list of all of them."""
    values: dict[str, list[Any]] = {}
    for name, value in pairs:
        values.setdefault(name, []).extend(value if isinstance(value, list) else [value])
    return {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def _fields(lines: Sequence[str], separator: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield the fields of lines by name; lines that begin none belong to the field before them.

    So do those that are indented more than the first one.
    """
    edge = _indent(next((line for line in lines if not _is_idle(line)), ""))
    name, rest, nested = "", "", list[str]()
    for line in lines:
        match = _FIELDS[separator].match(line) if _indent(line) <= edge else None
        if match is not None:
            if name:
                yield name, _value(rest, nested, depth)
            name, rest, nested = match[1] or match[2], match[3].strip(), []
        elif not (_is_idle(line) and _indent(line) <= edge):
            nested.append(line)
    if name:
        yield name, _value(rest, nested, depth)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_idle(line: str) -> bool:
    """Return whether a line is blank or a comment."""
    return line.lstrip()[:1] in ("", "#")


def _value(rest: str, nested: Sequence[str], depth: int) -> Any:
    """Return the value of a field: what stands behind its name, and the lines that belong to it."""
    lines = [line for line in nested if line.strip()]
    if _BLOCK.fullmatch(rest):
        return ("\n" if rest[0] == "|" else " ").join(map(str.strip, lines))
    if lines and not rest and depth < _DEEPEST:
        if _ITEM.match(lines[0]):
            return list(_items(lines, depth + 1))
        if _PLAIN_NAME.match(lines[0]):
            return _gathered(_fields(lines, _YAML, depth + 1))
    return _scalar(" ".join([rest, *map(str.strip, lines)]).strip())


def _items(lines: Sequence[str], depth: int) -> Iterator[Any]:
    """Yield the values of a list with dashes; each line without one belongs to the item before."""
    edge = _indent(lines[0])
    item: list[str] = []
    for line in lines:
        if item and _indent(line) <= edge and _ITEM.match(line):
            yield _item(item, depth)
            item = []
        item.append(line.replace("-", " ", 1) if not item else line)
    yield _item(item, depth)


def _item(lines: Sequence[str], depth: int) -> Any:
    if _PLAIN_NAME.match(lines[0]) and depth < _DEEPEST:
        return _gathered(_fields(lines, _YAML, depth + 1))
    return _value(lines[0].strip(), lines[1:], depth)


def _scalar(text: str) -> str | list[str]:
    """Return a text without the quotation marks around it, or the texts of a list in brackets."""
    if text in _NULLS:
        return ""
    if text[:1] == "[" and text[-1:] == "]":
        return [_unquoted(match[1].strip()) for match in _IN_BRACKETS.finditer(text[1:-1])]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    mark = text[:1]
    if len(text) > 1 and mark in "\"'" and text[-1] == mark and text.count(mark) == 2:
        return text[1:-1]
    return text
