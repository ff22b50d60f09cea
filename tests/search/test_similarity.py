"""BM25 as it is written in books, against the index that keeps it small and lets it shrink."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping

import pytest

from newsreader.search.similarity import QUERY_TERMS, Similarity

Documents = Mapping[str, Mapping[str, int]]


def weight(documents: Documents, term: str) -> float:
    """Return a term's inverse document frequency."""
    holding = sum(1 for terms in documents.values() if term in terms)
    return math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5)) if holding else 0.0


def share(documents: Documents, key: str, term: str) -> float:
    """Return what a term adds to the score of a document: k1 is 1.2, b is 0.75."""
    average = sum(sum(terms.values()) for terms in documents.values()) / len(documents)
    count = documents[key].get(term, 0)
    length = sum(documents[key].values())
    return (
        weight(documents, term)
        * (count * 2.2)
        / (count + 1.2 * (1 - 0.75 + 0.75 * length / average))
    )


def scores(documents: Documents, query: Mapping[str, int]) -> dict[str, float]:
    """Return the score of each document that shares a term with the query."""
    ranked = sorted(
        (term for term in query if weight(documents, term)),
        key=lambda term: (-query[term] * weight(documents, term), term),
    )
    chosen = ranked[:QUERY_TERMS]
    found = {key: sum(share(documents, key, term) for term in chosen) for key in documents}
    return {key: score for key, score in found.items() if score}


def index_of(documents: Documents) -> Similarity[str]:
    index: Similarity[str] = Similarity()
    for key, terms in documents.items():
        index.add(key, terms)
    return index


def some_documents(count: int, seed: int) -> dict[str, Counter[str]]:
    """Return documents of 1 to 60 words, some words far more common than others."""
    chance = random.Random(seed)
    words = [f"w{number}" for number in range(40)]
    weights = [1 / (1 + number) for number in range(40)]
    return {
        f"d{number}": Counter(chance.choices(words, weights, k=chance.randint(1, 60)))
        for number in range(count)
    }


def assert_near(index: Similarity[str], documents: Documents, query: Mapping[str, int]) -> None:
    near = index.nearest(query, len(documents))
    wanted = scores(documents, query)
    assert {each.key: each.score for each in near} == pytest.approx(wanted)
    assert [each.score for each in near] == sorted((each.score for each in near), reverse=True)


@pytest.mark.parametrize("seed", range(5))
def test_scores_are_those_of_the_formula(seed: int) -> None:
    documents = some_documents(12, seed)
    index = index_of(documents)
    for key in ("d0", "d5"):
        assert_near(index, documents, documents[key])
    assert_near(index, documents, {"w1": 1, "w30": 2, "not there": 5})


def test_a_short_document_is_nearer_than_a_long_one_with_the_same_words() -> None:
    documents = {"long": {"sea": 1, "other": 30}, "short": {"sea": 1, "more": 1}, "none": {"x": 9}}
    assert [each.key for each in index_of(documents).nearest({"sea": 1}, 5)] == ["short", "long"]


def test_of_equals_the_earlier_document_comes_first() -> None:
    documents = {key: {"sea": 1} for key in ("b", "a", "c")} | {"other": {"land": 1}}
    index = index_of(documents)
    assert [each.key for each in index.nearest({"sea": 1}, 2)] == ["b", "a"]
    assert [each.key for each in index.nearest({"sea": 1}, 9, ("a", "missing"))] == ["b", "c"]


def test_only_the_weightiest_terms_of_a_query_count() -> None:
    documents = some_documents(30, 7)
    documents |= {f"e{n}": Counter({f"rare{n}": 1, "sea": 2}) for n in range(QUERY_TERMS)}
    query = {"sea": 1} | {f"rare{n}": 1 for n in range(QUERY_TERMS)}
    found = index_of(documents).nearest(query, 100)
    assert {each.key: each.score for each in found} == pytest.approx(scores(documents, query))
    assert all("sea" not in each.terms for each in found)  # in too many of them


def test_the_terms_that_weigh_most_in_a_document_are_named() -> None:
    documents: Documents = {
        "one": {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6},
        "two": {"a": 1, "g": 1},
        "three": {"h": 1},
    }
    one, two = index_of(documents).nearest(dict.fromkeys("abcdefg", 1), 3)
    assert one.key == "one"
    assert one.terms == ("f", "e", "d", "c", "b")  # five of six, the weightiest first
    assert (two.key, two.terms) == ("two", ("g", "a"))


def test_what_is_taken_out_counts_no_more() -> None:
    documents = some_documents(20, 3)
    index = index_of(documents)
    for key in ("d3", "d4", "d19"):
        index.remove(key)
        del documents[key]
    index.remove("d3")
    assert len(index) == 17
    for query in (documents["d0"], documents["d18"], {"w2": 3}):
        assert_near(index, documents, query)


def test_a_document_that_is_added_again_takes_the_place_of_the_older_one() -> None:
    documents = some_documents(10, 4)
    index = index_of(documents)
    documents["d2"] = Counter({"w1": 4, "anew": 1})
    index.add("d2", documents["d2"])
    assert len(index) == 10
    assert_near(index, documents, {"w1": 1, "anew": 1})


def test_what_was_taken_out_is_let_go_of_in_the_end() -> None:
    index: Similarity[int] = Similarity()
    for number in range(1_200):
        index.add(number, {"sea": 1, f"t{number % 7}": 2})
    for number in range(1_150):
        index.remove(number)
    # When a thousand more than there are left were taken out: 99 were left then.
    assert index.size == 2 * 99
    assert len(index) == 50
    left = {f"{n}": {"sea": 1, f"t{n % 7}": 2} for n in range(1_150, 1_200)}
    query = {"sea": 1, "t3": 1}
    found = {f"{each.key}": each.score for each in index.nearest(query, 100)}
    assert found == pytest.approx(scores(left, query))
    index.add(7, {"sea": 3})
    assert len(index) == 51
    assert index.nearest({"sea": 9}, 1)[0].key == 7


def test_pairs_are_counted() -> None:
    index = index_of({"a": {"x": 1, "y": 2}, "b": {"x": 1}})
    assert index.size == 3
    assert len(index) == 2


def test_a_term_that_stands_very_often_in_one_document_is_no_fault() -> None:
    index = index_of({"a": {"x": 100_000}, "b": {"x": 1}, "c": {"y": 1}})
    assert [each.key for each in index.nearest({"x": 1}, 5)] == ["a", "b"]


def test_an_empty_index_and_an_empty_query_find_nothing() -> None:
    assert index_of({}).nearest({"sea": 1}, 5) == []
    assert index_of({"a": {"sea": 1}}).nearest({}, 5) == []
    assert index_of({"a": {"sea": 1}}).nearest({"sea": 1}, 0) == []
