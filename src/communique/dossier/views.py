"""Documents, lineage, actors and statements as the dossier shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from communique.claims.offices import ActorLike
from communique.claims.publishers import label
from communique.claims.witnesses import Witnesses
from communique.lineage import DOUBT, Roots, changes
from communique.linking import order_key
from communique.model import (
    ActorView,
    Document,
    DocumentView,
    Edge,
    LineageView,
    Reading,
    RoleView,
    SourceLink,
    SourceView,
    Span,
    Statement,
    StatementView,
)

MOST_SPANS = 20
"""Mentions of an actor that a dossier carries."""

LINEAGE = ("same_text", "revises", "copies", "reuses", "credits")


class ActorRecord(ActorLike, Protocol):
    """An actor as `communique.actors` gives it: what claims need of one, and where it is mentioned."""

    @property
    def roles(self) -> Sequence[RoleView]: ...  # noqa: D102
    @property
    def mentions(self) -> int: ...  # noqa: D102
    @property
    def spans(self) -> Sequence[Span]: ...  # noqa: D102


def document_views(documents: Sequence[Document], roots: Roots) -> tuple[DocumentView, ...]:
    """Documents by publication, each with its root and a label that no other has."""
    ordered = sorted(documents, key=lambda one: order_key(one.published.value, one.id))
    labels = distinct_labels(ordered)
    return tuple(
        DocumentView(
            d.id, d.path, d.url, d.outlet, d.title, d.published, d.language, roots.document(d.id), d.text, d.passages,
            d.authors, labels[d.id],
        )
        for d in ordered
    )  # fmt: skip


def distinct_labels(documents: Sequence[Document]) -> dict[str, str]:
    """Document → short name; several of one name are numbered in their order."""
    plain = {document.id: label(document, document.id) for document in documents}
    same: dict[str, list[str]] = {}
    for key, name in plain.items():
        same.setdefault(name, []).append(key)
    return {
        key: name if len(keys) == 1 else f"{name} {number}"
        for name, keys in same.items()
        for number, key in enumerate(keys, 1)
    }


def lineage_views(documents: Mapping[str, Document], edges: Sequence[Edge]) -> tuple[LineageView, ...]:
    """The lineage that was found, with reasons, and for versions of one text what changed between them."""
    found = [e for e in edges if e.kind in LINEAGE and e.judgement != "negative"]
    found = [e for e in found if e.left in documents and e.right in documents]
    return tuple(_lineage(documents, edge) for edge in sorted(found, key=lambda e: (e.left, e.right, e.kind)))


def _lineage(documents: Mapping[str, Document], edge: Edge) -> LineageView:
    reason = "; ".join(reason.note for reason in edge.reasons if reason.note)
    unsure = "likely: " if edge.judgement == "unsure" else ""
    whole = edge.kind in ("revises", "copies")
    made = changes(documents[edge.left], documents[edge.right]) if whole else ()
    known = all(one.name != DOUBT for one in edge.reasons)
    return LineageView(edge.left, edge.right, edge.kind, edge.score, edge.evidence, unsure + reason, made, known)


def actor_views(actors: Sequence[ActorRecord], documents: Mapping[str, Document]) -> tuple[ActorView, ...]:
    """Actors that appear in `documents`, the most mentioned first; nothing of them that stands elsewhere."""
    views = [_actor(actor, documents) for actor in actors if any(s.document in documents for s in actor.spans)]
    return tuple(sorted(views, key=lambda one: (-one.mentions, one.name, one.id)))


def _actor(actor: ActorRecord, documents: Mapping[str, Document]) -> ActorView:
    spans = [span for span in actor.spans if span.document in documents]
    everywhere = len(spans) == len(actor.spans)
    said = {span.of(documents[span.document].text) for span in spans}
    spellings = tuple(s for s in actor.spellings if everywhere or s in said)
    roles = tuple(role for one in actor.roles if (role := _role(one, documents)) is not None)
    return ActorView(
        actor.id, actor.name, actor.kind, actor.country, actor.sector, roles, spellings,
        actor.mentions if everywhere else len(spans), tuple(spans[:MOST_SPANS]),
    )  # fmt: skip


def _role(role: RoleView, documents: Mapping[str, Document]) -> RoleView | None:
    """The role as far as `documents` give it; None if they do not."""
    spans = tuple(span for span in role.spans if span.document in documents)
    if not spans:
        return None
    if len(spans) == len(role.spans):
        return role
    dates = sorted(d for span in spans if (d := documents[span.document].published.value))
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return msgspec.structs.replace(role, spans=spans, first=first, last=last)


def statement_id(document: str, number: int) -> str:
    """Id of a statement in a dossier: "document#sN"."""
    return f"{document}#s{number}"


def statement_views(
    documents: Sequence[Document], readings: Mapping[str, Reading], witnesses: Witnesses
) -> tuple[StatementView, ...]:
    """All statements in the order of `documents`, each with its chain from the outlet inwards."""
    return tuple(
        _statement(document, readings[document.id], one, witnesses)
        for document in documents
        if document.id in readings
        for one in readings[document.id].statements
    )


def _statement(document: Document, reading: Reading, one: Statement, witnesses: Witnesses) -> StatementView:
    outlet = SourceView(None, document.outlet or label(document, document.id), None, "outlet")
    chain = (outlet, *(_source(reading, link, witnesses) for link in _whole_chain(reading, one)))
    said = reading.times[one.time].value if one.time is not None else None
    to = _source(reading, one.addressee, witnesses) if one.addressee else None
    key = statement_id(document.id, one.id)
    return StatementView(key, document.id, one.content, one.cue, chain, one.mode, one.stance, said, to)


def _whole_chain(reading: Reading, one: Statement) -> tuple[SourceLink, ...]:
    """The sources of a statement with those of the statements that it stands in, which its own may already name."""
    parent = reading.statements[one.parent] if one.parent is not None and one.parent != one.id else None
    if parent is None or parent.parent == one.id:
        return one.sources
    own = {(link.text, link.span) for link in one.sources}
    outer = [link for link in parent.sources if (link.text, link.span) not in own]
    return (*outer, *one.sources)


def _source(reading: Reading, link: SourceLink, witnesses: Witnesses) -> SourceView:
    actor = witnesses.actor(reading, link)
    return SourceView(actor.id if actor else None, link.text, link.span, link.kind)
