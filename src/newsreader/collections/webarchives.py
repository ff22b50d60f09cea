"""MHTML, in which browsers save a page with all that belongs to it: the page alone is read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from newsreader.collections.parts import Collection, Found, Part
from newsreader.decoding import encodings
from newsreader.errors import Fault, SourceError
from newsreader.sources.sources import LIMIT, Opened, read_all

__all__ = ["WEB_ARCHIVE"]

_HEADERS = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,30}", re.I)
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)


def _is_web_archive(_source: Opened, beginning: bytes) -> bool:
    headers = _HEADERS.match(beginning[:8192])
    return headers is not None and _MULTIPART.search(headers[0]) is not None


def _page(source: Opened, _key: str | None) -> Iterator[Found]:
    """Yield the first HTML page in an MHTML file; `SourceError` when it holds none."""
    import email.parser
    import email.policy

    data = read_all(source, 2 * LIMIT)
    message = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                charset = encodings.canonical(str(part.get_content_charset() or ""))
                content = Opened(io.BytesIO(page), source.name, ".html", len(page))
                yield Part("", content, encoding=_agreed(page, charset))
                return
    raise SourceError(Fault(source.name, "holds no page"))


def _agreed(page: bytes, charset: str | None) -> str | None:
    """Return the encoding that is declared when the bytes agree."""
    try:
        page.decode(charset or "ascii")
    except (UnicodeDecodeError, LookupError):
        return None
    return charset


WEB_ARCHIVE = Collection("mhtml", (".mhtml", ".mht"), _is_web_archive, _page)
