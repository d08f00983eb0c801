"""The best sequence of BIO tags (Viterbi), for many sequences at once, and the spans that it means."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def best_tags(scores: Floats, ranges: Sequence[tuple[int, int]], transitions: Floats) -> NDArray[np.int64]:
    """Tags (rows of `scores`) of highest total score, each range of rows taken as one sequence.

    `scores`: (words, tags) log-probabilities. `transitions`: (tags + 1, tags), what each tag adds after each other,
    last row: at the beginning. The ranges must cover all rows. Viterbi 1967; sequences run side by side, longest first.
    """
    tags = np.zeros(len(scores), np.int64)
    order = sorted((span for span in ranges if span[1] > span[0]), key=lambda span: span[0] - span[1])
    if not order:
        return tags
    starts = np.array([start for start, _ in order])
    lengths = np.array([end - start for start, end in order])
    active = (lengths[None, :] > np.arange(lengths[0])[:, None]).sum(1)  # sequences that have a word at each step
    moves = np.ascontiguousarray(transitions[:-1].T)
    best = scores[starts] + transitions[-1]
    back = np.zeros((lengths[0], len(order), scores.shape[1]), np.int8)
    for step in range(1, lengths[0]):
        n = active[step]
        paths = best[:n, None, :] + moves  # (sequence, tag, tag before)
        back[step, :n] = paths.argmax(-1)
        best[:n] = paths.max(-1) + scores[starts[:n] + step]
    return trace(tags, best.argmax(1), back, starts, active)


def trace(
    tags: NDArray[np.int64],
    last: NDArray[np.int64],
    back: NDArray[np.int8],
    starts: NDArray[np.int64],
    active: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Fills `tags` from the last word of each sequence back to its first."""
    rows = np.arange(len(starts))
    for step in range(len(back) - 1, 0, -1):
        n = active[step]
        tags[starts[:n] + step] = last[:n]
        last[:n] = back[step, rows[:n], last[:n]]
    tags[starts] = last
    return tags


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of each B-/I- run; an I- without a beginning begins one."""
    found: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            found.append((start, place, kind))
            kind = ""
        if not kind and tag != "O":
            start, kind = place, tag[2:]
    return found
