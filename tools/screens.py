"""Every screen of the app, photographed in xterm: `python -m tools.screens [FOLDER]`.

In both languages of the interface, light and dark; the pictures go to FOLDER (docs/screens). With
`--terminals` instead the app with an article in each terminal that needs care and is installed
(docs/terminals).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from PIL import Image
from tools.terminals.photographs import COLOURS, NEWSREADER, in_xterm, keep
from tools.terminals.pictures import app_in, has_bars
from tools.terminals.session import Display, Session
from tools.terminals.terminals import TERMINALS, Terminal

_ROOT = Path(__file__).parents[1]
_SIZE = (100, 30)
_DISPLAY = 92
_NOTICE_SECONDS = 5  # by then what the app says at first is gone
_WIDTH = 1_000  # pixels of a picture of a terminal
_ARTICLE = "desalination-by-sun.md"
_WITH_CARE = ("kitty", "xtermjs", "vte", "konsole", "mlterm", "qterminal")
_THEMES = {"light": "newsreader-light", "dark": "newsreader-dark"}
# The keys that lead to each screen, and those that lead back.
_SCENES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "first-start": ((), ("Home",)),
    "list": ((), ()),
    "article": (("Return",), ()),
    "find": (("slash", "type:الماء", "Return"), ("Escape",)),
    "headings": (("H",), ("Escape",)),
    "text-alone": (("T",), ("T",)),
    "related": (("r",), ("Escape",)),
    "links": (("O",), ("Escape",)),
    "save": (("S",), ("Escape",)),
    "search": (("F", "type:الماء"), ("Escape",)),
    "filter": (("f", "type:مطر"), ("Escape",)),
    "commands": (("colon",), ("Escape",)),
    "keys": (("question",), ("Escape",)),
    "terminal": (("v",), ("Escape",)),
    "faults": (("e",), ("Escape",)),
    "reader-alone": (("t",), ("t",)),
}


def photographed(language: str, theme: str, folder: Path) -> None:
    """Go through all screens in a language and a theme; keep a picture of each."""
    with Display("xterm", _DISPLAY) as display:
        shutil.copytree(_ROOT / "articles", display.home / "articles")
        (display.home / "articles" / "broken.md").write_bytes(b"\0\1")
        settings = display.home / ".config" / "newsreader" / "config.toml"
        settings.write_text(f'language = "{language}"\ntheme = "{_THEMES[theme]}"\n', "utf-8")
        (display.home / ".local/state/newsreader/welcomed").unlink()
        window = in_xterm(display, _SIZE, (*NEWSREADER, "articles"))
        display.shown(lambda picture: len(picture.getcolors(1 << 20) or ()) > COLOURS, "app")
        for name, (there, back) in _SCENES.items():
            image = display.keys(*there)
            keep(display, window, image, folder / f"{name}-{language}-{theme}.png")
            display.keys(*back)


def in_terminal(terminal: Terminal, folder: Path) -> None:
    """Open an article in a terminal; keep a picture of it."""
    article = str(_ROOT / "articles" / _ARTICLE)
    with Session(terminal, [*NEWSREADER, article], _DISPLAY) as session:
        session.wait("before")
        session.go("before")
        session.shown(has_bars, "app")
        time.sleep(_NOTICE_SECONDS)
        image = app_in(session.settled())
        size = _WIDTH, _WIDTH * image.height // image.width
        file = folder / f"{terminal.name}.png"
        image.resize(size, Image.Resampling.LANCZOS).quantize(4 * COLOURS).save(file, optimize=True)
        print(file)


def main() -> int:
    """Photograph all screens, or all terminals."""
    parser = argparse.ArgumentParser(description="Photograph every screen of the app.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--terminals", action="store_true", help="an article in each terminal")
    options = parser.parse_args()
    place = _ROOT / "docs" / ("terminals" if options.terminals else "screens")
    options.folder = options.folder or place
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.terminals:
        for terminal in TERMINALS:
            if terminal.name in _WITH_CARE and shutil.which(terminal.program):
                in_terminal(terminal, options.folder)
        return 0
    for language in ("ar", "en"):
        for theme in _THEMES:
            photographed(language, theme, options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
