"""Addresses below the base path that the server was given."""

from __future__ import annotations

import os

VARIABLE = "MULTIVECTOR_BASE"  # hands the base path on to each process


def base() -> str:
    """The base path, "/statistics", without a slash at its end; "" where there is none."""
    path = os.environ.get(VARIABLE, "").strip("/")
    return f"/{path}" if path else ""


def below(path: str) -> str | None:
    """`path` seen from the base path; None where it lies outside."""
    root = base()
    if not root:
        return path
    return path[len(root) :] or "/" if path == root or path.startswith(f"{root}/") else None
