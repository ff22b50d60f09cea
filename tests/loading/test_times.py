"""Times of day behind a date: halves of the day, zones, and what is no time."""

from __future__ import annotations

import pytest

from newsreader.recognition.dates import _lazy, parse


@pytest.mark.parametrize(
    ("time", "clock"),
    [
        ("12:00 ظهرا", "12:00"), ("12:45 ظهرا", "12:45"), ("1:30 ظهرا", "13:30"),
        ("11:30 ظهرا", "11:30"), ("12:05 صباحا", "00:05"), ("9:05 صباحا", "09:05"),
        ("12:10 مساء", "12:10"), ("8:10 مساء", "20:10"), ("4:00 عصرا", "16:00"),
        ("10:20 ق.ظ", "10:20"), ("10:20 ب.ظ", "22:20"), ("7:15 ص", "07:15"), ("7:15 م", "19:15"),
        ("12:00 am", "00:00"), ("12:00 PM", "12:00"), ("1:02 p.m.", "13:02"), ("13:02 pm", "13:02"),
        ("23:59", "23:59"), ("0:00", "00:00"), ("الساعة 5:06", "05:06"),
    ],
)  # fmt: skip
def test_halves_of_the_day(time: str, clock: str) -> None:
    found = parse(f"12 آذار 2023، {time}")
    assert found is not None
    assert found.isoformat() == f"2023-03-12T{clock}:00"


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    pattern = _lazy("أ+(ب)")  # they are made when the module is imported
    assert "compiled" not in vars(pattern)
    match = pattern.compiled.fullmatch("أأب")
    assert match is not None
    assert match[1] == "ب"


@pytest.mark.parametrize(
    ("time", "clock"),
    [
        ("10:30:15", "10:30:15"), ("10:30:15.250", "10:30:15"), ("10:30Z", "10:30:00+00:00"),
        ("10:30 GMT", "10:30:00+00:00"), ("10:30 بتوقيت غرينتش", "10:30:00+00:00"),
        ("10:30+03:00", "10:30:00+03:00"), ("10:30-0530", "10:30:00-05:30"),
        ("10:30:00+00:00", "10:30:00+00:00"),
    ],
)  # fmt: skip
def test_seconds_and_zones(time: str, clock: str) -> None:
    for joint in ("T", " "):
        found = parse(f"2023-03-12{joint}{time}")
        assert found is not None
        assert found.isoformat() == f"2023-03-12T{clock}"


@pytest.mark.parametrize("time", ["24:00", "10:60", "10:30:61", "10:30+99:00"])
def test_a_date_without_a_time_there_can_be_is_a_date_alone(time: str) -> None:
    found = parse(f"2023-03-12 {time}")
    assert found is not None
    assert found.isoformat() == "2023-03-12"
