"""Statements under their speakers, and who is who."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz import fuzz

from communique.exports import words
from communique.exports.html.evidence import Library, Place, Quote
from communique.exports.html.signs import shorten
from communique.model import ActorView, Dossier, RoleView, StatementView

BESIDE = ("place", "other")
"""Kinds of names that are folded unless they speak."""
ALIKE = 80.0
"""Likeness of two wordings (share of equal characters, 0 to 100) from which copies of one text say the same."""
OFTEN = 3
"""Mentions from which a name is shown at once."""


class Said(NamedTuple):
    """A statement as it is listed under its speaker."""

    statement: StatementView
    quotes: tuple[tuple[Place, Quote], ...]
    chain: tuple[str, ...]
    published: str
    at: int
    addressee: str
    """To whom, unless the chain names them already."""
    repeats: tuple[Place, ...]
    """Copies of the same text that print it too, word for word."""
    reworded: tuple[Place, ...]
    """Copies of the same text that print it with other words."""


class Speaker(NamedTuple):
    """Somebody with all that they said."""

    name: str
    actor: str
    key: str
    """The fragment that leads here; "" for one who was not told apart."""
    said: tuple[Said, ...]
    at: int
    office: str
    """The first role that the texts give, with its body."""


class RoleRow(NamedTuple):
    """A role with the place that gives it."""

    role: RoleView
    place: Place | None


class ActorRow(NamedTuple):
    """An actor with places of their own."""

    actor: ActorView
    kind: str
    """Kind, state and sector in words."""
    roles: tuple[RoleRow, ...]
    spellings: tuple[str, ...]
    places: tuple[Place, ...]
    statements: int
    said: str
    """The fragment of what they said."""
    at: int

    @property
    def central(self) -> bool:
        """True for who speaks, holds an office or is named often; the others are folded."""
        named = self.actor.kind not in BESIDE and self.actor.mentions >= OFTEN
        return bool(self.statements or (self.roles and self.actor.kind not in BESIDE)) or named


def speakers(dossier: Dossier, library: Library) -> list[Speaker]:
    """Statements under their speakers: those who were told apart first, of these who said most."""

    def who(statement: StatementView) -> tuple[str, str]:
        inner = statement.sources[-1]
        return library.actors.get(inner.actor or "", inner.text), inner.actor or ""

    offices = {a.id: a.roles[0] for a in dossier.actors if a.roles}
    order = sorted(dossier.statements, key=lambda s: (*who(s), library.clock.of[s.document], s.document, s.id))
    made = [
        speaker(name, actor, tuple(group), library, offices.get(actor))
        for (name, actor), group in groupby(order, key=who)
    ]
    return sorted(made, key=lambda s: (not s.actor, -len(s.said), s.name))


def speaker(
    name: str, actor: str, group: Iterable[StatementView], library: Library, role: RoleView | None = None
) -> Speaker:
    """One speaker; what copies of a text print again stands under its first print."""
    prints: list[tuple[str, list[tuple[str, StatementView]]]] = []
    for s in group:
        root, wording = library.documents[s.document].root, worded(s, library)
        known = next((p for r, p in prints if r == root and is_print(wording, s, p)), None)
        if known is None:
            prints.append((root, [(wording, s)]))
        else:
            known.append((wording, s))
    listed = tuple(said(p, library) for _, p in prints)
    key = said_by(actor) if actor else ""
    office = ", ".join(x for x in (role.title, role.organisation) if x) if role else ""
    return Speaker(shorten(name, 120), actor, key, listed, min(s.at for s in listed), shorten(office, 80))


def worded(statement: StatementView, library: Library) -> str:
    """The words of a statement."""
    return " ".join(w for span in statement.content for w in library.words(span))


def is_print(wording: str, statement: StatementView, prints: Sequence[tuple[str, StatementView]]) -> bool:
    """True if a statement is one that was printed: the same words, or much the same in another article."""
    (first, printed), *_ = prints
    if wording == first:
        return True
    return statement.document != printed.document and fuzz.ratio(wording, first, score_cutoff=ALIKE) > 0


def said(prints: Sequence[tuple[str, StatementView]], library: Library) -> Said:
    """A statement with its quotations, its chain, and the copies that print it."""
    (wording, statement), *others = prints
    document = library.documents[statement.document]
    links = library.links(statement, document.id)
    to = statement.addressee
    addressee = library.actors.get(to.actor or "", to.text) if to else ""
    return Said(
        statement,
        tuple((library.place(s), library.quote(s)) for s in statement.content),
        links,
        words.moment(document.published.value),
        library.clock.of[document.id],
        "" if addressee in links else addressee,
        tuple(library.place(o.content[0]) for w, o in others if o.content and w == wording),
        tuple(library.place(o.content[0]) for w, o in others if o.content and w != wording),
    )


def actor_rows(dossier: Dossier, library: Library, heard: Sequence[Speaker]) -> Iterable[ActorRow]:
    """Who is who, places last; statements are counted as they are listed, copies once."""
    spoken = {s.actor: len(s.said) for s in heard}
    for actor in sorted(dossier.actors, key=lambda a: a.kind == "place"):
        different = {(r.title.casefold(), r.organisation): r for r in reversed(actor.roles)}
        kept = [r for r in actor.roles if different[r.title.casefold(), r.organisation] is r]
        roles = tuple(RoleRow(r, library.place(r.spans[0]) if r.spans else None) for r in kept)
        spellings = tuple(s for s in actor.spellings if s != actor.name)
        places = tuple(library.place(s) for s in actor.spans[:3])
        yield ActorRow(
            actor,
            words.party(actor),
            roles,
            spellings,
            places,
            spoken.get(actor.id, 0),
            said_by(actor.id),
            library.clock.first(actor.spans),
        )


def said_by(actor: str) -> str:
    """The fragment of what an actor said."""
    return f"said-{actor}"
