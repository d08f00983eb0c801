"""What bars two clauses from being one claim, whatever the comparisons say."""

from __future__ import annotations

from communique.claims.circumstances import same_place, same_time
from communique.claims.comparisons import COPIED, copied_words, wording
from communique.claims.counts import agreement, alike, differ
from communique.claims.intervals import days_between, interval, moment, over_before, relation
from communique.claims.items import Item
from communique.claims.places import place_relation
from communique.claims.predicates import same_predicate
from communique.claims.records import REALISED, UNREALISED, Clause, ahead
from communique.claims.roles import PATIENTS, objects, parties, tolls
from communique.claims.scope import of_some
from communique.claims.settings import dated_apart, dates, over
from communique.claims.stages import kept_plan
from communique.claims.words import opposed, overlap, words_of

CLOSE = 0.6
"""Value of `wording` from which two predicates that no list joins may say the same thing."""

GAP_OF_PLANS, GAP_OF_ONE_PLAN = 90.0, 400.0
"""Days that two plans for one event may lie apart; and for what can happen only once."""

AHEAD = 2.0
"""Days that an event must lie after a report to be another than it tells of: zones, nights, a date set too late."""

DAYS_OF_DOUBT = 2
"""Days by which two dates of one act may differ that could be done again."""

LONG_AGO = 90.0
"""Days before a report that its undated news cannot have been; articles are often dated a month or two too late."""

GAPS = {"day": 31.0, "month": 365.0, "year": 1100.0}
"""Days that two dates of one unrepeatable event may lie apart, by the coarser precision; finer counts as day."""


def bar(left: Item, right: Item) -> str | None:
    """Why the two cannot be one claim, whatever their score; None if nothing bars it."""
    one, two = left.clause, right.clause
    if one.id == two.restates or two.id == one.restates:
        return None
    if one.document == two.document and one.sentence == two.sentence:
        return "both stand in one sentence"
    if one.document == two.document and ahead(one) != ahead(two) and "happened" in (one.status, two.status):
        return "one article has the one ahead and the other behind it"
    if one.document == two.document and (one.status == "cancelled") != (two.status == "cancelled"):
        return "one article has the one called off and not the other"
    if tolls(left, right) and _two_tolls(one, two):
        return "the tolls are of two events, or of a part: one article gives both, or places, times or degrees differ"
    if _long_ago(one, two) or _long_ago(two, one):
        return "one is news, and the other was long over then"
    if _ended(one, two) or _ended(two, one):
        return "what one says to go on, the other says to have ended later"
    if _objects_bar(left, right):
        return "what it is done to, or said of, is different"
    if _predicates_bar(left, right):
        return "the predicates are different, and the wording is not close"
    if one.conditional != two.conditional:
        return "one holds only under a condition"
    if copied_words(left, right):
        return None
    if kept_plan(left, right) is None and _times_bar(one, two) and not _dated_otherwise(left, right):
        return f"the times cannot be those of one event: {_value(one)} and {_value(two)}"
    if _agents_bar(left, right):
        return "the agents are different"
    return None


def _two_tolls(one: Clause, two: Clause) -> bool:
    """True if one article gives both numbers, or the places may be two, or one is of those badly hurt."""
    if one.document == two.document:
        return differ(one.counts, two.counts)
    if differ(one.counts, two.counts) and of_some(one) != of_some(two):
        return True
    background = _background(one) or _background(two)
    if differ(one.counts, two.counts) and (background or dated_apart(one, two)):
        return True
    if one.setting.background and two.setting.background and not _one_number(one, two):
        return True
    return bool(one.place and two.place) and same_or_inside(one, two) is False


def _background(clause: Clause) -> bool:
    """True if the sentence, or the clause itself, is of a time long before its article."""
    return clause.setting.background or (clause.when is not None and over([clause.when], clause.published))


def _long_ago(past: Clause, news: Clause) -> bool:
    """True if one is dated months before the report that tells the other, without a date, as its news."""
    if past.polarity != news.polarity or not (news.headline or (news.setting.opening and news.kind == "main")):
        return False
    undated = news.status in REALISED and not dates(news)
    return undated and bool(over_before(past.when, news.published, LONG_AGO))


def _ended(state: Clause, end: Clause) -> bool:
    """True if one was going on when it was reported, and the other is its opposite on a later day: "are still held" on
    Tuesday, "were freed on Saturday"."""
    if state.status != "ongoing" or end.status != "happened" or state.polarity != end.polarity:
        return False
    found, out = interval(end.when) if end.when is not None else None, moment(state.published or "", last=True)
    later = found is not None and out is not None and found[0] > out
    return later and opposed(state.families, end.families)


def _one_number(one: Clause, two: Clause) -> bool:
    return any(alike(a, b) and agreement(a, b) == "same" for a in one.counts for b in two.counts)


def same_or_inside(one: Clause, two: Clause) -> bool | None:
    """Whether two places are one, or one lies in the other; None if one is not given."""
    if one.place is None or two.place is None:
        return None
    return place_relation(one.place, two.place) in ("same", "within", "contains")


def _objects_bar(left: Item, right: Item) -> bool:
    """True if the objects are different things, and the wording is not nearly the same."""
    found, close = objects(left, right), wording(left, right)
    return found is not None and found.value <= -0.9 and (close is None or close.value < 1)


def _predicates_bar(left: Item, right: Item) -> bool:
    """True if only the parties are shared, one is done and the other ahead, or a revision put one verb in place of
    another."""
    said, close = same_predicate(left, right), wording(left, right)
    if said is None or said.value > 0:
        return False
    if ahead(left.clause) != ahead(right.clause):
        return True
    swapped = left.root == right.root and overlap(left.clause.words, right.clause.words) >= COPIED
    return swapped or close is None or close.value < CLOSE


def _value(clause: Clause) -> str:
    return clause.when.value if clause.when else "undated"


def _times_bar(one: Clause, two: Clause) -> bool:
    """True if times lie apart and the event may well have happened at both."""
    if _told_before(one, two) or _told_before(two, one):
        return True
    if one.when is None or two.when is None or relation(one.when, two.when) != "apart":
        return False
    gap = days_between(one.when, two.when)
    if one.status in UNREALISED and two.status in UNREALISED:
        once = one.families & two.families & words_of("once")
        return gap is not None and gap > (GAP_OF_ONE_PLAN if once else GAP_OF_PLANS)
    ever = one.families & two.families & words_of("ever")
    if gap is not None and gap > _gap(one.when.precision, two.when.precision) and not ever:
        return True
    return not (one.families & two.families & words_of("once")) or differ(one.counts, two.counts)


def _dated_otherwise(left: Item, right: Item) -> bool:
    """True if the two are dated a day or two apart, and are so much one thing done to one named thing that the reports
    disagree: of a search of one office, not of meetings and attacks, which follow one another."""
    one, two = left.clause, right.clause
    if (
        one.when is None
        or two.when is None
        or differ(one.counts, two.counts)
        or not one.status == two.status == "happened"
    ):
        return False
    gap, done = days_between(one.when, two.when), objects(left, right)
    again = one.families & two.families & words_of("repeated") or one.predicate != two.predicate
    named = any(party.names or party.actors for party in one.of(*PATIENTS))
    return gap is not None and gap <= DAYS_OF_DOUBT and not again and named and done is not None and done.value >= 0.8


def _told_before(one: Clause, two: Clause) -> bool:
    """True if one report tells as done what the other dates days after that report was out."""
    if one.status != "happened" or two.status != "happened" or two.when is None or one.published is None:
        return False
    when, out = interval(two.when), moment(one.published, last=True)
    return when is not None and out is not None and when[0] > out + AHEAD


def _gap(left: str, right: str) -> float:
    return max(GAPS.get(left, GAPS["day"]), GAPS.get(right, GAPS["day"]))


def _called_off(off: Clause, on: Item) -> bool:
    """True if one calls off an event that the other tells by its verb: "the strike is off", "they will walk out"."""
    events = [party for party in off.of("who", "what") if party.head in words_of("occasions")]
    held = any(party.head in words_of("occasions") for party in on.clause.of("who", "what", "whom"))
    return off.status == "cancelled" and on.clause.status != "cancelled" and bool(events) and not held


def _told_of(left: Item, right: Item) -> bool:
    """True if what one does it to is named somewhere in the other: "won the runoff", "the winner of the runoff"."""
    when = same_time(left, right) if left.clause.when and right.clause.when else None
    if when is None or when.value < 0:
        return False
    for one, two in ((left.clause, right.clause), (right.clause, left.clause)):
        words = frozenset(word for party in one.of(*PATIENTS) for word in party.words)
        if len(words) > 1 and overlap(words, two.words) >= CLOSE:
            return True
    return False


def _agents_bar(left: Item, right: Item) -> bool:
    """True if both name their agents, these differ, and it is not an act that only one can have done."""
    found = parties(left, right) if not tolls(left, right) else None
    if found is None or found.value > -0.6 or _called_off(left.clause, right) or _called_off(right.clause, left):
        return False
    if left.clause.families & right.clause.families & words_of("exclusive"):
        same = objects(left, right)
        where = same_place(left, right)
        there = where is not None and where.value > 0 and left.clause.place is not None
        return not (there or _told_of(left, right)) if same is None else same.value < 0.6
    return True
