"""A terminal that stands for standard output and for the keyboard, and its far end."""

from __future__ import annotations

import contextlib
import os
import pty
from collections.abc import Iterator

import pytest

from newsreader.terminal import wire
from support.ends import Ends


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ends]:
    far, near = pty.openpty()
    os.set_blocking(far, False)
    monkeypatch.setattr(wire, "_STANDARD_OUTPUT", near)
    yield Ends(far, near)
    os.close(near)
    with contextlib.suppress(OSError):  # a test may have closed it
        os.close(far)
