"""What version 0.1.0 finds related, by its own measure: its source is laid out beside, and asked.

    python -m bench.first_version ROOT QUESTIONS

with its source before this tree's on the path prints, as JSON, the numbers of what it finds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bench.beside import checked_out, running_from

__all__ = ["MOST", "related"]

MOST = 20_000
"""The articles of the largest library that it is asked about: it holds all in memory."""

_REVISION = "bda2b1c"
_LIMIT = 5


def related(root: Path, questions: Path) -> dict[int, list[int]]:
    """Return the numbers of what is related to each article asked about, by its number.

    Nothing where the history does not reach back so far: in a copy without it.
    """
    known = ["git", "-C", str(Path(__file__).parent), "cat-file", "-e", _REVISION]
    if subprocess.run(known, capture_output=True, check=False).returncode:
        return {}
    with checked_out(_REVISION) as source:
        done = subprocess.run(
            [sys.executable, "-m", "bench.first_version", str(root), str(questions)],
            env={**os.environ, **running_from(source)}, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    return {int(number): found for number, found in json.loads(done.stdout).items()}


def _main(root: Path, questions: Path) -> None:
    """Ask the version that is on the path."""
    from newsreader.library.libraries import Library
    from newsreader.loading import Stream, load_all

    library = Library([root])
    library.refresh()
    (news,) = root.iterdir()
    found: dict[int, list[int]] = {}
    for value in map(json.loads, questions.read_text("utf-8").splitlines()):
        if "text" in value:
            line = json.dumps(value, ensure_ascii=False) + "\n"
            (loaded,) = load_all(Stream(line.encode(), news.name))
            assert loaded.article is not None
            article = replace(loaded.article, path=f"{news}#{value['number'] + 1}")
            near = library.related(article, _LIMIT)
            found[value["number"]] = [int(r.entry.path.rpartition("#")[2]) - 1 for r in near]
    print(json.dumps(found))


if __name__ == "__main__":
    _main(*map(Path, sys.argv[1:]))
