"""The one entry: a source becomes an article and the list of its faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from newsreader.article.articles import Article
from newsreader.article.blocks import plain_text
from newsreader.errors import Fault, SourceError
from newsreader.loading import decoding, fields, frontmatter, heads, languages, sources
from newsreader.loading.drafts import Draft, Format, Metadata, Task
from newsreader.loading.registry import format_for
from newsreader.loading.repair import repaired
from newsreader.loading.sources import Raw, Source
from newsreader.text.controls import SafeText, label, sanitise
from newsreader.text.directions import Direction

__all__ = ["Loaded", "load"]

_SAMPLE = 6000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a source gave: an article unless a fault says why not; `partial`, its beginning."""

    article: Article | None
    faults: tuple[Fault, ...] = ()
    partial: bool = False


def load(
    source: Source,
    *,
    head: int | None = None,
    progress: Callable[[float], None] | None = None,
    encoding: str | None = None,
    repair: bool = True,
) -> Loaded:
    """Return the article of a file or a stream; nothing that can be wrong with it raises.

    With `head` only about that many bytes of a larger source are read and parsed. `progress` is
    called with the share done (0 to 1) from the thread that loads. `encoding` overrules what the
    bytes say; without `repair` damaged Arabic stays as it is.
    """
    try:
        raw = sources.read(source, head)
        decoded = decoding.decode(raw.data, raw.name, partial=raw.partial, encoding=encoding)
    except SourceError as error:
        return Loaded(None, (error.fault,))
    faults: tuple[Fault, ...] = (Fault(raw.name, decoded.note),) if decoded.note else ()
    whole, damages = repaired(decoded.text) if repair else (decoded.text, ())
    if damages:
        faults += (Fault(raw.name, f"repaired: {', '.join(damages)}"),)
    text = sanitise(whole)
    matter = frontmatter.split(text)
    if matter.fault is not None:
        faults += (Fault(raw.name, matter.fault, matter.line),)
    known = fields.metadata(matter.fields)
    form = format_for(raw.suffix, text)
    if raw.partial and raw.size <= form.whole:
        return load(source, progress=progress, encoding=encoding, repair=repair)
    body = _body(text, matter.body, raw, form)
    if not body.strip() and not matter.fields:
        return Loaded(None, (Fault(raw.name, matter.fault or "holds no text", matter.line),))
    appendix = decoding.decode_tail(raw.appendix, decoded.encoding)
    draft = form.parse(Task(body, known, raw.partial, appendix, progress))
    return Loaded(_article(raw, form, decoded.encoding, draft), faults, raw.partial)


def _body(text: SafeText, start: int, raw: Raw, form: Format) -> SafeText:
    body = text[start:]
    return SafeText(heads.cut(body, form.unfinished) if raw.partial else body)


def _article(raw: Raw, form: Format, encoding: str, draft: Draft) -> Article:
    told = draft.metadata
    sample = _sample(draft)
    language = told.language or languages.guess(sample)
    return Article(
        path=raw.name,
        format=form.name,
        encoding=encoding,
        language=language,
        direction=_direction(told, language, sample),
        title=told.title or label(PurePath(raw.name).stem),
        section=told.section,
        byline=told.byline,
        date=told.date,
        source=told.source,
        tags=told.tags,
        summary=told.summary,
        url=told.url,
        blocks=draft.blocks,
        related=told.related,
    )


def _direction(told: Metadata, language: str, sample: str) -> Direction:
    return told.direction or languages.direction_of(language) or languages.guess_direction(sample)


def _sample(draft: Draft) -> str:
    parts: list[str] = [draft.metadata.title or ""]
    taken = 0
    for block in draft.blocks:
        parts.append(plain_text(block)[:_SAMPLE])
        taken += len(parts[-1])
        if taken > _SAMPLE:
            break
    return "\n".join(parts)
