"""The pane of the article: the reader, and the field to find something in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Input

from newsreader.article.articles import Article
from newsreader.display.interface import Interface
from newsreader.display.page_texts import page_texts
from newsreader.layout.rows import Place
from newsreader.session.finding import Matches, matches_in
from newsreader.session.pages import START
from newsreader.ui.background import Latest
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from newsreader.library.related import Related

__all__ = ["ReadingPane"]


class ReadingPane(Vertical):
    """The reader over its find field, which is there while something is searched."""

    interface: reactive[Interface] = reactive(Interface(), init=False)

    def __init__(self, interface: Interface) -> None:
        super().__init__(id="reader-pane")
        self.set_reactive(ReadingPane.interface, interface)
        self.reader = Reader(id="reader")
        self.reader.set_reactive(Reader.interface, interface)
        self.field = Field(lambda labels: labels.find, id="find")
        self.field.display = False
        self.related: Sequence[Related] = ()
        self._finding = Latest(self)
        self._shown = ""
        self._from = START  # from where on what is typed is looked for
        self._steps = 0  # asked for while what is in the field is still being searched

    def compose(self) -> ComposeResult:
        """Put the field below the reader."""
        yield self.reader.data_bind(ReadingPane.interface)
        yield self.field.data_bind(ReadingPane.interface)

    def watch_interface(self, old: Interface, new: Interface) -> None:
        """Say the page's own lines in another language."""
        if self.article is not None and new.labels != old.labels:
            self.show(self.article, keep=True)

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self.reader.article

    def show(self, article: Article, place: Place | None = None, *, keep: bool = False) -> None:
        """Show an article with the related ones that are known; `keep`: where one is in it."""
        texts = page_texts(article, self.interface.labels, self.related)
        self.reader.show(article, texts, place, keep=keep)
        if not keep:
            self.end_finding()
        elif self.is_finding:
            self._shown, self._from = "", self.reader.place
            self.call_next(self._find)

    # Finding

    @property
    def is_finding(self) -> bool:
        """Whether the field is there."""
        return self.field.display

    def open_field(self) -> Field:
        """Show the field, with what was searched before marked: typing replaces it."""
        self.find(self.field.value)
        self.field.action_select_all()
        return self.field

    def find(self, words: str) -> None:
        """Find words as if they had been typed into the field; the keys stay where they are."""
        self.field.value = words
        self.field.display = True
        self.reader.before = self._from = self.reader.place  # wherever what is found leads
        self.call_next(self._find)

    def end_finding(self) -> None:
        """Take the field and the marks away, whatever was found; the words stay for next time."""
        self._finding.leave()
        self._shown, self._steps = "", 0
        self.field.display = False
        self.field.status = ""
        self.reader.matches = Matches()

    async def leave_field(self, cancelled: bool) -> None:
        """Be done with typing: cancelled, finding ends; else what was typed has been searched."""
        if cancelled or not self.field.value.strip():
            self.end_finding()
        elif self.field.value != self._shown:
            await self._find()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Search what is typed so far."""
        event.stop()
        if self.is_finding and self.field.value != self._shown:
            self.call_next(self._find)

    async def _find(self) -> None:
        """Search what is in the field; of a long article it may be found later."""
        page, query = self.reader.page, self.field.value
        if page is None:
            return
        await self._finding.finish(
            lambda goes_on: matches_in(page.document, query, goes_on),
            lambda matches: self._found(query, matches),
        )

    def _found(self, query: str, matches: Matches) -> None:
        """Mark what was found; go to the first match from where the search began.

        And on, as was asked for; back to there where nothing is found.
        """
        if self.is_finding and query == self.field.value:
            steps, self._steps, self._shown = self._steps, 0, query
            self.reader.show_matches(matches.nearest(self._from).stepped(steps))
            if not matches and self.reader.place != self._from:
                self.reader.move(lambda page: page.to_place(self._from))
            self._say_match()

    def step_match(self, step: int) -> None:
        """Go to the next match or an earlier one, as soon as what is in the field is searched."""
        if self.is_finding and self.field.value != self._shown:
            self._steps += step
        elif self.reader.matches:
            self.reader.show_matches(self.reader.matches.stepped(step))
            self._from = self.reader.place
            self._say_match()

    def _say_match(self) -> None:
        """Say in the field which match this is, and of how many."""
        labels, matches = self.interface.labels, self.reader.matches
        nothing = labels.no_match if self.field.value.strip() else ""
        found = labels.match.format(matches.number, len(matches))
        self.field.status = found if matches else nothing
