"""Check an article: a text of the visitor's own, its figures, and what the record says of them."""

from __future__ import annotations

import streamlit as st

from dashboard import amounts, checked, names, own_text, parts, phrases, shell, verdicts
from dashboard.data import Published
from dashboard.own_text import MOST_CHARACTERS, Read

LEAD = (
    "Paste an article in English, or open a text file. Its figures are read as those of the shipped articles "
    "are, and set beside the same official record. Nothing is stored."
)
EXAMPLE = (
    "In 2013 Russia accounted for 36 percent of Kazakhstan's imports. Kazakhstan's exports to China came to "
    "$14.4 billion that year. Its trade turnover with Russia was $24.6 million in 2021."
)
EXAMPLE_DATE = "2023-03-19"


def show() -> None:
    """Draw the page."""
    shell.title("Check an article")
    st.html(parts.heading("Check an article", LEAD))
    data = shell.published()
    text, published = _asked()
    if text.strip():
        _result(text, published, data)
    shell.footer(data)


def _asked() -> tuple[str, str]:
    """The text and the date that the visitor has given."""
    st.button("Try an example", on_click=_fill_in)
    file = st.file_uploader("A text file (optional)", type=["txt", "md"], key="own-file", max_upload_size=1)
    with st.form("own", border=False):
        typed = st.text_area(
            "Text of the article", key="own-text", height=220, max_chars=MOST_CHARACTERS,
            placeholder="Paste the text here",
        )  # fmt: skip
        published = st.text_input(
            "Published on (optional)", key="own-date", placeholder="2023-03-19, 2023-03 or 2023", width=300,
            help="“Last year” and “in April” are counted from this date.",
        )  # fmt: skip
        st.form_submit_button("Read and check", type="primary")
    if file is not None and not typed.strip():
        return _decoded(file.getvalue()), published.strip()
    return typed, published.strip()


def _fill_in() -> None:
    st.session_state["own-text"], st.session_state["own-date"] = EXAMPLE, EXAMPLE_DATE


def _decoded(content: bytes) -> str:
    """A file as text; where it is none, or too long, say so and what to do."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        st.html(
            parts.notice(
                "This file is not text in UTF-8",
                f"Byte {error.start:,} cannot be read. Save it as plain text in UTF-8, or paste the text.",
                kind="problem",
            )
        )
        return ""
    if len(text) > MOST_CHARACTERS:
        st.html(
            parts.notice(
                f"Only the first {MOST_CHARACTERS:,} characters are read here",
                f"The file has {len(text):,}. “etl.py read FILE --check” reads a text of any length.",
            )
        )
    return text[:MOST_CHARACTERS]


def _result(text: str, published: str, data: Published) -> None:
    try:
        with st.spinner("Reading and checking …"):
            found = own_text.read(text, published, data)
    except ValueError as error:
        st.html(parts.notice("The date cannot be read", f"{error}.", kind="problem"))
        return
    if not found:
        st.html(
            parts.notice(
                "No figures found",
                "The text cites no amount of trade, energy, money or output that the reader knows. It reads "
                "English only.",
            )
        )
        return
    _tally(found)
    for one in found:
        _figure(one, data)
    with st.container(horizontal=True):
        st.download_button(
            "Download (CSV)", own_text.as_csv(found), "checked-figures.csv", "text/csv", on_click="ignore"
        )
        st.download_button(
            "Download (JSON)", own_text.as_json(found), "checked-figures.json", "application/json",
            on_click="ignore",
        )  # fmt: skip


def _tally(found: list[Read]) -> None:
    count = names.sentence_case(names.counted(len(found), "figure"))
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
    return f'<p class="mv-note">{parts.text(f"Inferred from the context: {told}.")}</p>'


if __name__ == "__main__":
    show()
