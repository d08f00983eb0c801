"""Which claims get a line of the summary, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from communique.claims.meanings import Meanings
from communique.dossier.gist import nearness
from communique.dossier.summary import led
from communique.dossier.worth import tellable, trust, worthwhile
from communique.lexicon import table

ROWS: list[dict[str, Any]] = table("summary")["unfit"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["reason"])
def test_example_cannot_stand_and_its_neighbour_can(row: dict[str, Any]) -> None:
    assert not tellable(row["example"])
    assert tellable(row["but"])


def record(name: str, text: str, salience: float, near: float = 1.0, **view: Any) -> Any:
    """A claim as the summary looks at one."""
    known = {"status": "happened", "when": None, "quantities": (), "code": None, "predicate": "close"} | view
    member = SimpleNamespace(
        kind="main",
        status=known["status"],
        headline=known.pop("headline", False),
        families=frozenset(known.pop("families", ())),
    )
    shown = SimpleNamespace(id=name, text=text, salience=salience, **known)
    return SimpleNamespace(view=shown, near=near, cluster=SimpleNamespace(members=(member,)))


CLOSED = record("c-1", "The port of Velm closed its old pier on Monday.", 0.8)
AGAIN = record("c-2", "The port of Velm closed its pier.", 0.7)
HURT = record("c-3", "Two sailors were hurt by falling planks.", 0.6)
OPENED = record("c-4", "The pier opened in 1911 to a brass band.", 0.5, near=0.2)
USUAL = record("c-5", "Sailors usually sleep on board of their boats.", 0.6, status="ongoing")


def names(found: Sequence[Any]) -> list[str]:
    return [one.view.id for one in found]


def test_a_thing_is_told_once_and_side_matter_not_at_all() -> None:
    assert names(worthwhile([OPENED, USUAL, HURT, AGAIN, CLOSED], None, 6)) == ["c-1", "c-3"]


def test_acts_of_one_sense_are_told_once() -> None:
    fired = record("c-8", "The rebels fired a rocket over the lake towards Velm.", 0.8, families=["shoot"])
    launched = record("c-9", "A rocket was launched over the lake on Monday.", 0.7, families=["shoot"])
    seen = record("c-10", "A rocket was seen over the lake on Monday.", 0.7, families=["see"])
    will = record(
        "c-11", "The navy will launch a second rocket across the lake.", 0.7, families=["shoot"], status="planned"
    )
    assert names(worthwhile([fired, launched], None, 6)) == ["c-8"]
    assert names(worthwhile([fired, seen], None, 6)) == ["c-8", "c-10"]
    assert names(worthwhile([fired, will], None, 6)) == ["c-8", "c-11"]


def test_at_most_so_many() -> None:
    assert names(worthwhile([HURT, CLOSED], None, 1)) == ["c-1"]


def test_what_is_no_event_counts_less() -> None:
    assert trust(CLOSED, None) == 1.0
    assert trust(USUAL, None) < 0.5
    assert trust(OPENED, None) < 1.0


def test_the_first_line_is_what_titles_are_about() -> None:
    far = record("c-6", "The mayor of Velm thanked the fire brigade.", 0.9, near=0.4)
    assert names(led([far, CLOSED], [far, CLOSED], None)) == ["c-1", "c-6"]
    lone = record("c-7", "A fire closed the port.", 0.2, near=1.0)
    assert names(led([far], [far, lone], None)) == ["c-6"]
    assert names(led([far], [], None)) == ["c-6"]
    assert led([], [], None) == []


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Directions of the letters a and b in a text."""
    rows = np.array([[text.count("a") + 0.01, text.count("b") + 0.01] for text in texts], np.float32)
    found: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


def test_nearness_is_relative_to_the_nearest() -> None:
    found = nearness(["aaa", "aab", "bbb"], ["aaaa", "aaa"], vectors, None, list)
    assert found[0] == 1.0 and found[0] > found[1] > found[2]
    assert nearness([], ["aaaa"], vectors, None, list) == [] == nearness([], ["aaaa"], vectors, vectors, list)
    assert nearness(["aaa"], [], vectors, None, list) == [0.0]


def test_what_is_worth_asking_is_asked_and_no_estimate_is_above_it() -> None:
    asked = list[str]()

    def exact(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return vectors(texts)

    found = nearness(["aaa", "aab", "bbb"], ["aaaa"], exact, vectors, lambda near: [2])
    assert asked == ["aaaa", "bbb"]
    assert found == [1.0, 1.0, 1.0]


def test_vectors_that_are_known_are_not_asked_for() -> None:
    known = {"b": vectors(["a"])[0].tobytes()}
    assert np.array_equal(Meanings(known, vectors)(["a", "b", "a"]), vectors(["a", "a", "a"]))
    silent = Meanings(known, lambda texts: vectors([]))
    assert np.array_equal(silent(["b"]), vectors(["a"]))
    assert silent.used == known


def test_what_headlines_alone_tell_counts_less() -> None:
    headed = record("c-6", "Velm takes pier complaint to court.", 0.65, headline=True)
    assert names(worthwhile([headed, HURT, CLOSED], None, 6)) == ["c-1", "c-3", "c-6"]
