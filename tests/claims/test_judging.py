"""The sentence network is asked only where its answer can change a judgement."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from communique.claims.candidates import Candidate
from communique.claims.clauses import clauses
from communique.claims.items import Item
from communique.claims.judging import LIFT, edges
from tests.claims.story_builder import story

LIKE = (
    "{who|Belmar} {do tarnish|tarnished} {what|the old harbour} {when 2025-03-01|on Saturday}",
    "{who|Belmar} {do repaint|repainted} {what|the old harbour} {when 2025-03-01|on Saturday}",
)
OTHER = ("{who|Belmar} {do close|closed} {what|the harbour}", "{who|Corvia} {do praise|praised} {whom|the envoy}")
Vectors = Callable[[Sequence[str]], NDArray[np.float32]]


def items(sentences: Sequence[str]) -> list[Item]:
    made = story([{"outlet": f"Paper {n}", "at": "2025-03-04", "t": text} for n, text in enumerate(sentences)])
    found = [clauses(one, made.readings[one.id], made.actor_of)[0] for one in made.documents]
    return [Item(clause, clause.document, {}) for clause in found]


def alike(cosine: float, asked: list[str] | None = None) -> Vectors:
    """Two texts with this cosine; notes what it is asked about."""

    def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        if asked is not None:
            asked.extend(texts)
        return np.array([[1, 0], [cosine, (1 - cosine**2) ** 0.5]], np.float32)[: len(texts)]

    return vectors


def judged(sentences: Sequence[str], exact: float, rough: float | None) -> tuple[list[str], int]:
    """The judgements, and the number of texts that the network was asked about."""
    asked: list[str] = []
    estimate = alike(rough) if rough is not None else None
    made = edges(items(sentences), [Candidate(0, 1, True)], alike(exact, asked), estimate)
    return [edge.judgement for edge in made], len(asked)


def test_what_differs_in_all_else_is_not_asked_about() -> None:
    assert judged(OTHER, 1.0, 1.0) == ([], 0)


@pytest.mark.parametrize("rough", [0.1, 0.98])
def test_a_clear_estimate_is_enough(rough: float) -> None:
    assert judged(LIKE, 0.5, rough)[1] == 0


def test_where_the_estimate_leaves_it_open_the_network_decides() -> None:
    first = min(cosine for cosine in np.arange(0, 1, 0.05) if judged(LIKE, cosine, None)[0] not in ([], ["negative"]))
    rough = (first - LIFT) / (1 - LIFT)
    assert judged(LIKE, 0.99, rough) == (judged(LIKE, 0.99, None)[0], 2)
    assert judged(LIKE, 0.01, rough) == ([], 2)


def test_without_an_estimate_the_network_is_asked() -> None:
    assert judged(LIKE, 0.9, None)[1] == 2
