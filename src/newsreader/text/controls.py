"""From untrusted text to `SafeText`: no control character but newline and tab gets past here.

Bidi controls are text and stay; the layout keeps them inside their paragraph.
"""

from __future__ import annotations

import re
from typing import NewType

__all__ = ["SafeText", "label", "sanitise"]

SafeText = NewType("SafeText", str)
"""Text in logical order without C0 and C1 controls (newline and tab excepted) and surrogates."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]|\u2029")
# ECMA-48: CSI and the string controls (OSC, DCS, SOS, PM, APC) go as a whole, any other
# control alone. A string control that does not end on its own line loses its introducer only:
# a lone ESC in a damaged file must not swallow the text that follows it.
_CONTROLS = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]?"
    "|[\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")


def sanitise(text: str) -> SafeText:
    """Return `text` with escape sequences and control characters taken out.

    Line ends of every kind become `\\n` (U+2029 becomes an empty line), surrogates become
    U+FFFD, byte order marks vanish. Every other character survives, in its order.
    """
    if _SUSPECT.search(text) is None:
        return SafeText(text)
    text = _LINE_ENDS.sub(lambda m: "\n\n" if m.group() == "\u2029" else "\n", text)
    text = _CONTROLS.sub("", text)
    return SafeText(_SURROGATES.sub("\ufffd", text).replace("\ufeff", ""))


def label(text: str) -> SafeText:
    """Return `text` as one line fit for a list or a title: sanitised, white space folded."""
    return SafeText(_BLANKS.sub(" ", sanitise(text)).strip())
