import pytest
from tools.readme_keys import BEGIN, END, table, with_table

from newsreader.display.keys import ACTIONS


def test_every_action_stands_in_the_table() -> None:
    rows = table().splitlines()
    for action in ACTIONS:
        assert sum(row.endswith(f"| {action.english} |") for row in rows) == 1


def test_the_table_takes_the_place_of_the_old_one() -> None:
    readme = f"before\n{BEGIN}old\n{END}after\n"
    assert with_table(readme) == f"before\n{BEGIN}{table()}{END}after\n"
    assert with_table(with_table(readme)) == with_table(readme)
    with pytest.raises(ValueError, match="has no"):
        with_table("no table")
