"""A text counts once, however many print it: documents that are word for word the same are placed as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.linking import in_force
from communique.linking.judge import by_person
from communique.model import Document, Edge, Reason

JUDGE = "stories/1"

Copies = Mapping[str, Sequence[Document]]
"""Id of a document → those with the same text."""


def once(ordered: Sequence[Document], edges: Iterable[Edge]) -> tuple[list[Document], Copies]:
    """The documents, in their order, without those that have the text of another; and these.

    `edges` are lineage and persons' judgements. Documents that a person placed stay by themselves.
    """
    edges = list(edges)
    placed = {end for e in edges if e.kind == "same_story" and by_person(e) for end in (e.left, e.right)}
    free = {document.id for document in ordered} - placed
    found = in_force(e for e in edges if e.kind == "same_text")
    origin = {e.left: e.right for e in found if e.judgement == "positive" and {e.left, e.right} <= free}
    copies: dict[str, list[Document]] = {}
    for document in ordered:
        first = origin.get(document.id)
        if first is not None and first not in origin:
            copies.setdefault(first, []).append(document)
    gone = {document.id for group in copies.values() for document in group}
    return [document for document in ordered if document.id not in gone], copies


def with_copies(ids: Sequence[str], copies: Copies, place: Mapping[str, int]) -> list[str]:
    """The documents of a story and those that have the text of one of them, in the order of their `place`."""
    return sorted((name for one in ids for name in (one, *(d.id for d in copies.get(one, ())))), key=place.__getitem__)


def same(copies: Copies) -> list[Edge]:
    """The edges by which the copies are of the story of their text."""
    reasons = (Reason("common_text", 1.0, 0.0, "word for word the same"),)
    return [
        Edge("same_story", copy.id, first, "positive", 1.0, (), JUDGE, None, reasons)
        for first, group in copies.items()
        for copy in group
    ]


def told_to_be_one(documents: Sequence[Document]) -> list[Edge]:
    """The edges of documents that the user says to be of one story, each with the first."""
    reasons = (Reason("one_story", 1.0, 0.0, "all articles were given as one story"),)
    return [
        Edge("same_story", one.id, documents[0].id, "positive", 1.0, (), JUDGE, None, reasons) for one in documents[1:]
    ]
