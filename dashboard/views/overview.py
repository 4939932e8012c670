"""Overview: what the articles cite, what of it holds, what does not, and what stands out."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import amounts, citation, cited, links, parts, shell, verdicts
from dashboard.cited import Choice
from dashboard.data import Published
from dashboard.findings import Finding, findings
from dashboard.finished import kept
from dashboard.panels import TOPICS, Row
from dashboard.texts import counted, entry, text

MOST_CARDS = 24


def show() -> None:
    """Draw the page."""
    shell.title(links.PAGES["overview"])
    data = shell.published()
    _head(data)
    if data.count("figures"):
        _verdicts(data)
        _findings(data)
        _cards(data)
    else:
        st.html(parts.notice(text("overview.none"), *_none_found(data)))
    shell.footer(data)


def _head(data: Published) -> None:
    told = kept((data.edition, "overview"), lambda: _counts(data))
    years = [year for year in (told["first"], told["last"]) if year]
    span = text("overview.articles_of", years="–".join(dict.fromkeys(years))) if years else ""
    articles = counted("overview.articles", data.count("articles"))
    lead = counted("overview.lead", told["citing"], articles=articles)
    eyebrow = " · ".join(part for part in (citation.PROJECT, span) if part)
    st.html(parts.heading(counted("overview.title", data.count("figures")), lead, eyebrow))


def _counts(data: Published) -> Row:
    """How many articles cite a figure, and the years of the first and the last article."""
    return data.rows(
        "SELECT (SELECT count(DISTINCT article_id) FROM figures) AS citing, "
        "min(published[:4]) AS first, max(published[:4]) AS last FROM articles"
    )[0]


def _verdicts(data: Published) -> None:
    """How many figures hold, differ or cannot be compared, each count a way to those figures."""
    items = "".join(
        f'<li><a href="{parts.text(links.page("figures", verdict=verdict))}"><b>{count:,}</b> '
        f"{verdicts.badge(verdict)}</a> <span>{parts.text(verdicts.meaning(verdict))}</span></li>"
        for verdict, count in verdicts.tally(data).items()
    )
    st.html(f'<ul class="mv-tally" aria-label="{parts.text(text("overview.verdicts"))}">{items}</ul>')


def _cards(data: Published) -> None:
    """The figures of each topic as cards, those with a verdict first where there are too many."""
    words = entry("overview.topics")
    for name in TOPICS:
        choice = Choice(topics=(name,))
        shown = kept((data.edition, "cards", name), partial(_carded, data, choice))
        if not shown:
            continue
        more = cited.count(data, choice) - len(cited.on(data, choice)[:MOST_CARDS])
        st.html(parts.section(words[name]) + shown)
        if more > 0:
            st.html(f"<p>{parts.link(text('overview.more', count=more), links.page('figures'))}</p>")


def _carded(data: Published, choice: Choice) -> str:
    rows = cited.on(data, choice)[:MOST_CARDS]
    return parts.cards(rows, data.articles_of(rows), verdicts.found(data, rows)) if rows else ""


def _findings(data: Published) -> None:
    told = kept((data.edition, "findings"), lambda: _found(data))
    if told:
        items = "".join(_finding(finding) for finding in told)
        st.html(parts.section(text("overview.findings")) + f'<div class="mv-findings">{items}</div>')


def _found(data: Published) -> list[Finding]:
    rows = cited.on(data, Choice())
    return findings(rows, verdicts.found(data, rows))


def _finding(finding: Finding) -> str:
    opened = ", ".join(
        parts.link(amounts.amount(row), links.figure(row["figure_id"])) for row in finding.figures
    )
    return (
        f"<article><h3>{parts.text(finding.title)}</h3><p>{parts.text(finding.sentence)}</p>"
        f'<p class="mv-note">{parts.text(text("overview.sentences"))} {opened}</p></article>'
    )


def _none_found(data: Published) -> tuple[str, ...]:
    count = data.count("articles")
    if not count:
        return tuple(entry("overview.no_articles"))
    return (counted("overview.none_cites", count),)


if __name__ == "__main__":
    show()
