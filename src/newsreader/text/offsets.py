"""The units in which text is counted, as types that do not mix.

A `CodePoint` counts Python string positions in logical order, a `Cell` counts terminal columns.
They are plain integers at run time and distinct types to the type checker.
"""

from __future__ import annotations

from typing import NewType

__all__ = ["Cell", "CodePoint"]

CodePoint = NewType("CodePoint", int)
Cell = NewType("Cell", int)
