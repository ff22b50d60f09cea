"""What sources grow from: sound ones of every kind, and real files."""

from __future__ import annotations

import gzip
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from support import fixtures

__all__ = ["real", "seeds"]

_LARGEST = 200_000  # bytes of a real file: larger ones are cut
_LINES = 40  # of a file of articles, one a line

_TEXT = f"محليات\n\nعنوان الخبر\n\n{fixtures.PROSE}\n\n{fixtures.MORE}\n\nالمصدر: النهر\n"
_MARKDOWN = (
    f"---\ntitle: عنوان\ntags: [أ, ب]\n---\n# عنوان\n\n{fixtures.PROSE}\n\n- أ\n- ب\n\n"
    "| a | b |\n|---|---|\n| ١ | ٢ |\n\n> صدر /// عجز\n\n[^1]: حاشية\n"
)


def seeds() -> dict[str, list[bytes]]:
    """Return sound sources by suffix."""
    page = fixtures.page(head="<title>x</title><script type='application/ld+json'>{}</script>")
    files: dict[str, str | bytes] = {
        "a.txt": _TEXT, "b.md": _MARKDOWN, "c.html": page, "d.jsonl": fixtures.lines(2)
    }  # fmt: skip
    archive = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\tboundary="--b"\r\n\r\n----b\r\nContent-Type: text/html; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + page.encode() + b"\r\n----b--\r\n"
    )
    return {
        ".txt": [
            _TEXT.encode(), _TEXT.encode("utf-16"), _TEXT.encode("cp1256", "replace"),
            _TEXT.encode("cp864", "replace"), _TEXT.encode().decode("cp1252", "replace").encode(),
        ],
        ".md": [_MARKDOWN.encode(), _MARKDOWN.replace("---", "+++").encode()],
        ".html": [page.encode(), page.encode("utf-16"), page.encode("cp1256", "replace")],
        ".mhtml": [archive],
        ".jsonl": [fixtures.lines(3).encode()],
        ".json": [f"[{fixtures.lines(1)}]".encode(), fixtures.lines(1).encode()],
        ".rss": [fixtures.RSS.encode()],
        ".atom": [fixtures.ATOM.encode()],
        ".epub": [fixtures.book()],
        ".zip": [fixtures.zipped(files)],
        ".tar": [fixtures.tarred(files)],
        ".tgz": [fixtures.tarred(files, "w:gz")],
        ".gz": [fixtures.packed(_TEXT)],
        "": [_TEXT.encode(), page.encode(), fixtures.book(), f"<p>{fixtures.PROSE}</p>".encode()],
    }  # fmt: skip


def real(folder: Path | None) -> dict[str, list[bytes]]:
    """Return the real files of a folder by suffix, and some articles of its packed lines."""
    found: dict[str, list[bytes]] = {}
    for file in sorted(folder.rglob("*")) if folder is not None else ():
        if file.name.endswith(".jsonl.gz"):
            with gzip.open(file) as lines:
                taken = [line for line, _ in zip(lines, range(_LINES * 50))]
            few = random.Random(1).sample(taken, min(_LINES, len(taken)))
            found.setdefault(".jsonl", []).append(b"".join(few))
        elif file.is_file() and file.suffix in (".txt", ".md", ".html"):
            found.setdefault(file.suffix, []).append(file.read_bytes()[:_LARGEST])
    return found
