"""How alike those are who do something or have it done to them: one by one, and as groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.claims.records import Party
from communique.claims.words import classes, content, contrasted, counterparts, is_number, overlap, words_of
from communique.linking import Finding

UNSAID = -0.4
"""Likeness of an agent that is named and one that is only described: on ECB+ dev it hardly tells two events apart."""


def best(party: Party, others: Sequence[Party]) -> float | None:
    """Likeness of a party to the one of `others` that is most like it; None if none can be compared."""
    values = [value for other in others if (value := likeness(party, other)) is not None]
    return max(values) if values else None


def likeness(one: Party, two: Party) -> float | None:
    """-1 (certainly others) to 1 (the same); None for a pronoun: what it stands for may be misread."""
    if set(one.actors) & set(two.actors):
        return 1.0 if _itself(one, two) else 0.0
    if one.pronoun or two.pronoun:
        return 0.5 if set(one.countries) & set(two.countries) else _by_antecedent(one, two)
    if is_number(one.head) or is_number(two.head):  # "the 21": those whom another report calls by a noun
        return 0.8 if _numbers(one) & _numbers(two) else None
    if contrasted(frozenset(one.words), frozenset(two.words)) or numbered_apart(one.text, two.text):
        return -0.9
    if (one.persons and two.persons) or one_and_many(one, two):
        return -0.9
    if one.role == two.role == "who" and counterparts(one.head, two.head):
        return -0.9
    if classes(one.head) & classes(two.head):
        if one.role == two.role == "who" and _of_two_states(one, two):
            return -0.9
        if _two_callings(one, two):
            return 0.0
        if one.head != two.head or not _told_apart(one, two):
            return 0.8
        return -0.7 if one.role == two.role == "who" else 0.0
    if set(one.countries) & set(two.countries):
        return 0.5
    if one.head in two.called or two.head in one.called:
        return 0.6
    if _a_firm(one, two) or _a_firm(two, one):
        return 0.6
    shared = overlap(_own_words(one), _own_words(two))
    if shared >= 0.5:
        return 0.6
    if one.role == two.role == "who" and opposing(one, two):
        return -0.9
    vague = one.role == two.role == "who" and not (one.specific and two.specific)
    if shared > 0 or vague:
        return 0.0
    if one.role == two.role == "who" and _of_two_states(one, two):
        return -0.9
    if one.role == two.role == "who" and bool(one.own) != bool(two.own):
        return UNSAID
    return -1.0 if (one.actors and two.actors) or (one.countries and two.countries) else -0.9


def _by_antecedent(one: Party, two: Party) -> float | None:
    """Likeness of a pronoun by the noun that it stands for: never others, since that may be misread."""
    heads = [party.noun for party in (one, two)]
    if not all(heads) or not classes(heads[0]) & classes(heads[1]) or _two_nouns(heads):
        return None
    return 0.8 if heads[0] == heads[1] and overlap(one.described, two.described) > 0 else 0.6


def _of_two_states(one: Party, two: Party) -> bool:
    """True for "Thai soldiers" and "Cambodian troops"."""
    return bool(one.countries and two.countries) and not set(one.countries) & set(two.countries)


def _two_nouns(heads: Sequence[str]) -> bool:
    """True for two nouns for people, who may be the same or not."""
    return heads[0] != heads[1] and "person" in classes(heads[0])


def _itself(one: Party, two: Party) -> bool:
    """True unless both only speak of the actor that they share, and are two things: the leaders and the camps of one
    army, an incident and a school in one town."""
    if one.role == two.role == "who" or set(one.actors) & set(two.actors) & (set(one.own) | set(two.own)):
        return True
    if one.pronoun or two.pronoun or classes(one.head) & classes(two.head):
        return True
    return overlap(_plain_words(one), _plain_words(two)) >= 0.5


def _plain_words(party: Party) -> frozenset[str]:
    """Its words without names."""
    return _own_words(party) - {lemma for name in party.names for lemma in content(name)}


def _a_firm(one: Party, two: Party) -> bool:
    """True if one is "the company", and the other a firm by what it makes: "the carmaker"."""
    return one.head in ("company", "firm", "group") and two.head in words_of("businesses")


def _own_words(party: Party) -> frozenset[str]:
    """The words that describe the party itself: "brother" of "the builder's brother"."""
    if party.head not in words_of("relations"):
        return frozenset(party.words)
    owner = re.match(r"(.*?)(?:['’]s?)\s", party.text)
    return frozenset(party.words) - frozenset(content(owner[1])) if owner else frozenset(party.words)


def opposing(one: Party, two: Party) -> bool:
    """True if they are called by words for two sides of a war, "separatists", "divers of the navy"; or for two people
    who are never one: "a driver", "a passenger"."""
    ones, twos = camp(one), camp(two)
    if counterparts(one.head, two.head):
        return True
    return bool(ones and twos) and ones != twos


def camp(party: Party) -> str:
    """The side of a war or a shooting that a noun names, "state", "rebels" or "civilians"; "" if it names none."""
    if party.pronoun:
        return ""
    if party.head in words_of("civilians"):
        return "civilians"
    words = {party.head} if party.head in words_of("rebels") else {party.head, *party.words}
    return "rebels" if words & words_of("rebels") else "state" if words & words_of("state_forces") else ""


NUMBERED = re.compile(r"\b((?:[A-Z][\w’'.-]*\s+)*[A-Z][\w’'.-]*)[\s-](\d{1,4}|[IVX]+)\b(?![,.]\d|\s*%|-)")
"""A name with its number: "Apollo 11", "Flight 175", "World War II"."""


def numbered_apart(one: str, two: str) -> bool:
    """True if both name something with a number, and the numbers differ: Apollo 11 is not Apollo 13."""
    ones, twos = (dict(NUMBERED.findall(text.replace("’", "'"))) for text in (one, two))
    return any(ones[name] != twos[name] for name in ones.keys() & twos.keys())


def _numbers(party: Party) -> frozenset[str]:
    return frozenset(word for word in party.words if is_number(word))


def _two_callings(one: Party, two: Party) -> bool:
    """True for two kinds of people who may be the same or not: farmers and doctors who protest."""
    heads = {one.head, two.head}
    if one.head.endswith(two.head) or two.head.endswith(one.head):  # schoolgirls are girls
        return False
    if len(frozenset.intersection(*map(classes, heads))) > 1:  # inmates are prisoners
        return False
    return len(heads) == 2 and all("person" in classes(head) for head in heads) and not heads & words_of("anybody")


def one_and_many(one: Party, two: Party) -> bool:
    """True if one is a single person and the other several: "the man" is not "more than 200 schoolgirls"."""
    if not all("person" in classes(party.head) for party in (one, two)):
        return False
    return {one.several, two.several} == {True, False}


def _told_apart(one: Party, two: Party) -> bool:
    """True if both qualify one noun, with nothing in common: the defence ministry, the health ministry; numbers are
    compared as such."""
    if "person" in classes(one.head):
        return False
    if one.names and two.names and not one.names & two.names and not set(one.countries) & set(two.countries):
        return True
    plain = words_of("attributes") if classes(one.head) & words_of("happenings") else frozenset()  # "Monday's quake"
    ones, twos = ({word for word in party.words if not is_number(word)} - {party.head} - plain for party in (one, two))
    return bool(ones and twos) and not ones & twos


def as_groups(one: Sequence[Party], two: Sequence[Party], label: str) -> Finding | None:
    """The parties of both sides as two groups: by their persons, else their states, else their actors, else by words.

    A president signs for his state, so persons are compared only where both sides name some.
    """
    if not one or not two:
        return None
    note = f"{label}: {named(one)} against {named(two)}"
    values = [value for a in one for b in two if (value := likeness(a, b)) is not None]
    for level in (_people, _countries, _actors):
        ones, twos = level(one), level(two)
        if ones and twos and (level is not _actors or ones & twos):
            single = level is _actors and len(one) == len(two) == 1 and bool(values)  # "the new airport near Vlora"
            return Finding(values[0] if single else _groups(ones, twos), note)
    return Finding(round(max(values), 2), note) if values else None


def _groups(ones: frozenset[str], twos: frozenset[str]) -> float:
    """1 for one group inside the other; -1 if each has a member that the other lacks: A and B are not A and C."""
    return 1.0 if ones <= twos or twos <= ones else -1.0


def _people(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(person for party in parties for person in party.people)


def _actors(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(actor for party in parties for actor in party.actors)


def _countries(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(country for party in parties for country in party.countries)


def named(parties: Sequence[Party]) -> str:
    """The parties in words, for an explanation."""
    return " and ".join(f"“{party.text[:60]}”" for party in parties) or "nothing"
