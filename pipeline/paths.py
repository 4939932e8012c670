"""Where things are: by option, then by environment, then in this checkout; never by working directory."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLES_VARIABLE = "MULTIVECTOR_ARTICLES"
CLEAN_VARIABLE = "MULTIVECTOR_CLEAN"
DATA_PAGE = ROOT / "docs" / "data.md"


def articles_folder(option: Path | None = None) -> Path:
    """Return the folder of article files: the option, MULTIVECTOR_ARTICLES, or data/raw/articles."""
    return option or _from_environment(ARTICLES_VARIABLE) or ROOT / "data" / "raw" / "articles"


def clean_folder(option: Path | None = None) -> Path:
    """Return the folder of published tables: the option, MULTIVECTOR_CLEAN, or data/clean."""
    return option or _from_environment(CLEAN_VARIABLE) or ROOT / "data" / "clean"


def _from_environment(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None
