"""Small answers made by hand in the form that each service documents. None of them was fetched."""

from __future__ import annotations

import datetime
import json
from typing import Any

from pipeline.statistics.query import Answer, Query

WHEN = datetime.datetime(2026, 11, 22, 10, 15, tzinfo=datetime.UTC)


def answer(query: Query, body: Any, status: int = 200, content_type: str = "application/json") -> Answer:
    """An answer with this body, which is made JSON where it is no bytes."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(query, status, content_type, content, WHEN)


def comtrade_row(query: Query, partner: int, value: float | None, **changes: Any) -> dict[str, Any]:
    """A row of UN Comtrade that fits the query."""
    asked = dict(query.parameters)
    return {
        "freqCode": "A", "period": asked["period"], "reporterCode": int(asked["reporterCode"]),
        "flowCode": asked["flowCode"], "partnerCode": partner, "partner2Code": 0, "cmdCode": asked["cmdCode"],
        "customsCode": "C00", "motCode": 0, "netWgt": None, "isNetWgtEstimated": False, "fobvalue": 1,
        "cifvalue": 1, "primaryValue": value, **changes,
    }  # fmt: skip


def comtrade(query: Query, values: dict[int, float], **changes: Any) -> dict[str, Any]:
    """An answer of UN Comtrade with a value for each partner."""
    rows = [comtrade_row(query, partner, value) for partner, value in values.items()]
    return {"elapsedTime": "0.12 secs", "count": len(rows), "data": rows, "error": "", **changes}


IMF_HEAD = (
    "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,PRECISION,UNIT,"
    "DERIVATION_TYPE"
)


def imf(*rows: tuple[str, str, str, str, str], country: str = "KAZ", unit: str = "USD") -> bytes:
    """An answer of the IMF; a row is indicator, counterpart, year, value, derivation type."""
    lines = [
        f"IMF.STA:IMTS(1.0.0),{country},{indicator},{partner},A,{year},{value},6,,{unit},{derivation}"
        for indicator, partner, year, value, derivation in rows
    ]
    return "\r\n".join([IMF_HEAD, *lines, ""]).encode()


def worldbank(query: Query, values: dict[int, float | None], **changes: Any) -> list[Any]:
    """An answer of the World Bank, whose header has text for numbers, as it sometimes does."""
    series = query.path.rpartition("/")[2]
    rows = [
        {"indicator": {"id": series, "value": "Merchandise trade (current US$)"}, "unit": "",
         "country": {"id": "KZ", "value": "Kazakhstan"}, "countryiso3code": query.reporter,
         "date": str(year), "value": value, "obs_status": "", "decimal": 0, **changes}
        for year, value in values.items()
    ]  # fmt: skip
    return [{"page": "1", "pages": "1", "per_page": "1000", "total": str(len(rows))}, rows]


def eurostat(query: Query, values: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A cube of Eurostat: a value for each `flow year`; flows stand in another order than asked for."""
    asked = dict(query.parameters)
    flows = sorted({key.split()[0] for key in values})
    years = sorted({key.split()[1] for key in values})
    fixed = {
        name: asked[name] for name in ("freq", "geo", "partner", "sitc06", "siec", "unit") if name in asked
    }
    codes = {**{name: [code] for name, code in fixed.items()}, "indic_et": flows, "time": years}
    if "siec" in asked:
        del codes["indic_et"]
    places = {f"{flow} {year}": str(f * len(years) + y) for f, flow in enumerate(flows)
              for y, year in enumerate(years)}  # fmt: skip
    return {
        "version": "2.0", "class": "dataset", "label": "made by hand", "source": "ESTAT",
        "updated": "2026-11-01T11:00:00+0100", "id": list(codes),
        "size": [len(each) for each in codes.values()],
        "dimension": {name: {"category": {"index": {code: place for place, code in enumerate(each)}}}
                      for name, each in codes.items()},
        "value": {places[key]: value for key, value in values.items()}, **changes,
    }  # fmt: skip
