"""The fuzzer: it outlives what holds or ends a process, and makes much of anything."""

from __future__ import annotations

import io
import itertools
import json
import os
import random
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.fuzz import apart, loading, multiples
from tools.fuzz.apart import Apart
from tools.fuzz.grammar import GROWN, grown


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[tuple[Apart, Path]]:
    file = tmp_path / "a.txt"
    file.write_text("عنوان\n\nنص.\n", encoding="utf-8")
    load = Apart(9.0, 4_000.0)
    yield load, file
    load.close()


def test_a_sound_source_is_loaded(sources: tuple[Apart, Path]) -> None:
    load, file = sources
    assert load(file).wrong == ()
    assert load(file).wrong == ()


def test_what_ends_the_process_is_told_and_the_next_one_is_loaded(
    sources: tuple[Apart, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load, file = sources
    with monkeypatch.context() as patched:
        patched.setattr(apart, "watched", lambda *_: os._exit(3))
        assert load(file).wrong == ("ends the process: 3",)
    assert load(file).wrong == ()


def test_a_call_that_does_not_return_is_ended_by_the_system(
    sources: tuple[Apart, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load, file = sources

    def hold(*_arguments: object) -> None:
        while True:  # what Python code is never asked to leave
            time.process_time()

    with monkeypatch.context() as patched:
        patched.setattr(apart, "watched", hold)
        patched.setattr(apart, "GIVE_UP", 0.1)
        patched.setattr(apart, "_GRACE", 0.1)
        found = load(file)
    assert found.wrong == ("hangs within a call",)
    assert load(file).wrong == ()


@pytest.mark.parametrize("suffix", GROWN)
def test_the_same_seed_gives_the_same_source(suffix: str) -> None:
    for seed in range(12):
        one, other = (grown(suffix, random.Random(seed)) for _ in range(2))
        # The time of packing stands in what is packed.
        assert len(one) == len(other)


def test_counts_are_of_every_order_of_magnitude() -> None:
    chance = random.Random(1)
    counts = [multiples.count(chance, 100_000) for _ in range(500)]
    assert all(any(10**n <= each < 10 ** (n + 1) for each in counts) for n in range(5))
    assert min(counts) == 1
    assert max(counts) <= 100_000


def test_members_that_are_listed_again_are_read_as_the_first() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("aaaaaaaa.txt", "نص")
    made = multiples.listed_again(out.getvalue(), random.Random(4), 50)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        listed = archive.infolist()
    assert len(listed) > 1
    assert len({each.header_offset for each in listed}) == 1
    assert multiples.listed_again(b"no zip", random.Random(4), 50) == b"no zip"


def test_a_nest_is_as_deep_as_its_beginnings() -> None:
    made = [multiples.deep(random.Random(n), [("[", "]")], "x", 100) for n in range(30)]
    assert any(each.count("[") > 20 and each.count("]") == each.count("[") for each in made)
    assert any("]" not in each for each in made)
    assert all(len(each) <= 102 for each in made)


@pytest.mark.parametrize(("step", "wrong"), [(0.04, 0), (0.06, 1)])
@pytest.mark.parametrize("times", [1, 2])
def test_a_source_of_very_many_articles_may_take_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: float, wrong: int, times: int
) -> None:
    ticks = itertools.count()
    monkeypatch.setattr(loading, "PACE", 20)
    monkeypatch.setattr(time, "process_time", lambda: next(ticks) * step)
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"text": "a"}] * 20 * times), encoding="utf-8")
    found = loading._watched(file, 1.0, 4_000.0)
    assert len(found.wrong) == wrong
    assert found.seconds == pytest.approx((20 * times + 1) * step, rel=0.1)


@pytest.mark.parametrize(("paragraphs", "wrong"), [(10, 1), (100, 0)])
def test_a_text_of_very_many_paragraphs_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paragraphs: int, wrong: int
) -> None:
    ticks = itertools.count()
    monkeypatch.setattr(loading, "PACE", 20)
    monkeypatch.setattr(time, "process_time", lambda: next(ticks) * 2.0)
    file = tmp_path / "a.txt"
    file.write_text("عنوان\n\n" + "قول.\n\n" * paragraphs, encoding="utf-8")
    assert len(loading._watched(file, 1.0, 4_000.0).wrong) == wrong
