"""Pictures of an article: files that are here, their cost bounded whatever they say they are."""

from __future__ import annotations

import binascii
import contextlib
import io
import os
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from newsreader.errors import Fault, SourceError
from newsreader.layout.pictures import MOST_COLUMNS, MOST_ROWS, Drawing, Picture
from newsreader.loading import Member, Source, Stream, file_beside, holds_files, path_in
from newsreader.text.controls import printable_name

__all__ = ["load_picture", "named_picture", "picture_file"]

_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp)(;[^,]{0,200})?,", re.I)
_NAMED = 40  # code points of an address that a fault names it by
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_MOST_BYTES = 32 << 20
_MOST_PIXELS = 12_000_000  # what a WebP takes of memory for each is 16 bytes
_KEPT = (MOST_COLUMNS, MOST_ROWS)  # cells of so many pixels as a terminal draws in one
_WIDEST = 1600  # pixels
_HALF = (2, 4)  # twice the pixels of a cell there are
_COMPRESSED = 1  # it goes into a terminal: time counts


def named_picture(target: str, source: Source, roots: Sequence[Path]) -> Path | Stream | None:
    """Return the picture that an article names; None for one that is not here. Raises SourceError.

    It is within the address itself (`data:`), in the archive, the book or the saved page that the
    article is in, else a file below one of the roots.
    """
    if target[: len("data:")].lower() == "data:":
        return _data_of(target)
    collection = source.collection if isinstance(source, Member) else source
    found = file_beside(source, target, _MOST_BYTES)
    if found is not None or isinstance(collection, Stream) or holds_files(source):
        return found
    files = (picture_file(target, os.fspath(collection), root) for root in roots)
    return next(filter(None, files), None)


def _data_of(address: str) -> Stream | None:
    """Return the picture that an address holds itself; None for what is of another kind."""
    match = _DATA.match(address)
    if match is None:
        return None
    name = printable_name(f"{address[:_NAMED]}…")
    if len(address) > 2 * _MOST_BYTES:
        raise SourceError(Fault(name, "is too large a picture"))
    data = unquote_to_bytes(address[match.end() :])
    if "base64" in match[0].lower():
        with contextlib.suppress(binascii.Error):  # it is no picture then
            data = binascii.a2b_base64(data)
    return Stream(data, name)


def picture_file(target: str, article: str, root: Path) -> Path | None:
    """Return the file of a picture that an article below `root` names; None for any other.

    A path counts from the article's folder, one that begins with / from the root. Nothing outside
    of the root is a picture of the article, and nothing on the web: that would be fetched.
    """
    path = path_in(target)
    try:
        base = root.resolve()
        folder = base if path.startswith("/") else Path(article).resolve().parent
        file = (folder / path.strip("/")).resolve()
        return file if path and file.is_relative_to(base) and file.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None  # no name that this file system can have


def load_picture(
    source: Path | Stream, ground: tuple[int, int, int], drawing: Drawing | None = None
) -> Picture | Fault:
    """Return a picture, on a ground of this colour where one sees through it; else what is wrong.

    The first of several, made as small as a page can have it: in halves of cells, or in the pixels
    of a terminal that draws it itself.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # it would warn on our screen; the bound is ours, and lower

    name = printable_name(os.fspath(source) if isinstance(source, Path) else source.name)
    across, down = drawing.cell if drawing is not None else _HALF
    kept = min(_KEPT[0] * across, _WIDEST), _KEPT[1] * down
    try:
        size = source.stat().st_size if isinstance(source, Path) else len(source.data)
        if size > _MOST_BYTES:
            return Fault(name, "is too large a picture")
        file = source if isinstance(source, Path) else io.BytesIO(source.data)
        with Image.open(file, formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return Fault(name, "is too large a picture")
            width, height = opened.size
            opened.draft("RGB", (2 * kept[0], 2 * kept[1]))  # a JPEG is decoded smaller
            mode = "RGBA" if opened.has_transparency_data else "RGB"
            whole = opened if opened.mode in ("L", "RGB", "RGBA") else opened.convert(mode)
            whole.thumbnail(kept)
            small = whole.convert(mode).convert("RGBA")
    except Exception:  # noqa: BLE001 - whatever a broken picture makes the library raise
        return Fault(name, "is no picture that can be read")
    beneath = Image.new("RGBA", small.size, (*ground, 255))
    kept_pixels = _Pixels(Image.alpha_composite(beneath, small).convert("RGB"), ground, drawing)
    pixels = kept_pixels if drawing is not None else None
    return Picture(width, height, scaled=kept_pixels.scaled, drawing=drawing, pixels=pixels)


class _Pixels:
    """The pixels of a picture in the sizes that are asked for, the last of them kept."""

    def __init__(self, image: Any, ground: tuple[int, int, int], drawing: Drawing | None) -> None:
        self._image = image
        self._ground = ground
        self._drawing = drawing
        self.scaled = lru_cache(4)(self._scaled)
        self.indexed = lru_cache(2)(self._indexed)
        self._fitted = lru_cache(2)(self._fit)

    def colours(self, size: tuple[int, int]) -> bytes:
        """Return red, green and blue of each pixel in a byte, row by row."""
        found: bytes = self._fitted(size).tobytes()
        return found

    def png(self, size: tuple[int, int], box: tuple[int, int, int, int]) -> bytes:
        """Return a part as a PNG file: left, top, right and bottom of it in pixels."""
        file = io.BytesIO()
        self._fitted(size).crop(box).save(file, "PNG", compress_level=_COMPRESSED)
        return file.getvalue()

    def _indexed(self, size: tuple[int, int]) -> tuple[bytes, bytes]:
        """Return of each pixel the number of its colour, and the colours: 256 at most."""
        reduced = self._fitted(size).quantize()
        return reduced.tobytes(), bytes(reduced.getpalette())

    def _scaled(self, width: int, height: int) -> bytes:
        """Return the pixels that are the halves of cells; the picture as it is drawn otherwise."""
        from PIL.Image import Resampling

        image = self._image
        if self._drawing is not None:
            across, down = self._drawing.cell
            image = self._fitted((width * across, height // 2 * down))
        found: bytes = image.resize((width, height), Resampling.BOX).tobytes()
        return found

    def _fit(self, size: tuple[int, int]) -> Any:
        """Return the image in a size, its shape kept: what is left free has the ground's colour."""
        from PIL.ImageOps import pad

        return pad(self._image, size, color=self._ground)
