"""Source marks of a line of the summary, in groups where sources say different things of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.earlier import in_order
from communique.exports.html.evidence import Library, Place, unique
from communique.exports.html.moments import NEVER
from communique.exports.html.signs import shorten, sign
from communique.exports.html.told import Told
from communique.model import Conflict, Span, SummaryLine

LONGEST_VALUE = 40
"""Characters of a value before its sources."""
AHEAD = frozenset({"scheduled", "planned", "expected"})
DONE = frozenset({"happened", "ongoing"})


class Group(NamedTuple):
    """Source marks that say the same: one value of a contradiction, or one state of what developed."""

    label: str
    """"the end of January", "scheduled"; "" where all marks say the same."""
    tone: str
    at: int
    places: tuple[Place, ...]


def by_value(shown: Sequence[Span], conflict: Conflict, library: Library) -> Iterable[Group]:
    """The sources of a contradiction under the values that they give."""
    for value in in_order(conflict.values):
        if spans := [s for s in value.spans if s in shown]:
            yield group(shorten(value.value, LONGEST_VALUE), "soft", spans, library)


def by_state(line: SummaryLine, known: Told | None, library: Library) -> Iterable[Group]:
    """The sources under what they say of the claim, where some still had it ahead and others report it."""
    states = {a.span: words.state(a) for a in reversed(known.claim.assertions)} if known else {}
    found: dict[str, list[Span]] = {}
    for span in line.spans:
        found.setdefault(states.get(span, ""), []).append(span)
    if not DONE & set(found) or not AHEAD & set(found):
        found = {"": list(line.spans)}
    for state in sorted(found, key=lambda s: s not in DONE):
        yield group(state, sign(state).tone, found[state], library)


def group(label: str, tone: str, spans: Sequence[Span], library: Library) -> Group:
    """Marks for sentences, one an article."""
    places = unique([library.place(s) for s in spans])
    return Group(label, tone, min((p.at for p in places), default=NEVER), places)


def other_dates(conflict: Conflict, shown: str, library: Library) -> Iterable[Group]:
    """The times that other reports give for the same."""
    every = [span for value in conflict.values for span in value.spans]
    found = (group for group in by_value(every, conflict, library) if group.label not in shown)
    return (group._replace(label=f"another date: {group.label}") for group in found)
