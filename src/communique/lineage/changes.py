"""What differs between two versions of a text, sentence by sentence."""

from __future__ import annotations

from typing import NamedTuple

from communique.lineage.texts import own_ranges
from communique.linking import sentences, words
from communique.model import Change, Document, Span

ALIKE = 0.5
"""Share of equal words from which a sentence is the other reworded, rather than one gone and one new."""
MOST = 150
"""Changed sentences of a version that are looked at."""
CONTEXT = 2
"""Unchanged words shown on each side of a change."""
SHOWN = 160
"""Longest quotation of a sentence in the words of a change."""


class _Sentence(NamedTuple):
    span: Span
    tokens: tuple[str, ...]
    pieces: tuple[str, ...]
    """The words as they are written."""


def changes(left: Document, right: Document) -> tuple[Change, ...]:
    """What the later version `left` added to, removed from and replaced in the earlier version `right`."""
    ones, twos = _sentences(left), _sentences(right)
    kept = {one.tokens for one in ones} & {two.tokens for two in twos}
    ones, twos = ([part for part in row if part.tokens not in kept][:MOST] for row in (ones, twos))
    paired = _paired(ones, twos)
    found = [Change("replaced", ones[i].span, twos[j].span, _replaced(ones[i], twos[j])) for i, j in paired]
    new, gone = _others(ones, {i for i, _ in paired}), _others(twos, {j for _, j in paired})
    found += [Change("added", one.span, None, f"added: “{_short(left, one)}”") for one in new]
    found += [Change("removed", None, two.span, f"removed: “{_short(right, two)}”") for two in gone]
    return tuple(sorted(found, key=_place))


def _place(change: Change) -> tuple[bool, int]:
    """In the order of the later version, then what is gone in the order of the earlier."""
    span = change.left or change.right
    return change.left is None, span.start if span else 0


def _sentences(document: Document) -> list[_Sentence]:
    out = []
    for start, end in sentences(document.text, own_ranges(document)):
        found = words(document.text, [(start, end)])
        if found.tokens:
            pieces = tuple(document.text[a:b] for a, b in zip(found.starts, found.ends, strict=True))
            out.append(_Sentence(document.span(start, end), found.tokens, pieces))
    return out


def _paired(ones: list[_Sentence], twos: list[_Sentence]) -> list[tuple[int, int]]:
    """Sentences that are one another reworded, the most alike first taken, each once."""
    from rapidfuzz.distance import Indel

    rated = sorted(
        (-ratio, i, j)
        for i, one in enumerate(ones)
        for j, two in enumerate(twos)
        if (ratio := Indel.normalized_similarity(one.tokens, two.tokens, score_cutoff=ALIKE)) >= ALIKE
    )
    used: set[tuple[str, int]] = set()
    out = []
    for _, i, j in rated:
        if ("one", i) not in used and ("two", j) not in used:
            used |= {("one", i), ("two", j)}
            out.append((i, j))
    return out


def _replaced(one: _Sentence, two: _Sentence) -> str:
    """“… 12 people died …” became “… 40 people died …”: the changed words with their neighbours."""
    from rapidfuzz.distance import Indel

    steps = [step for step in Indel.opcodes(two.tokens, one.tokens) if step.tag != "equal"]
    before = _around(two.pieces, min(step.src_start for step in steps), max(step.src_end for step in steps))
    after = _around(one.pieces, min(step.dest_start for step in steps), max(step.dest_end for step in steps))
    return f"“{before}” became “{after}”"


def _around(pieces: tuple[str, ...], start: int, end: int) -> str:
    low, high = max(0, start - CONTEXT), min(len(pieces), end + CONTEXT)
    return ("… " if low else "") + " ".join(pieces[low:high]) + (" …" if high < len(pieces) else "")


def _short(document: Document, sentence: _Sentence) -> str:
    text = document.slice(sentence.span)
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + " …"


def _others(sentences: list[_Sentence], used: set[int]) -> list[_Sentence]:
    return [sentence for number, sentence in enumerate(sentences) if number not in used]
