"""An edge in words, for `communique why`."""

from __future__ import annotations

from communique.model import Edge, Reason

KINDS = {
    "same_text": "is the same text as",
    "revises": "is a revision of",
    "copies": "is a copy of",
    "reuses": "takes passages from",
    "credits": "names as its source",
    "same_story": "is of one story with",
    "same_actor": "is the same actor as",
    "same_claim": "claims the same as",
}
"""Edge kind → verb phrase, left to right."""


def explain(edge: Edge) -> str:
    """Several lines: the judgement, who made it, how sure, and each comparison with its part in the decision."""
    sure = {"positive": "", "negative": "NOT: ", "unsure": "perhaps: "}[edge.judgement]
    head = (
        f"{sure}{edge.left} {KINDS[edge.kind]} {edge.right} (score {edge.score:.2f}, judged by {edge.judge or 'nobody'}"
    )
    lines = [head + (f" on {edge.when})" if edge.when else ")")]
    lines += [_line(reason) for reason in edge.reasons]
    lines += (
        [f"  {len(edge.evidence)} aligned {'passage' if len(edge.evidence) == 1 else 'passages'}"]
        if edge.evidence
        else []
    )
    return "\n".join(lines)


def _line(reason: Reason) -> str:
    side = "for" if reason.weight > 0 else "against" if reason.weight < 0 else "noted"
    return f"  {side} ({reason.weight:+.2f}) {reason.name.replace('_', ' ')}: {reason.note or round(reason.value, 2)}"
