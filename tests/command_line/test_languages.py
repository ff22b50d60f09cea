"""The program in a language that nothing of it knows but a file."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pexpect
import pyte
from babel.messages.catalog import Catalog
from tools.catalogues import written

import newsreader

ARTICLE = "# A headline\n\nWords of an article that go on for a while.\n"


def test_a_file_put_in_place_is_a_language_of_the_interface(tmp_path: Path) -> None:
    package = tmp_path / "package" / "newsreader"
    shutil.copytree(newsreader.__path__[0], package, ignore=shutil.ignore_patterns("__pycache__"))
    texts = Catalog("he", fuzzy=False)  # for its plurals
    for english, own in (("ltr", "rtl"), ("No section", "Qnosec"), ("keys", "qkeys")):
        texts.add(english, own)
    file = package / "locale" / "qq" / "LC_MESSAGES" / "newsreader.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(written(texts)["mo"])
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.md").write_text(ARTICLE, encoding="utf-8")
    app = pexpect.spawn(
        sys.executable, ["-m", "newsreader", str(folder)], encoding="utf-8", dimensions=(20, 90),
        env={"HOME": str(tmp_path), "TERM": "xterm-256color", "PATH": "/usr/bin:/bin",
             "PYTHONPATH": str(package.parent), "LANG": "qq_QQ.UTF-8"}, timeout=30,
    )  # fmt: skip
    screen = pyte.Screen(90, 20)
    stream = pyte.Stream(screen)
    while not any("Qnosec" in row for row in screen.display) or "qkeys" not in screen.display[-1]:
        stream.feed(app.read_nonblocking(4096, timeout=30))
    app.send("q")
    app.expect(pexpect.EOF)
    # Mirrored as a whole: the list is at the right. What the file has not is English.
    assert next(row for row in screen.display if "Qnosec" in row).index("Qnosec") > 45
    assert "quit" in screen.display[-1]
