"""Data: the tables to look at and to take away, how they were made, and under which terms."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from typing import Any

import streamlit as st

from dashboard import amounts, citation, links, names, parts, shell
from dashboard.data import Published, records

TABLES = {
    "figures": "One row per figure that an article cites, with its meaning, its amount and its evidence.",
    "checks": "One row per figure and rule that has something to say of it, with its arithmetic.",
    "observations": "One row per value that an official or operating body published.",
    "revisions": "One row per official value that its source has changed since it was first fetched.",
    "places": "One row per terminal, port or town of the oil routes, for the map.",
    "articles": "One row per article, also for those that cite no figure.",
    "rejected": "What was set aside, and why. Nothing is dropped silently.",
    "dictionary": "What each column means.",
}
MISSING = "Official series that lack a year between their first and their last. Nothing was filled in."
PREVIEW_ROWS = 100
MIME = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "json": "application/json"}


def show() -> None:
    """Draw the page."""
    shell.title("Data")
    st.html(parts.heading("Data", "The tables behind this site, documented, to look at and to take away."))
    data = shell.published()
    _run(data)
    for name, words in TABLES.items():
        _table(data, name, words)
    _terms(data)
    shell.footer(data)


def _run(data: Published) -> None:
    st.html(parts.section("This edition") + parts.definitions(run_facts(data)))
    if len(data.rejected):
        rows = [
            [parts.text(row[column]) for column in data.rejected.columns] for row in records(data.rejected)
        ]
        caption = f"{names.counted(len(rows), 'row')} set aside"
        st.html(
            parts.table(
                [names.sentence_case(column) for column in data.rejected.columns],
                rows,
                caption,
                labelled=True,
            )
        )
    _button(data, "run.json", "run.json (what was made from what)")
    notes = data.run.get("notes")
    if notes and isinstance(notes, list):
        items = "".join(f"<li>{parts.text(note)}</li>" for note in notes)
        st.html(parts.section("What is missing", MISSING) + f'<ul class="mv-notes">{items}</ul>')


def run_facts(data: Published) -> list[tuple[str, str]]:
    """When and with what the tables were made, what was rejected, and what changed since the last run."""
    run = data.run
    rejected = names.counted(len(data.rejected), "row") if len(data.rejected) else "none"
    return [
        (
            "Made",
            parts.text(str(run["made_at"]).replace("T", " ").replace("+00:00", " UTC").replace("Z", " UTC")),
        ),
        ("Version", parts.text(f"Multivector {run['version']}, reader {run['reader_version']}")),
        ("Rejected", parts.text(rejected)),
        ("Since the last run", parts.text(changes(run.get("changes")))),
    ]


def changes(told: Any) -> str:
    """What run.json tells of changes, in words: ids are counted, text stays."""
    if not told:
        return "no change"
    if not isinstance(told, Mapping):
        return str(told)
    said = [_change(str(what), ids) for what, ids in told.items() if ids]
    return ", ".join(said) or "no change"


def _change(what: str, ids: Sized) -> str:
    """A kind of change with its count: ("figures_added", two ids) is "2 figures added"."""
    noun, _, verb = what.partition("_")
    return f"{names.counted(len(ids), noun.removesuffix('s'))} {verb.replace('_', ' ')}".strip()


def _table(data: Published, name: str, words: str) -> None:
    frame = data.table(name)
    sizes = [
        f"{kind.upper() if kind == 'csv' else 'Parquet'} {amounts.size(len(data.contents[f'{name}.{kind}']))}"
        for kind in ("csv", "parquet")
        if f"{name}.{kind}" in data.contents
    ]
    counts = f"{names.counted(len(frame), 'row')}, {names.counted(len(frame.columns), 'column')}"
    st.html(parts.section(names.sentence_case(name), words))
    st.html(parts.facts([(names.sentence_case(counts), " · ".join(["", *sizes]))]))
    if len(frame):
        st.dataframe(frame.head(PREVIEW_ROWS), hide_index=True, height=min(248, 38 + 35 * len(frame)))
    with st.container(horizontal=True):
        _button(data, f"{name}.csv", "CSV")
        _button(data, f"{name}.parquet", "Parquet")
    _columns(data, name)


def _columns(data: Published, name: str) -> None:
    described = data.dictionary[data.dictionary["table"] == name] if len(data.dictionary) else data.dictionary
    if described.empty:
        return
    with st.expander(f"What the {names.counted(len(described), 'column')} mean"):
        rows = [_column(row) for row in records(described)]
        st.html(parts.table(["Column", "Type", "Meaning"], rows, f"Columns of {name}"))


def _column(row: Mapping[str, Any]) -> list[str]:
    kind = " ".join(part for part in (row["type"], f"in {row['unit']}" if row["unit"] else "") if part)
    allowed = f" Allowed: {row['allowed']}" if row["allowed"] else ""
    return [
        f"<code>{parts.text(row['column'])}</code>",
        parts.text(kind),
        parts.text(f"{row['description']}{allowed}"),
    ]


def _button(data: Published, file: str, label: str) -> None:
    if file in data.contents:
        mime = MIME[file.rsplit(".", 1)[-1]]
        st.download_button(label, data.contents[file], file, mime, key=f"download-{file}", on_click="ignore")


def _terms(data: Published) -> None:
    address = links.citable(links.page("data"))
    st.html(
        parts.section("Licence and citation")
        + f"<p>The tables are under {parts.outside_link(citation.LICENCE, citation.LICENCE_URL)}: use them "
        "for anything, and name the source. The quoted sentences remain their publishers’.</p>"
    )
    plain, bibtex = st.tabs(["Citation", "BibTeX"])
    plain.code(citation.data_text(data.run, address), language=None, wrap_lines=True)
    bibtex.code(citation.data_bibtex(data.run, address), language=None, wrap_lines=True)


if __name__ == "__main__":
    show()
