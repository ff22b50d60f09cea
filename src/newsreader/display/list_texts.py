"""What is written over the list and its groups, and what its orders are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.display.labels import Labels
from newsreader.text.controls import SafeText, isolated, label

if TYPE_CHECKING:
    from newsreader.library.orders import Order
    from newsreader.session.listing import Header, Listing

__all__ = ["header_text", "listing_title", "order_text"]

_UNREAD = "●"  # as beside each of them


def header_text(header: Header, order: Order, texts: Labels) -> SafeText:
    """Return what stands above a group: what it has in common, how many there are and unread."""
    unread = f" {_UNREAD} {header.unread}" if header.unread else ""
    return SafeText(f"{_name(header, order, texts)} ({header.count}){unread}")


def _name(header: Header, order: Order, texts: Labels) -> SafeText:
    """Return what a group has in common, as the interface writes it."""
    group = header.group
    if isinstance(group, bool):
        return label(texts.opened if group else texts.never_opened)
    if isinstance(group, tuple):
        return texts.month(*group)
    if isinstance(group, int):
        return texts.up_to_minutes(group) if group else label(texts.over_an_hour)
    none = {"source": texts.no_source, "title": texts.no_letter, "date": texts.no_date}
    return group or label(none.get(order.value, texts.no_section))


def order_text(order: Order, texts: Labels) -> SafeText:
    """Return what an order of the list is called."""
    names = {
        "section": texts.by_section,
        "date": texts.by_date,
        "title": texts.by_title,
        "source": texts.by_source,
        "minutes": texts.by_minutes,
        "opened": texts.by_opened,
    }
    return label(names[order.value])


def listing_title(folder: str, listing: Listing, texts: Labels) -> str:
    """Return what is open, in one line: the folder, how many articles, and what leaves them."""
    parts: list[str] = [folder or texts.app]
    if listing.total:
        parts.append(texts.articles(len(listing.shown)))
    if listing.section is not None:
        parts.append(listing.section or texts.no_section)
    if listing.unread_only:
        parts.append(texts.unread_only)
    if listing.bookmarked_only:
        parts.append(texts.bookmarked_only)
    # Each part is isolated (UAX #9): a Latin name does not draw the number beside it along.
    return " · ".join(map(isolated, parts))
