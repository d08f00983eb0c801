"""How central a claim is to its story: how many texts and origins give it, how near it is to their titles and leads,
where they put it, whom it concerns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from communique.claims.phrasing import is_fragment
from communique.dossier.records import Record
from communique.model import ClaimView

LEAD = 0.15
"""Share of an article that counts as its beginning."""

WEIGHTS = {
    "texts": 0.24,
    "origins": 0.10,
    "gist": 0.30,
    "place": 0.12,
    "actors": 0.08,
    "coded": 0.04,
    "slots": 0.06,
    "conflict": 0.06,
}
"""Sum 1. What several write, and what is near to their titles and leads, is what the story is about."""


def ranked(records: Sequence[Record], near: Sequence[float]) -> list[Record]:
    """The records with their salience, the most central first; ties by id. `near`: how near each is to titles and
    leads, 0 to 1."""
    texts = max((len({one.root for one in record.assertions}) for record in records), default=1)
    weight = actor_weights(records)
    rated = [_rated(one, max(2, texts), weight, gist) for one, gist in zip(records, near, strict=True)]
    return sorted(rated, key=lambda record: (-record.view.salience, record.view.id))


def actor_weights(records: Sequence[Record]) -> dict[str, float]:
    """Actor → share of the claims that it takes part in, relative to the one in most."""
    found = Counter(a for record in records for a in {a for c in record.cluster.members for a in c.actors})
    top = max(found.values(), default=1)
    return {actor: number / top for actor, number in found.items()}


def _rated(record: Record, texts: int, weight: Mapping[str, float], gist: float) -> Record:
    view = record.view
    parts = {
        "texts": (view.texts - 1) / (texts - 1),
        "origins": min(1.0, (view.origins - 1) / 3),
        "gist": gist,
        "place": _place(record),
        "actors": _actors(record, weight),
        "coded": float(view.code is not None),
        "slots": min(1.0, (len(view.quantities) + (view.when is not None) + (view.where is not None)) / 2),
        "conflict": float(bool(record.conflicts)),
    }
    total = sum(WEIGHTS[name] * value for name, value in parts.items()) * (0.5 if _weak(view) else 1.0)
    salience = round(max(0.0, min(1.0, total)), 4)
    return msgspec.structs.replace(record, view=msgspec.structs.replace(view, salience=salience), near=gist)


def _place(record: Record) -> float:
    """1 for a claim of a headline, 0.7 for one of a lead, else how early it stands."""
    return max(_of_clause(c.headline, c.position) for c in record.cluster.members)


def _of_clause(headline: bool, position: float) -> float:
    return 1.0 if headline else 0.7 if position < LEAD else 0.4 * (1 - position)


def _actors(record: Record, weight: Mapping[str, float]) -> float:
    found = sorted({weight[a] for c in record.cluster.members for a in c.actors}, reverse=True)[:2]
    return sum(found) / 2


def _weak(view: ClaimView) -> bool:
    """True for what only might be, or could not be said in a sentence of its own."""
    return view.status in ("hypothetical", "possible", "called-for") or is_fragment(view.text)
