import pytest
from tools.readme_tables import keys, settings, with_tables

from newsreader.display.keys import ACTIONS
from newsreader.settings import SETTINGS


def test_every_action_stands_in_the_table() -> None:
    rows = keys().splitlines()
    for action in ACTIONS:
        assert sum(row.endswith(f"| {action.english} |") for row in rows) == 1


def test_every_setting_stands_in_the_table() -> None:
    rows = settings().splitlines()
    for name in SETTINGS:
        assert sum(row.startswith(f"| `{name} = ") for row in rows) == 1


def test_the_tables_take_the_place_of_the_old_ones() -> None:
    def around(of_keys: str, of_settings: str) -> str:
        return (
            f"before\n<!-- keys -->\n{of_keys}<!-- end of keys -->\nbetween\n"
            f"<!-- settings -->\n{of_settings}<!-- end of settings -->\nafter\n"
        )

    made = with_tables(around("old\n", ""))
    assert made == around(keys(), settings()) == with_tables(made)
    with pytest.raises(ValueError, match="has no"):
        with_tables("no table")
