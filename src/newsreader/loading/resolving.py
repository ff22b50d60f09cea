"""The file on disk that a reference of an article means."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote

from newsreader.loading.registry import SINGLE

__all__ = ["resolve"]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def resolve(
    target: str, article: str | os.PathLike[str], root: str | os.PathLike[str]
) -> Path | None:
    """Return the file that `target`, as an article at `article` names it, means; None if none.

    A relative path counts from the article's folder, else from `root`; a path that begins with
    `/` from `root`. The suffix may be missing, as site generators allow. The answer is an
    existing file within `root`, links followed: nothing outside is ever named.
    """
    if _SCHEME.match(target) or target.startswith(("//", "#")):
        return None
    # A name need not be UTF-8, nor what an address has of it.
    plain = target.partition("#")[0].partition("?")[0]
    path = unquote(plain, errors="surrogateescape").strip()
    if not path.strip("/"):
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
        *(path / (name + suffix) for name in ("index", "_index") for suffix in suffixes),
    ]
