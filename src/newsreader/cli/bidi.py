"""`newsreader bidi`: a filter; each line of standard input is a paragraph, printed as shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from newsreader import bounds
from newsreader.cli.arguments import Parser, number
from newsreader.cli.rows import output_for
from newsreader.cli.streams import STANDARD_INPUT, end_with_pipe, tell
from newsreader.errors import Fault, Summary
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.wrapping import wrap
from newsreader.terminal.detection import choose
from newsreader.terminal.output import Output
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell

__all__ = ["parser", "run"]

_BASES = {"auto": None, "ltr": Direction.LTR, "rtl": Direction.RTL}


class Options(argparse.Namespace):
    """What the command line says."""

    width: int | None
    base: str
    no_shape: bool
    terminal: str | None


def parser() -> Parser:
    """Return the parser of the words behind `bidi`."""
    made = Parser(
        "newsreader bidi", "Each line of standard input is a paragraph; prints display lines."
    )
    made.add_argument("--width", type=number, metavar="N", help="wrap lines at N cells")
    made.add_argument("--base", choices=tuple(_BASES), default="auto", help="base direction")
    made.add_argument("--no-shape", action="store_true", help="leave letters in their base shape")
    made.add_argument("--terminal", metavar="PROFILE", help="the terminal to print for")
    return made


def run(words: Sequence[str]) -> int:
    """Filter standard input; return the exit status."""
    options = parser().parse_args(words, Options())
    choose(options.terminal)
    end_with_pipe()
    faults = Summary()
    output: Output | None = None
    for place, line in enumerate(_lines(sys.stdin.buffer), 1):
        if output is None:
            # Only now: what writes into the pipe may have asked for a password.
            output = output_for(options.terminal)
        text = line.decode("utf-8", "replace")
        if "\ufffd" in text and b"\xef\xbf\xbd" not in line:
            faults.add([Fault(STANDARD_INPUT, "not UTF-8", place)])
        for part in sanitise(text.rstrip("\r\n")).split("\n"):
            for shown in _shown(SafeText(part), options, output):
                sys.stdout.buffer.write(shown.encode("utf-8") + b"\n")
        if sys.stdout.isatty():
            sys.stdout.flush()  # whoever types a line sees it at once
    sys.stdout.flush()
    tell(faults.faults())
    return 1 if faults.faults() else 0


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream; one that is too long in parts that end with a character."""
    rest = b""
    while part := stream.readline(bounds.LINE):
        line, rest = rest + part, b""
        if len(part) == bounds.LINE and not part.endswith(b"\n"):
            # Its last character may go on: only the next part can tell.
            last = next(n for n in range(1, len(line) + 1) if line[-n] & 0xC0 != 0x80 or n == 4)
            line, rest = line[:-last], line[-last:]
        yield line
    if rest:
        yield rest


def _shown(text: SafeText, options: Options, output: Output) -> Iterator[str]:
    """Yield the lines of a paragraph as they are printed, at the side of its direction."""
    paragraph = Paragraph(text, _BASES[options.base], shaped=not options.no_shape)
    if options.width is None:
        yield output.row(display_text(paragraph))
        return
    rtl = paragraph.direction is Direction.RTL
    for line in wrap(paragraph, Cell(options.width)):
        indent = " " * (options.width - line.width) * rtl
        yield output.row(indent + line.text)
