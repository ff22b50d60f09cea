"""Every pattern of the rooms that untrusted text passes through, and how it is applied."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from newsreader.text.patterns import Lazy

ROOMS = (
    "errors", "text", "article", "recognition", "decoding", "sources", "formats", "collections",
    "loading", "search",
)  # fmt: skip
METHODS = frozenset(("match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn"))
ALL = ("match", "fullmatch", "finditer")


@dataclass(frozen=True)
class Found:
    """A pattern by the name of what holds it, and the methods by which it is applied."""

    name: str
    pattern: re.Pattern[Any]
    uses: tuple[str, ...]


def modules() -> list[ModuleType]:
    """Return the modules of the rooms, imported."""
    found = []
    for room in ROOMS:
        whole = importlib.import_module(f"newsreader.{room}")
        found.append(whole)
        for inner in pkgutil.walk_packages(getattr(whole, "__path__", []), f"{whole.__name__}."):
            found.append(importlib.import_module(inner.name))
    return found


@cache
def patterns() -> list[Found]:
    """Return every pattern that the modules hold, in whatever they hold it, once each."""
    found: dict[tuple[Any, int], Found] = {}
    for module in modules():
        uses = _uses(_tree(module))
        for name, value in vars(module).items():
            for path, pattern in _within(f"{module.__name__.partition('.')[2]}.{name}", value, 0):
                applied = uses.get(name, set()) if name.startswith("_") else set()
                known = found.get((pattern.pattern, pattern.flags))
                together = {*(applied or ALL), *(known.uses if known else ())}
                found[pattern.pattern, pattern.flags] = Found(
                    path, pattern, tuple(sorted(together))
                )
    return list(found.values())


def _within(name: str, value: Any, depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the patterns in a value, or in what it holds."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, Lazy):
        yield name, value.compiled
    elif isinstance(value, dict) and depth < 3:
        for key, inner in value.items():
            yield from _within(f"{name}[{key!r}]", inner, depth + 1)
    elif isinstance(value, (tuple, list)) and depth < 3:
        for place, inner in enumerate(value):
            yield from _within(f"{name}[{place}]", inner, depth + 1)


def _tree(module: ModuleType) -> ast.Module:
    assert module.__file__ is not None
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def _uses(tree: ast.Module) -> dict[str, set[str]]:
    """Return the methods that are taken of each name; all of them where it goes elsewhere too."""
    uses: dict[str, set[str]] = {}
    direct: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            base = _base(node.value)
            if isinstance(base, ast.Name):
                direct.add(base)
                uses.setdefault(base.id, set()).add(node.attr)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in direct:
            uses.setdefault(node.id, set()).update(ALL)
    return uses


def _base(node: ast.AST) -> ast.AST:
    """Return what `_NAME`, `_NAME[...]` or `_NAME.compiled` begin with."""
    while isinstance(node, ast.Subscript) or (
        isinstance(node, ast.Attribute) and node.attr == "compiled"
    ):
        node = node.value
    return node


def loose_calls() -> list[str]:
    """Return where `re` is called but to compile a pattern that the module holds."""
    return [
        f"{module.__name__}:{node.lineno}"
        for module in modules()
        for node in _loose(_tree(module), within=False)
    ]


def _loose(node: ast.AST, *, within: bool) -> Iterator[ast.Call]:
    """Yield the calls of `re` within functions, and outside of them all but `re.compile`."""
    for inner in ast.iter_child_nodes(node):
        function = inner.func if isinstance(inner, ast.Call) else None
        if (
            isinstance(inner, ast.Call)
            and isinstance(function, ast.Attribute)
            and isinstance(function.value, ast.Name)
            and function.value.id == "re"
            and function.attr not in ("escape",)
            and (within or function.attr != "compile")
        ):
            yield inner
        is_function = isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from _loose(inner, within=within or is_function)
