"""The product of a figure: named beside the cue, after the amount, in the total, or by the unit."""

from __future__ import annotations

import pytest

from citedfigures import read_figures
from citedfigures.lexicon import load


def products(text: str) -> list[str | None]:
    return [figure.product for figure in read_figures(text)]


@pytest.mark.parametrize(
    ("text", "product"),
    [
        pytest.param("Oil exports were $5 billion.", "oil", id="before the cue"),
        pytest.param("Exports of wheat were $5 billion.", "grain", id="after the cue"),
        pytest.param("Exports of the coal were $5 billion.", "coal", id="after the cue and an article"),
        pytest.param("Kazakhstan exported 5 million tonnes of wheat.", "grain", id="after the amount"),
        pytest.param("Kazakhstan exported $5 million worth of wine.", "wine", id="worth of"),
        pytest.param("Russia buys 40 percent of Kazakh oil exports.", "oil", id="in the total of a share"),
        pytest.param("Uranium accounts for 4 percent of exports.", "uranium", id="the subject"),
        pytest.param("Exports of natural gas were $5 billion.", "gas", id="the longer name"),
        pytest.param(
            "Exports of oil products were $5 billion.", "oil products", id="another product than oil"
        ),
        pytest.param("Oil and gas exports were $5 billion.", "oil and gas", id="two as one"),
        pytest.param("Exports were $5 billion.", None, id="none"),
    ],
)
def test_a_product_is_named_beside_what_is_done_with_it(text: str, product: str | None) -> None:
    assert products(text) == [product]


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Production was 1.8 million barrels a day.", "oil"),
        ("Exports were 40 bcm.", "gas"),
        ("Production was 113 billion kWh.", "electricity"),
        ("Exports were 5 million tonnes.", None),
    ],
)
def test_a_unit_used_for_one_product_tells_it(text: str, product: str | None) -> None:
    assert products(text) == [product]


def test_a_value_in_parentheses_is_of_the_same_product() -> None:
    assert products("Wheat exports came to 5 million tonnes ($1 billion).") == ["grain", "grain"]


def test_a_paragraph_goes_on_about_its_product() -> None:
    text = "Kazakhstan exported 5 million tonnes of wheat in 2013. Exports rose to 6 million tonnes in 2014."
    second = read_figures(text)[1]
    assert (second.product, second.inferred[-1]) == ("grain", "product")


def test_tonnes_are_of_what_the_text_spoke_of_last() -> None:
    text = "Kazakhstan exported 5 million tonnes of wheat.\n\nExports rose to 6 million tonnes."
    assert products(text) == ["grain", "grain"]


def test_money_in_another_paragraph_begins_without_a_product() -> None:
    text = "Kazakhstan exported 5 million tonnes of wheat.\n\nExports rose to $6 million."
    assert products(text) == ["grain", None]


def test_what_is_not_traded_has_no_product_of_its_unit() -> None:
    assert products("Public debt stood at 90 percent of GDP.") == [None]


SHADOWED = {"produce", "cars", "vehicles", "container ships", "locomotives", "fleet"}


def listed() -> list[tuple[str, str]]:
    """Return each word of the list with its product, but for those that the next test is about."""
    rows = load("products")["products"]
    return [(word, product) for product, words in rows.items() for word in words if word not in SHADOWED]


def test_each_word_of_the_list_names_its_product() -> None:
    wrong = [
        (word, product)
        for word, product in listed()
        if products(f"Kazakhstan exported $5 million worth of {word}.") != [product]
    ]
    assert wrong == []


@pytest.mark.parametrize("word", ["produce", "cars", "vehicles", "container ships", "locomotives"])
def test_a_word_may_name_a_product_and_an_indicator(word: str) -> None:
    assert products(f"Kazakhstan exported $5 million worth of {word}.") != [None]
