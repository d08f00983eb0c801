"""Which documents are of one story."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.errors import ModelError
from communique.model import Document, Edge, Published
from communique.stories import Story, stories

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "stories" / "together.toml").read_text("utf-8"))["case"]


def documents(case: dict[str, Any]) -> list[Document]:
    return [
        Document(name, row["text"], published=Published(row["published"], "metadata"))
        for name, row in case["documents"].items()
    ]


@pytest.fixture(params=["with the model", "without"])
def model(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(texts: list[str]) -> None:
        raise ModelError("models", "not there")

    if request.param == "without":
        monkeypatch.setattr("communique.weights.sentence_vectors", missing)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], model: None) -> None:
    told, _, _ = stories(documents(case), {}, [])
    loose = set(case.get("loose", []))
    groups = sorted(sorted(set(story.documents) - loose) for story in told if set(story.documents) - loose)
    assert groups == sorted(sorted(group) for group in case["stories"])


def test_order_of_documents_changes_nothing() -> None:
    given = documents(CASES[2])
    shuffled = random.Random(1).sample(given, len(given))
    assert stories(given, {}, []) == stories(shuffled, {}, [])


def test_id_is_that_of_the_earliest_and_old_ids_stay() -> None:
    given = documents(CASES[0])
    later = [one for one in given if one.id != "ferry1"]
    before, _, _ = stories(later, {}, [])
    after, _, _ = stories(given, {}, [], known=before)
    ferry = next(story for story in after if "ferry2" in story.documents)
    assert ferry.id == "s-ferry1"
    assert ferry.aliases == ("s-ferry2",)


def test_persons_outrank() -> None:
    given = documents(CASES[0])
    apart = Edge("same_story", "ferry3", "ferry1", "negative", 0.0, judge="person:ana")
    together = Edge("same_story", "budget", "ferry3", "positive", 1.0, judge="person:ana")
    told, _, _ = stories(given, {}, [apart, together])
    home = {name: story.id for story in told for name in story.documents}
    assert home["ferry3"] != home["ferry1"]
    assert home["budget"] == home["ferry3"]


def test_edges_explain_each_assignment() -> None:
    _, edges, _ = stories(documents(CASES[0]), {}, [])
    assert {edge.left for edge in edges} == {"ferry2", "ferry3"}
    assert all(edge.reasons and edge.kind == "same_story" for edge in edges)


def test_nothing_and_empty_texts() -> None:
    assert stories([], {}, []) == ([], [], [])
    told, _, _ = stories([Document("a", ""), Document("b", "!?")], {}, [])
    assert [story.documents for story in told] == [("a",), ("b",)]


def test_a_large_collection_uses_keys_and_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.stories.link.ALL_PAIRS", 10)
    given = documents(CASES[0]) + documents(CASES[1])
    padding = [
        Document(f"p{n}", f"Council of Town{n} meets\nThe council of Town{n} heard Clerk{n} Vale{n} on road {n} today.")
        for n in range(40)
    ]
    told, _, _ = stories([*given, *padding], {}, [])
    home = {name: story.id for story in told for name in story.documents}
    assert home["ferry1"] == home["ferry2"] == home["ferry3"]
    assert home["may1"] == home["may2"] != home["june1"]


def test_story_is_hashable_record() -> None:
    assert Story("s-a", ("a",), "t") == Story("s-a", ("a",), "t")
