"""Write the table of keys into README.md, from the table that the program itself goes by.

Usage: python tools/readme_keys.py [--check]

With --check nothing is written: exit status 1 when README.md says something else.
"""

from __future__ import annotations

import sys
from pathlib import Path

from newsreader.display.keys import ACTIONS, GROUPS, key_name

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- keys -->\n", "<!-- end of keys -->\n"


def table() -> str:
    """Return the table in Markdown: a row an action, in the order of the help."""
    rows = ["| key | does |", "|---|---|"]
    for group, (_, english) in GROUPS.items():
        rows.append(f"| | **{english}** |")
        for action in ACTIONS:
            if action.group == group:
                keys = " ".join(f"`{key_name(key)}`" for key in action.keys)
                rows.append(f"| {keys} | {action.english} |")
    return "\n".join(rows) + "\n"


def with_table(readme: str) -> str:
    """Return the text of README.md with the table in its place. Raises ValueError without one."""
    before, _, rest = readme.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"README.md has no {BEGIN.strip()} … {END.strip()}")
    return before + BEGIN + table() + END + after


def main(arguments: list[str]) -> int:
    """Write the table, or compare; return the exit status."""
    old = README.read_text(encoding="utf-8")
    new = with_table(old)
    if "--check" in arguments:
        if new != old:
            print("README.md: the table of keys is out of date: python tools/readme_keys.py")
        return int(new != old)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
