"""Which articles name an article: by path, by title, within a collection, as they come and go."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.library import catalogue
from newsreader.library.libraries import Library
from newsreader.loading import load, located
from support import fixtures

ARTICLES = Path(__file__).parents[2] / "articles"


def article(folder: Path, name: str, title: str, body: str = "متن.", more: str = "") -> None:
    """Write an article, maybe with more fields, a line each."""
    text = f"---\ntitle: {title}\n{more}---\n{body}\n"
    (folder / name).write_text(text, encoding="utf-8")


def naming(library: Library, path: Path | str) -> list[str]:
    """Return the titles of the articles that name one, as its page lists them."""
    found = load(located(str(path))).article
    assert found is not None
    related = library.related(found, 0, 20)
    assert all(each.names for each in related)
    return [each.entry.title for each in related]


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("water.md", "[الماء](water.md)"),
        ("water.md", "[الماء](./water.md#part)"),
        ("water.md", "[الماء](water.html?x=1)"),
        ("water.md", "[[water]]"),
        ("water.md", "[[الماء والمطر]]"),
        ("water.md", "[[الماءُ وَالمطر|كتب]]"),
        ("water.txt", "[الماء](/water)"),
        ("سد.md", "[السد](%D8%B3%D8%AF.md)"),
        ("water/index.md", "[الماء](water/)"),
        ("water/index.md", "[الماء](water/index.md)"),
    ],
)
def test_whoever_names_an_article_is_found(tmp_path: Path, name: str, reference: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    article(tmp_path, name, "الماء والمطر")
    article(tmp_path, "one.md", "مقال", f"نص يذكره: {reference}")
    article(tmp_path, "two.md", "آخر", "نص يذكر غيره: [كذا](waters.md)")
    library = Library([tmp_path], tmp_path / "state")
    library.refresh()
    assert naming(library, tmp_path / name) == ["مقال"]
    assert naming(library, tmp_path / "one.md") == []
    library.close()


def test_articles_that_come_go_and_are_renamed_are_known(tmp_path: Path) -> None:
    article(tmp_path, "one.md", "مقال", "نص: [الماء](water.md)")
    library = Library([tmp_path], tmp_path / "state")
    library.refresh()
    article(tmp_path, "water.md", "الماء")  # the one that is named comes later
    library.refresh()
    assert naming(library, tmp_path / "water.md") == ["مقال"]
    (tmp_path / "water.md").rename(tmp_path / "rain.md")
    library.refresh()
    assert naming(library, tmp_path / "rain.md") == []
    (tmp_path / "one.md").rename(tmp_path / "other.md")
    article(tmp_path, "three.md", "ثالث", "نص: [[rain]]")
    library.refresh()
    assert naming(library, tmp_path / "rain.md") == ["ثالث"]
    article(tmp_path, "other.md", "مقال", "نص: [المطر](rain.md)", "related: [three.md]\n")
    library.refresh()
    assert sorted(naming(library, tmp_path / "rain.md")) == ["ثالث", "مقال"]
    assert naming(library, tmp_path / "three.md") == ["مقال"]
    (tmp_path / "three.md").unlink()
    library.close()
    library = Library([tmp_path], tmp_path / "state")  # what is kept counts as what was just read
    library.refresh()
    assert naming(library, tmp_path / "rain.md") == ["مقال"]
    library.close()


def test_of_two_that_a_name_may_mean_the_one_it_means_is_named(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    article(tmp_path, "water.md", "الماء")
    article(tmp_path, "sub/water.md", "الماء هنا")
    article(tmp_path, "sub/one.md", "مقال", "نص: [الماء](water.md)")
    library = Library([tmp_path], tmp_path / "state")
    library.refresh()
    assert naming(library, tmp_path / "sub" / "water.md") == ["مقال"]
    assert naming(library, tmp_path / "water.md") == []
    (tmp_path / "sub" / "water.md").unlink()  # now the other one is meant
    library.refresh()
    assert naming(library, tmp_path / "water.md") == ["مقال"]
    library.close()


def test_members_of_a_collection_name_each_other(tmp_path: Path) -> None:
    path = tmp_path / "site.zip"
    one = f"---\ntitle: أول\nrelated: [../b/two.md]\n---\n{fixtures.PROSE}"
    two = f"---\ntitle: ثان\n---\n{fixtures.MORE}"
    path.write_bytes(fixtures.zipped({"a/one.md": one, "b/two.md": two}))
    library = Library([path])
    library.refresh()
    assert naming(library, f"{path}#b/two.md") == ["أول"]
    assert naming(library, f"{path}#a/one.md") == []
    library.close()


def test_the_newest_of_those_that_name_it_come_first_and_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article(tmp_path, "water.md", "الماء")
    for day in (3, 9, 5):
        article(tmp_path, f"{day}.md", f"يوم {day}", "[[water]]", f"date: 2026-01-0{day}\n")
    library = Library([tmp_path])
    library.refresh()
    assert naming(library, tmp_path / "water.md") == ["يوم 9", "يوم 5", "يوم 3"]
    monkeypatch.setattr(catalogue, "_NAMING", 2)
    assert len(naming(library, tmp_path / "water.md")) == 2
    library.close()


def test_what_an_article_names_and_is_named_by_says_both(tmp_path: Path) -> None:
    article(tmp_path, "a.md", "أول", "نص", "related: [b.md]\n")
    article(tmp_path, "b.md", "ثان", "نص [[a]]")
    article(tmp_path, "c.md", "ثالث", "نص [[a]]")
    library = Library([tmp_path])
    library.refresh()
    found = load(tmp_path / "a.md").article
    assert found is not None
    related = [(r.entry.title, r.named, r.names) for r in library.related(found, 5, 20)]
    assert related == [("ثان", True, True), ("ثالث", False, True)]
    library.close()


def test_the_samples_of_a_cluster_name_each_other() -> None:
    library = Library([ARTICLES])
    library.refresh()
    named = 0
    for path in sorted(ARTICLES.iterdir()):
        found = load(path).article
        assert found is not None
        for each in library.related(found, 5):
            if each.named:
                named += 1
                other = load(Path(each.entry.path)).article
                assert other is not None
                back = library.related(other, 5, 20)
                assert [one.names for one in back if one.entry.path == str(path)] == [True], path
    assert named > 1
    library.close()
