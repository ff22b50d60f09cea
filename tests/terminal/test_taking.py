"""Taking a terminal and giving it back at the same time, from two threads."""

from __future__ import annotations

import threading

from newsreader.terminal.takeover import Takeover


def test_nothing_is_given_back_while_it_is_being_taken() -> None:
    takeover = Takeover()
    done: list[str] = []
    began, goes_on = threading.Event(), threading.Event()

    def take() -> None:
        with takeover.changing():
            began.set()
            goes_on.wait(5)
            done.append("taken")

    def give_back() -> None:
        takeover.give_back()
        done.append("given back")

    threads = [threading.Thread(target=work, daemon=True) for work in (take, give_back)]
    threads[0].start()
    assert began.wait(5)
    threads[1].start()
    assert not done
    goes_on.set()
    for thread in threads:
        thread.join(5)
    assert done == ["taken", "given back"]


def test_nothing_is_taken_any_more_when_the_end_is_near() -> None:
    """Not even by one who had looked before, and waited for the other to be done."""
    takeover = Takeover()
    taken = threading.Event()

    def take() -> None:
        with takeover.changing():
            taken.set()

    with takeover.changing():
        thread = threading.Thread(target=take, daemon=True)
        thread.start()  # it waits for us
        takeover.leaving.is_near = True
    assert not taken.wait(0.3)
    takeover.leaving.is_near = False
    assert taken.wait(5)
