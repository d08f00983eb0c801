"""What two articles of one story say beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Set

from communique.assistants.bounds import line
from communique.assistants.cited import Answer, Citations
from communique.exports import words
from communique.model import ClaimView, Dossier


def both_say(dossier: Dossier, left: Set[str], right: Set[str]) -> list[ClaimView]:
    """Claims that stand on both sides, for or against."""
    return [c for c in dossier.claims if on(c, left) and on(c, right)]


def only_one_says(dossier: Dossier, one: Set[str], other: Set[str]) -> list[ClaimView]:
    """Claims that stand on one side and not on the other."""
    return [c for c in dossier.claims if on(c, one) and not on(c, other)]


def on(claim: ClaimView, side: Set[str]) -> bool:
    """True if an article of the side speaks of the claim."""
    return any(a.document in side for a in claim.assertions)


def agreement(claim: ClaimView, cited: Citations, left: Set[str], right: Set[str]) -> Answer:
    """One claim with a sentence of each side; `independent` is false if both have it from one origin."""
    sides = [[a for a in claim.assertions if a.document in side] for side in (left, right)]
    origins = [{a.origin for a in side} for side in sides]
    states = [{words.state(a) for a in side} for side in sides]
    return {
        "claim": claim.id,
        "text": line(claim.text),
        "finding": claim.finding,
        "left": cited.assertion(sides[0][0]),
        "right": cited.assertion(sides[1][0]),
        "same_state": bool(states[0] & states[1]),
        "independent": origins[0].isdisjoint(origins[1]),
    }


def own_lineage(dossier: Dossier, left: Set[str], right: Set[str]) -> Iterable[Answer]:
    """Who derives from whom between the two sides, and what was changed in meaning."""
    for edge in dossier.lineage:
        if (edge.left in left and edge.right in right) or (edge.left in right and edge.right in left):
            yield {
                "derived": edge.left,
                "from": edge.right,
                "relation": words.relation(edge),
                "score": edge.score,
                "why": line(edge.reason),
                "changes": [line(c.text) for c in edge.changes[:8]],
                "changes_in_all": len(edge.changes),
            }
