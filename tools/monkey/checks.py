"""What must hold of the app at any time at which it is at rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.cells import cell_len

from newsreader.article.articles import Article
from newsreader.display.page_texts import page_texts
from newsreader.layout.pages import page
from newsreader.layout.stretching import Justification
from newsreader.session.pages import Page
from newsreader.ui.app import NewsreaderApp

__all__ = ["wrong"]


def wrong(app: NewsreaderApp) -> Iterator[str]:
    """Yield what is not as it should be."""
    yield from _screen(app)
    reader, article = app.main.reader, app.main.reader.article
    if (reader.page is None) != (article is None):
        yield "there is a page without an article, or an article without a page"
    if reader.page is not None and article is not None:
        yield from _page(app, article, reader.page)
    yield from _history(app, article)
    yield from _bars(app)


def _screen(app: NewsreaderApp) -> Iterator[str]:
    """See whether the screen has so many rows, and none is wider than it."""
    strips = app.screen._compositor.render_strips()
    if len(strips) != app.size.height:
        yield f"{len(strips)} rows on a screen of {app.size.height}"
    for y, strip in enumerate(strips):
        width = cell_len(strip.text)
        if width != app.size.width:
            yield f"row {y} is {width} cells wide on a screen of {app.size.width}: {strip.text!r}"


def _page(app: NewsreaderApp, article: Article, shown: Page) -> Iterator[str]:
    """See whether the page, and what stands on the screen, is of the article that is shown."""
    pane, reader = app.main.reading_pane, app.main.reader
    parts = page(article, page_texts(article, app.interface.labels, pane.related))
    if list(parts) != list(shown.parts):
        yield f"the page is not that of {article.path}"
        return
    if not reader.size:
        return
    if (shown.columns, shown.height) != (reader.columns, reader.size.height):
        yield f"a page of {shown.columns} × {shown.height} in a reader of {reader.size}"
        return
    size = (reader.columns, reader.size.height)
    speaks = app.interface
    fresh = Page.opened(
        parts, article.direction, size, shaped=speaks.shaped,
        justification=Justification.of(speaks.justify, article.language), spacing=speaks.spacing,
    )  # fmt: skip
    fresh = replace(fresh, top=shown.top, related=shown.related)
    if app.screen is app.main:
        yield from _rows(app, fresh)


def _rows(app: NewsreaderApp, fresh: Page) -> Iterator[str]:
    """See whether the rows on the screen are those that a page made anew has there."""
    reader = app.main.reader
    region = reader.region
    strips = app.main._compositor.render_strips()
    bottom = min(region.bottom, len(strips))
    shown = [strips[y].crop(region.x, region.right).text for y in range(region.y, bottom)]
    kept = reader.page
    reader.set_reactive(type(reader).page, fresh)
    try:
        made = [reader.render_line(y) for y in range(bottom - region.y)]
    finally:
        reader.set_reactive(type(reader).page, kept)
    sending, ground = app.terminal_manner.sending, reader.background_colors[1]
    for y, (on_screen, strip) in enumerate(zip(shown, made, strict=True)):
        expected = "".join(segment.text for segment in sending.apply(list(strip), ground))
        if on_screen != expected:
            yield f"row {y} of the article is {on_screen!r} and should be {expected!r}"
            return


def _history(app: NewsreaderApp, article: Article | None) -> Iterator[str]:
    """See whether what the history takes for open is what is shown."""
    current = app.desk.opened.history.current
    if current is not None and article is not None and current.path != article.path:
        yield f"the history is at {current.path}, shown is {article.path}"


def _bars(app: NewsreaderApp) -> Iterator[str]:
    """See whether the title bar says how far one has read in what is shown."""
    bar, shown = app.main.title_bar, app.main.reader.page
    fraction = shown.fraction if shown is not None else None
    if bar.fraction != fraction:
        yield f"the title bar says {bar.fraction} instead of {fraction}"
