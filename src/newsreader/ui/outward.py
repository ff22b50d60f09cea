"""The way out of the app and back: the article in the reader's editor, addresses in his browser."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App

from newsreader import bounds
from newsreader.article.articles import Article
from newsreader.display.fault_texts import fault_text
from newsreader.errors import Fault
from newsreader.loading import is_folder
from newsreader.printing.articles import logical_lines
from newsreader.printing.exports import export_name, lines_in, write_new
from newsreader.session.opened import Opened
from newsreader.session.pages import Page
from newsreader.session.source_lines import line_of_page
from newsreader.terminal.browsers import address_of, open_address
from newsreader.terminal.editors import editor_words, run_editor, words_for_file
from newsreader.terminal.takeover import Takeover
from newsreader.text.controls import isolated, label
from newsreader.ui.background import Latest
from newsreader.ui.desk import Desk
from newsreader.ui.screens.export import Export, ExportScreen
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.voice import Voice, from_home

__all__ = ["Outward"]

_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_KEYBOARD = 0


class _File(NamedTuple):
    """What an editor is to open: a file, the line where one reads, whether it is but a copy."""

    path: Path
    line: int | None
    is_copy: bool


class Outward:
    """Hands the article, or an address of it, to a program of the reader's own."""

    def __init__(
        self, app: App[Any], main: MainScreen, desk: Desk, takeover: Takeover, voice: Voice
    ) -> None:
        self._app = app
        self._main = main
        self._desk = desk
        self._takeover = takeover
        self._voice = voice
        self._files = Latest(app)
        self._addresses = Latest(app)
        self._saves = Latest(app)

    async def edit(self) -> None:
        """Let the article be edited where one reads, in a terminal that is the editor's own."""
        article, page = self._desk.article, self._main.reader.page
        editor = editor_words(os.environ)
        if not editor:
            self._voice.say(self._voice.labels.no_editor)
        elif article is not None and page is not None:
            opened = self._desk.opened
            await self._files.finish(
                lambda _goes_on: _file_of(article, page, opened),
                lambda found: self._edit(editor, article.path, found),
            )

    def _edit(self, editor: Sequence[str], path: str, found: _File | Fault) -> None:
        """Run the editor to its end; then read the article anew, whatever became of it."""
        if isinstance(found, Fault):
            self._voice.tell([found])
            return
        self._desk.keep_place()
        with self._app.suspend():
            fault, reset = run_editor(words_for_file(editor, found.path, found.line), _KEYBOARD)
            self._takeover.wire.write(reset)
        if found.is_copy:
            found.path.unlink(missing_ok=True)
        else:
            self._desk.load_whole(path)
        if fault is not None:
            self._voice.say(fault_text(fault, self._main.interface))

    async def export(self) -> None:
        """Ask in which form and where the article is to be saved, and save it."""
        article = self._desk.article
        if article is None:
            return
        opened = self._desk.opened

        def save(wanted: Export | None) -> None:
            if wanted is not None:
                file = from_home(str(wanted.file))
                self._saves.start(
                    lambda _goes_on: _saved(article, opened, wanted),
                    lambda fault: self._voice.say(
                        fault_text(fault, self._main.interface)
                        if fault is not None
                        else self._voice.labels.saved.format(isolated(file))
                    ),
                )

        name = from_home(str(_folder() / export_name(article.title)))
        await self._app.push_screen(ExportScreen(name, self._main.interface), save)

    def browse(self) -> None:
        """Open the article in the browser: its address, else its own file if that is a page."""
        article = self._desk.article
        if article is None:
            return
        address = address_of(article.url)
        source = self._desk.opened.source(article.path)
        if address is None and article.format == "html" and isinstance(source, Path):
            address = source.absolute().as_uri()
        if address is None:
            self._voice.say(self._voice.labels.no_address)
        else:
            self._open(address)

    def follow(self, target: str) -> None:
        """Open a link of the article in the browser; of others say where they lead."""
        article = self._desk.article
        address = address_of(target, article.url if article is not None else None)
        if address is None:
            self._voice.say(label(target))
        else:
            self._open(address)

    def _open(self, address: str) -> None:
        """Open an address, and say whether there was a browser to do it."""
        labels = self._voice.labels

        def say(is_opened: bool) -> None:
            text = labels.in_browser if is_opened else labels.no_browser
            self._voice.say(text.format(isolated(address)))

        self._addresses.start(lambda _goes_on: open_address(address), say)


def _folder() -> Path:
    """Return the folder for what is downloaded, else the one that the program was started in."""
    from platformdirs import user_downloads_path

    downloads = user_downloads_path()
    return downloads if is_folder(downloads) else Path.cwd()


def _saved(article: Article, opened: Opened, wanted: Export) -> Fault | None:
    """Save an article, all of it; return what went wrong."""
    found = opened.load(article.path).article or article
    text = "".join(f"{line}\n" for line in lines_in(wanted.form, found))
    try:
        write_new(wanted.file, text, replaces=wanted.replaces)
    except OSError as error:
        return Fault(str(wanted.file), f"cannot be written: {error.strerror or error}")
    return None


def _file_of(article: Article, page: Page, opened: Opened) -> _File | Fault:
    """Return the article's own file, else one with its text that nobody can take for it."""
    source = opened.source(article.path)
    try:
        if isinstance(source, Path):
            with source.open("rb") as file:
                data = file.read(bounds.ARTICLE)
            if not data.startswith(_PACKED):
                return _File(source, line_of_page(page, _decoded(data, article.encoding)), False)
        found = opened.load(article.path).article or article
        descriptor, name = tempfile.mkstemp(".txt", "newsreader-")
        text = "".join(f"{line}\n" for line in logical_lines(found))
        with os.fdopen(descriptor, "w", encoding="utf-8") as copy:
            copy.write(text)
        Path(name).chmod(0o400)  # what is changed in it would be lost
        return _File(Path(name), line_of_page(page, text), True)
    except OSError as error:
        return Fault(article.path, (error.strerror or "cannot be read").lower())


def _decoded(data: bytes, encoding: str) -> str:
    """Return the text of a file in which words are looked for, whatever of it cannot be read."""
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")
