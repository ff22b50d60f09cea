"""The monkey, for a few seconds; `make monkey` lets it loose for as long as one likes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from tools.monkey import inside, outside
from tools.monkey.events import Event, Rested, Sent, Sized, Touched, read_events, write_events
from tools.monkey.hands import Hands
from tools.monkey.inside import Setting
from tools.monkey.libraries import KINDS, made
from tools.monkey.outcomes import Limits, Outcome
from tools.monkey.shrinking import shrunk

from newsreader.session.pages import Page
from newsreader.ui.screens.over import OverScreen

_SEED = 1
_ARTICLES = {"samples": 40, "files": 60, "lines": 40, "book": 12}
_FEW, _MANY = 10, 80  # events
# The tests share their processors with others: how long keys take is for `make monkey` to say.
_LIMITS = Limits(key=10, out=5, memory=1 << 30)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what the monkey saves be saved in a folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "here"))


@pytest.mark.parametrize("count", [_FEW, pytest.param(_MANY, marks=pytest.mark.whole)])
@pytest.mark.parametrize("run", [inside.run, outside.run], ids=["in one process", "in a terminal"])
def test_nothing_is_found(
    tmp_path: Path, run: Callable[[Setting, Iterable[Event], Limits], Outcome], count: int
) -> None:
    # A terminal looks the same whatever the library is; the app is asked about each.
    for kind in KINDS if run is inside.run or count == _MANY else ("samples",):
        state = tmp_path / f"state-{kind}"
        state.mkdir()
        hands = Hands(f"{kind}/{_SEED}", suspending=run is outside.run)
        library = made(kind, tmp_path / kind, size=_ARTICLES[kind])
        outcome = run(Setting(library, state, hands.size()), hands.events(count), _LIMITS)
        assert not outcome.found, (kind, outcome.found)
        assert outcome.events


def setting(folder: Path) -> Setting:
    (folder / "state").mkdir()
    return Setting(made("files", folder / "files", size=20), folder / "state", (100, 30))


def test_what_breaks_the_app_is_found_and_shrunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close(screen: OverScreen[None], result: None = None) -> None:
        screen.dismiss(result)
        screen.dismiss(result)

    where = setting(tmp_path)
    monkeypatch.setattr(OverScreen, "close", close)
    planned: list[Event] = [Sent("j"), Sent("?")]
    outcome = inside.run(where, planned, _LIMITS)
    assert outcome.kind.startswith("ScreenStackError")
    few = shrunk(planned, lambda events: inside.run(where, events, _LIMITS).kind == outcome.kind)
    assert few == [Sent("?")]


def test_what_is_found_is_shrunk_to_what_it_needs(tmp_path: Path) -> None:
    planned: list[Event] = [
        *(Sent(key) for key in "jjkk"), Sent("j ?:k"), Rested(0.1), Sized(9, 9), Sent("kkqk"),
        Touched("write", 1),
    ]  # fmt: skip

    def fails(events: Sequence[Event]) -> bool:
        keys = "".join(event.text for event in events if isinstance(event, Sent))
        return "?" in keys and "q" in keys[keys.index("?") :] and Sized(9, 9) in events

    few = shrunk(planned, fails)
    assert few == [Sent("?"), Sized(9, 9), Sent("q")]
    assert shrunk(planned, fails, seconds=0) == planned
    path = tmp_path / "find.jsonl"
    write_events(path, [*few, *planned])
    assert read_events(path) == [*few, *planned]


def test_rows_of_another_article_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = setting(tmp_path)
    by_rows, kept = Page.by_rows, list[Page]()

    def stale(page: Page, rows: int) -> Page:
        kept.append(page)
        return by_rows(kept[0], rows)

    monkeypatch.setattr(Page, "by_rows", stale)
    assert not inside.run(where, [Sent("j"), Rested(0.1)], _LIMITS).found
    kept.clear()
    planned: list[Event] = [Sent("j"), Sent("J"), Rested(2.0), Sent("j"), Rested(0.0)]
    found, *_ = inside.run(where, planned, _LIMITS).found
    assert "the page is not that of" in found


def test_a_key_that_is_slow_is_found_in_a_terminal_too(tmp_path: Path) -> None:
    where = setting(tmp_path)
    limits = Limits(key=1e-6)
    for run in (inside.run, outside.run):
        outcome = run(where, [Rested(0.5), Sent("j"), Rested(0.1)], limits)
        assert outcome.keys
        assert any("was answered after" in found for found in outcome.found)


def test_events_follow_from_the_seed() -> None:
    once, again, other = (list(Hands(seed).events(300)) for seed in ("a/1", "a/1", "a/2"))
    assert once == again != other
    kinds = {type(event) for event in once}
    assert len(kinds) == 4
