"""Sources: every article that was read, those without a figure too."""

from __future__ import annotations

import streamlit as st

from dashboard import amounts, links, names, parts, shell
from dashboard.data import records
from dashboard.panels import Row


def show() -> None:
    """Draw the page."""
    shell.title("Sources")
    st.html(parts.heading("Sources", "The articles that were read. One that cites nothing is an answer too."))
    data = shell.published()
    if data.articles.empty:
        st.html(
            parts.notice(
                "No articles",
                "Add one with “.venv/bin/python etl.py excerpt”, then “.venv/bin/python etl.py run”.",
            )
        )
    for article in sorted(records(data.articles), key=_newest_first, reverse=True):
        st.html(_article(article))
    shell.footer(data)


def _newest_first(article: Row) -> str:
    return article["published"] or ""


def _article(article: Row) -> str:
    note = f'<p class="mv-note">{parts.text(article["note"])}</p>' if article["note"] else ""
    return parts.section(article["title"]) + parts.definitions(facts(article)) + note


def facts(article: Row) -> list[tuple[str, str]]:
    """What is known of an article, and what it cites; what is not known is said."""
    address = article["url"]
    return [
        ("Figures", _figures(article)),
        ("Author", parts.text(article["author"] or "not known")),
        (
            "Publisher",
            parts.outside_link(article["publisher"] or "not known", article["publisher_url"] or ""),
        ),
        ("Published", parts.text(amounts.date(article["published"]))),
        ("Address", parts.outside_link(address, address) if address else "address not known"),
        (
            "Length",
            parts.text(
                f"{article['text_length']:,} characters" if article.get("text_length") else "not known"
            ),
        ),
    ]


def _figures(article: Row) -> str:
    count = int(article["figure_count"] or 0)
    if not count:
        return "cites no economic figure"
    return parts.link(names.counted(count, "figure"), links.article(article["article_id"]))


if __name__ == "__main__":
    show()
