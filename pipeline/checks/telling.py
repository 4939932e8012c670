"""Official values in words: who reports how much, and what it is made of."""

from __future__ import annotations

from pipeline.checks import wording
from pipeline.checks.comparables import FLOWS, Comparable
from pipeline.checks.wording import amount, place, scale

# From so many periods on, a series is told by its lowest and highest value.
_MOST_TOLD = 12


def told(one: Comparable, *, when: bool = False) -> str:
    """Return who reports a value: "Kazakhstan reports 17.97 billion US$ (World Bank, …)".

    Args:
        one: the value.
        when: whether to tell its period.
    """
    part = one.parts[0]
    dated = f" for {one.period}" if when and one.period else ""
    shown = f"{amount(one.value, one.unit)}{dated}{_made_of(one)}"
    published = wording.source(part.organisation, part.dataset)
    note = ", an estimate" if part.status in ("E", "F", "I") else ""
    who = _whose(one) if part.indicator in FLOWS else "the record gives"
    return f"{who} {shown} ({published}{note})"


def _whose(one: Comparable) -> str:
    part = one.parts[0]
    if part.perspective == "mirror":
        return f"the books of {place(part.partner)}, the other side, give"
    if one.mirror:
        return f"{place(part.reporter)}, the other side, reports"
    return f"{place(part.reporter)} reports"


def _made_of(one: Comparable) -> str:
    """The sum or division: ", exports 23.25 − imports 5.66,"; "" for what was published as it is."""
    if not one.sign:
        return ""
    first, second = one.parts
    divisor, word = scale(max(first.value, second.value), first.unit)
    ends = [f"{part.value / divisor:,.2f}" for part in one.parts]
    if one.sign == "of":
        return f", {ends[0]} of {ends[1]} {word}{wording.unit_words(first.unit)}{_other_source(one)},"
    return f", {first.indicator} {ends[0]} {one.sign} {second.indicator} {ends[1]},"


def _other_source(one: Comparable) -> str:
    first, second = one.parts[0], one.parts[-1]
    if first.source == second.source:
        return ""
    return f", the total as in {wording.source(second.organisation, second.dataset)}"


def all_told(values: list[Comparable], *, when: bool = False) -> str:
    """Return who reports what, side by side."""
    return "; ".join(dict.fromkeys(told(one, when=when) for one in values))


def series_told(values: list[Comparable]) -> str:
    """Return a series in words: from the lowest to the highest with their years, then year by year."""
    unit = values[0].unit
    same = [one for one in values if one.unit == unit and one.period]
    low, high = min(same, key=_value), max(same, key=_value)
    if low.period == high.period:
        return f"{amount(low.value, unit)} in {low.period}"
    text = f"{amount(_short(low), unit)} ({low.period}) to {amount(_short(high), unit)} ({high.period})"
    return text if len(same) > _MOST_TOLD else f"{text}; by year: {_by_year(same)}"


def _by_year(values: list[Comparable]) -> str:
    divisor, word = scale(max(abs(one.value) for one in values), values[0].unit)
    digits = 1 if values[0].unit == "percent" else 2
    cells = [f"{one.period} {one.value / divisor:,.{digits}f}" for one in values]
    return f"{', '.join(cells)} {word}{wording.unit_words(values[0].unit)}".rstrip()


def _short(one: Comparable) -> float:
    return round(one.value, 1) if one.unit == "percent" else one.value


def _value(one: Comparable) -> float:
    return one.value
