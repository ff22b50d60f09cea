"""Pictures of an article: files that are here, their cost bounded whatever they say they are."""

from __future__ import annotations

import binascii
import contextlib
import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
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
_COMPRESSED, _QUALITY = 1, 90  # it goes into a terminal: time counts
_SIZED = 4  # pictures that are kept in the size in which they are drawn


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
    opaque = Image.alpha_composite(beneath, small).convert("RGB")
    if drawing is not None:
        pixels = _Pixels(_packed(opaque), ground, drawing)
        return Picture(width, height, pixels.halves, drawing, pixels)

    @lru_cache(4)
    def scaled(columns: int, rows: int) -> bytes:
        return _halves(opaque, columns, rows)

    return Picture(width, height, scaled)


@dataclass(frozen=True, slots=True)
class _Pixels:
    """The pixels of a picture, which is kept packed: there may be a hundred of them."""

    packed: bytes
    ground: tuple[int, int, int]
    drawing: Drawing

    def colours(self, size: tuple[int, int]) -> bytes:
        """Return red, green and blue of each pixel in a byte, row by row."""
        found: bytes = _fitted(self.packed, size, self.ground).tobytes()
        return found

    def indexed(self, size: tuple[int, int]) -> tuple[bytes, bytes]:
        """Return of each pixel the number of its colour, and the colours: 256 at most."""
        return _indexed(self.packed, size, self.ground)

    def file(self, size: tuple[int, int], box: tuple[int, int, int, int]) -> bytes:
        """Return a part as a file: left, top, right and bottom of it in pixels."""
        return _packed(_fitted(self.packed, size, self.ground).crop(box))

    def halves(self, columns: int, rows: int) -> bytes:
        """Return the picture as it is drawn in so many columns and rows of halves of cells."""
        across, down = self.drawing.cell
        size = columns * across, rows // 2 * down
        return _halves(_fitted(self.packed, size, self.ground), columns, rows)


def _packed(image: Any) -> bytes:
    """Return an image as a PNG, or as a JPEG where that is far smaller: as of photographs."""
    png, jpeg = io.BytesIO(), io.BytesIO()
    image.save(png, "PNG", compress_level=_COMPRESSED)
    image.save(jpeg, "JPEG", quality=_QUALITY, subsampling=0)
    return min((png.getvalue(), jpeg.getvalue()), key=lambda file: len(file) << (file[0] == 0xFF))


@lru_cache(_SIZED)
def _fitted(packed: bytes, size: tuple[int, int], ground: tuple[int, int, int]) -> Any:
    """Return an image in a size, its shape kept: what is left free has the ground's colour."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(packed)) as image:
        return ImageOps.pad(image.convert("RGB"), size, color=ground)


@lru_cache(_SIZED)
def _indexed(
    packed: bytes, size: tuple[int, int], ground: tuple[int, int, int]
) -> tuple[bytes, bytes]:
    """Return an image in 256 colours of its own, others mixed of them: numbers and colours."""
    image = _fitted(packed, size, ground)
    reduced = image.quantize(palette=image.quantize())
    return reduced.tobytes(), bytes(reduced.getpalette())


def _halves(image: Any, columns: int, rows: int) -> bytes:
    """Return an image as so many columns and rows of pixels, three bytes each."""
    from PIL.Image import Resampling

    found: bytes = image.resize((columns, rows), Resampling.BOX).tobytes()
    return found
