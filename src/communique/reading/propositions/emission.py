"""Which words of a sentence are predicates worth a proposition, with their arguments and standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.propositions.existence import harm_verb, reports, says_enough, site_of, thing_there
from communique.reading.propositions.idioms import opens_fire
from communique.reading.propositions.moments import Moments, is_predicate
from communique.reading.propositions.nominal_standing import (
    DROPPING,
    is_definite,
    is_dropped_thing,
    is_recorded,
    is_released,
    nominal_standing,
    vouched_standing,
)
from communique.reading.propositions.nominals import EventNoun, event_noun, nominal_fillers, owned, received, undergone
from communique.reading.propositions.predicates import (
    clause_kind,
    copular_fillers,
    gives_name,
    is_copular,
    is_frame,
    lemma_of,
)
from communique.reading.propositions.predications import Candidate, without_silent
from communique.reading.propositions.worth import (
    CORE,
    is_hearsay,
    is_measure,
    occurring_noun,
    seeks_anonymity,
    support_verb,
    supported_noun,
    tells,
)
from communique.reading.status.circumstances import CONTRAST, Circumstances
from communique.reading.status.conditions import condition_of, is_proviso
from communique.reading.status.standing import Standing
from communique.reading.status.status import StatusReader
from communique.reading.syntax.arguments import ArgumentReader, Filler, unique
from communique.reading.syntax.clauses import Sentence, Word, is_clausal
from communique.reading.syntax.control import is_passive, surface_subject
from communique.reading.syntax.matrix import Governor, nominal_governor

if TYPE_CHECKING:
    from communique.reading.syntax.context import Context

OWN_DOING = frozenset(("achievement", "intention", "cancellation", "postponement", "cessation", "possibility"))
"""Effects of verbs whose subject is the one who does (or does not do) what their object says."""

GOVERNED_PLACES = frozenset(("LOC", "GPE"))
"""Types of names of places that stand for those who govern them."""

INSIDE = frozenset({("take", "place"), ("give", "way"), ("open", "fire")})
"""Verbs with nouns that are part of the predicate and nothing that it is done to."""

PREDICATIVE = frozenset(("VERB", "NOUN", "PROPN"))
"""Parts of speech of predicates without a copula."""


class SentenceReader:
    """Predicates of one sentence."""

    def __init__(self, context: Context, sentence: Sentence, following: Sentence | None) -> None:
        self.context, self.sentence = context, sentence
        self.moments = own = Moments(context, sentence)
        self.arguments = ArgumentReader(sentence.words, context.acts, context.is_place, context.is_time)
        first = following.words[0].low if following is not None else ""
        around = Circumstances(
            sentence, own.ahead, own.fixed, self.agentive, self.reported, own.moved, own.gone, first in CONTRAST
        )
        self.status = StatusReader(around, self.noun_standing)

    def agentive(self, verb: Word) -> bool:
        """Whether somebody that can intend it does it, or is not named (passive)."""
        subject = surface_subject(verb, self.sentence.words)
        if subject is None or is_passive(verb) or self.context.acts(subject):
            return True
        return subject.pos == "PROPN" and subject.ent in GOVERNED_PLACES  # a state that no list has

    def reported(self, verb: Word) -> bool:
        """Whether it stands in indirect speech."""
        if self.context.is_reported(verb):
            return True
        if self.context.statement_at(verb.start) is not None:
            return False  # a direct quotation
        if verb.dep == "conj" and verb.head is not None:
            return self.reported(verb.head)
        return verb.dep == "ccomp" and verb.head is not None and verb.head.pos == "VERB"

    def noun_standing(self, noun: Word) -> Standing | None:
        """Standing of a governing noun that is governed itself ("abandoned its plan to …")."""
        found = nominal_governor(noun)
        if found is None or found.effect.kind == "own" or found.effect.name in ("intention", "achievement"):
            return None
        outer = self.status.outer(found)
        return None if outer is None else self.status.effect_on(noun, found, outer)

    def candidates(self) -> list[Candidate]:
        """All predicates that are worth a proposition."""
        found = []
        for word in self.sentence.words:
            candidate = self.candidate(word) if word.pos in PREDICATIVE or word.has_copula() else None
            if candidate is not None:
                found.append(candidate)
        return without_silent(found, self.sentence, self.context.acts)

    def candidate(self, word: Word) -> Candidate | None:
        """The candidate of one word, if it is a predicate and tells something."""
        if is_copular(word):
            return self.made(word, "copular", copular_fillers(word, self.arguments), self.status.standing(word))
        if is_clausal(word):
            thing = thing_there(word)
            return self.verbal(word) if thing is None else self.existing(word, thing)
        return self.nominal(word)

    def existing(self, verb: Word, thing: Word) -> Candidate | None:
        """The candidate of a clause that says what there is: its event noun's, or that somebody was harmed."""
        standing, entry, harm = self.status.standing(verb), event_noun(thing), harm_verb(thing)
        if standing is None or not (harm or entry or says_enough(verb, thing)):
            return None
        fillers = [f for f in self.arguments.fillers(verb) if f.word is not thing and not reports(f, verb)]
        if entry is not None and not harm:
            around = (self.context.acts, self.context.is_place, self.context.is_time)
            fillers = unique(fillers + nominal_fillers(thing, entry, *around))
        if not any(filler.role in CORE for filler in fillers):
            fillers = [Filler("whom" if harm else "what", thing), *fillers]
        fillers += self.place_of_object([Filler("what", thing)]) or site_of(thing)
        predicate = harm or (entry.verb if entry else "be there")
        made = self.with_moments(verb, predicate, clause_kind(verb), unique(fillers), standing)
        return self.with_times_of(made, thing)

    def nominal(self, noun: Word) -> Candidate | None:
        """The candidate of an event noun; any noun counts that is called off or scheduled."""
        entry = event_noun(noun)
        found = nominal_governor(noun) if noun.pos == "NOUN" else None
        coloured = found is not None and found.effect.kind == "status" and is_clausal_or_noun(found.word)
        if entry is None:
            if found is None or not coloured or not is_dropped_thing(noun, found) or self.context.acts(noun):
                return None
            entry = EventNoun(noun.lemma.lower(), "transitive")
        if noun.head is not None and thing_there(noun.head) is noun:
            return None  # its clause tells it
        if noun.head is not None and noun.dep in ("obj", "xcomp") and gives_name(noun.head):
            return None  # "called the vote a farce" calls no vote
        if support_verb(noun) is not None or (found is not None and is_released(noun, found)):
            return None
        fillers = nominal_fillers(noun, entry, self.context.acts, self.context.is_place, self.context.is_time)
        fillers = self.with_doer(noun, entry, fillers, found)
        if not any(filler.role in CORE for filler in fillers) and vouched_standing(noun, self.status) is not None:
            fillers = [*owned(noun), *fillers]
        counted = found is not None and found.effect.name in DROPPING and noun.kid("nummod") is not None
        if counted or ((coloured or is_recorded(noun)) and not any(filler.role in CORE for filler in fillers)):
            fillers = unique([Filler("what", noun), *fillers])
        vague = found is not None and found.effect.name in ("intention", "expectation") and not is_definite(noun)
        if vague and all(filler.word is noun for filler in fillers) and not self.moments.times_of(noun):
            return None
        return self.made(noun, "nominal", fillers, nominal_standing(noun, self.status))

    def with_doer(self, noun: Word, entry: EventNoun, fillers: list[Filler], found: Governor | None) -> list[Filler]:
        """Who does what the noun says, where that is the subject of its verb ("halted aid to", "plans a visit")."""
        if found is None or found.effect.name not in OWN_DOING or noun.dep != "obj":
            return fillers
        ended = entry.kind == "intransitive" and found.effect.name in ("achievement", *DROPPING)
        if not (entry.kind == "directed" or ended or event_noun(noun) is None):
            return fillers
        if any(filler.role == "who" for filler in fillers) or is_passive(found.word) or not is_clausal(found.word):
            return fillers
        subject = surface_subject(found.word, self.sentence.words)
        return (
            unique([Filler("who", subject), *fillers])
            if subject is not None and self.context.acts(subject)
            else fillers
        )

    def verbal(self, verb: Word) -> Candidate | None:
        """The candidate of a verb; with an event noun that it only supports, the noun's ("held talks with")."""
        if is_frame(verb, self.context) or is_proviso(verb) or is_measure(verb) or seeks_anonymity(verb):
            return None
        fillers = self.arguments.fillers(verb)
        if is_hearsay(verb) and self.context.statement_at(verb.start) is None:
            return None
        fillers = [filler for filler in fillers if (verb.lemma, filler.word.low) not in INSIDE]
        if opens_fire(verb):
            fillers = [one._replace(role="whom") if one.word.case() == "on" else one for one in fillers]
        fillers += self.place_of_object(fillers)
        candidate = self.made(verb, clause_kind(verb), fillers, self.status.standing(verb))
        if candidate is not None and (done := received(verb)) is not None:
            candidate.predicate, candidate.fillers = done[0], undergone(done[1], fillers)
            return candidate
        noun = supported_noun(verb) or occurring_noun(verb, self.sentence)
        if candidate is None or noun is None:
            return candidate
        entry = event_noun(noun)
        assert entry is not None
        inner = nominal_fillers(noun, entry, self.context.acts, self.context.is_place, self.context.is_time)
        kept = [filler for filler in fillers if filler.word is not noun] + inner
        if not any(filler.role in CORE for filler in kept):
            kept.append(Filler("what", noun))
        candidate.predicate, candidate.fillers = entry.verb, unique(kept)
        return self.with_times_of(candidate, noun)

    def with_times_of(self, candidate: Candidate, noun: Word) -> Candidate:
        """A candidate with the times of its noun where it has none itself."""
        candidate.times = candidate.times or self.moments.times_of(noun)
        candidate.time = self.context.timing.governs(candidate.times)
        return candidate

    def place_of_object(self, fillers: list[Filler]) -> list[Filler]:
        """ "in Tbilisi" of "signed the accord in Tbilisi", where the tree hangs it on "accord": it is said of both."""
        if any(filler.role == "where" for filler in fillers):
            return []
        things = [filler.word for filler in fillers if filler.role in ("what", "whom")]
        behind = [kid for thing in things for kid in thing.all("nmod") if kid.i > thing.i]
        return [Filler("where", kid) for kid in behind if kid.case() in ("in", "at") and self.context.is_place(kid)][:1]

    def made(self, word: Word, clause: str, fillers: list[Filler], standing: Standing | None) -> Candidate | None:
        """A candidate, unless it says nothing or its standing is unknown."""
        if standing is None or not tells(word, clause, fillers, self.context):
            return None
        return self.with_moments(word, lemma_of(word, clause), clause, fillers, standing)

    def with_moments(
        self, word: Word, predicate: str, clause: str, fillers: list[Filler], standing: Standing
    ) -> Candidate:
        """A candidate with its times, quantities and condition."""
        times = self.moments.times_of(word)
        if standing.status == "happened" and self.moments.ahead(word):
            times = []  # "called a strike for Monday": what was done is not what is still to come
        counts = sorted({*self.counts(word), *(self.controlled(word, fillers) if word.dep == "xcomp" else ())})
        time = self.context.timing.governs(times)
        return Candidate(word, predicate, clause, fillers, standing, times, time, counts, condition_of(word))

    def controlled(self, word: Word, fillers: list[Filler]) -> list[int]:
        """Quantities of the subject that an infinitive has from its governor: "six people are known to have died"."""
        numbers = [number for filler in fillers if filler.word.i < word.i for number in filler.word.all("nummod")]
        held = self.context.counts_within(self.sentence.start, self.sentence.end) if numbers else ()
        spans = {index: self.context.quantities[index].span for index in held}
        return [i for i, span in spans.items() if any(span.start <= n.start < span.end for n in numbers)]

    def counts(self, word: Word) -> list[int]:
        """Quantities below the predicate that belong to no predicate below it."""
        found = []
        for index in self.context.counts_within(self.sentence.start, self.sentence.end):
            span = self.context.quantities[index].span
            inside = [item for item in self.sentence.words if item.start < span.end and item.end > span.start]
            head = next((item for item in inside if item.head is None or item.head not in inside), None)
            above = head
            while above is not None and not is_predicate(above):
                above = above.head
            if above is word:
                found.append(index)
        return found


def is_clausal_or_noun(word: Word) -> bool:
    """Whether a governor is one that stands in the sentence as a word of its own."""
    return is_clausal(word) or word.pos in ("NOUN", "ADJ", "VERB")


def candidates(context: Context, sentence: Sentence, following: Sentence | None) -> list[Candidate]:
    """The predicates of a sentence that are worth a proposition, in text order."""
    return SentenceReader(context, sentence, following).candidates()
