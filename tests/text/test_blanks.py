"""Runs of white space become one blank, wherever a text is taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text import blanks


@given(st.text(alphabet="اa \n\t\u00a0\u2003", max_size=60), st.integers(1, 9))
def test_each_run_of_white_space_is_one_blank(text: str, window: int) -> None:
    expected = (" " if text[:1].isspace() else "") + " ".join(text.split())
    expected += " " if text.strip() and text[-1:].isspace() else ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blanks, "_WINDOW", window)
        assert blanks.folded(text) == expected
