"""The index by tantivy: in a folder, or in memory.

Imported where an index is opened: the engine takes 20 ms. What is in it is in shorthand.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import tantivy

from newsreader.library.allocator import keep_little, trim
from newsreader.library.index import WORDS, Document, IndexDamageError, Wanted
from newsreader.search.shorthand import short

__all__ = ["TantivyIndex"]

_WORDS, _STEMS = "short_words", "short_stems"  # fields; an index that has others is made anew
_HEAP = 100_000_000  # bytes in which documents are gathered before they are written
_BEGINNING = 200  # words that begin with what is typed: more are not looked for
_AT_ONCE = 20  # stems: so many powers of two a score can add up exactly
_BEGUN = 0.5  # the score of a word that begins so
_PASSING_HEAP = 15_000_000  # the least that tantivy takes


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Let whatever the engine raises, its panics among it, come out as IndexDamageError."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of Rust is no Exception
        raise IndexDamageError(str(error)) from error


def _schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    build.add_unsigned_field("number", indexed=True, fast=True)
    build.add_unsigned_field("file", indexed=True, fast=True)
    build.add_text_field(_WORDS, tokenizer_name="whitespace", index_option="position")
    build.add_text_field(_STEMS, tokenizer_name="whitespace", index_option="freq")
    return build.build()


class TantivyIndex:
    """See `Index`. In memory without a folder; of another shape it is IndexDamageError."""

    def __init__(self, folder: Path | None) -> None:
        self._schema = _schema()
        self._folder = folder
        keep_little()
        self._asked = 0.0
        with _translated():
            self._held: tantivy.Index | None = self._opened()
        self._writer: tantivy.IndexWriter | None = None

    def _opened(self) -> tantivy.Index:
        path = None if self._folder is None else str(self._folder)
        index = tantivy.Index(self._schema, path)
        index.config_reader("manual")
        index.reload()
        return index

    @property
    def _index(self) -> tantivy.Index:
        """The engine, opened again where it was let go of."""
        self._asked = time.monotonic()
        index = self._held
        if index is None:
            if not tantivy.Index.exists(str(self._folder)):
                raise IndexDamageError("the index is gone")
            index = self._held = self._opened()
        return index

    def let_go(self, unasked: float) -> None:
        """See `Index`: the pages of its files that were read stay with the program till then."""
        is_kept = self._folder is not None and self._writer is None
        if is_kept and self._held is not None and time.monotonic() - self._asked >= unasked:
            self._held = None
            trim()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            heap = _PASSING_HEAP if self._folder is None else _HEAP
            self._writer = self._index.writer(heap, 1)
            # What a kill has left of a commit has the names that the next one would use.
            self._writer.garbage_collect_files()
        return self._writer

    def add(self, documents: Iterable[Document]) -> None:
        """See `Index`."""
        with _translated():
            writer = self._writing()
            for number, file, words, stems in documents:
                document = tantivy.Document()
                document.add_unsigned("number", number)
                document.add_unsigned("file", file)
                document.add_text(_WORDS, short(words))
                document.add_text(_STEMS, short(stems))
                writer.add_document(document)

    def forget(self, files: Sequence[int]) -> None:
        """See `Index`."""
        with _translated():
            whole = tantivy.Query.term_set_query(self._schema, "file", list(files))
            self._writing().delete_documents_by_query(whole)

    def commit(self) -> None:
        """See `Index`."""
        with _translated():
            if self._writer is not None:
                self._writer.commit()
                self._index.reload()
                trim()

    def reload(self) -> None:
        """See `Index`."""
        with _translated():
            self._index.reload()

    def rest(self) -> None:
        """See `Index`."""
        with _translated():
            writer, self._writer = self._writer, None
            if writer is not None:
                writer.wait_merging_threads()
                del writer
                self._index.reload()
                trim()

    def count(self) -> int:
        """See `Index`."""
        with _translated():
            return self._index.searcher().num_docs

    def frequency(self, stem: str) -> int:
        """See `Index`."""
        with _translated():
            return self._index.searcher().doc_freq(_STEMS, short(stem))

    def _query(self, stems: Sequence[str]) -> tantivy.Query:
        """Return the query for documents that hold some stems, each of which adds to the score."""
        terms = (
            tantivy.Query.term_query(self._schema, _STEMS, short(stem), "freq") for stem in stems
        )
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])

    def _among(self, query: tantivy.Query, numbers: Sequence[int]) -> tantivy.Query:
        """Return the query for those of some documents that another one finds; its scores stay."""
        own = tantivy.Query.term_set_query(self._schema, "number", list(numbers))
        unscored = tantivy.Query.const_score_query(own, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, unscored), (tantivy.Occur.Must, query)]
        )

    def _found(self, query: tantivy.Query, limit: int) -> list[tuple[int, float]]:
        searcher = self._index.searcher()
        hits = searcher.search(query, limit, count=False).hits
        numbers = searcher.fast_field_values("number", [address for _, address in hits])
        return [(int(number or 0), score) for number, (score, _) in zip(numbers, hits)]

    def best(self, stems: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """See `Index`."""
        if not stems or limit < 1:
            return []
        with _translated():
            return self._found(self._query(stems), limit)

    def find(self, wanted: Wanted, limit: int) -> list[tuple[int, float]]:
        """See `Index`."""
        with _translated():
            parts = [self._query([stem]) for stem in wanted.stems]
            parts += map(self._phrase, wanted.phrases)
            if wanted.beginning:
                parts.append(self._beginning(wanted))
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
            return self._found(query, limit)

    def _phrase(self, words: Sequence[str]) -> tantivy.Query:
        each = tuple(map(short, words))
        if len(each) == 1:
            return tantivy.Query.term_query(self._schema, _WORDS, each[0], "position")
        return tantivy.Query.phrase_query(self._schema, _WORDS, list(each))

    def _beginning(self, wanted: Wanted) -> tantivy.Query:
        """Return the query for documents with words that begin so."""
        beginning = short(wanted.beginning)
        common = self._index.searcher().terms_with_prefix(_WORDS, beginning, limit=_BEGINNING)
        words = tantivy.Query.term_set_query(self._schema, _WORDS, [word for word, _ in common])
        whole = self._query([wanted.beginning_stem] if wanted.beginning_stem else [])
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.const_score_query(words, _BEGUN)),
                (tantivy.Occur.Should, whole),
            ]
        )

    def scores(
        self, stems: Sequence[str], numbers: Sequence[int], words: Sequence[str] = ()
    ) -> dict[int, float]:
        """See `Index`."""
        if not numbers:
            return {}
        with _translated():
            each = [(tantivy.Occur.Should, self._query(stems))]
            each += [
                (tantivy.Occur.Should, tantivy.Query.boost_query(self._phrase([word]), WORDS))
                for word in words
            ]
            query = self._among(tantivy.Query.boolean_query(each), numbers)
            return dict(self._found(query, len(numbers)))

    def held(self, stems: Sequence[str], numbers: Sequence[int]) -> dict[int, set[str]]:
        """See `Index`."""
        found: dict[int, set[str]] = {}
        if not numbers:
            return found
        with _translated():
            for first in range(0, len(stems), _AT_ONCE):
                asked = stems[first : first + _AT_ONCE]
                # Which hold which is one query: the scores are sums of powers of two.
                terms = [
                    (
                        tantivy.Occur.Should,
                        tantivy.Query.const_score_query(self._query([stem]), float(1 << place)),
                    )
                    for place, stem in enumerate(asked)
                ]
                query = self._among(tantivy.Query.boolean_query(terms), numbers)
                for number, score in self._found(query, len(numbers)):
                    own = {stem for place, stem in enumerate(asked) if int(score) >> place & 1}
                    found.setdefault(number, set()).update(own)
        return found
