"""Whom a statement really comes from: the innermost source of its chain, or the outlet's own voice.

A witness has a key that is the same wherever the same speaker, agency or outlet is meant. Somebody who is only
described ("the Belmar ambassador") is the actor of that office if the story names exactly one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from communique.claims.dispatches import dispatch_of
from communique.claims.offices import ActorLike, may_be, office_key, offices, side, speaks
from communique.claims.publishers import label, outlet_key
from communique.claims.speakers import innermost, joint, meant_by, person_named, publishing, title_before, vague
from communique.claims.words import content, head_lemma, noun_lemma, words_of
from communique.model import Argument, Document, Mention, Reading, SourceLink, Span, Statement

Kind = Literal["own", "named", "state", "unnamed"]
"""The outlet's own voice; a speaker or body; a whole state ("Tehran said"); nobody in particular."""


class Witness(msgspec.Struct, frozen=True, gc=False):
    """Somebody behind an assertion."""

    key: str
    text: str
    """In words, as the page shows it."""
    kind: Kind
    country: str | None = None
    side: str | None = None
    """The government or organisation spoken for; None for an outlet's own voice and private persons."""
    actor: str | None = None

    @property
    def named(self) -> bool:
        """True if a reader could go and ask."""
        return self.kind in ("named", "state")


class Witnesses:
    """Resolves statements and own voice to witnesses, over one collection."""

    def __init__(
        self,
        documents: Sequence[Document],
        actors: Sequence[ActorLike],
        actor_of: Mapping[str, str],
        readings: Mapping[str, Reading] | None = None,
    ) -> None:
        self.documents = {document.id: document for document in documents}
        self.actors = {actor.id: actor for actor in actors}
        self.actor_of = actor_of
        self.outlets = {outlet_key(d.outlet): d.outlet for d in documents if d.outlet}
        self._dispatches: dict[str, str | None] = {}
        self.offices = offices(actors)
        for reading in (readings or {}).values():
            self._learn_titles(reading)
        self._called: dict[str, set[str]] = {}
        for actor in actors:
            for name in (actor.name, *actor.spellings):
                self._called.setdefault(name.casefold(), set()).add(actor.id)

    def _learn_titles(self, reading: Reading) -> None:
        """Offices from how sources are named: who is once "harbour master Rui Tavares" is "the harbour master"."""
        for link in (link for told in reading.statements for link in told.sources if link.span is not None):
            name = person_named(reading, link)
            actor = self.actors.get(self.actor_of.get(f"{reading.document}#c{name.chain}", "")) if name else None
            if name is not None and actor is not None and (title := title_before(link, name)):
                held = self.offices.setdefault(office_key(title), {})
                held[actor.id] = held.get(actor.id, frozenset()) | ({actor.country} if actor.country else set())

    def own(self, root: str) -> Witness:
        """The voice of the agency or outlet whose text a passage is; of the text itself if neither is known."""
        document = self.documents.get(root)
        outlet = (self._dispatch(document) or document.outlet) if document else None
        outlet = self.outlets.get(outlet_key(outlet), outlet)
        text = f"{outlet or label(document, root)} (own reporting)"
        return Witness(f"outlet:{outlet_key(outlet)}" if outlet else f"text:{root}", text, "own")

    def quoted(self, root: str) -> Witness:
        """Somebody whose words stand in quotation marks in a text, without a word of who that is."""
        document = self.documents.get(root)
        return Witness("unnamed:?", f"somebody whom {label(document, root)} quotes (unnamed)", "unnamed")

    def _dispatch(self, document: Document) -> str | None:
        """The agency whose text a document is, looked for once."""
        if document.id not in self._dispatches:
            self._dispatches[document.id] = dispatch_of(document, self.outlets)
        return self._dispatches[document.id]

    def of(self, reading: Reading, statement: Statement) -> tuple[Witness, ...]:
        """Those whom `statement` comes from: one, or several who say it together."""
        return self.named(reading, (innermost(statement.sources),))

    def named(self, reading: Reading, links: Sequence[SourceLink]) -> tuple[Witness, ...]:
        """Those whom links of a chain name, each of those who speak together."""
        return tuple(self._link(reading, one) for link in links for one in joint(reading, link, self.actor_of))

    def agents(self, reading: Reading, proposition: int) -> tuple[Witness, ...]:
        """Those who do what a proposition says, as witnesses."""
        return self.named(
            reading, self._links(a for a in reading.propositions[proposition].arguments if a.role == "who")
        )

    def _links(self, arguments: Iterable[Argument]) -> list[SourceLink]:
        texts = [(a, self.documents[a.span.document].slice(a.span)) for a in arguments]
        return [SourceLink("speaker", text, a.span, a.mention) for a, text in texts]

    def denying(self, reading: Reading, clause: Span) -> tuple[Witness, ...]:
        """Those who deny a clause in a noun phrase after it: "accusations that …, a claim that both have denied"."""
        sentence = next((s.span for s in reading.sentences if s.span.covers(clause)), clause)
        found = [
            a
            for one in reading.propositions
            if one.predicate in words_of("denials") and one.polarity == "positive" and sentence.covers(one.head)
            if one.head.start >= clause.end and any(self._content(a) for a in one.arguments if a.role != "who")
            for a in one.arguments
            if a.role == "who"
        ]
        return tuple(self._link(reading, link) for link in self._links(found))

    def _content(self, argument: Argument) -> bool:
        text = self.documents[argument.span.document].slice(argument.span)
        return head_lemma(text) in words_of("contents") and " of " not in text

    def _link(self, reading: Reading, link: SourceLink) -> Witness:
        actor = self.actor(reading, link)
        if actor is not None and self._wrote(reading.document, actor):
            return self.own(reading.document)
        if link.kind in ("agency", "paper", "outlet"):
            if (owner := self._publishing(reading, link)) is not None:
                return self._known(owner)
            return self._agency(link, actor)
        if actor is not None and actor.kind in ("state", "place"):
            state = actor.country or actor.id
            return Witness(f"state:{state}", actor.name, "state", state, state, actor.id)
        if actor is not None and not self._nobody(reading, link):
            return self._known(actor)
        return self._described(reading, link)

    def actor(self, reading: Reading, link: SourceLink) -> ActorLike | None:
        """The actor that a link's mention was resolved to; else, or before a body, whom a name at its end means."""
        if link.mention is None:
            return None
        found = self._actor(reading, reading.mentions[link.mention])
        if found is not None and found.kind == "person":
            return found
        name = meant_by(reading, link, alone=found is None)
        return (self._actor(reading, name) if name is not None else None) or found

    def _actor(self, reading: Reading, mention: Mention) -> ActorLike | None:
        return self.actors.get(self.actor_of.get(f"{reading.document}#c{mention.chain}", ""))

    def _wrote(self, document: str, actor: ActorLike) -> bool:
        """True if an actor is an author of the article: what a reporter says on the air is the outlet's own."""
        authors = {author.casefold() for author in self.documents[document].authors}
        return actor.kind == "person" and not authors.isdisjoint(
            {actor.name.casefold(), *map(str.casefold, actor.spellings)}
        )

    def _publishing(self, reading: Reading, link: SourceLink) -> ActorLike | None:
        """Whose website or account a source is; None if that is not known."""
        found = {self.actor_of.get(f"{reading.document}#c{m.chain}", "") for m in publishing(reading, link)}
        known = [self.actors[key] for key in found if key in self.actors]
        return known[0] if len(known) == 1 else None

    def _agency(self, link: SourceLink, actor: ActorLike | None) -> Witness:
        forms = [link.text, *(actor.spellings if actor else ()), *([actor.name] if actor else [])]
        known = [key for key in map(outlet_key, forms) if key in self.outlets]
        key = known[0] if known else outlet_key(actor.name if actor else link.text)
        text = self.outlets.get(key) or (actor.name if actor else link.text)
        return Witness(
            f"outlet:{key}",
            text,
            "named",
            actor.country if actor else None,
            f"outlet:{key}",
            actor.id if actor else None,
        )

    def _known(self, actor: ActorLike) -> Witness:
        whole = self._spoken_for(actor) or actor
        key = f"outlet:{outlet_key(whole.name)}" if outlet_key(whole.name) in self.outlets else whole.id
        return Witness(key, actor.name, "named", whole.country or actor.country, side(actor), actor.id)

    def _spoken_for(self, actor: ActorLike) -> ActorLike | None:
        """The body whose spokesperson an actor is, if the story knows that body: its words are one witness's."""
        bodies = {role.organisation.casefold() for role in actor.roles if role.organisation and speaks(role.title)}
        found = {key for body in bodies for key in self._called.get(body, ())} - {actor.id}
        whole = self.actors[found.pop()] if len(found) == 1 else None
        return whole if whole is not None and whole.kind == "organisation" else None

    def _nobody(self, reading: Reading, link: SourceLink) -> bool:
        """True if the text names nobody: an unnamed source, or a vague noun without a name in its chain."""
        if link.mention is None:
            return link.kind == "unnamed" or vague(link.text)
        mention = reading.mentions[link.mention]
        named = any(one.kind == "name" for one in reading.mentions if one.chain == mention.chain)
        return not named and (link.kind == "unnamed" or vague(link.text))

    def _described(self, reading: Reading, link: SourceLink) -> Witness:
        country = self._country(reading, link)
        if link.text.casefold().strip() in words_of("pronouns"):
            if (noun := self._meant(reading, link)) is not None:
                return self._described(reading, noun)
            return Witness(f"unnamed:{country or '?'}", "somebody not named (unnamed)", "unnamed", country, country)
        if link.kind == "unnamed" or vague(link.text):
            return Witness(f"unnamed:{country or '?'}", f"{link.text.strip()} (unnamed)", "unnamed", country, country)
        office = self.offices.get(office_key(link.text), {})
        fitting = sorted(one for one, states in office.items() if not country or not states or country in states)
        fitting = [one for one in fitting if may_be(self.actors[one], link.text)]
        if len(fitting) == 1:
            return self._known(self.actors[fitting[0]])
        words = " ".join(sorted(set(content(link.text)) - {noun_lemma(link.text)})) or link.text.casefold()
        return Witness(f"text:{words}:{country or '?'}", link.text.strip(), "named", country, country)

    def _meant(self, reading: Reading, link: SourceLink) -> SourceLink | None:
        """The noun phrase before a pronoun of its chain, as a link; None if there is none."""
        if link.mention is None:
            return None
        here = reading.mentions[link.mention]
        nouns = [m for m in reading.mentions if m.chain == here.chain and m.kind != "pronoun" and m.span < here.span]
        texts = [(m, self.documents[reading.document].slice(m.span)) for m in nouns]
        named = [(m, text) for m, text in texts if text.casefold() not in words_of("pronouns")]
        if not named:
            return None
        noun, text = named[-1]
        words = text.lower() if noun.kind == "nominal" and " " not in text else text
        return SourceLink(link.kind, words, noun.span, noun.id)

    def _country(self, reading: Reading, link: SourceLink) -> str | None:
        if link.mention is None and link.span is None:
            return None
        chain = reading.mentions[link.mention].chain if link.mention is not None else None
        related = [
            m for m in reading.mentions if m.chain == chain or (link.span is not None and link.span.covers(m.head))
        ]
        own = [m.country or (m.role.country if m.role else None) for m in related]
        return next((country for country in own if country), None) or self._owner(reading, link)

    def _owner(self, reading: Reading, link: SourceLink) -> str | None:
        """The place at the beginning of a source, where no known state is named: "Orvania's interior ministry"."""
        opening = [
            m for m in reading.mentions if link.span and m.span.start == link.span.start < m.span.end < link.span.end
        ]
        actors = [self.actors.get(self.actor_of.get(f"{reading.document}#c{m.chain}", "")) for m in opening]
        return next((a.country or a.id for a in actors if a is not None and a.kind in ("state", "place")), None)
