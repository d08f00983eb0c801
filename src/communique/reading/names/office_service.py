"""Whom the holder of an office serves, by the words of the title: country, organisation, sector of that body."""

from __future__ import annotations

from collections.abc import Mapping

from communique.reading.names.office_bounds import ACCREDITED, Named, article_free
from communique.reading.tokens.nouns import body_nouns, body_of, office_phrases
from communique.reading.tokens.states import is_adjectival, state_of
from communique.reading.tokens.words import Words

TOPICAL = ACCREDITED | {"expert", "analyst", "specialist", "adviser", "advisor", "negotiator", "mediator", "czar"}
"""Heads before which a bare name of a state is what they deal with, not whom they serve ("the Ukraine envoy")."""


def served(words: Words, names: Mapping[int, Named], start: int, head: int) -> tuple[str | None, str | None, int]:
    """Country and organisation among the words before the head, and the token at which the bare title begins."""
    country: str | None = None
    organisation: str | None = None
    first = at = start
    while at < head:
        named = names.get(at)
        end = min(named.end, head) if named is not None else at + 1
        text = words.slice(at, end)
        state = state_of(text)
        owner = words.lower[end] in ("'s", "'") if end < head else False
        if state is not None and (owner or is_adjectival(text, state.kind) or words.lemma[head] not in TOPICAL):
            country = state.country
            organisation = text if state.kind == "seat" else organisation
            first = end
        elif state is not None:
            first = end
        elif named is not None and named.label in ("ORG", "FAC", "MISC", "LOC"):
            organisation, first = without_state(text), end
            country = country or country_inside(text)
        elif (
            named is None
            and words.lower[at] in body_nouns()
            and words.pos[at] in ("NOUN", "PROPN")
            and names_body(words, at, head)
        ):
            organisation, first = words.slice(article_free(words, first, at), at + 1), at + 1
        at = end
        if first == at and first < head and words.lower[first] in ("'s", "'"):
            first = at = at + 1
    return country, organisation, article_free(words, first, head)


def names_body(words: Words, token: int, head: int) -> bool:
    """Whether a body noun before the head is the holder's body ("ministry spokesman") and no part of the title."""
    phrase = " ".join(words.lower[token : head + 1])
    return phrase not in office_phrases() and words.lower[token] not in (
        "opposition",
        "state",
        "union",
        "party",
        "police",
        "army",
        "military",
        "navy",
        "house",
        "community",
        "campaign",
        "business",
    )


def completed(
    words: Words,
    names: Mapping[int, Named],
    head: int,
    start: int,
    end: int,
    country: str | None,
    organisation: str | None,
) -> tuple[str | None, str | None]:
    """Country and organisation with what the complement after "of", "for" or "at" adds."""
    at = article_free(words, start, end)
    if at >= end:
        return country, organisation
    text = words.slice(at, names[at].end if at in names else end)
    state = state_of(words.slice(at, end)) or state_of(text)
    if state is not None:
        return country or state.country, organisation
    body = at in names and names[at].label in ("ORG", "FAC", "MISC")
    if body or any(words.lower[i] in body_nouns() for i in range(at, end)):
        stop = next((i for i in range(at, end) if words.lower[i] == "at" and i not in names), end)
        return country or country_inside(words.slice(at, stop)), organisation or words.slice(at, stop)
    return country, organisation


def country_inside(name: str) -> str | None:
    """Country of an organisation by the lexicon, or by a state's adjective or name in its own name."""
    known = body_of(name)
    if known is not None:
        return known.country
    parts = name.split()
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            state = state_of(" ".join(parts[at : at + size]))
            if state is not None and state.kind in ("name", "adjective", "seat"):
                return state.country
    return None


def without_state(name: str) -> str:
    """The name of a body without the state's adjective before it ("Iranian Foreign Ministry")."""
    first, _, rest = name.partition(" ")
    state = state_of(first)
    return rest if rest and state is not None and state.kind == "adjective" else name


def sector_of_body(name: str) -> str | None:
    """Sector of an organisation: by the lexicon, or by the nouns in its name ("Ministry", "University")."""
    known, state = body_of(name), state_of(name)
    if known is not None:
        return known.sector
    if state is not None and state.kind in ("seat", "capital", "name"):
        return "GOV"
    for word in reversed(name.lower().split()):
        sector = body_nouns().get(word) or body_nouns().get(word.removesuffix("s"))
        if sector and sector != "STATE":
            return sector
    return None
