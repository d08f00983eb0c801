"""Which phrases of a text refer to the same: each joins the earlier one that it most likely refers back to.

The network gives each word a query and a key (its outputs `cq` and `ck`); their product says how well two head words go
together in their contexts. A small trained layer weighs that with what can be compared of the two phrases, the verdict
of the rules included (mention ranking: Denis and Baldridge 2008; Lee et al. 2017). Score 0 is no antecedent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from communique.errors import ModelError
from communique.reading.annotation.references import Located
from communique.reading.coreference.apart import Apart
from communique.reading.coreference.comparing import FEATURES, features
from communique.reading.coreference.doubts import Doubts, Lead
from communique.reading.coreference.pairing import Floats, Mask, Pairs
from communique.reading.coreference.profiles import Ints, Profiles
from communique.reading.coreference.properties import FEMALE, MALE, PRONOUN

PIECE = 12
"""Pairs multiplied at once: so few that numpy's library starts no threads, which cost more than they bring."""

ROWS = 256
"""Phrases whose pairs are compared at once; bounds memory."""

PARTS = ("w1", "b1", "w2", "b2")

PREFIX = "antecedent_"
"""Before the names of the arrays of `Layer` among a model's small parameters."""


class Cut(NamedTuple):
    """What the layer may join."""

    least: float
    """Joint score (log-odds of any antecedent against none) above which a phrase refers back."""
    acting: bool
    """Names too, and nominals that can act; else these are joined by the rules alone."""
    drafts: bool
    """Only drafts of mentions, not the other phrases."""
    same_word: bool
    """A nominal only to a phrase with the same head word."""
    lead: Lead | None = None
    """Where given, "he" and "she" are left alone where somebody else is nearly as likely."""


SURE = Cut(0.0, acting=False, drafts=True, same_word=True, lead=Lead())
"""What mentions, and so actors and sources, are joined by: of what the layer adds beyond this, about half is right (GUM
dev, all genres; docs/figures/coreference.md)."""

WIDE = Cut(-1.0, acting=True, drafts=False, same_word=False)
"""Best CoNLL F1 on GUM dev among −1.5, −1, −0.5 and 0: chains of one do not count, so that wrong links cost little."""


TRIES, LIKELY = 4, 0.0
"""Antecedents that are tried in turn, and the score above which one takes the place of a likelier that is barred."""


class Layer(NamedTuple):
    """One hidden layer: (FEATURES, h), (h), (h), (1)."""

    w1: Floats
    b1: Floats
    w2: Floats
    b2: Floats

    def scores(self, columns: Floats) -> Floats:
        """(pairs) of (pairs, FEATURES)."""
        count = len(columns)
        pieces = np.zeros((-(-count // PIECE), PIECE, FEATURES), np.float32)
        pieces.reshape(-1, FEATURES)[:count] = columns
        hidden = pieces @ self.w1
        hidden += self.b1
        np.maximum(hidden, 0, out=hidden)
        found: Floats = (hidden @ self.w2).reshape(-1)[:count] + self.b2[0]
        return found


class Network(NamedTuple):
    """What the model says of the words of a text, and the layer that weighs it."""

    heads: Located
    layer: Layer


class Bonds(NamedTuple):
    """What the rules settle of each phrase."""

    bound: list[int]
    """Phrases with the same number, if it is not -1, are joined whatever the score."""
    named: list[int]
    """Of a name, the number of the chain in which all its bearers are by the rules, else -1: different names never come
    into one chain."""
    acting: list[bool]
    """Names, and nominals that can act."""
    settled: list[bool]
    """Pronouns that get no other antecedent than the rules give them."""


def layer_of(heads: Mapping[str, Floats]) -> Layer | None:
    """The layer among a model's small parameters, None if it has none; ModelError if it does not fit this code."""
    if PREFIX + "w1" not in heads:
        return None
    found = Layer(*(heads[PREFIX + part] for part in PARTS))
    width = found.w1.shape[-1]
    if [part.shape for part in found] != [(FEATURES, width), (width,), (width,), (1,)]:
        raise ModelError(
            f"{PREFIX}w1", f"is of shape {found.w1.shape}; this code compares {FEATURES} features of two phrases",
            "reinstall communique-en in the version that this communique asks for, or rebuild it with training/",
        )  # fmt: skip
    return found


def pairs_of(profiles: Profiles, heads: Located, wanted: Mask) -> Pairs:
    """The pairs of a text's phrases that are looked at for those `wanted`."""
    return Pairs(profiles, heads.of(profiles.numbers["place"]), wanted)


def chain(profiles: Profiles, bonds: Bonds, network: Network, cut: Cut) -> list[int]:
    """The first phrase of the chain of each phrase."""
    if len(profiles) < 2:
        return list(range(len(profiles)))
    mask = wanted(profiles, bonds, cut)
    doubts = None if cut.lead is None else Doubts(profiles, cut.lead)
    return Joining(profiles, bonds, doubts).join(scored(profiles, network, mask, cut.same_word), cut.least)


class Scored(NamedTuple):
    """Pairs in the order of the later phrase, with their scores."""

    later: Ints
    earlier: Ints
    scores: Floats


def scored(profiles: Profiles, network: Network, mask: Mask, same_word: bool) -> Scored:
    """Scores of the pairs of the phrases in `mask`, `ROWS` of these at a time."""
    found, heads = [], network.heads.of(profiles.numbers["place"])
    rows = np.flatnonzero(mask)
    for begin in range(0, max(len(rows), 1), ROWS):
        part = np.zeros(len(mask), np.bool_)
        part[rows[begin : begin + ROWS]] = True
        pairs = Pairs(profiles, heads, part)
        scores = network.layer.scores(features(pairs))
        if same_word:
            kept = np.flatnonzero((pairs.a("kind") == PRONOUN) | pairs.same("head"))
            found.append((pairs.later[kept], pairs.earlier[kept], scores[kept]))
        else:
            found.append((pairs.later, pairs.earlier, scores))
    return Scored(*(np.concatenate(column) for column in zip(*found, strict=True)))


def wanted(profiles: Profiles, bonds: Bonds, cut: Cut) -> Mask:
    """Phrases whose antecedents the layer is to find: not those that the rules join to one before them."""
    seen: set[int] = set()
    opened = np.zeros(len(profiles), np.bool_)
    for place, number in enumerate(bonds.bound):
        opened[place] = number < 0 or number not in seen
        seen.add(number)
    mask: Mask = opened & (~np.array(bonds.acting) | cut.acting) & ~np.array(bonds.settled, np.bool_)
    return mask & (profiles.numbers["draft"] > 0) if cut.drafts else mask


class Joining:
    """Chains while they grow from the first phrase to the last."""

    def __init__(self, profiles: Profiles, bonds: Bonds, doubts: Doubts | None = None) -> None:
        self.parent = list(range(len(profiles)))
        self.doubts = doubts
        self.bound = bonds.bound
        self.named = named_first(bonds)
        """By the first phrase of a chain: the number of its names, -1 if it has none."""
        genders = profiles.numbers["gender"]
        self.gender = np.where(np.isin(genders, (MALE, FEMALE)), genders, 0).tolist()
        self.apart = Apart(profiles, bonds.bound)

    def join(self, pairs: Scored, least: float) -> list[int]:
        """The first phrase of the chain of each phrase."""
        first: dict[int, int] = {}
        cuts = np.searchsorted(pairs.later, np.arange(len(self.parent) + 1)).tolist()
        likely = reaching(pairs.later, pairs.scores, len(self.parent)) > least
        for one, number in enumerate(self.bound):
            begin, end = cuts[one], cuts[one + 1]
            if number in first:
                self.link(first[number], one)
            elif likely[one]:
                self.link(self.best(one, pairs.earlier[begin:end], pairs.scores[begin:end]), one)
            if number >= 0:
                first.setdefault(number, one)
        return [self.top(one) for one in range(len(self.parent))]

    def best(self, one: int, earlier: Ints, scores: Floats) -> int:
        """The likeliest antecedent; where that is barred the next that is likely, else the phrase itself."""
        order = np.argsort(-scores, kind="stable")[:TRIES].tolist()
        for rank, place in enumerate(order):
            if (rank == 0 or scores[place] > LIKELY) and self.may(int(earlier[place]), one):
                return one if self.doubted(one, earlier, scores, place) else int(earlier[place])
        return one

    def doubted(self, one: int, earlier: Ints, scores: Floats, best: int) -> bool:
        """Whether somebody else is nearly as likely as the antecedent at `best`."""
        if self.doubts is None or not self.doubts.personal[one]:
            return False
        places = earlier.tolist()
        tops = [self.top(place) if self.may(place, one) else -1 for place in places]
        return self.doubts.doubtful(one, tops, places, scores.tolist(), tops[best])

    def may(self, earlier: int, later: int) -> bool:
        """Whether names, genders and marks that keep phrases apart allow it."""
        a, b = self.top(earlier), self.top(later)
        same_name = -1 in (self.named[a], self.named[b]) or self.named[a] == self.named[b]
        same_gender = 0 in (self.gender[a] * self.gender[b], self.gender[a] - self.gender[b])
        return same_name and same_gender and self.apart.may_join(a, b)

    def top(self, one: int) -> int:
        """The first phrase of the chain of `one`."""
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def link(self, one: int, other: int) -> None:
        """Makes the chains of both one."""
        low, high = sorted((self.top(one), self.top(other)))
        self.parent[high] = low
        self.named[low] = max(self.named[low], self.named[high])
        self.gender[low] = self.gender[low] or self.gender[high]
        self.apart.join(low, high)


def named_first(bonds: Bonds) -> list[int]:
    """The numbers of names, those of a chain that the rules make at its first phrase too: an "I" before the name of who
    speaks has his name.
    """
    named, first = list(bonds.named), dict[int, int]()
    for place, number in enumerate(bonds.bound):
        if number >= 0:
            begin = first.setdefault(number, place)
            named[begin] = max(named[begin], bonds.named[place])
    return named


def reaching(later: Ints, scores: Floats, count: int) -> Floats:
    """Log of the summed odds of all antecedents of each of `count` phrases."""
    most = np.full(count, -1e9)
    np.maximum.at(most, later, scores)
    total = np.bincount(later, np.exp(scores - most[later]), count)
    found: Floats = most + np.log(np.maximum(total, 1e-30))
    return found
