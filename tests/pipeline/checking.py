"""Small tables of figures and official values, and what the checks say of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pipeline.checks import check_figures
from pipeline.checks.citations import Cited
from pipeline.checks.observed import Observed

_FIGURE: dict[str, Any] = {
    "article_id": "a", "indicator": "imports", "statistic": "level", "product": None, "reporter": "KAZ",
    "partner": "RUS", "period": "2013", "base": None, "forecast": False, "value": 17.6e9, "value_upper": None,
    "unit": "USD", "bound": "exact", "surface": "$17.6 billion", "sentence": "One sentence.", "char_start": 0,
    "char_end": 13, "inferred": None,
}  # fmt: skip
_OBSERVED: dict[str, Any] = {
    "reporter": "KAZ", "indicator": "imports", "partner": "RUS", "period": "2013", "statistic": "level",
    "product": None, "product_code": "TOTAL", "value": 17.9718e9, "unit": "USD", "status": "A",
    "perspective": "reported", "source": "WITS", "organisation": "World Bank", "dataset": "Trade by partner",
}  # fmt: skip
_TEXTS = ("product", "reporter", "partner", "period", "base", "inferred", "product_code")


def figure(number: int = 1, half: float | None = None, **changes: Any) -> dict[str, Any]:
    """A row of `figures`, right but for these cells; `half` of the last printed digit makes its interval."""
    row = {**_FIGURE, "figure_id": f"f{number:011x}", "char_start": 20 * number, **changes}
    row["char_end"] = row["char_start"] + len(row["surface"])
    margin = abs(row["value"]) * 0.003 if half is None else half
    row.setdefault("value_low", row["value"] - margin)
    row.setdefault("value_high", (row["value_upper"] or row["value"]) + margin)
    return row


def observed(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A row of `observations`, right but for these cells."""
    return {**_OBSERVED, "observation_id": f"0{number:011x}", **changes}


def table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Rows as a table with the dtypes of the published ones."""
    frame = pd.DataFrame(rows, columns=list(columns))
    numbers = ("value", "value_upper", "value_low", "value_high")
    dtypes = {name: "str" for name in _TEXTS if name in columns}
    return frame.astype({**dtypes, **{name: "float64" for name in numbers if name in columns}})


def checks(
    figures: list[dict[str, Any]], official: list[dict[str, Any]], published: str = "2014-05-13"
) -> list[dict[str, Any]]:
    """Rows of `checks` on these figures."""
    dates = dict.fromkeys((row["article_id"] for row in figures), published)
    tables = table(figures, Cited._fields), table(official, Observed._fields)
    found = check_figures(tables[0], dates, tables[1]).astype(object)
    return found.where(found.notna(), None).to_dict("records")


def decisive(figures: list[dict[str, Any]], official: list[dict[str, Any]]) -> dict[str, Any]:
    """The decisive row of the first figure."""
    return checks(figures, official)[0]


def of_rule(rows: list[dict[str, Any]], rule: str) -> list[dict[str, Any]]:
    """The rows of a rule."""
    return [row for row in rows if row["rule"] == rule]
