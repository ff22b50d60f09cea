"""The pane of the list: the articles, and the field that filters them."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from newsreader.display.interface import Interface
from newsreader.session.listing import Listing
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.field import Field

__all__ = ["ListPane"]


class ListPane(Vertical):
    """The list over its filter, which is there while it filters something."""

    interface: reactive[Interface] = reactive(Interface(), init=False)
    listing: reactive[Listing] = reactive(Listing(), init=False)

    @dataclass
    class Filtered(Message):
        """Another filter was typed."""

        query: str

    def __init__(self, interface: Interface) -> None:
        super().__init__(id="list-pane")
        self.set_reactive(ListPane.interface, interface)
        self.list = ArticleList(id="list")
        self.field = Field(lambda labels: labels.filter, id="filter")
        self.field.display = False

    def compose(self) -> ComposeResult:
        """Put the field below the list."""
        yield self.list.data_bind(ListPane.interface, ListPane.listing)
        yield self.field.data_bind(ListPane.interface)

    @property
    def is_filtering(self) -> bool:
        """Whether the field is there."""
        return self.field.display

    def open_field(self) -> Field:
        """Show the field."""
        self.field.display = True
        return self.field

    def leave_field(self, cancelled: bool) -> str:
        """Be done with typing; return the filter that is left. An empty field goes away."""
        if cancelled:
            self.field.value = ""
        if not self.field.value:
            self.field.display = False
        return self.field.value

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Ask for the list that is left, once what is typed stands there."""
        event.stop()
        self.call_after_refresh(self.post_message, self.Filtered(self.field.value))
