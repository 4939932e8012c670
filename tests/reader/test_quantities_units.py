"""The unit lists: every unit of the data files is found again, and the files say what they promise."""

from __future__ import annotations

import pytest

from citedfigures.lexicon import load
from citedfigures.page import Page
from citedfigures.quantities import read_quantities
from citedfigures.units import currency_candidates, price_per, unit_after

UNITS = load("units")["unit"]
CURRENCIES = load("currencies")["currency"]


@pytest.mark.parametrize("key", UNITS)
def test_every_name_and_sign_of_a_unit_is_read_as_that_unit(key: str) -> None:
    row = UNITS[key]
    for name in [*row["names"], *row.get("signs", ())]:
        found = unit_after(Page.of(f"5 {name}, then"), 1)
        assert found is not None, name
        assert found[0].code == row.get("code", key), name
        assert found[1] == 2 + len(name), name


@pytest.mark.parametrize("code", CURRENCIES)
def test_every_mark_of_a_currency_is_read_before_a_number(code: str) -> None:
    for mark in CURRENCIES[code].get("marks", ()):
        assert [q.unit for q in read_quantities(f"It cost {mark}25 then.")] == [code], mark
        assert [q.unit for q in read_quantities(f"It cost {mark} 2.5 million then.")] == [code], mark


@pytest.mark.parametrize("code", CURRENCIES)
def test_every_noun_with_its_adjective_is_read_after_a_number(code: str) -> None:
    row = CURRENCIES[code]
    for adjective in row.get("of", ()):
        for noun in [*row.get("names", ()), *row.get("shared", ())]:
            text = f"It cost 25 million {adjective} {noun}s then."
            assert [q.unit for q in read_quantities(text)] == [code], text


def test_no_noun_belongs_to_two_currencies_without_being_shared() -> None:
    owners: dict[str, str] = {}
    for code, row in CURRENCIES.items():
        for noun in [*row.get("names", ()), *row.get("exact", ())]:
            assert owners.setdefault(noun, code) == code, noun


def test_a_currency_code_has_three_capitals() -> None:
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES)


def test_a_shared_noun_names_the_currencies_that_it_may_mean() -> None:
    assert {"GBP", "EGP", "LBP"} <= set(currency_candidates("51 billion pounds"))
    assert {"FRF", "CHF", "XOF"} <= set(currency_candidates("5 million\u00a0francs"))
    assert currency_candidates("3 billion Canadian dollars") == ()
    assert currency_candidates("40 million yen") == ()
    assert currency_candidates("") == ()


@pytest.mark.parametrize(
    ("text", "per"),
    [
        (" a barrel", "bbl"),
        (" per tonne", "t"),
        ("/bbl", "bbl"),
        (" / MWh", "MWh"),
        ("-a-gallon", "gal"),
        (" per 1,000 cubic metres", "1000m3"),
        (" per mcm", "1000m3"),
        (" a pound", "lb"),
        (" per 100 kilos", "100kg"),
    ],
)
def test_what_a_price_is_for(text: str, per: str) -> None:
    assert price_per(Page.of(text + "."), 0) == (per, len(text))


@pytest.mark.parametrize("text", [" a year", " a share", " per person", " a head start", " apart", ""])
def test_what_is_no_unit_of_a_price(text: str) -> None:
    assert price_per(Page.of(text), 0) is None


def test_signs_keep_their_capitals() -> None:
    assert [q.unit for q in read_quantities("5 MW and 7 Mt and 8 t")] == ["MW", "t", "t"]
    assert [q.unit for q in read_quantities("5 Pp and 7 T")] == []


def test_a_unit_inside_a_longer_word_or_unit_is_none() -> None:
    assert read_quantities("5 kmh, 7 tonnesque, 20 m/s and 3 t2") == []
