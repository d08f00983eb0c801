"""Numbers of a clause that the reading does not count: sentences, magnitudes."""

from __future__ import annotations

import pytest

from communique.claims.terms import falls_on, quakes, verdict
from tests.claims.pairs import told


@pytest.mark.parametrize(
    ("predicate", "text", "is_one"),
    [
        ("receive", "received a five-year prison sentence", True),
        ("hand", "was handed 20 years behind bars", True),
        ("face", "faces 20 years in prison", False),
        ("receive", "received a letter", False),
    ],
)
def test_verdicts(predicate: str, text: str, is_one: bool) -> None:
    assert verdict(predicate, text) is is_one


def test_a_verdict_falls_on_who_receives_it() -> None:
    clause = told("{who|Ivo Brandt} {do receive|received} {what|a prison sentence}")[0]
    assert [(party.role, party.text) for party in falls_on("receive", clause.parties)] == [("whom", "Ivo Brandt")]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("a magnitude 6.1 earthquake", True), ("the 5.4-magnitude tremor", True), ("grew by 5.4 percent", False)],
)
def test_strength_of_a_quake(text: str, is_one: bool) -> None:
    assert quakes(text) is is_one
