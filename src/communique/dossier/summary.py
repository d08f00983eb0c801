"""The four short blocks at the head of a dossier: established, disputed, planned, changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from communique.claims.intervals import moment
from communique.claims.phrasing import FINITE, representative
from communique.claims.wording import capital, name, value_words
from communique.dossier.records import Record, dated
from communique.dossier.worth import once, tellable, trust, worthwhile
from communique.lineage import DOUBT
from communique.linking import order_key
from communique.model import ActorView, ClaimView, DocumentView, Edge, Span, SummaryLine
from communique.model.dossiers import Section

MOST = 6
"""Lines of a section."""

MOST_SPANS = 8
LEADING = 0.75
"""How near to titles and leads the first line must be, relative to the claim that is nearest."""
SHAKY = 0.5
"""A claim against which so much speaks never leads."""
ALONE = 0.92
"""The same for the claim of a single report that leads in its place."""
AHEAD = frozenset({"scheduled", "planned", "expected"})


def summary(
    records: Sequence[Record],
    documents: Mapping[str, DocumentView],
    edges: Sequence[Edge],
    actors: Sequence[ActorView] = (),
) -> tuple[SummaryLine, ...]:
    """All sections in their order; `records` the most central first."""
    dates = sorted((v.published.value for v in documents.values() if v.published.value), key=lambda v: order_key(v, ""))
    began, latest = (moment(dates[0]), moment(dates[-1])) if dates else (None, None)
    sure, offices = established(records, began), {a.id: a.roles[0].title for a in actors if a.roles}
    parts = (
        [_line("established", _by_whom(one, offices), one) for one in sure],
        disputed(records),
        [_line("planned", one.view.text, one) for one in once(planned(records, began, latest), sure)],
        [*changed(records, began), *withdrawn(records, documents, edges)],
    )
    return tuple(line for part in parts for line in part[:MOST])


def established(records: Sequence[Record], began: float | None) -> list[Record]:
    """What happened or is so and is not contested, that two origins say or several reports take from one witness. Where
    nothing of that is what the reports are about, the claim of one of them that comes nearest to it leads."""
    found = [r for r in records if r.view.status in ("happened", "ongoing") and r.view.finding != "contested"]
    found = [r for r in found if r.view.polarity == "positive"]
    shared = [r for r in found if r.view.origins > 1 or len({r.assertions[n].clause.document for n in r.sayers}) > 1]
    several = len({one.clause.document for r in records for one in r.assertions}) > 1
    others = [r for r in found if tellable(r.view.text)] if several else []
    return led(worthwhile(shared, began, MOST), others, began)[:MOST]


def led(chosen: Sequence[Record], others: Sequence[Record], began: float | None) -> list[Record]:
    """The chosen claims, first the best of those that come near to titles and leads; where none does, behind the one of
    `others` that comes nearest, if it comes very near."""
    near = {one.view.id: one.near * trust(one, began) for one in (*chosen, *others)}
    nearest = max([*chosen, *others], key=lambda one: near[one.view.id], default=None)
    if nearest is None:
        return []
    sound = [one for one in chosen if trust(one, began) > SHAKY]
    close = (one for one in sound if one.near >= LEADING * near[nearest.view.id])
    first = next(close, nearest if nearest.near >= ALONE else None)
    return list(once([first, *(one for one in chosen if one is not first)])) if first else list(chosen)


def _by_whom(record: Record, offices: Mapping[str, str]) -> str:
    """The claim; where it has one witness only, with who that is. `offices` by actor id."""
    if record.view.origins > 1:
        return record.view.text
    witness = record.keys[record.sayers[0]]
    who, office = name(witness).rpartition("\n")[2], offices.get(witness.actor or "", "")
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


def planned(records: Sequence[Record], began: float | None, latest: float | None) -> list[Record]:
    """What is still ahead when the last article appears: a date is fixed, or several texts have it planned or expected
    of somebody or something in particular, and no report says that it happened."""
    found = [r for r in records if r.view.status in AHEAD and r.view.polarity == "positive" and _says_so(r)]
    found = [r for r in found if (r.view.when is not None or r.view.texts > 1) and not _past(r.view, latest)]
    return worthwhile((r for r in found if r.view.finding != "contested"), began, MOST)


TOLD_BACK = re.compile(r"\b(?:would|(?:was|were) to|had to|had been)\b")
"""How a plan is told afterwards."""


def _says_so(record: Record) -> bool:
    """True if a clause with a verb of its own says so of a subject in particular, or a noun with its date ("expects the
    signing on Friday"): not the aim of something done, nor, in one text alone, what was ahead in a tale of the past."""
    one = representative([c for c in record.cluster.members if c.status in AHEAD] or list(record.cluster.members))
    whole = one.kind in FINITE and any(not party.pronoun and party.specific for party in one.of("who", "whom", "what"))
    dated_noun = one.kind == "nominal" and one.when is not None
    return (whole or dated_noun) and (record.view.texts > 1 or not TOLD_BACK.search(record.view.text))


def _past(view: ClaimView, latest: float | None) -> bool:
    """True if the planned time was over when the last article was published."""
    span = dated(view)
    return span is not None and latest is not None and span[1] < latest


def changed(records: Sequence[Record], began: float | None) -> list[SummaryLine]:
    """Stages that were passed, counts that grew, values that were superseded."""
    grown = worthwhile((r for r in records if r.view.development), began, MOST)
    lines = [_line("changed", _developed(r), r) for r in grown]
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
