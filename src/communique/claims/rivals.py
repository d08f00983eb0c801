"""Contradictions between two claims: what two reports open with, in words so far apart that nothing took them for one.

"The two sides exchanged 120 prisoners at the crossing" and "86 prisoners changed hands at the crossing" share no verb.
Verbs cannot all be listed. But near the beginning of two reports of one story, two clauses that name the same things,
mean nearly the same and differ in one number, or in whether it is off, speak of one matter. And so do two that tell an
act of one kind, however they word the rest, unless something bars them: "the talks begin on Monday in Luanda", "the two
sides will sit down in Nairobi".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

from communique.claims.assertions import Assertion
from communique.claims.both_told import Articles
from communique.claims.conflicts import Pair, conflicts, stands
from communique.claims.counts import counted
from communique.claims.joined import Joined
from communique.claims.kindred import kindred, told_apart
from communique.claims.lone import Lone
from communique.claims.origins import one_voice
from communique.claims.outcomes import Verdict
from communique.claims.records import Clause, ahead
from communique.claims.scope import made_up_otherwise
from communique.claims.verdicts import verdicts
from communique.claims.witnesses import Witness
from communique.claims.words import head_lemma, in_lexicon, is_number, opposed, overlap, words_of
from communique.model import Conflict
from communique.model.claims import Slot

NEAR = 0.65
"""Cosine from which two clauses mean nearly the same. In ten events of scraped news, no two clauses of two claims that
differ in a number and about which no doubt stands are as near."""

KIN_NEAR = 0.3
"""Cosine from which two clauses that tell an act of one kind may be of one matter. In 62 events of scraped news two
beginnings of articles have such a pair that nothing bars and no doubt stops: a real contradiction."""

LONE_NEAR = 0.4
"""Cosine from which two clauses may be of one matter of which each gives the one measure in its article's beginning. In
64 events of scraped news no two such clauses differ in it."""

KIN_LONE_NEAR = 0.2
"""The same if they tell an act of one kind and each gives the one number of its kind."""

SHARED, SHARE = 2, 0.3
"""Words, and share of those of the shorter clause, that both must have."""

SLOTS: frozenset[Slot] = frozenset({"quantity", "status"})
"""What two claims may differ in: one act has one number, but acts of two kinds have two days, places and agents."""

PLAN_SLOTS: frozenset[Slot] = SLOTS | {"time", "place"}
"""And if both tell what is to come: what is planned in other words is one plan more often than what was done."""

KIN_SLOTS: frozenset[Slot] = SLOTS | {"time", "place", "polarity", "actor"}
"""And if both tell an act of one kind, so that it was left open whether it is one."""

Likeness = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""Pairs of texts → their cosines."""


class Told(NamedTuple):
    """A claim with who makes it."""

    id: str
    text: str
    found: Sequence[Assertion]
    keys: Sequence[Witness]


Place = tuple[int, int]
"""Number of a claim, and of one of its assertions."""


class Rival(NamedTuple):
    """An assertion of one claim and one of another that may contradict each other."""

    left: Place
    right: Place
    verdict: Verdict
    least: float
    """Cosine from which they do."""


def rivals(claims: Sequence[Told], likeness: Likeness, joined: Joined, articles: Articles) -> list[Conflict]:
    """The contradictions between two claims each, in the order of the claims; `articles` is what each of them tells."""
    hopeful = list(_hopeful(claims, joined, articles))
    near = likeness([(_clause(claims, one.left).told, _clause(claims, one.right).told) for one in hopeful])
    kept = [one for one, value in zip(hopeful, near, strict=True) if value >= one.least]
    ends = sorted({(one.left[0], one.right[0]) for one in kept})
    return [conflict for a, b in ends for conflict in _between(claims, a, b, kept)]


def _clause(claims: Sequence[Told], at: tuple[int, int]) -> Clause:
    return claims[at[0]].found[at[1]].clause


class Opening(NamedTuple):
    """What the beginning of an article tells for a claim, one for all copies of a root."""

    one: Assertion
    words: frozenset[str]
    """Of its clause, without numbers."""
    places: list[Place]


def _openings(claims: Sequence[Told]) -> list[Opening]:
    """What the beginnings of articles tell; a thousand copies are one."""
    kept: dict[tuple[int, str, str], Opening] = {}
    for number, claim in enumerate(claims):
        for at, one in enumerate(claim.found):
            if one.clause.setting.opening:
                key = (number, one.root, one.clause.text)
                if key not in kept:
                    words = frozenset(word for word in one.clause.words if not is_number(word))
                    kept[key] = Opening(one, words, [])
                kept[key].places.append((number, at))
    return list(kept.values())


def _hopeful(claims: Sequence[Told], joined: Joined, articles: Articles) -> Iterator[Rival]:
    """Pairs that differ in a slot and in all but their meaning may be of one matter."""
    openings = _openings(claims)
    lone = Lone(opening.one.clause for opening in openings)
    for left, right in combinations(openings, 2):
        kin = kindred(left.one.clause, right.one.clause)
        if not kin and not left.words & right.words:
            continue
        one, two = against(left.one, right.one)
        within = left.places[0][0] == right.places[0][0]
        if not _alike(one, two) or (within and joined(one.clause, two.clause)):
            continue  # those that were judged to claim the same are compared as one claim
        keys = (claims[number].keys[at] for number, at in (left.places[0], right.places[0]))
        for verdict in verdicts(one, two, one_voice(*keys)):
            if verdict.outcome != "conflict" or not stands(verdict.slot, one, two, articles):
                continue
            if (least := _least(left, right, verdict, kin, lone, joined)) is not None:
                yield from (Rival(*ends, verdict, least) for ends in _ends(left, right))


def _least(left: Opening, right: Opening, verdict: Verdict, kin: bool, lone: Lone, joined: Joined) -> float | None:
    """Cosine from which a verdict on what two beginnings tell stands; None if they may be of two matters."""
    one, two = left.one.clause, right.one.clause
    alone = lone(verdict, one, two, kin)
    if kin:
        if alone:
            return KIN_LONE_NEAR
        apart = not joined(one, two) and not joined.unsure(one, two) and told_apart(left.one, right.one)
        return KIN_NEAR if verdict.slot in KIN_SLOTS and not apart else None
    if alone:
        return LONE_NEAR
    slots = PLAN_SLOTS if ahead(one) and ahead(two) else SLOTS
    return NEAR if verdict.slot in slots and _share(left, right) else None


def _share(left: Opening, right: Opening) -> bool:
    """True if two clauses name the same things."""
    return len(left.words & right.words) >= SHARED and overlap(left.words, right.words) >= SHARE


def _ends(left: Opening, right: Opening) -> list[tuple[Place, Place]]:
    """Every copy of one side with the first of the other."""
    first, second = left.places[0], right.places[0]
    return [*((place, second) for place in left.places), *((first, place) for place in right.places[1:])]


def against(one: Assertion, two: Assertion) -> tuple[Assertion, Assertion]:
    """Both as they stand to each other: the second denied where it says that what the first tells is not so."""
    a, b = one.clause, two.clause
    denies = (a.polarity != b.polarity) != opposed(a.families, b.families)
    return msgspec.structs.replace(one, denied=False), msgspec.structs.replace(two, denied=denies)


def _alike(one: Assertion, two: Assertion) -> bool:
    """True if two assertions may be of one act."""
    a, b = one.clause, two.clause
    if a.document == b.document or one.denial or two.denial or a.conditional != b.conditional:
        return False
    if a.polarity == b.polarity == "negative":
        return False
    if made_up_otherwise(a, b):
        return False
    return not _two_acts(a, b)


def _two_acts(one: Clause, two: Clause) -> bool:
    """True if both count people, and tell of them what is known to be two things: 90 left the hotel, four were hurt."""
    people = all(map(_of_people, (one, two)))
    known = all(_tells_kind(clause) for clause in (one, two))
    return people and known and not one.families & two.families


def _of_people(clause: Clause) -> bool:
    """True if people who do something, or to whom it is done, are counted: not the data of two million customers."""
    counts = [q for q in clause.counts if "person" in counted(q) and q.of]
    heads = {party.head for party in clause.parties}
    return any(head_lemma(q.of) in heads for q in counts if q.of)


def _tells_kind(clause: Clause) -> bool:
    """True if a clause tells an act of a known kind, or with an empty verb: not "put the number at 90"."""
    light = clause.predicate in words_of("light") and not clause.reckoned
    return light or in_lexicon(clause.predicate)


def _between(claims: Sequence[Told], left: int, right: int, kept: Sequence[Rival]) -> list[Conflict]:
    """The conflicts of two claims with each other."""
    own = [one for one in kept if (one.left[0], one.right[0]) == (left, right)]
    first, second = claims[left], claims[right]
    if left == right:
        inside = [Pair(one.left[1], one.right[1], one.verdict) for one in own]
        return list(conflicts(first.id, first.text, first.found, first.keys, inside))
    shift = len(first.found)
    pairs = [Pair(one.left[1], shift + one.right[1], one.verdict) for one in own]
    opposite = {pair.right for pair in pairs if pair.verdict.slot == "polarity"}
    found = [
        msgspec.structs.replace(one, denied=True) if number in opposite else one
        for number, one in enumerate((*first.found, *second.found))
    ]
    made = conflicts(first.id, first.text, found, [*first.keys, *second.keys], pairs)
    return [msgspec.structs.replace(one, claims=(first.id, second.id)) for one in made]
