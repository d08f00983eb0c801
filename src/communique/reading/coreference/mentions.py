"""Everybody and everything that a text speaks of: names with their titles, nominals, pronouns, in chains."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Mention, Role, Span
from communique.reading.coreference.antecedents import WIDE, Network, layer_of
from communique.reading.coreference.coreference import corefer, phrase_chains, phrases_of
from communique.reading.coreference.voices import Said, Speech
from communique.reading.names.clusters import Range
from communique.reading.names.draft import Draft
from communique.reading.names.drafts import drafts
from communique.reading.statements.attributed import mode_of, quotes_of, sayings_of
from communique.reading.statements.belief import is_speech
from communique.reading.statements.nesting import POSTPOSED
from communique.reading.statements.quotes import Quote
from communique.reading.statements.sayings import Saying
from communique.reading.tokens.shell import COREF, HEADS
from communique.reading.tokens.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def mentions(doc: Doc, document: str) -> list[Mention]:
    """Mentions of the annotated Doc in text order; `document` is the id that spans carry.

    Nominals that cannot act ("the deal") are kept only where something else refers to the same; pronouns always.
    Linear in the length of the text.
    """
    words = words_of(doc)
    found = drafts(words)
    chains = corefer(words, found, direct_speech(doc, words), network_of(doc))
    sizes = Counter(chains)
    kept = [(draft, chain) for draft, chain in zip(found, chains, strict=True) if draft.actor or sizes[chain] > 1]
    numbers: dict[int, int] = {}
    share_countries(kept)
    lead_countries(words, kept)
    return [
        record(words, document, draft, numbers.setdefault(chain, len(numbers)), place)
        for place, (draft, chain) in enumerate(kept)
    ]


class Phrase(NamedTuple):
    """A phrase as a range of characters, with the first character of its head word."""

    start: int
    end: int
    head: int


def chains_of(doc: Doc) -> list[list[Phrase]]:
    """Every chain of at least two phrases of the annotated Doc.

    Wider than `mentions`: times, predicates, modifiers and groups are in it too, with all that hangs from their heads.
    Empty if the model has no layer for it.
    """
    words, network = words_of(doc), network_of(doc)
    if network is None:
        return []
    phrases = phrases_of(words, drafts(words), direct_speech(doc, words))
    chains: dict[int, list[Phrase]] = {}
    for one, number in zip(phrases.found, phrase_chains(phrases, network, WIDE), strict=True):
        phrase = Phrase(words.start[one.start], words.end[one.end - 1], words.start[one.head])
        chains.setdefault(number, []).append(phrase)
    return [chain for chain in chains.values() if len(chain) > 1]


def network_of(doc: Doc) -> Network | None:
    """What the model says of antecedents, if it does."""
    coref, layer = doc.user_data.get(COREF), layer_of(doc.user_data.get(HEADS, {}))
    return None if coref is None or layer is None else Network(coref, layer)


def direct_speech(doc: Doc, words: Words) -> Speech:
    """Stretches of direct speech with their speaker's phrase, and every phrase that speaks."""
    marked = quotes_of(doc, words)
    sourced = [(one, one.source) for one in sayings_of(doc, words, marked) if one.source is not None and one.content]
    spoken = [(spoken_in(words, marked, one), source) for one, source in sourced]
    direct = [(pieces, source) for pieces, source in spoken if pieces]
    verbs = sorted(one.verb for one, _ in sourced)
    said = [
        Said(one.verb, source, tuple(one.content), is_speech(words, one) and not hands_on(one, verbs))
        for one, source in sourced
    ]
    return Speech(direct, said)


def spoken_in(words: Words, marked: Sequence[Quote], saying: Saying) -> list[Range]:
    """What of the content is the speaker's own words: all of direct speech, else the quotations in it."""
    mode = mode_of(words, marked, saying)
    if mode != "mixed":
        return list(saying.content) if mode == "direct" else []
    quotes = [quote for quote in marked if quote.depth == 0 and not quote.start <= saying.verb < quote.end]
    pieces = [(max(a, q.start), min(b, q.end)) for a, b in saying.content for q in quotes]
    return [(start, end) for start, end in pieces if start < end]


def hands_on(saying: Saying, verbs: Sequence[int]) -> bool:
    """Whether a cue after its content only hands on what another says in it: "…, he said, according to the agency".
    `verbs`: of all sayings, this one among them, in order.
    """
    return saying.frame in POSTPOSED and any(
        bisect_left(verbs, end) - bisect_left(verbs, start) > (start <= saying.verb < end)
        for start, end in saying.content
    )


def share_countries(kept: Sequence[tuple[Draft, int]]) -> None:
    """Country and sector of a chain's members for those that lack them, if all that have one agree."""
    known: dict[int, set[tuple[str | None, str | None]]] = {}
    for draft, chain in kept:
        if draft.country or draft.sector:
            known.setdefault(chain, set()).add((draft.country, draft.sector))
    for draft, chain in kept:
        facts = known.get(chain, set())
        countries, sectors = {c for c, _ in facts if c}, {s for _, s in facts if s}
        if draft.country is None and len(countries) == 1:
            draft.country = next(iter(countries))
        if draft.sector is None and len(sectors) == 1 and draft.type != "LOC":
            draft.sector = next(iter(sectors))


def lead_countries(words: Words, kept: Sequence[tuple[Draft, int]]) -> None:
    """ "The Orlan administration" is of the country that Orlan serves."""
    people = {
        draft.root: draft for draft, _ in kept if draft.type == "PERSON" and draft.kind == "name" and draft.country
    }
    for draft, _ in kept:
        if draft.kind == "nominal" and draft.type == "ORG" and draft.country is None:
            heads = [
                people[c]
                for c in words.children[draft.root]
                if c in people and words.dep[c] in ("compound", "nmod:poss", "nmod")
            ]
            draft.country = heads[0].country if len(heads) == 1 else None


def record(words: Words, document: str, draft: Draft, chain: int, place: int) -> Mention:
    """The record of one draft."""

    def span(start: int, end: int) -> Span:
        return Span(document, words.start[start], words.end[end - 1])

    office = draft.office
    role = office and Role(
        office.title, office.organisation, office.country, office.sector, span(office.start, office.end)
    )
    return Mention(
        id=place,
        span=span(draft.start, draft.end),
        head=span(draft.head_start, draft.head_end),
        kind=draft.kind,
        type=draft.type,
        chain=chain,
        role=role,
        country=draft.country,
        sector=draft.sector,
        acts=draft.acts,
    )
