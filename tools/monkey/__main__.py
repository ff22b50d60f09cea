"""Let the monkey loose: seed after seed, until the time is over."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from tools.monkey import inside
from tools.monkey.events import Event, read_events, write_events
from tools.monkey.hands import Hands
from tools.monkey.libraries import KINDS, Library, made
from tools.monkey.outcomes import Outcome
from tools.monkey.shrinking import shrunk

_EVENTS = 400
_SHOWN = 30
options_verbose = True


def main() -> int:
    """Run it; the exit status is 1 when something was found."""
    options = _options()
    os.environ.pop("DISPLAY", None)
    os.environ.pop("WAYLAND_DISPLAY", None)
    with tempfile.TemporaryDirectory(prefix="newsreader-monkey-") as name:
        folder = Path(name)
        os.environ["XDG_RUNTIME_DIR"] = str(folder)
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
    parser.add_argument("--replay", type=Path, help="a file of events to do once more")
    parser.add_argument("--shrink", type=float, default=120, help="seconds for shrinking a find")
    parser.add_argument("--keep-going", action="store_true", help="go on after a find")
    return parser.parse_args()


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

    def _run(self, kind: str, size: tuple[int, int], events: Sequence[Event]) -> Outcome:
        state = self._folder / f"state-{kind}"
        return inside.run(inside.Setting(self._library(kind), state, size), events)

    def play(self) -> int:
        """Play until the time is over; return 1 when something was found."""
        options = self._options
        end = time.monotonic() + options.seconds
        seed = options.seed
        while time.monotonic() < end:
            kind = options.library[(seed - options.seed) % len(options.library)]
            hands = Hands(f"{kind}/{seed}")
            size = hands.size()
            events = list(hands.events(options.events))
            began = time.monotonic()
            outcome = self._run(kind, size, events)
            self._outcomes.append(outcome)
            self._say(kind, seed, size, outcome, time.monotonic() - began)
            if outcome.found:
                self._shrink(kind, seed, size, events, outcome)
                if not options.keep_going:
                    break
            seed += 1
        return self._sum_up(options.seed, seed)

    def _say(
        self, kind: str, seed: int, size: tuple[int, int], outcome: Outcome, seconds: float
    ) -> None:
        print(
            f"{kind} seed {seed} {size[0]}×{size[1]}: {outcome.events} events, {outcome.keys} keys "
            f"in {seconds:.1f} s; slowest {outcome.slowest * 1000:.0f} ms ({outcome.slowest_of}), "
            f"out {outcome.out * 1000:.0f} ms, {outcome.memory >> 20} MiB",
            flush=True,
        )
        if options_verbose and outcome.slowest > 0.3:
            print(outcome.busy_with[-1500:])
        for found in outcome.found:
            print(f"  ✗ {found}", flush=True)

    def _shrink(
        self, kind: str, seed: int, size: tuple[int, int], events: list[Event], outcome: Outcome
    ) -> None:
        """Seek the fewest events that lead to the same find, and write them down."""

        def fails(fewer: Sequence[Event]) -> bool:
            return self._run(kind, size, fewer).kind == outcome.kind

        few = shrunk(events[: outcome.events], fails, self._options.shrink)
        path = self._options.finds / f"find-{kind}-{size[0]}x{size[1]}-{seed}.jsonl"
        write_events(path, few)
        print(f"  {len(few)} events do it: {path}", flush=True)
        for event in few[:_SHOWN]:
            print(f"    {str(event)[:200]}", flush=True)

    def replay(self, path: Path) -> int:
        """Do what was written down once more."""
        _, kind, size, _ = path.stem.split("-")
        columns, rows = map(int, size.split("x"))
        outcome = self._run(kind, (columns, rows), read_events(path))
        self._say(kind, 0, (columns, rows), outcome, 0.0)
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
