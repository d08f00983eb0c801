"""Comparisons of how far an event has come: a plan and what became of it, or a report that lags behind another."""

from __future__ import annotations

from typing import Literal

from communique.claims.intervals import days_between, moment, over_before, relation
from communique.claims.items import Item, once_a_pair, shared_families
from communique.claims.records import Clause
from communique.claims.roles import objects, parties
from communique.linking import Finding

Stage = Literal["ahead", "on", "done", "off"]
Course = Literal["kept", "lagging"]

STAGE: dict[str, Stage] = {
    "scheduled": "ahead", "planned": "ahead", "expected": "ahead", "ongoing": "on", "happened": "done",
    "cancelled": "off",
}  # fmt: skip
"""Status → stage of an event; the others (possible, called for, …) are none."""

COURSES: dict[tuple[Stage, Stage], Course] = {
    ("ahead", "on"): "kept",
    ("ahead", "done"): "kept",
    ("ahead", "off"): "kept",
    ("off", "on"): "kept",
    ("off", "done"): "kept",
    ("on", "off"): "kept",
    ("done", "off"): "kept",
    ("done", "ahead"): "lagging",
}
"""Stage in the earlier report and in the later → what that may be of one event: a plan and what became of it, or a
report that lags behind."""

SLIP = 21.0
"""Days by which a meeting or visit is put off, at most, and still the one that was announced."""


@once_a_pair
def kept_plan(left: Item, right: Item) -> Finding | None:
    """One announces or puts off what the other, published later, tells of the same agent: a plan, and what became of
    it.
    """
    first, second = _ordered(left.clause, right.clause)
    if _course(first, second) != "kept" or not _reported_later(first, second):
        return None
    if first.setting.lapsed or not shared_families(left, right) or _soon(first, second) is False:
        return None
    who, what = parties(left, right), objects(left, right)
    if who is None or who.value < 0.6 or (what is not None and what.value < 0):
        return None
    return Finding(1.0, f"{first.status} in the earlier report, {second.status} in the later")


def done_already(left: Item, right: Item) -> Finding | None:
    """One reports as done what the other has ahead, without being the later report or giving the same time."""
    first, second = _ordered(left.clause, right.clause)
    if _course(first, second) != "lagging" or _together(first, second):
        return None
    if "appoint" in first.families & second.families:  # who has been named will be it
        return None
    done = first if STAGE[first.status] == "done" else second
    return Finding(1.0, f"“{done.predicate}” is done in one and ahead in the other, which is not earlier")


def _ordered(one: Clause, two: Clause) -> tuple[Clause, Clause]:
    """The earlier report first, undated ones last."""
    return (one, two) if (one.published or "9999", one.status) <= (two.published or "9999", two.status) else (two, one)


def _course(first: Clause, second: Clause) -> Course | None:
    """What the stages in two reports may be of one event: nothing that one knows as done is ahead in the other, unless
    that is the earlier report."""
    before, after = STAGE.get(first.status), STAGE.get(second.status)
    if before is None or after is None:
        return None
    unordered = first.published is None or second.published is None or first.published == second.published
    return "lagging" if unordered and {before, after} == {"ahead", "done"} else COURSES.get((before, after))


def _together(one: Clause, two: Clause) -> bool:
    """True if both give a time, and it may be one."""
    return one.when is not None and two.when is not None and relation(one.when, two.when) not in ("apart", "unknown")


def _reported_later(first: Clause, second: Clause) -> bool:
    """True if the second was published on a later day, and does not tell of some time that it leaves open."""
    days = [(one.published or "")[:10] for one in (first, second)]
    known = second.when is not None or second.headline or second.status == "cancelled"
    return known and min(map(len, days)) == len("2025-01-17") and days[0] < days[1]


def _soon(first: Clause, second: Clause) -> bool | None:
    """Whether what is told lies near what was planned, or not long before the plan was reported; None if the days are
    not known."""
    gap = days_between(first.when, second.when) if first.when and second.when else None
    if gap is not None:
        return gap <= SLIP
    if over_before(second.when, first.published, SLIP):
        return False
    between = _days(first.published, second.published)
    return None if between is None else between <= SLIP


def _days(first: str | None, second: str | None) -> float | None:
    """Days from one publication to another."""
    one, two = moment(first or ""), moment(second or "")
    return None if one is None or two is None else two - one
