"""The head of the page: who stands behind the story, and the four blocks, each as it stood at every moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.evidence import Library, Place, unique
from communique.exports.html.moments import NEVER, Clock, Held, held, instant
from communique.exports.html.told import Dispute, Pill, Told
from communique.model import Dossier, Span, SummaryLine

SECTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("established", "✓", "ok", "Established"),
    ("disputed", "⇄", "no", "Disputed"),
    ("planned", "◷", "plan", "Planned"),
    ("changed", "△", "doubt", "Changed"),
)
"""The four blocks of the summary: section, sign, tone, title."""
MOST = 6
"""Lines of a block."""
AT_ONCE = 4
"""Lines of a block that are seen without opening it."""
AHEAD = ("scheduled", "planned", "expected")


class Bar(NamedTuple):
    """An article in the bar of who stands behind a story; x and width in thousandths."""

    x: float
    width: float
    copy: bool
    label: str
    at: int


class Line(NamedTuple):
    """A line of the summary, with when it was one."""

    at: int
    until: int | None
    text: str
    places: tuple[Place, ...]
    pills: tuple[Held[Pill], ...]
    href: str
    spans: tuple[Span, ...]


class Block(NamedTuple):
    """One of the four blocks."""

    key: str
    glyph: str
    tone: str
    title: str
    lines: tuple[Line, ...]
    """What is seen at once: the first lines of the last stop, and all of earlier stops."""
    more: tuple[Line, ...]
    """Further lines of the last stop."""
    empty: tuple[Held[bool], ...]
    """When it had no line."""


Shown = tuple[str, SummaryLine]
"""A section and a line of it."""


def standing(dossier: Dossier, clock: Clock) -> tuple[Held[str], ...]:
    """Who stood behind the story at each stop: "3 articles, 2 texts, 5 origins"."""
    stops = clock.stops or ()
    early = [(s.at, standing_by(dossier, clock, s.at)) for s in stops[:-1]]
    return held([*early, (clock.last, words.standing(dossier))])


def standing_by(dossier: Dossier, clock: Clock, at: int) -> str:
    """The sentence for one moment."""
    out = [d for d in dossier.documents if clock.of[d.id] <= at]
    origins = {a.origin for c in dossier.claims for a in c.assertions if clock.of[a.document] <= at}
    return words.standing_words(len(out), len({d.root for d in out}), len(origins))


def bars(dossier: Dossier, clock: Clock) -> Iterable[Bar]:
    """One bar an article, its own texts before their copies, as wide as it is long."""
    documents = dossier.documents
    sizes = {d.id: min(3000, max(80, len(d.text.split()))) for d in documents}
    first = {d.root: min(clock.of[x.id] for x in documents if x.root == d.root) for d in documents}
    whole, x = sum(sizes.values()) or 1, 0.0
    for d in sorted(documents, key=lambda d: (first[d.root], d.root, d.root != d.id, clock.of[d.id], d.id)):
        width = 1000 * sizes[d.id] / whole
        yield Bar(round(x, 1), round(max(width - 4, 2), 1), d.root != d.id, words.name(d), clock.of[d.id])
        x += width


def blocks(
    dossier: Dossier, library: Library, told: Mapping[str, Told], disputes: Sequence[Dispute]
) -> tuple[Block, ...]:
    """The four blocks; what they said at an earlier stop is worked out from what was out by then."""
    clock = library.clock
    stops = clock.stops
    shown = [(s.at, past_lines(dossier, told, disputes, s.at, clock)) for s in stops[:-1]]
    shown.append((clock.last, [(s.section, s) for s in dossier.summary]))
    return tuple(block(row, shown, library, told) for row in SECTIONS)


def block(
    section: tuple[str, str, str, str],
    shown: Sequence[tuple[int, Sequence[Shown]]],
    library: Library,
    told: Mapping[str, Told],
) -> Block:
    """One block with every line that it ever had, those of the last stop first."""
    key = section[0]
    by_stop = [(at, [line for name, line in found if name == key]) for at, found in shown]
    every = dict.fromkeys(line for _, found in reversed(by_stop) for line in found)
    lines = [
        made(line, run, library, told)
        for line in every
        for run in held([(at, line in found) for at, found in by_stop])
        if run.value
    ]
    current = [line for line in lines if line.until is None]
    first = [line for line in lines if line.until is not None or line in current[:AT_ONCE]]
    return Block(*section, tuple(first), tuple(current[AT_ONCE:]), held([(at, not found) for at, found in by_stop]))


def made(line: SummaryLine, run: Held[bool], library: Library, told: Mapping[str, Told]) -> Line:
    """A line with its sources as small marks."""
    known = told.get(line.claim or "")
    href = f"#{line.conflict}" if line.conflict else f"#{line.claim}" if line.claim else ""
    pills = known.pills if known and not line.conflict else ()
    places = unique([library.place(s) for s in line.spans])
    return Line(run.at, run.until, line.text, places, pills, href, line.spans)


def past_lines(
    dossier: Dossier, told: Mapping[str, Told], disputes: Sequence[Dispute], at: int, clock: Clock
) -> list[Shown]:
    """The lines of all blocks at an earlier moment, the most central claims first."""
    found: list[Shown] = []
    for claim in dossier.claims:
        own = [d for d in disputes if claim.id in d.conflict.claims and d.open_at(at)]
        found += [("disputed", conflict_line(d)) for d in own]
        if not own:
            found += claim_lines(told[claim.id], at, clock)
    found = list(dict.fromkeys(found))
    return [line for key, *_ in SECTIONS for line in [f for f in found if f[0] == key][:MOST]]


def conflict_line(dispute: Dispute) -> SummaryLine:
    """A conflict as a line, the same as the dossier's own."""
    c = dispute.conflict
    spans = tuple(dict.fromkeys(s for v in c.values for s in v.spans))[:8]
    return SummaryLine("disputed", c.explanation, spans, c.claims[0] if c.claims else None, c.id)


def claim_lines(told: Told, at: int, clock: Clock) -> Iterable[Shown]:
    """In which blocks a claim stood, and as what."""
    stand = told.by(at)
    if stand is None or stand.sign.word == "denied":
        return
    spans = evidence(told, at, clock)
    if stand.sign.word in ("happened", "ongoing") and (stand.origins > 1 or stand.texts > 1):
        yield "established", SummaryLine("established", stand.text, spans, told.claim.id)
    if stand.sign.word in AHEAD and not over(told, at):
        yield "planned", SummaryLine("planned", stand.text, spans, told.claim.id)
    before = [s.value.sign.word for s in told.stands if s.at < at and s.value.sign.word != stand.sign.word]
    if before:
        text = f"{stand.text} Before: {before[-1]}; now: {stand.sign.word}."
        yield "changed", SummaryLine("changed", text, spans, told.claim.id)


def evidence(told: Told, at: int, clock: Clock) -> tuple[Span, ...]:
    """Sentences that were out by then."""
    return tuple(dict.fromkeys(a.span for a in told.claim.assertions if clock.of[a.document] <= at))[:8]


def over(told: Told, at: int) -> bool:
    """True if the planned time had passed by then."""
    when = told.claim.when
    return bool(when and when.latest) and at != NEVER and instant(when.latest if when else None) < at
