"""One event for what a sentence tells twice: "threatened to impose duties" is one threat, "ruled out talks" a refusal.

The verb above keeps the event, since it tells who commits himself; where it names nobody whom it is directed at, it
takes those of what it governs. What something is only done for ("sent tents to help the town") is no event beside it,
nor is what is called off ("suspended shipments to the port").
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.model import Event
from communique.reading.propositions.predications import Candidate, governors_of
from communique.reading.syntax.clauses import Sentence, Word, is_infinitive
from communique.reading.syntax.matrix import nominal_governor


def told_once(group: Sequence[Candidate], events: Sequence[Event | None], sentence: Sentence) -> list[Event | None]:
    """The events of a sentence's candidates, those left out that their governor tells."""
    found = list(events)
    places = {candidate.word.i: place for place, candidate in enumerate(group)}
    for place, candidate in enumerate(group):
        above = next((places[word.i] for word in owners(candidate, sentence) if word.i in places), None)
        if above is not None and above != place:
            inner = is_purpose(candidate) or is_ended(candidate)
            found[above], found[place] = merged(found[above], found[place], inner)
    return found


def owners(candidate: Candidate, sentence: Sentence) -> list[Word]:
    """What governs a candidate, or what is done for it."""
    above = candidate.word.head
    return [above] if is_purpose(candidate) and above is not None else governors_of(candidate, sentence)


def is_purpose(candidate: Candidate) -> bool:
    """Whether it is only what something else is done for."""
    word = candidate.word
    return word.dep == "advcl" and is_infinitive(word) and candidate.standing.status == "planned"


def is_ended(candidate: Candidate) -> bool:
    """Whether it is a noun that its verb calls off or ends: the verb tells of it."""
    found = nominal_governor(candidate.word) if candidate.clause == "nominal" else None
    return found is not None and found.effect.name in ("cancellation", "postponement", "cessation")


def merged(above: Event | None, below: Event | None, inner: bool) -> tuple[Event | None, Event | None]:
    """A governor's event and that of what it governs as one, where they are of one root and by the same; an event with
    its purpose or the noun that it governs (`inner`) as one in any case.
    """
    if above is None or below is None:
        return above, below
    if not inner and (above.root != below.root or not same_sources(above, below)):
        return above, below
    return msgspec.structs.replace(above, target=above.target or below.target), None


def same_sources(one: Event, other: Event) -> bool:
    """Whether two events are by the same, as far as the text names who does them."""
    starts = {part.span.start for part in other.source}
    return not starts or {part.span.start for part in one.source} == starts
