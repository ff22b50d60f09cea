"""The full-text index: both engines give the same, and what is near is near by BM25."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsreader.library.index import Document, Index, IndexDamageError
from newsreader.library.index_sqlite import SqliteIndex
from newsreader.library.index_tantivy import TantivyIndex
from newsreader.library.nearness import found, near

Texts = Mapping[int, Mapping[str, int]]
ENGINES: list[Callable[[Path | None], Index]] = [TantivyIndex, SqliteIndex]


@pytest.fixture(params=[*ENGINES], ids=["tantivy", "sqlite"])
def engine(request: pytest.FixtureRequest) -> Callable[[Path | None], Index]:
    chosen: Callable[[Path | None], Index] = request.param
    return chosen


@pytest.fixture(params=["kept", "passing"])
def index(
    request: pytest.FixtureRequest, engine: Callable[[Path | None], Index], tmp_path: Path
) -> Index:
    return engine(tmp_path if request.param == "kept" else None)


def documents(texts: Texts, file: int = 1) -> list[Document]:
    return [
        Document(number, file, "", " ".join(Counter(dict(counted)).elements()))
        for number, counted in texts.items()
    ]


def filled(index: Index, texts: Texts) -> Index:
    index.add(documents(texts))
    index.commit()
    return index


def some_texts(count: int, seed: int) -> dict[int, Counter[str]]:
    chance = random.Random(seed)
    words = [f"w{number}" for number in range(40)]
    return {n: Counter(chance.choices(words, k=chance.randint(3, 35))) for n in range(1, count + 1)}


def bm25(texts: Texts, stems: list[str]) -> dict[int, float]:
    """Return the scores by the formula, as Robertson and others have it (k1 1.2, b 0.75)."""
    mean = sum(sum(text.values()) for text in texts.values()) / len(texts)
    scores: dict[int, float] = {}
    for stem in stems:
        held = sum(stem in text for text in texts.values())
        rarity = math.log(1 + (len(texts) - held + 0.5) / (held + 0.5))
        for number, text in texts.items():
            if count := text.get(stem, 0):
                length = 1.2 * (1 - 0.75 + 0.75 * sum(text.values()) / mean)
                part = rarity * count * 2.2 / (count + length)
                scores[number] = scores.get(number, 0.0) + part
    return scores


@pytest.mark.parametrize("seed", range(4))
def test_scores_are_those_of_the_formula(seed: int) -> None:
    texts = some_texts(30, seed)
    index = filled(TantivyIndex(None), texts)
    for stems in (["w1"], ["w3", "w30", "nowhere"], [f"w{number}" for number in range(20)]):
        expected = bm25(texts, stems)
        got = dict(index.best(stems, 100))
        assert got == pytest.approx(expected, rel=1e-4)
        assert list(got.values()) == sorted(got.values(), reverse=True)
        for number, score in expected.items():
            assert index.score(stems, number) == pytest.approx(score, rel=1e-4)


def test_what_is_counted(index: Index) -> None:
    filled(
        index, {1: {"بحر": 3, "ماء": 1}, 2: {"ماء": 1}, 3: {"غيم": 1}, 4: {"غيم": 2}, 7: {"ك": 1}}
    )
    assert index.count() == 5
    assert [index.frequency(stem) for stem in ("ماء", "غيم", "بحر", "لا")] == [2, 2, 1, 0]
    assert [number for number, _ in index.best(["بحر", "ماء"], 5)] == [1, 2]
    assert len(index.best(["ماء", "غيم"], 3)) == 3
    assert index.holders("غيم", [1, 3, 4]) == {3, 4}
    assert index.holders("غيم", [1, 2]) == set()
    assert index.holders("لا", [1]) == set()
    assert index.holders("غيم", []) == set()
    assert index.score(["غيم"], 1) == 0
    assert index.score(["ماء"], 2) > 0
    assert index.best([], 5) == []
    assert index.best(["لا"], 5) == []


def test_nothing_is_there_before_it_is_committed(index: Index) -> None:
    filled(index, {1: {"بحر": 1}})
    index.add(documents({2: {"بحر": 1}}))
    index.forget([1])
    index.commit()
    index.rest()
    assert index.count() == 0
    filled(index, {3: {"بحر": 1}})
    assert index.holders("بحر", [1, 2, 3]) == {3}


def test_files_are_forgotten(index: Index) -> None:
    for file, numbers in ((1, (1, 2)), (2, (3, 4)), (3, (5,))):
        index.add(documents({number: {"بحر": 1} for number in numbers}, file))
    index.commit()
    index.forget([1])
    index.commit()
    assert index.holders("بحر", range(9)) == {3, 4, 5}
    index.forget([2, 3, 9])
    index.commit()
    assert index.count() == 0


def test_an_index_outlives_the_program(
    engine: Callable[[Path | None], Index], tmp_path: Path
) -> None:
    first = filled(engine(tmp_path), {1: {"بحر": 1}})
    first.rest()
    other = engine(tmp_path)
    assert other.holders("بحر", [1]) == {1}
    filled(first, {2: {"بحر": 1}})
    other.reload()
    assert other.holders("بحر", [1, 2]) == {1, 2}


def test_damage_is_told(engine: Callable[[Path | None], Index], tmp_path: Path) -> None:
    filled(engine(tmp_path), {n: {"بحر": 1, f"w{n}": 2} for n in range(200)}).rest()
    for file in tmp_path.iterdir():
        if file.is_file():
            file.write_bytes(b"no index at all" * 500)
    with pytest.raises(IndexDamageError):  # noqa: PT012 - when it is opened, or when it is asked
        index = engine(tmp_path)
        assert index.best(["بحر"], 5)
        raise AssertionError("what is damaged was read")


# What is near


def test_what_shares_little_with_an_article_is_not_near_to_it(index: Index) -> None:
    article = {f"كلمة{number}": 2 for number in range(20)}
    texts = {
        **{100 + number: {f"حشو{number}": 10} for number in range(60)},
        1: article,
        2: {"كلمة1": 2, "كلمة2": 2, "كلمة3": 2, "أخرى": 1},
        3: {"كلمة1": 9, "كلمة2": 9, "أخرى": 1},
        4: {"كلمة1": 1, "كلمة2": 1, "كلمة3": 1, "بعيد": 500},
    }
    filled(index, texts)
    assert [each.number for each in found(index, article, 9)] == [1, 2, 3, 4]
    assert [each.number for each in near(index, article, None, 9, ())] == [1, 2]
    assert [each.number for each in near(index, article, 1, 9, ())] == [2]
    assert near(index, article, 1, 9, {2}) == []
    few = {"كلمة1": 1}
    assert near(index, few, None, 9, ())[0].number == 3  # it is all that there is
    assert near(index, {}, None, 9, ()) == []


def test_why_is_told_by_the_rarest_stems_they_share(index: Index) -> None:
    texts: dict[int, dict[str, int]] = {n: {"a": 1, "b": n % 2, "x": 1} for n in range(10, 30)}
    texts[1] = dict.fromkeys("abcdefg", 1)
    texts[2] = dict.fromkeys("abcdefgh", 1)
    filled(index, {n: {s: c for s, c in text.items() if c} for n, text in texts.items()})
    (one,) = near(index, texts[1], 1, 1, ())
    assert one.number == 2
    assert len(one.stems) == 5
    assert set(one.stems) == set("cdefg")


def test_only_the_weightiest_stems_look_for_others(index: Index) -> None:
    rare = {f"rare{number}": 1 for number in range(25)}
    texts = {
        **{100 + number: {"sea": 1} for number in range(40)},
        **{number: {stem: 1} for number, stem in enumerate(rare, 1)},
    }
    filled(index, texts)
    looked = near(index, {"sea": 1, **rare}, None, 99, ())
    assert looked == []  # each shares one stem
    assert {each.number for each in found(index, {"sea": 1, **rare}, 99)} == set(texts)
