"""Front matter: the YAML (`---`) or TOML (`+++`) before a text, as plain values.

Whatever stands there is bounded and harmless: no objects, no endless aliases, no deep nesting.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsreader.text.controls import SafeText

if TYPE_CHECKING:
    import yaml

__all__ = ["LIMIT", "FrontMatter", "is_opened", "split"]

LIMIT = 64 << 10
"""Code points: a front matter that is longer is not read."""

_DEEPEST = 8
_MOST_NODES = 4000
_OPENING = re.compile(r"\s*?(?P<fence>---|\+\+\+)[ \t]*\n")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.M),
}
_FIELD = {
    "---": re.compile(r"[\w.\"' -]{1,60}:(?:\s|$)", re.M),
    "+++": re.compile(r"[\w.\"'-]{1,60}[ \t]*=|\[", re.M),
}
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_OF_TOML = re.compile(r"\(at line (\d+)")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a front matter, and the offset in code points where the body begins.

    `fault` tells why there are no fields, `line` (from 1) where.
    """

    body: int = 0
    fields: Mapping[str, Any] = field(default_factory=dict)
    fault: str | None = None
    line: int | None = None


class _NotPlainError(Exception):
    """A front matter that is more than an article's fields can be; told as a fault."""


def is_opened(text: str) -> bool:
    """Tell whether `text` begins as a front matter does."""
    match = _OPENING.match(text)
    return match is not None and _FIELD[match["fence"]].match(text, match.end()) is not None


def split(text: SafeText) -> FrontMatter:
    """Return the front matter of `text`; without one, no fields and a body from 0."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    fence, start = opening["fence"], opening.end()
    closing = _CLOSING[fence].search(text, start, start + LIMIT)
    if closing is None:
        return _unclosed(text, fence, start)
    source = text[start : closing.start()]
    if not _is_all_fields(fence, source):
        return FrontMatter()  # two thematic breaks with prose between them
    line = text.count("\n", 0, start)
    try:
        fields = _yaml(source) if fence == "---" else _toml(source)
    except _NotPlainError as error:
        return FrontMatter(closing.end(), fault=str(error), line=line)
    except (ValueError, RecursionError) as error:
        return FrontMatter(closing.end(), fault=_message(error), line=line + _line_of(error))
    return FrontMatter(closing.end(), fields)


def _is_all_fields(fence: str, source: str) -> bool:
    """Tell whether at least half of the lines can belong to fields: prose is not to be lost."""
    lines = [line for line in source.split("\n") if line.strip()]
    return 2 * sum(_is_field_line(fence, line) for line in lines) >= len(lines)


def _is_field_line(fence: str, line: str) -> bool:
    return line[:1] in " \t-]}#" or _FIELD[fence].match(line) is not None


def _unclosed(text: str, fence: str, start: int) -> FrontMatter:
    """Return the fault of front matter that is not closed, and where it seems to end."""
    if _FIELD[fence].match(text, start) is None:
        return FrontMatter()
    blank = _BLANK_LINE.search(text, start, start + LIMIT)
    end = blank.end() if blank else start
    if not all(_is_field_line(fence, line) for line in text[start:end].strip().split("\n")):
        end = start  # prose follows at once: better to show a line too many
    line = text.count("\n", 0, start)
    return FrontMatter(end, fault=f"the front matter has no closing {fence}", line=line)


class _BadYamlError(ValueError):
    """What is wrong with a YAML text and on which of its lines (from 1)."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _yaml(source: str) -> dict[str, Any]:
    """Return the fields of YAML; every value is text, as it was written."""
    import yaml

    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = error.problem or error.context or "cannot be read"
        raise _BadYamlError(message, mark.line + 1 if mark else 1) from error
    except yaml.YAMLError as error:
        raise _BadYamlError("holds a character that YAML does not allow", 1) from error
    if node is None:
        return {}
    value = _Plain().of(node, 0)
    if not isinstance(value, dict):
        raise _NotPlainError("the front matter is no list of fields")
    return value


class _Plain:
    """YAML nodes as strings, lists and dictionaries; a budget bounds what aliases multiply.

    Scalars stay the text that was written: `007` and `yes` are titles as good as others.
    """

    def __init__(self) -> None:
        self.nodes = 0

    def of(self, node: yaml.Node, depth: int) -> Any:
        """Return a node's value: text, list or mapping; None below the deepest level allowed."""
        import yaml

        self.nodes += 1
        if self.nodes > _MOST_NODES:
            raise _NotPlainError("the front matter is too large or has too many aliases")
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in _NULLS else node.value
        if depth >= _DEEPEST:
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.of(item, depth + 1) for item in node.value]
        return {
            str(self.of(key, depth + 1)): self.of(value, depth + 1) for key, value in node.value
        }


def _toml(source: str) -> dict[str, Any]:
    """Return the fields of TOML, with values of its types."""
    import importlib

    # In the standard library since Python 3.11; before, under the name it had outside.
    library = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    return dict(library.loads(source))


def _message(error: Exception) -> str:
    """Return what the user is shown of a parser's error, without its place."""
    if isinstance(error, RecursionError):
        return "the front matter is nested too deeply"
    first = str(error).partition("\n")[0]
    return f"the front matter cannot be read: {_LINE_OF_TOML.sub('(', first).partition(' (')[0]}"


def _line_of(error: Exception) -> int:
    """Return the line (from 1) in the front matter at which a parser gave up."""
    if isinstance(error, _BadYamlError):
        return error.line
    match = _LINE_OF_TOML.search(str(error))
    return int(match[1]) if match else 1
