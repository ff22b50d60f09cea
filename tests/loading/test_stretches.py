"""Files that are read piece by piece: the pieces give what the whole gives."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.loading import Loaded, Options, load_all, stretches
from support import fixtures

LINES = st.lists(
    st.sampled_from(
        [b"\n", b"  \n", b"no JSON\n", b"{}\n", b'"text"\n', b"\xff\n", b"\r\n"]
        + [json.dumps(fixtures.article(number)).encode() + b"\n" for number in range(3)]
    ),
    min_size=1,
)


def loads(file: Path, size: int) -> list[Loaded]:
    """Return what the stretches of a file give."""
    found: list[Loaded] = []
    end, number = 0, 1
    for stretch in stretches(file, size):
        assert (stretch.start, stretch.number) == (end, number)
        end, number = stretch.end, number + file.read_bytes()[end : stretch.end].count(b"\n")
        found += load_all(file, Options(stretch=stretch))
    assert end == file.stat().st_size
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.booleans(), st.integers(1, 2_000))
def test_stretches_give_what_the_whole_gives(
    tmp_path: Path, lines: list[bytes], is_cut: bool, size: int
) -> None:
    file = tmp_path / "news.jsonl"
    data = b"".join(lines)
    file.write_bytes(data[:-1] if is_cut and len(data) > 1 else data)
    whole = [replace(each, place=each.place if each.article else 0) for each in load_all(file)]
    parts = [replace(each, place=each.place if each.article else 0) for each in loads(file, size)]
    if not parts:
        assert all(each.article is None for each in whole)
    else:
        assert parts == whole


def test_articles_of_lines_have_the_places_of_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(f"\n{fixtures.lines(2)}\n\n{fixtures.lines(1)}", encoding="utf-8")
    assert [each.place for each in load_all(file)] == [1, 2, 5]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news.jsonl", fixtures.lines(3).encode("utf-16")),
        ("news.json", b"[" + json.dumps(fixtures.article(1)).encode() + b"]"),
        ("one.md", b"# title\n\ntext\n"),
    ],
)
def test_what_cannot_be_parted_has_no_stretches(tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert list(stretches(file, 10)) == []
    assert list(stretches(tmp_path / "nowhere", 10)) == []
