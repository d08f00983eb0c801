"""Claims as the dossier shows them: text, slots, assertions, counts, finding, conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple

import msgspec

from communique.claims import (
    Assertion,
    Cluster,
    Count,
    Joined,
    Witness,
    Witnesses,
    assertions,
    conflicts,
    count,
    development,
    finding,
    pairwise,
    stage,
)
from communique.claims.borne_out import borne_out
from communique.claims.both_told import Articles
from communique.claims.fitness import WHOLE, fittest
from communique.claims.intervals import interval, moment, precision_rank, relation
from communique.claims.lines import Lines
from communique.claims.origins import narrowed, witnesses_of_it
from communique.claims.records import Clause
from communique.claims.rivals import Likeness
from communique.dossier.standing import current, outgrown, running
from communique.dossier.views import statement_id
from communique.lineage import Roots
from communique.model import (
    AssertionView,
    ClaimView,
    Conflict,
    Document,
    Proposition,
    Quantity,
    QuantityView,
    Reading,
    Span,
    TimeRef,
    WhenView,
)
from communique.model.readings import Status

NOWHERE = Span("", 0, 0)


class Material(NamedTuple):
    """What all claims of a story are made from."""

    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    roots: Roots
    witnesses: Witnesses
    joined: Joined
    lines: Lines
    likeness: Likeness
    """Cosines of pairs of texts."""
    articles: Articles
    """What each article tells in its own voice."""


class Record(msgspec.Struct, frozen=True, gc=False):
    """A claim with what the summary and the timeline need beside its view."""

    view: ClaimView
    cluster: Cluster
    assertions: tuple[Assertion, ...]
    keys: tuple[Witness, ...]
    conflicts: tuple[Conflict, ...]
    sayers: tuple[int, ...]
    """Numbers of the assertions that stand for where it has come to."""
    near: float = 0.0
    """How near it is to the titles and leads of the story, relative to the nearest claim: 0 to 1."""


def record(cluster: Cluster, material: Material) -> Record:
    """One claim, without its salience."""
    found = assertions(cluster, material.readings, material.roots, material.witnesses)
    counted = count(found, material.documents)
    pairs = pairwise(found, counted.keys, material.joined, material.articles)
    stale = outgrown(found, [pair for pair in pairs if not running(found, pair)])
    counted = count(found, material.documents, stale) if stale else counted
    everything = current(found, outgrown(found, pairs))
    disputes = conflicts(cluster.id, _worded(everything, cluster, material), found, counted.keys, pairs)
    sure = (
        frozenset(range(len(found))) if disputes else borne_out(found, counted, pairs, stale, material.joined.one_fact)
    )
    sayers = witnesses_of_it(found, stale, sorted(sure))
    counted = narrowed(counted, found, sayers) if len(sure) < len(found) else counted
    one_fact = [one for number, one in enumerate(found) if number in sure]
    members = current(one_fact, outgrown(found, pairs))
    best, text = fittest(members)[0], _worded(members, cluster, material)
    developed = development(found, pairs, material.joined, best)
    view = _view(cluster, material, found, sure, counted, members, best, text, disputes, developed)
    return Record(view, cluster, found, counted.keys, disputes, tuple(sayers))


def _worded(members: Sequence[Clause], cluster: Cluster, material: Material) -> str:
    """The sentence that tells a claim, of one of these members if any can."""
    ranked = fittest(members)
    text = material.lines.first(ranked) or material.lines.around(ranked)
    return text or material.lines.first(cluster.members)


def told_once(records: Sequence[Record]) -> list[Record]:
    """Without claims whose sentence another claim already shows, unless several texts give them or they are disputed.

    Clauses that cannot stand alone are shown by their whole sentence, and a sentence may hold several: the one that it
    is about tells it best, "ordered" of "ordered 12,000 people to leave".
    """
    best: dict[str, Record] = {}
    for one in sorted(records, key=lambda r: (-r.view.texts, -len(r.assertions), not _finite(r), r.view.id)):
        best.setdefault(one.view.text, one)
    return [
        r for r in records if best[r.view.text] is r or r.view.texts > 1 or r.view.finding == "contested" or r.conflicts
    ]


def _finite(one: Record) -> bool:
    return any(clause.kind in WHOLE for clause in one.cluster.members)


def _view(
    cluster: Cluster, material: Material, found: Sequence[Assertion], sure: Set[int], counted: Count,
    members: Sequence[Clause], best: Clause, text: str, disputes: Sequence[Conflict], developed: str,
) -> ClaimView:  # fmt: skip
    one, told = _proposition(material, best), [one for number, one in enumerate(found) if number in sure]
    when = best_time([a for a in told if not a.denied] or told, stage(told))
    where = next((clause.place.text for clause in [best, *members] if clause.place), None)
    return ClaimView(
        id=cluster.id,
        text=text,
        predicate=best.predicate,
        code=one.code,
        roles=_roles(best),
        when=when_view(when) if when else None,
        where=where,
        quantities=tuple(quantity_view(q) for q in best.counts),
        status=stage(told),
        polarity="negative" if all(a.denied for a in found) else "positive",
        assertions=tuple(
            _assertion(material, a, key, aside=number not in sure)
            for number, (a, key) in enumerate(zip(found, counted.keys, strict=True))
        ),
        outlets=counted.outlets,
        texts=counted.texts,
        origins=counted.origins,
        sides=counted.sides,
        finding=finding(counted, disputes),
        unattributed=counted.unattributed,
        perhaps=counted.perhaps,
        cameo=one.cameo,
        mode=one.plover_mode,
        event=best.event,
        development=developed,
    )


def _proposition(material: Material, clause: Clause) -> Proposition:
    return material.readings[clause.document].propositions[clause.number]


def _roles(clause: Clause) -> dict[str, tuple[str, ...]]:
    """Role → actor ids where they are known, else the words."""
    found: dict[str, tuple[str, ...]] = {}
    for party in clause.parties:
        found[party.role] = tuple(dict.fromkeys((*found.get(party.role, ()), *(party.own or (party.text,)))))
    return found


def _assertion(material: Material, one: Assertion, key: Witness, *, aside: bool) -> AssertionView:
    clause = one.clause
    span, focus = _evidence(material, one)
    return AssertionView(
        document=clause.document,
        span=span,
        statement=statement_id(clause.document, one.statement) if one.statement is not None else None,
        origin=key.key,
        status=clause.status,
        stance=one.stance,
        published=material.documents[clause.document].published.value,
        origin_text=key.text,
        polarity="negative" if one.denied != one.denial else "positive",
        when=when_view(clause.when) if clause.when else None,
        quantities=tuple(quantity_view(quantity) for quantity in clause.counts),
        named=one.witness.named,
        focus=focus,
        aside=aside,
    )


def _evidence(material: Material, one: Assertion) -> tuple[Span, Span]:
    """The sentence that an assertion rests on and the words meant in it: of a denial that takes up what another
    sentence says ("denied the accusation"), its own.
    """
    clause, reading = one.clause, material.readings[one.clause.document]
    if one.words is None:
        return clause.sentence, clause.span
    return next((s.span for s in reading.sentences if s.span.covers(one.words)), one.words), one.words


def quantity_view(quantity: Quantity) -> QuantityView:
    """A quantity as it is shown."""
    return QuantityView(quantity.value, quantity.unit, quantity.of, quantity.bound, quantity.span)


def when_view(time: TimeRef) -> WhenView:
    """A time as it is shown; the interval narrowed by its modifier ("the end of January")."""
    found = interval(time)
    if found is None or time.mod not in ("START", "MID", "END"):
        return WhenView(time.value, time.earliest, time.latest, time.precision)
    return WhenView(time.value, _iso(found[0]), _iso(found[1]), time.precision)


def _iso(days: float) -> str:
    return date.fromordinal(int(days)).isoformat()


def best_time(found: Sequence[Assertion], reached: Status) -> TimeRef | None:
    """The time that says most: of the furthest stage first, then what most agree with, then the most precise."""
    timed = [(one.clause.status, one.clause.when) for one in found if one.clause.when is not None]
    pool = Counter(_apart_from_place(time) for _, time in timed)
    of_stage = {_apart_from_place(time) for status, time in timed if status == reached}
    base = {time for time in of_stage if interval(time) is not None} or of_stage or set(pool)
    fitting = [time for time in pool if any(relation(time, other) != "apart" for other in base)]
    best = max(fitting, key=lambda time: _support(time, pool), default=None)
    return next((time for _, time in timed if _apart_from_place(time) == best), None)


def _apart_from_place(time: TimeRef) -> TimeRef:
    """The time without where it stands: a thousand copies give one."""
    return msgspec.structs.replace(time, span=NOWHERE, anchor_span=None)


def _support(time: TimeRef, pool: Mapping[TimeRef, int]) -> tuple[int, tuple[int, int], str]:
    agreeing = sum(count for other, count in pool.items() if relation(time, other) not in ("apart", "unknown"))
    return agreeing, precision_rank(time), time.value


def dated(view: ClaimView) -> tuple[float, float] | None:
    """Interval of a claim's time in days; None if it is not known."""
    if view.when is None or view.when.earliest is None or view.when.latest is None:
        return None
    first, last = moment(view.when.earliest), moment(view.when.latest, last=True)
    return (first, last) if first is not None and last is not None else None
