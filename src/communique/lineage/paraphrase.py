"""Reworded copies: the same rare facts in the same order, sentence for sentence of the same meaning.

Two reporters at one press conference share facts; that all of them come in the same order, and little else comes, is
what a rewording shows. The judgement stays "unsure" with a score that says "likely": a person may overrule it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

import numpy as np

from communique.lineage.texts import Text
from communique.linking import nearest, pairs, shingles
from communique.linking.shingles import Hashes
from communique.store import Store
from communique.store.kept import digest

KEPT = "meaning"
"""Kind of what a store keeps of pairs of texts."""
CAP = 25
"""Texts that may share a pair of facts."""
SHARED = 4.0
"""Pairs of facts, one after the other, that two texts must share to be compared."""
LEAST = 8
"""Facts that a text must have."""
ORDERED, MEANING = 0.66, 0.55
"""Share of the facts of each text that come in the other in the same order; and the mean over the sentences of the
closest sentence in the other text (cosine). Of 427 pairs of NewsCluster that report one event without copying, none
has an order above 0.56; of 36 pairs without copying in tests/cases/lineage/pairs.toml, none above 0.5."""
FLOOR = 0.6
"""Score of the least certain rewording ("likely")."""
SIZES = 0.6
"""Length of the shorter text as a share of the longer."""


def reworded(
    texts: Sequence[Text], joined: Container[tuple[int, int]], store: Store | None = None
) -> list[tuple[int, int, float, float]]:
    """Pairs of text numbers (left < right) that tell the same facts in the same order, with the order and meaning.

    Pairs that are `joined` already are left out. `store` keeps what the sentence network was asked.
    """
    rows = [text.facts for text in texts]
    found = [pair for pair in _candidates(rows) if pair not in joined]
    ordered = [(one, two, _ordered(rows[one], rows[two])) for one, two in found if _alike(texts[one], texts[two])]
    likely = [(one, two, order) for one, two, order in ordered if order >= ORDERED]
    out = [(one, two, order, _meaning(texts[one], texts[two], store)) for one, two, order in likely]
    return [row for row in out if row[3] >= MEANING]


def _candidates(rows: list[Hashes]) -> list[tuple[int, int]]:
    records = np.repeat(np.arange(len(rows), dtype=np.int64), [len(row) for row in rows])
    steps = shingles(np.concatenate([*rows, np.zeros(0, np.uint64)]), 2)
    inside = records[1:] == records[:-1]
    found = nearest(pairs(records[1:][inside], steps[inside], cap=CAP, least=SHARED), 10)
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


def _alike(one: Text, two: Text) -> bool:
    return min(one.size, two.size) >= SIZES * max(one.size, two.size)


def _ordered(one: Hashes, two: Hashes) -> float:
    """Longest common subsequence of two sequences of facts, as a share of the longer."""
    from rapidfuzz.distance import LCSseq

    if min(len(one), len(two)) < LEAST:
        return 0.0
    return float(LCSseq.normalized_similarity(one.tolist(), two.tolist()))


def _meaning(one: Text, two: Text, store: Store | None) -> float:
    """How close two texts are in meaning, from `store` if it knows."""
    from communique.weights import load

    if store is None:
        return closeness(one, two)
    name = f"{one.document.id} {two.document.id}"
    told_from = " ".join([load().digest("sentence"), digest(one.document), digest(two.document)])
    record = store.told(KEPT, name, told_from)
    if record is None:
        record = repr(closeness(one, two)).encode()
        store.put_told(KEPT, [(name, told_from, record)])
    return float(record)


def closeness(one: Text, two: Text) -> float:
    """Mean cosine of each sentence with the closest one of the other text, the lower of both directions."""
    from communique.weights import sentence_vectors

    cut = ([text.document.text[a:b] for a, b in text.detail().sentences] for text in (one, two))
    left, right = map(sentence_vectors, cut)
    table = left @ right.T
    return float(min(table.max(axis=1).mean(), table.max(axis=0).mean()))
