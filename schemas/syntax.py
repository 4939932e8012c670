"""How values are written: dates, periods, languages, addresses, hashes, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Syntax:
    """A way of writing a value.

    Attributes:
        pattern: regular expression that the whole value matches.
        words: what the value has to be, as an error says it and the dictionary shows it.
    """

    pattern: str
    words: str

    def fits(self, value: str) -> bool:
        """Tell whether the value is written this way."""
        return re.fullmatch(self.pattern, value) is not None


_YEAR = r"(?:1[5-9]|20|21)\d\d"
_DAY_OF_YEAR = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))"
)
_DATE = rf"{_YEAR}(?:-{_DAY_OF_YEAR}|-(?:0[1-9]|1[0-2]))?"
_TIME = r"[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
_PERIOD = rf"{_YEAR}(?:-(?:0[1-9]|1[0-2])|-Q[1-4]|-H[12])?"

DATE = Syntax(_DATE, "a date of ISO 8601, to the day, month or year: 2014-05-13, 2014-05 or 2014")
MOMENT = Syntax(rf"{_DATE}(?:{_TIME})?", "a date or time of ISO 8601: 2026-11-22 or 2026-11-22T09:30:00Z")
PERIOD = Syntax(
    rf"{_PERIOD}(?:\.\.(?:{_PERIOD})?)?|\.\.{_PERIOD}",
    "a period: 2021, 2021-Q3, 2021-H1, 2021-04, 2021-01..2021-09, or with an open end 1993..",
)
LANGUAGE = Syntax(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?", "a language tag of BCP 47: en, ru, kk, pt-BR"
)
ADDRESS = Syntax(r"https?://[^\s/?#<>\"]+[^\s<>\"]*", "an address that begins with http:// or https://")
SHA256 = Syntax(r"[0-9a-f]{64}", "64 hexadecimal digits in lower case")
FIGURE_ID = Syntax(r"[0-9a-f]{12}", "12 hexadecimal digits in lower case")
ARTICLE_ID = Syntax(r"\w[\w.-]*", "letters, digits, hyphens, dots and underscores, without spaces")
LINE = Syntax(r"(?=.*\S)[^\x00-\x1f\x7f\u2028\u2029]+", "text on one line")
TEXT = Syntax(r"(?s)(?=.*\S)[^\x00]+", "text with at least one visible character")
SNIPPET = Syntax(r"(?s)[^\x00]*", "text")
UNIT = Syntax(r"[A-Za-z]\w*(?:/\w+)*", "a unit: USD, percent, bbl/d, USD/bbl")
NAME = Syntax(r"(?=\S)[^\x00-\x1f\x7f]+(?<=\S)", "a code or a name on one line, without spaces around it")
INTEGER = Syntax(r"-?\d{1,18}", "a whole number")
NUMBER = Syntax(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", "a finite number")
BOOLEAN = Syntax(r"True|False", "True or False")


def day(moment: str) -> str:
    """Return the date of a moment: "2014-05-13T10:00:00Z" gives "2014-05-13"; dates stay as they are."""
    return re.split(r"[T ]", moment, maxsplit=1)[0]
