"""`newsreader config`: the settings that are in force, where each comes from; and to edit them."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newsreader.cli.arguments import Parser
from newsreader.cli.streams import json_text, tell
from newsreader.display.checking import checked
from newsreader.display.keymaps import keys_in_force, name_of
from newsreader.display.keys import ACTIONS
from newsreader.errors import Fault, SourceError, UsageError, on_one_line
from newsreader.messages import languages
from newsreader.private import write_file
from newsreader.settings import (
    SETTINGS,
    Configuration,
    interface_language,
    library_folders,
    load_settings,
    locale_variable,
    settings_file,
)
from newsreader.settings.toml import TOMLDecodeError, loads, value_text
from newsreader.settings.writing import Entry, completed
from newsreader.terminal.editors import editor_words

__all__ = ["parser", "run"]

_EDITORS = ("nano", "vi")  # where no variable names one


class Options(argparse.Namespace):
    """What the command line says."""

    json: bool
    edit: bool
    language: str | None
    terminal: str | None


def parser() -> Parser:
    """Return the parser of the words behind `config`."""
    made = Parser("newsreader config", "Print the settings and where each comes from.")
    add = made.add_argument
    add("--json", action="store_true", help="as JSON")
    add("--edit", action="store_true", help="open them in $EDITOR, every one there as a comment")
    add("--language", choices=languages(), help="as for newsreader itself")
    add("--terminal", metavar="PROFILE", help="as for newsreader itself")
    return made


def run(words: Sequence[str]) -> int:
    """Print the settings, or edit them; return the exit status: 1 where something is wrong."""
    options = parser().parse_args(words, Options())
    if options.edit:
        _edit(settings_file())
    rows, keys, found = _in_force(options, os.environ)
    tell(found.faults)
    if options.json:
        faults = [asdict(fault) for fault in found.faults]
        values: dict[str, object] = {row.name: row.as_json() for row in rows}
        values["keys"] = {row.name: row.as_json() for row in keys}
        print(json_text({"file": found.source, "settings": values, "faults": faults}))
    elif not options.edit:
        print(f"# {on_one_line(found.source)}", *rows, "\n[keys]", *keys, sep="\n")
    return 1 if found.faults else 0


@dataclass(frozen=True, slots=True)
class _Row:
    """A setting that is in force: its value, where it comes from, and what says so there."""

    name: str
    value: Any
    origin: str
    line: int | None = None
    variable: str = ""

    def __str__(self) -> str:
        """`name = value  # origin`, as TOML, on one line."""
        line = f", line {self.line}" if self.line is not None else ""
        variable = f": {self.variable}" if self.variable else ""
        said = f"{self.origin}{line}{variable}"
        return on_one_line(f"{self.name} = {value_text(self.value)}  # {said}")

    def as_json(self) -> dict[str, object]:
        """Return the value and where it comes from, as JSON values."""
        place = {"line": self.line, "variable": self.variable}
        named = {name: value for name, value in place.items() if value}
        return {"value": self.value, "from": self.origin, **named}


def _in_force(
    options: Options, environment: Mapping[str, str]
) -> tuple[list[_Row], list[_Row], Configuration]:
    """Return the settings and the keys that are in force, and what was found with its faults."""
    found, _ = checked(load_settings(), options.language, options.terminal)
    folders, found = library_folders(found)
    return list(_rows(found, folders, environment)), list(_keys(found)), found


def _rows(
    found: Configuration, folders: Sequence[Path], environment: Mapping[str, str]
) -> Iterator[_Row]:
    """Yield the settings in the order of their table."""
    resolved = {
        "library": [str(folder) for folder in folders],
        "language": interface_language(found.settings, environment),
    }
    for name in (name for name, setting in SETTINGS.items() if not setting.is_table):
        value = getattr(found.settings, name)
        origin = found.origins.get(name, "default")
        variable = locale_variable(environment) if (name, value) == ("language", "auto") else ""
        line = found.line(name) if origin == "file" and not variable else None
        origin = "environment" if variable else origin
        yield _Row(name, resolved.get(name, value), origin, line, variable)


def _keys(found: Configuration) -> Iterator[_Row]:
    """Yield the keys of each action, in the order of their table."""
    for action, keys in keys_in_force(found.settings.keys).items():
        origin = found.origins.get(f"keys.{action}", "default")
        line = found.line("keys", action) if origin == "file" else None
        yield _Row(action, [name_of(key) for key in keys], origin, line)


def _edit(file: Path | None) -> None:
    """Let the settings be edited, every one that is not there being added as a comment.

    Raises SourceError where they cannot be written, UsageError where there is no editor.
    """
    if file is None:
        raise SourceError(Fault("HOME", "there is no home folder"))
    editor = _editor(os.environ)
    try:
        _complete(file)
        subprocess.run([*editor, file], check=True)
    except subprocess.CalledProcessError as error:
        raise SourceError(Fault(editor[0], f"ended with {error.returncode}")) from error
    except OSError as error:
        place = editor[0] if isinstance(error, FileNotFoundError) else error.filename or str(file)
        raise SourceError(Fault(place, error.strerror or "cannot be run")) from error


def _editor(environment: Mapping[str, str]) -> list[str]:
    """Return the words that call the reader's editor. Raises UsageError without one."""
    words = editor_words(environment, _EDITORS)
    if not words:
        raise UsageError("there is no editor: name one in EDITOR")
    return words


def _complete(file: Path) -> None:
    """Add to the settings what they do not name; what is no TOML stays as it is. Raises OSError."""
    place = Path(os.path.realpath(file))  # it may be a link into a folder of such files
    mode = 0o600
    text = ""
    try:
        text = place.read_text("utf-8")
        mode = place.stat().st_mode & 0o777
        loads(text)
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
    except (UnicodeDecodeError, TOMLDecodeError):
        return
    keys = [Entry(a.name, [*map(name_of, a.keys)], a.english) for a in ACTIONS]
    added = completed(text, {"keys": keys})
    if added != text:
        write_file(place, added)
        place.chmod(mode)
