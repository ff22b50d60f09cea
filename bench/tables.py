"""Figures of several libraries side by side, each beside the smallest's and the bare engine's.

And the one of many measured values that a share of them is not above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Row", "percentile", "table"]

_NAME, _COLUMN = 44, 26  # cells


class Row(NamedTuple):
    """A figure of a library, None where there is none; `bare` is what the bare engine has.

    `unit` stands behind the name; without `ratio` it is not compared with the smallest library's.
    """

    name: str
    unit: str
    value: float | None
    bare: float | None = None
    ratio: bool = True


def percentile(values: Iterable[float], share: float) -> float:
    """Return what so large a share (below 1) of values is not above."""
    ordered = sorted(values)
    return ordered[int(share * len(ordered))]


def table(columns: Sequence[tuple[str, Sequence[Row]]]) -> str:
    """Return the lines of a table of libraries by their names, the smallest first."""
    head = " " * _NAME + "".join(f"{name:>{_COLUMN}}" for name, _ in columns)
    rows = {row.name: row.unit for _, rows in columns for row in rows}
    lines = [head]
    for name, unit in rows.items():
        found = [next((row for row in rows if row.name == name), None) for _, rows in columns]
        cells = (f"{_cell(row, found[0]):>{_COLUMN}}" for row in found)
        lines.append(f"{f'{name}, {unit}' if unit else name:{_NAME}}" + "".join(cells))
    return "\n".join(lines)


def _cell(row: Row | None, first: Row | None) -> str:
    """Return a figure, its ratio to the smallest library's, and to the bare engine's."""
    if row is None or row.value is None:
        return "–"
    parts = [_figure(row.value)]
    if row.ratio and first is not None and first is not row and first.value:
        parts.append(f"{row.value / first.value:.2f} x")
    if row.bare is not None:
        parts.append(
            f"{row.value / row.bare:.2f} b"
            if row.ratio and row.bare
            else f"({_figure(row.bare)} b)"
        )
    return "  ".join(parts)


def _figure(value: float) -> str:
    """Return a number with three digits that count."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
