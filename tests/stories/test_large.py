"""A large collection that grows gives the same stories as all of it at once, and only what is new is measured."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray

from communique.linking import share
from communique.model import Document, Edge, Published
from communique.store import MemoryStore
from communique.stories import Stage, large, stories

SYLLABLES = [a + b + c for a in "bdfgklmnprstv" for b in ("a", "e", "io", "ou") for c in ("n", "ck", "rem")]
STAGE = Stage("all", "this program")


def made_up(count: int, seed: int) -> list[Document]:
    """Articles of stories of about six, in the order in which they arrive, which is not that of publication."""
    random, out = Random(seed), list[Document]()
    for number in range(count):
        if number % 6 == 0:
            names = [random.choice(SYLLABLES).title() + random.choice(SYLLABLES) for _ in range(8)]
            topic = random.choices(SYLLABLES, k=30)
        text = " ".join(random.choice((*names, *topic, *random.choices(SYLLABLES, k=60))) for _ in range(60))
        when = f"2031-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        out.append(Document(f"{number:04}", text, title=text[:30], published=Published(when, "metadata")))
    return random.sample(out, count)


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """A direction for each text that hangs on it alone."""
    rows = np.array([np.random.default_rng(crc32(text.encode())).standard_normal(8) for text in texts], np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Small collections count as large; how many pairs each later step measures."""
    measured = list[int]()
    plain = large.measured
    monkeypatch.setattr("communique.stories.link.ALL_PAIRS", 20)
    monkeypatch.setattr("communique.linking.sample.COUNTED", 12)
    monkeypatch.setattr(large, "measured", lambda found, one, two: measured.append(len(one)) or plain(found, one, two))
    return measured


def test_a_collection_that_grows_gives_the_same_as_all_at_once(steps: list[int]) -> None:
    documents, store, few = made_up(150, 1), MemoryStore(), 0
    for size in range(60, 150):
        some, derived = documents[:size], [copy(*documents[size - 9 : size - 7])]
        whole = stories(some, {}, derived, vectors=vectors)
        pairs = sum(steps)
        steps.clear()
        assert stories(some, {}, derived, vectors=vectors, store=store, stage=STAGE) == whole
        few += sum(steps) < pairs / 4
        steps.clear()
    assert few > 45  # the others are of the sample


def copy(one: Document, two: Document) -> Edge:
    """An edge that comes and goes."""
    return Edge("copies", one.id, two.id, "positive", 1.0, (), "lineage/1")


def test_what_is_not_as_it_was_is_weighed_anew(steps: list[int]) -> None:
    documents, store = made_up(90, 2), MemoryStore()
    stories(documents[:80], {}, [], vectors=vectors, store=store, stage=STAGE)
    for some in (documents[1:80], [*documents[:79], Document("other", "Another text.")], documents[:40]):
        assert stories(some, {}, [], vectors=vectors, store=store, stage=STAGE) == stories(
            some, {}, [], vectors=vectors
        )


def test_what_was_half_written_is_not_used(steps: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    documents, store = made_up(100, 3), MemoryStore()
    stories(documents[:90], {}, [], vectors=vectors, store=store, stage=STAGE)

    def failing(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(large, "keep", failing)
        with pytest.raises(KeyboardInterrupt):
            stories(documents[:95], {}, [], vectors=vectors, store=store, stage=STAGE)
    some = [*documents[:90], *documents[95:]]
    assert stories(some, {}, [], vectors=vectors, store=store, stage=STAGE) == stories(some, {}, [], vectors=vectors)


def test_a_persons_judgement_holds_in_a_collection_that_grows(steps: list[int]) -> None:
    documents, store = made_up(90, 4), MemoryStore()
    told, _, _ = stories(documents[:80], {}, [], vectors=vectors, store=store, stage=STAGE)
    left, right = told[0].documents[0], told[1].documents[0]
    judged = [Edge("same_story", left, right, "positive", 1.0, (), "person:Kim", "2031-01-01")]
    for size in (81, 82, 83, 84):
        for edges in (judged, []):
            whole = stories(documents[:size], {}, edges, vectors=vectors)
            assert stories(documents[:size], {}, edges, vectors=vectors, store=store, stage=STAGE) == whole


def test_the_share_that_is_counted_is_a_power_of_two() -> None:
    assert [share(count) for count in (0, 1000, 1001, 2000, 2001, 4001, 30_000)] == [1, 1, 2, 2, 4, 8, 32]
