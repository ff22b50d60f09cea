"""The one entry: a source becomes its articles, each with the list of its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from newsreader import bounds
from newsreader.article.articles import Article
from newsreader.article.blocks import plain_text
from newsreader.collections.parts import Part
from newsreader.decoding import decoding, languages
from newsreader.decoding.decoding import Decoded
from newsreader.decoding.repair import repaired
from newsreader.errors import Fault, SourceError
from newsreader.formats import embedded, fields, frontmatter, heads
from newsreader.formats.drafts import Draft, Format, Metadata, Task
from newsreader.loading.expanding import expanded
from newsreader.loading.registry import format_for, is_divisible, is_often_else, least_head
from newsreader.sources import sources
from newsreader.sources.sources import Member, Opened, Raw, Source, Stream, Stretch
from newsreader.text.controls import SafeText, label, printable_name, sanitise
from newsreader.text.directions import Direction

__all__ = ["EMPTY", "Loaded", "Options", "load", "load_all", "load_found"]

EMPTY = "holds no articles"
"""The fault of a collection in which there is no file that could be one."""

_SAMPLE = 6000
_NO_BYTES = Raw("", "", b"")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a source gave: an article unless a fault says why not; `partial`, its beginning.

    `share` (0 to 1) is how much of the article that is, by its bytes; `done` how far into its
    source the article stands, `place` (from 0) its place among those that are in it.
    """

    article: Article | None
    faults: tuple[Fault, ...] = ()
    partial: bool = False
    share: float = 1.0
    done: float = 1.0
    place: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are loaded.

    With `head` only about that many bytes of a larger one are read and parsed. `progress` is
    called with the share done (0 to 1) from the thread that loads. `encoding` overrules what the
    bytes say; without `repair` damaged Arabic stays as it is. With a `stretch` (see `stretches`)
    only what stands in it is read.
    """

    head: int | None = None
    progress: Callable[[float], None] | None = None
    encoding: str | None = None
    repair: bool = True
    stretch: Stretch | None = None


def load(
    source: Source,
    *,
    head: int | None = None,
    progress: Callable[[float], None] | None = None,
    encoding: str | None = None,
    repair: bool = True,
) -> Loaded:
    """Return the article of a file, a stream or a collection's member; of a collection the first.

    Nothing that can be wrong with it raises. The arguments are those of `Options`.
    """
    options = Options(head, progress, encoding, repair)
    faults: tuple[Fault, ...] = ()
    for loaded in load_all(source, options):
        if loaded.article is not None:
            return replace(loaded, faults=faults + loaded.faults)
        faults += loaded.faults
    return Loaded(None, faults)


def load_all(source: Source, options: Options = Options()) -> Iterator[Loaded]:
    """Yield the articles of a source in its order, and the faults that stand between them.

    An article of a collection is named `FILE#KEY`; `load` takes it by that.
    """
    collection = source.collection if isinstance(source, Member) else source
    if not isinstance(collection, Stream):
        collection = Path(collection)
    key = source.key if isinstance(source, Member) else None
    name = sources.plain_name(collection)
    within = _Place(collection, {})
    count = chain = 0
    try:
        with sources.opened(collection) as file:
            file.stretch = options.stretch
            for one in expanded(file, key):
                if isinstance(one, Fault):
                    loaded, done = Loaded(None, (one,)), 1.0
                else:
                    whole = f"{name}#{printable_name(one.key)}" if one.key else name
                    done = one.share or (file.file.tell() / file.size if file.size else 0.0)
                    done = min(done, 1.0)
                    loaded = _loaded(one, whole, within, options, done)
                if loaded.article is None and not loaded.faults:
                    continue  # a piece of blank lines
                place = count if isinstance(one, Fault) or one.place is None else one.place
                count += 1
                yield replace(loaded, done=done, place=place) if place or done < 1.0 else loaded
                chain = 0 if loaded.article is not None else chain + 1
                if chain > bounds.CHAIN:
                    most = f"{bounds.CHAIN:,}"
                    raise SourceError(
                        Fault(
                            name,
                            f"more than {most} parts in a row give no article: not read further",
                        )
                    )
    except SourceError as error:
        yield Loaded(None, (error.fault,))
        return
    if count == 0 and options.stretch is None:
        message = "is not in this collection any more" if key is not None else EMPTY
        yield Loaded(None, (Fault(sources.name_of(source), message),))


def load_found(source: Path, options: Options) -> Iterator[Loaded]:
    """Yield as `load_all` does for a file that nobody has named: one that was found in a folder.

    Nothing is said of a file of data, or an archive of something else.
    """
    held: list[Loaded] = []
    found = False
    for loaded in load_all(source, options):
        found = found or loaded.article is not None
        held.append(loaded)
        if found:
            yield from held
            held.clear()
    messages = [fault.message for loaded in held for fault in loaded.faults]
    if not is_often_else(str(source)) and messages != [EMPTY]:
        yield from held


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part stands: its collection, and the titles of long texts in it by their keys."""

    collection: Path | Stream
    titles: dict[str, str]


def _loaded(part: Part, name: str, place: _Place, options: Options, done: float) -> Loaded:
    """Return the article of a part, `done` into its source; its faults bear its name."""
    try:
        raw, decoded = _read(part, options)
    except SourceError as error:
        return Loaded(None, (Fault(name, error.fault.message, error.fault.line),))
    faults: tuple[Fault, ...] = (Fault(name, decoded.note),) if decoded.note else ()
    whole, damages = repaired(decoded.text) if options.repair else (decoded.text, ())
    if damages:
        faults += (Fault(name, f"repaired: {', '.join(damages)}"),)
    text = sanitise(whole)
    form = format_for(raw.suffix, text, part.form)
    if raw.partial and raw.size is not None and raw.size <= form.whole:
        assert isinstance(part.content, Opened)
        part.content.file.seek(0)
        return _loaded(part, name, place, replace(options, head=None), done)
    matter = frontmatter.split(text) if part.number < 2 else frontmatter.FrontMatter()
    if matter.fault is not None:
        faults += (Fault(name, matter.fault, matter.line),)
    known = part.known.completed(fields.metadata(matter.fields))
    body = _body(text, matter.body, raw, form)
    if not body.strip() and not matter.fields:
        return Loaded(None, () if part.number else (Fault(name, "holds no text"),))
    if part.number > 1:
        known = replace(known, title=_title_of_piece(part, place, options) or known.title)
    appendix = decoding.decode_tail(raw.appendix, decoded.encoding) if raw.appendix else ""
    draft = embedded.parsed(form, Task(body, known, raw.partial, appendix, options.progress))
    faults += tuple(Fault(name, message) for message in draft.faults)
    article = _article(name, form, decoded.encoding, draft)
    if part.number == 1:
        place.titles[part.key.rpartition("#")[0]] = article.title
    share = len(raw.data) / raw.size if raw.partial and raw.size else 1.0
    return Loaded(article, faults, raw.partial, share, done)


def _read(part: Part, options: Options) -> tuple[Raw, Decoded]:
    """Return the bytes of a part and their text. Raises SourceError."""
    if isinstance(part.content, str):
        return _NO_BYTES, Decoded(part.content, "utf-8")
    head = options.head and max(options.head, least_head(part.content.suffix))
    limit = bounds.ARTICLE if is_divisible(part.content) else bounds.PAGE
    raw = sources.read(part.content, head, limit)
    encoding = options.encoding or part.encoding
    return raw, decoding.decode(raw.data, raw.name, partial=raw.partial, encoding=encoding)


def _title_of_piece(part: Part, place: _Place, options: Options) -> SafeText:
    """Return the title of a piece of a long text: that of the first one, and its number.

    Where the first one has none, it is empty.
    """
    before, sign, number = part.key.rpartition("#")
    if before not in place.titles:
        member = Member(place.collection, f"{before}{sign}1")
        first = load(member, head=sources.MINIMUM, encoding=options.encoding)
        place.titles[before] = first.article.title if first.article is not None else ""
    return label(f"{place.titles[before]} ({number})") if place.titles[before] else SafeText("")


def _body(text: SafeText, start: int, raw: Raw, form: Format) -> SafeText:
    body = text[start:]
    return SafeText(heads.cut(body, form.unfinished) if raw.partial else body)


def _article(name: str, form: Format, encoding: str, draft: Draft) -> Article:
    """Return the article of a draft; language, direction and title are guessed if need be."""
    metadata = draft.metadata
    sample = _sample(draft)
    if languages.contradicts(sample, metadata.language):  # it is that of the site's template
        metadata = replace(metadata, language="", direction=None)
    language = metadata.language or languages.guess(sample)
    return Article(
        path=name,
        format=form.name,
        encoding=encoding,
        language=language,
        direction=_direction(metadata, language, sample),
        title=metadata.title or label(PurePath(name).stem),
        section=metadata.section,
        byline=metadata.byline,
        date=metadata.date,
        source=metadata.source,
        tags=metadata.tags,
        summary=metadata.summary,
        url=metadata.url,
        blocks=draft.blocks,
        related=metadata.related,
    )


def _direction(metadata: Metadata, language: str, sample: str) -> Direction:
    return (
        metadata.direction or languages.direction_of(language) or languages.guess_direction(sample)
    )


def _sample(draft: Draft) -> str:
    """Return the title and the beginning of a draft, enough to guess a language by."""
    parts: list[str] = [draft.metadata.title or ""]
    taken = 0
    for block in draft.blocks:
        parts.append(plain_text(block)[:_SAMPLE])
        taken += len(parts[-1])
        if taken > _SAMPLE:
            break
    return "\n".join(parts)
