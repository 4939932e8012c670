"""`etl.py read --quantities` shows the amounts of a text, `--explain` which words gave a figure's fields."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import types
import unicodedata
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citedfigures import Figure, Quantity, read_figures, read_quantities
from pipeline.explaining import explanation, field_rows
from pipeline.forms import quantity_record, quantity_table
from pipeline.paths import ROOT
from pipeline.terminal import cells

TEXT = (
    "In 2021, Kazakhstan’s oil exports to Italy fell by 12 percent to about $5 billion. "
    "The plant has 10 to 12 pumps of 3 tonnes."
)
PAGE = (ROOT / "docs" / "reader.md").read_text(encoding="utf-8")
TITLE = "Are We Witnessing The Demise of Kazakhstan’s Multi-Vectored Foreign Policy?"
CHANGES = {"=", "~", ">", "<", "up", "down"}

# Sentences as news has them, with what terminals and columns may stumble over between them.
PIECES = [
    "Kazakhstan’s oil exports to China fell by 12 percent to $5 billion in 2021.",
    "Exports of gas were 9.9, 4.2 and 1.5 bcm in 2019, 2020 and 2021.",
    "It may double by 2030, the ministry said.",
    "Inflation came to 102.5 percent in Belarus in 2020.",
    "The 102.5 percent compares with 103.1 percent in 2019.",
    "Trade with Russia accounted for more than 36 percent of imports (between $10 and $15 billion).",
    "Its deficit with Italy was at most 3,000,000,000,000 tenge",
    "石油 \x1b[31m $5 billion \u202e of exports of Kazakhstan\n\n",
    "x" * 90,
]
like_news = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=5).map(" ".join)


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def lines(run, monkeypatch):
    """Runs `read --jsonl` with these options on these lines: exit code, objects, standard error."""

    def call(*asked, options=()):
        content = b"".join(
            one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in asked
        )
        monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(content)))
        code, out, err = run("read", "-", "--jsonl", *options)
        return code, [json.loads(line) for line in out.splitlines()], err

    return call


# --- quantities ---


def test_quantities_are_printed_as_a_table(run, text):
    code, out, err = run("read", text, "--quantities")
    assert (code, err) == (0, "")
    assert [re.split(r"  +", line) for line in out.splitlines() if "---" not in line] == [
        ["at", "as printed", "amount", "unit", "bound", "change"],
        ["51", "12 percent", "12", "percent", "down"],
        ["71", "$5 billion", "5 bn", "USD", "approx", "~"],
        ["97", "10 to 12", "10 to 12", "count", "range"],
        ["115", "3 tonnes", "3", "t"],
    ]


def test_a_table_of_quantities_leaves_out_what_says_nothing():
    shown = quantity_table(read_quantities("They sold 3 tonnes for $4.")).splitlines()
    assert shown[0].split() == ["at", "as", "printed", "amount", "unit"]


def test_a_bound_is_told_in_words():
    shown = quantity_table(read_quantities("They sold at least 4 km, or $10 to $15 billion."))
    assert re.search(r"4 km +4 +km +at least +>$", shown, re.MULTILINE)
    assert re.search(r"10 to 15 bn +USD +range$", shown, re.MULTILINE)


def test_json_has_all_that_is_known_of_a_quantity(run, text):
    told = json.loads(run("read", text, "--quantities", "--json")[1])
    assert set(told) == {"id", "quantities"}
    assert told["id"] == str(text)
    assert [Quantity(**one) for one in told["quantities"]] == read_quantities(TEXT)


def test_jsonl_has_quantities_as_marked_collections_have_them(lines):
    sold = "Sales rose 12 percent to about $5 billion, or $10-15 billion with gas."
    code, told, err = lines({"id": 7, "text": sold}, options=["--quantities"])
    assert (code, err) == (0, "")
    assert told == [
        {
            "id": 7,
            "quantities": [
                {"start": 11, "surface": "12 percent", "value": 12, "unit": "percent", "change": "up"},
                {"start": 31, "surface": "$5 billion", "value": 5e9, "unit": "USD", "change": "~"},
                {
                    "start": 46,
                    "surface": "$10-15 billion",
                    "value": [1e10, 1.5e10],
                    "unit": "USD",
                    "change": "=",
                },
            ],
        }
    ]


def test_each_line_is_answered_and_bad_ones_are_named(lines):
    good = {"id": "a", "text": "It cost $5."}
    asked = [good, b"\n", b"{\n", b"\xff\n", b"null\n", {"id": "x"}, {**good, "id": None}]
    code, told, err = lines(*asked, options=["--quantities"])
    assert (code, [one["id"] for one in told]) == (1, ["a", None])
    assert [line.partition(":")[0].partition(" is ")[0] for line in err.splitlines()] == [
        "line 3", "line 4", "line 5", "line 6"
    ]  # fmt: skip


def test_date_and_title_are_no_matter_for_quantities(lines, run, text):
    code, told, _ = lines(
        {"id": "a", "text": "It cost $5.", "published": "last May", "title": 3}, options=["--quantities"]
    )
    assert (code, len(told[0]["quantities"])) == (0, 1)
    dated = run("read", text, "--quantities", "--published", "2022-01-01", "--title", "Oil")
    assert dated == run("read", text, "--quantities")


def test_a_text_without_quantities_says_so(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Nothing here.", encoding="utf-8")
    assert run("read", path, "--quantities") == (0, "", "no quantities found\n")
    assert json.loads(run("read", path, "--quantities", "--json")[1])["quantities"] == []


def test_a_text_that_cannot_be_read_is_refused(run, tmp_path):
    code, out, err = run("read", tmp_path / "none.txt", "--quantities")
    assert (code, out, "there is no such file" in err) == (2, "", True)


@given(like_news)
def test_any_quantity_is_told_where_it_stands(text):
    for record in json.loads(json.dumps([quantity_record(one) for one in read_quantities(text)])):
        assert list(record) == ["start", "surface", "value", "unit", "change"]
        assert text[record["start"] :].startswith(record["surface"])
        assert record["change"] in CHANGES
        assert not isinstance(record["value"], list) or len(record["value"]) == 2


# --- options ---


@pytest.mark.parametrize("options", [["--quantities", "--explain"], ["--jsonl", "--json"]])
def test_options_that_exclude_each_other(run, text, options):
    with pytest.raises(SystemExit) as ended:
        run("read", text, *options)
    assert ended.value.code == 2


def test_lines_are_not_explained_to_people(run, text):
    code, out, err = run("read", text, "--jsonl", "--explain")
    assert (code, out) == (2, "")
    assert "--explain is for one text" in err


@pytest.mark.parametrize("option", ["--quantities", "--explain"])
def test_it_starts_without_pandas(text, option):
    code = (
        "import sys, etl\n"
        f"etl.main(['read', {str(text)!r}, {option!r}])\n"
        "heavy = {'pandas', 'pandera', 'pyarrow', 'numpy', 'filelock'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "$5 billion" in done.stdout


# --- words in JSON ---


def test_json_has_the_words_that_gave_each_field(run, text):
    figures = json.loads(run("read", text, "--json")[1])["figures"]
    words = {one["field"]: one["text"] for one in figures[0]["words"]}
    assert words["statistic"] == "fell"
    assert (words["partner"], words["period"], words["product"]) == ("Italy", "2021", "oil")
    for figure in figures:
        for one in figure["words"]:
            assert set(one) == {"field", "start", "end", "text"}
            assert TEXT[one["start"] : one["end"]] == one["text"]
            assert one["field"] in figure


def test_json_is_the_same_with_explain(run, text):
    assert run("read", text, "--json", "--explain") == run("read", text, "--json")


# --- explanations ---


def rows(text, at=0, **about):
    """Value and origin by field, of a figure of the text."""
    figure = read_figures(text, **about)[at]
    return {name: (value, origin) for name, value, origin in field_rows(text, figure)}


def test_words_are_quoted_where_they_stand():
    told = rows(TEXT)
    assert told["partner"] == ("ITA", f"“Italy” at {TEXT.index('Italy')}")
    assert told["statistic"] == ("growth", f"“fell” at {TEXT.index('fell')}")
    assert told["unit"] == ("percent", "“12 percent”")
    assert told["base"] == ("–", "nothing found")


def test_every_field_has_a_line_once():
    figure = read_figures(TEXT)[0]
    names = [name for name, _, _ in field_rows(TEXT, figure)]
    together = {"upper", "low", "high", "surface", "start", "end", "sentence_start", "sentence_end"}
    evidence = {"inferred", "words"}
    assert sorted(names) == sorted({one.name for one in fields(Figure)} - together - evidence | {"low, high"})


def test_a_fall_is_told():
    assert rows(TEXT)["value"] == ("-12", "“12 percent”, as a fall or a deficit")


def test_what_the_context_gave_is_said_to_be_inferred():
    text = "Kazakhstan’s oil exports came to $5 billion in 2020. They rose by 12 percent."
    told = rows(text, 1)
    assert told["statistic"][1] == f"“rose” at {text.index('rose')}"
    assert told["reporter"][0] == "KAZ"
    assert told["reporter"][1].endswith("inferred from context")
    headed = rows("Oil exports came to $5 billion.", title="Kazakhstan’s oil")
    assert headed["reporter"] == ("KAZ", "inferred from context")


def test_a_bare_number_does_not_claim_its_neighbours_unit():
    text = "Kazakhstan’s exports of gas were 9.9 and 1.5 bcm in 2019 and 2020."
    told = rows(text)
    assert told["value"] == ("9.9 bn", "“9.9”, with the scale of the words around it")
    assert told["unit"] == ("m3", "the words around it")
    assert rows(text, 1)["value"] == ("1.5 bn", "“1.5 bcm”")
    assert rows(text, 1)["unit"] == ("m3", "“1.5 bcm”")


def test_a_unit_may_be_partly_its_own():
    told = rows("The price of Brent crude rose to $119.51 in March 2022.")
    assert told["unit"] == ("USD/bbl", "“$119.51” and the words around it")
    assert told["value"] == ("119.51", "“$119.51”")


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Kazakhstan’s oil exports could triple by 2030.", "triple", "200"),
        ("Kazakhstan’s oil exports were 2.1 times as much as in 2020.", "2.1 times", "110"),
        ("Half of Kazakhstan’s oil exports went to Italy in 2020.", "Half", "50"),
        ("A third of Kazakhstan’s oil exports went to Italy in 2020.", "A third", "33.33"),
    ],
)
def test_parts_and_multiples_are_their_own(text, surface, value):
    told = rows(text)
    assert told["value"] == (value, f"“{surface}”")
    assert told["unit"] == ("percent", f"“{surface}”")


@pytest.mark.parametrize("surface", ["number one", "second-largest"])
def test_ranks_are_their_own(surface):
    text = f"China is Kazakhstan’s {surface} trading partner."
    told = rows(text)
    assert told["statistic"] == ("rank", "the kind of amount, and its clause")
    assert told["unit"] == ("rank", f"“{surface}”")


@pytest.mark.parametrize(
    ("amount", "value", "bound", "interval"),
    [
        ("$5 billion", "5 bn", "exact", "4.5 to 5.5 bn"),
        ("more than $5 billion", "5 bn", "more_than", "from 5 bn"),
        ("at most $5 billion", "5 bn", "at_most", "up to 5 bn"),
        ("between $10 and $15 billion", "10 to 15 bn", "range", "9.5 to 15.5 bn"),
        ("$1,234,567", "1.234567 mn", "exact", "1.2345665 to 1.2345675 mn"),
    ],
)
def test_no_digit_of_an_amount_is_lost(amount, value, bound, interval):
    told = rows(f"Kazakhstan’s exports to China came to {amount} in 2021.")
    assert (told["value"][0], told["bound"][0], told["low, high"][0]) == (value, bound, interval)
    assert told["value"][1] == f"“{amount[amount.index('$') :]}”"
    assert ("beside it" in told["bound"][1]) == (bound not in ("exact", "range"))


def test_an_amount_open_on_both_sides_is_told():
    figure = replace(read_figures(TEXT)[0], low=None, high=None)
    assert ("low, high", "open") in [row[:2] for row in field_rows(TEXT, figure)]


def test_forecasts_and_sources_are_told():
    told = rows("Kazakhstan’s oil exports will reach $5 billion in 2030, according to the customs service.")
    assert told["forecast"] == ("yes", "a planning word, or a later period")
    assert told["attributed_to"] == ("the customs service", "named in the sentence")
    assert rows(TEXT)["forecast"] == ("no", "nothing found")


def test_a_product_may_follow_from_the_unit():
    assert rows("Kazakhstan’s production is 400,000 barrels a day.")["product"] == ("oil", "the unit")


def test_words_of_another_sentence_are_not_passed_off_as_its_own():
    text = "Inflation was 5 percent. Prices rose 7 percent."
    figure = replace(read_figures(text)[-1], words=(("indicator", 0, 9),), inferred=("indicator",))
    told = {name: origin for name, _, origin in field_rows(text, figure)}
    assert told["indicator"] == "“Inflation” at 0, in another sentence, inferred from context"


def test_the_amount_is_marked_in_its_sentence(run, text):
    code, out, err = run("read", text, "--explain")
    assert (code, err) == (0, "")
    assert out.startswith("“12 percent” at 51\n  In 2021, ")
    assert "fell by »12 percent« to" in out
    assert out.count("»") == len(read_figures(TEXT))


def test_a_text_without_figures_has_nothing_to_explain(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Nothing here.", encoding="utf-8")
    assert run("read", path, "--explain") == (0, "", "no figures found\n")


def test_date_and_title_reach_the_explanation(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Oil exports to Italy came to $5 billion last year.", encoding="utf-8")
    out = run("read", path, "--explain", "--published", "2022-03-01", "--title", "Kazakhstan’s oil")[1]
    assert re.search(r"^  reporter +KAZ +inferred from context$", out, re.MULTILINE)
    assert re.search(r"^  period +2021 +“last year” at 40$", out, re.MULTILINE)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal_or_80(run, text, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(cells, run("read", text, "--explain")[1].splitlines())) <= min(width, 80)


def test_a_text_cannot_steer_the_terminal(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Kazakh\x1b[2J oil exports to \u202eItaly were $5\nbillion.", encoding="utf-8")
    out = run("read", path, "--explain")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "»$5 billion«" in out


@given(like_news, st.integers(20, 120))
def test_any_explanation_fits_and_is_safe(text, width):
    for line in explanation(text, read_figures(text, published="2022-05-01"), width).split("\n"):
        assert cells(line) <= max(40, min(width, 80))
        assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@given(like_news)
def test_any_figure_is_explained_with_words_of_the_text(text):
    for figure in read_figures(text):
        for _, _, origin in field_rows(text, figure):
            for words, at in re.findall(r"“([^“”]+)” at (\d+)", origin):
                assert text[int(at) :].startswith(words)


def test_the_page_on_the_reader_shows_what_is_printed():
    quote = (
        PAGE[PAGE.index("> In 2013") : PAGE.index("\n\nIt stands in")].replace("> ", "").replace("\n", " ")
    )
    figures = read_figures(quote, published="2014-05-13", title=TITLE)
    shown = re.search(r"^## Asking why.*?^```text\n(.*?)\n```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert shown[1] == explanation(quote, figures[1:2], 80)
