"""How likely two names, as they stand in lists and with typing errors, are meant to be one name.

A logistic table over what an alignment of their words shows. Weights: fitted on the 826 pairs of the name bench
(OpenSanctions; docs/figures/linking.md). It forgives errors of one or two letters, and so cannot tell brothers apart:
for resolving actors it only ever suggests (`compare.misspelt`), `names.alike` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from communique.actors.letters import tokens
from communique.actors.names import FORMS, PARTICLES, SMALL, nicknames, skeleton
from communique.linking.compare import logistic

CLOSE = 0.67
"""Share of a word's letters up to which another may differ and still be its counterpart."""


class Pairing(NamedTuple):
    """Two names, word by word."""

    edits: tuple[float, ...]
    """For each pair of counterparts, letters that differ; fewer where only the romanisation does."""
    shares: tuple[float, ...]
    """The same as a share of the longer word."""
    fewer: int
    """Words without a counterpart in the name that has fewer of them."""
    more: int
    """The same in the other name."""
    letters: int
    """Letters that differ between the whole names, in their order or in that of the alphabet."""
    moved: bool
    person: bool


def likeness(left: str, right: str, person: bool = True) -> float:
    """0 to 1: how likely the two names are meant to be one, errors of typing allowed."""
    one, two = tokens(left, person), tokens(right, person)
    if not one or not two:
        return 0.0
    pairing = paired(one, two, person)
    return logistic(BIAS + sum(row.weight * row.function(pairing) for row in TABLE))


def paired(left: Sequence[str], right: Sequence[str], person: bool) -> Pairing:
    """The counterparts of the telling words of two names, the closest first."""
    one, two = bare(left, person), bare(right, person)
    near = sorted((differing(a, b) / max(len(a), len(b)), i, j) for i, a in enumerate(one) for j, b in enumerate(two))
    ours: dict[int, int] = {}
    for share, i, j in near:
        initial = min(len(one[i]), len(two[j])) == 1 and one[i][0] == two[j][0]
        if i not in ours and j not in ours.values() and (share <= CLOSE or initial):
            ours[i] = j
    words = [(one[i], two[j]) for i, j in sorted(ours.items()) if min(len(one[i]), len(two[j])) > 1 or one[i] == two[j]]
    edits = tuple(differing(a, b) for a, b in words)
    shares = tuple(edit / max(len(a), len(b)) for edit, (a, b) in zip(edits, words, strict=True))
    fewer, more = sorted((len(one) - len(ours), len(two) - len(ours)))
    order = [j for _, j in sorted(ours.items())]
    return Pairing(edits, shares, fewer, more, whole(left, right), order != sorted(order), person)


def bare(words: Sequence[str], person: bool) -> Sequence[str]:
    """The words that tell: without particles, or without articles and legal forms; all if nothing else is left."""
    small = PARTICLES if person else SMALL | FORMS
    return [word for word in words if word not in small] or list(words)


@lru_cache(maxsize=1 << 16)
def differing(left: str, right: str) -> float:
    """Letters that differ between two words (insertions, deletions, changes, swaps of neighbours)."""
    from rapidfuzz.distance import OSA

    if left in nicknames().get(right, ()) or right in nicknames().get(left, ()):
        return 0.5
    edits = float(OSA.distance(left, right))
    alike = left != right and len(skeleton(left)) > 1 and skeleton(left) == skeleton(right)
    return min(edits, 0.6 + 0.2 * edits) if alike else edits


def whole(left: Sequence[str], right: Sequence[str]) -> int:
    """Letters that differ between two names written in one word, as they are or with their words sorted."""
    from rapidfuzz.distance import OSA

    as_is = OSA.distance("".join(left), "".join(right))
    return min(as_is, OSA.distance("".join(sorted(left)), "".join(sorted(right))))


def worst_share(pairing: Pairing) -> float:
    """The counterparts that differ most, as a share of the word."""
    return max(pairing.shares, default=0.0)


def worst_edits(pairing: Pairing) -> float:
    """The counterparts that differ most, in letters (halved, at most 2)."""
    return min(max(pairing.edits, default=0.0), 4.0) / 2


def both_more(pairing: Pairing) -> float:
    """Each name has a word that the other lacks."""
    return float(pairing.fewer > 0 and pairing.more > 0)


def lost_words(pairing: Pairing) -> float:
    """Words of the poorer name without a counterpart, at most 2."""
    return float(min(pairing.fewer, 2))


def lost_words_of_persons(pairing: Pairing) -> float:
    """The same for persons."""
    return float(pairing.person) * lost_words(pairing)


def extra_words(pairing: Pairing) -> float:
    """Words that only the richer name has, at most 3."""
    return float(min(pairing.more, 3))


def one_letter(pairing: Pairing) -> float:
    """The whole names differ by one letter or none."""
    return float(pairing.letters <= 1)


def two_letters(pairing: Pairing) -> float:
    """The whole names differ by two letters or fewer."""
    return float(pairing.letters <= 2)


def moved(pairing: Pairing) -> float:
    """The words come in another order."""
    return float(pairing.moved)


def nothing(pairing: Pairing) -> float:
    """No word has a counterpart: only the whole can tell."""
    return float(not pairing.edits)


class Feature(NamedTuple):
    """A row of the table."""

    function: Callable[[Pairing], float]
    weight: float


TABLE: tuple[Feature, ...] = (
    Feature(worst_share, -0.75),
    Feature(worst_edits, -1.11),
    Feature(both_more, -2.62),
    Feature(lost_words, -0.22),
    Feature(lost_words_of_persons, -0.64),
    Feature(extra_words, 0.18),
    Feature(one_letter, 0.90),
    Feature(two_letters, 1.92),
    Feature(moved, -0.84),
    Feature(nothing, 0.94),
)
BIAS = 0.67
"""Log-odds of two names whose every word has its equal."""
