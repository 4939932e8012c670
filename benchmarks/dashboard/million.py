"""A published set with as many figures as are asked for, made of the shipped one.

Figures, their checks and their articles are repeated with ids of their own, other partners and other years;
the official record stays as it is. What is measured on it is how the pages ask, not what the figures say.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import duckdb

REPEATED = ("figures", "checks", "articles")
PARTNERS = ("RUS", "CHN", "EU", "ITA", "TUR", "UZB", "DEU", "USA", "GBR", "KGZ")
# How ids are told apart: the number of the copy stands in them, and the first copy has the shipped ones.
COPY = "CASE WHEN copy = 0 THEN {0} ELSE {1} END AS {0}"
FIGURE_ID = COPY.format("figure_id", "left(md5(figure_id || '-' || copy), 12)")
ARTICLE_ID = COPY.format("article_id", "article_id || '-' || copy")
VARIED = {
    "figures": (
        f"* EXCLUDE copy REPLACE ({FIGURE_ID}, {ARTICLE_ID}, "
        "CASE WHEN copy = 0 OR partner IS NULL THEN partner ELSE $partners[1 + copy % 10] END AS partner, "
        "CASE WHEN copy = 0 OR period IS NULL THEN period ELSE (1990 + copy % 34)::VARCHAR END AS period)"
    ),
    "checks": f"* EXCLUDE copy REPLACE ({FIGURE_ID})",
    "articles": f"* EXCLUDE copy REPLACE ({ARTICLE_ID})",
}


def make(shipped: Path, folder: Path, figures: int) -> Path:
    """Write a set with at least `figures` figures into `folder`, which it returns.

    Args:
        shipped: the published set to repeat.
        folder: where to write; made where it is not there.
        figures: how many figures the set has at least.
    """
    folder.mkdir(parents=True, exist_ok=True)
    run = json.loads((shipped / "run.json").read_bytes())
    names = [name for name in run["files"] if name.endswith((".parquet", ".csv"))]
    database = duckdb.connect()
    count = database.execute("SELECT count(*) FROM read_parquet(?)", [str(shipped / "figures.parquet")])
    copies = -(-figures // int((count.fetchone() or (1,))[0]))
    for name in names:
        table, _, ending = name.partition(".")
        if table not in REPEATED:
            shutil.copy(shipped / name, folder / name)
        elif ending == "parquet":
            _repeat(database, shipped / name, folder / name, table, copies)
    run["files"] = {path.name: _told(path) for path in sorted(folder.iterdir()) if path.name in names}
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
    return folder


def _repeat(database: duckdb.DuckDBPyConnection, source: Path, target: Path, table: str, copies: int) -> None:
    """Write the rows of a table `copies` times, in their order."""
    partners = str(list(PARTNERS))
    select = VARIED[table].replace("$partners", partners)
    database.execute(
        f"COPY (SELECT {select} FROM (SELECT * FROM range({copies}) AS copies(copy), "  # noqa: S608 (constants)
        f"read_parquet('{source}')) ORDER BY copy) TO '{target}' (FORMAT parquet)"
    )


def _told(path: Path) -> dict[str, int | str]:
    with path.open("rb") as file:
        return {"sha256": hashlib.file_digest(file, "sha256").hexdigest(), "bytes": path.stat().st_size}
