"""W3C Web Annotations, one for each sentence that a claim rests on (https://www.w3.org/TR/annotation-model/).

Each target has a text position selector (code points of the article's text as it was read) and a text quote selector;
its state names the version of the article, since versions share their address.
What is lost: everything between claims (conflicts, lineage, actors); a claim is the annotation's body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from communique.exports.registry import File
from communique.model import AssertionView, ClaimView, Dossier, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of context before and after a quotation."""


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One annotation collection a story."""
    for dossier in dossiers:
        page = {
            "@context": CONTEXT,
            "id": f"urn:communique:{dossier.story.id}",
            "type": "AnnotationCollection",
            "label": dossier.story.title,
            "first": {"type": "AnnotationPage", "items": list(sentences(dossier))},
        }
        yield f"annotations/{dossier.story.id}.jsonld", msgspec.json.encode(page) + b"\n"


def sentences(dossier: Dossier) -> Iterator[dict[str, object]]:
    """An annotation for each assertion of each claim."""
    texts = {d.id: d.text for d in dossier.documents}
    sources = {d.id: d.url or f"urn:communique:document:{d.id}" for d in dossier.documents}
    for claim in dossier.claims:
        for number, assertion in enumerate(claim.assertions):
            text, source = texts[assertion.document], sources[assertion.document]
            yield annotation(claim, assertion, number, text, source)


def annotation(claim: ClaimView, assertion: AssertionView, number: int, text: str, source: str) -> dict[str, object]:
    """One sentence as the target, its claim as the body."""
    value = f"{claim.text} [{assertion.status}, {assertion.stance}, by {assertion.origin_text or assertion.origin}]"
    return {
        "id": f"urn:communique:{claim.id}:{number}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en"},
        "target": {
            "source": source,
            "state": {"type": "TimeState", "cached": f"urn:communique:document:{assertion.document}"},
            "selector": selectors(assertion.span, text),
        },
    }


def selectors(span: Span, text: str) -> list[dict[str, object]]:
    """The span by position and by quotation."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]
