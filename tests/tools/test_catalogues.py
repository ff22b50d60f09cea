"""What is looked for in the catalogues."""

from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from tools.catalogues import faults, main, template, updated, written

from tools import catalogues


def test_the_catalogues_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["--check"]), capsys.readouterr().out.strip()) == (0, "")


def test_all_kinds_of_texts_are_found() -> None:
    found = {text.id for text in template() if text.id}
    assert {"Moving", "page down", "Related articles", "is empty", "two words of joined letters",
            ("{n} article", "{n} articles")} <= found  # fmt: skip


def test_what_is_out_of_date_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = template()
    texts.add("a text that is new")
    monkeypatch.setattr(catalogues, "template", lambda: texts)
    assert main(["--check"]) == 1
    told = capsys.readouterr().out
    assert "ar/LC_MESSAGES/newsreader.po: out of date" in told
    assert "ar: not translated: 'a text that is new'" in told
    assert "en: not translated" not in told  # it stands in the source


def test_a_translation_names_what_the_text_names() -> None:
    texts = Catalog("ar")
    texts.add("the {} of {name}", "{name}")
    texts.add(("{n} of {}", "{n} of {}"), ("", "", "", "", "", ""))
    texts.add(("{n} in {}", "{n} in {}"), ("{}", "{}", "{}", "{n} {}", "{n} {}", "{n} {}"))
    assert list(faults("ar", texts)) == [
        "ar: names other things: 'the {} of {name}'", "ar: not translated: '{n} of {}'",
    ]  # fmt: skip


def test_what_is_gone_from_the_source_goes_and_what_is_empty_is_not_compiled() -> None:
    found = updated("ar", Catalog())
    assert [text.id for text in found if text.id] == []
    assert not found.obsolete
    texts = Catalog("ar", fuzzy=False)
    texts.add("none", "")
    texts.add("some", "بعض")
    texts.add(("{n} day", "{n} days"), ("", "", "", "", "", ""))
    compiled = read_mo(BytesIO(written(texts)["mo"]))
    assert [text.id for text in compiled if text.id] == ["some"]
