"""What tomllib leaves out: on which line a key stands, and values written as TOML."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

if sys.version_info >= (3, 11):
    from tomllib import TOMLDecodeError, loads
else:
    from tomli import TOMLDecodeError, loads

__all__ = ["TOMLDecodeError", "heads_of", "in_short", "lines_of", "loads", "value_text"]

_LONGEST = 200  # lines of one value: nobody writes more
_SHOWN = 60  # characters of a value in a message

Path = tuple[str, ...]


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield each statement of a TOML text: its line from 1, itself, the table that it makes.

    A statement is as few lines as can be parsed, below the head of the table they stand in.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    head, begin = "", 0
    for end in range(1, len(lines) + 1):
        statement = "\n".join(lines[begin:end])
        try:
            table = loads(f"{head}\n{statement}")
        except (TOMLDecodeError, RecursionError):
            if end - begin > _LONGEST:
                return
            continue
        if _is_head(statement):
            head = statement
        yield begin + 1, statement, table
        begin = end


@lru_cache(1)
def lines_of(text: str) -> Mapping[Path, int]:
    """Return the line, from 1, at which each key of a TOML text stands first; keys as paths."""
    found: dict[Path, int] = {}
    for number, _, table in _statements(text):
        for path in _paths(table):
            found.setdefault(path, number)
    return found


def _paths(table: Mapping[str, Any], above: Path = ()) -> Iterator[Path]:
    """Yield the path of each key of a table and of those within it."""
    for name, value in table.items():
        yield (*above, name)
        if isinstance(value, dict):
            yield from _paths(value, (*above, name))


def heads_of(text: str) -> list[tuple[int, Path]]:
    """Return the lines, from 1, on which the tables of a TOML text begin, with their paths."""
    heads = [(number, table) for number, line, table in _statements(text) if _is_head(line)]
    return [(number, [*_paths(table)][-1]) for number, table in heads]


def _is_head(statement: str) -> bool:
    """Return whether a statement begins a table."""
    return statement.lstrip().startswith("[")


def value_text(value: object) -> str:
    """Return a value as TOML writes it, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        pairs = (f"{value_text(name)} = {value_text(each)}" for name, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(value_text, value))}]"
    return str(value)


def in_short(value: object) -> str:
    """Return a value as TOML writes it, its end cut where it is long."""
    text = value_text(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
