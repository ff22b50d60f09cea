"""The fields of a front matter that is not the YAML or TOML it should be: each line by itself.

Nothing of what people wrote is lost: what no rule fits stays text as it stands.
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
_DEEPEST = 8
_TAB = 4


def name_of(line: str, separator: str = _YAML) -> str | None:
    """Return the name of the field that a line begins, None where it begins none."""
    match = _FIELDS[separator].match(line.expandtabs(_TAB))
    return (match[1] or match[2]) if match else None


def fields_by_line(source: str, separator: str = _YAML) -> dict[str, Any]:
    """Return the fields of `source`: texts, lists, mappings; of a repeated field all its values."""
    source = source.expandtabs(_TAB)
    head, *tables = _TABLE.split(source) if separator == _TOML else [source]
    inner = (_mapping(table.split("\n"), separator, 1) for table in tables[1::2])
    return _gathered([*_mapping(head.split("\n"), separator, 0).items(), *zip(tables[::2], inner)])


def _gathered(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the values by their names; a name that comes again has a list of all of them."""
    values: dict[str, list[Any]] = {}
    for name, value in pairs:
        values.setdefault(name, []).extend(value if isinstance(value, list) else [value])
    return {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def _mapping(lines: Sequence[str], separator: str, depth: int) -> dict[str, Any]:
    """Return the fields of lines by name; lines that begin none belong to the field before them.

    So do those that are indented more than the first one, but for a name behind a whole value.
    """
    edge = _indent(next((line for line in lines if line.strip()[:1] not in ("", "#")), ""))
    entries: list[tuple[str, str, list[str]]] = [("", "", [])]
    for line in lines:
        is_inner = _indent(line) > edge and not (
            _is_whole(entries[-1][1]) and _PLAIN_NAME.match(line)
        )
        match = None if is_inner else _FIELDS[separator].match(line)
        if match is not None:
            entries.append((match[1] or match[2], match[3].strip(), []))
        elif line.strip() and (is_inner or line.lstrip()[0] != "#"):
            entries[-1][2].append(line)
    return _gathered((name, _value(rest, inner, depth)) for name, rest, inner in entries[1:])


def _is_whole(rest: str) -> bool:
    """Return whether what stands behind a name needs no further line."""
    return bool(rest) and rest[0] not in "\"'[{" and not _BLOCK.fullmatch(rest)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _value(rest: str, lines: Sequence[str], depth: int) -> Any:
    """Return the value of a field: what stands behind its name, and the lines that belong to it."""
    if _BLOCK.fullmatch(rest):
        return ("\n" if rest[0] == "|" else " ").join(map(str.strip, lines))
    if lines and not rest and depth < _DEEPEST:
        if _ITEM.match(lines[0]):
            return list(_items(lines, depth + 1))
        if _PLAIN_NAME.match(lines[0]):
            return _mapping(lines, _YAML, depth + 1)
    text = " ".join([rest, *map(str.strip, lines)]).strip()
    if text[:1] == "[" and text[-1:] == "]":
        return [_unquoted(match[1].strip()) for match in _IN_BRACKETS.finditer(text[1:-1])]
    return "" if text in ("~", "null") else _unquoted(text)


def _items(lines: Sequence[str], depth: int) -> Iterator[Any]:
    """Yield the values of a list with dashes; each line without one belongs to the item before."""
    edge = _indent(lines[0])
    starts = [n for n, line in enumerate(lines) if _indent(line) <= edge and _ITEM.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        first, inner = lines[start].replace("-", " ", 1), lines[start + 1 : end]
        if _PLAIN_NAME.match(first) and depth < _DEEPEST:
            yield _mapping([first, *inner], _YAML, depth + 1)
        else:
            yield _value(first.strip(), inner, depth)


def _unquoted(text: str) -> str:
    mark = text[:1]
    is_quoted = len(text) > 1 and mark in "\"'" and text[-1] == mark and text.count(mark) == 2
    return text[1:-1] if is_quoted else text
