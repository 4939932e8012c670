"""Whose figure it is: reporter and partner, as the words of the sentence give them."""

from __future__ import annotations

import pytest

from citedfigures import Figure, read_figures

Sides = tuple[str | None, str | None]


def sides(text: str, title: str | None = None) -> list[Sides]:
    return [(figure.reporter, figure.partner) for figure in read_figures(text, title=title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kazakhstan's exports to China were $5 billion.", ("KAZ", "CHN"), id="owner and goal"),
        pytest.param("Kazakh exports to China were $5 billion.", ("KAZ", "CHN"), id="adjective and goal"),
        pytest.param(
            "Kazakhstan exported $5 billion of oil to China.", ("KAZ", "CHN"), id="subject and goal"
        ),
        pytest.param(
            "Exports from Kazakhstan to China were $5 billion.", ("KAZ", "CHN"), id="origin and goal"
        ),
        pytest.param("Exports of Kazakhstan to China were $5 billion.", ("KAZ", "CHN"), id="of and to"),
        pytest.param("Kazakhstan's exports were $5 billion.", ("KAZ", None), id="no partner"),
        pytest.param("Astana's exports to Beijing were $5 billion.", ("KAZ", "CHN"), id="capitals"),
        pytest.param("Kazakhstan's exports to the EU were $5 billion.", ("KAZ", "EU"), id="a group"),
        pytest.param("Kazakhstan's exports to Africa were $5 billion.", ("KAZ", "Africa"), id="a continent"),
    ],
)
def test_exports_go_from_the_reporter_to_the_partner(text: str, expected: Sides) -> None:
    assert sides(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan's imports from China were $5 billion.",
        "Kazakh imports from China were $5 billion.",
        "Kazakhstan imported $5 billion of goods from China.",
        "Kazakhstan bought $5 billion of goods from China.",
        "Imports of Kazakhstan from China were $5 billion.",
    ],
)
def test_imports_come_to_the_reporter_from_the_partner(text: str) -> None:
    assert sides(text) == [("KAZ", "CHN")]


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Kazakhstan and China was $5 billion.",
        "Trade turnover between Kazakhstan and China was $5 billion.",
        "Kazakhstan's trade with China was $5 billion.",
        "Kazakh–Chinese trade was $5 billion.",
        "Kazakhstan-China trade was $5 billion.",
        "The trade balance between Kazakhstan and China was $5 billion.",
    ],
)
def test_of_two_sides_the_first_named_reports(text: str) -> None:
    assert sides(text) == [("KAZ", "CHN")]


@pytest.mark.parametrize(
    "text",
    [
        "China invested $5 billion in Kazakhstan.",
        "Chinese investment in Kazakhstan was $5 billion.",
        "China's investments in Kazakhstan came to $5 billion.",
        "Investment in Kazakhstan from China was $5 billion.",
        "Foreign direct investment from China in Kazakhstan was $5 billion.",
    ],
)
def test_the_host_of_an_investment_reports_it(text: str) -> None:
    assert sides(text) == [("KAZ", "CHN")]


@pytest.mark.parametrize(
    "text", ["China lent Kazakhstan $5 billion.", "China granted a loan of $5 billion to Kazakhstan."]
)
def test_the_borrower_reports_a_loan(text: str) -> None:
    assert sides(text) == [("KAZ", "CHN")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia accounted for 36 percent of Kazakhstan's imports.", ("KAZ", "RUS")),
        ("China bought a fifth of Kazakh exports.", ("KAZ", "CHN")),
        ("Russia is Kazakhstan's second-largest trading partner.", ("KAZ", "RUS")),
        ("Russia is one of the seven largest investors in Kazakhstan.", ("KAZ", "RUS")),
    ],
)
def test_who_has_a_part_or_a_place_is_the_partner_of_whose_it_is(text: str, expected: Sides) -> None:
    assert sides(text) == [expected]


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("Inflation in Turkey was 9 percent.", "TUR"),
        ("Turkey's inflation was 9 percent.", "TUR"),
        ("The GDP of Turkey was $900 billion.", "TUR"),
        ("Turkey's public debt was $900 billion.", "TUR"),
        ("Turkey pumped 60,000 barrels a day.", "TUR"),
    ],
)
def test_what_has_no_other_side_has_no_partner(text: str, reporter: str) -> None:
    assert sides(text) == [(reporter, None)]


def test_a_line_has_its_length_whatever_country_it_crosses() -> None:
    assert sides("In Turkey, the 970-kilometer Tazan pipeline carries gas.") == [("Tazan", None)]


def test_a_company_reports_its_own_figures() -> None:
    assert sides("Last year the profit of Tengizchevroil was $5 billion.")[0][0] == "Tengizchevroil"


def test_a_company_does_not_report_what_only_countries_do() -> None:
    assert sides("Inflation, as Centerra Gold noted, was 9 percent.", "Turkey")[0][0] == "TUR"


def test_the_minister_does_not_make_it_his_countrys() -> None:
    assert sides("The Russian minister said that Kazakhstan's exports were $5 billion.") == [("KAZ", None)]


# Several in a sentence.


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Exports to Italy, Spain and France were $5 billion, $4 billion and $3 billion.",
            ["ITA", "ESP", "FRA"],
        ),
        ("Exports to Italy and Spain were $5 billion and $4 billion, respectively.", ["ITA", "ESP"]),
        ("Exports of $5 billion and $4 billion went to Italy and Spain.", ["ITA", "ESP"]),
    ],
)
def test_a_list_of_amounts_is_given_to_a_list_of_names(text: str, partners: list[str]) -> None:
    assert [partner for _, partner in sides(text)] == partners


def test_lists_of_unequal_length_are_not_paired() -> None:
    partners = [
        partner for _, partner in sides("Exports to Italy, Spain and France were $5 billion and $4 billion.")
    ]
    assert partners != ["ITA", "ESP"]


def test_ranks_are_given_to_names_in_order() -> None:
    text = (
        "The first and second place among investors in Kazakhstan are held by the EU and the United States."
    )
    assert sides(text) == [("KAZ", "EU"), ("KAZ", "USA")]


def test_a_contrast_keeps_the_sides_apart() -> None:
    text = (
        "Trade between Peru and Chile was $1 billion, while trade between Peru and Brazil reached $4 billion."
    )
    assert sides(text) == [("PER", "CHL"), ("PER", "BRA")]


def test_a_flow_each_way_has_its_own_partner() -> None:
    text = "Kazakhstan's exports to China were $5 billion and its imports from Russia $4 billion."
    assert sides(text) == [("KAZ", "CHN"), ("KAZ", "RUS")]


@pytest.mark.parametrize("number", [0, 1])
def test_a_value_in_parentheses_has_the_sides_of_what_it_explains(number: int) -> None:
    text = "Trade with Russia accounted for 36 percent of Kazakhstan's imports ($17.6 billion)."
    assert sides(text)[number] == ("KAZ", "RUS")


def read_one(text: str) -> Figure:
    (figure,) = read_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Russia accounted for 36 percent of imports.", "imports"),
        ("Debt stood at 90 percent of GDP.", "GDP"),
        ("China bought a fifth of Kazakhstan's total oil exports.", "oil exports"),
        ("China bought 20 percent of its wheat exports.", "wheat exports"),
    ],
)
def test_a_share_tells_its_total_without_owner_and_determiner(text: str, base: str) -> None:
    assert read_one(text).base == base


def test_a_level_has_no_total() -> None:
    assert read_one("Exports were $5 billion.").base is None
