"""What can be wrong with the catalogue's file."""

from __future__ import annotations

import enum

__all__ = ["CatalogueError", "Trouble"]


class Trouble(enum.Enum):
    """Why a catalogue cannot be used, in a few words."""

    BUSY = "another program holds it"
    FULL = "the disk is full"
    DAMAGED = "it is damaged"
    LATER = "a later version has made it"
    READ_ONLY = "it cannot be written"
    OTHER = "it cannot be used"


_SIGNS = (  # by what SQLite says: its codes are not to be had before Python 3.11
    ("locked", Trouble.BUSY),
    ("is full", Trouble.FULL),
    ("malformed", Trouble.DAMAGED),
    ("not a database", Trouble.DAMAGED),
    ("readonly", Trouble.READ_ONLY),
    ("no such column", Trouble.LATER),
    ("no column named", Trouble.LATER),
    ("constraint failed", Trouble.LATER),
)


class CatalogueError(Exception):
    """A catalogue cannot be used; `trouble` is why, the message says it for the user."""

    @classmethod
    def said_by(cls, message: str) -> CatalogueError:
        """Return the error that SQLite means by its own message."""
        return cls(next((t for sign, t in _SIGNS if sign in message), Trouble.OTHER), message)

    def __init__(self, trouble: Trouble, message: str = "") -> None:
        super().__init__(
            trouble.value if trouble is not Trouble.OTHER else message or trouble.value
        )
        self.trouble = trouble
