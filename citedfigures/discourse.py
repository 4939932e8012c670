"""Discourse: who was named before, whom "it" or "the kingdom" means, and what a text is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from citedfigures.lexicon import Mention, load

COUNTRY_FORMS = frozenset({"name", "adjective", "metonym", "region", "epithet", "institution", "pronoun"})
_AWAY = frozenset({"to", "from", "with"})
_REMEMBERED = 12
_MOST_UNHEARD = 64  # sentences that are kept to be worked through later
# How somebody stands of whom a sentence tells something.
_SUBJECTS = frozenset({"alone", "possessive", "adjective"})


class Actor(NamedTuple):
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
        lines: those of them that carry or produce something and are no companies, the latest last.
    """

    subject: str = ""
    recent: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def after(self, actors: list[Actor]) -> Named:
        """Return who was named after a sentence with these actors."""
        named = [actor.code for actor in actors if actor.is_country]
        things = [actor.code for actor in actors if not actor.is_country and actor.form != "organisation"]
        lines = [actor.code for actor in actors if actor.form == "line" and not actor.inferred]
        alone = [actor.code for actor in actors if actor.relation == "alone"]
        owners = [actor.code for actor in actors if actor.relation == "possessive"]
        return Named(
            next(iter((*alone, *owners)), self.subject),
            (*self.recent, *named)[-_REMEMBERED:],
            (*self.things, *things)[-_REMEMBERED:],
            (*self.lines, *lines)[-_REMEMBERED:],
        )


NOBODY = Named()


class Discourse:
    """Who was named before: resolves pronouns and epithets, and tells what the text is about.

    Attributes:
        focus: the country that title and text are most about, "" if none.
        topic: the company, field, port or line that the headline names, "" if none.
        other: the country that they are second most about, "" if none.
        proper: words that the text writes with a capital within sentences.
        people: words with which names of persons end.
    """

    def __init__(
        self, focus: str = "", topic: str = "", other: str = "", *, proper: frozenset[str] = frozenset(),
        people: frozenset[str] = frozenset(), named: Named = NOBODY,
    ) -> None:  # fmt: skip
        """Begin with what title and text are about; `named` is who was named already."""
        self.focus, self.topic, self.other = focus, topic, other
        self.proper, self.people = proper, people
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

    def latest(self, here: Sequence[str] = ()) -> Iterator[str]:
        """Yield the countries and groups named, the latest first: those of the sentence, then the earlier."""
        yield from reversed(here)
        yield from reversed(self.named.recent)

    def earlier_things(self) -> Iterator[str]:
        """Yield what else was named in title and text, the topic first, then the latest first."""
        yield self.topic
        yield from reversed(self.named.things)

    def resolve(self, mention: Mention, relation: str, before: list[Actor]) -> str:
        """Return whom an epithet or pronoun stands for, given the actors before it in its sentence, or ""."""
        if mention.form == "thing":
            return next(filter(None, self._things(mention.key, before)), "")
        here = [actor.code for actor in before if actor.is_country]
        if mention.form == "pronoun":
            subjects = [actor.code for actor in before if actor.relation in ("alone", "possessive")]
            if relation in _AWAY:  # "Spain bought wine from it"
                return next((code for code in self.latest(here) if code not in subjects), "")
            return next(chain(subjects, here), "") or self.named.subject or next(self.latest(), "")
        # "Spain sold goods to the kingdom": whoever sells does not sell to itself.
        acting = {actor.code for actor in before if actor.relation in _SUBJECTS}
        excluded = acting if relation not in _SUBJECTS else set()
        if mention.form == "other country":
            excluded.add(self.focus)
        allowed = _meant(mention) - excluded
        return next((code for code in self._places(mention, here) if code in allowed), "")

    def _things(self, key: str, before: list[Actor]) -> Iterator[str]:
        """Companies, or lines and fields, that a phrase may mean, the likeliest first."""
        here = [actor.code for actor in reversed(before) if not actor.is_country]
        if key == "companies":
            yield from here
        else:
            # "SOCAR holds 7 percent of the project": the project is not the company that holds it.
            yield from (actor.code for actor in reversed(before) if actor.form == "line")
            yield from reversed(self.named.lines)
        yield from self.earlier_things()
        yield from here

    def _places(self, mention: Mention, here: list[str]) -> Iterator[str]:
        """Countries or groups that a phrase may mean, the likeliest first."""
        if mention.form not in ("group", "other country"):
            yield self.focus
        yield from self.latest(here)
        if mention.form == "other country":
            yield self.other


def _meant(mention: Mention) -> frozenset[str]:
    """Codes of the places that an epithet can mean at all."""
    places = load("places")
    if mention.form == "group":
        return groups() - {"World"}
    epithets = places["epithets"]
    few = epithets["regions"].get(mention.key) or epithets["kinds"].get(mention.key)
    return frozenset(few) if few else countries()


@cache
def countries() -> frozenset[str]:
    """Codes of the countries that the lists hold."""
    return frozenset(load("places")["countries"])


@cache
def groups() -> frozenset[str]:
    """Codes of the groups of countries, and of the world."""
    return frozenset(load("places")["groups"])


def is_place(code: str | None) -> bool:
    """Tell whether a code is that of a country or group, and not the name of a company or line."""
    return code in countries() or code in groups()
