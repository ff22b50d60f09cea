"""What the interface says, in the language that it speaks; how it counts and dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from newsreader.display.dates import USUAL, Customs, hijri_date, month_names
from newsreader.messages import Counted, Message, catalogue, languages
from newsreader.settings import Settings, interface_language
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["ARABIC", "ENGLISH", "Labels", "labels_for"]


class Label(Message):
    """A text that labels have as an attribute, in their language."""

    def __get__(self, labels: Labels, owner: type[Labels]) -> str:
        return labels.of(self)


class Amount(Counted):
    """A counted text that labels have as an attribute: a function of the number."""

    def __get__(self, labels: Labels, owner: type[Labels]) -> Callable[[int], SafeText]:
        return partial(labels.counted, self)


@dataclass(frozen=True)
class Names:
    """Texts by their names in the settings."""

    texts: Mapping[str, Message]

    def __get__(self, labels: Labels, owner: type[Labels]) -> Mapping[str, str]:
        return {name: labels.of(text) for name, text in self.texts.items()}


_MONTHS = (
    Message("January"), Message("February"), Message("March"), Message("April"),
    Message("May"), Message("June"), Message("July"), Message("August"),
    Message("September"), Message("October"), Message("November"), Message("December"),
)  # fmt: skip


@dataclass(frozen=True)
class Labels:
    """The texts of one language, with dates as the reader writes them."""

    language: str
    customs: Customs = USUAL

    # Translators: what your language is called in itself.
    own_name = Label("English")
    # Translators: "rtl" where your language is written from right to left.
    written = Label("ltr")

    app = Label("newsreader")
    related = Label("Related articles")
    source = Label("Source")
    by = Label("By")
    top = Label("▲ Back to top")
    loading = Label("Loading…")
    coming = Label("more is coming…")
    empty_list = Label("There are no articles in this folder")
    nothing_found = Label("Nothing matches what you typed")
    no_section = Label("No section")
    no_source = Label("No source")
    no_date = Label("No date")
    no_letter = Label("Others")
    over_an_hour = Label("over an hour")
    by_section = Label("By section")
    by_date = Label("From the newest to the oldest")
    by_title = Label("By title")
    by_source = Label("By source")
    by_minutes = Label("From the shortest to the longest")
    by_opened = Label("Last opened first")
    opened = Label("Opened")
    never_opened = Label("Not opened yet")
    find = Label("Find in the article")
    filter = Label("Filter the list")
    palette = Label("Type a command or a headline")
    search = Label("Search all articles")
    search_hint = Label('Words, a "phrase as written", or section:sport date:2026 is:unread')
    some_words = Label("No article has all the words; these have some")
    # Translators: how many articles.
    at_least = Label("at least {}")
    no_filter = Label("There is no filter {}; is {} meant?")
    help_hint = Label("Letter keys work on Arabic, Persian and Hebrew layouts too")
    match = Label("{} of {}")
    no_match = Label("No match")
    copied = Label("Copied")
    copied_to_file = Label("No clipboard could be reached: the text is in {}")
    not_copied = Label("Nothing was copied: there is no clipboard here, and no place for a file")
    mark_which = Label("A letter for the mark")
    mark_set = Label("Marked: {}")
    mark_to_which = Label("To which mark? ' goes back")
    no_mark = Label("There is no mark {}")
    no_editor = Label("No editor is named: set EDITOR to the command that calls yours")
    in_browser = Label("Opened in the browser: {}")
    no_browser = Label("There is no browser here to open {}")
    no_address = Label("This article has no address on the web")
    save_as = Label("Save as")
    forms = Names({
        "markdown": Message("Markdown"),
        "html": Message("A web page"),
        "text": Message("Plain text"),
    })  # fmt: skip
    saved = Label("Saved: {}")
    is_there = Label("There is such a file: Enter again replaces it")
    no_folder = Label("There is no such folder")
    no_related = Label("No related articles")
    links = Label("Choose a link")
    headings = Label("Choose a heading")
    no_headings = Label("There are no headings in this article")
    footnotes = Label("Choose a footnote")
    no_footnotes = Label("There are no footnotes in this article")
    no_links = Label("There are no links in this article")
    no_faults = Label("All files could be read")
    named = Label("named by the article")
    links_here = Label("links to this article")
    same_story = Label("the same story")
    shared = Label("both have: {}")
    also = Label("also in: {}")
    # Translators: what stands between words that are listed.
    comma = Label(", ")
    changed = Label("The list was updated")
    faults = Label("Files that could not be read")
    unread_only = Label("Unread only")
    bookmarked_only = Label("Bookmarked only")
    bookmarked = Label("Bookmarked")
    not_bookmarked = Label("No longer bookmarked")
    read = Label("Marked read")
    unread = Label("Marked unread")
    pictures = Label("Pictures are shown")
    no_pictures = Label("Pictures are not shown")
    few_colours = Label("This terminal has too few colours for pictures")
    plain_letters = Label("Plain letters")
    shaped_letters = Label("Joined letters")
    fillings = Names({
        "off": Message("Lines as they come"),
        "spaces": Message("Lines filled with spaces"),
        "kashida": Message("Lines filled with kashida"),
    })  # fmt: skip
    harakat = Names({
        "shown": Message("Harakat are shown"),
        "some": Message("Shadda and tanween only"),
        "hidden": Message("Harakat are hidden"),
    })  # fmt: skip
    digits = Names({
        "as-written": Message("Digits as they are written"),
        "arabic": Message("Arabic digits"),
        "persian": Message("Persian digits"),
        "european": Message("European digits"),
    })  # fmt: skip
    harakat_left_out = Label(
        "This terminal draws harakat wrongly: they are left out; {} brings them back"
    )
    terminal = Label("The test card")
    sent_as = Label("Text is sent as for")
    not_measured = Label("not measured")
    card_hint = Label("v: another way · c: harakat · Enter: keep · Esc: as it was")
    remembered = Label("Remembered for this terminal")
    settings_read = Label("The settings were read anew")
    at_next_start = Label(
        "What has changed of the library or the terminal counts at the next start"
    )
    as_it_is = Label("The text as it is in the file")
    encoding = Label("Choose what reads right")
    automatic = Label("automatic")
    repaired = Label("The text with its damages repaired")
    # Translators: the first start; {…} are keys, the language that a key goes to, a command.
    welcome_samples = Label("Welcome! These articles come along; {command} opens your own.")
    welcome_folder = Label("Welcome! What is in {folder} is listed, one article beside the list.")
    welcome_moving = Label(
        "{switch_pane} goes from the list to the article, {open} opens, {page_down} turns the page."
    )
    welcome_finding = Label(
        "{find} finds, {search} searches all articles, {help} lists all keys, "
        "{language} is for {next}, {quit} quits."
    )
    linear_prompt = Label("The number of an article, Enter for more, q to leave")
    end_of_article = Label("End of the article")
    minutes = Amount("{n} minute", "{n} minutes")
    minutes_left = Amount("{n} minute left", "{n} minutes left")
    up_to_minutes = Amount("up to {n} minute", "up to {n} minutes")
    articles = Amount("{n} article", "{n} articles")

    @property
    def direction(self) -> Direction:
        """The side at which lines of the interface begin."""
        return Direction.RTL if self.written == "rtl" else Direction.LTR

    @property
    def next(self) -> Labels:
        """The texts of the language that a key switches to."""
        known = languages()
        place = known.index(self.language) + 1
        return replace(self, language=known[place % len(known)])

    def of(self, text: Message) -> str:
        """Return a text in this language."""
        return catalogue(self.language).gettext(text.english)

    def form(self, text: Counted, number: int) -> str:
        """Return a counted text in the form that a number asks for, `{n}` still in it."""
        return catalogue(self.language).ngettext(text.one, text.many, number)

    def counted(self, text: Counted, number: int) -> SafeText:
        """Return a counted text with its number."""
        return SafeText(self.form(text, number).format(n=number))

    def month(self, year: int, month: int) -> SafeText:
        """Return the name of a month with its year."""
        own = month_names(self.customs.months) if self.language == "ar" else None
        return SafeText(f"{own[month - 1] if own else self.of(_MONTHS[month - 1])} {year}")

    def short_date(self, date: datetime.date | datetime.datetime) -> SafeText:
        """Return a date in one calendar, where there is no room for both."""
        if self.customs.calendar != "both":
            return self.date(date)
        return SafeText(f"{date.day} {self.month(date.year, date.month)}")

    def date(self, date: datetime.date | datetime.datetime) -> SafeText:
        """Return a date as the reader writes it: day, month, year, in one calendar or in both."""
        gregorian = f"{date.day} {self.month(date.year, date.month)}"
        if self.customs.calendar == "gregorian":
            return SafeText(gregorian)
        hijri = hijri_date(datetime.date(date.year, date.month, date.day), self.language)
        if hijri is None or self.customs.calendar == "hijri":
            return SafeText(hijri or gregorian)
        return SafeText(f"{hijri} ({gregorian})")


ARABIC, ENGLISH = Labels("ar"), Labels("en")


def labels_for(settings: Settings, language: str | None = None) -> Labels:
    """Return the texts by the settings, in the language that they choose if none is given."""
    customs = Customs(settings.months, settings.calendar)
    return Labels(language or interface_language(settings), customs)
