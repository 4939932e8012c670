"""Figures: all of them in a table that can be filtered, and one page for each (`?figure=<id>`)."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import amounts, cited, figure_page, links, names, parts, phrases, shell, verdicts
from dashboard.cited import Choice
from dashboard.data import Published
from dashboard.panels import Row
from dashboard.texts import counted, entry, text

PAGE_SIZE = 50
CHOICE_WIDTH = 150  # in pixels: all choices stand in one row


def show() -> None:
    """Draw the table, or the page of the figure that the address names."""
    asked = st.query_params.get("figure", "")
    if asked:
        figure_page.show(asked)
        return
    shell.title(links.PAGES["figures"])
    st.html(parts.heading(links.PAGES["figures"], text("figures.lead")))
    data = shell.published()
    if data.count("figures"):
        _content(data)
    else:
        st.html(parts.notice(*entry("figures.none")))
    shell.footer(data)


def _content(data: Published) -> None:
    choice = _asked(data)
    fitting = cited.count(data, choice)
    if not fitting:
        st.html(
            parts.notice(*entry("figures.none_left"))
            + f"<p>{parts.link(text('figures.show_all'), links.page('figures'))}</p>"
        )
        return
    _table(data, choice, fitting)
    files = parts.file_link(text("figures.download"), links.figures_file(choice), "multivector-figures.csv")
    st.html(f'<nav class="mv-files" aria-label="{parts.text(text("figures.files"))}">{files}</nav>')


def _asked(data: Published) -> Choice:
    label = entry("figures.choices")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return Choice(
            article=_article(data, label["article"]),
            indicator=_choice(data, label["indicator"], "indicator", indicator_label),
            partner=_choice(data, label["partner"], "partner", names.place_title),
            period=_choice(data, label["period"], "period", amounts.period),
            verdict=shell.choice(
                label["verdict"], "verdict", list(verdicts.SIGNS), verdicts.said, width=CHOICE_WIDTH
            ),
            text=_text(label["text"]),
        )


def _choice(data: Published, label: str, column: str, words: Callable[[str], str]) -> str:
    codes = sorted(cited.options(data, column), key=words)
    return shell.choice(label, column, codes, words, width=CHOICE_WIDTH)


def _article(data: Published, label: str) -> str:
    ids = cited.options(data, "article_id")
    titles = {name: row["title"] for name, row in _titles(data, ids).items()}
    return shell.choice(
        label, "article", sorted(ids, key=titles.__getitem__), lambda name: titles.get(name, name),
        width=CHOICE_WIDTH,
    )  # fmt: skip


def _titles(data: Published, ids: list[str]) -> dict[str, Row]:
    return data.articles_of([{"article_id": name} for name in ids])


def _text(label: str) -> str:
    typed = st.text_input(
        label, st.query_params.get("text", ""), key="choice-text", width=180,
        placeholder=text("figures.placeholder"),
    )  # fmt: skip
    shell.remember("text", typed)
    return typed.strip()


def indicator_label(code: str) -> str:
    """An indicator as a choice: "Trade balance"."""
    return names.sentence_case(names.indicator(code))


def _table(data: Published, choice: Choice, fitting: int) -> None:
    pages = -(-fitting // PAGE_SIZE)
    number = st.pagination(pages, key="page") if pages > 1 else 1
    rows = cited.page(data, choice, (number - 1) * PAGE_SIZE, PAGE_SIZE)
    articles = data.articles_of(rows)
    caption = text("figures.caption", fitting=counted("figures.count", fitting), total=data.count("figures"))
    told = verdicts.found(data, rows)
    cells = [_cells(row, articles[row["article_id"]], verdicts.of(told, row["figure_id"])) for row in rows]
    st.html(parts.table(entry("figures.columns"), cells, caption))


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
