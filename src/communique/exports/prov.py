"""Lineage as RDF in Turtle with PROV-O (https://www.w3.org/TR/prov-o/): who derives from whom, and what rests on what.

Articles and claims are `prov:Entity`; a copy or version `prov:wasDerivedFrom` its source (a revision
`prov:wasRevisionOf`, reused passages `prov:wasQuotedFrom`), a claim from the articles that make it. What is lost:
scores, aligned passages, spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.exports.registry import File
from communique.model import DocumentView, Dossier

PREFIXES = """@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
RELATIONS = {"revises": "prov:wasRevisionOf", "reuses": "prov:wasQuotedFrom", "credits": "dct:references"}
"""Lineage kind → property; the others are prov:wasDerivedFrom."""


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One graph a story."""
    for dossier in dossiers:
        yield f"prov/{dossier.story.id}.ttl", ("\n".join([PREFIXES, *triples(dossier)]) + "\n").encode("utf-8")


def triples(dossier: Dossier) -> Iterator[str]:
    """Entities, then what they derive from."""
    known = {d.id for d in dossier.documents}
    for document in dossier.documents:
        yield " ;\n  ".join(entity(document)) + " ."
    for edge in dossier.lineage:
        if edge.right in known:
            yield f"{node(edge.left)} {RELATIONS.get(edge.kind, 'prov:wasDerivedFrom')} {node(edge.right)} ."
    for claim in dossier.claims:
        sources = ", ".join(node(d) for d in sorted({a.document for a in claim.assertions}))
        yield f"<urn:communique:{claim.id}> a prov:Entity ;\n  dct:description {literal(claim.text)} ;"
        yield f"  prov:wasDerivedFrom {sources} ."


def entity(d: DocumentView) -> Iterator[str]:
    """A document with what is known of it."""
    yield f"{node(d.id)} a prov:Entity"
    if d.title:
        yield f"dct:title {literal(d.title)}"
    if d.outlet:
        yield f"dct:publisher {literal(d.outlet)}"
    if d.published.value:
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(d.published.value), "dateTime")
        yield f"dct:issued {literal(d.published.value)}^^xsd:{kind}"


def node(document: str) -> str:
    """The identifier of a document."""
    return f"<urn:communique:document:{document}>"


def literal(text: str) -> str:
    """A Turtle string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
