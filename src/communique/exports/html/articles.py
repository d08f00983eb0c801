"""An article's text with every evidence span in it marked, as pieces that a template can write one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.evidence import anchor
from communique.exports.html.signs import shorten
from communique.model import READ_KINDS, DocumentView, Dossier, Span


class Piece(NamedTuple):
    """A stretch of text between two boundaries of evidence spans."""

    text: str
    anchors: tuple[str, ...]
    """Fragments of the spans that begin here."""
    marked: bool
    """True if at least one span lies over it."""
    kinds: str
    """Layers that lie over it, as class names: claim, statement, other."""
    backs: tuple[str, ...]
    """Ids of claims and conflicts that rest on a span ending here."""
    start: int
    """Offset in the document."""


class Block(NamedTuple):
    """A passage as a paragraph."""

    kind: str
    pieces: tuple[Piece, ...]
    read: bool


class ArticleView(NamedTuple):
    """An article as it is shown."""

    id: str
    label: str
    title: str
    url: str | None
    path: str | None
    published: str
    basis: str
    language: str
    authors: str
    root_label: str | None
    """The label of the document that its text derives from, if another."""
    blocks: tuple[Block, ...]
    words: int
    at: int


class Use(NamedTuple):
    """What on the page rests on a span."""

    kinds: frozenset[str]
    backs: tuple[str, ...]


NO_USE = Use(frozenset(), ())

BASES: dict[str, str] = {
    "metadata": "given with the article",
    "text": "written in its text",
    "lineage": "from another version of this text",
    "inferred": "concluded from the story",
    "none": "no date found",
}
"""How a publication date is known, in words."""


def article_view(document: DocumentView, spans: Mapping[Span, Use], labels: Mapping[str, str], at: int) -> ArticleView:
    """The article with its own `spans` marked."""
    blocks = tuple(
        Block(p.kind, tuple(pieces(document, p.start, p.end, spans)), p.kind in READ_KINDS) for p in document.passages
    )
    return ArticleView(
        document.id,
        labels[document.id],
        shorten(document.title or "", 200),
        document.url if (document.url or "").startswith(("http://", "https://")) else None,
        document.path,
        words.moment(document.published.value),
        BASES[document.published.basis],
        document.language or "unknown",
        ", ".join(document.authors),
        labels[document.root] if document.root != document.id and document.root in labels else None,
        blocks,
        len(document.text.split()),
        at,
    )


def pieces(document: DocumentView, start: int, end: int, spans: Mapping[Span, Use]) -> Iterable[Piece]:
    """The text from `start` to `end`, cut wherever a span begins or ends."""
    here = sorted(s for s in spans if s.start < end and s.end > start)
    cuts = sorted({start, end, *(c for s in here for c in (s.start, s.end) if start < c < end)})
    for a, b in zip(cuts, cuts[1:], strict=False):
        over = [s for s in here if s.start <= a and b <= s.end]
        begins = tuple(anchor(s) for s in over if s.start == a)
        kinds = sorted({k for s in over for k in spans[s].kinds})
        ends = dict.fromkeys(back for s in over if s.end == b for back in spans[s].backs)
        yield Piece(document.text[a:b], begins, bool(over), " ".join(kinds), tuple(ends), a)


def marked_version(document: DocumentView, shared: Sequence[Span]) -> tuple[Piece, ...]:
    """A whole text with the `shared` stretches marked, for reading two versions side by side."""
    return tuple(pieces(document, 0, len(document.text), dict.fromkeys(shared, NO_USE)))


def marked_spans(dossier: Dossier) -> dict[Span, Use]:
    """Every span that something on the page links to, with its layers and the lines that rest on it."""
    kinds, backs = defaultdict[Span, set[str]](set), defaultdict[Span, dict[str, None]](dict)
    known = {d.id for d in dossier.documents}
    for span, kind, back in uses(dossier):
        if span.document in known:
            kinds[span].add(kind)
            if back:
                backs[span][back] = None
    return {span: Use(frozenset(found), tuple(backs.get(span, ()))) for span, found in kinds.items()}


def uses(dossier: Dossier) -> Iterable[tuple[Span, str, str]]:
    """Span, layer, and the id of the claim or conflict that rests on it ("" for none)."""
    for claim in dossier.claims:
        yield from ((a.span, "claim", claim.id) for a in claim.assertions)
    for conflict in dossier.conflicts:
        yield from ((s, "claim", conflict.id) for v in conflict.values for s in v.spans)
    for line in dossier.summary:
        yield from ((s, "claim", line.claim or "") for s in line.spans)
    for statement in dossier.statements:
        yield from ((s, "statement", "") for s in statement.content)
    for actor in dossier.actors:
        yield from ((r.spans[0], "other", "") for r in actor.roles if r.spans)
        yield from ((s, "other", "") for s in actor.spans[:3])
    for problem in dossier.problems:
        if problem.span:
            yield problem.span, "other", ""
