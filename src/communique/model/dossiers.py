"""The record of one story as it is written: `communique.dossier/1`."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.documents import Passage, Published
from communique.model.readings import Bound, Mode, Polarity, SourceKind, Stance, Status
from communique.model.spans import Problem, Span

FORMAT: Literal["communique.dossier/1"] = "communique.dossier/1"
Finding = Literal["corroborated", "single-origin", "contested"]
Slot = Literal["time", "quantity", "status", "polarity", "actor", "place"]
Section = Literal["established", "reported", "disputed", "planned", "changed"]


class StoryHead(msgspec.Struct, frozen=True):
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


class DocumentView(msgspec.Struct, frozen=True):
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


class LineageView(msgspec.Struct, frozen=True):
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


class Change(msgspec.Struct, frozen=True):
    """A stretch that differs between two versions of a text."""

    kind: Literal["added", "removed", "replaced"]
    left: Span | None
    right: Span | None
    text: str
    """The change in words."""


class RoleView(msgspec.Struct, frozen=True):
    """A role that the texts give to an actor."""

    title: str
    organisation: str | None
    spans: tuple[Span, ...]
    country: str | None = None
    first: str | None = None
    """Earliest publication that gives it, ISO."""
    last: str | None = None


class ActorView(msgspec.Struct, frozen=True):
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


class SourceView(msgspec.Struct, frozen=True):
    """One link of a statement's chain."""

    actor: str | None
    text: str
    span: Span | None
    kind: SourceKind


class StatementView(msgspec.Struct, frozen=True):
    """Who said what."""

    id: str
    document: str
    content: tuple[Span, ...]
    cue: Span | None
    sources: tuple[SourceView, ...]
    """From the outside in, the outlet first."""
    mode: Mode
    stance: Stance
    said: str | None = None
    """When it was said, if the text tells (TIMEX value)."""
    addressee: SourceView | None = None


class WhenView(msgspec.Struct, frozen=True):
    """A time at its own precision, with its closed interval."""

    value: str
    earliest: str | None
    latest: str | None
    precision: str


class QuantityView(msgspec.Struct, frozen=True):
    """A quantity of a claim."""

    value: float | None
    unit: str | None
    of: str | None
    bound: Bound
    span: Span | None = None


class AssertionView(msgspec.Struct, frozen=True):
    """One place where a claim is made (or denied)."""

    document: str
    span: Span
    """The sentence or clause that it rests on."""
    statement: str | None
    """Id of the statement that it stands in; None means the outlet's own voice."""
    origin: str
    """Key of the origin, the same for all assertions that share it."""
    status: Status
    stance: Stance
    published: str | None
    origin_text: str = ""
    """The origin in words: "Kazem Jalali", "The Herald (own reporting)"."""
    polarity: Polarity = "positive"
    when: WhenView | None = None
    quantities: tuple[QuantityView, ...] = ()
    named: bool = True
    """False if nobody is named: own voice or an unnamed source."""
    focus: Span | None = None
    """The predicate's clause inside `span`."""


class EventView(msgspec.Struct, frozen=True):
    """A claim as event data have it."""

    root: str
    """PLOVER's own root for an event of this status: a planned visit is AGREE, what a speaker calls for REQUEST."""
    source: tuple[str, ...] = ()
    """Actor ids or texts of those who act: who does it, or the speaker who calls for it."""
    target: tuple[str, ...] = ()
    """Actor ids or texts of those whom it is directed at, whom the clause itself need not name as such."""


class ClaimView(msgspec.Struct, frozen=True):
    """What one or several documents assert, with every place where they do."""

    id: str
    text: str
    predicate: str
    code: str | None
    roles: dict[str, tuple[str, ...]]
    """Role name → actor ids or texts."""
    when: WhenView | None
    where: str | None
    quantities: tuple[QuantityView, ...]
    status: Status
    polarity: Polarity
    assertions: tuple[AssertionView, ...]
    outlets: int
    texts: int
    origins: int
    sides: int
    finding: Finding
    unattributed: bool = False
    """True if no assertion names its source."""
    perhaps: int = 0
    """Upper bound of the origins, where unnamed sources may or may not be different (0: same as `origins`)."""
    cameo: str | None = None
    mode: str | None = None
    salience: float = 0.0
    """How central the claim is to the story, 0 to 1: orders claims on the page."""
    event: EventView | None = None
    """What event data make of it; None if PLOVER has no root for it."""
    development: str = ""
    """One sentence on how it developed, if it did: "Scheduled on Thursday, happened on Friday."""


class ConflictValue(msgspec.Struct, frozen=True):
    """One value of a disputed slot, who gives it, and where."""

    value: str
    origins: tuple[str, ...]
    spans: tuple[Span, ...]
    focus: tuple[Span, ...] = ()
    """The differing words inside `spans`, in the same order."""
    origin_texts: tuple[str, ...] = ()


class Conflict(msgspec.Struct, frozen=True):
    """Two or more origins that cannot all be right about the same moment."""

    id: str
    slot: Slot
    claims: tuple[str, ...]
    values: tuple[ConflictValue, ...]
    explanation: str
    superseded: bool = False
    """True if later reports settled it."""


class TimelineEntry(msgspec.Struct, frozen=True):
    """Something that happened or is planned, at its time."""

    when: WhenView
    claim: str
    text: str
    status: Status


class SummaryLine(msgspec.Struct, frozen=True):
    """One line of the summary, with what it rests on."""

    section: Section
    text: str
    spans: tuple[Span, ...]
    claim: str | None = None
    conflict: str | None = None


class Earlier(msgspec.Struct, frozen=True):
    """The summary as it stood at an earlier moment."""

    at: str
    """When the last report that counts was published, ISO."""
    summary: tuple[SummaryLine, ...]


class Dossier(msgspec.Struct, frozen=True):
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
