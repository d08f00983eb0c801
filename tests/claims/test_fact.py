"""When clauses of one claim surely tell one fact, and whose witnesses are counted then."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.claims import Assertion, Cluster, Count, Witnesses, assertions, count, fact
from communique.claims.borne_out import borne_out
from communique.claims.clauses import clauses
from communique.claims.fact import doubts, one_of_a_series, other_news
from communique.claims.items import Item
from communique.claims.joined import Joined, surely_one
from communique.claims.series import series
from communique.model import Edge, Reason
from tests.claims.pairs import Report, told
from tests.claims.story_builder import story

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/facts/doubts.toml").read_text())["case"]


def items(*reports: Report, near: float | None = None) -> list[Item]:
    found = told(*reports)
    many = series(found)
    return [Item(clause, clause.document, {}, series=many, near=near) for clause in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['doubt']}-{case['holds']}")
def test_doubts(case: dict[str, Any]) -> None:
    left, right = items(case["a"], case["b"], near=case.get("near", 0.9))
    doubt = getattr(fact, case["doubt"])
    assert doubt(left, right) is case["holds"]
    assert doubt(right, left) is case["holds"]
    assert (next(doubts(left, right), None) is not None) or not case["holds"]


@pytest.mark.parametrize(("days", "doubted"), [("2025-03-20", False), ("2025-06-20", True)])
def test_undated_news_of_reports_months_apart(days: str, doubted: bool) -> None:
    trailer = "{who|Halden} {do release|released} {what|a trailer}"
    first, later = told({"t": trailer, "at": "2025-03-04"}, {"t": trailer, "at": days})
    news = [Item(msgspec.structs.replace(one, headline=True), one.document, {}) for one in (first, later)]
    assert other_news(*news) is doubted


LAUNCH = "{who|Arvenia} {do launch|launched} {what|a missile}"
LAUNCHES = [LAUNCH + f" {{when {day}|then}}" for day in ("2025-01-10", "2025-02-10", "2025-03-01")]


def test_one_launch_of_many() -> None:
    one, two = items(LAUNCH, LAUNCH + " into the sea", *LAUNCHES)[:2]
    assert one_of_a_series(one, two)


def test_a_shared_day_shows_which_launch() -> None:
    one = items(*LAUNCHES)[-1]
    assert not one_of_a_series(one, items(*LAUNCHES, LAUNCHES[-1])[-1])
    assert one_of_a_series(one, items(LAUNCH)[0])


def test_two_launches_are_no_series() -> None:
    one, two = items(LAUNCH, LAUNCH + " into the sea", *LAUNCHES[:2])[:2]
    assert not one_of_a_series(one, two)


def claim(*reports: Report) -> tuple[tuple[Assertion, ...], Count]:
    """The assertions of the reports, as of one claim, and their count."""
    given = [one if isinstance(one, dict) else {"t": one} for one in reports]
    made = story([{"outlet": f"Paper {n}", "at": "2025-03-04T12:00", **one} for n, one in enumerate(given)])
    members = tuple(clauses(one, made.readings[one.id], made.actor_of)[0] for one in made.documents)
    witnesses = Witnesses(made.documents, made.actors, made.actor_of)
    found = assertions(Cluster("c", members), made.readings, made.roots, witnesses)
    return found, count(found, {d.id: d for d in made.documents})


def test_only_those_that_tell_one_fact_are_counted() -> None:
    found, counted = claim(
        "{who|Arvenia} {do win|won} {what|the cup}", "{who|Arvenia} {do win|won} {what|the title}", LAUNCH
    )
    assert counted.origins == 3

    def surely(one: Any, two: Any) -> bool:
        return {one.predicate, two.predicate} == {"win"}

    assert borne_out(found, counted, (), frozenset(), surely) == {0, 1}
    assert borne_out(found, counted, (), frozenset(), lambda one, two: True) == {0, 1, 2}
    assert len(borne_out(found, counted, (), frozenset(), lambda one, two: False)) == 1


def edge(score: float, *reasons: Reason) -> Edge:
    return Edge("same_claim", "a", "b", "positive" if score >= 0.6 else "unsure", score, (), "claims/1", None, reasons)


def test_a_doubt_is_noted_on_the_edge() -> None:
    noted = Reason(fact.IN_DOUBT, -1.0, 0.0, "why")
    assert surely_one(edge(0.9))
    assert surely_one(edge(0.58))
    assert not surely_one(edge(0.5))
    assert not surely_one(edge(0.9, noted))


def test_one_wording_is_one_fact() -> None:
    one, two = told(LAUNCH, LAUNCH)
    assert Joined((), ()).surely(one, two)
