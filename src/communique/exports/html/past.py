"""The lines of the four blocks as they stood at an earlier moment, worked out from what was out by then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.dossier.worth import same, tellable
from communique.exports.html.moments import NEVER, Clock, instant
from communique.exports.html.told import Dispute, Told
from communique.model import Dossier, Span, SummaryLine

SECTIONS = ("established", "disputed", "planned", "changed")
MOST = 6
"""Lines of a block."""
AHEAD = ("scheduled", "planned", "expected")

Shown = tuple[str, SummaryLine]
"""A section and a line of it."""


def past_lines(
    dossier: Dossier, told: Mapping[str, Told], disputes: Sequence[Dispute], at: int, clock: Clock
) -> list[Shown]:
    """The lines of all blocks at an earlier moment, the most central claims first."""
    found: list[Shown] = []
    for claim in dossier.claims:
        own = [d for d in disputes if claim.id in d.conflict.claims and d.open_at(at)]
        found += [("disputed", conflict_line(d, at, clock)) for d in own]
        if not own:
            found += claim_lines(told[claim.id], at, clock)
    found += [("changed", line) for line in dossier.summary if taken_back(line, dossier, clock) <= at]
    found = list(told_once(dict.fromkeys(found)))
    return [line for key in SECTIONS for line in [f for f in found if f[0] == key][:MOST]]


def told_once(found: Iterable[Shown]) -> Iterable[Shown]:
    """The lines without those, established or planned, that say what a line before them says in as many words."""
    told: list[str] = []
    for section, line in found:
        again = section in ("established", "planned") and any(same(line.text, other) for other in told)
        if not again:
            yield section, line
            told += [line.text] if section in ("established", "planned") else []


def conflict_line(dispute: Dispute, at: int, clock: Clock) -> SummaryLine:
    """A conflict as a line: the same as the dossier's own once all of it is out."""
    c = dispute.conflict
    spans = tuple(dict.fromkeys(s for v in c.values for s in v.spans if clock.of[s.document] <= at))[:8]
    return SummaryLine("disputed", dispute.words_at(at), spans, c.claims[0] if c.claims else None, c.id)


def claim_lines(told: Told, at: int, clock: Clock) -> Iterable[Shown]:
    """In which blocks a claim stood, and as what."""
    stand = told.by(at)
    if stand is None or stand.sign.word == "denied" or not tellable(stand.text.strip("“”")):
        return
    spans = evidence(told, at, clock)
    if stand.sign.word in ("happened", "ongoing") and (stand.origins > 1 or stand.texts > 1):
        yield "established", SummaryLine("established", stand.text, spans, told.claim.id)
    if stand.sign.word in AHEAD and (stand.when or stand.texts > 1) and not over(told, at):
        yield "planned", SummaryLine("planned", stand.text, spans, told.claim.id)
    before = [s.value.sign.word for s in told.stands if s.at < at and s.value.sign.word != stand.sign.word]
    if before:
        text = f"{stand.text} Before: {before[-1]}; now: {stand.sign.word}."
        yield "changed", SummaryLine("changed", text, spans, told.claim.id)


def taken_back(line: SummaryLine, dossier: Dossier, clock: Clock) -> int:
    """When the version was out that no longer says what the line tells of; NEVER for any other line."""
    if line.section != "changed" or line.conflict or len(line.spans) != 1:
        return NEVER
    (span,), claim = line.spans, next((c for c in dossier.claims if c.id == line.claim), None)
    if claim is None or claim.development or any(a.document != span.document for a in claim.assertions):
        return NEVER
    later = (clock.of[e.left] for e in dossier.lineage if e.kind == "revises" and e.right == span.document)
    return min(later, default=NEVER)


def evidence(told: Told, at: int, clock: Clock) -> tuple[Span, ...]:
    """Sentences that were out by then."""
    return tuple(dict.fromkeys(a.span for a in told.claim.assertions if clock.of[a.document] <= at))[:8]


def over(told: Told, at: int) -> bool:
    """True if the planned time had passed by then."""
    when = told.claim.when
    return bool(when and when.latest) and at != NEVER and instant(when.latest if when else None) < at
