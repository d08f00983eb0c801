"""How values are put in words: the same on the page, in the terminal and in a briefing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime

from communique.lexicon import table
from communique.model import (
    ActorView,
    AssertionView,
    ClaimView,
    DocumentView,
    Dossier,
    LineageView,
    StatementView,
    WhenView,
)

MONTHS = "January February March April May June July August September October November December".split()

GLYPHS: dict[str, str] = {
    "happened": "✓",
    "ongoing": "✓",
    "scheduled": "◷",
    "planned": "◷",
    "expected": "◷",
    "called-for": "!",
    "possible": "?",
    "hypothetical": "?",
    "cancelled": "⊘",
    "denied": "✗",
    "did not": "✗",
    "alleged": "?",
    "alike": "≈",
}
"""A sign for each state of an assertion; the word always stands beside it."""

TONES: dict[str, str] = {"✓": "ok", "◷": "plan", "!": "plan", "?": "doubt", "⊘": "no", "✗": "no"}
"""The tone of a sign, for colour."""

SLOTS: dict[str, str] = {
    "time": "when",
    "quantity": "how many",
    "status": "how far",
    "polarity": "whether",
    "actor": "who",
    "place": "where",
}
"""What a conflict is about, as a question word."""

SECTORS: dict[str, str] = {
    "GOV": "government",
    "MIL": "military",
    "LEG": "parliament",
    "JUD": "court",
    "COP": "police",
    "SPY": "intelligence",
    "PTY": "party",
    "OPP": "opposition",
    "REB": "armed group",
    "IGO": "international body",
    "NGO": "non-governmental",
    "MED": "media",
    "BUS": "business",
    "EDU": "education",
    "HLH": "health",
    "LAB": "labour",
    "REL": "religion",
    "REF": "refugees",
    "CVL": "civilian",
    "CRM": "crime",
    "SPT": "sport",
    "ART": "culture",
    "AGR": "agriculture",
}
"""PLOVER sectors in words; one that is not here is shown as it is."""

KINDS: dict[str, str] = {
    "same_text": "has the same text as",
    "revises": "is a later version of",
    "copies": "is a copy of",
    "reuses": "takes passages from",
    "credits": "credits",
}
"""Lineage kinds in words: left … right."""
UNDIRECTED: dict[str, str] = {
    "revises": "is another version of",
    "copies": "is the same text, edited, as",
    "reuses": "shares passages with",
}
"""The same where nothing says which text was first."""


def state(assertion: AssertionView) -> str:
    """One word for what an assertion says of its claim: its denial, negation, allegation or status; "alike" where it
    may be of another fact."""
    if assertion.aside:
        return "alike"
    if assertion.stance == "denies":
        return "denied"
    if assertion.polarity == "negative":
        return "did not"
    return "alleged" if assertion.stance == "alleges" else assertion.status


def moment(value: str | None) -> str:
    """An ISO moment at its own precision in words, in UTC if its offset is known: "16 January 2025, 12:57 UTC"."""
    if not value:
        return "undated"
    day, _, clock = in_utc(value).partition("T")
    parts = day.split("-")
    if not all(p.isdigit() for p in parts) or len(parts) > 3:
        return value
    words = [str(int(p)) for p in parts[2:]] + [MONTHS[int(p) - 1] for p in parts[1:2] if 1 <= int(p) <= 12]
    zone = " UTC" if "+" in clock else ""
    return " ".join([*words, parts[0]]) + (f", {clock[:5]}{zone}" if clock[:1].isdigit() else "")


def in_utc(value: str) -> str:
    """An ISO moment with an offset, in UTC; anything else as it is."""
    if "T" not in value:
        return value
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return value
    return read.astimezone(UTC).isoformat(timespec="minutes") if read.tzinfo else value


def when(time: WhenView | None) -> str:
    """A claim's time in words, at its own precision."""
    if time is None:
        return ""
    if time.value.endswith("/.."):
        return f"since {moment(time.value[:-3])}"
    if time.earliest and time.latest and time.earliest[:10] == time.latest[:10]:
        return moment(time.earliest[:10])
    known = time.value[:1].isdigit() and not any(mark in time.value for mark in "WQ/")
    if known and time.precision in ("day", "month", "year", "hour", "minute"):
        return moment(time.value)
    if time.earliest and time.latest:
        return f"{moment(time.earliest[:10])} – {moment(time.latest[:10])}"
    return ""


DONE = frozenset({"happened", "ongoing"})
"""What of a claim has come about; who only announced it is no witness of that."""


def counted(claim: ClaimView) -> list[AssertionView]:
    """The assertions that the origins of a claim are counted of: those that report it, where any does."""
    said = [a for a in claim.assertions if a.stance != "denies" and not a.aside]
    done = [a for a in said if a.status in DONE]
    return done or said or list(claim.assertions)


def finding(claim: ClaimView) -> str:
    """The finding as a reader needs it: "3 reports, 1 witness"."""
    reports = len({a.document for a in counted(claim)})
    extra = ", unattributed" if claim.unattributed and claim.origins > 1 else ""
    perhaps = f", perhaps {claim.perhaps}" if claim.perhaps > claim.origins else ""
    return found(claim.finding, claim.origins, reports) + ("" if claim.finding == "contested" else perhaps + extra)


def support(claim: ClaimView) -> str:
    """The finding, and how many others had ahead what it is that some report."""
    inside = counted(claim)
    origins = {a.origin for a in inside}
    said = (a for a in claim.assertions if a.stance != "denies" and not a.aside)
    ahead = {a.origin for a in said if a.status not in DONE} - origins
    if claim.status not in DONE or not ahead:
        return finding(claim)
    return f"{finding(claim)}, announced by {count(len(ahead), 'other')}"


def found(kind: str, origins: int, reports: int) -> str:
    """A finding in words: of its kind, with the origins and reports behind it."""
    if kind == "contested":
        return "contested"
    if origins > 1:
        return f"{origins} origins"
    return f"{reports} reports, 1 witness" if reports > 1 else "1 report"


def behind(claim: ClaimView) -> str:
    """Who stands behind a claim, in a sentence or two."""
    parts = [count(len({a.document for a in claim.assertions}), "report"), count(claim.texts, "independent text")]
    parts += [count(claim.outlets, "outlet"), count(claim.origins, "origin")]
    parts += [f"speaking for {count(claim.sides, 'side')}"] if 0 < claim.sides < claim.origins else []
    said = ", ".join(parts) + "."
    if claim.perhaps > claim.origins:
        said += f" Unnamed sources may or may not be the same people: perhaps {claim.perhaps} origins."
    if alike := sum(a.aside for a in claim.assertions):
        said += f" {count(alike, 'sentence')} told alike may be of another fact: not counted."
    return said + (" Unattributed: no report names its source." if claim.unattributed else "")


def visible(text: str) -> str:
    """Text without control, format and private characters: they steer terminals, turn text around, or hide words."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 text", "4 texts"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def standing(dossier: Dossier) -> str:
    """The sentence that says who stands behind a story: "5 articles, 4 texts, 9 origins"."""
    return standing_words(len(dossier.documents), dossier.story.texts, dossier.story.origins)


def standing_words(articles: int, texts: int, origins: int) -> str:
    """ "5 articles, 4 texts, 9 origins"."""
    return f"{count(articles, 'article')}, {count(texts, 'text')}, {count(origins, 'origin')}"


def relation(edge: LineageView) -> str:
    """How the left text of an edge stands to its right one."""
    table = KINDS if edge.directed else UNDIRECTED
    return table.get(edge.kind, KINDS.get(edge.kind, edge.kind))


def name(document: DocumentView) -> str:
    """What a document is called in marks and tables."""
    return document.label or document.outlet or document.title or document.id


def chain(statement: StatementView | None, actors: Mapping[str, str], document: DocumentView) -> tuple[str, ...]:
    """Who says it, from the inside out, the article's name last: "Kazem Jalali", "IRNA", "The Herald".

    None is the article's own voice. A link that repeats its neighbour or names the article's own outlet is left out.
    """
    own = name(document)
    inner = reversed(statement.sources) if statement else ()
    links = [actors.get(s.actor or "", s.text) for s in inner if s.kind != "outlet"]
    links = [x for x in links if x and x not in (own, document.outlet)] + [own]
    return tuple(x for i, x in enumerate(links) if i == 0 or x != links[i - 1])


def party(actor: ActorView) -> str:
    """What an actor is: "person, Iran, government"."""
    row = table("states")["states"].get(actor.country) if actor.country else None
    state = "" if actor.kind == "state" else str(row["name"]) if row else actor.country or ""
    sector = "" if actor.kind == "state" else SECTORS.get(actor.sector or "", actor.sector or "")
    return ", ".join(x for x in (actor.kind, state, sector) if x)
