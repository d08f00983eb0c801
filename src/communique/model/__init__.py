"""The record types: documents (given), readings (read), edges (judged), dossiers (computed). Data only.

Frozen records cannot hold themselves, so the garbage collector need not look at them (`gc=False`): a tenth of the time
of telling.
"""

from communique.model.claims import (
    AssertionView,
    ClaimView,
    Conflict,
    ConflictValue,
    EventView,
    QuantityView,
    SourceView,
    StatementView,
    WhenView,
)
from communique.model.documents import READ_KINDS, DateBasis, Document, Passage, PassageKind, Published
from communique.model.dossiers import (
    FORMAT,
    ActorView,
    Change,
    DocumentView,
    Dossier,
    Earlier,
    LineageView,
    RoleView,
    StoryHead,
    SummaryLine,
    TimelineEntry,
)
from communique.model.edges import Edge, Reason
from communique.model.readings import (
    Argument,
    Event,
    Mention,
    Proposition,
    Quantity,
    Reading,
    Role,
    Sentence,
    SourceLink,
    Statement,
    TimeRef,
)
from communique.model.spans import Problem, Span

__all__ = [
    "FORMAT",
    "READ_KINDS",
    "ActorView",
    "Argument",
    "AssertionView",
    "Change",
    "ClaimView",
    "Conflict",
    "ConflictValue",
    "DateBasis",
    "Document",
    "DocumentView",
    "Dossier",
    "Earlier",
    "Edge",
    "Event",
    "EventView",
    "LineageView",
    "Mention",
    "Passage",
    "PassageKind",
    "Problem",
    "Proposition",
    "Published",
    "Quantity",
    "QuantityView",
    "Reading",
    "Reason",
    "Role",
    "RoleView",
    "Sentence",
    "SourceLink",
    "SourceView",
    "Span",
    "Statement",
    "StatementView",
    "StoryHead",
    "SummaryLine",
    "TimeRef",
    "TimelineEntry",
    "WhenView",
]
