"""Counts, lengths and areas that are figures, and those that are not.

Most things that a text counts and measures are no statistics: "three meetings", "a 40 km race", "a 15
metre gap". Counts are figures of what an economy is counted in, lengths of lines, areas of crops.
"""

from __future__ import annotations

from citedfigures.carry import INHABITED
from citedfigures.draft import Draft, words_before
from citedfigures.lexicon import load
from citedfigures.sentence import Sentence

_FEWEST = 10  # "the two firms" are no statistic
_MANY = 10_000  # so many cars or phones are a figure, whatever is done with them
_PEOPLE = frozenset({"people", "persons", "men", "women", "residents", "locals", "foreigners"})
_WORKING = frozenset(
    {
        "work",
        "worked",
        "employed",
        "workers",
        "payroll",
        "payrolls",
        "unemployed",
        "jobless",
        "visited",
        "staff",
    }
)
# What is asked or named, not what there is: "a poll of 28 banks".
_ASKED = frozenset({"poll", "survey", "list", "panel", "sample", "group"})
_LENGTHS = frozenset({"km", "mi"})
AREAS = frozenset({"ha", "acre"})
# Bodies, races and rooms are measured in the others: no economy is.
MEASURES = _LENGTHS | AREAS | {"m", "cm", "mm", "ft", "inch", "g", "nmi", "km/h", "mph"}
_SMALLEST_AREA = 1_000
_CROPPED = frozenset(
    {"planted", "sown", "acreage", "harvested", "cultivated", "arable", "seeded", "plantings"}
)
# Words that tell of a line only where one is named too, and how far a line may stand after its length.
_OF_LINES = frozenset({"long", "measures", "measuring"})
_LINE_REACH = 5
_AWAY = ("from", "away", "off", "north", "south", "east", "west", "up", "above", "below", "deep", "high")


def give_count(sentence: Sentence, item: Draft) -> bool:
    """Set what a count is about; False if it is of nothing that an economy is counted in."""
    noun = item.quantity.noun.lower()
    named = any(c.key == "population" for c in sentence.between(item.left, item.start, "cue"))
    if words_before(sentence, item)[-2:] in INHABITED or (named and noun in ("", *_PEOPLE)):
        item.indicator = "population"
        return True
    employs = words_before(sentence, item)[-1:] in (["employs"], ["employ"], ["employed"], ["employing"])
    near = [*words_before(sentence, item), *sentence.words_between(item.end, item.right)[:4]]
    works = _WORKING & set(near)
    if (employs and noun in ("", *_PEOPLE)) or (noun in _PEOPLE and works):
        item.indicator = "other_economic"
        return True
    leads = sentence.between(item.left, item.start, "cue")[-1:]
    if leads and leads[0].key == "capacity":
        item.cue, item.indicator = leads[0], "capacity"  # "double its capacity to 14 million travellers"
        return True
    for indicator, nouns in load("indicators")["counts"].items():
        if any(noun == word or noun.endswith(" " + word) for word in nouns):
            return _counted(sentence, item, indicator)
    return False


def _counted(sentence: Sentence, item: Draft, indicator: str) -> bool:
    """Jobs and firms are a figure by themselves, goods where a word says what is done with them, or many."""
    cues = [
        c
        for c in sentence.between(item.clause[0], item.right, "cue", "ranks")
        if c.key in ("exports", "imports", "production", "transit")
        and (c.kind == "cue" or c.key == "production")
    ]
    if indicator in ("other_economic", "population"):
        words = words_before(sentence, item)[-2:]
        item.indicator = indicator
        return item.quantity.value > _FEWEST and not (words[1:] == ["of"] and words[0] in _ASKED)
    if cues:
        item.cue, item.indicator = cues[-1], cues[-1].key
    elif item.quantity.value >= _MANY:
        item.indicator = indicator
    elif "fleet" in words_before(sentence, item)[-3:]:
        item.indicator = "other_economic"
    return bool(item.indicator)


def give_measure(sentence: Sentence, item: Draft) -> bool:
    """Set what an amount in one of `MEASURES` is about; False if it measures nothing economic."""
    if item.quantity.unit in _LENGTHS:
        return _length(sentence, item)
    return item.quantity.unit in AREAS and _area(sentence, item)


def _length(sentence: Sentence, item: Draft) -> bool:
    """Kilometres are a figure as the length of a line, not as a distance, a depth or a border."""
    kinds = ("line", "cue", "epithet")
    tokens = sentence.tokens[sentence.token_at(item.end) :][:_LINE_REACH]
    # "a 1,511-kilometer ... pipeline" is led up to by its length, however long its name.
    leads = "-" in item.quantity.surface or not tokens
    reach = item.right if leads else min(item.right, tokens[-1].end)
    stretches = (
        sentence.between(item.end, reach, *kinds) + sentence.between(item.left, item.start, *kinds)[::-1]
    )
    near = [cue for cue in stretches if cue.key == "length" or cue.form == "thing"]
    if near and sentence.phrase(near[0]) in _OF_LINES and not _names_line(sentence):
        return False
    after = sentence.words_between(item.end, item.right)[:1]
    before = sentence.words_before(item.start, 1)
    if _is_beside_line(sentence, item):
        item.indicator = "length"  # "the Adria pipeline, 360 kilometres from the coast to ..."
        return True
    if not near or before in (["at"], ["by"]) or after in ([w] for w in _AWAY):
        return False
    item.cue, item.indicator = near[0], "length"
    return True


def _is_beside_line(sentence: Sentence, item: Draft) -> bool:
    """Tell whether it stands after a line and a comma: "the Adria pipeline, 360 kilometres"."""
    tokens = sentence.tokens[: sentence.token_at(item.start)][-2:]
    if len(tokens) < 2 or tokens[1].text != ",":
        return False
    ends = sentence.between(item.clause[0], item.start, "line", "place")
    return any(m.end == tokens[0].end and (m.kind == "line" or m.form == "line") for m in ends)


def _names_line(sentence: Sentence) -> bool:
    """Tell whether the sentence names something that is built as a line: "the tunnel is 12 km *long*"."""
    lines = sentence.between(sentence.start, sentence.end, "line", "epithet", "place")
    return any(
        (line.kind == "line" and sentence.phrase(line) not in _OF_LINES) or line.form in ("thing", "line")
        for line in lines
    )


def _area(sentence: Sentence, item: Draft) -> bool:
    """An area is a figure as land under a crop: "66 mln acres of planted corn"."""
    words = set(sentence.words_between(sentence.start, sentence.end))
    item.indicator = "other_economic"
    goods = sentence.between(sentence.start, sentence.end, "product")
    return item.quantity.value >= _SMALLEST_AREA and (bool(words & _CROPPED) or bool(goods))
