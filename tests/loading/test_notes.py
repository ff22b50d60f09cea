"""Footnotes of HTML, as editors, books and converters write them."""

from __future__ import annotations

import pytest

from newsreader.formats.trees import blocks_of_html
from support import outlines


def outline(source: str) -> list[str]:
    return [outlines.outline(block) for block in blocks_of_html(source)]


def test_a_list_of_notes_with_ways_back() -> None:
    source = """<p>قال<sup id="r1"><a href="#n1">1</a></sup>
    ثم قال<sup><a id="r2" href="#n2">2</a></sup>.</p>
    <section class="footnotes"><hr><ol><li id="n1"><p>أولى <b>هنا</b>. <a href="#r1">↩</a></p></li>
    <li id="n2"><p>ثانية.<a href="#r2">↩︎</a></p><p>وفقرة.</p></li></ol></section>"""
    assert outline(source) == [
        "p قال^[1]^ ثم قال^[2]^.", "rule", "note 1(p أولى **هنا**.)", "note 2(p ثانية.; p وفقرة.)",
    ]  # fmt: skip


def test_the_notes_of_a_book() -> None:
    source = """<p>نص<a epub:type="noteref" href="chapter.xhtml#n">(أ)</a>.</p>
    <aside epub:type="footnote" id="n"><p>حاشية.</p></aside>"""
    assert outline(source) == ["p نص^[1]^.", "note 1(p حاشية.)"]


@pytest.mark.parametrize(
    ("mark", "label"), [("[٣]", "٣"), ("(3)", "3"), ("*", "*"), ("††", "††"), ("a", "a")]
)
def test_the_mark_is_the_label(mark: str, label: str) -> None:
    source = f"""<p>نص<a href="#n">{mark}</a>.</p><p><a id="n" href="#r">{mark}</a>. حاشية.</p>"""
    assert outline(source) == [f"p نص^[{label}]^.", f"note {label}(p حاشية.)"]


def test_marks_that_are_the_same_are_numbered() -> None:
    source = """<p>نص<a href="#a">*</a> ونص<a href="#b">*</a> ونص<a href="#a">*</a></p>
    <p id="a">* أولى.</p><p id="b">ثانية.</p>"""
    assert outline(source)[0] == "p نص^[1]^ ونص^[2]^ ونص^[1]^"
    assert outline(source)[2] == "note 2(p ثانية.)"


@pytest.mark.parametrize(
    "source",
    [
        '<p><a href="#c">1</a></p><h2 id="c">باب</h2><p>نص</p>',
        '<p><a href="#c">1</a></p><div id="c"><h2>باب</h2><p>نص</p></div>',
        '<p><a href="#c">انظر الباب التالي</a></p><p id="c">نص</p>',
        '<p id="c">نص</p><p><a href="#c">1</a></p>',
        '<p id="c">نص <a href="#c">1</a></p>',
        '<p><a href="#none">1</a></p><p id="c">نص</p>',
        f'<p><a href="#c">1</a></p><p id="c">{"نص " * 9_000}</p>',
        '<p><a href="#">1</a></p><p id="">نص</p>',
    ],
)
def test_other_links_within_a_page_are_no_notes(source: str) -> None:
    assert not [line for line in outline(source) if line.startswith("note") or "^[" in line]


def test_what_else_stands_in_a_note_stays() -> None:
    source = """<p>نص<a href="#n">1</a> ونص<a href="#m">2</a></p>
    <p id="n"><b></b> أولى، <a href="https://e.org/">موقع</a>.</p>
    <p id="m"><a href="#r">2</a><img alt="صورة" src="x"></p>"""
    assert outline(source) == [
        "p نص^[1]^ ونص^[2]^", "note 1(p أولى، [موقع](https://e.org/).)", "note 2(img صورة <x>)",
    ]  # fmt: skip


def test_very_many_cost_what_their_bytes_cost() -> None:
    """Of notes within notes, too, and of many that refer to one."""
    count = 2_000
    refer = "".join(f'<a href="#n{number % 7}">1</a> ' for number in range(count))
    nested = "".join(f'<div id="n{number}">' for number in range(200)) + "x" + "</div>" * 200
    source = f'<p>{refer}</p>{nested}<p id="m">{"<a href=#m></a>" * count}y</p>'
    assert any(line.startswith("note") for line in outline(source))
