"""What the reader chose, in a file of settings; where that file lies, and what else is kept."""

from __future__ import annotations

from newsreader.settings.configuration import (
    Configuration,
    library_folders,
    load_settings,
    watched_folders,
    with_known_watch,
)
from newsreader.settings.places import samples_folder, settings_file, state_folder
from newsreader.settings.table import (
    SETTINGS,
    Setting,
    Settings,
    interface_language,
    locale_variable,
    nearest,
)

__all__ = [
    "SETTINGS", "Configuration", "Setting", "Settings", "interface_language", "library_folders",
    "load_settings", "locale_variable", "nearest", "samples_folder", "settings_file",
    "state_folder", "watched_folders", "with_known_watch",
]  # fmt: skip
