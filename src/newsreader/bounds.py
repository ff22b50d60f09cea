"""What a source may cost, in one place: bytes, parts, depths, what comes out against what goes in.

What exceeds a bound ends in one line that says so; what came before it is kept. No bound depends
on the machine. Whatever is done within them takes time and memory in proportion to the text: the
patterns are held to that by a test, and where a library cannot be, its share is bounded here.
"""

from __future__ import annotations

ARTICLE = 24 << 20
"""Bytes of one article: whole texts are held in memory. A longer text comes in pieces."""

PIECE = 8 << 20
"""Bytes of a piece of a longer text, as far as its last line goes."""

LINES = 100_000
"""Lines of one article: a text of more comes in pieces, whatever its size."""

PAGE = 12 << 20
"""Bytes of a web page, which cannot be cut."""

PIPED = 256 << 20
"""Bytes that are taken out of a pipe: they have to be held in memory."""

LINE = 256 << 10
"""Bytes of a line that the filter `bidi` takes for one paragraph; a longer one is cut."""

OBJECT = 16 << 20
"""Bytes of one object of JSON."""

MEMBERS = 100_000
"""Files of an archive, chapters of a book, entries of a feed."""

CHAIN = 10_000
"""Parts one after the other that give no article: then no more are looked at."""

EXPANSION = 100
"""Times its own size that packed data may expand to; text is packed to a third, or a tenth."""

ALLOWANCE = 32 << 20
"""Bytes: up to here any expansion is harmless."""

ARCHIVES = 6
"""Archives within archives."""

FRONT_MATTER = 64 << 10
"""Code points of a front matter."""

TREE = 40_000
"""Tags of HTML that a tree is made of; of more a scanner reads the text."""

EXTRACTED = 8_000
"""Elements of a page in which its article is looked for; of a larger one its main part is read."""

EXTRACTED_TEXT = 2_000_000
"""Code points of such a page's text, scripts and style sheets aside; of more the same is read."""

COMPARED = 4_000
"""Texts of such a page that may be compared in pairs; those of more are not."""

JOINED = 30_000_000
"""Code points that taking elements out of a page may copy."""

DEPTHS = 200_000
"""Elements of a page, each counted with all that are around it; articles have some thousands."""

LINKED = 200_000_000
"""Pairs of a page's links, times its depth: links within many elements are compared in pairs."""

MARKS = 200_000
"""What the signs of Markdown in any text may cost, in steps of its library."""

FOR_EACH_MARK = 20
"""Code points of a text that allow for one step more."""

VALUES = 4_000
"""Values of a front matter, those that its aliases repeat included."""

NESTED = 8
"""Levels of a front matter's values."""

LISTED = 1_000
"""Tags, names or references of an article's metadata."""

TABLE = 2 << 20
"""Bytes of a book's package, or of its table of contents."""

FEED = 256 << 20
"""Bytes of a feed, of which one entry at a time is held."""

ELEMENTS = 100_000
"""Elements of XML in one entry of a feed."""

PARTS = 10_000
"""Parts of a saved page, pictures and all."""

NESTED_PARTS = 4
"""Parts within parts of a saved page."""


class Allowance:
    """How many bytes may still come out of a packed source, all that is packed in it counted."""

    __slots__ = ("left",)

    def __init__(self, packed: int) -> None:
        """Begin a source of so many bytes."""
        self.left = max(ALLOWANCE, packed * EXPANSION)
