"""Rules of the observations: unknown codes, units that do not fit, and values that cannot be true.

A rule gets the typed table and tells for every row whether it keeps the rule. Rows to which it does not
apply keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.codes import products, sides, unit_kind
from schemas.table import Rule

if TYPE_CHECKING:
    import pandas as pd

_TRADE = ("exports", "imports", "trade_turnover", "trade_balance")
_GOODS = frozenset({"money", "amount", "count"})
# The kinds of unit that a level of each indicator may have; every other one may have any.
FITTING_UNITS = {
    "exports": _GOODS, "imports": _GOODS, "production": _GOODS, "consumption": _GOODS, "transit": _GOODS,
    "reserves": _GOODS, "capacity": frozenset({"amount", "count"}), "length": frozenset({"length"}),
    "trade_turnover": frozenset({"money", "amount"}), "trade_balance": frozenset({"money", "amount"}),
    "investment": frozenset({"money"}), "fdi": frozenset({"money"}), "gdp": frozenset({"money"}),
    "budget": frozenset({"money"}), "debt": frozenset({"money", "percent"}),
    "price": frozenset({"money", "price"}), "inflation": frozenset({"percent"}),
    "population": frozenset({"count"}),
}  # fmt: skip
_FITTING_PAIRS = {f"{indicator} {kind}" for indicator, kinds in FITTING_UNITS.items() for kind in kinds}
# What may fall below zero as a level: net flows, and what is left of two sums.
_SIGNED = ("trade_balance", "budget", "fdi", "investment", "inflation", "other_economic")
_KNOWN_SIDES = (
    "ISO 3166-1 alpha-3, a group, organisation or line of citedfigures/data/places.toml, or a route of "
    "schemas/codes.py"
)


def _known(table: pd.DataFrame, column: str, codes: frozenset[str]) -> pd.Series[bool]:
    return table[column].isna() | table[column].isin(codes)


def _two_sides(table: pd.DataFrame) -> pd.Series[bool]:
    return table["partner"].isna() | table["partner"].ne(table["reporter"])


def _trade_has_a_partner(table: pd.DataFrame) -> pd.Series[bool]:
    return ~table["indicator"].isin(_TRADE) | table["partner"].notna()


def _mirror_has_a_partner(table: pd.DataFrame) -> pd.Series[bool]:
    one = table["partner"].notna() & table["partner"].ne("World")
    return table["perspective"].ne("mirror") | one


def _total_has_no_product(table: pd.DataFrame) -> pd.Series[bool]:
    return table["product_code"].isna() | table["product_code"].eq("TOTAL").eq(table["product"].isna())


def _kinds(table: pd.DataFrame) -> pd.Series[str]:
    return table["unit"].map(unit_kind)


def _unit_fits(table: pd.DataFrame) -> pd.Series[bool]:
    kinds = _kinds(table)
    fits = (table["indicator"] + " " + kinds).isin(_FITTING_PAIRS) | ~table["indicator"].isin(FITTING_UNITS)
    return table["statistic"].ne("level") | kinds.eq("") | fits


def _statistic_has_its_unit(table: pd.DataFrame) -> pd.Series[bool]:
    wanted = table["statistic"].map({"share": "percent", "growth": "percent", "rank": "rank"})
    return wanted.isna() | wanted.eq(_kinds(table)) | _kinds(table).eq("")


def _share_within_total(table: pd.DataFrame) -> pd.Series[bool]:
    return table["statistic"].ne("share") | table["value"].between(0, 100)


def _rank_is_a_place(table: pd.DataFrame) -> pd.Series[bool]:
    return table["statistic"].ne("rank") | (table["value"].ge(1) & table["value"].mod(1).eq(0))


def _not_negative(table: pd.DataFrame) -> pd.Series[bool]:
    may_be = table["statistic"].ne("level") | table["indicator"].isin(_SIGNED)
    return may_be | table["value"].ge(0)


def _money_within_world(table: pd.DataFrame) -> pd.Series[bool]:
    return ~table["unit"].isin(("USD", "EUR")) | table["value"].abs().lt(1e15)


RULES = (
    Rule("reporter", f"is no code that is known: {_KNOWN_SIDES}", lambda t: _known(t, "reporter", sides())),
    Rule("partner", f"is no code that is known, like those of reporters: {_KNOWN_SIDES}",
         lambda t: _known(t, "partner", sides())),
    Rule("partner", "is the reporter itself", _two_sides),
    Rule("partner", "is missing: trade has two sides; World stands for all partners", _trade_has_a_partner),
    Rule("perspective", "a mirror figure comes from the books of one partner, and none is named",
         _mirror_has_a_partner),
    Rule("product", "is no product that is known: one of citedfigures/data/products.toml",
         lambda t: _known(t, "product", products())),
    Rule("product", "product_code TOTAL goes with no product, and every other one with one",
         _total_has_no_product),
    Rule("unit", "is no unit that is known, so it cannot be compared: one of citedfigures/data/units.toml or "
         "of ISO 4217", lambda t: _kinds(t).ne("")),
    Rule("unit", "does not fit the indicator, so it cannot be compared", _unit_fits),
    Rule("unit", "does not fit the statistic: shares and growth are in percent, ranks in rank",
         _statistic_has_its_unit),
    Rule("value", "a share lies between 0 and 100 percent", _share_within_total),
    Rule("value", "a rank is a whole number from 1", _rank_is_a_place),
    Rule("value", "is negative, and only balances and net flows may be", _not_negative),
    Rule("value", "is more money than the world has (1e15 and above): check unit_mult", _money_within_world),
)  # fmt: skip
