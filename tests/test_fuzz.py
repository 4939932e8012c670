"""The fuzzer: it makes the same texts again, it sees what is wrong, and a few hundred texts show nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import fuzz
import pytest

from citedfigures import read_figures, read_quantities

TEXT = "Georgia exported wine worth $5 billion to Russia in 2013."
(QUANTITY,) = read_quantities(TEXT)
(FIGURE,) = read_figures(TEXT)


def test_a_seed_and_a_number_make_the_same_text_again() -> None:
    texts = fuzz.material()
    assert fuzz.trial(7, 3, texts) == fuzz.trial(7, 3, texts) != fuzz.trial(7, 4, texts)


def test_texts_are_of_many_kinds() -> None:
    texts = fuzz.material()
    made = [fuzz.trial(1, number, texts) for number in range(300)]
    assert len({each.text for each in made}) > 290
    assert max(len(each.text) for each in made) > 2000
    assert any("İ".lower() in each.text.lower() for each in made)
    assert {each.title is None for each in made} == {True, False}


def test_nothing_is_found_in_the_first_texts() -> None:
    texts, characters, amounts = fuzz.read_many(0, iter(range(300)), 600, fuzz.material())
    assert texts == 300
    assert characters > 25_000
    assert amounts > 300


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"start": 30}, id="an offset"),
        pytest.param({"surface": "$6 billion"}, id="a surface"),
        pytest.param({"low": 6e9}, id="an interval"),
        pytest.param({"value": float("inf")}, id="an amount"),
        pytest.param({"upper": 6e9}, id="a range that is none"),
        pytest.param({"bound": "maybe"}, id="a bound"),
    ],
)
def test_what_is_wrong_with_an_amount_is_found(wrong: dict[str, object]) -> None:
    fuzz.check_quantities(TEXT, [QUANTITY])
    fuzz.check_figures(TEXT, [FIGURE])
    with pytest.raises(fuzz.Finding):
        fuzz.check_quantities(TEXT, [replace(QUANTITY, **wrong)])
    with pytest.raises(fuzz.Finding):
        fuzz.check_figures(TEXT, [replace(FIGURE, **wrong)])


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"sentence_end": 30}, id="a sentence"),
        pytest.param({"indicator": "wine"}, id="an indicator"),
        pytest.param({"partner": ""}, id="an empty field"),
        pytest.param({"words": (("partner", 40, 90),)}, id="words"),
    ],
)
def test_what_is_wrong_with_a_figure_is_found(wrong: dict[str, object]) -> None:
    with pytest.raises(fuzz.Finding):
        fuzz.check_figures(TEXT, [replace(FIGURE, **wrong)])


def test_an_amount_that_stands_twice_is_found() -> None:
    with pytest.raises(fuzz.Finding):
        fuzz.check_quantities(TEXT, [QUANTITY, QUANTITY])


def test_an_error_says_how_to_repeat_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "read_figures", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError) as caught:
        fuzz.read_many(5, count(40), 60, [TEXT])
    assert "--seed 5 --first 40" in caught.value.__notes__[0]


def test_a_slow_text_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "process_time", count(0, 60).__next__)
    with pytest.raises(fuzz.Finding, match=r"60\.0 s for 57 characters"):
        fuzz.read(fuzz.Trial(TEXT, None, None))


def test_it_stops_when_its_time_is_over(capsys: pytest.CaptureFixture[str]) -> None:
    fuzz.main(["--seconds", "0", "--seed", "9"])
    assert capsys.readouterr().out == (
        "Nothing found: 0 texts, 0 characters, 0 amounts in 0 s, seed 9, from text 0 on.\n"
    )
