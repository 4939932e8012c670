"""The published tables as a database: Parquet files asked in SQL, of which only what is asked for is read.

DuckDB reads the columns and the parts of a file that a query needs, so a table of a million rows is neither
loaded nor copied for any visitor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

Row = dict[str, Any]
# The table with the number of each row, from 0, as `place`.
NUMBERED = "numbered_"


class Tables:
    """Parquet files by the names of their tables.

    Each table is a view of its name; `numbered_<name>` has the place of each row beside its columns.
    """

    def __init__(self, files: Mapping[str, Path], frames: Mapping[str, pd.DataFrame] | None = None) -> None:
        """Open the files; `frames` are small tables that come from elsewhere, by their names."""
        self._database = duckdb.connect()
        for name, frame in (frames or {}).items():
            self._database.register("given", frame)
            self._database.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
            self._database.unregister("given")
        for name, file in files.items():
            quoted = str(file.resolve()).replace("'", "''")
            self._database.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{quoted}')")
            self._database.execute(
                f"CREATE VIEW {NUMBERED}{name} AS SELECT * RENAME (file_row_number AS place) "
                f"FROM read_parquet('{quoted}', file_row_number = true)"
            )

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """What a query gives, as dictionaries of plain Python values, None for every missing one.

        Args:
            sql: the query, with `?` for values; nothing from outside may stand in it otherwise.
            values: what the `?` stand for.
        """
        with self._database.cursor() as cursor:
            found = cursor.execute(sql, values)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def frame(self, name: str, most: int | None = None) -> pd.DataFrame:
        """The first `most` rows of a table as a frame, all where that is None, missing text as None."""
        limit = "" if most is None else f" LIMIT {int(most)}"
        with self._database.cursor() as cursor:
            table = cursor.execute(f"SELECT * FROM {name}{limit}").to_arrow_table()
        frame: pd.DataFrame = table.to_pandas()
        return frame

    def batches(self, sql: str, *values: Any, size: int) -> Iterator[pd.DataFrame]:
        """What a query gives, in frames of at most `size` rows, so that no answer is held as a whole."""
        with self._database.cursor() as cursor:
            for batch in cursor.execute(sql, values).to_arrow_reader(size):
                yield batch.to_pandas()
