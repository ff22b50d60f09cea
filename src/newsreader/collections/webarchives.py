"""MHTML, in which browsers save a page with all that belongs to it: the page alone is read."""

from __future__ import annotations

import io
from collections.abc import Iterator

from newsreader.collections.parts import Found, Part
from newsreader.decoding import encodings
from newsreader.errors import Fault, SourceError
from newsreader.sources.sources import LIMIT, Opened, read_all

__all__ = ["page"]


def page(source: Opened) -> Iterator[Found]:
    """Yield the first HTML page in an MHTML file; `SourceError` when it holds none."""
    import email.parser
    import email.policy

    data = read_all(source, 2 * LIMIT)
    message = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            saved = part.get_payload(decode=True)
            if isinstance(saved, bytes) and saved.strip():
                charset = encodings.canonical(str(part.get_content_charset() or ""))
                content = Opened(io.BytesIO(saved), source.name, ".html", len(saved))
                yield Part("", content, encoding=_agreed(saved, charset))
                return
    raise SourceError(Fault(source.name, "holds no page"))


def _agreed(page: bytes, charset: str | None) -> str | None:
    """Return the encoding that is declared when the bytes agree."""
    try:
        page.decode(charset or "ascii")
    except (UnicodeDecodeError, LookupError):
        return None
    return charset
