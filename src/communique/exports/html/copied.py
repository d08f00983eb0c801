"""Which articles are one text, in a sentence for the head of the page."""

from __future__ import annotations

from collections.abc import Mapping

from communique.exports import words
from communique.exports.html.names import Name
from communique.model import Dossier

MOST = 3
"""Pairs that are named; more are only counted."""
WHOLE = ("same_text", "revises", "copies")
"""Lineage kinds in which one article as a whole is the other."""


def copied(dossier: Dossier, names: Mapping[str, Name]) -> str:
    """ "B is a later version of A." (or "another") for a few, a count for many."""
    number = len(dossier.documents) - dossier.story.texts
    if number <= 0:
        return "No article is a copy of another." if len(dossier.documents) > 1 else ""
    roots = {d.id: d.root for d in dossier.documents}
    pairs = {e.left: e for e in reversed(dossier.lineage) if e.kind in WHOLE and roots.get(e.left) != e.left}
    if number > MOST or len(pairs) != number:
        return words.count(number, "article is a copy or version", "articles are copies or versions") + " of another."
    ordered = [pairs[d.id] for d in dossier.documents if d.id in pairs]
    return " ".join(f"{names[e.left].mark} {words.relation(e)} {names[e.right].mark}." for e in ordered)
