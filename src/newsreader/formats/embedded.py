"""Pictures within a text (`data:` addresses): who reads the text gets a short address for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsreader.article.blocks import Block, Footnote, Image, List, Quote, block_text, images
from newsreader.formats.drafts import Draft, Format, Task
from newsreader.text.controls import SafeText

__all__ = ["parsed"]

_DATA = re.compile(r"data:image/[A-Za-z0-9.+-]{1,20};base64,[A-Za-z0-9+/=%]{200,}")
_SHORT = "data:image/png;base64,embedded."


def parsed(form: Format, task: Task) -> Draft:
    """Return what a format makes of a text; addresses that hold pictures cost it nothing.

    Where such an address is itself the article's text it stays so. One that is cut at the end of
    a beginning is left out with its line.
    """
    found: list[str] = []

    def short(match: re.Match[str]) -> str:
        found.append(match[0])
        return f"{_SHORT}{len(found) - 1}"

    text = task.text
    if "data:image/" not in text or _SHORT in text:
        return form.parse(task)
    lifted = _DATA.sub(short, text)
    if found and task.partial and text.endswith(found[-1]):
        lifted = lifted[: lifted.rfind("\n", 0, lifted.rfind(_SHORT)) + 1]
    if not found:
        return form.parse(task)
    draft = form.parse(replace(task, text=SafeText(lifted)))
    if any(_SHORT in block_text(block) for block in draft.blocks):
        return form.parse(task)
    return replace(draft, blocks=tuple(_restored(block, found) for block in draft.blocks))


def _restored(block: Block, found: Sequence[str]) -> Block:
    """Return a block with the whole addresses of its pictures."""
    if not any(image.target.startswith(_SHORT) for image in images(block)):
        return block
    if isinstance(block, List):
        items = (
            replace(item, blocks=tuple(_restored(inner, found) for inner in item.blocks))
            for item in block.items
        )
        return replace(block, items=tuple(items))
    if isinstance(block, (Quote, Footnote)):
        return replace(block, blocks=tuple(_restored(inner, found) for inner in block.blocks))
    assert isinstance(block, Image)
    return replace(block, target=found[int(block.target.removeprefix(_SHORT))])
