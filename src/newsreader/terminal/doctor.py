"""What terminal was found and why, what is sent to it, and the card to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.terminal.card import CARD, FONT
from newsreader.terminal.detection import Detected
from newsreader.terminal.graphics import BLOCKS, Graphics
from newsreader.terminal.output import Output
from newsreader.terminal.replies import Replies
from newsreader.terminal.switches import enter, leave
from newsreader.text.controls import SafeText
from newsreader.text.widths import CELLS

__all__ = ["as_json", "report"]

_VARIABLES = (
    "TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KONSOLE_VERSION",
    "KITTY_WINDOW_ID", "XTERM_VERSION", "ALACRITTY_WINDOW_ID", "MLTERM", "WT_SESSION", "TMUX",
    "STY", "SSH_CONNECTION", "LANG", "LC_ALL",
)  # fmt: skip
_CARD_COLUMNS = 22


def as_json(
    found: Detected, replies: Replies | None, environment: Mapping[str, str], graphics: Graphics
) -> dict[str, Any]:
    """Return the report as JSON values."""
    profile = found.profile
    return {
        "profile": profile.name,
        "terminal": profile.title,
        "sign": found.sign,
        "identity": found.identity,
        "multiplexer": found.multiplexer or None,
        "measured": profile.measured or None,
        "reorders": profile.reorders.value,
        "joins": profile.joins,
        "harakat": profile.harakat,
        "sent": profile.emission.value,
        "at_start": enter(found, 1),
        "at_exit": leave(found, 1),
        "bidi_found_off": found.off,
        "advice": profile.advice or None,
        "pictures": {"by": graphics.protocol, "sign": graphics.sign, "cell": graphics.cell},
        "replies": None
        if replies is None
        else {
            "XTVERSION": replies.versions,
            "DA2": replies.secondary,
            "DA3": replies.units,
            "DECRQM 8": replies.modes,
            "DA1": replies.ends,
        },
        "environment": {name: environment[name] for name in _VARIABLES if name in environment},
    }


def report(
    found: Detected,
    replies: Replies | None,
    environment: Mapping[str, str],
    output: Output,
    graphics: Graphics,
) -> Iterator[str]:
    """Yield the lines of the report, then the card as this terminal is to be sent it."""
    facts = as_json(found, replies, environment, graphics)
    profile = found.profile
    measured = f"measured on {profile.measured}" if profile.measured else "not measured"
    yield f"terminal: {profile.title} (profile {profile.name}, {measured})"
    yield f"found by: {found.sign}" + (f", inside {found.multiplexer}" * bool(found.multiplexer))
    if facts["replies"] is None:
        yield "it was not asked: its answers would not come back"
    else:
        answers = (f"{name} {_plain(value)}" for name, value in facts["replies"].items() if value)
        yield f"it answered: {', '.join(answers) or 'nothing'}"
    names = (f"{name}={_plain(value)}" for name, value in facts["environment"].items())
    yield f"environment: {' '.join(names)}"
    joins = "joins letters" if profile.joins else "joins no letters"
    yield f"by itself it reorders {profile.reorders.value} and {joins}"
    yield f"so text is sent {profile.emission.value}{'' if profile.harakat else ', no harakat'}"
    if found.off:
        yield "its own bidi was found switched off, and is left so"
    elif profile.switch is not None:
        yield f"sent at the start: {facts['at_start']!r}, at the end: {facts['at_exit']!r}"
    if graphics.protocol == BLOCKS:
        yield f"pictures are shown by halves of cells: {graphics.sign}"
    else:
        cell = "{} × {} pixels".format(*graphics.cell)
        yield f"pictures are drawn by {graphics.protocol}: {graphics.sign}; a cell has {cell}"
    if profile.advice:
        yield f"advice: {profile.advice}"
    yield ""
    yield "Is the card right? If not: newsreader, then v until it is; it is remembered."
    for line in (*CARD, FONT):
        shown = display_text(Paragraph(SafeText(line.text)))
        indent = " " * (_CARD_COLUMNS - sum(map(int, shown.translate(CELLS))))
        yield output.row(f"{indent}{shown}    {line.seen.english}")


def _plain(value: object) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return "".join(c if c.isprintable() else "\ufffd" for c in text)
