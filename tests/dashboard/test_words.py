"""What a figure is, in words: names of places, phrases, and citations."""

from types import SimpleNamespace

import pytest
from clean_set import article, figure

from dashboard import citation, links, names, phrases


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("RUS", "Russia"),
        ("KAZ", "Kazakhstan"),
        ("EU", "the EU"),
        ("USA", "the United States"),
        ("W00", "the world"),
        ("Kashagan", "Kashagan"),
        ("QQQ", "QQQ"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_place_has_its_name_or_stays_as_it_is(code: str | None, name: str) -> None:
    assert names.place(code) == name


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Exports of Uzbekistan to China, 2019"),
        ({"indicator": "imports"}, "Imports of Uzbekistan from China, 2019"),
        ({"indicator": "trade_balance", "partner": "EU"}, "Trade balance of Uzbekistan with the EU, 2019"),
        ({"product": "oil", "partner": None}, "Oil exports of Uzbekistan, 2019"),
        ({"product": "mineral fuels", "partner": None},
         "Exports of mineral fuels of Uzbekistan, 2019"),
        ({"statistic": "share", "base": "exports"},
         "Share of China in Uzbekistan’s exports, 2019"),
        ({"statistic": "share", "partner": None, "base": "GDP"},
         "Share of exports in Uzbekistan’s GDP, 2019"),
        ({"statistic": "growth", "period": None}, "Change in exports of Uzbekistan to China"),
        ({"indicator": "fdi", "period": "2021-H1"},
         "Foreign direct investment in Uzbekistan from China, first half of 2021"),
        ({"statistic": "rank", "indicator": "investment", "unit": "rank"},
         "Rank of China among investors in Uzbekistan, 2019"),
        ({"statistic": "rank", "unit": "rank"},
         "Rank of China among partners in exports of Uzbekistan, 2019"),
        ({"statistic": "rank", "unit": "rank", "partner": None}, "Rank of Uzbekistan by exports, 2019"),
        ({"indicator": "length", "reporter": "Druzhba", "partner": None, "period": None},
         "Length of the Druzhba pipeline"),
        ({"indicator": "gdp", "partner": None, "forecast": True},
         "GDP of Uzbekistan (forecast or plan), 2019"),
        ({"indicator": "new_kind", "reporter": None, "partner": None, "period": None}, "New kind"),
    ],
)  # fmt: skip
def test_a_figure_is_said_from_its_fields(fields: dict, words: str) -> None:
    assert phrases.what(figure(**fields)) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((), "Exports of Uzbekistan to China, 2019"),
        (("reporter",), "Exports to China, 2019"),
        (("reporter", "partner"), "Exports, 2019"),
        (("reporter", "partner", "period"), "Exports"),
    ],
)
def test_a_label_leaves_out_what_the_title_has_told(told: tuple, words: str) -> None:
    assert phrases.short(figure(), told) == words


@pytest.mark.parametrize(
    ("fields", "told", "words"),
    [
        ({"partner": None}, ("partner",), "Share of Uzbekistan’s exports, 2019"),
        ({"partner": None}, ("reporter", "partner"), "Share of exports, 2019"),
        ({}, (), "China, share of Uzbekistan’s exports, 2019"),
        ({}, ("reporter",), "China, share of exports, 2019"),
        ({"base": None, "product": "oil"}, ("partner",), "Share of Uzbekistan’s oil exports, 2019"),
        ({"statistic": "rank"}, (), "China in Uzbekistan, 2019"),
        ({"statistic": "rank"}, ("reporter",), "China, 2019"),
        ({"statistic": "rank", "partner": None}, ("reporter",), "Uzbekistan, 2019"),
    ],
)
def test_the_label_of_a_share_or_rank_names_whose_it_is_where_the_title_does_not(
    fields: dict, told: tuple, words: str
) -> None:
    share = figure(**{"statistic": "share", "base": "exports", **fields})
    assert phrases.short(share, told) == words


@pytest.mark.parametrize(
    ("fields", "told", "words"),
    [
        ({}, ("reporter", "partner"), "Exports, 2019 (forecast)"),
        ({"period": None}, ("reporter", "partner"), "Exports (forecast)"),
        ({"statistic": "share", "base": "GDP"}, ("reporter", "partner"), "Share of GDP, 2019 (forecast)"),
        ({}, ("reporter", "partner", "forecast"), "Exports, 2019"),
        ({"forecast": False}, ("reporter", "partner"), "Exports, 2019"),
    ],
)
def test_a_label_says_that_it_is_a_forecast(fields: dict, told: tuple, words: str) -> None:
    assert phrases.short(figure(**{"forecast": True, **fields}), told) == words


def test_lists_and_counts_read_as_sentences() -> None:
    assert names.joined(["a", "b", "c"]) == "a, b and c"
    assert names.joined(["a"]) == "a"
    assert [names.counted(n, "figure") for n in (0, 1, 1300)] == ["no figures", "1 figure", "1,300 figures"]
    assert names.possessive("Russia") == "Russia’s"
    assert names.possessive("the United States") == "the United States’"


def test_a_byline_names_nobody_twice_and_leaves_out_who_is_not_known() -> None:
    assert phrases.byline(article(author="Example")) == "Example, 2 January 2020"
    assert phrases.byline(article(author=None, published=None)) == "Example, date not known"


def test_a_citation_names_the_words_the_article_and_the_permalink() -> None:
    cited = citation.figure_text(figure(), article(url=None), "http://here/figures?figure=1")
    assert "“$2.5 billion”" in cited
    assert "Ann Author, “Trade grows”, Example, 2 January 2020 (address not known)" in cited
    assert cited.endswith("http://here/figures?figure=1")


def test_bibtex_holds_no_command_of_an_articles_title() -> None:
    entry = citation.figure_bibtex(
        figure(), article(title=r"100% of \input{x} & $5_{a}^2 ~ #1"), "http://here"
    )
    assert (
        r"100\% of \textbackslash{}input\{x\} \& \$5\_\{a\}\textasciicircum{}2 \textasciitilde{} \#1" in entry
    )
    assert entry.startswith("@misc{multivector_")
    assert "year = {2020}" in entry


def test_bibtex_leaves_out_what_is_not_known() -> None:
    entry = citation.figure_bibtex(figure(), article(author=None, published=None, url=None), "http://here")
    assert not {"author", "year", "url"} & {line.split("=")[0].strip() for line in entry.splitlines()}


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#:~:text=d", "https://example.org/a?b=c#:~:text=d"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("https://", ""),
        ("http://[broken", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_http_addresses_become_links(url: str | None, safe: str) -> None:
    assert links.outside(url) == safe


def test_paths_carry_only_what_is_asked_and_escape_it() -> None:
    assert links.page("overview") == "/"
    assert links.page("trade", partner="", period="2021&x") == "/trade?period=2021%26x"
    assert links.figure("abc") == "/figures?figure=abc"


@pytest.mark.parametrize(
    ("here", "cited"),
    [
        ("http://localhost:8501/figures", "/data"),
        ("http://127.0.0.1:8501/", "/data"),
        ("http://[::1]:8501/", "/data"),
        ("https://figures.example.org/data", "https://figures.example.org/data"),
        ("", "/data"),
    ],
)
def test_a_citation_leaves_out_a_host_that_is_each_readers_own(
    monkeypatch: pytest.MonkeyPatch, here: str, cited: str
) -> None:
    monkeypatch.setattr(links.st, "context", SimpleNamespace(url=here))
    assert links.citable("/data") == cited


def test_the_text_fragment_comes_before_the_articles_address() -> None:
    fragment = "https://example.org/trade#:~:text=2.5"
    assert links.evidence(figure(text_fragment_url=fragment), article()) == fragment
    assert links.evidence(figure(), article()) == "https://example.org/trade"
    assert links.evidence(figure(), article(url=None)) == ""
