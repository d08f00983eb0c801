"""Governors that only colour: the infinitive takes over their clause."""

from __future__ import annotations

import pytest

import communique


@pytest.mark.parametrize(
    ("text", "predicate", "status"),
    [
        ("The company plans to close the Belmar mine.", "close", "planned"),
        ("The ministry tried to hide the report.", "hide", "possible"),
        ("Brussels will have to approve any state aid.", "approve", "called-for"),
        ("The minister is expected to brief parliament on Thursday.", "brief", "expected"),
    ],
)
def test_the_clause_is_whole(text: str, predicate: str, status: str) -> None:
    reading = communique.read(text, published="2031-03-10")
    found = [p for p in reading.propositions if p.predicate == predicate]
    assert [(p.clause, p.status, p.span.of(text)) for p in found] == [("main", status, text[:-1])]


def test_a_purpose_stays_an_infinitive() -> None:
    text = "The ministers met in Oslo on Friday to end the dispute over the river."
    found = [p for p in communique.read(text, published="2031-03-10").propositions if p.predicate == "end"]
    assert all(p.clause == "infinitive" and p.span.of(text).startswith("to end") for p in found)
