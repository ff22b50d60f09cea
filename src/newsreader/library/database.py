"""The one door to SQLite: a file that is opened, looked over, written to in transactions.

Nothing here repairs, waits for long or tries again. `sqlite3` is imported when a file is opened.
"""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from newsreader.library.troubles import CatalogueError, Trouble
from newsreader.private import make_file

if TYPE_CHECKING:
    import sqlite3

    from typing_extensions import Self

__all__ = ["Database", "is_utf8", "kept", "unkept"]

_JOURNAL = 64 << 10  # bytes of the journal that stay
_STEPS = 20_000  # of SQLite's machine between two looks whether a question still counts


def is_utf8(path: str) -> bool:
    """Return whether a path is text; else it holds bytes that are none."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def kept(path: str) -> str | bytes:
    """Return a path as it is kept: text, or bytes where it is not UTF-8."""
    return path if is_utf8(path) else path.encode("utf-8", "surrogatepass")


def unkept(path: object) -> str:
    """Return the path that is kept as text or as bytes."""
    if not isinstance(path, bytes):
        return str(path)
    try:
        return path.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return path.decode("utf-8", "replace")  # nobody's path: the row is broken


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Let what SQLite and the system raise come out as CatalogueError."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        raise CatalogueError.said_by(str(error)) from error
    except OSError as error:
        raise CatalogueError(Trouble.OTHER, error.strerror or str(error)) from error


def _connected(name: str, seconds: float) -> sqlite3.Connection:
    import sqlite3

    base = sqlite3.connect(
        name, uri=True, timeout=seconds, isolation_level=None, check_same_thread=False
    )
    # Damaged text is still text; what it says is looked at where it is unpacked.
    base.text_factory = lambda data: data.decode("utf-8", "replace")
    return base


class Database:
    """An open file; every method may raise CatalogueError. Any thread may call them.

    A kind of file says its `SCHEMA`, its `TABLES` with their columns, and how they are made.
    """

    WRITER_SECONDS: ClassVar = 0.05  # for a lock; whoever writes tries again by himself
    READER_SECONDS: ClassVar = 0.2
    SCHEMA: ClassVar[int]
    OLDEST: ClassVar[int] = 1  # files of versions before are of no use
    TABLES: ClassVar[Mapping[str, set[str]]]
    MAKE: ClassVar[str]

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._version = 0
        self._lock = threading.RLock()  # held for a statement and what it gives, never for more
        weakref.finalize(self, base.close)

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty one that goes with the program."""
        with _translated():
            database = cls(_connected(":memory:", 0.0))
            database._base.executescript(cls.MAKE)
        return database

    @classmethod
    def reader(cls, file: Path) -> Self:
        """Return one to read from, of any version; a folder that is read-only will do."""
        error = CatalogueError(Trouble.OTHER)
        for query in ("mode=ro", "immutable=1"):
            try:
                return cls._checked(file, query, cls.READER_SECONDS)
            except CatalogueError as this:
                if this.trouble in (Trouble.BUSY, Trouble.DAMAGED):
                    raise
                error = this
        raise error

    @classmethod
    def looker(cls, file: Path) -> Self:
        """Return another one to read from, of a file that is open for writing already."""
        return cls._checked(file, "mode=ro", cls.READER_SECONDS)

    @classmethod
    def writer(cls, file: Path) -> Self:
        """Return one to write to, made if there is none.

        A later version's file is not touched: LATER is raised.
        """
        with _translated():
            make_file(file)
        database = cls._checked(file, "mode=rw", cls.WRITER_SECONDS)
        try:
            with _translated():
                database._prepare()
        except CatalogueError:
            database.close()
            raise
        return database

    @classmethod
    def _checked(cls, file: Path, query: str, seconds: float) -> Self:
        """Return a database of which the first page has been read."""
        with _translated():
            database = cls(_connected(f"file:{quote(bytes(file))}?{query}", seconds))
            try:
                execute = database._base.execute
                execute("SELECT count(*) FROM sqlite_master").fetchone()
                database._version = int(execute("PRAGMA user_version").fetchone()[0])
            except BaseException:
                database._base.close()
                raise
        return database

    def _prepare(self) -> None:
        """Make the tables where they are missing. Raises CatalogueError for another shape."""
        base = self._base
        if self.is_later or 0 < self._version < self.OLDEST:
            raise CatalogueError(Trouble.LATER)
        self._keep_journal()
        if not all(self._has(table) for table in self.TABLES):
            base.executescript(self.MAKE)
        for table, columns in self.TABLES.items():
            rows = base.execute(f"PRAGMA table_info({table})").fetchall()
            more = [row for row in rows if row[1] not in columns]
            wanting = any(needed and default is None for _, _, _, needed, default, _ in more)
            if wanting or not columns <= {row[1] for row in rows}:
                raise CatalogueError(Trouble.LATER)
        if self._version != self.SCHEMA:
            base.execute(f"PRAGMA user_version={self.SCHEMA}")

    def _keep_journal(self) -> None:
        """Use a journal that stays: its room is there when the disk is full.

        A write-ahead log, which version 0.1.0 used, needs memory that is shared through a file;
        where a full disk cannot give it, the system ends the program.
        """
        with contextlib.suppress(CatalogueError), _translated():  # others may have it open
            if self._base.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                self._base.execute("PRAGMA journal_mode=DELETE")
        self._base.execute("PRAGMA journal_mode=PERSIST")
        self._base.execute(f"PRAGMA journal_size_limit={_JOURNAL}")
        self._base.execute("PRAGMA synchronous=NORMAL")

    def _has(self, table: str) -> bool:
        found = self._base.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,))
        return found.fetchone() is not None

    @property
    def is_later(self) -> bool:
        """Whether a later version of the program has made the file."""
        return self._version > self.SCHEMA

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, _translated():
            self._base.close()

    def all(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a query."""
        with self._lock, _translated():
            return self._base.execute(query, values).fetchall()

    def each(self, query: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Yield the rows of a query, as far as they can be had."""
        with self._lock, _translated():
            yield from self._base.execute(query, values)

    def do(self, statement: str, values: Sequence[object] = ()) -> int:
        """Do a statement; return the number of the row that it put in last."""
        with self._lock, _translated():
            return self._base.execute(statement, values).lastrowid or 0

    def do_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Do a statement for each row of values."""
        with self._lock, _translated():
            self._base.executemany(statement, rows)

    # Transactions

    def begin(self) -> None:
        """Begin to write, if that is not begun: nobody else writes until it is done."""
        with self._lock, _translated():
            if not self._base.in_transaction:
                self._base.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Let what was written since `begin` be there for all."""
        with self._lock, _translated():
            if self._base.in_transaction:
                self._base.execute("COMMIT")

    def roll_back(self) -> None:
        """Undo what was done, if that is possible: what went wrong before counts for more."""
        with self._lock, contextlib.suppress(CatalogueError), _translated():
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Write what is done within, whole or not at all."""
        with self._lock, _translated():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._base.execute("COMMIT")
            except BaseException:
                self.roll_back()
                raise

    @contextlib.contextmanager
    def looking(self, goes_on: Callable[[], bool] | None = None) -> Iterator[None]:
        """Let what is asked within be of one moment; given up when nobody waits for it any more."""
        with self._lock, _translated():
            self._base.execute("BEGIN")
            try:
                if goes_on is not None:
                    self._base.set_progress_handler(lambda: not goes_on(), _STEPS)
                yield
            finally:
                self._base.set_progress_handler(None, 0)
                self._base.execute("COMMIT")

    def hurry(self) -> None:
        """Wait no longer until what is written has reached the disk itself.

        It is with the system then, which writes it within seconds, also when the program is gone.
        """
        self.do("PRAGMA synchronous=OFF")

    def generation(self) -> int:
        """Return a number that is another one when another connection has written."""
        return int(self.all("PRAGMA data_version")[0][0])
