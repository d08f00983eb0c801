"""Records of claims: a clause with its slots made comparable, and what fills its roles."""

from __future__ import annotations

import re

import msgspec

from communique.claims.places import Place
from communique.claims.words import content, head_lemma, tokens, words_of
from communique.model import EventView, Quantity, Span, TimeRef
from communique.model.readings import Polarity, Status

PARTY_ROLES = frozenset({"who", "whom", "to", "from", "with"})
"""Roles whose fillers act or are acted on; "what" and "about" say what it is about."""

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Mm]e|us)\b")
"""Pronouns of the first person; "US" is a state."""

REALISED = frozenset({"happened", "ongoing"})
WISHED = frozenset({"possible", "called-for", "hypothetical"})
"""Of what only may, should or would be."""
UNREALISED = frozenset({"scheduled", "planned", "expected"}) | WISHED


INDEFINITE = re.compile(
    r"(?:an?|another|several|some|many|more|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|\d[\d,.]*)\s",
    re.I,
)
"""How something is named that may be one of many."""


class Party(msgspec.Struct, frozen=True, gc=False):
    """What fills one role."""

    role: str
    text: str
    head: str
    """Lemma of its head noun; "" if it is a pronoun."""
    words: tuple[str, ...]
    """Lemmas of its content words."""
    actors: tuple[str, ...] = ()
    """Ids of the actors named or referred to in it, sorted."""
    countries: tuple[str, ...] = ()
    """ISO codes of the states that its mentions are or serve, sorted."""
    people: tuple[str, ...] = ()
    """Those of `actors` that are persons."""
    own: tuple[str, ...] = ()
    """Those of `actors` that fill the role themselves: not Kazan in "the host in Kazan", nor Iran in "Iran's plant"."""
    pronoun: bool = False
    span: Span | None = None
    called: frozenset[str] = frozenset()
    """Lemmas of the nouns by which the story calls its own actors, and no other."""
    town: bool = False
    """True if it is the name of a place that is no state: a town may stand for its club."""
    stands_for: str = ""
    """The noun phrase that a pronoun stands for: "the army helicopter" for "it"."""

    @property
    def names(self) -> frozenset[str]:
        """Its words with a capital, but for the first: what tells "the Varn mine" from "the Selm mine"."""
        return frozenset(word.lower() for word in tokens(self.text)[1:] if word[:1].isupper())

    @property
    def indefinite(self) -> bool:
        """True if it may be one of many: "a missile", "three runs"."""
        return INDEFINITE.match(f"{self.text} ") is not None

    @property
    def several(self) -> bool:
        """True if its noun is in the plural."""
        return self.head not in {word.casefold() for word in tokens(self.text)}

    @property
    def noun(self) -> str:
        """Lemma of its head noun, or of that for which a pronoun stands."""
        return self.head or head_lemma(self.stands_for)

    @property
    def described(self) -> frozenset[str]:
        """Lemmas of its content words, or of those for which a pronoun stands."""
        return frozenset(self.words if self.head else content(self.stands_for))

    @property
    def persons(self) -> frozenset[str]:
        """The persons that fill the role themselves."""
        return frozenset(self.own) & frozenset(self.people)

    @property
    def specific(self) -> bool:
        """True if it names or describes somebody in particular."""
        acting = self.text.lower().endswith(tuple(words_of("acting")))
        vague = self.pronoun or acting or self.head in words_of("unspecific")
        return bool(self.actors or self.countries) or not vague


class Setting(msgspec.Struct, frozen=True, gc=False):
    """What the sentence of a clause gives beside the clause, and how it lies to what the article is about."""

    times: tuple[TimeRef, ...] = ()
    sites: tuple[Place, ...] = ()
    background: bool = False
    """True if it names places of which the headline and the lead name none, or times long over; or a toll that is not
    the lead's."""
    growing: bool = False
    """True if it says that a number grew, or was another at first."""
    lapsed: bool = False
    """True if it tells what was once planned, or would be under a condition."""
    put_off: bool = False
    """True if it says that something was put off."""
    places: frozenset[str] = frozenset()
    """Names of the places of the whole article, in lower case."""
    opening: bool = False
    """True if it is the headline, or one of the first sentences."""
    news: tuple[TimeRef, ...] = ()
    """The times in the headline and the first sentences of the article."""


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A proposition as claims compare it."""

    id: str
    """`document#pN`."""
    document: str
    number: int
    span: Span
    head: Span
    sentence: Span
    text: str
    """The clause's characters."""
    predicate: str
    families: frozenset[str]
    code: str | None
    parties: tuple[Party, ...]
    place: Place | None
    """Where it is said to be."""
    when: TimeRef | None
    counts: tuple[Quantity, ...]
    status: Status
    polarity: Polarity
    conditional: bool
    published: str | None
    statement: int | None
    headline: bool
    position: float
    """0 at the start of the document to 1 at its end."""
    kind: str
    words: frozenset[str]
    """Lemmas of the clause's content words."""
    cue: bool = False
    """True if the predicate is the reporting cue of a statement."""
    revised: str = ""
    """rise, drop or revise if its article says that one of its numbers was raised, lowered or corrected."""
    event: EventView | None = None
    reckoned: bool = False
    """True if its agent only gives a number ("the union put the number at 520"): that is who says so."""
    restates: str | None = None
    """Id of the clause whose number it gives anew; predicate, parties and time are then of that one."""
    instead: str = ""
    """The words by which it is compared in that case."""
    setting: Setting = Setting()
    site: Place | None = None
    """Its place, else the one place that it names otherwise."""
    belied: bool = False
    """True if its sentence repeats it only to say that it is untrue."""
    denied: bool = False
    """True if it is what somebody denies: "denied having received a warning"."""
    committed: bool = False
    """True if an infinitive tells what somebody agreed or decided to do, or a headline announces."""

    @property
    def told(self) -> str:
        """The clause with its agent before it where it lacks one: "Valk visit the site" for "to visit the site"; in the
        passive with what it is done to: "the treaty renewed in 2020"."""
        if self.instead:
            return self.instead
        if named := next((p for p in self.of("who", "whom", "what") if p.stands_for and self._opens(p)), None):
            return named.stands_for + self.text[len(named.text) :]
        subjects = self.of("who") or self.of("whom", "what")
        agents = [party for party in subjects if party.span is not None and not party.pronoun]
        missing = [party.text for party in agents if party.span and not self.span.covers(party.span)]
        return " ".join([*missing, self.text.removeprefix("to ")]) if len(missing) == len(agents) else self.text

    def _opens(self, party: Party) -> bool:
        """True if the clause begins with this party."""
        return party.span is not None and party.span.start == self.span.start

    @property
    def first_person(self) -> bool:
        """True if who says it speaks of himself: "my mother died"."""
        return FIRST_PERSON.search(self.text) is not None

    def of(self, *roles: str) -> tuple[Party, ...]:
        """Its parties in `roles`, in text order."""
        return tuple([party for party in self.parties if party.role in roles])

    @property
    def actors(self) -> frozenset[str]:
        """Actors in any party role."""
        return frozenset(a for party in self.parties if party.role in PARTY_ROLES for a in party.actors)

    @property
    def countries(self) -> frozenset[str]:
        """Countries in any party role."""
        return frozenset(c for party in self.parties if party.role in PARTY_ROLES for c in party.countries)


def ahead(clause: Clause) -> bool:
    """True if the clause speaks of something that is still to come."""
    return clause.status in ("scheduled", "planned", "expected")
