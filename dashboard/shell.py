"""What every page has around its content: style, title, verified data or a word on what is wrong, footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

import pandas as pd
import streamlit as st

from dashboard import amounts, chart_data, charts, links, parts, phrases
from dashboard.citation import LICENCE, LICENCE_URL, PROJECT
from dashboard.data import DataProblem, Published, load
from dashboard.finished import finished
from dashboard.panels import Panel, Row

Width = int | Literal["stretch"]
Item = TypeVar("Item")

HERE = Path(__file__).resolve().parent
STYLE = HERE / "style.css"
ICON = HERE / "icon.svg"
WORDMARK = HERE / "wordmark.svg"


def title(words: str) -> None:
    """Set the title of the browser's tab. Every page does: a title of the entry file would win over all."""
    st.set_page_config(page_title=f"{words} – {PROJECT}")


def published() -> Published:
    """The verified tables; where there are none to show, say why and what to do, and end the page."""
    try:
        return load()
    except DataProblem as problem:
        st.html(parts.notice(problem.title, problem.detail, problem.remedy, kind="problem"))
        st.stop()


def footer(data: Published) -> None:
    """When and from what the tables were made, and under which licence they are."""
    run = data.run
    pages = "".join(parts.link(title, links.page(name)) for name, title in links.PAGES.items())
    made = f"Tables made {amounts.date(str(run['made_at']))} with {PROJECT} {run['version']}"
    st.html(
        f'<footer class="mv-foot">{parts.text(made)}. Data {parts.outside_link(LICENCE, LICENCE_URL)}; '
        f'quoted sentences remain their publishers’.<nav aria-label="All pages">{pages}</nav></footer>'
    )


def choice(
    label: str,
    param: str,
    options: Sequence[str],
    words: Callable[[str], str] = str,
    width: Width = "stretch",
) -> str:
    """A choice that stands in the page's address as `param`; "" means all.

    A value that the address names and the data does not have stays chosen, so that the page can say so.
    """
    asked = st.query_params.get(param, "")
    offered = ["", *options, *([asked] if asked and asked not in options else [])]
    picked = st.selectbox(
        label,
        offered,
        index=offered.index(asked),
        format_func=lambda value: words(value) if value else "All",
        key=f"choice-{param}",
        width=width,
    )
    remember(param, picked)
    return picked


def one_of(
    label: str, param: str, options: Sequence[str], words: Callable[[str], str] = str, width: Width = 260
) -> str:
    """A choice of exactly one of `options`, in the page's address as `param`; the first where it names none.

    The first option is left out of the address, and one that is not offered counts as the first.
    """
    asked = st.query_params.get(param, "")
    picked = st.selectbox(
        label,
        options,
        index=options.index(asked) if asked in options else 0,
        format_func=words,
        key=f"choice-{param}",
        width=width,
    )
    remember(param, "" if picked == options[0] else picked)
    return picked


def remember(param: str, value: str) -> None:
    """Keep `value` in the page's address, so that the address is a permalink of what is shown."""
    if value:
        st.query_params[param] = value
    elif param in st.query_params:
        del st.query_params[param]


def panel(shown: Panel, articles: dict[str, Row], edition: str) -> None:
    """A chart in a frame: title, note, marks, the articles with links to each figure, and the data behind."""
    ids = [row["figure_id"] for row in shown.rows]
    drawn = finished(
        (edition, *shown.key, *ids), partial(charts.chart, shown, articles), partial(_described, shown)
    )
    with st.container(border=True, height="stretch"):
        st.html(parts.chart_head(shown.title, shown.note))
        drawn.show()
        st.html(parts.source_line(shown.rows, articles))
        _behind(shown, articles)


def _described(shown: Panel) -> str:
    """The chart in words, for who does not see it; long ones end with how many more there are."""
    said = [phrases.said(row) for row in shown.rows[:8]]
    more = len(shown.rows) - len(said)
    return f"Chart: {shown.title}. {'; '.join(said)}{f'; and {more} more' if more > 0 else ''}."


def _behind(shown: Panel, articles: dict[str, Row]) -> None:
    lines = chart_data.frame(shown, articles)[["what", "amount", "exact", "printed", "article", "href"]]
    key = "-".join(part or "any" for part in shown.key)
    opened = lines.assign(href=[links.absolute(path) for path in lines["href"]])
    data_behind(opened, key.replace(" ", "-"), {
        "what": "Figure", "amount": "Amount", "exact": "Exactly", "printed": "Printed as",
        "article": "Article", "href": st.column_config.LinkColumn("Sentence", display_text="open"),
    })  # fmt: skip


def data_behind(table: pd.DataFrame, key: str, columns: Mapping[str, Any]) -> None:
    """The rows behind a chart, folded, as a table and as CSV.

    Args:
        table: the rows.
        key: part of the file's and the widget's name.
        columns: how columns are shown, as `st.dataframe` takes it.
    """
    with st.expander("Data behind this chart"):
        st.dataframe(table, hide_index=True, column_config=columns)
        st.download_button(
            "CSV", table.to_csv(index=False), f"multivector-{key}.csv", "text/csv",
            key=f"csv-{key}", on_click="ignore",
        )  # fmt: skip


def panels_in_columns(shown: list[Panel], articles: dict[str, Row], edition: str) -> None:
    """Charts of cited figures two by two."""
    two_by_two(shown, lambda one: panel(one, articles, edition))


def two_by_two(items: Sequence[Item], draw: Callable[[Item], None]) -> None:
    """Draw items in two columns; one that has no neighbour takes the whole width."""
    for first in range(0, len(items), 2):
        pair = items[first : first + 2]
        for column, one in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                draw(one)
