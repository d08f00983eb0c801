"""From documents to lineage edges."""

from __future__ import annotations

from collections.abc import Sequence

from communique.lineage.candidates import candidates
from communique.lineage.compared import compared
from communique.lineage.credits import Crediting, credited
from communique.lineage.direction import TABLE as DIRECTIONS
from communique.lineage.direction import doubt
from communique.lineage.kinds import JUDGE
from communique.lineage.notices import without_notices
from communique.lineage.overlap import Side
from communique.lineage.packing import texts
from communique.lineage.paraphrase import FLOOR, reworded
from communique.lineage.texts import Text
from communique.linking import compare, in_force, order_key
from communique.model import Document, Edge, Problem, Reason
from communique.store import Store

STAGE = "lineage"
WORDS = 12
"""Words of its own that a text must have to be compared."""


def lineage(
    documents: Sequence[Document], store: Store | None = None, jobs: int = 1
) -> tuple[list[Edge], list[Problem]]:
    """Who has text from whom: same_text, revises, copies, reuses and credits edges, left deriving from right.

    Only text, passages, dates, outlets and addresses are looked at. The result does not depend on the order of
    `documents`. Edges are sorted by left, right and kind. Texts that `store` knows as compared are not aligned again;
    new ones are by `jobs` processes.
    """
    ordered = sorted({one.id: one for one in documents}.values(), key=_when)
    own = [text for text in without_notices(texts(ordered, store, jobs)) if text.size >= WORDS]
    groups = [_center_first(group) for group in _same(own)]
    firsts = sorted((group[0] for group in groups), key=lambda text: _when(text.document))
    found = candidates([text.runs for text in firsts])
    edges = [_same_text(copy, group[0]) for group in groups for copy in group[1:]]
    pairs = zip(found.left.tolist(), found.right.tolist(), strict=True)
    edges += compared(firsts, list(pairs), store, jobs)
    likely, problems = _likely(firsts, edges, store)
    everything = in_force([*edges, *likely, *Crediting(ordered, store).edges()])
    return sorted(everything, key=lambda one: (one.left, one.right, one.kind)), [*problems, *_capped(found.capped)]


def _when(document: Document) -> tuple[str, str]:
    return order_key(document.published.value, document.id)


def _same(own: list[Text]) -> list[list[Text]]:
    """Texts grouped by their words, each group in the order of publication: a thousand copies are compared once."""
    groups: dict[bytes, list[Text]] = {}
    for text in own:
        groups.setdefault(text.hashes.tobytes(), []).append(text)
    return list(groups.values())


CREDITORS = 30
"""Members of a group of same texts that are asked whom they credit."""


def _center_first(group: list[Text]) -> list[Text]:
    """The group with the member first that most others credit; the earliest if none is credited."""
    some = [text.document for text in group[:CREDITORS]] if group[1:] else []
    counts = [sum(credited(other, one.outlet) is not None for other in some) for one in some] or [0]
    first = group[counts.index(max(counts))]
    return [first, *(text for text in group if text is not first)]


def _same_text(copy: Text, first: Text) -> Edge:
    sides = [Side(text, text.size, text.size, 1.0, 0.0, None, 0.0, 0.0) for text in (copy, first)]
    sure, why = compare(sides[0], sides[1], DIRECTIONS, 0.0)
    left, right = (text.span(0, -1) for text in (copy, first))
    reasons = (Reason("kind", 1.0, 0.0, "word for word the same"), *why, *doubt(sure))
    return Edge("same_text", left.document, right.document, "positive", 1.0, ((left, right),), JUDGE, None, reasons)


def _likely(firsts: list[Text], edges: list[Edge], store: Store | None) -> tuple[list[Edge], list[Problem]]:
    """Likely rewordings among texts that no edge joins; a Problem if the model that compares them is missing."""
    from communique.errors import ModelError

    place = {text.document.id: number for number, text in enumerate(firsts)}
    ends = [(place[made.left], place[made.right]) for made in edges if made.left in place and made.right in place]
    joined = {(min(pair), max(pair)) for pair in ends}
    try:
        found = reworded(firsts, joined, store)
    except ModelError as error:
        return [], [Problem(None, None, STAGE, f"Reworded copies were not looked for: {error}")]
    return [_rewording(firsts[later], firsts[first], order, meaning) for first, later, order, meaning in found], []


def _rewording(copy: Text, first: Text, order: float, meaning: float) -> Edge:
    facts = f"{order:.0%} of the names and numbers come in the same order"
    close = f"each sentence has a close one in the other (mean cosine {meaning:.2f})"
    reasons = (
        Reason("kind", 1.0, 0.0, "likely reworded: the same facts in the same order, in other words"),
        Reason("facts_in_order", round(order, 4), round(order, 4), facts),
        Reason("same_meaning", round(meaning, 4), round(meaning, 4), close),
    )
    score = round(FLOOR + (1 - FLOOR) * 0.5 * order * meaning, 4)
    return Edge("copies", copy.document.id, first.document.id, "unsure", score, (), JUDGE, None, reasons)


def _capped(count: int) -> list[Problem]:
    message = (  # how many there are would change with every article
        "articles that share a stretch of text with very many others were compared only with the first to print it and "
        "with their closest"
    )
    return [Problem(None, None, STAGE, message)] if count else []
