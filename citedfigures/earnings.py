"""Money that is told by where it comes from: the goods that earn it, or the exports that it is a part of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from citedfigures.cues import LITTLE
from citedfigures.draft import Draft, words_before
from citedfigures.lexicon import Mention
from citedfigures.prices import LARGEST_PRICE
from citedfigures.sentence import Sentence

if TYPE_CHECKING:
    from citedfigures.context import Context

_RECEIPTS = frozenset({"revenue", "revenues", "receipts", "income", "earnings", "takings", "sales revenue"})
_TOTALS = frozenset({"exports", "imports", "budget"})
_TOTAL_REACH = 7  # words from "of" to the total of a share, with it
_EARNING = frozenset("earned|earns|earn|fetched|fetches|brought in|brings in|bring in".split("|"))
_BILATERAL = frozenset({"exports", "imports", "trade_balance", "trade_turnover"})
_HAS = frozenset({"has", "have", "had", "holds", "held"})
_BANKS = frozenset({("central", "bank"), ("national", "bank"), ("reserve", "bank")})
_ABROAD = frozenset({"abroad", "overseas"})


def by_its_share(sentence: Sentence, item: Draft, cue: Mention | None) -> str:
    """The flow that money is told to be a part of: "revenue of $6 billion, or half of the exports", else "".

    Only where no word names what the money is.
    """
    if item.quantity.kind != "money" or not (
        cue is None or cue.form in LITTLE or sentence.phrase(cue) in _RECEIPTS
    ):
        return ""
    for share in sentence.quantities_between(item.end, item.clause[1])[:2]:
        cues = sentence.between(share.end, item.clause[1], "cue")[:1]
        words = sentence.words_between(share.end, cues[0].end) if cues else []
        is_total = words[:1] == ["of"] and len(words) <= _TOTAL_REACH and "," not in words
        if share.unit == "percent" and is_total and cues[0].key in _TOTALS:
            return cues[0].key
    return ""


def earned_by_goods(sentence: Sentence, item: Draft, cue: Mention) -> bool:
    """Tell whether goods earn an amount of money, or anything does abroad: "tea brought in $1.2 billion"."""
    if sentence.phrase(cue) not in _EARNING or item.quantity.kind not in ("money", "percent"):
        return False
    if item.quantity.kind == "money" and item.quantity.value < LARGEST_PRICE:
        return False
    goods = sentence.between(item.clause[0], cue.start, "product")[-1:]
    is_subject = bool(goods) and not sentence.words_between(goods[0].end, cue.start)
    is_subject = is_subject and words_before(sentence, item)[-1:] == sentence.words_before(cue.end, 1)
    return is_subject or bool(_ABROAD & set(sentence.words_between(item.end, item.right)))


def are_abroad(sentence: Sentence, item: Draft, context: Context) -> bool:
    """Tell whether "sales" are exports: by where they go, or by what was spoken of."""
    if _ABROAD & set(sentence.words_between(*item.clause)):
        return True
    near = context.near.indicator if context.near else ""
    return bool(_BILATERAL & {context.headline, context.said, near})


def is_held(sentence: Sentence, item: Draft) -> bool:
    """Tell whether money is what a central bank has, or anybody has left: "it has $50 million left"."""
    if item.quantity.kind != "money" or not _HAS & set(words_before(sentence, item)[-1:]):
        return False
    words = sentence.words_between(item.clause[0], item.start)
    is_bank = any(pair in _BANKS for pair in pairwise(words))
    return is_bank or sentence.words_after(item.end, 1) == ["left"]
