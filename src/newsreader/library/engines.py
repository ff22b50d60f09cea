"""The engines of the full-text index, and which of them is to be had."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from newsreader.library.database import is_utf8
from newsreader.library.index import Index

__all__ = ["is_first_without_tantivy", "opened"]


def opened(folder: Path | None) -> Index:
    """Return an index: tantivy's where that is to be had, else SQLite's.

    tantivy wants the names of folders to be UTF-8. Raises IndexDamageError.
    """
    tantivy = _tantivy() if folder is None or is_utf8(str(folder)) else None
    if tantivy is not None:
        return tantivy(folder)
    from newsreader.library.index_sqlite import SqliteIndex

    return SqliteIndex(folder)


def is_first_without_tantivy(folder: Path) -> bool:
    """Return whether an index in a folder will be the first of its kind to do without tantivy."""
    if _tantivy() is not None:
        return False
    from newsreader.library.index_sqlite import FILE

    return not any(folder.parents[1].glob(f"*/{folder.name}/{FILE}"))


def _tantivy() -> Callable[[Path | None], Index] | None:
    """Return tantivy's engine, if that is installed."""
    with contextlib.suppress(ImportError):
        from newsreader.library.index_tantivy import TantivyIndex

        return TantivyIndex
    return None
