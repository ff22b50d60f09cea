"""The main screen: what can be done on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from newsreader.display.list_texts import order_text
from newsreader.session.pages import Page
from newsreader.settings.table import FILLINGS
from newsreader.ui.bindings import acts_in_field, bindings
from newsreader.ui.screens.stage import Stage
from newsreader.ui.widgets.field import Field

__all__ = ["MainScreen"]


class MainScreen(Stage):
    """Moves in what is shown; what is chosen goes up to the app.

    The keys of the actions and what they are called stand in the table of keys.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Leave the keys of a field to it."""
        return not isinstance(self.focused, Field) or acts_in_field(action)

    def _move(self, rows: int, step: Callable[[Page], Page]) -> None:
        """Move the page by a step, or the selection by so many entries: whichever is in hand."""
        if self.reading:
            self.reader.move(step)
        else:
            self.listing = self.listing.move(rows)

    def _turn(self, windows: float) -> None:
        """Move by windows, half ones too."""
        if self.reading:
            self.reader.turn(windows)
        else:
            entries = int(windows * self.list.window_rows) or (1 if windows > 0 else -1)
            self.listing = self.listing.move(entries)

    def action_row_down(self) -> None:
        self._move(1, lambda page: page.by_rows(1))

    def action_row_up(self) -> None:
        self._move(-1, lambda page: page.by_rows(-1))

    def action_page_down(self) -> None:
        self._turn(1)

    def action_page_up(self) -> None:
        self._turn(-1)

    def action_half_down(self) -> None:
        self._turn(0.5)

    def action_half_up(self) -> None:
        self._turn(-0.5)

    def _jump(self, entries: int, step: Callable[[Page], Page]) -> None:
        """Go to one of the ends of the page, with a way back, or of the list."""
        if self.reading:
            self.reader.jump(step)
        else:
            self.listing = self.listing.move(entries)

    def action_start(self) -> None:
        self._jump(-len(self.listing.shown), Page.to_start)

    def action_end(self) -> None:
        self._jump(len(self.listing.shown), Page.to_end)

    def action_switch_pane(self) -> None:
        """Go to the other pane."""
        if self.reading:
            self.to_list()
        elif self.reader.article is not None:
            self.reading = True

    def action_toggle_list(self) -> None:
        """Show the list beside the article, or the article alone."""
        if self.panes.is_narrow:
            self.action_switch_pane()
        elif self.panes.is_list_hidden or self.reader.article is not None:
            self.panes.is_list_hidden = not self.panes.is_list_hidden
            self.reading = self.reading or self.panes.is_list_hidden
            self.panes.place(reading=self.reading)

    def action_alone(self) -> None:
        """Show nothing but the text, or all that belongs to it again."""
        if self.reader.article is not None:
            self.alone = not self.alone

    async def action_close(self) -> None:
        """Close what was opened last: the finding, a mark, the article, the filter."""
        if self.reading_pane.is_finding:
            self.reading_pane.end_finding()
        elif self.reading and not self.reader.unmark():
            if self.alone:
                self.alone = False
            else:
                self.to_list()
        elif not self.reading and self.list_pane.is_filtering:
            await self.filter_list(self.list_pane.leave_field(cancelled=True))

    def action_related(self) -> None:
        """Go to the related articles."""
        if self.reader.mark_related():
            self.reading = True
        else:
            self.say(self.interface.labels.no_related)

    async def action_section(self) -> None:
        await self.relist(self.listing.next_section())

    async def action_unread_only(self) -> None:
        await self.relist(self.listing.but(unread_only=not self.listing.unread_only))

    async def action_bookmarked_only(self) -> None:
        await self.relist(self.listing.but(bookmarked_only=not self.listing.bookmarked_only))

    async def action_order(self) -> None:
        listing = self.listing.in_next_order()
        self.say(order_text(listing.order, self.interface.labels))
        await self.relist(listing)

    def action_next_group(self, step: int = 1) -> None:
        self.to_list()
        self.listing = self.listing.next_group(step)

    def action_previous_group(self) -> None:
        self.action_next_group(-1)

    def action_shapes(self) -> None:
        """Join letters, or leave them plain."""
        labels, shaped = self.interface.labels, not self.interface.shaped
        self.interface = replace(self.interface, shaped=shaped)
        self.say(labels.shaped_letters if shaped else labels.plain_letters)

    def action_justify(self) -> None:
        """Fill lines with something else, or not."""
        following = FILLINGS.index(self.interface.justify) + 1
        filling = FILLINGS[following % len(FILLINGS)]
        self.interface = replace(self.interface, justify=filling)
        self.say(self.interface.labels.fillings[filling])

    def action_find(self) -> None:
        """Let something be typed that is to be found in the article."""
        if self.reader.article is not None:
            self.reading = True
            self.set_focus(self.reading_pane.open_field())

    def action_filter(self) -> None:
        self.to_list()
        self.set_focus(self.list_pane.open_field())

    def action_next_match(self) -> None:
        self.reading_pane.step_match(1)

    def action_previous_match(self) -> None:
        self.reading_pane.step_match(-1)

    async def action_leave_field(self, cancelled: bool) -> None:
        """Be done with typing, and give the keys back to the pane."""
        if self.focused is self.list_pane.field:
            self.set_focus(self.list)
            await self.filter_list(self.list_pane.leave_field(cancelled))
        elif self.focused is self.reading_pane.field:
            self.set_focus(self.reader)
            await self.reading_pane.leave_field(cancelled)

    async def action_field_step(self, step: int) -> None:
        """Move in what the field has left: entries or matches."""
        if self.focused is self.list_pane.field:
            await self.filter_list(self.list_pane.field.value)
            self.listing = self.listing.move(step)
        else:
            self.reading_pane.step_match(step)
