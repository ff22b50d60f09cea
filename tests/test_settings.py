"""The settings: what is right counts, what is wrong is told with its line and what could be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import Fault
from newsreader.settings import (
    SETTINGS,
    Configuration,
    Settings,
    interface_language,
    library_folders,
    load_settings,
    nearest,
    samples_folder,
    state_folder,
    watched_folders,
    with_known_watch,
)
from newsreader.settings.toml import heads_of, in_short, lines_of, loads, value_text


def loaded(folder: Path, text: str, before: Settings | None = None) -> Configuration:
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return load_settings(file, before)


def told(found: Configuration) -> list[tuple[int | None, str]]:
    assert all(fault.source == found.source for fault in found.faults)
    return [(fault.line, fault.message) for fault in found.faults]


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    found = load_settings(tmp_path / "none.toml", Settings(measure=50))
    assert (found.settings, found.faults, found.origins) == (Settings(), (), {})
    assert load_settings(tmp_path / "none.toml" / "config.toml").faults == ()


WRITTEN = {
    "language": ("'en'", "en"),
    "library": ("['~/news', '/old']", ("~/news", "/old")),
    "watch": ("false", False),
    "digits": ("'arabic'", "arabic"),
    "months": ("'levantine'", "levantine"),
    "calendar": ("'both'", "both"),
    "justify": ("'spaces'", "spaces"),
    "harakat": ("'some'", "some"),
    "measure": ("60", 60),
    "smooth": ("true", True),
    "images": ("false", False),
    "graphics": ("'sixel'", "sixel"),
    "margin": ("3", 3),
    "line_spacing": ("1", 1),
    "paragraphs": ("'indent'", "indent"),
    "theme": ("'nord'", "nord"),
    "terminal": ("'vte'", "vte"),
}


def test_every_setting(tmp_path: Path) -> None:
    lines = [f"{name} = {WRITTEN[name][0]}" for name in SETTINGS if name != "keys"]
    found = loaded(tmp_path, "\n".join([*lines, "[keys]\nquit = 'Q'\nfind = ['/', 'g']\n"]))
    keys = {"quit": ("Q",), "find": ("/", "g")}
    values: dict[str, Any] = {name: value for name, (_, value) in WRITTEN.items()}
    assert found.settings == Settings(**values, keys=keys)
    assert found.origins == dict.fromkeys(SETTINGS, "file")
    assert [found.line(name) for name in SETTINGS] == [*range(1, len(SETTINGS) + 1)]
    assert found.line("keys", "find") == len(SETTINGS) + 2
    assert found.faults == ()


def test_one_folder_needs_no_list_and_nothing_named_is_nothing_chosen(tmp_path: Path) -> None:
    assert loaded(tmp_path, "library = '~/news'").settings.library == ("~/news",)
    found = loaded(tmp_path, "library = ''\ntheme = ''\nterminal = ''")
    assert (found.settings, found.faults) == (Settings(), ())


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("measure = 5", "'measure' cannot be 5; the nearest value is 20"),
        ("measure = 5000", "'measure' cannot be 5000; the nearest value is 400"),
        ("measure = '66'", "'measure' cannot be \"66\"; the nearest value is 66"),
        ("measure = 60.7", "'measure' cannot be 60.7; the nearest value is 61"),
        ("measure = 'wide'", "'measure' cannot be \"wide\"; the nearest value is 70"),
        ("measure = inf", "'measure' cannot be inf; the nearest value is 70"),
        ("measure = []", "'measure' cannot be []; the nearest value is 70"),
        ("mesure = 60", "no setting is called 'mesure'; the nearest is 'measure'"),
        ("langauge = 'ar'", "no setting is called 'langauge'; the nearest is 'language'"),
        ("language = 'fr'", '\'language\' cannot be "fr"; the nearest value is "ar"'),
        ("language = 'EN'", '\'language\' cannot be "EN"; the nearest value is "en"'),
        ("language = 3", "'language' cannot be 3; the nearest value is \"auto\""),
        (
            "library = ['~/news', 3]",
            '\'library\' cannot be ["~/news", 3]; the nearest value is ["~/news"]',
        ),
        ("watch = 1", "'watch' cannot be 1; the nearest value is true"),
        ("watch = {}", "'watch' cannot be {}; the nearest value is false"),
        ("watch = [2]", "'watch' cannot be [2]; the nearest value is []"),
        ("digits = 'arab'", '\'digits\' cannot be "arab"; the nearest value is "arabic"'),
        ("digits = 0", "'digits' cannot be 0; the nearest value is \"as-written\""),
        ("theme = true", "'theme' cannot be true; the nearest value is \"auto\""),
        (
            "terminal = {name = 'vte', on = 1}",
            '\'terminal\' cannot be {"name" = "vte", "on" = 1}; the nearest value is "auto"',
        ),
        (f"measure = '{'x' * 70}'", f"'measure' cannot be \"{'x' * 59}…; the nearest value is 70"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_nearest(
    tmp_path: Path, line: str, fault: str
) -> None:
    text = f"# mine\n\n{line}\n\n"
    found = loaded(tmp_path, text)
    assert told(found) == [(3, fault)]
    assert (found.settings, found.origins) == (Settings(), {})
    # What is right counts, and what was in force stays where the file is wrong.
    before = Settings("en", ("/a",), False, "arabic", 50, "dracula", "kitty")
    name = line.partition(" ")[0]
    other = "theme = 'nord'\n" if name != "theme" else "measure = 99\n"
    found = loaded(tmp_path, other + text, before)
    assert told(found) == [(4, fault)]
    kept = before if name in SETTINGS else Settings()
    assert getattr(found.settings, name, None) == getattr(kept, name, None)
    assert (found.settings.theme, found.settings.measure)[name == "theme"] in ("nord", 99)


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("measure = 60\n= 1\n", 2, "not TOML: Invalid statement"),
        ("a = 1\na = 2", 2, "not TOML: Cannot overwrite a value"),
        ("measure = 60\n\nb = [1,\n2", 4, "not TOML: Unclosed array"),
        ("a = " + "[" * 20_000, None, "not TOML: it is nested too deeply"),
    ],
)
def test_of_what_is_no_toml_nothing_counts(
    tmp_path: Path, text: str, line: int | None, fault: str
) -> None:
    before = Settings(measure=99)
    found = loaded(tmp_path, text, before)
    ((at, message),) = told(found)
    assert message.startswith(fault)
    assert line is None or at == line
    assert found.settings == before
    assert loaded(tmp_path, text).settings == Settings()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    before = Settings(measure=99)
    file.write_bytes(b"\xff")
    found = load_settings(file, before)
    assert told(found) == [(None, "the settings cannot be read: not UTF-8")]
    assert found.settings == before
    file.write_bytes(b"# " + b"x" * 70_000)
    assert told(load_settings(file)) == [(None, "the settings are larger than 64 KiB")]
    assert told(load_settings(tmp_path)) == [(None, "the settings cannot be read: Is a directory")]


def test_lines_of_keys() -> None:
    text = (
        "# a comment\n\nmeasure = 60 # wide\nlibrary = [\n  '/a', # one\n\n  '/b',\n]\n"
        "deep.er = '''\nkeys = 3\n[no]\n'''\n\n[keys]\n# none\nquit = 'Q'\nopen = [\n'o']\n"
        "[keys.more]\nx = {y = 1}\n[[many]]\nz = 1\n[[many]]\nz = 2\n"
    )
    assert lines_of(text) == {
        ("measure",): 3,
        ("library",): 4,
        ("deep",): 9,
        ("deep", "er"): 9,
        ("keys",): 14,
        ("keys", "quit"): 16,
        ("keys", "open"): 17,
        ("keys", "more"): 19,
        ("keys", "more", "x"): 20,
        ("keys", "more", "x", "y"): 20,
        ("many",): 21,
    }
    assert heads_of(text) == [
        (14, ("keys",)), (19, ("keys", "more")), (21, ("many",)), (23, ("many",)),
    ]  # fmt: skip
    assert heads_of("a = 1\n[ 'b' . c ]") == [(2, ("b", "c"))]
    assert heads_of("a = 1\n") == []
    assert lines_of("a = 1\r\nb = 2\r\n") == {("a",): 1, ("b",): 2}
    # One who writes a value of so many lines has lost the lines that come after it.
    assert lines_of("a = 1\nb = [" + "\n" * 300 + "]\nc = 1\n") == {("a",): 1}


def test_values_as_toml() -> None:
    text = 'الوقت "x" \\ \x7f \x1b'
    assert loads(f"a = {value_text(text)}") == {"a": text}
    values = {"b": True, "c": False, "d": 1, "e": 1.5, "f": ["x", [1]], "g h": {"i": ("y",)}}
    assert loads(f"a = {value_text(values)}") == {"a": {**values, "g h": {"i": ["y"]}}}
    assert in_short("x" * 58) == value_text("x" * 58)
    assert in_short("x" * 60) == value_text("x" * 60)[:60] + "…"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_written_so_that_toml_reads_it(text: str) -> None:
    assert loads(f"a = {value_text(text)}") == {"a": text}


def test_the_nearest_name() -> None:
    assert nearest("Dracul", ["auto", "nord", "Dracula"]) == "Dracula"
    assert nearest("~~~~", ["auto", "nord"]) == "auto"


@pytest.mark.parametrize(
    ("setting", "environment", "language"),
    [
        ("ar", {"LANG": "en_US.UTF-8"}, "ar"),
        ("auto", {"LANG": "en_US.UTF-8"}, "en"),
        ("auto", {"LC_ALL": "ar_SY.UTF-8", "LANG": "en_US.UTF-8"}, "ar"),
        ("auto", {"LANG": "en"}, "en"),
        ("auto", {"LANG": "enm_GB.UTF-8"}, "ar"),
        ("auto", {"LANG": "ar@latin"}, "ar"),
        ("auto", {"LANG": "C.UTF-8"}, "ar"),
        ("auto", {}, "ar"),
    ],
)
def test_the_language_of_the_interface(
    setting: str, environment: dict[str, str], language: str
) -> None:
    assert interface_language(Settings(language=setting), environment) == language


def test_the_samples_are_there() -> None:
    assert len(list(samples_folder().iterdir())) >= 36


def test_the_folder_for_what_outlives_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == (tmp_path / "newsreader", ())
    # Where neither a variable nor the system knows the home.
    monkeypatch.setattr(platformdirs, "user_state_path", lambda name: Path("~", name))
    assert state_folder() == (
        None,
        (Fault("HOME", "there is no home folder: what was read is forgotten at the end"),),
    )
    monkeypatch.setattr(platformdirs, "user_config_path", lambda name: Path("~", name))
    assert load_settings() == Configuration()


def test_the_reader_s_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "newsreader").mkdir()
    loaded(tmp_path / "newsreader", "\ufeffmeasure = 44\n")
    assert load_settings().settings.measure == 44


def test_folders_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("news/today", "articles", "locked"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "link").symlink_to("news")

    def folders(*names: str) -> list[str]:
        found, told = library_folders(Configuration(Settings(library=names)))
        assert told.faults == ()
        return [str(folder.relative_to(tmp_path)) for folder in found]

    assert folders("~/news", "~/articles") == ["news", "articles"]
    assert folders("~/articles", "~/news") == ["articles", "news"]
    # What lies in another one, or is the same one, is there already.
    assert folders("~/news/today", "~/news", "~/link", "~/news/") == ["news"]
    assert library_folders(Configuration()) == ([samples_folder()], Configuration())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "file").touch()
    wrong = ["artciles", "nothing/like/it", "file"]
    names = ", ".join(f"'{tmp_path / name}'" for name in ["articles", *wrong])
    folders, found = library_folders(loaded(tmp_path, f"\nlibrary = [{names}]\n"))
    assert folders == [tmp_path / "articles"]
    near = [tmp_path / "articles", tmp_path, tmp_path]
    assert told(found) == [
        (2, f"'library' is no folder: {tmp_path / name}; the nearest is {each}")
        for name, each in zip(wrong, near)
    ]
    folders, found = library_folders(loaded(tmp_path, "library = ['~no.body/x', 'a\\u0000b']"))
    assert folders == [samples_folder()]
    assert len(found.faults) == 2


def test_what_is_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("news/today", "news/old", "other"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "link").symlink_to("news")
    news, other = tmp_path / "news", tmp_path / "other"
    assert watched_folders(True, [news, other]) == [news, other]
    assert watched_folders(False, [news, other]) == []

    def watched(text: str, *roots: Path) -> list[Path]:
        found = with_known_watch(loaded(tmp_path, text))
        assert found.faults == ()
        return watched_folders(found.settings.watch, roots)

    assert watched("watch = true", news) == [news]
    assert watched("watch = []", news) == []
    # Of the folders those within what is open; of what is open that within the folders.
    assert watched("watch = ['~/link/today', '~/other']", news) == [news / "today"]
    assert watched("watch = '~/link'", tmp_path) == [news]
    assert watched("watch = '~'", news / "today", other) == [news / "today", other]
    assert watched("watch = '~/news'", tmp_path / "link") == [news]
    assert watched("watch = '~/news/old'", news / "today") == []
    text = "\nwatch = ['~/nwes', '~/other']"
    found = with_known_watch(loaded(tmp_path, text))
    assert told(found) == [(2, "'watch' is no folder: ~/nwes; the nearest is ~/news")]
    assert found.settings.watch == (str(other),)
    found = with_known_watch(loaded(tmp_path, "watch = '~/nwes'", Settings(watch=False)))
    assert (found.settings.watch, len(found.faults)) == (False, 1)
    assert found.origins == {}
