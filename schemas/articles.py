"""The table `articles`: one row an article, also where it cites no figure."""

from __future__ import annotations

from schemas.syntax import ADDRESS, ARTICLE_ID, DATE, LANGUAGE, LINE, MOMENT, SHA256
from schemas.table import Field, Table

FIELDS = (
    Field(
        "article_id",
        "text",
        "Identifier of the article; date, publisher and title as they were when it was added.",
        syntax=ARTICLE_ID,
        required=True,
        unique=True,
    ),
    Field("title", "text", "Title as printed.", syntax=LINE, required=True),
    Field("author", "text", "Who wrote it, as named there; null where nobody is named.", syntax=LINE),
    Field("publisher", "text", "Who published the text that was read.", syntax=LINE, required=True),
    Field(
        "published",
        "text",
        "Day of publication, or its month or year where no more is known.",
        syntax=DATE,
        required=True,
    ),
    Field("language", "text", "Language of the text, as a BCP 47 tag.", syntax=LANGUAGE),
    Field("url", "text", "Address of the article; null where it is not known.", syntax=ADDRESS),
    Field("publisher_url", "text", "Address of the publisher's site.", syntax=ADDRESS),
    Field("archived_url", "text", "Address of an archived copy; null where none is known.", syntax=ADDRESS),
    Field("retrieved_at", "text", "When the text was taken from its address.", syntax=MOMENT),
    Field("note", "text", "What else is to be known about the article or its text.", syntax=LINE),
    Field(
        "text_sha256",
        "text",
        "SHA-256 of the full text that was read, as UTF-8 without byte order mark.",
        syntax=SHA256,
        required=True,
    ),
    Field(
        "text_length",
        "integer",
        "Length of the full text.",
        unit="code points",
        required=True,
        low=1,
        high=100_000_000,
    ),
    Field(
        "source_file",
        "text",
        "File in data/raw/articles that the row was read from.",
        syntax=LINE,
        required=True,
    ),
    Field(
        "figure_count",
        "integer",
        "How many figures the article cites (rows in `figures`); 0 is an answer too.",
        unit="figures",
        required=True,
        low=0,
        high=1_000_000,
    ),
)

ARTICLES = Table("articles", "One row per article, also where it cites no figure.", FIELDS)
