"""The engines of the full-text index, and which of them is to be had."""

from __future__ import annotations

import contextlib
from pathlib import Path

from newsreader.library.database import is_utf8
from newsreader.library.index import Index

__all__ = ["opened"]


def opened(folder: Path | None) -> Index:
    """Return an index: tantivy's where that is to be had, else SQLite's.

    tantivy wants the names of folders to be UTF-8. Raises IndexDamageError.
    """
    if folder is None or is_utf8(str(folder)):
        with contextlib.suppress(ImportError):
            from newsreader.library.index_tantivy import TantivyIndex

            return TantivyIndex(folder)
    from newsreader.library.index_sqlite import SqliteIndex

    return SqliteIndex(folder)
