"""What a reader has chosen for a terminal, kept by what the terminal calls itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from newsreader.errors import Fault
from newsreader.private import make_folder, write_file

__all__ = ["Choice", "recall", "remember"]

_NAME = "terminals.json"


@dataclass(frozen=True, slots=True)
class Choice:
    """A profile's name; harakat and joined letters where they are not as the profile has them.

    `told`: the reader was told that harakat are left out.
    """

    profile: str = "auto"
    harakat: bool | None = None
    told: bool = False


def recall(state: Path | None, identity: str) -> tuple[Choice, tuple[Fault, ...]]:
    """Return what was chosen for a terminal, and what is wrong with the file that holds it."""
    choices, faults = _read(state)
    found = choices.get(identity)
    if not isinstance(found, dict):
        return Choice(), faults
    profile, harakat = found.get("profile"), found.get("harakat")
    return (
        Choice(
            profile if isinstance(profile, str) else "auto",
            harakat if isinstance(harakat, bool) else None,
            found.get("told") is True,
        ),
        faults,
    )


def remember(state: Path | None, identity: str, choice: Choice) -> tuple[Fault, ...]:
    """Keep a choice; return what prevented it."""
    if state is None or not identity:
        return ()
    choices, faults = _read(state)
    if faults:
        return faults
    choices[identity] = asdict(choice)

    import json

    file = state / _NAME
    try:
        make_folder(state)
        # ASCII: what a terminal calls itself in the environment need not be UTF-8.
        write_file(file, json.dumps(choices, indent=1))
    except OSError as error:
        return (Fault(str(file), f"the choice cannot be kept: {error.strerror}"),)
    return ()


def _read(state: Path | None) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """Return all that was chosen, by what terminals call themselves, and what is wrong."""
    if state is None:
        return {}, ()
    file = state / _NAME
    try:
        text = file.read_text(encoding="utf-8")
        import json  # nothing is chosen as a rule

        found = json.loads(text)
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError) as error:
        return {}, (Fault(str(file), f"what was chosen for terminals cannot be read: {error}"),)
    return (found, ()) if isinstance(found, dict) else ({}, ())
