"""The search of all articles, driven by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.controls import SafeText
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.search import SearchScreen
from newsreader.ui.widgets.facets import Facets
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.hits import Hits
from support.reading import reading, screen_text, until

ARTICLES = {
    "a": ("حصاد المطر", "بيئة", "تجمع السطوح ماءَ المطرِ في الآبار القديمة، ثم يُنقّى."),
    "b": ("قصيدة", "أدب", "غنّى الشاعر للمطر. لا شيء عن الآبار هنا."),
    "c": ("بطولة الشطرنج", "رياضة", "فاز اللاعب بالبطولة."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (title, section, body) in ARTICLES.items():
        text = f"---\ntitle: {title}\nsection: {section}\n---\n{body}\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


async def opened(app: NewsreaderApp, pilot: Pilot[None], *keys: str) -> Hits:
    """Open the search, type, and wait for what is found; return where it is shown."""
    await until(pilot, lambda: app.shelf.library is not None and app.main.listing.total > 0)
    await pilot.press("F", *keys)
    assert isinstance(app.screen, SearchScreen)
    hits = app.screen.query_one(Hits)
    await until(pilot, lambda: bool(hits.hits) == bool(keys))
    return hits


def field(app: NewsreaderApp) -> Field:
    return app.screen.query_one(Field)


def shown(app: NewsreaderApp) -> str:
    return app.desk.article.path if app.desk.article is not None else ""


def names(hits: Hits) -> str:
    return "".join(sorted(Path(hit.entry.path).stem for hit in hits.hits))


async def test_what_is_typed_is_found_and_opened(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        hits = await opened(app, pilot, *"الآبار")
        await until(pilot, lambda: names(hits) == "ab")
        first = hits.current
        assert first is not None
        await pilot.press("down")
        second = hits.current
        assert second is not None
        assert second != first
        assert second.excerpt is not None
        assert [second.excerpt.text[a:b] for a, b in second.excerpt.found] == ["الآبار"]
        await pilot.press("enter")
        await until(pilot, lambda: shown(app) == second.entry.path)
        assert app.screen is app.main
        find = app.main.reading_pane.field
        assert find.value == "الآبار"
        assert find.selection.is_empty
        await until(pilot, lambda: "1" in find.status)
        assert app.main.reader.matches
        await pilot.press("escape")
        assert app.main.reading
        assert not app.main.reader.matches


async def open_found(app: NewsreaderApp, pilot: Pilot[None], word: str, path: Path) -> None:
    """Search a word that stands in one article alone, and open that."""
    hits = await opened(app, pilot, *word)
    await until(pilot, lambda: names(hits) == path.stem)
    await pilot.press("enter")
    await until(pilot, lambda: shown(app) == str(path))


async def test_what_is_opened_is_shown_where_the_word_stands(folder: Path) -> None:
    path = folder / "b.md"
    lines = "".join(f"سطر {number}.\n\n" for number in range(200))
    path.write_text(f"# قصيدة\n\n{lines}فيها الزمرّد مرة.\n\n{lines}والزمرد أخرى.\n", "utf-8")
    async with reading(folder, "c.md") as (app, pilot):
        await open_found(app, pilot, "الزمرد", path)
        await until(pilot, lambda: app.main.reader.matches.number == 1)
        assert display_text(Paragraph(SafeText("فيها الزمرّد مرة."))) in screen_text(app)
        await pilot.press("n")
        assert app.main.reader.matches.number == 2
        await pilot.press("escape", "escape")
        assert not app.main.reading


async def test_what_is_found_stays_when_the_rest_of_a_long_article_has_come(folder: Path) -> None:
    path = folder / "b.md"
    lines = "".join(f"سطر {number} من مقال طويل.\n\n" for number in range(4000))
    path.write_text(f"# قصيدة\n\nفيها الزمرد.\n\n{lines}والزمرد في آخره.\n", "utf-8")
    async with reading(folder, "c.md") as (app, pilot):
        await open_found(app, pilot, "الزمرد", path)
        await until(pilot, lambda: len(app.main.reader.matches) == 2)
        assert app.main.reader.matches.number == 1


def dated(folder: Path) -> Path:
    """Give the articles dates: two of one year, one of another."""
    for name, date in (("a", "2026-01-05"), ("b", "2026-03-01"), ("c", "2025-03-01")):
        path = folder / f"{name}.md"
        text = path.read_text("utf-8").replace("---\n", f"---\ndate: {date}\n", 1)
        path.write_text(f"{text}المطر.\n", "utf-8")
    return folder


def rows(app: NewsreaderApp) -> list[list[tuple[str, int, bool]]]:
    """Return the facets that are offered: value, articles, whether it is chosen."""
    shown = app.screen.query_one(Facets).rows
    return [[(each.value, each.articles, each.is_chosen) for each in row] for row in shown]


SECTIONS = [("أدب", 1, False), ("بيئة", 1, False), ("رياضة", 1, False)]


async def test_a_section_and_a_date_are_put_into_the_query_and_taken_out(folder: Path) -> None:
    async with reading(dated(folder), "c.md") as (app, pilot):
        hits = await opened(app, pilot, *"المطر")
        await until(pilot, lambda: names(hits) == "abc")
        found = rows(app)
        assert sorted(found[0]) == SECTIONS
        assert found[1] == [("2026", 2, False), ("2025", 1, False)]
        await pilot.press("tab", "tab", "enter")
        assert field(app).value == "تاريخ:2026 المطر"
        await until(pilot, lambda: names(hits) == "ab")
        assert rows(app)[1] == [("2026", 2, True), ("2026-03", 1, False), ("2026-01", 1, False)]
        assert sorted(each[0] for each in rows(app)[0] if each[1]) == ["أدب", "بيئة"]
        await pilot.press("left", "left", "enter")  # the next one stands to the left
        assert field(app).value == "تاريخ:2026-01 المطر"
        await until(pilot, lambda: names(hits) == "a")
        await pilot.press("enter")
        assert field(app).value == "تاريخ:2026 المطر"
        await until(pilot, lambda: names(hits) == "ab")
        await pilot.press("right", "right", "enter")
        assert field(app).value == "المطر"
        await until(pilot, lambda: names(hits) == "abc")
        await pilot.press("shift+tab", "enter")
        section = field(app).value.partition(" ")[0].removeprefix("قسم:")
        await until(pilot, lambda: len(hits.hits) == 1)
        assert hits.hits[0].entry.section == section
        assert sum(chosen for _, _, chosen in rows(app)[0]) == 1  # others can be chosen yet
        assert len(rows(app)[0]) == 3
        await pilot.press("escape")  # out of the facets, not out of the window
        await pilot.press("down", "enter")
        await until(pilot, lambda: shown(app) == hits.hits[0].entry.path)


async def test_arrows_are_the_field_s_while_no_facet_is_in_hand(folder: Path) -> None:
    async with reading(dated(folder), "c.md") as (app, pilot):
        hits = await opened(app, pilot, *"المطر")
        await until(pilot, lambda: names(hits) == "abc")
        await pilot.press("right", *"ما")
        assert field(app).value == "المطمار"
        facets = app.screen.query_one(Facets)
        await until(pilot, lambda: not facets.rows)
        await pilot.press("tab")  # there is none
        assert facets.place is None


@pytest.mark.parametrize(("language", "name"), [("ar", "قسم"), ("en", "section")])
async def test_facets_are_clicked_on_the_side_where_lines_begin(
    folder: Path, language: str, name: str
) -> None:
    async with reading(dated(folder), "c.md", language=language) as (app, pilot):
        hits = await opened(app, pilot, *"المطر")
        await until(pilot, lambda: names(hits) == "abc")
        facets = app.screen.query_one(Facets)
        first = facets.rows[0][0].value
        at = facets.size.width - 3 if language == "ar" else 2
        await pilot.click(facets, offset=(at, 0))
        await until(pilot, lambda: len(hits.hits) == 1)
        assert field(app).value == f"{name}:{first} المطر"
        line = facets.render_line(0).text
        assert line.strip().startswith("✓") == (language == "en")
        assert line.strip().endswith("✓") == (language == "ar")
        await pilot.click(facets, offset=(at, 0))
        await until(pilot, lambda: names(hits) == "abc")
        await pilot.click(facets, offset=(facets.size.width // 2, 1))  # nothing stands there
        assert field(app).value == "المطر"


async def test_the_number_stands_behind_the_section_s_name(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        hits = await opened(app, pilot, *"الآبار")
        await until(pilot, lambda: names(hits) == "ab")
        line = app.screen.query_one(Facets).render_line(0).text
        assert display_text(Paragraph(SafeText("بيئة 1"))) in line
        assert display_text(Paragraph(SafeText("أدب 1"))) in line


async def test_a_facet_in_hand_is_in_sight_in_narrow_windows(folder: Path) -> None:
    for number in range(20):
        text = f"---\ntitle: مقال {number}\nsection: قسم طويل رقم {number:02}\n---\nالمطر\n"
        (folder / f"n{number}.md").write_text(text, "utf-8")
    async with reading(folder, "c.md", size=(60, 20)) as (app, pilot):
        hits = await opened(app, pilot, *"المطر")
        await until(pilot, lambda: len(hits.hits) == 22)
        facets = app.screen.query_one(Facets)
        await pilot.press("tab", *["left"] * 15)
        facet = facets.in_hand
        assert facet is not None
        assert facet == facets.rows[0][15]
        assert 15 in [place for place, _ in facets._shown(0)]
        assert facets.render_line(0).cell_length == facets.size.width
        await pilot.press("enter")
        assert field(app).value == f'قسم:"{facet.value}" المطر'
        await until(pilot, lambda: len(hits.hits) == 1)
        assert hits.size.height >= 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("secton:بيئة", "section:"),
        ("المطر is:unraed", "is:unread"),
        ("لاشيءمنهذا", "لا شيء"),
        ("شطرنج قصيدة ", "بعضها"),
        ("", "عبارة"),
    ],
)
async def test_what_is_said_above_what_is_found(folder: Path, typed: str, said: str) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        hits = await opened(app, pilot)
        field(app).value = typed
        await until(pilot, lambda: said in hits._note())


async def test_what_was_searched_before_comes_back(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        for typed in ("مطر", "آبار"):
            await opened(app, pilot, *typed)
            await pilot.press("escape")
            assert app.screen is app.main
        await opened(app, pilot)
        for key, value in (
            ("up", "آبار"), ("up", "مطر"), ("up", "مطر"),
        ):  # fmt: skip
            await pilot.press(key)
            assert field(app).value == value
        hits = app.screen.query_one(Hits)
        await until(pilot, lambda: names(hits) == "ab")
        await pilot.press("enter")
        await until(pilot, lambda: shown(app)[-4:-3] in ("a", "b"))


async def test_enter_at_once_opens_the_best_of_what_was_typed(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        await until(pilot, lambda: app.shelf.library is not None)
        await pilot.press("F", *"قصيدة", "enter")
        await until(pilot, lambda: shown(app).endswith("b.md"))
        await pilot.press("F", *"لاشيءمنهذا", "enter")
        assert isinstance(app.screen, SearchScreen)  # nothing to open: it stays
        await pilot.press("escape", "F", "enter")
        assert len(app.screen_stack) == 1


async def test_it_stands_in_narrow_windows_too(folder: Path) -> None:
    for size in ((40, 12), (60, 20), (9, 3), (1, 1)):
        async with reading(folder, "c.md", size=size) as (app, pilot):
            await opened(app, pilot)
            await pilot.press(*"مطر")
            await until(pilot, lambda: bool(app.screen.query_one(Hits).hits))
            screen_text(app)
            await pilot.press("down", "tab", "enter")


async def test_what_was_searched_comes_back_at_the_next_start(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / ".state"
    for expected in ("", "الآبار"):
        async with reading(folder, "c.md", state=state) as (app, pilot):
            await opened(app, pilot)
            await pilot.press("up")
            assert field(app).value == expected
            await pilot.press("escape", "F", *"الآبار", "escape")
            await until(pilot, (state / "searches.txt").exists)


async def test_a_file_of_searches_that_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / ".state"
    (state / "searches.txt").mkdir(parents=True)
    async with reading(folder, "c.md", state=state) as (app, pilot):
        await opened(app, pilot, *"الآبار")
        await pilot.press("escape")
        # Nothing is written over it: what is wrong is told once.
        await until(pilot, lambda: len(app.voice.faults) == 1)
        assert "searches.txt" in app.voice.faults[0].source
        assert "cannot be read" in app.voice.faults[0].message


async def test_no_title_stands_last_without_its_words(tmp_path: Path) -> None:
    for number in range(12):
        head = f"title: مطر {number}\nsection: قسم {number % 4}\ndate: 20{10 + number}-01-01"
        (tmp_path / f"{number}.md").write_text(f"---\n{head}\n---\nنزل المطر.\n", encoding="utf-8")
    async with reading(tmp_path, size=(100, 40)) as (app, pilot):
        hits = await opened(app, pilot, *"مطر")
        await until(pilot, lambda: len(hits.hits) > 10)
        for height in range(40, 9, -2):
            await pilot.resize_terminal(100, height)
            await until(pilot, lambda: app.size.height == height)  # noqa: B023
            last = hits.size.height - 1
            assert hits.hit_at(last) == hits.hit_at(last - 1) >= 0, height
