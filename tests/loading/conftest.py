"""What the tests of loading share: sources made from strings, and articles read from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.article.articles import Article
from newsreader.loading import Stream, load

Read = Callable[[str], Article]


def _article(name: str, content: str) -> Article:
    loaded = load(Stream(content.encode(), name))
    assert loaded.article is not None, loaded.faults
    return loaded.article


@pytest.fixture
def read_text(tmp_path: Path) -> Read:
    """Read a string as a plain text file."""

    def read(content: str) -> Article:
        path = tmp_path / "article.txt"
        path.write_text(content, encoding="utf-8")
        loaded = load(path)
        assert loaded.article is not None, loaded.faults
        return loaded.article

    return read


@pytest.fixture
def read_markdown(tmp_path: Path) -> Read:
    """Read a string as a Markdown file."""

    def read(content: str) -> Article:
        path = tmp_path / "article.md"
        path.write_text(content, encoding="utf-8")
        loaded = load(path)
        assert loaded.article is not None, loaded.faults
        return loaded.article

    return read


@pytest.fixture
def read_stream() -> Read:
    """Read a string as it comes from standard input."""
    return lambda content: _article("-", content)
