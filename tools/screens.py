"""Every screen of the app, photographed in xterm: `python -m tools.screens [FOLDER]`.

In both languages of the interface, light and dark; the pictures go to FOLDER (docs/screens).
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from tools.terminals.photographs import COLOURS, NEWSREADER, in_xterm, keep
from tools.terminals.session import Display

_ROOT = Path(__file__).parents[1]
_SIZE = (100, 30)
_DISPLAY = 92
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


def main() -> int:
    """Photograph all screens."""
    parser = argparse.ArgumentParser(description="Photograph every screen of the app.")
    parser.add_argument("folder", nargs="?", type=Path, default=_ROOT / "docs" / "screens")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for language in ("ar", "en"):
        for theme in _THEMES:
            photographed(language, theme, options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
