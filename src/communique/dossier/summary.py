"""The five short blocks at the head of a dossier: established, reported by one, disputed, planned, changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from communique.claims.wording import capital, name, value_words
from communique.dossier.pools import period, pools
from communique.dossier.records import Record
from communique.dossier.worth import once, trust, worthwhile
from communique.lineage import DOUBT
from communique.model import ActorView, DocumentView, Edge, Span, SummaryLine
from communique.model.dossiers import Section

MOST = 6
"""Lines of a section."""

MOST_SPANS = 8
LEADING = 0.75
"""How near to titles and leads the first line must be, relative to the claim that is nearest."""
SHAKY = 0.5
"""A claim against which so much speaks never leads."""
LEAST_OF_SINGLE, LEAST_OF_PLANS = 0.3, 0.25
"""As for other lines (`worth.LEAST`), but lower: what one report adds, and what comes next, stands far from leads, and
the best of these may be what several copies tell."""


def summary(
    records: Sequence[Record],
    documents: Mapping[str, DocumentView],
    edges: Sequence[Edge],
    actors: Sequence[ActorView] = (),
) -> tuple[SummaryLine, ...]:
    """All sections in their order; `records` the most central first."""
    began, latest = period(documents.values())
    found, offices = pools(records, latest), {a.id: a.roles[0].title for a in actors if a.roles}
    sure = led(worthwhile(found.shared, began, MOST), found.told, began)
    single = list(once(worthwhile(found.single, began, MOST, LEAST_OF_SINGLE), sure))[: max(1, MOST - len(sure))]
    ahead = once(worthwhile(found.ahead, began, MOST, LEAST_OF_PLANS), [*sure, *single])
    parts = (
        [_line("established", _by_whom(one, offices), one) for one in sure],
        [_line("reported", _told_by(one, offices), one) for one in single],
        disputed(records),
        [_line("planned", one.view.text, one) for one in ahead],
        [*changed(records, found.grown, began), *withdrawn(records, documents, edges)],
    )
    return tuple(line for part in parts for line in part[:MOST])


def led(chosen: Sequence[Record], others: Sequence[Record], began: float | None) -> list[Record]:
    """The chosen claims, first the best of those that come near to titles and leads, by the measure of the nearest of
    all."""
    near = {one.view.id: one.near * trust(one, began) for one in (*chosen, *others)}
    least = LEADING * max(near.values(), default=0.0)
    sound = (one for one in chosen if trust(one, began) > SHAKY and near[one.view.id] >= least)
    first = next(sound, None)
    return [first, *(one for one in chosen if one is not first)] if first else list(chosen)


def _by_whom(record: Record, offices: Mapping[str, str]) -> str:
    """The claim; where it has one witness only, with who that is. `offices` by actor id."""
    if record.view.origins > 1:
        return record.view.text
    return f"{_open_ended(record.view.text)} (one witness: {_witness(record, offices)})."


def _told_by(record: Record, offices: Mapping[str, str]) -> str:
    """The claim of a single report; where that has it from somebody, with who that is."""
    text, witness = record.view.text, _witness(record, offices)
    if record.keys[record.sayers[0]].kind == "own" or text.endswith("”") or text.startswith(f"[{witness}]"):
        return text
    return f"{_open_ended(text)} (according to {witness})."


def _open_ended(text: str) -> str:
    """A sentence without its full stop; the one of "2 p.m." stays."""
    return text if re.search(r"\b\w\.\w\.$", text) else text.rstrip(".")


def _witness(record: Record, offices: Mapping[str, str]) -> str:
    """Who the one witness of a claim is, with his office."""
    witness = record.keys[record.sayers[0]]
    who, office = name(witness).rpartition("\n")[2], offices.get(witness.actor or "", "")
    return f"{who}, {office}" if office and office.split()[-1].casefold() not in who.casefold() else who


def disputed(records: Sequence[Record]) -> list[SummaryLine]:
    """Conflicts that still stand."""
    return [
        SummaryLine(
            "disputed",
            conflict.explanation,
            _first(s for v in conflict.values for s in v.spans),
            r.view.id,
            conflict.id,
        )
        for r in records
        for conflict in r.conflicts
        if not conflict.superseded
    ]


def changed(records: Sequence[Record], grown: Sequence[Record], began: float | None) -> list[SummaryLine]:
    """Stages that were passed, counts that grew, values that were superseded."""
    lines = [_line("changed", _developed(r), r) for r in worthwhile(grown, began, MOST)]
    return lines + [
        SummaryLine(
            "changed", f"Superseded: {c.explanation}", _first(s for v in c.values for s in v.spans), r.view.id, c.id
        )
        for r in records
        for c in r.conflicts
        if c.superseded
    ]


QUOTED = re.compile(r"“[^”]+”(?=: )")
"""What a conflict is about, at the beginning of its explanation."""


def _developed(record: Record) -> str:
    """How a claim developed, behind its sentence; of one whose sentence gives one of several disputed values, behind
    what its conflict is about."""
    view = record.view
    if view.finding != "contested":
        return f"{view.text} {view.development}"
    about = next((found[0] for c in record.conflicts if (found := QUOTED.match(c.explanation))), None)
    return f"{about}: {view.development[:1].lower()}{view.development[1:]}" if about else view.development


def withdrawn(
    records: Sequence[Record], documents: Mapping[str, DocumentView], edges: Sequence[Edge]
) -> list[SummaryLine]:
    """Claims that an earlier version of an article makes and its later version no longer does."""
    found = []
    for edge in sorted((e for e in edges if _later(e)), key=lambda e: e.left):
        for record in records:
            where = {one.clause.document for one in record.assertions}
            gone = [a for a in record.assertions if a.clause.document == edge.right and not a.clause.headline]
            if gone and edge.left not in where and not _kept(edge, gone[0].clause.head, documents):
                found.append(_withdrawal(record, documents[edge.left], documents[edge.right], gone[0].clause.sentence))
    return found


def _later(edge: Edge) -> bool:
    """True if the left article is surely a version of the right one, and surely the later."""
    return edge.kind == "revises" and edge.judgement == "positive" and all(r.name != DOUBT for r in edge.reasons)


def _kept(edge: Edge, head: Span, documents: Mapping[str, DocumentView]) -> bool:
    """True if the predicate stands word for word in the later version: it was only read differently there."""
    word, later = head.of(documents[edge.right].text), documents[edge.left].text
    return any(right.covers(head) and word in left.of(later) for left, right in edge.evidence)


def _withdrawal(record: Record, new: DocumentView, old: DocumentView, span: Span) -> SummaryLine:
    until = f" until {value_words(new.published.value[:16])}" if new.published.value else " in an earlier version"
    text = f"{capital(old.label)} wrote{until}: “{record.view.text.rstrip('.')}”; the later version no longer says so."
    return SummaryLine("changed", text, (span,), record.view.id)


def _line(section: Section, text: str, record: Record) -> SummaryLine:
    return SummaryLine(section, text, _evidence(record), record.view.id)


def _evidence(record: Record) -> tuple[Span, ...]:
    """One sentence a text, the first of each root."""
    first: dict[str, Span] = {}
    for one in record.assertions:
        first.setdefault(one.root, one.clause.sentence)
    return _first(first.values())


def _first(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))[:MOST_SPANS]
