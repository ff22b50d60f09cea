"""Packed files and archives: gzip, bzip2, xz; zip and tar. Nothing is ever written to disk."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from posixpath import splitext
from typing import TYPE_CHECKING

from newsreader import bounds
from newsreader.collections.parts import Found, Part, bounded, exhausted, unpacking
from newsreader.errors import Fault, SourceError
from newsreader.sources.sources import Opened
from newsreader.text.controls import printable_name

if TYPE_CHECKING:
    from zipfile import ZipInfo

__all__ = ["of_tar", "of_zip", "unpacked"]

_TAR = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tbz": ".tar"}
_ENCRYPTED = 0x1
_PASSED_OVER = re.compile(r"(?:^|/)(?:\.(?!/|$)|__MACOSX(?:/|$))")


def unpacked(source: Opened, packer: str) -> Iterator[Found]:
    """Yield the one file that is packed in a source, its name being that without the suffix."""
    import importlib

    inner = importlib.import_module(packer).open(source.file)
    suffix = _TAR.get(source.suffix) or PurePosixPath(PurePosixPath(source.name).stem).suffix
    allowance = source.allowance or bounds.Allowance(source.size or 0)
    declared = _declared_size(source, packer)
    file = bounded(inner, source.name, source.size or 0, allowance, declared)
    yield Part("", Opened(file, source.name, suffix.lower(), None, allowance))


def _declared_size(source: Opened, packer: str) -> int:
    """Return how many bytes a gzip file says it unpacks to (RFC 1952, ISIZE), else 0."""
    if packer != "gzip" or source.size is None or source.size < 18:
        return 0
    source.file.seek(-4, io.SEEK_END)
    size = int.from_bytes(source.file.read(4), "little")
    source.file.seek(0)
    return size


def of_zip(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the files in a ZIP archive, or the one named `key`; faults for unreadable ones."""
    import zipfile

    file = source.file if source.file.seekable() else io.BytesIO(source.file.read())
    archive = unpacking(source.name, partial(zipfile.ZipFile, file))
    members = archive.infolist()
    allowance = source.allowance or bounds.Allowance(source.size or 0)
    if len(members) > bounds.MEMBERS:
        yield _too_many(source)
    overlapping = _overlapping(members, archive.start_dir)
    if overlapping:
        yield Fault(source.name, f"{len(overlapping)} files in it overlap: not read")
    for number, member in enumerate(members[: bounds.MEMBERS]):
        name = printable_name(member.filename)
        if not name or name.endswith("/") or _is_passed_over(name) or not _is_wanted(name, key):
            continue
        if number in overlapping:
            continue
        if allowance.left < 0:
            yield exhausted(source.name)
            return
        whole = f"{source.name}#{name}"
        if member.flag_bits & _ENCRYPTED:
            yield Fault(whole, "is encrypted")
            continue
        try:
            inner = unpacking(whole, partial(archive.open, member))
            stream = bounded(inner, whole, member.compress_size, allowance, member.file_size)
        except SourceError as error:
            yield error.fault
            continue
        content = Opened(stream, whole, splitext(name)[1].lower(), None, allowance)
        yield Part(name, content, share=number / len(members))


def _overlapping(members: list[ZipInfo], end: int) -> set[int]:
    """Return the numbers of the members whose bytes reach into another one's, or beyond `end`."""
    order = sorted(range(len(members)), key=lambda number: members[number].header_offset)
    found: set[int] = set()
    for number, following in zip(order, [*order[1:], None]):
        member = members[number]
        limit = end if following is None else members[following].header_offset
        if member.compress_size and member.header_offset + member.compress_size > limit:
            found.add(number)
    return found


def of_tar(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the files in a tar archive, or the one named `key`, as they come by."""
    import tarfile

    archive = unpacking(source.name, partial(tarfile.open, fileobj=source.file, mode="r|"))
    allowance = source.allowance or bounds.Allowance(source.size or 0)
    for _ in range(bounds.MEMBERS):
        member = unpacking(source.name, archive.next)
        if member is None:
            return
        archive.members = []  # it would keep one for each file it has passed
        name = printable_name(member.name)
        if not member.isreg() or _is_passed_over(name) or not _is_wanted(name, key):
            continue
        whole = f"{source.name}#{name}"
        stream = bounded(archive.extractfile(member), whole, member.size, allowance)
        share = min(1.0, member.offset / source.size) if source.size else 0.0
        content = Opened(stream, whole, splitext(name)[1].lower(), None, allowance)
        yield Part(name, content, share=share)
    yield _too_many(source)


def _too_many(source: Opened) -> Fault:
    most = f"{bounds.MEMBERS:,}"
    return Fault(source.name, f"holds more than {most} files: the first ones are read")


def _is_passed_over(name: str) -> bool:
    """Return whether a name is that of a hidden file, or of what archivers put beside the files."""
    return _PASSED_OVER.search(name) is not None


def _is_wanted(name: str, key: str | None) -> bool:
    return key is None or key == name or key.startswith(f"{name}#")
