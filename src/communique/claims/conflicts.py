"""Conflicts of a claim: which values of a slot cannot all be right, and who gives them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from communique.claims.assertions import Assertion
from communique.claims.both_told import NONE_KNOWN, Articles, both_told
from communique.claims.counts import agreement, alike
from communique.claims.explanations import explanation
from communique.claims.intervals import relation
from communique.claims.joined import all_joined
from communique.claims.matter import certain
from communique.claims.numbers import cumulative
from communique.claims.origins import one_voice
from communique.claims.outcomes import SAME_MOMENT, Verdict, later
from communique.claims.records import UNREALISED, Clause
from communique.claims.slots import counted_in, focus, precision, value_text
from communique.claims.verdicts import verdicts
from communique.claims.witnesses import Witness
from communique.model import Conflict, ConflictValue
from communique.model.claims import Slot

SLOTS: tuple[Slot, ...] = ("time", "quantity", "status", "polarity", "actor", "place")

MOST_PAIRS = 50_000
"""Pairs of assertions compared for one claim; a claim with more is compared by its distinct values only."""


OVERTAKEN = 1.0
"""Days after which a higher count leaves behind a dispute about an earlier one."""


class Pair(NamedTuple):
    """Two assertions that differ in one slot."""

    left: int
    right: int
    verdict: Verdict


def pairwise(
    found: Sequence[Assertion],
    keys: Sequence[Witness],
    joined: Callable[[Clause, Clause], bool] = all_joined,
    articles: Articles = NONE_KNOWN,
) -> list[Pair]:
    """Verdicts of all pairs of assertions that are `joined`, one for each distinct content of an origin; no conflict
    where they may not be of one matter, or where one of the `articles` gives both values."""
    kept = distinct(found, keys)
    return [
        Pair(i, j, verdict)
        for i, j in combinations(kept, 2)
        if joined(found[i].clause, found[j].clause)
        for verdict in verdicts(found[i], found[j], one_voice(keys[i], keys[j]))
        if verdict.outcome != "conflict" or stands(verdict.slot, found[i], found[j], articles)
    ]


def stands(slot: Slot, one: Assertion, two: Assertion, articles: Articles) -> bool:
    """True if a difference between two assertions is a contradiction."""
    return certain(slot, one, two) and not both_told(slot, one, two, articles)


def distinct(found: Sequence[Assertion], keys: Sequence[Witness]) -> list[int]:
    """Numbers of assertions without repetitions: same origin, same clause text, same stance, and of one root (a copy
    says nothing anew; where the root says it, it stands for its copies) or same publication. If these make more than
    MOST_PAIRS pairs, one for each set of values."""
    numbers = sorted(range(len(found)), key=lambda n: found[n].clause.document != found[n].root)
    numbers = _firsts(numbers, lambda n: (*_words(found[n], keys[n]), found[n].root, _when(found[n])))
    numbers = sorted(_firsts(numbers, lambda n: (*_words(found[n], keys[n]), found[n].clause.published)))
    limit = int((2 * MOST_PAIRS) ** 0.5)
    return numbers if len(numbers) <= limit else _firsts(numbers, lambda n: _values(found[n], keys[n]))[:limit]


def _firsts(numbers: Iterable[int], key: Callable[[int], Hashable]) -> list[int]:
    """The first number for each key, in order."""
    seen: dict[Hashable, int] = {}
    for number in numbers:
        seen.setdefault(key(number), number)
    return list(seen.values())


def _words(one: Assertion, origin: Witness) -> tuple[str, str, str]:
    return origin.key, one.clause.text, one.stance


def _when(one: Assertion) -> str | None:
    return one.clause.when.value if one.clause.when else None


def _values(one: Assertion, origin: Witness) -> Hashable:
    """What an assertion gives to the slots."""
    clause = one.clause
    counts = tuple((q.value, q.bound, q.of) for q in clause.counts)
    who = tuple(party.actors or (party.head,) for party in clause.of("who"))
    return origin.key, one.denied, clause.status, _when(one), counts, clause.place and clause.place.text, who


def conflicts(
    claim: str, text: str, found: Sequence[Assertion], keys: Sequence[Witness], pairs: Sequence[Pair]
) -> tuple[Conflict, ...]:
    """The conflicts of one claim, in the order of SLOTS."""
    made = []
    for slot in SLOTS:
        clashing = [pair for pair in pairs if pair.verdict.slot == slot and pair.verdict.outcome == "conflict"]
        if clashing:
            made.append(_conflict(claim, text, slot, found, keys, clashing))
    return tuple(made)


def _conflict(
    claim: str, text: str, slot: Slot, found: Sequence[Assertion], keys: Sequence[Witness], clashing: Sequence[Pair]
) -> Conflict:
    involved = sorted({number for pair in clashing for number in (pair.left, pair.right)})
    shown = {pair.left: pair.verdict.values[0] for pair in clashing} | {
        pair.right: pair.verdict.values[1] for pair in clashing
    }
    groups = grouped(slot, found, involved, shown)
    values = tuple(_value(slot, found, keys, members, shown) for members in groups)
    over = superseded(slot, found, keys, clashing)
    line = explanation(slot, text, found, keys, groups, shown)
    key = f"{claim}|{slot}|" + "|".join(sorted(value.value for value in values))
    digest = hashlib.blake2b(key.encode(), digest_size=6).hexdigest()
    return Conflict(f"x-{digest}", slot, (claim,), values, line, over)


def grouped(
    slot: Slot, found: Sequence[Assertion], involved: Sequence[int], shown: Mapping[int, str]
) -> list[list[int]]:
    """Assertions by the value that they give, values that can both be right together; most often given first."""
    groups: list[list[int]] = []
    ranked = sorted(involved, key=lambda n: (-precision(slot, found[n]), n))
    for number in ranked:
        home = next(
            (g for g in groups if _one_value(slot, found[g[0]], found[number], shown[g[0]], shown[number])), None
        )
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return sorted((sorted(group) for group in groups), key=lambda group: (group[0], -len(group)))


def _one_value(slot: Slot, one: Assertion, two: Assertion, left: str, right: str) -> bool:
    if slot == "time" and one.clause.when and two.clause.when:
        return relation(one.clause.when, two.clause.when) != "apart"
    if slot == "quantity":
        return agreement(counted_in(one, left), counted_in(two, right)) != "apart"
    return value_text(slot, one, left) == value_text(slot, two, right)


def _value(
    slot: Slot, found: Sequence[Assertion], keys: Sequence[Witness], members: Sequence[int], shown: Mapping[int, str]
) -> ConflictValue:
    best = max(members, key=lambda n: (precision(slot, found[n]), -n))
    return ConflictValue(
        value=value_text(slot, found[best], shown[best]),
        origins=tuple(dict.fromkeys(keys[n].key for n in members)),
        spans=tuple(found[n].clause.sentence for n in members),
        focus=tuple(focus(slot, found[n], shown[n]) for n in members),
        origin_texts=tuple(dict.fromkeys(keys[n].text for n in members)),
    )


def superseded(slot: Slot, found: Sequence[Assertion], keys: Sequence[Witness], clashing: Sequence[Pair]) -> bool:
    """True if later reports settled it: it happened since, or one side has since said what the other says."""
    return all(_settled(slot, found, keys, pair) for pair in clashing)


def _settled(slot: Slot, found: Sequence[Assertion], keys: Sequence[Witness], pair: Pair) -> bool:
    one, two = found[pair.left], found[pair.right]
    if slot in ("time", "status") and one.clause.status in UNREALISED and two.clause.status in UNREALISED:
        return any(third.clause.status == "happened" and not third.denied for third in found)
    if slot == "quantity" and cumulative(one, two, counted_in(one, pair.verdict.values[0])):
        return any(_overtakes(third, one, pair.verdict.values[0]) for third in found) and any(
            _overtakes(third, two, pair.verdict.values[1]) for third in found
        )
    return _came_round(slot, found, keys, pair.left, two) or _came_round(slot, found, keys, pair.right, one)


def _overtakes(third: Assertion, one: Assertion, position: str) -> bool:
    """True if a running count of a later day is higher than one of those that are disputed."""
    old = counted_in(one, position)
    new = [q for q in third.clause.counts if alike(q, old) and not third.denied]
    return (later(one, third) or 0) >= OVERTAKEN and any((q.value or 0) > (old.value or 0) for q in new)


def _came_round(slot: Slot, found: Sequence[Assertion], keys: Sequence[Witness], number: int, other: Assertion) -> bool:
    """True if the origin of assertion `number` later agreed with `other` in this slot."""
    return any(
        keys[n].key == keys[number].key
        and (later(found[number], third) or 0) > SAME_MOMENT
        and third.denied == other.denied
        and all(v.outcome == "agree" for v in verdicts(third, other, False) if v.slot == slot)
        and (slot == "polarity" or any(v.slot == slot for v in verdicts(third, other, False)))
        for n, third in enumerate(found)
    )
