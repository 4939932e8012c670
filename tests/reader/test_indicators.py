"""What an amount is about, and which amounts are about nothing economic."""

from __future__ import annotations

import pytest

from citedfigures import Figure, read_figures
from citedfigures.actors import Discourse
from citedfigures.context import Context
from citedfigures.draft import make_drafts
from citedfigures.indicators import give_indicator
from citedfigures.periods import Clock
from citedfigures.quantities import scan
from citedfigures.sentence import Sentence

Told = list[tuple[str, str]]


def figures(text: str, title: str | None = None) -> list[Figure]:
    return read_figures(text, title=title, published="2021-06-15")


def told(text: str, title: str | None = None) -> Told:
    return [(figure.surface, figure.indicator) for figure in figures(text, title)]


def indicators(text: str, title: str | None = None) -> list[str]:
    return [figure.indicator for figure in figures(text, title)]


def given(text: str, last: Figure | None = None, said: str = "") -> tuple[bool, str]:
    """Return whether the only amount of a sentence is about something, and about what."""
    sentence = Sentence(text, 0, len(text), scan(text), Clock.at(None))
    (item,) = make_drafts(sentence, [last] if last else [])
    context = Context(Clock(), Discourse(), last=last, in_paragraph=True, headline=said)
    return give_indicator(sentence, item, [], context), item.indicator


# What is no figure.


@pytest.mark.parametrize(
    "text",
    [
        "Voters gave him 4 percent.",
        "About 9 percent of voters agreed.",
        "The vaccine is 94 percent effective.",
        "The work is 60 percent complete.",
        "The crowd doubled.",
        "China ranked fourth.",
        "A third country signed.",
        "Turnout rose by 3 percentage points.",
        "Some 4,000 people marched.",
        "The well is 4,000 meters deep.",
    ],
)
def test_an_amount_that_nothing_economic_governs_is_dropped(text: str) -> None:
    assert told(text) == []


def test_the_same_percentage_is_a_figure_where_something_economic_governs_it() -> None:
    assert given("Voters gave him 4 percent.") == (False, "")
    assert given("Wages gave him 4 percent.") == (True, "other_economic")


def test_a_dropped_amount_does_not_carry_on_in_its_sentence() -> None:
    assert told("Voters gave him 4 percent and her 5 percent.") == []


# Money.


@pytest.mark.parametrize(
    "text", ["He spoke of $5 billion.", "It did not reach $2 billion.", "The firm settled for $87.35."]
)
def test_money_that_nothing_governs_is_something_economic(text: str) -> None:
    assert given(text) == (True, "other_economic")


@pytest.mark.parametrize(
    "text",
    [
        "China put $3 billion into Peru.",
        "China poured $3 billion into Peru's mines.",
        "China is turning $3 billion into Peru's exports.",
        "Over $3 billion into mines alone was promised.",
    ],
)
def test_money_into_something_is_investment(text: str) -> None:
    assert indicators(text) == ["investment"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("A box of grapes cost $3,870.", "price"),
        ("The line cost $1.7 billion.", "investment"),
        ("Grapes fetched $12.", "price"),
        ("Peru sold $12 million of grapes.", "exports"),
        ("Millers paid $210.", "price"),
        ("The mine paid $210 million.", "other_economic"),
        ("The average wage was $400 a month.", "other_economic"),
    ],
)
def test_a_small_amount_for_something_sold_is_a_price(text: str, indicator: str) -> None:
    assert indicators(text) == [indicator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brent settled at $87.35.", [("price", "USD/bbl")]),
        ("Urals traded at $98.", [("price", "USD/bbl")]),
        ("Brent settled at $87.35, up from $81.10.", [("price", "USD/bbl")] * 2),
        ("Brent settled at $87.35 and Urals at $98.", [("price", "USD/bbl")] * 2),
        ("Wheat is sold at $200 a ton, and barley at $180.", [("price", "USD/t")] * 2),
        ("The firm settled for $87.35.", [("other_economic", "USD")]),
        ("Brent earned the bank $87 million.", [("other_economic", "USD")]),
        pytest.param("Urals traded at 98 euros.", [("price", "EUR/bbl")], id="euros"),
        pytest.param(
            "Brent rose 4 percent to $87.",
            [("price", "percent"), ("price", "USD/bbl")],
            id="after its change",
        ),
        pytest.param(
            "Wheat is sold at $200 a ton, and a tractor costs $18,000.",
            [("price", "USD/t"), ("price", "USD")],
            id="another good",
        ),
    ],
)
def test_a_price_has_the_unit_that_goes_without_saying(text: str, expected: Told) -> None:
    assert [(figure.indicator, figure.unit) for figure in figures(text)] == expected


def test_a_price_that_is_given_its_unit_keeps_its_surface() -> None:
    (figure,) = figures("Brent settled at $87.35.")
    assert (figure.surface, figure.value) == ("$87.35", 87.35)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Peru ran a deficit of $4 billion.", "trade_balance"),
        ("Peru ran a deficit of 4 percent of GDP.", "budget"),
        ("The budget had a deficit of $4 billion.", "budget"),
        ("The budget deficit was $4 billion.", "budget"),
        ("The trade surplus was 4 percent of GDP.", "trade_balance"),
    ],
)
def test_a_deficit_is_the_budgets_where_the_budget_or_gdp_is_named(text: str, indicator: str) -> None:
    assert indicators(text) == [indicator]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The refinery's turnover was $3 million.", "other_economic"),
        ("Its turnover was $3 million.", "other_economic"),
        ("Turnover with Chile was $3 million.", "trade_turnover"),
        pytest.param("Peru's turnover with Chile was $3 million.", "trade_turnover", id="a country's"),
    ],
)
def test_the_turnover_of_a_company_is_no_trade(text: str, indicator: str) -> None:
    assert indicators(text) == [indicator]


# Physical amounts.


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Peru gets 40,000 barrels a day.", "production"),
        ("Peru has 40,000 barrels of oil.", "production"),
        ("The 95-megawatt plant opened.", "capacity"),
        ("The port saw 900,000 TEU.", "transit"),
        ("Peru exported 4 million tons of grain.", "exports"),
        ("Peru consumed 4 million tons of grain.", "consumption"),
    ],
)
def test_a_physical_amount_is_about_what_governs_it_or_what_its_unit_measures(
    text: str, indicator: str
) -> None:
    assert indicators(text) == [indicator]


@pytest.mark.parametrize(
    "text",
    [
        "The 90-kilometer railway opened.",
        "The railway stretches 200 km.",
        "Peru built a railway of 200 kilometers.",
        "The Tazan pipeline runs for 200 kilometers.",
        "The pipeline is 200 kilometers long.",
        "A 56-mile canal was dug.",
        pytest.param("The pipeline runs for 200 kilometers.", id="the pipeline"),
    ],
)
def test_the_length_of_a_line_is_a_figure(text: str) -> None:
    assert indicators(text) == ["length"]


@pytest.mark.parametrize(
    "text",
    [
        "The plant is 200 kilometers from Lima.",
        "The railway is 200 kilometers away.",
        "The railway lies 200 kilometers west of Lima.",
        "The field lies 90 km off the coast.",
        "The border stretches for 900 kilometers.",
        "They walked 12 miles.",
    ],
)
def test_a_distance_or_a_border_is_none(text: str) -> None:
    assert told(text) == []


def test_a_distance_does_not_hide_the_figure_beside_it() -> None:
    assert told("A tunnel 12 kilometers north of Lima cost $2 billion.") == [("$2 billion", "investment")]


# Counts.


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Peru created 4,000 jobs.", "other_economic"),
        ("The mine has 400 workers.", "other_economic"),
        ("There are 40 joint ventures in Peru.", "other_economic"),
        ("Peru received 400,000 tourists in 2019.", "other_economic"),
        ("Some 400 people work at the mine.", "other_economic"),
        ("The mine employs 400 people.", "other_economic"),
        ("The plant employs 640.", "other_economic"),
        ("Peru made 4,000 cars.", "production"),
        ("Peru exported 4,000 bottles of wine.", "exports"),
        ("The port handled 4,000 containers.", "transit"),
        ("Peru is a nation of 33 million.", "population"),
        ("Peru is a nation of 33 million people.", "population"),
    ],
)
def test_a_count_is_of_what_an_economy_is_counted_in(text: str, indicator: str) -> None:
    assert indicators(text) == [indicator]


@pytest.mark.parametrize(
    "text",
    [
        "Peru has 33 million inhabitants.",
        "Lima has 10 million residents.",
        "Peru's population is 33 million people.",
    ],
)
def test_inhabitants_are_counted_too(text: str) -> None:
    assert indicators(text) == ["population"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The two firms signed.", id="few"),
        pytest.param("There are 9 joint ventures in Peru.", id="fewer than ten"),
        pytest.param("There were 4,000 cars in the street.", id="goods that nobody makes or sells"),
        pytest.param("The port has 4,000 containers.", id="containers that stand"),
        pytest.param("Some 400 people died at the mine.", id="people who do not work"),
        pytest.param("The book has 400 pages.", id="other things"),
    ],
)
def test_other_counts_are_no_figures(text: str) -> None:
    assert told(text) == []


def test_a_count_goes_on_with_the_count_before_it() -> None:
    text = "The plant makes 4,000 tractors, up from 3,000 in 2018."
    assert told(text) == [("4,000", "production"), ("3,000", "production")]


# Ranks.


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Peru is Chile's second-largest trading partner.", "trade_turnover"),
        ("China is one of the six largest investors in Peru.", "investment"),
        ("China ranks first among investors in Peru.", "investment"),
        ("Peru is the third-largest copper producer in the world.", "production"),
        ("Peru is the third-largest economy of the region.", "gdp"),
        ("China is the second-largest buyer of Peru's copper.", "exports"),
        ("China is Peru's second-largest supplier.", "imports"),
    ],
)
def test_a_rank_is_about_what_it_ranks(text: str, indicator: str) -> None:
    assert indicators(text) == [indicator]


def test_a_rank_goes_on_with_the_rank_before_it() -> None:
    text = "China is the second-largest buyer of Peru's copper and Chile the third-largest."
    assert told(text) == [("second-largest", "exports"), ("third-largest", "exports")]


# Shares.


@pytest.mark.parametrize(
    ("text", "indicator", "base"),
    [
        ("Chile bought 60 percent of Peru's copper exports.", "exports", "copper exports"),
        ("Peru's public debt has reached 90 percent of GDP.", "debt", "GDP"),
        ("Exports are 30 percent of Peru's GDP.", "exports", "GDP"),
        ("Tourism is 9 percent of Peru's GDP.", "gdp", "GDP"),
        ("A quarter of the world's copper comes from Peru.", "production", None),
        ("Norway holds 34 percent.", "other_economic", "equity"),
        ("Norway has a stake of 34 percent.", "other_economic", None),
    ],
)
def test_a_share_is_about_its_total(text: str, indicator: str, base: str | None) -> None:
    (figure,) = figures(text)
    assert (figure.indicator, figure.base) == (indicator, base)


def test_a_list_of_holdings_goes_on() -> None:
    assert told("Norway holds 34 percent, Sweden 18.25.") == [
        ("34 percent", "other_economic"),
        ("18.25", "other_economic"),
    ]


def test_a_list_of_holdings_has_one_total() -> None:
    assert {figure.base for figure in figures("Norway holds 34 percent, Sweden 18.25.")} == {"equity"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's debt was $61 billion, or 74 percent of GDP.",
        pytest.param("Peru's debt was $61 billion (74 percent of GDP).", id="a share in parentheses"),
        "Peru's debt was 74 percent of GDP ($61 billion).",
    ],
)
def test_a_pair_of_amounts_is_about_one_thing(text: str) -> None:
    assert indicators(text) == ["debt", "debt"]


def test_a_share_that_is_the_second_of_a_pair_has_its_total() -> None:
    assert figures("Peru's debt was $61 billion, or 74 percent of GDP.")[1].base == "GDP"


# What goes on from before.


@pytest.mark.parametrize(
    "text",
    [
        "Chile buys 90 percent of them.",
        "Chile buys 90 percent of it.",
        "Copper made up 90 percent of the total.",
        "Of them, 90 percent was copper.",
        "They were 90 percent more than before.",
    ],
)
def test_a_percentage_of_what_was_spoken_of_goes_on_about_it(text: str) -> None:
    (last,) = figures("Peru's exports reached $5 billion.")
    assert given(text, last) == (True, "exports")


def test_what_goes_on_from_before_is_told_to_be_inferred() -> None:
    figure = figures("Peru's exports reached $5 billion. Chile took 90 percent of them.")[1]
    assert (figure.indicator, "indicator" in figure.inferred) == ("exports", True)


def test_a_percentage_of_them_is_nothing_in_a_paragraph_of_its_own() -> None:
    text = "Peru's exports reached $5 billion.\n\nParties quarrel. Voters like 90 percent of them."
    assert told(text) == [("$5 billion", "exports")]


def test_twice_as_much_is_about_the_amount_before_it() -> None:
    text = "Peru's exports were $5 billion, twice as much as imports in 2018."
    assert told(text) == [("$5 billion", "exports"), ("twice", "exports")]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Peru's inflation rose. It reached 9 percent.", "inflation"),
        ("Peru's exports grew. They reached $5 billion.", "exports"),
        ("Peru's debt is high. This reached $5 billion.", "debt"),
        pytest.param("Peru's reserves grew. They reached $5 billion.", "reserves", id="reserves"),
    ],
)
def test_a_pronoun_stands_for_what_the_sentence_before_names(text: str, indicator: str) -> None:
    assert indicators(text) == [indicator]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        pytest.param("It reached 9 percent.", "Peru's inflation", ["inflation"], id="a pronoun"),
        pytest.param("It gained 9 percent.", "Peru's exports", ["exports"], id="a change"),
        pytest.param("It took 4 million tons.", "Peru's exports", ["exports"], id="goods that are traded"),
        pytest.param("Peru took 4 million tons.", "Peru's exports", ["exports"], id="without a pronoun"),
        pytest.param("Peru took 4 million tons.", "Peru's wages", ["production"], id="wages are no goods"),
        pytest.param("Voters gave him 9 percent.", "Peru's inflation", [], id="nothing leads on to it"),
        pytest.param("Debt reached $9 billion.", "Peru's exports", ["debt"], id="the sentence's own word"),
        pytest.param("Peru sleeps. It reached 9 percent.", "Peru's inflation", [], id="a second sentence"),
    ],
)
def test_a_headline_tells_what_the_first_sentence_is_about(
    text: str, title: str, expected: list[str]
) -> None:
    assert indicators(text, title) == expected
