"""Where things are: by option, then by environment, then in this checkout; never by working directory."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from pipeline.errors import InputError

ROOT = Path(__file__).resolve().parent.parent
ARTICLES_VARIABLE = "MULTIVECTOR_ARTICLES"
OFFICIAL_VARIABLE = "MULTIVECTOR_OFFICIAL"
CLEAN_VARIABLE = "MULTIVECTOR_CLEAN"
ARTICLES_ADVICE = f"Name one with --articles or {ARTICLES_VARIABLE}."
OFFICIAL_ADVICE = f"Name one with --official or {OFFICIAL_VARIABLE}."
TEXTS_ADVICE = "--texts names the folder of the full texts (*.txt)."
DATA_PAGE = ROOT / "docs" / "data.md"


def articles_folder(option: Path | None = None) -> Path:
    """Return the folder of article files: the option, MULTIVECTOR_ARTICLES, or data/raw/articles."""
    return option or _from_environment(ARTICLES_VARIABLE) or ROOT / "data" / "raw" / "articles"


def official_folder(option: Path | None = None) -> Path:
    """Return the folder of official statistics: the option, MULTIVECTOR_OFFICIAL, or data/raw/official."""
    return option or _from_environment(OFFICIAL_VARIABLE) or ROOT / "data" / "raw" / "official"


def clean_folder(option: Path | None = None) -> Path:
    """Return the folder of published tables: the option, MULTIVECTOR_CLEAN, or data/clean."""
    return option or _from_environment(CLEAN_VARIABLE) or ROOT / "data" / "clean"


def _from_environment(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None


def check_to_read(folder: Path, advice: str) -> None:
    """Check that there is a folder to read files from.

    Args:
        folder: the folder.
        advice: what to do where there is none, a sentence.

    Raises:
        InputError: there is none, or it is a file.
    """
    if folder.is_file():
        raise InputError(f"{folder} is a file, not a folder. {advice}")
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder. {advice}")


def check_to_write(folder: Path) -> None:
    """Check that nothing but a folder stands where the tables go; it may be missing, and is made then.

    Raises:
        InputError: it is a file, or a folder around it would be one.
    """
    # A path that may not be looked at is for the writing to tell, which knows what stays.
    with suppress(PermissionError):
        for path in (folder, *folder.parents):
            if path.exists() and not path.is_dir():
                advice = f"Name another folder for the tables with --clean or {CLEAN_VARIABLE}."
                raise InputError(f"{path} is a file, not a folder. {advice}")
