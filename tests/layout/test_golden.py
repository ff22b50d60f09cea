"""Whole pages, cell by cell: a dozen articles in four widths, as they were looked at.

`WRITE_GOLDEN=1 pytest tests/layout/test_golden.py` makes the files anew: what has changed in them
is to be read before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsreader.loading import load
from support.golden import COLUMNS, FOLDER, NAMES, golden

ARTICLES = Path(__file__).parents[2] / "articles"


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_as_it_was_looked_at(name: str, columns: int) -> None:
    article = load(ARTICLES / name).article
    assert article is not None
    found = golden(article, name, columns)
    path = FOLDER / f"{Path(name).stem}-{columns}.txt"
    if "WRITE_GOLDEN" in os.environ:
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


def test_there_is_a_file_for_each_case_and_no_other() -> None:
    names = {f"{Path(name).stem}-{columns}.txt" for name in NAMES for columns in COLUMNS}
    assert {path.name for path in FOLDER.iterdir()} == names
    assert len(NAMES) >= 12
