"""What every page has around its content: style, title, verified data or a word on what is wrong, footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

import pandas as pd
import streamlit as st

from dashboard import amounts, chart_data, charts, cited, links, parts, phrases
from dashboard.citation import LICENCE, LICENCE_URL, PROJECT
from dashboard.cited import Choice
from dashboard.data import DataProblem, Published, load
from dashboard.finished import Finished, finished
from dashboard.panels import Panel, Row, panels
from dashboard.texts import entry, text

Width = int | Literal["stretch"]
Item = TypeVar("Item")

HERE = Path(__file__).resolve().parent
STYLE = HERE / "style.css"
ICON = HERE / "icon.svg"
WORDMARK = HERE / "wordmark.svg"
# Columns of the table behind a chart of cited figures.
BEHIND = ("what", "amount", "exact", "printed", "article", "href")
MOST_SAID = 8  # figures of a chart that are told one by one to who does not see it


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


def footer(data: Published, shared: str = "") -> None:
    """When and from what the tables were made, under which licence they are, and the address to pass on.

    A page that is embedded in another one has a single line instead, with the way to the whole.

    Args:
        data: the published tables.
        shared: path to pass on; "" for the page as it is shown.
    """
    made = text(
        "shell.made", date=amounts.date(str(data.run["made_at"])), name=PROJECT, version=data.run["version"]
    )
    here = shared or links.here()
    if st.context.is_embedded:
        whole = parts.outside_link(text("shell.whole", name=PROJECT), links.absolute(here), "mv-whole")
        st.html(f'<footer class="mv-foot">{parts.text(made)}. {whole}</footer>')
        return
    pages = "".join(parts.link(title, links.page(name)) for name, title in links.PAGES.items())
    licence = text("shell.licence", licence=parts.outside_link(LICENCE, LICENCE_URL))
    st.html(
        f'<footer class="mv-foot">{parts.share(here, fixed=bool(shared))} {parts.text(made)}. {licence}'
        f'<nav aria-label="{parts.text(text("shell.pages"))}">{pages}</nav></footer>'
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
        format_func=lambda value: words(value) if value else text("shell.all"),
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


def panel(shown: Panel, data: Published, **choice: str) -> None:
    """A chart in a frame: title, note, marks, the articles with links to each figure, and the data behind.

    Args:
        shown: what is drawn.
        data: the published tables.
        choice: fields that the figures were chosen by, for the addresses of the chart's files.
    """
    articles = data.articles_of(shown.rows)
    with st.container(border=True, height="stretch"):
        st.html(parts.chart_head(shown.title, shown.note))
        drawn_panel(shown, articles, data.edition).show()
        st.html(parts.source_line(shown.rows, articles))
        _behind(shown, articles, choice)


def drawn_panel(shown: Panel, articles: dict[str, Row], edition: str) -> Finished:
    """The chart for the browser, built once for each edition of the tables."""
    ids = (row["figure_id"] for row in shown.rows)
    return finished(
        (edition, *shown.key, *ids), partial(charts.chart, shown, articles), partial(_described, shown)
    )


def _described(shown: Panel) -> str:
    """The chart in words, for who does not see it; long ones end with how many more there are."""
    told = [phrases.said(row) for row in shown.rows[:MOST_SAID]]
    more = len(shown.rows) - len(told)
    told += [text("charts.described.more", more=more)] if more > 0 else []
    return text("charts.described.chart", title=shown.title, told="; ".join(told))


def _behind(shown: Panel, articles: dict[str, Row], choice: Mapping[str, str]) -> None:
    words = entry("charts.columns")
    columns = {name: words[name] for name in BEHIND}
    columns["href"] = st.column_config.LinkColumn(words["href"], display_text=words["open"])
    data_behind(partial(_lines, shown, articles), cited.slug(shown), columns, **choice)


def _lines(shown: Panel, articles: dict[str, Row]) -> pd.DataFrame:
    """The rows behind a panel, with whole addresses."""
    lines = chart_data.frame(shown, articles)[list(BEHIND)]
    return lines.assign(href=[links.absolute(path) for path in lines["href"]])


def data_behind(
    make: Callable[[], pd.DataFrame], key: str, columns: Mapping[str, Any], **choice: str
) -> None:
    """The chart as files, and the rows behind it, folded.

    Args:
        make: gives the rows, once they are asked for.
        key: the chart's name in the addresses of its files.
        columns: how columns are shown, as `st.dataframe` takes it.
        choice: fields that the figures were chosen by.
    """
    st.html(parts.chart_files(key, **choice))
    _folded(make, key, columns)


@st.fragment
def _folded(make: Callable[[], pd.DataFrame], key: str, columns: Mapping[str, Any]) -> None:
    """A table that is made and sent when it is opened; nothing else of the page is drawn anew for it."""
    folded = st.expander(text("charts.behind"), key=f"behind-{key}", on_change="rerun")
    if folded.open:
        folded.dataframe(make(), hide_index=True, column_config=columns)


def panels_of(data: Published, choice: Choice) -> list[Panel]:
    """The charts of the chosen figures; where they cannot all be drawn, say how many are left out."""
    rows = cited.on(data, choice)
    left = cited.count(data, choice) - len(rows)
    if left:
        told = parts.text(text("charts.left_out", drawn=len(rows), left=left))
        st.html(f'<p class="mv-note">{told} {parts.link(links.PAGES["figures"], links.page("figures"))}</p>')
    return panels(rows)


def panels_in_columns(shown: list[Panel], data: Published, **choice: str) -> None:
    """Charts of cited figures two by two; see `panel`."""
    two_by_two(shown, lambda one: panel(one, data, **choice))


def two_by_two(items: Sequence[Item], draw: Callable[[Item], None]) -> None:
    """Draw items in two columns; one that has no neighbour takes the whole width."""
    for first in range(0, len(items), 2):
        pair = items[first : first + 2]
        for column, one in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                draw(one)
