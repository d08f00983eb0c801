"""Which source, cue and content belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Range = tuple[int, int]
"""Start and end (exclusive), in tokens or words."""

QUOTES = frozenset("\"“”«»‘’'") | {"``", "''"}
"""Quotation marks as tokens."""


class Attribution(NamedTuple):
    """Somebody says something: ranges of the source, of the cue that says so, and of what is said; any may be empty."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


class Span(NamedTuple):
    """A tagged run of words."""

    start: int
    end: int
    kind: str


LinkScore = Callable[[Span, Span], float]
"""How strongly a span points to a cue: mean log-probability over its words, −inf if they were never read together."""


def attributions(found: Sequence[Span], forms: Sequence[str], score: LinkScore) -> list[Attribution]:
    """Groups of source, cue and content spans. `found`: spans of one stretch of text in order; `forms`: all words.

    Each source and content goes to the cue that it points to most strongly, cues that point to another cue join it. A
    content without any cue in reach stands alone if it is in quotation marks. Cues with neither are dropped.
    """
    cues = [span for span in found if span.kind == "Cue"]
    lead = leading(cues, score)
    groups: dict[Span, dict[str, list[Range]]] = {}
    alone: list[Attribution] = []
    for span in found:
        cue = span if span.kind == "Cue" else best_cue(span, cues, score)
        if cue is not None:
            groups.setdefault(lead[cue], {}).setdefault(span.kind, []).append(span[:2])
        elif span.kind == "Content" and is_quoted(span, forms):
            alone.append(Attribution((), (), (span[:2],)))
    joined = [
        Attribution(*(tuple(parts.get(kind, ())) for kind in ("Source", "Cue", "Content")))
        for parts in groups.values()
    ]
    return sorted([group for group in joined if group.content or group.source] + alone, key=first_word)


def leading(cues: Sequence[Span], score: LinkScore) -> dict[Span, Span]:
    """For each cue, the cue that its group goes by: itself, or one that it points to and that points to itself."""
    best = {cue: best_cue(cue, cues, score) or cue for cue in cues}
    return {cue: target if best[target] == target else cue for cue, target in best.items()}


def best_cue(span: Span, cues: Sequence[Span], score: LinkScore) -> Span | None:
    """The cue that `span` points to most strongly; None if none was read together with it."""
    scores = [(score(span, cue), cue) for cue in cues]
    reached = [(value, cue) for value, cue in scores if value > -np.inf]
    return max(reached, key=lambda pair: pair[0])[1] if reached else None


def is_quoted(span: Span, forms: Sequence[str]) -> bool:
    """Whether a quotation mark stands at the edge of `span`, inside or just outside."""
    edges = (span.start - 1, span.start, span.end - 1, span.end)
    return any(0 <= place < len(forms) and forms[place] in QUOTES for place in edges)


def first_word(group: Attribution) -> tuple[Range, ...]:
    """Sort key: where a group begins."""
    return tuple(sorted(group.source + group.cue + group.content))


def mean_link(links: NDArray[np.float32], span: Span, cue: Span, start: int) -> float:
    """Mean log-probability that the words of `span` point to the first word of `cue`, in a window's (words, words)
    log-probabilities `links`; `start` is the window's first word. −inf if the window does not hold both.
    """
    end = start + len(links)
    first, last = max(span.start, start), min(span.end, end)
    if first >= last or not start <= cue.start < end:
        return -float(np.inf)
    return float(links[first - start : last - start, cue.start - start].mean())
