"""Pieces of HTML that the pages are made of.

Whatever comes from an article goes through `text`, which escapes it: no piece takes markup from data,
and none of it passes through a Markdown API, where article text would become links, images or formulas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from dashboard import amounts, links, names, phrases, verdicts
from dashboard.panels import Row
from dashboard.texts import counted
from dashboard.texts import text as said

MOST_LINKS = 12  # more of them are folded, so that they do not bury the chart


def text(words: Any) -> str:
    """`words` as HTML text: escaped, controls of direction made visible, "" for None."""
    return escape("" if words is None else phrases.visible(str(words)))


def link(words: str, href: str, css: str = "") -> str:
    """A link inside the app; `words` are escaped."""
    kind = f' class="{css}"' if css else ""
    return f'<a href="{escape(href)}"{kind}>{text(words)}</a>'


def file_link(words: str, href: str, name: str) -> str:
    """A link to a file of this site; `name` is what the browser saves it as where the server names none."""
    return f'<a class="mv-file" href="{escape(href)}" download="{escape(name)}">{text(words)}</a>'


def chart_files(key: str, **choice: str) -> str:
    """Links to a chart as a picture and to the data behind it."""
    items = "".join(
        file_link(ending.upper(), links.chart_file(key, ending, **choice), f"multivector-{key}.{ending}")
        for ending in ("png", "svg", "csv")
    )
    return f'<nav class="mv-files mv-small" aria-label="{escape(said("charts.files_label"))}">{items}</nav>'


def share(address: str, fixed: bool = False) -> str:
    """A link that copies its address (share.js); where that does not run, it leads there.

    Args:
        address: path of what is shared.
        fixed: whether it is that path alone; otherwise what is chosen on the page belongs to it.
    """
    kept = " data-fixed" if fixed else ""
    words, done = escape(said("shell.share")), escape(said("shell.shared"))
    return (
        f'<a class="mv-share" href="{escape(address)}" data-done="{done}"{kept}>'
        f'<span aria-live="polite">{words}</span></a>'
    )


def outside_link(words: str, url: str, css: str = "") -> str:
    """A link out of the app, in a new tab; the bare words where `url` is not an http(s) address."""
    address = links.outside(url)
    if not address:
        return text(words)
    kind = f' class="{css}"' if css else ""
    return f'<a href="{escape(address)}"{kind} target="_blank" rel="noopener noreferrer">{text(words)}</a>'


def heading(words: str, lead: str = "", eyebrow: str = "") -> str:
    """The head of a page: a line above, the title, and a sentence below."""
    above = f'<p class="mv-eyebrow">{text(eyebrow)}</p>' if eyebrow else ""
    below = f'<p class="mv-lead">{text(lead)}</p>' if lead else ""
    return f'<header class="mv-head">{above}<h1>{text(words)}</h1>{below}</header>'


def section(words: str, lead: str = "") -> str:
    """The head of a section."""
    below = f'<p class="mv-note">{text(lead)}</p>' if lead else ""
    return f'<div class="mv-section"><h2>{text(words)}</h2>{below}</div>'


def chart_head(words: str, note: str = "") -> str:
    """The title of a chart and what to know before reading it."""
    below = f'<p class="mv-note">{text(note)}</p>' if note else ""
    return f'<div class="mv-chart-head"><h3>{text(words)}</h3>{below}</div>'


def notice(title: str, *sentences: str, kind: str = "info") -> str:
    """A state of the page in words: nothing there, nothing left by the filter, or broken data."""
    said = "".join(f"<p>{text(sentence)}</p>" for sentence in sentences if sentence)
    role = "alert" if kind == "problem" else "status"
    return f'<div class="mv-notice mv-{kind}" role="{role}"><strong>{text(title)}</strong>{said}</div>'


def card(figure: Row, article: Row, verdict: str) -> str:
    """A figure as a card that opens its page: amount, what it is, who says so, and its verdict."""
    return (
        f'<a class="mv-card" href="{escape(links.figure(figure["figure_id"]))}">'
        f'<span class="mv-amount">{text(names.sentence_case(amounts.amount(figure)))}</span>'
        f'<span class="mv-what">{text(phrases.what(figure))}</span>'
        f'<span class="mv-source">{text(said("parts.printed", surface=figure["surface"]))} · '
        f"{text(_short_source(article))}</span>{verdicts.badge(verdict)}</a>"
    )


def _short_source(article: Row) -> str:
    year = (article["published"] or "")[:4] or said("parts.no_date")
    return f"{article['publisher'] or article['title']}, {year}"


def cards(figures: Iterable[Row], articles: Mapping[str, Row], found: Mapping[str, Row]) -> str:
    """A grid of cards; `found` has the decisive check of each figure."""
    made = (card(row, articles[row["article_id"]], verdicts.of(found, row["figure_id"])) for row in figures)
    return f'<div class="mv-cards">{"".join(made)}</div>'


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Numbers with their words, in a row: ("13", "figures")."""
    items = "".join(f"<li><b>{text(number)}</b> {text(words)}</li>" for number, words in pairs)
    return f'<ul class="mv-facts">{items}</ul>'


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """A list of terms and what they are; the second of each pair is HTML made by this module."""
    items = "".join(f"<div><dt>{text(term)}</dt><dd>{meaning}</dd></div>" for term, meaning in pairs)
    return f'<dl class="mv-definitions">{items}</dl>'


def marked(sentence: str, start: int | None, surface: str) -> str:
    """A sentence as a quotation with `surface` marked at `start`; unmarked where `start` is None."""
    if start is None:
        return f'<blockquote class="mv-quote">{text(sentence)}</blockquote>'
    end = start + len(surface)
    return (
        f'<blockquote class="mv-quote">{text(sentence[:start])}<mark>{text(sentence[start:end])}</mark>'
        f"{text(sentence[end:])}</blockquote>"
    )


def table(columns: list[str], rows: Iterable[list[str]], caption: str, labelled: bool = False) -> str:
    """A table whose cells are HTML made by this module.

    On a phone each row becomes a block of its own; `labelled` then sets the column before each cell.
    """
    css = "mv-table mv-long" if labelled else "mv-table"
    head = "".join(f'<th scope="col">{text(column)}</th>' for column in columns)
    body = "".join(_row(columns, cells) for cells in rows)
    return (
        f'<table class="{css}"><caption>{text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(columns: list[str], cells: list[str]) -> str:
    labelled = zip(columns, cells, strict=True)
    made = "".join(f'<td data-label="{escape(column)}">{cell}</td>' for column, cell in labelled)
    return f"<tr>{made}</tr>"


def source_line(figures: list[Row], articles: Mapping[str, Row]) -> str:
    """Under a chart: each article with a link to every figure drawn from it, the way for the keyboard."""
    by_article: dict[str, list[Row]] = {}
    for row in figures:
        by_article.setdefault(row["article_id"], []).append(row)
    items = "".join(_source(articles[name], members) for name, members in by_article.items())
    made = f'<ul class="mv-sources" aria-label="{text(said("parts.cited_label"))}">{items}</ul>'
    if len(figures) <= MOST_LINKS:
        return made
    more = text(counted("parts.cited_by_many", len(by_article)))
    return f'<details class="mv-more"><summary>{more}</summary>{made}</details>'


def _source(article: Row, figures: list[Row]) -> str:
    opened = ", ".join(
        f'<a href="{escape(links.figure(row["figure_id"]))}" '
        f'aria-label="{text(said("parts.its_sentence", figure=phrases.said(row)))}">'
        f"{text(amounts.amount(row))}</a>"
        for row in figures
    )
    told = text(said("parts.cited_by", article=phrases.byline(article)))
    return f"<li>{told} {opened}</li>"
