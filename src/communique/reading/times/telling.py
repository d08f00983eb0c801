"""The running state of one pass over a document's time expressions: the date spoken of last, and what moves it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from communique.reading.patterns.atoms import BREAK, Atoms
from communique.reading.times import anchoring, anchors, clocks, shifting, tense
from communique.reading.times.anchors import Completed, Context, exact_day
from communique.reading.times.counted_from import dates_event, is_anniversary, names_day
from communique.reading.times.live import Entries
from communique.reading.times.timex import Expression

if TYPE_CHECKING:
    from spacy.tokens import Doc

BOUNDS = frozenset("by until till before after than since".split())
MAX_LEAP = 15
"""Years that a history goes forward at once by a year alone."""


def token_at(starts: list[int], offset: int) -> int:
    """The token that holds a character; the first one for blanks before it."""
    return max(bisect_right(starts, offset) - 1, 0)


ADJOINING = 2
"""Words between a clock and the day that is surely its own, whatever the tense says."""


class Telling:
    """Completes the expressions of one document in text order."""

    def __init__(
        self, doc: Doc, starts: list[int], atoms: Atoms, expressions: list[Expression], published: str | None
    ) -> None:
        self.doc, self.starts, self.atoms, self.expressions = doc, starts, atoms, expressions
        self.published = published[:10] if published else None
        self.narrative = anchors.is_narrative(expressions, self.published)
        self.moment = published
        self.entries = Entries(atoms, expressions, self.published)
        self.entry: int | None = None
        """The clock of the live entry in which we are: it stands for publication there."""
        breaks = list(accumulate((symbol == BREAK for symbol in atoms.code), initial=0))
        self.paragraphs = [breaks[e.first] for e in expressions]
        self.completed: list[Completed] = []
        self.mention: int | None = None
        self.latest: int | None = None
        self.dated: int | None = None

    def tell(self) -> Iterator[tuple[Expression, Completed, int | None]]:
        """Every expression, completed, with the index of the expression that it stands on, if there is one."""
        for index, found in enumerate(self.expressions):
            expression = self._settle_type(found)
            done, anchor = self._live(index, expression) or self._complete(index, expression)
            if done.anchor == "publication" and self.entry is not None and anchor is None:
                done, anchor = done._replace(anchor="mention"), self.entry
            self.completed.append(done)
            self._remember(index, expression, done)
            yield expression, done, anchor

    # -- context ---------------------------------------------------------------------------------------------------

    def _context(self, index: int, expression: Expression) -> Context:
        mention = self.completed[self.mention].value if self.mention is not None else None
        latest = self.completed[self.latest].value if self.latest is not None else None
        if (
            latest is not None
            and len(latest) == 4
            and expression.shift
            and expression.shift.unit not in ("Y", "E", "C")
        ):
            latest = mention
        near = self.dated is not None and self._same_paragraph(self.dated, index)
        if near and not self.narrative and self.dated is not None:
            mention = self.completed[self.dated].value
        return Context(self.published, self.narrative, mention, latest, near, partial(self._direction, expression))

    def _direction(self, expression: Expression) -> tuple[int, int]:
        first = token_at(self.starts, self.atoms.starts[expression.first])
        last = token_at(self.starts, self.atoms.starts[expression.last - 1])
        return tense.direction(self.doc, first, last)

    def _same_paragraph(self, one: int, two: int) -> bool:
        return self.paragraphs[one] == self.paragraphs[two]

    def _remember(self, index: int, expression: Expression, done: Completed) -> None:
        """Keep the last date with a year as the one spoken of; a year that does not move the story leaves it."""
        year = done.value[2:6] if done.value.startswith("BC") else done.value[:4]
        if expression.type not in ("DATE", "TIME") or not year.isdecimal() or done.value.endswith("X"):
            return
        self.latest = index
        if expression.shift is not None and expression.shift.sign < 0:
            return
        precise = len(done.value.removeprefix("BC")) > 4
        if precise and (done.anchor == "none" or (done.anchor == "mention" and expression.shift is None)):
            self.dated = index
        if precise or self._moves_story(index, expression, done.value):
            self.mention = index

    def _moves_story(self, index: int, expression: Expression, value: str) -> bool:
        """A year alone goes on with the story if it tells when ("in 1862"), and does not leap out of it.

        It is an aside if it names a thing ("the 1998 contract"), a bound ("until 1965"), or another age ("declassified
        in 2005"), or goes back within a paragraph ("in late 1943" after May 1944), or lies ahead ("planned for 1976").
        """
        if self.mention is None:
            return True
        before = self.atoms.words[expression.first - 1] if expression.first else ""
        spoken = self.completed[self.mention].value
        if not self._tells_when(expression, before) or spoken.startswith("BC") != value.startswith("BC"):
            return spoken.startswith("BC") != value.startswith("BC")
        leap = (int(value[-4:]) - int(spoken.removeprefix("BC")[:4])) * (-1 if value.startswith("BC") else 1)
        if leap == 0:
            return False
        if leap > MAX_LEAP or (leap < 0 and self._same_paragraph(self.mention, index)):
            return False
        return self._direction(expression)[0] <= 0

    def _tells_when(self, expression: Expression, before: str) -> bool:
        after = self.atoms.words[expression.last] if expression.last < len(self.atoms.words) else ""
        attribute = before in ("the", "a", "its", "their", "his", "'s", "s", "this") and after.isalpha()
        return not attribute and before not in BOUNDS

    # -- completing ------------------------------------------------------------------------------------------------

    def _settle_type(self, expression: Expression) -> Expression:
        """ "in two weeks" is a date ahead in a sentence about the future, and else the length of something."""
        if expression.kind != "ahead":
            return expression
        if self._direction(expression)[0] > 0 and not self.narrative:
            return expression._replace(type="DATE", kind="shift", value="")
        return expression._replace(kind="length", shift=None)

    def _complete(self, index: int, expression: Expression) -> tuple[Completed, int | None]:
        if (
            expression.shift is not None
            and expression.shift.base == "event"
            and (known := self._followed(index, expression))
        ):
            return known
        if expression.kind == "clock":
            return self._clock(index, expression)
        if is_anniversary(self.atoms, self.expressions, index):
            return Completed(expression.value, "none", expression.mod), None
        done = anchoring.complete(expression, self._context(index, expression))
        return done, self._anchor_index(done, expression.shift is not None)

    def _anchor_index(self, done: Completed, shifted: bool) -> int | None:
        """A shifted value stands on the latest date; a completed one on the date that the story has reached."""
        return (self.latest if shifted else self.mention) if done.anchor == "mention" else None

    def _followed(self, index: int, expression: Expression) -> tuple[Completed, int | None] | None:
        """ "two days before 17 January", "before the vote on Sunday": the date behind it is the base."""
        if index + 1 >= len(self.expressions):
            return None
        following = self.expressions[index + 1]
        if not dates_event(self.atoms, expression, following):
            return None
        assert expression.shift is not None
        base = anchoring.complete(following, self._context(index, following)).value
        shift = expression.shift
        value = shifting.shifted(base, shift.amount, shift.unit, shift.sign)
        if value is None:
            value = shifting.unknown(shift.unit, shift.sign)
        return Completed(value, "mention", expression.mod), index + 1

    def _live(self, index: int, expression: Expression) -> tuple[Completed, int | None] | None:
        """The clock that begins an entry of a live blog, and the date over several entries."""
        if index in self.entries.places:
            self.published, self.entry = self.entries.enter(index), None
            self.moment = self.published
            done = Completed(
                (self.published or "XXXX-XX-XX") + expression.clock, "publication" if self.published else "none"
            )
            self.entry = index if self.published else None
            return done, None
        if self.entries.is_date_line(index):
            done, anchor = self._complete(index, expression)
            self.entries.begin_day(done.value)
            return done, anchor
        return None

    def _clock(self, index: int, expression: Expression) -> tuple[Completed, int | None]:
        """A time of day takes the day beside it, that spoken of in its paragraph, or that of publication."""
        expression = clocks.in_half(self.atoms, self.expressions, index)
        for other in clocks.beside(self.atoms, self.expressions, index):
            day = self._day_of(other, index)
            if day and (self._adjoins(index, other) or self._can_be(day, expression)):
                return Completed(day + expression.clock, "mention", expression.mod), other
        spoken = self._spoken(index)
        if spoken is not None and self._can_be(self.completed[spoken].value[:10], expression):
            return Completed(self.completed[spoken].value[:10] + expression.clock, "mention", expression.mod), spoken
        if not self.narrative and not clocks.is_daily(self.atoms, expression):
            direction = self._direction(expression)[0]
            told = self._told(index) if direction <= 0 else None
            if told is not None:
                return Completed(self.completed[told].value[:10] + expression.clock, "mention", expression.mod), told
            day = clocks.day_published(expression.clock, self.moment, direction)
            if day is not None:
                return Completed(day + expression.clock, "publication", expression.mod), None
        return Completed("XXXX-XX-XX" + expression.clock, "none", expression.mod), None

    def _adjoins(self, index: int, other: int) -> bool:
        """Whether at most a mark and a preposition stand between two expressions: "12:05 am, January 1st"."""
        left, right = sorted((index, other))
        return self.expressions[right].first - self.expressions[left].last <= ADJOINING

    def _can_be(self, day: str, expression: Expression) -> bool:
        """Whether a day is not still to come for what is past: not Monday in "the strike planned for Monday was called
        off overnight"."""
        return self.published is None or day <= self.published[:10] or self._direction(expression)[0] >= 0

    def _spoken(self, index: int) -> int | None:
        """The last day spoken of in the paragraph, in a history in the story."""
        if self.narrative:
            if self.mention is not None and exact_day(self.completed[self.mention].value):
                return self.mention
            return None
        for other in range(index - 1, -1, -1):
            if not self._same_paragraph(other, index):
                return None
            value = self.completed[other].value
            if exact_day(value) and value[0] != "P" and clocks.is_recent(value, self.published):
                return other
        return None

    def _told(self, index: int) -> int | None:
        """The last day told of before, in any paragraph, that is not after publication."""
        for other in range(index - 1, -1, -1):
            value = self.completed[other].value
            day = exact_day(value) is not None and value[0] != "P" and clocks.is_recent(value, self.published)
            if day and (self.published is None or value[:10] <= self.published):
                return other
        return None

    def _day_of(self, other: int, index: int) -> str | None:
        if other < index:
            value = self.completed[other].value
        elif names_day(self.expressions[other]):
            value = anchoring.complete(self.expressions[other], self._context(index, self.expressions[other])).value
        else:
            return None
        return value[:10] if len(value) >= 10 and value[0] != "P" and "X" not in value[:10] else None
