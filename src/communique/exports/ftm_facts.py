"""What FollowTheMoney can hold of a dossier: one value of one property of one entity at a time, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from communique.exports import words
from communique.lexicon import table
from communique.model import ActorView, AssertionView, ClaimView, DocumentView, Dossier, Span, WhenView

SCHEMATA: dict[str, str] = {"person": "Person", "organisation": "Organization", "state": "PublicBody"}
"""Kind of an actor → FollowTheMoney schema; other kinds are left out."""
STATES: frozenset[str] = frozenset({"GOV", "MIL", "LEG", "JUD"})
"""Sectors of an organisation that make it a public body."""
REPORTED: frozenset[str] = frozenset({"happened", "ongoing", "scheduled"})
"""Statuses of claims that become an Event: a plan without a date, a demand or a possibility would read as a fact."""
CALENDAR = re.compile(r"\d{4}(-\d\d){0,2}")


class Fact(NamedTuple):
    """One value of one property of one entity."""

    entity: str
    schema: str
    prop: str
    value: str
    document: str | None
    """Id of the article that gives it; None for what the program concluded from several or from its tables."""
    span: Span | None = None
    """The words of the article that it rests on."""


def facts(dossier: Dossier) -> Iterator[Fact]:
    """Articles, actors with a Documentation for each article that names them, and events."""
    for document in dossier.documents:
        yield from article(document)
    parties = {a.id: schema for a in dossier.actors if (schema := schema_of(a))}
    texts = {d.id: d.text for d in dossier.documents}
    for actor in dossier.actors:
        if actor.id in parties:
            yield from party(actor, parties[actor.id], texts)
            yield from mentions(actor)
    for claim in dossier.claims:
        if claim.status in REPORTED and claim.polarity == "positive":
            yield from event(claim, dossier, parties)


def article(document: DocumentView) -> Iterator[Fact]:
    """An article with what is known of it; its text is one value."""
    address = document.url if (document.url or "").startswith(("http://", "https://")) else None
    values: tuple[tuple[str, str | None], ...] = (
        ("title", document.title or words.name(document)),
        ("publisher", document.outlet),
        ("sourceUrl", address),
        *(("author", author) for author in document.authors),
        ("publishedAt", (document.published.value or "")[:19]),
        ("bodyText", document.text),
    )
    for prop, value in values:
        if value:
            yield Fact(document_key(document.id), "Article", prop, value, document.id)


def schema_of(actor: ActorView) -> str | None:
    """The schema of an actor; None if it is no party."""
    if actor.kind == "organisation" and actor.sector in STATES:
        return "PublicBody"
    return SCHEMATA.get(actor.kind)


def party(actor: ActorView, schema: str, texts: Mapping[str, str]) -> Iterator[Fact]:
    """A person or body: name, spellings and roles where the articles give them, and the state that it serves."""
    key, role_of = actor_key(actor.id), "position" if schema == "Person" else "notes"
    yield Fact(key, schema, "name", actor.name, None)
    written = {(span.document, span.of(texts[span.document])): span for span in reversed(actor.spans)}
    for (document, spelling), span in sorted(written.items(), key=lambda item: item[1]):
        if spelling == actor.name or spelling in actor.spellings:
            yield Fact(key, schema, "name" if spelling == actor.name else "alias", spelling, document, span)
    for spelling in actor.spellings:
        if spelling != actor.name:
            yield Fact(key, schema, "alias", spelling, None)
    for role in actor.roles:
        value = ", ".join(x for x in (role.title, role.organisation) if x)
        yield from (Fact(key, schema, role_of, value, span.document, span) for span in role.spans)
    if state := served(actor.country):
        yield Fact(key, schema, "notes", state, None)


def served(code: str | None) -> str | None:
    """The name of the state that an actor serves; the model asks for other codes than the record has."""
    row = table("states")["states"].get(code) if code else None
    return f"Country: {row['name']}" if row else None


def mentions(actor: ActorView) -> Iterator[Fact]:
    """A Documentation for each article that names the actor, at the first place where it does."""
    for span in {span.document: span for span in reversed(actor.spans)}.values():
        digest = blake2b(f"{actor.id} {span.document}".encode(), digest_size=10).hexdigest()
        key = f"communique-documentation-{digest}"
        yield Fact(key, "Documentation", "document", document_key(span.document), span.document, span)
        yield Fact(key, "Documentation", "entity", actor_key(actor.id), span.document, span)


def event(claim: ClaimView, dossier: Dossier, parties: Mapping[str, str]) -> Iterator[Fact]:
    """A claim as an Event: what every article says of it, then what they say together."""
    key = f"communique-event-{claim.id}"
    documents, actors = {d.id: d for d in dossier.documents}, {a.id: a.name for a in dossier.actors}
    chains = {s.id: words.chain(s, actors, documents[s.document]) for s in dossier.statements}
    for one in claim.assertions:
        document = documents[one.document]
        chain = chains.get(one.statement or "", (words.name(document),))
        for prop, value in said(one, claim, document, chain):
            yield Fact(key, "Event", prop, value, one.document, one.span)
    together = [("summary", f"{claim.status}, {claim.finding}. {words.behind(claim)}")]
    together += [("location", claim.where)] if claim.where else []
    involved = dict.fromkeys(name for role in claim.roles.values() for name in role if name in parties)
    together += [("involved", actor_key(name)) for name in involved]
    yield from (Fact(key, "Event", prop, value, None) for prop, value in together)


def said(
    one: AssertionView, claim: ClaimView, document: DocumentView, chain: Sequence[str]
) -> Iterable[tuple[str, str]]:
    """Property and value for all that one article says of a claim."""
    denied = words.state(one) in ("denied", "did not")
    yield "notes", f"{words.state(one)}: {' ‹ '.join(chain)}"
    yield "proof", document_key(document.id)
    if (document.url or "").startswith(("http://", "https://")):
        yield "sourceUrl", document.url or ""
    if not denied:
        yield "name", claim.text
        yield from dates(one.when or claim.when)


def dates(when: WhenView | None) -> Iterable[tuple[str, str]]:
    """A time at its own precision, as a date or as the two ends of a stretch."""
    if when is None:
        return
    if when.precision in ("year", "month", "day") and CALENDAR.fullmatch(when.value):
        yield "date", when.value
    elif when.earliest and when.latest and when.earliest[:10] == when.latest[:10]:
        yield "date", when.earliest[:10]
    elif when.earliest and when.latest:
        yield "startDate", when.earliest[:10]
        yield "endDate", when.latest[:10]


def document_key(document: str) -> str:
    """The entity id of an article."""
    return f"communique-document-{document}"


def actor_key(actor: str) -> str:
    """The entity id of an actor."""
    return f"communique-actor-{actor}"
