"""The wire to a terminal that is slow, that does not read, that is gone."""

from __future__ import annotations

import os
import select
import threading
import time

from newsreader.terminal import wire as module
from newsreader.terminal.wire import Wire
from support.ends import Ends

LONG = "\x1b]0;" + "x" * 20_000_000


def test_what_was_switched_is_put_back_once(ends: Ends) -> None:
    wire = Wire()
    wire.write("\x1b[?1049h\x1b[?25lسلام")
    wire.put_back()
    wire.put_back()
    assert ends.seen() == "\x1b[?1049h\x1b[?25lسلام\x1b[m\x1b[?25h\x1b[?1049l".encode()


def test_nothing_is_written_once_it_is_closed_but_what_puts_back(ends: Ends) -> None:
    wire = Wire()
    wire.write("\x1b[?25l")
    wire.close()
    wire.write("\x1b[?1003h")
    wire.put_back("\x1b[8h")
    assert ends.seen() == b"\x1b[?25l\x1b[m\x1b[?25h\x1b[8h"


def test_a_terminal_that_does_not_read_holds_nobody(ends: Ends) -> None:
    """The writer waits until the wire is closed; a string that was cut is ended."""
    wire = Wire()
    wire.write("\x1b[?25l")
    writer = threading.Thread(target=wire.write, args=[LONG])
    writer.start()
    while not ends.seen():
        pass
    # From here on nobody reads, and the terminal holds all that it can.
    while select.select([], [module._STANDARD_OUTPUT], [], 0)[1]:
        pass
    assert writer.is_alive()
    wire.close()
    writer.join(timeout=20)
    wire.put_back()
    assert not writer.is_alive()
    ends.seen()
    wire.put_back("\x1b[8h")
    assert ends.seen() == b"\x1b\\\x1b[8h"


def test_a_slow_terminal_gets_everything(ends: Ends) -> None:
    wire = Wire()
    writer = threading.Thread(target=wire.write, args=["y" * 300_000])
    writer.start()
    found = b""
    end = time.monotonic() + 20
    while len(found) < 300_000 and time.monotonic() < end:
        found += ends.seen()
    writer.join(timeout=5)
    assert found == b"y" * 300_000


def test_a_terminal_that_is_gone_is_no_fault(ends: Ends) -> None:
    wire = Wire()
    wire.write("\x1b[?1049h")
    os.close(ends.far)
    assert wire.write("سلام") == 4
    wire.put_back()
