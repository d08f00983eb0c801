"""How a phrase and an earlier one compare: what the layer that seeks antecedents weighs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from communique.reading.coreference.pairing import Floats, Mask, Pairs
from communique.reading.coreference.properties import (
    APPOSED,
    FEMALE,
    MALE,
    NAME,
    PERSON,
    POSSESSOR,
    PRONOUN,
    PRONOUNS,
    SUBJECT,
    THING,
    checksum,
)

FEATURES = 181
"""Columns of `features`."""

SENTENCES = ((0, 0), (1, 1), (2, 2), (3, 4), (5, 8), (9, 16), (17, 1 << 30))
PHRASES = ((1, 1), (2, 2), (3, 4), (5, 8), (9, 16))
"""Distances that are told apart."""

REFLEXIVE = np.array([checksum(form) for form in PRONOUNS if form.endswith(("self", "selves"))])


def features(pairs: Pairs) -> Floats:
    """(pairs, FEATURES): everything that is compared, in the order of the functions below."""
    groups = (products, kinds, words, agreement, places, grammar, rules, speech, standing)
    found = np.empty((FEATURES, len(pairs.later)), np.float32)
    for place, column in enumerate(column for group in groups for column in group(pairs)):
        found[place] = column
    return found.T


Columns = Iterator[NDArray[np.generic]]


def products(pairs: Pairs) -> Columns:
    """What the network says, also against what it says of the best."""
    best = np.full(len(pairs.of), -1e9)
    np.maximum.at(best, pairs.later, pairs.match)
    top = best[pairs.later]
    yield from (pairs.match / 3, pairs.back / 3, np.minimum(top - pairs.match, 8) / 3, top == pairs.match)
    yield np.clip(top, -9, 9) / 3


def kinds(pairs: Pairs) -> Columns:
    """Kinds of both, pronouns, articles, types, roles one by one."""
    both = pairs.a("kind") * 3 + pairs.b("kind")
    yield from (both == k for k in range(9))
    for name, count in (("pronoun", 13), ("chain type", 8), ("article", 4), ("role", 12)):
        for values in (pairs.a(name), pairs.b(name)):
            yield from (values == k for k in range(name == "pronoun", count))


def words(pairs: Pairs) -> Columns:
    """What words both share, and which only one has."""
    pronoun = (pairs.a("kind") == PRONOUN) | (pairs.b("kind") == PRONOUN)
    names = (pairs.a("kind") == NAME) & (pairs.b("kind") == NAME)
    head, text = pairs.same("head") & ~pronoun, pairs.same("text") & ~pronoun
    new, lost = pairs.only("words")
    common = share(pairs, "words")
    yield from (head, text, text & names, head & names, ~new & ~pronoun, ~lost & ~pronoun, common & ~pronoun)
    yield from (~new & names, ~lost & names, common & names, common & ~head & ~pronoun)
    yield from (pairs.same("initials") & names, pairs.same("text") & (pairs.a("kind") == PRONOUN))
    yield pairs.same("pronoun")
    new, lost = pairs.only("modifiers")
    bare = pairs.of.bits["modifiers"][pairs.later] == 0
    yield from (head & bare, head & ~bare & ~new, head & new & lost, head & new, head & lost, head & ~new & ~lost)
    for name in ("proper", "figures"):
        new, lost = pairs.only(name)
        yield from (new & lost & ~pronoun, new & ~pronoun)
    yield from (pairs.nearest(head), pairs.any(head), pairs.any(head) & ~head)
    owned = (pairs.a("owner") > 0) & (pairs.b("owner") > 0) & head
    yield from (owned, owned & same_owner(pairs))


def share(pairs: Pairs, name: str) -> Mask:
    """Whether both have a bit in common."""
    values = pairs.of.bits[name]
    found: Mask = (values[pairs.later] & values[pairs.earlier]) != 0
    return found


def same_owner(pairs: Pairs) -> Mask:
    """Whether the owners of both are one candidate, or of one chain by the rules."""
    a, b = pairs.a("owner"), pairs.b("owner")
    rule = pairs.of.numbers["rule"]
    found: Mask = (a == b) | ((rule[a - 1] == rule[b - 1]) & (rule[a - 1] > 0))
    return found


def agreement(pairs: Pairs) -> Columns:
    """Number, gender and type, and the nearest that agrees."""
    for name in ("number", "chain gender", "chain type"):
        yield from (pairs.same(name), pairs.differ(name))
    person = np.isin(pairs.a("gender"), (MALE, FEMALE)) & (pairs.b("chain type") > PERSON)
    human = (pairs.b("chain type") == PERSON) | np.isin(pairs.b("gender"), (MALE, FEMALE))
    thing = (pairs.a("gender") == THING) & human
    clash = pairs.differ("number") | pairs.differ("chain gender") | person | thing
    fits = ~clash & ~contains(pairs) & (pairs.b("joint") == 0)
    yield from (person, thing, fits, pairs.nearest(fits), pairs.nearest(fits & (pairs.b("role") == SUBJECT)))
    yield np.log1p(between(pairs, fits)) / 2


def contains(pairs: Pairs) -> Mask:
    """Whether the later phrase lies in the earlier one."""
    found: Mask = (pairs.b("start") <= pairs.a("start")) & (pairs.a("end") <= pairs.b("end"))
    return found


def between(pairs: Pairs, mask: Mask) -> Floats:
    """For each pair, how many pairs of its later phrase for which `mask` holds are nearer."""
    total = np.bincount(pairs.later, mask, len(pairs.of))
    running = np.cumsum(mask)
    first = np.concatenate(([0], np.cumsum(total)))[pairs.later]
    found: Floats = (total[pairs.later] - (running - first)).astype(np.float32)
    return found


def places(pairs: Pairs) -> Columns:
    """How far apart."""
    sentences, phrases = pairs.a("sentence") - pairs.b("sentence"), pairs.later - pairs.earlier
    yield from ((sentences >= low) & (sentences <= high) for low, high in SENTENCES)
    yield from ((phrases >= low) & (phrases <= high) for low, high in PHRASES)
    yield from (np.log1p(np.maximum(sentences, 0)) / 3, np.log1p(phrases) / 4)
    yield from (pairs.a("paragraph") == pairs.b("paragraph"), pairs.b("paragraph") == 0)


def grammar(pairs: Pairs) -> Columns:
    """How both hang together in one sentence."""
    governor, above = pairs.a("governor"), pairs.b("governor")
    a, b = pairs.a("place"), pairs.b("place")
    yield from (governor == above, governor == b, above == a, a == b, pairs.a("role") == pairs.b("role"))
    yield contains(pairs)
    yield (pairs.a("start") <= pairs.b("start")) & (pairs.b("end") <= pairs.a("end"))
    yield (pairs.a("role") == APPOSED) & (governor == b)
    yield (pairs.a("copula") == 1) & (above == a) & (pairs.b("role") == SUBJECT)
    yield np.isin(pairs.a("text"), REFLEXIVE)
    yield pairs.a("role") == POSSESSOR


def rules(pairs: Pairs) -> Columns:
    """What the rules made of both."""
    joined = pairs.same("rule")
    yield from (joined, joined & (pairs.a("kind") == PRONOUN), pairs.a("since") > 0)
    yield (pairs.a("since") > 0) & pairs.differ("rule")
    yield from (pairs.a("draft") > 0, pairs.b("draft") > 0, np.minimum(pairs.b("since"), 6) / 3, pairs.b("chain name"))


def speech(pairs: Pairs) -> Columns:
    """Whether both stand in the same direct speech, and whether the earlier one speaks it."""
    inside = pairs.a("voice") > 0
    yield from (inside, pairs.same("voice"), (pairs.a("voice") == 0) & (pairs.b("voice") == 0))
    yield pairs.a("voice") != pairs.b("voice")
    yield from (pairs.a("asks"), pairs.b("asks"), pairs.a("asks") != pairs.b("asks"))
    speaker = pairs.a("speaker")
    rule = pairs.of.numbers["rule"]
    chain = np.where(speaker >= 0, rule[speaker], -1)
    speaks = (speaker == pairs.earlier) | ((chain == pairs.b("rule")) & (chain > 0))
    yield from (speaks, speaks & (pairs.a("pronoun") == 1))


def standing(pairs: Pairs) -> Columns:
    """Each by itself: length, clauses, joined, how often named before."""
    for value in (pairs.a, pairs.b):
        yield from (np.log1p(value("end") - value("start")) / 3, np.log1p(value("repeated")) / 3)
        yield from (value("joint"), value("copula"))
    yield from (pairs.a("relative"), pairs.a("repeated") == 0)
