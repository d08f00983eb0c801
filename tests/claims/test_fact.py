"""When clauses of one claim surely tell one fact, and whose witnesses are counted then."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.claims import Assertion, Cluster, Count, Witnesses, against, assertions, count
from communique.claims.against import one_of_a_series
from communique.claims.borne_out import borne_out
from communique.claims.clauses import clauses
from communique.claims.fact import LEAST, ONE_FACT, one_fact, rare_names
from communique.claims.items import Item
from communique.claims.joined import Joined, of_one_fact
from communique.claims.records import Clause
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
def test_what_speaks_against_it(case: dict[str, Any]) -> None:
    left, right = items(case["a"], case["b"], near=case.get("near", 0.9))
    doubt = getattr(against, case["doubt"])
    assert (doubt(left, right) is not None) is case["holds"]
    assert (doubt(right, left) is not None) is case["holds"]
    if case["holds"]:
        assert doubt(left, right).note in one_fact(left, right).note or len(one_fact(left, right).note) > 40


def test_the_same_told_twice_is_one_fact() -> None:
    left, right = items(
        "{who|Arvenia} {do free|freed} {whom|{n 21 girl|21 girls}} {when 2025-03-03|on Monday}",
        "{who|Arvenia} {do free|freed} {whom|{n 21 girl|21 girls}} {when 2025-03-03|on 3 March}",
        near=0.9,
    )
    found = one_fact(left, right)
    assert found.value >= LEAST and found.weight == 0


def test_another_number_of_another_thing_is_none() -> None:
    left, right = items(
        "{who|The Herons} {do score|scored} {what|{n 3 run|three runs}}",
        "{who|The Herons} {do score|scored} {what|{n 2 run|two runs}}",
        near=0.7,
    )
    assert one_fact(left, right).value < LEAST
    assert "cannot both be right" in one_fact(left, right).note


LAUNCH = "{who|Arvenia} {do launch|launched} {what|a missile}"
LAUNCHES = [LAUNCH + f" {{when {day}|then}}" for day in ("2025-01-10", "2025-02-10", "2025-03-01")]


def test_one_launch_of_many() -> None:
    one, two = items(LAUNCH, LAUNCH + " into the sea", *LAUNCHES)[:2]
    assert one_of_a_series(one, two)


def test_a_name_that_all_have_does_not_show_which() -> None:
    one, two = items(LAUNCH + " over Dorland", LAUNCH + " towards Dorland", *LAUNCHES)[:2]
    common = [item._replace(rarity={"dorland": 0.2}) for item in (one, two)]
    assert rare_names(one, two) is not None and one_of_a_series(one, two) is None
    assert rare_names(*common) is None and one_of_a_series(*common) is not None


def test_a_shared_day_shows_which_launch() -> None:
    one = items(*LAUNCHES)[-1]
    assert one_of_a_series(one, items(*LAUNCHES, LAUNCHES[-1])[-1]) is None
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

    def wins_are_one(one: Clause, two: Clause) -> float:
        return 0.9 if one.predicate == two.predicate else 0.3

    assert borne_out(found, counted, (), frozenset(), wins_are_one) == {0, 1}
    assert borne_out(found, counted, (), frozenset(), lambda one, two: 0.9) == {0, 1, 2}
    assert len(borne_out(found, counted, (), frozenset(), lambda one, two: None)) == 1


def edge(score: float, *reasons: Reason) -> Edge:
    return Edge("same_claim", "a", "b", "positive" if score >= 0.6 else "unsure", score, (), "claims/1", None, reasons)


def test_the_score_is_noted_on_the_edge() -> None:
    assert of_one_fact(edge(0.9, Reason(ONE_FACT, 0.4, 0.0, "why"))) == 0.4
    assert of_one_fact(edge(0.9)) == 1.0  # a person's


def test_one_wording_is_one_fact_unless_something_speaks_against_it() -> None:
    one, two = told(LAUNCH, LAUNCH)
    assert Joined((), ()).one_fact(one, two) == 1.0
    assert Joined((), ()).one_fact(one, told(LAUNCHES[0])[0]) is None
    noted = Edge("same_claim", one.id, two.id, "positive", 0.9, (), "claims/1", None, (Reason(ONE_FACT, 0.4, 0.0, ""),))
    assert Joined([Cluster("c", (one, two))], [noted]).one_fact(one, two) == 0.4
