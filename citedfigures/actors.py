"""Actors: the countries, groups, companies and lines of a sentence, and how they stand in it.

An actor's relation is the preposition before it, or that it owns ("Kazakhstan's exports"), qualifies
("Kazakh exports"), or stands alone. "The Central Asian nation", "the republic", "the company" and "its"
are resolved to somebody named before.
"""

from __future__ import annotations

from citedfigures.discourse import Actor, Discourse, is_place
from citedfigures.epithets import described, superlative
from citedfigures.lexicon import Mention, load
from citedfigures.names import find_names, is_of_company, is_quoted
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

_PREPOSITIONS: dict[str, str] = load("roles")["prepositions"]
_SKIPPED = word_set("before_names")
_LINE_NOUNS = frozenset(load("names")["lines"])
_CARRYING = word_set("carrying")
_ESTIMATING = frozenset(
    {"estimated", "estimates", "forecast", "forecasts", "reckons", "said", "says", "put", "puts"}
)
_LENT = word_set("lent")
_ACTING = word_set("acting")
_IS = frozenset({"is", "was", "became", "remains", "remained", "still", "now", "as"})
_FAVOUR = frozenset({"favor", "favour"})
_POSSESSIVES = frozenset({"’s", "'s", "’", "'"})
_NOT_OF_PRONOUNS = frozenset({"of", "for", "on", "by"})
_MEMBERS = frozenset({"state", "states", "country", "countries", "member", "members"})
_SIDES = 4  # how many words may stand between a preposition and the name it governs
_ABBREVIATED_WITHIN = 4  # words between a name and its abbreviation in parentheses
_APPOSED_WITHIN = 2  # words between a country and its company
_STATE_BANKS = ("eximbank", "exim bank", "development bank", "import bank")
_CARRIES_WITHIN = 4  # words between "it" and what a line does: "it should now carry"


def find_actors(sentence: Sentence, discourse: Discourse) -> list[Actor]:
    """Return the actors of a sentence, in order, with their relations."""
    actors: list[Actor] = []
    for mention in _mentions(sentence, discourse):
        relation = _relation(sentence, _whole(sentence, mention), actors)
        if relation in _NOT_OF_PRONOUNS and sentence.phrase(mention) == "it":
            continue  # "97 percent of it"
        if mention.kind == "place":
            code = _european(mention, discourse) or mention.key
            actors.append(Actor(mention.start, mention.end, code, mention.form, relation))
            continue
        relation = "possessive" if sentence.phrase(mention) == "its" else relation
        if mention.form == "other side":
            if relation == "favour":
                actors.append(Actor(mention.start, mention.end, "", "organisation", relation, inferred=True))
        elif _is_of_home(sentence, mention, discourse.focus, actors):
            actors.append(
                Actor(mention.start, mention.end, discourse.focus, "pronoun", relation, inferred=True)
            )
        elif code := discourse.resolve(_meant(sentence, mention), relation, actors):
            form = _resolved_form(mention, code)
            actors.append(Actor(mention.start, mention.end, code, form, relation, inferred=True))
    return _abbreviated(sentence, _apposed(sentence, actors))


def _european(mention: Mention, discourse: Discourse) -> str:
    """Return "EU" for "European" in a text that named the EU before, else ""."""
    is_european = mention.key == "Europe" and mention.form == "adjective"
    return "EU" if is_european and "EU" in discourse.latest() else ""


def _is_of_home(sentence: Sentence, mention: Mention, focus: str, before: list[Actor]) -> bool:
    """Tell whether "its" means whom the text is about, not the subject: "China is its largest partner"."""
    if (
        sentence.phrase(mention) != "its"
        or not focus
        or not _IS.intersection(sentence.words_before(mention.start, 1))
    ):
        return False
    return all(actor.code != focus for actor in before)


def _apposed(sentence: Sentence, actors: list[Actor]) -> list[Actor]:
    """Leave out whose a company is, "Russia's Gazprom"; for a state's bank keep the state."""
    kept: list[Actor] = []
    for actor in actors:
        owner = kept[-1] if kept else None
        if owner is not None and _is_home_of(sentence, owner, actor):
            continue
        named = actor.form == "company" and owner is not None and owner.is_country and not owner.inferred
        if owner is None or not named or not _belongs(sentence, owner, actor):
            kept.append(actor)
        elif not actor.code.lower().endswith(_STATE_BANKS):
            kept[-1] = actor
        elif owner.relation in ("possessive", "adjective"):
            kept[-1] = owner._replace(end=actor.end, relation=actor.relation)
    return kept


def _is_home_of(sentence: Sentence, company: Actor, place: Actor) -> bool:
    """Tell whether a place only says where a company is from: "Tianqi *of China*"."""
    if company.form != "company" or company.inferred or not place.is_country or place.relation != "of":
        return False
    return sentence.words_between(company.end, place.start) == ["of"]


def _belongs(sentence: Sentence, owner: Actor, company: Actor) -> bool:
    """Tell whether a company's country stands right before it: "South Korea's state utility Kepco"."""
    if owner.relation not in ("possessive", "adjective"):
        return False
    words = [word for word in sentence.words_between(owner.end, company.start) if word not in _POSSESSIVES]
    return len(words) <= _APPOSED_WITHIN and all(
        word.isalpha() and word not in _PREPOSITIONS for word in words
    )


def _whole(sentence: Sentence, mention: Mention) -> Mention:
    """A name with the words that say what it is: "to *the port of Izmail*" stands as a goal."""
    if mention.form != "line" or mention.first < 2:
        return mention
    noun, joint = sentence.tokens.lower[mention.first - 2 : mention.first]
    is_called = joint in ("of", "at") and noun in _LINE_NOUNS
    return mention._replace(first=mention.first - 2) if is_called else mention


def _meant(sentence: Sentence, mention: Mention) -> Mention:
    """A pronoun as the line that it must mean, by what it does: "it carried 10 million tonnes"."""
    following = sentence.words_after(mention.end, _CARRIES_WITHIN)
    if sentence.phrase(mention) == "it" and _CARRYING & set(following):
        return mention._replace(key="things", form="thing")
    return mention


def _resolved_form(mention: Mention, code: str) -> str:
    """Return "company" for what stands for a thing, otherwise how it stands for a country."""
    if mention.form == "thing" and mention.key == "things":
        return "line"
    if mention.form == "thing" or not is_place(code):
        return "company"
    return mention.form if mention.form in ("pronoun", "institution") else "epithet"


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
            actors[actors.index(names[-1])] = names[-1]._replace(code=short.code)
    return actors


def _mentions(sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """Listed places and epithets, and names that only their capitals tell, in order."""
    listed = [m for m in sentence.mentions if m.kind in ("place", "epithet") and not _is_other(sentence, m)]
    listed = [superlative(sentence, m) or m for m in listed]
    phrases = list(described(sentence))  # "its neighbour" is not what is its
    listed = [m for m in listed if m.form != "pronoun" or not any(_overlaps(m, d) for d in phrases)]
    listed += [m for m in phrases if not any(_overlaps(m, other) for other in listed)]
    # A word that the lists know ("Revenue", "Output") is no name, though it begin a sentence.
    found = list(find_names(sentence, discourse.proper, discourse.people))
    companies = {n for n in found if is_of_company(n, sentence.text)}
    names = [n for n in found if n in companies or not any(_hides(m, n) for m in sentence.mentions)]
    listed = [m for m in listed if not any(_overlaps(m, name) for name in _hiding(m, names, companies))]
    return sorted(listed + names, key=lambda m: m.start)


def _hiding(listed: Mention, names: list[Mention], companies: set[Mention]) -> list[Mention]:
    """The names that a listed place is only a part of: "Fiji Airways", "ArcelorMittal Temirtau"."""
    if listed.form == "region":
        return names
    return [name for name in companies if listed.end < name.end]


def _is_other(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a phrase is only quoted ("the World Bank reckons") or part of a name."""
    following = sentence.tokens.texts[mention.after : mention.after + 1]
    in_name = mention.form == "institution" and any(text[0].isupper() or text == "-" for text in following)
    estimates = mention.form == "pronoun" and bool(_ESTIMATING & set(sentence.words_after(mention.end, 1)))
    return in_name or estimates or is_quoted(sentence, mention)


def _overlaps(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _hides(listed: Mention, name: Mention) -> bool:
    """Tell whether a listed phrase leaves nothing of a name: "Revenue" is none, "Centerra Gold" is one."""
    if not _overlaps(listed, name):
        return False
    if listed.form == "region":
        return (
            listed.start <= name.start and name.end <= listed.end
        )  # "Temirtau" does not hide the steelworks'
    return listed.kind in ("place", "epithet", "voice") or name.after - name.first == 1


def _relation(sentence: Sentence, mention: Mention, before: list[Actor]) -> str:
    """How the mention stands in its sentence."""
    tokens = sentence.tokens
    following = tokens.texts[mention.after] if mention.after < len(tokens) else ""
    if following in _POSSESSIVES:
        after = tokens.lower[mention.after + 1] if mention.after + 1 < len(tokens) else ""
        return "favour" if after in _FAVOUR else "possessive"
    if following.lower() in _MEMBERS and not _preposition(sentence, mention):
        return "adjective"
    if before and (joined := _joined(sentence, before[-1], mention)):
        return joined
    if mention.form == "adjective" and following.lower() in _LENT:
        return "from"
    acts = following.lower() in _ACTING or _is_people(sentence, mention)
    qualifies = mention.form == "adjective" and not acts
    return _preposition(sentence, mention) or ("adjective" if qualifies else "alone")


def _is_people(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a demonym names people and qualifies nothing: "Indians made up a fifth"."""
    word = sentence.tokens.lower[mention.after - 1]
    return word.endswith("s") and not word.endswith("ss")


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
