"""arabic-reshaper and python-bidi make what is shown; nothing stands in for them."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pexpect
import pytest

import newsreader
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.controls import SafeText

SOURCE = Path(newsreader.__file__).parent
PACKAGES = ("bidi", "arabic_reshaper")
ARTICLE = "عنوان للقياس\n\nمتن المقال، وفيه كلام عن البحر.\n"
# A fresh interpreter from which packages were taken out. Which of the two are looked for is written
# as it happens: the app may leave without the interpreter's own end.
PROGRAM = """
import sys
for name in {absent!r}:
    sys.modules[name] = None
class Noted:
    def find_spec(name, path=None, target=None):
        if name in {packages!r}:
            with open({noted!r}, "a") as file:
                print(name, file=file)
sys.meta_path.insert(0, Noted)
from newsreader.cli import main
main({arguments!r})
"""


def program(tmp_path: Path, arguments: list[str], absent: tuple[str, ...] = ()) -> list[str]:
    noted = str(tmp_path / "noted")
    return [
        "-c",
        PROGRAM.format(absent=absent, arguments=arguments, noted=noted, packages=PACKAGES),
    ]


def imported(tmp_path: Path) -> set[str]:
    return set((tmp_path / "noted").read_text().split())


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "folder" / "a.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def missing(package: str) -> str:
    """Return a pattern for what the interpreter says of a package that is not there."""
    return rf"ModuleNotFoundError: [^\n]*\b{package}\b"


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], input=ARTICLE, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["print", "bidi"])
def test_both_packages_make_what_is_printed(name: str, article: str, tmp_path: Path) -> None:
    arguments = ["print", "--visual", article] if name == "print" else ["bidi"]
    whole = run(program(tmp_path, arguments))
    assert whole.returncode == 0
    assert display_text(Paragraph(SafeText("عنوان للقياس"))) in whole.stdout
    assert imported(tmp_path) == set(PACKAGES)
    for package in PACKAGES:
        broken = run(program(tmp_path, arguments, (package,)))
        assert broken.returncode != 0
        assert re.search(missing(package), broken.stderr)
        assert broken.stdout == ""


def opened(command: list[str], tmp_path: Path) -> pexpect.spawn[str]:
    environment = {"HOME": str(tmp_path), "TERM": "xterm-256color", "PATH": "/usr/bin:/bin"}
    environment["PYTHON_COLORS"] = "0"  # since 3.13 tracebacks are coloured
    return pexpect.spawn(
        sys.executable, command, env=environment, encoding="utf-8", dimensions=(30, 90), timeout=30
    )


def test_both_packages_make_what_the_app_shows(article: str, tmp_path: Path) -> None:
    app = opened(program(tmp_path, [article]), tmp_path)
    app.expect_exact(display_text(Paragraph(SafeText("عنوان للقياس"))))
    app.send("q")
    app.expect(pexpect.EOF)
    app.close()
    assert app.exitstatus == 0
    assert imported(tmp_path) == set(PACKAGES)
    for package in PACKAGES:
        broken = opened(program(tmp_path, [article], (package,)), tmp_path)
        broken.expect(missing(package))
        broken.expect(pexpect.EOF)
        broken.close()
        assert broken.exitstatus != 0


def test_both_packages_are_dependencies() -> None:
    required = importlib.metadata.requires("newsreader") or []
    names = {re.split("[^A-Za-z0-9_.-]", line)[0] for line in required if "extra ==" not in line}
    assert {"arabic-reshaper", "python-bidi", "textual", "rich"} <= names


def characters(module: Path) -> set[str]:
    """Return the characters that a module names: in its strings, and by their numbers."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                found.update(node.value)
            elif isinstance(node.value, int) and 0x80 < node.value < 0x110000:
                found.add(chr(node.value))
    return found


def is_form(character: str) -> bool:
    tag = unicodedata.decomposition(character).partition(" ")[0]
    return tag in {"<initial>", "<medial>", "<final>", "<isolated>"}


def test_no_module_holds_a_table_of_forms_or_brackets() -> None:
    """A range, a keyboard, letters with long tails: a few. A table of forms has over a hundred."""
    for module in SOURCE.rglob("*.py"):
        named = characters(module)
        assert sum(map(is_form, named)) < 30, module
        brackets = [c for c in named if unicodedata.category(c) in ("Ps", "Pe")]
        assert len(brackets) < 20, module


def test_no_module_holds_a_table_of_bidi_classes() -> None:
    """The tables that are carried are those of joining and of line breaking."""
    tables = ast.parse((SOURCE / "text" / "unicode_tables.py").read_text(encoding="utf-8"))
    names = [node.targets[0] for node in tables.body if isinstance(node, ast.Assign)]
    assert [ast.unparse(name) for name in names] == ["JOINING", "LINE_BREAK"]
    others = [path for path in SOURCE.rglob("*.py") if path.stat().st_size > 30_000]
    assert not others
