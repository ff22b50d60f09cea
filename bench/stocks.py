"""What libraries are measured with: articles in files, what is asked, what is known of them."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from bench.arabic_model import Forms, Model, edited
from bench.measured import NEWS

__all__ = ["Stock", "given", "modelled", "small_files"]

_QUESTIONS = 300
_PAIRS = 150
_COMMON_QUERIES, _COMMON_RANKS = 30, 200  # of words that very many articles have
_COPIED_EACH = 25  # of given articles one is copied
_WORDS_OF = 500  # given articles, whose words stand in copies for others
_SMALL = "خبر رقم {0}\n\nنص الخبر رقم {0} هنا.\n"

Values = Mapping[str, Any]


@dataclass
class Stock:
    """A folder of articles and what is known of them, by their numbers in its file.

    `size` is that of their text, in bytes; `labels` what each is about ("" where that is not
    known); `pairs` the other halves of known pairs, of articles that are asked with; `queries` the
    labels that what is found should have, by the numbers of the queries.
    """

    root: Path
    size: int = 0
    labels: list[str] = field(default_factory=list)
    pairs: dict[int, int] = field(default_factory=dict)
    queries: dict[int, str] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def add(self, out: TextIO, value: Values, label: str) -> None:
        """Write an article, which is about what the label says."""
        out.write(json.dumps(value, ensure_ascii=False) + "\n")
        self.size += len(f"{value.get('title', '')}\n{value['text']}".encode())
        self.labels.append(label)

    def questions(self, file: Path) -> None:
        """Write what is asked, a line each."""
        lines = (json.dumps(value, ensure_ascii=False) + "\n" for value in self.asked)
        file.write_text("".join(lines), encoding="utf-8")


def modelled(root: Path, size: int, seed: int = 1) -> Stock:
    """Write a library of so many articles of the model."""
    model = Model.of(size, seed)
    chance = random.Random(f"{seed} questions")
    copies = [number for number in range(size) if model.original_of(number) is not None]
    asked = {*_some(chance, range(size), _QUESTIONS), *_some(chance, copies, _PAIRS)}
    stock = Stock(root)
    with (root / NEWS).open("w", encoding="utf-8") as out:
        for story in map(model.story, range(size)):
            value = {
                "title": story.title, "text": story.text, "section": story.section,
                "source": story.source, "date": story.date.isoformat(),
            }  # fmt: skip
            stock.add(out, value, str(story.topic))
            if story.number in asked:
                stock.asked.append({"number": story.number, **value})
                if story.original is not None:
                    stock.pairs[story.number] = story.original
    for topic in _some(chance, sorted({*map(int, stock.labels)}), _QUESTIONS):
        stock.asked.append({"number": topic, "query": model.query(topic)})
        stock.queries[topic] = str(topic)
    for rank in _some(chance, range(_COMMON_RANKS), _COMMON_QUERIES):
        stock.asked.append({"number": -1 - rank, "query": model.lemmas[rank]})
    return stock


def given(root: Path, lines: Path, seed: int = 1) -> Stock:
    """Write a library of the articles of a file of JSON lines, which may be packed by gzip.

    Each has `text`, maybe `title`, `date`, `source`, and `label`, which is for the figures alone.
    Behind them stand edited copies of some: pairs that are known.
    """
    values = [value for value in _values(lines) if str(value.get("text", "")).strip()]
    chance = random.Random(f"{seed} given")
    others = _words_of(values[:_WORDS_OF])
    asked = {*_some(chance, range(len(values)), _QUESTIONS)}
    copied = {*_some(chance, range(len(values)), min(_PAIRS, len(values) // _COPIED_EACH))}
    stock = Stock(root)
    with (root / NEWS).open("w", encoding="utf-8") as out:
        for number, value in enumerate(values):
            shown: dict[str, Any] = {
                name: value[name] for name in ("title", "text", "date", "source") if name in value
            }
            stock.add(out, shown, str(value.get("label", "")))
            if number in asked:
                stock.asked.append({"number": number, **shown})
        for number in sorted(copied):
            paragraphs = edited(str(values[number]["text"]).splitlines(), others, chance)
            copy: dict[str, Any] = {
                "title": " ".join(others.drawn(chance, 5)),
                "text": "\n".join(paragraphs),
            }
            stock.pairs[len(stock.labels)] = number
            stock.asked.append({"number": len(stock.labels), **copy})
            stock.add(out, copy, stock.labels[number])
    return stock


def small_files(root: Path, count: int) -> None:
    """Write so many files of an article each, a thousand to a folder."""
    for number in range(count):
        folder = root / f"{number // 1_000:04}"
        if number % 1_000 == 0:
            folder.mkdir(parents=True)
        (folder / f"{number:07}.txt").write_text(_SMALL.format(number), encoding="utf-8")


def _values(lines: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    if lines.suffix == ".gz":
        with gzip.open(lines, "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    with lines.open(encoding="utf-8") as plain:
        return [json.loads(line) for line in plain]


def _words_of(values: list[dict[str, Any]]) -> Forms:
    """Return the words of articles, as often as they stand in them."""
    words = [word for value in values for word in str(value["text"]).split()]
    return Forms(words, list(itertools.accumulate(1.0 for _ in words)))


def _some(chance: random.Random, numbers: Sequence[int], count: int) -> list[int]:
    return chance.sample(numbers, min(len(numbers), count))
