"""References in XML that is not well-formed: nothing behind a fault is lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.blocks import plain_text
from newsreader.formats.entities import Numbered, numbered
from newsreader.loading import load_all

_BEHIND = "&lt;p&gt;نص &amp;amp; &lt;b&gt;نص&lt;/b&gt; R&amp;amp;D&lt;/p&gt;"


def _feed(title: str, description: str) -> bytes:
    item = f"<item><title>{title}</title><description>{description}</description></item>"
    return f"<rss><channel><title>قناة</title>{item}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("AT&T", "AT&T"), ("AT&amp;T", "AT&T"), ("a&nbsp;b", "a\xa0b"), ("&laquo;a&raquo;", "«a»"),
        ("&unknown; a", "&unknown; a"), ("a & b &#38; c", "a & b & c"),
        ("<![CDATA[AT&T]]>", "AT&T"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_fault_in_a_feed_is_whole(
    tmp_path: Path, title: str, expected: str
) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(_feed(title, _BEHIND))
    (loaded,) = load_all(path)
    assert loaded.article is not None
    assert loaded.article.title.replace("\xa0", " ") == expected.replace("\xa0", " ")
    assert "\n".join(map(plain_text, loaded.article.blocks)) == "نص & نص R&D"


def test_a_feed_in_two_bytes_a_character_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(b"\xff\xfe" + _feed("عنوان &amp; آخر", "نص").decode().encode("utf-16-le"))
    (loaded,) = load_all(path)
    assert loaded.article is not None
    assert loaded.article.title == "عنوان & آخر"


_PIECES = st.sampled_from(
    [
        "&", "&amp;", "&nbsp;", "&a", ";", "&#", "&#1575;", "<![CDATA[", "]]>", "]", "<", "<!", "ن",
        "a" * 50,
    ]
)  # fmt: skip


class _InPieces(io.BytesIO):
    """Gives as many bytes at once as are next in a list, then whatever is left."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        super().__init__(data)
        self._sizes = iter(sizes)

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(next(self._sizes, size))


@given(st.lists(_PIECES, max_size=12).map("".join), st.lists(st.integers(1, 30), max_size=30))
def test_where_the_bytes_are_cut_makes_no_difference(text: str, sizes: list[int]) -> None:
    data = text.encode()
    file = Numbered(_InPieces(data, sizes))
    assert b"".join(iter(lambda: file.read(1 << 16), b"")) == numbered(data)


def test_within_cdata_nothing_is_a_reference() -> None:
    assert numbered(b"&<![CDATA[&amp;&]]>&quot;") == b"&#38;<![CDATA[&amp;&]]>&#34;"
