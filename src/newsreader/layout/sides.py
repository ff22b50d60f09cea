"""The side at which a paragraph of an article begins: its own, or that of the page."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.article import blocks as article
from newsreader.article.spans import Inline, Style
from newsreader.layout.bidi import own_direction
from newsreader.layout.isolates import addresses
from newsreader.text.directions import BIDI_CLASS, Direction

__all__ = ["direction_of"]

_STRONG = {Direction.LTR: "Ll", Direction.RTL: "RAr"}


def direction_of(block: article.Block | Sequence[Inline], default: Direction) -> Direction:
    """Return the direction of a block on a page that runs in the direction `default`.

    It is that of the block's first strong character. Where that is a name or a term of the other
    direction at the head of a text whose letters are for the most part of the page's own, the text
    runs as the page does: as it would between paragraphs of a book. Code and addresses do not
    count.
    """
    texts = block if isinstance(block, Sequence) else [*article.inlines(block)]
    heads = (own_direction(each.text.replace("\n", " ")) for each in texts)
    found = next((head for head in heads if head is not None), default)
    if found is default:
        return default
    letters = "".join(map(_prose, texts))
    own, others = (sum(map(letters.count, _STRONG[each])) for each in (default, found))
    return default if own > others else found


def _prose(inline: Inline) -> str:
    """Return the bidi classes of a text without its code and addresses."""
    left_out = [*addresses(inline)]
    left_out += [(int(s.start), int(s.end)) for s in inline.spans if Style.CODE in s.style]
    classes = inline.text.translate(BIDI_CLASS)
    for start, end in left_out:
        classes = classes[:start] + "O" * (end - start) + classes[end:]
    return classes
