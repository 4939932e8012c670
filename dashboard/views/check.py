"""Check an article: a text of the visitor's own, its figures, and what the record says of them."""

from __future__ import annotations

import streamlit as st

from dashboard import amounts, checked, links, names, own_text, parts, phrases, shell, verdicts
from dashboard.data import Published
from dashboard.own_text import MOST_CHARACTERS, Read
from dashboard.texts import counted, entry, text


def show() -> None:
    """Draw the page."""
    shell.title(links.PAGES["check"])
    st.html(parts.heading(links.PAGES["check"], text("check.lead")))
    data = shell.published()
    article, published = _asked()
    if article.strip():
        _result(article, published, data)
    shell.footer(data)


def _asked() -> tuple[str, str]:
    """The text and the date that the visitor has given."""
    st.button(text("check.try_example"), on_click=_fill_in)
    file = st.file_uploader(text("check.file"), type=["txt", "md"], key="own-file", max_upload_size=1)
    with st.form("own", border=False):
        typed = st.text_area(
            text("check.text"), key="own-text", height=220, max_chars=MOST_CHARACTERS,
            placeholder=text("check.text_hint"),
        )  # fmt: skip
        published = st.text_input(
            text("check.published"), key="own-date", placeholder=text("check.published_hint"), width=300,
            help=text("check.published_help"),
        )  # fmt: skip
        st.form_submit_button(text("check.submit"), type="primary")
    if file is not None and not typed.strip():
        return _decoded(file.getvalue()), published.strip()
    return typed, published.strip()


def _fill_in() -> None:
    st.session_state["own-text"], st.session_state["own-date"] = (
        entry("check.example"),
        entry("check.example_date"),
    )


def _decoded(content: bytes) -> str:
    """A file as text; where it is none, or too long, say so and what to do."""
    try:
        article = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        title, told = entry("check.not_text")
        st.html(parts.notice(title, told.format(byte=error.start), kind="problem"))
        return ""
    if len(article) > MOST_CHARACTERS:
        title, told = entry("check.too_long")
        st.html(parts.notice(title.format(most=MOST_CHARACTERS), told.format(length=len(article))))
    return article[:MOST_CHARACTERS]


def _result(article: str, published: str, data: Published) -> None:
    try:
        with st.spinner(text("check.working")):
            found = own_text.read(article, published, data)
    except ValueError as error:
        st.html(parts.notice(text("check.bad_date"), f"{error}.", kind="problem"))
        return
    if not found:
        st.html(parts.notice(*entry("check.nothing")))
        return
    _tally(found)
    for one in found:
        _figure(one, data)
    with st.container(horizontal=True):
        st.download_button(
            text("check.csv"), own_text.as_csv(found), "checked-figures.csv", "text/csv", on_click="ignore"
        )
        st.download_button(
            text("check.json"), own_text.as_json(found), "checked-figures.json", "application/json",
            on_click="ignore",
        )  # fmt: skip


def _tally(found: list[Read]) -> None:
    count = counted("check.count", len(found))
    told = verdicts.counts(one.verdict for one in found)
    badges = " ".join(f"{number:,} {verdicts.badge(verdict)}" for verdict, number in told.items())
    st.html(parts.section(count) + f"<p>{badges}</p>")


def _figure(one: Read, data: Published) -> None:
    """A figure with its sentence, what it was read as, and what the checks say."""
    row = one.row
    with st.container(border=True):
        amount = names.sentence_case(amounts.amount(row))
        st.html(
            f"{parts.chart_head(amount, phrases.what(row))}"
            f"{parts.marked(row['sentence'], one.start, row['surface'])}"
            f"{_inferred(row['inferred'])}{checked.listed(one.checks, data)}"
        )


def _inferred(fields: str | None) -> str:
    """Which fields the text does not state beside the figure."""
    if not fields:
        return ""
    told = names.joined([names.field(name) for name in fields.split(";")])
    return f'<p class="mv-note">{parts.text(text("check.inferred", fields=told))}</p>'


if __name__ == "__main__":
    show()
