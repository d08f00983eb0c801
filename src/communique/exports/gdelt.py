"""CAMEO events in the shape of GDELT 2.0's export and mentions tables (tab-separated, no header).

One row an event claim. `NumSources` is the number of independent origins (GDELT counts outlets there), `NumArticles`
the number of articles. Only events that happened or are going on become rows, as in GDELT; a denied or contested
one stays, because GDELT has no place to say so, and is the first thing to check in the dossier. What is lost: status,
polarity, chains, and geography beyond the place's name; offsets are those of the text as it was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b

from communique.exports.described import country_of, described
from communique.exports.registry import File
from communique.model import ActorView, AssertionView, ClaimView, DocumentView, Dossier, EventView

EVENT_COLUMNS = 61
"""Columns of a GDELT 2.0 event row (codebook 2.0, 2015)."""
MENTION_COLUMNS = 16
"""Columns of a GDELT 2.0 mention row."""
HAPPENED = ("happened", "ongoing")
QUAD = {"01": 1, "02": 1, "03": 1, "04": 1, "05": 1, "06": 2, "07": 2, "08": 2, "09": 3, "10": 3, "11": 3, "12": 3,
        "13": 3, "14": 4, "15": 4, "16": 4, "17": 4, "18": 4, "19": 4, "20": 4}  # fmt: skip
"""CAMEO root → QuadClass: verbal and material cooperation, verbal and material conflict."""


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """The two tables over all stories."""
    events = [(d, c) for d in dossiers for c in d.claims if c.cameo and c.event and c.status in HAPPENED]
    yield "gdelt/export.CSV", rows(event(d, c) for d, c in events)
    yield "gdelt/mentions.CSV", rows(mention(d, c, a) for d, c in events for a in c.assertions)


def rows(cells: Iterator[list[object]]) -> bytes:
    """Rows as tab-separated lines."""
    lines = ("\t".join(" ".join(str("" if c is None else c).split()) for c in row) for row in cells)
    return "".join(line + "\n" for line in lines).encode("utf-8")


def event(dossier: Dossier, claim: ClaimView) -> list[object]:
    """A claim as an event row; columns are set by their number in the codebook, the rest stay empty."""
    actors = {a.id: a for a in dossier.actors}
    parties = claim.event or EventView("")
    code = claim.cameo or ""
    row: list[object] = [None] * EVENT_COLUMNS
    row[0] = number(claim.id)
    row[1:5] = day_columns(claim.when.earliest if claim.when else None)
    row[5:8] = actor(next(iter(parties.source), None), actors)
    row[15:18] = actor(next(iter(parties.target), None), actors)
    row[25:30] = [1, code, code[:3], code[:2], QUAD.get(code[:2])]
    row[31:34] = [len(claim.assertions), claim.origins, len({a.document for a in claim.assertions})]
    row[52] = claim.where
    first = min(claim.assertions, key=lambda a: (a.published or "9", a.document))
    row[59] = stamp(first.published)
    row[60] = source(dossier, first.document)
    return row


def mention(dossier: Dossier, claim: ClaimView, assertion: AssertionView) -> list[object]:
    """An assertion as a mention row."""
    row: list[object] = [None] * MENTION_COLUMNS
    documents = {d.id: d for d in dossier.documents}
    document: DocumentView = documents[assertion.document]
    first = min((a.published for a in claim.assertions if a.published), default=None)
    row[0:6] = [
        number(claim.id),
        stamp(first),
        stamp(assertion.published),
        1,
        document.outlet,
        source(dossier, document.id),
    ]
    row[9], row[12], row[15] = assertion.span.start, len(document.text), f"end={assertion.span.end}"
    return row


def number(claim: str) -> int:
    """A claim's id as the integer that GDELT's tables need."""
    return int.from_bytes(blake2b(claim.encode(), digest_size=6).digest(), "big")


def day_columns(value: str | None) -> list[object]:
    """Day, month, year and fraction of the year, as GDELT writes them; empty if undated."""
    if not value:
        return [None] * 4
    day = date.fromisoformat(value[:10])
    return [f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{day.year + day.timetuple().tm_yday / 366:.4f}"]


def actor(key: str | None, actors: dict[str, ActorView]) -> list[object]:
    """Code, name and country of an actor."""
    found = actors.get(key or "")
    if found is None:
        told = described(key or "")
        return ["".join(x for x in told if x) or None, (key or "").upper() or None, told.country]
    country = country_of(found)
    return ["".join(x for x in (country, found.sector) if x) or None, found.name.upper(), country]


def stamp(moment: str | None) -> str | None:
    """An ISO moment as YYYYMMDDHHMMSS."""
    digits = "".join(c for c in (moment or "")[:19] if c.isdigit())
    return digits.ljust(14, "0") if digits else None


def source(dossier: Dossier, document: str) -> str:
    """Address of an article, or its id."""
    return next((d.url for d in dossier.documents if d.id == document and d.url), document)
