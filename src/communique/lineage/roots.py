"""Whose words these are: the root of a document, and the root of a stretch of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from communique.lexicon import table
from communique.lineage.texts import own_ranges
from communique.linking import in_force, order_key, sentences, words
from communique.linking.sentences import Range
from communique.model import Document, Edge, Span

WHOLE = frozenset({"same_text", "revises", "copies"})
"""Edges by which a document as a whole has its text from another."""
LIKELY = 0.6
"""Score from which an unsure copy (a likely rewording) counts: fewer witnesses rather than too many."""
ALIGNED = 0.8
"""Share of a sentence that must be another's for it to have that root, in a document that took passages only."""
OWN = 0.3
"""Share of a sentence up to which it is a copying document's own addition."""
RETOLD, TELLING = 0.85, 4
"""Share of a sentence's words (of so many letters, or numbers) that its document's root must have for it to tell no
news: the lead of a copy put together from what it copies."""
FIGURE = re.compile(r"\d[\d.,]*\d")
"""A number of two digits or more: smaller ones are written in words as often."""


class Roots:
    """Lineage roots of documents and spans, computed from edges (ORIGINS.md, cases 1, 9 to 11, 13, 14)."""

    def __init__(self, documents: Iterable[Document], edges: Iterable[Edge]) -> None:
        self._documents = {document.id: document for document in documents}
        self._from: dict[str, list[Edge]] = defaultdict(list)
        for edge in in_force(edge for edge in edges if edge.kind in WHOLE or edge.kind == "reuses"):
            if _counts(edge) and edge.left in self._documents and edge.right in self._documents:
                self._from[edge.left].append(edge)
        self._parents = {name: self._parent(name) for name in sorted(self._documents)}
        self._cut: dict[str, list[Range]] = {}
        self._given: dict[str, set[str]] = {}
        self._told: dict[str, frozenset[str]] = {}

    def document(self, name: str) -> str:
        """Id of the document whose text `name` as a whole derives from; itself if none (or if it is not known)."""
        seen = [name]
        while (parent := self._parents.get(seen[-1])) is not None:
            if parent in seen:
                return min(seen[seen.index(parent) :], key=self._order)
            seen.append(parent)
        return seen[-1]

    def span(self, span: Span) -> str:
        """Id of the document whose words the sentence around `span` are."""
        return self._span(span, frozenset())

    def _span(self, span: Span, seen: frozenset[str]) -> str:
        name = span.document
        if name not in self._documents or not self._from[name] or name in seen:
            return self.document(name)
        around = self._around(span)
        best = max(
            self._from[name], key=lambda edge: (_share(edge, around), edge.kind in WHOLE, edge.score, edge.right)
        )
        share, whole = _share(best, around), self._parents[name] is not None
        if best.kind in {"copies", "reuses"} and self._figures(best, around):
            return name
        if share >= ALIGNED or (share > OWN and best.kind in WHOLE and best.right != name):
            return self._follow(best, around, seen | {name})
        if whole and (share > OWN or self._keeps(name, around) or self._headline(span) or self._retold(around)):
            return self.document(name)
        return name

    def _follow(self, edge: Edge, around: Span, seen: frozenset[str]) -> str:
        """Root of the stretch that `around` is aligned with on the other side of `edge`."""
        pair = max(edge.evidence, key=lambda pair: (_common(pair[0], around), pair[1]), default=None)
        return self._span(_mapped(around, *pair), seen) if pair else self.document(edge.right)

    def _keeps(self, name: str, around: Span) -> bool:
        """True if even what is new in `name` counts as its root's: a revision, or a likely rewording."""
        parent = self._parents[name]
        return any(
            edge.right == parent and (edge.kind in {"same_text", "revises"} or not edge.evidence)
            for edge in self._from[name]
        )

    def _headline(self, span: Span) -> bool:
        """True in a headline: that of a copy tells what the copied text tells."""
        return any(
            passage.kind == "headline" and passage.start <= span.start < passage.end
            for passage in self._documents[span.document].passages
        )

    def _retold(self, around: Span) -> bool:
        """True if what `around` tells stands in the root's text in the same words, elsewhere: a lead made of it."""
        own, root = self._telling(around), self.document(around.document)
        if root not in self._told:
            self._told[root] = frozenset(words(self._documents[root].text).tokens)
        return len(own & self._told[root]) >= RETOLD * len(own)

    def _telling(self, around: Span) -> frozenset[str]:
        found = words(around.of(self._documents[around.document].text)).tokens
        return frozenset(word for word in found if len(word) >= TELLING or word[0].isdigit())

    def _figures(self, edge: Edge, around: Span) -> set[str]:
        """Figures in `around` that the other side of `edge` does not give: a copied sentence with a number or year of
        its own says something else. Days of a month and the year of publication are none: copies complete dates.
        """
        document = self._documents[around.document]
        figures = set(FIGURE.findall(_day().sub("", around.of(document.text))))
        if not figures:
            return figures
        if edge.right not in self._given:
            self._given[edge.right] = set(FIGURE.findall(self._documents[edge.right].text))
        return figures - self._given[edge.right] - {(document.published.value or "")[:4]}

    def _around(self, span: Span) -> Span:
        """The sentence in which `span` begins; `span` itself if it is longer."""
        document = self._documents[span.document]
        if span.document not in self._cut:
            self._cut[span.document] = sentences(document.text, own_ranges(document))
        inside = [(start, end) for start, end in self._cut[span.document] if start <= span.start < end]
        start, end = inside[0] if inside else (span.start, span.end)
        return document.span(start, max(end, span.end))

    def _parent(self, name: str) -> str | None:
        whole = [edge for edge in self._from[name] if edge.kind in WHOLE]
        best = max(whole, key=lambda edge: (_length(edge), edge.score, -_rank(self._order(edge.right))), default=None)
        return best.right if best else None

    def _order(self, name: str) -> tuple[str, str]:
        return order_key(self._documents[name].published.value, name)


@cache
def _day() -> re.Pattern[str]:
    months = "|".join(table("times")["months"])
    return re.compile(rf"\b(?:{months})\.? \d\d?\b|\b\d\d? (?:{months})\b", re.IGNORECASE)


def _rank(key: tuple[str, str]) -> int:
    """A number that sorts as the moment in `key` does, so that it can be negated."""
    return int("".join(c for c in key[0] if c.isdigit()).ljust(14, "9")[:14])


def _counts(edge: Edge) -> bool:
    return edge.judgement == "positive" or (
        edge.judgement == "unsure" and edge.kind == "copies" and edge.score >= LIKELY
    )


def _length(edge: Edge) -> int:
    return sum(left.end - left.start for left, _ in edge.evidence)


def _mapped(span: Span, left: Span, right: Span) -> Span:
    """Where `span` comes to lie when `left` is laid on `right`."""
    start, end = (min(max(at - left.start + right.start, right.start), right.end) for at in (span.start, span.end))
    return Span(right.document, min(start, right.end - 1), max(end, start + 1))


def _common(one: Span, two: Span) -> int:
    return max(0, min(one.end, two.end) - max(one.start, two.start))


def _share(edge: Edge, around: Span) -> float:
    """Share of `around` that `edge` aligns; 1 for a same text, whose evidence is itself."""
    if edge.kind == "same_text":
        return 1.0
    return sum(_common(left, around) for left, _ in edge.evidence) / max(1, around.end - around.start)
