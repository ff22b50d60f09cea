"""The window in which an article is saved: in which form, and where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.interface import Interface
from newsreader.printing.exports import SUFFIXES, Standing, standing
from newsreader.text.controls import SafeText
from newsreader.ui.background import Latest
from newsreader.ui.screens.palette import Choice, Choices
from newsreader.ui.screens.typed import TypedScreen
from newsreader.ui.widgets.field import Field

__all__ = ["Export", "ExportScreen"]

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Export(NamedTuple):
    """What is to be saved where; `replaces`: the file that is there was shown to be so."""

    form: str
    file: Path
    replaces: bool


class Forms(Choices):
    """The forms to choose from, and below them what stands in the way."""

    DEFAULT_CSS: ClassVar[str] = ""
    message: reactive[str] = reactive("")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a row for each form and one for the message."""
        return len(self.choices) + 1

    def row(self, y: int, width: int) -> Strip:
        """Return one form, or the message."""
        if y < len(self.choices):
            return super().row(y, width)
        return self.label(self.message, width, "aside")


class ExportScreen(TypedScreen["Export | None"]):
    """A field with the file's name over the forms; another form is another ending of the name.

    A file that is there is replaced when that was said and Enter is pressed again.
    """

    def __init__(self, file: str, interface: Interface) -> None:
        """Begin with the first form, in `file`: a path without its ending."""
        self._labels = interface.labels
        names = self._labels.forms
        choices = [
            Choice(SafeText(names[form]), SafeText(SUFFIXES[form]), form) for form in SUFFIXES
        ]
        self._forms = Forms(choices, interface, "")
        super().__init__(Field(lambda labels: labels.save_as), self._forms, interface)
        self._field.value = file + SUFFIXES[self._form]
        self._asked = ""

    @property
    def _form(self) -> str:
        """The form that is selected."""
        return self._forms.choices[self._forms.selected].action

    def action_field_step(self, step: int) -> None:
        """Take another form; the name's ending goes with it, if it was that of the form."""
        self._select(self._forms.selected + max(-1, min(1, step)))

    def on_window_rows_clicked(self, event: Forms.Clicked) -> None:
        """Take the form that is clicked."""
        if event.row < len(self._forms.choices):
            self._select(event.row)

    def _select(self, form: int) -> None:
        """Take the form of this number, or the nearest that there is."""
        before = SUFFIXES[self._form]
        self._forms.move(form - self._forms.selected)
        name = self._field.value
        if name.endswith(before):
            self._field.value = name.removesuffix(before) + SUFFIXES[self._form]
            self._field.cursor_position = len(self._field.value)

    async def action_leave_field(self, cancelled: bool) -> None:
        """Save, when nothing stands in the way; say what does."""
        name = _CONTROLS.sub("", self._field.value).strip()
        if cancelled or not name:
            self.close()
            return
        file = _named(name)

        def answer(found: Standing) -> None:
            if found is Standing.NOWHERE:
                self._forms.message = self._labels.no_folder
            elif found is Standing.TAKEN and self._asked != name:
                self._asked = name
                self._forms.message = self._labels.is_there
            else:
                self.close(Export(self._form, file, found is Standing.TAKEN))

        await Latest(self.app).finish(lambda _goes_on: standing(file), answer)


def _named(name: str) -> Path:
    """Return the file that a name means; `~` is a folder of somebody who is known."""
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError:
        return Path(name).absolute()
