"""How near the claims of a story are to what it is about: the titles and leads of its articles.

A table of word pieces estimates it for all claims; the sentence network, which costs some hundred times as much, is
asked about those alone whose place decides what the summary shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.dossier.pools import Period, pools
from communique.dossier.records import Record
from communique.dossier.salience import ranked
from communique.dossier.worth import rated, trust

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts → one row of length 1 each."""
Values = NDArray[np.float64]

MOST_LEADS = 50
"""Articles whose title and lead are looked at; of more, evenly many from begin to end."""
SLOPE, BASE = 0.81, 0.08
"""What makes the network's cosine of an estimated one (1,900 claims of scraped news: off by 0.10)."""
WORTHIEST, NEAREST = 8, 3
"""Claims of each block that the network is asked about: those of most worth, and of all reports those that come
nearest to titles and leads. With these the summaries of 38 scraped stories are as if it were asked about all 49 claims
of a story; with 4 and 2 a line is another in nine of them."""


def by_gist(
    records: Sequence[Record], leads: Sequence[str], when: Period, exact: Vectors, rough: Vectors | None
) -> list[Record]:
    """The records, the most central first, each with how near it is to `leads`, relative to the nearest (1).

    `exact` are the vectors of the sentence network, `rough` those by which it is estimated; without them all are asked
    about.
    """
    place = {one.view.id: at for at, one in enumerate(records)}

    def worth_asking(near: Sequence[float]) -> list[int]:
        return sorted(place[name] for name in deciding(ranked(records, near), when))

    return ranked(records, nearness([one.view.text for one in records], leads, exact, rough, worth_asking))


def nearness(
    texts: Sequence[str],
    leads: Sequence[str],
    exact: Vectors,
    rough: Vectors | None,
    worth_asking: Callable[[Sequence[float]], Sequence[int]],
) -> list[float]:
    """For each text its cosine with the mean of `leads`, relative to the nearest (1). Where it is estimated,
    `worth_asking` gives the numbers of those that are asked about."""
    shown = list(leads)[:: max(1, len(leads) // MOST_LEADS)]
    if not texts or not shown:
        return [0.0] * len(texts)
    if rough is None:
        return relative(cosines(texts, shown, exact))
    near = BASE + SLOPE * cosines(texts, shown, rough)
    if asked := list(worth_asking(relative(near))):
        known = cosines([texts[at] for at in asked], shown, exact)
        near = np.minimum(near, known.max())
        near[asked] = known
    return relative(near)


def deciding(records: Sequence[Record], when: Period) -> set[str]:
    """Ids of the claims whose place decides what the summary shows; none in a block that has no choice."""
    found = pools(records, when.latest)
    nearest = sorted(found.told, key=lambda one: (-one.near * trust(one, when.began), one.view.id))[:NEAREST]
    worthiest = [
        [one for _, one in rated(pool, when.began)[:WORTHIEST]] for pool in (found.single, found.ahead, found.grown)
    ]
    leading = [one for _, one in rated(found.shared, when.began)[:WORTHIEST]] + nearest
    blocks = [{one.view.id for one in block} for block in (leading, *worthiest)]
    return {name for block in blocks if len(block) > 1 for name in block}


def cosines(texts: Sequence[str], leads: Sequence[str], vectors: Vectors) -> Values:
    """Cosine of each text with the mean of the leads."""
    middle = vectors(leads).astype(np.float64).mean(axis=0)
    found: Values = vectors(texts) @ (middle / max(float(np.linalg.norm(middle)), 1e-9))
    return found


def relative(near: Values) -> list[float]:
    """The values relative to the largest, 0 to 1."""
    return [round(float(one), 4) for one in np.clip(near / max(float(near.max()), 1e-6), 0, 1)]
