"""Pictures: which files are ones, what broken ones say, how they stand on the page."""

from __future__ import annotations

import base64
import io
import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from newsreader.article.articles import Article
from newsreader.article.blocks import Footnote, Item, List, Paragraph, Quote
from newsreader.article.blocks import Image as Block
from newsreader.article.spans import Inline
from newsreader.display.painting import painted
from newsreader.errors import Fault, SourceError
from newsreader.layout.documents import Document, Position
from newsreader.layout.pages import PageTexts, illustrated, page
from newsreader.layout.pictures import MOST_ROWS, Picture, slices
from newsreader.layout.rows import Role, Row
from newsreader.loading import Member, Stream
from newsreader.session import pictures
from newsreader.session.pages import Page
from newsreader.session.pictures import load_picture, named_picture, picture_file
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell
from support.examples import whole
from support.fixtures import lines, zipped

RED, BLUE = (255, 0, 0), (0, 0, 255)
GROUND = (10, 20, 30)


def flat(width: int, height: int) -> Picture:
    return Picture(width, height, lambda columns, rows: bytes(3 * columns * rows))


def saved(file: Path, size: tuple[int, int] = (40, 40), mode: str = "RGB") -> Path:
    """Write a picture whose upper half is red, the lower one blue."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (0, size[1] // 2, *size))
    picture.convert(mode).save(file)
    return file


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.png", "RGB"), ("a.png", "RGBA"), ("a.png", "P"), ("a.gif", "P"), ("a.webp", "RGB"),
     ("a.jpg", "RGB"), ("a.jpg", "CMYK"), ("a.dat.png", "RGB")],
)  # fmt: skip
def test_a_picture_has_the_colours_of_its_pixels(tmp_path: Path, name: str, mode: str) -> None:
    found = load_picture(saved(tmp_path / name, mode=mode), GROUND)
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (40, 40)
    rows = slices(found, 4)
    assert [len(rows), rows[0].columns] == [2, 4]
    upper, lower = next(rows[0].colours()), next(rows[1].colours())
    for colour, wanted in ((upper[0], RED), (upper[1], RED), (lower[0], BLUE), (lower[1], BLUE)):
        assert all(abs(one - other) < 20 for one, other in zip(colour, wanted)), (name, colour)


def test_what_one_sees_through_has_the_ground_of_the_page(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(tmp_path / "a.png")
    found = load_picture(tmp_path / "a.png", GROUND)
    assert isinstance(found, Picture)
    assert found.scaled(1, 1) == bytes(GROUND)


def bomb(file: Path, width: int, height: int) -> Path:
    """Write a picture that says it is large, and is not."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    with file.open("wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")):
            out.write(struct.pack(">I", len(data)) + kind + data)
            out.write(struct.pack(">I", zlib.crc32(kind + data)))
    return file


@pytest.mark.filterwarnings("error")
def test_what_is_broken_or_too_large_is_said(tmp_path: Path) -> None:
    cut = saved(tmp_path / "cut.png", (400, 400))
    cut.write_bytes(cut.read_bytes()[:200])
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    saved(tmp_path / "other.bmp")
    broken = ("cut.png", "text.png", "empty.jpg", "a.png", "other.bmp", "gone.png")
    for name in broken:
        found = load_picture(tmp_path / name, GROUND)
        assert found == Fault(str(tmp_path / name), "is no picture that can be read"), name
    for size in ((100_000, 100_000), (4_001, 3_000), (2_000_000_000, 1)):
        found = load_picture(bomb(tmp_path / "bomb.png", *size), GROUND)
        assert found == Fault(str(tmp_path / "bomb.png"), "is too large a picture"), size


class Cells:
    """A terminal that draws pictures itself, in cells of so many pixels."""

    cell = (10, 25)
    spares_last_row = True

    def text(self, _picture: Picture, columns: int, _rows: int, _number: int) -> str:
        return "x" * columns


def test_a_terminal_that_draws_gets_pixels_with_the_ground_around_them(tmp_path: Path) -> None:
    found = load_picture(saved(tmp_path / "a.png", (90, 60)), GROUND, Cells())
    assert isinstance(found, Picture)
    assert found.pixels is not None
    rows = slices(found, 60)
    assert (rows[0].columns, len(rows), rows[0].drawn()) == (9, 3, "x" * 9)
    size = (9 * 10, 3 * 25)
    pixels = Image.frombytes("RGB", size, found.pixels.colours(size))
    assert [pixels.getpixel((45, y)) for y in (0, 10, 60, 70)] == [GROUND, RED, BLUE, GROUND]
    with Image.open(BytesIO(found.pixels.file(size, (10, 25, 50, 50)))) as part:
        assert part.format == "PNG"
        assert part.tobytes() == pixels.crop((10, 25, 50, 50)).tobytes()
    numbers, palette = found.pixels.indexed(size)
    reduced = Image.frombytes("P", size, numbers)
    reduced.putpalette(palette)
    assert reduced.convert("RGB").tobytes() == pixels.tobytes()
    # In halves of cells it stands at the same place, and where it cannot be drawn it is in halves.
    upper, lower = next(rows[0].colours())
    assert (lower, bytes(RED)) == (bytes(RED), lower)
    assert upper != lower
    assert rows[0].in_halves(is_last=False, is_dim=False).drawn()
    row = Row((), Role.IMAGE, picture=rows[0])
    assert row.in_halves(is_last=False, is_dim=False) is row
    for is_last, is_dim in ((True, False), (False, True)):
        halves = row.in_halves(is_last=is_last, is_dim=is_dim).picture
        assert halves is not None
        assert not halves.drawn()
        assert list(halves.colours()) == list(rows[0].colours())


def test_a_small_picture_is_not_made_larger(tmp_path: Path) -> None:
    found = load_picture(saved(tmp_path / "a.png", (25, 25)), GROUND, Cells())
    assert isinstance(found, Picture)
    assert [len(slices(found, 60)), slices(found, 60)[0].columns] == [2, 3]


def test_a_photograph_is_kept_packed(tmp_path: Path) -> None:
    """There may be a hundred in an article: as pixels they would take 400 MB."""
    Image.effect_noise((1600, 1200), 40).convert("RGB").save(tmp_path / "a.jpg")
    found = load_picture(tmp_path / "a.jpg", GROUND, Cells())
    assert isinstance(found, Picture)
    assert isinstance(found.pixels, pictures._Pixels)
    assert len(found.pixels.packed) < 500_000


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("name", "protocol"),
    [
        ("a.webp", ""), ("a.webp", "sixel"), ("a.png", "kitty"), ("a.png", "iterm2"),
        *whole([("a.png", ""), ("a.png", "sixel"), ("a.webp", "kitty"), ("a.webp", "iterm2")]),
    ],
)  # fmt: skip
def test_the_largest_takes_no_more_than_its_bounds(
    tmp_path: Path, name: str, protocol: str
) -> None:
    file = saved(tmp_path / name, (4_000, 3_000), "RGBA")
    program = (
        "import sys, time; from pathlib import Path\n"
        "from newsreader.session.pictures import load_picture\n"
        "from newsreader.terminal.graphics import Graphics\n"
        "from newsreader.terminal.plates import Plates\n"
        "plates = Plates(); plates.begin(Graphics(sys.argv[2], '', (20, 40)))\n"
        "drawing = plates if sys.argv[2] else None\n"
        "begun = time.process_time(); found = load_picture(Path(sys.argv[1]), (0, 0, 0), drawing)\n"
        "if drawing: plates.sent(''.join(plates.text(found, 80, 20, row) for row in range(20)))\n"
        "status = Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]\n"
        "print(type(found).__name__, time.process_time() - begun, status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, file, protocol], capture_output=True, text=True, check=True
    )
    kind, seconds, kib = done.stdout.split()
    assert kind == "Picture"
    assert float(seconds) < 2
    assert int(kib) < 250 * 1024


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("b.png", "folder/b.png"), ("../top.png", "top.png"), ("/top.png", "top.png"),
        ("b.png?x=1#y", "folder/b.png"), ("%D8%B5.png", "folder/ص.png"), ("ص.png", "folder/ص.png"),
        ("../../outside.png", None), ("link.png", None), ("none.png", None), ("", None),
        ("/", None),
        ("https://x.example/b.png", None), ("//x.example/b.png", None), ("file:b.png", None),
        ("data:image/png;base64,AAAA", None), ("\0", None), ("a" * 5000, None),
    ],
)  # fmt: skip
def test_a_picture_is_a_file_within_what_is_open(
    tmp_path: Path, target: str, found: str | None
) -> None:
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    for name in ("folder/b.png", "top.png", "folder/ص.png", "../outside.png"):
        (root / name).touch()
    (root / "folder/link.png").symlink_to(tmp_path / "outside.png")
    file = picture_file(target, str(root / "folder/a.md"), root)
    assert file == (None if found is None else (root / found).resolve())


def png(size: tuple[int, int] = (4, 2)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, RED).save(out, "png")
    return out.getvalue()


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64," + base64.b64encode(png()).decode(),
        "DATA:image/png;name=a;BASE64," + quote(base64.b64encode(png()).decode()),
        "data:image/png," + quote(png()),
    ],
)
def test_a_picture_may_be_within_its_address(address: str) -> None:
    found = named_picture(address, Stream(b""), ())
    assert isinstance(found, Stream)
    picture = load_picture(found, GROUND)
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height, picture.scaled(1, 1)) == (4, 2, bytes(RED))


def test_addresses_that_hold_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in (
        "data:",
        "data:text/html,x",
        "data:image/svg+xml;base64,AAAA",
        "data:image/png",
    ):
        assert named_picture(address, Stream(b""), ()) is None, address
    for data in ("", "x", "AAAA", "\u0635", "=", "AAAAA"):
        found = named_picture(f"data:image/png;base64,{data}", Stream(b""), ())
        assert isinstance(found, Stream)
        fault = load_picture(found, GROUND)
        assert isinstance(fault, Fault)
        assert fault.source.startswith("data:image/png;base64,")
        assert fault.message == "is no picture that can be read"
    monkeypatch.setattr(pictures, "_MOST_BYTES", 50)
    with pytest.raises(SourceError, match=r"data:image/png;base64,A{18}…: is too large a picture"):
        named_picture("data:image/png;base64," + "A" * 100, Stream(b""), ())
    fault = load_picture(Stream(png()), GROUND)
    assert fault == Fault("-", "is too large a picture")


def test_an_article_of_an_archive_has_the_pictures_of_that_alone(tmp_path: Path) -> None:
    (tmp_path / "outer.png").write_bytes(png())
    files: dict[str, str | bytes] = {"a.md": "# x", "lines.jsonl": "{}", "a.png": png()}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    (tmp_path / "lines.jsonl").write_text(lines(2), encoding="utf-8")
    member, roots = Member(tmp_path / "a.zip", "a.md"), [tmp_path / "none", tmp_path]
    assert named_picture("a.png", member, roots) == Stream(png(), f"{tmp_path}/a.zip#a.png")
    assert named_picture("outer.png", member, roots) is None
    assert named_picture("../outer.png", member, roots) is None
    # A line of JSON is no file of an archive: a picture counts from the file of the lines.
    outer = (tmp_path / "outer.png").resolve()
    assert named_picture("outer.png", Member(tmp_path / "lines.jsonl", "1"), roots) == outer
    (tmp_path / "a.md").write_text("# x")
    assert named_picture("outer.png", tmp_path / "a.md", roots) == outer
    assert named_picture("outer.png", tmp_path / "a.md", ()) is None
    assert named_picture("outer.png", Stream(b"# x"), roots) is None


@pytest.mark.parametrize(
    ("size", "columns", "cells"),
    [((400, 200), 60, (60, 15)), ((40, 40), 60, (40, 20)), ((10, 10), 60, (10, 5)),
     ((100, 1000), 60, (4, 20)), ((1, 5000), 60, (1, 20)), ((5000, 1), 60, (60, 1)),
     ((400, 200), 1, (1, 1))],
)  # fmt: skip
def test_a_picture_keeps_its_shape_and_is_no_larger_than_it_is(
    size: tuple[int, int], columns: int, cells: tuple[int, int]
) -> None:
    rows = slices(flat(*size), columns)
    assert (rows[0].columns, len(rows)) == cells
    assert len(rows) <= MOST_ROWS


def paged(height: int = 12) -> Page:
    text = Paragraph(Inline(SafeText("فقرة من نص المقال. " * 20)))
    image = Block(Inline(SafeText("قلعة قديمة")), "a.png")
    blocks = (text, image, text, text)
    article = Article("-", "text", "utf-8", "ar", Direction.RTL, SafeText("عنوان"), blocks=blocks)
    return Page.opened(page(article, PageTexts()), Direction.RTL, (40, height))


def test_a_picture_stands_above_its_text_and_its_rows_scroll_like_others() -> None:
    before = paged()
    shown = before.with_parts(illustrated(before.parts, {"a.png": flat(40, 40)}))
    assert shown.top == before.top
    assert shown.document.shaped == before.document.shaped
    number = next(n for n, part in enumerate(shown.parts) if part.pictures)
    rows = shown.document.rows(number)
    assert [row.picture is not None for row in rows[:20]] == [True] * 20
    assert rows[20].pieces[-1].line.logical == "قلعة قديمة"
    there = shown.at_part(number)
    tops = [there.by_rows(n).top for n in range(3)]
    assert tops == [Position(number, n) for n in range(3)]
    assert there.document.position(there.place) == Position(number, 0)
    assert there.resized(20, 12).top == Position(number, 0)
    again = there.by_rows(5).with_parts(illustrated(shown.parts, {}))
    assert not any(row.picture for row in again.document.rows(number))
    assert again.top.part == number


def inline(text: str) -> Inline:
    return Inline(SafeText(text))


NESTED = (
    Block(inline("قلعة قديمة"), "a.png"), Paragraph(inline("فقرة أولى من النص.")),
    Block(inline("قلعة أخرى"), "b.png"), Block(inline(""), "a.png"),
)  # fmt: skip


@pytest.mark.parametrize(
    "block",
    [
        Quote(NESTED), List((Item(NESTED[:2]), Item(NESTED[2:]))), Footnote(SafeText("1"), NESTED),
        Quote((List((Item((Quote(NESTED),)),), ordered=True),)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("columns", [1, 9, 30, 60])
def test_within_a_list_or_a_quotation_a_picture_is_as_wide_as_its_column(
    block: Quote | List | Footnote, columns: int
) -> None:
    article = Article("-", "text", "utf-8", "ar", Direction.RTL, SafeText("عنوان"), blocks=(block,))
    parts = page(article, PageTexts())
    shown = illustrated(parts, {"a.png": flat(400, 40), "c.png": flat(9, 9)})
    plain, rows = (
        Document(each, Cell(columns), Direction.RTL).rows(len(parts) - 1) for each in (parts, shown)
    )
    pictured = [row.picture for row in rows if row.picture is not None]
    assert sum(each.number == 0 for each in pictured) == 2
    assert all(0 <= each.left <= columns - each.columns for each in pictured)
    for row in rows:
        assert sum(len(s.text) for s in painted(row, columns + 9, 4, columns)) == columns + 9
    text, before = (
        [(p.origin, p.line.logical) for row in each for p in row.pieces if p.origin is not None]
        for each in (rows, plain)
    )
    assert [each for each in before if each[1]] == [each for each in text if each[1]]
    document = Document(shown, Cell(columns), Direction.RTL)
    first = Position(len(parts) - 1, next(n for n, row in enumerate(rows) if row.picture))
    assert document.position(document.place(first)) == first


def test_bars_and_markers_stand_beside_a_picture() -> None:
    quote = Quote((List((Item(NESTED[:1]),)),))
    article = Article("-", "text", "utf-8", "ar", Direction.RTL, SafeText("عنوان"), blocks=(quote,))
    shown = illustrated(page(article, PageTexts()), {"a.png": flat(4, 4)})
    rows = Document(shown, Cell(20), Direction.RTL).rows(1)
    painted_rows = ["".join(s.text for s in painted(row, 24, 2, 20)) for row in rows]
    assert painted_rows[:2] == ["        ▀▀▀▀       • ▎  ", "        ▀▀▀▀         ▎  "]


@pytest.mark.parametrize("width", [1, 5, 40, 60])
def test_a_row_of_a_picture_is_as_wide_as_the_window(width: int) -> None:
    row = (
        paged().with_parts(illustrated(paged().parts, {"a.png": flat(30, 30)})).document.rows(2)[0]
    )
    stretches = painted(row, width, max(0, (width - 40) // 2), 40)
    assert sum(len(stretch.text) for stretch in stretches) == width
    cells = [stretch for stretch in stretches if stretch.text == "▀"]
    assert len(cells) == min(width, 30)
    assert {stretch.styles for stretch in cells} == {("#000000 on #000000",)}
