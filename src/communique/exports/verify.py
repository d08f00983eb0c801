"""Re-reads every span of a dossier and checks that it still says what is claimed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from communique.model import ClaimView, Dossier, Span


def verify(dossier: Dossier) -> Iterator[str]:
    """One sentence for each thing that does not hold; nothing if all does."""
    yield from bad_spans(dossier)
    yield from changed_texts(dossier)
    yield from lost_names(dossier)
    for claim in dossier.claims:
        yield from bad_counts(claim, dossier)
    yield from bad_conflicts(dossier)


def bad_spans(dossier: Dossier) -> Iterator[str]:
    """Spans outside their text, or over nothing but white space."""
    texts = {d.id: d.text for d in dossier.documents}
    for place, span in spans_in(msgspec.to_builtins(dossier), "dossier"):
        text = texts.get(span.document)
        if text is None:
            yield f"{place}: names the document {span.document}, which is not in the dossier"
        elif not 0 <= span.start < span.end <= len(text):
            yield f"{place}: {span.start}–{span.end} lies outside the {len(text)} characters of {span.document}"
        elif not span.of(text).strip():
            yield f"{place}: {span.start}–{span.end} of {span.document} is empty"


def spans_in(value: Any, place: str) -> Iterator[tuple[str, Span]]:
    """Every span below a value, with the path to it."""
    if isinstance(value, dict):
        if set(value) == {"document", "start", "end"}:
            yield place, Span(**value)
        else:
            for key, inner in value.items():
                yield from spans_in(inner, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from spans_in(inner, f"{place}[{number}]")


def changed_texts(dossier: Dossier) -> Iterator[str]:
    """Texts whose digest is not the one that was written down when they were read."""
    for document in dossier.documents:
        if document.digest and document.digest != text_digest(document.text):
            yield f"document {document.id}: its text is not the one that was read"


def text_digest(text: str) -> str:
    """What `DocumentView.digest` holds: 16 hex digits of BLAKE2b over the text."""
    from hashlib import blake2b

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def lost_names(dossier: Dossier) -> Iterator[str]:
    """Ids that nothing answers to."""
    claims, statements = {c.id for c in dossier.claims}, {s.id for s in dossier.statements}
    for claim in dossier.claims:
        for assertion in claim.assertions:
            if assertion.statement is not None and assertion.statement not in statements:
                yield f"claim {claim.id}: rests on the statement {assertion.statement}, which is not there"
    for what, key in [("timeline", t.claim) for t in dossier.timeline] + [
        ("summary", s.claim) for s in dossier.summary
    ]:
        if key is not None and key not in claims:
            yield f"{what}: names the claim {key}, which is not there"


def bad_counts(claim: ClaimView, dossier: Dossier) -> Iterator[str]:
    """Counts that are not those of the assertions."""
    origins = len({a.origin for a in claim.assertions})
    if not claim.assertions:
        yield f"claim {claim.id}: rests on no assertion"
    if claim.origins > origins:
        yield f"claim {claim.id}: counts {claim.origins} origins, its assertions have {origins}"
    documents = {a.document for a in claim.assertions}
    if claim.texts > len(documents) or claim.outlets > len(documents):
        yield f"claim {claim.id}: counts more texts or outlets than the {len(documents)} documents that it rests on"
    roots = {d.id: d.root for d in dossier.documents}
    for assertion in claim.assertions:
        if assertion.document not in roots or assertion.span.document != assertion.document:
            yield f"claim {claim.id}: an assertion's span is not of its document"


def bad_conflicts(dossier: Dossier) -> Iterator[str]:
    """Conflicts with fewer than two sides, of claims that are not there, or whose marked words lie elsewhere."""
    claims = {c.id for c in dossier.claims}
    for conflict in dossier.conflicts:
        if len(conflict.values) < 2:
            yield f"conflict {conflict.id}: has fewer than two values"
        for key in conflict.claims:
            if key not in claims:
                yield f"conflict {conflict.id}: names the claim {key}, which is not there"
        for value in conflict.values:
            for span, focus in zip(value.spans, value.focus, strict=False):
                if not span.covers(focus):
                    yield f"conflict {conflict.id}: the words marked for {value.value!r} lie outside their sentence"
