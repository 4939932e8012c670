"""Addresses inside and outside the app, built explicitly so that every state has a permalink."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from dashboard import texts

if TYPE_CHECKING:
    from dashboard.cited import Choice

LOCAL = ("localhost", "127.0.0.1", "::1")
# The pages by the names in their addresses, in the order of the navigation.
PAGES: dict[str, str] = dict(texts.entry("pages.titles"))


def page(name: str, **query: str) -> str:
    """Path of a page of the app with its query: `/figures?article=…`; empty values are left out."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = f"/{base}/" if base else "/"
    given = {key: value for key, value in query.items() if value}
    return path + ("" if name == "overview" else name) + (f"?{urlencode(given)}" if given else "")


def here() -> str:
    """Path of what is being shown: the page with all that is chosen on it."""
    path = urlsplit(str(st.context.url or "")).path or page("overview")
    chosen = urlencode(st.query_params.to_dict())
    return f"{path}?{chosen}" if chosen else path


def figure(figure_id: str) -> str:
    """Path of a figure's own page: `/figures?figure=<id>`."""
    return page("figures", figure=figure_id)


def permalink(figure_id: str) -> str:
    """Path of a figure that stays, with a head for link previews: `/figure/<id>` (the server's)."""
    return page("figure") + f"/{figure_id}"


def data_file(name: str) -> str:
    """Path of a published file: `/data/figures.csv` (the server's)."""
    return page("data") + f"/{name}"


def chart_file(key: str, ending: str, **choice: str) -> str:
    """Path of a chart as a file: `/chart/KAZ-imports.png` (the server's)."""
    given = {name: value for name, value in choice.items() if value}
    return page("chart") + f"/{key}.{ending}" + (f"?{urlencode(given)}" if given else "")


def figures_file(choice: Choice) -> str:
    """Path of the chosen figures as CSV: `/data/figures.csv?partner=RUS` (the server's)."""
    asked = {name: value for name, value in asdict(choice).items() if value and name != "topics"}
    return data_file("figures.csv") + (f"?{urlencode(asked)}" if asked else "")


def article(article_id: str) -> str:
    """Path of the list of an article's figures: `/figures?article=<id>`."""
    return page("figures", article=article_id)


def absolute(path: str) -> str:
    """`path` with scheme and host of the page being shown; the path alone where they are not known."""
    here = urlsplit(str(st.context.url or ""))
    if here.scheme not in ("http", "https"):
        return path
    return f"{here.scheme}://{here.netloc}{path}"


def citable(path: str) -> str:
    """`path` as a citation gives it: without a host that means another computer to everyone who reads it."""
    return path if urlsplit(str(st.context.url or "")).hostname in LOCAL else absolute(path)


def outside(url: str | None) -> str:
    """`url` if it is an http(s) address, otherwise "": no other scheme may become a link."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return urlunsplit(parts)


def evidence(figure_row: Mapping[str, Any], article_row: Mapping[str, Any]) -> str:
    """The best outside address for a figure: with its text fragment, else the article's, else ""."""
    return outside(figure_row["text_fragment_url"]) or outside(article_row["url"])
