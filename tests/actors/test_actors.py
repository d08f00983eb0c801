"""One actor or two: names, namesakes, and actors over documents."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.actors import Party, actors, alike, likeness
from communique.actors.resolve import compared, edge
from communique.linking import explain
from communique.model import Document, Edge, Mention, Published, Reading, Role, Span

FOLDER = Path(__file__).parents[1] / "cases" / "actors"
NAMES = tomllib.loads((FOLDER / "names.toml").read_text("utf-8"))
NAMESAKES = tomllib.loads((FOLDER / "namesakes.toml").read_text("utf-8"))["rows"]


def party(key: str, name: str, title: str = "", country: str = "", sector: str = "") -> Party:
    span = Span(key.split("#")[0], 0, len(name))
    roles = (Role(title, None, country or None, sector or None, span),) if title else ()
    known = frozenset([country] if country else [])
    return Party(key, "person", (name,), roles, known, frozenset([sector] if sector else []), 1, (span,), None)


@pytest.mark.parametrize("case", NAMES["same"], ids=lambda case: " / ".join(case["pair"]))
def test_same_name(case: dict[str, Any]) -> None:
    assert (
        alike(*case["pair"], not case.get("body", False)) >= 0.8 or likeness(*case["pair"], not case.get("body")) >= 0.5
    )


@pytest.mark.parametrize("case", NAMES["two"], ids=lambda case: " / ".join(case["pair"]))
def test_two_names(case: dict[str, Any]) -> None:
    assert alike(*case["pair"], not case.get("body", False)) < 0.8


def test_there_are_sixty_namesakes() -> None:
    assert len(NAMESAKES) == 60


@pytest.mark.parametrize("row", NAMESAKES, ids=lambda row: f"{row[0]} {row[1]} / {row[4]} {row[5]}")
def test_namesakes_are_not_merged(row: list[str]) -> None:
    judged = edge(party("a#c0", *row[:4]), party("b#c0", *row[4:]))
    assert judged.judgement != "positive", explain(judged)


@given(st.text(max_size=40), st.text(max_size=40), st.booleans())
def test_likeness_is_symmetric_and_bounded(left: str, right: str, person: bool) -> None:
    for measure in (alike, likeness):
        assert 0 <= measure(left, right, person) <= 1
    assert likeness(left, right, person) == likeness(right, left, person)


Row = tuple[str, str, str, str, str]
"""Name as written, type, title, country, sector."""


def reading(name: str, text: str, rows: list[Row]) -> tuple[Document, Reading]:
    """A document with one chain a row, in the order of the text."""
    document = Document(name, text, outlet=name, published=Published("2024-05-01", "metadata"))
    mentions = []
    for number, (written, kind, title, country, sector) in enumerate(rows):
        span = document.span(text.index(written), text.index(written) + len(written))
        role = Role(title, None, country or None, sector or None, span) if title else None
        mentions.append(
            Mention(number, span, span, "name", kind, number, role, country or None, sector or None, kind == "LOC")
        )
    return document, Reading(name, "test", "2024-05-01", mentions=tuple(mentions))


HERALD = reading(
    "herald",
    "Foreign minister Abbas Arani met Oda Brask in Tehran. Iran said Arani would return.",
    [
        ("Abbas Arani", "PERSON", "foreign minister", "IRN", "GOV"),
        ("Oda Brask", "PERSON", "", "", ""),
        ("Iran", "LOC", "", "IRN", ""),
    ],
)
GAZETTE = reading(
    "gazette",
    "Abas Araani is Iran’s foreign minister. Ida Brask was not there, Tehran said.",
    [
        ("Abas Araani", "PERSON", "foreign minister", "IRN", "GOV"),
        ("Ida Brask", "PERSON", "", "", ""),
        ("Tehran", "LOC", "", "IRN", ""),
    ],
)


def resolve(*found: tuple[Document, Reading], judgements: tuple[Edge, ...] = ()) -> Any:
    return actors([document for document, _ in found], {document.id: read for document, read in found}, judgements)


def test_spellings_and_capitals_are_one_and_sisters_two() -> None:
    of = resolve(HERALD, GAZETTE).actor_of
    assert of["herald#c0"] == of["gazette#c0"]
    assert of["herald#c2"] == of["gazette#c2"]
    assert of["herald#c1"] != of["gazette#c1"]


def test_roles_and_spellings_are_kept() -> None:
    found = {one.id: one for one in resolve(HERALD, GAZETTE).actors}
    minister = next(one for one in found.values() if "Abbas Arani" in one.spellings)
    assert minister.country == "IRN" and minister.sector == "GOV"
    assert [role.title for role in minister.roles] == ["foreign minister"]
    assert set(minister.spellings) == {"Abbas Arani", "Abas Araani"}
    assert {span.document for span in minister.spans} == {"herald", "gazette"}


def test_a_person_splits_and_merges() -> None:
    split = Edge("same_actor", "herald#c0", "gazette#c0", "negative", 0.0, judge="person:ana")
    merge = Edge("same_actor", "herald#c1", "gazette#c1", "positive", 1.0, judge="person:ana")
    of = resolve(HERALD, GAZETTE, judgements=(split, merge)).actor_of
    assert of["herald#c0"] != of["gazette#c0"]
    assert of["herald#c1"] == of["gazette#c1"]


def test_order_of_documents_changes_nothing() -> None:
    shuffled = [HERALD, GAZETTE]
    random.Random(0).shuffle(shuffled)
    assert resolve(HERALD, GAZETTE) == resolve(GAZETTE, HERALD) == resolve(*shuffled)


def test_ids_stay_when_an_article_is_added() -> None:
    alone, both = resolve(GAZETTE), resolve(GAZETTE, HERALD)
    assert {one.id for one in alone.actors} & {one.id for one in both.actors}
    assert alone.actor_of["gazette#c0"] == both.actor_of["gazette#c0"]


def test_a_name_of_too_many_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.actors.resolve.MOST_SHARING", 2)
    found = [party(f"d{n}#c0", "Orlan", title) for n, title in enumerate(("judge", "mayor", "goalkeeper"))]
    edges, problems = compared(found)
    assert not edges and "orlan" in problems[0].message
