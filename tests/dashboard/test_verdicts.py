"""Verdicts, their checks with evidence, and what stands out among the figures."""

import re
import tomllib
from html import unescape
from pathlib import Path
from typing import Any

import clean_set
import pytest
from clean_set import article, check, figure, observation, trade_figures

from dashboard import checked, data, verdicts
from dashboard.findings import MOST, findings

HOSTILE = "<script>alert(1)</script> [a](http://b) $5 and $10 \u202e"


def found(*rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return verdicts.decisive(clean_set.table(list(rows), list(clean_set.CHECK)))


def section(
    folder: Path,
    figures: list[dict[str, Any]],
    checks: list[dict[str, Any]],
    observed: list[dict[str, Any]] | None = None,
) -> str:
    """The checks of the first of `figures` as HTML."""
    clean_set.write(folder / "clean", [article()], figures, None, observed, checks)
    return checked.section(figures[0], data.read(folder / "clean"))


@pytest.mark.parametrize("verdict", verdicts.SIGNS)
def test_every_verdict_has_a_sign_and_a_meaning_of_its_own(verdict: str) -> None:
    assert list(verdicts.SIGNS.values()).count(verdicts.SIGNS[verdict]) == 1
    assert verdicts.meaning(verdict)
    assert verdict in verdicts.badge(verdict)
    assert verdicts.SIGNS[verdict] in verdicts.badge(verdict)


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" as WCAG 2.1 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_verdicts_and_links_can_be_read_on_their_background(scheme: str) -> None:
    app = Path(verdicts.__file__).parent
    theme = tomllib.loads((app / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][scheme]
    style = (app / "style.css").read_text(encoding="utf-8")
    pairs = re.findall(r"light-dark\((#\w{6}), (#\w{6})\)", style)
    assert len(pairs) >= len(verdicts.SIGNS) - 1
    colours = [pair[scheme == "dark"] for pair in pairs] + theme["chartCategoricalColors"]
    for colour in colours:
        high, low = sorted(map(luminance, (colour, theme["backgroundColor"])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, colour


def test_the_verdicts_are_those_of_the_table() -> None:
    from schemas.checks import VERDICTS

    assert tuple(verdicts.SIGNS) == VERDICTS


@pytest.mark.parametrize("verdict", ["new kind", HOSTILE, ""])
def test_a_verdict_that_is_not_known_is_shown_as_text_and_comes_last(verdict: str) -> None:
    assert "<script" not in verdicts.badge(verdict)
    assert "\u202e" not in verdicts.badge(verdict) + verdicts.said(verdict)
    assert list(verdicts.counts([verdict, "not checked", "agrees"])) == ["agrees", "not checked", verdict]


def test_a_figure_has_the_verdict_of_its_decisive_check() -> None:
    row = figure()
    told = found(check(row, "differs", decisive=False), check(row, "close"))
    assert verdicts.of(told, row["figure_id"]) == "close"
    assert verdicts.of(told, "another") == "not checked"
    assert verdicts.of(found(), row["figure_id"]) == "not checked"


def test_verdicts_are_counted_in_their_order_without_those_that_none_has() -> None:
    assert verdicts.counts(["differs", "agrees", "differs"]) == {"agrees": 1, "differs": 2}
    assert verdicts.counts([]) == {}


def test_the_decisive_check_is_told_first_and_the_others_in_the_order_of_verdicts(tmp_path: Path) -> None:
    row = figure()
    beside = [
        check(row, verdict, decisive=False, rule=verdict) for verdict in ("not checked", "agrees", "odd")
    ]
    made = section(tmp_path, [row], [*beside, check(row, "differs", rule="differs")])
    order = [made.index(f"Rule “{rule}”, version 1") for rule in ("differs", "agrees", "not checked", "odd")]
    assert order == sorted(order)


def test_the_evidence_leads_to_figures_and_to_the_sources_of_observations(tmp_path: Path) -> None:
    row, other, near = figure(), figure(char_start=1, partner="RUS"), observation()
    ids = f"{row['figure_id']};{other['figure_id']};{near['observation_id']};{near['observation_id']}"
    made = section(tmp_path, [row, other], [check(row, "close", evidence=ids)], [near])
    assert made.count("<a href=") == 2
    assert f'href="/figures?figure={other["figure_id"]}"' in made
    assert 'href="https://stats.example.org/trade"' in made
    said = unescape(made).replace("\N{NO-BREAK SPACE}", " ")
    assert "Exports of Uzbekistan to China, 2019: 2.4 billion US$ (Office of Statistics)" in said


@pytest.mark.parametrize("evidence", ["000000000000", f";;{HOSTILE};", None, ";"])
def test_evidence_that_is_not_known_is_text(tmp_path: Path, evidence: str | None) -> None:
    row = figure()
    made = section(tmp_path, [row], [check(row, "close", evidence=evidence)])
    assert "<a href=" not in made
    assert "<script" not in made
    assert ("Evidence" in made) == bool((evidence or "").strip(";"))


def test_what_a_check_says_is_text_whatever_it_is(tmp_path: Path) -> None:
    row = figure()
    near = observation(organisation=HOSTILE, comment=HOSTILE, source_url="javascript:alert(1)")
    told = check(row, "close", rule=HOSTILE, explanation=HOSTILE, evidence=near["observation_id"])
    made = section(tmp_path, [row], [told], [near])
    assert "<script" not in made
    assert "\u202e" not in made
    assert "javascript" not in made
    assert "$5 and $10" in made


def test_a_figure_without_checks_says_so(tmp_path: Path) -> None:
    assert "No check tells of this figure" in section(tmp_path, [figure()], [])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"partner": "World"}, "Exports of Uzbekistan, 2019: 2.4 billion US$"),
        ({"statistic": "rank", "indicator": "fdi", "unit": "rank", "value": 4.0},
         "Rank of China among investors in Uzbekistan, 2019: 4th place"),
        ({"indicator": "capacity", "reporter": "CPC", "partner": None, "unit": "t", "value": 67e6,
          "period": None}, "Capacity of the Caspian pipeline (CPC): 67 million tonnes a year"),
        ({"indicator": "capacity", "reporter": "Druzhba", "partner": None, "unit": "bbl/d", "value": 2e6,
          "period": "2007", "product": "oil"},
         "Oil capacity of the Druzhba pipeline, 2007: 2 million barrels a day"),
    ],
)  # fmt: skip
def test_an_observation_is_said_as_a_person_would(fields: dict, words: str) -> None:
    made = unescape(checked.observation(observation(**fields))).replace("\N{NO-BREAK SPACE}", " ")
    assert f">{words} (Office of Statistics)</a>" in made


def test_what_differs_stands_out_first_then_what_is_confused_then_what_is_open() -> None:
    share, level, balance, turnover = rows = trade_figures()
    told = findings(
        rows, found(check(level, "not comparable", explanation="No year."), check(share, "differs"))
    )
    assert [finding.title.replace("\N{NO-BREAK SPACE}", " ") for finding in told] == [
        "20 % differs from the record", "The balance is not a turnover",
        "4 billion US$ cannot be compared as it stands",
    ]  # fmt: skip
    assert told[0].figures == (share,)
    assert told[2].sentence == "No year."
    assert told[1].figures == (balance, turnover)
    assert "exports minus imports" in told[1].sentence


@pytest.mark.parametrize(
    "fields", [{"sentence": "Another."}, {"article_id": "another"}, {"statistic": "growth"}]
)
def test_a_balance_and_a_turnover_that_are_not_set_side_by_side_are_no_finding(fields: dict) -> None:
    _, _, balance, turnover = trade_figures()
    assert findings([balance, {**turnover, **fields}], {}) == []
    assert len(findings([turnover, balance], {})) == 1


def test_what_holds_is_no_finding_and_there_are_only_so_many() -> None:
    rows = [figure(char_start=i) for i in range(9)]
    assert findings(rows, found(*(check(row, "agrees") for row in rows))) == []
    assert len(findings(rows, found(*(check(row, "differs") for row in rows)))) == MOST
    assert findings([], {}) == []
