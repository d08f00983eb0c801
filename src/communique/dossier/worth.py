"""Which claims are worth a line of the summary: central ones that can stand alone, each thing once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from math import prod
from typing import NamedTuple

from communique.claims.phrasing import FINITE, is_fragment
from communique.claims.records import REALISED
from communique.claims.words import CACHED, content, overlap
from communique.dossier.records import Record, dated
from communique.lexicon import table

LEAST = 0.45
"""Share of the worth of the best line that a line needs: below it stands side matter."""
SAME = 0.7
"""Share of the content words of the shorter of two lines, from which both say one thing."""
SAME_ACT = 0.4
"""The same where their verbs have one sense: "launched a missile over", "fired a missile that flew over"."""
RECENT = 30
"""Days before the first report; what is dated earlier is background."""
FAR = 0.35
"""Nearness to titles and leads below which a claim is of something else that the articles tell as well."""


class Doubt(NamedTuple):
    """Something that makes a claim less worth telling first."""

    name: str
    holds: Callable[[Record, float | None], bool]
    """Of the claim, and the day of the first report."""
    factor: float


@lru_cache(CACHED)
def tellable(text: str) -> bool:
    """True if a claim's sentence can stand alone in a summary."""
    return not is_fragment(text) and not any(rule.search(text) for rule in _unfit())


@cache
def _unfit() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table("summary")["unfit"])


@cache
def _habits() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('summary')['habits'])})\b", re.IGNORECASE)


def _lasting(record: Record, _: float | None) -> bool:
    return record.view.status == "ongoing" and record.view.when is None


def _general(record: Record, _: float | None) -> bool:
    return _habitual(record.view.text)


@lru_cache(CACHED)
def _habitual(text: str) -> bool:
    return _habits().search(text) is not None


def _far(record: Record, _: float | None) -> bool:
    return record.near < FAR


def _describes(record: Record, _: float | None) -> bool:
    view = record.view
    return view.predicate.split(" ")[0] in ("be", "have", "seem", "remain") and not view.quantities and not view.code


def _background(record: Record, began: float | None) -> bool:
    span = dated(record.view)
    return span is not None and began is not None and span[1] < began - RECENT


def _asides(record: Record, _: float | None) -> bool:
    return all(one.kind not in FINITE and one.kind != "relative" for one in record.cluster.members)


def _relative(record: Record, _: float | None) -> bool:
    return all(one.kind == "relative" for one in record.cluster.members)


def _cut(record: Record, _: float | None) -> bool:
    return record.view.text.endswith("…") or record.view.text.startswith("[")


def _headlines(record: Record, _: float | None) -> bool:
    return all(one.headline for one in record.cluster.members)


DOUBTS: tuple[Doubt, ...] = (
    Doubt("a state or a habit, not an event", _lasting, 0.8),
    Doubt("holds at all times", _general, 0.6),
    Doubt("far from what titles and leads are about", _far, 0.7),
    Doubt("says what something is", _describes, 0.7),
    Doubt("long before the story", _background, 0.5),
    Doubt("told by the way: a participle, an infinitive, a noun", _asides, 0.6),
    Doubt("told by a relative clause alone, which says of whom something else is told", _relative, 0.75),
    Doubt("told by headlines alone, which put in other words what their articles tell", _headlines, 0.6),
    Doubt("does not stand there as its article has it", _cut, 0.9),
)
"""What is weighed against a claim; each that holds multiplies its salience."""


def worth(record: Record, began: float | None) -> float:
    """The salience of a claim, less for every doubt; `began` is the day of the first report."""
    return record.view.salience * trust(record, began)


def trust(record: Record, began: float | None) -> float:
    """1, less for every doubt."""
    return prod(doubt.factor for doubt in DOUBTS if doubt.holds(record, began))


def worthwhile(records: Iterable[Record], began: float | None, most: int, least: float = LEAST) -> list[Record]:
    """The `most` claims that are worth most, the best first; none that says what a better one says, nor any whose worth
    is below the share `least` of the best."""
    found = rated(records, began)
    best = found[0][0] if found else 0.0
    return list(once([one for value, one in found if value >= least * best]))[:most]


def rated(records: Iterable[Record], began: float | None) -> list[tuple[float, Record]]:
    """The claims that can be told, each with its worth, the best first."""
    found = [(worth(one, began), one) for one in records if tellable(one.view.text)]
    return sorted(found, key=lambda pair: (-pair[0], pair[1].view.id))


def once(records: Iterable[Record], said: Iterable[Record] = ()) -> Iterator[Record]:
    """The records without those that tell what an earlier one, or one of `said`, tells."""
    told = list(said)
    for one in records:
        if not any(same(one, other) for other in told):
            yield one
            told.append(one)


def same(one: Record, two: Record) -> bool:
    """True if two lines share most of the words of the shorter, or verbs of one sense and a good part of them."""
    shared = overlap(_words(one.view.text), _words(two.view.text))
    return shared >= SAME or (shared >= SAME_ACT and _one_act(one, two))


def _one_act(one: Record, two: Record) -> bool:
    """True if both tell of acts of one sense that may be the same: both past or both ahead, of no two days."""
    spans = [span for span in (dated(one.view), dated(two.view)) if span is not None]
    apart = len(spans) == 2 and (spans[0][1] < spans[1][0] or spans[1][1] < spans[0][0])
    return not apart and _ahead(one) == _ahead(two) and bool(_senses(one) & _senses(two))


def _ahead(record: Record) -> bool:
    return record.view.status not in REALISED


def _senses(record: Record) -> set[str]:
    return {family for clause in record.cluster.members for family in clause.families}


@lru_cache(CACHED)
def _words(text: str) -> frozenset[str]:
    return frozenset(content(text))
