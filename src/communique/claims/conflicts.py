"""Conflicts of a claim: which values of a slot cannot all be right, who gives them, and an explanation to print."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from communique.claims.assertions import Assertion
from communique.claims.comparisons import UNREALISED
from communique.claims.counts import agreement, fate
from communique.claims.intervals import precision_rank, relation
from communique.claims.verdicts import SAME_MOMENT, Verdict, cumulative, later, verdicts
from communique.claims.witnesses import Witness
from communique.claims.wording import at_when, capital, count_words, names, value_words, when_words
from communique.model import Conflict, ConflictValue, Quantity, Span, TimeRef
from communique.model.dossiers import Slot

SLOTS: tuple[Slot, ...] = ("time", "quantity", "status", "polarity", "actor", "place")
MOST_PAIRS = 200_000
"""Pairs of assertions compared for one claim; a claim with more is compared by its distinct values only."""


class Pair(NamedTuple):
    """Two assertions that differ in one slot."""

    left: int
    right: int
    verdict: Verdict


def pairwise(found: Sequence[Assertion], keys: Sequence[Witness]) -> list[Pair]:
    """Verdicts of all pairs of assertions, one for each distinct content of an origin."""
    kept = distinct(found, keys)
    return [
        Pair(i, j, verdict)
        for i, j in combinations(kept, 2)
        for verdict in verdicts(found[i], found[j], keys[i].key == keys[j].key)
    ]


def distinct(found: Sequence[Assertion], keys: Sequence[Witness]) -> list[int]:
    """Numbers of assertions without repetitions: same origin, same clause text, same stance, same publication."""
    seen: dict[tuple[str, str, str, str | None], int] = {}
    for number, (one, key) in enumerate(zip(found, keys, strict=True)):
        seen.setdefault((key.key, one.clause.text, one.stance, one.clause.published), number)
    limit = int((2 * MOST_PAIRS) ** 0.5)
    return sorted(seen.values())[:limit]


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
    ranked = sorted(involved, key=lambda n: (-_precision(slot, found[n]), n))
    for number in ranked:
        home = next(
            (g for g in groups if _one_value(slot, found[g[0]], found[number], shown[g[0]], shown[number])), None
        )
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return sorted((sorted(group) for group in groups), key=lambda group: (group[0], -len(group)))


def _precision(slot: Slot, one: Assertion) -> int:
    return sum(precision_rank(one.clause.when)) if slot == "time" and one.clause.when else 0


def _one_value(slot: Slot, one: Assertion, two: Assertion, left: str, right: str) -> bool:
    if slot == "time" and one.clause.when and two.clause.when:
        return relation(one.clause.when, two.clause.when) != "apart"
    if slot == "quantity":
        return agreement(counted_in(one, left), counted_in(two, right)) != "apart"
    return value_text(slot, one, left) == value_text(slot, two, right)


def counted_in(one: Assertion, position: str) -> Quantity:
    """The quantity that a verdict speaks of."""
    return one.clause.counts[int(position or 0)]


def value_text(slot: Slot, one: Assertion, position: str = "") -> str:
    """The value that an assertion gives to a slot, in words."""
    clause = one.clause
    if slot == "time":
        return when_words(clause.when) if clause.when else "undated"
    if slot == "quantity":
        return count_words(counted_in(one, position))
    if slot == "status":
        return STATUS_WORDS.get(clause.status, clause.status)
    if slot == "polarity":
        return ("denied" if one.denial else "not so") if one.denied else "asserted"
    if slot == "place":
        return clause.place.text if clause.place else "unknown"
    parties = clause.of("who") or clause.of("whom")
    return " and ".join(party.text for party in parties) or "unknown"


STATUS_WORDS = {
    "happened": "took place",
    "ongoing": "is under way",
    "cancelled": "called off",
    "called-for": "called for",
}


def _value(
    slot: Slot, found: Sequence[Assertion], keys: Sequence[Witness], members: Sequence[int], shown: Mapping[int, str]
) -> ConflictValue:
    best = max(members, key=lambda n: (_precision(slot, found[n]), -n))
    return ConflictValue(
        value=value_text(slot, found[best], shown[best]),
        origins=tuple(dict.fromkeys(keys[n].key for n in members)),
        spans=tuple(found[n].clause.sentence for n in members),
        focus=tuple(focus(slot, found[n], shown[n]) for n in members),
        origin_texts=tuple(dict.fromkeys(keys[n].text for n in members)),
    )


def focus(slot: Slot, one: Assertion, position: str) -> Span:
    """The words that carry the value: the date, the number, the agent, the place; else the predicate."""
    clause = one.clause
    if slot == "time" and clause.when:
        return clause.when.span
    if slot == "quantity":
        return counted_in(one, position).span
    parties = clause.of("who") or clause.of("whom")
    if slot == "actor" and parties and parties[0].span:
        return parties[0].span
    return clause.head


def superseded(slot: Slot, found: Sequence[Assertion], keys: Sequence[Witness], clashing: Sequence[Pair]) -> bool:
    """True if later reports settled it: it happened since, or one side has since said what the other says."""
    return all(_settled(slot, found, keys, pair) for pair in clashing)


def _settled(slot: Slot, found: Sequence[Assertion], keys: Sequence[Witness], pair: Pair) -> bool:
    one, two = found[pair.left], found[pair.right]
    if slot in ("time", "status") and one.clause.status in UNREALISED and two.clause.status in UNREALISED:
        return any(third.clause.status == "happened" and not third.denied for third in found)
    if slot == "quantity" and cumulative(one, two, counted_in(one, pair.verdict.values[0])):
        return False
    return _came_round(slot, found, keys, pair.left, two) or _came_round(slot, found, keys, pair.right, one)


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


def explanation(
    slot: Slot,
    text: str,
    found: Sequence[Assertion],
    keys: Sequence[Witness],
    groups: Sequence[Sequence[int]],
    shown: Mapping[int, str],
) -> str:
    """One sentence that a reporter could print."""
    sides = [(names([keys[n] for n in group]), [found[n] for n in group], shown[group[0]]) for group in groups]
    if slot == "polarity":
        return _denial(text, sides)
    parts = [_part(slot, *side, first=number == 0) for number, side in enumerate(sides)]
    ending = _happened(found) if slot == "time" else _together(slot, found, groups)
    return capital("; ".join(parts)) + ending + "."


def _part(slot: Slot, who: str, members: Sequence[Assertion], position: str, first: bool) -> str:
    best = max(members, key=lambda one: _precision(slot, one))
    if slot == "time" and best.clause.when:
        planned = best.clause.status in UNREALISED
        return f"{who} {'expected' if planned else 'put'} it {at_when(best.clause.when)}"
    if slot == "quantity":
        counted = counted_in(best, position)
        return f"{who} {'counted' if fate(counted) else 'gave'} {count_words(counted)}"
    if slot == "status":
        return f"{who} said that it {_status_verb(best.clause.status)}"
    return f"{who} named {value_text(slot, best)}" if slot == "actor" else f"{who} put it {_at_place(best)}"


def _status_verb(status: str) -> str:
    return {"happened": "took place", "ongoing": "is under way", "cancelled": "was called off"}.get(
        status, f"is {status}"
    )


def _at_place(one: Assertion) -> str:
    words = one.clause.place.text if one.clause.place else "elsewhere"
    return words if words.lower().startswith(("in ", "at ", "on ", "near ")) else f"in {words}"


def _denial(text: str, sides: Sequence[tuple[str, Sequence[Assertion], str]]) -> str:
    yes = "; ".join(f"so said {who}" for who, members, _ in sides if not members[0].denied)
    no = "; ".join(f"{who} {_denies(members)}" for who, members, _ in sides if members[0].denied)
    return f"“{text.rstrip('.')}”: {yes}, but {no}."


def _denies(members: Sequence[Assertion]) -> str:
    return "denied it" if any(one.denial for one in members) else "said the opposite"


def _happened(found: Sequence[Assertion]) -> str:
    """What became of a planned event, if a report says so and gives the day."""
    done = [one for one in found if one.clause.status == "happened" and not one.denied and one.clause.when]
    planned = any(one.clause.status in UNREALISED for one in found)
    if not done or not planned:
        return ""
    near = [one.clause.when for one in found if one.clause.when and _fits(one.clause.when, done)]
    return f"; it took place {at_when(max(near, key=precision_rank))}"


def _fits(time: TimeRef, done: Sequence[Assertion]) -> bool:
    """True if `time` may be when it happened, as reports of it date it."""
    return any(one.clause.when is not None and relation(time, one.clause.when) != "apart" for one in done)


def _together(slot: Slot, found: Sequence[Assertion], groups: Sequence[Sequence[int]]) -> str:
    """ "both on 14 January 2025", where two numbers are of one day."""
    days = {(found[group[0]].clause.published or "")[:10] for group in groups}
    if slot != "quantity" or len(groups) != 2 or len(days) != 1 or len(min(days)) < 10:
        return ""
    return f", both on {value_words(min(days))}"
