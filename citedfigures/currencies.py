"""Currencies whose noun several countries share: which one is meant, told by the country that is named.

"53 billion francs" is French money in a sentence about France, Swiss money where no country with francs is
named. A noun with its adjective ("Belgian francs") or a sign is never changed, nor are plain dollars.
"""

from __future__ import annotations

from dataclasses import replace

from citedfigures.figure import Quantity
from citedfigures.sentence import Sentence
from citedfigures.topic import currency_country
from citedfigures.units import currency_candidates


def settle_currencies(sentence: Sentence, focus: str) -> None:
    """Give each amount of the sentence in a shared currency the one of the country that is named nearest.

    `focus` is the country that the text is about, "" if none; it decides where the sentence names none.
    """
    if any(_is_shared(quantity) for quantity in sentence.quantities):
        sentence.quantities = [
            _settled(sentence, quantity, focus) if _is_shared(quantity) else quantity
            for quantity in sentence.quantities
        ]


def _is_shared(quantity: Quantity) -> bool:
    return quantity.kind in {"money", "price"} and bool(_candidates(quantity))


def _candidates(quantity: Quantity) -> tuple[str, ...]:
    """The currencies that the noun may mean; that of a price stands before its "per" part."""
    surface = quantity.surface
    if quantity.kind == "price":
        for link in (" per ", " a ", " an ", "/"):
            surface = surface.partition(link)[0]
    found = currency_candidates(surface)
    return () if "USD" in found else found


def _settled(sentence: Sentence, quantity: Quantity, focus: str) -> Quantity:
    """The quantity in the currency of the country nearest before it, else after it, else of the text."""
    codes = {currency_country(code): code for code in _candidates(quantity)}
    places = [place for place in sentence.mentions if place.kind == "place"]
    near = [place.key for place in reversed(places) if place.start < quantity.start]
    near += [place.key for place in places if place.start > quantity.start]
    found = next((codes[place] for place in (*near, focus) if place in codes), None)
    if found is None:
        return quantity
    return replace(quantity, unit=found + quantity.unit[3:])
