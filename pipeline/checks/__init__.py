"""Checks of cited figures: by official values, by each other, and by their own arithmetic.

`check_figures` gives the table `checks`; `registry.RULES` lists the rules; docs/checks.md tells of both.
"""

from pipeline.checks.table import check_figures

__all__ = ["check_figures"]
