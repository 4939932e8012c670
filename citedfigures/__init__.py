"""Reads the economic figures that a text cites: text in, figures out.

    >>> from citedfigures import read_figures
    >>> text = "In 2013, Kazakhstan's imports from Russia came to $17.6 billion."
    >>> [(f.surface, f.value, f.indicator, f.reporter, f.partner, f.period) for f in read_figures(text)]
    [('$17.6 billion', 17600000000.0, 'imports', 'KAZ', 'RUS', '2013')]

No files, no network, no pandas: the grammar is code, its word lists are data in ``citedfigures/data``.
"""

from citedfigures.figure import BOUNDS, INDICATORS, STATISTICS, Figure, Quantity
from citedfigures.quantities import read_quantities
from citedfigures.reader import read_figures
from citedfigures.text import split_sentences

READER_VERSION = "0.1.0"

__all__ = [
    "BOUNDS",
    "INDICATORS",
    "READER_VERSION",
    "STATISTICS",
    "Figure",
    "Quantity",
    "read_figures",
    "read_quantities",
    "split_sentences",
]
