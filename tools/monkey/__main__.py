"""Let the monkey loose: seed after seed, until the time is over."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from tools.monkey import inside, outside
from tools.monkey.events import Event, read_events, write_events
from tools.monkey.hands import Hands
from tools.monkey.libraries import KINDS, Library, made
from tools.monkey.outcomes import Outcome
from tools.monkey.shrinking import shrunk

_EVENTS = 400
_SHOWN = 30
RUNS = {"inside": inside.run, "outside": outside.run}
"""In one process with the app, where more can be seen; at a terminal, where all is as it is."""


def main() -> int:
    """Run it; the exit status is 1 when something was found."""
    options = _options()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "EDITOR", "VISUAL", "BROWSER"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(
        prefix="newsreader-monkey-",
        ignore_cleanup_errors=True,  # the state may still be written
    ) as name:
        folder = Path(name)
        os.environ["XDG_RUNTIME_DIR"] = str(folder)
        for option in ("lines", "finds", "replay"):
            path = getattr(options, option)
            setattr(options, option, path and path.absolute())
        (folder / "here").mkdir()
        os.chdir(folder / "here")  # it saves articles, under names of its own
        os.environ["XDG_DOWNLOAD_DIR"] = str(folder / "here")
        monkey = _Monkey(options, folder)
        if options.replay is not None:
            return monkey.replay(options.replay)
        return monkey.play()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.monkey")
    parser.add_argument("--seconds", type=float, default=60, help="how long")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--library", choices=KINDS, nargs="*", default=["samples"])
    parser.add_argument("--lines", type=Path, help="a file of JSON lines for the library `lines`")
    parser.add_argument("--size", type=int, default=0, help="how many articles the library has")
    parser.add_argument("--events", type=int, default=_EVENTS, help="events of a seed, at most")
    parser.add_argument("--finds", type=Path, default=Path(), help="the folder for what is found")
    parser.add_argument("--kind", choices=RUNS, nargs="*", default=list(RUNS), help="where")
    parser.add_argument("--replay", type=Path, help="a file of events to do once more")
    parser.add_argument("--shrink", type=float, default=120, help="seconds for shrinking a find")
    parser.add_argument("--keep-going", action="store_true", help="go on after a find")
    return parser.parse_args()


class _Case(NamedTuple):
    """Where a seed is played: the library, the kind of run, the window's first size."""

    library: str
    kind: str
    size: tuple[int, int]
    seed: int

    def __str__(self) -> str:
        return f"{self.library}-{self.kind}-{self.size[0]}x{self.size[1]}-{self.seed}"

    @classmethod
    def named(cls, name: str) -> _Case:
        """Return the case of that name."""
        library, kind, size, seed = name.split("-")
        columns, rows = map(int, size.split("x"))
        return cls(library, kind, (columns, rows), int(seed))


class _Monkey:
    """Plays in each library in turn, and sums up."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self._options = options
        self._folder = folder
        self._libraries: dict[str, Library] = {}
        self._outcomes: list[Outcome] = []

    def _library(self, kind: str) -> Library:
        if kind not in self._libraries:
            options = self._options
            self._libraries[kind] = made(
                kind, self._folder / kind, source=options.lines, size=options.size
            )
        return self._libraries[kind]

    def _run(self, case: _Case, events: Sequence[Event]) -> Outcome:
        state = self._folder / f"state-{case.library}"
        state.mkdir(exist_ok=True)
        library = self._library(case.library)
        return RUNS[case.kind](inside.Setting(library, state, case.size), events)

    def play(self) -> int:
        """Play until the time is over; return 1 when something was found."""
        options = self._options
        end = time.monotonic() + options.seconds
        wheres = list(product(options.library, options.kind))
        seed = options.seed
        while time.monotonic() < end:
            library, kind = wheres[seed % len(wheres)]
            hands = Hands(f"{library}/{kind}/{seed}", suspending=kind == "outside")
            case = _Case(library, kind, hands.size(), seed)
            events = list(hands.events(options.events))
            outcome = self._run(case, events)
            self._outcomes.append(outcome)
            self._say(case, outcome)
            seed += 1
            if outcome.found:
                self._shrink(case, events[: outcome.events], outcome)
                if not options.keep_going:
                    break
        return self._sum_up(options.seed, seed)

    def _say(self, case: _Case, outcome: Outcome) -> None:
        memory = f", {outcome.memory >> 20} MiB" if outcome.memory else ""
        print(
            f"{case}: {outcome.events} events, {outcome.keys} keys; "
            f"slowest {outcome.slowest * 1000:.0f} ms ({outcome.slowest_of}), "
            f"out {outcome.out * 1000:.0f} ms{memory}",
            flush=True,
        )
        for found in outcome.found:
            print(f"  ✗ {found}", flush=True)

    def _shrink(self, case: _Case, events: list[Event], outcome: Outcome) -> None:
        """Seek the fewest events that lead to the same find, and write them down."""

        def fails(fewer: Sequence[Event]) -> bool:
            return self._run(case, fewer).kind == outcome.kind

        few = shrunk(events, fails, self._options.shrink)
        path = self._options.finds / f"find-{case}.jsonl"
        write_events(path, few)
        print(f"  {len(few)} events do it: {path}", flush=True)
        for event in few[:_SHOWN]:
            print(f"    {str(event)[:200]}", flush=True)

    def replay(self, path: Path) -> int:
        """Do what was written down once more."""
        case = _Case.named(path.stem.partition("-")[2])
        outcome = self._run(case, read_events(path))
        self._say(case, outcome)
        return bool(outcome.found)

    def _sum_up(self, first: int, last: int) -> int:
        outcomes = self._outcomes
        found = [outcome for outcome in outcomes if outcome.found]
        print(
            f"seeds {first} to {last - 1}: {sum(o.events for o in outcomes)} events, "
            f"{sum(o.keys for o in outcomes)} keys, slowest "
            f"{max(o.slowest for o in outcomes) * 1000:.0f} ms, out "
            f"{max(o.out for o in outcomes) * 1000:.0f} ms, "
            f"{max(o.memory for o in outcomes) >> 20} MiB, {len(found)} finds"
        )
        return bool(found)


if __name__ == "__main__":
    sys.exit(main())
