"""The history of what was opened: back and forward, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsreader.layout.rows import Place

__all__ = ["History", "Visit"]


@dataclass(frozen=True, slots=True)
class Visit:
    """An article that was opened, by its path, and the place where it was left."""

    path: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Visits, the current one, and those that back was pressed on."""

    visits: tuple[Visit, ...] = ()
    index: int = -1

    @property
    def current(self) -> Visit | None:
        """The visit that is shown."""
        return self.visits[self.index] if self.index >= 0 else None

    def leave(self, place: Place) -> History:
        """Return the history with the place at which the current article is left."""
        if self.current is None:
            return self
        visits = list(self.visits)
        visits[self.index] = replace(visits[self.index], place=place)
        return replace(self, visits=tuple(visits))

    def open(self, path: str) -> History:
        """Return the history with an article opened; what lay ahead is forgotten.

        The article that is open already is not opened a second time.
        """
        if self.current is not None and self.current.path == path:
            return self
        visits = (*self.visits[: self.index + 1], Visit(path))
        return History(visits, len(visits) - 1)

    def from_before(self, path: str) -> History:
        """Return the history with a visit before all others; none to what was visited already."""
        if not path or self.current is None or any(each.path == path for each in self.visits):
            return self
        return History((Visit(path), *self.visits), self.index + 1)

    def back(self) -> History:
        """Return the history one visit earlier, itself at the beginning."""
        return replace(self, index=self.index - 1) if self.index > 0 else self

    def forward(self) -> History:
        """Return the history one visit later, itself at the end."""
        is_last = self.index + 1 == len(self.visits)
        return self if is_last else replace(self, index=self.index + 1)

    def without(self, path: str) -> History:
        """Return the history without visits to an article that is gone, but for the current one."""
        kept = [i for i, visit in enumerate(self.visits) if i == self.index or visit.path != path]
        index = kept.index(self.index) if self.index >= 0 else -1
        return History(tuple(self.visits[i] for i in kept), index)
