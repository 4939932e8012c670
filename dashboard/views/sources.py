"""Sources: every article that was read, those without a figure too, and every official source."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import amounts, links, names, parts, shell
from dashboard.data import Published, records
from dashboard.finished import kept
from dashboard.panels import Row
from dashboard.texts import entry, text

PAGE_SIZE = 50  # articles on a page


def show() -> None:
    """Draw the page."""
    shell.title(links.PAGES["sources"])
    st.html(parts.heading(links.PAGES["sources"], text("sources.lead")))
    data = shell.published()
    count = data.count("articles")
    if not count:
        st.html(parts.notice(*entry("sources.no_articles")))
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
    label, unknown, length = entry("sources.facts"), text("sources.unknown"), article.get("text_length")
    told = {
        "figures": _figures(article),
        "author": parts.text(article["author"] or unknown),
        "publisher": parts.outside_link(article["publisher"] or unknown, article["publisher_url"] or ""),
        "published": parts.text(amounts.date(article["published"])),
        "address": parts.outside_link(article["url"] or text("sources.no_address"), article["url"] or ""),
        "length": parts.text(text("sources.length", length=length) if length else unknown),
    }
    return [(label[name], meaning) for name, meaning in told.items()]


def _figures(article: Row) -> str:
    count = int(article["figure_count"] or 0)
    if not count:
        return parts.text(text("sources.no_figures"))
    return parts.link(names.counted(count, text("sources.figures")), links.article(article["article_id"]))


def _official(data: Published) -> None:
    """The official sources, each with what it tells, its years, its edition and how it was read."""
    st.html(parts.section(text("sources.official.title"), text("sources.official.terms")))
    told = kept((data.edition, "official-sources"), lambda: official_sources(data.observations))
    if not told:
        st.html(parts.notice(*entry("sources.official.none")))
        return
    values = names.counted(len(data.observations), text("sources.official.value"))
    sets = names.counted(len(told), text("sources.official.set"))
    caption = names.sentence_case(text("sources.official.caption", values=values, sets=sets))
    st.html(parts.table(entry("sources.official.columns"), told, caption, labelled=True))


def official_sources(observations: pd.DataFrame) -> list[list[str]]:
    """A row of the table of sources as HTML for each data set and address, in the order of the table."""
    groups = observations.groupby(["organisation", "dataset", "source_url"], sort=False)
    return [_data_set(rows) for _, rows in groups]


def _data_set(rows: pd.DataFrame) -> list[str]:
    first = records(rows.head(1))[0]
    name = parts.outside_link(f"{first['organisation']}: {first['dataset']}", first["source_url"])
    years = sorted({year for year in map(amounts.year, rows["period"].dropna()) if year})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(*years[:1])
    told = [names.indicator(code) for code in rows["indicator"].unique()]
    cells = (
        f"{len(rows):,}", names.sentence_case(names.joined(told)), span or text("sources.official.no_year"),
        "; ".join(rows["vintage"].dropna().unique()) or text("sources.official.not_stated"),
        "; ".join(rows["read_through"].dropna().unique()) or text("sources.official.not_stated"),
    )  # fmt: skip
    return [name, *map(parts.text, cells)]


if __name__ == "__main__":
    show()
