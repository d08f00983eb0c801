"""The timeline: what happened long before, in the days of the story, and what is ahead, each drawn as precisely as the
reports give it, with the days on which it was reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.evidence import Library, Place, unique
from communique.exports.html.groups import Group, other_dates
from communique.exports.html.moments import EPOCH, NEVER, Held, held
from communique.exports.html.periods import TITLES, bounds, period_of, reported_days
from communique.exports.html.signs import Sign
from communique.exports.html.told import Dispute, Pill, Told
from communique.model import AssertionView, Conflict, Dossier, TimelineEntry, WhenView

AHEAD = ("scheduled", "planned", "expected")
"""States that are drawn as ahead."""


class Stretch(NamedTuple):
    """A piece of the axis, in hundredths of its width."""

    x: float
    width: float


class TimeRow(NamedTuple):
    """A line of the timeline."""

    when: str
    claim: str
    at: int
    bar: Stretch | None
    planned: tuple[Held[bool], ...]
    reported: tuple[Stretch, ...]
    signs: tuple[Held[Sign], ...]
    texts: tuple[Held[str], ...]
    pills: tuple[Held[Pill], ...]
    places: tuple[Place, ...]
    others: tuple[Group, ...]
    """Disputed times of the same, with who gives them."""


class Period(NamedTuple):
    """One of the three parts of the timeline, with its axis."""

    key: str
    title: str
    began: str
    ended: str
    rows: tuple[TimeRow, ...]


def periods(
    dossier: Dossier, library: Library, told: Mapping[str, Told], disputes: Sequence[Dispute] = ()
) -> Iterable[Period]:
    """The parts that have something to show."""
    dated = {key: d.conflict for d in disputes if d.conflict.slot == "time" for key in d.conflict.claims}
    days = reported_days(library.clock)
    grouped: dict[str, list[TimelineEntry]] = {}
    for entry in dossier.timeline:
        if entry.claim in told and bounds(entry.when):
            grouped.setdefault(period_of(entry.when, days), []).append(entry)
    for key, title in TITLES:
        if entries := grouped.get(key):
            yield period(key, title, entries, library, told, dated)


def period(
    key: str,
    title: str,
    entries: Sequence[TimelineEntry],
    library: Library,
    told: Mapping[str, Told],
    dated: Mapping[str, Conflict],
) -> Period:
    """A part with an axis from its earliest to its latest day; reports are drawn where they fall on it."""
    ends = [found for e in entries if (found := bounds(e.when))]
    days = reported_days(library.clock) or (ends[0][0], ends[0][1])
    first = min([e[0] for e in ends] + [days[1] if key == "ahead" else days[0]])
    last = max([e[1] for e in ends] + [days[0] if key == "background" else days[1]])
    axis = (float(int(first)), float(int(last) + 1))
    rows = tuple(time_row(e, axis, key == "story", library, told[e.claim], dated.get(e.claim)) for e in entries)
    return Period(key, title, day_words(axis[0]), day_words(axis[1] - 1), rows)


def day_words(ordinal: float) -> str:
    """An ordinal day in words."""
    return words.moment(date.fromordinal(int(ordinal)).isoformat())


def time_row(
    entry: TimelineEntry,
    axis: tuple[float, float],
    reports: bool,
    library: Library,
    told: Told,
    conflict: Conflict | None = None,
) -> TimeRow:
    """One line: its bar, its reports, and how it stood at each moment."""
    found = bounds(entry.when)
    claim = told.claim
    of_this_time = [a for a in claim.assertions if same_time(a, entry.when)] or list(claim.assertions)
    out = sorted({library.clock.of[a.document] for a in claim.assertions} - {NEVER})
    dots = tuple(stretch(at / 86400 + EPOCH, at / 86400 + EPOCH, axis) for at in out) if reports else ()
    return TimeRow(
        words.when(entry.when),
        entry.claim,
        library.clock.first(a.span for a in of_this_time),
        stretch(*found, axis) if found else None,
        held([(h.at, h.value.word in AHEAD) for h in told.signs]),
        dots,
        told.signs,
        told.texts,
        told.pills,
        unique([library.place(a.span) for a in claim.assertions]),
        tuple(other_dates(conflict, words.when(entry.when), library)) if conflict else (),
    )


def same_time(assertion: AssertionView, when: WhenView) -> bool:
    """True if a report gives this very time."""
    return assertion.when is not None and assertion.when.value == when.value


def stretch(first: float, last: float, axis: tuple[float, float]) -> Stretch:
    """Where an interval lies on an axis, in hundredths."""
    whole = max(axis[1] - axis[0], 1.0)
    x = 100 * (first - axis[0]) / whole
    return Stretch(round(min(max(x, 0), 99.5), 2), round(max(100 * (last - first) / whole, 0.6), 2))
