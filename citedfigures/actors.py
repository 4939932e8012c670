"""Actors: the countries, groups, companies and lines of a sentence, and how they stand in it.

An actor's relation is the preposition before it, or that it owns ("Kazakhstan's exports"), qualifies
("Kazakh exports"), or stands alone. "The Central Asian nation", "the republic", "the company" and "its"
are resolved to somebody named before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from citedfigures.lexicon import Mention, load
from citedfigures.names import find_names, is_quoted
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

COUNTRY_FORMS = frozenset({"name", "adjective", "metonym", "epithet", "pronoun"})
_PREPOSITIONS: dict[str, str] = load("roles")["prepositions"]
_SKIPPED = word_set("before_names")
_FAVOUR = frozenset({"favor", "favour"})
_MEMBERS = frozenset({"state", "states", "country", "countries", "member", "members"})
_SIDES = 4  # how many words may stand between a preposition and the name it governs
_ABBREVIATED_WITHIN = 4  # words between a name and its abbreviation in parentheses
_REMEMBERED = 12
_MOST_UNHEARD = 64  # sentences that are kept to be worked through later


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named at ``text[start:end]``.

    `code` is the country, group or name; `form` how it is said; `relation` how it stands, see
    ``data/roles.toml``; `inferred` whether a pronoun or epithet was resolved to it.
    """

    start: int
    end: int
    code: str
    form: str
    relation: str
    inferred: bool = False

    @property
    def is_country(self) -> bool:
        """Whether it is a country or group and no company or line."""
        return self.form in COUNTRY_FORMS


class Named(NamedTuple):
    """Who was named up to a place of the text.

    Attributes:
        subject: who the sentence before began with, to whom "it" and "its" refer, "" if nobody.
        recent: codes of countries and groups, the latest last.
        things: names of companies, fields, ports and lines, the latest last.
    """

    subject: str = ""
    recent: tuple[str, ...] = ()
    things: tuple[str, ...] = ()

    def after(self, actors: list[Actor]) -> Named:
        """Return who was named after a sentence with these actors."""
        named = [actor.code for actor in actors if actor.is_country]
        things = [actor.code for actor in actors if not actor.is_country and actor.form != "organisation"]
        alone = [actor.code for actor in actors if actor.relation == "alone"]
        owners = [actor.code for actor in actors if actor.relation == "possessive"]
        return Named(
            next(iter((*alone, *owners)), self.subject),
            (*self.recent, *named)[-_REMEMBERED:],
            (*self.things, *things)[-_REMEMBERED:],
        )


NOBODY = Named()


class Discourse:
    """Who was named before: resolves pronouns and epithets, and tells what the text is about.

    Attributes:
        focus: the country that title and text name most, "" if none.
        topic: the company, field, port or line that the headline names, "" if none.
        other: the country that they name second most, "" if none.
        proper: words that the text writes with a capital within sentences.
    """

    def __init__(
        self, focus: str = "", topic: str = "", other: str = "", *, proper: frozenset[str] = frozenset(),
        named: Named = NOBODY,
    ) -> None:  # fmt: skip
        """Begin with what title and text are about; `named` is who was named already."""
        self.focus, self.topic, self.other, self.proper = focus, topic, other, proper
        self._named = named
        self._unheard: list[Callable[[], list[Actor]]] = []

    def hear(self, actors: Callable[[], list[Actor]]) -> None:
        """Take note of the actors of the next sentence, which are found only when `named` is asked for."""
        self._unheard.append(actors)
        if len(self._unheard) > _MOST_UNHEARD:
            self._named = self.named

    @property
    def named(self) -> Named:
        """Who was named in the sentences up to here."""
        unheard, self._unheard = self._unheard, []
        for actors in unheard:
            self._named = self._named.after(actors())
        return self._named

    def resolve(self, mention: Mention, before: list[Actor]) -> str:
        """Return whom an epithet or pronoun stands for, given the actors before it in its sentence, or ""."""
        here = [actor.code for actor in before if actor.is_country]
        places = load("places")
        if mention.form == "group":
            groups = places["groups"]
            return next((code for code in self.latest(here) if code in groups and code != "World"), "")
        if mention.form == "thing":
            things = reversed([actor.code for actor in before if not actor.is_country])
            # "SOCAR holds 7 percent of the project": the project is not the company that holds it.
            is_company = mention.key == "companies"
            order = (things, self.earlier_things()) if is_company else (self.earlier_things(), things)
            return next(filter(None, chain(*order)), "")
        if mention.form == "pronoun":
            subjects = [actor.code for actor in before if actor.relation in ("alone", "possessive")]
            return next(chain(subjects, here), "") or self.named.subject or next(self.latest(), "")
        allowed = places["epithets"]["regions"].get(mention.key) or places["countries"]
        if mention.form == "other country":
            return next((c for c in self.latest(here) if c in allowed and c != self.focus), "")
        return next((c for c in chain([self.focus], self.latest(here)) if c in allowed), "")

    def latest(self, here: Sequence[str] = ()) -> Iterator[str]:
        """Yield the countries and groups named, the latest first: those of the sentence, then the earlier."""
        yield from reversed(here)
        yield from reversed(self.named.recent)

    def earlier_things(self) -> Iterator[str]:
        """Yield what else was named in title and text, the topic first, then the latest first."""
        yield self.topic
        yield from reversed(self.named.things)


def find_actors(sentence: Sentence, discourse: Discourse) -> list[Actor]:
    """Return the actors of a sentence, in order, with their relations."""
    actors: list[Actor] = []
    for mention in _mentions(sentence, discourse.proper):
        relation = _relation(sentence, mention, actors)
        if mention.kind == "place":
            actors.append(Actor(mention.start, mention.end, mention.key, mention.form, relation))
            continue
        relation = "possessive" if sentence.phrase(mention) == "its" else relation
        if code := discourse.resolve(mention, actors):
            form = _resolved_form(mention, code)
            actors.append(Actor(mention.start, mention.end, code, form, relation, inferred=True))
    return _abbreviated(sentence, actors)


def _resolved_form(mention: Mention, code: str) -> str:
    """Return "company" for what stands for a thing, otherwise how it stands for a country."""
    places = load("places")
    if mention.form == "thing" or (code not in places["countries"] and code not in places["groups"]):
        return "company"
    return "pronoun" if mention.form == "pronoun" else "epithet"


def _abbreviated(sentence: Sentence, actors: list[Actor]) -> list[Actor]:
    """Give a name its abbreviation: "The State Oil Fund of Azerbaijan (SOFAZ)" is SOFAZ."""
    for number, short in enumerate(actors):
        if (
            short.form != "company"
            or not short.code.isupper()
            or sentence.words_between(short.start - 1, short.start) != ["("]
        ):
            continue
        reach = [
            a
            for a in actors[:number]
            if len(sentence.words_between(a.end, short.start)) <= _ABBREVIATED_WITHIN
        ]
        names = [a for a in reach if a.form == "company"]
        if names:
            actors[actors.index(names[-1])] = replace(names[-1], code=short.code)
    return actors


def _mentions(sentence: Sentence, proper: frozenset[str]) -> list[Mention]:
    """Listed places and epithets, and names that only their capitals tell, in order."""
    listed = [m for m in sentence.mentions if m.kind in ("place", "epithet") and not is_quoted(sentence, m)]
    # A word that the lists know ("Revenue", "Output") is no name, though it begin a sentence.
    names = [n for n in find_names(sentence, proper) if not any(_hides(m, n) for m in sentence.mentions)]
    return sorted(listed + names, key=lambda m: m.start)


def _hides(listed: Mention, name: Mention) -> bool:
    """Tell whether a listed phrase leaves nothing of a name: "Revenue" is none, "Centerra Gold" is one."""
    overlaps = listed.start < name.end and name.start < listed.end
    return overlaps and (listed.kind in ("place", "epithet") or name.after - name.first == 1)


def _relation(sentence: Sentence, mention: Mention, before: list[Actor]) -> str:
    """How the mention stands in its sentence."""
    tokens = sentence.tokens
    following = tokens.texts[mention.after] if mention.after < len(tokens) else ""
    if following in ("’s", "'s", "’", "'"):
        after = tokens.lower[mention.after + 1] if mention.after + 1 < len(tokens) else ""
        return "favour" if after in _FAVOUR else "possessive"
    if following.lower() in _MEMBERS and not _preposition(sentence, mention):
        return "adjective"
    if before and (joined := _joined(sentence, before[-1], mention)):
        return joined
    return _preposition(sentence, mention) or ("adjective" if mention.form == "adjective" else "alone")


def _joined(sentence: Sentence, earlier: Actor, mention: Mention) -> str:
    """The relation that a name shares with the one before it: "Russia, Belarus and China", "A–B trade"."""
    words = sentence.words_between(earlier.end, mention.start)
    if words in (["-"], ["–"]):
        return "and"
    if (
        not words
        or not set(words) <= {",", "and", "or", "the", "its", "as", "well"}
        or not {"and", ","} & set(words)
    ):
        return ""
    if earlier.relation == "between":
        return "and" if "and" in words else "between"
    return earlier.relation if earlier.relation in (*_PREPOSITIONS.values(), "alone") else ""


def _preposition(sentence: Sentence, mention: Mention) -> str:
    """The relation that a preposition shortly before the name gives; "" if there is none."""
    tokens = sentence.tokens
    if (
        sentence.phrase(mention) == "its"
        and mention.after < len(tokens)
        and tokens.lower[mention.after] in _FAVOUR
    ):
        return "favour"
    for index in range(mention.first - 1, max(-1, mention.first - 1 - _SIDES), -1):
        word = tokens.lower[index]
        if word == "of" and index and tokens.lower[index - 1] in _FAVOUR:
            return "favour"
        if word in _PREPOSITIONS:
            plain = mention.form != "adjective" or word in ("in", "to", "from", "with", "between")
            return _PREPOSITIONS[word] if plain else ""
        if word not in _SKIPPED and not word.endswith(("ish", "ern", "an")):
            return ""
    return ""
