"""Figures as the reader puts them together: their evidence, their amounts and what they carry on."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from citedfigures import BOUNDS, INDICATORS, STATISTICS, Figure, read_figures

PUBLISHED = "2021-06-15"


def figures(text: str, title: str | None = None) -> list[Figure]:
    return read_figures(text, title=title, published=PUBLISHED)


def only(text: str, title: str | None = None) -> Figure:
    (figure,) = figures(text, title)
    return figure


def evidence(text: str, number: int = 0) -> dict[str, str]:
    return {name: text[start:end] for name, start, end in figures(text)[number].words}


# What read_figures promises.

MANY = (
    "Peru's exports to Chile were $5 billion in 2019. Inflation was 9 percent.\n\n"
    "The second-largest buyer of its copper is China. Peru's exports to Chile were $5 billion in 2019."
)


def test_figures_come_in_text_order() -> None:
    starts = [figure.start for figure in figures(MANY)]
    assert starts == sorted(starts)
    assert len(starts) == 4


def test_a_figures_surface_stands_at_its_place() -> None:
    assert [MANY[figure.start : figure.end] for figure in figures(MANY)] == [
        figure.surface for figure in figures(MANY)
    ]


def test_a_figure_that_stands_twice_is_returned_twice() -> None:
    assert [figure.surface for figure in figures(MANY)].count("$5 billion") == 2


def test_a_figures_sentence_is_the_one_it_stands_in() -> None:
    second = figures(MANY)[1]
    assert MANY[second.sentence_start : second.sentence_end] == "Inflation was 9 percent."


def test_a_figures_terms_are_from_the_lists() -> None:
    for figure in figures(MANY):
        assert figure.indicator in INDICATORS
        assert figure.statistic in STATISTICS
        assert figure.bound in BOUNDS


@pytest.mark.parametrize("text", ["", "  \n\n ", "Nothing happened.", "Peru exports copper."])
def test_a_text_without_amounts_has_no_figures(text: str) -> None:
    assert figures(text) == []


def test_no_figure_is_read_from_the_title() -> None:
    assert figures("Nothing happened.", "Peru's exports hit $5 billion") == []


def test_the_title_helps_to_tell_whose_figure_it_is() -> None:
    assert only("Exports were $5 billion.").reporter is None
    assert only("Exports were $5 billion.", "Peru looks south").reporter == "PER"


@pytest.mark.parametrize(
    ("published", "period"),
    [("2021-06-15", "2020"), ("2021-06", "2020"), ("2021", "2020"), ("2014", "2013"), (None, None)],
)
def test_relative_periods_are_counted_from_the_date_of_publication(
    published: str | None, period: str | None
) -> None:
    (figure,) = read_figures("Last year exports were $5 billion.", published=published)
    assert figure.period == period


# Words: what in the sentence gave a field.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "In 2019 Peru's exports to Chile were $5 billion.",
            {"indicator": "exports to", "reporter": "Peru", "partner": "Chile", "period": "2019"},
        ),
        (
            "Peruvian copper output rose 12 percent.",
            {"indicator": "output", "statistic": "rose", "product": "copper", "reporter": "Peruvian"},
        ),
        (
            "Copper accounts for 60 percent of Peru's export revenue.",
            {
                "indicator": "export revenue",
                "statistic": "accounts for",
                "product": "Copper",
                "reporter": "Peru",
                "base": "Peru's export revenue",
            },
        ),
        ("It did not reach $2 billion.", {}),
    ],
)
def test_the_words_are_those_that_gave_each_field(text: str, words: dict[str, str]) -> None:
    found = evidence(text)
    assert {name: found.get(name) for name in words} == words
    assert set(found) <= set(words) | {"product"}


def test_the_words_come_in_the_order_of_the_fields() -> None:
    order = ["indicator", "statistic", "product", "reporter", "partner", "period", "base"]
    figure = only("In 2019 Chile accounted for 60 percent of Peru's copper exports.")
    assert [name for name, _, _ in figure.words] == order


def test_a_later_amount_of_a_list_is_given_the_same_words() -> None:
    text = "Peru's exports were $5 billion against $4 billion in 2018."
    assert evidence(text, 1) == {"indicator": "exports", "reporter": "Peru", "period": "2018"}


# Inferred: what the sentence did not say.


@pytest.mark.parametrize(
    ("text", "title", "inferred"),
    [
        pytest.param("Peru's exports to Chile were $5 billion in 2019.", None, (), id="all said"),
        pytest.param("Exports were $5 billion.", None, (), id="what is empty is not inferred"),
        pytest.param("Exports were $5 billion.", "Peru looks south", ("reporter",), id="the country"),
        pytest.param(
            "Peru's exports grew. They reached $5 billion.", None, ("indicator", "reporter"), id="it"
        ),
        pytest.param("Peru's exports were $5 billion.", "Peru and Chile", ("partner",), id="the partner"),
        pytest.param(
            "Peru sold Chile $5 billion of copper in 2019. Sales to Chile were $4 billion.",
            None,
            ("reporter", "period", "product"),
            id="period and product",
        ),
    ],
)
def test_what_is_taken_from_context_is_inferred(
    text: str, title: str | None, inferred: tuple[str, ...]
) -> None:
    assert figures(text, title)[-1].inferred == inferred


# A figure that is named again.

RESTATED = "Inflation in Peru hit 9.8 percent in May. The 9.8 percent compares with 7 percent in April."


def test_a_restated_figure_means_what_it_meant_before() -> None:
    first, again, _ = figures(RESTATED)
    for name in ("value", "unit", "indicator", "statistic", "reporter", "partner", "period", "product"):
        assert getattr(again, name) == getattr(first, name)


def test_a_restated_figure_stands_at_its_own_place() -> None:
    _, again, _ = figures(RESTATED)
    assert again.start == RESTATED.rindex("9.8")
    assert RESTATED[again.sentence_start : again.sentence_end].startswith("The 9.8")


def test_a_restated_figure_has_no_words_of_another_sentence() -> None:
    assert figures(RESTATED)[1].words == ()


def test_a_restated_figures_meaning_is_inferred() -> None:
    assert {"indicator", "reporter", "period"} <= set(figures(RESTATED)[1].inferred)


def test_a_restated_figure_infers_no_empty_field() -> None:
    again = figures(RESTATED)[1]
    assert all(getattr(again, name) for name in again.inferred)


def test_what_is_said_after_a_restated_figure_is_dated_anew() -> None:
    assert [figure.period for figure in figures(RESTATED)] == ["2021-05", "2021-05", "2021-04"]


def test_a_restated_figure_has_its_own_source() -> None:
    text = "Peru's exports were $5 billion in 2019. According to the bank, the $5 billion was a record."
    assert [figure.attributed_to for figure in figures(text)] == [None, "the bank"]


def test_a_restated_figure_has_its_own_bound() -> None:
    text = "Inflation in Peru hit 9.8 percent in May. The more than 9.8 percent was a record."
    assert [figure.bound for figure in figures(text)] == ["exact", "more_than"]


def test_a_figure_that_a_range_began_with_is_no_range() -> None:
    text = "Peru's exports were $5-7 billion in 2019. The $5 billion was a record."
    assert [(figure.bound, figure.upper) for figure in figures(text)] == [("range", 7e9), ("exact", None)]


def test_a_restated_declines_interval_holds_its_value() -> None:
    again = figures("Peru's exports fell 12 percent in May. They fell by 12 percent again.")[1]
    assert again.low is not None
    assert again.high is not None
    assert again.low <= again.value <= again.high


def test_a_restated_deficit_written_with_a_sign_holds_its_value() -> None:
    figures = read_figures("The trade deficit was $2 billion in 2020. The −$2 billion compares with nothing.")
    assert [(figure.value, figure.low, figure.high) for figure in figures][1:] == [(-2e9, -2.5e9, -1.5e9)]


def test_a_restated_deficit_stays_one() -> None:
    text = "Peru's trade deficit was $3 billion in 2019. The $3 billion was a record."
    assert [figure.value for figure in figures(text)] == [-3e9, -3e9]


def test_a_base_that_no_word_tells_has_no_words() -> None:
    found = figures("Russia holds 31 percent, Kazakhstan 20.75 percent to, 1 percent to (as before).")
    assert [figure.base for figure in found] == ["equity"] * 3
    assert not [name for figure in found for name, _, _ in figure.words if name == "base"]


# A headline in the text.


def headline(below: str, line: str = "Exports of Peru hit $19 billion") -> Figure:
    return figures(f"{line}\n\n{below}")[0]


def test_a_headline_has_the_period_and_partner_of_the_amount_below() -> None:
    figure = headline("Peru's exports to Chile were $19.1 billion in 2018.")
    assert (figure.value, figure.period, figure.partner) == (19e9, "2018", "CHL")
    assert "period" in figure.inferred


def test_a_headlines_partner_from_below_is_inferred() -> None:
    assert "partner" in headline("Peru's exports to Chile were $19.1 billion in 2018.").inferred


def test_a_headline_takes_the_first_amount_below_that_is_equal() -> None:
    below = "Exports were $22 billion in 2019, $19 billion in 2018 and $19 billion in 2017."
    assert headline(below).period == "2018"


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("Peru's exports to Chile were $22 billion in 2018.", id="another amount"),
        pytest.param("Peru's exports to Chile were $19.3 billion in 2018.", id="beyond rounding"),
        pytest.param("Peru's imports from Chile were $19 billion in 2018.", id="another indicator"),
        pytest.param("Peru's exports to Chile were 19 billion euros in 2018.", id="another unit"),
        pytest.param("Peru's exports to Chile rose by $19 billion in 2018.", id="another statistic"),
    ],
)
def test_a_headline_is_not_completed_by(below: str) -> None:
    figure = headline(below)
    assert (figure.period, figure.partner) == (None, None)


def test_a_headline_that_has_a_period_keeps_it() -> None:
    figure = headline(
        "Peru's exports to Chile were $19 billion in 2018.", "Exports of Peru hit $19 billion in 2020"
    )
    assert (figure.period, figure.partner) == ("2020", None)


def test_a_first_sentence_with_a_full_stop_is_no_headline() -> None:
    figure = headline("Peru's exports to Chile were $19 billion in 2018.", "Exports of Peru hit $19 billion.")
    assert figure.period is None


# Sides carried over a contrast.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru's exports to Chile were $6 billion, while imports were $4 billion.",
            [("PER", "CHL"), ("PER", "CHL")],
            id="nobody named anew",
        ),
        pytest.param(
            "Trade between Peru and Chile came to $6 billion, while exports were $4 billion.",
            [("PER", "CHL"), ("PER", "CHL")],
            id="trade and exports",
        ),
        pytest.param(
            "Peru's imports from Brazil were $6 billion, while those from Chile were $4 billion.",
            [("PER", "BRA"), ("PER", "CHL")],
            id="another partner",
        ),
        pytest.param(
            "Peru's exports were $6 billion, while Chile's were $4 billion.",
            [("PER", None), ("CHL", None)],
            id="another reporter",
        ),
        pytest.param(
            "Peru's exports to Chile were $6 billion, while imports from Brazil were $4 billion.",
            [("PER", "CHL"), ("PER", "BRA")],
            id="another flow and partner",
        ),
        pytest.param(
            "Peru's exports to Chile were $6 billion, but its debt was $4 billion.",
            [("PER", "CHL"), ("PER", None)],
            id="not to what has no other side",
        ),
    ],
)
def test_a_contrast_carries_the_sides(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(figure.reporter, figure.partner) for figure in figures(text)] == expected


def test_a_pair_of_amounts_has_the_same_sides_period_and_indicator() -> None:
    first, second = figures("Peru's exports to Chile were $5 billion (4.4 billion euros) in 2019.")
    assert (first.unit, second.unit) == ("USD", "EUR")
    for name in ("indicator", "reporter", "partner", "period"):
        assert getattr(first, name) == getattr(second, name)


def test_a_comparison_is_of_the_same_reporter() -> None:
    text = "Peru's copper output was 14 million tons, compared with 10 million in 2012."
    assert [figure.reporter for figure in figures(text)] == ["PER", "PER"]


def test_the_holders_of_a_company_do_not_report_each_others_holdings() -> None:
    found = figures("Norway holds 34 percent, Sweden 18.25.")
    assert [(figure.reporter, figure.partner) for figure in found] == [(None, "NOR"), (None, "SWE")]


# Amounts with a sign.


@pytest.mark.parametrize(
    ("text", "value", "upper", "low", "high"),
    [
        ("Peru's exports were $4 billion.", 4e9, None, 3.5e9, 4.5e9),
        ("Peru's trade deficit was $4 billion.", -4e9, None, -4.5e9, -3.5e9),
        ("Peru's trade deficit was $4-5 billion.", -4e9, -5e9, -5.5e9, -3.5e9),
        ("Peru's trade deficit exceeded $4 billion.", -4e9, None, None, -4e9),
        ("Peru's trade deficit was less than $4 billion.", -4e9, None, -4e9, None),
        ("Peru's exports exceeded $4 billion.", 4e9, None, 4e9, None),
        ("Peru's exports fell by 4-5 percent.", -4, -5, -5.5, -3.5),
        ("Peru's exports fell by more than 4 percent.", -4, None, None, -4),
    ],
)
def test_value_and_interval_share_the_sign(
    text: str, value: float, upper: float | None, low: float | None, high: float | None
) -> None:
    figure = only(text)
    assert (figure.value, figure.upper, figure.low, figure.high) == (value, upper, low, high)


def test_a_fall_below_an_amount_leads_to_it() -> None:
    assert only("Crude fell below $98.").value == 98


def test_what_is_grown_is_no_growth() -> None:
    assert only("Peru grew grapes worth $900 million.").statistic == "level"


# The source.


def test_every_figure_of_a_sentence_has_its_source() -> None:
    text = "According to the mining chamber, Peru's exports were $5 billion and imports $4 billion."
    assert [figure.attributed_to for figure in figures(text)] == ["the mining chamber"] * 2


def test_a_source_is_not_carried_to_the_next_sentence() -> None:
    text = "According to the mining chamber, exports were $5 billion. They include $1 billion of zinc."
    assert [figure.attributed_to for figure in figures(text)] == ["the mining chamber", None]


def test_who_is_the_source_is_not_the_reporter() -> None:
    assert only("According to the Chilean ministry, Peru's exports were $5 billion.").reporter == "PER"


# Figures as data.


@pytest.mark.parametrize("by", [0, 7, 4512])
def test_a_moved_figure_fits_the_text_that_its_passage_stands_in(by: int) -> None:
    text = "In 2019 Peru's exports to Chile were $5 billion."
    full = " " * by + text
    moved = only(text).moved(by)
    assert full[moved.start : moved.end] == "$5 billion"
    assert full[moved.sentence_start : moved.sentence_end] == text
    assert [full[start:end] for _, start, end in moved.words] == [
        text[start:end] for _, start, end in only(text).words
    ]


def test_moving_changes_nothing_but_offsets() -> None:
    figure = only("In 2019 Peru's exports to Chile were $5 billion.")
    assert figure.moved(12).moved(-12) == figure
    assert figure.moved(12).value == figure.value


def test_a_figure_as_plain_data_is_json() -> None:
    data = only("In 2019 Peru's exports to Chile were $5 billion.").as_dict()
    assert json.loads(json.dumps(data)) == data
    assert list(data) == [field.name for field in fields(Figure)]
