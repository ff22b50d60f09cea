"""Patterns that are compiled when they are first applied."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

__all__ = ["Lazy"]


class Lazy:
    """A pattern that takes long to compile and that most texts have no need of."""

    def __init__(self, written: Callable[[], str | bytes]) -> None:
        """Take what gives the pattern as it is written."""
        self._written = written

    @cached_property
    def compiled(self) -> re.Pattern[Any]:
        """The pattern, compiled."""
        return re.compile(self._written())
