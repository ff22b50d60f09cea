"""In which order each library was listed last: kept with the reading state, a line a library."""

from __future__ import annotations

from pathlib import Path

from newsreader.errors import Fault
from newsreader.library.orders import Order
from newsreader.private import make_folder, write_file

__all__ = ["recall", "remember"]

_NAME = "orders.txt"
_REMEMBERED = 200  # libraries
_LARGEST = 100_000  # bytes of the file


def recall(state: Path, library: str) -> Order:
    """Return the order in which a library was listed last, by its name; the first one for none."""
    try:
        return Order(_lines(state).get(library, Order.SECTION.value))
    except (OSError, ValueError):  # what cannot be read is told when it is to be written
        return Order.SECTION


def remember(state: Path, library: str, order: Order) -> tuple[Fault, ...]:
    """Keep the order of a library; return what prevented it."""
    file = state / _NAME
    try:
        make_folder(state)
        lines = _lines(state)
        lines.pop(library, None)
        kept = [*lines.items(), (library, order.value)][-_REMEMBERED:]
        write_file(file, "".join(f"{name} {value}\n" for name, value in kept))
    except OSError as error:
        return (Fault(str(file), f"the order of the list cannot be kept: {error.strerror}"),)
    return ()


def _lines(state: Path) -> dict[str, str]:
    """Return what the file holds: orders by libraries. Raises OSError."""
    try:
        with (state / _NAME).open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return {}
    pairs = (line.split() for line in text.splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
