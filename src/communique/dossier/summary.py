"""The four short blocks at the head of a dossier: established, disputed, planned, changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.claims.intervals import moment
from communique.claims.phrasing import is_fragment
from communique.claims.wording import capital, name, value_words
from communique.dossier.records import Record, dated
from communique.lineage import DOUBT
from communique.model import ActorView, ClaimView, DocumentView, Edge, Span, SummaryLine
from communique.model.dossiers import Section

MOST = 6
"""Lines of a section."""

MOST_SPANS = 8
AHEAD = frozenset({"scheduled", "planned", "expected"})


def summary(
    records: Sequence[Record],
    documents: Mapping[str, DocumentView],
    edges: Sequence[Edge],
    latest: str | None,
    actors: Sequence[ActorView] = (),
) -> tuple[SummaryLine, ...]:
    """All sections in their order; `records` the most central first, `latest` the last publication."""
    parts = (
        established(records, {a.id: a.roles[0].title for a in actors if a.roles}),
        disputed(records),
        planned(records, latest),
        [*changed(records), *withdrawn(records, documents, edges)],
    )
    return tuple(line for part in parts for line in part[:MOST])


def established(records: Sequence[Record], offices: Mapping[str, str] | None = None) -> list[SummaryLine]:
    """What happened or is so and is not contested: first what two origins say, then what several reports take from one
    witness, who is named; `offices` by actor id."""
    found = [r for r in records if r.view.status in ("happened", "ongoing") and r.view.finding != "contested"]
    found = [r for r in found if r.view.polarity == "positive" and not is_fragment(r.view.text)]
    sure = [_line("established", r.view.text, r) for r in found if r.view.origins > 1]
    lone = [r for r in found if r.view.origins < 2 and len({r.assertions[n].clause.document for n in r.sayers}) > 1]
    return sure + [_line("established", _with_witness(r, offices or {}), r) for r in lone]


def _with_witness(record: Record, offices: Mapping[str, str]) -> str:
    """The claim with its only witness, and who that is."""
    witness = record.keys[record.sayers[0]]
    who, office = name(witness), offices.get(witness.actor or "", "")
    told = f"{who}, {office}" if office and office.split()[-1].casefold() not in who.casefold() else who
    return f"{record.view.text.rstrip('.')} (one witness: {told})."


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


def planned(records: Sequence[Record], latest: str | None) -> list[SummaryLine]:
    """What is still ahead: a date is fixed, it is planned or expected, and no report says that it happened."""
    found = [
        r for r in records if r.view.status in AHEAD and r.view.polarity == "positive" and not _past(r.view, latest)
    ]
    found = [r for r in found if (r.view.when is not None or r.view.texts > 1) and not is_fragment(r.view.text)]
    return [_line("planned", r.view.text, r) for r in found if r.view.finding != "contested"]


def _past(view: ClaimView, latest: str | None) -> bool:
    """True if the planned time was over when the last article was published."""
    span, now = dated(view), moment(latest) if latest else None
    return span is not None and now is not None and span[1] < now


def changed(records: Sequence[Record]) -> list[SummaryLine]:
    """Stages that were passed, counts that grew, values that were superseded."""
    grown = [r for r in records if r.view.development]
    lines = [_line("changed", _developed(r.view), r) for r in grown]
    return lines + [
        SummaryLine(
            "changed", f"Superseded: {c.explanation}", _first(s for v in c.values for s in v.spans), r.view.id, c.id
        )
        for r in records
        for c in r.conflicts
        if c.superseded
    ]


def _developed(view: ClaimView) -> str:
    """How a claim developed; without its sentence where that gives one of several disputed values."""
    return view.development if view.finding == "contested" else f"{view.text} {view.development}"


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
