"""Level, share, growth or rank, and the sign: what the words around an amount say that it does."""

from __future__ import annotations

from citedfigures.draft import Draft, words_before
from citedfigures.lexicon import Mention
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

_LEVEL_LEADS = frozenset({"to", "at", "from", "against", "with", "was", "is", "of", "were", "are"})
_LESS = (
    ["smaller"],
    ["lighter"],
    ["cheaper"],
    ["weaker"],
    ["slower"],
    ["poorer"],
    ["shorter"],
    ["less"],
    ["lower"],
    ["fewer"],
    ["down"],
    ["decline"],
    ["drop"],
    ["fall"],
    ["decrease"],
)
_MORE = (
    ["larger"],
    ["heavier"],
    ["bigger"],
    ["dearer"],
    ["stronger"],
    ["greater"],
    ["costlier"],
    ["faster"],
    ["more"],
    ["higher"],
    ["up"],
    ["growth"],
    ["increase"],
    ["rise"],
    ["jump"],
)
# "46 percent above the result of 2021" tells of a change.
_BESIDE = {"above": "rise", "below": "fall", "under": "fall"}
_REACH = 6  # words between "rose" and "by 12 percent", or "share" and its amount
_SURPASSING = frozenset({"beat", "beats", "exceeded", "exceeds", "surpassed", "surpasses", "topped", "tops"})
_LEVEL_WORDS = frozenset({"below", "above", "under", "past", "beyond", "short"})
_NEAR = 4  # words between "rose" and an amount without "by", hedges included
_DEFICITS = ("deficit", "gap", "shortfall", "in the red", "negative")


def give_statistic(sentence: Sentence, item: Draft, before: list[Draft]) -> None:
    """Set level, share, growth or rank, and the sign of a decline.

    `before` are the figures of the sentence so far.
    """
    quantity = item.quantity
    trigger, words = _trigger(sentence, item)
    if words is not None:
        item.words["statistic"] = words
    direction = -1 if trigger == "fall" else 1
    if quantity.kind == "rank":
        item.statistic = "rank"
    elif quantity.kind in ("multiple", "point"):
        item.statistic, item.sign = "growth", direction if quantity.kind == "point" else 1
    elif trigger in ("rise", "fall"):
        item.statistic, item.sign = "growth", direction
    elif quantity.unit != "percent" and (pair := _measured(item.pair)):
        item.statistic, item.sign = pair.statistic, pair.sign
    elif quantity.unit != "percent":
        item.statistic = "level"
    elif not trigger and _goes_on_with_growth(sentence, item, before):
        item.statistic, item.sign = "growth", (_last_change(sentence, item, before) or before[-1]).sign
    else:
        is_listed = item.indicator == "gdp" and bool(before) and before[-1].indicator == "gdp"
        told = before[-1].statistic if is_listed and before[-1].statistic == "share" else ""
        item.statistic = told or _percent_statistic(sentence, item, trigger)


def _measured(pair: Draft | None) -> Draft | None:
    """The amount that another says again, if it is a figure and no percentage."""
    return pair if pair is not None and pair.statistic and pair.quantity.unit != "percent" else None


def _goes_on_with_growth(sentence: Sentence, item: Draft, before: list[Draft]) -> bool:
    """Tell whether a percentage is one more change: "food rose 17 percent and energy 18", "against 2.3"."""
    led_to = set(words_before(sentence, item)[-1:]) & {"to", "at", "from", "of"}
    is_part = not item.quantity.surface[0].isdigit() or sentence.words_after(item.end, 1) == ["of"]
    if led_to or not before or is_part:
        return False
    last = _last_change(sentence, item, before) or before[-1]
    return last.statistic == "growth" and last.indicator == item.indicator and last.quantity.unit == "percent"


def _last_change(sentence: Sentence, item: Draft, before: list[Draft]) -> Draft | None:
    """The change that one "by" so much goes on with: "by 8 percent to 12 tonnes, and those to Chile by 3"."""
    if words_before(sentence, item)[-1:] != ["by"]:
        return None
    return next((draft for draft in reversed(before) if draft.quantity.unit == "percent"), None)


def _percent_statistic(sentence: Sentence, item: Draft, trigger: str) -> str:
    """Share, or the level of a rate that is named as one."""
    if item.base or trigger == "share":
        return "share"
    phrase = sentence.phrase(item.cue) if item.cue else ""
    if "growth" in sentence.words_between(item.left, item.start):
        return "growth"
    if item.indicator == "gdp":
        return "growth"  # no share of it, so a change: "from an estimated 8.5 percent this year"
    lead = words_before(sentence, item)
    if lead[-1:] in (["of"], ["at"]) and lead[-2:-1] in (["interest"], ["rate"], ["coupon"]):
        found = sentence.between(item.left, item.start, "rise", "fall")
        near = [m for m in found if len(sentence.words_between(m.end, item.start)) <= _REACH]
        grows = any(not _is_idle_up(sentence, m) for m in near)
        return "growth" if grows else "level"  # "grew at an annual rate of 8.3 percent"
    if item.indicator == "inflation" or set(phrase.split()) & word_set("rate"):
        return "level"
    return "growth" if phrase.endswith("growth") else "share"


def _trigger(sentence: Sentence, item: Draft) -> tuple[str, tuple[int, int] | None]:
    """Return "rise", "fall", "share" or "", what the words say that the amount does, and which words.

    Directly before it ("rose 12 percent", "fell by 4"), not across "to", "at" or "from", after which the
    amount is a level; or directly after it ("4.2 percent less", "53 percent more than").
    """
    following = sentence.words_between(item.end, item.right)[:1]
    if item.quantity.kind == "percent" and following and following[0] in _BESIDE:
        return _BESIDE[following[0]], None
    if following in _LESS or following in _MORE:
        word = sentence.tokens[sentence.token_at(item.end)]
        return "fall" if following in _LESS else "rise", (word.start, word.end)
    if item.quantity.kind == "physical" and _is_added(sentence, item):
        return "rise", None
    mention = _before(sentence, item)
    if mention is None and _surpasses(sentence, item):
        return "rise", None
    return (mention.kind, (mention.start, mention.end)) if mention else ("", None)


def _is_added(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is what is added: "an additional four billion cubic metres", "1.2 bcm extra"."""
    lead = sentence.words_between(sentence.start, item.start)
    is_object = len(lead) > len(("an", "additional")) and lead[-1] in ("additional", "extra")
    return is_object or sentence.words_after(item.end, 1) == ["extra"]


def _surpasses(sentence: Sentence, item: Draft) -> bool:
    """Tell whether something is surpassed by so much: "which beats the 2021 total by 17.7 percent"."""
    words = words_before(sentence, item)
    return words[-1:] == ["by"] and bool(_SURPASSING & set(words)) and item.quantity.unit == "percent"


def _before(sentence: Sentence, item: Draft) -> Mention | None:
    """The word of change or share before an amount that governs it."""
    words = words_before(sentence, item)
    found = sentence.between(item.left, item.start, "rise", "fall", "share")
    mentions = [m for m in found if words[-1:] == ["by"] or not _is_idle_up(sentence, m)]
    share = next((m for m in reversed(mentions) if m.kind == "share"), None)
    if not mentions or (
        words[-1:] and words[-1] in _LEVEL_LEADS and not _names_change(sentence, item, words)
    ):
        return share
    nearest = mentions[-1]
    between = sentence.words_between(nearest.end, item.start)
    if nearest.kind != "share" and "to" in between and "up" not in between:
        return share  # "rose to a record 34.5 billion"
    if _LEVEL_WORDS & set(between[:1]) or "worth" in between:
        return None  # "fell below $98", "grew grapes worth $900 million"
    if any(cue.form == "verbs" for cue in sentence.between(nearest.end, item.start, "cue")):
        return None
    is_subject = words[-1:] in (["was"], ["is"])
    reach = _REACH if is_subject or words[-1:] == ["by"] or nearest.kind == "share" else _NEAR
    return nearest if len(between) <= reach else None


def _is_idle_up(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether "up" is part of the bound "up to", or of a verb that changes nothing: "signed up for"."""
    if sentence.phrase(mention) != "up":
        return False
    verb = set(sentence.words_before(mention.start, 1)) & word_set("verbs_with_up")
    return bool(verb) or sentence.words_after(mention.end, 1) == ["to"]


def _names_change(sentence: Sentence, item: Draft, words: list[str]) -> bool:
    """Tell whether "of" or "was" belongs to the change: "a rise of 3.7 points", "the rise in prices was"."""
    changes = sentence.between(item.left, item.start, "rise", "fall")
    if words[-1] in ("was", "is") and item.quantity.unit == "percent" and changes:
        beside = sentence.words_before(changes[-1].start, 1) + sentence.words_after(changes[-1].end, 1)
        return beside[-1:] in (["in"], ["of"]) and beside[:1] != ["a"]
    return (
        words[-1] == "of" and bool(changes) and len(sentence.words_between(changes[-1].end, item.start)) <= 2
    )


def give_sign(sentence: Sentence, item: Draft, favoured: list[tuple[int, str]], reporter: str | None) -> None:
    """Turn a balance negative where it is a deficit of the reporter's, or in the other side's favour.

    `favoured` lists (offset, code) of the sides in whose favour the sentence says that it is.
    """
    if item.statistic == "growth":
        return
    if item.cue and item.quantity.kind == "money" and sentence.phrase(item.cue) == "current account deficit":
        item.sign = -1
    if item.indicator != "trade_balance":
        return
    after = [code for start, code in favoured if start >= item.left]
    if after:
        item.sign = 1 if after[0] == reporter or reporter is None else -1
        return
    phrases = [
        sentence.phrase(c)
        for c in sentence.between(item.clause[0], item.right, "cue")
        if c.key == "trade_balance"
    ] or ([sentence.phrase(item.cue)] if item.cue else [])
    if any(word in phrase for phrase in phrases for word in _DEFICITS):
        item.sign = -1
