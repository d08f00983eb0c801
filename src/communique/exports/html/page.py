"""What the story page shows, computed from a dossier: the template only writes it down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.articles import ArticleView, Piece, article_view, marked_version
from communique.exports.html.evidence import Evidence, Library, Place, Quote, chain, unique
from communique.exports.html.graph import Graph, actor_graph
from communique.model import (
    ActorView,
    AssertionView,
    ClaimView,
    Conflict,
    DocumentView,
    Dossier,
    LineageView,
    Problem,
    Span,
    StatementView,
    SummaryLine,
    TimelineEntry,
)

SECTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("established", "✓", "ok", "Established"),
    ("disputed", "⇄", "no", "Disputed"),
    ("planned", "◷", "plan", "Planned"),
    ("changed", "△", "doubt", "Changed"),
)
"""The four blocks of the summary: section, sign, tone, title."""

FULL_READINGS = 12
"""Pairs of versions that are printed side by side; further ones are listed only, to bound the page."""


class Bar(NamedTuple):
    """An article in the bar of who stands behind a story; x and width in thousandths."""

    x: float
    width: float
    copy: bool
    label: str


class Line(NamedTuple):
    """A line of the summary."""

    text: str
    places: tuple[Place, ...]
    note: str
    href: str
    at: str


class Column(NamedTuple):
    """An independent text with its copies folded under it."""

    root: str
    label: str
    copies: tuple[str, ...]


class Cell(NamedTuple):
    """What one text says of a claim."""

    glyph: str
    word: str
    tone: str
    origins: str
    href: str
    label: str


class Row(NamedTuple):
    """A claim in the table."""

    claim: ClaimView
    finding: str
    tone: str
    when: str
    cells: tuple[Cell | None, ...]
    evidence: tuple[Evidence, ...]
    actors: str
    at: str
    status_word: str
    glyph: str


class Side(NamedTuple):
    """One value of a conflict."""

    value: str
    origins: str
    quotes: tuple[tuple[Place, Quote, tuple[str, ...], str], ...]


class ConflictRow(NamedTuple):
    """A conflict with its sides."""

    conflict: Conflict
    title: str
    sides: tuple[Side, ...]
    at: str


class TimeRow(NamedTuple):
    """A line of the timeline; a and w place its precision bar, in thousandths of the drawn window."""

    entry: TimelineEntry
    when: str
    glyph: str
    tone: str
    a: float
    w: float
    href: str
    places: tuple[Place, ...]
    note: str
    at: str
    reported: tuple[float, ...]


class VersionRow(NamedTuple):
    """Two articles, one derived from the other."""

    edge: LineageView
    left: str
    right: str
    words: str
    left_pieces: tuple[Piece, ...]
    right_pieces: tuple[Piece, ...]
    shared: int
    """Characters that both share."""


class Said(NamedTuple):
    """A statement as it is listed under its speaker."""

    statement: StatementView
    quotes: tuple[tuple[Place, Quote], ...]
    chain: tuple[str, ...]
    at: str


class ProblemRow(NamedTuple):
    """Something that could not be read, with its place."""

    problem: Problem
    place: Place | None


class Page(NamedTuple):
    """All of the page."""

    dossier: Dossier
    standing: str
    span: str
    bars: tuple[Bar, ...]
    sections: tuple[tuple[str, str, str, str, tuple[Line, ...]], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    conflicts: tuple[ConflictRow, ...]
    timeline: tuple[TimeRow, ...]
    versions: tuple[VersionRow, ...]
    actors: tuple[ActorView, ...]
    graph: Graph
    said: tuple[tuple[str, str, tuple[Said, ...]], ...]
    articles: tuple[ArticleView, ...]
    problems: tuple[ProblemRow, ...]
    moments: tuple[tuple[str, str], ...]
    """Publication moments in order, with their words: the stops of the as-of slider."""


def page_view(dossier: Dossier) -> Page:
    """The page of a dossier."""
    library = Library(dossier)
    labels = {d.id: words.name(d) for d in dossier.documents}
    columns = text_columns(dossier.documents)
    spans = marked_spans(dossier)
    return Page(
        dossier,
        words.standing(dossier),
        reach(dossier),
        tuple(bars(dossier.documents)),
        tuple((key, sign, tone, title, lines(dossier, library, key)) for key, sign, tone, title in SECTIONS),
        columns,
        tuple(row(claim, library, columns) for claim in dossier.claims),
        tuple(conflict_row(c, library, dossier) for c in dossier.conflicts),
        tuple(time_rows(dossier, library)),
        tuple(versions(dossier, labels)),
        dossier.actors,
        actor_graph(dossier),
        tuple(speakers(dossier, library)),
        tuple(article_view(d, spans, labels) for d in dossier.documents),
        tuple(ProblemRow(p, problem_place(p, library)) for p in dossier.problems),
        tuple(
            (m, words.moment(m)) for m in sorted({d.published.value for d in dossier.documents if d.published.value})
        ),
    )


def reach(dossier: Dossier) -> str:
    """The story's span of time in words."""
    began, latest = dossier.story.began, dossier.story.latest
    if not began or not latest:
        return "undated"
    first, last = words.moment(began[:10]), words.moment(latest[:10])
    return first if first == last else f"{first} – {last}"


def bars(documents: Sequence[DocumentView]) -> Iterable[Bar]:
    """One bar an article, its own texts before their copies, as wide as it is long."""
    sizes = {d.id: max(60, len(d.text.split())) for d in documents}
    whole, x = sum(sizes.values()) or 1, 0.0
    for document in sorted(documents, key=lambda d: (d.root, d.root != d.id, d.published.value or "9", d.id)):
        width = 1000 * sizes[document.id] / whole
        yield Bar(round(x, 1), round(max(width - 4, 2), 1), document.root != document.id, words.name(document))
        x += width


def text_columns(documents: Sequence[DocumentView]) -> tuple[Column, ...]:
    """The independent texts in order of publication, each with its copies."""
    roots = [d for d in documents if d.root == d.id]
    ordered = sorted(roots, key=lambda d: (d.published.value or "9", d.id))
    return tuple(
        Column(d.id, words.name(d), tuple(words.name(c) for c in documents if c.root == d.id and c.id != d.id))
        for d in ordered
    )


def lines(dossier: Dossier, library: Library, section: str) -> tuple[Line, ...]:
    """The summary lines of one section."""
    claims = {c.id: c for c in dossier.claims}
    return tuple(line(s, library, claims) for s in dossier.summary if s.section == section)


def line(summary: SummaryLine, library: Library, claims: dict[str, ClaimView]) -> Line:
    """A summary line with its sources as small marks."""
    claim = claims.get(summary.claim or "")
    href = f"#{summary.conflict}" if summary.conflict else f"#{summary.claim}" if summary.claim else ""
    note = words.finding(claim) if claim and not summary.conflict else ""
    places = unique([library.place(s) for s in summary.spans])
    return Line(summary.text, places, note, href, earliest(library, summary.spans))


def earliest(library: Library, spans: Iterable[Span]) -> str:
    """The first publication moment among the documents of spans, or ""."""
    dates = [library.documents[s.document].published.value for s in spans]
    return min((d for d in dates if d), default="")


def row(claim: ClaimView, library: Library, columns: Sequence[Column]) -> Row:
    """A claim with a cell for every independent text."""
    evidence = tuple(library.evidence(a) for a in claim.assertions)
    pairs = list(zip(claim.assertions, evidence, strict=True))
    names = {x for values in claim.roles.values() for x in values}
    lead = evidence[0] if evidence else None
    return Row(
        claim,
        words.finding(claim),
        {"corroborated": "ok", "contested": "no"}.get(claim.finding, "doubt"),
        words.when(claim.when),
        tuple(cell([p for p in pairs if p[1].root == column.root], column) for column in columns),
        evidence,
        " ".join(sorted(n for n in names if n in library.actors)),
        min((e.at for e in evidence if e.at), default=""),
        claim.status if claim.polarity == "positive" else "did not",
        words.GLYPHS.get(claim.status if claim.polarity == "positive" else "did not", "·") if lead else "·",
    )


def cell(pairs: Sequence[tuple[AssertionView, Evidence]], column: Column) -> Cell | None:
    """What one text says of a claim: its strongest word, and on whose word."""
    if not pairs:
        return None
    denial = [p for p in pairs if p[1].tone == "no"]
    assertion, evidence = (denial or list(pairs))[0]
    own = assertion.statement is None
    speakers = "own voice" if own else evidence.chain[0]
    return Cell(evidence.glyph, evidence.word, evidence.tone, speakers, evidence.place.href, column.label)


def conflict_row(conflict: Conflict, library: Library, dossier: Dossier) -> ConflictRow:
    """A conflict with both sentences side by side."""
    claims = {c.id: c for c in dossier.claims}
    title = claims[conflict.claims[0]].text if conflict.claims and conflict.claims[0] in claims else conflict.slot
    spans = [s for v in conflict.values for s in v.spans]
    assertions = {(a.span, a.origin): a for c in conflict.claims if c in claims for a in claims[c].assertions}
    by_span = {span: a for (span, _), a in sorted(assertions.items(), key=lambda x: x[0])}
    sides = tuple(
        Side(v.value, ", ".join(v.origin_texts), tuple(side_quotes(v.spans, v.focus, by_span, library)))
        for v in conflict.values
    )
    return ConflictRow(conflict, title, sides, max((earliest(library, [s]) for s in spans), default=""))


def side_quotes(
    spans: Sequence[Span], focus: Sequence[Span], by_span: dict[Span, AssertionView], library: Library
) -> Iterable[tuple[Place, Quote, tuple[str, ...], str]]:
    """The sentences of one side, at most three, with chain and date."""
    for i, span in enumerate(spans[:3]):
        found = by_span.get(span)
        outlet = words.name(library.documents[span.document])
        told = library.chain(found) if found else (outlet,)
        at = words.moment(library.documents[span.document].published.value)
        yield library.place(span), library.quote(span, focus[i] if i < len(focus) else None), told, at


def time_rows(dossier: Dossier, library: Library) -> Iterable[TimeRow]:
    """The timeline with a bar for each entry's precision within the window of the story."""
    claims = {c.id: c for c in dossier.claims}
    first, last = window(dossier)
    for entry in dossier.timeline:
        claim = claims.get(entry.claim)
        spans = [a.span for a in claim.assertions] if claim else []
        a, w = place_bar(entry.when.earliest, entry.when.latest, first, last)
        glyph = words.GLYPHS.get(entry.status, "·")
        reported = sorted({x.published for x in claim.assertions if x.published}) if claim else []
        dots = tuple(round(position(r, first, last), 1) for r in reported if first <= ordinal(r) <= last)
        yield TimeRow(
            entry,
            words.when(entry.when),
            glyph,
            words.TONES.get(glyph, "soft"),
            a,
            w,
            f"#{entry.claim}",
            unique([library.place(s) for s in spans]),
            words.finding(claim) if claim else "",
            earliest(library, spans),
            dots,
        )


def window(dossier: Dossier) -> tuple[int, int]:
    """The days that the timeline draws: the story's publications with a month on both sides."""
    days = [ordinal(d.published.value) for d in dossier.documents if d.published.value]
    return (min(days) - 31, max(days) + 31) if days else (0, 1)


def ordinal(value: str) -> int:
    """Day number of an ISO moment; months and years count from their first day; 0 if it is no date."""
    from datetime import date

    parts = [int(p) for p in value.partition("T")[0].split("-")[:3] if p.isdigit()]
    try:
        return date(*(parts + [1, 1])[:3]).toordinal() if parts else 0
    except ValueError:
        return 0


def position(value: str, first: int, last: int) -> float:
    """Where a moment lies in the window, in thousandths, clipped to it."""
    return 1000 * min(max((ordinal(value) - first) / max(last - first, 1), 0), 1)


def place_bar(earliest: str | None, latest: str | None, first: int, last: int) -> tuple[float, float]:
    """Left edge and width of a precision bar, in thousandths; width 0 if it lies outside the window."""
    if not earliest or not latest or ordinal(latest) < first or ordinal(earliest) > last:
        return 0.0, 0.0
    left, right = position(earliest, first, last), position(latest, first, last)
    return round(left, 1), round(max(right - left + 1000 / max(last - first, 1), 8), 1)


def versions(dossier: Dossier, labels: dict[str, str]) -> Iterable[VersionRow]:
    """Who copied whom, the first few with both texts side by side."""
    documents = {d.id: d for d in dossier.documents}
    for number, edge in enumerate(dossier.lineage):
        full = number < FULL_READINGS and edge.evidence
        left = [pair[0] for pair in edge.evidence]
        right = [pair[1] for pair in edge.evidence]
        yield VersionRow(
            edge,
            labels[edge.left],
            labels.get(edge.right, edge.right),
            words.KINDS.get(edge.kind, edge.kind),
            marked_version(documents[edge.left], left) if full else (),
            marked_version(documents[edge.right], right) if full and edge.right in documents else (),
            sum(s.end - s.start for s in left),
        )


def speakers(dossier: Dossier, library: Library) -> Iterable[tuple[str, str, tuple[Said, ...]]]:
    """Statements under their speakers, those who said most first."""

    def speaker(statement: StatementView) -> tuple[str, str]:
        inner = statement.sources[-1]
        return library.actors.get(inner.actor or "", inner.text), inner.actor or ""

    grouped = groupby(sorted(dossier.statements, key=lambda s: (*speaker(s), s.document, s.id)), key=speaker)
    found = [(name, actor, tuple(said(s, library) for s in group)) for (name, actor), group in grouped]
    yield from sorted(found, key=lambda f: (-len(f[2]), f[0]))


def said(statement: StatementView, library: Library) -> Said:
    """A statement with its quotations and its chain."""
    document = library.documents[statement.document]
    quotes = tuple((library.place(s), library.quote(s)) for s in statement.content)
    return Said(
        statement,
        quotes,
        chain(statement, library.actors, words.name(document)),
        document.published.value or "",
    )


def problem_place(problem: Problem, library: Library) -> Place | None:
    """A link to the place of a problem, if it has one in an article of this story."""
    if problem.span and problem.span.document in library.documents:
        return library.place(problem.span)
    return None


def marked_spans(dossier: Dossier) -> dict[Span, str]:
    """Every span that something on the page links to, with the id of the claim that rests on it."""
    spans: dict[Span, str] = {}
    for problem in dossier.problems:
        if problem.span:
            spans.setdefault(problem.span, "")
    for statement in dossier.statements:
        for span in statement.content:
            spans.setdefault(span, "")
    for conflict in dossier.conflicts:
        for value in conflict.values:
            spans.update((s, conflict.id) for s in value.spans)
    for line_ in dossier.summary:
        for span in line_.spans:
            spans.setdefault(span, line_.claim or "")
    for claim in dossier.claims:
        spans.update((a.span, claim.id) for a in claim.assertions)
    for actor in dossier.actors:
        for span in [s for r in actor.roles for s in r.spans] + list(actor.spans[:3]):
            spans.setdefault(span, "")
    known = {d.id for d in dossier.documents}
    return {s: v for s, v in spans.items() if s.document in known}
