"""The finding on a claim, and how it developed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from communique.claims.assertions import Assertion
from communique.claims.conflicts import Pair
from communique.claims.counts import fate, grows
from communique.claims.origins import Count
from communique.claims.outcomes import later
from communique.claims.records import UNREALISED
from communique.claims.wording import capital, count_words, value_words
from communique.model import Conflict, Quantity
from communique.model.dossiers import Finding
from communique.model.readings import Status

STAGES: tuple[Status, ...] = (
    "hypothetical", "possible", "called-for", "expected", "planned", "scheduled", "ongoing", "happened",
)  # fmt: skip
"""The ladder of an event, from the least to the most far; "cancelled" stands outside."""


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


def development(found: Sequence[Assertion], pairs: Sequence[Pair]) -> str:
    """One sentence on how the claim developed; "" if it did not."""
    return _numbers(found, pairs) or _stages(found)


def _stages(found: Sequence[Assertion]) -> str:
    """Scheduled → happened, with the moments of the first report of each stage."""
    first: dict[str, str] = {}
    for one in sorted(found, key=lambda one: one.clause.published or "9999"):
        purpose = one.clause.kind == "infinitive" and one.clause.status == "planned" and one.clause.when is None
        if not one.denied and not purpose:  # "worked together to prop it up" announces nothing
            first.setdefault(one.clause.status, one.clause.published or "")
    ahead = [status for status in STAGES if status in first and status in UNREALISED][-1:]
    shown = sorted([*ahead, *(s for s in ("cancelled", "happened") if s in first)], key=lambda s: first[s])
    if not ahead or len(shown) < 2:
        return ""
    moments = [first[status][:10] for status in shown]
    if any(one.startswith(two) or two.startswith(one) for one, two in pairwise(moments)):
        last = next(status for status in reversed(shown) if status != ahead[0])
        return f"{capital(_named(ahead[0]))} in one report, {_named(last)} in another."
    parts = [f"{_named(status)}{_on(first[status])}" for status in shown]
    return capital(", ".join(parts)) + _lag(found, shown[-1], first) + "."


def _named(status: str) -> str:
    return "called off or put off" if status == "cancelled" else status


def _on(moment: str) -> str:
    return f" in reports of {value_words(moment[:10])}" if moment else ""


def _lag(found: Sequence[Assertion], done: str, first: dict[str, str]) -> str:
    """Reports that still expect what others already report."""
    ahead = [one.clause.published or "" for one in found if one.clause.status in UNREALISED]
    late = [moment for moment in ahead if moment > first[done]]
    if len(first[done]) < len("2025-01-17") or not late:
        return ""
    return f"; still reported as ahead on {value_words(max(late)[:16])}"


def _numbers(found: Sequence[Assertion], pairs: Sequence[Pair]) -> str:
    """12 on Monday, 40 on Tuesday: a count that grew; the largest of each day is shown."""
    days: dict[str, Quantity] = {}
    for number, position in sorted(_growing(found, pairs)):
        counted, moment = found[number].clause.counts[position], (found[number].clause.published or "")[:10]
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
    ends = {(n, int(at)) for p in grown for n, at in zip((p.left, p.right), p.verdict.values, strict=True)}
    said = [(n, at, q) for n, one in enumerate(found) if not one.denied for at, q in enumerate(one.clause.counts)]
    return ends | {(n, at) for n, at, quantity in said if fate(quantity)}
