"""What an article names, and by what it is named: keys by which the catalogue finds who does."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from newsreader.article.articles import Article, Reference
from newsreader.article.links import links
from newsreader.library.orders import title_key
from newsreader.loading import is_folder, meant, places
from newsreader.text.controls import SafeText, label

__all__ = ["Name", "keys_by_which", "member", "names", "references"]

_MOST = 50  # references of an article that are kept
_LONGEST = 500  # code points of one


class Name(NamedTuple):
    """A key by which an article may name another one, and the reference as it is written."""

    key: int
    target: str
    title: str


def references(article: Article) -> Iterator[Reference]:
    """Yield what an article names as related, then what it links to, by a path or by a title."""
    yield from article.related
    for link in links(article):
        yield Reference(label(link.target), link.target)


def names(article: Article, file: str, roots: Sequence[Path]) -> tuple[Name, ...]:
    """Return all that an article in a file of a library with these roots may name.

    What is meant is looked up when somebody asks: files come and go.
    """
    found = list(islice(references(article), _MOST))
    if not found:
        return ()
    folders = [str(root if is_folder(root) else root.parent) for root in roots]
    made: dict[int, Name] = {}
    for each in found:
        target, title = each.target or "", each.title or ""
        if len(target) > _LONGEST or len(title) > _LONGEST:
            continue
        paths = places(target, article.path, folders)
        if target and article.path != file:
            paths.append(member(article.path, file, target))
        keys = list(map(_key, paths))
        keys += [_key_of_title(title)] if title and "//" not in title else []
        for key in keys:
            made.setdefault(key, Name(key, target, title))
    return tuple(made.values())


def keys_by_which(path: str, file: str, title: str) -> list[int]:
    """Return the keys by which the article at a path may be named."""
    own = meant(path) if path == file else [path]
    return [*map(_key, own), _key_of_title(title)]


def member(path: str, file: str, target: str) -> str:
    """Return the path of the member that one of a collection in a file means."""
    inside = path[len(file) + 1 :]
    plain = unquote(target.partition("#")[0])
    return f"{file}#{posixpath.normpath(posixpath.join(posixpath.dirname(inside), plain))}"


def _key_of_title(title: str) -> int:
    return _key(f"\n{title_key(SafeText(title))}")


def _key(name: str) -> int:
    """Return 63 bits of a hash of a name."""
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
