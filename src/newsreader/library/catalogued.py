"""What the catalogue has of the articles on the disk, for the one who reads them in."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from newsreader.library.catalogue import Catalogue
from newsreader.library.entries import Entry, Stamp
from newsreader.library.store import reader_in
from newsreader.library.troubles import CatalogueError, Trouble
from newsreader.text.controls import SafeText

__all__ = ["Catalogued"]


class Catalogued:
    """The catalogue in a folder, to read from; an empty one where there is none or it fails.

    `report_damage` is called when it is found to be damaged.
    """

    def __init__(self, folder: Path | None, report_damage: Callable[[], None]) -> None:
        self._report_damage = report_damage
        self._base: Catalogue | None = None
        self._stamps: dict[str, Stamp] = {}
        if folder is None:
            return
        try:
            self._base = reader_in(folder)
            if self._base is not None:
                self._stamps = self._base.stamps()
        except CatalogueError as error:
            self._failed(error)

    def close(self) -> None:
        """Let go of the file."""
        base, self._base = self._base, None
        self._stamps = {}
        if base is not None:
            with contextlib.suppress(CatalogueError):
                base.close()

    def has(self, file: str, stamp: Stamp) -> bool:
        """Return whether the articles of a file are in it as they are in this state of the file."""
        return self._stamps.get(file) == stamp

    def articles(
        self, file: str, section: SafeText | None
    ) -> Iterator[tuple[Entry, dict[str, int]]]:
        """Yield the articles of a file with their counted terms; see `Catalogue.entries`.

        Raises ValueError where they are broken, maybe after some of them.
        """
        if self._base is None:
            raise ValueError("no catalogue")
        try:
            yield from self._base.entries(file, section)
        except CatalogueError as error:
            self._failed(error)
            raise ValueError(str(error)) from error

    def gone(self, roots: Iterable[Path]) -> list[str]:
        """Return the files below `roots` that are in it and no longer on the disk."""
        below = tuple(f"{root}/" for root in roots)
        return [
            file for file in self._stamps if file.startswith(below) and not os.path.lexists(file)
        ]

    def _failed(self, error: CatalogueError) -> None:
        """Go on without a catalogue."""
        self.close()
        if error.trouble is Trouble.DAMAGED:
            self._report_damage()
