"""Whom a statement really comes from: the innermost source of its chain, or the outlet's own voice.

A witness has a key that is the same wherever the same speaker, agency or outlet is meant. Somebody who is only
described ("the Belmar ambassador") is the actor of that office if the story names exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, Protocol

import msgspec

from communique.claims.words import content, head_lemma, noun_lemma, tokens, words_of
from communique.lexicon import names, table
from communique.model import READ_KINDS, Argument, Document, Reading, SourceLink, Span, Statement

Kind = Literal["own", "named", "state", "unnamed"]
"""The outlet's own voice; a speaker or body; a whole state ("Tehran said"); nobody in particular."""


class RoleLike(Protocol):
    """An office as `actors` gives it."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def organisation(self) -> str | None: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102


class ActorLike(Protocol):
    """What claims need to know of an actor."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def sector(self) -> str | None: ...  # noqa: D102
    @property
    def roles(self) -> Sequence[RoleLike]: ...  # noqa: D102
    @property
    def spellings(self) -> Sequence[str]: ...  # noqa: D102


class Witness(msgspec.Struct, frozen=True):
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

    def __init__(self, documents: Sequence[Document], actors: Sequence[ActorLike], actor_of: Mapping[str, str]) -> None:
        self.documents = {document.id: document for document in documents}
        self.actors = {actor.id: actor for actor in actors}
        self.actor_of = actor_of
        self.outlets = {outlet_key(d.outlet): d.outlet for d in documents if d.outlet}
        self.offices = offices(actors)

    def own(self, root: str) -> Witness:
        """The voice of the outlet whose text a passage is; of the text itself if its outlet is not known."""
        document = self.documents.get(root)
        outlet = document.outlet if document else None
        text = f"{outlet or label(document, root)} (own reporting)"
        return Witness(f"outlet:{outlet_key(outlet)}" if outlet else f"text:{root}", text, "own")

    def of(self, reading: Reading, statement: Statement) -> tuple[Witness, ...]:
        """Those whom `statement` comes from: one, or several who say it together."""
        link = innermost(statement.sources)
        return tuple(self._link(reading, one) for one in joint(reading, link, self.actor_of))

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
        links = [
            SourceLink("speaker", self.documents[reading.document].slice(a.span), a.span, a.mention) for a in found
        ]
        return tuple(self._link(reading, link) for link in links)

    def _content(self, argument: Argument) -> bool:
        text = self.documents[argument.span.document].slice(argument.span)
        return head_lemma(text) in words_of("contents")

    def _link(self, reading: Reading, link: SourceLink) -> Witness:
        actor = self.actor(reading, link)
        if link.kind in ("agency", "paper", "outlet"):
            return self._agency(link, actor)
        if actor is not None and actor.kind == "state":
            return Witness(
                f"state:{actor.country or actor.id}", actor.name, "state", actor.country, actor.country, actor.id
            )
        if actor is not None and not self._nobody(reading, link):
            return self._known(actor)
        return self._described(reading, link)

    def actor(self, reading: Reading, link: SourceLink) -> ActorLike | None:
        """The actor that a link's mention was resolved to."""
        if link.mention is None:
            return None
        chain = reading.mentions[link.mention].chain
        return self.actors.get(self.actor_of.get(f"{reading.document}#c{chain}", ""))

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
        found = [
            o
            for o in self.actors.values()
            if o.id != actor.id and bodies & {s.casefold() for s in (o.name, *o.spellings)}
        ]
        return found[0] if len(found) == 1 and found[0].kind == "organisation" else None

    def _nobody(self, reading: Reading, link: SourceLink) -> bool:
        """True if the text names nobody: an unnamed source, or a vague noun without a name in its chain."""
        if link.mention is None:
            return link.kind == "unnamed" or vague(link.text)
        mention = reading.mentions[link.mention]
        named = any(one.kind == "name" for one in reading.mentions if one.chain == mention.chain)
        return not named and (link.kind == "unnamed" or vague(link.text))

    def _described(self, reading: Reading, link: SourceLink) -> Witness:
        country = self._country(reading, link)
        if link.kind == "unnamed" or vague(link.text):
            return Witness(f"unnamed:{country or '?'}", f"{link.text.strip()} (unnamed)", "unnamed", country, country)
        office = self.offices.get(office_key(link.text), {})
        fitting = sorted(one for one, states in office.items() if not country or not states or country in states)
        if len(fitting) == 1:
            return self._known(self.actors[fitting[0]])
        words = " ".join(sorted(set(content(link.text)) - {noun_lemma(link.text)})) or link.text.casefold()
        return Witness(f"text:{words}:{country or '?'}", link.text.strip(), "named", country, country)

    def _country(self, reading: Reading, link: SourceLink) -> str | None:
        if link.mention is None and link.span is None:
            return None
        chain = reading.mentions[link.mention].chain if link.mention is not None else None
        related = [
            m for m in reading.mentions if m.chain == chain or (link.span is not None and link.span.covers(m.head))
        ]
        own = [m.country or (m.role.country if m.role else None) for m in related]
        return next((country for country in own if country), None)


def innermost(sources: Sequence[SourceLink]) -> SourceLink:
    """The last link of a chain that is a witness: a document speaks for whoever stands before it."""
    for link in reversed(sources):
        if link.kind != "document":
            return link
    return sources[-1]


DIGEST = re.compile(r"(?i)(?<![^\W_])(?=[a-f]*\d)[0-9a-f]{10,}(?![^\W_])")
"""A stretch of a file name that no reader can tell from another: hexadecimal digits."""

AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\bboth\s+", re.IGNORECASE)


def joint(reading: Reading, link: SourceLink, actor_of: Mapping[str, str]) -> tuple[SourceLink, ...]:
    """The links of a source that joins several: "both Moscow and Tehran" is two; otherwise the link itself."""
    if link.span is None or not re.search(r"\band\b", link.text) or one_with_title(reading, link):
        return (link,)
    found = {}
    for start, end in _pieces(link):
        piece = Span(link.span.document, start, end)
        inner = [m for m in reading.mentions if piece.covers(m.head) and f"{reading.document}#c{m.chain}" in actor_of]
        if len(inner) == 1:
            found[inner[0].chain] = SourceLink(
                "speaker", link.text[start - link.span.start : end - link.span.start].strip(), piece, inner[0].id
            )
    return tuple(found.values()) if len(found) > 1 else (link,)


def one_with_title(reading: Reading, link: SourceLink) -> bool:
    """True if a source is one person with an office and a body: "Jane Roe, head of research and trade at the Bank"."""
    people = [m for m in reading.mentions if link.span is not None and link.span.covers(m.head) and m.type == "PERSON"]
    named = {m.chain for m in people if m.kind == "name"}
    return len(named) == 1 and any(m.role for m in people)


def _pieces(link: SourceLink) -> list[tuple[int, int]]:
    assert link.span is not None
    cuts = [(0, 0), *(m.span() for m in AND.finditer(link.text)), (len(link.text), len(link.text))]
    base = link.span.start
    return [(base + a[1], base + b[0]) for a, b in zip(cuts, cuts[1:], strict=False) if b[0] > a[1]]


def vague(text: str) -> bool:
    """True for "an official", "people familiar with the matter", "sources": nobody in particular."""
    return head_lemma(text) in words_of("unnamed") and not re.match(r"\s*the\s", text, re.IGNORECASE)


def speaks(title: str) -> bool:
    """True for the title of somebody who speaks for a body."""
    return any(word in title.casefold() for word in words_of("spokespeople"))


def side(actor: ActorLike) -> str | None:
    """Government (by country) or organisation that an actor speaks for; None for a private person."""
    public = actor.sector in words_of("public_sectors")
    country = next((role.country for role in reversed(list(actor.roles)) if role.country), None) or actor.country
    if public and country:
        return country
    body = next((role.organisation for role in reversed(list(actor.roles)) if role.organisation), None)
    if body:
        return f"org:{body.casefold()}"
    return actor.id if actor.kind == "organisation" else None


@cache
def _titles() -> dict[str, str]:
    return {title: row[0] for row in table("claims")["sources"]["titles"] for title in row}


def office_key(text: str) -> str:
    """What two names of one office share: its head (or a synonym) with the words that tell offices apart."""
    low = " ".join(tokens(text.casefold()))
    head = head_lemma(text)
    for title in sorted(_titles(), key=lambda one: (-len(one), one)):
        if re.search(rf"\b{re.escape(title)}\b", low):
            head = _titles()[title]
            break
    telling = sorted(set(low.split()) & words_of("distinguishing") - {head})
    return " ".join([*telling, head])


def offices(actors: Sequence[ActorLike]) -> dict[str, dict[str, frozenset[str]]]:
    """Office → persons who hold it → countries that they hold it for."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for actor in actors:
        for role in actor.roles if actor.kind == "person" else ():
            states = frozenset(state for state in (role.country, actor.country) if state)
            held = found.setdefault(office_key(role.title), {})
            held[actor.id] = held.get(actor.id, frozenset()) | states
    return found


@cache
def _aliases() -> dict[str, str]:
    """Short and other names of agencies and outlets → their main name, plain."""
    rows = [row for part in table("agencies").values() if isinstance(part, dict) for row in part.items()]
    if "outlets" in names():
        rows += [row for part in table("outlets").values() if isinstance(part, dict) for row in part.items()]
    found = {}
    for name, row in rows:
        for other in (*row.get("names", ()), *row.get("short", ())) if isinstance(row, dict) else ():
            found[plain(other)] = plain(name)
    return found


def plain(name: str) -> str:
    """A publisher's name without article, punctuation and case."""
    return re.sub(r"^(?:www |the )", "", " ".join(tokens(name.casefold())))


def outlet_key(name: str | None) -> str:
    """One key for all names of a publisher or agency that the lexicon knows; else its plain name."""
    key = plain(name or "")
    return _aliases().get(key, key)


def label(document: Document | None, fallback: str) -> str:
    """Short name of a document for marks on the page: its outlet, the stem of its file unless that is a digest, the
    first words of its title or text, or its id."""
    if document is None:
        return fallback
    if document.outlet:
        return document.outlet
    stem = re.split(r"[\\/]", document.path or "")[-1].rsplit(".", 1)[0]
    if stem and not DIGEST.search(stem):
        return stem
    read = (document.text[p.start : p.end] for p in document.passages if p.kind in READ_KINDS)
    first = " ".join((document.title or next(read, document.text[:200])).split())
    return (first if len(first) <= 32 else first[:32].rpartition(" ")[0] + "…") or stem or document.id
