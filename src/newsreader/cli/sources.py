"""What the paths of a command line mean."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsreader.cli.streams import STANDARD_INPUT
from newsreader.errors import Fault
from newsreader.loading import (
    Loaded,
    Options,
    Stream,
    discover,
    is_folder,
    load_all,
    load_found,
    located,
)

__all__ = ["loads_of"]


def loads_of(
    paths: Sequence[str], options: Options
) -> tuple[list[Iterator[Loaded]], tuple[Fault, ...]]:
    """Return, for each file of the paths, what is loaded from it; and what is wrong with them.

    What is found in a folder is passed over where it is no article; what is named is a fault.
    """
    loads: list[Iterator[Loaded]] = []
    faults: list[Fault] = []
    for path in paths:
        if path == STANDARD_INPUT:
            loads.append(load_all(Stream.take(sys.stdin.buffer, STANDARD_INPUT), options))
        elif is_folder(path):
            found, more = discover(Path(path))
            faults += more
            loads += (load_found(file, options) for file in found)
            if not found and not more:
                faults.append(Fault(path, "no articles in this folder"))
        else:
            loads.append(load_all(located(path), options))
    return loads, tuple(faults)
