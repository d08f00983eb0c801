"""Who has it from whom. Every comparison speaks from -1 (right derives from left) to 1 (left derives from right)."""

from __future__ import annotations

from communique.lineage.credits import credited
from communique.lineage.overlap import Overlap, Side
from communique.linking import Comparison, Finding, compare, moments
from communique.model import Reason

DOUBT = "direction"
"""Name of the reason that says that nothing tells which text was first."""
CERTAIN = 0.62
"""Probability of a direction, from which it is taken as known."""


def publication_time(left: Side, right: Side) -> Finding | None:
    """What was published later derives from what was published earlier."""
    one, two = moments(left.text.document.published.value), moments(right.text.document.published.value)
    if one is None or two is None:
        return None
    if one.earliest > two.latest:
        return Finding(1.0, _dates("published later", left, right))
    if two.earliest > one.latest:
        return Finding(-1.0, _dates("published earlier", left, right))
    middle = (one.earliest - two.earliest) + (one.latest - two.latest)
    return Finding(
        (middle.total_seconds() > 0) * 0.2 - (middle.total_seconds() < 0) * 0.2, _dates("order unknown", left, right)
    )


def _dates(words: str, left: Side, right: Side) -> str:
    return f"{words}: {left.text.document.published.value} against {right.text.document.published.value}"


def credit_line(left: Side, right: Side) -> Finding | None:
    """A text that names the other's outlet as its source derives from it."""
    mine = credited(left.text.document, right.text.document.outlet)
    other = credited(right.text.document, left.text.document.outlet)
    if (mine is None) == (other is None):
        return None
    document, span = (left.text.document, mine) if mine else (right.text.document, other)
    assert span is not None
    return Finding(1.0 if mine else -1.0, f"credit in {document.id}: “{document.slice(span)}”")


def quotes_the_other(left: Side, right: Side) -> Finding | None:
    """A text that puts the common words in quotation marks has them from the one that does not."""
    value = left.mine_quoted - right.mine_quoted
    return (
        Finding(value, f"{abs(value):.0%} of the common words are quoted in one text only")
        if abs(value) > 0.3
        else None
    )


def cut(left: Side, right: Side) -> Finding | None:
    """A text that is wholly contained in a longer one is a cut of it, above all if it is the tail that is missing."""
    value = left.share - right.share
    if abs(value) < 0.05:
        return None
    tail = left.ends if value > 0 else right.ends
    shares = f"{left.share:.0%} of the left and {right.share:.0%} of the right text is common"
    return Finding(value * (0.4 + 0.6 * tail), f"{shares}, {tail:.0%} of the rest at the end")


def edited_sentences(left: Side, right: Side) -> Finding | None:
    """Between versions of one text, the one with more words of its own in common sentences is the edited one."""
    value = left.edited - right.edited
    return (
        Finding(value, f"{left.edited:.0%} against {right.edited:.0%} of the common sentences have words of their own")
        if value
        else None
    )


def at_home(left: Side, right: Side) -> Finding | None:
    """A passage comes from the text whose other words are about the same; where it is a stranger it was put in."""
    if left.related is None or right.related is None or max(left.share, right.share) > 0.75:
        return None
    value = max(-1.0, min(1.0, 3 * (right.related - left.related)))
    note = f"shares {left.related:.0%} of its content with the rest of the left text, {right.related:.0%} of the right"
    return Finding(value, note)


TABLE = (
    Comparison(at_home, 2.0),
    Comparison(publication_time, 5.0),
    Comparison(credit_line, 4.0),
    Comparison(quotes_the_other, 2.5),
    Comparison(cut, 1.6),
    Comparison(edited_sentences, 0.5),
)


def directed(found: Overlap) -> tuple[Overlap, tuple[Reason, ...]]:
    """The pair turned so that left derives from right, and why; as it is where nothing decides."""
    score, reasons = compare(found.left, found.right, TABLE, 0.0)
    if score < 0.5:
        found = found.turned()
        score, reasons = compare(found.left, found.right, TABLE, 0.0)
    return found, (*reasons, *doubt(score))


def doubt(score: float) -> tuple[Reason, ...]:
    """The reason that says so, if a direction of that probability is unsure."""
    if score >= CERTAIN:
        return ()
    return (Reason(DOUBT, score, 0.0, "direction unsure: nothing says which text was first"),)
