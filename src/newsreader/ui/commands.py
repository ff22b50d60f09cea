"""What can be done in the app, whatever screen is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsreader.article.articles import whole_text
from newsreader.display.interface import Interface
from newsreader.display.quotations import quotation
from newsreader.display.signs import next_digits, next_harakat
from newsreader.ui.copying import Copying
from newsreader.ui.desk import Desk
from newsreader.ui.lister import Lister
from newsreader.ui.manner import TerminalManner
from newsreader.ui.marks import Marks
from newsreader.ui.outward import Outward
from newsreader.ui.pictures import Pictures
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.textual_internals import AppThatFails
from newsreader.ui.voice import Voice
from newsreader.ui.windows import Windows

__all__ = ["Commands"]


class Commands(AppThatFails, inherit_bindings=False):
    """The app's actions: their keys and what they are called stand in the table of keys."""

    main: MainScreen
    desk: Desk
    lister: Lister
    copying: Copying
    pictures: Pictures
    outward: Outward
    marks: Marks
    windows: Windows
    terminal_manner: TerminalManner
    voice: Voice

    @property
    def interface(self) -> Interface:
        """How the interface speaks."""
        return self.main.interface

    def action_open(self) -> None:
        """Open the article that is selected in the list, or the related one that is marked."""
        page, current = self.main.reader.page, self.main.listing.current
        if not self.main.reading and current is not None:
            self.desk.open(current.path)
        elif self.main.reading and page is not None:
            self.desk.open_related(page.related + 1)

    def action_open_related(self, number: int) -> None:
        self.desk.open_related(number)

    def action_next_article(self) -> None:
        self.desk.open_beside(1)

    def action_previous_article(self) -> None:
        self.desk.open_beside(-1)

    def action_mark(self) -> None:
        """Set a mark in the article; where the list is in hand there is but one: read or not."""
        if self.main.reading:
            self.marks.ask_to_set()
        else:
            self.lister.toggle_read()

    def action_to_mark(self) -> None:
        self.marks.ask_to_go()

    async def action_back(self) -> None:
        """Go back to where a footnote was gone to from, else to what was open before."""
        if not (self.main.reading and self.main.reader.leave_note()):
            self.desk.travel(-1)

    def action_forward(self) -> None:
        self.desk.travel(1)

    # Copying

    async def _copy(self, text: Callable[[], str]) -> None:
        await self.copying.copy(text, self.terminal_manner.profile)

    async def action_copy(self) -> None:
        """Copy what is marked, else the article."""
        article, marked = self.desk.article, self.main.reader.marked_text
        if article is not None:
            await self._copy(lambda: marked or whole_text(article))

    async def action_copy_paragraph(self) -> None:
        """Copy the paragraph that one is at; once more, the next one."""
        text = self.main.reader.mark_paragraph()
        if text:
            await self._copy(lambda: text)

    async def action_copy_quotation(self) -> None:
        """Copy what is marked, else the paragraph that one is at, with where it is from."""
        article, customs = self.desk.article, self.interface.labels.customs
        text = self.main.reader.marked_text or self.main.reader.mark_paragraph()
        if article is not None and text:
            await self._copy(lambda: quotation(article, text, customs))

    async def action_copy_link(self) -> None:
        await self.windows.links_to_copy()

    # The article and its entry

    async def action_edit(self) -> None:
        await self.outward.edit()

    async def action_export(self) -> None:
        await self.outward.export()

    def action_browse(self) -> None:
        self.outward.browse()

    def action_toggle_read(self) -> None:
        self.lister.toggle_read()

    def action_bookmark(self) -> None:
        self.lister.toggle_bookmark()

    def action_language(self) -> None:
        self.main.interface = replace(self.interface, labels=self.interface.labels.next)

    def action_original(self) -> None:
        """Show the article as it is in its file, or mended."""
        article, texts = self.desk.article, self.interface.labels
        if article is not None:
            as_it_is = self.desk.opened.toggle_original(article.path)
            self.voice.say(texts.as_it_is if as_it_is else texts.repaired)
            self.desk.load_whole(article.path)

    async def action_links(self) -> None:
        await self.windows.links()

    async def action_footnote(self) -> None:
        """Go to the footnote that is referred to in sight, and back; of several to one chosen."""
        if not self.main.reader.leave_note():
            await self.windows.footnotes()

    async def action_headings(self) -> None:
        await self.windows.headings()

    async def action_encoding(self) -> None:
        await self.windows.encodings()

    async def action_palette(self) -> None:
        await self.windows.palette()

    async def action_search(self) -> None:
        await self.windows.search()

    async def action_help(self) -> None:
        await self.windows.help()

    async def action_faults(self) -> None:
        await self.windows.faults()

    async def action_terminal(self) -> None:
        await self.windows.terminal()

    def action_harakat(self) -> None:
        """Show all harakat, those that tell words apart, or none."""
        manner, said = self.terminal_manner, self.interface.labels.harakat
        wanted = next_harakat(self.interface.harakat if manner.manner.harakat else "hidden")
        self.main.interface = replace(self.interface, harakat=wanted)
        # Whether there are any is remembered for this terminal: it may not draw them well.
        manner.show_harakat(wanted != "hidden")
        self.voice.say(said[wanted])

    def action_images(self) -> None:
        """Show pictures, or their text alone."""
        labels, images = self.interface.labels, not self.interface.images
        self.main.interface = replace(self.interface, images=images)
        can = self.pictures.can_be_shown
        shown = labels.pictures if can else labels.few_colours
        self.voice.say(shown if images else labels.no_pictures)

    def action_digits(self) -> None:
        """Show the digits as they are written, or all as one kind."""
        digits = next_digits(self.interface.digits)
        self.main.interface = replace(self.interface, digits=digits)
        self.voice.say(self.interface.labels.digits[digits])

    def action_suspend(self) -> None:
        self.desk.keep_place()
        self.action_suspend_process()
