"""Private names of Textual and Rich: in one module, and each of them still there."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

import newsreader

SOURCE = Path(newsreader.__file__).parent
DOOR = SOURCE / "ui" / "textual_internals.py"
LIBRARIES = ("textual", "rich")
IN_USE = (
    ("textual.app", "App", "_handle_exception"),
    ("textual.driver", "Driver", "_app"),
    ("textual.driver", "Driver", "_debug"),
    ("textual.driver", "Driver", "_loop"),
    ("textual.drivers.linux_driver", "LinuxDriver", "_file"),
    ("textual.drivers.linux_driver", "LinuxDriver", "fileno"),
    ("textual.drivers.linux_driver", "LinuxDriver", "exit_event"),
    ("textual.drivers.linux_driver", "LinuxDriver", "attrs_before"),
    ("textual.drivers.linux_driver", "LinuxDriver", "run_input_thread"),
    ("textual.drivers.linux_driver", "LinuxDriver", "process_message"),
    ("textual._xterm_parser", "XTermParser", "feed"),
    ("textual._xterm_parser", "XTermParser", "tick"),
    ("textual._parser", "Parser", "_timeout_time"),
    ("textual._parser", "ParseError", "__init__"),
    ("textual.widgets", "Input", "_cursor_visible"),
    ("textual.screen", "Screen", "_compositor_refresh"),
    ("rich.console", "Console", "_color_system"),
)
"""What the door opens: module, class, and the method or attribute."""


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path != DOOR)


@cache
def names_of(owner: type) -> frozenset[str]:
    """Return the private names that a class has of Textual and Rich, its attributes among them."""
    bases = [base for base in owner.__mro__ if base.__module__.partition(".")[0] in LIBRARIES]
    return frozenset().union(*map(own_names_of, bases))


@cache
def own_names_of(base: type) -> frozenset[str]:
    """Return the private names that a class gives itself, its attributes among them."""
    attributes = re.findall(r"self\.(_[a-z]\w*)", inspect.getsource(base))
    return frozenset([*filter(private, vars(base)), *attributes])


@cache
def every_private_name() -> frozenset[str]:
    from textual.app import App
    from textual.drivers.linux_driver import LinuxDriver
    from textual.events import Key
    from textual.screen import Screen
    from textual.widgets import Input, OptionList

    owners = [App, LinuxDriver, Key, Screen, Input, OptionList, _class("rich.console", "Console")]
    return frozenset().union(*map(names_of, owners))


def _class(module: str, name: str) -> type:
    found: type = getattr(importlib.import_module(module), name)
    return found


def own_names(tree: ast.Module) -> set[str]:
    """Return the private names that a module gives itself: to its functions and attributes."""
    given = {n.name for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    stored = {
        n.attr
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store) and own(n)
    }
    declared = {
        n.target.id
        for n in ast.walk(tree)
        if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
    }
    return given | stored | declared


def used_names(tree: ast.Module) -> set[str]:
    """Return the private attributes that a module uses, those of modules left out."""
    known = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    return {
        n.attr
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute)
        and private(n.attr)
        and not (isinstance(n.value, ast.Name) and n.value.id in known)
    }


def own(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_other_module_uses_a_private_name() -> None:
    assert len(modules()) > 300
    for path in modules():
        uses_no_private_name(path)


def uses_no_private_name(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = [
        name
        for name in imports(tree)
        if name.partition(".")[0] in LIBRARIES and any(map(private, name.split(".")))
    ]
    assert not imported, f"{path.name} imports {imported}: that belongs in {DOOR.name}"
    if "ui" not in path.parts:
        return
    used = used_names(tree)
    foreign = sorted((used - own_names(tree)) & every_private_name())
    assert not foreign, f"{path.name} uses {foreign}: that belongs in {DOOR.name}"


def test_no_class_covers_a_private_name() -> None:
    """A name of our own that Textual gave first would change what it does, in silence."""
    paths = [path for path in modules() if "ui" in path.parts and path.name != "__init__.py"]
    assert len(paths) > 30
    for path in paths:
        covers_no_private_name(path)


def covers_no_private_name(path: Path) -> None:
    module = importlib.import_module(
        ".".join(("newsreader", *path.relative_to(SOURCE).with_suffix("").parts))
    )
    tree = ast.parse(path.read_text(encoding="utf-8"))
    covered = {
        f"{node.name}.{name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and hasattr(module, node.name)
        for name in own_names(ast.Module([node], []))
        if private(name) and name in names_of(getattr(module, node.name))
    }
    assert not covered, f"{path.name} covers {sorted(covered)} of Textual's"


@pytest.mark.parametrize(("module", "owner", "name"), IN_USE)
def test_each_private_name_is_there(module: str, owner: str, name: str) -> None:
    library = module.partition(".")[0]
    version = metadata.version(library)
    try:
        found = _class(module, owner)
    except (ImportError, AttributeError):
        pytest.fail(f"{library} {version} has no {module}.{owner}, which {DOOR.name} uses")
    given = hasattr(found, name) or re.search(rf"self\.{name}\b", inspect.getsource(found))
    assert given, f"{library} {version} has no {owner}.{name}, which {DOOR.name} uses"


def test_the_list_is_complete() -> None:
    tree = ast.parse(DOOR.read_text(encoding="utf-8"))
    used = used_names(tree)
    listed = {name for _, _, name in IN_USE}
    assert used & every_private_name() <= listed
    assert own_names(tree) & every_private_name() <= listed
