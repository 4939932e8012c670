"""Level, share, growth or rank, and the sign of declines and balances."""

from __future__ import annotations

import pytest

from citedfigures import Figure, read_figures


def figures(text: str, title: str | None = None) -> list[Figure]:
    return read_figures(text, title=title, published="2021-06-15")


def told(text: str) -> list[tuple[str, float]]:
    return [(figure.statistic, figure.value) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports rose 12 percent.", 12),
        ("Exports rose by 12 percent.", 12),
        ("Exports grew by more than 12 percent.", 12),
        ("Exports were up 12 percent.", 12),
        ("Exports fell 12 percent.", -12),
        ("Exports fell by 12 percent.", -12),
        ("Exports were down 12 percent.", -12),
        ("Exports dropped by almost 12 percent.", -12),
        ("Exports were 12 percent higher.", 12),
        ("Exports were 12 percent lower.", -12),
        ("A 12 percent increase in exports was seen.", 12),
        ("A 12 percent drop in exports was seen.", -12),
        ("Exports saw a rise of 12 percent.", 12),
        ("Exports doubled.", 100),
        ("Exports tripled.", 200),
        ("Exports halved.", -50),
    ],
)
def test_a_change_is_growth_with_its_sign(text: str, value: float) -> None:
    assert told(text) == [("growth", value)]


def test_what_a_change_leads_to_is_a_level() -> None:
    assert told("Exports rose 12 percent to $5 billion.") == [("growth", 12), ("level", 5e9)]


def test_what_a_change_comes_from_is_a_level() -> None:
    assert told("Exports fell to $5 billion from $6 billion.") == [("level", 5e9), ("level", 6e9)]


@pytest.mark.parametrize("text", ["Exports fell by $1.4 billion.", "Exports fell $1.4 billion."])
def test_a_change_in_money_is_growth(text: str) -> None:
    assert told(text) == [("growth", -1.4e9)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The unemployment rate rose by 2 percentage points.", 2),
        ("The unemployment rate fell by 2 percentage points.", -2),
    ],
)
def test_percentage_points_are_growth(text: str, value: float) -> None:
    assert told(text) == [("growth", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Russia accounted for 36 percent of imports.",
        "Oil made up 36 percent of exports.",
        "The share of oil in exports was 36 percent.",
        "About 36 percent of exports goes to Russia.",
        "Debt stood at 36 percent of GDP.",
    ],
)
def test_a_part_of_a_total_is_a_share(text: str) -> None:
    assert told(text) == [("share", 36)]


@pytest.mark.parametrize(
    "text",
    ["Inflation was 9 percent.", "Inflation slowed to 9 percent.", "The unemployment rate was 9 percent."],
)
def test_a_rate_that_is_named_as_one_is_a_level(text: str) -> None:
    assert told(text) == [("level", 9)]


def test_growth_that_is_named_as_such_is_growth() -> None:
    assert told("GDP growth was 4 percent.") == [("growth", 4)]


@pytest.mark.parametrize("text", ["Exports were $5 billion.", "Exports of up to $5 billion are possible."])
def test_an_amount_of_money_is_a_level(text: str) -> None:
    assert told(text) == [("level", 5e9)]


def test_a_place_in_an_order_is_a_rank() -> None:
    assert told("Russia is Kazakhstan's second-largest trading partner.") == [("rank", 2)]


# Balances.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kazakhstan had a trade surplus of $3 billion.", 3e9),
        ("Kazakhstan had a trade deficit of $3 billion.", -3e9),
        ("Kazakhstan's trade gap was $3 billion.", -3e9),
        ("Kazakhstan's trade shortfall with China was $3 billion.", -3e9),
        ("Kazakhstan had a negative balance of $3 billion with China.", -3e9),
        ("Kazakhstan's trade balance with China was $3 billion.", 3e9),
        ("The trade balance between Kazakhstan and China was $3 billion in favour of Kazakhstan.", 3e9),
        ("The trade balance between Kazakhstan and China was $3 billion in favour of China.", -3e9),
        ("The trade balance between Kazakhstan and China was $3 billion in China's favour.", -3e9),
        ("The trade balance between Kazakhstan and China was $3 billion in favour of Beijing.", -3e9),
    ],
)
def test_a_balance_has_the_sign_that_it_has_for_its_reporter(text: str, value: float) -> None:
    (figure,) = figures(text)
    assert (figure.indicator, figure.reporter, figure.value) == ("trade_balance", "KAZ", value)


def test_the_growth_of_a_deficit_is_no_deficit() -> None:
    assert told("Kazakhstan's trade deficit rose by 12 percent.") == [("growth", 12)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("Exports fell 12 percent.", -12.5, -11.5, id="a decline"),
        pytest.param("Kazakhstan's trade deficit was $3 billion.", -3.5e9, -2.5e9, id="a deficit"),
    ],
)
def test_the_interval_has_the_sign_of_the_value(text: str, low: float, high: float) -> None:
    (figure,) = figures(text)
    assert (figure.low, figure.high) == (low, high)


def test_a_decline_by_more_than_an_amount_is_below_it() -> None:
    (figure,) = figures("Exports fell by more than 12 percent.")
    assert (figure.low, figure.high) == (None, -12)


def test_an_amount_beside_one_that_is_no_figure_is_a_level() -> None:
    (figure,) = read_figures("The 1,240-kilometre (77 $) trip.")
    assert (figure.surface, figure.statistic) == ("77 $", "level")
