"""How good what is found is: pure functions from what was found and what was planted to figures."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

__all__ = ["Quality", "precision", "quality", "reciprocal_rank", "shown_right"]

Found = Sequence[int]
"""The numbers of articles, the best first."""


class Quality(NamedTuple):
    """Means over all that was asked; None where nothing was planted.

    `precision`: of five places those that hold an article of the same label; `right`: of what is
    shown at all that part; `shown`: how many are shown; `pairs`: of known pairs those whose other
    half is among the first five; `rank`: their mean reciprocal rank.
    """

    precision: float | None
    right: float | None
    shown: float
    pairs: float | None
    rank: float | None


def precision(found: Found, label: str, labels: Sequence[str], places: int = 5) -> float:
    """Return the share of so many places that hold an article of a label; an empty one does not."""
    return sum(labels[number] == label for number in found[:places]) / places


def shown_right(found: Found, label: str, labels: Sequence[str]) -> float | None:
    """Return the share of what was found that has a label; None where nothing was."""
    return sum(labels[n] == label for n in found) / len(found) if found else None


def reciprocal_rank(found: Found, wanted: int) -> float:
    """Return one by the place (from 1) of an article among what was found, 0 if it is not there."""
    return 1 / (found.index(wanted) + 1) if wanted in found else 0.0


def quality(
    found: Mapping[int, Found],
    wanted: Mapping[int, str],
    labels: Sequence[str],
    pairs: Mapping[int, int],
) -> Quality:
    """Return how good answers are, by the numbers of what was asked.

    `wanted` are the labels that answers should have; `pairs` the other halves of known pairs.
    """
    asked = [number for number in found if number in wanted]
    right = [shown_right(found[n], wanted[n], labels) for n in asked]
    ranks = [reciprocal_rank(found[n], pairs[n]) for n in found if n in pairs]
    near = [pairs[n] in found[n][:5] for n in found if n in pairs]
    return Quality(
        _mean([precision(found[n], wanted[n], labels) for n in asked]),
        _mean([share for share in right if share is not None]),
        _mean([len(numbers) for numbers in found.values()]) or 0.0,
        _mean(near),
        _mean(ranks),
    )


def _mean(values: Sequence[float]) -> float | None:
    return statistics.fmean(values) if values else None
