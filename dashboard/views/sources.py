"""Sources: every article that was read, those without a figure too, and every official source."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import amounts, links, names, parts, shell
from dashboard.data import Published, records
from dashboard.finished import kept
from dashboard.panels import Row

TERMS = (
    "What offices and operators published, value by value with its address. The values are cited; the data "
    "sets that they come from remain their publishers’, under their terms."
)
PAGE_SIZE = 50  # articles on a page
OFFICIAL_COLUMNS = ["Data set", "Values", "What", "Years", "Edition", "Read through"]


def show() -> None:
    """Draw the page."""
    shell.title("Sources")
    lead = "The articles that were read, and the official record that their figures are set beside."
    st.html(parts.heading("Sources", lead))
    data = shell.published()
    count = data.count("articles")
    if not count:
        st.html(
            parts.notice(
                "No articles",
                "Add one with “.venv/bin/python etl.py excerpt”, then “.venv/bin/python etl.py run”.",
            )
        )
    pages = -(-count // PAGE_SIZE)
    number = st.pagination(pages, key="page") if pages > 1 else 1
    for article in newest(data, (number - 1) * PAGE_SIZE):
        st.html(_article(article))
    _official(data)
    shell.footer(data)


def newest(data: Published, first: int) -> list[Row]:
    """`PAGE_SIZE` articles from the place `first`, the newest before the older ones, undated ones last."""
    sql = f"SELECT * FROM articles ORDER BY published DESC NULLS LAST LIMIT {PAGE_SIZE} OFFSET {first}"
    return kept((data.edition, "newest", str(first)), lambda: data.rows(sql))


def _article(article: Row) -> str:
    note = f'<p class="mv-note">{parts.text(article["note"])}</p>' if article["note"] else ""
    return parts.section(article["title"]) + parts.definitions(facts(article)) + note


def facts(article: Row) -> list[tuple[str, str]]:
    """What is known of an article, and what it cites; what is not known is said."""
    address = article["url"]
    return [
        ("Figures", _figures(article)),
        ("Author", parts.text(article["author"] or "not known")),
        (
            "Publisher",
            parts.outside_link(article["publisher"] or "not known", article["publisher_url"] or ""),
        ),
        ("Published", parts.text(amounts.date(article["published"]))),
        ("Address", parts.outside_link(address, address) if address else "address not known"),
        (
            "Length",
            parts.text(
                f"{article['text_length']:,} characters" if article.get("text_length") else "not known"
            ),
        ),
    ]


def _figures(article: Row) -> str:
    count = int(article["figure_count"] or 0)
    if not count:
        return "cites no economic figure"
    return parts.link(names.counted(count, "figure"), links.article(article["article_id"]))


def _official(data: Published) -> None:
    """The official sources, each with what it tells, its years, its edition and how it was read."""
    st.html(parts.section("Official record", TERMS))
    told = kept((data.edition, "official sources"), lambda: official_sources(data.observations))
    if not told:
        st.html(parts.notice("No official record", "This set has no official observation."))
        return
    caption = f"{names.counted(len(data.observations), 'value')} of {names.counted(len(told), 'data set')}"
    st.html(parts.table(OFFICIAL_COLUMNS, told, names.sentence_case(caption), labelled=True))


def official_sources(observations: pd.DataFrame) -> list[list[str]]:
    """A row of `OFFICIAL_COLUMNS` as HTML for each data set and address, in the order of the table."""
    groups = observations.groupby(["organisation", "dataset", "source_url"], sort=False)
    return [_data_set(rows) for _, rows in groups]


def _data_set(rows: pd.DataFrame) -> list[str]:
    first = records(rows.head(1))[0]
    name = parts.outside_link(f"{first['organisation']}: {first['dataset']}", first["source_url"])
    years = sorted({year for year in map(amounts.year, rows["period"].dropna()) if year})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(*years[:1])
    told = [names.indicator(code) for code in rows["indicator"].unique()]
    cells = (
        f"{len(rows):,}", names.sentence_case(names.joined(told)), span or "no year stated",
        "; ".join(rows["vintage"].dropna().unique()) or "not stated",
        "; ".join(rows["read_through"].dropna().unique()) or "not stated",
    )  # fmt: skip
    return [name, *map(parts.text, cells)]


if __name__ == "__main__":
    show()
