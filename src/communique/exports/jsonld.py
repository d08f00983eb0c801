"""schema.org JSON-LD: each article as NewsArticle, each claim as Claim with its appearances.

Never ClaimReview: nothing is rated. What is lost: spans, conflicts, statements, origins as such (a claim's
`interactionStatistic` has no place for them; they stand in its description).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from communique.exports import words
from communique.exports.registry import File
from communique.model import ClaimView, DocumentView, Dossier

Node = dict[str, object]


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One graph a story."""
    for dossier in dossiers:
        graph = {"@context": "https://schema.org", "@graph": [*articles(dossier), *claims(dossier)]}
        yield f"schema.org/{dossier.story.id}.jsonld", msgspec.json.encode(graph) + b"\n"


def articles(dossier: Dossier) -> Iterator[Node]:
    """The documents as NewsArticle; a copy is based on its root."""
    for d in dossier.documents:
        yield present(
            {
                "@type": "NewsArticle",
                "@id": key(d),
                "headline": d.title,
                "url": d.url,
                "datePublished": d.published.value,
                "inLanguage": d.language,
                "publisher": {"@type": "Organization", "name": d.outlet} if d.outlet else None,
                "author": [{"@type": "Person", "name": a} for a in d.authors] or None,
                "isBasedOn": {"@id": f"urn:communique:document:{d.root}"} if d.root != d.id else None,
            }
        )


def claims(dossier: Dossier) -> Iterator[Node]:
    """The claims as Claim, with the articles that they appear in."""
    for c in dossier.claims:
        yield claim(c)


def claim(c: ClaimView) -> Node:
    """One claim; its first appearance is the earliest dated article."""
    dated = sorted((a.published or "9", a.document) for a in c.assertions)
    return {
        "@type": "Claim",
        "@id": f"urn:communique:{c.id}",
        "text": c.text,
        "description": f"{c.status}; {words.count(c.outlets, 'outlet')}, {words.count(c.texts, 'text')}, "
        f"{words.count(c.origins, 'origin')}; {c.finding}",
        "appearance": [{"@id": f"urn:communique:document:{d}"} for d in sorted({a.document for a in c.assertions})],
        "firstAppearance": {"@id": f"urn:communique:document:{dated[0][1]}"},
    }


def key(document: DocumentView) -> str:
    """The identifier of a document."""
    return f"urn:communique:document:{document.id}"


def present(node: Node) -> Node:
    """A node without its empty members."""
    return {k: v for k, v in node.items() if v not in (None, "", [])}
