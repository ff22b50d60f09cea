"""The app: it starts and stops, and joins what is open, the library, the terminal, the screens."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from textual import events, on
from textual.filter import LineFilter

from newsreader.display.interface import Interface
from newsreader.display.labels import labels_for
from newsreader.display.welcome import has_been_welcomed
from newsreader.errors import Fault
from newsreader.session.opened import Opened
from newsreader.settings import Settings, samples_folder
from newsreader.terminal.clients import Clients
from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import Manner
from newsreader.terminal.profiles import Emission
from newsreader.terminal.takeover import Takeover
from newsreader.ui.background import Latest
from newsreader.ui.beginning import Opening
from newsreader.ui.bindings import acts_in_field
from newsreader.ui.commands import Commands
from newsreader.ui.copying import Copying
from newsreader.ui.desk import Desk
from newsreader.ui.driver import before_the_end, driver_for
from newsreader.ui.filters import DisplayOrder
from newsreader.ui.following import Following
from newsreader.ui.keyboard import KeysInTurn
from newsreader.ui.lister import Lister
from newsreader.ui.manner import TerminalManner
from newsreader.ui.marks import Marks
from newsreader.ui.outward import Outward
from newsreader.ui.own_settings import OwnSettings
from newsreader.ui.pictures import Pictures
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.shelf import Shelf
from newsreader.ui.textual_internals import use_24_bit_colours
from newsreader.ui.theming import variables_beside
from newsreader.ui.voice import Voice
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.reader import Reader
from newsreader.ui.widgets.welcome import Welcome
from newsreader.ui.windows import Windows

__all__ = ["NewsreaderApp", "Opening"]


class NewsreaderApp(Commands, inherit_bindings=False):
    """The reader's app: it hands on what its parts ask of one another."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # Textual's own marking knows nothing of logical order

    def __init__(self, opening: Opening, settings: Settings, takeover: Takeover) -> None:
        """Join the parts; nothing is shown before `run`."""
        self._order = DisplayOrder()
        self.takeover = takeover
        self.opening = opening
        texts = labels_for(settings, opening.language)
        interface = Interface(texts, keymap=settings.keys).of(settings)
        self.main = MainScreen(interface)
        self.voice = Voice(self.main, opening.faults)
        manner = self.terminal_manner = TerminalManner(
            takeover, opening.choice, opening.state, self._draw_anew, self.voice
        )
        super().__init__(driver_class=driver_for(takeover, self.terminal_found, self._repaint))
        opened = Opened(opening.source, opening.encoding)
        self.shelf = Shelf(self, lambda: opening.with_source(opened.first).library())
        self.desk = Desk(self, self.main, opened, self.shelf, self.voice)
        self.lister = Lister(self, self.main, self.desk, self.shelf, self.voice)
        self.following = Following(self, self.main, self.desk, self.shelf, self.voice)
        self.keys = KeysInTurn(self, super().on_event, self.desk.before_key)
        self.copying = Copying(self, self.voice)
        self.marks = Marks(self.main, self.desk, self.keys, self.voice)
        self.outward = Outward(self, self.main, self.desk, takeover, self.voice)
        self.pictures = Pictures(
            self, self.main, opened, opening.roots, self.voice, takeover, settings.graphics
        )
        self.clients = Clients(takeover)
        self.background = Latest(self)
        self.windows = Windows(self, self.main, self.desk, manner, self.voice, opening.state)
        keyboard = self.keys.keyboard
        self.own = OwnSettings(self, self.main, keyboard, self.following, settings, self.voice)
        self.own.take_theme(takeover.terminal.ground)
        self.main.folder_name = opening.name
        self.main.welcome.display = opening.is_first_start
        self.main.welcome.folder = opening.name if opening.roots != (samples_folder(),) else ""
        if opening.loaded is not None:
            self.desk.begin(opening.loaded)
            self.voice.faults += opening.loaded.faults

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put what Textual draws itself into display order, and all into the terminal's manner."""
        return [self._order, *super().get_line_filters(), self.terminal_manner.sending]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables that a theme of Textual's own does not know."""
        return variables_beside(self.current_theme)

    def get_default_screen(self) -> MainScreen:
        """Begin with the main screen: a screen beneath it would cost a frame."""
        return self.main

    # Starting and stopping

    def on_mount(self) -> None:
        """Show the first article, then everything else."""
        before_the_end(self.takeover, self._last)
        # What the first frame does not need begins after it.
        self.set_timer(0.05, lambda: self.following.begin(self.opening))
        self.set_timer(0.05, lambda: self.clients.begin(os.environ))
        self.own.begin(self.opening.settings)

    @on(Welcome.Seen)
    def _welcomed(self) -> None:
        """Keep that the lines of the first start were seen."""
        state = self.opening.state
        if state is not None:
            self.background.start(lambda _goes_on: has_been_welcomed(state), lambda _: None)

    def failed(self, error: Exception) -> None:
        """Leave, and show what has happened."""
        self.takeover.leave(1, error)

    def _last(self) -> Sequence[Fault]:
        """Keep the place, and let go of the library; return what of it could not be kept."""
        self.desk.keep_place()
        return self.shelf.close()

    def _end(self) -> None:
        """Leave at once; where no terminal was taken, in Textual's way."""
        self.takeover.leave(0)
        self.desk.keep_place()
        self.exit()

    def on_unmount(self) -> None:
        """Let go of the library, and of the watch on its folders."""
        self.following.end()
        self.shelf.close()

    # Keys and the terminal

    async def on_event(self, event: events.Event) -> None:
        """Deal with keys one after the other."""
        if isinstance(event, (events.Key, events.AppFocus)):
            self.clients.look()
        if isinstance(event, (events.Key, events.MouseDown)):
            self.main.welcome.display = False
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.keys.take(event)
        else:
            await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Leave the keys of a field to it."""
        return not isinstance(self.focused, Field) or acts_in_field(action)

    def on_resize(self) -> None:
        """Have the rows that are new switched in a terminal behind a multiplexer."""
        self.clients.resized()

    def _draw_anew(self, manner: Manner) -> None:
        """Draw everything in another manner."""
        if manner.emission is Emission.CELLS:
            # Inks that differ by one step are one ink in fewer colours than these.
            use_24_bit_colours(self.console)
        self._repaint()

    def _repaint(self) -> None:
        """Draw everything, whatever is believed to stand on the screen."""
        for screen in self.screen_stack:
            screen.refresh(layout=True)
            for widget in screen.walk_children():
                widget.refresh()

    def terminal_found(self, found: Detected) -> None:
        """Go on with the terminal that late answers speak of, or that has come to a multiplexer."""
        terminal = self.takeover.terminal
        if self.takeover.is_another or found.profile != terminal.profile:
            self.terminal_manner.found(found)
        else:
            known = replace(terminal, ground=found.ground, identity=found.identity)
            self.takeover.terminal = known
        self.own.take_theme(found.ground)
        self.pictures.look()

    # What the parts have found

    @on(Shelf.Grew)
    def _library_grew(self, event: Shelf.Grew) -> None:
        """List what there is so far."""
        self.lister.grew(event)

    @on(Shelf.Changed)
    def _library_changed(self, event: Shelf.Changed) -> None:
        """List what there is now; what is wrong, with harakat here too, is said last."""
        self.lister.changed(event)
        if event.first:
            self.terminal_manner.tell_harakat()
        # What was wrong at the start was said while the list was still being loaded.
        self.voice.tell([*(self.voice.faults if event.first else ()), *event.changes.faults])

    # What the mouse chooses

    @on(ArticleList.Chosen)
    def _choose(self, event: ArticleList.Chosen) -> None:
        """Open what was clicked in the list."""
        self.main.listing = self.main.listing.select(event.path)
        self.desk.open(event.path)

    @on(Reader.Moved)
    def _look_at_pictures(self) -> None:
        """Load the pictures that have come into sight."""
        self.pictures.look()

    @on(Reader.RelatedChosen)
    def _choose_related(self, event: Reader.RelatedChosen) -> None:
        """Open the related article that was clicked."""
        self.desk.open_related(event.number)

    @on(Reader.LinkChosen)
    def _follow(self, event: Reader.LinkChosen) -> None:
        """Follow the link that was clicked: to an article that is here, else out of the app."""
        if not self.desk.follow(event.target, self.opening.roots):
            self.outward.follow(event.target)

    @on(Reader.Copied)
    async def _copy_marked(self, event: Reader.Copied) -> None:
        """Copy what was marked."""
        await self.copying.copy(event.text, self.terminal_manner.profile)

    # The way out

    async def action_quit(self) -> None:
        """Leave; where there is room for one pane, from the article to the list first.

        After two Escapes it is meant.
        """
        main = self.main
        is_one_pane = main.panes.is_narrow and main.reading and main.listing.total
        if is_one_pane and self.keys.escapes < 2:
            self.main.to_list()
        else:
            self._end()
