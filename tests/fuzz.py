"""Reads texts that nobody would write, for as long as is asked, and ends at the first that reads wrong.

    python tests/fuzz.py --seconds 3600 --seed 7      an hour
    python tests/fuzz.py --seed 7 --first 1234        go on with text 1234, or repeat a finding

Each text is made from the sentences of ``tests/cases`` and the passages of ``data/raw/articles``: cut,
spliced, shuffled, shouted, with signs, digits, odd letters and long runs put in, as its number and the seed
say. Both layers read it, and what holds for every text is checked: nothing is raised, each offset fits,
amounts lie within their intervals, fields are of their lists, and the time is in proportion to the length.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path
from time import process_time

from citedfigures import BOUNDS, INDICATORS, STATISTICS, Figure, Quantity, read_figures, read_quantities

ROOT = Path(__file__).resolve().parent.parent
# A text may take this long, and this much more for each character: several times what the worst ones take.
_SECONDS, _SECONDS_EACH = 1.0, 5e-4
_LONGEST_RUN = 4000  # characters
_DATES = (None, "2014-05-13", "2019-02", "2021", "1987-03-31", "soon", "")
# Letters that are two in lower case, digits that are none of ours, spaces, marks of direction, half a pair.
_ODD = "İßſŉǅﬁ٣٤५²½⅓Ⅷ①\u00a0\u2009\u202f\u3000\u200b\u00ad\u202e\u0301\ud800\udfff🛢\x00\x1e\x85\u2028\r\t_"
_SIGNS = "$€£¥%‰.,;:!?…()[]{}<>/\\|+-−–—=*#@&'\"‘’“”°"
_NUMBERS = (
    "0 00 7 12,7 1,511 1.234.567,8 99999999999999999999 1e309 -4 1/2 9-3/4 ½ 3.5.7 10-15 2013 1990s 24/7 3:30"
    " three seven dozen hundred million bn half third fifth twice doubled II"
).split()
_PIECES = (
    "1", "1,", "1 ", "1-", ".", "- ", "and ", "$1 ", "5 percent of ", "Russia ", "May ", "2013 to ", "(", "a",
    "A ", "“", "1 million ", "the second largest ", "from 1 to ", "\n", "\u00a0", "İ",
)  # fmt: skip


class Finding(Exception):
    """Something that holds for every text and does not hold for this one."""


def material(root: Path = ROOT) -> list[str]:
    """Return the texts of the cases and the passages of the articles."""
    texts = []
    for file in sorted((root / "tests" / "cases").glob("*.toml")):
        texts += [case["text"] for case in tomllib.loads(file.read_text("utf-8"))["case"]]
    for file in sorted((root / "data" / "raw" / "articles").glob("*.toml")):
        texts += [passage["text"] for passage in tomllib.loads(file.read_text("utf-8")).get("passages", [])]
    return texts


# How a text is changed. Each takes the dice, the text and another one.

Change = Callable[[random.Random, str, str], str]


def _put(dice: random.Random, text: str, piece: str) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + piece + text[at + dice.choice((0, 0, len(piece))) :]


def _splice(dice: random.Random, text: str, other: str) -> str:
    joint = dice.choice(("", " ", ". ", "\n\n", ", ", " and ", "\n"))
    return text[: dice.randint(0, len(text))] + joint + other[dice.randint(0, len(other)) :]


def _shuffle(dice: random.Random, text: str, other: str) -> str:
    words = text.split(" ")
    for _ in range(dice.randint(1, 6)):
        a, b = dice.randrange(len(words)), dice.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return " ".join(words)


def _cut(dice: random.Random, text: str, other: str) -> str:
    start = dice.randint(0, len(text))
    return text[:start] + text[start + dice.randint(0, 12) :]


def _sow(dice: random.Random, text: str, other: str) -> str:
    kind: Sequence[str] = dice.choice((_ODD, _SIGNS, _NUMBERS, "\n  "))
    for _ in range(dice.randint(1, 8)):
        text = _put(dice, text, dice.choice(kind))
    return text


def _run(dice: random.Random, text: str, other: str) -> str:
    piece = dice.choice((*_PIECES, *text.split()[:40], dice.choice(_ODD), dice.choice(_SIGNS)))
    return _put(dice, text, piece * (dice.randint(1, _LONGEST_RUN) // max(1, len(piece))))


def _shout(dice: random.Random, text: str, other: str) -> str:
    return dice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _glue(dice: random.Random, text: str, other: str) -> str:
    return text.replace(dice.choice((" ", ", ", ".", "-")), dice.choice(("", " ", "\n", "\u00a0", "-", ",")))


_CHANGES: tuple[Change, ...] = (_splice, _splice, _shuffle, _cut, _sow, _sow, _run, _shout, _glue)


@dataclass(frozen=True)
class Trial:
    """A text to read, with its date and headline."""

    text: str
    published: str | None
    title: str | None


def trial(seed: int, number: int, texts: Sequence[str]) -> Trial:
    """Return the text of that number."""
    dice = random.Random(f"{seed}/{number}")
    text = dice.choice(texts)
    for _ in range(dice.randint(1, 5)):
        text = dice.choice(_CHANGES)(dice, text, dice.choice(texts))
    return Trial(text, dice.choice(_DATES), dice.choice((None, dice.choice(texts)[: dice.randint(0, 90)])))


# What holds for every text.


def _hold(holds: bool, found: object) -> None:
    if not holds:
        raise Finding(f"{found!r} does not hold")


def check_quantities(text: str, found: list[Quantity]) -> None:
    """Amounts stand where they say, in order, apart from each other, and within their intervals."""
    for one in found:
        _hold(text[one.start : one.end] == one.surface != "", one)
        _hold(one.bound in BOUNDS and bool(one.unit) and _is_amount(one), one)
    for one, other in pairwise(found):
        _hold(one.end <= other.start, (one, other))


def check_figures(text: str, found: list[Figure]) -> None:
    """Figures stand in their sentences, and so do the words that gave their fields; lists are kept to."""
    for one in found:
        _hold(text[one.start : one.end] == one.surface != "", one)
        _hold(0 <= one.sentence_start <= one.start < one.end <= one.sentence_end <= len(text), one)
        _hold(all(one.sentence_start <= a < b <= one.sentence_end for _, a, b in one.words), one)
        _hold(one.statistic in STATISTICS and one.indicator in INDICATORS and one.bound in BOUNDS, one)
        _hold(
            _is_amount(one) and "" not in (one.product, one.reporter, one.partner, one.period, one.base), one
        )
    for one, other in pairwise(found):
        _hold(one.end <= other.start, (one, other))


def _is_amount(one: Quantity | Figure) -> bool:
    ends = [one.value, one.value if one.upper is None else one.upper]
    is_within = (one.low is None or one.low <= min(ends)) and (one.high is None or max(ends) <= one.high)
    return all(map(math.isfinite, ends)) and is_within and (one.bound == "range") == (one.upper is not None)


def read(made: Trial) -> int:
    """Read a text with both layers, check what they return, and return how many amounts there were.

    Raises:
        Finding: something does not hold.
    """
    started = process_time()
    quantities = read_quantities(made.text)
    figures = read_figures(made.text, published=made.published, title=made.title)
    seconds = process_time() - started
    check_quantities(made.text, quantities)
    check_figures(made.text, figures)
    if seconds > _SECONDS + _SECONDS_EACH * len(made.text):
        raise Finding(f"{seconds:.1f} s for {len(made.text):,} characters")
    return len(quantities) + len(figures)


def read_many(
    seed: int, numbers: Iterator[int], seconds: float, texts: Sequence[str]
) -> tuple[int, int, int]:
    """Read texts for that long; return how many, of how many characters, with how many amounts.

    Raises:
        Exception: whatever the first wrong text raised, with a note on how to repeat it.
    """
    started = process_time()
    read_texts = characters = amounts = 0
    for number in numbers:
        if process_time() - started >= seconds:
            break
        made = trial(seed, number, texts)
        try:
            amounts += read(made)
        except Exception as error:
            error.add_note(f"Repeat it with --seed {seed} --first {number}; it is {made!r}")
            raise
        read_texts, characters = read_texts + 1, characters + len(made.text)
    return read_texts, characters, amounts


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60, help="of processor time (default: 60)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="number of the text to begin with")
    asked = parser.parse_args(arguments)
    done = read_many(asked.seed, count(asked.first), asked.seconds, material())
    sys.stdout.write("Nothing found: {:,} texts, {:,} characters, {:,} amounts".format(*done))
    sys.stdout.write(f" in {asked.seconds:,.0f} s, seed {asked.seed}, from text {asked.first} on.\n")


if __name__ == "__main__":
    main()
