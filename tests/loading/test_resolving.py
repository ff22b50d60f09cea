"""What a reference of an article may mean, by names alone."""

from __future__ import annotations

import pytest

from newsreader.loading.resolving import meant, places


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("b.md", ["/root/news/b", "/root/b", "/else/b"]),
        ("../b", ["/root/b", "/b"]),
        ("/b.html#part", ["/root/b", "/else/b"]),
        ("b.md?page=2", ["/root/news/b", "/root/b", "/else/b"]),
        ("%D8%A8.txt", ["/root/news/ب", "/root/ب", "/else/ب"]),
        ("b.pdf", ["/root/news/b.pdf", "/root/b.pdf", "/else/b.pdf"]),
        ("folder/", ["/root/news/folder", "/root/folder", "/else/folder"]),
        ("https://example.org/b.md", []),
        ("//example.org/b", []),
        ("#part", []),
        ("/", []),
        ("", []),
    ],
)
def test_the_places_that_a_reference_may_mean(target: str, found: list[str]) -> None:
    assert places(target, "/root/news/a.md", ["/root", "/else"]) == found


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("/root/b.md", ["/root/b"]),
        ("/root/b.HTML", ["/root/b"]),
        ("/root/b.pdf", ["/root/b.pdf"]),
        ("/root/news/index.md", ["/root/news/index", "/root/news"]),
        ("/root/news/_index.txt", ["/root/news/_index", "/root/news"]),
    ],
)
def test_the_names_by_which_a_file_may_be_meant(file: str, names: list[str]) -> None:
    assert meant(file) == names


def test_a_file_is_found_by_the_names_that_its_reference_may_mean() -> None:
    """What is asked when a file comes, and when a reference does, meet."""
    for target in ("b", "b.md", "/news/b.html", "../news/b", "news/b.txt"):
        found = places(target, "/root/news/a.md", ["/root"])
        assert set(found) & set(meant("/root/news/b.md")), target
