"""Kill so many programs and print what was lost.

    python -m tools.kills [--count N] [--seed N]

The exit status is 1 when a mark was lost or a store was not whole. What is derived may be made
again, which the table counts: it should not be needed.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tools.kills.judging import Marks, Verdict, judged
from tools.kills.plans import KINDS, Plan, planned
from tools.kills.program import write_lines

__all__ = ["main", "table", "tried"]

_TREE = Path(__file__).parents[2]
_STEP = 100_000  # places of the marks of one program
_LONGEST = 60.0  # seconds until a program is killed that does not come to its call


def main() -> int:
    """Kill them; the exit status is 1 when one left something that should not be."""
    parser = argparse.ArgumentParser(prog="python -m tools.kills")
    parser.add_argument("--count", type=int, default=500, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="what the moments are drawn by")
    options = parser.parse_args()
    found: list[tuple[Plan, Verdict]] = []
    with tempfile.TemporaryDirectory(prefix="newsreader-kills-") as name:
        root, state = Path(name, "articles"), Path(name, "state")
        root.mkdir()
        write_lines(root, 120, "")
        for number in range(options.count):
            plan = planned(options.seed, number)
            verdict = tried(plan, root, state)
            found.append((plan, verdict))
            if verdict.lost or verdict.wrong or verdict.made_again:
                sign = "✗" if verdict.lost or verdict.wrong else "·"
                print(f"{sign} {plan}\n    {verdict}", flush=True)
    print("\n".join(table(found)))
    return int(any(verdict.lost or verdict.wrong for _, verdict in found))


def tried(plan: Plan, root: Path, state: Path) -> Verdict:
    """Start a program, kill it, and return what is there."""
    before = plan.number * _STEP
    command = [sys.executable, "-m", "tools.kills.program", str(root), str(state), plan.seed]
    around = {**os.environ, "KILLS_BEFORE": str(before)}
    with subprocess.Popen(
        [*command, str(plan.call or 0)], cwd=_TREE, env=around, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        lines: list[str] = []
        if plan.seconds is not None:
            lines.append(program.stdout.readline())
            time.sleep(plan.seconds)
            program.send_signal(signal.SIGKILL)
        try:
            rest, _ = program.communicate(timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            program.kill()
            rest, _ = program.communicate()
        ended = time.monotonic()
        lines += rest.splitlines()
    verdict = judged(root, state, Marks.of(lines), before, ended)
    if program.returncode != -signal.SIGKILL:
        verdict.wrong.append(f"it ended by itself with {program.returncode}")
    return verdict


def table(found: Iterable[tuple[Plan, Verdict]]) -> list[str]:
    """Return the lines of the table: a row for each kind of kill."""
    lines = [
        f"{'killed at a':12}{'kills':>7}{'marks':>9}{'written':>9}{'lost':>6}"
        f"{'just made':>11}{'oldest, ms':>12}{'made again':>12}{'wrong':>7}"
    ]
    pairs = list(found)
    for kind in KINDS:
        verdicts = [verdict for plan, verdict in pairs if plan.kind == kind]
        lines.append(
            f"{kind:12}{len(verdicts):7}{sum(v.marks for v in verdicts):9}"
            f"{sum(v.written for v in verdicts):9}{sum(v.lost for v in verdicts):6}"
            f"{sum(v.open for v in verdicts):11}"
            f"{1_000 * max((v.age for v in verdicts), default=0.0):12.0f}"
            f"{sum(v.made_again for v in verdicts):12}{sum(bool(v.wrong) for v in verdicts):7}"
        )
    return lines


if __name__ == "__main__":
    sys.exit(main())
