"""Rules that join several columns of a figure: what cannot be true, and evidence that does not fit.

A rule gets the typed table and tells for every row whether it keeps the rule. Rows to which it does not
apply keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citedfigures.lexicon import load
from schemas.table import IMPLAUSIBLE, Rule

if TYPE_CHECKING:
    import pandas as pd

# Money in these currencies: the yearly output of the world is about 1e14 of them.
LARGE_CURRENCIES = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "SGD")
LARGE_CURRENCY_LIMIT = 1e15
# What a country, a company or a project sells, buys, makes, owns or owes, in money; less than this comes
# from a scale that the text leaves out ("in millions: … $5"). Prices and what has no indicator may be small.
SUMS_OF_MONEY = (
    "exports", "imports", "trade_turnover", "trade_balance", "investment", "fdi", "gdp", "reserves", "budget",
    "debt",
)  # fmt: skip
SMALLEST_SUM = 1000.0
# For one person a sum may be small: GDP per capita is below 1,000 USD in the poorest countries.
_FOR_ONE_PERSON = (
    r"\b(?:per[ -](?:capita|head|person|inhabitant|citizen|worker|household)|(?:a|each) (?:head|person))\b"
)
# Shares of GDP may pass 100 % (debt, trade, assets of banks); no country's has come near this.
SHARE_OF_GDP_LIMIT = 1000.0
# What can fall below zero, so that a fall of more than 100 % has a meaning.
SIGNED_INDICATORS = ("trade_balance", "budget", "other_economic")


def _share_in_percent(table: pd.DataFrame) -> pd.Series[bool]:
    return table["statistic"].ne("share") | table["unit"].eq("percent")


def _share_within_total(table: pd.DataFrame) -> pd.Series[bool]:
    of_gdp = table["base"].str.contains(r"\bGDP\b", case=False, na=False)
    limit = of_gdp.map({True: SHARE_OF_GDP_LIMIT, False: 100.0}).astype("float64")
    upper = table["value_upper"].fillna(table["value"])
    within = table["value"].between(0, limit) & upper.between(0, limit)
    return table["statistic"].ne("share") | within


def _rank_is_a_place(table: pd.DataFrame) -> pd.Series[bool]:
    place = table["value"].ge(1) & table["value"].mod(1).eq(0) & table["unit"].eq("rank")
    return table["statistic"].ne("rank") | place


def _money_within_world(table: pd.DataFrame) -> pd.Series[bool]:
    return ~table["unit"].isin(LARGE_CURRENCIES) | table["value"].abs().lt(LARGE_CURRENCY_LIMIT)


def _sum_of_money_with_its_scale(table: pd.DataFrame) -> pd.Series[bool]:
    money = table["statistic"].eq("level") & table["unit"].isin(list(load("currencies")["currency"]))
    sums = money & table["indicator"].isin(SUMS_OF_MONEY)
    for_one = table["sentence"].str.contains(_FOR_ONE_PERSON, case=False, na=False)
    largest = table["value"].abs().combine(table["value_upper"].abs().fillna(0.0), max)
    return ~sums | for_one | largest.eq(0) | largest.ge(SMALLEST_SUM)


def _fall_within_whole(table: pd.DataFrame) -> pd.Series[bool]:
    growth = table["statistic"].eq("growth") & table["unit"].eq("percent")
    return ~growth | table["indicator"].isin(SIGNED_INDICATORS) | table["value"].ge(-100)


def _not_negative(table: pd.DataFrame) -> pd.Series[bool]:
    counted = table["indicator"].isin(("length", "capacity", "population", "reserves", "transit"))
    return ~(counted & table["statistic"].eq("level")) | table["value"].ge(0)


def _range_has_two_ends(table: pd.DataFrame) -> pd.Series[bool]:
    return table["bound"].ne("range") | table["value_upper"].notna()


def _interval_in_order(table: pd.DataFrame) -> pd.Series[bool]:
    either_open = table["value_low"].isna() | table["value_high"].isna()
    return either_open | table["value_low"].le(table["value_high"])


def _surface_in_sentence(table: pd.DataFrame) -> pd.Series[bool]:
    pairs = zip(table["surface"], table["sentence"], strict=True)
    return _like(table, [surface in sentence for surface, sentence in pairs])


def _surface_has_its_length(table: pd.DataFrame) -> pd.Series[bool]:
    length = table["char_end"] - table["char_start"]
    return length.eq(table["surface"].str.len()).astype(bool)


def _like(table: pd.DataFrame, holds: list[bool]) -> pd.Series[bool]:
    """The answers as a column, with the index of the table."""
    return table.index.to_series().map(dict(zip(table.index, holds, strict=True))).astype(bool)


RULES = (
    Rule("unit", "a share is given in percent", _share_in_percent),
    Rule(
        "value",
        IMPLAUSIBLE + "a share lies between 0 and 100 percent, of GDP up to 1,000",
        _share_within_total,
    ),
    Rule("value", IMPLAUSIBLE + "a rank is a whole number from 1, with the unit rank", _rank_is_a_place),
    Rule("value", IMPLAUSIBLE + "more money than the world has (1e15 and above)", _money_within_world),
    Rule(
        "value",
        IMPLAUSIBLE + "a sum of money below 1,000 lacks its scale (million, billion), but for one person's",
        _sum_of_money_with_its_scale,
    ),
    Rule(
        "value", IMPLAUSIBLE + "nothing falls by more than 100 percent, but for balances", _fall_within_whole
    ),
    Rule("value", IMPLAUSIBLE + "a length, capacity, population or stock is not negative", _not_negative),
    Rule("value_upper", "a range has two ends, and the second is missing", _range_has_two_ends),
    Rule("value_low", "value_low is above value_high", _interval_in_order),
    Rule("surface", "the surface does not stand in its sentence", _surface_in_sentence),
    Rule("char_end", "char_end - char_start is not the length of the surface", _surface_has_its_length),
)
