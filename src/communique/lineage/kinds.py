"""Whether two texts depend on one another, and how."""

from __future__ import annotations

from communique.lineage.credits import same_outlet
from communique.lineage.direction import directed
from communique.lineage.overlap import Overlap, Side, overlap, spans
from communique.lineage.texts import Text
from communique.linking import Comparison, Finding, compare
from communique.model import Edge, Reason
from communique.model.edges import EdgeKind

JUDGE = "lineage/1"
WHOLE = 0.45
"""Share of a text's words that are another's, from which it derives as a whole."""
FOREIGN, FOREIGN_UNKNOWN, FOREIGN_WORDS = 0.1, 0.03, 120
"""Share of content in common with the rest, below which a stretch of at most so many words is foreign to its text:
of one outlet, and where an outlet is not known."""
POSITIVE = 0.7
"""Score from which an edge is made."""


def common_wording(left: Side, right: Side) -> Finding:
    """Words in common outside quotations; sixty are beyond chance."""
    return Finding(min(1.0, left.own / 60), f"{left.own} words in common outside quotations")


def common_share(left: Side, right: Side) -> Finding:
    """Share of the shorter text that stands in the other word for word."""
    value = max(left.share, right.share)
    return Finding(min(1.0, 1.4 * value), f"{value:.0%} of the shorter text stands in the other")


def only_quotations(left: Side, right: Side) -> Finding | None:
    """What stands in quotation marks was said by a third party: to print it too is not copying, unless enough else is
    in common."""
    share = 1 - left.own / left.equal
    value = share * (1 - min(1.0, left.own / 60))
    return Finding(value, f"{share:.0%} of the common words are a third party's") if value > 0 else None


def foreign_matter(left: Side, right: Side) -> Finding | None:
    """A short stretch in one outlet's articles that has nothing to do with the rest of either is a notice, not news."""
    one, two = left.text.document, right.text.document
    limit = FOREIGN if same_outlet(one, two) else 0.0 if one.outlet and two.outlet else FOREIGN_UNKNOWN
    values = [side.related for side in (left, right) if side.related is not None]
    if len(values) < 2 or max(values) >= limit or left.own > FOREIGN_WORDS:
        return None
    return Finding(1.0, "the common words have nothing to do with the rest of either text")


TABLE = (
    Comparison(common_wording, 3.5),
    Comparison(common_share, 4.0),
    Comparison(only_quotations, -4.0),
    Comparison(foreign_matter, -5.0),
)
BIAS = -2.2


def edge(left: Text, right: Text) -> Edge | None:
    """The edge between two texts if they depend on one another; `right` comes first where nothing decides."""
    found = overlap(left, right)
    if found is None:
        return None
    score, why = compare(found.left, found.right, TABLE, BIAS)
    if score < POSITIVE:
        return None
    found, direction = directed(found)
    kind, note = _kind(found)
    reasons = (Reason("kind", 1.0, 0.0, note), *direction, *why)
    one, two = found.left.text.document.id, found.right.text.document.id
    return Edge(kind, one, two, "positive", score, spans(found), JUDGE, None, reasons)


def _kind(found: Overlap) -> tuple[EdgeKind, str]:
    """Kind of an overlap whose left derives from its right, and why."""
    left, right = found.left, found.right
    if left.share > 0.999 and right.share > 0.999:
        return "same_text", "word for word the same"
    if _revision(left, right):
        return "revises", f"another version in the same place: {left.share:.0%} of its words were there before"
    if left.share >= WHOLE:
        return "copies", f"{left.share:.0%} of its words are the other's"
    return "reuses", f"{left.share:.0%} of its words are taken from the other"


def _revision(left: Side, right: Side) -> bool:
    one, two = left.text.document, right.text.document
    if min(left.share, right.share) < WHOLE:
        return bool(one.url and one.url == two.url) and max(left.share, right.share) >= WHOLE
    place = bool(one.url and one.url == two.url) or same_outlet(one, two)
    unknown = not (one.outlet and two.outlet) and left.edited >= 0.3 and right.edited >= 0.3
    return place or unknown
