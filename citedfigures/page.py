"""A page: a text in the two forms that the grammar of quantities reads.

Both have one character for each of the original, so that every offset fits all three.
"""

from __future__ import annotations

from dataclasses import dataclass

# Characters with a plain twin. Spaces that do not break, and hyphens, the minus sign and quotation marks.
_TWINS = (
    ("\u00a0", " "), ("\u2009", " "), ("\u202f", " "), ("\u2007", " "),
    ("\u2212", "-"), ("\u2010", "-"), ("\u2011", "-"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'),
)  # fmt: skip
# What an empty line becomes: nothing is read across it.
PARAGRAPH = "\x1e"


@dataclass(slots=True)
class Page:
    """A text with its plain forms.

    Attributes:
        text: the original.
        plain: every kind of space, a tab and a line break as a space, an empty line as `PARAGRAPH`, every
            minus and hyphen as "-", curly quotation marks straight; capitals kept.
        low: the same in lower case.
    """

    text: str
    plain: str
    low: str

    @classmethod
    def of(cls, text: str) -> Page:
        """Make the forms of a text."""
        plain = (
            text.replace("\r\n", " \n").replace("\n\n", PARAGRAPH * 2).replace("\n", " ").replace("\t", " ")
        )
        if not plain.isascii():
            for odd, usual in _TWINS:
                plain = plain.replace(odd, usual)
        low = plain.lower()
        if len(low) != len(plain):
            # A few letters ("İ") are two in lower case; they are kept as they are.
            low = "".join(c if len(c.lower()) != 1 else c.lower() for c in plain)
        return cls(text, plain, low)
