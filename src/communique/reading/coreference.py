"""Which mentions of one document refer to the same thing.

Sieves from the surest to the least sure, after Raghunathan et al. 2010, "A multi-pass sieve for coreference
resolution", each as a small function; pronouns by weighed salience. Where the model has a layer for it, that layer adds
what the sieves leave open, over all phrases of the text, and decides on pronouns of the third person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.reading.antecedents import SURE, Bonds, Cut, Network, chain
from communique.reading.candidates import Candidate, candidates
from communique.reading.clusters import Chains, Range
from communique.reading.draft import Draft
from communique.reading.profiles import Profiles, profiles
from communique.reading.salience import pronouns_back, speakers
from communique.reading.same_names import initials, people_by_name, things_by_name
from communique.reading.same_nouns import appositions, names_by_noun, nominals_back, offices_back, owned_back
from communique.reading.words import Words

Speech = Sequence[tuple[Sequence[Range], Range]]
"""Stretches of direct speech with the token range of their speaker."""


def corefer(words: Words, found: Sequence[Draft], spoken: Speech = (), network: Network | None = None) -> list[int]:
    """The chain number of every draft (drafts in text order; numbers in order of first mention).

    Without `network` by the rules alone.
    """
    if network is None:
        return by_rules(words, found, spoken)
    phrases = phrases_of(words, found, spoken)
    chains, at = phrase_chains(phrases, network, SURE), places(phrases.found)
    return numbered([chains[at[draft.root]] for draft in found])


def by_rules(words: Words, found: Sequence[Draft], spoken: Speech) -> list[int]:
    """The chain number of every draft by the sieves."""
    chains = Chains(words, found)
    people_by_name(chains)
    things_by_name(chains)
    initials(chains)
    offices_back(chains)
    nominals_back(chains)
    names_by_noun(chains)
    appositions(chains)
    speakers(chains, spoken)
    pronouns_back(chains, spoken)
    owned_back(chains)
    return numbered([chains.top(i) for i in range(len(found))])


class Phrases(NamedTuple):
    """All phrases of a text in order, and what is known of each."""

    found: list[Candidate]
    profiles: Profiles
    bonds: Bonds


def phrases_of(words: Words, drafts: Sequence[Draft], spoken: Speech = ()) -> Phrases:
    """All phrases of the text, those of the drafts among them."""
    found = candidates(words)
    known = places(found)
    found += [Candidate(draft.start, draft.end, draft.root) for draft in drafts if draft.root not in known]
    found.sort(key=lambda one: (one.start, -one.end, one.joint))
    rules = by_rules(words, drafts, spoken)
    bonds = bonds_of(drafts, rules, len(found), places(found))
    return Phrases(found, profiles(words, found, drafts, rules, spoken), bonds)


def bonds_of(drafts: Sequence[Draft], rules: Sequence[int], count: int, at: Mapping[int, int]) -> Bonds:
    """What the rules settle of `count` phrases: all but third-person pronouns, which they only advise on."""
    bonds = Bonds([-1] * count, [-1] * count, [False] * count)
    for draft, number in zip(drafts, rules, strict=True):
        place = at[draft.root]
        if draft.kind != "pronoun" or draft.gender in ("1", "2"):
            bonds.bound[place] = number
        if draft.kind == "name":
            bonds.named[place] = number
        bonds.acting[place] = draft.actor and draft.kind != "pronoun"
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
