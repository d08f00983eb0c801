"""Development, agreement or contradiction (ORIGINS.md, second table)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.claims import Witnesses, align, assertions, conflicts, count, pairwise
from tests.claims.judging import judge, right
from tests.claims.story_builder import story

FOLDER = Path(__file__).parents[1] / "cases" / "conflicts"
WORKED = tomllib.loads((FOLDER / "worked.toml").read_text())["case"]


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case["name"])
def test_worked_cases(case: dict) -> None:
    found = judge(case)
    assert right(case, found), found
    if case["verdict"] == "development":
        assert case["slot"] in found.developments, found
    if case["verdict"] == "agree":
        assert found.together and case["slot"] in found.agreed, found
    if case["verdict"] == "apart":
        assert not found.together, found


def test_the_root_speaks_for_its_copies() -> None:
    line = {"t": "{who|Arvenia} {do supply|supplies} {whom|Belmar} with {with|drones}", "at": "2025-03-04"}
    no = {**line, "t": line["t"].replace("|supplies", "|does not supply"), "neg": True}
    made = story([{**line, "outlet": "Copier", "root": 1}, {**line, "outlet": "Herald"}, {**no, "outlet": "Gazette"}])
    (cluster,) = align(made.documents, made.readings, made.roots, made.actor_of).clusters
    found = assertions(cluster, made.readings, made.roots, Witnesses(made.documents, made.actors, made.actor_of))
    keys = count(found, {d.id: d for d in made.documents}).keys
    said = {found[n].clause.document for pair in pairwise(found, keys) for n in (pair.left, pair.right)}
    assert said == {made.documents[1].id, made.documents[2].id}


def test_a_topic_loses_its_date_with_the_preposition() -> None:
    made = story(
        [
            {
                "t": "{when 2025-01-17|On 17 January}, {who|Arvenia} {do sign|signed} {what|the accord}",
                "outlet": "Herald",
            },
            {
                "t": "{who|Arvenia} {do sign|signed} {what|the accord} {when 2025-01-20|on 20 January}",
                "outlet": "Gazette",
            },
        ]
    )
    (cluster,) = align(made.documents, made.readings, made.roots, made.actor_of).clusters
    found = assertions(cluster, made.readings, made.roots, Witnesses(made.documents, made.actors, made.actor_of))
    keys = count(found, {d.id: d for d in made.documents}).keys
    (one,) = conflicts(cluster.id, cluster.members[0].text, found, keys, pairwise(found, keys))
    assert one.explanation.startswith("“Arvenia signed the accord”: ")
