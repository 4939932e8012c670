"""The table `places`: one row a terminal, port or town of the oil routes, for the map."""

from __future__ import annotations

from schemas.codes import countries
from schemas.syntax import ADDRESS, LINE, NAME
from schemas.table import Field, Rule, Table

TOLD = (
    Field("name", "text", "Name of the place.", syntax=NAME, required=True, unique=True),
    Field("country", "text", "Country in which it lies, ISO 3166-1 alpha-3.", syntax=NAME, required=True),
    Field("latitude", "number", "Latitude.", unit="degrees north", required=True, low=-90, high=90),
    Field("longitude", "number", "Longitude.", unit="degrees east", required=True, low=-180, high=180),
    Field("role", "text", "What it is to the oil routes.", syntax=LINE, required=True),
    Field("source", "text", "Where the coordinates are from.", syntax=LINE, required=True),
    Field("source_url", "text", "Address of the place there.", syntax=ADDRESS, required=True),
    Field(
        "read_through",
        "text",
        "Through what they were read, where not from the source itself.",
        syntax=LINE,
    ),
    Field("note", "text", "What else is to be known about it.", syntax=LINE),
)

PLACES = Table(
    "places",
    "One row per terminal, port or town of the oil routes, with its coordinates (WGS 84).",
    (
        *TOLD,
        Field(
            "source_file", "text", "File in data/raw that the row was read from.", syntax=LINE, required=True
        ),
    ),
    (
        Rule(
            "country",
            "is no country code of ISO 3166-1 alpha-3",
            lambda table: table["country"].isin(countries()),
        ),
    ),
)
