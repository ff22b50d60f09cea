"""Text through the reader's pager."""

from __future__ import annotations

import contextlib
import io
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping

__all__ = ["paged"]


def paged(work: Callable[[], int], environment: Mapping[str, str]) -> int:
    """Do work that prints, through `$PAGER` where there is one; return the status of the work.

    Who leaves the pager early has read enough: the work ends there, with the status 0.
    """
    command = environment.get("PAGER", "")
    if not _is_there(command):
        return work()
    with subprocess.Popen(command, shell=True, stdin=subprocess.PIPE) as pager:
        assert pager.stdin is not None
        # Ctrl-C is the pager's, until it is gone.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        output = sys.stdout
        text = io.TextIOWrapper(pager.stdin, encoding=output.encoding, errors=output.errors)
        try:
            with contextlib.redirect_stdout(text):
                status = work()
            text.flush()
            return status
        except BrokenPipeError:
            return 0
        finally:
            with contextlib.suppress(BrokenPipeError):
                text.close()
            pager.wait()
            signal.signal(signal.SIGINT, before)


def _is_there(command: str) -> bool:
    """Return whether a command line names a program that there is."""
    try:
        words = shlex.split(command)
    except ValueError:
        return False
    names = [word for word in words if "=" not in word]
    return bool(names) and shutil.which(names[0]) is not None
