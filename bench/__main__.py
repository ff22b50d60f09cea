"""`python -m bench [NAME [ARGUMENT ...]]`: a benchmark by the name of its module.

Without an argument all of them that need none. `layout` takes files of articles, `library` sizes
and files of articles, `intake` and `openings` sizes (see there), `pages` folders of pages with
gold text, `encodings` folders of files whose names end in their encoding, `beside` a git revision
to measure this tree against.
"""

from __future__ import annotations

import sys

from bench import (
    beside,
    detection,
    encodings,
    first_paint,
    intake,
    keys,
    large,
    layout,
    library,
    openings,
    pages,
    parts,
)


def main(arguments: list[str]) -> None:
    """Run the benchmarks that are named."""
    chosen = arguments[:1]
    if chosen in ([], ["first_paint"]):
        first_paint.main()
    if chosen in ([], ["detection"]):
        detection.main()
    if chosen in ([], ["keys"]):
        keys.main()
    if chosen in ([], ["layout"]):
        layout.main(arguments[1:])
    if chosen in ([], ["large"]):
        large.main()
    if chosen in ([], ["large"], ["parts"]):
        parts.main()
    if chosen == ["library"]:
        library.main(arguments[1:])
    if chosen == ["intake"]:
        intake.main(arguments[1:])
    if chosen == ["openings"]:
        openings.main(arguments[1:])
    if chosen == ["beside"]:
        beside.main(arguments[1], *map(int, arguments[2:]))
    if chosen == ["pages"]:
        pages.main(arguments[1:])
    if chosen == ["encodings"]:
        encodings.main(arguments[1:])


main(sys.argv[1:])
