"""How long until an article is on the screen, as a multiple of a bare Textual app's first frame.

The two programs run in turn in a pseudo-terminal; a run ends when the text that is waited for has
come out of it.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import time
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, OptionList, Static
class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header()
        yield OptionList(*[f"entry {i}" for i in range(20)])
        yield Static("the text that is waited for")
        yield Footer()
Bare().run()
"""
ROWS, COLUMNS = 36, 120


def seconds_until(command: list[str], text: bytes, home: str) -> float:
    """Run `command` in a pty; return the seconds until `text` is in its output (at most 20)."""
    import fcntl
    import termios

    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        environment = {**os.environ, "HOME": home, "TERM": "xterm-256color", "COLORTERM": ""}
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    seen = b""
    try:
        while time.perf_counter() - start < 20:
            if select.select([terminal], [], [], 0.05)[0]:
                try:
                    seen += os.read(terminal, 65536)
                except OSError:
                    break
                if text in seen:
                    return time.perf_counter() - start
        raise RuntimeError(f"never shown: {text!r} by {command}")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def article(size: int, title: str) -> str:
    """Return an article of about so many bytes, no two of its paragraphs alike."""
    words = [
        "قال",
        "الباحث",
        "إن",
        "المدينة",
        "القديمة",
        "تحفظ",
        "في",
        "أزقتها",
        "حكايات",
        "كثيرة",
        "عن",
        "الماء",
    ]
    lines, number, length = [title, ""], 0, 0
    while length < size:
        number += 1
        chosen = [words[(number * 7 + i * (number % 11 + 1)) % len(words)] for i in range(60)]
        line = f"{number}: " + " ".join(chosen) + "."
        lines += [line, ""]
        length += len(line.encode()) + 2
    return "\n".join(lines)


def main(pairs: int = 10) -> None:
    """Print both figures."""
    from newsreader.layout.lines import display_text
    from newsreader.layout.paragraphs import Paragraph
    from newsreader.text.controls import SafeText

    title = "عنوان للقياس"
    shown = display_text(Paragraph(SafeText(title))).encode()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "articles")
        folder.mkdir()
        small, large = folder / "small.txt", Path(home, "large", "large.txt")
        large.parent.mkdir()
        small.write_text(article(10_000, title), encoding="utf-8")
        large.write_text(article(10_000_000, title), encoding="utf-8")
        bare = [sys.executable, "-c", BARE]
        ours = [sys.executable, "-m", "newsreader", str(small)]
        big = [sys.executable, "-m", "newsreader", str(large)]
        rows = []
        for number in range(pairs + 1):
            row = (
                seconds_until(bare, b"the text that is waited for", home),
                seconds_until(ours, shown, home),
                seconds_until(big, shown, home),
            )
            if number:  # the first one warms the caches
                rows.append(row)
    b, s, g = (statistics.median(column) for column in zip(*rows))
    print(f"first paint: bare Textual {b:.3f} s, 10 KB article {s:.3f} s, 10 MB article {g:.3f} s")
    print(f"  article / bare {statistics.median(r[1] / r[0] for r in rows):.2f}")
    print(f"  10 MB / 10 KB {statistics.median(r[2] / r[1] for r in rows):.2f}")


if __name__ == "__main__":
    main()
