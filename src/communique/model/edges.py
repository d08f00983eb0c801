"""Judgements that join records across documents. Stored; clusters are computed from them."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.spans import Span

EdgeKind = Literal["same_text", "revises", "copies", "reuses", "credits", "same_story", "same_actor", "same_claim"]
Judgement = Literal["positive", "negative", "unsure"]


class Reason(msgspec.Struct, frozen=True, gc=False):
    """One comparison that spoke for or against an edge."""

    name: str
    """Name of the comparison function."""
    value: float
    """Its result, 0 to 1 unless its docstring says otherwise."""
    weight: float
    """What it added to the score."""
    note: str = ""
    """The comparison in words, for `communique why`."""


class Edge(msgspec.Struct, frozen=True, gc=False):
    """A judgement about two records. For lineage, `left` derives from `right`."""

    kind: EdgeKind
    left: str
    """A document id; `document#m3` for the chain 3 of a document; `document#p12` for its proposition 12."""
    right: str
    judgement: Judgement
    score: float
    """0 to 1: how sure the judge is of a positive judgement."""
    evidence: tuple[tuple[Span, Span], ...] = ()
    """Pairs of aligned spans, left and right."""
    judge: str = ""
    """Stage and version ("lineage/1"), or "person:NAME". A person outranks a stage."""
    when: str | None = None
    """Moment of a person's judgement, ISO; None for a stage, whose work is a function of its input."""
    reasons: tuple[Reason, ...] = ()
