"""Texts compared in several processes, and comparisons that are broken off: the same edges."""

from __future__ import annotations

import random

import pytest

from communique.lineage import align, compared, overlap
from communique.lineage.packing import texts
from communique.lineage.texts import Text
from communique.model import Document, Published

WORDS = "harbour ferry minister crane village bridge winter captain engine letter market signal garden window".split()


def articles(count: int, seed: int) -> list[Text]:
    """Reports in few words; each takes some sentences of the one before it, a few words edited."""
    rng, lines, made = random.Random(seed), list[str](), list[Document]()
    for number in range(count):
        taken = [line.replace("harbour", "port") for line in lines if rng.random() < 0.5]
        fresh = [" ".join(rng.choices(WORDS, k=rng.randint(5, 25))).capitalize() + "." for _ in range(8)]
        lines = [*taken[:6], *fresh]
        when = Published(f"2025-03-{number + 1:02}", "metadata")
        made.append(Document(f"d{number:02}", " ".join(lines), outlet=f"Paper {number % 5}", published=when))
    return texts(made)


def test_several_processes_find_the_same_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    own = articles(12, 1)
    pairs = [(first, later) for later in range(12) for first in range(later)]
    alone = compared.compared(own, pairs)
    monkeypatch.setattr(compared, "PAYS", 1)
    monkeypatch.setattr(compared, "PORTION", 3)
    assert alone and compared.compared(own, pairs, jobs=2) == alone


@pytest.mark.parametrize("seed", range(5))
def test_what_is_not_aligned_has_too_little_in_common(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    own = articles(10, seed)
    pairs = [(first, later) for later in range(10) for first in range(later)]
    broken_off = [overlap.overlap(own[later], own[first]) for first, later in pairs]
    monkeypatch.setattr(align, "_most", lambda *_: 10_000)
    whole = [overlap.overlap(own[later], own[first]) for first, later in pairs]
    kept = [(one.passages if one else None) for one in broken_off]
    assert kept == [(one.passages if one else None) for one in whole]
    assert None in kept and any(kept)
