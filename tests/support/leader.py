"""What a shell is to a program: runs it in its terminal, and says how it has left that.

    python leader.py REPORT STANDARD-INPUT COMMAND ...

REPORT is a descriptor for one line of JSON a step; STANDARD-INPUT a file, or - for the terminal.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import termios
import time
import tty

_LEFT_SECONDS = 0.15
_IGNORED = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTSTP, signal.SIGTTOU)


def main() -> None:
    """Run the command."""
    report, source, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]

    def tell(**facts: object) -> None:
        os.write(report, json.dumps(facts).encode() + b"\n")

    for number in _IGNORED:
        signal.signal(number, signal.SIG_IGN)
    before = termios.tcgetattr(0)
    begun, begins = os.pipe()  # closed when the command begins, in which no signal is ignored
    process = os.fork()
    if process == 0:
        for number in _IGNORED:
            signal.signal(number, signal.SIG_DFL)
        if source != "-":
            os.dup2(os.open(source, os.O_RDONLY), 0)
        os.close(report)
        os.execvp(command[0], command)
    os.close(begins)
    os.read(begun, 1)
    tell(pid=process)
    _, status = os.waitpid(process, 0)
    tell(gone=time.monotonic(), status=os.waitstatus_to_exitcode(status))
    try:
        same = termios.tcgetattr(0)[:4] == before[:4]
        tell(same=same, left=left_to_read().hex())
    except (termios.error, OSError):
        tell(closed=True)


def left_to_read() -> bytes:
    """Return what the shell would read as if it had been typed."""
    tty.setraw(0, termios.TCSANOW)
    found = b""
    end = time.monotonic() + _LEFT_SECONDS
    while (left := end - time.monotonic()) > 0:
        if select.select([0], [], [], left)[0]:
            found += os.read(0, 4096)
    return found


if __name__ == "__main__":
    main()
