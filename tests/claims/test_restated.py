"""Numbers given anew: "300 were dismissed. The union put the number at 520." And denials that only point back."""

from __future__ import annotations

from typing import Any

import pytest

from communique.claims import Witnesses, align, assertions, conflicts, count, pairwise
from communique.claims.denials import anaphor
from tests.claims.judging import judge
from tests.claims.story_builder import story

FIRST = "{who|Halden Group} {do dismiss|dismissed} {whom|{n 300 worker:person|300 workers}}"
DEARER = "{who|The opposition} {do put|put} {what|the cost} at {n 140000000 EUR|140 million euros}"
COST = "{what|The bridge} {do cost|will cost} {what|{n 90000000 EUR|90 million euros}}"
MARCH = "{who|{n ~15000 person|about 15,000 people}} {do march|marched}"


def report(*lines: str) -> dict[str, Any]:
    return {"outlet": "Herald", "at": "2031-03-10T12:00", "t": list(lines)}


def found(*lines: str) -> tuple[list[str], list[str]]:
    """Explanations of the conflicts of one article, and the witnesses of the claim with most assertions."""
    made = story([report(*lines)])
    alignment = align(made.documents, made.readings, made.roots, made.actor_of)
    witnesses = Witnesses(made.documents, made.actors, made.actor_of)
    cluster = max(alignment.clusters, key=lambda one: len(one.members))
    said = assertions(cluster, made.readings, made.roots, witnesses)
    keys = count(said, {d.id: d for d in made.documents}).keys
    disputes = conflicts(cluster.id, cluster.members[0].text, said, keys, pairwise(said, keys))
    return [one.explanation for one in disputes], [key.text for key in keys]


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ((FIRST, "{who|The union} {do put|put} {what|the number} at 520"), "520 workers"),
        ((FIRST, "{who|The union} {do give|gave} {what|the figure} as about 520"), "about 520 workers"),
        ((MARCH, "{who|The organisers} {do count|counted} {what|40,000}"), "40,000 people"),
        ((COST, DEARER), "140 million EUR"),
    ],
    ids=["the number", "the figure", "a bare number", "the cost"],
)  # fmt: skip
def test_a_number_given_anew_is_compared_with_the_first(lines: tuple[str, ...], value: str) -> None:
    (line,), witnesses = found(*lines)
    assert value in line
    assert len(set(witnesses)) == 2


@pytest.mark.parametrize(
    "second",
    [
        "{who|The minister} {do put|put} {what|{n 520 EUR|520 euros}} into {to|the fund}",
        "{who|The union} {do put|put} {what|the share} at {n 12 percent|12 percent}",
        DEARER,
    ],
    ids=["money put into a fund", "another unit", "the cost of something else"],
)
def test_other_numbers_are_not(second: str) -> None:
    assert found(FIRST, second)[0] == []


def test_the_first_number_is_found_in_another_report_too() -> None:
    case = {
        "a": {"t": FIRST, "at": "2031-03-10T12:00", "by": "the company"},
        "b": {**report(FIRST, "{who|The union} {do put|put} {what|the number} at 520"), "at": "2031-03-10T13:00"},
    }
    assert judge(case).conflicts == {"quantity"}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("this", "this"),
        ("the claim", "claim"),
        ("those allegations", "allegation"),
        ("300 workers", None),
        ("it all", None),
    ],
)
def test_what_only_points_back(text: str, noun: str | None) -> None:
    assert anaphor(text) == noun
