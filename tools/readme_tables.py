"""Write the tables of keys and of settings into README.md, from those the program itself goes by.

Usage: python tools/readme_tables.py [--check]

With --check nothing is written: exit status 1 when README.md says something else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from newsreader.display.keys import ACTIONS, GROUPS, key_name
from newsreader.settings import SETTINGS
from newsreader.settings.toml import value_text

README = Path(__file__).parents[1] / "README.md"


def keys() -> str:
    """Return the table of keys in Markdown: a row an action, in the order of the help."""
    rows = ["| key | does |", "|---|---|"]
    for group, heading in GROUPS.items():
        rows.append(f"| | **{heading.english}** |")
        for action in ACTIONS:
            if action.group == group:
                names = " ".join(f"`{key_name(key)}`" for key in action.keys)
                rows.append(f"| {names} | {action.english} |")
    return "\n".join(rows) + "\n"


def settings() -> str:
    """Return the table of settings in Markdown: a row a setting, with its default."""
    rows = ["| setting | is | may be |", "|---|---|---|"]
    for setting in SETTINGS.values():
        shown = f"`{setting.name} = {value_text(setting.default)}`"
        rows.append(f"| {shown} | {setting.about} | {setting.values} |")
    return "\n".join(rows) + "\n"


TABLES: Mapping[str, Callable[[], str]] = {"keys": keys, "settings": settings}


def with_tables(readme: str) -> str:
    """Return the text of README.md with each table in its place. Raises ValueError without one."""
    for name, table in TABLES.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
        before, _, rest = readme.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"README.md has no {begin.strip()} … {end.strip()}")
        readme = before + begin + table() + end + after
    return readme


def main(arguments: list[str]) -> int:
    """Write the tables, or compare; return the exit status."""
    old = README.read_text(encoding="utf-8")
    new = with_tables(old)
    if "--check" in arguments:
        if new != old:
            print("README.md: its tables are out of date: python tools/readme_tables.py")
        return int(new != old)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
