"""Figures: all of them in a table that can be filtered, and one page for each (`?figure=<id>`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import amounts, figure_page, links, names, parts, phrases, shell, verdicts
from dashboard.data import Published, records
from dashboard.panels import Row

PAGE_SIZE = 50
CHOICE_WIDTH = 150  # in pixels: all choices stand in one row
SEARCHED = ("sentence", "surface", "product", "base", "attributed_to")


@dataclass(frozen=True)
class Filter:
    """What the reader asked for; "" means all."""

    article: str
    indicator: str
    partner: str
    period: str
    verdict: str
    text: str


def show() -> None:
    """Draw the table, or the page of the figure that the address names."""
    asked = st.query_params.get("figure", "")
    if asked:
        figure_page.show(asked)
        return
    shell.title("Figures")
    st.html(parts.heading("Figures", "Every figure, with the way to the sentence that it was read from."))
    data = shell.published()
    if data.figures.empty:
        st.html(parts.notice("No figures", "No article of this set cites an economic figure."))
    else:
        _content(data)
    shell.footer(data)


def _content(data: Published) -> None:
    found = filtered(data.figures, _asked(data), verdicts.found(data))
    if found.empty:
        st.html(
            parts.notice("Nothing left by this choice", "No figure fits all that is chosen above.")
            + f"<p>{parts.link('Show all figures', links.page('figures'))}</p>"
        )
        return
    _table(found, data)
    st.download_button(
        "Download these rows (CSV)", found.to_csv(index=False), "multivector-figures.csv", "text/csv",
        on_click="ignore",
    )  # fmt: skip


def _asked(data: Published) -> Filter:
    articles = data.by_article()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return Filter(
            article=_choice(
                data, "Article", "article_id", "article", lambda code: article_label(articles, code)
            ),
            indicator=_choice(data, "Indicator", "indicator", "indicator", indicator_label),
            partner=_choice(data, "Partner", "partner", "partner", names.place_title),
            period=_choice(data, "Period", "period", "period", amounts.period),
            verdict=shell.choice(
                "Verdict", "verdict", list(verdicts.SIGNS), verdicts.said, width=CHOICE_WIDTH
            ),
            text=_text(),
        )


def _choice(data: Published, label: str, column: str, param: str, words: Callable[[str], str]) -> str:
    codes = sorted(data.figures[column].dropna().unique().tolist(), key=words)
    return shell.choice(label, param, codes, words, width=CHOICE_WIDTH)


def _text() -> str:
    typed = st.text_input(
        "Words", st.query_params.get("text", ""), key="choice-text", width=180, placeholder="in the sentence"
    )
    shell.remember("text", typed)
    return typed.strip()


def indicator_label(code: str) -> str:
    """An indicator as a choice: "Trade balance"."""
    return names.sentence_case(names.indicator(code))


def article_label(articles: dict[str, Row], article_id: str) -> str:
    """An article as a choice; the id where no such article is there."""
    article = articles.get(article_id)
    return article["title"] if article else article_id


def filtered(figures: pd.DataFrame, asked: Filter, found: Mapping[str, Row]) -> pd.DataFrame:
    """The rows of `figures` that fit everything asked for, in the order of the table.

    `found` has the decisive check of each figure.
    """
    fits = pd.Series(True, index=figures.index)
    for column, value in (("article_id", asked.article), ("indicator", asked.indicator),
                          ("partner", asked.partner), ("period", asked.period)):  # fmt: skip
        if value:
            fits &= figures[column].eq(value).fillna(False).astype(bool)
    if asked.verdict:
        fits &= figures["figure_id"].map(lambda figure: verdicts.of(found, figure)).eq(asked.verdict)
    if asked.text:
        fits &= _contains(figures, asked.text)
    return figures[fits]


def _contains(figures: pd.DataFrame, words: str) -> pd.Series:
    found = pd.Series(False, index=figures.index)
    for column in SEARCHED:
        found |= (
            figures[column]
            .astype("string")
            .str.contains(words, case=False, regex=False)
            .fillna(False)
            .astype(bool)
        )
    return found


def _table(found: pd.DataFrame, data: Published) -> None:
    pages = -(-len(found) // PAGE_SIZE)
    number = st.pagination(pages, key="page") if pages > 1 else 1
    rows = records(found.iloc[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    articles = data.by_article()
    caption = f"{names.sentence_case(names.counted(len(found), 'figure'))} of {len(data.figures):,}"
    columns = ["Amount", "What it is", "Verdict", "Printed as", "Article"]
    told = verdicts.found(data)
    cells = [_cells(row, articles[row["article_id"]], verdicts.of(told, row["figure_id"])) for row in rows]
    st.html(parts.table(columns, cells, caption))


def _cells(row: Row, article: Row, verdict: str) -> list[str]:
    return [
        parts.link(amounts.amount(row), links.figure(row["figure_id"])),
        parts.text(phrases.what(row)),
        verdicts.badge(verdict),
        f"“{parts.text(row['surface'])}”",
        parts.text(phrases.byline(article)),
    ]


if __name__ == "__main__":
    show()
