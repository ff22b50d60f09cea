"""`python -m bench [first_paint | keys | layout [FILE ...]]`: all of them without an argument."""

from __future__ import annotations

import sys

from bench import first_paint, keys, layout


def main(arguments: list[str]) -> None:
    """Run the benchmarks that are named."""
    chosen = arguments[:1]
    if chosen in ([], ["first_paint"]):
        first_paint.main()
    if chosen in ([], ["keys"]):
        keys.main()
    if chosen in ([], ["layout"]):
        layout.main(arguments[1:])


main(sys.argv[1:])
