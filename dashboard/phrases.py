"""What a figure is, in words: "Imports of Kazakhstan from Russia, 2013".

The words come from the fields of the row alone, so they hold for any figure that the reader finds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from dashboard import amounts, names
from dashboard.texts import entry, text

# Characters that change the direction of the text after them without being seen.
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(words: str) -> str:
    """`words` as they may be shown: a control of direction as ⟦U+202E⟧, so that none reverses the evidence.

    Only for display; what is copied or downloaded keeps the characters themselves.
    """
    return BIDI.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", words)


def _thing(row: Mapping[str, Any]) -> str:
    """Indicator with its product: "oil exports", "production of wheat"."""
    word = names.indicator(row["indicator"])
    product = row["product"]
    if not product or row["indicator"] == "length":
        return word
    form = "phrases.product_thing" if len(product.split()) == 1 else "phrases.thing_of_product"
    return text(form, product=product, indicator=word)


def _with_partner(row: Mapping[str, Any]) -> str:
    partner = names.place(row["partner"])
    toward = entry("phrases.toward")
    form = toward.get(row["indicator"], toward["other"])
    return f" {form.format(partner=partner)}" if partner else ""


def _of_reporter(row: Mapping[str, Any]) -> str:
    reporter = names.place(row["reporter"])
    return f" {text('phrases.of', reporter=reporter)}" if reporter else ""


def _level(row: Mapping[str, Any]) -> str:
    if row["indicator"] in ("investment", "fdi"):
        reporter = names.place(row["reporter"])
        where = f" {text('phrases.in', reporter=reporter)}" if reporter else ""
        return _thing(row) + where + _with_partner(row)
    return _thing(row) + _of_reporter(row) + _with_partner(row)


def _growth(row: Mapping[str, Any]) -> str:
    return text("phrases.growth", level=_level(row))


def _share(row: Mapping[str, Any]) -> str:
    reporter, partner = names.place(row["reporter"]), names.place(row["partner"])
    whole = row["base"] or _thing(row)
    owner = f"{names.possessive(reporter)} " if reporter else ""
    if partner:
        return text("phrases.share_of_partner", partner=partner, owner=owner, whole=whole)
    if row["base"]:
        return text("phrases.share_of_thing", thing=_thing(row), owner=owner, base=row["base"])
    return text("phrases.share", owner=owner, whole=whole)


def _rank(row: Mapping[str, Any]) -> str:
    reporter, partner = names.place(row["reporter"]), names.place(row["partner"])
    if row["indicator"] in ("investment", "fdi"):
        field = text("phrases.investors", reporter=reporter)
    else:
        field = text("phrases.partners", thing=_thing(row) + _of_reporter(row))
    if partner:
        return text("phrases.rank_of", partner=partner, field=field)
    return text("phrases.rank", of=_of_reporter(row), thing=_thing(row))


def undated(row: Mapping[str, Any]) -> str:
    """What the figure is, without its period: "Share of Russia in Kazakhstan’s imports"."""
    makers = {"share": _share, "rank": _rank, "growth": _growth}
    words = makers.get(row["statistic"], _level)(row)
    told = names.sentence_case(words)
    return text("phrases.forecast", what=told) if row["forecast"] else told


def what(row: Mapping[str, Any]) -> str:
    """What the figure is: "Imports of Kazakhstan from Russia, 2013"."""
    when = amounts.period(row["period"])
    return f"{undated(row)}, {when}" if when else undated(row)


def said(row: Mapping[str, Any]) -> str:
    """Amount and meaning on one line: "17.6 billion US$: Imports of Kazakhstan from Russia, 2013"."""
    return f"{amounts.amount(row)}: {what(row)}"


def short(row: Mapping[str, Any], told: Collection[str] = ()) -> str:
    """The label of a mark: "Imports from Russia, 2013", "GDP, 2027 (forecast)".

    `told` names the fields ("reporter", "partner", "period") that the chart's title has told already, so
    that under a title with Russia and 2013 the label is "Imports".
    """
    rest = {**row, **dict.fromkeys(told)}
    when = amounts.period(rest["period"])
    words = names.sentence_case(_short(row, rest)) + (f", {when}" if when else "")
    return text("phrases.short_forecast", what=words) if row["forecast"] and "forecast" not in told else words


def series(row: Mapping[str, Any], told: Collection[str] = ()) -> str:
    """What a figure has in common with its neighbours over the years: "Exports of Kazakhstan to Russia"."""
    return names.sentence_case(_short(row, {**row, **dict.fromkeys(told)}))


def _short(row: Mapping[str, Any], rest: Mapping[str, Any]) -> str:
    if row["statistic"] == "rank":
        return _short_rank(row, rest)
    if row["statistic"] == "share":
        return _short_share(row, rest)
    return f"{_thing(row)}{_of_reporter(rest)}{_with_partner(rest)}"


def _short_rank(row: Mapping[str, Any], rest: Mapping[str, Any]) -> str:
    partner, reporter = names.place(row["partner"]), names.place(rest["reporter"])
    if partner:
        return text("phrases.partner_in", partner=partner, reporter=reporter) if reporter else partner
    return names.place(row["reporter"])


def _short_share(row: Mapping[str, Any], rest: Mapping[str, Any]) -> str:
    partner, reporter = names.place(rest["partner"]), names.place(rest["reporter"])
    whole = row["base"] or _thing(row)
    owned = f"{names.possessive(reporter)} {whole}" if reporter else whole
    if partner:
        return text("phrases.short_share_of", partner=partner, whole=owned)
    return text("phrases.short_share", whole=owned)


def byline(article: Mapping[str, Any]) -> str:
    """Who published an article and when: "Reid Standish, Registan, 13 May 2014"."""
    parts = (article["author"], article["publisher"], amounts.date(article["published"]))
    return ", ".join(part for part in dict.fromkeys(parts) if part)
