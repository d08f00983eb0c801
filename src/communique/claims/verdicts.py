"""Two assertions of one claim, slot by slot: do they agree, has it developed, or can they not both be right?

Development is not contradiction: a later stage, a growing toll, a correction by the same source, a plan overtaken by
the event (ORIGINS.md, the second table). Each slot is one small function; TABLE lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from communique.claims.assertions import Assertion
from communique.claims.counts import agreement, alike, fate
from communique.claims.intervals import interval, moment, over_before, relation
from communique.claims.numbers import cumulative, quantity
from communique.claims.outcomes import CHANGING_DAY, SAME_MOMENT, Outcome, Verdict, later, times_apart
from communique.claims.parties import UNSAID, likeness, opposing
from communique.claims.records import REALISED, UNREALISED, WISHED, Party
from communique.claims.settings import PUT_OFF
from communique.claims.slots import WHOM, disputed
from communique.claims.whereabouts import place
from communique.claims.words import opposed, words_of


def verdicts(one: Assertion, two: Assertion, same_origin: bool) -> tuple[Verdict, ...]:
    """A verdict for each slot that both fill; a denial is compared in polarity alone."""
    if one.denied != two.denied:
        found = polarity(one, two)
        return (_of_one_source(found, same_origin),) if found else ()
    if one.denied:
        return ()
    made = [verdict for function in TABLE if (verdict := function(one, two))]
    return tuple(_of_one_source(verdict, same_origin) for verdict in made)


def _of_one_source(verdict: Verdict, same_origin: bool) -> Verdict:
    """What one source says at two moments is development of what it says, never a contradiction."""
    return verdict._replace(outcome="development") if same_origin and verdict.outcome == "conflict" else verdict


def polarity(one: Assertion, two: Assertion) -> Verdict | None:
    """One says that it is so, the other that it is not."""
    yes, no = (two, one) if one.denied else (one, two)
    if yes.stance == "asks" or no.stance == "asks" or times_apart(one, two):
        return None
    if yes.clause.status in WISHED or no.clause.status in WISHED:
        return None
    if yes.clause.status == "cancelled":
        return Verdict("polarity", "agree")
    if yes.clause.status in UNREALISED and no.clause.status in REALISED and not no.denial:
        return Verdict("polarity", "development")
    if opposed(yes.clause.families, no.clause.families):
        return Verdict("polarity", _opposite(yes, no))
    return Verdict("polarity", "development" if _came_later(yes, no) else "conflict")


def _opposite(yes: Assertion, no: Assertion) -> Outcome:
    """What opposite verbs make of it: neither "did not rise" nor "did not fall" contradicts the other; minds and states
    change, so that only two reports of one moment do."""
    if yes.clause.polarity == no.clause.polarity == "negative":
        return "agree"
    if (yes.clause.status in UNREALISED) != (no.clause.status in UNREALISED):
        return "development"
    a, b, gap = yes.clause.when, no.clause.when, later(yes, no)
    if _long_ago(yes, no) or _long_ago(no, yes):
        return "development"
    dated = a is not None and b is not None and relation(a, b) in ("same", "within", "contains")
    return "conflict" if dated or (gap is not None and abs(gap) <= CHANGING_DAY) else "development"


def _long_ago(one: Assertion, two: Assertion) -> bool:
    """True if one was so at a time that was over before the other, undated, was published: minds change."""
    return two.clause.when is None and bool(over_before(one.clause.when, two.clause.published, CHANGING_DAY))


def _came_later(yes: Assertion, no: Assertion) -> bool:
    """True if it was not so when it was denied, and became so afterwards."""
    if yes.clause.status != "happened":
        return False
    gap = later(no, yes)
    said = moment(no.clause.published, last=True) if no.clause.published else None
    when = interval(yes.clause.when) if yes.clause.when else None
    if said is not None and when is not None:
        return when[0] > said
    return gap is not None and gap > SAME_MOMENT and not no.denial and no.clause.when is None


def time(one: Assertion, two: Assertion) -> Verdict | None:
    """Both date it, and the dates cannot be one."""
    a, b = one.clause.when, two.clause.when
    if a is None or b is None or relation(a, b) == "unknown":
        return None
    if relation(a, b) != "apart":
        return Verdict("time", "agree")
    if "cancelled" in (one.clause.status, two.clause.status) or _counts_grow_with_time(one, two):
        return Verdict("time", "development")
    mixed = (one.clause.status in UNREALISED) != (two.clause.status in UNREALISED)
    return Verdict("time", "development" if mixed or _put_off(one, two) else "conflict")


ANEW = re.compile(rf"\b(?:now|instead|{PUT_OFF}|brought forward)\b", re.I)
"""Words of a plan that replaces an earlier one."""


def _put_off(one: Assertion, two: Assertion) -> bool:
    """True if the later of two plans replaces the earlier: it says so, or the day first named had passed by then."""
    gap = later(one, two)
    if not gap or not {one.clause.status, two.clause.status} <= UNREALISED:
        return False
    first, second = (one, two) if gap > 0 else (two, one)
    if second.clause.setting.put_off or ANEW.search(second.clause.text) is not None:
        return True
    return bool(over_before(first.clause.when, second.clause.published))


def _counts_grow_with_time(one: Assertion, two: Assertion) -> bool:
    """True if both give a running count, each as of its own time: not one magnitude at two hours."""
    pairs = ((a, b) for a in one.clause.counts for b in two.clause.counts)
    return any(cumulative(one, two, a) and alike(a, b) and agreement(a, b) != "same" for a, b in pairs)


def status(one: Assertion, two: Assertion) -> Verdict | None:
    """One says that it took or takes place, the other that it was called off."""
    a, b = one.clause.status, two.clause.status
    if a == b or a in WISHED or b in WISHED:
        return None
    if "cancelled" in (a, b):
        return Verdict("status", _called_off(one, two))
    return Verdict("status", "development")


def _called_off(one: Assertion, two: Assertion) -> Outcome:
    off, on = (one, two) if one.clause.status == "cancelled" else (two, one)
    gap = later(off, on)
    if on.clause.status in REALISED:
        return "development" if gap is not None and gap > SAME_MOMENT else "conflict"
    return "conflict" if gap is not None and gap >= -SAME_MOMENT else "development"


def actor(one: Assertion, two: Assertion) -> Verdict | None:
    """Both name who did it, and only one can have done it."""
    shared = one.clause.families & two.clause.families
    if {fate(q) for q in one.clause.counts} & {fate(q) for q in two.clause.counts} - {None}:
        return None
    if shared & words_of("undergone") and one.clause.counts and two.clause.counts:
        return None
    verdict = _who(one.clause.of("who"), two.clause.of("who")) if shared & words_of("exclusive") else None
    if verdict is None and shared & words_of("exclusive_patient"):
        verdict = _who(disputed(one, WHOM), disputed(two, WHOM))
        return Verdict("actor", verdict, (WHOM, WHOM)) if verdict else None
    return Verdict("actor", verdict) if verdict else None


def _who(one: Sequence[Party], two: Sequence[Party]) -> Outcome | None:
    values = [value for a in one for b in two if (value := likeness(a, b)) is not None]
    if not values:
        return None
    specific = all(any(p.actors or p.countries or p.names for p in side) for side in (one, two))
    if specific and max(values) <= UNSAID and bodies(one) and bodies(two):
        return "conflict"
    sides = [opposing(a, b) for a in one for b in two]
    return "conflict" if (specific or all(sides)) and max(values) <= -0.5 else "agree"


def bodies(parties: Sequence[Party]) -> bool:
    """True if all are bodies that a name tells from others of their kind: "the Arvenian coast guard"."""
    return all(party.names and not party.people and not party.town for party in parties)


TABLE: tuple[Callable[[Assertion, Assertion], Verdict | None], ...] = (time, quantity, status, actor, place)
"""Polarity stands apart: a claim and its denial are compared in nothing else."""
