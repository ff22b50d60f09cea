"""Which addresses a browser is given, and that nothing of it reaches the terminal."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newsreader.terminal.browsers import address_of, open_address

BASE = "https://news.example/a/b.html"


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("http://x.example/", "http://x.example/"),
        ("  https://x.example/خبر?a=1&b=%20#c ", "https://x.example/خبر?a=1&b=%20#c"),
        ("HTTPS://x.example", "https://x.example"),
        ("https://x.example/a\"b'$(c)`d`\\e f", "https://x.example/a%22b'$(c)%60d%60%5Ce%20f"),
        ("https://x.example/\u202e\x9b\ud800", "https://x.example/%E2%80%AE%C2%9B%3F"),
        ("//x.example/y", "https://x.example/y"),
        ("../c?d", "https://news.example/c?d"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("mailto:a@x.example", None),
        ("http://", None),
        ("http://[", None),
        ("-h", "https://news.example/a/-h"),
        (None, None),
    ],
)
def test_an_address_is_one_on_the_web(target: str | None, address: str | None) -> None:
    assert address_of(target, BASE) == address


def test_without_a_base_a_relative_link_leads_nowhere() -> None:
    assert address_of("c.html") is None
    assert address_of("c.html", "b.md") is None


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    script = tmp_path / "browser"
    script.write_text(
        f"#!/bin/sh\necho noise; echo noise >&2; echo noise > /dev/tty\n"
        f'printf %s "$1" > "{tmp_path}/new" && mv "{tmp_path}/new" "{tmp_path}/opened"\n'
    )
    script.chmod(0o755)
    return script


def around(browser: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "TERM": "xterm", "BROWSER": browser}


def test_a_browser_is_given_the_address_as_one_word(
    browser: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert open_address("https://x.example/a;b&c=$HOME", around(f"{browser} %s"))
    assert (tmp_path / "opened").read_text() == "https://x.example/a;b&c=$HOME"
    assert capfd.readouterr() == ("", "")


def test_where_none_is_there_it_is_said(tmp_path: Path) -> None:
    assert not open_address("https://x.example/", around(""))
    assert not open_address("https://x.example/", around("/no/such/browser %s"))


def test_one_that_draws_in_a_terminal_is_none(browser: Path, tmp_path: Path) -> None:
    lynx = browser.rename(tmp_path / "lynx")
    assert not open_address("https://x.example/", around(f"{lynx} %s"))
    assert not open_address("https://x.example/", around("' %s"))
    assert not (tmp_path / "opened").exists()


def test_nobody_waits_for_one_that_runs_on(tmp_path: Path) -> None:
    script = tmp_path / "slow"
    script.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid; exec sleep 60\n")
    script.chmod(0o755)
    begun = time.monotonic()
    assert open_address("https://x.example/", around(f"{script} %s"))
    assert time.monotonic() - begun < 20
    os.kill(int((tmp_path / "pid").read_text()), 9)
