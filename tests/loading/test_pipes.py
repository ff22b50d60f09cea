"""A pipe that is still being written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import pytest

from newsreader import bounds
from newsreader.loading import Pipe, load

TEXT = "عنوان المقال\n\nفقرة أولى.\n\nفقرة ثا"


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    yield read, write
    with contextlib.suppress(OSError):  # the test may have closed it
        os.close(write)


def test_what_has_come_is_whole_lines_until_the_end(ends: tuple[int, int]) -> None:
    read, write = ends
    pipe = Pipe(read)
    os.write(write, TEXT.encode())
    pipe.wait(0.01)
    pipe.wait_for_more(len(TEXT.encode()) - 1)
    assert (pipe.has_ended, pipe.size) == (False, len(TEXT.encode()))
    assert pipe.stream().data.decode() == "عنوان المقال\n\nفقرة أولى.\n\n"
    article = load(pipe.stream()).article
    assert article is not None
    assert article.path == "-"
    os.write(write, "نية.".encode())
    os.close(write)
    pipe.wait(30)
    assert pipe.has_ended
    assert pipe.fault is None
    assert pipe.stream().data.decode() == TEXT + "نية."


def test_without_a_line_s_end_words_count_and_then_everything(ends: tuple[int, int]) -> None:
    read, write = ends
    pipe = Pipe(read)
    os.write(write, "كلمة واحد".encode())
    pipe.wait_for_more(0)
    assert pipe.stream().data.decode() == "كلمة "
    read, other = os.pipe()
    pipe = Pipe(read)
    os.write(other, b"abc")
    pipe.wait_for_more(2)
    assert pipe.stream().data == b"abc"
    os.close(other)


def test_an_empty_pipe_ends(ends: tuple[int, int]) -> None:
    read, write = ends
    os.close(write)
    pipe = Pipe(read, "name")
    pipe.wait(0)
    assert pipe.has_ended
    assert pipe.stream().data == b""
    assert pipe.stream().name == "name"


def test_more_than_may_be_held_is_said(
    ends: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "PIPED", 100)
    read, write = ends
    pipe = Pipe(read)
    os.write(write, b"line\n" * 50)
    pipe.wait(30)
    pipe.wait_for_more(1000)
    assert pipe.size == 100
    assert pipe.fault is not None
    assert "is larger than" in pipe.fault.message


def test_what_cannot_be_read_is_said(tmp_path: object) -> None:
    folder = os.open(str(tmp_path), os.O_RDONLY)
    pipe = Pipe(folder)
    pipe.wait(30)
    assert pipe.fault is not None
    assert pipe.fault.message == "is a folder"
