"""Claims as they are shown: who asserts what through whom, how many origins stand behind it, what contradicts it."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.readings import Bound, Mode, Polarity, SourceKind, Stance, Status
from communique.model.spans import Span

Finding = Literal["corroborated", "single-origin", "contested"]
Slot = Literal["time", "quantity", "status", "polarity", "actor", "place"]


class SourceView(msgspec.Struct, frozen=True, gc=False):
    """One link of a statement's chain."""

    actor: str | None
    text: str
    span: Span | None
    kind: SourceKind


class StatementView(msgspec.Struct, frozen=True, gc=False):
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


class WhenView(msgspec.Struct, frozen=True, gc=False):
    """A time at its own precision, with its closed interval."""

    value: str
    earliest: str | None
    latest: str | None
    precision: str


class QuantityView(msgspec.Struct, frozen=True, gc=False):
    """A quantity of a claim."""

    value: float | None
    unit: str | None
    of: str | None
    bound: Bound
    span: Span | None = None


class AssertionView(msgspec.Struct, frozen=True, gc=False):
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
    aside: bool = False
    """True if it is told alike, but may be of another fact: it is shown, and its origin is not counted."""


class EventView(msgspec.Struct, frozen=True, gc=False):
    """A claim as event data have it."""

    root: str
    """PLOVER's own root for an event of this status: a planned visit is AGREE, what a speaker calls for REQUEST."""
    source: tuple[str, ...] = ()
    """Actor ids or texts of those who act: who does it, or the speaker who calls for it."""
    target: tuple[str, ...] = ()
    """Actor ids or texts of those whom it is directed at, whom the clause itself need not name as such."""


class ClaimView(msgspec.Struct, frozen=True, gc=False):
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


class ConflictValue(msgspec.Struct, frozen=True, gc=False):
    """One value of a disputed slot, who gives it, and where."""

    value: str
    origins: tuple[str, ...]
    spans: tuple[Span, ...]
    focus: tuple[Span, ...] = ()
    """The differing words inside `spans`, in the same order."""
    origin_texts: tuple[str, ...] = ()


class Conflict(msgspec.Struct, frozen=True, gc=False):
    """Two or more origins that cannot all be right about the same moment."""

    id: str
    slot: Slot
    claims: tuple[str, ...]
    values: tuple[ConflictValue, ...]
    explanation: str
    superseded: bool = False
    """True if later reports settled it."""
