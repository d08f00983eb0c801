"""Which mentions of one document refer to the same thing.

Sieves from the surest to the least sure, after Raghunathan et al. 2010, "A multi-pass sieve for coreference
resolution", each as a small function; pronouns by weighed salience. Where the model has a layer for it, that layer adds
what the sieves leave open, over all phrases of the text, and decides on pronouns of the third person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.reading.coreference.aged import aged_back
from communique.reading.coreference.antecedents import SURE, Bonds, Cut, Network, chain
from communique.reading.coreference.possessors import possessors_back
from communique.reading.coreference.profiles import Profiles, profiles
from communique.reading.coreference.reported import reported_back
from communique.reading.coreference.salience import pronouns_back, speakers
from communique.reading.coreference.same_firms import firms_back
from communique.reading.coreference.same_names import initials, people_by_name, things_by_name
from communique.reading.coreference.same_nouns import names_by_noun, nominals_back, owned_back
from communique.reading.coreference.same_offices import offices_back, offices_given
from communique.reading.coreference.voices import SILENCE, Speech
from communique.reading.names.candidates import Candidate, candidates
from communique.reading.names.clusters import Chains
from communique.reading.names.draft import Draft
from communique.reading.names.paired import appositions, ordered_back
from communique.reading.tokens.words import Words


def corefer(
    words: Words, found: Sequence[Draft], speech: Speech = SILENCE, network: Network | None = None
) -> list[int]:
    """The chain number of every draft (drafts in text order; numbers in order of first mention).

    Without `network` by the rules alone.
    """
    if network is None:
        return by_rules(words, found, speech).chains
    phrases = phrases_of(words, found, speech)
    chains, at = phrase_chains(phrases, network, SURE), places(phrases.found)
    return numbered([chains[at[draft.root]] for draft in found])


class Verdict(NamedTuple):
    """What the rules make of the drafts of a text."""

    chains: list[int]
    """The chain number of every draft."""
    settled: frozenset[int]
    """Pronouns about which the rules have the last word, joined or not: those that speak."""


def by_rules(words: Words, found: Sequence[Draft], speech: Speech) -> Verdict:
    """The chain number of every draft by the sieves, and the pronouns that these settle."""
    chains = Chains(words, found)
    people_by_name(chains)
    things_by_name(chains)
    initials(chains)
    offices_back(chains)
    firms_back(chains)
    nominals_back(chains)
    names_by_noun(chains)
    aged_back(chains)
    appositions(chains)
    ordered_back(chains)
    speakers(chains, speech.direct)
    settled = offices_given(chains) | reported_back(chains, speech.said) | possessors_back(chains)
    settled |= pronouns_back(chains, speech, settled)
    owned_back(chains)
    return Verdict(numbered([chains.top(i) for i in range(len(found))]), frozenset(settled))


class Phrases(NamedTuple):
    """All phrases of a text in order, and what is known of each."""

    found: list[Candidate]
    profiles: Profiles
    bonds: Bonds


def phrases_of(words: Words, drafts: Sequence[Draft], speech: Speech = SILENCE) -> Phrases:
    """All phrases of the text, those of the drafts among them."""
    found = candidates(words)
    known = places(found)
    found += [Candidate(draft.start, draft.end, draft.root) for draft in drafts if draft.root not in known]
    found.sort(key=lambda one: (one.start, -one.end, one.joint))
    rules = by_rules(words, drafts, speech)
    bonds = bonds_of(drafts, rules, len(found), places(found))
    return Phrases(found, profiles(words, found, drafts, rules.chains, speech.direct), bonds)


def bonds_of(drafts: Sequence[Draft], rules: Verdict, count: int, at: Mapping[int, int]) -> Bonds:
    """What the rules settle of `count` phrases: all but third-person pronouns that do not speak; there they advise.

    The phrase of a title is that of its holder: "the mayor of Dorrin" of "the mayor of Dorrin, Ada Holm".
    """
    titles: dict[int, int] = {}
    bonds = Bonds([-1] * count, [-1] * count, [False] * count, [False] * count)
    for i, (draft, number) in enumerate(zip(drafts, rules.chains, strict=True)):
        place = at[draft.root]
        bonds.settled[place] = i in rules.settled
        if draft.kind == "name" and draft.office is not None:
            titles[at.get(draft.office.head, place)] = number
        if draft.kind != "pronoun" or draft.gender in ("1", "2") or i in rules.settled:
            bonds.bound[place] = number
        if draft.kind == "name":
            bonds.named[place] = number
        bonds.acting[place] = draft.actor and draft.kind != "pronoun"
    for place, number in titles.items():
        bonds.bound[place] = number if bonds.bound[place] < 0 else bonds.bound[place]
    return bonds


def phrase_chains(phrases: Phrases, network: Network, cut: Cut) -> list[int]:
    """The number of the chain of each phrase: the place of its first one."""
    return chain(phrases.profiles, phrases.bonds, network, cut)


def places(phrases: Sequence[Candidate]) -> dict[int, int]:
    """Head word → place of its phrase."""
    return {one.head: place for place, one in enumerate(phrases) if not one.joint}


def numbered(tops: Sequence[int]) -> list[int]:
    """Numbers in order of first use."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(top, len(numbers)) for top in tops]
