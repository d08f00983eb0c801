"""FollowTheMoney (https://followthemoney.tech): entities, and the statements that they are made of, as JSON lines.

A statement is one value of one property of one entity, as one source gave it: its `dataset` is the outlet, its
`original_value` the words of the article, its `origin` where they stand (`urn:communique:document:ID#char=START,END`,
code points as in RFC 5147), `first_seen` and `last_seen` when the outlet published it. Two dates of one event are two
statements of two datasets. An entity is the sum of its statements.

What is lost: an outlet that gives a value twice keeps the first place; the chain of speakers is the text of a note,
and how many origins there are of a summary; lineage and scores; claims that are denied, possible, planned or demanded,
since an Event would read as a fact; what is longer than the types hold (names 380 characters, texts 65,000). A role is
the text of `position` (or a note, for a body), never an Employment or Directorship, which would need proof; the state
that somebody serves is a note. Entities are those of the reports, not records about real ones: match before you merge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha1
from itertools import groupby

import msgspec

from communique.exports import words
from communique.exports.ftm_facts import Fact, facts
from communique.exports.registry import File
from communique.model import DocumentView, Dossier

OWN = "communique"
"""Dataset and origin of what no single article gives: ids, conclusions from several articles, names of states."""
LENGTHS: dict[str, int] = {
    **dict.fromkeys(("name", "alias", "author"), 380),
    **dict.fromkeys(("title", "publisher", "position"), 1020),
    "location": 250,
    "sourceUrl": 4096,
    "bodyText": 65000,
}
"""Property → the most characters that its type holds; longer values are cut. 64,000 for the others."""
DAY = 10
"""Characters of an ISO day: a coarser moment of publication is no moment of a statement."""


class Statement(msgspec.Struct, frozen=True):
    """One row of the format, in the order of its JSON form (followthemoney 4, `followthemoney.statement`)."""

    canonical_id: str
    entity_id: str
    prop: str
    schema: str
    value: str
    dataset: str
    lang: str | None
    original_value: str | None
    first_seen: str | None
    last_seen: str | None
    external: bool
    origin: str | None
    id: str


class Entity(msgspec.Struct, frozen=True):
    """The sum of the statements of one entity."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """Entities and statements over all stories, in the order of the entities' ids."""
    rows = statements(dossiers)
    yield "followthemoney/entities.ftm.json", lines(entities(rows))
    yield "followthemoney/statements.json", lines(rows)


def lines(records: Iterable[msgspec.Struct]) -> bytes:
    """Records as JSON lines."""
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def statements(dossiers: Sequence[Dossier]) -> list[Statement]:
    """Every statement once, those of one entity together and its id first."""
    found: dict[str, Statement] = {}
    for dossier in dossiers:
        documents = {d.id: d for d in dossier.documents}
        for fact in facts(dossier):
            own = Fact(fact.entity, fact.schema, "id", fact.entity, None)
            for row in (statement(own, documents), statement(fact, documents)):
                if row.value:
                    found[row.id] = merged(found[row.id], row) if row.id in found else row
    return sorted(found.values(), key=lambda s: (s.entity_id, s.prop != "id", s.prop, s.dataset, s.value))


def merged(first: Statement, second: Statement) -> Statement:
    """The same said twice by one source: the first place, over the time of both."""
    seen = [m for m in (first.first_seen, first.last_seen, second.first_seen, second.last_seen) if m]
    return msgspec.structs.replace(first, first_seen=min(seen, default=None), last_seen=max(seen, default=None))


def statement(fact: Fact, documents: Mapping[str, DocumentView]) -> Statement:
    """A fact as a row of the format."""
    document = documents.get(fact.document or "")
    original = fact.span.of(document.text) if fact.span and document else None
    value = held(fact.prop, fact.value)
    dataset, seen = source(document), published(document)
    key = sha1(f"{dataset}.{fact.entity}.{fact.prop}.{value}".encode("utf-8", "surrogatepass")).hexdigest()
    return Statement(
        fact.entity,
        fact.entity,
        fact.prop,
        fact.schema,
        value,
        dataset,
        None,
        original if original != value else None,
        seen,
        seen,
        False,
        origin(fact),
        key,
    )


def held(prop: str, value: str) -> str:
    """A value as its property holds it: one line of visible characters, or the text as it was read."""
    plain = value if prop == "bodyText" else " ".join(words.visible(value).split())
    return plain[: LENGTHS.get(prop, 64000)].rstrip()


def origin(fact: Fact) -> str:
    """The address of the words that a fact rests on."""
    if fact.document is None:
        return OWN
    place = f"#char={fact.span.start},{fact.span.end}" if fact.span else ""
    return f"urn:communique:document:{fact.document}{place}"


def source(document: DocumentView | None) -> str:
    """The dataset that an article's statements belong to: its outlet as a name of lower-case words."""
    if document is None:
        return OWN
    plain = unicodedata.normalize("NFKD", document.outlet or "").encode("ascii", "ignore").decode().lower()
    return "_".join(re.findall("[a-z0-9]+", plain)) or "article_" + "_".join(re.findall("[a-z0-9]+", document.id))


def published(document: DocumentView | None) -> str | None:
    """When an article was published, as the format wants it: to the second, in UTC; a day is its first second."""
    value = (document.published.value if document else None) or ""
    try:
        moment = datetime.fromisoformat(value) if len(value) >= DAY else None
    except ValueError:
        return None
    if moment is None:
        return None
    return (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y-%m-%dT%H:%M:%S")


def entities(rows: Iterable[Statement]) -> Iterator[Entity]:
    """The entities that statements, in their order, are about."""
    for key, group in groupby(rows, key=lambda s: s.entity_id):
        properties: dict[str, dict[str, None]] = {}
        schema = ""
        for row in group:
            schema = row.schema
            if row.prop != "id":
                properties.setdefault(row.prop, {})[row.value] = None
        yield Entity(key, schema, {name: list(values) for name, values in properties.items()})
