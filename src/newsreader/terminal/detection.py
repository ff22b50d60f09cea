"""Which terminal this is, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.terminal.profiles import PLAIN, PROFILES, Profile, profile

__all__ = ["Detected", "detect"]


@dataclass(frozen=True, slots=True)
class Detected:
    """The profile, the sign by which it was found, and whether tmux stands in between."""

    profile: Profile
    sign: str
    tmux: bool = False


_SIGNS = (("MLTERM", "mlterm"), ("KONSOLE_VERSION", "konsole"), ("VTE_VERSION", "vte"))


def detect(environment: Mapping[str, str], chosen: str | None = None) -> Detected:
    """Return what terminal the environment tells of; `chosen` names a profile and wins.

    Raises UsageError when there is no profile of the name `chosen`.
    """
    tmux = bool(environment.get("TMUX"))
    if chosen and chosen != "auto":
        return Detected(profile(chosen), "chosen by the user", tmux)
    if environment.get("TERM", "").startswith("mlterm"):
        return Detected(PROFILES["mlterm"], "TERM", tmux)
    # A terminal started from another inherits the other's variables: its own name comes first.
    for name in ("XTERM_VERSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID"):
        if environment.get(name) and not tmux:
            return Detected(PLAIN, name, tmux)
    for name, found in _SIGNS:
        if environment.get(name):
            return Detected(PROFILES[found], name, tmux)
    return Detected(PLAIN, "no sign of a terminal that reorders", tmux)
