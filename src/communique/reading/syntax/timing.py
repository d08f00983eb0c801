"""Which time expression belongs to which predicate, and whether it lies ahead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from communique.model import TimeRef
from communique.reading.syntax.clauses import Sentence, Word

FIXED = frozenset(("day", "part-of-day", "hour", "minute", "second", "week"))
"""Precisions at which a date counts as fixed: the event is scheduled rather than planned."""

CLOCKS = frozenset(("hour", "minute", "second"))
"""Precisions of times of day."""

AHEAD = ("next", "tomorrow", "upcoming", "coming", "this coming")
"""Beginnings of expressions that lie ahead whatever the publication date."""


MEASURES = frozenset("price level rate value figure average forecast estimate".split())
"""Nouns of which a time tells the state: "a premium to the closing price on Friday"."""


class Timing:
    """The time expressions of one document, by sentence and predicate."""

    def __init__(self, times: Sequence[TimeRef], published: str | None) -> None:
        self.times = times
        self.published = published[:10] if published and len(published) >= 10 else None
        self.order = sorted(range(len(times)), key=lambda index: times[index].span.start)
        self.starts = [times[index].span.start for index in self.order]

    def within(self, start: int, end: int) -> list[int]:
        """Indices of the expressions that begin in the character range."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.order[low:high]

    def attach(self, sentence: Sentence, is_predicate: Callable[[Word], bool]) -> dict[int, list[int]]:
        """Position of a predicate → indices of the expressions that hang on it, nearest first; a time with "when"
        behind it is that of what follows too."""
        found: dict[int, list[tuple[int, int]]] = {}
        for index in self.within(sentence.start, sentence.end):
            head = phrase_head(sentence, self.times[index])
            told = told_when(sentence, self.times[index])
            if told is not None and is_predicate(told):
                found.setdefault(told.i, []).append((0, index))
            if head is not None and (is_attribute(head, is_predicate) or is_compared(sentence, self.times[index])):
                continue
            predicate = predicate_above(head, is_predicate) if head else None
            if predicate is not None and counts_from(sentence, self.times[index], predicate):
                predicate = predicate_above(predicate, is_predicate)
            if head is not None and predicate is not None:
                found.setdefault(predicate.i, []).append((abs(head.i - predicate.i), index))
        return {place: [index for _, index in sorted(rows)] for place, rows in found.items()}

    def governs(self, indices: Sequence[int]) -> int | None:
        """The one that says when: a date or moment before a duration, a later precision before a vague one, one that is
        known ("in early June") before one that hangs on an event ("three days before the election")."""
        dates = [index for index in indices if self.times[index].type in ("DATE", "TIME")]
        if not dates:
            return None
        fixed = [index for index in dates if self.times[index].precision in FIXED]
        known = [index for index in dates if self.times[index].precision != "none"]
        dated = [index for index in known if self.times[index].earliest]
        first = ([index for index in fixed if index in dated] or dated or fixed or known or dates)[0]
        return next((index for index in dated if self.is_clock_of(index, first)), first)

    def is_clock_of(self, index: int, day: int) -> bool:
        """Whether one expression says the hour of the day that the other names: "on Wednesday at 9.40"."""
        clock, date = self.times[index], self.times[day]
        exact = clock.precision in CLOCKS and date.precision in ("day", "part-of-day")
        return exact and date.earliest is not None and (clock.earliest or "").startswith(date.earliest[:10])

    def is_fixed(self, index: int) -> bool:
        """Whether the expression names a day, a week or closer."""
        return self.times[index].precision in FIXED and self.times[index].type in ("DATE", "TIME")

    def is_ahead(self, index: int, text: str) -> bool | None:
        """Whether it lies after publication; None if that cannot be known."""
        time = self.times[index]
        said = text[time.span.start : time.span.end].lower()
        if said.startswith(AHEAD):
            return True
        if self.published is None or not time.earliest:
            return None
        if time.earliest[:10] > self.published:
            return True
        return False if (time.latest or time.earliest)[:10] < self.published else None


def phrase_head(sentence: Sentence, time: TimeRef) -> Word | None:
    """The word of the expression whose head lies outside it."""
    inside = [word for word in sentence.words if word.start < time.span.end and word.end > time.span.start]
    for word in inside:
        if word.head is None or word.head not in inside:
            return word
    return inside[0] if inside else None


def told_when(sentence: Sentence, time: TimeRef) -> Word | None:
    """What is told of a time: "drowned" of "in 1953, when 2,000 people drowned"."""
    behind = [word for word in sentence.words if word.start >= time.span.end and word.low != ","][:1]
    return behind[0].head if behind and behind[0].low == "when" else None


def counts_from(sentence: Sentence, time: TimeRef, clause: Word) -> bool:
    """Whether a time is counted from what a clause tells: "came three weeks after the trial began"."""
    inside = [word for word in sentence.words if time.span.start <= word.start < time.span.end]
    return bool(inside) and clause.dep == "advcl" and inside[-1].dep == "mark" and inside[-1].head is clause


def is_attribute(word: Word, is_predicate: Callable[[Word], bool]) -> bool:
    """Whether a time only describes a noun that is no event: "a 2001 treaty", "is a 20-year accord", "its biggest drop
    since October".
    """
    head = word.head
    if head is not None and measures_extreme(word, head):
        return True
    copular = head is not None and any(kid.dep == "cop" for kid in head.kids)
    if head is None or (is_predicate(head) and not copular):
        return False
    if word.dep in ("compound", "amod", "nummod", "nmod:poss"):
        return True
    return word.dep == "nmod" and (word.case() in ("of", "since") or head.lemma in MEASURES)


def is_compared(sentence: Sentence, time: TimeRef) -> bool:
    """Whether a time tells what is compared with: "slowed to 2.1% from 2.6% a month earlier"."""
    inside = [word for word in sentence.words if time.span.start <= word.start < time.span.end]
    if not inside or inside[-1].low not in ("earlier", "ago", "before"):
        return False
    before = sentence.words[max(0, inside[0].i - COMPARED_WITHIN) : inside[0].i]
    cases = [place for place, word in enumerate(before) if word.pos in ("ADP", "SCONJ")]
    if not cases or before[cases[-1]].low not in ("from", "than", "against"):
        return False
    behind = before[cases[-1] + 1 :]
    return not behind or any(word.pos in ("NUM", "SYM") for word in behind)


COMPARED_WITHIN = 6
"""Words before such a time among which its preposition stands."""

EXTREMES = frozenset(("worst", "best", "most", "least", "first"))
"""Superlatives that do not end in -est."""


def measures_extreme(word: Word, head: Word) -> bool:
    """Whether a time only says since when there was none like it: "fell to its lowest point since November"."""
    if not word.case().startswith("since"):
        return False
    before = (part for kid in head.kids if kid.i < word.i for part in kid.subtree())
    return any(part.low in EXTREMES or (part.pos == "ADJ" and part.low.endswith("est")) for part in before)


def predicate_above(word: Word, is_predicate: Callable[[Word], bool]) -> Word | None:
    """The first predicate on the way up from a time expression, itself excluded."""
    above, steps = word.head, 0
    while above is not None and steps < 12:
        if is_predicate(above):
            return above
        if above.dep == "acl" and above.pos == "ADJ":
            return None  # "climbers missing since Tuesday have been found"
        above, steps = above.head, steps + 1
    return None
