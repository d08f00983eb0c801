"""Which source, cue and content belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

KINDS = ("Source", "Cue", "Content")
"""Parts of an attribution, in the order of its fields."""

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


NO_LINK = -float(np.inf)
"""Score of two spans that were never read together."""


def attributions(found: Sequence[Span], forms: Sequence[str], links: NDArray[np.float32]) -> list[Attribution]:
    """Groups of source, cue and content spans. `found`: spans of one stretch of text in order; `forms`: all words;
    `links`: (spans, cues) how strongly each span points to each cue among them, NO_LINK where it cannot.

    Each source and content goes to the cue that it points to most strongly, cues that point to another cue join it,
    unless both have a source or a content of their own. A content without any cue in reach stands alone if it is in
    quotation marks. Cues with neither are dropped.
    """
    best = best_cues(links)
    cues = [place for place, span in enumerate(found) if span.kind == "Cue"]
    lead = apart(leading([best[place] for place in cues]), taken(found, best))
    groups: dict[int, dict[str, list[Range]]] = {}
    alone: list[Attribution] = []
    cue = -1
    for span, target in zip(found, best, strict=True):
        cue += span.kind == "Cue"
        leader = lead[cue] if span.kind == "Cue" else lead[target] if target is not None else None
        if leader is not None:
            groups.setdefault(leader, {}).setdefault(span.kind, []).append((span.start, span.end))
        elif span.kind == "Content" and is_quoted(span, forms):
            alone.append(Attribution((), (), ((span.start, span.end),)))
    joined = (Attribution(*(tuple(parts.get(kind, ())) for kind in KINDS)) for parts in groups.values())
    return sorted([group for group in joined if group.content or group.source] + alone, key=first_word)


def best_cues(links: NDArray[np.float32]) -> list[int | None]:
    """For each span the number of the cue that it points to most strongly, None if it can point to none."""
    if not links.shape[1]:
        return [None] * len(links)
    reached = links.max(1) > NO_LINK
    return [int(cue) if fits else None for cue, fits in zip(links.argmax(1), reached, strict=True)]


def leading(targets: Sequence[int | None]) -> list[int]:
    """For each cue, the cue that its group goes by: itself, or the one that it points to if that points to itself."""
    return [target if target is not None and targets[target] == target else cue for cue, target in enumerate(targets)]


def taken(found: Sequence[Span], best: Sequence[int | None]) -> set[tuple[int, str]]:
    """Which kinds of spans point to each cue."""
    pairs = zip(found, best, strict=True)
    return {(cue, span.kind) for span, cue in pairs if cue is not None and span.kind != "Cue"}


def apart(lead: Sequence[int], taken: set[tuple[int, str]]) -> list[int]:
    """For each cue the cue that its group goes by: its own where both have a source or both have a content."""
    both = [any((cue, kind) in taken and (first, kind) in taken for kind in KINDS) for cue, first in enumerate(lead)]
    return [cue if parted else first for cue, (first, parted) in enumerate(zip(lead, both, strict=True))]


def is_quoted(span: Span, forms: Sequence[str]) -> bool:
    """Whether a quotation mark stands at the edge of `span`, inside or just outside."""
    edges = (span.start - 1, span.start, span.end - 1, span.end)
    return any(0 <= place < len(forms) and forms[place] in QUOTES for place in edges)


def first_word(group: Attribution) -> tuple[Range, ...]:
    """Sort key: where a group begins."""
    return tuple(sorted(group.source + group.cue + group.content))


def add_links(
    links: NDArray[np.float32], found: Sequence[Span], window: NDArray[np.float32], start: int, first: bool
) -> None:
    """Raises `links` (spans, cues) to what one window says: the mean, over the words of each span that the window
    holds, of how strongly they point to the first word of each cue. `window`: (words, words) scores of the words from
    `start` on. `first`: nothing was added before (saves the comparison).
    """
    end = start + len(window)
    cues = np.array([span.start for span in found if span.kind == "Cue"], np.int64)
    here = (cues >= start) & (cues < end)
    totals = np.concatenate((np.zeros((1, int(here.sum())), np.float32), window[:, cues[here] - start].cumsum(0)))
    low = np.clip([span.start - start for span in found], 0, len(window))
    high = np.clip([span.end - start for span in found], 0, len(window))
    mean = (totals[high] - totals[low]) / np.maximum(high - low, 1)[:, None]
    mean[high <= low] = NO_LINK
    links[:, here] = mean if first else np.maximum(links[:, here], mean)
