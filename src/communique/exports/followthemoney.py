"""FollowTheMoney entities as JSON lines (https://followthemoney.tech): actors, articles, and where they are mentioned.

What is lost: claims, conflicts, statements and lineage, for which the model has no schema; a role is the text of
`position` (or a note, for a body), never an Employment or Directorship, which would need proof; the state that somebody
serves is a note, because being its official is not the `country` of a person. Entities are those of the reports, not
records about the real ones: match before you merge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

import msgspec

from communique.exports import words
from communique.exports.registry import File
from communique.lexicon import table
from communique.model import ActorView, DocumentView, Dossier

Entity = dict[str, object]

SCHEMATA: dict[str, str] = {"person": "Person", "organisation": "Organization", "state": "PublicBody"}
"""Kind of an actor → FollowTheMoney schema; other kinds are left out."""
STATES: dict[str, str] = {"GOV": "PublicBody", "MIL": "PublicBody", "LEG": "PublicBody", "JUD": "PublicBody"}
"""Sector of an organisation that makes it a public body."""


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One file over all stories, each entity once, in the order of their ids."""
    found = {str(e["id"]): e for d in dossiers for e in entities(d)}
    lines = b"".join(msgspec.json.encode(found[key]) + b"\n" for key in sorted(found))
    yield "followthemoney/entities.ftm.json", lines


def entities(dossier: Dossier) -> Iterator[Entity]:
    """Articles, then actors, then a Documentation for each article that mentions one."""
    for document in dossier.documents:
        yield article(document)
    for actor in dossier.actors:
        if schema := schema_of(actor):
            yield party(actor, schema)
            for key in dict.fromkeys(span.document for span in actor.spans):
                yield mention(actor, key)


def entity(key: str, schema: str, **properties: Sequence[str | None]) -> Entity:
    """An entity with the properties that have a value."""
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def article(document: DocumentView) -> Entity:
    """An article."""
    address = document.url if (document.url or "").startswith(("http://", "https://")) else None
    return entity(
        f"communique-document-{document.id}",
        "Article",
        title=[document.title or words.name(document)],
        publisher=[document.outlet],
        sourceUrl=[address],
        author=document.authors,
        publishedAt=[(document.published.value or "")[:19]],
        bodyText=[document.text],
    )


def schema_of(actor: ActorView) -> str | None:
    """The schema of an actor; None if it is no party."""
    if actor.kind == "organisation":
        return STATES.get(actor.sector or "", "Organization")
    return SCHEMATA.get(actor.kind)


def party(actor: ActorView, schema: str) -> Entity:
    """A person or body, with its spellings."""
    roles = [", ".join(x for x in (r.title, r.organisation) if x) for r in actor.roles]
    notes = [served(actor.country)]
    more = {"position": roles, "notes": notes} if schema == "Person" else {"notes": [*roles, *notes]}
    return entity(
        f"communique-actor-{actor.id}",
        schema,
        name=[actor.name],
        alias=[s for s in actor.spellings if s != actor.name],
        **more,
    )


def served(code: str | None) -> str | None:
    """The name of the state that an actor serves; the model asks for other codes than the record has."""
    row = table("states")["states"].get(code) if code else None
    return f"Country: {row['name']}" if row else None


def mention(actor: ActorView, document: str) -> Entity:
    """That an article is about an actor."""
    key = blake2b(f"{actor.id} {document}".encode(), digest_size=10).hexdigest()
    return entity(
        f"communique-documentation-{key}",
        "Documentation",
        entity=[f"communique-actor-{actor.id}"],
        document=[f"communique-document-{document}"],
    )
