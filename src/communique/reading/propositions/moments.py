"""When the predicates of one sentence were or will be: which of its times is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.propositions.nominals import event_noun
from communique.reading.syntax.clauses import Sentence, Word, is_clausal, is_infinitive
from communique.reading.syntax.matrix import nominal_governor, with_particle, words
from communique.reading.syntax.small_clauses import is_small

if TYPE_CHECKING:
    from communique.reading.syntax.context import Context

TO_COME = frozenset(("schedule", "expectation", "intention"))
"""Effects of verbs whose time, where it lies ahead, is that of their object."""


class Moments:
    """The times of one sentence by the predicates that they belong to."""

    def __init__(self, context: Context, sentence: Sentence) -> None:
        self.context, self.sentence = context, sentence
        self.timing = context.timing.attach(sentence, is_predicate)

    def times_of(self, word: Word) -> list[int]:
        """Times on the predicate, on a silent governor above it, or on an event in its phrases ("during his visit")."""
        own = self.new_times(word) or self.timing.get(word.i, [])
        if own:
            return own
        coloured = is_infinitive(word) and word.head is not None and with_particle(word.head) in words("silent")
        if word.head is not None and (coloured or is_small(word)):
            return self.timing.get(word.head.i, [])
        if word.pos == "NOUN" and (found := self.times_of_governor(word)):
            return found
        for kid in word.kids:
            if kid.case() in ("during", "at", "in", "on") and kid.i in self.timing:
                return self.timing[kid.i]
        return []

    def times_of_governor(self, noun: Word) -> list[int]:
        """Times of the verb over an event noun that is to come: "expects the signing at the end of the month"."""
        found = nominal_governor(noun)
        if found is None or found.form != "object":
            return []
        times = self.timing.get(found.word.i, [])
        if found.effect.name == "cancellation":  # "the festival next weekend has been cancelled"
            spans = {index: self.context.times[index].span for index in times}
            return [i for i, span in spans.items() if noun.end <= span.start < found.word.start]
        if found.effect.name not in TO_COME:
            return []
        index = self.context.timing.governs(times)
        if index is None:
            return []
        ahead = self.context.timing.is_ahead(index, self.context.text)
        return times if ahead or (ahead is None and found.word.tense == "Pres") else []

    def new_times(self, noun: Word) -> list[int]:
        """Times to which an event is put off: "postponed the vote until Friday"."""
        found = nominal_governor(noun)
        if found is None or found.effect.name != "postponement":
            return []
        times = [*self.timing.get(noun.i, []), *self.timing.get(found.word.i, [])]
        led = [index for index in times if self.word_before(index) in ("until", "till", "to")]
        return [index for index in led if self.context.timing.is_ahead(index, self.context.text)]

    def word_before(self, index: int) -> str:
        """The word before a time expression, "" at the beginning."""
        before = self.context.text[: self.context.times[index].span.start].split()
        return before[-1].lower() if before else ""

    def moved(self, noun: Word) -> bool:
        """Whether it is put off to a date that is told."""
        return bool(self.new_times(noun))

    def gone(self, verb: Word) -> bool:
        """Whether its clause tells when in the past it was, or the one that it is joined to."""
        index = self.time_of(verb)
        if index is None and verb.dep == "conj" and verb.head is not None and is_clausal(verb.head):
            return self.gone(verb.head)
        return index is not None and self.ahead(verb) is False and self.word_before(index) in ("in", "on", "at")

    def time_of(self, word: Word) -> int | None:
        """Index of the time that says when."""
        return self.context.timing.governs(self.times_of(word))

    def ahead(self, word: Word) -> bool | None:
        """Whether its time lies after publication."""
        index = self.time_of(word)
        if index is None:
            return None
        found = self.context.timing.is_ahead(index, self.context.text)
        planned = self.sentence.headline and is_infinitive(word)
        return None if planned and found is False else found  # what a headline says is to come is not past

    def fixed(self, word: Word) -> bool:
        """Whether its time is fixed and not past."""
        index = self.time_of(word)
        return index is not None and self.context.timing.is_fixed(index) and self.ahead(word) is not False


def is_predicate(word: Word) -> bool:
    """Whether a word is a predicate that times and quantities can belong to."""
    return is_clausal(word) or event_noun(word) is not None
