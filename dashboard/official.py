"""Official observations as series: a line for each partner, and what is made of two lines.

Sources are never averaged: where two of them tell of the same year, both points stay, each with its source.
A turnover, a balance or a share is made of two observations that the same reporter has declared; the total
of a share comes from the partner's source where that has one, and otherwise from another of the reporter.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboard.texts import text

# What the lines can show, by the codes that stand in the address; the first where it names none.
QUANTITIES = ("imports", "exports", "trade_turnover", "trade_balance", "import_share", "export_share")
SHARES = {"import_share": "imports", "export_share": "exports"}
WORLD = "World"
# Fewer years are points, not a line: they are told in the text and in tables only.
YEARS_OF_A_LINE = 3
ALL_GOODS = "TOTAL"
COLUMNS = [
    "partner", "year", "value", "unit", "source", "organisation", "dataset", "source_url", "derived",
    "status", "comment", "ids",
]  # fmt: skip
_MADE_OF: dict[str, Callable[[pd.Series, pd.Series], pd.Series]] = {
    "trade_turnover": lambda exports, imports: exports + imports,
    "trade_balance": lambda exports, imports: exports - imports,
}


def reporters(observations: pd.DataFrame) -> list[str]:
    """Who has declared trade in all goods over enough years for a line, the most observed first."""
    declared = yearly(observations, product_code=ALL_GOODS)
    enough = declared.groupby("reporter")["year"].transform("nunique") >= YEARS_OF_A_LINE
    return declared[enough]["reporter"].value_counts().index.tolist()


def yearly(observations: pd.DataFrame, **fields: str) -> pd.DataFrame:
    """The declared levels of whole years that have these fields, with `year` and `ids`, in order of years."""
    whole_year = observations["period"].str.fullmatch(r"\d{4}").fillna(False).astype(bool)
    fits = whole_year & observations["statistic"].eq("level") & observations["perspective"].eq("reported")
    for name, value in fields.items():
        fits &= observations[name].eq(value).fillna(False).astype(bool)
    found = observations[fits]
    return found.assign(year=found["period"].astype(int), ids=found["observation_id"]).sort_values(
        ["year", "source"], kind="stable"
    )


def lines(observations: pd.DataFrame, reporter: str, quantity: str) -> pd.DataFrame:
    """One row a partner, year and source of a quantity of `QUANTITIES` that `reporter` has declared.

    Columns as in `COLUMNS`: values in `unit` (money as declared, shares in percent); `ids` are those of the
    observations that the value is made of, joined by ";".
    """
    declared = yearly(observations, reporter=reporter, product_code=ALL_GOODS)
    if quantity in SHARES:
        return shares(declared[declared["indicator"].eq(SHARES[quantity])])
    if quantity in _MADE_OF:
        return _of_both_flows(declared, _MADE_OF[quantity])
    return declared[declared["indicator"].eq(quantity)][COLUMNS].reset_index(drop=True)


def _of_both_flows(
    declared: pd.DataFrame, made_of: Callable[[pd.Series, pd.Series], pd.Series]
) -> pd.DataFrame:
    """Exports and imports with one partner in one year, of one source and in one unit, put together."""
    keys = ["partner", "year", "source", "unit"]
    exports, imports = (declared[declared["indicator"].eq(flow)] for flow in ("exports", "imports"))
    both = exports.merge(imports, on=keys, suffixes=("", "_imports"))
    return both.assign(
        value=made_of(both["value"], both["value_imports"]),
        derived=True,
        ids=both["ids"] + ";" + both["ids_imports"],
    )[COLUMNS]


def shares(flow: pd.DataFrame) -> pd.DataFrame:
    """Each partner's part of the total of one reporter's flow, by year, in percent."""
    totals = flow[flow["partner"].eq(WORLD)]
    parts = flow[~flow["partner"].eq(WORLD)]
    both = parts.merge(totals, on=["year", "unit"], suffixes=("", "_total"))
    both = both.assign(other=both["source"].ne(both["source_total"]))
    best = both.sort_values("other", kind="stable").drop_duplicates(["partner", "year", "source"])
    best = best.assign(
        value=100 * best["value"] / best["value_total"],
        unit="percent",
        derived=True,
        ids=best["ids"] + ";" + best["ids_total"],
        source=best["source"].where(~best["other"], best["source"] + " of " + best["source_total"]),
        organisation=best["organisation"].where(
            ~best["other"],
            [_of_total(*pair) for pair in zip(best["organisation"], best["organisation_total"], strict=True)],
        ),
    )
    return best.sort_values("year", kind="stable")[COLUMNS].reset_index(drop=True)


def _of_total(organisation: str, total: str) -> str:
    return text("series.of_total", organisation=organisation, total=total)


def both_sides(observations: pd.DataFrame, reporter: str) -> pd.DataFrame:
    """The flows of `reporter` that its partners declare too, a row for each partner, flow, year and sources.

    Columns partner, flow (as the reporter sees it), year, and value, unit, organisation and source_url of
    each side, the partner's with the ending "_mirror". Each side keeps its own currency: the two differ by
    valuation, timing and re-exports, and are not averaged.
    """
    goods = yearly(observations, product_code=ALL_GOODS)
    ours = goods[goods["reporter"].eq(reporter)].assign(flow=lambda rows: rows["indicator"])
    theirs = goods[goods["partner"].eq(reporter).fillna(False)].assign(
        flow=lambda rows: rows["indicator"].map({"exports": "imports", "imports": "exports"}),
        partner=lambda rows: rows["reporter"],
    )
    sides = ["value", "unit", "organisation", "source_url"]
    keys = ["partner", "flow", "year"]
    both = ours[keys + sides].merge(theirs[keys + sides], on=keys, suffixes=("", "_mirror"))
    return both.sort_values(["year", "partner", "flow"], ascending=[False, True, True], kind="stable")
