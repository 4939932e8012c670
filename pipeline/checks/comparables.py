"""What officials give for a cited quantity: as published, or added, subtracted or divided from its parts.

Values of different sources are never averaged or mixed within a sum: each stands for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.checks import products, wording
from pipeline.checks.observed import WORLD, Observed
from pipeline.checks.wording import MINUS

FLOWS = frozenset({"exports", "imports", "trade_turnover", "trade_balance"})
# The same flow in the books of the other side.
_MIRRORED = {"exports": "imports", "imports": "exports", "trade_turnover": "trade_turnover",
             "trade_balance": "trade_balance"}  # fmt: skip
# Official codes that can stand in for what an article names.
_STAND_INS = {"Europe": ("EU",)}
# Indicators that one source calls so and another differently.
_CALLED = {"investment": ("investment", "fdi"), "fdi": ("fdi", "investment")}
# Gives the official values of a reporter's indicator with a partner.
Look = Callable[[str | None, str, str | None], list[Observed]]


class Asked(NamedTuple):
    """A quantity that is looked for."""

    indicator: str
    product: str | None
    reporter: str
    partner: str | None


class Comparable(NamedTuple):
    """An official value of a quantity.

    Attributes:
        value: in `unit`.
        period: when.
        parts: what was published; two where it was added, subtracted or divided.
        sign: "" for one part, otherwise "+", "−" or "of" between the two.
        mirror: whether it comes from the books of the other side.
        stand_in: why it is not quite the same quantity, in words; "" where it is.
    """

    value: float
    unit: str
    period: str | None
    parts: tuple[Observed, ...]
    sign: str = ""
    mirror: bool = False
    stand_in: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of its parts."""
        return tuple(part.observation_id for part in self.parts)


def levels(asked: Asked, look: Look, *, mirror: bool = True) -> list[Comparable]:
    """Return the official values of a quantity, those of the other side last.

    Args:
        asked: the quantity.
        look: finds official values, of one period or of all.
        mirror: whether the other side's books count.
    """
    indicator, product, reporter, partner = asked
    if partner is None and indicator in FLOWS:
        partner = WORLD
    found = _side(indicator, product, reporter, partner, look)
    if mirror and indicator in _MIRRORED and partner is not None and partner != WORLD:
        other = _side(_MIRRORED[indicator], product, partner, reporter, look)
        found += [_turned(one, indicator) for one in other]
    return found


def _turned(one: Comparable, indicator: str) -> Comparable:
    """A value of the other side as seen from this one: its surplus is our deficit."""
    if indicator != "trade_balance":
        return Comparable(one.value, one.unit, one.period, one.parts, one.sign, True, one.stand_in)
    return Comparable(-one.value, one.unit, one.period, one.parts[::-1], one.sign, True, one.stand_in)


def _side(
    indicator: str, product: str | None, reporter: str, partner: str | None, look: Look
) -> list[Comparable]:
    """Values from one side's books."""
    if partner not in _STAND_INS and reporter not in _STAND_INS:
        return _books(indicator, product, reporter, partner, look)
    return [
        one._replace(stand_in=_together(words, one.stand_in))
        for who, whom, words in _with_stand_ins(reporter, partner)
        for one in _books(indicator, product, who, whom, look)
    ]


def _books(
    indicator: str, product: str | None, reporter: str, partner: str | None, look: Look
) -> list[Comparable]:
    """Values that stand in the books under just these names."""
    found = []
    for name in _CALLED.get(indicator, (indicator,)):
        for row in look(reporter, name, partner):
            fit = products.fit(product, row.product, row.product_code)
            if fit is not None and row.statistic == "level":
                mirror = row.perspective == "mirror"
                found.append(Comparable(row.value, row.unit, row.period, (row,), "", mirror, fit))
    if indicator in ("trade_turnover", "trade_balance"):
        found += _joined(Asked(indicator, product, reporter, partner), look)
    return found


def _joined(asked: Asked, look: Look) -> Iterator[Comparable]:
    """Exports and imports of one source, added to a turnover or subtracted to a balance."""
    imports = {_series_key(row): row for row in look(asked.reporter, "imports", asked.partner)}
    adds = asked.indicator == "trade_turnover"
    for one in look(asked.reporter, "exports", asked.partner) if imports else ():
        other = imports.get(_series_key(one))
        fit = products.fit(asked.product, one.product, one.product_code)
        if other is not None and fit is not None:
            value = one.value + other.value if adds else one.value - other.value
            sign, mirror = "+" if adds else MINUS, one.perspective == "mirror"
            yield Comparable(value, one.unit, one.period, (one, other), sign, mirror, fit)


def _series_key(row: Observed) -> tuple[str | None, ...]:
    """What two values have in common that may be added: source, unit, goods, period and side."""
    return row.source, row.unit, row.product_code, row.period, row.perspective


def called(indicator: str) -> tuple[str, ...]:
    """Return the indicators under which sources keep a cited one."""
    return _CALLED.get(indicator, (indicator,))


def _with_stand_ins(reporter: str, partner: str | None) -> Iterator[tuple[str, str | None, str]]:
    yield reporter, partner, ""
    for other in _STAND_INS.get(partner or "", ()):
        yield reporter, other, f"{wording.place(other)} stands in for {wording.place(partner)}"
    for other in _STAND_INS.get(reporter, ()):
        yield other, partner, f"{wording.place(other)} stands in for {wording.place(reporter)}"


def _together(*words: str) -> str:
    return ", and ".join(word for word in words if word)


def shares(part: Asked, whole: Asked, look: Look) -> list[Comparable]:
    """Return the official shares, in percent, of one quantity in another of the same reporter.

    A part is divided by the whole of its own source where that has one.
    """
    goods = part.product == whole.product
    wholes: defaultdict[tuple[str | None, ...], list[Comparable]] = defaultdict(list)
    for one in levels(whole, look, mirror=False):
        if one.value > 0:
            wholes[_divisor_key(one, goods=goods)].append(one)
    parts = levels(part, look, mirror=False) if wholes else []
    fitting = [(one, wholes.get(_divisor_key(one, goods=goods))) for one in parts]
    return [_divided(one, totals) for one, totals in fitting if totals]


def _divisor_key(one: Comparable, *, goods: bool) -> tuple[str | None, ...]:
    """What part and whole have in common: unit and period, and the goods where both are of the same."""
    return one.unit, one.period, one.parts[0].product_code if goods else None


def _divided(one: Comparable, totals: list[Comparable]) -> Comparable:
    """The share of a part in the whole of its own source, or of the first that has one."""
    source = one.parts[0].source
    total = next((whole for whole in totals if whole.parts[0].source == source), totals[0])
    share, ids = 100 * one.value / total.value, (*one.parts, *total.parts)
    return Comparable(share, "percent", one.period, ids, "of", False, one.stand_in)
