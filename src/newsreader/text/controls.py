"""From untrusted text to `SafeText`: no control character but newline and tab gets past here.

Bidi controls are text and stay; the layout keeps them inside their paragraph.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NewType

__all__ = ["SafeText", "isolated", "label", "printable_name", "sanitise"]

SafeText = NewType("SafeText", str)
"""Text in logical order without C0 and C1 controls (newline and tab excepted), surrogates and
plane 16."""

_LINE_ENDS = dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028", "\n") | {"\u2029": "\n\n"}
# ECMA-48: CSI and the string controls (OSC, DCS, SOS, PM, APC) go as a whole, any other
# control alone. A string control that does not end on its own line, or before another one
# begins, loses its introducer only: a lone ESC in a damaged file must not swallow what follows.
_CONTROLS = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n\x9d\x90\x98\x9e\x9f]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]?"
    "|[\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
# Plane 16 is of private use: terminals take U+10EEEE for a part of a picture, and our way to the
# screen takes all of it so (`terminal.plates`).
_NO_TEXT = re.compile("[\ud800-\udfff\U00100000-\U0010ffff]")
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\U00100000-\U0010ffff]"
)
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_EMBEDDINGS = re.compile("[\u202a-\u202e]")
_PDI = "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")
_UNFIT_FOR_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\U00100000-\U0010ffff]")
# In UTF-8 the rare suspects of a text of megabytes are found some ten times faster than by a
# pattern with a set of characters.
_LONG = 4096
_C0 = bytes(b for b in (*range(0x20), 0x7F) if b not in b"\t\n")
_C1 = re.compile(b"\xc2[\x80-\x9f]")
_ENCODED_NO_TEXT = re.compile(b"\xed[\xa0-\xbf]|\xf4")


def _sanitise_long(text: str) -> str:
    """Return a long text as `sanitise` would, each kind of character sought only once."""
    data = text.encode("utf-8", "surrogatepass")
    controls = len(data.translate(None, _C0)) != len(data) or _C1.search(data) is not None
    no_text = _ENCODED_NO_TEXT.search(data) is not None
    text = _with_line_ends(text)
    if controls:
        text = _CONTROLS.sub("", text)
    if no_text:
        text = _NO_TEXT.sub("\ufffd", text)
    return text.replace("\ufeff", "")


def _with_line_ends(text: str) -> str:
    """Return `text` with its rare line ends as newlines."""
    for end, newlines in _LINE_ENDS.items():
        text = text.replace(end, newlines)
    return text


def sanitise(text: str) -> SafeText:
    r"""Return `text` with escape sequences and control characters taken out.

    Line ends of every kind become `\n` (U+2029 becomes an empty line), surrogates and plane 16
    become U+FFFD, byte order marks vanish. Every other character survives, in its order.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _LONG:
        return SafeText(_sanitise_long(text))
    if _SUSPECT.search(text) is None:
        return SafeText(text)
    text = _CONTROLS.sub("", _with_line_ends(text))
    return SafeText(_NO_TEXT.sub("\ufffd", text).replace("\ufeff", ""))


def label(text: str) -> SafeText:
    """Return `text` as one line fit for a list or a title: sanitised, white space folded.

    Bidi embeddings and overrides are left out, isolates where they are not closed: they would
    put what stands beside the line somewhere else.
    """
    if text.isprintable():  # no controls, no blanks but the plain one
        return SafeText(" ".join(text.split()))
    line = _BLANKS.sub(" ", sanitise(text)).strip()
    if _EMBEDDINGS.search(line):
        line = _EMBEDDINGS.sub("", line)
    if not _are_isolates_closed(line):
        line = _ISOLATES.sub("", line)
    return SafeText(line)


def _are_isolates_closed(line: str) -> bool:
    """Return whether each isolate of a line ends in it, and none ends that began before."""
    steps = (-1 if control == _PDI else 1 for control in _ISOLATES.findall(line))
    depths = list(accumulate(steps, initial=0))
    return min(depths) == 0 == depths[-1]


def isolated(text: str) -> SafeText:
    """Return `text` as a label within a sentence of another direction: in an isolate (UAX #9).

    Nothing beside it changes its order, and it changes nothing beside it.
    """
    return SafeText(f"\u2068{label(text)}{_PDI}")


def printable_name(name: str) -> str:
    """Return the name of a file as it can be shown: what would act on a terminal is U+FFFD.

    All else stays, white space and bidi controls too: an ordinary name comes back unchanged and
    still opens its file.
    """
    return _UNFIT_FOR_NAME.sub("\ufffd", name)
