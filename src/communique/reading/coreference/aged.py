"""A name with an age to the person whom the sentences before it only describe.

"The director of the Ulm mine was arrested on Thursday. Pavel Orsin, 54, was taken from his house": how reports of
police, courts and accidents bring in whom they are about. Only where both clauses tell the same sort of thing, so that
who was stabbed is not who was charged.
"""

from __future__ import annotations

from communique.reading.names.clusters import Chains
from communique.reading.names.draft import Draft
from communique.reading.tokens.words import Words

SORTS = (
    frozenset(
        "arrest detain charge sentence jail convict accuse hold take seize suspect appear plead release imprison fine"
        " indict extradite capture remand acquit try".split()
    ),
    frozenset("kill die injure wound stab shoot drown hurt crush hit treat rescue find".split()),
    frozenset("resign quit step retire dismiss sack fire appoint elect name suspend replace leave".split()),
)
"""Verbs of which both clauses must have one of the same row."""

SENTENCES = 2
"""Sentences before the name in which the description is looked for."""

AGES = range(5, 111)

QUOTES = frozenset("\"'“‘")


def aged_back(chains: Chains) -> None:
    """Joins "Pavel Orsin, 54," to the one person described as the subject of the sentences before it."""
    words, known = chains.words, set[str]()
    for i, draft in enumerate(chains.found):
        if draft.kind != "name" or draft.type != "PERSON":
            continue
        if draft.key not in known and chains.chain(i)[0] == i and is_aged(words, draft):
            described = described_before(chains, i)
            if len({chains.top(j) for j in described}) == 1:
                chains.join(described[-1], i)
        known.add(draft.key)


def is_aged(words: Words, draft: Draft) -> bool:
    """Whether an age in commas follows the name, which is the subject of its sentence."""
    after = words.text[draft.end : draft.end + 3]
    if words.dep[draft.root] not in ("nsubj", "nsubj:pass") or len(after) < 3:
        return False
    return after[0] == "," and after[1].isdigit() and int(after[1]) in AGES and after[2] == ","


def described_before(chains: Chains, name: int) -> list[int]:
    """The people without a name who are subjects in the sentences before a name and of whom the same sort of thing is
    told; none if somebody with a name is a subject there."""
    words, draft, found = chains.words, chains.found[name], list[int]()
    for j in range(name - 1, -1, -1):
        other = chains.found[j]
        back = words.sentence[draft.root] - words.sentence[other.root]
        if back > SENTENCES:
            break
        if back < 1 or words.dep[other.root] not in ("nsubj", "nsubj:pass") or other.type != "PERSON":
            continue
        if any(chains.found[k].kind == "name" for k in chains.chain(j)):
            return []
        if other.kind == "nominal" and fits(words, other, draft):
            found.append(j)
    return found[::-1]


def fits(words: Words, described: Draft, named: Draft) -> bool:
    """Whether number, gender and what is told of both allow a description and a name to be one person."""
    if described.number == "p" or {described.gender, named.gender} >= {"m", "f"}:
        return False
    if described.start and words.text[described.start - 1] in QUOTES:
        return False  # who is only called so
    verbs = {words.lemma[words.head[described.root]], words.lemma[words.head[named.root]]}
    return any(verbs <= sort for sort in SORTS)
