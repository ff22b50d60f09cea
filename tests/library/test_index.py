"""The full-text index: both engines give the same, and what is near is near by BM25."""

from __future__ import annotations

import math
import random
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsreader.library import nearness
from newsreader.library.index import Document, Index, IndexDamageError
from newsreader.library.index_sqlite import SqliteIndex
from newsreader.library.index_tantivy import TantivyIndex
from newsreader.library.nearness import About, found, near

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
            assert index.scores(stems, [number]) == pytest.approx({number: score}, rel=1e-4)


def test_what_is_counted(index: Index) -> None:
    filled(
        index, {1: {"بحر": 3, "ماء": 1}, 2: {"ماء": 1}, 3: {"غيم": 1}, 4: {"غيم": 2}, 7: {"ك": 1}}
    )
    assert index.count() == 5
    assert [index.frequency(stem) for stem in ("ماء", "غيم", "بحر", "لا")] == [2, 2, 1, 0]
    assert [number for number, _ in index.best(["بحر", "ماء"], 5)] == [1, 2]
    assert len(index.best(["ماء", "غيم"], 3)) == 3
    assert set(index.held(["غيم"], [1, 3, 4])) == {3, 4}
    assert set(index.held(["غيم"], [1, 2])) == set()
    assert set(index.held(["لا"], [1])) == set()
    assert set(index.held(["غيم"], [])) == set()
    assert index.scores(["غيم"], [1]) == {}
    assert index.scores(["ماء"], [2])[2] > 0
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
    assert set(index.held(["بحر"], [1, 2, 3])) == {3}


def test_files_are_forgotten(index: Index) -> None:
    for file, numbers in ((1, (1, 2)), (2, (3, 4)), (3, (5,))):
        index.add(documents({number: {"بحر": 1} for number in numbers}, file))
    index.commit()
    index.forget([1])
    index.commit()
    assert set(index.held(["بحر"], range(9))) == {3, 4, 5}
    index.forget([2, 3, 9])
    index.commit()
    assert index.count() == 0


def test_an_index_outlives_the_program(
    engine: Callable[[Path | None], Index], tmp_path: Path
) -> None:
    first = filled(engine(tmp_path), {1: {"بحر": 1}})
    first.rest()
    other = engine(tmp_path)
    assert set(other.held(["بحر"], [1])) == {1}
    filled(first, {2: {"بحر": 1}})
    other.reload()
    assert set(other.held(["بحر"], [1, 2])) == {1, 2}


def test_what_was_let_go_of_answers_again(index: Index) -> None:
    texts = some_texts(50, 1)
    filled(index, texts).rest()
    before = index.best(["w1", "w2"], 50)
    index.let_go(0)
    assert index.best(["w1", "w2"], 50) == before
    index.let_go(0)
    assert index.count() == 50
    index.let_go(0)
    filled(index, {51: {"w1": 1}})
    index.let_go(0)
    assert set(index.held(["w1"], [51])) == {51}


def mapped(folder: Path) -> bool:
    maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
    return f"{folder.resolve()}/" in maps


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="nothing says what is mapped")
def test_files_that_nobody_asks_for_are_not_held(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    filled(index, some_texts(50, 1)).rest()
    assert index.best(["w1"], 1)
    index.let_go(60)
    assert mapped(tmp_path)
    index.let_go(0)
    assert not mapped(tmp_path)


def test_an_index_that_went_while_nobody_asked_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    index = TantivyIndex(folder)
    filled(index, {1: {"بحر": 1}}).rest()
    index.let_go(0)
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(IndexDamageError):
        index.best(["بحر"], 1)


def test_one_may_ask_while_it_is_let_go_of(index: Index) -> None:
    texts = some_texts(50, 2)
    filled(index, texts).rest()
    right = index.best(["w1", "w2"], 50)
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(30):
            found = index.best(["w1", "w2"], 50)
            if found != right:
                wrong.append(found)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        index.let_go(0)
    assert not wrong


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
    assert [each.number for each in near(index, About(article), None, 9, ())] == [1, 2]
    assert [each.number for each in near(index, About(article), 1, 9, ())] == [2]
    assert near(index, About(article), 1, 9, {2}) == []
    few = {"كلمة1": 1}
    assert near(index, About(few), None, 9, ())[0].number == 3  # it is all that there is
    assert near(index, About({}), None, 9, ()) == []


def test_why_is_told_by_the_rarest_stems_they_share(index: Index) -> None:
    texts: dict[int, dict[str, int]] = {n: {"a": 1, "b": n % 2, "x": 1} for n in range(10, 30)}
    texts[1] = dict.fromkeys("abcdefg", 1)
    texts[2] = dict.fromkeys("abcdefgh", 1)
    filled(index, {n: {s: c for s, c in text.items() if c} for n, text in texts.items()})
    (one,) = near(index, About(texts[1]), 1, 1, ())
    assert one.number == 2
    assert len(one.stems) == 5
    assert set(one.stems) == set("cdefg")


def test_among_many_the_nearest_are_those_that_share_the_most(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighty = {f"بحر{number}": 9 for number in range(25)}
    light = {f"سماء{number}": 1 for number in range(30)}
    filler = {100 + number: {f"حشو{number}": 30, "بحر1": 1} for number in range(40)}
    texts = {
        **filler,
        1: {**weighty, **light},
        2: {**dict(list(weighty.items())[:7]), "غير": 9},
        3: {**dict(list(weighty.items())[:6]), **light},
    }
    filled(index, texts)
    about = About(texts[1])
    assert [each.number for each in near(index, about, 1, 9, ())] == [2, 3]
    monkeypatch.setattr(nearness, "_FEW", 0)
    assert [each.number for each in near(index, about, 1, 9, ())] == [3, 2]
    assert [each.number for each in near(index, about, None, 9, ())][:2] == [1, 3]
    assert [each.number for each in near(index, about, 1, 1, {3})] == [2]
    monkeypatch.setattr(nearness, "_NEAR", 3.0)
    assert [each.number for each in near(index, about, 1, 9, ())] == []


def test_among_many_what_an_article_alone_holds_makes_nothing_less_near(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearness, "_FEW", 0)
    shared = {f"بحر{number}": 3 for number in range(8)}
    own = {f"وحده{number}": 9 for number in range(200)}
    filler = {100 + number: {f"حشو{number}": 30, "بحر1": 1} for number in range(40)}
    filled(index, {**filler, 1: {**shared, **own}, 2: dict(list(shared.items())[:5])})
    assert [each.number for each in near(index, About({**shared, **own}), 1, 9, ())] == [2]


def test_words_as_they_are_written_count_half(index: Index) -> None:
    index.add(
        [
            Document(1, 1, "البحر الماء", "بحر ماء"),
            Document(2, 1, "بحرنا ماؤنا", "بحر ماء"),
            Document(3, 1, "غيم", "غيم"),
        ]
    )
    index.commit()
    stems, numbers = ["بحر", "ماء"], [1, 2, 3]
    plain = index.scores(stems, numbers)
    assert set(plain) == {1, 2}
    both = index.scores(stems, numbers, ["البحر", "الماء"])
    assert both[2] == pytest.approx(plain[2])
    assert both[1] - plain[1] == pytest.approx(index.scores([], [1], ["البحر", "الماء"])[1])
    if isinstance(index, TantivyIndex):  # of documents of one length only the rarity differs
        rarities = [math.log(1 + (3 - held + 0.5) / (held + 0.5)) for held in (2, 1)]
        assert (both[1] - plain[1]) / plain[1] == pytest.approx(0.5 * rarities[1] / rarities[0])
    assert index.scores(stems, []) == {}
    assert index.scores(["لا"], numbers) == {}


def test_which_of_very_many_stems_are_held_is_known(index: Index) -> None:
    stems = [f"w{number}" for number in range(70)]
    texts = {n: {stem: 1 for place, stem in enumerate(stems) if place % n == 0} for n in (1, 2, 7)}
    filled(index, texts)
    held = index.held([*stems, "nowhere"], [1, 2, 7, 9])
    assert held == {number: set(text) for number, text in texts.items()}
    assert index.held(["nowhere"], [1]) == {}


def test_only_the_weightiest_stems_look_for_others(index: Index) -> None:
    rare = {f"rare{number}": 1 for number in range(25)}
    texts = {
        **{100 + number: {"sea": 1} for number in range(40)},
        **{number: {stem: 1} for number, stem in enumerate(rare, 1)},
    }
    filled(index, texts)
    looked = near(index, About({"sea": 1, **rare}), None, 99, ())
    assert looked == []  # each shares one stem
    assert {each.number for each in found(index, {"sea": 1, **rare}, 99)} == set(texts)
