"""The slot of numbers: two counts of one thing agree, have changed since, or cannot both be right."""

from __future__ import annotations

from communique.claims.assertions import Assertion
from communique.claims.counts import AGE, DAYS, SCORE, agreement, alike, counted, fate, grows, same_scope
from communique.claims.outcomes import CHANGING_DAY, SAME_MOMENT, Outcome, Verdict, later, times_apart
from communique.claims.scope import one_whole, summed
from communique.claims.words import words_of
from communique.model import Quantity


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
    if len(apart) < len(pairs) or summed(one.clause, two.clause):
        return Verdict("quantity", "agree")
    apart = [(i, j) for i, j in apart if one_whole(one.clause, two.clause, one.clause.counts[i], two.clause.counts[j])]
    if not apart:
        return None
    i, j = apart[0]
    return Verdict("quantity", _numbers(one, two, one.clause.counts[i], two.clause.counts[j]), (str(i), str(j)))


def cumulative(one: Assertion, two: Assertion, quantity: Quantity) -> bool:
    """True if a number of this kind only grows while the count goes on: not of those who are trapped, held or missing
    still."""
    if quantity.unit in (AGE, SCORE) or quantity.unit in DAYS:
        return False  # "a boy of four was killed": he grew no older by it
    shared = one.clause.families & two.clause.families
    still = one.clause.status == two.clause.status == "ongoing" and fate(quantity) is None
    if shared & words_of("changing") or fate(quantity) == "miss" or (still and not shared & words_of("cumulative")):
        return False
    return bool(shared & words_of("cumulative") or counted(quantity) & words_of("cumulative_of"))


def _numbers(one: Assertion, two: Assertion, a: Quantity, b: Quantity) -> Outcome:
    gap = later(one, two)
    if gap and _replaces(*((one, a, b) if gap < 0 else (two, b, a))):
        return "development"
    if cumulative(one, two, a):
        return _toll(one, two, a, b, gap)
    if times_apart(one, two):
        return "development"
    holds = _holds(one, two, a)
    changed = holds is not None and (gap is None or abs(gap) > holds)
    return "development" if changed else "conflict"


def _replaces(last: Assertion, new: Quantity, old: Quantity) -> bool:
    """True if the later report says that its number took the place of another, which the earlier one can be: what was
    "raised to two" was never three."""
    how = last.clause.revised
    return how == "revise" or (how == "rise" and grows(old, new)) or (how == "drop" and grows(new, old))


def _holds(one: Assertion, two: Assertion, counted: Quantity) -> float | None:
    """Days for which a number that is reported holds; None for what is over and done."""
    shared = one.clause.families & two.clause.families
    if fate(counted) == "miss":
        return SAME_MOMENT
    goes_on = one.clause.status == two.clause.status == "ongoing" and not shared & words_of("constant")
    return CHANGING_DAY if goes_on or shared & words_of("changing") or not shared else None


def _toll(one: Assertion, two: Assertion, a: Quantity, b: Quantity, gap: float | None) -> Outcome:
    """A running count: growth with time is development; the order must be known to speak of contradiction."""
    if times_apart(one, two):
        return "development"
    if gap is None:
        return "development"
    if abs(gap) <= SAME_MOMENT:
        return "conflict"
    return "development" if (grows(a, b) if gap > 0 else grows(b, a)) else "conflict"
