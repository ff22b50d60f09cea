"""What a source may take of time and memory: in proportion to its bytes, and handed back."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
import tracemalloc
from functools import cache

import pytest

from newsreader import bounds
from newsreader.article.blocks import Paragraph
from newsreader.article.spans import Inline
from newsreader.formats.pages import extraction, tidying
from newsreader.loading import Stream, load, load_all
from newsreader.text.controls import SafeText
from support.examples import whole
from support.fixtures import PROSE, RSS, page

# Blocks of 200,000 bytes in between others: freed, they are handed back or kept.
_BETWEEN = """
import sys
from pathlib import Path
from newsreader.sources.sources import _hand_back_large_blocks
if sys.argv[1] == "back":
    _hand_back_large_blocks()
del (first := [bytes(30 << 20)])[0]  # at this size glibc raises what it keeps
blocks = [bytearray(b"a" * 200_000) for _ in range(400)]
kept = blocks[::50]
del blocks
print(int(Path("/proc/self/statm").read_text().split()[1]) * 4096)
"""


def _resident(how: str) -> int:
    done = subprocess.run(
        (sys.executable, "-c", _BETWEEN, how), capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="a library of its own kind")
def test_large_blocks_are_handed_back() -> None:
    assert _resident("back") < 30 << 20 < _resident("kept")


def test_a_library_that_keeps_what_it_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    assert load(Stream(f"{PROSE}\n\n".encode() * 9000)).article is not None


def test_tags_that_are_begun_and_never_ended() -> None:
    start = time.process_time()
    found = [loaded.article for loaded in load_all(Stream((RSS + "<a\n" * 120_000).encode()))]
    assert time.process_time() - start < 3.0  # of ten, when each looked for its end
    assert any(found)


def test_a_feed_behind_tags_that_are_begun_is_read() -> None:
    items = RSS.replace("<item>", f"<!-- {'<a ' * 300} --><item>")
    found = [loaded.article for loaded in load_all(Stream(items.encode()))]
    wanted = [loaded.article for loaded in load_all(Stream(RSS.encode()))]
    assert found == wanted


def test_a_paragraph_of_very_many_letters_is_not_taken_apart() -> None:
    text = SafeText("ن" * 300_000)
    tracemalloc.start()
    assert tidying.tidied([Paragraph(Inline(text))], None)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20 * len(text)  # bytes


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bool, bool]]:
    """How a page's article is looked for, each time: plain, fast."""
    asked: list[tuple[bool, bool]] = []
    extract = extraction._extracted

    def noted(tree: object, *, plain: bool = False, fast: bool = False) -> object:
        asked.append((plain, fast))
        return extract(tree, plain=plain, fast=fast)

    monkeypatch.setattr(extraction, "_extracted", noted)
    return asked


@pytest.mark.parametrize(("tables", "times"), [(3, 2), (40, 1)])
def test_a_page_is_not_laid_out_in_very_many_tables(
    monkeypatch: pytest.MonkeyPatch, extracted: list[tuple[bool, bool]], tables: int, times: int
) -> None:
    monkeypatch.setattr(extraction, "_LAID_OUT", 30)
    table = f"<table><tr><td>{PROSE}</td><td>{PROSE[:90]}</td></tr></table>"
    rows = "".join(table.replace("أعلنت", f"أعلنت {number}") for number in range(tables))
    loaded = load(Stream(page(body=rows).encode()))
    assert loaded.article is not None
    assert [plain for plain, _ in extracted] == [False, True][:times]


@pytest.mark.parametrize(("texts", "is_fast"), [(99, False), (101, True)])
@pytest.mark.parametrize("kind", ["<p>{}</p>\n", "<b></b>{}"])
def test_very_many_texts_are_not_compared_in_pairs(
    monkeypatch: pytest.MonkeyPatch,
    extracted: list[tuple[bool, bool]],
    kind: str,
    texts: int,
    is_fast: bool,
) -> None:
    monkeypatch.setattr(bounds, "COMPARED", 100)
    source = "<html><body><article>" + "".join(kind.format(PROSE) for _ in range(texts))
    assert load(Stream(source.encode())).article is not None
    assert [fast for _, fast in extracted] == [is_fast]


_DATA = """<script type='application/ld+json'>{"a": \"""" + '\\"2026-01-01T' * 4500 + "</script>"


def seconds_for(source: str) -> float:
    """Return the seconds of the processor that loading a source takes; it has an article."""
    start = time.process_time()
    assert load(Stream(source.encode())).article is not None
    return time.process_time() - start


@cache
def usual_seconds() -> float:
    """Return what a page of two hundred paragraphs takes."""
    usual = "<html><body><article>" + f"<p>{PROSE}</p>" * 200
    return min(seconds_for(usual) for _ in range(3))


@pytest.mark.unmeasured  # being watched costs more in one of the two than in the other
@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<footer>" * 40 + "<a href=b>x</a>" * 7000,  # links compared in pairs
        "<html><body>" + "<div><b>" * 120 + f"<p>{PROSE[:9]}</p>" * 7000,  # elements and all above
        f"<html><head>{_DATA}</head><body>{PROSE}",  # data that are no JSON, from each quotation
        "<html><body><article><p><x-y>" + f"<p>{PROSE[:60]}" * 7000,  # all go into the first
        "# ن\n\n" + ("[ن" + "{ن}" * 8) * 4000,  # labels looked for to the end
        "# ن\n\n" + "http:// ن" * 20_000,  # schemes looked for in all that is before
        f"<html><body><article><p>{PROSE}<p>" + "\\" * 60_000 + "ن[ن]ن*ن_ن`ن~",  # as Markdown
        # Notes in notes.
        f"<html><body><p>{PROSE}" + "".join(f"<a href=#fn{n}>{n}</a>" for n in range(200))
        + "".join(f"<div id=fn{n}>" for n in range(200)) + "ن<b></b>" * 9_000,
        f"<html><body><p>{PROSE}" + ("<figure><img src=a alt=ن>" * 200 + "</figure>" * 200) * 40,
        *whole([
            "# ن\n\n" + "//e.org/?:" * 20_000,  # addresses that are none, each to the end
            # Marks of one note beside one another, each with all the ways back from it.
            f"<html><body><p>{PROSE}<sup>" + "<a href=#fn1>1</a>" * 9_000 + "</sup><p id=fn1>ن"
            + "<a href=#r></a>" * 9_000,
        ]),
    ],
    ids=["links", "depths", "data", "paragraphs", "labels", "schemes", "written", "notes",
         "figures", "addresses", "marks"],
)  # fmt: skip
def test_what_takes_the_square_is_bounded(source: str) -> None:
    assert seconds_for(source) < 150 * usual_seconds()  # without a bound many times that
