"""Contradictions that only a reading of whole articles finds: other words, other numbers, names of places, denials."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

import communique
from communique.model import Conflict

CASES = [
    (
        "The two sides exchanged 120 prisoners at the Orel crossing on Monday, the Red Cross said.",
        "In Monday's swap at the Orel crossing 86 prisoners changed hands, the foreign ministry said.",
        {"quantity"},
    ),
    (
        "Four people were taken to hospital after a fire broke out in a hotel in Orlow on Sunday night.",
        "Ninety guests had to leave a hotel in Orlow on Sunday night because of a fire in the kitchen.",
        set(),
    ),
    (
        "The mining company Tarnow paid bribes to two officials in Selm last year, the Courier reported on Monday.",
        "Reports that Tarnow paid bribes to officials in Selm are false, a spokesman for the company said on Monday.",
        {"polarity"},
    ),
    (
        "A boy of nine drowned in the Serro at Orlow on Sunday, police said.",
        "The boy who drowned in the Serro at Orlow on Sunday was 12 years old, the fire brigade said.",
        {"quantity"},
    ),
    (
        "The stolen painting was found in Varn on Monday, police said.",
        "Police recovered the stolen painting in Selm on Monday, a lawyer said.",
        {"place"},
    ),
]


def disputes(one: str, two: str) -> tuple[Conflict, ...]:
    """The conflicts that stand between two reports of one day."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("Herald", one), ("Gazette", two)):
            head = f"Title: News of the day\nOutlet: {name}\nDate: 2029-09-03T18:00\n\n"
            Path(folder, f"{name}.txt").write_text(head + text + "\n")
        made = communique.brief([folder], one_story=True)
    return tuple(one for dossier in made.dossiers for one in dossier.conflicts if not one.superseded)


@pytest.mark.parametrize(("one", "two", "slots"), CASES, ids=[case[1][:40] for case in CASES])
def test_slots(one: str, two: str, slots: set[str]) -> None:
    assert {conflict.slot for conflict in disputes(one, two)} == slots


def test_a_conflict_of_two_claims_names_both_and_all_its_sides() -> None:
    (found,) = disputes(
        "Hackers stole the data of two million customers of the phone company Telnor last week, the company said.",
        "The details of five million Telnor customers fell into the hands of hackers last week, a security firm said.",
    )
    assert len(found.claims) == 2
    assert len({value.spans[0].document for value in found.values}) == 2
