"""What one article says, read alone. Every record carries the span that it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.spans import Problem, Span

MentionKind = Literal["name", "nominal", "pronoun"]
Status = Literal[
    "happened", "ongoing", "scheduled", "planned", "expected", "called-for", "possible", "hypothetical", "cancelled"
]
"""How far an event has come, in the words of the text. Polarity is separate."""
Polarity = Literal["positive", "negative"]
Stance = Literal["asserts", "denies", "alleges", "asks", "promises", "expects"]
"""How a source stands to the content of its statement."""
Mode = Literal["direct", "indirect", "mixed"]
Bound = Literal["exact", "at least", "at most", "about"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["publication", "mention", "event", "none"]
SourceKind = Literal["outlet", "agency", "paper", "speaker", "group", "document", "unnamed"]
RoleName = Literal["who", "whom", "what", "where", "when", "how many", "to", "from", "with", "about"]


class Sentence(msgspec.Struct, frozen=True, order=True, gc=False):
    """A sentence of a read passage."""

    span: Span
    passage: int
    """Index of its passage in `Document.passages`."""


class Role(msgspec.Struct, frozen=True, gc=False):
    """An office that the text gives to a person: "Iranian Foreign Minister"."""

    title: str
    """The title in lower case: "foreign minister"."""
    organisation: str | None
    """The body it belongs to, as text: "Foreign Ministry", "IRNA"."""
    country: str | None
    """ISO 3166 alpha-3 of the country served, if known."""
    sector: str | None
    """PLOVER sector: GOV, MIL, LEG, JUD, OPP, REB, CVL, MED, BUS, …"""
    span: Span


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A name, nominal or pronoun that refers to somebody, a body or a place in one document."""

    id: int
    """Position in `Reading.mentions`."""
    span: Span
    """The whole phrase: "Iranian Foreign Minister Abbas Araghchi"."""
    head: Span
    """The name or head noun alone: "Abbas Araghchi"."""
    kind: MentionKind
    type: str
    """PERSON, ORG, LOC, NORP, FAC, PRODUCT, EVENT, MISC, or OTHER for nominals without a known type."""
    chain: int
    """Coreference: mentions of one document with the same chain refer to the same thing."""
    role: Role | None = None
    country: str | None = None
    """ISO 3166 alpha-3 of the state that a name stands for or belongs to (Kremlin → RUS, Tehran → IRN)."""
    sector: str | None = None
    acts: bool = False
    """A place name used as an actor: "Tehran said", "the Kremlin"."""


class TimeRef(msgspec.Struct, frozen=True, gc=False):
    """A TIMEX3 expression."""

    span: Span
    type: TimeType
    value: str
    """TIMEX3 value at its own precision, with X for what is not known: "2025-01", "XXXX-WXX-5", "P20Y", "PAST_REF"."""
    mod: str | None = None
    """TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, MORE_THAN, LESS_THAN."""
    earliest: str | None = None
    """First day (or moment) of the closed interval, ISO; None if open or unknown."""
    latest: str | None = None
    precision: str = "none"
    """century, decade, year, season, half, quarter, month, week, day, part-of-day, hour, minute, second, none."""
    anchor: Anchor = "none"
    """What fixed it: the publication date, another expression, an event, nothing."""
    anchor_span: Span | None = None


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number with what it counts."""

    span: Span
    value: float | None
    """None for a vague number ("dozens" has 24 with bound "at least")."""
    unit: str | None = None
    """person, USD, km, percent, article, year, …: singular, or an ISO 4217 code."""
    of: str | None = None
    """What is counted, as the lemma of the head noun with its modifiers: "civilian", "nuclear reactor"."""
    bound: Bound = "exact"
    upper: float | None = None
    """Upper end of a range ("between 10 and 20")."""


class SourceLink(msgspec.Struct, frozen=True, gc=False):
    """One link of the chain through which a statement reached the reader."""

    kind: SourceKind
    text: str
    """How the text names it; the outlet's name for the outlet."""
    span: Span | None = None
    """None for the outlet itself."""
    mention: int | None = None
    """Index in `Reading.mentions`."""


class Statement(msgspec.Struct, frozen=True, gc=False):
    """Content attributed to a source."""

    id: int
    """Position in `Reading.statements`."""
    content: tuple[Span, ...]
    cue: Span | None
    sources: tuple[SourceLink, ...]
    """From the outside in, the outlet left out: (paper, agency, speaker). Never empty."""
    mode: Mode
    stance: Stance
    parent: int | None = None
    """Index of the statement that this one stands in."""
    time: int | None = None
    """Index in `Reading.times`: when it was said."""
    addressee: SourceLink | None = None
    """To whom it was said, if the text tells."""


class Argument(msgspec.Struct, frozen=True, gc=False):
    """What fills a role of a proposition."""

    role: RoleName
    span: Span
    mention: int | None = None
    """Index in `Reading.mentions` of the mention that is its head, if there is one."""


class Event(msgspec.Struct, frozen=True, gc=False):
    """A proposition as event data have it: one root, and two parties that need not stand in the clause itself."""

    root: str
    """The root that PLOVER gives to an event of this status: a planned visit is AGREE, what a speaker calls for
    REQUEST. `Proposition.code` is the root of the content."""
    source: tuple[Argument, ...] = ()
    """Who acts: who does it, or the speaker who calls for it."""
    target: tuple[Argument, ...] = ()
    """Whom it is directed at: the nearest party in the clause, its objects or what it says."""


class Proposition(msgspec.Struct, frozen=True, gc=False):
    """One asserted clause. A proposition with a PLOVER code is an event."""

    id: int
    """Position in `Reading.propositions`."""
    span: Span
    """The clause."""
    head: Span
    """The predicate's own word(s): "signed", "is … accord", "signing"."""
    predicate: str
    """Lemma, particle and preposition included when they change the sense: "sign", "consist of", "be accord"."""
    arguments: tuple[Argument, ...]
    polarity: Polarity
    status: Status
    statement: int | None = None
    """Index of the innermost statement that it stands in; None means the outlet's own voice."""
    time: int | None = None
    """Index in `Reading.times`: when it happens, happened or will happen."""
    quantities: tuple[int, ...] = ()
    """Indices in `Reading.quantities`."""
    condition: Span | None = None
    """The condition under which it is said to hold ("if sanctions return")."""
    code: str | None = None
    """PLOVER root: AGREE, CONSULT, SUPPORT, COOPERATE, AID, YIELD, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST,
    SANCTION, MOBILIZE, COERCE, ASSAULT, CRIME, RETREAT."""
    plover_mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    """CAMEO equivalent: "057", "010" for a bare statement."""
    clause: str = "main"
    """Kind of clause: main, complement, infinitive, relative, adverbial, participle, nominal, copular, and question
    (what is asked or left open: "whether the strike is legal")."""
    event: Event | None = None
    """What event data make of it; None if PLOVER has no root for it, or if another proposition tells of it."""


class Reading(msgspec.Struct, frozen=True, gc=False):
    """Everything read in one document. Replaceable: made again from the document whenever the reader changes."""

    document: str
    reader: str
    """Reader version and model digest, so that a store knows when a reading is stale."""
    published: str | None
    """The publication moment that relative times were resolved against."""
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeRef, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    problems: tuple[Problem, ...] = ()
