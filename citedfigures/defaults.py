"""What an amount is about where no word says so: its unit, where it goes, or what was spoken of before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from citedfigures.draft import Draft, words_before
from citedfigures.figure import Figure
from citedfigures.prices import LARGEST_PRICE, names_grade
from citedfigures.products import TRADED
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

if TYPE_CHECKING:
    from citedfigures.context import Context

# What an amount in a unit is of, where nothing tells.
TRADE_UNITS = {
    "MW": "capacity", "kWh": "production", "TEU": "transit", "bbl/d": "production", "bbl": "production",
    "t": "production", "m3": "production", "oz": "production", "m3/d": "production", "t/d": "production",
    "ft3": "production", "kWh/d": "production", "bu": "production", "dwt": "capacity",
}  # fmt: skip
_TOTALS = (["of", "the", "total"], ["of", "this", "total"], ["of", "total", "sales"], ["of", "the", "whole"])
_SUMS = frozenset({"amount", "total", "sum", "volume", "figure", "quantity", "inflow", "inflows", "tonnage"})
_SUM_REACH = 7
_HAVE = (["has"], ["have"], ["had"])  # "a port in which the state has 67 percent"
_VENTURES = frozenset({"project", "venture", "consortium", "company", "field", "business", "group"})
_SEEN = frozenset({"recorded", "seen", "registered", "reported", "posted"})
_THEM = frozenset({"them", "it", "this", "that", "these", "those"})
_PRICE_REACH = 8  # words between a change and the price that it ends at
_BEFORE_GOODS = 3  # words between an amount and whose goods it is of: "a year of Russian gas"
_ADJECTIVES = 2  # words between whose goods they are and what they are: "Russian pipeline gas"
_BEFORE_PLACE = 4  # words between an amount and where it goes: "of flour a year to"
_APPOSING = word_set("hedges") | {",", "or", "close", "to", "nearly", "some", "about"}
_GOODS_REACH = 8  # words after a share within which its goods go somewhere
_GO_TO = frozenset(
    {("go", "to"), ("goes", "to"), ("went", "to"), ("heads", "for"), ("bound", "for"), ("head", "for")}
)
_TAKE = frozenset(
    {"take", "takes", "took", "absorb", "absorbs", "absorbed", "swallow", "swallows", "swallowed"}
)
_GOODS_FLOWS = {"exports": "exports", "production": "exports", "imports": "imports"}
_PHYSICAL = frozenset({"length", "capacity", "transit", "consumption"})  # nothing that money is an amount of
# Nothing that tonnes or megawatts are an amount of.
_IMMATERIAL = frozenset(
    {"debt", "budget", "gdp", "trade_balance", "fdi", "investment", "inflation", "other_economic"}
)


def by_default(sentence: Sentence, item: Draft, before: list[Draft], context: Context) -> bool:
    """Money is always a figure; a physical amount by its unit; anything else only after one like it."""
    quantity, last = item.quantity, context.near
    if item.base_span and sentence.between(*item.base_span, "product"):
        item.indicator = "production"  # "a quarter of the world's uranium"
        return True
    of_price = names_grade(sentence, item) and _goes_on(sentence, item)
    if quantity.unit == "percent" and (of_price or _leads_to_price(sentence, item)):
        item.indicator = "price"  # "Brent rose 4 percent", "wheat gained 8 percent, to $7 a bushel"
        return True
    if way := _taken(sentence, item, context):
        item.indicator, item.carried = way, True
        return True
    if _holds(sentence, item):
        item.indicator, item.base = "other_economic", "equity"
        return True
    if last is not None and (abs(last.value), last.unit) == (abs(quantity.value), quantity.unit):
        return go_on(item, last)  # "The 102.5 percent compares with ...": the figure just named
    if quantity.kind in ("percent", "multiple", "point") and not _goes_on(sentence, item):
        alike = bool(before) and (before[-1].quantity.unit == quantity.unit or quantity.kind == "multiple")
        return (alike or _is_apposed(sentence, item, before)) and carry(item, before)
    if not before and quantity.unit == "percent" and context.said and not _is_of_things(sentence, item):
        item.indicator, item.carried = context.said, True
        return True
    if carry(item, before) or (
        last is not None and last.unit in (quantity.unit, "percent") and go_on(item, last)
    ):
        return True
    if quantity.kind == "money":
        built = word_set("facilities") & set(sentence.words_between(*item.clause))
        item.indicator = "investment" if built else "other_economic"
        return True
    return _by_unit(sentence, item, context)


def _is_apposed(sentence: Sentence, item: Draft, before: list[Draft]) -> bool:
    """Tell whether a share restates the amount before: "9 million barrels, close to 2 percent of it all"."""
    if not before or sentence.words_after(item.end, 1) != ["of"]:
        return False
    between = sentence.words_between(before[-1].end, item.start)
    return between[:1] in ([","], ["or"]) and set(between) <= _APPOSING


def _is_goods_change(sentence: Sentence, item: Draft) -> bool:
    """Tell whether goods that begin a sentence rise or fall by a percentage."""
    begins = sentence.between(sentence.start, item.start, "product")[:1]
    is_subject = bool(begins) and not sentence.words_between(sentence.start, begins[0].start)
    changes = sentence.between(item.left, item.start, "rise", "fall")
    return item.quantity.unit == "percent" and is_subject and bool(changes)


def _taken(sentence: Sentence, item: Draft, context: Context) -> str:
    """The flow that a share is of, of goods just told that somebody takes, or that go somewhere, else "".

    "China takes three quarters of the concentrate", "half of the goods go to Spain".
    """
    told, near = context.last, context.near
    if near is not None and near.indicator in TRADED and _is_goods_change(sentence, item):
        return near.indicator  # "Zinc, by contrast, lost 4 percent"
    if item.quantity.unit != "percent" or told is None or not context.is_close(sentence):
        return ""
    after = sentence.words_between(item.end, item.right)
    goes = after[:1] == ["of"] and any(pair in _GO_TO for pair in pairwise(after[:_GOODS_REACH]))
    takes = bool(_TAKE & set(words_before(sentence, item)[-1:])) and after[:1] in ([], ["of"], [","], ["."])
    return _GOODS_FLOWS.get(told.indicator, "") if goes or takes else ""


def _is_of_things(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a percentage is of what nothing economic names: "lost a third of its paving stones"."""
    words = sentence.words_after(item.end, 3)
    is_told = words in _TOTALS or (words[1:2] and words[1] in _THEM and words[2:3] in ([], ["."], [","]))
    return words[:1] == ["of"] and item.base_span is not None and not item.base and not is_told


def _leads_to_price(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a change ends at a price: "gained 8.5 percent on Monday, to $7.20 a bushel"."""
    after = next((q for q in sentence.quantities if q.start >= item.end), None)
    if after is None or after.kind != "price":
        return False
    words = sentence.words_between(item.end, after.start)
    return words[-1:] == ["to"] and len(words) <= _PRICE_REACH


def _by_unit(sentence: Sentence, item: Draft, context: Context) -> bool:
    """A physical amount is another's goods, or of what was spoken of, or else of output."""
    if item.quantity.kind == "physical" and _foreign_goods(sentence, item):
        item.indicator = "imports"
        return True
    goods = item.quantity.kind == "physical" and item.quantity.unit != "MW"
    if goods and (way := way_of(sentence, item)):
        item.indicator = way
        return True
    default = TRADE_UNITS.get(item.quantity.unit, "")
    item.carried = bool(default) and context.said in TRADED
    item.indicator = context.said if item.carried else default
    if item.indicator or item.quantity.kind != "percent":
        return bool(item.indicator)
    return _goes_on(sentence, item) and go_on(item, context.near)


def way_of(sentence: Sentence, item: Draft) -> str:
    """Whether an amount goes to a country or comes from one: "sent 3 million tonnes to China"."""
    for place in sentence.between(item.end, item.right, "place")[:1]:
        words = sentence.words_between(item.end, place.start)
        reach = _BEFORE_PLACE if words[:1] != ["of"] else 2 * _BEFORE_PLACE
        if place.form == "name" and words and len(words) <= reach:
            return {"to": "exports", "from": "imports"}.get(words[-1], "")
    return ""


def _foreign_goods(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is of another country's goods: "4.5 bcm a year of Russian gas"."""
    for place in sentence.between(item.end, item.right, "place")[:1]:
        lead = sentence.words_between(item.end, place.start)
        goods = sentence.between(place.end, item.right, "product")[:1]
        near = goods and len(sentence.words_between(place.end, goods[0].start)) <= _ADJECTIVES
        mine = any(p.key == place.key for p in sentence.between(sentence.start, item.start, "place"))
        if place.form == "adjective" and lead[-1:] == ["of"] and len(lead) <= _BEFORE_GOODS and near:
            return not mine
    return False


def _holds(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a percentage is a holding: "Russia holds 31 percent"."""
    if item.quantity.unit != "percent":
        return False
    lead = words_before(sentence, item)
    words = sentence.words_between(item.end, item.right)[:3]
    return (
        bool(set(lead[-1:]) & word_set("ownership"))
        or owns_of_which(sentence, item)
        or (words[:2] == ["of", "the"] and words[2:] != [] and words[2] in _VENTURES)
    )


def owns_of_which(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an aside tells who owns how much of what was named: "of which the state owns half"."""
    lead = words_before(sentence, item)
    owns = lead[-1:] in _HAVE or bool(set(lead[-1:]) & word_set("ownership"))
    return item.quantity.unit == "percent" and owns and "which" in lead


def _goes_on(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a percentage is of what was spoken of: "10.3 percent of the total", "grew by 4"."""
    words = sentence.words_between(item.end, item.right)[:3]
    if words in _TOTALS or (words[:1] == ["of"] and words[1:2] and words[1] in _THEM):
        return True
    if words[:1] and words[0] in _SEEN:
        return True  # "well below the 84 percent recorded in May"
    if sentence.between(item.left, item.start, "rise", "fall", "share"):
        return True
    return words[:1] in (["more"], ["less"], ["up"], ["down"], ["higher"], ["lower"])


def is_of_sum(sentence: Sentence, item: Draft) -> bool:
    """Tell whether it is a share of a sum that was told before: "a third of the January-July amount"."""
    words = sentence.words_between(item.end, item.right)[:_SUM_REACH]
    return item.quantity.unit == "percent" and words[:1] == ["of"] and bool(_SUMS & set(words))


def carry(item: Draft, before: list[Draft]) -> bool:
    """Take the indicator of the figure before in the same sentence."""
    if not before or not before[-1].indicator:
        return False
    if not may_go_on(item, before[-1].indicator, before[-1].quantity.unit):
        return False
    item.indicator, item.cue, item.carried = before[-1].indicator, before[-1].cue, True
    if before[-1].base == "equity":
        item.base = "equity"  # a list of holdings
    return True


def may_go_on(item: Draft, indicator: str, unit: str = "") -> bool:
    """Tell whether an amount may be of what one in another unit is: money has no length, tonnes no debt."""
    if item.quantity.unit == unit and indicator != "price":
        return True
    if indicator in ("", "length"):
        return False
    if item.quantity.kind == "money":
        is_sum = indicator == "price" and item.quantity.value >= LARGEST_PRICE
        return indicator not in _PHYSICAL and not is_sum
    return item.quantity.kind != "physical" or indicator not in _IMMATERIAL


def go_on(item: Draft, last: Figure | None) -> bool:
    """Take the indicator of the figure before in the paragraph."""
    if last is None or (last.statistic == "rank" and item.quantity.kind != "percent"):
        return False
    if not may_go_on(item, last.indicator, last.unit):
        return False
    item.indicator, item.carried = last.indicator, True
    return True
