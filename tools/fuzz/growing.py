"""Growing sources: what reaches branches that nothing before it reached is grown on."""

from __future__ import annotations

import random
import resource
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools.fuzz.accidents import broken
from tools.fuzz.grammar import GROWN, grown
from tools.fuzz.loading import Watched
from tools.fuzz.seeds import real, seeds

__all__ = ["Pool", "Run", "bounded", "run"]

_BATCH = 20  # sources between two looks at what has been reached
_KEPT = 400  # of each kind


class Pool:
    """Sources to grow from, by suffix: sound ones, real ones, and those that reached further."""

    def __init__(self, data: Path | None = None) -> None:
        self._kinds = seeds()
        for suffix, found in real(data).items():
            self._kinds.setdefault(suffix, []).extend(found)
        for suffix in GROWN:
            self._kinds.setdefault(suffix, [])

    def next(self, chance: random.Random) -> tuple[str, bytes]:
        """Return a source to try, with its suffix: grown by the grammar, or broken."""
        suffix = chance.choice(list(self._kinds))
        found = self._kinds[suffix]
        is_grown = suffix in GROWN and (not found or chance.random() < 0.5)
        data = grown(suffix, chance) if is_grown else chance.choice(found)
        if not is_grown or chance.random() < 0.3:
            data = broken(data, chance, found)
        if chance.random() < 0.03:
            suffix = chance.choice(list(self._kinds))  # called what it is not
        return suffix, data

    def keep(self, suffix: str, data: bytes, chance: random.Random) -> None:
        """Take a source that reached something new."""
        found = self._kinds[suffix]
        if len(found) < _KEPT:
            found.append(data)
        else:
            found[chance.randrange(_KEPT)] = data


@dataclass(slots=True)
class Run:
    """How many sources were loaded, by suffix; the numbers of those that failed; the worst."""

    done: Counter[str] = field(default_factory=Counter)
    failed: list[int] = field(default_factory=list)
    seconds: float = 0.0
    memory: float = 0.0

    def add(self, other: Run) -> Run:
        """Return this with what another one has done."""
        return Run(
            self.done + other.done, self.failed + other.failed,
            max(self.seconds, other.seconds), max(self.memory, other.memory),
        )  # fmt: skip


def bounded(memory: int) -> None:
    """Let no more than so many bytes be taken from now on."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    size = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.RLIM_INFINITY))


def run(
    seed: int,
    count: int,
    keep: Path,
    tell: Callable[[str], None] = print,
    *,
    load: Callable[[Path], Watched],
    data: Path | None = None,
    reached: Callable[[], int] = lambda: 0,
) -> Run:
    """Load so many sources.

    `reached` says how many branches were taken so far. What fails is left in `keep`.
    """
    chance = random.Random(seed)
    pool = Pool(data)
    found = Run()
    before, batch = 0, []
    for number in range(count):
        suffix, source = pool.next(chance)
        path = keep / f"{seed}-tried{suffix}"
        path.write_bytes(source)
        watch = load(path)
        found = found.add(Run(Counter({suffix or "(none)": 1}), [], watch.seconds, watch.memory))
        if watch.wrong:
            found.failed.append(number)
            tell(f"{path.replace(keep / f'{seed}-{number}{suffix}')}: {watch.wrong[0]}")
        path.unlink(missing_ok=True)
        batch.append((suffix, source))
        if len(batch) == _BATCH:
            now = reached()
            for each in batch[:: max(1, _BATCH // 4)] if now > before else ():
                pool.keep(*each, chance)
            before, batch = now, []
    return found
