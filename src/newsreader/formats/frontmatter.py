"""Front matter: the YAML (`---`) or TOML (`+++`) before a text, as plain values.

Whatever stands there is bounded and harmless: no objects, no endless aliases, no deep nesting.
What is not YAML or TOML is taken line by line: nothing of a head is lost, or shown as text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from newsreader import bounds
from newsreader.formats.fields import NAMES
from newsreader.formats.loose_fields import fields_by_line, name_of
from newsreader.text.controls import SafeText

if TYPE_CHECKING:
    import yaml

__all__ = ["FrontMatter", "is_opened", "split"]

_OPENING = re.compile(r"\s*?(?P<fence>---|\+\+\+)[ \t]*\n")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.M),
}
_SEPARATORS = {"---": ":", "+++": "="}
_OF_FIELD = ("", " ", "\t", "-", "]", "}", "#", "[")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LINE_OF_TOML = re.compile(r"\(at line (\d+)")
_MOST_NAMES = 1_000  # parts of a name
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_STANDARD = "tag:yaml.org,2002:"
# What the parsers say where people write as they do.
_REASONS = {
    "mapping values are not allowed here": "a colon without quotation marks around it",
    "found character '\\t' that cannot start any token": "a tab where a blank belongs",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a front matter, and the offset in code points where the body begins.

    `fault` says what was not as it should be, `line` (from 1) where.
    """

    body: int = 0
    fields: Mapping[str, Any] = field(default_factory=dict)
    fault: str | None = None
    line: int | None = None


class _NotPlainError(Exception):
    """A front matter that is more than an article's fields can be; reported as a fault."""


def is_opened(text: str) -> bool:
    """Return whether `text` begins as a front matter does."""
    match = _OPENING.match(text)
    return match is not None and _begins_with_field(text, match)


def _begins_with_field(text: str, opening: re.Match[str]) -> bool:
    """Return whether the first line that is no comment begins a field, or names a table."""
    for line in text[opening.end() : opening.end() + bounds.FRONT_MATTER].split("\n"):
        if line.strip()[:1] not in ("", "#"):
            is_table = opening["fence"] == "+++" and line.startswith("[")
            return is_table or name_of(line, _SEPARATORS[opening["fence"]]) is not None
    return False


NONE = FrontMatter()
"""The front matter of a text without one."""


def split(text: SafeText) -> FrontMatter:
    """Return the front matter of `text`; without one, no fields and a body from 0."""
    opening = _OPENING.match(text)
    if opening is None:
        return NONE
    fence, start = opening["fence"], opening.end()
    line = text.count("\n", 0, start)
    closing = _CLOSING[fence].search(text, start, start + bounds.FRONT_MATTER)
    if closing is not None:
        source = text[start : closing.start()]
        fields, fault, place = _read(source, fence)
        if fault is None:
            return FrontMatter(closing.end(), fields)
        if _begins_with_field(text, opening) and _is_all_head(source, fence):
            return FrontMatter(closing.end(), fields, fault, line + place)
    size = _size_of_head(text[start : start + bounds.FRONT_MATTER], fence)
    if not _begins_with_field(text, opening) or (closing is not None and not size):
        return FrontMatter()  # thematic breaks with prose between them
    end = start + size
    fields, _, _ = _read(text[start:end], fence)
    return FrontMatter(end, fields, f"the front matter has no closing {fence}", line)


def _read(source: str, fence: str) -> tuple[Mapping[str, Any], str | None, int]:
    """Return the fields of a front matter, and the fault with its line (from 1) if there is one."""
    try:
        return (_yaml(source) if fence == "---" else _toml(source)), None, 0
    except _NotPlainError as error:
        reason, line = str(error), 0
    except (ValueError, RecursionError) as error:
        reason, line = _reason(error), _line_of(error)
    fields = fields_by_line(source, _SEPARATORS[fence])
    return fields, f"the front matter is taken line by line: {reason}", line


def _is_of_head(line: str, fence: str) -> bool:
    """Return whether a line begins a field, or looks as if it belonged to one, or is a comment."""
    return line[:1] in _OF_FIELD or name_of(line, _SEPARATORS[fence]) is not None


def _is_all_head(source: str, fence: str) -> bool:
    """Return whether a closed front matter is one to its end, and not the body up to a rule.

    Half of its lines at least are those of a head, and no paragraph of others begins in it.
    """
    lines = source.rstrip().split("\n")
    prose = [n for n, line in enumerate(lines) if not _is_of_head(line, fence)]
    return 2 * len(prose) <= len(lines) and all(n and lines[n - 1].strip() for n in prose)


def _size_of_head(text: str, fence: str) -> int:
    """Return how many code points of `text` are a front matter that no line closes.

    It ends at the first blank line that no well-known field follows. Where prose follows without
    one it is what surely is no Arabic prose, if that has a well-known field.
    """
    size = 0
    ends = [*(blank.end() for blank in _BLANK_LINES.finditer(text)), len(text)]
    for start, end in zip([0, *ends], ends):
        lines = text[start:end].rstrip().split("\n")
        ours = [*takewhile(lambda line: _is_of_head(line, fence), lines)]
        known = any((name_of(line, _SEPARATORS[fence]) or "").lower() in NAMES for line in ours)
        if len(ours) < len(lines) or (size and not known):
            if known and not size:
                return sum(len(line) + 1 for line in takewhile(lambda x: x[:1].isascii(), ours))
            return size
        size = end
    return size


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
        raise _BadYamlError("a character that YAML does not allow", 1) from error
    if node is None:
        return {}
    value = _Plain().of(node, 0)
    if not isinstance(value, dict):
        raise _NotPlainError("it is no list of fields")
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
        if self.nodes > bounds.VALUES:
            raise _NotPlainError("it is too large or has too many aliases")
        if not node.tag.startswith(_STANDARD):
            raise _BadYamlError("a word that begins with !", node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in _NULLS else node.value
        if depth >= bounds.NESTED:
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.of(item, depth + 1) for item in node.value]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, depth + 1)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        """Return the values of a mapping by their names, none of which may come twice."""
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = str(self.of(key, depth))
            if name in values:
                raise _BadYamlError("a name that stands there twice", key.start_mark.line + 1)
            values[name] = self.of(value, depth)
        return values


def _toml(source: str) -> dict[str, Any]:
    """Return the fields of TOML, with values of its types."""
    import importlib

    if any(line.count(".") >= _MOST_NAMES for line in source.split("\n")):
        raise ValueError("a name of very many parts")  # they take the square of their number
    # In the standard library since Python 3.11; before, under the name it had outside.
    library = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    return dict(library.loads(source))


def _reason(error: Exception) -> str:
    """Return why a parser gave up, without the place where."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    first = str(error).partition("\n")[0]
    reason = _LINE_OF_TOML.sub("(", first).partition(" (")[0]
    return _REASONS.get(reason, reason)


def _line_of(error: Exception) -> int:
    """Return the line (from 1) in the front matter at which a parser gave up."""
    if isinstance(error, _BadYamlError):
        return error.line
    match = _LINE_OF_TOML.search(str(error))
    return int(match[1]) if match else 1
