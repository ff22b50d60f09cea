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
from newsreader.display.labels import ARABIC
from newsreader.session.listing import Listing
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.field import Field

__all__ = ["ListPane"]


class ListPane(Vertical):
    """The list over its filter, which is there while it filters something."""

    DEFAULT_CSS = """
    ListPane Field { display: none; }
    ListPane.-filtering Field { display: block; }
    """

    interface: reactive[Interface] = reactive(Interface(ARABIC), init=False)
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

    def compose(self) -> ComposeResult:
        """Put the field below the list."""
        yield self.list.data_bind(ListPane.interface, ListPane.listing)
        yield self.field.data_bind(ListPane.interface)

    def open_field(self) -> Field:
        """Show the field."""
        self.add_class("-filtering")
        return self.field

    def leave_field(self, cancelled: bool) -> None:
        """Be done with typing: cancelled, the list is whole again; an empty field goes away."""
        if cancelled:
            self.field.value = ""
        if not self.field.value:
            self.remove_class("-filtering")
        self.post_message(self.Filtered(self.field.value))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Ask for the list that is left."""
        event.stop()
        self.post_message(self.Filtered(self.field.value))
