"""The windows over the main screen: what each is made of, and what is done with its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from textual.app import App

from newsreader.article.links import Link, leads, links
from newsreader.display.fault_texts import fault_text
from newsreader.display.interface import Interface
from newsreader.display.keys import ACTIONS
from newsreader.errors import Fault
from newsreader.library.asked import Asked, recall, remember
from newsreader.library.lists import Question
from newsreader.library.orders import Order
from newsreader.search.queries import Query
from newsreader.session.footnotes import labels_in_sight, notes
from newsreader.session.opened import Beginning
from newsreader.session.searches import Searched, searched
from newsreader.text.controls import SafeText, label
from newsreader.ui.background import Latest
from newsreader.ui.desk import Desk
from newsreader.ui.manner import TerminalManner
from newsreader.ui.screens.lines import LinesScreen, TwoColumns, help_lines
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.screens.palette import MOST, Choice, PaletteScreen, offer_of
from newsreader.ui.screens.search import Chosen, SearchScreen
from newsreader.ui.screens.terminal import Shown, TerminalScreen
from newsreader.ui.voice import Voice
from newsreader.ui.widgets.reader import Reader

__all__ = ["Windows"]

_AUTOMATIC = "automatic"
"""The choice of an encoding that leaves it to the bytes."""


class Windows:
    """Opens windows over the main screen; each is there before the next key is looked at.

    What was searched is kept in the folder `state`, if there is one.
    """

    def __init__(
        self,
        app: App[Any],
        main: MainScreen,
        desk: Desk,
        manner: TerminalManner,
        voice: Voice,
        state: Path | None,
    ) -> None:
        self._app = app
        self._main = main
        self._desk = desk
        self._manner = manner
        self._voice = voice
        self._state = state
        self._encodings = Latest(app)
        self._searches = Latest(app)
        self._asked: Asked | None = None

    async def help(self) -> None:
        """Open the window of the keys."""
        interface = self._main.interface
        await self._app.push_screen(LinesScreen(help_lines(interface), interface))

    async def faults(self) -> None:
        """Open the window of what could not be read."""
        interface, faults = self._main.interface, self._voice.faults
        if not faults:
            self._voice.say(interface.labels.no_faults)
            return
        heading = TwoColumns(SafeText(interface.labels.faults), heading=True)
        texts = (fault_text(fault, interface) for fault in faults)
        lines = [TwoColumns(text, wrapped=True) for text in texts]
        await self._app.push_screen(LinesScreen([heading, *lines], interface))

    async def terminal(self) -> None:
        """Open the test card; what is chosen on it is kept."""
        manner = self._manner

        def keep(shown: Shown | None) -> None:
            if shown is not None:
                manner.keep(shown[0])

        card = TerminalScreen(
            manner.profile, manner.manner.harakat, self._main.interface, manner.show
        )
        await self._app.push_screen(card, keep)

    async def palette(self) -> None:
        """Open the palette: every action, and every article."""
        interface = self._main.interface
        library = self._desk.shelf.library

        def articles(query: Query, goes_on: Callable[[], bool]) -> list[Choice]:
            asked = Question(Order.DATE, " ".join(query.words))
            view = library.view(asked, goes_on) if library is not None else None
            entries = islice(view.entries(), MOST) if view is not None else ()
            none = SafeText("")
            return [Choice(each.title, each.section or none, path=each.path) for each in entries]

        window = PaletteScreen(offer_of(_actions(interface)), interface, more=articles)
        await self._app.push_screen(window, self._do)

    async def _do(self, choice: Choice | None) -> None:
        """Do what was chosen in the palette."""
        if choice is not None and choice.path:
            self._desk.open(choice.path)
        elif choice is not None:
            await self._app.run_action(choice.action, self._main)

    async def search(self) -> None:
        """Open the search of all articles; its first word is found in what is opened."""
        library = self._desk.shelf.library
        if library is None:
            self._voice.say(self._main.interface.labels.loading)
            return
        if self._asked is None:
            await self._searches.finish(lambda _goes_on: recall(self._state), self._recalled)
        load = self._desk.opened.load

        def look(typed: str, words: int, goes_on: Callable[[], bool]) -> Searched:
            return searched(library, typed, load, words, goes_on)

        window = SearchScreen(look, self._asked or Asked(), self._main.interface)
        await self._app.push_screen(window, self._open_found)

    def _recalled(self, found: tuple[Asked, tuple[Fault, ...]]) -> None:
        """Take what was searched at other times."""
        self._asked, faults = found
        self._voice.tell(faults)

    def _open_found(self, chosen: Chosen | None) -> None:
        """Open the article that was chosen in the search."""
        if chosen is None:
            return
        before, asked = self._asked, chosen.asked
        self._asked = asked
        if before is None or asked.queries != before.queries:
            self._searches.start(lambda _goes_on: remember(self._state, asked), self._voice.tell)
        if chosen.path:
            self._desk.open(chosen.path, chosen.found)

    async def links(self) -> None:
        """Open the links and the footnotes of the article, to follow one."""
        article, reader = self._desk.article, self._main.reader

        def follow(link: Link) -> None:
            if link.note:
                self._main.reading = True
                reader.go_to_note(link.note)
            else:
                self._app.post_message(Reader.LinkChosen(link.target))

        await self._choose_link(leads(article) if article is not None else [], follow)

    async def links_to_copy(self) -> None:
        """Open the links of the article, its own address before them, to copy one."""
        article = self._desk.article
        own = [Link(article.title, article.url)] if article is not None and article.url else []
        found = [*own, *(links(article) if article is not None else ())]
        await self._choose_link(
            found, lambda link: self._app.post_message(Reader.Copied(lambda: link.target))
        )

    async def _choose_link(self, found: Sequence[Link], chosen: Callable[[Link], object]) -> None:
        """Open a list of links; `chosen` is called with the one that is."""
        interface = self._main.interface
        if not found:
            self._voice.say(interface.labels.no_links)
            return

        def send(choice: Choice | None) -> None:
            if choice is not None:
                chosen(found[int(choice.action)])

        choices = [
            Choice(link.text, link.aside, action=str(number)) for number, link in enumerate(found)
        ]
        window = PaletteScreen(offer_of(choices), interface, interface.labels.links)
        await self._app.push_screen(window, send)

    async def headings(self) -> None:
        """Open the headings of the article, to go to one."""
        page, interface = self._main.reader.page, self._main.interface
        found = page.headings if page is not None else []
        if not found:
            self._voice.say(interface.labels.no_headings)
            return

        def go(choice: Choice | None) -> None:
            if choice is not None:
                number = int(choice.action)
                self._main.reading = True
                self._main.reader.jump(lambda page: page.at_part(number))

        choices = [
            Choice(
                SafeText("  " * max(0, block.level - 2) + label(block.content.text)),
                action=str(number),
            )
            for number, block in found
        ]
        window = PaletteScreen(offer_of(choices), interface, interface.labels.headings)
        await self._app.push_screen(window, go)

    async def footnotes(self) -> None:
        """Go to the footnote that is referred to in sight; of several, or of all, to one chosen."""
        page, interface = self._main.reader.page, self._main.interface
        found = notes(page.parts) if page is not None else {}
        if page is None or not found:
            self._voice.say(interface.labels.no_footnotes)
            return
        seen = [found[label] for label in labels_in_sight(page) if label in found]

        def go(choice: Choice | None) -> None:
            if choice is not None:
                self._main.reading = True
                self._main.reader.go_to_note(choice.action)

        choices = [
            Choice(SafeText(f"[{note.label}] {note.text}"), action=note.label)
            for note in seen or found.values()
        ]
        if len(choices) == 1:
            go(choices[0])
            return
        window = PaletteScreen(offer_of(choices), interface, interface.labels.footnotes)
        await self._app.push_screen(window, go)

    async def encodings(self) -> None:
        """Open the beginning of the article in every encoding, to choose the one that reads."""
        article, interface = self._desk.article, self._main.interface
        if article is None:
            return
        path = article.path

        def use(choice: Choice | None) -> None:
            self._encodings.leave()
            if choice is not None:
                chosen = None if choice.action == _AUTOMATIC else choice.action
                self._desk.use_encoding(path, chosen)

        window = PaletteScreen(None, interface, interface.labels.encoding)
        await self._app.push_screen(window, use)
        await self._encodings.finish(
            lambda goes_on: list(self._desk.opened.beginnings(path, goes_on)),
            lambda found: window.offer(offer_of(_encodings(interface, found))),
        )


def _actions(interface: Interface) -> list[Choice]:
    """Return what can be done, with the key that does it."""
    return [
        Choice(
            SafeText(interface.name(action)),
            SafeText(next(iter(interface.keys(action)), "")),
            action=action.target,
        )
        for action in ACTIONS
        if action.name != "palette"
    ]


def _encodings(interface: Interface, beginnings: Iterable[Beginning]) -> list[Choice]:
    """Return encodings to choose from, each with the article's title in it."""
    automatic = interface.labels.automatic
    return [
        Choice(
            found.title,
            SafeText(found.chosen or f"{automatic}: {found.encoding}"),
            action=found.chosen or _AUTOMATIC,
        )
        for found in beginnings
    ]
