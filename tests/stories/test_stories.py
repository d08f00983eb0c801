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


def named(told: list[Story], name: str) -> Story:
    """The one story that has or had an id."""
    (found,) = [story for story in told if name in (story.id, *story.aliases)]
    return found


def test_id_is_that_of_the_earliest_and_old_ids_stay() -> None:
    given = documents(CASES[0])
    before, _, _ = stories([one for one in given if one.id != "ferry1"], {}, [])
    after, _, _ = stories(given, {}, [])
    assert {story.id for story in before} == {"s-ferry2", "s-budget"}
    assert named(after, "s-ferry2").id == "s-ferry1"
    assert named(after, "s-budget").id == "s-budget"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_whatever_came_first_every_id_that_a_story_had_names_one_story(case: dict[str, Any]) -> None:
    given = documents(case)
    whole, _, _ = stories(given, {}, [])
    for seed in range(3):
        arriving = random.Random(seed).sample(given, len(given))
        seen: set[str] = set()
        for count in range(1, len(given) + 1):
            told, _, _ = stories(arriving[:count], {}, [])
            seen |= {story.id for story in told}
        assert told == whole
        assert all(named(told, name) for name in seen)


def test_old_ids_after_a_merge_and_a_split() -> None:
    given = documents(CASES[0])
    together = Edge("same_story", "budget", "ferry3", "positive", 1.0, judge="person:ana")
    joined, _, _ = stories(given, {}, [together])
    assert named(joined, "s-budget") == named(joined, "s-ferry1")
    apart = Edge("same_story", "budget", "ferry3", "negative", 0.0, judge="person:ana", when="2031-01-02")
    split, _, _ = stories(given, {}, [together, apart])
    assert named(split, "s-budget").documents == ("budget",)
    assert named(split, named(joined, "s-budget").id).id == "s-ferry1"


def test_persons_outrank() -> None:
    given = documents(CASES[0])
    apart = Edge("same_story", "ferry3", "ferry1", "negative", 0.0, judge="person:ana")
    together = Edge("same_story", "budget", "ferry3", "positive", 1.0, judge="person:ana")
    told, _, _ = stories(given, {}, [apart, together])
    home = {name: story.id for story in told for name in story.documents}
    assert home["ferry3"] != home["ferry1"]
    assert home["budget"] == home["ferry3"]


def test_all_are_of_one_story_if_the_user_says_so() -> None:
    given = documents(CASES[0])
    assert len(stories(given, {}, [])[0]) > 1
    told, edges, _ = stories(given, {}, [], one_story=True)
    assert [set(one.documents) for one in told] == [{one.id for one in given}]
    assert {(e.right, e.reasons[0].name) for e in edges} == {(told[0].documents[0], "one_story")}


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


def test_a_story_has_a_whole_title_if_there_is_one() -> None:
    text = "The old pier of Velm burned down on Monday night, the harbour master said, and nobody was hurt."
    titles = ("Old pier of Velm burns down in the...", "Old pier of Velm burns down", "Old pier of Velm burns …")
    given = [Document(f"d{at}", text, title=name) for at, name in enumerate(titles)]
    told, _, _ = stories(given, {}, [], one_story=True)
    assert [story.title for story in told] == ["Old pier of Velm burns down"]
