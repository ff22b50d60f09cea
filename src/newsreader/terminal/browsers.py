"""The browser, by the standard library: it writes nothing to our screen and keeps nobody waiting.

A browser that draws in a terminal is none here: there is one terminal, and it is ours.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import quote, urljoin, urlsplit

__all__ = ["address_of", "open_address"]

_DRAWS_IN_TERMINALS = frozenset(
    ("www-browser", "w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "cha")
)
_OPENS = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
_SECONDS = 3.0  # some hand over to a browser that is there, some are it: they run as long as it
_UNFIT = frozenset('"<>\\^`{|} ')


def address_of(target: str | None, base: str | None = None) -> str | None:
    """Return the address on the web that a link means, None where it leads elsewhere.

    What stands in a link without a server counts from `base`. Signs that programs on the way might
    take for their own are escaped.
    """
    if target is None:
        return None
    try:
        address = urljoin(base or "", target.strip())
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    except ValueError:
        return None
    return "".join(
        sign if sign.isprintable() and sign not in _UNFIT else quote(sign, errors="replace")
        for sign in address
    )


def open_address(address: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Have a browser open an address; return whether one was found. It takes a moment.

    That is done by another process, without our terminal: the browsers' own words go nowhere.
    """
    around = {**environment, "BROWSER": _in_windows(environment.get("BROWSER", ""))}
    around.pop("TERM", None)  # else the library would try those that draw in a terminal
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _OPENS, address], env=around, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError:
        return False
    try:
        return process.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()  # it is no zombie afterwards
        return True


def _in_windows(named: str) -> str:
    """Return the browsers that a variable names without those that draw in a terminal."""
    kept = []
    for command in named.split(os.pathsep):
        try:
            words = shlex.split(command)
        except ValueError:
            continue
        if words and PurePath(words[0]).name not in _DRAWS_IN_TERMINALS:
            kept.append(command)
    return os.pathsep.join(kept)
