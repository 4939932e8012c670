"""What a text is about: the headline, the lead, owners, towns, currencies and bodies that are quoted."""

from __future__ import annotations

import pytest

from citedfigures.topic import find_discourse


@pytest.mark.parametrize(
    ("text", "title", "focus"),
    [
        pytest.param("Chad sold oil to Benin. Benin is glad.", "", "TCD", id="whom the text names first"),
        pytest.param("Exports to Benin, Ghana and Togo rose. Chad is glad.", "", "TCD", id="no other side"),
        pytest.param("Russia buys wine.", "Georgia turns to Russia", "GEO", id="who turns to another"),
        pytest.param("Farmers in Gujarat and Kerala are glad.", "", "IND", id="regions"),
        pytest.param("Ships wait at the Panama Canal.", "", "PAN", id="a line with its country"),
        pytest.param("The Commerce Department said so.", "", "USA", id="a body that is quoted"),
        pytest.param("Nobody is glad.", "", "", id="nobody"),
    ],
)
def test_a_text_is_about(text: str, title: str, focus: str) -> None:
    assert find_discourse(text, title)[0].focus == focus


def test_amounts_in_a_currency_speak_for_its_country() -> None:
    assert find_discourse("Sales to China rose.", "", ["ZAR", "ZAR", "USD"])[0].focus == "ZAF"


def test_a_word_of_the_headline_means_the_line_that_the_text_names() -> None:
    assert find_discourse("Ships wait at the Suez Canal.", "Canal in Trouble")[0].topic == "Suez Canal"


def test_persons_are_told_by_title_or_age() -> None:
    discourse, _ = find_discourse("President Nana Mensah and Ama Boateng, 41, met.", "")
    assert discourse.people == {"Mensah", "Boateng"}
