"""Sentences of a text, as offsets.

A sentence ends at `.`, `!` or `?` before a space and something that can begin one, at a blank line,
and at a line break that a paragraph or headline ends with. "U.S. exports", "Mr. Xi", "bln. tons" and
initials do not end one.
"""

from __future__ import annotations

import re

# A full stop (with closing quotes or brackets) and white space, or one line break, or a blank line.
_BREAK = re.compile(r"(?P<stop>[.!?…][\"'”’)\]]{0,3})(?=\s)|(?P<line>\n)")
# Abbreviations before a full stop that end no sentence, as the last word before it.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|nos|vs|approx|bln|mln|trln|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept|Sep|Oct|Nov|Dec|Inc|Co|Corp|Ltd|i\.e|e\.g|cf|tel|str|pp|p|art|fig)|\b[A-Z](?:\.[A-Z])*)$"
)
# What may begin a sentence after white space: a capital, a digit, a currency sign, or an opening mark.
_OPENING = re.compile(r"\s+[\"'“‘(\[—–-]{0,3}(?:[A-Z0-9À-ÞА-Я]|[$€£¥])")
_LONGEST_SENTENCE = 2000  # characters
_LONGEST_ABBREVIATION = 12
# A line of wrapped text is this long at least; shorter ones are headings or ends of paragraphs.
_WRAPPED_LINE = 50
_LONGEST_WRAPPED_LINE = 100
# A long line that goes on in small letters: the text is wrapped throughout, as newswire is.
_WRAP = re.compile(rf"(?m)^[^\n]{{{_WRAPPED_LINE},{_LONGEST_WRAPPED_LINE}}}\n[a-z]")
_OVERLONG = re.compile(rf"(?m)^[^\n]{{{_LONGEST_WRAPPED_LINE + 1}}}")
_SHORTEST_NAME = 4  # letters of a word that a headline writes with a capital


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of the text, in order, without surrounding white space."""
    sentences: list[tuple[int, int]] = []
    is_wrapped = "\n" in text and _WRAP.search(text) is not None and _OVERLONG.search(text) is None
    start = 0
    for match in _BREAK.finditer(text):
        ends = _ends_line(text, match.start(), is_wrapped) if match["line"] else _ends_sentence(text, match)
        if ends:
            _cut(text, start, match.end(), sentences)
            start = match.end()
    _cut(text, start, len(text), sentences)
    return sentences


def _cut(text: str, start: int, end: int, sentences: list[tuple[int, int]]) -> None:
    """Append a sentence, in pieces where it is longer than any sentence, so that reading stays linear."""
    while end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        stop = space if space > start else start + _LONGEST_SENTENCE
        _append(text, start, stop, sentences)
        start = stop
    _append(text, start, end, sentences)


def _append(text: str, start: int, end: int, sentences: list[tuple[int, int]]) -> None:
    """Add the stretch without its surrounding white space, if anything is left."""
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    if left < len(stretch):
        sentences.append((start + left, start + len(stretch.rstrip())))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether the stop found ends a sentence."""
    if not _OPENING.match(text, match.end()):
        return False
    if match["stop"] != ".":
        return True
    before = text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()]
    return not _ABBREVIATION.search(before)


def _ends_line(text: str, at: int, is_wrapped: bool) -> bool:
    """Tell whether a line break ends a sentence: always at blank lines, otherwise unless it is a wrap.

    In a text that is wrapped throughout a short line goes on too, unless it has the capitals of a headline.
    """
    following = text[at + 1 : at + 2]
    if not following or following.isspace():
        return True
    if following.islower():
        return False
    line_start = text.rfind("\n", max(0, at - _LONGEST_WRAPPED_LINE - 1), at) + 1
    line = text[line_start:at].rstrip()
    if line[-1:] in '.!?:”"':
        return True
    if is_wrapped:
        words = [word for word in line.split() if len(word) >= _SHORTEST_NAME]
        return bool(words) and all(word[0].isupper() for word in words)
    wrapped = line_start > 0 or at <= _LONGEST_WRAPPED_LINE
    return not (wrapped and _WRAPPED_LINE <= len(line) <= _LONGEST_WRAPPED_LINE)
