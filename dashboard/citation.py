"""Citations of a figure and of the data, as plain text and BibTeX, ready to copy."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from dashboard import amounts, names, phrases
from dashboard.texts import text

PROJECT = "Multivector"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
# What TeX reads as commands; an article's title may hold any of them.
TEX_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def tex(words: str) -> str:
    """`words` with TeX's special characters escaped and line breaks as spaces."""
    return "".join(TEX_SPECIAL.get(char, char) for char in " ".join(words.split()))


def _origin(article: Mapping[str, Any]) -> str:
    author = f"{article['author']}, " if article["author"] else ""
    publisher = f"{article['publisher']}, " if article["publisher"] else ""
    return text("citation.origin", author=author, title=article["title"], publisher=publisher,
                date=amounts.date(article["published"]))  # fmt: skip


def figure_text(figure: Mapping[str, Any], article: Mapping[str, Any], permalink: str) -> str:
    """A citation of one figure in plain text, naming the article first because the words are its own."""
    return text(
        "citation.figure",
        said=names.sentence_case(phrases.said(figure)), surface=figure["surface"], origin=_origin(article),
        address=article["url"] or text("citation.no_address"), figure=figure["figure_id"], project=PROJECT,
        licence=LICENCE, permalink=permalink,
    )  # fmt: skip


def figure_bibtex(figure: Mapping[str, Any], article: Mapping[str, Any], permalink: str) -> str:
    """The article as a BibTeX entry, with the figure and its permalink in the note."""
    year = (article["published"] or "")[:4]
    fields = {
        "author": f"{{{tex(article['author'])}}}" if article["author"] else "",
        "title": tex(article["title"]),
        "publisher": tex(article["publisher"] or ""),
        "year": year if re.fullmatch(r"\d{4}", year) else "",
        "url": article["url"] or "",
        "note": tex(
            text(
                "citation.note",
                said=phrases.said(figure),
                figure=figure["figure_id"],
                project=PROJECT,
                permalink=permalink,
            )
        ),
    }
    return _entry(f"multivector_{figure['figure_id']}", "misc", fields)


def data_text(run: Mapping[str, Any], address: str) -> str:
    """A citation of the published tables in plain text."""
    return text("citation.data", project=PROJECT, version=run["version"],
                date=amounts.date(run["made_at"]), licence=LICENCE, address=address)  # fmt: skip


def data_bibtex(run: Mapping[str, Any], address: str) -> str:
    """A citation of the published tables as a BibTeX entry."""
    fields = {
        "title": text("citation.data_title", project=PROJECT),
        "version": tex(str(run["version"])),
        "year": str(run["made_at"])[:4],
        "note": tex(text("citation.data_note", date=str(run["made_at"])[:10], licence=LICENCE)),
        "url": address,
    }
    return _entry("multivector_data", "misc", fields)


def figure_csl(figure: Mapping[str, Any], article: Mapping[str, Any], permalink: str) -> str:
    """The article as CSL-JSON, which reference managers take, with the figure in the note.

    Source of the fields: https://docs.citationstyles.org/en/stable/specification.html
    """
    item = {
        "id": f"multivector_{figure['figure_id']}",
        "type": "article",
        "title": article["title"],
        "author": [{"literal": article["author"]}] if article["author"] else None,
        "publisher": article["publisher"],
        "issued": _csl_date(article["published"]),
        "URL": article["url"],
        "archive_location": article["archived_url"],
        "note": text(
            "citation.csl_note",
            said=phrases.said(figure),
            surface=figure["surface"],
            figure=figure["figure_id"],
            project=PROJECT,
            permalink=permalink,
        ),
    }
    return row_json([{name: value for name, value in item.items() if value}])


def data_csl(run: Mapping[str, Any], address: str) -> str:
    """The published tables as CSL-JSON."""
    item = {
        "id": "multivector_data",
        "type": "dataset",
        "title": text("citation.data_title", project=PROJECT),
        "author": [{"literal": text("citation.contributors", project=PROJECT)}],
        "version": str(run["version"]),
        "issued": _csl_date(str(run["made_at"])[:10]),
        "license": LICENCE,
        "URL": address,
    }
    return row_json([item])


def _csl_date(date: str | None) -> dict[str, list[list[int]]] | None:
    """A date of any precision as CSL has it: "2014-05" is year and month."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", date or "")
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else None


def row_json(told: Any) -> str:
    """Rows as JSON, every column, null where one has no value."""
    return json.dumps(told, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    """A number of NumPy or a time as plain JSON; text for what JSON does not know."""
    return value.item() if hasattr(value, "item") else str(value)


def _entry(key: str, kind: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])
