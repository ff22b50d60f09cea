"""The one table of styles: what each kind of text looks like, in the names of a theme's colours.

The first screen paints with it, and the style sheets of the widgets are made from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsreader.layout.rows import Role

__all__ = ["ROLE_STYLES", "STYLES", "Attributes", "style_sheet"]


class Attributes(NamedTuple):
    """A style: names of a theme's colours ("" leaves what is beneath), and of its attributes."""

    ink: str = ""
    ground: str = ""
    attributes: str = ""
    strike: bool = False


STYLES: Mapping[str, Attributes] = {
    "section": Attributes("text-accent"),
    "title": Attributes("text-primary", attributes="strong-style"),
    "byline": Attributes("text-muted"),
    "lede": Attributes("text-secondary"),
    "heading": Attributes("text-secondary", attributes="strong-style"),
    "quote": Attributes("text-muted"),
    "pulled": Attributes("text-secondary", attributes="strong-style"),
    "code": Attributes("text-success"),
    "table-head": Attributes(attributes="strong-style"),
    "muted": Attributes("text-muted"),
    "marker": Attributes("marker-ink"),
    "source": Attributes("text-muted"),
    "related": Attributes("text-primary"),
    "top": Attributes("text-accent"),
    "link": Attributes("text-accent", attributes="link-style"),
    "strong": Attributes(attributes="strong-style"),
    "strike": Attributes(strike=True),
    "thumb": Attributes("accent"),
    "selected": Attributes("selected-ink", "selected-ground", "selected-style"),
    "selection": Attributes("kept-ink", "primary-muted", "selection-style"),
    "match": Attributes("text-warning", "warning-muted", "match-style"),
    "current-match": Attributes("match-ink", "warning", "current-match-style"),
}
"""Of the page. A style that lies over another changes what it names."""

ROLE_STYLES: Mapping[Role, str] = {
    Role.SECTION: "section", Role.TITLE: "title", Role.BYLINE: "byline", Role.LEDE: "lede",
    Role.HEADING: "heading", Role.QUOTE: "quote", Role.CODE: "code", Role.TABLE_HEAD:
    "table-head", Role.RULE: "muted", Role.IMAGE: "muted", Role.NOTE: "muted", Role.MARKER:
    "marker", Role.SOURCE: "source", Role.RELATED_HEADING: "heading", Role.RELATED: "related",
    Role.WHY: "muted", Role.PULLED: "pulled", Role.CAPTION: "muted",
    Role.TOP: "top",
}  # fmt: skip


def style_sheet(widget: str, prefix: str, names: Iterable[str] = STYLES) -> str:
    """Return rules of Textual's CSS that give the components `prefix--NAME` their looks."""
    return "\n".join(
        f"{widget} .{prefix}--{name} {{ {_declarations(STYLES[name])} }}" for name in names
    )


def _declarations(look: Attributes) -> str:
    """Return a look as declarations of Textual's CSS."""
    attributes = "strike" if look.strike else f"${look.attributes}" if look.attributes else ""
    parts = [
        f"color: ${look.ink};" if look.ink else "",
        f"background: ${look.ground};" if look.ground else "",
        f"text-style: {attributes};" if attributes else "",
    ]
    return " ".join(part for part in parts if part)
