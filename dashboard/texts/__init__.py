"""All that the dashboard says, in one place: a folder for each language, a TOML file for each page.

`text("trade.lead")` is the entry `lead` of `en/trade.toml`. Code never holds a sentence of its own, so a
translation is a copy of the folder `en` with other words (MULTIVECTOR_LANGUAGE names the folder; what it
lacks is said in English).
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ENGLISH = "en"


def language() -> str:
    """The language of the app: the folder that MULTIVECTOR_LANGUAGE names, English where it names none.

    Raises:
        ValueError: there is no such folder.
    """
    asked = os.environ.get("MULTIVECTOR_LANGUAGE", "") or ENGLISH
    offered = sorted(folder.name for folder in FOLDER.iterdir() if any(folder.glob("*.toml")))
    if asked not in offered:
        raise ValueError(f"MULTIVECTOR_LANGUAGE={asked}: there are no such texts, only {', '.join(offered)}.")
    return asked


def text(key: str, /, **values: object) -> str:
    """What the entry `key` says, with its `{placeholders}` filled in from `values`.

    Args:
        key: file and entry, "trade.lead"; more dots go into tables, "trade.notes.balance".
        values: what the placeholders stand for, formatted as `str.format` does ("{count:,}").

    Raises:
        KeyError: English has no such entry, or `values` lacks a placeholder.
    """
    said = entry(key)
    if not isinstance(said, str):
        raise KeyError(f"{key} is no text but {type(said).__name__}")
    return said.format(**values)


def counted(key: str, count: int, /, **values: object) -> str:
    """A count in words, from an entry with the forms `one`, `other` and, where it has one, `zero`."""
    forms = entry(key)
    form = "one" if count == 1 else "zero" if count == 0 and "zero" in forms else "other"
    said: str = forms[form]
    return said.format(count=count, **values)


def entry(key: str) -> Any:
    """The entry `key` as it stands in its file: a text, or a table of texts."""
    return _entry(language(), key)


@cache
def _entry(code: str, key: str) -> Any:
    file, *path = key.split(".")
    found: Any = _file(code, file)
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    if found is not None:
        return found
    if code == ENGLISH:
        raise KeyError(f"there is no text {key}")
    return _entry(ENGLISH, key)


@cache
def _file(code: str, name: str) -> dict[str, Any]:
    path = FOLDER / code / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
