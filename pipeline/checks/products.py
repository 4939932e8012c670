"""Whether a good that a figure names is the one that an official value counts.

Chapters and headings are those of the Harmonized System (World Customs Organization, edition of 2022).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

SAME = ""


class Goods(NamedTuple):
    """Codes that hold the same goods, and codes that hold more than these."""

    same: tuple[str, ...]
    wider: tuple[str, ...] = ()


# By the names under which the reader keeps products.
_GOODS = {
    "oil": Goods(("HS:2709",), ("HS:27",)),
    "oil products": Goods(("HS:2710",), ("HS:27",)),
    "gas": Goods(("HS:2711",), ("HS:27",)),
    "oil and gas": Goods((), ("HS:27",)),
    "coal": Goods(("HS:2701",), ("HS:27",)),
    "electricity": Goods(("HS:2716",), ("HS:27",)),
    "energy": Goods(("HS:27",)),
    "gold": Goods(("HS:7108",), ("HS:71",)),
    "diamonds": Goods(("HS:7102",), ("HS:71",)),
    "grain": Goods(("HS:10",)),
    "cotton": Goods(("HS:52",)),
    "fertilizer": Goods(("HS:31",)),
    "coffee": Goods(("HS:0901",), ("HS:09",)),
    "tea": Goods(("HS:0902",), ("HS:09",)),
    "cocoa": Goods(("HS:18",)),
    "wine": Goods(("HS:2204",), ("HS:22",)),
    "rubber": Goods(("HS:40",)),
    "timber": Goods(("HS:44",)),
    "cars": Goods(("HS:8703",), ("HS:87",)),
    "arms": Goods(("HS:93",)),
}
_NAMES = {"HS:27": "mineral fuels (HS 27)", "HS:2709": "crude oil (HS 2709)"}
_NO_GOODS = Goods(())


@lru_cache(maxsize=4096)
def fit(product: str | None, counted: str | None, code: str | None) -> str | None:
    """Tell how an official value fits the good that a figure names.

    Args:
        product: the good of the figure; None for all goods.
        counted: the good of the official value; None for all goods.
        code: its code: TOTAL, HS:27, or None.

    Returns:
        `SAME` where it is the same good, words where it is a wider group that can only stand in for it,
        and None where it is another.
    """
    if product is None:
        return SAME if counted is None and code in (None, "TOTAL") else None
    goods = _GOODS.get(product, _NO_GOODS)
    if code in goods.same or (counted == product and code is None):
        return SAME
    return f"{named(code)} stand in for {product}" if code in goods.wider else None


def named(code: str | None) -> str:
    """Return a code in words: "mineral fuels (HS 27)"; "" for all goods."""
    if code in (None, "TOTAL"):
        return ""
    return _NAMES.get(code, code.replace(":", " "))
