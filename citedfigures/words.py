"""The reader's lexicon, filled from the data files, and small sets of words that the grammar asks for."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import pycountry

from citedfigures.lexicon import Lexicon, Mention, Tokens, load, tokenize


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of places, indicators, products and clause words; made once."""
    words = Lexicon()
    _add_places(words)
    _add_indicators(words)
    for product, names in load("products")["products"].items():
        words.add(names, "product", product, "noun")
    for kind in ("rise", "fall", "share", "forecast", "denial"):
        words.add(load("clauses")[kind]["words"], kind, kind, "word")
    return words


@lru_cache(maxsize=1)
def phrases_of(title: str) -> tuple[Tokens, list[Mention]]:
    """Return the tokens and phrases of a headline, which several modules ask for in turn."""
    tokens = tokenize(title)
    return tokens, lexicon().find(tokens)


@cache
def word_set(section: str) -> frozenset[str]:
    """Return the words of a section of ``clauses.toml``, in lower case."""
    return frozenset(load("clauses")[section]["words"])


def _add_places(words: Lexicon) -> None:
    places = load("places")
    for kind in ("countries", "groups"):
        for code, (names, adjectives, metonyms) in places[kind].items():
            words.add(names, "place", code, "name", cased=True)
            words.add(adjectives, "place", code, "adjective", cased=True)
            words.add(metonyms, "place", code, "metonym", cased=True)
    for code, names in places["voices"].items():
        words.add(names, "voice", code, "voice", cased=True)
    for code, names in load("regions")["regions"].items():
        words.add(names, "place", code, "region", cased=True)
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            name = getattr(country, attribute, None)
            # "Holy See (Vatican City State)" is an entry of a list, not how a text names a place.
            if name and "(" not in name and "," not in name:
                words.add([name, f"the {name}", f"The {name}"], "place", country.alpha_3, "name", cased=True)
    for kind, form in (("organisations", "organisation"), ("lines", "line")):
        for code, names in places[kind].items():
            words.add(names, "place", code, form, cased=True)
    _add_epithets(words, places["epithets"])


def _add_epithets(words: Lexicon, epithets: dict[str, Any]) -> None:
    """Add "the Central Asian nation", "the kingdom", "the bloc"; the key names the region or is empty."""
    for region in epithets["regions"]:
        words.add([f"the {region} {noun}" for noun in epithets["nouns"]], "epithet", region, "country")
    for kind in epithets["kinds"]:
        words.add([f"the {kind}"], "epithet", kind, "country")
    words.add([f"the {noun}" for noun in epithets["institutions"]], "epithet", "", "institution")
    words.add([f"the {noun}" for noun in epithets["bare"]], "epithet", "", "country")
    words.add([f"that {noun}" for noun in epithets["bare"]], "epithet", "", "other country")
    words.add([f"the {noun}" for noun in epithets["other_sides"]], "epithet", "", "other side")
    words.add([f"the {noun}" for noun in epithets["blocs"]], "epithet", "", "group")
    for key in ("companies", "things"):
        words.add([f"the {noun}" for noun in epithets[key]], "epithet", key, "thing")
    words.add(["its", "it"], "epithet", "", "pronoun")


def _add_indicators(words: Lexicon) -> None:
    lists = load("indicators")
    for section, form in (("ranks", "rank"), ("subjects_of_growth", "subject")):
        for indicator, names in lists[section].items():
            outright = set(lists[indicator].get("nouns", ()))
            words.add([name for name in names if name in outright], section, indicator, "nouns")
            words.add(names, section, indicator, form)
    words.add(lists["lines"]["words"], "line", "length", "noun")
    for form in ("nouns", "verbs", "weak", "loose"):
        for indicator, names in lists.items():
            if form in names and indicator not in ("ranks", "counts", "subjects_of_growth", "lines"):
                words.add(names[form], "cue", indicator, form)
