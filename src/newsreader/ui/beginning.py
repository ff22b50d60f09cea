"""What the app begins with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.errors import Fault
from newsreader.loading import Loaded, Pipe, Source, Stream
from newsreader.settings import Configuration
from newsreader.terminal.memory import Choice
from newsreader.text.controls import label

if TYPE_CHECKING:
    from newsreader.library.libraries import Library

__all__ = ["Opening"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What the app begins with.

    `roots` are the files and folders of the list (`deep`: with the folders below), `source` what
    is shown at once with what was loaded of it; `state` is the folder of the reading state, None
    for none; `choice` what was remembered of this terminal; `encoding`
    what the article that is opened first is encoded in; `pipe` what is still being written, of
    which `source` has the beginning; `settings` what was found of these; `is_first_start` whether
    the reader is to be welcomed.
    """

    roots: tuple[Path, ...]
    deep: bool = True
    source: Source | None = None
    loaded: Loaded | None = None
    faults: tuple[Fault, ...] = ()
    state: Path | None = None
    language: str = "ar"
    choice: Choice = field(default_factory=Choice)
    encoding: str | None = None
    pipe: Pipe | None = None
    settings: Configuration = field(default_factory=Configuration)
    is_first_start: bool = False

    @property
    def name(self) -> str:
        """What is opened, as it can be shown: the name of the first root, how many more it has."""
        names = [root.name or str(root) for root in self.roots]
        return label(f"{names[0]} +{len(names) - 1}" if names[1:] else names[0]) if names else ""

    @property
    def piped_collection(self) -> Stream | None:
        """What came out of a pipe when it is more than one article."""
        source, loaded = self.source, self.loaded
        if not isinstance(source, Stream) or loaded is None or loaded.article is None:
            return None
        return source if loaded.article.path != source.name else None

    def with_source(self, source: Source | None) -> Opening:
        """Return what is begun with, of another source: there may be more of a pipe."""
        return replace(self, source=source)

    def library(self) -> Library:
        """Return the library of the roots."""
        from newsreader.library.libraries import Library

        return Library(self.roots, self.state, deep=self.deep, stream=self.piped_collection)
