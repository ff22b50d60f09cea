"""HTML within Markdown, reduced to its text.

A scanner of a few patterns does: nothing is rendered, and it takes anything without an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newsreader.article.blocks import Block, Code, Heading, Image, Paragraph, Rule
from newsreader.article.spans import Inline
from newsreader.recognition.references import clean_target
from newsreader.text.controls import SafeText, sanitise

__all__ = ["blocks_of", "inline_text"]

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<![^>]*>|<\?.*?(?:\?>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,3000})>",
    re.S,
)
_ATTRIBUTE = re.compile(r"""(?P<name>[\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HIDDEN = ("script", "style", "template", "head", "title", "svg")
_CELLS = ("td", "th", "dt")
_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big br cite code del dfn em font i img input ins kbd label mark "
        "q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr td th dt",
    )
)
_BLANKS = re.compile(r"[ \t]*\n[ \t]*|[ \t]+")


def inline_text(tag: str) -> str:
    """Return what a tag within a line stands for: a line break, a picture's text, or nothing."""
    match = _TAG.fullmatch(tag)
    name = (match["name"] or "").lower() if match else ""
    if match and name == "br":
        return "\n"
    return _attribute(match, "alt") if match and name == "img" else ""


def blocks_of(source: str) -> list[Block]:
    """Return the text of a block of HTML as blocks."""
    scanner = _Scanner()
    end = 0
    for match in _TAG.finditer(source):
        scanner.text(source[end : match.start()])
        scanner.tag(match)
        end = match.end()
    scanner.text(source[end:])
    scanner.flush()
    return scanner.blocks


class _Scanner:
    def __init__(self) -> None:
        """Begin without blocks, in running text."""
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.level = 0
        self.hidden = ""
        self.is_code = False

    def text(self, text: str) -> None:
        if not self.hidden:
            self.words.append(unescape(text))

    def tag(self, match: re.Match[str]) -> None:
        """Take a tag: it hides, breaks a line, begins or ends a block, or is a picture."""
        if match["cdata"]:
            self.text(match["cdata"])
        name, opens = (match["name"] or "").lower(), not match["close"]
        if self.hidden:
            self.hidden = "" if name == self.hidden and not opens else self.hidden
        elif name in _HIDDEN:
            self.hidden = name if opens and not match["attributes"].endswith("/") else ""
        elif name == "img":
            self.image(match)
        elif name == "br":
            self.words.append("\x00")
        elif name in _CELLS:
            self.words.append(" ")
        elif name and name not in _INLINE:
            self.block(name, opens=opens)

    def image(self, match: re.Match[str]) -> None:
        """Add a picture: its alternative text within a line, a block of its own elsewhere."""
        alternative = Inline(_one_line(_attribute(match, "alt")))
        if "".join(self.words).strip():
            self.words.append(alternative.text)
        else:
            self.blocks.append(Image(alternative, clean_target(_attribute(match, "src"))))

    def block(self, name: str, *, opens: bool) -> None:
        """End the block before and begin the one that `name` stands for."""
        self.flush()
        if name == "hr":
            self.blocks.append(Rule())
        self.is_code = name == "pre" and opens
        self.level = int(name[1]) if opens and re.fullmatch("h[1-6]", name) else 0

    def flush(self) -> None:
        """Add the words so far as a block, if there are any."""
        text, self.words = "".join(self.words), []
        if self.is_code:
            code = sanitise(text.replace("\x00", "\n")).strip("\n")
            self.blocks += [Code(SafeText(code))] if code.strip() else []
            return
        lines = (_one_line(line) for line in text.split("\x00"))
        content = Inline(SafeText("\n".join(lines).strip("\n")))
        if content.text:
            block = Heading(self.level, content) if self.level else Paragraph(content)
            self.blocks.append(block)


def _one_line(text: str) -> SafeText:
    return SafeText(_BLANKS.sub(" ", sanitise(text)).replace("\n", " ").strip())


def _attribute(match: re.Match[str], name: str) -> str:
    return next((value for key, value in _attributes(match) if key == name), "")


def _attributes(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield a tag's attributes: name in lower case, value with references resolved."""
    for found in _ATTRIBUTE.finditer(match["attributes"] or ""):
        key, *values = found.groups()
        yield key.lower(), unescape(next((value for value in values if value), ""))
