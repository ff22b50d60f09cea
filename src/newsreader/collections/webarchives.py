"""MHTML, in which browsers save a page with all that belongs to it.

The parts are found by their boundary, in one pass; the headers are the standard library's affair.
"""

from __future__ import annotations

import binascii
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from newsreader import bounds
from newsreader.collections.parts import Found, Part
from newsreader.decoding import encodings
from newsreader.errors import Fault, SourceError
from newsreader.sources.sources import Opened, read_all

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["files", "page"]

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 64 << 10  # bytes of a part's headers
_PAGES = ("text/html", "application/xhtml+xml")


def page(source: Opened) -> Iterator[Found]:
    """Yield the first page within the archive. Raises SourceError where there is none."""
    for message, body in _parts_of(source):
        decoded = _decoded(message, body) if message.get_content_type() in _PAGES else b""
        if decoded.strip():
            charset = encodings.canonical(str(message.get_content_charset() or ""))
            content = Opened(io.BytesIO(decoded), source.name, ".html", len(decoded))
            yield Part("", content, encoding=_agreed(decoded, charset))
            return
    raise SourceError(Fault(source.name, "holds no page"))


def files(source: Opened, key: str) -> Iterator[Found]:
    """Yield the file that the page within the archive names so: by an address, or an identifier."""
    parts = list(_parts_of(source))
    pages = (message for message, _ in parts if message.get_content_type() in _PAGES)
    address = _address(next(pages, None), key)
    for message, body in parts:
        identifier = _header(message, "content-id").strip("<>")
        is_named = key.startswith("cid:") and identifier == unquote(key[len("cid:") :])
        if is_named or _header(message, "content-location") in (key, address):
            decoded = _decoded(message, body)
            yield Part(key, Opened(io.BytesIO(decoded), source.name, "", len(decoded)))


def _address(page: Message | None, key: str) -> str:
    """Return the whole address of what a page names, where its own is known."""
    base = _header(page, "content-location") if page is not None else ""
    try:
        return urljoin(base, key)
    except ValueError:  # no address
        return key


def _header(message: Message, name: str) -> str:
    return "".join(str(message.get(name) or "").split())


def _parts_of(source: Opened) -> Iterator[tuple[Message, bytes]]:
    """Return the headers and the body of each part. Raises SourceError for too long a file."""
    data = read_all(source, 2 * bounds.ARTICLE)
    return _parts(data, 0, iter(range(bounds.PARTS)))


def _parts(data: bytes, depth: int, numbers: Iterator[int]) -> Iterator[tuple[Message, bytes]]:
    """Yield the headers and the body of a message that has no parts, else those of its parts.

    Each part takes one of the numbers; there are no more parts than those.
    """
    if next(numbers, None) is None:
        return
    head = _BLANK_LINE.search(data, 0, _LONGEST_HEAD)
    message = _headers(data[: head.end()] if head else b"")
    body = data[head.end() :] if head else data
    boundary = message.get_boundary()
    if not boundary or message.get_content_type() in _PAGES:
        yield message, body
        return
    if depth == bounds.NESTED_PARTS:
        return
    sign = b"--" + boundary.encode("latin-1", "replace")
    start = _behind_line(data, sign, 0)
    while start >= 0:
        end = _line_of(data, sign, start)
        yield from _parts(data[start : end if end >= 0 else None], depth + 1, numbers)
        start = _behind_line(data, sign, end) if end >= 0 else -1


def _headers(head: bytes) -> Message:
    import email.parser
    import email.policy

    return email.parser.BytesHeaderParser(policy=email.policy.compat32).parsebytes(head)


def _line_of(data: bytes, sign: bytes, place: int) -> int:
    """Return the offset at which a line begins with `sign`, from `place` on; -1 for none."""
    found = data.find(sign, place)
    while found > 0 and data[found - 1 : found] != b"\n":
        found = data.find(sign, found + 1)
    return found


def _behind_line(data: bytes, sign: bytes, place: int) -> int:
    """Return where the part behind such a line begins; -1 where there is none."""
    found = _line_of(data, sign, place)
    end = data.find(b"\n", found) if found >= 0 else -1
    is_last = data[found + len(sign) : found + len(sign) + 2] == b"--"
    return -1 if end < 0 or is_last else end + 1


def _decoded(message: Message, body: bytes) -> bytes:
    """Return the bytes of a body that was written in base64, or quoted; else as it is."""
    encoding = str(message.get("content-transfer-encoding") or "").strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding != "base64":
        return body
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        return b""


def _agreed(page: bytes, charset: str | None) -> str | None:
    """Return the encoding that is declared when the bytes agree."""
    try:
        page.decode(charset or "ascii")
    except (UnicodeDecodeError, LookupError):
        return None
    return charset
