"""Data: the tables to look at and to take away, how they were made and checked, and under which terms."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from typing import Any

import streamlit as st

from dashboard import amounts, citation, links, names, parts, shell
from dashboard.data import MANIFEST, Published, records
from dashboard.texts import counted, entry, text

TABLES = ("figures", "checks", "observations", "revisions", "places", "articles", "rejected", "dictionary")
FORMS = {"csv": "CSV", "parquet": "Parquet", "json": "JSON", "xlsx": "XLSX"}
MOST_REJECTED = 200  # rows that were set aside and are listed on the page; the file has all
PREVIEW_ROWS = 100


def show() -> None:
    """Draw the page."""
    shell.title(links.PAGES["data"])
    st.html(parts.heading(links.PAGES["data"], text("data.lead")))
    data = shell.published()
    _run(data)
    for name in TABLES:
        _table(data, name)
    _validation(data)
    _terms(data)
    shell.footer(data)


def _run(data: Published) -> None:
    files = {"run.json": text("data.manifest"), "datapackage.json": text("data.package")}
    offered = "".join(_file(name, words) for name, words in files.items() if _published(data, name))
    st.html(
        parts.section(text("data.edition"))
        + parts.definitions(run_facts(data))
        + f'<nav class="mv-files" aria-label="{text("data.edition")}">{offered}</nav>'
    )
    notes = data.run.get("notes")
    if notes and isinstance(notes, list):
        items = "".join(f"<li>{parts.text(note)}</li>" for note in notes)
        head = parts.section(text("data.missing"), text("data.missing_told"))
        st.html(f'{head}<ul class="mv-notes">{items}</ul>')


def run_facts(data: Published) -> list[tuple[str, str]]:
    """When and with what the tables were made, what was set aside, and what changed since the last run."""
    run = data.run
    made = str(run["made_at"]).replace("T", " ").replace("+00:00", " UTC").replace("Z", " UTC")
    count = data.count("rejected")
    rejected = counted("data.rows", count) if count else text("data.rejected_none")
    version = text("data.run.version_told", version=run["version"], reader=run["reader_version"])
    return [
        (text("data.run.made"), parts.text(made)),
        (text("data.run.version"), parts.text(version)),
        (text("data.rejected"), parts.text(rejected)),
        (text("data.run.changes"), parts.text(changes(run.get("changes")))),
    ]


def changes(told: Any) -> str:
    """What run.json tells of changes, in words: ids are counted, text stays."""
    if not told:
        return text("data.run.no_change")
    if not isinstance(told, Mapping):
        return str(told)
    said = [_change(str(what), ids) for what, ids in told.items() if ids]
    return ", ".join(said) or text("data.run.no_change")


def _change(what: str, told: Sized | int) -> str:
    """A kind of change with its count: ("figures_added", two ids) is "2 figures added"."""
    noun, _, verb = what.partition("_")
    count = told if isinstance(told, int) else len(told)
    return f"{names.counted(count, noun.removesuffix('s'))} {verb.replace('_', ' ')}".strip()


def _table(data: Published, name: str) -> None:
    count, frame = data.count(name), data.tables.frame(name, PREVIEW_ROWS)
    counts = f"{counted('data.rows', count)}, {counted('data.columns', len(frame.columns))}"
    st.html(
        parts.section(names.sentence_case(name), text(f"data.tables.{name}"))
        + parts.facts([(names.sentence_case(counts), "")])
        + _files(data, name)
    )
    if len(frame):
        st.dataframe(frame, hide_index=True, height=min(248, 38 + 35 * len(frame)))
    _ready(data, name)
    _columns(data, name)


def _files(data: Published, name: str) -> str:
    """Links to the table in each of its forms, with their sizes."""
    made = [
        _file(f"{name}.{form}", f"{words} ({amounts.size(bytes_)})")
        for form, words in FORMS.items()
        if (bytes_ := data.size(f"{name}.{form}")) is not None
    ]
    label = parts.text(text("data.files_label", table=name))
    return f'<nav class="mv-files" aria-label="{label}">{" ".join(made)}</nav>'


def _published(data: Published, name: str) -> bool:
    return name == MANIFEST or data.size(name) is not None


def _file(name: str, words: str) -> str:
    return parts.file_link(words, links.data_file(name), f"multivector-{name}")


def _ready(data: Published, name: str) -> None:
    """Lines that load the table from its address, to copy."""
    if any(data.size(f"{name}.{form}") is None for form in FORMS):
        return
    urls = {form: links.absolute(links.data_file(f"{name}.{form}")) for form in FORMS}
    with st.expander(text("data.use")):
        for language, line in entry("data.ready").items():
            st.html(f'<p class="mv-note">{parts.text(language)}</p>')
            st.code(line.format(table=name, **urls), language=None, wrap_lines=True)


def _columns(data: Published, name: str) -> None:
    described = data.dictionary[data.dictionary["table"] == name] if len(data.dictionary) else data.dictionary
    if described.empty:
        return
    with st.expander(text("data.meaning")):
        rows = [_column(row) for row in records(described)]
        st.html(parts.table(entry("data.column_heads"), rows, text("data.columns_label", table=name)))


def _column(row: Mapping[str, Any]) -> list[str]:
    unit = text("data.in_unit", unit=row["unit"]) if row["unit"] else ""
    allowed = text("data.allowed", allowed=row["allowed"]) if row["allowed"] else ""
    return [
        f"<code>{parts.text(row['column'])}</code>",
        parts.text(f"{row['type']} {unit}".strip()),
        parts.text(f"{row['description']} {allowed}".strip()),
    ]


def _validation(data: Published) -> None:
    """What each table was checked for before it was published, and what was set aside."""
    st.html(parts.section(text("data.validation"), text("data.validation_told")))
    told = data.run.get("validation")
    if isinstance(told, Mapping):
        rows = [
            [parts.text(name), f"{one['rows']:,}", f"{one['columns']:,}", f"{one['rules']:,}"]
            for name, one in told.items()
        ]
        caption = text("data.validation_caption")
        st.html(parts.table(entry("data.validation_heads"), rows, caption, labelled=True))
    count = data.count("rejected")
    if count:
        rejected = data.tables.frame("rejected", MOST_REJECTED)
        columns = [names.sentence_case(column) for column in rejected.columns]
        listed = [[parts.text(cell) for cell in row.values()] for row in records(rejected)]
        st.html(parts.table(columns, listed, counted("data.set_aside", count), labelled=True))


def _terms(data: Published) -> None:
    address = links.citable(links.page("data"))
    licence = parts.outside_link(citation.LICENCE, citation.LICENCE_URL)
    told = parts.text(text("data.terms_told", licence="\0")).replace("\0", licence)
    st.html(f"{parts.section(text('data.terms'))}<p>{told}</p>")
    plain, bibtex, csl = st.tabs([text("data.citation"), text("data.bibtex"), text("data.csl")])
    plain.code(citation.data_text(data.run, address), language=None, wrap_lines=True)
    bibtex.code(citation.data_bibtex(data.run, address), language=None, wrap_lines=True)
    csl.code(citation.data_csl(data.run, address), language="json", wrap_lines=True)


if __name__ == "__main__":
    show()
