"""From bytes to articles: sources, decoding, formats, page clutter; faults instead of exceptions.

`load` and `load_all` are the entries for a source, `discover` for a folder, `resolve` for a
reference.
"""

from __future__ import annotations

from newsreader.decoding.encodings import CHOICES
from newsreader.loading.beside import file_beside, holds_files
from newsreader.loading.discovery import Walk, discover
from newsreader.loading.expanding import stretches
from newsreader.loading.loads import Loaded, Options, load, load_all, load_found
from newsreader.loading.registry import SUFFIXES
from newsreader.loading.resolving import meant, path_in, places, resolve
from newsreader.sources.pipes import Pipe
from newsreader.sources.sources import MINIMUM, Member, Source, Stream, Stretch, is_folder, located

__all__ = [
    "CHOICES", "MINIMUM", "SUFFIXES", "Loaded", "Member", "Options", "Pipe", "Source", "Stream",
    "Stretch", "Walk", "discover", "file_beside", "holds_files", "is_folder", "load", "load_all",
    "load_found", "located", "meant", "path_in", "places", "resolve", "stretches",
]  # fmt: skip
