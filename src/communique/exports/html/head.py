"""The head of the page: who stands behind the story, and the four blocks, each as it stood at every moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.claims.phrasing import is_fragment
from communique.exports import words
from communique.exports.html.evidence import Library, Place, unique
from communique.exports.html.moments import NEVER, Clock, Held, held, instant
from communique.exports.html.names import Name, in_families
from communique.exports.html.signs import LONGEST_CLAIM, shorten
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
AT_ONCE = 6
"""Lines of a block that are seen without opening it."""
LONGEST_ABOUT = 120
"""Characters of what a line is about."""
AHEAD = ("scheduled", "planned", "expected")


class Bar(NamedTuple):
    """An article in the bar of who stands behind a story; x and width in thousandths."""

    x: float
    width: float
    copy: bool
    label: str
    letter: str
    """Written on the bar, where the marks below are letters."""
    at: int


class Line(NamedTuple):
    """A line of the summary, with when it was one."""

    at: int
    until: int | None
    about: str
    """What a line is about, where its text does not say it: the claim, cut short, or the disputed slot."""
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


def bars(dossier: Dossier, clock: Clock, names: Mapping[str, Name]) -> Iterable[Bar]:
    """One bar an article, its own texts before their copies, as wide as it is long."""
    documents = in_families(dossier.documents, clock)
    sizes = {d.id: min(3000, max(80, len(d.text.split()))) for d in documents}
    whole, x = sum(sizes.values()) or 1, 0.0
    for d in documents:
        width, name = 1000 * sizes[d.id] / whole, names[d.id]
        letter = name.mark if name.mark != name.full and width > 25 else ""
        yield Bar(round(x, 1), round(max(width - 4, 2), 1), d.root != d.id, name.long, letter, clock.of[d.id])
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
    empty = held([(at, not found) for at, found in by_stop])
    return Block(*section, tuple(said_once(first)), tuple(current[AT_ONCE:]), empty)


def said_once(lines: Sequence[Line]) -> Iterable[Line]:
    """The lines; what a line is about is left out where the line before it, shown with it, says the same."""
    for before, line in zip([None, *lines], lines, strict=False):
        same = before is not None and (before.about, before.at, before.until) == (line.about, line.at, line.until)
        yield line._replace(about="") if same else line


def made(line: SummaryLine, run: Held[bool], library: Library, told: Mapping[str, Told]) -> Line:
    """A line with its sources as small marks."""
    known = told.get(line.claim or "")
    href = f"#{line.conflict}" if line.conflict else f"#{line.claim}" if line.claim else ""
    pills = known.pills if known and not line.conflict else ()
    places = unique([library.place(s) for s in line.spans])
    about, text = parted(line, known)
    return Line(run.at, run.until, about, text, places, pills, href, line.spans)


def parted(line: SummaryLine, known: Told | None) -> tuple[str, str]:
    """What a line is about, and what it says of it: a change tells the change and does not repeat its claim whole."""
    if line.section != "changed" or known is None:
        return "", line.text
    wordings = sorted({known.claim.text, *(h.value for h in known.texts)}, key=len, reverse=True)
    told = next((line.text.removeprefix(w).strip() for w in wordings if line.text.startswith(w)), None)
    if told is None and not line.conflict:
        return "", line.text
    return shorten(shorten(known.claim.text, LONGEST_CLAIM), LONGEST_ABOUT), told or line.text


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
    found = list(dict.fromkeys(found))
    return [line for key, *_ in SECTIONS for line in [f for f in found if f[0] == key][:MOST]]


def conflict_line(dispute: Dispute, at: int, clock: Clock) -> SummaryLine:
    """A conflict as a line: the same as the dossier's own once all of it is out."""
    c = dispute.conflict
    spans = tuple(dict.fromkeys(s for v in c.values for s in v.spans if clock.of[s.document] <= at))[:8]
    return SummaryLine("disputed", dispute.words_at(at), spans, c.claims[0] if c.claims else None, c.id)


def claim_lines(told: Told, at: int, clock: Clock) -> Iterable[Shown]:
    """In which blocks a claim stood, and as what."""
    stand = told.by(at)
    if stand is None or stand.sign.word == "denied" or is_fragment(stand.text.strip("“”")):
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
