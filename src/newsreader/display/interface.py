"""How the interface speaks: its language, its letters, the reader's own keys."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from newsreader.display.keymaps import Keymap, keys_in_force
from newsreader.display.keys import BY_NAME, Action, key_name
from newsreader.display.labels import ARABIC, Labels
from newsreader.display.panes import spacing_of
from newsreader.display.signs import AS_THEY_ARE, Signs
from newsreader.layout.spacing import CLOSE, Spacing
from newsreader.layout.stretching import Justification
from newsreader.settings import Settings
from newsreader.text.directions import Direction

__all__ = ["Interface"]


@dataclass(frozen=True)
class Interface:
    """The texts, whether letters are joined, which digits and harakat are shown, own keys.

    `keymap` has the keys of actions that have others than usual; `justify` says what lines are
    filled with: `off`, `spaces`, `kashida`; `spacing` what stands between them; `margin`
    the cells at either side of the text, at least.
    """

    labels: Labels = ARABIC
    shaped: bool = True
    keymap: Keymap = field(default_factory=dict)
    digits: str = AS_THEY_ARE.digits
    harakat: str = AS_THEY_ARE.harakat
    justify: str = "kashida"
    images: bool = True
    spacing: Spacing = CLOSE
    margin: int = 2

    @property
    def signs(self) -> Signs:
        """What digits are shown as, and which harakat are."""
        return Signs(self.digits, self.harakat)

    def of(self, settings: Settings) -> Interface:
        """Return the same with the digits, harakat, lines and pictures of the settings."""
        digits, harakat, justify = settings.digits, settings.harakat, settings.justify
        page = self.on_page(settings)
        return replace(
            page, digits=digits, harakat=harakat, justify=justify, images=settings.images
        )

    def on_page(self, settings: Settings) -> Interface:
        """Return the same with the margin and the spacing of the settings."""
        return replace(self, spacing=spacing_of(settings), margin=settings.margin)

    def justification(self, language: str) -> Justification:
        """Return what lines of a language are filled with."""
        return Justification.of(self.justify, language)

    @property
    def direction(self) -> Direction:
        """The direction of the interface: the side at which lines begin."""
        return self.labels.direction

    def keys(self, action: Action) -> tuple[str, ...]:
        """Return what is printed on the keys of an action."""
        return tuple(map(key_name, self._keys(action)))

    def _keys(self, action: Action) -> tuple[str, ...]:
        """Return the keys of an action, as Textual calls them."""
        return self.keymap.get(action.name, action.keys)

    @property
    def bound(self) -> AbstractSet[str]:
        """The keys of all actions, as Textual calls them."""
        return {key for keys in keys_in_force(self.keymap).values() for key in keys}

    def is_key_of(self, key: str, *names: str) -> bool:
        """Return whether a key is one of the actions of these names."""
        return any(key in self._keys(BY_NAME[name]) for name in names)

    def way_to(self, name: str) -> str:
        """Return the first key of an action; what the palette calls it where it has none."""
        action = BY_NAME[name]
        return next(iter(self.keys(action)), self.name(action))

    def name(self, action: Action) -> str:
        """Return what an action is called."""
        if action.name == "language":
            return self.labels.next.own_name
        return self.labels.of(action.text)
