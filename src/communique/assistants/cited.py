"""Evidence as an assistant gets it: the quotation with outlet, address, moment and offsets, and who says it."""

from __future__ import annotations

from typing import Any

from communique.assistants.bounds import LONGEST_QUOTE, NEAR, line
from communique.exports import words
from communique.model import AssertionView, ClaimView, Conflict, DocumentView, Dossier, Span

Answer = dict[str, Any]
"""What becomes JSON."""


class Citations:
    """Quotations from the articles of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {d.id: d for d in dossier.documents}
        self.statements = {s.id: s for s in dossier.statements}
        self.actors = {a.id: a.name for a in dossier.actors}

    def quote(self, span: Span) -> Answer:
        """The characters of a span; `complete` is false if some were cut or left out."""
        document = self.documents[span.document]
        whole = span.of(document.text)
        shown = words.visible(whole[:LONGEST_QUOTE])
        return {
            "untrusted_quote": shown,
            "complete": shown == whole,
            **self.source(document),
            "start": span.start,
            "end": span.end,
        }

    def source(self, document: DocumentView) -> Answer:
        """Where an article comes from."""
        return {
            "document": document.id,
            "outlet": line(document.outlet or words.name(document)),
            "url": line(document.url, 2000) if (document.url or "").startswith(("http://", "https://")) else None,
            "path": line(document.path) or None,
            "published": document.published.value,
        }

    def assertion(self, one: AssertionView) -> Answer:
        """One sentence for or against a claim, with the chain through which it came."""
        return {
            **self.quote(one.span),
            "says": words.state(one),
            "stance": one.stance,
            "origin": line(one.origin_text or one.origin),
            "origin_key": line(one.origin),
            "chain": self.chain(one),
        }

    def chain(self, one: AssertionView) -> list[str]:
        """Who says it, from the speaker out to the outlet."""
        statement = self.statements.get(one.statement or "")
        return [line(x) for x in words.chain(statement, self.actors, self.documents[one.document])]

    def claim(self, claim: ClaimView) -> Answer:
        """A claim with its counts and one sentence of each of a few origins."""
        first = {a.origin: a for a in reversed(claim.assertions)}
        lead = [a for a in claim.assertions if first[a.origin] is a][:3]
        return {
            "claim": claim.id,
            "text": line(claim.text),
            "status": claim.status,
            "polarity": claim.polarity,
            "when": line(words.when(claim.when)) or None,
            "finding": claim.finding,
            "in_words": words.finding(claim),
            "outlets": claim.outlets,
            "texts": claim.texts,
            "origins": claim.origins,
            "sides": claim.sides,
            "development": line(claim.development, 600) or None,
            "evidence": [self.assertion(a) for a in lead],
            "sentences": len(claim.assertions),
        }

    def conflict(self, conflict: Conflict) -> Answer:
        """A contradiction with its sides."""
        sides = [
            {
                "value": line(v.value),
                "origins": [line(o) for o in v.origin_texts[:NEAR]],
                "evidence": [self.quote(s) for s in v.spans[:2]],
            }
            for v in conflict.values[:NEAR]
        ]
        return {
            "conflict": conflict.id,
            "about": words.SLOTS.get(conflict.slot, conflict.slot),
            "claims": list(conflict.claims),
            "explanation": line(conflict.explanation, 600),
            "settled_since": conflict.superseded,
            "sides": sides,
        }
