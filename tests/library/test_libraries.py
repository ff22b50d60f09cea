"""The library: kept up with the disk, related articles, what was read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsreader.library import refreshing, searching
from newsreader.library.extracting import Batch, Extractor, Task
from newsreader.library.intake import Difference, difference
from newsreader.library.libraries import Library
from newsreader.loading import Stream, load, located
from newsreader.search import requests
from newsreader.text.controls import SafeText
from newsreader.text.offsets import CodePoint
from support import fixtures

ARTICLES = Path(__file__).parents[2] / "articles"


def write(path: Path, title: str, body: str = "متن.", **fields: str) -> str:
    matter = "".join(f"{name}: {value}\n" for name, value in fields.items())
    path.write_text(f"---\ntitle: {title}\n{matter}---\n{body}\n", encoding="utf-8")
    return str(path)


def test_a_folder_is_followed(tmp_path: Path) -> None:
    first = write(tmp_path / "a.md", "أول", date="2026-01-01")
    second = write(tmp_path / "b.md", "ثان", date="2026-01-02")
    library = Library([tmp_path])
    changes = library.refresh()
    assert changes.new == (first, second)
    assert [entry.title for entry in library.entries] == ["ثان", "أول"]
    assert not library.refresh()
    write(tmp_path / "a.md", "أول جديد بعنوان أطول", date="2026-01-03")
    (tmp_path / "b.md").unlink()
    third = write(tmp_path / "c.txt", "ثالث")
    changes = library.refresh()
    assert (changes.new, changes.changed, changes.gone) == ((third,), (first,), (second,))
    assert [entry.title for entry in library.entries] == ["أول جديد بعنوان أطول", "ثالث"]
    (tmp_path / "c.txt").unlink()
    assert library.refresh().gone == (third,)
    assert [entry.title for entry in library.entries] == ["أول جديد بعنوان أطول"]
    library.close()


@pytest.mark.parametrize("meanwhile", [False, True])
def test_what_another_window_has_taken_in_is_news(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: bool
) -> None:
    """Also what it takes in while this one looks at the disk."""
    root, state = tmp_path / "root", tmp_path / "state"
    root.mkdir()
    state.mkdir()
    first = write(root / "a.md", "أول")
    one, other = Library([root], state), Library([root], state)
    assert one.refresh().new == (first,)
    other.refresh()
    second, third = write(root / "a.md", "أول بعنوان آخر"), write(root / "b.md", "ثان")

    def looked(*arguments: Any) -> Difference:
        monkeypatch.undo()
        other.refresh()
        return difference(*arguments)

    if meanwhile:
        monkeypatch.setattr(refreshing, "difference", looked)
    else:
        other.refresh()
    changes = one.refresh()
    assert (changes.new, changes.changed, changes.others) == ((third,), (second,), True)
    assert not one.refresh()
    one.close()
    other.close()


def test_a_collection_is_in_the_list_article_by_article(tmp_path: Path) -> None:
    write(tmp_path / "z.md", "مقال وحده")
    (tmp_path / "book.epub").write_bytes(fixtures.book())
    (tmp_path / "news.jsonl").write_text(fixtures.lines(2), encoding="utf-8")
    for name, content in (("package.json", "{}"), ("other.zip", fixtures.zipped({"a.bin": ""}))):
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / name).write_bytes(data)
    state = tmp_path / "state"
    library = Library([tmp_path], state)
    changes = library.refresh()
    assert not changes.faults
    names = ["book.epub", "news.jsonl", "z.md"]
    assert [Path(file).name for file in changes.new] == names
    titles = [entry.title for entry in library.entries]
    book = ["الباب الأول", "الباب الثاني", "الباب الثالث"]
    assert titles == ["خبر 2", "خبر 1", *book, "مقال وحده"]
    chapter = next(entry for entry in library.entries if entry.title == book[0])
    assert chapter.file == str(tmp_path / "book.epub")
    library.mark_read(chapter.path)
    beside = library.beside(chapter.path, "two.xhtml#part")
    assert beside == str(tmp_path / "book.epub#OEBPS/text/two.xhtml")
    assert library.beside(chapter.path, "none.xhtml") is None
    assert library.beside(str(tmp_path / "z.md"), "two.xhtml") is None
    library.close()

    again = Library([tmp_path], state)
    again.refresh()
    assert [entry.title for entry in again.entries] == titles
    assert [entry.title for entry in again.entries if entry.read] == [book[0]]
    (tmp_path / "news.jsonl").write_text(fixtures.lines(3), encoding="utf-8")
    (tmp_path / "book.epub").unlink()
    found = again.refresh()
    news, book_file = str(tmp_path / "news.jsonl"), str(tmp_path / "book.epub")
    assert (found.new, found.changed, found.gone) == ((), (news,), (book_file,))
    assert found.touches(f"{news}#3")
    assert not found.touches(f"{news[:-1]}#3")
    assert [entry.title for entry in again.entries] == ["خبر 3", "خبر 2", "خبر 1", "مقال وحده"]
    again.close()


def test_chapters_that_name_each_other_are_related(tmp_path: Path) -> None:
    path = tmp_path / "site.zip"
    path.write_bytes(
        fixtures.zipped(
            {
                "a/one.md": f"---\ntitle: أول\nrelated: [../b/two.md]\n---\n{fixtures.PROSE}",
                "b/two.md": f"---\ntitle: ثان\n---\n{fixtures.MORE}",
            }
        )
    )
    library = Library([path])
    library.refresh()
    article = load(located(f"{path}#a/one.md")).article
    assert article is not None
    related = library.related(article)
    assert (related[0].entry.title, related[0].named) == ("ثان", True)
    library.close()


def test_what_comes_out_of_a_pipe_is_not_kept(tmp_path: Path) -> None:
    stream = Stream(fixtures.lines(2).encode())
    library = Library([], tmp_path, stream=stream)
    library.refresh()
    assert [entry.path for entry in library.entries] == ["-#2", "-#1"]
    library.mark_read("-#1")
    library.set_place("-#1", 1, 2)
    assert [entry.read for entry in library.entries] == [False, True]
    library.close()
    other = Library([], tmp_path, stream=stream)
    other.refresh()
    assert [entry.read for entry in other.entries] == [False, False]
    assert other.reading("-#1").place is None
    other.close()


def test_many_faults_of_a_file_are_summed_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{bad\n" * 100 + fixtures.lines(1), encoding="utf-8")
    library = Library([tmp_path])
    faults = library.refresh().faults
    assert len(faults) == 21
    assert faults[-1].message == "has 80 more faults"
    library.close()


def test_loading_a_collection_can_be_ended(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(fixtures.lines(9) * 20, encoding="utf-8")
    library = Library([tmp_path], tmp_path / "state")

    def end(share: float) -> None:
        library.close()

    library.refresh(end)
    assert 0 < len(library.entries) < 180
    library.close()
    again = Library([tmp_path], tmp_path / "state")
    again.refresh()
    assert len(again.entries) == 180
    again.close()


def test_a_bad_file_is_told_once_until_it_changes(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xff")
    write(tmp_path / "a.md", "أول")
    library = Library([tmp_path])
    assert [fault.source for fault in library.refresh().faults] == [str(bad)]
    assert not library.refresh().faults
    bad.write_bytes(b"\xfe\xfe\xfe")
    library.refresh()
    write(bad, "صار جيدا")
    assert library.refresh().changed == (str(bad),)
    assert len(library.entries) == 2


def test_progress_goes_from_none_to_all(tmp_path: Path) -> None:
    for number in range(60):
        write(tmp_path / f"{number}.md", f"مقال {number}")
    shares: list[float] = []
    Library([tmp_path]).refresh(shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_closing_ends_a_refresh_early(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.md", f"مقال {number}")
    library = Library([tmp_path])

    def close(share: float) -> None:
        library.close()

    library.refresh(close)
    assert len(library.entries) == 1


def test_only_the_folder_itself_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path / "a.md", "أول")
    write(tmp_path / "sub" / "b.md", "ثان")
    for deep, count in ((True, 2), (False, 1)):
        library = Library([tmp_path], deep=deep)
        library.refresh()
        assert len(library.entries) == count


def test_what_was_read_outlives_the_program(tmp_path: Path) -> None:
    state = tmp_path / "state"
    path = write(tmp_path / "a.md", "أول")
    library = Library([tmp_path], state)
    library.refresh()
    library.mark_read(path)
    library.set_place(path, 3, 17)
    library.close()
    again = Library([tmp_path], state)
    again.refresh()
    entry = again.entry(path)
    assert entry is not None
    assert entry.read
    assert again.reading(path).place == (3, CodePoint(17))
    again.mark_read(path, False)
    assert not again.reading(path).read
    assert again.reading("nowhere").place is None
    again.close()


def test_entries_come_from_the_catalogue_where_nothing_changed(tmp_path: Path) -> None:
    state = tmp_path / "state"
    write(tmp_path / "a.md", "أول", date="2026-01-02T10:00:00", tags="[ا, ب]", section="قسم")
    write(tmp_path / "b.md", "ثان", date="2026-01-01")
    library = Library([tmp_path], state)
    library.refresh()
    entries = library.entries
    library.close()
    again = Library([tmp_path], state)
    again.refresh()
    assert again.entries == entries
    again.close()


def test_related_are_those_named_then_the_nearest(tmp_path: Path) -> None:
    library = Library([ARTICLES])
    library.refresh()
    article = load(ARTICLES / "rain-harvest.md").article
    assert article is not None
    related = library.related(article, 5)
    assert [(Path(r.entry.path).name, r.named) for r in related] == [
        ("desalination-by-sun.md", True),
        ("the-road-of-water.md", True),
        ("neighbourhood-library.md", True),
    ]
    unnamed = library.related(replace(article, related=()), 5)
    assert [Path(r.entry.path).name for r in unnamed] == ["the-road-of-water.md"]
    assert all(len(r.why) >= 3 and r.score > 0 and not r.named for r in unnamed)
    by_title = load(ARTICLES / "village-cup.txt").article
    assert by_title is not None
    names = [Path(r.entry.path).name for r in library.related(by_title, 2)]
    assert names == ["running-club.md", "chess-prodigy.md"]


def test_what_is_not_near_is_not_related(tmp_path: Path) -> None:
    """Fewer than asked for, where the rest would be anything: corals below antibiotics."""
    library = Library([ARTICLES])
    library.refresh()
    article = load(ARTICLES / "antibiotics.md").article
    assert article is not None
    assert all(related.named for related in library.related(article, 5))
    near = library.related(replace(article, related=()), 5)
    assert near == []
    unnamed = set()
    for path in ARTICLES.iterdir():
        article = load(path).article
        assert article is not None
        others = (r for r in library.related(article, 5, 20) if not (r.named or r.names))
        unnamed |= {(path.stem, Path(each.entry.path).stem) for each in others}
    # Both are of the ground, the wall, the water of a village.
    assert unnamed == {("the-road-of-water", "village-cup")}


def test_what_an_article_names_is_found_below_the_folder(tmp_path: Path) -> None:
    """The list holds the article's own folder alone; what it names may lie deeper."""
    (tmp_path / "sub").mkdir()
    write(tmp_path / "b.md", "ثان")
    below = write(tmp_path / "sub" / "c.md", "ثالث")
    write(tmp_path.parent / "out.md", "خارج")
    names = "[b.md, sub/c.md, sub/none.md, ../out.md, c.md]"
    path = write(tmp_path / "a.md", "أول", related=names)
    library = Library([tmp_path], deep=False)
    library.refresh()
    article = load(path).article
    assert article is not None
    assert [(r.entry.title, r.named) for r in library.related(article)] == [
        ("ثان", True), ("ثالث", True),
    ]  # fmt: skip
    assert library.entry(below) is None
    assert [r.entry.title for r in library.related(article, 1)] == ["ثان"]


def test_roots_may_be_links(tmp_path: Path) -> None:
    (tmp_path / "real" / "sub").mkdir(parents=True)
    path = write(tmp_path / "real" / "a.md", "أول", related="[sub/b.md]")
    write(tmp_path / "real" / "sub" / "b.md", "ثان")
    (tmp_path / "link").symlink_to("real")
    library = Library([tmp_path / "link"])
    library.refresh()
    article = load(tmp_path / "link" / Path(path).name).article
    assert article is not None
    (related,) = library.related(article)
    assert related.entry.path == str(tmp_path / "link" / "sub" / "b.md")


def test_a_folder_is_the_section_of_what_has_none(tmp_path: Path) -> None:
    names = ("culture/a.md", "sport/2024/b.md", "sport/c.md", "d.md")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, name)
    write(tmp_path / "sport" / "own.md", "له قسم", section="سياسة")
    (tmp_path / "sport" / "news.jsonl").write_text(fixtures.lines(1), encoding="utf-8")
    state = tmp_path.parent / "state"
    for _ in range(2):  # the second time from the catalogue
        library = Library([tmp_path], state)
        library.refresh()
        found = {Path(entry.path).name: entry.section for entry in library.entries}
        assert found == {
            "a.md": "culture", "b.md": "sport", "c.md": "sport", "d.md": None,
            "own.md": "سياسة", "news.jsonl#1": "محليات",
        }  # fmt: skip
        assert not library.close(10)
    # It is the opened tree's: opened from further in, the same file lies elsewhere.
    library = Library([tmp_path / "sport"], state)
    library.refresh()
    found = {Path(entry.path).name: entry.section for entry in library.entries}
    assert (found["b.md"], found["c.md"], found["own.md"]) == ("2024", None, "سياسة")
    library.close(10)


def test_the_newest_stand_first(tmp_path: Path) -> None:
    """By date; without one behind, by the day of the file, then by title but for its marks."""
    dated = {"قديم": "2020-01-01", "ظهرا": "2026-01-02T12:00:00", "صباحا": "2026-01-02T08:00:00",
             "يوم كامل": "2026-01-02"}  # fmt: skip
    for number, (title, date) in enumerate(dated.items()):
        write(tmp_path / f"{number}.md", title, date=date)
    day = 86_400
    for title, days in (("!ب", 3), ("«أ»", 3), ("  ت", 3), ("أحدث", 9), ("أقدم", 1)):
        path = write(tmp_path / f"{title}.md", f"'{title}'")
        os.utime(path, (days * day, days * day))
    library = Library([tmp_path])
    library.refresh()
    assert [entry.title for entry in library.entries] == [
        "ظهرا", "صباحا", "يوم كامل", "قديم", "أحدث", "«أ»", "!ب", "ت", "أقدم",
    ]  # fmt: skip


def test_clusters_are_near_to_each_other(tmp_path: Path) -> None:
    """By content alone: the nearest of a text on water is another on water."""
    library = Library([ARTICLES])
    library.refresh()
    found = library.search("ماء المطر والسطوح والآبار", 4).found
    assert "rain-harvest.md" in [Path(f.entry.path).name for f in found]
    assert library.search("", 5).found == ()


SEARCHED = {
    "one": (
        "حصاد المطر في المدن",
        "بيئة",
        "2025-03-01",
        "الوطن",
        "تجمع السطوح ماء المطر في الآبار القديمة.",
    ),
    "two": ("مطر على السطوح", "أدب", "2026-01-10", "الوطن", "قصيدة عن المطر. حصاد كلمات لا ماء."),
    "three": ("بطولة الشطرنج", "رياضة", "2026-01-20", "الرأي", "فاز اللاعب بالبطولة عام 2026."),
    "four": ("المدينة القديمة", "بيئة", "", "", "أسوار من حجر؛ لا شيء من هذا."),
}


@pytest.fixture(params=["tantivy", "sqlite"])
def searched(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Library:
    if request.param == "sqlite":
        monkeypatch.setitem(sys.modules, "newsreader.library.index_tantivy", None)
    for name, (title, section, date, source, body) in SEARCHED.items():
        author = "طارق العبيدي" if name == "four" else ""
        fields = {"section": section, "date": date, "source": source, "author": author}
        write(tmp_path / f"{name}.md", title, body, **{k: v for k, v in fields.items() if v})
    library = Library([tmp_path])
    library.refresh()
    library.mark_read(str(tmp_path / "two.md"))
    return library


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("المطر", "one two"), ("مطر السطوح", "one two"), ("ماء المطر الآبار", "one"),
        ('"حصاد المطر"', "one"), ('"ماء المطر"', "one"), ('"المطر ماء"', ""), ('"مطر"', "two"),
        ("بطوله", "three"), ("شطرنج مطر", "one two three"),  # nothing has both
        ("2026", "three"), ("هذا", "four"), ("من هذا", "four"), ("مطر من", "one two"),
        ("section:بيئة", "one four"), ("قسم:ادب", "two"), ("مطر section:بيئة", "one"),
        ("section:لا", ""), ("source:الوطن", "one two"), ("date:2026", "two three"),
        ("date:2026-01-15..", "three"), ("date:..2025", "one"),
        ("مطر date:..9999-12-31", "one two"),
        ("date:2025-03..2026-01-10", "one two"),
        ("is:read", "two"), ("is:unread", "one three four"), ("مطر is:unread", "one"),
        ("العبيدي", "four"), ('"طارق العبيدي"', "four"), ("العبيدي أسوار", "four"),
        ("حال:غير-مقروء مطر", "one"), ("", ""), ("غيرموجود", ""),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_found(searched: Library, asked: str, names: str) -> None:
    results = searched.search(asked)
    assert {Path(each.entry.path).stem for each in results.found} == set(names.split())
    assert results.total == len(names.split())
    assert results.is_loose == (asked == "شطرنج مطر")


def test_of_articles_with_some_of_the_words_the_best_alone_are_looked_at(
    searched: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = searched.search("شطرنج مطر")
    monkeypatch.setattr(searching, "_MOST_LOOSE", 2)
    best = searched.search("شطرنج مطر")
    assert (every.total, best.total, best.found) == (3, 2, every.found[:2])
    assert searched.search("مطر").total == 2  # what has all of the words does not count


def test_what_is_being_typed_finds_what_begins_so(searched: Library) -> None:
    for typed in ("السط", "المطر السطو", "مطر", "بطولة الشطر"):
        assert searched.search(requests.request(typed, is_typed=True)).found, typed
    assert searched.search(requests.request("السط", is_typed=False)).found == ()


def test_sections_are_counted_and_the_best_come_first(searched: Library) -> None:
    results = searched.search("المطر", 1)
    assert (len(results.found), results.total) == (1, 2)
    assert dict(results.sections) == {"بيئة": 1, "أدب": 1}
    assert [each.score for each in searched.search("المطر").found] == sorted(
        (each.score for each in searched.search("المطر").found), reverse=True
    )


def test_sections_and_months_are_counted_as_if_none_were_chosen(searched: Library) -> None:
    whole = searched.search("المطر")
    assert whole.months == (((2026, 1), 1), ((2025, 3), 1))
    assert not whole.has_more
    for words in ("المطر ", ""):
        one = searched.search(f"{words}section:بيئة date:2025")
        assert (one.total, [each.entry.title for each in one.found]) == (
            1, ["حصاد المطر في المدن"],
        )  # fmt: skip
        assert dict(one.sections)[SafeText("بيئة")] == 1
        assert dict(one.months)[2025, 3] == 1
        assert dict(searched.search(f"{words}section:بيئة").sections)[SafeText("أدب")] == 1
        assert dict(searched.search(f"{words}date:2026").months)[2025, 3] == 1
        assert searched.search(f"{words}date:..2025").total == 1
        assert searched.search(f"{words}date:2025-03-02..2026-01-09").total == 0
        assert searched.search(f"{words}date:2026-01-10").total == 1
    assert dict(searched.search("section:بيئة").months) == {(2025, 3): 1}  # one has no date


def test_there_may_be_more_than_were_counted(
    searched: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_MOST", 2)
    assert searched.search("المطر").has_more


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    library = Library([tmp_path / "none"])
    changes = library.refresh()
    assert len(changes.faults) == 1
    assert library.entries == ()


STORY = " ".join(
    f"كلمة{chr(0x628 + number % 19)}{chr(0x628 + number // 19)}" for number in range(120)
)


def test_the_same_story_elsewhere_is_gathered(tmp_path: Path) -> None:
    """The same agency's text in three papers is one line; so is another story told twice."""
    shared = "حصاد المطر بالسطوح البيضاء والآبار القديمة"
    write(tmp_path / "one.md", "عنوان أول", f"{STORY} {shared} {shared}", source="الوطن")
    write(tmp_path / "two.md", "عنوان ثان", f"تمهيد قصير. {STORY}", source="الرأي")
    write(tmp_path / "three.md", "ثالث", STORY[: len(STORY) * 2 // 3], source="الشرق")
    for name in ("four", "five"):
        write(tmp_path / f"{name}.md", "خبر آخر", f"{shared} {name}", source=name)
    write(tmp_path / "six.md", "بعيد", "لا شيء من ذلك هنا أبدا.")
    library = Library([tmp_path])
    library.refresh()
    article = load(tmp_path / "one.md").article
    assert article is not None
    same, other = library.related(article)
    assert same.is_same
    assert {Path(e.path).stem for e in (same.entry, *same.also)} == {"two", "three"}
    assert not other.is_same
    assert len(other.why) >= 3
    assert {Path(e.path).stem for e in (other.entry, *other.also)} == {"four", "five"}
    assert set(other.why) <= {"حصاد", "المطر", "بالسطوح", "البيضاء", "والآبار", "القديمة"}


def test_of_two_that_are_as_near_that_of_the_section_and_the_days_comes_first(
    tmp_path: Path,
) -> None:
    body = "حصاد المطر في الآبار القديمة والسطوح البيضاء يروي المدينة"
    write(tmp_path / "own.md", "أصل", body, section="بيئة", date="2026-01-10")
    write(tmp_path / "a.md", "واحد", body, section="رياضة", date="2020-01-01")
    write(tmp_path / "b.md", "اثنان", body, section="رياضة", date="2026-01-04")
    write(tmp_path / "c.md", "ثلاثة", body, section="بيئة", date="2020-01-01")
    for number in range(9):
        write(tmp_path / f"{number}.md", f"حشو {number}", f"شيء آخر تماما {number} هنا")
    library = Library([tmp_path])
    library.refresh()
    article = load(tmp_path / "own.md").article
    assert article is not None
    assert [Path(r.entry.path).stem for r in library.related(article, 3)] == ["c", "b", "a"]


def test_what_one_looks_for_first_is_taken_in_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    for when, name in enumerate(("b.md", "a.md", "below/c.md", "below/d.md"), 1):
        os.utime(write(tmp_path / name, name), (when, when))
    taken: list[str] = []
    batches = Extractor.batches

    def noted(extractor: Extractor, task: Task) -> Iterator[Batch]:
        taken.append(Path(task.file).name)
        return batches(extractor, task)

    monkeypatch.setattr(Extractor, "batches", noted)
    library = Library([tmp_path])
    library.refresh()
    assert taken == ["a.md", "b.md", "d.md", "c.md"]
    library.close()
