"""The model of Arabic text is the same each time; figures of quality are what they are called."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from pathlib import Path

import pytest
from bench.arabic_model import Model, inflected
from bench.measured import NEWS
from bench.quality import precision, quality, reciprocal_rank, shown_right
from bench.stocks import given, modelled, small_files
from bench.tables import Row, table

from newsreader.search.words import terms


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(seed=1, topics=4)


def test_an_article_follows_from_the_seed_and_its_number(model: Model) -> None:
    numbers = [7, 0, 39, 7]
    stories = [model.story(number) for number in numbers]
    again = Model(seed=1, topics=4)
    assert [again.story(number) for number in reversed(numbers)] == stories[::-1]
    assert Model(seed=2, topics=4).story(7) != stories[0]
    assert len({story.text for story in stories}) == 3


def test_words_are_met_as_often_as_in_running_text(model: Model) -> None:
    texts = [model.story(number).text for number in range(200)]
    counted = Counter(word.strip(".،") for text in texts for word in text.split())
    once = sum(count == 1 for count in counted.values())
    assert 0.4 < once / len(counted) < 0.9
    assert 0.25 < sum(count for _, count in counted.most_common(50)) / counted.total() < 0.45
    assert 2_000 < sum(len(text.encode()) for text in texts) / len(texts) < 5_000


def test_articles_of_a_topic_share_its_words(model: Model) -> None:
    stories = [model.story(number) for number in range(60)]
    own = {topic: set(model.vocabulary(topic).words) for topic in range(4)}
    for story in stories:
        words = {word.strip(".،") for word in story.text.split()}
        shares = {topic: len(words & own[topic]) for topic in own}
        assert max(shares, key=shares.__getitem__) == story.topic
        assert story.topic == model.topic_of(story.number)
    assert len({story.topic for story in stories}) == 4
    assert set(terms(model.query(2))) <= set(terms(" ".join(own[2])))


def test_each_twentieth_is_a_copy_edited(model: Model) -> None:
    for number in range(100):
        story = model.story(number)
        assert (story.original is not None) == (number % 20 == 19)
        if story.original is None:
            continue
        original = model.story(story.original)
        assert number - 15 <= original.number < number
        assert (story.topic, story.section) == (original.topic, original.section)
        assert story.title != original.title
        words, others = story.text.split(), set(original.text.split())
        assert 0.8 < sum(word in others for word in words) / len(words) < 1


def test_a_lemma_is_met_in_forms_that_fold_together() -> None:
    chance = random.Random(1)
    for lemma in ("مكتبة", "إسكان", "شجر"):
        forms = inflected(lemma, chance)
        assert len(forms) == 5
        assert all(terms(form) for form in forms)


def test_quality() -> None:
    labels = ["a", "a", "b", "a", "b"]
    assert precision([1, 2, 3], "a", labels) == pytest.approx(0.4)
    assert precision([], "a", labels) == 0
    assert shown_right([1, 2], "a", labels) == 0.5
    assert shown_right([], "a", labels) is None
    assert reciprocal_rank([4, 3, 2], 3) == 0.5
    assert reciprocal_rank([4], 3) == 0
    found = {0: [1, 3], 2: [4, 0], 4: []}
    both = quality(found, {0: "a", 2: "b"}, labels, {0: 3, 4: 2})
    assert both.precision == pytest.approx((0.4 + 0.2) / 2)
    assert both.right == pytest.approx((1 + 0.5) / 2)
    assert both.shown == pytest.approx(4 / 3)
    assert (both.pairs, both.rank) == (0.5, 0.25)
    assert quality({}, {}, [], {}) == (None, None, 0.0, None, None)


def test_a_library_of_the_model(tmp_path: Path) -> None:
    stock = modelled(tmp_path, 120)
    lines = (tmp_path / NEWS).read_text("utf-8").splitlines()
    assert len(lines) == len(stock.labels) == 120
    assert set(stock.pairs) == {19, 39, 59, 79, 99, 119}
    values = [json.loads(line) for line in lines]
    assert stock.size == sum(len(f"{v['title']}\n{v['text']}".encode()) for v in values)
    asked = {value["number"]: value for value in stock.asked if "text" in value}
    assert all(asked[number]["text"] == values[number]["text"] for number in asked)
    queries = [value["number"] for value in stock.asked if "query" in value]
    assert {stock.queries[number] for number in queries if number >= 0} == {*stock.labels}
    assert sum(number < 0 for number in queries) == 30  # common words: nothing is right of them


def test_a_library_of_given_articles(tmp_path: Path) -> None:
    lines = tmp_path / "given.jsonl.gz"
    with gzip.open(lines, "wt", encoding="utf-8") as file:
        for number in range(100):
            text = "\n".join(f"كلمة{number} " * 30 for _ in range(4))
            file.write(json.dumps({"text": text, "label": f"l{number % 3}", "id": number}) + "\n")
        file.write(json.dumps({"text": " ", "label": "empty"}) + "\n")
    root = tmp_path / "root"
    root.mkdir()
    stock = given(root, lines)
    values = [json.loads(line) for line in (root / NEWS).read_text("utf-8").splitlines()]
    assert len(values) == len(stock.labels) == 104
    assert all(set(value) <= {"title", "text"} for value in values)  # labels give nothing away
    assert sorted(stock.pairs) == [100, 101, 102, 103]
    for copy, original in stock.pairs.items():
        assert stock.labels[copy] == stock.labels[original]
        assert f"كلمة{original}" in values[copy]["text"]
        assert len(values[copy]["text"]) < len(values[original]["text"])


def test_small_files(tmp_path: Path) -> None:
    small_files(tmp_path, 1_002)
    assert len([*tmp_path.rglob("*.txt")]) == 1_002
    assert len([*tmp_path.iterdir()]) == 2


def test_a_table_has_ratios() -> None:
    small = [Row("build", "s", 2.0, 1.0), Row("right", "", 0.75, 0.5, ratio=False)]
    large = [Row("build", "s", 500.0, 4.0), Row("idle", "%", None)]
    head, build, right, idle = table([("1,000", small), ("10,000", large)]).splitlines()
    assert head.split() == ["1,000", "10,000"]
    assert build.split() == ["build,", "s", "2", "2.00", "b", "500", "250.00", "x", "125.00", "b"]
    assert right.split() == ["right", "0.75", "(0.5", "b)", "–"]
    assert idle.split() == ["idle,", "%", "–", "–"]
