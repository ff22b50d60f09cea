"""Pictures of an article: local files alone, their cost bounded whatever they say they are."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from newsreader.errors import Fault
from newsreader.layout.pictures import MOST_ROWS, Picture
from newsreader.text.controls import printable_name

__all__ = ["load_picture", "picture_file"]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_MOST_BYTES = 32 << 20
_MOST_PIXELS = 12_000_000  # what a WebP takes of memory for each is 16 bytes
_KEPT = (400, 4 * MOST_ROWS)  # pixels: the widest page, twice the rows of pixels there are


def picture_file(target: str, article: str, root: Path) -> Path | None:
    """Return the file of a picture that an article below `root` names; None for any other.

    A path counts from the article's folder, one that begins with / from the root. Nothing outside
    of the root is a picture of the article, and nothing on the web: that would be fetched.
    """
    if _SCHEME.match(target) or target.startswith(("//", "#")):
        return None
    path = unquote(target.partition("#")[0].partition("?")[0], errors="surrogateescape").strip()
    try:
        base = root.resolve()
        folder = base if path.startswith("/") else Path(article).resolve().parent
        file = (folder / path.strip("/")).resolve()
        return file if path and file.is_relative_to(base) and file.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None  # no name that this file system can have


def load_picture(file: Path, ground: tuple[int, int, int]) -> Picture | Fault:
    """Return a picture, on a ground of this colour where one sees through it; else what is wrong.

    The first of several, made as small as a page can have it.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # it would warn on our screen; the bound is ours, and lower

    name = printable_name(os.fspath(file))
    try:
        if file.stat().st_size > _MOST_BYTES:
            return Fault(name, "is too large a picture")
        with Image.open(file, formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return Fault(name, "is too large a picture")
            size = opened.size
            opened.draft("RGB", (2 * _KEPT[0], 2 * _KEPT[1]))  # a JPEG is decoded smaller
            mode = "RGBA" if opened.has_transparency_data else "RGB"
            whole = opened if opened.mode in ("L", "RGB", "RGBA") else opened.convert(mode)
            whole.thumbnail(_KEPT)
            small = whole.convert(mode).convert("RGBA")
    except Exception:  # noqa: BLE001 - whatever a broken picture makes the library raise
        return Fault(name, "is no picture that can be read")
    beneath = Image.new("RGBA", small.size, (*ground, 255))
    pixels = Image.alpha_composite(beneath, small).convert("RGB")

    @lru_cache(4)
    def scaled(width: int, height: int) -> bytes:
        found: bytes = pixels.resize((width, height), Image.Resampling.BOX).tobytes()
        return found

    return Picture(width=size[0], height=size[1], scaled=scaled)
