"""The table of claims: what each independent text, or each origin, says, with every sentence behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.earlier import in_order
from communique.exports.html.evidence import Evidence, Library, Place
from communique.exports.html.moments import Held, held
from communique.exports.html.periods import part_of
from communique.exports.html.signs import Sign, shorten
from communique.exports.html.told import Dispute, Told
from communique.model import AssertionView, ClaimView, DocumentView, Span

MOST_COLUMNS = 7
"""Independent texts that get a column each; with more, a claim shows a mark for each origin instead."""
VALUED = ("quantity", "time", "place", "actor")
"""Disputed slots whose values say something beside the state."""
LEADING = 25
"""Claims shown at once; the others are folded under "all further claims"."""


class Column(NamedTuple):
    """An independent text with its copies folded under it."""

    root: str
    mark: str
    label: str
    copies: tuple[str, ...]


class CellState(NamedTuple):
    """What one text says of a claim, and on whose word."""

    sign: Sign
    value: str
    """Its value, where that is disputed: "43 dead"."""
    origin: str
    href: str


class Cell(NamedTuple):
    """What one text says of a claim, through its versions."""

    label: str
    states: tuple[Held[CellState], ...]


class Mark(NamedTuple):
    """What one origin says of a claim, and in how many texts."""

    sign: Sign
    origin: str
    texts: int
    href: str
    at: int


class Repeat(NamedTuple):
    """Another article of the same text that carries the sentence too."""

    place: Place
    same: bool
    """True if it stands there word for word."""


class Sentence(NamedTuple):
    """One sentence with the copies of it."""

    evidence: Evidence
    repeats: tuple[Repeat, ...]


class Disputed(NamedTuple):
    """A contradiction that a claim is in, for its row."""

    href: str
    words: str
    """The values beside one another: "43 dead or 40 dead"."""
    at: int
    until: int | None


class Row(NamedTuple):
    """A claim in the table."""

    told: Told
    behind: str
    cells: tuple[Cell | None, ...]
    marks: tuple[Mark, ...]
    evidence: tuple[Sentence, ...]
    disputed: tuple[Disputed, ...]
    actors: str
    time: str
    """Earliest day, for sorting."""
    period: str
    """Which part of the timeline it belongs to; "" without a date."""


def text_columns(documents: Sequence[DocumentView], library: Library) -> tuple[Column, ...]:
    """The independent texts in order of publication, each with its copies."""
    roots = [d for d in documents if d.root == d.id]
    ordered = sorted(roots, key=lambda d: (library.clock.of[d.id], d.id))
    names = library.names
    return tuple(
        Column(
            d.id,
            names[d.id].mark,
            names[d.id].long,
            tuple(names[c.id].long for c in documents if c.root == d.id and c.id != d.id),
        )
        for d in ordered
    )


def row(told: Told, library: Library, columns: Sequence[Column], disputes: Sequence[Dispute] = ()) -> Row:
    """A claim with a cell for every independent text, or with a mark for every origin where those are too many."""
    claim = told.claim
    narrow, values = len(columns) > MOST_COLUMNS, disputed_values(claim, disputes)
    pairs = [(a, library.evidence(a)) for a in claim.assertions]
    names = {x for values in claim.roles.values() for x in values}
    return Row(
        told,
        words.behind(claim),
        () if narrow else tuple(cell([p for p in pairs if p[1].root == c.root], c, values) for c in columns),
        tuple(marks(pairs)) if narrow else (),
        tuple(sentences(claim, library)),
        tuple(disputed(d) for d in disputes if claim.id in d.conflict.claims),
        " ".join(sorted(n for n in names if n in library.actors)),
        (claim.when.earliest if claim.when else None) or "9999",
        part_of(claim.when, library.clock),
    )


def disputed(dispute: Dispute) -> Disputed:
    """The values that stand against one another, as long as they do."""
    values = " or ".join(shorten(v.value, 40) for v in in_order(dispute.conflict.values))
    all_out = max([dispute.at, *(h.at for h in dispute.explained)])
    return Disputed(f"#{dispute.conflict.id}", values, all_out, dispute.settled)


def disputed_values(claim: ClaimView, disputes: Sequence[Dispute]) -> dict[Span, str]:
    """Sentence → the value that it gives, for each disputed number, time, place or person."""
    own = [d.conflict for d in disputes if claim.id in d.conflict.claims and d.conflict.slot in VALUED]
    return {span: shorten(v.value, 40) for c in reversed(own) for v in c.values for span in v.spans}


def cell(pairs: Sequence[tuple[AssertionView, Evidence]], column: Column, values: Mapping[Span, str]) -> Cell | None:
    """What one text says of a claim: its denial if it has one, else its first word, as its versions come out."""
    if not pairs:
        return None
    moments = sorted({e.at for _, e in pairs})
    return Cell(column.mark, held([(at, cell_state([p for p in pairs if p[1].at <= at], values)) for at in moments]))


def cell_state(pairs: Sequence[tuple[AssertionView, Evidence]], values: Mapping[Span, str]) -> CellState:
    """The strongest word among those that were out: a denial, else one with a disputed value, else the first."""
    denials = [p for p in pairs if p[1].sign.tone == "no"]
    valued = [p for p in pairs if p[0].span in values]
    assertion, evidence = (denials or valued or list(pairs))[0]
    value = values.get(assertion.span, "")
    return CellState(evidence.sign, value, who_says(assertion, evidence), evidence.place.href)


def who_says(assertion: AssertionView, evidence: Evidence) -> str:
    """On whose word: "own voice", or the origin, also where only another sentence of the article names it."""
    named = bool(assertion.origin_text) and not assertion.origin_text.endswith("(own reporting)")
    return assertion.origin_text if named else "own voice" if assertion.statement is None else evidence.chain[0]


def marks(pairs: Iterable[tuple[AssertionView, Evidence]]) -> Iterable[Mark]:
    """A mark for each origin and what it says, those in most texts first."""
    found: dict[tuple[str, Sign], list[tuple[AssertionView, Evidence]]] = {}
    for assertion, evidence in pairs:
        found.setdefault((assertion.origin, evidence.sign), []).append((assertion, evidence))
    made = [mark(sign, group) for (_, sign), group in found.items()]
    return sorted(made, key=lambda m: (-m.texts, m.at, m.origin))


def mark(sign: Sign, group: Sequence[tuple[AssertionView, Evidence]]) -> Mark:
    """One origin's word."""
    first = min(group, key=lambda p: p[1].at)
    name = first[0].origin_text or first[1].chain[0]
    return Mark(sign, name, len({e.root for _, e in group}), first[1].place.href, first[1].at)


def sentences(claim: ClaimView, library: Library) -> Iterable[Sentence]:
    """The sentences of a claim, those of one text, origin and state under the first of them."""

    def key(assertion: AssertionView) -> tuple[str, str, str]:
        return library.documents[assertion.document].root, assertion.origin, words.state(assertion)

    order = {key(a): i for i, a in reversed(list(enumerate(claim.assertions)))}
    together = sorted(claim.assertions, key=lambda a: (order[key(a)], library.clock.of[a.document], a.span))
    shown = [s for _, group in groupby(together, key=key) for s in folded(tuple(group), library)]
    same: dict[tuple[str, str], list[Sentence]] = {}
    for s in shown:
        same.setdefault((s.evidence.place.href, s.evidence.sign.word), []).append(s)
    yield from (joined(group) for group in same.values())


def joined(group: Sequence[Sentence]) -> Sentence:
    """One sentence for what several origins say in it at once: "Moscow and Tehran denied it"."""
    first = group[0]
    names = dict.fromkeys(s.evidence.origin or s.evidence.chain[0] for s in group)
    if len(names) == 1:
        return first
    return first._replace(evidence=first.evidence._replace(origin=", ".join(names)))


def folded(group: Sequence[AssertionView], library: Library) -> Iterable[Sentence]:
    """Each sentence of the first article of a text; those of its copies only as links."""
    lead = [a for a in group if a.document == group[0].document]
    others = [a for a in group if a.document != group[0].document]
    wording = {" ".join(library.words(a.span)): number for number, a in reversed(list(enumerate(lead)))}
    repeats: dict[int, dict[str, Repeat]] = {}
    for other in others:
        number = wording.get(" ".join(library.words(other.span)))
        repeats.setdefault(number or 0, {}).setdefault(
            other.document, Repeat(library.place(other.span), number is not None)
        )
    for number, one in enumerate(lead):
        yield Sentence(library.evidence(one), tuple(repeats.get(number, {}).values()))
