"""What is pasted, kept apart from what is typed: whatever stands in it, none of it is a key."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["Pasted", "Pastes"]

_BEGIN, _END = b"\x1b[200~", b"\x1b[201~"


class Pasted(bytes):
    """What was pasted, as the terminal sent it."""


class Pastes:
    """Takes pastes out of what is read from a terminal; both may come in any number of reads."""

    def __init__(self) -> None:
        self._held = b""  # what may be the first part of a mark
        self._pasted: list[bytes] | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what was typed, and each paste that has ended (`Pasted`), in their order."""
        data, self._held = self._held + data, b""
        while data:
            mark = _BEGIN if self._pasted is None else _END
            before, found, data = data.partition(mark)
            if not found:
                before, self._held = _parted(before, mark)
            if self._pasted is not None:
                self._pasted.append(before)
            elif before:
                yield before
            if found and self._pasted is None:
                self._pasted = []
            elif found and self._pasted is not None:
                yield Pasted(b"".join(self._pasted))
                self._pasted = None

    def release(self) -> bytes:
        """Return what was held back of what was typed: nothing more came."""
        if self._pasted is not None:
            return b""
        held, self._held = self._held, b""
        return held


def _parted(data: bytes, mark: bytes) -> tuple[bytes, bytes]:
    """Return data without the first part of a mark at its end, and that part.

    An Escape alone is none where a paste may begin: whoever pressed it waits for no more.
    """
    shortest = 1 if mark is _END else 2
    for size in range(min(len(mark) - 1, len(data)), shortest - 1, -1):
        if data.endswith(mark[:size]):
            return data[:-size], data[-size:]
    return data, b""
