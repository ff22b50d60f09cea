"""Fail when a part of the program grows beyond what a person can hold in mind.

Usage: python tools/check_structure.py [SOURCE]

Prints the source's size, the rooms' shares and what has no docstring, then one line each for
what is too long; exit status 1 when there is any. SOURCE is src/newsreader if it is not given.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MODULE, CLASS, FUNCTION = 300, 250, 50  # lines
ROOM = 25  # percent of the source
DOCUMENTED = 90  # percent of the functions and methods longer than SHORT lines
SHORT = 3
# Lines without blank lines and docstrings of version 0.1.0:
# git archive bda2b1c src | tar -x -C DIR && python tools/check_structure.py DIR/src/newsreader
SIZE_OF_0_1_0 = 16_292
# What the program has learned since may take so many lines more, each with what it is for.
LEARNED = {
    "terminals that change behind a multiplexer, fonts without a language's letters": 60,
    "sources of very many short parts": 185,
    "feeds and books that are no XML": 60,
    "articles that are opened before the library is there": 25,
    "a catalogue and a full-text index of its own for each library": 440,
    "the search of all articles": 585,
    "changes told by the system": 110,
    "why an article is related, and the same story elsewhere": 175,
    "settings whose faults have a line and the nearest value": 220,
    "the settings printed with their origins, and edited": 190,
    "keys of the reader's own, and settings read anew when their file changes": 335,
    "folders that are watched or not": 50,
    "digits as the reader wants them": 55,
    "lines filled by kashida and spaces, broken as evenly as can be": 505,
    "lists that count in their language, tables aligned by their cells": 65,
    "a blank row above the headline": 25,
    "how far a window is through its rows, and the mouse in windows": 160,
    "orders of the list, and going from group to group": 130,
    "bookmarks, and when an article was opened": 110,
    "what was searched, kept across starts": 60,
    "the links of an article, chosen by key": 55,
    "what was read follows an article that is moved": 45,
    "titles of the list over two rows, the article's own and what is left of it in the bar": 120,
    "harakat all, some or none, and digits, by keys": 105,
    "dates by the reader's months and calendar": 70,
    "themes of sepia and of high contrast, and nothing but the text by a key": 75,
    "the headings of an article to jump by": 45,
    "an article as HTML": 130,
    "a manual page and completions made of the parsers and tables": 225,
    "the article in the reader's editor, addresses in the browser": 280,
    "the article saved: Markdown that is read again, names of files": 480,
    "pictures, two pixels a cell": 270,
    "pictures within lists and quotations": 30,
    "pictures in archives, books, saved pages and addresses": 185,
    "pictures in the pixels of terminals that draw them, by kitty's way, Sixel or iTerm2's": 435,
    "lines of text for a screen reader": 95,
    "windows as large as what is in them, over a dim page": 75,
    "selection by the mouse: cells, words, paragraphs, beyond the window": 150,
    "a paragraph, a quotation with its reference, a link, copied": 80,
    "marks within an article, kept across starts": 130,
    "from where an article was opened, kept across starts": 45,
    "footnotes of Markdown and HTML, gone to and come back from": 190,
    "footnotes among the links": 35,
    "figures and footnotes of whole pages": 205,
    "HTML that is read again as the same article, boxes and sides of HTML": 185,
    "margins, rows between lines, paragraphs that are indented": 110,
    "captions, and quotations that are pulled out of the text": 60,
    "the lines of the first start": 110,
    "the divider of the panes, drawn by the mouse": 60,
    "footnotes beside the text that refers to them": 75,
    "pages that glide when they are turned": 50,
    "lists that the database sorts, counts and filters": 695,
    "the articles that name an article": 130,
    "files taken in by processes beside the program, in stretches where they are long": 250,
    "the order of each library's list kept, archives that nobody opens taken away": 165,
    "facets by section and date, put into a search and taken out": 240,
    "related articles that are ranked anew by many more words": 80,
    "what the index merges in a thread": 40,
    "an index that nobody asks is let go of": 30,
    "that tantivy is not here, said once": 25,
    "a look at very many files that holds none of them": 30,
    "a keyboard that nobody wakes for while nobody types": 20,
    "paragraphs, lists and tables that run as their page does, in HTML too": 45,
    "columns of tables that part no words": 25,
}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Function:
    """A function or method: its place, its lines, those without its docstring, has it one."""

    place: str
    lines: int
    inner: int
    documented: bool


@dataclass(frozen=True)
class Module:
    """What is counted of a module; lengths are lines, `size` is without blanks and docstrings."""

    path: str
    room: str
    lines: int
    size: int
    classes: tuple[tuple[str, int], ...]
    functions: tuple[Function, ...]


def _length(node: ast.stmt | ast.expr) -> int:
    """Return how many lines a node of the syntax tree takes."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _is_docstring(node: ast.AST) -> bool:
    """Return whether a node is a string that stands as a statement: an attribute's one too."""
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _size(text: str, tree: ast.AST) -> int:
    """Return how many lines of a module are neither blank nor part of a docstring."""
    left_out = {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and _is_docstring(node)
        for number in range(node.lineno, node.lineno + _length(node))
    }
    lines = enumerate(text.splitlines(), 1)
    return sum(1 for number, line in lines if line.strip() and number not in left_out)


def _function(path: str, node: FunctionNode) -> Function:
    """Return what is counted of a function."""
    documented = _is_docstring(node.body[0])
    lines = _length(node)
    inner = lines - _length(node.body[0]) if documented else lines
    return Function(f"{path}:{node.lineno} {node.name}", lines, inner, documented)


def measure(path: str, text: str) -> Module:
    """Return what is counted of the module `text` at `path`, relative to the source's root."""
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    return Module(
        path=path,
        room=path.partition("/")[0].removesuffix(".py"),
        lines=len(text.splitlines()),
        size=_size(text, tree),
        classes=tuple(
            (f"{path}:{node.lineno} {node.name}", _length(node))
            for node in nodes
            if isinstance(node, ast.ClassDef)
        ),
        functions=tuple(_function(path, node) for node in nodes if isinstance(node, FunctionNode)),
    )


def rooms(modules: list[Module]) -> Counter[str]:
    """Return the size of each room: of each folder and module at the source's root."""
    counted: Counter[str] = Counter()
    for module in modules:
        counted[module.room] += module.size
    return counted


def undocumented(modules: list[Module]) -> tuple[list[tuple[str, Function]], int]:
    """Return the longer functions without a docstring, with their rooms, and how many there are."""
    longer = [(m.room, each) for m in modules for each in m.functions if each.inner > SHORT]
    return [pair for pair in longer if not pair[1].documented], len(longer)


def faults(modules: list[Module], limit: int) -> Iterator[str]:
    """Yield a line for each rule that is broken; `limit` is the size to stay under, in lines."""
    for module in modules:
        if module.lines > MODULE:
            yield f"{module.path}: {module.lines} lines, more than {MODULE}"
        for place, lines in module.classes:
            if lines > CLASS:
                yield f"{place}: a class of {lines} lines, more than {CLASS}"
        for each in module.functions:
            if each.lines > FUNCTION:
                yield f"{each.place}: a function of {each.lines} lines, more than {FUNCTION}"
    sizes = rooms(modules)
    for room, size in sizes.items():
        if 100 * size > ROOM * sizes.total():
            yield f"{room}: {size / sizes.total():.1%} of the source, more than {ROOM} %"
    missing, longer = undocumented(modules)
    if 100 * len(missing) > (100 - DOCUMENTED) * longer:
        share = 1 - len(missing) / longer
        yield f"{share:.1%} of longer functions have a docstring, fewer than {DOCUMENTED} %"
    if sizes.total() >= limit:
        yield f"{sizes.total()} lines of source, not fewer than 0.1.0's {limit}"


def _report(modules: list[Module]) -> Iterator[str]:
    """Yield the lines of the report: size, rooms, what has no docstring by room."""
    sizes = rooms(modules)
    yield (
        f"{sizes.total()} lines without blank lines and docstrings"
        f" in {len(modules)} modules (0.1.0: {SIZE_OF_0_1_0})"
    )
    yield ", ".join(f"{room} {size / sizes.total():.0%}" for room, size in sizes.most_common())
    missing, longer = undocumented(modules)
    yield f"docstrings on {longer - len(missing)} of {longer} functions longer than {SHORT} lines"
    for room, count in sorted(Counter(room for room, _ in missing).items()):
        yield f"  {room}: {count} without"
        yield from (f"    {each.place}" for at, each in missing if at == room)


def main(arguments: list[str]) -> int:
    """Measure the source and print the report; return the exit status."""
    root = Path(arguments[0] if arguments else "src/newsreader")
    modules = [
        measure(path.relative_to(root).as_posix(), path.read_text("utf-8"))
        for path in sorted(root.rglob("*.py"))
    ]
    print("\n".join(_report(modules)))
    broken = list(faults(modules, SIZE_OF_0_1_0 + sum(LEARNED.values())))
    print("\n".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
