"""What the interface says of numbers, of an article, and of what is open, in both languages."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsreader.article.articles import Article
from newsreader.display.interface import Interface
from newsreader.display.keys import ACTIONS, BY_NAME, bar_actions
from newsreader.display.labels import ARABIC, ENGLISH, Labels
from newsreader.display.list_texts import listing_title
from newsreader.display.page_texts import page_texts
from newsreader.display.painting import Setting, wrapped_stretches
from newsreader.library.entries import Entry
from newsreader.library.related import Related
from newsreader.session.listing import Listing
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from support.listings import listed

RTL, LTR = Setting(Direction.RTL), Setting(Direction.LTR)


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا مقالات", "no articles"), (1, "مقال واحد", "1 article"),
        (2, "مقالان", "2 articles"), (3, "3 مقالات", "3 articles"),
        (10, "10 مقالات", "10 articles"), (11, "11 مقالا", "11 articles"),
        (99, "99 مقالا", "99 articles"), (100, "100 مقال", "100 articles"),
        (101, "101 مقال", "101 articles"), (102, "102 مقال", "102 articles"),
        (103, "103 مقالات", "103 articles"), (110, "110 مقالات", "110 articles"),
        (111, "111 مقالا", "111 articles"), (200, "200 مقال", "200 articles"),
    ],
)  # fmt: skip
def test_numbers_ask_for_forms_of_nouns(number: int, arabic: str, english: str) -> None:
    assert ARABIC.articles(number) == arabic
    assert ENGLISH.articles(number) == english


def isolated_parts(title: str) -> list[str]:
    return [part.strip("\u2066\u2067\u2068\u2069") for part in title.split(" · ")]


def entry(name: str, *, read: bool = False) -> Entry:
    return Entry(
        name, name, 0, SafeText(name), SafeText("علوم") if name == "a" else None, None, None, "ar",
        Direction.RTL, 100, 1, (), None, None, 0, read,
    )  # fmt: skip


def test_the_title_of_a_listing_says_what_is_open_and_what_leaves_articles_out() -> None:
    entries = (entry("a", read=True), entry("b"), entry("c"))
    listing = listed(entries)
    assert isolated_parts(listing_title("news", listing, ENGLISH)) == ["news", "3 articles"]
    assert isolated_parts(listing_title("", Listing(), ENGLISH)) == ["newsreader"]
    science = listed(entries, section=SafeText("علوم"))
    assert isolated_parts(listing_title("", science, ARABIC)) == [
        "قارئ الأخبار", "مقال واحد", "علوم",
    ]  # fmt: skip
    rest = listed(entries, section=SafeText(""), unread_only=True)
    assert isolated_parts(listing_title("n", rest, ENGLISH)) == [
        "n", "2 articles", "No section", "Unread only",
    ]  # fmt: skip
    assert listing_title("news", Listing(), ENGLISH) == "\u2068news\u2069"


def test_dates_in_both_languages() -> None:
    date = datetime.date(2026, 1, 19)
    assert ARABIC.date(date) == "19 يناير 2026"
    assert ENGLISH.date(datetime.datetime(2026, 12, 3, 10, 0)) == "3 December 2026"


@pytest.mark.parametrize(
    ("byline", "texts", "shown"),
    [
        ("سلمى", ARABIC, "بقلم \u2068سلمى\u2069"), ("سلمى", ENGLISH, "By \u2068سلمى\u2069"),
        ("بقلم سلمى", ENGLISH, "\u2068بقلم سلمى\u2069"),
        ("كتب سامي", ARABIC, "\u2068كتب سامي\u2069"),
        ("By Sam", ARABIC, "\u2068By Sam\u2069"), ("by Sam", ARABIC, "\u2068by Sam\u2069"),
    ],
)  # fmt: skip
def test_what_stands_around_an_article(byline: str, texts: Labels, shown: str) -> None:
    article = Article(
        "a", "text", "utf-8", "ar", Direction.RTL, SafeText("عنوان"), byline=SafeText(byline),
        date=datetime.date(2026, 1, 19), source=SafeText("وكالة"),
    )  # fmt: skip
    found = page_texts(article, texts, [Related(entry("آخر"), named=True)])
    date = "19 January 2026" if texts is ENGLISH else "19 يناير 2026"
    assert found.byline == f"{shown} · \u2068{date}\u2069"
    assert found.source == f"{texts.source}: \u2068وكالة\u2069"
    assert (found.related_heading, found.related, found.top) == (
        texts.related, ("آخر",), texts.top,
    )  # fmt: skip
    bare = page_texts(replace(article, byline=None, date=None, source=None), texts)
    assert (bare.byline, bare.source, bare.lede, bare.related) == ("", "", "", ())


def test_why_an_article_is_related_is_said() -> None:
    one, other = entry("a"), replace(entry("b"), source=SafeText("وكالة"))
    article = Article("x", "text", "utf-8", "ar", Direction.RTL, SafeText("عنوان"))
    found = page_texts(
        article,
        ARABIC,
        [
            Related(one, named=True),
            Related(one, is_same=True),
            Related(one, 1.0, ("مطر", "بئر")),
            Related(one, 1.0, ("مطر",), also=(other, other)),
            Related(one, named=True, names=True),
            Related(other, names=True),
        ],
    )
    assert found.why[2] == "يشتركان في: \u2068مطر\u2069، \u2068بئر\u2069"
    assert found.why[3].endswith("وهو كذلك في: \u2068a\u2069 · \u2068وكالة\u2069")
    assert found.why[0] == "يذكره المقال"
    assert found.why[4:] == ("يذكره المقال · يشير إلى هذا المقال", "يشير إلى هذا المقال")
    assert found.why[1].startswith("الخبر نفسه · وهو كذلك في: ")
    english = page_texts(article, ENGLISH, [Related(one, 1.0, ("rain", "well"))])
    assert english.why == ("both have: \u2068rain\u2069, \u2068well\u2069",)


def test_the_bar_has_the_most_wanted_keys_first() -> None:
    footers = [action.footer for action in bar_actions()]
    assert footers == sorted(footers)
    assert 0 not in footers
    assert len(footers) == sum(1 for action in ACTIONS if action.footer)


def test_which_keys_are_an_action_s() -> None:
    action = bar_actions()[0]
    usual = Interface(ENGLISH)
    assert usual.is_key_of(action.keys[0], action.name)
    assert not usual.is_key_of("f12", action.name)
    own = Interface(ENGLISH, keymap={action.name: ("f12", "ctrl+t")})
    assert own.is_key_of("ctrl+t", *BY_NAME)
    assert own.is_key_of("f12", action.name)
    assert not own.is_key_of(action.keys[0], action.name)


def rows(text: str, width: int, setting: Setting) -> list[str]:
    found = wrapped_stretches(SafeText(text), width, setting)
    return ["".join(stretch.text for stretch in row) for row in found]


def test_texts_are_wrapped_at_the_side_where_they_begin() -> None:
    assert rows("one two three", 8, LTR) == ["one two ", "three   "]
    assert rows("one two three", 8, RTL) == ["one two ", "three   "]  # its own letters decide
    assert rows("أب", 5, LTR) == ["   ﺏﺃ"]
    assert rows("123", 5, RTL) == ["  123"]
    assert rows("123", 5, LTR) == ["123  "]
    assert rows("ab", 0, LTR) == rows("ab", 1, LTR) == ["a", "b"]
    assert [len(row) for row in rows("كلمة " * 9, 12, RTL)] == [12] * 5
