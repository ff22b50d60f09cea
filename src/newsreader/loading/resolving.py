"""The file on disk that a reference of an article means."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from newsreader.loading.registry import SINGLE

__all__ = ["meant", "path_in", "places", "resolve"]

_INDEXES = ("index", "_index")  # files that a folder's name means
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def resolve(
    target: str, article: str | os.PathLike[str], root: str | os.PathLike[str]
) -> Path | None:
    """Return the file that `target`, as an article at `article` names it, means; None if none.

    A relative path counts from the article's folder, else from `root`; a path that begins with
    `/` from `root`. The suffix may be missing, as site generators allow. The answer is an
    existing file within `root`, links followed: nothing outside is ever named.
    """
    path = path_in(target)
    if not path:
        return None
    try:
        base = Path(root).resolve()
        folders = [base] if path.startswith("/") else [Path(article).resolve().parent, base]
        for folder in folders:
            for candidate in _candidates(folder / path.strip("/")):
                found = candidate.resolve()
                if _is_article(found, base):
                    return found
    except (OSError, ValueError, RuntimeError):
        return None  # no name that this file system can have
    return None


def places(target: str, article: str, folders: Iterable[str]) -> list[str]:
    """Return the names of all that `target` may mean below `folders`, as `meant` has them.

    Nothing on the disk is looked at: what is meant may come later. Links are not followed.
    """
    path = path_in(target)
    if not path:
        return []
    beside = [] if path.startswith("/") else [os.path.dirname(article)]  # noqa: PTH120
    found = (os.path.normpath(os.path.join(f, path.strip("/"))) for f in (*beside, *folders))  # noqa: PTH118
    return list(dict.fromkeys(map(_bare, found)))


def meant(file: str) -> list[str]:
    """Return the names by which a reference may mean a file: without its suffix, as its folder."""
    folder, _, name = _bare(file).rpartition("/")
    return [_bare(file), *([folder] if name in _INDEXES else [])]


def _bare(file: str) -> str:
    """Return the name of a file without the suffix of an article."""
    stem, suffix = os.path.splitext(file)  # noqa: PTH122 - of very many, and text
    return stem if suffix.lower() in SINGLE else file


def path_in(target: str) -> str:
    """Return the path that a reference has, "" where it names a place elsewhere, or none."""
    if _SCHEME.match(target) or target.startswith(("//", "#")):
        return ""
    # A name need not be UTF-8, nor what an address has of it.
    plain = target.partition("#")[0].partition("?")[0]
    path = unquote(plain, errors="surrogateescape").strip()
    return path if path.strip("/") else ""


def _is_article(path: Path, root: Path) -> bool:
    return path.is_relative_to(root) and path.suffix.lower() in SINGLE and path.is_file()


def _candidates(path: Path) -> list[Path]:
    """Return the files that a reference to `path` may mean, the likeliest first."""
    # A site's own links name the page that was made of the file: `story.html` of `story.md`.
    is_page = path.suffix.lower() in (".html", ".htm")
    suffixes = SINGLE if is_page or path.suffix.lower() not in SINGLE else (path.suffix,)
    stem = path.with_suffix("") if is_page or path.suffix in SINGLE else path
    return [
        *([path] if path.suffix else []),
        *(stem.with_name(stem.name + suffix) for suffix in suffixes),
        *(path / (name + suffix) for name in _INDEXES for suffix in suffixes),
    ]
