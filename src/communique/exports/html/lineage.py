"""Who copied whom: the texts on a time axis with their copies hanging from them, and two versions side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from communique.claims.intervals import moment
from communique.exports import words
from communique.exports.html.articles import Piece, marked_version
from communique.exports.html.moments import EPOCH, NEVER, Clock
from communique.exports.html.names import Name, in_families
from communique.exports.html.signs import shorten
from communique.model import Change, DocumentView, Dossier, LineageView, Span

FULL_READINGS = 12
"""Pairs of versions that are printed side by side; further ones are listed only, to bound the page."""
MOST_TEXT = 400_000
"""Characters of all texts side by side."""
MOST_LANES = 60
LANE = 26
"""Height of a lane in pixels."""
SHORT = 36 * 3600
"""Seconds: an unsure stretch that is no longer is drawn as a mark alone."""
LEFT, RIGHT = 2.0, 96.0
"""Where the axis begins and ends, in hundredths of the width."""


class Lane(NamedTuple):
    """A text at its moment; x in hundredths, y in pixels."""

    x: float
    since: float
    """Where the stretch begins in which it was published; `x` itself if the moment is known."""
    y: int
    label: str
    copy: bool
    flip: bool
    """True if the label stands before the mark."""
    source: tuple[float, int] | None
    """Where the text that it derives from stands."""
    document: str
    at: int
    published: str


class Tick(NamedTuple):
    """A day on the axis."""

    x: float
    words: str


class Lanes(NamedTuple):
    """The drawing."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: int
    left_out: int
    unsure: bool = False
    """True if a text is drawn with a stretch in which it was published."""


class VersionRow(NamedTuple):
    """Two articles, one derived from the other."""

    edge: LineageView
    left: str
    right: str
    words: str
    left_pieces: tuple[Piece, ...]
    right_pieces: tuple[Piece, ...]
    share: int
    """How much of the left text stands in both, in per cent."""
    changes: tuple[Change, ...]
    credit: str
    """The words that credit the right text, if that is all that joins them."""
    at: int


def lanes(dossier: Dossier, clock: Clock, names: Mapping[str, Name]) -> Lanes:
    """Every text on its lane, copies under the text that they come from; nothing if no text has a copy."""
    if all(d.root == d.id for d in dossier.documents):
        return Lanes((), (), 0, 0)
    ordered = in_families(dossier.documents, clock)[:MOST_LANES]
    scale = Scale([i for d in dossier.documents for i in (begun(d, clock), clock.of[d.id])])
    rows = {d.id: 44 + LANE * i for i, d in enumerate(ordered)}
    made = tuple(lane(d, scale, rows, clock, names[d.id]) for d in ordered)
    left_out, unsure = len(dossier.documents) - len(ordered), any(one.since < one.x for one in made)
    return Lanes(made, tuple(scale.ticks()), 44 + LANE * len(ordered), left_out, unsure)


def begun(document: DocumentView, clock: Clock) -> int:
    """The first instant at which it may have been published; that at which it surely was, if only the day is open."""
    at, value = clock.of[document.id], document.published.value
    first = moment(value) if value else None
    found = at if first is None else round((first - EPOCH) * 86400)
    return found if at - found > SHORT else at


def lane(document: DocumentView, scale: Scale, rows: Mapping[str, int], clock: Clock, name: Name) -> Lane:
    """One text."""
    at = clock.of[document.id]
    x, copy = scale.x(at), document.root != document.id
    source = (scale.x(clock.of[document.root]), rows[document.root]) if copy and document.root in rows else None
    since, published = scale.x(begun(document, clock)), words.moment(document.published.value)
    label = shorten(name.long, 26) + (", undated" if at == NEVER else "")
    return Lane(x, since, rows[document.id], label, copy, x > 60, source, document.id, at, published)


class Scale:
    """A linear axis over instants; what is undated stands at its end."""

    def __init__(self, instants: Iterable[int]) -> None:
        dated = [i for i in instants if i != NEVER]
        self.first, self.last = (min(dated), max(dated)) if dated else (0, 1)

    def x(self, at: int) -> float:
        """Where an instant lies, in hundredths of the width."""
        if at == NEVER:
            return 99.0
        return round(LEFT + (RIGHT - LEFT) * (at - self.first) / max(self.last - self.first, 1), 2)

    def ticks(self) -> Iterable[Tick]:
        """At most five days or moments that are written on the axis."""
        whole = self.last - self.first
        count = 4 if whole > 3 * 86400 else 2 if whole else 0
        for i in range(count + 1):
            at = self.first + whole * i // max(count, 1)
            yield Tick(self.x(at), tick_words(at, whole))


def tick_words(at: int, whole: int) -> str:
    """A day, or the clock time for a story of hours."""
    moment = datetime.fromtimestamp(at, UTC)
    return f"{moment.day} {words.MONTHS[moment.month - 1][:3]}" + (f" {moment:%H:%M}" if whole <= 3 * 86400 else "")


def versions(dossier: Dossier, clock: Clock, names: Mapping[str, Name]) -> Iterable[VersionRow]:
    """Who copied whom, the first few with both texts side by side."""
    documents = {d.id: d for d in dossier.documents}
    edges = [e for e in dossier.lineage if e.left in documents and e.right in documents]
    edges = sorted(edges, key=lambda e: (not e.evidence, clock.of[e.left], e.left, e.right, e.kind))
    room = MOST_TEXT
    for number, edge in enumerate(edges):
        left, right = documents[edge.left], documents[edge.right]
        room -= len(left.text) + len(right.text)
        full = number < FULL_READINGS and bool(edge.evidence) and room > 0 and edge.kind != "credits"
        at = max(clock.of[edge.left], clock.of[edge.right])
        yield version(edge, (left, right), (names[edge.left].long, names[edge.right].long), full, at)


def version(
    edge: LineageView, pair: tuple[DocumentView, DocumentView], labels: tuple[str, str], full: bool, at: int
) -> VersionRow:
    """One pair, the derived text first."""
    left, right = pair
    mine, theirs = [pair[0] for pair in edge.evidence], [pair[1] for pair in edge.evidence]
    return VersionRow(
        edge,
        *labels,
        words.relation(edge),
        marked_version(left, mine) if full else (),
        marked_version(right, theirs) if full else (),
        0 if edge.kind == "credits" else share(mine, left.text),
        edge.changes,
        mine[0].of(left.text) if edge.kind == "credits" and mine else "",
        at,
    )


def share(spans: Sequence[Span], text: str) -> int:
    """How much of a text lies under spans, in per cent."""
    return round(100 * min(1.0, sum(s.end - s.start for s in spans) / max(len(text), 1)))
