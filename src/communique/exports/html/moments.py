"""Moments as instants: what was known when, in any time zone, and values that hold from one moment to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from communique.claims.intervals import moment
from communique.exports import words
from communique.model import Dossier, Span

NEVER = 1 << 53
"""The instant of what is undated: known at the last stop only (the largest whole number that a script counts to)."""
EPOCH = 719163
"""Ordinal of 1 January 1970."""

Value = TypeVar("Value")


class Held(NamedTuple, Generic[Value]):
    """A value that holds from `at` (UTC seconds) until `until`; the last one has no end."""

    at: int
    until: int | None
    value: Value


class Stop(NamedTuple):
    """A place where the as-of slider can stand."""

    at: int
    words: str


def instant(published: str | None) -> int:
    """Seconds since 1970 in UTC by which something published then was surely out: a day counts to its end."""
    days = moment(published, last=True) if published else None
    return NEVER if days is None else round((days - EPOCH) * 86400)


class Clock:
    """When each document of a dossier was out."""

    def __init__(self, dossier: Dossier) -> None:
        self.of = {d.id: instant(d.published.value) for d in dossier.documents}
        self.stops = stops(dossier)

    def first(self, spans: Iterable[Span]) -> int:
        """When the first of several spans was out; NEVER if there is none."""
        return min((self.of.get(s.document, NEVER) for s in spans), default=NEVER)

    @property
    def last(self) -> int:
        """The instant of the last stop."""
        return self.stops[-1].at if self.stops else NEVER


def stops(dossier: Dossier) -> tuple[Stop, ...]:
    """The distinct publication moments in order, and one for all reports when some have no date."""
    found = {instant(d.published.value): words.moment(d.published.value) for d in reversed(dossier.documents)}
    undated = found.pop(NEVER, None)
    dated = [Stop(at, found[at]) for at in sorted(found)]
    return (*dated, Stop(NEVER, "all reports, dated or not")) if undated else tuple(dated)


def held(values: Sequence[tuple[int, Value]]) -> tuple[Held[Value], ...]:
    """Values with the moments from which they hold (in order), equal neighbours joined."""
    kept = [(at, value) for i, (at, value) in enumerate(values) if i == 0 or values[i - 1][1] != value]
    ends = [at for at, _ in kept[1:]]
    return tuple(Held(at, end, value) for (at, value), end in zip(kept, [*ends, None], strict=True))
