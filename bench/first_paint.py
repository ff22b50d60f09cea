"""How long until an article is on the screen, as a multiple of a bare Textual app's first frame.

The programs run in turn in a pseudo-terminal; a run ends when the text that is waited for has come
out of it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path

from bench.articles import article, shown_title
from bench.ptys import first_paint, in_turn

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


def main(pairs: int = 10) -> None:
    """Print the seconds and the two ratios."""
    with tempfile.TemporaryDirectory() as home:
        names = {}
        for name, size in (("small", 10_000), ("large", 10_000_000)):
            names[name] = Path(home, name, f"{name}.txt")
            names[name].parent.mkdir()
            names[name].write_text(article(size), encoding="utf-8")
        reader = [sys.executable, "-m", "newsreader"]
        title = shown_title()
        runs = (
            ([sys.executable, "-c", BARE], b"the text that is waited for"),
            ([*reader, str(names["small"])], title),
            ([*reader, str(names["large"])], title),
        )
        rows = in_turn([partial(first_paint, cmd, home, text) for cmd, text in runs], pairs)
    bare, small, large = (statistics.median(column) for column in zip(*rows))
    print(f"first paint: bare Textual {bare:.3f} s, 10 KB {small:.3f} s, 10 MB {large:.3f} s")
    print(f"  10 KB article / bare Textual: {statistics.median(r[1] / r[0] for r in rows):.2f}")
    print(f"  10 MB article / 10 KB article: {statistics.median(r[2] / r[1] for r in rows):.2f}")
