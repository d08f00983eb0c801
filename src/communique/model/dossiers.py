"""The record of one story as it is written: `communique.dossier/1`."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.claims import ClaimView, Conflict, StatementView, WhenView
from communique.model.documents import Passage, Published
from communique.model.readings import Status
from communique.model.spans import Problem, Span

FORMAT: Literal["communique.dossier/1"] = "communique.dossier/1"
Section = Literal["established", "reported", "disputed", "planned", "changed"]


class StoryHead(msgspec.Struct, frozen=True, gc=False):
    """What the story is and how far it reaches."""

    id: str
    """Id of the earliest document, with `s-` before it; earlier ids stay as `aliases`."""
    title: str
    began: str | None
    """Earliest publication, ISO; None if no document is dated."""
    latest: str | None
    aliases: tuple[str, ...] = ()
    outlets: int = 0
    texts: int = 0
    """Number of lineage roots."""
    origins: int = 0
    """Number of distinct origins over all claims."""


class DocumentView(msgspec.Struct, frozen=True, gc=False):
    """A document as it is shown."""

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: Published
    language: str | None
    root: str
    """Id of the document whose text it derives from; itself if none."""
    text: str
    passages: tuple[Passage, ...]
    authors: tuple[str, ...] = ()
    label: str = ""
    """Short name for marks on the page: the outlet, or the file's stem."""
    digest: str = ""
    """16 hex digits of BLAKE2b over `text`, so that `verify` sees a text that was changed afterwards."""


class LineageView(msgspec.Struct, frozen=True, gc=False):
    """Left derives from right."""

    left: str
    right: str
    kind: str
    score: float
    evidence: tuple[tuple[Span, Span], ...]
    reason: str = ""
    """Why this kind and this direction, in words."""
    changes: tuple[Change, ...] = ()
    """What was changed in meaning between the two versions."""
    directed: bool = True
    """False if nothing says which of the two texts was first: left and right could be the other way round."""


class Change(msgspec.Struct, frozen=True, gc=False):
    """A stretch that differs between two versions of a text."""

    kind: Literal["added", "removed", "replaced"]
    left: Span | None
    right: Span | None
    text: str
    """The change in words."""


class RoleView(msgspec.Struct, frozen=True, gc=False):
    """A role that the texts give to an actor."""

    title: str
    organisation: str | None
    spans: tuple[Span, ...]
    country: str | None = None
    first: str | None = None
    """Earliest publication that gives it, ISO."""
    last: str | None = None


class ActorView(msgspec.Struct, frozen=True, gc=False):
    """Somebody or some body that speaks or acts in the story."""

    id: str
    name: str
    kind: str
    """person, organisation, state, place, group, other."""
    country: str | None
    sector: str | None
    roles: tuple[RoleView, ...]
    spellings: tuple[str, ...]
    mentions: int
    spans: tuple[Span, ...] = ()
    """Up to 20 mentions, the first of each document first."""


class TimelineEntry(msgspec.Struct, frozen=True, gc=False):
    """Something that happened or is planned, at its time."""

    when: WhenView
    claim: str
    text: str
    status: Status


class SummaryLine(msgspec.Struct, frozen=True, gc=False):
    """One line of the summary, with what it rests on."""

    section: Section
    text: str
    spans: tuple[Span, ...]
    claim: str | None = None
    conflict: str | None = None


class Earlier(msgspec.Struct, frozen=True, gc=False):
    """The summary as it stood at an earlier moment."""

    at: str
    """When the last report that counts was published, ISO."""
    summary: tuple[SummaryLine, ...]


class Dossier(msgspec.Struct, frozen=True, gc=False):
    """All that one page shows. Same input, same version, same model: the same bytes."""

    story: StoryHead
    documents: tuple[DocumentView, ...]
    lineage: tuple[LineageView, ...]
    actors: tuple[ActorView, ...]
    statements: tuple[StatementView, ...]
    claims: tuple[ClaimView, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]
    summary: tuple[SummaryLine, ...]
    problems: tuple[Problem, ...]
    as_of: str | None = None
    """The moment that it shows; None for all that is known."""
    made: dict[str, str] = {}
    """Versions of program and model, and parameters."""
    earlier: tuple[Earlier, ...] = ()
    """The summary after each report but the last, of today's claims; `as_of` computes all of it anew."""
    format: Literal["communique.dossier/1"] = FORMAT
