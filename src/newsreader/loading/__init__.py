"""From bytes to articles: sources, decoding, formats, page clutter; faults instead of exceptions.

`load` is the one entry for a source, `discover` for a folder, `resolve` for a reference.
"""

from __future__ import annotations

from newsreader.loading.discovery import discover
from newsreader.loading.loads import Loaded, load
from newsreader.loading.registry import SUFFIXES
from newsreader.loading.resolving import resolve
from newsreader.loading.sources import Source, Stream

__all__ = ["SUFFIXES", "Loaded", "Source", "Stream", "discover", "load", "resolve"]
