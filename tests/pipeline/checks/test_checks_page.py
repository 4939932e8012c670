"""docs/checks.md: it lists the rules that there are, and its worked example works."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from checking import figure

from pipeline.checks.citations import Cited
from pipeline.checks.registry import RULES, rules_for
from pipeline.checks.rule import VERDICTS
from pipeline.paths import ROOT

PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")


def test_the_page_lists_all_rules_in_their_order():
    table = PAGE.partition("| rule | says |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE) == [rule.name for rule in RULES]


def test_the_page_tells_what_each_verdict_means():
    assert all(f"| **{verdict}** |" in PAGE for verdict in VERDICTS)


def test_every_rule_has_a_name_of_its_own_a_version_and_a_reason():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.version and rule.reason.endswith(".") and "\n" not in rule.reason for rule in RULES)


@pytest.mark.parametrize(("value", "verdicts"), [(-5e9, ["differs"]), (5e9, [])])
def test_the_worked_example_is_a_rule(value, verdicts):
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)[1]
    module: dict[str, object] = {}
    exec(compile(code, "docs/checks.md", "exec"), module)
    row = figure(indicator="trade_turnover", value=value)
    cited = Cited(**{name: row[name] for name in Cited._fields})
    case = SimpleNamespace(figure=cited, interval=cited.interval)
    rule = module["RULE"]
    assert rule.applies("level", "trade_turnover")
    assert not rule.applies("level", "exports")
    assert [finding.verdict for finding in rule.check(case)] == verdicts


def test_rules_are_asked_only_for_what_they_apply_to():
    names = {rule.name for rule in rules_for("rank", "fdi")}
    assert names == {"rank", "repeats and contradictions", "stale"}
