"""Growing sources: what reaches branches that nothing before it reached is grown on."""

from __future__ import annotations

import random
import resource
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tools.fuzz.accidents import broken
from tools.fuzz.grammar import GROWN, grown
from tools.fuzz.loading import SECONDS, watched
from tools.fuzz.seeds import real, seeds

__all__ = ["Pool", "bounded", "run"]

_BATCH = 20  # sources between two looks at what has been reached
_KEPT = 400  # of each kind
_WARM = 200  # sources after which what the program itself takes is there
MEMORY = 190 << 20
"""Bytes that a source may take over what the program itself takes (some 60 MB)."""


class Pool:
    """Sources to grow from, by suffix: sound ones, real ones, and those that reached further."""

    def __init__(self, data: Path | None = None) -> None:
        self._kinds = seeds()
        for suffix, found in real(data).items():
            self._kinds.setdefault(suffix, []).extend(found)
        for suffix in GROWN:
            self._kinds.setdefault(suffix, [])

    def next(self, chance: random.Random, by_grammar: bool) -> tuple[str, bytes]:
        """Return a source to try, with its suffix: grown by the grammar, or broken."""
        suffix = chance.choice([s for s, found in self._kinds.items() if found or by_grammar])
        found = self._kinds[suffix]
        is_grown = by_grammar and suffix in GROWN and (not found or chance.random() < 0.5)
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
    seconds: float = SECONDS,
    data: Path | None = None,
    reached: Callable[[], int] = lambda: 0,
    memory: int | None = None,
    by_grammar: bool = True,
) -> Counter[str]:
    """Load so many sources; return how many of each kind, and how many failed.

    `reached` says how many branches were taken so far; `memory` bounds what one may take.
    Without `by_grammar` sound sources are broken, and nothing else.
    """
    chance = random.Random(seed)
    pool = Pool(data)
    done: Counter[str] = Counter()
    before, batch = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            if number == _WARM and memory is not None:
                bounded(memory)
            suffix, source = pool.next(chance, by_grammar)
            path = Path(folder, f"a{suffix}")
            path.write_bytes(source)
            wrong = watched(path, seconds)
            path.unlink()
            done[suffix or "(none)"] += 1
            batch.append((suffix, source))
            if wrong:
                done["failed"] += 1
                kept = keep / f"{seed}-{number}{suffix}"
                kept.write_bytes(source)
                tell(f"{kept}: {wrong[0]}")
            if len(batch) == _BATCH:
                now = reached()
                if now > before:
                    for each in batch[:: max(1, _BATCH // 4)]:
                        pool.keep(*each, chance)
                before, batch = now, []
    return done
