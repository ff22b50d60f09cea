"""One article in this program and in others, photographed: `python -m tools.comparison [FOLDER]`.

Each program runs in xterm, in windows of 80 × 24 and 140 × 40 cells; the pictures go to FOLDER
(docs/comparison). frogmouth is installed from the Python package index into an environment of its
own, w3m and what takes the pictures from Debian. glow and circumflex are in neither.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from tools.terminals.photographs import NEWSREADER, in_xterm, keep
from tools.terminals.session import Display

_ROOT = Path(__file__).parents[1]
_ARTICLE = "rain-harvest.md"
_SIZES = ((80, 24), (140, 40))
_DISPLAY = 93


@dataclass(frozen=True, slots=True)
class Program:
    """A program: its name, and what starts it in a folder with the article."""

    name: str
    command: tuple[str, ...]


def programs(folder: Path) -> Iterator[Program]:
    """Yield the programs that can be had; frogmouth's environment is made in a folder."""
    yield Program("newsreader", (*NEWSREADER, f"articles/{_ARTICLE}"))
    environment = folder / "frogmouth"
    venv.create(environment, with_pip=True)
    install = [str(environment / "bin" / "pip"), "install", "--quiet", "frogmouth"]
    if not subprocess.run(install, check=False).returncode:
        yield Program("frogmouth", (str(environment / "bin/frogmouth"), f"articles/{_ARTICLE}"))
    if shutil.which("w3m"):
        yield Program("w3m", ("w3m", "article.html"))


def page_of(article: Path) -> str:
    """Return an article in Markdown as a web page, for what reads no Markdown."""
    body = article.read_text("utf-8").partition("\n---\n")[2]
    return (
        '<!DOCTYPE html><html lang="ar" dir="rtl"><meta charset="utf-8">'
        f"<title>{article.stem}</title><body>{MarkdownIt().enable('table').render(body)}"
    )


def photographed(program: Program, size: tuple[int, int], pictures: Path) -> None:
    """Run a program in a window of so many columns and rows; keep a picture of it."""
    columns, rows = size
    with Display(program.name, _DISPLAY) as display:
        shutil.copytree(_ROOT / "articles", display.home / "articles")
        page = page_of(_ROOT / "articles" / _ARTICLE)
        (display.home / "article.html").write_text(page, "utf-8")
        settings = display.home / ".config" / "newsreader" / "config.toml"
        settings.write_text('language = "ar"\n', "utf-8")
        window = in_xterm(display, size, program.command)
        blank = display.settled()
        with contextlib.suppress(TimeoutError):  # it was there at once
            display.shown(lambda picture: picture != blank, "text")
        file = pictures / f"{program.name}-{columns}x{rows}.png"
        keep(display, window, display.settled(), file)


def main() -> int:
    """Photograph all programs in all sizes."""
    parser = argparse.ArgumentParser(description="Photograph an article in several programs.")
    parser.add_argument("folder", nargs="?", type=Path, default=_ROOT / "docs" / "comparison")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for program in programs(Path(name)):
            for size in _SIZES:
                photographed(program, size, options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
