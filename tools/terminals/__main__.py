"""Run the suite; the exit status says whether every terminal that is here was right."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from tools.terminals.exits import DIFFERENT, Exits, differing
from tools.terminals.failures import Failures
from tools.terminals.languages import Languages
from tools.terminals.pictures import Grid, error_rate, find_grid, floor, has_bars, read
from tools.terminals.printing import printed_rates
from tools.terminals.reattaching import NAME, reattached, reattaching_is_here
from tools.terminals.session import Session
from tools.terminals.terminals import TERMINALS, Terminal
from tools.terminals.truth import Region, Truth, truth

from newsreader.article.articles import whole_text
from newsreader.layout.spelling import SPELLED_OUT
from newsreader.loading import load
from newsreader.text.widths import CELLS

ARTICLES = Path(__file__).parents[2] / "articles"
CHOSEN = (
    "desalination-by-sun.md", "rain-harvest.md", "old-market.md", "comet-over-the-desert.md",
    "flamingos-in-winter.md", "walk-after-meals.md", "oud-maker.md", "manuscript-library.md",
    "harbour-record-year.md",
)  # fmt: skip
PACKAGES = [
    "xvfb",
    "xdotool",
    "xclip",
    "x11-apps",
    "tesseract-ocr",
    "tesseract-ocr-ara",
    "tesseract-ocr-heb",
    "tesseract-ocr-urd",
    "tesseract-ocr-script-arab",
    "pango1.0-tools",
    "fonts-dejavu-core",
    "fonts-freefont-ttf",
    "xterm",
    "xfce4-terminal",
    "konsole",
    "kitty",
    "mlterm",
    "alacritty",
    "foot",
    "weston",
    "stterm",
    "rxvt-unicode",
    "qterminal",
    "tmux",
    "screen",
    "chromium",
    "x11-xkb-utils",
    "dbus",
    "libgl1-mesa-dri",
]
NEEDED = ("Xvfb", "xdotool", "xwd", "xclip", "setxkbmap", "pango-view", "tesseract")
READER_POINTS, PANES_POINTS = 0.03, 0.05
LABELS_POINTS = 0.08  # in lines of a word or two one letter that is misread is half a percent
# The card is single words, at which recognition guesses more.
PRINTED_POINTS = {"bidi": 0.03, "print": 0.03, "doctor": 0.05}
QUERY = "الماء"
TAIL = 3  # pixels, of a blank's half where a tail reaches in


def main() -> int:
    """Run the suite."""
    parser = argparse.ArgumentParser(prog="python -m tools.terminals")
    parser.add_argument("--only", nargs="*", metavar="NAME", help="these terminals alone")
    parser.add_argument("--pictures", type=Path, help="keep the pictures in this folder")
    parser.add_argument("--install", action="store_true", help="fetch what is needed, on Debian")
    options = parser.parse_args()
    if options.install:
        _install()
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"terminals: all {len(TERMINALS)} skipped: there is no {', '.join(missing)}")
        return 0
    wanted = [t for t in TERMINALS if not options.only or t.name in options.only]
    here = [t for t in wanted if shutil.which(t.program) and _all_is_here(t)]
    failures = Failures()
    floors: dict[str, float] = {}
    print(
        "terminal      reader  panes: reader   list  related  harakat  brackets  find  marks"
        "  palette  search  copied  exits\n"
        "              points above the floor: bidi, print, doctor; Urdu, Sorani, Hebrew, verse"
    )
    for number, terminal in enumerate(here):
        display = 81 + 2 * number
        found = _run(terminal, display, options.pictures, floors)
        if found:  # a window that was slow to come is looked at once more
            print(*(f"  once more: {failure}" for failure in found), sep="\n")
            found = _run(terminal, display + 1, options.pictures, floors)
        failures += found
    if (not options.only or NAME in options.only) and reattaching_is_here():
        failures += _reattached(79, options.pictures, floors)
    print(f"\nerror rates of the same lines drawn by Pango: {_shown(floors)}")
    skipped = [t.name for t in wanted if t not in here]
    names = f": {', '.join(skipped)}" if skipped else ""
    print(f"{len(here)} terminals run, {len(skipped)} skipped{names}")
    for failure in failures:
        print(f"✗ {failure}")
    return bool(failures)


def _run(
    terminal: Terminal, display: int, pictures: Path | None, floors: dict[str, float]
) -> Failures:
    """Run one terminal, print its row, and return what was not as it should be."""
    failures = Failures()
    try:
        print(_check(terminal, display, pictures, floors, failures), flush=True)
    except (TimeoutError, ValueError, IndexError, subprocess.CalledProcessError) as error:
        failures.append(f"{terminal.name}: {error}")
        print(f"{terminal.name:12}  did not run: {error}")
    return failures


def _reattached(display: int, pictures: Path | None, floors: dict[str, float]) -> Failures:
    """Show one session in one terminal after another; print a row for each."""
    failures = Failures()
    try:
        rows = reattached(display, pictures, floors, failures)
        print("\nre-attached     Urdu, Sorani, Hebrew, verse", *rows, sep="\n", flush=True)
    except (TimeoutError, ValueError, StopIteration, subprocess.CalledProcessError) as error:
        failures.append(f"{NAME}: {error}")
    return failures


def _install() -> None:
    """Install the Debian packages where that is possible; say so when it fails."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-q"],
        ["install", "-y", "-q", "--no-install-recommends", *PACKAGES],
    ):
        done = subprocess.run(
            ["apt-get", *command], env=environment, check=False, capture_output=True
        )
        if done.returncode:
            print(f"terminals: apt-get {command[0]} failed; what is here is run")
            return


def _all_is_here(terminal: Terminal) -> bool:
    """Return whether what a terminal needs besides itself is installed."""
    return (not terminal.multiplexer or shutil.which(terminal.multiplexer) is not None) and (
        not terminal.npm or shutil.which("npm") is not None
    )


def _shown(rates: dict[str, float]) -> str:
    return ", ".join(f"{name} {rate:.1%}" for name, rate in rates.items())


def _check(
    terminal: Terminal, display: int, pictures: Path | None, floors: dict[str, float],
    failures: Failures,
) -> str:  # fmt: skip
    """Run one terminal through all scenes and exits; return its row of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        for chosen in CHOSEN:
            shutil.copy(ARTICLES / chosen, folder)
        article = folder / CHOSEN[0]
        (Path(name) / "languages").mkdir()
        languages = Languages(Path(name) / "languages")
        command = [sys.executable, "-m", "newsreader", str(article)]
        with Session(terminal, command, display) as session:
            told = session.wait("before")
            wrong = _unlike(told["widths"], terminal)
            failures.expect(not wrong, f"{terminal.name}: gives other widths to {wrong}")
            before = session.settled()
            wanted = truth(folder, article, tuple(told["size"]), QUERY)
            session.go("before")
            row, grid = _scenes(session, wanted, tuple(told["size"]), pictures, floors, failures)
            row += _copied(session, article, failures)
            exits = Exits(
                session, told["state"], before, languages, grid, tuple(told["size"]), failures
            )
            left = f"{exits.run(pictures, floors)}/5"
            printed = _printed(session, tuple(told["size"]), pictures, floors, failures)
        read = "; ".join(
            f"{when} " + " ".join(f"{100 * points:+.1f}" for points in excess.values())
            for when, excess in exits.excess.items()
        )
        return f"{terminal.name:12}  {row}  {left}\n              printed {printed}; {read}"


def _unlike(told: dict[str, int], terminal: Terminal) -> list[str]:
    """Return the texts that the terminal gives other cells than the layout; none may be sent."""
    return [
        ascii(text)
        for text, cells in told.items()
        if not SPELLED_OUT.match(text)
        and cells != sum(map(int, text.translate(CELLS)))
        and not (terminal.narrow_emoji and text > "\uffff")
    ]


def _scenes(
    session: Session, wanted: Truth, size: tuple[int, int], pictures: Path | None,
    floors: dict[str, float], failures: Failures,
) -> tuple[str, Grid]:  # fmt: skip
    """Look at each screen in a terminal; return its columns of the table, and the grid."""
    name = session.terminal.name
    two = session.shown(has_bars, "app")
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
        two.save(pictures / f"{name}-screen.png")
    grid = find_grid(two, size)
    alone = session.keys("t")
    bare = session.keys("c", "c")  # those that tell words apart, then none, then all
    session.keys("c", "t")
    found = session.keys("slash")
    if not session.terminal.wayland:
        session.keys(f"type:{QUERY}")
        found = _with_query(session, grid, wanted)
    session.keys("Escape")
    palette = session.keys("ctrl+p")
    session.keys("Escape")
    search = _searched(session, grid, wanted) if not session.terminal.wayland else palette
    related = session.keys("t", "r")
    back = session.keys("g")
    session.keys("t")
    if pictures is not None:
        for kind, image in (
            ("panes", two),
            ("reader", alone),
            ("bare", bare),
            ("find", found),
            ("palette", palette),
            ("search", search),
            ("related", related),
        ):
            image.crop(_box(grid, size)).save(pictures / f"{name}-{kind}.png")
    columns = []
    for kind, image, region, points in (
        ("reader", alone, wanted.alone, READER_POINTS),
        ("panes' reader", two, wanted.reader, PANES_POINTS),
        ("list", two, wanted.listing, PANES_POINTS),
        ("related", related, wanted.related, READER_POINTS),
    ):
        columns.append(
            _measured(session, kind, size, grid, image, region, points, floors, failures)
        )
    shown = [grid.crop(image, wanted.alone.rows, wanted.alone.columns) for image in (back, alone)]
    dirt = differing(*shown)
    failures.expect(dirt < DIFFERENT, f"{name}: {dirt} pixels of dirt after scrolling")
    columns.append(_harakat(grid, alone, bare, wanted, session.terminal, failures))
    cut = [where for where in wanted.tails if not _has_tail(grid, alone, *where)]
    failures.expect(
        not session.terminal.tails or (bool(wanted.tails) and not cut),
        f"{name}: no tail reaches into the blanks at {cut}",
    )
    turned = [where for *where, sign in wanted.brackets if _bracket(grid, two, *where) != sign]
    mark = failures.expect(
        bool(wanted.brackets) and not turned, f"{name}: brackets at {turned} are turned round"
    )
    columns.append(f"{'yes' if not mark else 'no':>5}{mark}")
    if session.terminal.wayland:
        # Nothing types Arabic into a window behind another display server.
        return "  ".join([*columns, "    –", "    –", "     –", "     –"]), grid
    typed = read([grid.crop(found, wanted.field.rows, wanted.field.columns)])
    mark = failures.expect(QUERY in typed, f"{name}: the find field reads {typed.strip()!r}")
    columns.append(f"{'yes' if not mark else 'no':>5}{mark}")
    marked = _marked(grid, found, wanted.marks)
    mark = failures.expect(marked, f"{name}: the marks are not on the cells of what was found")
    columns.append(f"{'yes' if marked else 'no':>5}{mark}")
    labels = _as_wide_as_seen(grid, palette, wanted.palette, size)
    for kind, image, region, points in (
        ("palette", palette, labels, LABELS_POINTS),
        ("search", search, wanted.search, PANES_POINTS),
    ):
        columns.append(
            _measured(session, kind, size, grid, image, region, points, floors, failures)
        )
    return "  ".join(columns), grid


def _measured(
    session: Session, kind: str, size: tuple[int, int], grid: Grid, image: Image.Image,
    region: Region, points: float, floors: dict[str, float], failures: Failures,
) -> str:  # fmt: skip
    """Return the column that says how much of a region is misread; the floor is Pango's drawing."""
    rate = _rate(grid, image, region)
    key = f"{kind} {size[0]}×{size[1]}"
    if key not in floors:
        floors[key] = floor([line for line in region.lines if line.strip()])
    mark = failures.expect(
        rate <= floors[key] + points,
        f"{session.terminal.name}: {kind} {rate:.1%}, floor {floors[key]:.1%}",
    )
    return f"{rate:6.1%}{mark}"


def _searched(session: Session, grid: Grid, wanted: Truth) -> Image.Image:
    """Return a picture of the search of all articles when what is typed was found."""
    session.keys("F", f"type:{QUERY}")
    title = wanted.search.lines[0].split(" ")[0]
    first = (wanted.search.rows[0], wanted.search.rows[0] + 1)

    def is_found() -> bool:
        return title in read([grid.crop(session.picture(), first, wanted.search.columns)])

    with contextlib.suppress(TimeoutError):
        session.wait_for(is_found, "search", 10)
    image = session.settled()
    session.keys("Escape")
    return image


def _with_query(session: Session, grid: Grid, wanted: Truth) -> Image.Image:
    """Return a picture when the field to find with holds the query, or never comes to."""

    def is_typed() -> bool:
        crop = grid.crop(session.picture(), wanted.field.rows, wanted.field.columns)
        return QUERY in read([crop])

    with contextlib.suppress(TimeoutError):
        session.wait_for(is_typed, "query", 10)
    return session.settled()


def _copied(session: Session, article: Path, failures: Failures) -> str:
    """Return whether the display's clipboard holds the article when it was copied."""
    loaded = load(article)
    assert loaded.article is not None
    wanted = whole_text(loaded.article)
    session.keys("y")
    try:
        session.wait_for(lambda: session.clipboard().strip() == wanted.strip(), "text", 10)
    except TimeoutError:
        held = session.clipboard()
        failures.append(f"{session.terminal.name}: the clipboard holds {held[:60]!r}")
    return f"  {'no ✗' if 'clipboard' in ''.join(failures[-1:]) else 'yes':>6}"


def _box(grid: Grid, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the text's edges in a picture, in pixels: left, top, right, bottom."""
    return (
        round(grid.left), round(grid.top),
        round(grid.left + size[0] * grid.width), round(grid.top + size[1] * grid.height),
    )  # fmt: skip


def _rate(grid: Grid, image: Image.Image, region: Region) -> float:
    """Return the error rate of a region's rows that have text."""
    rows = [i for i, line in enumerate(region.lines) if line.strip()]
    first, (left, right) = region.rows[0], region.columns
    lefts = [left if region.widths is None else right - region.widths[i] for i in rows]
    crops = [
        grid.crop(image, (first + i, first + i + 1), (start, right))
        for i, start in zip(rows, lefts, strict=True)
    ]
    return error_rate(crops, " ".join(region.lines[i] for i in rows))


def _as_wide_as_seen(
    grid: Grid, image: Image.Image, region: Region, size: tuple[int, int]
) -> Region:
    """Return a region whose first row is selected, with the columns of that row's own ground.

    Where words are laid out by the terminal a window takes whole rows.
    """
    y = region.rows[0]
    edge = np.asarray(grid.crop(image, (y, y + 1), (0, size[0]))).astype(int)[1]
    own = np.flatnonzero(np.abs(edge - edge[len(edge) // 2]).max(axis=1) < 8)
    left, right = round(own[0] / grid.width), round((own[-1] + 1) / grid.width)
    return region._replace(columns=(left, right))


def _marked(grid: Grid, image: Image.Image, marks: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether the cells of what was found, and no others of their rows, have another ground.

    `marks` are rows with a first cell and an end.
    """
    for y, first, end in marks:
        row = np.asarray(grid.crop(image, (y, y + 1), (first - 3, end + 3))).astype(int)
        cells = np.array_split(row, end - first + 6, axis=1)
        grounds = [np.median(cell[1:4].reshape(-1, 3), axis=0) for cell in cells]
        apart = [bool(np.abs(ground - grounds[0]).sum() > 60) for ground in grounds]
        if apart != [False] * 3 + [True] * (end - first) + [False] * 3:
            return False
    return bool(marks)


def _harakat(
    grid: Grid, alone: Image.Image, bare: Image.Image, wanted: Truth, terminal: Terminal,
    failures: Failures,
) -> str:  # fmt: skip
    """Say whether what the key for harakat takes away stood on the letters that bear them.

    A mark may reach a little over its cell, and into the row above or below.
    """
    if not terminal.harakat:
        return "      –"
    wrong = []
    for y, cells in wanted.harakat.items():
        first, end = wanted.alone.columns
        rows = [
            np.asarray(grid.crop(image, (y, y + 1), (first, end))).astype(int)
            for image in (alone, bare)
        ]
        changed = np.abs(rows[0] - rows[1]).max(axis=2) > 60
        # Below, the letters of the next row reach in, and are cut off when this row is drawn anew.
        own = changed[: len(changed) * 3 // 4].max(axis=0)
        counts = Counter(first + int(x / grid.width) for x in np.flatnonzero(own))
        anywhere = {first + int(x / grid.width) for x in np.flatnonzero(changed.max(axis=0))}
        around = [cell for row in (y - 1, y, y + 1) for cell in wanted.harakat.get(row, ())]
        near = {cell + step for cell in around for step in (-1, 0, 1)}
        missing = [c for c in cells if not anywhere & {c - 1, c, c + 1}]
        astray = sorted(c for c, columns in counts.items() if columns > 3 and c not in near)
        if missing or astray:
            wrong.append((y, missing, astray))
    told = f"{terminal.name}: harakat are not on their letters: {wrong}"
    mark = failures.expect(bool(wanted.harakat) and not wrong, told)
    return f"{'yes' if not mark else 'no':>7}{mark}"


def _bracket(grid: Grid, image: Image.Image, y: int, x: int) -> str:
    """Return which bracket stands in a cell, by which side its middle leans to."""
    cell = np.asarray(grid.crop(image, (y, y + 1), (x, x + 1)).convert("L")).astype(int)
    ink = np.abs(cell - np.median(cell)) > 60
    rows = np.flatnonzero(ink.any(axis=1))
    if len(rows) < 6:
        return ""
    third = len(rows) // 3
    middle, ends = rows[third:-third], np.concatenate([rows[:third], rows[-third:]])
    places = [float(np.mean(np.nonzero(ink[part])[1])) for part in (middle, ends)]
    return "(" if places[0] < places[1] else ")"


def _has_tail(grid: Grid, image: Image.Image, y: int, x: int) -> bool:
    """Return whether the letter at the right of a blank cell reaches into it."""
    cell = np.asarray(grid.crop(image, (y, y + 1), (x, x + 1)).convert("L")).astype(int)
    ink = np.abs(cell - np.median(cell)) > 60
    return bool(ink[:, cell.shape[1] // 2 :].sum() >= TAIL)


def _printed(
    session: Session, size: tuple[int, int], pictures: Path | None, floors: dict[str, float],
    failures: Failures,
) -> str:  # fmt: skip
    """Return by how much what the commands print is misread when they have ended."""
    rates = printed_rates(session, size, pictures, floors)
    wrong = {name: rate for name, rate in rates.items() if rate > PRINTED_POINTS[name]}
    told = ", ".join(f"{name} {rate:.1%} more than the floor" for name, rate in wrong.items())
    mark = failures.expect(not wrong, f"{session.terminal.name}: printed: {told}")
    return " ".join(f"{100 * rate:+.1f}" for rate in rates.values()) + mark


if __name__ == "__main__":
    sys.exit(main())
