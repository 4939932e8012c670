"""What a quantity is about: its indicator and the total of a share, from the words around it.

The nearest word that names an economic quantity decides: first what a share is a share of ("36 percent
*of imports*"), then what stands between the amount before and this one, then what follows, then the
clause, then the sentence, then the figure before. A quantity that nothing economic governs is no figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citedfigures.cues import PRONOUNS, RELATED_TO_GDP, base_cue, find_cue, is_beside
from citedfigures.defaults import (
    TRADE_UNITS,
    by_default,
    carry,
    go_on,
    is_of_sum,
    may_go_on,
    owns_of_which,
)
from citedfigures.draft import Draft, words_before
from citedfigures.earnings import are_abroad, by_its_share, earned_by_goods, is_held
from citedfigures.figure import Figure
from citedfigures.lexicon import Mention
from citedfigures.meanings import adjusted
from citedfigures.prices import is_of_each, is_price
from citedfigures.products import TRADED
from citedfigures.sentence import Sentence
from citedfigures.tallies import MEASURES, give_count, give_measure
from citedfigures.words import word_set

if TYPE_CHECKING:
    from citedfigures.context import Context

_OF_THEM = (["of", "them"], ["of", "it"], ["of", "these"], ["of", "those"])
_PEOPLE_REACH = 4  # words between a share and what it is of: "82 percent were women"
_COMPARED = frozenset({"from", "against", "versus", "vs", "than"})
_COMPARISON = 4  # words between an amount and what it is compared with: ", up from about"
_BOUGHT = frozenset({"buy", "buys", "bought", "acquire", "acquires", "acquired"})
_OF_GOODS = frozenset({"of", "as"})
_OF_WAGES = (["a", "month"], ["per", "month"], ["a", "week"], ["per", "week"], ["an", "hour"])
_MORE = frozenset({"more", "less", "fewer", "higher", "lower", "up", "down"})
_FLOWS_OF_MONEY = frozenset({"exports", "imports", "fdi"})


def give_indicator(sentence: Sentence, item: Draft, before: list[Draft], context: Context) -> bool:
    """Set what the draft is about; False if nothing economic governs it.

    `before` are the drafts before it in the sentence, `context` knows the figure before it in the paragraph
    and the sentence before.
    """
    quantity, last = item.quantity, context.near
    if item.pair is not None and item.pair.indicator:
        base_cue(sentence, item)  # "$54 billion, or 78 percent of GDP" has a base of its own
        item.indicator, item.cue = item.pair.indicator, item.pair.cue
        return True
    if quantity.kind in ("rank", "count") or quantity.unit in MEASURES:
        return _tally(sentence, item, before, last)
    if _is_of_people(sentence, item):
        return False
    if owns_of_which(sentence, item):
        item.indicator, item.base = "other_economic", "equity"
        return True
    if last is not None and _is_of_them(sentence, item) and _goes_abroad(sentence, item):
        item.indicator = "exports"  # "half of them left the country"
        return True
    if last is not None and _is_of_them(sentence, item) and go_on(item, last):
        return True  # "China buys 90 percent of them"
    if _is_compared(sentence, item, before) and carry(item, before):
        return True
    if context.last is not None and _is_of_sum_told(sentence, item):
        return carry(item, before) or go_on(item, context.last)  # "38 percent of the volume"
    if _is_holding(sentence, item, before):
        item.indicator, item.base = "other_economic", "equity"
        return True
    return _by_words(sentence, item, before, context) or by_default(sentence, item, before, context)


def _is_of_people(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a share is of voters, patients or pupils, which no economy is measured by."""
    if item.quantity.kind != "percent":
        return False
    words = sentence.words_between(item.end, item.right)[:_PEOPLE_REACH]
    outright = any(cue.form == "nouns" for cue in sentence.between(*item.clause, "cue"))
    return not outright and bool(word_set("not_economic") & set(words))


def _is_of_them(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a part is one of what was just told: "90 percent of them", not "half of it for export"."""
    words = sentence.words_after(item.end, 3)
    return item.quantity.kind not in ("physical", "money") and words[:2] in _OF_THEM and words[2:] != ["for"]


def _is_of_sum_told(sentence: Sentence, item: Draft) -> bool:
    """Tell whether it is a share of a sum told before, and no word of its clause says of what."""
    if not is_of_sum(sentence, item) or base_cue(sentence, item) is not None:
        return False
    return not sentence.between(item.clause[0], item.start, "cue")


def _goes_abroad(sentence: Sentence, item: Draft) -> bool:
    """Tell whether the first word after an amount that says what is done with it is of exports."""
    return any(cue.key == "exports" for cue in sentence.between(item.end, item.right, "cue")[:1])


def _is_compared(sentence: Sentence, item: Draft, before: list[Draft]) -> bool:
    """Tell whether an amount is what the one before is compared with: "fell to $2.1 billion, from 2.6"."""
    if not before or before[-1].quantity.unit != item.quantity.unit:
        return False
    between = sentence.words_between(before[-1].end, item.start)
    return len(between) <= _COMPARISON and bool(_COMPARED & set(between[-2:]))


def _is_holding(sentence: Sentence, item: Draft, before: list[Draft]) -> bool:
    """Tell whether somebody buys a part of what was named, or keeps the rest: "bought 24.5 percent".

    Not "bought 3 percent more" nor "bought 60 percent of the ore".
    """
    lead = set(words_before(sentence, item)[-1:])
    if item.quantity.unit != "percent":
        return False
    if _BOUGHT & lead:
        return not (_OF_GOODS | _MORE) & set(sentence.words_after(item.end, 1))
    return bool(before) and before[-1].base == "equity" and bool(word_set("ownership") & lead)


def _by_words(sentence: Sentence, item: Draft, before: list[Draft], context: Context) -> bool:
    """Take what the words around an amount say, where they say anything."""
    quantity, cue = item.quantity, find_cue(sentence, item, before)
    as_much = sentence.words_between(item.end, item.right)[:2] in (["as", "much"], ["as", "many"])
    if quantity.kind == "multiple" and as_much and carry(item, before):
        return True
    if key := _by_money(sentence, item, cue, before):
        item.indicator, item.cue = key, cue
        return True
    if _goes_on_with_change(sentence, item, cue, before) and carry(item, before):
        return True
    if cue is not None and _by_cue(sentence, item, cue, before, context):
        return True
    if not before and sentence.tokens.lower[0] in PRONOUNS and may_go_on(item, context.said):
        item.indicator, item.carried = context.said, True
        return True
    return False


def _by_money(sentence: Sentence, item: Draft, cue: Mention | None, before: list[Draft]) -> str:
    """What money is by who has it, what it goes into or is a part of, or a price; else ""."""
    if is_held(sentence, item):
        return "reserves"
    if way := by_its_share(sentence, item, cue):
        return way
    if item.quantity.kind == "money" and sentence.words_between(item.end, item.right)[:1] == ["into"]:
        return "investment"
    if is_price(sentence, item, before) or is_of_each(sentence, item):
        return "price"
    is_wage = cue is None and sentence.words_after(item.end, 2) in _OF_WAGES
    return "other_economic" if is_wage and item.quantity.kind == "money" else ""


def _goes_on_with_change(sentence: Sentence, item: Draft, cue: Mention | None, before: list[Draft]) -> bool:
    """Tell whether a change is of the amount before: "500 rupees a tonne, down a quarter".

    "The mine, owned by a bank, dug 5 million tonnes, 2 percent more than in May."
    """
    if cue is None or not before or item.quantity.unit != "percent":
        return False
    is_more = bool(_MORE & set(sentence.words_after(item.end, 1)))
    if cue.form != "weak" and not (cue.form == "loose" and is_more):
        return False
    return before[-1].indicator == "price" or (is_more and cue.end <= before[-1].start)


def _by_cue(sentence: Sentence, item: Draft, cue: Mention, before: list[Draft], context: Context) -> bool:
    """Take what a cue says; a loose one goes on with what was spoken of, and says little of tonnes."""
    quantity, last = item.quantity, context.near
    if cue.form == "loose":
        if earned_by_goods(sentence, item, cue):
            item.cue, item.indicator = cue, "exports"
            return True
        if _goes_on_with_trade(item, before, context.last if context.is_close(sentence) else last):
            return True
        if sentence.phrase(cue) == "sales" and are_abroad(sentence, item, context):
            item.cue, item.indicator = cue, "exports"
            return True
        if quantity.kind == "physical":
            return False
    is_pronoun = not before and sentence.tokens.lower[0] in PRONOUNS
    if (
        is_pronoun
        and cue.key == "gdp"
        and item.base
        and last is not None
        and last.indicator in RELATED_TO_GDP
    ):
        return go_on(item, last)  # "Debt is $20 billion. That is equal to 40 percent of GDP."
    seldom = quantity.kind == "physical" and quantity.unit not in TRADE_UNITS
    if seldom and not is_beside(sentence, item, cue):
        return False
    item.cue, item.indicator = cue, adjusted(sentence, cue, item, before, last)
    return True


def _tally(sentence: Sentence, item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """What is ranked, counted or paced off; a count without a noun of its own goes on with another."""
    if item.quantity.kind == "rank":
        return _rank(sentence, item, before, last)
    if item.quantity.kind != "count":
        return give_measure(sentence, item)
    if give_count(sentence, item):
        return True
    noun, model = item.quantity.noun, before[-1].quantity if before else None
    if noun:  # "employed 477,000 people in 2022, against 830,000 in 1986"
        is_bare = noun not in item.quantity.surface and noun not in sentence.words_after(item.end, 3)
        return is_bare and model is not None and model.noun == noun and carry(item, before)
    return carry(item, before) or go_on(item, last)


def _rank(sentence: Sentence, item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """A rank is about what it ranks: "the seven largest *investors*", "first place among *investors*"."""
    cues = sentence.between(item.end, item.clause[1], "ranks") or sentence.between(*item.clause, "ranks")
    if not cues:
        cues = sentence.between(*item.clause, "cue")[-1:]
    if cues:
        item.cue, item.indicator = cues[0], cues[0].key
        return True
    return carry(item, before) or go_on(item, last)


def _goes_on_with_trade(item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """Take over the trade or output just spoken of: "Knitwear contributed $25.7 billion", "cars leapt 24"."""
    traded = _FLOWS_OF_MONEY if item.quantity.kind == "money" else TRADED - {"price"}
    if before and before[-1].indicator in traded:
        return carry(item, before)
    return last is not None and last.indicator in traded and go_on(item, last)
