"""A terminal's line: quiet while the screen is ours, then as it was found."""

from __future__ import annotations

import os
import select
import termios
import time

import pytest

from newsreader.terminal.discipline import Discipline
from support.ends import Ends


def waits(descriptor: int) -> bool:
    return bool(select.select([descriptor], [], [], 0)[0])


def test_a_quiet_line_echoes_nothing_and_holds_nothing_back(ends: Ends) -> None:
    line = Discipline()
    assert line.quiet(ends.near)
    assert line.is_ours
    ends.type(b"q\r\x1a\x1c")  # Enter as it is; the keys that stop and quit are for the app
    assert os.read(ends.near, 10) == b"q\r\x1a\x1c"
    assert ends.seen() == b""
    line.restore()


def test_all_modes_are_put_back_even_when_it_is_quieted_twice(ends: Ends) -> None:
    found = termios.tcgetattr(ends.near)
    line = Discipline()
    line.quiet(ends.near)
    line.quiet(ends.near)
    assert termios.tcgetattr(ends.near) != found
    line.restore()
    assert termios.tcgetattr(ends.near) == found
    assert not line.is_ours
    termios.tcsetattr(ends.near, termios.TCSANOW, [*found[:3], 0, *found[4:]])
    line.restore()  # what somebody else has set since is theirs
    assert termios.tcgetattr(ends.near)[3] == 0


def test_what_somebody_else_is_about_to_change_is_put_back(ends: Ends) -> None:
    line = Discipline()
    found, later = termios.tcgetattr(ends.near), termios.tcgetattr(ends.near)
    later[3] &= ~termios.ECHO
    assert line.adopt(ends.near, found) is found
    assert line.adopt(ends.near, later) is found
    termios.tcsetattr(ends.near, termios.TCSANOW, later)
    line.restore()
    assert termios.tcgetattr(ends.near) == found


def test_keys_are_kept_or_dropped(ends: Ends) -> None:
    line = Discipline()
    line.quiet(ends.near)
    ends.type(b"kept\n")
    line.restore()
    assert os.read(ends.near, 10) == b"kept\n"
    line.quiet(ends.near)
    ends.type(b"dropped\n")
    line.restore(forget_keys=True)
    assert not waits(ends.near)


def test_a_pipe_has_no_modes() -> None:
    reading, writing = os.pipe()
    line = Discipline()
    assert not line.quiet(reading)
    assert not line.is_ours
    os.close(reading)
    os.close(writing)


def test_what_is_still_coming_is_read_until_it_is_enough(ends: Ends) -> None:
    line = Discipline()
    heard: list[bytes] = []

    def enough(data: bytes) -> bool:
        heard.append(data)
        return True

    line.drain(enough, 5)  # no line, nothing to hear
    line.quiet(ends.near)
    ends.type(b"answer")
    line.drain(enough, 5)
    assert heard == [b"answer"]
    line.restore()


@pytest.mark.parametrize(("seconds", "quiet"), [(0.02, None), (0.02, 60.0), (60.0, 0.02)])
def test_what_does_not_come_is_waited_for_no_longer(
    ends: Ends, seconds: float, quiet: float | None
) -> None:
    line = Discipline()
    line.quiet(ends.near)
    ends.type(b"x")
    start = time.monotonic()
    line.drain(lambda _data: False, seconds, quiet)
    assert 0.01 < time.monotonic() - start < 30
    assert not waits(ends.near)  # it was read
    line.restore()


def test_a_terminal_that_is_gone(ends: Ends) -> None:
    line = Discipline()
    line.quiet(ends.near)
    os.close(ends.far)
    line.drain(lambda _data: False, 5)
    line.restore()
    assert not line.is_ours
