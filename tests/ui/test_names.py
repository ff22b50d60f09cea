"""Files whose names are no text, in the app: listed, opened, marked."""

from __future__ import annotations

import os
from pathlib import Path

from support.reading import reading, screen_text, until
from support.state import is_written, kept


async def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"folder \xe9\x1b[31m")
    folder.mkdir()
    names = [os.fsdecode(b"caf\xe9.md"), os.fsdecode(b"\xff\x1b]0;x\x07.md"), "plain.md"]
    for name in names:
        (folder / name).write_text("متن المقال كلام طويل.\n\n" * 5, encoding="utf-8")
    state = tmp_path / "state"
    async with reading(folder, names[0], state=state) as (app, pilot):
        for _ in range(2):
            for name in names:
                app.desk.open(str(folder / name))
                await until(
                    pilot,
                    lambda name=name: (
                        app.desk.article is not None  # type: ignore[misc]
                        and app.desk.article.path == str(folder / name)
                    ),
                )
                text = screen_text(app)
                assert "\x1b" not in text
                assert not any("\ud800" <= character <= "\udfff" for character in text)
        library = app.shelf.library
        assert library is not None
        await until(pilot, lambda: all(entry.read for entry in library.entries))
        is_written(library)
        assert app.main.folder_name == "folder \ufffd"
        for key in ("e", "escape", "colon", "escape", "slash", "escape"):
            await pilot.press(key)
    assert len(kept(state)) == 3
