"""The finding on a claim, and how it developed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from itertools import pairwise

from communique.claims.assertions import Assertion
from communique.claims.conflicts import Pair
from communique.claims.counts import FATES, fate, grows
from communique.claims.joined import all_joined
from communique.claims.numbers import cumulative
from communique.claims.origins import Count
from communique.claims.outcomes import later
from communique.claims.plans import announces, came_of, reports
from communique.claims.records import WISHED, Clause
from communique.claims.slots import counted_in
from communique.claims.wording import capital, count_words, value_words
from communique.model import Conflict, Quantity
from communique.model.claims import Finding
from communique.model.readings import Status

STAGES: tuple[Status, ...] = (
    "hypothetical", "possible", "called-for", "expected", "planned", "scheduled", "ongoing", "happened",
)  # fmt: skip
"""The ladder of an event, from the least to the most far; "cancelled" stands outside."""


DAY, MINUTE = len("2025-01-17"), len("2025-01-17T08:00")
"""Characters of a moment up to its day and its minute."""


def finding(counted: Count, disputes: Sequence[Conflict]) -> Finding:
    """Contested while a conflict stands; corroborated by two or more origins; else single-origin."""
    if any(not dispute.superseded for dispute in disputes):
        return "contested"
    return "corroborated" if counted.origins >= 2 else "single-origin"


def stage(found: Sequence[Assertion]) -> Status:
    """How far a claim's event has come: the furthest stage of those who assert it; called off if nobody later says
    otherwise."""
    said = [one for one in found if not one.denied] or list(found)
    off = [one for one in said if one.clause.status == "cancelled"]
    others = [one for one in said if one.clause.status != "cancelled"]
    if off and not any(_after(off, one) for one in others):
        return "cancelled"
    return max((one.clause.status for one in others or said), key=_rank)


def _after(off: Sequence[Assertion], one: Assertion) -> bool:
    """True if `one` reports, after it was called off, that it happened after all."""
    return one.clause.status in ("happened", "ongoing") and all((later(o, one) or 0) > 0 for o in off)


def _rank(status: Status) -> int:
    return STAGES.index(status) if status in STAGES else -1


def development(
    found: Sequence[Assertion],
    pairs: Sequence[Pair],
    joined: Callable[[Clause, Clause], bool] = all_joined,
    told: Clause | None = None,
) -> str:
    """One sentence on how the claim developed; "" if it did not. `told` is the clause that the claim is shown by: of
    the dead and the injured, only the number that it gives is told."""
    kinds = {kind for q in told.counts if (kind := fate(q))} if told is not None else set()
    return _numbers(found, pairs, kinds or set(FATES), told) or _stages(found, joined)


def _stages(found: Sequence[Assertion], joined: Callable[[Clause, Clause], bool]) -> str:
    """Scheduled → happened, with the moments of the first reports: only if the plan was surely for what came."""
    told = sorted((one for one in found if announces(one) or reports(one)), key=lambda one: one.clause.published or "")
    kept = [(a, b) for a in told for b in told if announces(a) and reports(b) and came_of(a, b, joined)]
    if not kept:
        return ""
    ahead = max((a.clause.status for a, _ in kept), key=_rank)
    first: dict[str, str] = {}
    for plan, done in kept:
        if plan.clause.status == ahead:
            first.setdefault(ahead, plan.clause.published or "")
        first.setdefault(done.clause.status, done.clause.published or "")
    shown = sorted(first, key=lambda status: first[status])
    parts = [f"{_named(status)}{_on(first[status])}" for status in shown]
    return capital(", ".join(parts)) + _lag(told, shown[-1], first) + "."


def _named(status: str) -> str:
    return "called off or put off" if status == "cancelled" else status


def _on(moment: str) -> str:
    return f" in reports of {value_words(moment[:10])}" if moment else ""


def _lag(told: Sequence[Assertion], done: str, first: dict[str, str]) -> str:
    """Reports that still have a day fixed for what others already report."""
    ahead = [one.clause.published or "" for one in told if one.clause.status == "scheduled"]
    late = [moment for moment in ahead if moment > first[done]]
    if len(first[done]) < DAY or not late:
        return ""
    return f"; still reported as ahead on {value_words(max(late)[:16])}"


def _numbers(found: Sequence[Assertion], pairs: Sequence[Pair], kinds: Set[str], shown: Clause | None) -> str:
    """12 on Monday, 40 on Tuesday: a count that grew; of the dead before the injured."""
    grown = sorted(_growing(found, pairs))
    for kind in (*(kind for kind in FATES if kind in kinds), None):
        told = [(found[n].clause, q) for n, at in grown if fate(q := found[n].clause.counts[at]) == kind]
        if line := _steps([one for one in told if not _beside(one, shown, told)]):
            return line
    return ""


def _beside(one: tuple[Clause, Quantity], shown: Clause | None, told: Sequence[tuple[Clause, Quantity]]) -> bool:
    """True for a higher number on the day of the clause that the claim is shown by, which gives a lower one."""
    if shown is None or not shown.published or (one[0].published or "")[:DAY] != shown.published[:DAY]:
        return False
    own = [quantity.value or 0 for clause, quantity in told if clause.id == shown.id]
    return bool(own) and (one[1].value or 0) > max(own)


def _steps(told: Iterable[tuple[Clause, Quantity]]) -> str:
    """The largest number of each day, of each minute if all are of one day, if it never falls."""
    days: dict[str, Quantity] = {}
    known = list(told)
    length = MINUTE if len({(clause.published or "")[:DAY] for clause, _ in known}) == 1 else DAY
    for clause, counted in known:
        moment = (clause.published or "")[:length]
        if moment and (moment not in days or (counted.value or 0) > (days[moment].value or 0)):
            days[moment] = counted
    steps = [days[moment] for moment in sorted(days)]
    if len({step.value for step in steps}) < 2 or not all(grows(a, b) for a, b in pairwise(steps)):
        return ""
    values = [None, *(step.value for step in steps)]
    grown = [moment for moment, before in zip(sorted(days), values, strict=False) if days[moment].value != before]
    parts = [f"{count_words(days[moment])} on {value_words(moment)}" for moment in grown]
    return capital(", then ".join(parts)) + "."


def _growing(found: Sequence[Assertion], pairs: Sequence[Pair]) -> set[tuple[int, int]]:
    """Assertion and position of every number that another has outgrown or outgrows; and of every toll."""
    grown = [p for p in pairs if p.verdict.slot == "quantity" and p.verdict.outcome == "development"]
    grown = [p for p in grown if _counted_on(found, p)]
    ends = {(n, int(at)) for p in grown for n, at in zip((p.left, p.right), p.verdict.values, strict=True)}
    said = [(n, at, q) for n, one in enumerate(found) if not one.denied for at, q in enumerate(one.clause.counts)]
    return ends | {(n, at) for n, at, quantity in said if fate(quantity)}


def _counted_on(found: Sequence[Assertion], pair: Pair) -> bool:
    """True if it is of numbers that one expects to change: a running count, an offer, what a report corrects."""
    one, two = found[pair.left], found[pair.right]
    quantity = counted_in(one, pair.verdict.values[0])
    offered = "offer" in one.clause.families & two.clause.families
    if not offered and {one.clause.status, two.clause.status} & WISHED:
        return False
    return offered or bool(one.clause.revised or two.clause.revised) or cumulative(one, two, quantity)
