"""The Python API in a few lines: the same verbs as the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from communique import actors
from communique.claims import why
from communique.dossier import Update, changes, former
from communique.errors import InputError
from communique.linking import explain
from communique.model import Document, DocumentView, Dossier, Edge, Problem, Published, Reading
from communique.pipeline import Brief, brief
from communique.reading import dated, dated_by_text
from communique.reading import read as read_document
from communique.sources import from_text, load
from communique.store import open_store

__all__ = [
    "Brief",
    "brief",
    "changes_between",
    "explanations",
    "merge_actors",
    "read",
    "read_file",
    "split_actor",
]


def read(text: str, *, published: str | None = None, title: str | None = None, pipeline: str | None = None) -> Reading:
    """The reading of one article given as plain text.

    `published` is an ISO moment at any precision; without it, a date that the text itself gives is used, else relative
    times stay relative. Spans count code points of the text, with the title as its first line if there is one.
    """
    document, _ = from_text(text, title=title, published=published)
    return read_document(dated_by_text(document), pipeline)


def read_file(
    path: str | Path, *, published: str | None = None, pipeline: str | None = None
) -> Iterator[tuple[Document, Reading]]:
    """Each article of a file with its reading; what cannot be read gives no pair, InputError if nothing can."""
    for record in load([path], stdin=sys.stdin.buffer if path == "-" else None):
        if not isinstance(record, Problem):
            document = with_date(record, published)
            yield document, read_document(document, pipeline)


def changes_between(early: Iterable[Dossier], late: Iterable[Dossier]) -> list[tuple[Dossier, Update]]:
    """What later dossiers know that earlier ones of the same story (by id or alias) did not; new stories whole."""
    early, late = list(early), list(late)
    return [(dossier, update) for dossier in late for update in changes(former(early, dossier, late), dossier)]


def explanations(name: str, made: Brief) -> list[str]:
    """Why a claim's clauses or an actor's mentions (an id or a name) were joined, or how documents (one id, or two with
    a comma) were judged; [] if unknown."""
    found = [why(c, made.edges) for c in made.clusters if c.id == name]
    found += [actors.why(one, people) for people in made.people for one in actors.meant(name, people)]
    ends = name.split(",")
    return found or [explain(e) for e in made.edges if all(x in (e.left, e.right) for x in ends)]


def merge_actors(
    store: str | Path, one: str, other: str, *, by: str = "somebody", when: str | None = None
) -> tuple[Edge, ...]:
    """Says that two actors are one, and keeps that in the store: it outranks every comparison and survives rebuilds.

    `one` and `other` are ids or names of actors of one story, `by` is whose judgement it is, `when` its moment (ISO;
    now unless given): a later judgement outranks an earlier one. Returns the edges kept. Raises InputError for a name
    that means nobody, or several, or for two that are one already; StoreError.
    """
    made, edges = brief(store=existing(store)), list[Edge]()
    for people in made.people:
        ours, theirs = actors.meant(one, people), actors.meant(other, people)
        if ours and theirs:
            left, right = only(one, ours), only(other, theirs)
            if left == right:
                raise InputError(f"{one}, {other}", "are one actor already", "see `communique why`")
            sides = actors.parties_of(left, people), actors.parties_of(right, people)
            edges += actors.merged(*sides, by, when or now())
    return kept(store, edges, f"{one}, {other}", "no story has both of them")


def split_actor(
    store: str | Path, actor: str, others: Sequence[str], *, by: str = "somebody", when: str | None = None
) -> tuple[Edge, ...]:
    """Says that some mentions of an actor are somebody else, and keeps that in the store.

    `actor` is an id or a name; `others` are the spellings, or the documents (id, file name or outlet), by which the
    other one is meant. The rest as for `merge_actors`.
    """
    made, edges = brief(store=existing(store)), list[Edge]()
    for people, dossier in zip(made.people, made.dossiers, strict=True):
        if found := actors.meant(actor, people):
            called = {view.id: document_names(view) for view in dossier.documents}
            parts: tuple[list[actors.Party], list[actors.Party]] = ([], [])
            for party in actors.parties_of(only(actor, found), people):
                parts[bool({*party.names, *called[party.key.split("#")[0]]} & set(others))].append(party)
            edges += actors.split(*parts, by, when or now()) if all(parts) else ()
    return kept(store, edges, f"{actor}: {', '.join(others)}", "these do not tell one part of an actor from another")


def existing(store: str | Path) -> str | Path:
    """The path of a store that is there."""
    if not Path(store).is_file():
        raise InputError(str(store), "is no store", "make one with `communique brief PATH... --store FILE`")
    return store


def only(name: str, found: Sequence[actors.Actor]) -> actors.Actor:
    """The one actor that a name means in a story."""
    if len(found) > 1:
        raise InputError(name, "means several actors", f"give one of {', '.join(one.id for one in found)}")
    return found[0]


def document_names(view: DocumentView) -> set[str]:
    """What a document can be called on the command line."""
    return {view.id, view.label, view.outlet or "", view.path or "", Path(view.path or "").name} - {""}


def kept(store: str | Path, edges: Sequence[Edge], what: str, cause: str) -> tuple[Edge, ...]:
    """The edges, put into the store; InputError if there are none."""
    if not edges:
        raise InputError(what, cause, "see `communique actors` for names and ids")
    keep = open_store(store)
    keep.put_edges(edges)
    keep.close()
    return tuple(edges)


def now() -> str:
    """This moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def with_date(document: Document, published: str | None) -> Document:
    """The document with the moment given, else with what its own text says."""
    return dated(document, Published(published, "metadata")) if published else dated_by_text(document)
