"""Pastes are told apart from what is typed, wherever reads end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.terminal.pastes import Pasted, Pastes

BEGIN, END = b"\x1b[200~", b"\x1b[201~"


def taken(reads: list[bytes]) -> list[tuple[bool, bytes]]:
    """Return what came of reads: whether pasted, and the bytes; typed ones are joined."""
    pastes = Pastes()
    parts = [part for read in reads for part in pastes.feed(read)] + [pastes.release()]
    found: list[tuple[bool, bytes]] = []
    for part in parts:
        if found and not found[-1][0] and not isinstance(part, Pasted):
            found[-1] = (False, found[-1][1] + part)
        elif part or isinstance(part, Pasted):
            found.append((isinstance(part, Pasted), bytes(part)))
    return found


def test_what_stands_in_a_paste_is_no_key() -> None:
    assert taken([b"j" + BEGIN + b"q\x1b[31m\x1b\x03\x1b[200~" + END + b"k"]) == [
        (False, b"j"), (True, b"q\x1b[31m\x1b\x03\x1b[200~"), (False, b"k"),
    ]  # fmt: skip


def test_pastes_follow_one_another() -> None:
    both = BEGIN + b"a" + END + BEGIN + END
    assert taken([both]) == [(True, b"a"), (True, b"")]


TYPED = st.sampled_from([b"j", b"\x1b[A", b"\x1b[20~", b"\xd9\x84", b"\x1bOP"])
TEXT = st.lists(st.sampled_from([b"q", b"\x1b", b"[201", b"\x1b[31m", b"\n"]), max_size=6)


@given(st.lists(st.one_of(TYPED, TEXT), max_size=6), st.data())
def test_reads_may_end_anywhere_but_after_an_escape_alone(
    parts: list[bytes | list[bytes]], data: st.DataObject
) -> None:
    texts = [part if isinstance(part, bytes) else b"".join(part) for part in parts]
    stream = b"".join(
        text if isinstance(part, bytes) else BEGIN + text + END
        for part, text in zip(parts, texts, strict=True)
    )
    cuts = data.draw(st.sets(st.integers(0, len(stream)))) if stream else set()
    # Who pressed Escape waits for no more: the mark behind it is then the parser's affair.
    places = sorted(
        c for c in cuts if not stream[:c].endswith(b"\x1b") or stream[c : c + 1] != b"["
    )
    reads = [stream[a:b] for a, b in zip([0, *places], [*places, len(stream)], strict=True)]
    assert taken(reads) == taken([stream])


def test_what_may_be_the_beginning_of_a_paste_is_given_back_when_nothing_comes() -> None:
    pastes = Pastes()
    assert list(pastes.feed(b"j\x1b[20")) == [b"j"]
    assert pastes.release() == b"\x1b[20"
    assert list(pastes.feed(b"\x1b")) == [b"\x1b"]
