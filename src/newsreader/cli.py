"""The command line: arguments, pipes, exit statuses.

Exit status 0; 1 when something could not be read; 2 for wrong usage. Faults go to standard error,
one line each. What a command does not need is not imported: a filter loads neither Textual nor
SQLite.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from newsreader import __version__
from newsreader.errors import Fault, SourceError, UsageError, on_one_line

__all__ = ["main"]

COMMANDS = ("print", "bidi", "search", "related", "index", "doctor")
STANDARD_INPUT = "-"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _run(words)
    except UsageError as error:
        print(f"newsreader: {error}", file=sys.stderr)
        status = 2
    except SourceError as error:
        _tell([error.fault])
        status = 1
    except BrokenPipeError:
        # The reader of our output has left: that is no fault of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _run(words: list[str]) -> int:
    if words and words[0] in COMMANDS:
        options = _command_parser(words[0]).parse_args(words[1:])
        return int(globals()[f"_{words[0]}"](options))
    return _open(_parser().parse_args(words))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsreader",
        description="Read Arabic articles in the terminal.",
        epilog="Commands: newsreader {print,bidi,search,related,index,doctor} --help",
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is a pipe")
    parser.add_argument("--language", choices=("ar", "en"), help="language of the interface")
    parser.add_argument("--terminal", metavar="PROFILE", help="what terminal this is")
    parser.add_argument(
        "--encoding", type=_encoding, metavar="NAME", help="what PATH is encoded in"
    )
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    return parser


def _command_parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"newsreader {command}", allow_abbrev=False)
    add = parser.add_argument
    if command == "print":
        parser.description = "Print articles: clean text in logical order."
        add("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
        add("--width", type=_width, metavar="N", help="wrap lines at N cells")
        order = parser.add_mutually_exclusive_group()
        order.add_argument("--visual", action="store_true", help="display order, as on a screen")
        order.add_argument("--logical", action="store_true", help="logical order (the default)")
        add("--json", action="store_true", help="everything that was found, as JSON")
        add("--terminal", metavar="PROFILE", help="the terminal that --visual prints for")
        add("--encoding", type=_encoding, metavar="NAME", help="what the files are encoded in")
        add("--as-it-is", action="store_true", help="leave damaged Arabic as it is")
    elif command == "bidi":
        parser.description = "Each line of standard input is a paragraph; prints display lines."
        add("--width", type=_width, metavar="N", help="wrap lines at N cells")
        add("--base", choices=("auto", "ltr", "rtl"), default="auto", help="base direction")
        add("--no-shape", action="store_true", help="leave letters in their base shape")
        add("--terminal", metavar="PROFILE", help="the terminal to print for")
    elif command in ("search", "related"):
        found = "the articles that a query finds" if command == "search" else "related articles"
        parser.description = f"List {found}, the best first."
        add("words" if command == "search" else "path", **_subject(command))
        add("--limit", type=_width, default=10, metavar="N", help="how many at most")
        add("--json", action="store_true", help="as JSON")
        add("--library", metavar="DIR", help="the folder to look in")
    elif command == "index":
        parser.description = "Catalogue a folder of articles."
        add("folder", nargs="?", metavar="DIR", help="the folder; else the library's")
    else:
        parser.description = "Tell what terminal this is and what is sent to it."
        add("--terminal", metavar="PROFILE", help="what terminal this is")
        add("--json", action="store_true", help="as JSON")
    return parser


def _subject(command: str) -> dict[str, Any]:
    if command == "search":
        return {"nargs": "+", "metavar": "QUERY", "help": "what to look for"}
    return {"metavar": "PATH", "help": "the article"}


def _width(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"not a number from 1 to 10000: {text!r}")
    return int(text)


def _encoding(text: str) -> str:
    from newsreader.decoding.encodings import canonical

    found = canonical(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"no encoding is called {text!r}")
    return found


def _tell(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"newsreader: {fault}", file=sys.stderr)


def _end_with_pipe() -> None:
    """Let a closed pipe end the program as it ends any filter: silently."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _open(options: argparse.Namespace) -> int:
    """`newsreader [PATH ...]`: the app, or print where standard output is no terminal."""
    paths: list[str] = options.paths
    if not paths and not sys.stdin.isatty():
        paths = [STANDARD_INPUT]
    if not sys.stdout.isatty():
        if not paths:
            folder, faults = _default_library()
            _tell(faults)
            paths = [str(folder)]
        encoding = ["--encoding", options.encoding] if options.encoding else []
        return _print(_parsed_print([*encoding, "--", *paths]))
    from newsreader import opening

    return opening.open_app(paths, options.language, options.terminal, options.encoding)


def _parsed_print(paths: list[str]) -> argparse.Namespace:
    return _command_parser("print").parse_args(paths)


def _default_library() -> tuple[Path, tuple[Fault, ...]]:
    from newsreader.settings import library_folder, load_settings

    settings, faults = load_settings()
    folder, missing = library_folder(settings)
    return folder, faults + missing


def _print(options: argparse.Namespace) -> int:
    from newsreader.article.serial import as_json
    from newsreader.loading import Options, load_all, load_found

    output = _output(options.terminal, asked=options.visual)
    _end_with_pipe()
    sources, faults = _sources(options.paths or [STANDARD_INPUT])
    _tell(faults)
    status = 1 if faults else 0
    options_of = Options(encoding=options.encoding, repair=not options.as_it_is)
    values = _JsonValues()
    count = 0
    given = ((load_found if found else load_all)(source, options_of) for source, found in sources)
    for result in (one for results in given for one in results):
        _tell(result.faults)
        if result.article is None:
            status = 1
        elif options.json:
            values.add(as_json(result.article, result.faults))
        else:
            if count:
                print("\n" + "* * *" + "\n")
            _print_article(result.article, options, output)
            count += 1
    values.end()
    return status


class _JsonValues:
    """Prints values as JSON: one alone as it is, several as an array, none of them being kept."""

    def __init__(self) -> None:
        self._first: str | None = None
        self._count = 0

    def add(self, value: dict[str, Any]) -> None:
        import json

        text = json.dumps(value, ensure_ascii=False, indent=2)
        self._count += 1
        if self._count == 1:
            self._first = text
            return
        if self._first is not None:
            print("[\n" + self._first, end="")
            self._first = None
        print(",\n" + text, end="")

    def end(self) -> None:
        if self._first is not None:
            print(self._first)
        elif self._count:
            print("\n]")


def _output(chosen: str | None, *, asked: bool) -> Any:
    """Return how display lines are printed: for the terminal they go to, or the one chosen."""
    from newsreader.terminal.detection import choose
    from newsreader.terminal.output import Output

    terminal = choose(chosen)
    if terminal is None and asked and sys.stdout.isatty() and sys.stdin.isatty():
        terminal, _ = _terminal(None)
    return Output(terminal)


def _print_article(article: Any, options: argparse.Namespace, output: Any) -> None:
    from newsreader.printing.articles import display_lines, logical_lines

    if options.visual:
        from newsreader.display.labels import labels, page_texts
        from newsreader.settings import interface_language, load_settings

        texts = page_texts(article, labels(interface_language(load_settings()[0])))
        width = options.width or min(80, shutil.get_terminal_size().columns)
        print(output.begin, end="")
        for line in display_lines(article, texts, width, output.line):
            print(line)
        print(output.end, end="", flush=True)
        return
    for line in logical_lines(article, options.width):
        print(line)


def _sources(paths: Sequence[str]) -> tuple[list[tuple[Any, bool]], tuple[Fault, ...]]:
    """Return the sources that paths mean, whether each was found in a folder, and what is wrong."""
    from newsreader.loading import Stream, discover, located

    sources: list[tuple[Any, bool]] = []
    faults: list[Fault] = []
    for path in paths:
        if path == STANDARD_INPUT:
            sources.append((Stream.take(sys.stdin.buffer, STANDARD_INPUT), False))
        elif Path(path).is_dir():
            found, more = discover(Path(path))
            faults += more
            sources += ((file, True) for file in found)
            if not found and not more:
                faults.append(Fault(path, "no articles in this folder"))
        else:
            sources.append((located(path), False))
    return sources, tuple(faults)


def _bidi(options: argparse.Namespace) -> int:
    from newsreader.layout.lines import display_text
    from newsreader.layout.paragraphs import Paragraph
    from newsreader.layout.wrapping import wrap
    from newsreader.text.controls import SafeText, sanitise
    from newsreader.text.directions import Direction
    from newsreader.text.offsets import Cell

    output = _output(options.terminal, asked=False)
    _end_with_pipe()
    base = {"ltr": Direction.LTR, "rtl": Direction.RTL}.get(options.base)
    status = 0
    write = sys.stdout.buffer.write
    write(output.begin.encode())
    for number, line in enumerate(sys.stdin.buffer, 1):
        text = line.decode("utf-8", "replace")
        if "\ufffd" in text and b"\xef\xbf\xbd" not in line:
            _tell([Fault(STANDARD_INPUT, "not UTF-8", number)])
            status = 1
        for part in sanitise(text.rstrip("\r\n")).split("\n"):
            paragraph = Paragraph(SafeText(part), base, shaped=not options.no_shape)
            if options.width is None:
                shown = [output.line(display_text(paragraph), part)]
            else:
                lines = wrap(paragraph, Cell(options.width))
                rtl = paragraph.direction is Direction.RTL
                shown = [
                    " " * (options.width - n.width) * rtl + output.line(n.text, n.logical)
                    for n in lines
                ]
            for each in shown:
                write(each.encode("utf-8") + b"\n")
    write(output.end.encode())
    sys.stdout.flush()
    return status


def _library(folder: str | None) -> Any:
    """Return the library of a folder, refreshed; progress goes to a terminal's standard error."""
    from newsreader.library.libraries import Library
    from newsreader.settings import state_folder

    root, faults = (Path(folder), ()) if folder else _default_library()
    root = Path(os.path.realpath(root))
    if not root.exists():
        raise UsageError(str(Fault(str(root), "there is no such folder")))
    state, homeless = state_folder()
    _tell(faults + homeless)
    library = Library([root], state)

    def progress(share: float) -> None:
        print(f"\r{share:4.0%}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)

    changes = library.refresh(progress if sys.stderr.isatty() else None)
    _tell(changes.faults)
    return library


def _search(options: argparse.Namespace) -> int:
    _end_with_pipe()
    found = _library(options.library).search(" ".join(options.words), options.limit)
    _list_found(((f.entry, f.score, list(f.why)) for f in found), options.json)
    return 0


def _related(options: argparse.Namespace) -> int:
    from newsreader.loading import load, located

    _end_with_pipe()
    path = Path(os.path.realpath(options.path))
    result = load(located(str(path)))
    _tell(result.faults)
    if result.article is None:
        return 1
    library = _library(options.library or str(path.parent))
    found = library.related(result.article, options.limit)
    _list_found(
        ((r.entry, r.score, "named by the article" if r.named else list(r.why)) for r in found),
        options.json,
    )
    return 0


def _list_found(found: Iterable[tuple[Any, float, Any]], as_json: bool) -> None:
    rows = [
        {
            "path": entry.path,
            "title": entry.title,
            "section": entry.section,
            "score": round(score, 4),
            "why": why,
        }
        for entry, score, why in found
    ]
    if as_json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        # A path that goes into a pipe is the file's own; one on a terminal is to be looked at.
        path = on_one_line(row["path"]) if sys.stdout.isatty() else row["path"]
        print(f"{row['title']}\t{path}")


def _index(options: argparse.Namespace) -> int:
    library = _library(options.folder)
    count = len(library.entries)
    print(f"{library.roots[0]}: {count} article{'' if count == 1 else 's'}")
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from newsreader.terminal.doctor import as_json, report
    from newsreader.terminal.output import Output

    found, takeover = _terminal(options.terminal)
    replies = takeover.replies.replies if takeover.replies is not None else None
    if options.json:
        import json

        print(json.dumps(as_json(found, replies, os.environ), ensure_ascii=False, indent=2))
        return 0
    output = Output(found if sys.stdout.isatty() else None)
    print(output.begin, end="")
    for line in report(found, replies, os.environ, output):
        print(line)
    print(output.end, end="", flush=True)
    return 0


def _terminal(chosen: str | None) -> tuple[Any, Any]:
    """Return the terminal on standard output, and what was asked to find it."""
    from newsreader.terminal.detection import choose
    from newsreader.terminal.output import ask_terminal

    return ask_terminal(os.environ, choose(chosen))
