"""Two assertions of one claim, slot by slot: do they agree, has it developed, or can they not both be right?

Development is not contradiction: a later stage, a growing toll, a correction by the same source, a plan overtaken by
the event (ORIGINS.md, the second table). Each slot is one small function; TABLE lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from communique.claims.assertions import Assertion
from communique.claims.counts import agreement, alike, counted, fate, grows, same_scope
from communique.claims.intervals import interval, moment, relation
from communique.claims.parties import likeness
from communique.claims.places import place_relation
from communique.claims.records import UNREALISED, Party
from communique.claims.words import opposed, words_of
from communique.model import Quantity
from communique.model.dossiers import Slot

Outcome = Literal["agree", "development", "conflict"]

SAME_MOMENT = 3 / 24
"""Days within which two reports count as of one moment: tolls are updated a few times a day."""

CHANGING_DAY = 1.0
"""Days after which a price or rate may simply have changed."""

REALISED = frozenset({"happened", "ongoing"})
WISHES = frozenset({"possible", "hypothetical", "called-for"})


class Verdict(NamedTuple):
    """What one slot says of two assertions."""

    slot: Slot
    outcome: Outcome
    values: tuple[str, str] = ("", "")
    """For quantities: which of several is meant, as positions in the clauses' counts."""


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


def later(one: Assertion, two: Assertion) -> float | None:
    """Days from the publication of `one` to that of `two`, negative if `two` was first; 0 if they cannot be told
    apart; None if one is undated."""
    a, b = one.clause.published, two.clause.published
    if a is None or b is None:
        return None
    first, last = moment(a), moment(a, last=True)
    start, end = moment(b), moment(b, last=True)
    if first is None or last is None or start is None or end is None:
        return None
    return start - last if start > last else end - first if end < first else 0.0


def polarity(one: Assertion, two: Assertion) -> Verdict | None:
    """One says that it is so, the other that it is not."""
    yes, no = (two, one) if one.denied else (one, two)
    if yes.stance == "asks" or no.stance == "asks" or _times_apart(one, two):
        return None
    if yes.clause.status in WISHES or no.clause.status in WISHES:
        return None
    if yes.clause.status == "cancelled":
        return Verdict("polarity", "agree")
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
    dated = a is not None and b is not None and relation(a, b) in ("same", "within", "contains")
    return "conflict" if dated or (gap is not None and abs(gap) <= CHANGING_DAY) else "development"


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


def _times_apart(one: Assertion, two: Assertion) -> bool:
    a, b = one.clause.when, two.clause.when
    return a is not None and b is not None and relation(a, b) == "apart"


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
    return Verdict("time", "development" if mixed else "conflict")


def _counts_grow_with_time(one: Assertion, two: Assertion) -> bool:
    """True if both give a running count, each as of its own time."""
    return any(cumulative(one, two, a) and alike(a, b) for a in one.clause.counts for b in two.clause.counts)


def cumulative(one: Assertion, two: Assertion, quantity: Quantity) -> bool:
    """True if a number of this kind only grows while the count goes on."""
    shared = one.clause.families & two.clause.families
    return bool(shared & words_of("cumulative") or counted(quantity) & words_of("cumulative_of"))


def quantity(one: Assertion, two: Assertion) -> Verdict | None:
    """Both count the same thing, with numbers that cannot both be right."""
    pairs = [
        (i, j, how)
        for i, a in enumerate(one.clause.counts)
        for j, b in enumerate(two.clause.counts)
        if alike(a, b) and same_scope(a, b) and (how := agreement(a, b))
    ]
    apart = [(i, j) for i, j, how in pairs if how == "apart"]
    if not pairs:
        return None
    if len(apart) < len(pairs) or _other_scope(one, two):
        return Verdict("quantity", "agree")
    i, j = apart[0]
    return Verdict("quantity", _numbers(one, two, one.clause.counts[i], two.clause.counts[j]), (str(i), str(j)))


def _other_scope(one: Assertion, two: Assertion) -> bool:
    """True if one counts over a larger place or a longer time than the other."""
    a, b = one.clause.place, two.clause.place
    if a and b and place_relation(a, b) in ("within", "contains", "apart"):
        return True
    s, t = one.clause.when, two.clause.when
    return s is not None and t is not None and s.precision != t.precision and relation(s, t) in ("within", "contains")


def _numbers(one: Assertion, two: Assertion, a: Quantity, b: Quantity) -> Outcome:
    gap = later(one, two)
    if cumulative(one, two, a):
        return _toll(one, two, a, b, gap)
    if _times_apart(one, two):
        return "development"
    changing = one.clause.families & two.clause.families & words_of("changing")
    return "development" if changing and (gap is None or abs(gap) > CHANGING_DAY) else "conflict"


def _toll(one: Assertion, two: Assertion, a: Quantity, b: Quantity, gap: float | None) -> Outcome:
    """A running count: growth with time is development; the order must be known to speak of contradiction."""
    if _times_apart(one, two):
        return "development"
    if gap is None:
        return "development"
    if abs(gap) <= SAME_MOMENT:
        return "conflict"
    return "development" if (grows(a, b) if gap > 0 else grows(b, a)) else "conflict"


def status(one: Assertion, two: Assertion) -> Verdict | None:
    """One says that it took or takes place, the other that it was called off."""
    a, b = one.clause.status, two.clause.status
    if a == b or a in WISHES or b in WISHES:
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
    if {fate(q) for q in one.clause.counts} & {fate(q) for q in two.clause.counts} - {None}:
        return None
    shared = one.clause.families & two.clause.families
    verdict = _who(one.clause.of("who"), two.clause.of("who")) if shared & words_of("exclusive") else None
    if verdict is None and shared & words_of("exclusive_patient"):
        verdict = _who(_persons(one), _persons(two))
    return Verdict("actor", verdict) if verdict else None


def _persons(one: Assertion) -> tuple[Party, ...]:
    return one.clause.of("whom") or one.clause.of("who")


def _who(one: Sequence[Party], two: Sequence[Party]) -> Outcome | None:
    values = [value for a in one for b in two if (value := likeness(a, b)) is not None]
    if not values:
        return None
    specific = any(a.actors or a.countries for a in one) and any(b.actors or b.countries for b in two)
    return "conflict" if specific and max(values) <= -0.5 else "agree"


def place(one: Assertion, two: Assertion) -> Verdict | None:
    """Both say where, and it cannot have been at both places."""
    a, b = one.clause.place, two.clause.place
    if a is None or b is None or (how := place_relation(a, b)) == "unknown":
        return None
    if how != "apart":
        return Verdict("place", "agree")
    s, t = one.clause.when, two.clause.when
    fixed = s is not None and t is not None and relation(s, t) != "unknown"
    once = one.clause.families & two.clause.families & words_of("once")
    somebody = one.clause.actors & two.clause.actors or _named_things(one) & _named_things(two)
    return Verdict("place", "conflict" if once or (fixed and somebody) else "agree")


def _named_things(one: Assertion) -> frozenset[str]:
    """Names of things that are no actors, which can be at one place only: "the ferry Aldis"."""
    return frozenset(name for party in one.clause.parties if not party.countries for name in party.names)


TABLE: tuple[Callable[[Assertion, Assertion], Verdict | None], ...] = (time, quantity, status, actor, place)
"""Polarity stands apart: a claim and its denial are compared in nothing else."""
