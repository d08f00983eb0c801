"""Whether two assertions surely speak of one matter: a difference is shown as a contradiction only then.

Most differences between reports are of two things: an earlier attack told as background, a part of the injured, another
match. Each doubt is one small function; DOUBTS lists those that matter for each slot. What is in doubt is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from communique.claims.assertions import Assertion
from communique.claims.counts import fate
from communique.claims.intervals import interval
from communique.claims.items import Item
from communique.claims.of_a_kind import another_thing, indefinite, of_an_hour, one_of_many, separate
from communique.claims.outcomes import later, times_apart
from communique.claims.parties import camp
from communique.claims.patients import another_event, imposed, is_event, of_another
from communique.claims.persons import described_and_named, named_alike, of_other_people
from communique.claims.provisos import (
    as_long_ago,
    forecasts,
    foretold,
    formerly,
    from_elsewhere,
    nothing_in_common,
    of_a_part,
    of_a_part_of_the_country,
    of_an_age_group,
    of_play,
    only_late,
    other_news,
    other_quality,
    other_span,
    others_of_them,
    to_and_by,
    years_between,
)
from communique.claims.reckoned import (
    counted_weekday,
    counted_years,
    narrated,
    near_clocks,
    next_night,
    rising_and_falling,
)
from communique.claims.records import UNREALISED, WISHED, Clause, Party
from communique.claims.roles import parties
from communique.claims.settings import RECENT, dated_apart, dates, never, sites_differ, times_differ
from communique.claims.words import words_of
from communique.model.claims import Slot

OTHERS = -0.6
"""Likeness of the agents up to which they are others."""

FINITE = frozenset({"main", "complement", "copular", "relative", "adverbial"})
"""Kinds of clause that assert something themselves."""

LIMITED = re.compile(
    r"\b(?:since|until|till|yet|any ?more|any longer|no longer|again|ever|directly|necessarily|formally|fully|entirely"
    r"|always|just|only|merely|simply|because|nearly|almost|barely|hardly|scarcely|rarely|seldom"
    r"|(?<!day )(?<!week )(?<!month )(?<!year )(?<!hours )(?<!days )before)\b",
    re.IGNORECASE,
)
"""Words by which a negative clause denies a time, a reason or a degree, not that it happened at all."""


def certain(slot: Slot, one: Assertion, two: Assertion) -> bool:
    """True if nothing speaks against taking a difference in `slot` for a contradiction."""
    return not any(doubt(one, two) for doubt in DOUBTS[slot])


def only_wished(one: Assertion, two: Assertion) -> bool:
    """True if one of them does not say that it is so: "would pay", "may pay"; what must be paid is as much as that."""
    return any(said.clause.status in WISHED and not imposed(said.clause) for said in (one, two))


def one_ahead(one: Assertion, two: Assertion) -> bool:
    """True if one says what has happened, the other what is to happen: it may come otherwise. What is going
    on ("is sending 400 soldiers") is planned still."""
    a, b = (("happened" if imposed(said.clause) else said.clause.status) for said in (one, two))
    return (a == "happened" and b in UNREALISED) or (b == "happened" and a in UNREALISED)


def aside(one: Assertion, two: Assertion) -> bool:
    """True if one is no assertion of its own: "to free two people", "not carrying out a test"."""
    return any(_unasserted(said.clause) for said in (one, two) if not said.denial)


def _unasserted(clause: Clause) -> bool:
    if clause.kind == "infinitive":  # "Arvenia to sign on Friday" is an announcement
        return clause.status not in ("happened", "scheduled") and not clause.committed
    return clause.kind in ("participle", "nominal") and clause.polarity == "negative" and not clause.committed


def negated_in_part(one: Assertion, two: Assertion) -> bool:
    """True if a negative clause denies only a time, a reason or a degree: "had not won since 1908"."""
    found = [said.clause for said in (one, two) if said.clause.polarity == "negative" and not said.denial]
    return any(LIMITED.search(clause.text) for clause in found)


def another_time(one: Assertion, two: Assertion) -> bool:
    """True if they speak of two times: by their dates, by those of their sentences, or one by a date long over when the
    other, undated, was published; a denial needs no date to be of what it denies."""
    if one.denial or two.denial:  # the day in its sentence may be that on which it was denied
        return times_apart(one, two)
    if any(never(said.clause) for said in (one, two)):
        return dated_apart(one.clause, two.clause)
    return times_differ(one.clause, two.clause)


def another_occasion(one: Assertion, two: Assertion) -> bool:
    """True if both count in what is done many times in one event, and no date shows that it is one: runs of two
    innings."""
    if not one.clause.families & two.clause.families & words_of("many_times"):
        return False
    return not any(a[0] <= b[1] and b[0] <= a[1] for a in dates(one.clause) for b in dates(two.clause))


def long_between(one: Assertion, two: Assertion) -> bool:
    """True if weeks lie between two reports of which one gives no date; a denial may come twice as late."""
    gap, undated = later(one, two), one.clause.when is None or two.clause.when is None
    return undated and gap is not None and abs(gap) > (2 * RECENT if one.denial or two.denial else RECENT)


def another_site(one: Assertion, two: Assertion) -> bool:
    """True if their sentences name places, and none of them is one."""
    return sites_differ(one.clause, two.clause)


def unlike_agents(one: Assertion, two: Assertion) -> bool:
    """True if the agents are not of one kind: a player and his team, a leader and the state, a town and its club."""
    ones, twos = (_kinds(said) for said in (one, two))
    return not ones & twos


def _kinds(said: Assertion) -> frozenset[str]:
    named = [party for party in said.clause.of("what") if party.people]  # "was appointed coach"
    found = {_kind(party) for party in said.clause.of("who", "whom")} | ({"person"} if named else set())
    return frozenset(found - {""})


def _kind(party: Party) -> str:
    if party.persons:
        return "person"
    if party.town:
        return "town"
    return "body" if party.own or party.names or camp(party) or (party.countries and not party.people) else ""


def other_agents(one: Assertion, two: Assertion) -> bool:
    """True if both name who did it, and these are others: last year's winner and this year's; not the names of what
    takes place ("the truce begins", "hostilities end")."""
    if any(said.clause.of("who") and all(map(is_event, said.clause.of("who"))) for said in (one, two)):
        return False
    who = parties(Item(one.clause, one.root, {}), Item(two.clause, two.root, {}))
    return who is not None and who.value <= OTHERS


def lagging_toll(one: Assertion, two: Assertion) -> bool:
    """True if both give a toll, and one in the outlet's own voice, or as one that grew: it may only be a few hours
    older than it looks."""
    tolls = [any(fate(q) for q in said.clause.counts) for said in (one, two)]
    return all(tolls) and any(map(_may_lag, (one, two)))


def _may_lag(said: Assertion) -> bool:
    return said.witness.kind == "own" or said.clause.headline or said.clause.setting.growing


def never_called_off(one: Assertion, two: Assertion) -> bool:
    """True if what counts as called off was only planned once, or would be off under a condition."""
    return any(said.clause.status == "cancelled" and said.clause.setting.lapsed for said in (one, two))


def only_put_off(one: Assertion, two: Assertion) -> bool:
    """True if one says that it was put off, and the other plans it for after the days that the first names; a headline
    leaves it to its text until when."""
    return _moved(one.clause, two.clause) or _moved(two.clause, one.clause)


def _moved(off: Clause, on: Clause) -> bool:
    day = interval(on.when) if on.when is not None and on.status in UNREALISED else None
    if off.status != "cancelled" or not off.setting.put_off or day is None:
        return False
    named = [known[1] for time in off.setting.times if (known := interval(time)) is not None]
    return off.headline or (bool(named) and max(named) < day[0])


Doubt = Callable[[Assertion, Assertion], bool]

DOUBTS: Mapping[Slot, tuple[Doubt, ...]] = {
    "time": (
        only_wished,
        as_long_ago,
        counted_weekday,
        near_clocks,
        counted_years,
        next_night,
        one_of_many,
        another_site,
        other_agents,
        aside,
    ),
    "quantity": (
        only_wished,
        one_ahead,
        narrated,
        another_time,
        another_occasion,
        long_between,
        another_site,
        lagging_toll,
        formerly,
        other_span,
        of_an_hour,
        of_play,
        of_other_people,
        from_elsewhere,
        of_a_part,
        other_news,
        forecasts,
        of_an_age_group,
        of_a_part_of_the_country,
        to_and_by,
        aside,
    ),
    "status": (never_called_off, only_put_off, only_late, another_event, years_between),
    "polarity": (
        one_ahead,
        narrated,
        another_time,
        long_between,
        another_site,
        negated_in_part,
        rising_and_falling,
        another_thing,
        separate,
        of_another,
        foretold,
        formerly,
        other_quality,
        others_of_them,
        nothing_in_common,
        other_agents,
        aside,
    ),
    "actor": (
        only_wished,
        narrated,
        another_time,
        long_between,
        another_site,
        unlike_agents,
        indefinite,
        formerly,
        named_alike,
        described_and_named,
        aside,
    ),
    "place": (only_wished, one_ahead, narrated, another_time, long_between, formerly, aside),
}
"""What is asked of two assertions that differ in a slot."""
