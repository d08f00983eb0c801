"""Readings → parties: one for each coreference chain that could be an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from communique.actors.records import Kind, Party
from communique.model import Document, Mention, Reading
from communique.reading.tokens.states import StateWord, state_of

KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""Type of a mention → kind of actor; what is not here is "other"."""
GOVERNMENTS = frozenset("government administration regime authorities leadership kremlin".split())
"""Head nouns that, with a state's name or adjective, stand for the state."""


def parties(documents: Iterable[Document], readings: Mapping[str, Reading]) -> list[Party]:
    """The parties of all documents, in the order of the documents and of their first mentions."""
    return [
        party
        for document in documents
        if document.id in readings
        for party in of_document(document, readings[document.id])
    ]


def of_document(document: Document, reading: Reading) -> Iterable[Party]:
    """The parties of one document."""
    chains: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        chains.setdefault(mention.chain, []).append(mention)
    timed = {at for time in reading.times for at in range(time.span.start, time.span.end)}
    for number, chain in chains.items():
        chain = [m for m in chain if timed.isdisjoint(range(m.head.start, m.head.end))]
        party = of_chain(f"{document.id}#c{number}", chain, document) if chain else None
        if party is not None:
            yield party


def of_chain(key: str, chain: Sequence[Mention], document: Document) -> Party | None:
    """The party of a chain; None if it is nobody that could be told again (a pronoun alone, a thing)."""
    named = [m for m in chain if m.kind == "name" and m.type != "OTHER"]
    names = Counter(clean(m.head.of(document.text)) for m in named)
    names.pop("", None)
    roles = tuple(dict.fromkeys(m.role for m in chain if m.role))
    state = the_state(chain, named, document)
    if not names and not state and not any(r.country or r.organisation for r in roles):
        return None
    countries = {m.country for m in chain} | {r.country for r in roles}
    return Party(
        key,
        "state" if state else kind_of(named or chain),
        tuple(sorted(names, key=lambda n: (-names[n], -len(n), n))),
        roles,
        frozenset(c for c in countries if c),
        frozenset(x for x in ({m.sector for m in chain} | {r.sector for r in roles}) if x),
        len(chain),
        tuple(m.span for m in (named or chain)),
        document.published.value,
        state,
    )


def kind_of(mentions: Sequence[Mention]) -> Kind:
    """The kind that most mentions have; a person with a role is a person."""
    votes = Counter(KINDS.get(m.type, "other") for m in mentions)
    if any(m.role and m.type == "PERSON" for m in mentions):
        return "person"
    return min(votes, key=lambda k: (-votes[k], k))


def the_state(chain: Sequence[Mention], named: Sequence[Mention], document: Document) -> str | None:
    """The state that a chain is: a state's name, a capital that acts, or "the Arvenian government"."""
    for mention in named:
        word = state_of(clean(mention.head.of(document.text)))
        if word and word.country and is_state(word, mention):
            return word.country
    if named:
        return None
    heads = [m for m in chain if m.head.of(document.text).casefold() in GOVERNMENTS and m.country]
    return heads[0].country if heads and names_a_state(heads[0], document) else None


def is_state(word: StateWord, mention: Mention) -> bool:
    """A state's own name always is the state; its capital only where it acts."""
    if mention.type in ("PERSON", "PRODUCT"):
        return False
    return word.kind == "name" or (word.kind == "capital" and mention.acts)


def names_a_state(mention: Mention, document: Document) -> bool:
    """True if the nominal itself says whose government it is, and not that of a province or city."""
    found = mention.span.of(document.text).split()
    return any((word := state_of(clean(w))) and word.country == mention.country for w in found)


def clean(name: str) -> str:
    """A name on one line, without article, possessive ending and stray punctuation."""
    plain = " ".join(name.replace("’", "'").split()).strip(' ,;:"“”[]()')
    plain = plain.removesuffix("'s").removesuffix("'")
    return plain[4:] if plain.startswith(("the ", "The ")) else plain
