"""`python -m bench [first_paint | keys | layout [FILE ...] | large | pages FOLDER ...]`.

All of them that need nothing without an argument.
"""

from __future__ import annotations

import sys

from bench import encodings, first_paint, keys, large, layout, pages


def main(arguments: list[str]) -> None:
    """Run the benchmarks that are named."""
    chosen = arguments[:1]
    if chosen in ([], ["first_paint"]):
        first_paint.main()
    if chosen in ([], ["keys"]):
        keys.main()
    if chosen in ([], ["layout"]):
        layout.main(arguments[1:])
    if chosen in ([], ["large"]):
        large.main()
    if chosen == ["pages"]:
        pages.main(arguments[1:])
    if chosen == ["encodings"]:
        encodings.main(arguments[1:])


main(sys.argv[1:])
