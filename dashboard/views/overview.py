"""Overview: what the articles cite, and what can be told of it by arithmetic alone."""

from __future__ import annotations

import streamlit as st

from dashboard import amounts, citation, links, names, parts, shell
from dashboard.data import Published, records
from dashboard.findings import Finding, findings
from dashboard.panels import TOPICS, Row, topic

MOST_CARDS = 24


def show() -> None:
    """Draw the page."""
    shell.title("Overview")
    data = shell.published()
    rows = records(data.figures)
    _head(data, rows)
    if rows:
        _cards(rows, data.by_article())
        _findings(findings(rows))
    else:
        st.html(parts.notice("No figures yet", *_none_found(data)))
    shell.footer(data)


def _head(data: Published, rows: list[Row]) -> None:
    citing = len({row["article_id"] for row in rows})
    total = names.counted(len(data.articles), "article")
    st.html(
        parts.heading(
            names.sentence_case(f"{names.counted(len(rows), 'economic figure')}, each tied to its sentence"),
            f"Read from {total}, of which {citing or 'none'} {'cites' if citing == 1 else 'cite'} such "
            "figures. Open one to see the words it was read from, who wrote them, and when.",
            " · ".join(part for part in (citation.PROJECT, _span(data)) if part),
        )
    )


def _span(data: Published) -> str:
    years = sorted({(day or "")[:4] for day in records_of(data, "published")} - {""})
    return (
        f"Articles of {years[0]}–{years[-1]}"
        if len(years) > 1
        else f"Articles of {years[0]}"
        if years
        else ""
    )


def records_of(data: Published, column: str) -> list[str | None]:
    """The values of one column of the articles table, None where missing."""
    return [row[column] for row in records(data.articles[[column]])]


def _cards(rows: list[Row], articles: dict[str, Row]) -> None:
    for name, words in TOPICS.items():
        members = [row for row in rows if topic(row) == name]
        if members:
            more = len(members) - MOST_CARDS
            st.html(parts.section(words) + parts.cards(members[:MOST_CARDS], articles))
            if more > 0:
                st.html(f"<p>{parts.link(f'{more:,} more among all figures', links.page('figures'))}</p>")


def _findings(found: list[Finding]) -> None:
    if not found:
        return
    items = "".join(_finding(finding) for finding in found)
    lead = "By arithmetic on the cited figures alone, without another source."
    st.html(parts.section("What can be told of them", lead) + f'<div class="mv-findings">{items}</div>')


def _finding(finding: Finding) -> str:
    opened = ", ".join(
        parts.link(amounts.amount(row), links.figure(row["figure_id"])) for row in finding.figures
    )
    return (
        f"<article><h3>{parts.text(finding.title)}</h3><p>{parts.text(finding.sentence)}</p>"
        f'<p class="mv-note">Sentences: {opened}</p></article>'
    )


def _none_found(data: Published) -> tuple[str, str]:
    if data.articles.empty:
        return (
            "There are no articles in this set.",
            "Add one with “.venv/bin/python etl.py excerpt”, then “.venv/bin/python etl.py run”.",
        )
    return f"{names.counted(len(data.articles), 'article')} were read, and none cites an economic figure.", ""


if __name__ == "__main__":
    show()
