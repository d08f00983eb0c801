"""Whom an event is directed at: the nearest party in the clause, its objects, what it says or what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from communique.model import Argument
from communique.reading.propositions.aims import (
    AIMED,
    ASIDE,
    BESIDE,
    CLAUSES,
    DEEPEST,
    DESCRIBING,
    DIRECT,
    FACING,
    LANDED,
    MATERIAL,
    MUTUAL,
    MUTUAL_PLACES,
    NAMED,
    OWN,
    OWNING,
    PHRASES,
    PLACES,
    REACHED,
    REACHING,
    SELVES,
    SPOKEN,
    STAYING,
    THINGS,
    has_reason,
    is_means,
    is_parted,
)
from communique.reading.propositions.events import word_list
from communique.reading.propositions.nominals import event_noun, is_national
from communique.reading.propositions.spans import argument_span
from communique.reading.syntax.arguments import Filler
from communique.reading.syntax.clauses import Word, conjuncts, is_clausal, is_infinitive
from communique.reading.syntax.control import own_subject

if TYPE_CHECKING:
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.context import Context


def same(context: Context, one: Argument, other: Argument) -> bool:
    """Whether two arguments overlap or refer to the same."""
    if one.span.overlaps(other.span):
        return True
    if one.mention is None or other.mention is None:
        return False
    return context.mentions[one.mention].chain == context.mentions[other.mention].chain


class Finder:
    """Whom an event is directed at: the nearest party that is none of its sources."""

    def __init__(self, context: Context, candidate: Candidate, sources: list[Argument]) -> None:
        self.context, self.candidate, self.sources = context, candidate, sources
        self.root = ""
        things = [filler.word for filler in candidate.fillers if filler.role in ("what", "whom")]
        moving = candidate.predicate in word_list("moving")
        self.moved = {word.i for word in things if moving and word.case() in ("", "of")}
        doing = [filler.word for filler in candidate.fillers if filler.role == "who"]
        self.parted = [word for word in doing if is_parted(candidate, word)]
        self.taken = {word.i for word in doing if word not in self.parted}

    def targets(self, root: str, code: str | None) -> tuple[Argument, ...]:
        """The parties of the nearest place that has any; the source's own people only where there is nobody else."""
        self.root = root
        own: tuple[Argument, ...] = ()
        for group in self.places(root, code):
            words = [word for word in group if not self.is_penalised(word)]
            found = tuple(dict.fromkeys(self.argument(word) for word in words if not self.is_own(word)))
            kept = tuple(one for one in found if not any(same(self.context, one, source) for source in self.sources))
            if kept:
                return kept
            own = own or tuple(self.argument(word) for word in words if self.is_own(word) and not self.is_sent(word))
        return own or self.one_another()

    def is_penalised(self, word: Word) -> bool:
        """Whether it is on whom a penalty is put that is opposed or supported: "opposed the sanctions on Chile"."""
        judged = self.root == "SUPPORT" or self.candidate.predicate in word_list("opposing")
        opposed = judged and word.case() in ("on", "against")
        return opposed and word.head is not None and word.head.lemma in word_list("penalties")

    def one_another(self) -> tuple[Argument, ...]:
        """Those who do together what is done to one another, each named: "Chile and Norway signed a treaty"."""
        apart = self.candidate.predicate in word_list("promising") | word_list("mediating")
        together = self.root != "SUPPORT" or self.candidate.predicate in word_list("concluding")
        mutual = self.root in MUTUAL and len(self.sources) > 1 and together and not apart
        return tuple(msgspec.structs.replace(one, role="whom") for one in self.sources) if mutual else ()

    def argument(self, word: Word) -> Argument:
        """A party as an argument."""
        return argument_span(Filler("whom", word, True), self.context)

    def is_own(self, word: Word) -> bool:
        """Whether a party is its source's own ("withdraw its troops") or only sent."""
        if self.is_sent(word):
            return True
        return self.root in OWN and any(
            kid.dep == "nmod:poss" and kid.low in ("its", "their", "his", "her") for kid in word.kids
        )

    def is_sent(self, word: Word) -> bool:
        """Whether a party is only sent: "sent observers to the border"."""
        sending = {self.candidate.predicate, word.head.lemma if word.head is not None else ""}
        return bool(sending & word_list("sending")) and word.lemma in word_list("sent")

    def places(self, root: str, code: str | None) -> Iterator[list[Word]]:
        """Groups of parties, the nearest first."""
        word, fillers = self.candidate.word, self.candidate.fillers
        things = [filler.word for filler in fillers if filler.role in ("what", "about")]
        yield self.parted
        if root in SPOKEN:
            yield [filler.word for filler in fillers if filler.role == "whom" and self.is_object(filler.word)]
            for thing in things:
                yield self.makers(thing)
        for role in DIRECT:
            if not (role == "to" and root == "ACCUSE") and not (role == "from" and root == "MOBILIZE"):
                found = [filler.word for filler in fillers if filler.role == role and self.acts(filler.word)]
                found = [word for word in found if code not in MATERIAL or word.lemma not in word_list("waged")]
                yield [word for word in found if code != "MOBILIZE" or word.case()]
        for role in THINGS:
            for filler in fillers:
                if filler.role == role and not self.is_topic(filler):
                    waged = code == "MOBILIZE" or (code in MATERIAL and filler.word.lemma in word_list("waged"))
                    yield [filler.word] if self.acts(filler.word) and not waged else []
                    yield from self.inside(filler.word, DEEPEST)
        if root == "ACCUSE" and has_reason(word):
            yield [thing for thing in things if thing.dep in ("obj", "nsubj:pass")]
        if code in MATERIAL:
            yield [kid for kid in word.all("obl", "nmod") if kid.case() in ("at", "on", "into") and self.is_hit(kid)]
            yield [filler.word for filler in fillers if filler.role == "what" and self.is_patient(filler.word, code)]
        if (root in SPOKEN or root in AIMED) and code != "CONSULT":
            if root != "REQUEST" or not things or any(self.acts(thing) for thing in things):
                yield from self.said(word, DEEPEST)  # else what a thing is asked for: "intelligence to fight them"
            yield from self.beside(word)
        if root == "PROTEST":
            yield [kid for kid in word.all("obl") if kid.case() in ("outside", "to") and self.acts(kid)]
        going = root not in STAYING or self.candidate.predicate in word_list("going")
        roles = [role for role in (PLACES if going else MUTUAL_PLACES) if role != "from" or root != "MOBILIZE"]
        yield [filler.word for filler in fillers if filler.role in roles and self.is_state(filler.word)]
        if root in NAMED:
            yield [filler.word for filler in fillers if filler.role in ("what", "whom") and self.is_name(filler.word)]
        if root in REACHING:
            yield [place for place in self.lands(word) if self.is_state(place)][:1]

    def is_topic(self, filler: Filler) -> bool:
        """Whether a phrase only says what is talked of: "discussed the war with the envoy"."""
        return filler.role in ("what", "about") and self.candidate.predicate in word_list("talking")

    def is_name(self, word: Word) -> bool:
        """Whether a word is the name of something that is no time: a service, a work, a place."""
        return bool(word.ent) and word.pos == "PROPN" and not self.context.is_time(word)

    def is_patient(self, word: Word, code: str) -> bool:
        """Whether it is done to a thing: not what is used or imposed; nor is an event hit ("carried out assaults")."""
        of = next((kid for kid in word.all("nmod") if kid.case() == "of"), None)
        if of is not None and word.lemma in word_list("amounts"):
            return self.is_patient(of, code)
        made = code != "COERCE" and event_noun(word) is not None and word.lemma not in word_list("touchable")
        return not made and not is_means(word)

    def lands(self, verb: Word) -> Iterator[Word]:
        """Names of places in what a clause says after its predicate: "threatened to attack towns in Chile"."""
        for kid in sorted(verb.kids, key=lambda kid: kid.i):
            if kid.i > verb.i and kid.dep in REACHED and not self.is_aside(kid):
                if kid.ent and kid.case() in LANDED and kid.dep in ("obl", "nmod"):
                    yield kid
                yield from self.lands(kid)

    def is_hit(self, word: Word) -> bool:
        """Whether a phrase names somebody or some place on which something is imposed or at which it is fired."""
        return self.acts(word) or (self.context.is_place(word) and not self.context.is_time(word))

    def is_object(self, word: Word) -> bool:
        """Whether a party is the object of the predicate itself, not of a phrase of it."""
        return self.acts(word) and word.dep != "nmod"

    def makers(self, noun: Word) -> list[Word]:
        """Whose doing a thing is: "the army's withdrawal", "crimes by the army", "the return of refugees"."""
        own = [kid for kid in noun.kids if kid.dep == "nmod:poss" or (kid.dep == "nmod" and kid.case() == "by")]
        entry = event_noun(noun)
        of = [kid for kid in noun.kids if kid.dep == "nmod" and kid.case() == "of"]
        doing = own or (of if entry is not None and entry.kind != "transitive" else [])
        doing = doing or [kid for kid in noun.kids if kid.dep == "nmod" and kid.case() == "from"]
        return [kid for kid in doing if self.acts(kid)]

    def acts(self, word: Word) -> bool:
        """Whether a word names a party, and none of those that do it."""
        named = word.low not in SELVES and not (word.dep == "nmod:poss" and word.pos == "PRON")
        return named and word.i not in self.taken and self.context.acts(word)

    def is_state(self, word: Word) -> bool:
        """Whether a word names a state or another place, or is one that has a name: "the town of …"."""
        index = self.context.mention_at(word)
        if index is None:
            return any(kid.case() == "of" and kid.ent and self.is_state(kid) for kid in word.all("nmod"))
        mention = self.context.mentions[index]
        return mention.country is not None or (mention.type == "LOC" and mention.kind == "name")

    def inside(self, head: Word, depth: int) -> Iterator[list[Word]]:
        """Parties in a phrase: whose it is, by, of or against whom; then in the clauses that describe it."""
        kids = [part for kid in head.kids if kid.dep in OWNING for part in conjuncts(kid)]
        if head.i in self.moved:
            kids = [kid for kid in kids if kid.dep == "nmod" and kid.case() not in ("of", "")]  # not whose
        if self.root == "REQUEST" and head.lemma in word_list("freeing"):
            kids = [kid for kid in kids if kid.case() not in ("of", "to", "for")]  # whom it is asked for, not of whom
        yield [kid for kid in kids if self.is_party(kid)]
        if depth:
            for kid in kids:
                yield from self.inside(kid, depth - 1)
            for kid in head.kids:
                purpose = self.root == "REQUEST" and is_infinitive(kid) and head.lemma not in word_list("calls")
                if kid.dep in DESCRIBING and is_clausal(kid) and not purpose:
                    yield from self.clause(kid, depth - 1)

    def is_party(self, word: Word) -> bool:
        """Whether a word of a phrase names a party: of adjectives and first parts of compounds only names do."""
        if word.case() in ("outside", "near", "inside", "at", "like", "unlike", "as", "than"):
            return False
        if word.dep in ("amod", "compound"):
            return self.is_state(word) or (bool(word.ent) and is_national(word))
        return self.acts(word)

    def clause(self, verb: Word, depth: int) -> Iterator[list[Word]]:
        """Parties of a clause: its subject, its objects and phrases, and what stands in them."""
        subject = own_subject(verb)
        if self.root == "THREATEN" and verb.dep == "ccomp":
            subject = None  # who would do it: "warned that the police would clear the square"
        yield [part for part in conjuncts(subject) if self.acts(part)] if subject is not None else []
        phrases = [kid for kid in verb.kids if kid.dep in PHRASES]
        yield [part for kid in phrases for part in conjuncts(kid) if self.acts(part)]
        if subject is not None and subject.head is verb and depth:
            yield from self.inside(subject, depth - 1)
        for kid in phrases:
            yield from self.inside(kid, depth - 1) if depth else ()
        yield from self.said(verb, depth - 1) if depth > 0 else ()

    def said(self, verb: Word, depth: int) -> Iterator[list[Word]]:
        """Parties of the clauses that tell what is refused, threatened or protested."""
        for kid in verb.kids:
            if kid.dep in CLAUSES and kid.i > verb.i and not self.is_aside(kid):
                yield from self.clause(kid, depth)

    def is_aside(self, clause: Word) -> bool:
        """Whether a clause only tells when or why: its parties are others, but for those that are protested against."""
        return clause.dep in ("advcl", "ccomp") and clause.mark() in ASIDE and self.root != "PROTEST"

    def beside(self, verb: Word) -> Iterator[list[Word]]:
        """Parties inside the phrases beside the predicate: "in protest against the police"."""
        above = verb.head if verb.dep == "obj" and verb.head is not None else None
        for kid in [*verb.kids, *(above.kids if above is not None else ())]:
            cases = FACING if self.root == "MOBILIZE" else BESIDE
            named = set(kid.case().split()) & set(cases) and kid.lemma not in word_list("manners")
            if kid.dep in ("obl", "nmod") and named and not self.context.is_time(kid):
                yield [kid] if self.acts(kid) else []
                yield from self.inside(kid, DEEPEST)
