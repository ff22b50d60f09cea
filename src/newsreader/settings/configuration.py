"""What a file of settings says: what is right counts, what is wrong is a fault with its place."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newsreader.errors import Fault
from newsreader.settings.places import samples_folder, settings_file
from newsreader.settings.table import SETTINGS, Setting, Settings, WrongValueError, nearest

__all__ = [
    "Configuration", "library_folders", "load_settings", "watched_folders", "with_known_watch",
]  # fmt: skip

_LARGEST = 1 << 16  # bytes: a file of settings is written by hand
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings, where each that is no default comes from, and what is wrong with their file.

    `before` is what was in force until now: a wrong value leaves that. `source` names the file,
    `text` is what it says. Whoever knows the names that a setting may have refuses others.
    """

    settings: Settings = field(default_factory=Settings)
    before: Settings = field(default_factory=Settings)
    source: str = ""
    text: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def line(self, *path: str) -> int | None:
        """Return the line of the file on which a key stands, from 1; None for no such key."""
        from newsreader.settings.toml import lines_of

        return lines_of(self.text).get(path)

    def told(self, message: str, *path: str) -> Configuration:
        """Return this with a fault more, at the key of that path."""
        fault = Fault(self.source, message, self.line(*path))
        return replace(self, faults=(*self.faults, fault))

    def wrong(self, given: object, near: object, *path: str) -> Configuration:
        """Return this with a fault more: the key of that path cannot be what was given."""
        from newsreader.settings.toml import in_short

        name, value, valid = ".".join(path), in_short(given), in_short(near)
        return self.told(f"'{name}' cannot be {value}; the nearest value is {valid}", *path)

    def refused(self, name: str, near: object) -> Configuration:
        """Return this with a setting as it was before, and a fault that says why."""
        value = getattr(self.settings, name)
        kept = self.with_value(name, getattr(self.before, name), "")
        return kept.wrong(value, near, name)

    def with_value(self, name: str, value: Any, origin: str) -> Configuration:
        """Return this with a setting that comes from somewhere; "": from nowhere any more."""
        origins = {each: said for each, said in self.origins.items() if each != name}
        return replace(
            self,
            settings=replace(self.settings, **{name: value}),
            origins={**origins, name: origin} if origin else origins,
        )


def load_settings(file: Path | None = None, before: Settings | None = None) -> Configuration:
    """Return what a file of settings says, the reader's own unless another one is given.

    A file that does not exist says nothing. What is wrong stays as it was `before`.
    """
    path, was = file or settings_file(), before or Settings()
    unread = Configuration(was, was, str(path or ""))
    if path is None:
        return Configuration()
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            return unread.told(f"the settings are larger than {_LARGEST >> 10} KiB")
        text = data.decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return replace(unread, settings=Settings())
    except OSError as error:
        return unread.told(f"the settings cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return unread.told("the settings cannot be read: not UTF-8")
    return _parsed(text, unread)


def _parsed(text: str, unread: Configuration) -> Configuration:
    """Return what the text of a file of settings says; of what is no TOML nothing counts."""
    from newsreader.settings.toml import TOMLDecodeError, loads

    try:
        table = loads(text)
    except (TOMLDecodeError, RecursionError) as error:
        message = str(error) if isinstance(error, TOMLDecodeError) else "it is nested too deeply"
        place = _AT_LINE.search(message)
        line = (int(place[1]) if place[1] else text.count("\n") + 1) if place else None
        fault = Fault(unread.source, f"not TOML: {_AT_LINE.sub('', message)}", line)
        return replace(unread, faults=(fault,))
    return _checked(table, replace(unread, settings=Settings(), text=text))


def _checked(table: Mapping[str, Any], found: Configuration) -> Configuration:
    """Return the settings of a table, with a fault for each entry that is none."""
    for name, value in table.items():
        setting = SETTINGS.get(name)
        if setting is None:
            near = nearest(name, SETTINGS)
            found = found.told(f"no setting is called '{name}'; the nearest is '{near}'", name)
            continue
        if setting.is_table and isinstance(value, dict):
            found = _checked_table(setting, value, found)
            continue
        try:
            if setting.is_table:
                raise WrongValueError({})
            found = found.with_value(name, setting.check(value), "file")
        except WrongValueError as error:
            kept = getattr(found.before, name)
            found = found.with_value(name, kept, "").wrong(value, error.nearest, name)
    return found


def _checked_table(
    setting: Setting, table: Mapping[str, Any], found: Configuration
) -> Configuration:
    """Return the settings with those of a table; a wrong one of them is a fault by itself."""
    values = {}
    before = getattr(found.before, setting.name)
    for name, value in table.items():
        try:
            values[name] = setting.check(value)
        except WrongValueError as error:
            found = found.wrong(value, error.nearest, setting.name, name)
            if name in before:
                values[name] = before[name]
    return found.with_value(setting.name, values, "file")


def library_folders(found: Configuration) -> tuple[list[Path], Configuration]:
    """Return the folders of the library, and the settings with a fault for each that is none.

    Those of the samples where no folder is left. One within another is no folder of its own.
    """
    folders, found = _folders_of(found, "library", found.settings.library)
    alone = [folder for real, folder in folders.items() if folders.keys().isdisjoint(real.parents)]
    return alone or [samples_folder()], found


def with_known_watch(found: Configuration) -> Configuration:
    """Return the settings with folders to watch that there are, by their own paths.

    Each that is none is a fault; where none is left what was watched before is.
    """
    names = found.settings.watch
    if isinstance(names, bool):
        return found
    folders, found = _folders_of(found, "watch", names)
    if names and not folders:
        return found.with_value("watch", found.before.watch, "")
    return found.with_value("watch", tuple(map(str, folders)), found.origins.get("watch", ""))


def watched_folders(watch: bool | Sequence[str], roots: Sequence[Path]) -> list[Path]:
    """Return where changes are followed of what is open: of the folders `watch` those within it."""
    if isinstance(watch, bool):
        return list(roots) if watch else []
    real = [Path(os.path.realpath(root)) for root in roots]
    folders = [Path(folder) for folder in watch]
    within = [each for each in folders if any(_is_in(each, root) for root in real)]
    whole = [root for root in real if any(_is_in(root, each) for each in folders)]
    return list(dict.fromkeys(within + whole))


def _is_in(path: Path, folder: Path) -> bool:
    """Return whether a path is a folder or below it."""
    return path == folder or folder in path.parents


def _folders_of(
    found: Configuration, setting: str, names: Sequence[str]
) -> tuple[dict[Path, Path], Configuration]:
    """Return the folders of those names by their own paths, and a fault for each that is none."""
    folders: dict[Path, Path] = {}
    for name in names:
        folder = _folder(name)
        if folder is not None:
            folders.setdefault(Path(os.path.realpath(folder)), folder)
        else:
            near = _nearest_folder(name)
            found = found.told(f"'{setting}' is no folder: {name}; the nearest is {near}", setting)
    return folders, found


def _folder(name: str) -> Path | None:
    """Return the folder of that name, None where there is none to be seen."""
    try:
        folder = Path(name).expanduser()
        return folder if folder.is_dir() else None
    except (OSError, RuntimeError, ValueError):
        return None  # behind a closed door, in the home of nobody: no folder for us


def _nearest_folder(name: str) -> Path:
    """Return the folder that is most like one that is not there: beside it, else above it."""
    from difflib import get_close_matches

    missing = Path(name)
    for above in missing.parents:
        folder = _folder(str(above))
        if folder is not None:
            wanted = missing.parts[len(above.parts)]
            try:
                beside = [each.name for each in folder.iterdir() if each.is_dir()]
            except OSError:
                beside = []
            return above.joinpath(*get_close_matches(wanted, beside, 1))
    return samples_folder()
