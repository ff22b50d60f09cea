"""Change the program here and there, one place at a time, and see whether a test falls.

Usage: python -m tools.mutants [--count N] [--seed N] [--only PATTERN]

mutmut makes the mutants and runs the tests (`[tool.mutmut]` in pyproject.toml says of what, and
which); this draws a sample of them. A mutant that no test notices is to be killed by a new test,
or explained in tests/mutants.toml when it changes nothing that anyone could see. Exit status 1
when one is neither, or fewer than nine in ten were killed.
"""

from __future__ import annotations

import argparse
import fnmatch
import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EXPLAINED = Path("tests/mutants.toml")
KILLED = 90  # percent
_WORK = Path("mutants")
_NOTHING = "no mutant has this name"


@dataclass(frozen=True)
class Change:
    """What a mutant changes: the function, lines taken out and lines put in, without indents."""

    function: str
    was: tuple[str, ...]
    becomes: tuple[str, ...]


def function_of(mutant: str) -> str:
    """Return the function that mutmut changes in `mutant`, as `module.Class.name`."""
    module, _, name = mutant.rpartition("__mutmut_")[0].rpartition(".")
    name = name.removeprefix("x_") if name.startswith("x_") else name[1:].strip("ǁ")
    return f"{module}.{name.replace('ǁ', '.')}"


def change_of(mutant: str, diff: str) -> Change:
    """Return the change of a mutant from its unified diff."""
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    taken, put = (
        tuple(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
    )
    return Change(function_of(mutant), taken, put)


def sample(mutants: list[str], count: int, seed: int) -> list[str]:
    """Return `count` of the mutants, the same for the same seed; a new one displaces one."""
    return sorted(
        sorted(mutants, key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).digest())[:count]
    )


def explained(text: str) -> dict[Change, str]:
    """Return the changes listed in `text`, in TOML, with the reason why no test can notice."""
    return {
        Change(entry["function"], tuple(entry["was"]), tuple(entry["becomes"])): entry["why"]
        for entry in tomllib.loads(text).get("unnoticed", [])
    }


def _mutmut(*arguments: str, capture: bool = True) -> str:
    """Run mutmut; return what it prints, nothing where that goes to the screen."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments], check=False, text=True,
        stdout=subprocess.PIPE if capture else None,
        stderr=subprocess.STDOUT if capture else None,
    )  # fmt: skip
    return done.stdout or ""


def _states() -> dict[str, str]:
    """Return every mutant's name with its state: killed, survived, timeout and others."""
    lines = _mutmut("results", "--all", "true").splitlines()
    pairs = (line.strip().partition(": ") for line in lines)
    return {name: state for name, _, state in pairs if state}


def report(
    states: dict[str, str], changes: dict[str, Change], reasons: dict[Change, str]
) -> tuple[str, int]:
    """Return what is to be said of the mutants that were run, and the exit status.

    `changes` are those of the mutants that were neither killed nor ran out of time.
    """
    lines: list[str] = []
    left = 0
    for name, change in sorted(changes.items()):
        why = reasons.get(change)
        left += why is None
        lines += [
            f"{name}: {states[name]}",
            *(f"    - {line}" for line in change.was),
            *(f"    + {line}" for line in change.becomes),
            f"    {why or 'neither killed nor explained'}",
        ]
    killed = len(states) - len(changes)
    lines.append(
        f"{killed} of {len(states)} mutants killed ({killed / len(states):.1%}),"
        f" {len(changes) - left} explained, {left} left"
    )
    return "\n".join(lines), 1 if left or 100 * killed < KILLED * len(states) else 0


def main() -> int:
    """Make the mutants, run a sample and report; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="*", help="names of mutants, as `*.layout.*`")
    parser.add_argument("--again", action="store_true", help="keep the mutants of the last run")
    chosen = parser.parse_args()
    if not chosen.again:
        shutil.rmtree(_WORK, ignore_errors=True)
    _mutmut("run", _NOTHING)  # makes them all; that none has this name is what ends it
    failed = _WORK / "failed.txt"
    if failed.exists():
        print(f"mutants: a test falls without any\n{failed.read_text('utf-8')}")
        return 1
    drawn = sample(fnmatch.filter(_states(), chosen.only), chosen.count, chosen.seed)
    if not drawn:
        print("mutants: none were made; `mutmut run` says why")
        return 1
    _mutmut("run", "--max-children", "2", *drawn, capture=False)
    found = _states()
    states = {name: found[name] for name in drawn}
    changes = {
        name: change_of(name, _mutmut("show", name))
        for name, state in states.items()
        if state not in ("killed", "timeout")
    }
    text, status = report(states, changes, explained(EXPLAINED.read_text("utf-8")))
    print(text)
    return status


if __name__ == "__main__":
    sys.exit(main())
