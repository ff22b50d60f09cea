"""The pictures of the article that is shown: loaded when they come into sight."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from newsreader.article.blocks import images
from newsreader.errors import Fault, SourceError
from newsreader.layout.pictures import Drawing, Picture
from newsreader.layout.rows import Role
from newsreader.loading import Source, is_folder
from newsreader.session.opened import Opened
from newsreader.session.pictures import load_picture, named_picture
from newsreader.terminal.graphics import BLOCKS, Graphics, cell_of_window, graphics_of
from newsreader.terminal.takeover import Takeover
from newsreader.ui.background import Latest
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.voice import Voice

__all__ = ["Pictures"]

_MOST = 100  # pictures of an article
_COLOURS = ("truecolor", "256")

Found = dict[str, "Picture | Fault | None"]


class Pictures:
    """Puts pictures on the page, in a thread each time, where the terminal has their colours."""

    def __init__(
        self,
        app: App[Any],
        main: MainScreen,
        opened: Opened,
        roots: Sequence[Path],
        voice: Voice,
        takeover: Takeover,
        wanted: str,
    ) -> None:
        """Take what there is to show, and the terminal; `wanted` is the protocol that was set."""
        self._app = app
        self._main = main
        self._opened = opened
        self._roots = [root if is_folder(root) else root.parent for root in roots]
        self._voice = voice
        self._takeover = takeover
        self._wanted = wanted
        self._plates = takeover.wire.plates
        self._loads = Latest(app)
        self._path = ""
        self._found: Found = {}
        self._coming: set[str] = set()

    @property
    def can_be_shown(self) -> bool:
        """Whether the terminal draws pictures or has their colours; its reader wants colours."""
        return self._can_show(self._graphics())

    def _can_show(self, graphics: Graphics) -> bool:
        """Return whether pictures are to be seen where the terminal draws them in this way."""
        draws = graphics.protocol != BLOCKS
        return (draws or self._app.console.color_system in _COLOURS) and not self._app.no_color

    def _graphics(self) -> Graphics:
        """Return how the terminal draws pictures, as far as it is known by now."""
        terminal, replies = self._takeover.terminal, self._takeover.replies
        said = replies.replies if replies is not None else None
        window = cell_of_window(self._takeover.wire.fileno())
        return graphics_of(terminal, said, self._wanted, window)

    def look(self) -> None:
        """Begin to load the pictures in sight; take all from the page where none are wanted."""
        reader = self._main.reader
        page, article = reader.page, reader.article
        if page is None or article is None:
            return
        graphics = self._graphics()
        if not self._main.interface.images or not self._can_show(graphics):
            self._loads.leave()
            if reader.pictures:
                reader.show_pictures({})
                self._plates.forget()
            self._path = ""
            return
        if article.path != self._path or graphics != self._plates.graphics:
            self._plates.begin(graphics)
            self._path, self._found, self._coming = article.path, {}, set()
        self._show()  # of an article that is opened again all is known
        parts = (page.parts[number] for number in {number for number, _ in page.window})
        targets = {
            image.target for part in parts if part.role is Role.BODY for image in images(part.block)
        }
        wanted = set(sorted(targets - self._found.keys())[: _MOST - len(self._found)])
        if wanted <= self._coming:
            return
        self._coming |= wanted  # what was under way too: it is left behind
        source, ground = self._opened.source(article.path), reader.background_colors[1].rgb
        coming = sorted(self._coming)
        drawing = self._plates if graphics.protocol != BLOCKS else None
        self._loads.start(
            lambda _goes_on: {each: self._loaded(each, source, ground, drawing) for each in coming},
            self._arrived,
        )

    def _loaded(
        self, target: str, source: Source, ground: tuple[int, int, int], drawing: Drawing | None
    ) -> Picture | Fault | None:
        """Return what an article's target is: a picture, what is wrong with it, or none here."""
        try:
            found = named_picture(target, source, self._roots)
        except SourceError as error:
            return error.fault
        return load_picture(found, ground, drawing) if found is not None else None

    def _arrived(self, found: Found) -> None:
        """Show pictures; say what is wrong with others, once."""
        self._found |= found
        self._coming -= found.keys()
        self._voice.tell([each for each in found.values() if isinstance(each, Fault)])
        self._show()

    def _show(self) -> None:
        """Put on the page what was found, unless it is there."""
        pictures = {name: each for name, each in self._found.items() if isinstance(each, Picture)}
        if pictures != self._main.reader.pictures:
            self._main.reader.show_pictures(pictures)
