"""Counting who stands behind a claim (ORIGINS.md, first table, and cases of our own)."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.claims import Cluster, Count, Witnesses, align, assertions, count
from communique.claims.clauses import clauses
from tests.claims.short_form import expected, reports
from tests.claims.story_builder import Story, story

FOLDER = Path(__file__).parents[1] / "cases" / "origins"
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text())["case"]]


def counted(made: Story) -> Count:
    """The count over all clauses of a story, taken as one claim."""
    members = [c for d in made.documents for c in clauses(d, made.readings[d.id], made.actor_of)]
    witnesses = Witnesses(made.documents, made.actors, made.actor_of)
    found = assertions(Cluster("c", tuple(members)), made.readings, made.roots, witnesses)
    return count(found, {d.id: d for d in made.documents})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("name") or "; ".join(case["r"]))
def test_counts(case: dict) -> None:
    found, right = counted(story(reports(case))), expected(case)
    assert {name: getattr(found, name) for name in right} == right


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CASES), st.integers(0, 1_000_000), st.booleans())
def test_a_copy_never_raises_a_count(case: dict, seed: int, drops_source: bool) -> None:
    given_ = reports(case)
    before = counted(story(given_))
    original = random.Random(seed).randrange(len(given_))
    root = given_[original].get("root", given_[original].get("span_root", original))
    copy = {**given_[original], "outlet": "Copy and Paste", "root": root, "at": "2025-04-01"}
    copy.pop("span_root", None)
    if drops_source:
        copy.pop("by", None)
    after = counted(story([*given_, copy]))
    assert after.origins <= before.origins and after.texts <= before.texts and after.sides <= before.sides
    assert after.outlets <= before.outlets + 1


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(CASES), st.integers(0, 1_000_000))
def test_order_changes_nothing(case: dict, seed: int) -> None:
    made = story(reports(case))
    shuffled = story(reports(case))
    random.Random(seed).shuffle(shuffled.documents)
    assert _numbers(counted(made)) == _numbers(counted(shuffled))
    one = align(made.documents, made.readings, made.roots, made.actor_of, vectors=hashing)
    two = align(shuffled.documents, shuffled.readings, shuffled.roots, shuffled.actor_of, vectors=hashing)
    assert one == two


def _numbers(found: Count) -> tuple[int, ...]:
    return found.outlets, found.texts, found.origins, found.perhaps, found.sides


def hashing(texts: list[str]):  # type: ignore[no-untyped-def]
    """Bag-of-words vectors, for tests that do not need meaning."""
    import zlib

    import numpy as np

    rows = np.zeros((len(texts), 256), np.float32)
    for row, text in enumerate(texts):
        for word in text.lower().split():
            rows[row, zlib.crc32(word.strip(".,").encode()) % 256] += 1
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
