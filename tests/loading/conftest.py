"""What the tests of loading share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.article.articles import Article
from newsreader.loading import Stream, load

Read = Callable[[str], Article]


@pytest.fixture
def read_text(tmp_path: Path) -> Read:
    """Read a string as a plain text file."""
    return lambda content: _of_file(tmp_path / "article.txt", content)


@pytest.fixture
def read_markdown(tmp_path: Path) -> Read:
    """Read a string as a Markdown file."""
    return lambda content: _of_file(tmp_path / "article.md", content)


@pytest.fixture
def read_stream() -> Read:
    """Read a string as it comes from standard input."""

    def read(content: str) -> Article:
        loaded = load(Stream(content.encode()))
        assert loaded.article is not None, loaded.faults
        return loaded.article

    return read


def _of_file(path: Path, content: str) -> Article:
    path.write_text(content, encoding="utf-8")
    loaded = load(path)
    assert loaded.article is not None, loaded.faults
    return loaded.article
