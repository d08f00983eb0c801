"""Sentences of two articles that are one text, whatever lineage says of the articles: an agency's, a statement's.

Lineage compares articles; two that share a single sentence are no copies of one another, but that sentence was not
written twice. Who prints it is no further witness of what it says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from communique.claims.assertions import Assertion
from communique.claims.counts import differ
from communique.claims.intervals import relation
from communique.claims.parties import likeness
from communique.claims.places import apart
from communique.claims.records import Clause
from communique.claims.words import tokens
from communique.model import Document

SHARE, LEAST = 0.75, 8
"""Share of the shorter one's words, in order, that two texts have in common if they are one; and how many of these must
tell something. Of 260 claims of scraped news in several articles one pair so alike may have been written apart."""

RUN, TELLING_RUN = 12, 6
"""Words in a row by which two clauses are one text; and how many of these must tell something."""

OTHERS = -0.5
"""Likeness up to which two parties are others."""

LETTERS = 4
"""Letters from which a word tells something; a number does with any."""

QUOTATION = frozenset('"“”„«»')
"""Marks of quotation: who quotes the same words has not copied an article."""


class Worded(NamedTuple):
    """A clause in its words, one for all copies of a root."""

    root: str
    clause: Clause
    numbers: list[int]
    """Of its assertions."""
    sentence: list[str]
    words: list[str]


def one_text(found: Sequence[Assertion], documents: Mapping[str, Document]) -> list[tuple[int, int]]:
    """Pairs of assertions, by their numbers, of two documents and roots that are in one text's words, and say the same
    of whether it is so. Of the copies of a root one is compared, so that a thousand of them cost what one does."""
    return [
        (left, right)
        for one, two in combinations(wordings(found, documents), 2)
        if one.root != two.root and one.clause.document != two.clause.document and not otherwise(one.clause, two.clause)
        if alike(one.sentence, two.sentence) or alike(one.words, two.words) or in_a_row(one.words, two.words)
        for left in one.numbers
        for right in two.numbers
        if found[left].denied == found[right].denied
    ]


def wordings(found: Sequence[Assertion], documents: Mapping[str, Document]) -> list[Worded]:
    """The clauses that are claimed, one for each wording of a root, with its assertions; those of the other copies have
    its witness by their root."""
    kept: dict[tuple[str, str], Worded] = {}
    for number, one in enumerate(found):
        clause = one.clause
        if clause.document not in documents:
            continue
        key = (one.root, clause.text)
        if key not in kept:
            words = (_words(documents, clause, whole=True), _words(documents, clause, whole=False))
            kept[key] = Worded(one.root, clause, [], *words)
        if clause.id == kept[key].clause.id:
            kept[key].numbers.append(number)
    return list(kept.values())


def otherwise(one: Clause, two: Clause) -> bool:
    """True if two clauses differ in a number, a place, a time, or in who does it or to whom it is done: whatever else
    they share, they do not say the same."""
    elsewhere = one.place is not None and two.place is not None and apart(one.place, two.place)
    then = one.when is not None and two.when is not None and relation(one.when, two.when) == "apart"
    others = any(_others(one, two, role) for role in ("who", "whom"))
    return elsewhere or then or others or differ(one.counts, two.counts)


def _others(one: Clause, two: Clause, role: str) -> bool:
    """True if all that fill a role in one are others than in the other."""
    values = [likeness(a, b) for a in one.of(role) for b in two.of(role)]
    return bool(values) and all(value is not None and value <= OTHERS for value in values)


def told_by_itself(one: Assertion, documents: Mapping[str, Document]) -> bool:
    """True if an article says something in its own voice and quotes nobody: the same words elsewhere are copied."""
    sentence = documents[one.clause.document].slice(one.clause.sentence)
    return one.witness.kind == "own" and QUOTATION.isdisjoint(sentence)


def alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """True if two texts have so many words in common, in one order, that they are one."""
    from rapidfuzz.distance import LCSseq

    least = min(len(left), len(right))
    if least < LEAST or _telling(set(left) & set(right)) < LEAST:
        return False
    same = [word for op in LCSseq.opcodes(left, right) if op.tag == "equal" for word in left[op.src_start : op.src_end]]
    return len(same) >= SHARE * least and _telling(same) >= LEAST


def in_a_row(left: Sequence[str], right: Sequence[str]) -> bool:
    """True if two texts have a long stretch in common."""
    runs = {tuple(left[at : at + RUN]) for at in range(len(left) - RUN + 1)}
    shared = (tuple(right[at : at + RUN]) for at in range(len(right) - RUN + 1))
    return any(run in runs and _telling(run) >= TELLING_RUN for run in shared)


def _telling(words: Sequence[str] | set[str] | tuple[str, ...]) -> int:
    return sum(len(word) >= LETTERS or word[0].isdigit() for word in words)


def _words(documents: Mapping[str, Document], clause: Clause, *, whole: bool) -> list[str]:
    document = documents[clause.document]
    return [word.casefold() for word in tokens(document.slice(clause.sentence if whole else clause.span))]
