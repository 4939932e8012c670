"""Actors: the countries, groups, companies and lines of a sentence, and how they stand in it.

An actor's relation is the preposition before it, or that it owns ("Kazakhstan's exports"), qualifies
("Kazakh exports"), or stands alone before or after the verb. Names that the lists do not know
("Kazatomprom", "the Bogatyr mine") are read from their capitals. "The Central Asian nation", "the
republic" and "its" are resolved to a country named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from citedfigures.lexicon import Mention, Token, load
from citedfigures.periods import MONTHS
from citedfigures.sentence import Sentence

COUNTRY_FORMS = frozenset({"name", "adjective", "metonym", "epithet", "pronoun"})
_PREPOSITIONS: dict[str, str] = load("roles")["prepositions"]
_SKIPPED = frozenset(
    "the a an its their our his both neighbouring neighboring countries country states state members member "
    "republic northern southern eastern western central former giant partner partners neighbour neighbor "
    "oil gas economy kazakh own other fellow ally rival region port".split()
)
_FAVOUR = frozenset({"favor", "favour"})
_SIDES = 4  # how many words may stand between a preposition and the name it governs
# What follows a name that is a line, field, port or company: "the Kashagan field", "Masdar Group".
_LINE_NOUNS = frozenset(
    "pipeline pipelines line railway railroad canal corridor cable tunnel route port field mine plant refinery deposit "
    "terminal station reactor dam bridge smelter project group corporation company consortium bank holding".split()
)
_NOT_NAMES = frozenset(
    "the a an in on at of by for from to and but or as if it its he she they we i this that these those there here while "
    "when where who what which since after before with without under over about some most many no not one two three four "
    "mr mrs ms dr president minister prime foreign finance energy trade economy deputy first second third last next "
    "monday tuesday wednesday thursday friday saturday sunday late early mid north south east west northern southern "
    "eastern western central sea ocean gulf river city state ministry government national according total exports imports "
    "inc corp ltd co plc llc ag sa government parliament senate annual net gross q1 q2 q3 q4 gdp opec imf usd eur "
    "today yesterday meanwhile however also still yet so then thus now both each all half such per percent pct".split()
) | frozenset(MONTHS)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named at ``text[start:end]``; `code` is the country, group or name, `form` how it is said."""

    start: int
    end: int
    code: str
    form: str
    relation: str
    inferred: bool = False


@dataclass(slots=True)
class Discourse:
    """Who was named before: resolves pronouns and epithets, and tells what the text is about.

    Attributes:
        focus: the country that title and text name most, "" if none.
        recent: codes of countries and groups, the latest last.
    """

    focus: str = ""
    recent: tuple[str, ...] = ()

    def after(self, actors: list[Actor]) -> Discourse:
        """Return the discourse after a sentence with these actors."""
        named = [actor.code for actor in actors if actor.form in COUNTRY_FORMS and actor.code]
        return replace(self, recent=(*self.recent, *named)[-12:])

    def resolve(self, mention: Mention, before: list[Actor]) -> str:
        """Return the code for an epithet or pronoun, given the actors before it in its sentence; "" if unknown."""
        here = [actor.code for actor in before if actor.form in COUNTRY_FORMS and actor.code]
        places = load("places")
        if mention.form == "group":
            groups = places["groups"]
            return next((code for code in reversed((*self.recent, *here)) if code in groups and code != "World"), "")
        if mention.form == "pronoun":
            candidates = (*here[:1], *here[1:], *reversed(self.recent))
        else:
            candidates = (self.focus, *reversed(here), *reversed(self.recent))
        allowed = places["epithets"]["regions"].get(mention.key)
        countries = places["countries"]
        return next((c for c in candidates if c in (allowed or countries)), "")


def find_actors(sentence: Sentence, discourse: Discourse) -> list[Actor]:
    """Return the actors of a sentence, in order, with their relations."""
    actors: list[Actor] = []
    for mention in _mentions(sentence):
        relation = _relation(sentence, mention, actors)
        if mention.kind == "epithet":
            code = discourse.resolve(mention, actors)
            form = "pronoun" if mention.form == "pronoun" else "epithet"
            relation = "possessive" if sentence.phrase(mention) == "its" else relation
            if code:
                actors.append(Actor(mention.start, mention.end, code, form, relation, inferred=True))
        else:
            actors.append(Actor(mention.start, mention.end, mention.key, mention.form, relation))
    return actors


def _mentions(sentence: Sentence) -> list[Mention]:
    """Listed places and epithets, and names that only their capitals tell, in order."""
    listed = [m for m in sentence.mentions if m.kind in ("place", "epithet")]
    # A word that the lists know ("Revenue", "Output") is no name, though it begin a sentence.
    names = [n for n in _names(sentence) if not any(m.start < n.end and n.start < m.end for m in sentence.mentions)]
    return sorted(listed + names, key=lambda m: m.start)


def _names(sentence: Sentence) -> Iterator[Mention]:
    """Yield runs of capitalised words that may name a company, field or line."""
    tokens, at = sentence.tokens, 0
    inside = [(q.start, q.end) for q in sentence.quantities]
    while at < len(tokens):
        after = at
        while after < len(tokens) and _is_name_word(tokens[after], inside):
            after += 1
        if after > at and _may_be_name(sentence, at, after):
            name = sentence.text[tokens[at].start : tokens[after - 1].end]
            form = "line" if after < len(tokens) and tokens[after].lower in _LINE_NOUNS else "company"
            yield Mention(tokens[at].start, tokens[after - 1].end, at, after, "place", name, form)
        at = after + 1


def _is_name_word(token: Token, inside: list[tuple[int, int]]) -> bool:
    if not token.text[0].isupper() or token.lower in _NOT_NAMES or len(token.text) == 1:
        return False
    return not any(start <= token.start < end for start, end in inside)


def _may_be_name(sentence: Sentence, first: int, after: int) -> bool:
    """Tell whether the run is more than a word that only begins its sentence, and no person who speaks."""
    tokens = sentence.tokens
    following = tokens[after].lower if after < len(tokens) else ""
    if following in ("said", "says", "told", "added", "noted"):
        return False
    if after - first > 1 or not _begins(sentence, first):
        return True
    return tokens[first].text.isupper() or following in _LINE_NOUNS or _is_unusual(tokens[first])


def _begins(sentence: Sentence, index: int) -> bool:
    return index == 0 or sentence.tokens[index - 1].text in "“\"‘—:"


def _is_unusual(token: Token) -> bool:
    """Tell whether a word at a sentence's beginning looks like a name: a long word with no common ending."""
    return len(token.text) > 5 and not re.search(r"(?:ly|ing|ed|ions?|ments?|ers?|ies|es|als?|ians?|ity|s)$", token.lower)


def _relation(sentence: Sentence, mention: Mention, before: list[Actor]) -> str:
    """How the mention stands in its sentence."""
    tokens = sentence.tokens
    following = tokens[mention.after] if mention.after < len(tokens) else None
    if following and following.text in ("’s", "'s", "’", "'"):
        after = tokens[mention.after + 1].lower if mention.after + 1 < len(tokens) else ""
        if after not in _FAVOUR:
            return "possessive"
        return "favour"
    if before and (joined := _joined(sentence, before[-1], mention)):
        return joined
    return _preposition(sentence, mention) or ("adjective" if mention.form == "adjective" else _alone(sentence, mention))


def _joined(sentence: Sentence, earlier: Actor, mention: Mention) -> str:
    """The relation that a name shares with the one before it: "Russia, Belarus and Kazakhstan", "A–B trade"."""
    words = sentence.words_between(earlier.end, mention.start)
    if words in (["-"], ["–"]):
        return "and"
    if not words or not set(words) <= {",", "and", "or", "the", "its", "as", "well"} or not {"and", ","} & set(words):
        return ""
    if earlier.relation == "between":
        return "and" if "and" in words else "between"
    return earlier.relation if earlier.relation in (*_PREPOSITIONS.values(), "subject") else ""


def _preposition(sentence: Sentence, mention: Mention) -> str:
    """The relation that a preposition shortly before the name gives; "" if there is none."""
    tokens = sentence.tokens
    for index in range(mention.first - 1, max(-1, mention.first - 1 - _SIDES), -1):
        word = tokens[index].lower
        if word == "of" and index and tokens[index - 1].lower in _FAVOUR:
            return "favour"
        if word in _PREPOSITIONS:
            return "" if mention.form == "adjective" and word not in ("in", "to", "from", "with", "between") else _PREPOSITIONS[word]
        if word not in _SKIPPED and not word.endswith(("ish", "ern", "an")):
            return ""
    return ""


def _alone(sentence: Sentence, mention: Mention) -> str:
    """"subject" for a name without preposition that stands before an amount, otherwise "object"."""
    first = sentence.quantities[0].start if sentence.quantities else sentence.end
    begin, _ = sentence.clause(mention.start)
    if mention.start < first or not any(begin <= q.start < mention.start for q in sentence.quantities):
        return "subject"
    return "object"
