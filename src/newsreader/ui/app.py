"""The app: what is open, what the library holds, and the work behind the screen."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import LineFilter
from textual.theme import Theme

from newsreader.article.articles import Article
from newsreader.article.blocks import plain_text
from newsreader.display.first_screen import HEAD
from newsreader.display.keys import ACTIONS
from newsreader.display.labels import labels
from newsreader.display.themes import DARK, THEMES
from newsreader.errors import Fault
from newsreader.layout.rows import Place
from newsreader.loading import (
    CHOICES,
    MINIMUM,
    Loaded,
    Member,
    Source,
    Stream,
    load,
    located,
    resolve,
)
from newsreader.session.history import History
from newsreader.settings import Settings
from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import Manner, manner_of
from newsreader.terminal.memory import Choice as TerminalChoice
from newsreader.terminal.memory import recall, remember
from newsreader.terminal.profiles import PROFILES, Emission
from newsreader.terminal.takeover import Takeover
from newsreader.text.controls import SafeText, label
from newsreader.text.offsets import CodePoint
from newsreader.ui.background import in_background
from newsreader.ui.driver import driver_for
from newsreader.ui.filters import DisplayOrder, Sending
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.textual_internals import use_24_bit_colours

if TYPE_CHECKING:
    from newsreader.library.libraries import Changes, Library, Related
    from newsreader.ui.screens.palette import Choice
    from newsreader.ui.screens.terminal import Shown

__all__ = ["NewsreaderApp", "Opening"]

AUTOMATIC = "automatic"
_POLL_SECONDS = 2.0
_PATIENCE_SECONDS = 2.0
_RELATED = 5


@dataclass(frozen=True, slots=True)
class Opening:
    """What the app begins with.

    `roots` are the files and folders of the list (`deep`: with the folders below), `source` what
    is shown at once with what was loaded of it; `state` is the folder of the reading state, None
    for none; `choice` what was remembered of this terminal, `chosen` that its profile was given;
    `encoding` what the article that is opened first is encoded in.
    """

    roots: tuple[Path, ...]
    deep: bool = True
    source: Source | None = None
    loaded: Loaded | None = None
    faults: tuple[Fault, ...] = ()
    state: Path | None = None
    language: str = "ar"
    choice: TerminalChoice = field(default_factory=TerminalChoice)
    chosen: bool = False
    encoding: str | None = None


class NewsreaderApp(App[None]):
    """The reader's app; screens and widgets hold no state of its own."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []  # noqa: RUF012 - every key is in the one table

    def __init__(self, opening: Opening, settings: Settings, takeover: Takeover) -> None:
        self._order = DisplayOrder()
        self.takeover = takeover
        self._choice = opening.choice
        self._sending = Sending(self._manner())
        self._as_it_is: set[str] = set()
        self._encodings: dict[str, str] = {}
        super().__init__(driver_class=driver_for(takeover, self.terminal_found))
        self.opening = opening
        self.settings = settings
        self.labels = labels(opening.language)
        self.main = MainScreen(self.labels, settings.measure)
        self.library: Library | None = None
        self.history = History()
        self.faults: list[Fault] = list(opening.faults)
        self.related: Sequence[Related] = ()
        self._era = 0
        self._refreshing = False
        self._told_share = 0
        self._first_article()
        for colours in THEMES.values():
            self.register_theme(
                Theme(
                    colours.name,
                    **colours.base,
                    dark=colours.dark,
                    variables=dict(colours.variables),
                )
            )
        known = settings.theme in self.available_themes
        self.theme = settings.theme if settings.theme and known else DARK.name

    def _first_article(self) -> None:
        names = [root.name or str(root) for root in self.opening.roots]
        self.main.folder_name = label(names[0]) if names else ""
        loaded = self.opening.loaded
        if loaded is not None and loaded.article is not None:
            self.main.reading = True
            self.history = self.history.open(loaded.article.path)
            self.main.show_article(loaded.article)
        if loaded is not None:
            self.faults += loaded.faults

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put what Textual draws itself into display order, and all into the terminal's manner."""
        return [self._order, *super().get_line_filters(), self._sending]

    def get_default_screen(self) -> MainScreen:
        """Begin with the main screen: a screen beneath it would cost a frame."""
        return self.main

    def on_mount(self) -> None:
        """Show the first article, then everything else."""
        self._catch_signals()
        # What the first frame does not need begins after it.
        self.set_timer(0.05, self._begin)

    def _begin(self) -> None:
        loaded = self.opening.loaded
        if loaded is not None and loaded.partial and loaded.article is not None:
            self._load_whole(loaded.article.path, self._era)
        self._refresh_library(first=True)
        self.set_interval(_POLL_SECONDS, self._poll)
        self._tell_faults(self.faults)

    # The terminal

    def _manner(self) -> Manner:
        return manner_of(self.takeover.terminal.profile, harakat=self._choice.harakat)

    def _send_anew(self) -> None:
        """Draw everything in the manner that is in force now."""
        manner = self._manner()
        if manner.emission is Emission.CELLS:
            # Inks that differ by one step are one ink in fewer colours than these.
            use_24_bit_colours(self.console)
        if manner != self._sending.manner:
            self._sending = Sending(manner)
            for screen in self.screen_stack:
                screen.refresh(layout=True)
                for widget in screen.walk_children():
                    widget.refresh()

    def terminal_found(self, found: Detected) -> None:
        """Go on with the terminal that late answers told of, if nobody has chosen another."""
        if not self.opening.chosen and self._choice.profile == "auto":
            self.takeover.become(found)
            self._choice, faults = recall(self.opening.state, found.identity)
            self._tell_faults(faults)
            self._send_anew()

    def _show_manner(self, shown: Shown) -> None:
        """Put a profile into force, harakat shown or not."""
        terminal = self.takeover.terminal
        profile = PROFILES[shown[0]]
        if profile != terminal.profile:
            self.takeover.become(replace(terminal, profile=profile))
        self._choice = replace(
            self._choice, harakat=None if shown[1] == profile.harakat else shown[1]
        )
        self._send_anew()

    def _keep_manner(self, shown: Shown | None) -> None:
        if shown is not None:
            self._choice = replace(self._choice, profile=shown[0])
            self._remember()
            self.main.say(self.labels.remembered)

    def _remember(self) -> None:
        identity = self.takeover.terminal.identity
        self._tell_faults(remember(self.opening.state, identity, self._choice))

    def _toggle_harakat(self) -> None:
        shown = not self._manner().harakat
        self._show_manner((self.takeover.terminal.profile.name, shown))
        self._remember()
        self.main.say(self.labels.with_harakat if shown else self.labels.without_harakat)

    def _tell_harakat(self) -> None:
        """Say once, for each terminal, that it is spared the harakat it draws wrongly."""
        if not self._manner().harakat and self._choice.harakat is None and not self._choice.told:
            self._choice = replace(self._choice, told=True)
            self._remember()
            self.main.say(self.labels.harakat_left_out)

    def on_resize(self) -> None:
        """Tell a terminal behind a multiplexer about the rows that are new."""
        self.takeover.resized()

    def _catch_signals(self) -> None:
        """Leave in order when told to: the screen and the terminal are put back."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, self._end_by_signal, 128 + number)
                except (NotImplementedError, RuntimeError, ValueError):
                    return  # no signals in this loop: Windows, or not the main thread

    def _end_by_signal(self, status: int) -> None:
        """Leave in order, and in any case: a terminal that is gone takes no last words."""
        watch = threading.Timer(_PATIENCE_SECONDS, os._exit, [status])
        watch.daemon = True
        watch.start()
        self._end(status)

    def _end(self, status: int = 0) -> None:
        self._keep_place()
        self.exit(return_code=status)

    # The library, in threads

    def _poll(self) -> None:
        self._refresh_library()

    def _refresh_library(self, first: bool = False) -> None:
        def refresh() -> tuple[Library, Changes]:
            from newsreader.library.libraries import Library

            library = self.library or Library(
                self.opening.roots, self.opening.state, deep=self.opening.deep,
                stream=self._piped_collection(),
            )  # fmt: skip

            def progress(share: float) -> None:
                self._progress(library, share)

            return library, library.refresh(progress if first else None)

        if not self._refreshing:
            self._refreshing = True
            in_background(self, refresh, lambda found: self._library_changed(*found, first))

    def _piped_collection(self) -> Stream | None:
        """Return what came out of a pipe when it is more than one article."""
        source, loaded = self.opening.source, self.opening.loaded
        if not isinstance(source, Stream) or loaded is None or loaded.article is None:
            return None
        return source if loaded.article.path != source.name else None

    def _progress(self, library: Library, share: float) -> None:
        """Say, from the library's thread, how much of the work is done: at most 20 times."""
        if share < 1 and int(share * 20) != self._told_share:
            self._told_share = int(share * 20)
            self.call_later(self.main.say, f"{self.labels.loading} {share:.0%}")
            self.call_later(self._library_grew, library)

    def _library_grew(self, library: Library) -> None:
        """Show what there is so far of a library that is still being loaded."""
        if self._refreshing and library.entries:
            self.library = library
            listing = self.main.listing.with_entries(library.entries)
            current = self.main.reader.article
            if not self.main.list_ready and current is not None and library.entry(current.path):
                listing = listing.select(current.path)
            self.main.list_ready = True
            self.main.show_listing(listing)

    def _library_changed(self, library: Library, changes: Changes, first: bool) -> None:
        self._refreshing = False
        self.library = library
        if not first and not changes:
            return
        self.main.list_ready = True
        listing = self.main.listing.with_entries(library.entries)
        current = self.main.reader.article
        if first and current is not None and library.entry(current.path):
            listing = listing.select(current.path)
            library.mark_read(current.path)
            listing = listing.with_entries(library.entries)
        self.main.show_listing(listing)
        if first:
            self.main.say("")
            if current is None and listing.current is not None and not self.main.is_narrow:
                self._show_path(listing.current.path)
        elif changes:
            self.main.say(self.labels.changed)
        own = [library.fault] if first and library.fault is not None else []
        if first:
            self._tell_harakat()
        self._tell_faults([*own, *changes.faults])
        if current is not None and current.path in changes.changed:
            self._load_whole(current.path, self._era)
        elif current is not None:
            self._find_related(current, self._era)

    def _tell_faults(self, faults: Sequence[Fault]) -> None:
        self.faults += [fault for fault in faults if fault not in self.faults]
        if faults:
            self.main.say(str(faults[0]))

    # Opening articles

    def open_path(self, path: str, place: Place | None = None, *, visit: bool = True) -> None:
        """Open an article: from the list, a related one, back and forward."""
        self._keep_place()
        if visit:
            self.history = self.history.open(path)
        self._show_path(path, place)
        if self.library is not None and self.library.entry(path):
            self.library.mark_read(path)
            listing = self.main.listing.select(path).with_entries(self.library.entries)
            self.main.show_listing(listing)
        self.main.to_reader()

    def _show_path(self, path: str, place: Place | None = None) -> None:
        loaded = self._load(path, head=HEAD)
        self._tell_faults(loaded.faults)
        if loaded.article is None:
            return
        self._era += 1
        if place is None and self.library is not None:
            kept = self.library.reading(path).place
            place = Place(kept[0], kept[1]) if kept else None
        self.related = ()
        self.main.related_titles = ()
        self.main.find_field.value = ""
        self.main.find_field.remove_class("-shown")
        self.main.show_article(loaded.article, place)
        if loaded.partial:
            self._load_whole(path, self._era, place)
        self._find_related(loaded.article, self._era)

    def _keep_place(self) -> None:
        article = self.main.reader.article
        if article is None:
            return
        place = self.main.reader.place
        self.history = self.history.leave(place)
        if self.library is not None:
            self.library.set_place(article.path, place.part, place.offset)

    def _source(self, path: str) -> Source:
        """Return the source of an article by its path."""
        first = self.opening.source
        return located(path, first if isinstance(first, Stream) else None)

    def _load(self, path: str, head: int | None = None) -> Loaded:
        """Load an article: in the encoding given for it, as it is when that is asked."""
        source = self._source(path)
        collection = source.collection if isinstance(source, Member) else source
        encoding = self._encodings.get(path)
        if encoding is None and collection == self.opening.source:
            encoding = self.opening.encoding
        whole = path not in self._as_it_is and path not in self._encodings
        return load(source, head=head, encoding=encoding, repair=whole)

    def _toggle_original(self) -> None:
        """Show an article as it is, or with its damages repaired."""
        article = self.main.reader.article
        if article is None:
            return
        if article.path in self._as_it_is:
            self._as_it_is.remove(article.path)
        else:
            self._as_it_is.add(article.path)
        shown = article.path in self._as_it_is
        self.main.say(self.labels.as_it_is if shown else self.labels.repaired)
        self._load_whole(article.path, self._era)

    def _choose_encoding(self) -> None:
        """Show the beginning of the article in every encoding, to choose the one that reads."""
        from newsreader.ui.screens.palette import Choice, PaletteScreen

        article = self.main.reader.article
        if article is None:
            return
        source = self._source(article.path)
        choices = []
        for name in (None, *CHOICES):
            found = load(source, head=MINIMUM, encoding=name, repair=name is None).article
            if found is not None:
                aside = name or f"{self.labels.automatic}: {found.encoding}"
                choices.append(Choice(found.title, SafeText(aside), action=name or AUTOMATIC))
        self.push_screen(
            PaletteScreen(choices, self.labels, self.labels.encoding),
            lambda choice: self._use_encoding(article.path, choice),
        )

    def _use_encoding(self, path: str, choice: Choice | None) -> None:
        if choice is None:
            return
        if choice.action == AUTOMATIC:
            self._encodings.pop(path, None)
        else:
            self._encodings[path] = choice.action
        self._load_whole(path, self._era)

    def _load_whole(self, path: str, era: int, place: Place | None = None) -> None:
        def loaded_whole(loaded: Loaded) -> None:
            self._loaded_whole(loaded, era, place)

        in_background(self, lambda: self._load(path), loaded_whole)

    def _loaded_whole(self, loaded: Loaded, era: int, place: Place | None) -> None:
        if era != self._era:
            return
        self._tell_faults(loaded.faults)
        if loaded.article is not None:
            keep = place is None or self.main.reader.place != Place(0, CodePoint(0))
            self.main.show_article(loaded.article, None if keep else place, keep=keep)
            self._find_related(loaded.article, era)

    def _find_related(self, article: Article, era: int) -> None:
        library = self.library
        if library is not None:
            in_background(
                self,
                lambda: library.related(article, _RELATED),
                lambda found: self._found_related(found, era),
            )

    def _found_related(self, found: Sequence[Related], era: int) -> None:
        article = self.main.reader.article
        titles = tuple(SafeText(related.entry.title) for related in found)
        if era != self._era or article is None or titles == self.main.related_titles:
            return
        self.related = found
        self.main.related_titles = titles
        self.main.show_article(article, keep=True)

    # What the screen asks for

    def on_main_screen_wanted(self, event: MainScreen.Wanted) -> None:
        """Do what only the app can do."""
        event.stop()
        if event.action == "open_path" and event.path is not None:
            self.open_path(event.path)
        elif event.action == "open_related":
            if 1 <= event.number <= len(self.related):
                self.open_path(self.related[event.number - 1].entry.path)
        elif event.action == "follow" and event.path is not None:
            self._follow(event.path)
        else:
            self.perform(event.action)

    def perform(self, action: str) -> None:  # noqa: PLR0912 - a table of actions
        """Perform an action of the table that the screen leaves to the app."""
        if action == "quit":
            if self.main.is_narrow and self.main.reading and self.main.listing.entries:
                self.main.to_list()
            else:
                self._end()
        elif action in ("next_article", "previous_article"):
            step = 1 if action == "next_article" else -1
            listing = self.main.listing.move(step)
            if listing.current is not None and listing.current != self.main.listing.current:
                self.main.show_listing(listing)
                self.open_path(listing.current.path)
        elif action in ("back", "forward"):
            self._travel(action)
        elif action == "copy":
            self._copy()
        elif action == "toggle_read":
            self._toggle_read()
        elif action == "language":
            language = "en" if self.labels.language == "ar" else "ar"
            self.labels = labels(language)
            self.main.apply_labels(self.labels)
        elif action == "original":
            self._toggle_original()
        elif action == "encoding":
            self._choose_encoding()
        elif action == "harakat":
            self._toggle_harakat()
        elif action == "suspend":
            self._keep_place()
            self.action_suspend_process()
        else:
            self._open_screen(action)

    def _open_screen(self, action: str) -> None:
        from newsreader.ui.screens.lines import (
            LinesScreen,
            TwoColumns,
            help_lines,
        )
        from newsreader.ui.screens.palette import PaletteScreen

        if action == "help":
            self.push_screen(LinesScreen(help_lines(self.labels), self.labels.direction))
        elif action == "faults":
            heading = TwoColumns(SafeText(self.labels.faults), heading=True)
            lines = [TwoColumns(label(str(fault))) for fault in self.faults]
            self.push_screen(LinesScreen([heading, *lines], self.labels.direction))
        elif action == "terminal":
            from newsreader.ui.screens.terminal import TerminalScreen

            terminal = self.takeover.terminal
            screen = TerminalScreen(
                terminal.profile.name, self._manner().harakat, self.labels, self._show_manner
            )
            self.push_screen(screen, self._keep_manner)
        elif action == "palette":
            self.push_screen(PaletteScreen(self._choices(), self.labels), self._chosen)

    def _choices(self) -> list[Choice]:
        from newsreader.display.keys import key_name
        from newsreader.ui.screens.palette import Choice

        actions = [
            Choice(
                SafeText(action.label(self.labels.language)),
                SafeText(key_name(action.keys[0])),
                action=action.name,
            )
            for action in ACTIONS
            if action.name != "palette"
        ]
        return actions + [
            Choice(entry.title, entry.section or SafeText(""), path=entry.path)
            for entry in self.main.listing.entries
        ]

    def _chosen(self, choice: Choice | None) -> None:
        if choice is None:
            return
        if choice.path:
            self.open_path(choice.path)
        else:
            self.main.perform(choice.action)

    def _travel(self, action: str) -> None:
        self._keep_place()
        history = self.history.back() if action == "back" else self.history.forward()
        if history is not self.history and history.current is not None:
            self.history = history
            self.open_path(history.current.path, history.current.place, visit=False)

    def _copy(self) -> None:
        article = self.main.reader.article
        if article is not None:
            texts = [article.title, *(plain_text(block) for block in article.blocks)]
            self.copy_to_clipboard("\n\n".join(texts))
            self.main.say(self.labels.copied)

    def _toggle_read(self) -> None:
        entry = self.main.listing.current
        if entry is not None and self.library is not None:
            self.library.mark_read(entry.path, not entry.read)
            self.main.show_listing(self.main.listing.with_entries(self.library.entries))
            self.main.say(self.labels.unread if entry.read else self.labels.read)

    def _follow(self, target: str) -> None:
        """Open an article of the folder that a link names; of other links show where they lead."""
        article = self.main.reader.article
        if article is not None:
            inside = self.library.beside(article.path, target) if self.library else None
            if inside is not None:
                self.open_path(inside)
                return
            for root in self.opening.roots:
                folder = root if root.is_dir() else root.parent
                path = resolve(target, article.path, folder)
                if path is not None:
                    self.open_path(str(path))
                    return
        self.main.say(label(target))

    def on_unmount(self) -> None:
        """Let go of the library."""
        if self.library is not None:
            self.library.close()
