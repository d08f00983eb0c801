"""When two reports surely speak of one matter: doubts, scope, settings of sentences, plans, what is joined."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.claims import Cluster, Joined, matter, reckoned
from communique.claims.joined import alike_otherwise
from communique.claims.matter import DOUBTS, certain
from communique.claims.plans import announces, came_of, reports
from communique.claims.scope import one_whole
from communique.claims.settings import dated_apart, dates, times_differ
from communique.model import Edge, Reason
from tests.claims.pairs import pair, told

CASES = Path(__file__).parents[1] / "cases/matter"


def cases(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text())["case"]


@pytest.mark.parametrize("case", cases("doubts"), ids=lambda case: f"{case['doubt']}-{case['holds']}")
def test_doubts(case: dict[str, Any]) -> None:
    doubt = getattr(matter, case["doubt"], None) or getattr(reckoned, case["doubt"])
    one, two = pair(case["a"], case["b"])
    assert doubt(one, two) is case["holds"]
    assert doubt(two, one) is case["holds"]


@pytest.mark.parametrize("case", cases("doubts"), ids=lambda case: f"{case['doubt']}-{case['holds']}")
def test_whoever_doubts_shows_nothing(case: dict[str, Any]) -> None:
    one, two = pair(case["a"], case["b"])
    for slot, asked in DOUBTS.items():
        assert certain(slot, one, two) == (not any(doubt(one, two) for doubt in asked))


def test_every_doubt_has_a_case() -> None:
    known = {doubt.__name__ for asked in DOUBTS.values() for doubt in asked}
    assert known - {case["doubt"] for case in cases("doubts")} <= {"aside", "another_site", "other_news"}


@pytest.mark.parametrize("case", cases("scope"), ids=lambda case: case["b"][:40])
def test_numbers_of_one_whole(case: dict[str, Any]) -> None:
    one, two = told(case["a"], case["b"])
    assert one_whole(one, two, one.counts[0], two.counts[0]) is case["whole"]
    assert one_whole(two, one, two.counts[0], one.counts[0]) is case["whole"]


@pytest.mark.parametrize("case", cases("plans"), ids=lambda case: case["done"]["t"][:50])
def test_what_came_of_a_plan(case: dict[str, Any]) -> None:
    plan, done = pair(case["plan"], case["done"])
    assert announces(plan) and not announces(done)
    assert reports(done) and not reports(plan)
    assert came_of(plan, done, lambda left, right: True) is case["came"]
    assert not came_of(plan, done, lambda left, right: False)
    assert not came_of(done, plan, lambda left, right: True)


DATED = [
    ("{who|Belmar} {do shell|shelled} {what|the depot} {when 2025-03-03|on Monday}", 1),
    ("{who|Belmar} {do shell|shelled} {what|the depot}, the ministry said on {when 2025-03-04|Tuesday}", 1),
    ("{who|Belmar} {do shell|shelled} {what|the depot}", 0),
]


@pytest.mark.parametrize(("sentence", "number"), DATED)
def test_dates_of_a_clause_are_its_own_first(sentence: str, number: int) -> None:
    assert len(dates(told(sentence)[0])) == number


BESIDE = [
    ("the worst since {when 2009|2009}", 0),
    ("police said on {when 2025-03-04|Tuesday}", 0),
    ("a spokesman told the Herald late on {when 2025-03-04|Tuesday}", 0),
    ("which was scheduled for {when 2025-03-09|Sunday}", 1),
    ("when fog lay over the bay on {when 2025-03-03|Monday}", 1),
]


@pytest.mark.parametrize(("words", "number"), BESIDE)
def test_dates_around_a_clause(words: str, number: int) -> None:
    clause = told("{who|Belmar} {do shell|shelled} {what|the depot}, " + words)[0]
    assert len(clause.setting.times) == number


def test_dates_far_apart_are_two_times() -> None:
    march = "{who|Belmar} {do shell|shelled} {what|the depot} {when 2025-03-03|on Monday}"
    january = "{who|Belmar} {do shell|shelled} {what|the depot} {when 2025-01-06|on 6 January}"
    undated = "{who|Belmar} {do shell|shelled} {what|the depot}"
    one, two, three = told(march, january, undated)
    assert dated_apart(one, two) and times_differ(one, two)
    assert not dated_apart(one, three) and not times_differ(one, three)
    assert times_differ(two, three)  # long over when the other was out
    assert times_differ(three, two)


def edge(left: str, right: str, score: float, *reasons: Reason, judgement: str = "unsure") -> Edge:
    return Edge("same_claim", left, right, judgement, score, (), "claims/1", None, reasons)  # type: ignore[arg-type]


def test_clauses_that_only_a_third_joins_are_not_joined() -> None:
    one, two, three = told(
        "{who|Belmar} {do shell|shelled} {what|the depot}",
        "{who|Belmar} {do bomb|bombed} {what|the depot}",
        "{who|Belmar} {do hit|hit} {what|a depot}",
    )
    known = [edge(one.id, two.id, 0.9, judgement="positive"), edge(two.id, three.id, 0.9, judgement="positive")]
    joined = Joined([Cluster("c", (one, two, three))], known)
    assert joined(one, two) and joined(two, one) and joined(two, three)
    assert not joined(one, three)
    assert joined(one, one)


def test_a_difference_that_is_disputed_does_not_part() -> None:
    against = Reason("same_time", -0.6, -1.2, "3 March apart 5 March")
    assert alike_otherwise(edge("a", "b", 0.5, against))
    assert not alike_otherwise(edge("a", "b", 0.5, Reason("objects", -0.6, -1.2, "a depot against a mill")))
    assert not alike_otherwise(edge("a", "b", 0.9, against, judgement="negative"))
