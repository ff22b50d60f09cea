"""The command line: what comes out, what goes to standard error, the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader import __version__
from support import fixtures
from support.running import run

ARTICLES = Path(__file__).parents[2] / "articles"
BODY = "هذا متن المقال، وفيه كلام عن البحر والقلعة القديمة."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "a.md"
    path.parent.mkdir()
    path.write_text(
        "---\ntitle: عنوان\nsection: قسم\nauthor: فلان\ndate: 2026-01-02\nsource: صحيفة\n---\n"
        f"{BODY}\n\n"
        "- بند\n- [x] تم\n\n1. أول\n\n> قول\n>\n> ثان\n\n```\ncode\n```\n\n---\n\n"
        "![صورة](a.png)\n\n"
        "| أ | ب |\n|---|---|\n| 1 | 2 |\n\nنص[^1].\n\n[^1]: حاشية\n",
        encoding="utf-8",
    )
    return path


def test_version_and_help(tmp_path: Path) -> None:
    assert run("--version", home=tmp_path).stdout == f"newsreader {__version__}\n"
    assert "--language" in run("--help", home=tmp_path).stdout
    for command in ("print", "bidi", "search", "related", "index", "doctor", "config"):
        assert command in run(command, "--help", home=tmp_path).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--nonsense",),
        ("print", "--width", "0"),
        ("print", "--visual", "--logical"),
        ("bidi", "--base", "up"),
        ("bidi", "--terminal", "teletype"),
        ("search",),
        ("index", "/no/such/folder"),
        ("doctor", "--terminal", "teletype"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, home=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_print_in_logical_order(article: Path, tmp_path: Path) -> None:
    result = run("print", article, home=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        f"قسم\n\nعنوان\n\nفلان · 2026-01-02\n\n{BODY}\n\n"
        "• بند\n• [x] تم\n\n1. أول\n\n> قول\n>\n> ثان\n\n"
        "    code\n\n———\n\n[صورة]\n\nأ\tب\n1\t2\n\nنص[1].\n\n[1] حاشية\n\nصحيفة\n"
    )
    assert run("print", "--logical", article, home=tmp_path).stdout == result.stdout
    assert run(article, home=tmp_path).stdout == result.stdout  # no terminal: the same


def test_print_wrapped(article: Path, tmp_path: Path) -> None:
    lines = run("print", "--width", "20", article, home=tmp_path).stdout.split("\n")
    assert max(len(line.replace("لا", "ل")) for line in lines) <= 20  # lam-alef is one cell
    assert " ".join(lines[6:9]) == BODY


def test_print_in_display_order(article: Path, tmp_path: Path) -> None:
    shown = run("print", "--visual", "--width", "60", article, home=tmp_path).stdout
    assert not any("\u0621" < c < "\u064b" for c in shown)  # presentation forms alone
    lines = shown.split("\n")
    assert max(map(len, lines)) <= 60
    assert [len(line) for line in lines[:3]] == [60, 60, 60]  # they end at the right edge


def test_print_json(article: Path, tmp_path: Path) -> None:
    value = json.loads(run("print", "--json", article, home=tmp_path).stdout)
    assert (value["title"], value["section"], value["source"]) == ("عنوان", "قسم", "صحيفة")
    assert value["blocks"][0] == {"kind": "paragraph", "text": BODY, "spans": []}
    values = json.loads(
        run("print", "--json", article, ARTICLES / "two-letters.txt", home=tmp_path).stdout
    )
    assert [v["title"] for v in values] == ["عنوان", "رسالتان لم تصلا"]


def test_print_of_collections(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "news.jsonl").write_text(fixtures.lines(3), encoding="utf-8")
    (folder / "data.json").write_text("{}", encoding="utf-8")
    result = run("print", "--json", folder, home=tmp_path)
    assert [value["title"] for value in json.loads(result.stdout)] == ["خبر 1", "خبر 2", "خبر 3"]
    assert (result.returncode, result.stderr) == (0, "")
    named = run("print", "--json", folder / "data.json", home=tmp_path)
    assert named.stderr.endswith("data.json: has no text of an article\n")
    one = run("print", f"{folder}/news.jsonl#2", home=tmp_path)
    assert "خبر 2" in one.stdout
    assert "خبر 1" not in one.stdout
    piped = run("print", home=tmp_path, stdin=fixtures.book())
    assert piped.stdout.count("* * *") == 2
    assert run("related", f"{folder}/news.jsonl#2", home=tmp_path).returncode == 0


def test_print_of_folders_streams_and_bad_files(article: Path, tmp_path: Path) -> None:
    (article.parent / "b.txt").write_text("عنوان آخر\n\nمتن.\n", encoding="utf-8")
    (article.parent / "bad.txt").write_bytes(b"\x7fELF\0\0\0")
    result = run("print", article.parent, home=tmp_path)
    assert result.returncode == 1
    assert BODY in result.stdout
    assert "عنوان آخر" in result.stdout
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"newsreader: {article.parent / 'bad.txt'}: is not a text")
    piped = run("print", "-", home=tmp_path, stdin=f"عنوان\n\n{BODY}\n".encode())
    assert piped.stdout == f"عنوان\n\n{BODY}\n"
    assert run(home=tmp_path, stdin=f"عنوان\n\n{BODY}\n".encode()).stdout == piped.stdout
    missing = run("print", tmp_path / "none.txt", home=tmp_path)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr == f"newsreader: {tmp_path / 'none.txt'}: no such file\n"
    (tmp_path / "empty").mkdir()
    assert run("print", tmp_path / "empty", home=tmp_path).returncode == 1


def test_search_related_and_index(tmp_path: Path) -> None:
    found = json.loads(
        run("search", "المرجان", "البحر", "--json", "--library", ARTICLES, home=tmp_path).stdout
    )
    assert found[0]["path"] == str(ARTICLES / "coral-that-bears-heat.md")
    assert set(found[0]) == {"path", "title", "section", "score", "why"}
    assert found[0]["score"] > 0
    assert found[0]["why"]
    lines = run("search", "المَرجان", "--limit", "1", "--library", ARTICLES, home=tmp_path).stdout
    assert lines == f"{found[0]['title']}\t{found[0]['path']}\n"
    target = ARTICLES / "desalination-by-sun.md"
    related = json.loads(run("related", target, "--json", "--limit", "6", home=tmp_path).stdout)
    assert [Path(r["path"]).name for r in related[:3]] == [
        "rain-harvest.md", "the-road-of-water.md", "harbour-record-year.md",
    ]  # fmt: skip
    assert [r["why"] for r in related[:3]] == ["named by the article"] * 3
    # Nothing else is near to it, and one names it.
    assert [(Path(r["path"]).name, r["why"]) for r in related[3:]] == [
        ("coral-that-bears-heat.md", "names the article")
    ]
    assert str(target) not in [r["path"] for r in related]
    assert run("related", tmp_path / "none.md", home=tmp_path).returncode == 1
    result = run("index", ARTICLES, home=tmp_path)
    assert result.stdout == f"{ARTICLES}: {len(list(ARTICLES.iterdir()))} articles\n"


def test_the_samples_are_the_library_where_none_is_named(tmp_path: Path) -> None:
    assert "39 articles" in run("index", home=tmp_path).stdout
    (tmp_path / ".config" / "newsreader").mkdir(parents=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("عنوان\n\nمتن.\n", encoding="utf-8")
    (tmp_path / ".config/newsreader/config.toml").write_text(
        "library = '~/mine'\n", encoding="utf-8"
    )
    assert run("index", home=tmp_path).stdout == f"{tmp_path / 'mine'}: 1 article\n"


def test_doctor(tmp_path: Path) -> None:
    report = run("doctor", home=tmp_path, TERM="xterm-256color", VTE_VERSION="7006", TMUX="").stdout
    assert "VTE" in report
    value = json.loads(run("doctor", "--json", "--terminal", "konsole", home=tmp_path).stdout)
    assert value["profile"] == "konsole"


LOADED = """
import sys
before = set(sys.modules)
from newsreader.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
loaded = set(sys.modules) - before
print(*sorted(loaded), file=sys.stderr)
"""
# Of the interpreter's library and of others: what none of these ways of starting needs.
NEVER = {
    "textual", "sqlite3", "asyncio", "snowballstemmer", "rich.console", "lxml", "trafilatura",
    "zipfile", "tarfile", "gzip", "email", "xml", "html.parser", "subprocess",
}  # fmt: skip
READERS = {
    "newsreader.collections.books", "newsreader.collections.feeds",
    "newsreader.collections.objects", "newsreader.collections.packed",
    "newsreader.collections.webarchives", "newsreader.formats.markdown.markdown",
    "newsreader.formats.pages.page", "newsreader.formats.pages.fragment",
    "newsreader.formats.text.text", "yaml", "markdown_it", "json",
}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["--version"], set()),
        (["bidi"], set()),
        (["print", str(ARTICLES / "two-letters.txt")], {"newsreader.formats.text.text"}),
        (
            ["print", "--visual", str(ARTICLES / "two-letters.txt")],
            {"newsreader.formats.text.text"},
        ),
        (
            ["print", "--json", str(ARTICLES / "persian-qanats.md")],
            {"newsreader.formats.markdown.markdown", "yaml", "json"},
        ),
    ],
    ids=["version", "bidi", "text", "text on the screen", "markdown"],
)
def test_what_is_not_needed_is_not_loaded(arguments: list[str], needed: set[str]) -> None:
    """In a fresh interpreter; that what is needed is there shows that the test can see it."""
    result = subprocess.run(
        [sys.executable, "-c", LOADED.format(arguments=arguments)],
        input="عنوان\n\nمتن المقال.\n",
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(result.stderr.split())
    # The plugin of task lists needs uuid, and that of Python 3.10 loads it, by way of platform.
    of_others = {"subprocess"} if sys.version_info < (3, 11) and "uuid" in loaded else set()
    assert loaded & NEVER == of_others
    assert loaded & READERS == needed | (loaded & {"markdown_it"} if needed else set())


def test_a_pipe_is_read_without_what_it_does_not_hold() -> None:
    result = subprocess.run(
        [sys.executable, "-c", LOADED.format(arguments=["print", "-"])],
        input="عنوان\n\nمتن المقال.\n",
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(result.stderr.split())
    assert loaded & (NEVER | {"yaml", "markdown_it"}) == set()


def test_the_first_screen_needs_no_textual() -> None:
    code = (
        "import sys, newsreader.opening\n"
        "print([m for m in ('textual', 'asyncio', 'rich.console') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"


def test_an_encoding_may_be_given(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("عنوان المقال\n\nكتب الولد الدرس في المدرسة القديمة.\n".encode("cp1256"))
    told = run("print", path, home=tmp_path)
    assert "كتب الولد الدرس" in told.stdout
    assert told.stderr == f"newsreader: {path}: read as windows-1256, which it looks like\n"
    assert told.returncode == 0
    given = run("print", "--encoding", "cp1256", path, home=tmp_path)
    assert (given.stdout, given.stderr) == (told.stdout, "")
    assert run("--encoding", "cp1256", path, home=tmp_path).stdout == told.stdout
    wrong = run("print", "--encoding", "klingon", path, home=tmp_path)
    assert wrong.returncode == 2
    assert "no encoding is called 'klingon'" in wrong.stderr


def test_damage_may_be_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "damaged.txt"
    text = "عنوان المقال\n\nكتب الولد الدرس في المدرسة القديمة.\n"
    path.write_text(text.encode().decode("latin-1"), encoding="utf-8")
    told = run("print", path, home=tmp_path)
    assert "كتب الولد الدرس" in told.stdout
    assert "repaired: UTF-8 that was read in another encoding" in told.stderr
    assert "كتب" not in run("print", "--as-it-is", path, home=tmp_path).stdout
