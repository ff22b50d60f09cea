from tools.check_tree import strays


def test_what_belongs_is_passed_over() -> None:
    assert strays(["README.md", "src/newsreader/cli/entry.py", "tests/data/BidiTest.txt.xz"]) == []


def test_strays_at_the_root_and_build_products_anywhere_are_named() -> None:
    paths = ["pytest-9.2.0-py3-none-any.whl", "notes.txt", "src/newsreader/engine.so", "LICENSE"]
    assert strays(paths) == paths[:3]
