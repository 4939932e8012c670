"""Names that no list knows: companies, fields, ports and lines, told by their capital letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citedfigures.lexicon import Mention, Tokens, load
from citedfigures.periods import MONTHS
from citedfigures.sentence import Sentence
from citedfigures.words import phrases_of

_WORDS = load("names")
_LINE_NOUNS = frozenset(_WORDS["lines"])
_THING_NOUNS = _LINE_NOUNS | frozenset(_WORDS["companies"])
# Bodies whose figures are a country's: "the Tea Board".
_BODIES = frozenset(_WORDS["bodies"])
_NO_NAME_BEFORE = _BODIES | frozenset(_WORDS["geography"])
_COMPANY_ENDINGS = frozenset(_WORDS["company_endings"])
# What a headline may be about, but no name by itself; "the Canal" is left to the line that the text names.
_NO_TOPIC = (_THING_NOUNS | _NO_NAME_BEFORE) - {"canal", "corridor", "pipeline"}
_THING_JOINS = frozenset(_WORDS["thing_joins"])
_NOT_NAMES = frozenset(_WORDS["common"]) | frozenset(MONTHS)
_SPEAKING = frozenset(_WORDS["speaking"])
# Common words that begin sentences and look like no others.
_BEGINNINGS = frozenset(_WORDS["beginnings"])
_HONORIFICS = tuple(_WORDS["honorifics"])
# A name of one to three words after an honorific, and the last word of one before an age between commas.
_TITLED = re.compile(rf"\b(?:{'|'.join(_HONORIFICS)})\.?\s([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}})")
_AGE = re.compile(r",\s\d\d,")
_AGED = re.compile(r"\b[A-Z][\w’'-]+$")
_LONGEST_NAME = 40
# What follows a name that begins a sentence, but seldom a common noun.
_AFTER_NAME = frozenset(_WORDS["after_name"])
_DEMONYM_ENDINGS = ("ian", "ese", "ish", "ians")  # of peoples and regions that no list has
_DIRECTIONS = frozenset({"North", "South", "East", "West", "Central", "New", "Great", "Upper", "Lower"})
_OPENINGS = _DIRECTIONS | {"First", "General", "United", "Royal"}  # "First Quantum", "General Motors"
_HEADLINE = 4  # long words in a headline
_CODE_SIGNS = frozenset("=@#\\<>{_")
_HYPHENS = frozenset("-–")
# A capitalised word after another word or a comma.
_PROPER = re.compile(r" (?<=[\w,;] )([A-Z]\w+)")
# A company's name as newswires mark it: "<Sienna Resources Ltd>"; no tag with "=", "/" or small letters.
_MARKED = re.compile(r"<[A-Z][\w&.,' \n-]*>")
# A headline that begins with a company and its sign at the exchange: "BELL INDUSTRIES INC <BI> 4TH QTR NET".
_TICKED = re.compile(
    r"(?P<name>[A-Z][A-Z0-9&.' -]*?)(?:,? (?:INC|LTD|CORP|CO|PLC|AG|NV|SA|LP))* <[A-Z.]{1,6}>"
)
_CALLED_WITHIN = 2  # words after "the" with which a name is called a mine or port
_MARKED_WITHIN = 12  # characters after the name: " Ltd>"
# How common nouns and adverbs end, and names seldom do.
_COMMON_ENDING = re.compile(
    r"(?:ly|ing|ed|ions?|ments?|ers?|ies|es|als?|ians?|ity|s|isms?|[ae]nce|ness|ship|age|ture|eum|body|one"
    r"|thing|where|ever|th|ts)$"
)
_SHORTEST_UNUSUAL = 4


def find_names(
    sentence: Sentence, proper: frozenset[str], people: frozenset[str] = frozenset()
) -> Iterator[Mention]:
    """Yield runs of capitalised words that may name a company, field or line.

    `proper` are the words that the text writes with a capital within sentences too, `people` those of
    which a person's name is made.
    """
    if is_headline(sentence):
        return
    tokens, after = sentence.tokens, 0
    inside = [(q.start, q.end) for q in sentence.quantities]
    goods = {(m.first, m.after) for m in sentence.mentions if m.kind == "product"}
    for at in [at for at, word in enumerate(tokens.texts) if word[0].isupper()]:
        if at < after:
            continue
        after = _run_end(tokens, at, inside)
        person = after > at and tokens.texts[after - 1] in people
        may_be = after > at and not person and (at, after) not in goods and not _is_body(tokens, after)
        if may_be and _may_be_name(sentence, at, after, proper) and not _is_code(sentence, at, after):
            start, end = tokens.starts[at], tokens.ends[after - 1]
            form = "line" if _is_line(tokens, at, after) else "company"
            yield Mention(start, end, at, after, "place", sentence.text[start:end], form)


def is_of_company(name: Mention, text: str) -> bool:
    """Tell whether a name of several words ends as a company's does: "Fiji Airways"."""
    return name.after - name.first > 1 and text[name.start : name.end].split()[-1].lower() in _COMPANY_ENDINGS


def _is_body(tokens: Tokens, after: int) -> bool:
    """Tell whether a run names a body, a sea or a street: "the Tea Board", "the Black Sea"."""
    if tokens.lower[after - 1] in _NO_NAME_BEFORE:
        return True
    return after < len(tokens) and tokens.texts[after][0].isupper() and tokens.lower[after] in _NO_NAME_BEFORE


def _is_line(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether a run names a line, port or plant: "the Tazan field", "the port of Izmail"."""
    if after < len(tokens) and tokens.lower[after] in _LINE_NOUNS:
        return True
    if tokens.lower[after : after + 2] in ([",", "the"], [",", "a"]) and not _LINE_NOUNS.isdisjoint(
        tokens.lower[after + 2 : after + 2 + _CALLED_WITHIN]
    ):
        return True  # "Kansanshi, the mine near Solwezi"
    return first > 1 and tokens.lower[first - 1] in _THING_JOINS and tokens.lower[first - 2] in _LINE_NOUNS


def is_headline(sentence: Sentence) -> bool:
    """Tell whether nearly every word has a capital, which then tells nothing."""
    with_capital, words = sentence.capitals
    return words >= _HEADLINE and with_capital > 0.8 * words


def is_quoted(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether an organisation is only quoted: "the World Bank reckons that"."""
    following = sentence.words_after(mention.end, 1)
    return mention.form == "organisation" and bool(following) and following[0] in _SPEAKING


def find_proper(text: str) -> frozenset[str]:
    """Return the words that a text writes with a capital within its sentences."""
    return frozenset(_PROPER.findall(text))


def find_people(text: str) -> frozenset[str]:
    """Return the words that names of persons end with: after an honorific, or before an age."""
    names = [name.split()[-1] for name in _TITLED.findall(text)]
    for age in _AGE.finditer(text):
        names += _AGED.findall(text[max(0, age.start() - _LONGEST_NAME) : age.start()])
    return frozenset(name.removesuffix("’s").removesuffix("'s") for name in names)


def _is_code(sentence: Sentence, first: int, after: int) -> bool:
    """Tell whether a run of capitals is a formula or a call and no name: "=SUM(", "f(X)"."""
    start, end = sentence.tokens.starts[first], sentence.tokens.ends[after - 1]
    if _MARKED.match(sentence.text, start - 1, end + _MARKED_WITHIN):
        return False
    return sentence.text[start - 1 : start] in _CODE_SIGNS or sentence.text[end : end + 1] in (
        "(",
        "=",
        "[",
        "{",
    )


def find_topic(title: str, text: str) -> str:
    """Return the first name in a headline that the text uses too, and never without its capital, or ""."""
    (tokens, mentions), body = phrases_of(title), text.replace(title, "", 1)
    if marked := _TICKED.match(title):
        return _as_in(marked["name"], body)
    listed = [(m.first, m.after) for m in mentions if m.kind == "place" and m.form != "region"]
    goods = {title[m.start : m.end] for m in mentions if m.kind in ("product", "cue")}
    rest = [token for n, token in enumerate(tokens) if not any(a <= n < b for a, b in listed)]
    tokens, at = Tokens([t.start for t in rest], [t.end for t in rest], [t.text for t in rest]), 0
    while at < len(tokens):
        after = _run_end(tokens, at, [])
        while after > at:
            name = title[tokens.starts[at] : tokens.ends[after - 1]]
            if (
                name not in goods
                and name.lower() not in _NO_TOPIC
                and _stands_in(name, body)
                and not _is_person(name, body)
            ):
                return name
            after -= 1
        at += 1
    return ""


def _as_in(name: str, body: str) -> str:
    """Return a name in capitals as the text writes it, or with only its first letters as capitals."""
    found = re.search(rf"\b{re.escape(name)}\b", body, re.I)
    return found.group() if found and found.group()[0].isupper() else name.title()


def _stands_in(name: str, body: str) -> bool:
    """Tell whether a text uses a name, as a whole word, and never the same words without a capital."""
    if name.lower() in body:
        return False
    at = body.find(name)
    while at >= 0 and (
        _is_inside(body[at - 1 : at]) or _is_inside(body[at + len(name) : at + len(name) + 1])
    ):
        at = body.find(name, at + 1)
    return at >= 0


def _is_inside(neighbour: str) -> bool:
    """Tell whether a character goes on with a word."""
    return neighbour.isalnum() or neighbour == "_"


def _is_person(name: str, body: str) -> bool:
    return any(f"{honorific} {name}" in body for honorific in _HONORIFICS)


def _run_end(tokens: Tokens, at: int, inside: list[tuple[int, int]]) -> int:
    """Index after the run of name words that begins at a token; hyphens without spaces join it."""
    after = at
    if tokens.texts[at] in _OPENINGS and _is_name_word(tokens, at + 1, inside):
        after += 1  # "South Pars"
    while _is_name_word(tokens, after, inside):
        after += 1
        joins = (
            after + 1 < len(tokens)
            and tokens.texts[after] in _HYPHENS
            and tokens.starts[after + 1] == tokens.ends[after - 1] + 1
        )
        if joins:
            is_name = _is_name_word(tokens, after + 1, inside)
            after += 1 if is_name else 2 if tokens.texts[after + 1][0].isdigit() else 0
    if after > at and after < len(tokens) and tokens.texts[after] in _DIRECTIONS:
        after += 1  # "North Field East"
    return after


def _is_name_word(tokens: Tokens, at: int, inside: list[tuple[int, int]]) -> bool:
    if at >= len(tokens) or tokens.lower[at] in _NOT_NAMES:
        return False
    word, place = tokens.texts[at], tokens.starts[at]
    return word[0].isupper() and len(word) > 1 and not any(start <= place < end for start, end in inside)


def _may_be_name(sentence: Sentence, first: int, after: int, proper: frozenset[str]) -> bool:
    """Tell whether the run is more than a word that only begins its sentence, and no person who speaks."""
    tokens = sentence.tokens
    following = tokens.lower[after] if after < len(tokens) else ""
    if following in _SPEAKING or (after - first == 1 and tokens.lower[first].endswith(_DEMONYM_ENDINGS)):
        return False
    if after - first > 1 or not _begins(tokens.texts, first):
        return True
    word = tokens.texts[first]
    is_camel = any(character.isupper() for character in word[1:])
    known = word in proper or is_camel or following in _THING_NOUNS
    if following == "and" and _is_name_word(tokens, after + 1, []):
        return True  # "Aktau and Kuryk"
    return known or (following in _AFTER_NAME and _is_unusual(tokens.lower[first]))


def _begins(words: list[str], index: int) -> bool:
    """Tell whether a word's capital may only mark a beginning: of the sentence, or of speech after it."""
    if index == 0 or words[index - 1] in "—:.":  # newswires write "U.K. Retail sales"
        return True
    return words[index - 1] in '“"‘' and (index == 1 or not words[index - 2].isalpha())


def _is_unusual(word: str) -> bool:
    """Tell whether a word at a sentence's beginning looks like a name: a long word with no common ending."""
    return len(word) >= _SHORTEST_UNUSUAL and word not in _BEGINNINGS and not _COMMON_ENDING.search(word)
