"""A library of three articles, and a place for its state."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.state import article


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    for name in "abc":
        article(folder, f"{name}.md", f"مقال {name}")
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"
