"""The comparisons by which two clauses are judged to claim the same thing.

Weights are log-odds, set by hand and checked on `benchmarks/claims.py`; each function's docstring is what
`communique why` prints about it. What bars a claim outright is in `bars`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.claims.counts import agreement, alike, fate
from communique.claims.intervals import days_between, moment, relation
from communique.claims.parties import as_groups, best, likeness, named
from communique.claims.places import place_relation
from communique.claims.records import Clause, Party, ahead
from communique.claims.words import classes, opposed, overlap, words_of
from communique.linking import Comparison, Finding

SYMMETRIC = frozenset({"sign", "meet", "agree", "formalise", "extend", "work"})
"""Families whose parties may change places: A signs with B, both sign, it is signed by both."""

FORESEEN = frozenset({"scheduled", "planned", "expected"})
"""Statuses of what is announced."""

SLIP = 21.0
"""Days by which a meeting or visit is put off, at most, and still the one that was announced."""

COPIED = 0.7
"""Share of words from which two clauses of one root are one clause, copied or revised."""

PATIENTS = ("whom", "what", "to", "with", "about", "from")
"""Roles of those to whom something is done, and of what it is about."""


class Item(NamedTuple):
    """A clause with what the whole collection adds to it."""

    clause: Clause
    vector: NDArray[np.float32] | None
    """Sentence vector of the clause, length 1 (or 0); None if it was not made."""
    root: str
    """Document whose words it is."""
    rarity: Mapping[str, float]
    """Word → 0 (in every document) to 1 (in one); shared by all items."""


def same_predicate(left: Item, right: Item) -> Finding | None:
    """The predicates are one word, or of one family, or code one kind of event."""
    one, two = left.clause, right.clause
    if one.predicate == two.predicate:
        return Finding(1.0, f"both say “{one.predicate}”")
    shared = one.families & two.families
    if shared:
        return Finding(0.9, f"“{one.predicate}” and “{two.predicate}” report the same kind of fact ({min(shared)})")
    if opposed(one.families, two.families):
        return Finding(
            0.8, f"“{one.predicate}” is the opposite of “{two.predicate}”: of the same thing, one denies the other"
        )
    if _copular_kin(one.predicate, two.predicate):
        return Finding(0.7, f"“{one.predicate}” and “{two.predicate}” say what it is")
    if one.code and one.code == two.code:
        return Finding(-0.5, f"“{one.predicate}” is not “{two.predicate}”, though both are {one.code}")
    return Finding(-1.0, f"“{one.predicate}” is not “{two.predicate}”")


def only_verbs_differ(left: Item, right: Item) -> Finding | None:
    """All other words are the same, so that likeness of the whole says nothing of what the verbs mean."""
    one, two = left.clause, right.clause
    if one.predicate == two.predicate or (said := same_predicate(left, right)) is None or said.value > 0:
        return None
    if max(len(one.words - two.words), len(two.words - one.words)) > 1:
        return None
    return Finding(1.0, f"only “{one.predicate}” and “{two.predicate}” tell them apart")


def _copular_kin(left: str, right: str) -> bool:
    """True if both are "be X" with X of one class."""
    if not (left.startswith("be ") and right.startswith("be ")):
        return False
    return bool(classes(left.split()[-1]) & classes(right.split()[-1]))


def wording(left: Item, right: Item) -> Finding | None:
    """The clauses mean nearly the same, by their sentence vectors (cosine); for tolls and for two that are said to
    have done one thing, difference tells nothing."""
    near = cosine(left, right)
    if near is None:
        return None
    least = 0.0 if tolls(left, right) or rivals(left, right) else -1.0
    return Finding(round(max(least, min(1.0, (near - 0.55) / 0.3)), 2), f"cosine of the clauses {near:.2f}")


def cosine(left: Item, right: Item) -> float | None:
    """Cosine of the sentence vectors; None if one was not made."""
    if left.vector is None or right.vector is None:
        return None
    return float(left.vector @ right.vector)


def agent(left: Item, right: Item) -> Finding | None:
    """The same party does it (for signing, meeting and the like: the same parties take part)."""
    found = parties(left, right) if not tolls(left, right) else None
    if found is not None and rivals(left, right):
        return Finding(-0.3, f"{found.note}: only one of them can have done it, which would be a contradiction")
    return found


def rivals(left: Item, right: Item) -> bool:
    """True if two are said to have done what only one of them can have done."""
    if not shared_families(left, right) & words_of("exclusive"):
        return False
    found = parties(left, right)
    return found is not None and found.value < 0


def tolls(left: Item, right: Item) -> bool:
    """True if both count the dead, injured or missing: who stands as agent (the victims, the cause, a ministry) tells
    nothing then."""
    kinds = [{name for q in item.clause.counts if (name := fate(q))} for item in (left, right)]
    return bool(kinds[0] & kinds[1])


def _things(item: Item, roles: Sequence[str], shared: frozenset[str]) -> tuple[Party, ...]:
    """What fills `roles`; without the persons where only one can have the office, so that two names for it meet."""
    found = item.clause.of(*roles)
    return tuple(p for p in found if not p.people) if shared & words_of("exclusive_patient") else found


def parties(left: Item, right: Item) -> Finding | None:
    """Likeness of those who do it, or who take part."""
    roles = ("who", "whom", "with", "to") if symmetric(left, right) else ("who",)
    return as_groups(left.clause.of(*roles), right.clause.of(*roles), "agents")


def shared_families(left: Item, right: Item) -> frozenset[str]:
    """Families that both predicates are in."""
    return left.clause.families & right.clause.families


def symmetric(left: Item, right: Item) -> bool:
    """True if the parties of both may change places."""
    return bool(left.clause.families & right.clause.families & SYMMETRIC)


def objects(left: Item, right: Item) -> Finding | None:
    """It is done to, or said of, the same persons and things."""
    if tolls(left, right):
        return None
    roles = ("what", "about") if symmetric(left, right) else PATIENTS
    one, two = (_things(item, roles, shared_families(left, right)) for item in (left, right))
    fewer, more = (one, two) if len(one) <= len(two) else (two, one)
    found = [(party, value) for party in fewer if (value := best(party, more)) is not None]
    values = [value for party, value in found if value >= 0 or not _whence(party)] or [value for _, value in found]
    if not values:
        return None
    value = min(values) if min(values) < 0 else sum(values) / len(values)
    return Finding(round(value, 2), f"{named(one)} against {named(two)}")


def _whence(party: Party) -> bool:
    """True for where something comes from, which reports name as they like: "from the sea", "from the water"."""
    return party.role == "from" and not party.actors and not party.countries


def same_time(left: Item, right: Item) -> Finding | None:
    """The times agree, at the precision at which they are given."""
    one, two = left.clause.when, right.clause.when
    if one is None or two is None:
        return None
    how = relation(one, two)
    value = {"same": 1.0, "within": 0.6, "contains": 0.6, "overlap": 0.5, "apart": -0.6}.get(how)
    return Finding(value, f"{one.value} {how} {two.value}") if value is not None else None


def same_place(left: Item, right: Item) -> Finding | None:
    """The places agree, or one lies in the other."""
    one, two = left.clause.place, right.clause.place
    if one is None or two is None:
        return None
    how = place_relation(one, two)
    value = {"same": 1.0, "within": 0.7, "contains": 0.7, "apart": -0.8}.get(how)
    return Finding(value, f"“{one.text}” {how} “{two.text}”") if value is not None else None


def same_count(left: Item, right: Item) -> Finding | None:
    """Both count the same thing; equal numbers speak for it more than differing ones."""
    found = [
        how
        for one in left.clause.counts
        for two in right.clause.counts
        if alike(one, two) and (how := agreement(one, two)) is not None
    ]
    if not found:
        return None
    value = 1.0 if "same" in found else 0.7 if "compatible" in found else 0.6 if tolls(left, right) else 0.2
    words = {1.0: "equal", 0.7: "compatible", 0.6: "tolls that differ", 0.2: "of one thing but differ"}
    return Finding(value, "the numbers are " + words[value])


def one_toll(left: Item, right: Item) -> Finding | None:
    """Both count the dead, injured or missing: a story has one toll unless places, times or one article tell two."""
    return Finding(1.0, "both count the same kind of victims") if tolls(left, right) else None


def same_occasion(left: Item, right: Item) -> Finding | None:
    """For what happens again and again (meetings, attacks): nothing shows that it is the same occasion."""
    if not left.clause.families & right.clause.families & words_of("repeated"):
        return None
    if left.clause.status == right.clause.status == "ongoing" or kept_plan(left, right) is not None:
        return None
    found = [finding for function in (same_time, same_place, same_count) if (finding := function(left, right))]
    if any(finding.value > 0.5 for finding in found):
        return None
    return Finding(
        -0.3 if _one_thing(left.clause, right.clause) else -1.0,
        f"“{left.clause.predicate}” may happen more than once, and no time, place or number is shared",
    )


def kept_plan(left: Item, right: Item) -> Finding | None:
    """One announces or puts off what the other, published later, tells of the same agent: a plan, and what became of
    it.
    """
    first, second = sorted((left.clause, right.clause), key=lambda one: (one.published or "9999", one.status))
    planned, off = first.status in FORESEEN, "cancelled" in (first.status, second.status)
    became = second.status in ("happened", "ongoing", "cancelled") and first.status != second.status
    if not (planned or off) or not became or not _reported_later(first, second):
        return None
    if not shared_families(left, right) or _soon(first, second) is False:
        return None
    who, what = parties(left, right), objects(left, right)
    if who is None or who.value < 0.6 or (what is not None and what.value < 0):
        return None
    return Finding(1.0, f"{first.status} in the earlier report, {second.status} in the later")


def _reported_later(first: Clause, second: Clause) -> bool:
    """True if the second was published on a later day, and does not tell of some time that it leaves open."""
    days = [(one.published or "")[:10] for one in (first, second)]
    known = second.when is not None or second.headline or second.status == "cancelled"
    return known and min(map(len, days)) == len("2025-01-17") and days[0] < days[1]


def _soon(first: Clause, second: Clause) -> bool | None:
    """Whether what is told lies near what was planned; None if the days are not known."""
    gap = days_between(first.when, second.when) if first.when and second.when else None
    if gap is not None:
        return gap <= SLIP
    between = _days(first.published, second.published)
    return None if between is None else between <= SLIP


def _days(first: str | None, second: str | None) -> float | None:
    """Days from one publication to another."""
    one, two = moment(first or ""), moment(second or "")
    return None if one is None or two is None else two - one


def done_already(left: Item, right: Item) -> Finding | None:
    """One reports as done what the other has ahead, without being the later report or giving the same time."""
    one, two = left.clause, right.clause
    if {one.status, two.status} & {"happened"} == set() or ahead(one) == ahead(two):
        return None
    done, coming = (two, one) if ahead(one) else (one, two)
    together = same_time(left, right)
    if (together and together.value > 0) or (done.published or "") > (coming.published or "9999"):
        return None
    return Finding(1.0, f"“{done.predicate}” is done in one and ahead in the other, which is not earlier")


def little_shared(left: Item, right: Item) -> Finding | None:
    """Only predicate and object can be compared: there is no agent, time, place or number that both give."""
    found = [function(left, right) for function in (agent, same_time, same_place, same_count)]
    if any(finding is not None for finding in found):
        return None
    return Finding(-1.0, "no agent, time, place or number that both give")


def _one_thing(one: Clause, two: Clause) -> bool:
    """True if both are done to one thing that is no actor: a certain hospital is not shelled every day."""
    things = [party for party in one.of(*PATIENTS) if not party.actors and not party.pronoun]
    return any((likeness(party, other) or 0) >= 0.8 for party in things for other in two.of(*PATIENTS))


def copied_words(left: Item, right: Item) -> Finding | None:
    """Both are the same words of one root, copied or revised; another verb makes another claim."""
    if left.root != right.root or left.clause.document == right.clause.document or not shared_families(left, right):
        return None
    shared = overlap(left.clause.words, right.clause.words)
    return Finding(1.0, f"one text, {shared:.0%} of the words shared") if shared >= COPIED else None


def rare_words(left: Item, right: Item) -> Finding | None:
    """The clauses share words that are rare in this collection."""
    one, two = left.clause.words, right.clause.words
    weight = {word: left.rarity.get(word, 1.0) for word in one | two}
    smaller = min(sum(weight[w] for w in one), sum(weight[w] for w in two))
    shared = sorted(one & two, key=lambda word: (-weight[word], word))
    if smaller <= 0:
        return None
    value = min(1.0, sum(weight[w] for w in shared) / smaller)
    least = 0.0 if rivals(left, right) else -0.5
    return Finding(round(max(least, 2 * value - 1), 2), "shared: " + (", ".join(shared[:6]) or "none"))


TABLE: tuple[Comparison[Item], ...] = (
    Comparison(same_predicate, 2.0),
    Comparison(only_verbs_differ, -1.2),
    Comparison(wording, 1.6),
    Comparison(agent, 1.2),
    Comparison(objects, 2.0),
    Comparison(same_time, 0.8),
    Comparison(same_place, 0.6),
    Comparison(same_count, 1.4),
    Comparison(one_toll, 1.0),
    Comparison(done_already, -1.0),
    Comparison(same_occasion, 2.0),
    Comparison(kept_plan, 1.6),
    Comparison(little_shared, 1.4),
    Comparison(copied_words, 3.0),
    Comparison(rare_words, 1.2),
)
"""Order of the reasons where they weigh the same."""

BIAS = -2.4
"""Log-odds that two candidates are one claim before anything is compared."""


def rarity(frequencies: Mapping[str, int], documents: int) -> dict[str, float]:
    """1 for a word of one document, falling with the logarithm of its document frequency to 0.1."""
    if documents < 2:
        return dict.fromkeys(frequencies, 1.0)
    top = math.log(documents + 1)
    return {word: max(0.1, 1 - math.log(count) / top) for word, count in frequencies.items()}
