"""What the groups of the list are called, in both languages."""

from __future__ import annotations

import pytest

from newsreader.display.labels import ARABIC, ENGLISH
from newsreader.display.list_texts import header_text, order_text
from newsreader.library.orders import Group, Order
from newsreader.session.listing import Header
from newsreader.text.controls import SafeText


@pytest.mark.parametrize(
    ("order", "group", "english", "arabic"),
    [
        (Order.SECTION, SafeText("علوم"), "علوم (3)", "علوم (3)"),
        (Order.SECTION, SafeText(""), "No section (3)", "بلا قسم (3)"),
        (Order.SOURCE, SafeText(""), "No source (3)", "بلا مصدر (3)"),
        (Order.TITLE, SafeText(""), "Others (3)", "غير ذلك (3)"),
        (Order.DATE, (2026, 3), "March 2026 (3)", "مارس 2026 (3)"),
        (Order.DATE, None, "No date (3)", "بلا تاريخ (3)"),
        (Order.MINUTES, 3, "up to 3 minutes (3)", "حتى 3 دقائق (3)"),
        (Order.MINUTES, 2, "up to 2 minutes (3)", "حتى دقيقتين (3)"),
        (Order.MINUTES, 60, "up to 60 minutes (3)", "حتى 60 دقيقة (3)"),
        (Order.OPENED, True, "Opened (3)", "فُتحت (3)"),
        (Order.OPENED, False, "Not opened yet (3)", "لم تُفتح بعد (3)"),
        (Order.MINUTES, 0, "over an hour (3)", "أكثر من ساعة (3)"),
    ],
)
def test_headers(order: Order, group: Group, english: str, arabic: str) -> None:
    assert header_text(Header(group, 3, 0), order, ENGLISH) == english
    assert header_text(Header(group, 3, 0), order, ARABIC) == arabic
    assert header_text(Header(group, 3, 2), order, ENGLISH) == f"{english} ● 2"


def test_every_order_has_a_name() -> None:
    for texts in (ARABIC, ENGLISH):
        assert len({order_text(order, texts) for order in Order}) == len(Order)
