"""An article as a file of its own: in which form, under which name, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from pathlib import Path

from newsreader.article.articles import Article
from newsreader.printing.articles import logical_lines

__all__ = ["SUFFIXES", "Standing", "export_name", "lines_in", "standing", "write_new"]

SUFFIXES: Mapping[str, str] = {"markdown": ".md", "html": ".html", "text": ".txt"}
"""The forms, and what the names of their files end in."""

_APART = re.compile(r"[^\w\u200c]+")
_LONGEST = 120  # bytes of a name without its ending


def lines_in(form: str, article: Article) -> Iterator[str]:
    """Return the lines of an article in a form, in logical order."""
    if form == "html":
        from newsreader.printing.html import html_page

        return html_page(article)
    if form == "markdown":
        from newsreader.printing.markdown import markdown_page

        return markdown_page(article)
    return logical_lines(article)


def export_name(title: str) -> str:
    """Return a file's name made of a title: its letters and digits, without marks or an ending."""
    letters = "".join(sign for sign in title if unicodedata.category(sign) != "Mn")
    name = _APART.sub("-", letters).encode()[:_LONGEST].decode("utf-8", "ignore")
    return name.strip("-_\u200c") or "article"


class Standing(Enum):
    """What there is where a file is to be: nothing yet, a file, or no place for one."""

    FREE = auto()
    TAKEN = auto()
    NOWHERE = auto()


def standing(file: Path) -> Standing:
    """Return what there is where a file is to be."""
    try:
        if file.is_dir() or not file.parent.is_dir():
            return Standing.NOWHERE
        return Standing.TAKEN if os.path.lexists(file) else Standing.FREE
    except OSError:
        return Standing.NOWHERE  # a name that is too long, a folder that cannot be looked into


def write_new(file: Path, text: str, *, replaces: bool) -> None:
    """Write a file whole; unless it `replaces` one, there must be none. Raises OSError."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".newsreader-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(descriptor)
        Path(name).chmod(0o666 & ~_umask())
        if replaces:
            Path(name).replace(file)
            return
        try:
            os.link(name, file)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
                raise
            with file.open("x"):  # a file system without links: the name is taken first
                pass
            Path(name).replace(file)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _umask() -> int:
    """Return which rights new files are not given; it can only be asked for by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
