from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.lexicon import table
from communique.model import Proposition
from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.propositions.events import Scene, code, conventional, rules
from communique.reading.propositions.propositions import propositions
from communique.reading.quantities.quantities import quantities
from communique.reading.statements.statements import statements
from communique.reading.times.times import times

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "plover" / "codes.toml").read_text("utf-8"))["cases"]
TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "plover" / "parties.toml").read_text("utf-8"))
PARTIES, ONCE = TABLE["cases"], TABLE["once"]
PUBLIC = tomllib.loads((Path(__file__).parents[2] / "cases" / "plover" / "public.toml").read_text("utf-8"))["case"]
FITNESS = tomllib.loads((Path(__file__).parents[2] / "cases" / "plover" / "fitness.toml").read_text("utf-8"))["case"]
ROOTS = set(
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT "
    "CRIME RETREAT".split()
)


@pytest.mark.parametrize(("root", "mode", "cameo", "predicate", "text"), CASES)
def test_code(root: str, mode: str, cameo: str, predicate: str, text: str) -> None:
    doc = annotate_text(text)
    item = next(one for one in propositions(doc, "d", mentions(doc, "d")) if one.predicate == predicate)
    assert (item.code or "", item.plover_mode or "", item.cameo or "") == (root, mode, cameo)


def read(text: str) -> list[Proposition]:
    doc = annotate_text(text)
    known = mentions(doc, "d")
    moments, _ = times(doc, "d", None)
    return propositions(doc, "d", known, moments, quantities(doc, "d", moments), statements(doc, "d", known, moments))


@pytest.mark.parametrize("case", PUBLIC, ids=lambda case: case["text"][:40])
def test_only_public_life_has_codes(case: dict[str, Any]) -> None:
    assert [item.code for item in read(case["text"]) if item.code] == case["roots"]


@pytest.mark.parametrize("case", FITNESS, ids=lambda case: case["text"][:40])
def test_what_is_no_public_life_has_few_events(case: dict[str, Any]) -> None:
    assert [item.event.root for item in read(case["text"]) if item.event] == case["roots"]


@pytest.mark.parametrize(("root", "count", "text"), ONCE)
def test_what_is_told_twice_is_one_event(root: str, count: int, text: str) -> None:
    assert [item.event.root for item in read(text) if item.event].count(root) == count


@pytest.mark.parametrize(("root", "source", "target", "text"), PARTIES)
def test_parties(root: str, source: str, target: str, text: str) -> None:
    found = read(text)
    events = [
        (
            item.event.root,
            *(" | ".join(part.span.of(text) for part in side) for side in (item.event.source, item.event.target)),
        )
        for item in found
        if item.event
    ]
    assert (root, source, target) in events


def test_rows_are_plover() -> None:
    for row in table("plover")["rules"]:
        assert row["root"] in ROOTS
        assert row["verbs"] and row["cameo"].isdigit()


def test_unknown_predicates_stay_uncoded() -> None:
    assert code("photosynthesise", Scene({"leaf"}, has_actor=True)) is None


@pytest.mark.parametrize(
    ("root", "status", "polarity", "expected"),
    [
        ("CONSULT", "happened", "positive", "CONSULT"),
        ("CONSULT", "scheduled", "positive", "AGREE"),
        ("ASSAULT", "planned", "positive", "THREATEN"),
        ("AID", "called-for", "positive", "REQUEST"),
        ("AID", "happened", "negative", "REJECT"),
        ("CONSULT", "cancelled", "positive", "SANCTION"),
        ("ACCUSE", "planned", "positive", "ACCUSE"),
        ("ASSAULT", "hypothetical", "positive", "THREATEN"),
        ("PROTEST", "cancelled", "positive", "YIELD"),
        (None, "called-for", "positive", "REQUEST"),
        (None, "happened", "positive", None),
    ],
)
def test_conventional_root(root: str | None, status: str, polarity: str, expected: str | None) -> None:
    assert conventional(root, status, polarity) == expected  # type: ignore[arg-type]


def codes(text: str) -> dict[str, str | None]:
    doc = annotate_text(text)
    return {item.predicate: item.code for item in propositions(doc, "d", mentions(doc, "d"))}


def test_what_one_state_does_to_another_has_a_code_without_a_row() -> None:
    assert "brand" not in rules()
    found = codes("France branded Japan a threat to the whole world and a danger to peace.")
    assert set(found.values()) <= {*ROOTS, None}


def test_without_two_states_the_table_alone_codes() -> None:
    assert codes("The singer branded the critic a fool.").get("brand") is None
    assert codes("France branded the French critic a fool.").get("brand") is None
