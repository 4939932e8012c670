"""Overview: what the articles cite, what of it holds, what does not, and what stands out."""

from __future__ import annotations

import streamlit as st

from dashboard import amounts, citation, links, names, parts, shell, verdicts
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
        found = verdicts.found(data)
        _verdicts(rows, found)
        _findings(rows, found)
        _cards(rows, data.by_article(), found)
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


def _verdicts(rows: list[Row], found: dict[str, Row]) -> None:
    """How many figures hold, differ or cannot be compared, each count a way to those figures."""
    counts = verdicts.counts(verdicts.of(found, row["figure_id"]) for row in rows)
    items = "".join(
        f'<li><a href="{parts.text(links.page("figures", verdict=verdict))}"><b>{count:,}</b> '
        f"{verdicts.badge(verdict)}</a> <span>{parts.text(verdicts.MEANINGS.get(verdict, ''))}</span></li>"
        for verdict, count in counts.items()
    )
    st.html(f'<ul class="mv-tally" aria-label="Verdicts">{items}</ul>')


def _cards(rows: list[Row], articles: dict[str, Row], found: dict[str, Row]) -> None:
    for name, words in TOPICS.items():
        members = [row for row in rows if topic(row) == name]
        if members:
            more = len(members) - MOST_CARDS
            st.html(parts.section(words) + parts.cards(members[:MOST_CARDS], articles, found))
            if more > 0:
                st.html(f"<p>{parts.link(f'{more:,} more among all figures', links.page('figures'))}</p>")


def _findings(rows: list[Row], found: dict[str, Row]) -> None:
    told = findings(rows, found)
    if told:
        items = "".join(_finding(finding) for finding in told)
        st.html(parts.section("What stands out") + f'<div class="mv-findings">{items}</div>')


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
