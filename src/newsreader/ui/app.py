"""The app: it starts and stops, and joins what is open, the library, the terminal, the screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on
from textual.filter import LineFilter

from newsreader.article.articles import whole_text
from newsreader.display.fault_texts import fault_text
from newsreader.display.interface import Interface
from newsreader.display.labels import labels
from newsreader.errors import Fault
from newsreader.session.opened import Opened
from newsreader.settings import Settings
from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import Manner
from newsreader.terminal.profiles import Emission
from newsreader.terminal.takeover import Takeover
from newsreader.text.controls import label
from newsreader.ui.beginning import Opening
from newsreader.ui.bindings import acts_in_field
from newsreader.ui.copying import Copying
from newsreader.ui.desk import Desk
from newsreader.ui.driver import before_the_end, driver_for
from newsreader.ui.filters import DisplayOrder
from newsreader.ui.keyboard import KeysInTurn
from newsreader.ui.lister import Lister
from newsreader.ui.manner import TerminalManner
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.shelf import Shelf
from newsreader.ui.textual_internals import AppThatFails, use_24_bit_colours
from newsreader.ui.theming import take_theme
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.reader import Reader
from newsreader.ui.windows import Windows

if TYPE_CHECKING:
    from newsreader.library.libraries import Library
    from newsreader.ui.screens.terminal import Shown

__all__ = ["NewsreaderApp", "Opening"]

_POLL_SECONDS = 2.0


class NewsreaderApp(AppThatFails, inherit_bindings=False):
    """The reader's app: it hands on what its parts ask of one another."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, opening: Opening, settings: Settings, takeover: Takeover) -> None:
        """Join the parts; nothing is shown before `run`."""
        self._order = DisplayOrder()
        self.takeover = takeover
        self.terminal_manner = TerminalManner(
            takeover, opening.choice, opening.state, self._send_anew
        )
        super().__init__(driver_class=driver_for(takeover, self.terminal_found))
        self.opening = opening
        self.faults: list[Fault] = list(opening.faults)
        self.main = MainScreen(Interface(labels(opening.language)), settings.measure)
        self.shelf = Shelf(self, opening.library)
        opened = Opened(opening.source, opening.encoding)
        self.desk = Desk(self, self.main, opened, self.shelf, self._tell_faults)
        self.lister = Lister(self.main, self.desk, self.shelf)
        self.keys = KeysInTurn(self, super().on_event)
        self.copying = Copying(self, self.main.say)
        self.windows = Windows(self, self.main, self.desk, self.terminal_manner)
        self._begin_with(settings)

    def _begin_with(self, settings: Settings) -> None:
        """Take the theme, and show the article that was loaded already."""
        take_theme(self, settings.theme)
        names = [root.name or str(root) for root in self.opening.roots]
        self.main.folder_name = label(names[0]) if names else ""
        if self.opening.loaded is not None:
            self.desk.begin(self.opening.loaded)
            self.faults += self.opening.loaded.faults

    @property
    def interface(self) -> Interface:
        """How the interface speaks."""
        return self.main.interface

    @property
    def library(self) -> Library | None:
        """The library, when there is something in it."""
        return self.shelf.library

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put what Textual draws itself into display order, and all into the terminal's manner."""
        return [self._order, *super().get_line_filters(), self.terminal_manner.sending]

    def get_default_screen(self) -> MainScreen:
        """Begin with the main screen: a screen beneath it would cost a frame."""
        return self.main

    # Starting and stopping

    def on_mount(self) -> None:
        """Show the first article, then everything else."""
        before_the_end(self.takeover, self._last)
        # What the first frame does not need begins after it.
        self.set_timer(0.05, self._begin)

    def _begin(self) -> None:
        """Load the rest of a long article, and the library."""
        loaded = self.opening.loaded
        if loaded is not None and loaded.partial and loaded.article is not None:
            self.desk.load_whole(loaded.article.path)
        self.shelf.refresh(first=True)
        self.set_interval(_POLL_SECONDS, self.shelf.refresh)
        self._tell_faults(self.faults)

    def failed(self, error: Exception) -> None:
        """Leave, and show what has happened."""
        self.takeover.leave(1, error)

    def _last(self) -> Sequence[Fault]:
        """Keep the place, and let go of the library; return what of it could not be kept."""
        self.desk.keep_place()
        return self.library.close() if self.library is not None else ()

    def _end(self) -> None:
        """Leave at once; where no terminal was taken, in Textual's way."""
        self.takeover.leave(0)
        self.desk.keep_place()
        self.exit()

    def on_unmount(self) -> None:
        """Let go of the library."""
        if self.library is not None:
            self.library.close()

    # Keys and the terminal

    async def on_event(self, event: events.Event) -> None:
        """Deal with keys one after the other."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.keys.take(event)
        else:
            await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Leave the keys of a field to it."""
        return not isinstance(self.focused, Field) or acts_in_field(action)

    def on_resize(self) -> None:
        """Tell a terminal behind a multiplexer about the rows that are new."""
        self.takeover.resized()

    def _send_anew(self, manner: Manner) -> None:
        """Draw everything in the manner that is in force now."""
        if manner.emission is Emission.CELLS:
            # Inks that differ by one step are one ink in fewer colours than these.
            use_24_bit_colours(self.console)
        for screen in self.screen_stack:
            screen.refresh(layout=True)
            for widget in screen.walk_children():
                widget.refresh()

    def terminal_found(self, found: Detected) -> None:
        """Go on with the terminal that late answers speak of, if nobody has chosen another."""
        if not self.opening.chosen:
            self._tell_faults(self.terminal_manner.found(found))

    # What the parts have found

    def _tell_faults(self, faults: Sequence[Fault]) -> None:
        """Keep faults for the list of them, and say the first."""
        self.faults += [fault for fault in faults if fault not in self.faults]
        if faults:
            self.main.say(fault_text(faults[0], self.interface.labels))

    @on(Shelf.Grew)
    def _library_grew(self, event: Shelf.Grew) -> None:
        """List what there is so far."""
        self.lister.grew(event)

    @on(Shelf.Changed)
    async def _library_changed(self, event: Shelf.Changed) -> None:
        """List what there is now; what is wrong with it, and with harakat here, is said last."""
        await self.lister.changed(event)
        if event.first and self.terminal_manner.tell_harakat():
            self._tell_faults(self.terminal_manner.remember())
            self.main.say(self.interface.labels.harakat_left_out)
        self._tell_faults(event.changes.faults)

    # What the mouse chooses

    @on(ArticleList.Chosen)
    async def _choose(self, event: ArticleList.Chosen) -> None:
        """Open what was clicked in the list."""
        self.main.listing = self.main.listing.select(event.path)
        await self.desk.open(event.path)

    @on(Reader.RelatedChosen)
    async def _choose_related(self, event: Reader.RelatedChosen) -> None:
        """Open the related article that was clicked."""
        await self.desk.open_related(event.number)

    @on(Reader.LinkChosen)
    async def _follow(self, event: Reader.LinkChosen) -> None:
        """Follow the link that was clicked."""
        await self.desk.follow(event.target, self.opening.roots)

    @on(Reader.Copied)
    async def _copy_marked(self, event: Reader.Copied) -> None:
        """Copy what was marked."""
        await self._copy(event.text)

    async def _copy(self, text: str) -> None:
        """Copy a text, and say so."""
        await self.copying.copy(text, self.interface.labels, self.terminal_manner.profile)

    # Actions: their keys and what they are called stand in the table of keys

    async def action_open(self) -> None:
        """Open the article that is selected in the list, or the related one that is marked."""
        page, current = self.main.reader.page, self.main.listing.current
        if not self.main.reading and current is not None:
            await self.desk.open(current.path)
        elif self.main.reading and page is not None:
            await self.desk.open_related(page.related + 1)

    async def action_open_related(self, number: int) -> None:
        await self.desk.open_related(number)

    async def action_next_article(self) -> None:
        await self._open_beside(1)

    async def action_previous_article(self) -> None:
        await self._open_beside(-1)

    async def _open_beside(self, step: int) -> None:
        """Open the article of the list that is so many further down."""
        before = self.main.listing
        self.main.listing = before.move(step)
        current = self.main.listing.current
        if current is not None and current != before.current:
            await self.desk.open(current.path)

    async def action_back(self) -> None:
        await self.desk.travel(-1)

    async def action_forward(self) -> None:
        await self.desk.travel(1)

    async def action_copy(self) -> None:
        if self.desk.article is not None:
            await self._copy(whole_text(self.desk.article))

    def action_toggle_read(self) -> None:
        """Mark the selected article read, or unread."""
        entry, library, texts = self.main.listing.current, self.library, self.interface.labels
        if entry is not None and library is not None:
            library.mark_read(entry.path, not entry.read)
            self.main.listing = self.main.listing.with_entries(library.entries)
            self.main.say(texts.unread if entry.read else texts.read)

    def action_language(self) -> None:
        language = "en" if self.interface.labels.language == "ar" else "ar"
        self.main.interface = replace(self.interface, labels=labels(language))

    def action_original(self) -> None:
        """Show the article as it is in its file, or mended."""
        article, texts = self.desk.article, self.interface.labels
        if article is not None:
            as_it_is = self.desk.opened.toggle_original(article.path)
            self.main.say(texts.as_it_is if as_it_is else texts.repaired)
            self.desk.load_whole(article.path)

    async def action_encoding(self) -> None:
        await self.windows.encodings()

    async def action_palette(self) -> None:
        await self.windows.palette()

    async def action_help(self) -> None:
        await self.windows.help()

    async def action_faults(self) -> None:
        await self.windows.faults(self.faults)

    async def action_terminal(self) -> None:
        await self.windows.terminal(self._keep_manner)

    def _keep_manner(self, shown: Shown | None) -> None:
        """Remember what was chosen on the card."""
        if shown is not None:
            self._tell_faults(self.terminal_manner.keep(shown[0]))
            self.main.say(self.interface.labels.remembered)

    def action_harakat(self) -> None:
        """Show harakat, or hide them, and say so."""
        self._tell_faults(self.terminal_manner.toggle_harakat())
        texts, shown = self.interface.labels, self.terminal_manner.manner.harakat
        self.main.say(texts.with_harakat if shown else texts.without_harakat)

    def action_suspend(self) -> None:
        self.desk.keep_place()
        self.action_suspend_process()

    async def action_quit(self) -> None:
        """Leave; where there is room for one pane, from the article to the list first."""
        if self.main.is_narrow and self.main.reading and self.main.listing.entries:
            self.main.to_list()
        else:
            self._end()
