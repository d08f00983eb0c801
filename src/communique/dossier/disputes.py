"""All claims of a story with their contradictions: those within a claim, and those between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from communique.claims import Cluster, Told, rivals
from communique.claims.judging import Vectors
from communique.claims.rivals import Likeness
from communique.dossier.records import Material, Record, record, told_once
from communique.model import Conflict


def records(clusters: Iterable[Cluster], material: Material) -> list[Record]:
    """The claims of a story, each shown once, with the contradictions of each and between two of them."""
    return told_once(with_rivals([record(cluster, material) for cluster in clusters], material))


def with_rivals(made: list[Record], material: Material) -> list[Record]:
    """The claims with the contradictions between two of them."""
    told = [Told(r.view.id, r.view.text, r.assertions, r.keys) for r in made]
    between = rivals(told, material.likeness, material.joined, material.articles)
    standing = {claim for conflict in between for claim in conflict.claims if not conflict.superseded}
    return [_disputed(r, between, r.view.id in standing) for r in made] if between else made


def _disputed(one: Record, between: Sequence[Conflict], contested: bool) -> Record:
    """A claim with those of the conflicts between two that are first of it."""
    known = {conflict.slot for conflict in one.conflicts}
    own = tuple(c for c in between if c.claims[0] == one.view.id and c.slot not in known)
    view = replace(one.view, finding="contested") if contested else one.view
    return replace(one, view=view, conflicts=(*one.conflicts, *own))


def remembering(vectors: Vectors) -> Likeness:
    """Cosines by these vectors, each text asked for once."""
    rows: dict[str, NDArray[np.float32]] = {}

    def likeness(pairs: Sequence[tuple[str, str]]) -> list[float]:
        new = [text for text in dict.fromkeys(text for pair in pairs for text in pair) if text not in rows]
        rows.update(zip(new, vectors(new) if new else (), strict=True))
        return [float(rows[one] @ rows[two]) for one, two in pairs]

    return likeness
