"""Why a figure reads as it does: for each field, the words of the text that gave it.

The reader keeps the places of the words that named a field, and which fields it took from context. It keeps
no place for what signs, digits and hedges give, so the amount itself is quoted for these, if it gives the
same value and unit when it is read alone. What is not known is not claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citedfigures import Figure, Quantity, read_quantities
from pipeline.forms import number
from pipeline.terminal import cells, printable, terminal_width, wrapped

# Longer lines of prose are hard to read, however wide the terminal is; in narrower ones columns are no use.
_WIDEST, _NARROWEST = 80, 40
_INDENT = "  "
_VALUE_WIDTH = 24
_ALL_DIGITS = 12  # as many as the reader keeps
_MEANINGS = ("statistic", "indicator", "product", "reporter", "partner", "period", "base")
# Where a field has a value, but neither words nor a context.
_WITHOUT_WORDS = {"statistic": "the kind of amount, and its clause", "product": "the unit"}
_NO_SINGLE_WORD = "the clause, no single word"
_FORECAST = "a planning word, or a later period"
# The fields that may have nothing to say.
_OPTIONAL = ("product", "reporter", "partner", "period", "base", "attributed_to")

Row = tuple[str, str, str]


def explanation(text: str, figures: Sequence[Figure], width: int | None = None) -> str:
    """Return for each figure its sentence, the amount marked, and a line a field: name, value, words.

    Args:
        text: the text that the figures were read from.
        figures: what was read.
        width: columns that there are; those of the terminal where it is None. No more than 80 are used,
            and no fewer than 40.
    """
    columns = max(_NARROWEST, min(_WIDEST, width or terminal_width()))
    return "\n\n".join("\n".join(_told(text, figure, columns)) for figure in figures)


def field_rows(text: str, figure: Figure) -> list[Row]:
    """Return for each field its name, its value, and what gave it; the fields without a value come last."""
    rows = [*_amount_rows(figure), *_meaning_rows(text, figure)]
    rows.append(("forecast", "yes", _FORECAST) if figure.forecast else ("forecast", "no", "nothing found"))
    if figure.attributed_to:
        rows.append(("attributed_to", figure.attributed_to, "named in the sentence"))
    unsaid = [name for name in _OPTIONAL if getattr(figure, name) is None]
    return [*rows, *((name, "–", "nothing found") for name in unsaid)]


def _amount_rows(figure: Figure) -> Iterator[Row]:
    unit = figure.unit
    yield "value", number(figure.value, figure.upper, _ALL_DIGITS), _origin_of_value(figure)
    yield "unit", unit, _origin_of_unit(figure)
    beside = "as printed" if figure.bound in ("exact", "range") else "as printed, with the words beside it"
    yield "bound", figure.bound, beside
    yield "low, high", _interval(figure), "how precisely it is printed, and the bound"


def _interval(figure: Figure) -> str:
    if figure.low is not None and figure.high is not None:
        return number(figure.low, figure.high, _ALL_DIGITS)
    if figure.low is not None:
        return f"from {number(figure.low, None, _ALL_DIGITS)}"
    return "open" if figure.high is None else f"up to {number(figure.high, None, _ALL_DIGITS)}"


def _origin_of_value(figure: Figure) -> str:
    """Tell whether the amount's own digits make its value: the "9.9" of "9.9 and 4.2 bcm" lacks a scale."""
    words = _quote(figure.surface)
    alone = _alone(figure.surface) or _bare(figure)
    if alone is not None and _size(alone) != _size(figure):
        return f"{words}, with the scale of the words around it"
    return f"{words}, as a fall or a deficit" if figure.value < 0 else words


def _origin_of_unit(figure: Figure) -> str:
    """Tell whether the unit is printed at the amount: that of "9.9" in "9.9 and 4.2 bcm" is not."""
    words, alone = _quote(figure.surface), _alone(figure.surface)
    if alone is not None:
        return words if alone.unit == figure.unit else f"{words} and the words around it"
    # "Triple" and "second" are read only within a sentence, but nothing else makes them what they are.
    return words if _bare(figure) is None else "the words around it"


def _alone(words: str) -> Quantity | None:
    """What the words read to without the text around them, None if that is not one amount with its unit."""
    # "Between" stands before a range, and is no part of it.
    for attempt in (words, f"between {words}"):
        found = read_quantities(attempt)
        if len(found) == 1 and found[0].unit and found[0].end == len(attempt):
            return found[0]
    return None


def _bare(figure: Figure) -> Quantity | None:
    """What a number without unit reads to as a percentage, None if the amount is no such number."""
    if figure.unit == "rank":
        return None  # "number one" is a rank by its own words
    read = _alone(f"{figure.surface} percent")
    # "Half percent" reads, and is another amount than "half".
    is_another = figure.unit == "percent" and read is not None and _size(read) != _size(figure)
    return None if is_another else read


def _size(amount: Figure | Quantity) -> tuple[float, float | None]:
    return abs(amount.value), None if amount.upper is None else abs(amount.upper)


def _meaning_rows(text: str, figure: Figure) -> Iterator[Row]:
    for name in _MEANINGS:
        value = getattr(figure, name)
        if value is not None:
            yield name, value, _origin(text, figure, name)


def _origin(text: str, figure: Figure, name: str) -> str:
    """Quote the words that gave a field, and say whether they say it or only hint at it."""
    parts = []
    for field, start, end in figure.words:
        if field == name:
            parts.append(f"{_quote(text[start:end])} at {start}")
            if not figure.sentence_start <= start < figure.sentence_end:
                parts.append("in another sentence")
    if name in figure.inferred:
        parts.append("inferred from context")
    return ", ".join(parts) or _WITHOUT_WORDS.get(name, _NO_SINGLE_WORD)


def _quote(words: str) -> str:
    return f"“{words}”"


def _told(text: str, figure: Figure, width: int) -> Iterator[str]:
    """The lines of one figure."""
    before = text[figure.sentence_start : figure.start]
    after = text[figure.end : figure.sentence_end]
    yield from wrapped(printable(f"{_quote(figure.surface)} at {figure.start}"), width)
    for line in wrapped(printable(f"{before}»{figure.surface}«{after}"), width - len(_INDENT)):
        yield _INDENT + line
    yield ""
    yield from _columns(field_rows(text, figure), width)


def _columns(rows: Sequence[Row], width: int) -> Iterator[str]:
    """The rows in three columns; a cell that is too long goes on below."""
    rows = [(name, printable(value), printable(origin)) for name, value, origin in rows]
    first = max(len(name) for name, _, _ in rows)
    rest = width - first - 3 * len(_INDENT)
    second = min(_VALUE_WIDTH, rest // 2, max(cells(value) for _, value, _ in rows))
    for name, value, origin in rows:
        values, origins = wrapped(value, second), wrapped(origin, rest - second)
        for at in range(max(len(values), len(origins))):
            label = name if at == 0 else ""
            one, two = (lines[at] if at < len(lines) else "" for lines in (values, origins))
            filled = one + " " * (second - cells(one))
            yield _INDENT.join(("", label.ljust(first), filled, two)).rstrip()
