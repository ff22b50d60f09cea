"""The article as plain values: `print --json`."""

from __future__ import annotations

import json
from pathlib import Path

from newsreader.article.blocks import inlines, plain_text
from newsreader.article.serial import as_json
from newsreader.errors import Fault
from newsreader.loading import Stream, load

ARTICLES = Path(__file__).parents[2] / "articles"
FIELDS = [
    "path", "format", "encoding", "language", "direction", "section", "title", "byline", "date",
    "source", "tags", "summary", "url", "blocks", "related", "faults",
]  # fmt: skip


def test_every_kind_of_block_has_its_kind_and_its_text() -> None:
    article = load(ARTICLES / "markdown-gallery.md").article
    assert article is not None
    value = json.loads(json.dumps(as_json(article, [Fault("a.md", "is odd", 3)])))
    assert list(value) == FIELDS
    assert value["direction"] == "rtl"
    assert value["date"] == "2026-08-01"
    assert value["faults"] == [{"source": "a.md", "line": 3, "message": "is odd"}]
    assert value["related"][0] == {"title": None, "target": "installing-a-feed-reader.md"}
    kinds = {block["kind"] for block in value["blocks"]}
    assert kinds == {
        "paragraph", "heading", "list", "quote", "code", "table", "rule", "image", "footnote",
    }  # fmt: skip
    for block, made in zip(article.blocks, value["blocks"], strict=True):
        assert made["text"] == plain_text(block)
    first = value["blocks"][0]
    strong = next(span for span in first["spans"] if span["styles"] == ["strong"])
    assert first["text"][strong["start"] : strong["end"]] == "نص غليظ"
    table = next(block for block in value["blocks"] if block["kind"] == "table")
    assert table["alignments"] == ["left", "center", "right", "start"]
    assert [cell["text"] for cell in table["header"]] == [
        "المدينة",
        "السكان (ألف)",
        "الارتفاع",
        "Code",
    ]
    assert len(table["rows"]) == 3
    lists = [block for block in value["blocks"] if block["kind"] == "list"]
    assert [item["checked"] for item in lists[-1]["items"]][-2:] == [True, False]


def test_verses() -> None:
    loaded = load(
        Stream("# ق\n\nنثر.\n\n> صدر أول  ///  عجز أول\n> صدر ثان  ///  عجز ثان\n".encode())
    )
    assert loaded.article is not None
    block = as_json(loaded.article)["blocks"][-1]
    assert block["kind"] == "verses"
    assert block["text"] == "صدر أول   عجز أول\nصدر ثان   عجز ثان"
    assert [part["text"] for part in block["lines"][0]] == ["صدر أول", "عجز أول"]
    assert [i.text for i in inlines(loaded.article.blocks[-1])][:2] == ["صدر أول", "عجز أول"]
