"""Libraries for the monkey to read in, and what happens to their files meanwhile."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from support import fixtures

__all__ = ["KINDS", "Library", "made"]

KINDS = ("samples", "files", "lines", "book")
_SAMPLES = Path(__file__).parents[2] / "articles"
_FILES = 10_000
_CHAPTERS = 120
_LONG = 4_000  # paragraphs of the one long article


@dataclass(slots=True)
class Library:
    """A library that is opened at `opened`; what has happened to it is undone by `restore`."""

    folder: Path
    opened: Path
    touchable: Sequence[Path]
    _kept: dict[Path, bytes | None] = field(default_factory=dict)

    @property
    def _aside(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-vanished")

    def touch(self, change: str, number: int) -> None:
        """Let something happen to a file, the first for number 0; or to all of the folder."""
        path = self.touchable[number % len(self.touchable)]
        if change == "vanish":
            if self.folder.exists():
                self.folder.rename(self._aside)
        elif change == "return":
            self._return()
        elif change == "write":
            self._write(self.folder / f"new-{number}.md", _note(number).encode())
        elif self.folder.exists():
            self._change(change, path)

    def _change(self, change: str, path: Path) -> None:
        """Change a file where it is, or take it away."""
        if not path.exists():
            self._write(path, self._kept.get(path) or b"")
            return
        content = path.read_bytes()
        changed: dict[str, Callable[[], bytes]] = {
            "change": lambda: content + content[-200:],
            "cut": lambda: content[: len(content) // 3],
            "damage": lambda: b"\x7fELF\0" + content[:500],
        }
        self._keep(path, content)
        if change == "remove":
            path.unlink()
        else:
            path.write_bytes(changed[change]())

    def _write(self, path: Path, content: bytes) -> None:
        if path.parent.exists():
            self._keep(path, None)
            path.write_bytes(content)

    def _keep(self, path: Path, content: bytes | None) -> None:
        self._kept.setdefault(path, content)

    def _return(self) -> None:
        if self._aside.exists() and not self.folder.exists():
            self._aside.rename(self.folder)

    def restore(self) -> None:
        """Make the library again what it was."""
        self._return()
        for path, content in self._kept.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
        self._kept.clear()


def made(kind: str, folder: Path, *, source: Path | None = None, size: int = 0) -> Library:
    """Make a library in a new folder; `source`: the file of the kind `lines`; `size`: how many."""
    folder.mkdir(parents=True)
    if kind == "samples":
        return _samples(folder)
    if kind == "files":
        return _files(folder, size or _FILES)
    path = folder / ("book.epub" if kind == "book" else "news.jsonl")
    if kind == "book":
        _write_book(path, size or _CHAPTERS)
    elif source is not None:
        shutil.copyfile(source, path)
    else:
        path.write_text(fixtures.lines(9) * ((size or 900) // 9), encoding="utf-8")
    return Library(folder, path, [path])


def _note(number: int) -> str:
    return (
        f"---\ntitle: خبر {number} عن القلعة\nsection: قسم {number % 12}\n"
        f"date: 2024-{number % 12 + 1:02}-{number % 28 + 1:02}\n---\n"
        + "\n\n".join([fixtures.PROSE, fixtures.MORE, f"فقرة [رابط](note-{number + 1:05}.md)."] * 3)
        + "\n"
    )


def _samples(folder: Path) -> Library:
    """Make a library of the samples; one is damaged, one names others, one is long."""
    for path in sorted(_SAMPLES.iterdir()):
        shutil.copyfile(path, folder / path.name)
    (folder / "damaged.txt").write_text(fixtures.PROSE.encode().decode("latin-1"), encoding="utf-8")
    related = "---\ntitle: أوله\nrelated: [chess-prodigy.md, oud-maker.md, gone.md]\n---\n"
    (folder / "naming.md").write_text(related + fixtures.PROSE, encoding="utf-8")
    (folder / "long.txt").write_text(
        "المقال الطويل\n\n" + f"{fixtures.PROSE}\n\n" * _LONG, encoding="utf-8"
    )
    opened = folder / "the-road-of-water.md"
    rest = sorted(path for path in folder.iterdir() if path != opened)
    return Library(folder, opened, [opened, *rest])


def _files(folder: Path, count: int) -> Library:
    """Make a library of very many short articles in folders."""
    paths = []
    for number in range(count):
        path = folder / f"part-{number // 500:02}" / f"note-{number:05}.md"
        if number % 500 == 0:
            path.parent.mkdir()
        path.write_text(_note(number), encoding="utf-8")
        paths.append(path)
    return Library(folder, paths[0], paths)


def _write_book(path: Path, chapters: int) -> None:
    """Write a book of many chapters, the first of them long."""
    numbers = range(1, chapters + 1)
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>حكايات</dc:title>'
        f"<dc:language>ar</dc:language></metadata><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": fixtures.CONTAINER,
        "OEBPS/book.opf": package,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            book.writestr(name, content)
        for number in numbers:
            book.writestr(f"OEBPS/c{number}.xhtml", _chapter(number))


def _chapter(number: int) -> str:
    text = f"<p>{fixtures.PROSE}</p><p>{fixtures.MORE}</p>" * (2_000 if number == 1 else 30)
    link = f'<p><a href="c{number + 1}.xhtml">ما بعده</a></p>'
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>'
        f"<h1>الباب {number}</h1>{text}{link}</body></html>"
    )
