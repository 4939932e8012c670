"""`etl.py excerpt`: from a full text and what is known about it to an article file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citedfigures import read_figures
from pipeline.article_file import article_id, article_toml
from pipeline.articles import COUNTED, HEADER, METADATA, Article
from pipeline.errors import InputError, quoted
from pipeline.excerpt import Excerpt, excerpt
from pipeline.figures import Reader
from pipeline.texts import read_text, sha256, write_text
from schemas.articles import ARTICLES

_SYNTAX = {field.name: field.syntax for field in ARTICLES.fields if field.syntax}
_REQUIRED = ("title", "publisher", "published")


@dataclass(frozen=True, slots=True)
class Added:
    """An article file that was written, the article in it, and how its passages were chosen."""

    path: Path
    article: Article
    excerpt: Excerpt


def read_meta(path: Path) -> dict[str, str]:
    """Read what is known of an article from a TOML file: a short one, or an article file.

    Raises:
        InputError: it cannot be read, or has a key that no article has, or a value that is no text.
    """
    try:
        data = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is not TOML: {error}.") from error
    data.pop("passages", None)
    unknown = sorted(data.keys() - set(HEADER))
    if unknown:
        raise InputError(f"{path}: {unknown[0]} is an unknown key; known are {', '.join(HEADER)}.")
    for key, value in data.items():
        if isinstance(value, list | dict | bool):
            raise InputError(f"{path}: {key} = {quoted(value)} is not text: write it in quotation marks.")
    return {key: str(value) for key, value in data.items()}


def add_article(
    text_path: Path | str,
    meta: Mapping[str, str],
    folder: Path,
    *,
    force: bool = False,
    reader: Reader = read_figures,
) -> Added:
    """Write the article file of a full text.

    Args:
        text_path: the file of the full text, "-" for standard input.
        meta: what is known, by the keys of an article file. With article_id the article keeps its id;
            with text_sha256 and text_length the text is checked to be that one.
        folder: where the file goes, as `<article_id>.toml`.
        force: whether a file that is there is replaced.
        reader: reads a text, as `citedfigures.read_figures` does.

    Raises:
        InputError: the text cannot be read or is another one, a value is missing or wrong, or the file
            is there.
    """
    metadata = _metadata(meta)
    text = read_text(text_path)
    _check_text(text, meta, str(text_path))
    found = excerpt(text, published=metadata["published"], title=metadata["title"], reader=reader)
    name = meta.get("article_id") or article_id(metadata)
    _check("article_id", name)
    article = Article(name, metadata, sha256(text), len(text), found.passages, f"{name}.toml")
    path = folder / article.source_file
    if path.exists() and not force:
        raise InputError(f"{path} is there already. Use --force to replace it.")
    write_text(path, article_toml(article))
    return Added(path, article, found)


def _metadata(meta: Mapping[str, str]) -> dict[str, str]:
    """The metadata with "" for what is not known; InputError where a value is missing or wrong."""
    for key in _REQUIRED:
        if not meta.get(key, "").strip():
            raise InputError(f"{key} is missing: give --{key}, or the key in the file of --meta.")
    metadata = {key: meta.get(key, "").strip() for key in METADATA}
    for key, value in metadata.items():
        if value:
            _check(key, value)
    return metadata


def _check(key: str, value: str) -> None:
    syntax = _SYNTAX[key]
    if not syntax.fits(value):
        raise InputError(f"{key} = {quoted(value)!r} is not {syntax.words}.")


def _check_text(text: str, meta: Mapping[str, str], name: str) -> None:
    """Refuse a text that is not the one that the metadata was written for."""
    told = {key: meta[key] for key in ("text_length", "text_sha256") if meta.get(key)}
    found = {"text_length": str(len(text)), "text_sha256": sha256(text)}
    for key, value in told.items():
        if value != found[key]:
            raise InputError(
                f"{name} has {key} {found[key]}, and the file of --meta says {value}: it is cut off, or "
                f"another text. Where it was changed on purpose, remove text_sha256 and {COUNTED[0]} there."
            )
