"""Subjects of what a body is reported to say: "the firm said that it had closed the yard" speaks of the firm.

Where a body speaks through somebody, "he" and "she" are whom they speak for: "the minister's spokeswoman said he …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from communique.reading.coreference.voices import Said
from communique.reading.names.clusters import Chains, owner_of
from communique.reading.names.draft import Draft
from communique.reading.statements.belief import SURE_VERBS
from communique.reading.statements.sayings import head_of
from communique.reading.tokens.words import Words

BEFALLS = frozenset(
    """happen occur begin start end last sink crash explode burn collapse hit strike take cost contain weigh measure
    carry arrive land fall rise spread stem follow involve mean show include amount consist belong date""".split()
)
"""Verbs of what befalls or is: "the ministry said it happened at noon" is not of the ministry."""


class Reported(NamedTuple):
    """A pronoun that is the subject of what is said, and who says it."""

    pronoun: int
    source: int


def reported_back(chains: Chains, said: Sequence[Said]) -> set[int]:
    """Joins "it" to the body that says it of itself, "he" to whom the source speaks for; gives what it has joined."""
    settled = set()
    for one in subjects(chains, said):
        meant = whom(chains, one)
        if meant is not None:
            chains.join(meant, one.pronoun)
            settled.add(one.pronoun)
    return settled


def subjects(chains: Chains, said: Sequence[Said]) -> Iterator[Reported]:
    """The subjects "it", "he", "she" of the clauses right under verbs of speech, with their sources before them."""
    words, roots = chains.words, chains.roots
    cues = {one.verb: source for one in said if (source := roots.get(head_of(words, one.source))) is not None}
    for place, draft in enumerate(chains.found):
        governor = words.head[draft.root]
        source = cues.get(words.head[governor])
        if source is None or draft.kind != "pronoun" or words.dep[governor] not in ("ccomp", "xcomp"):
            continue
        subject = words.dep[draft.root] in ("nsubj", "nsubj:pass") and chains.found[source].end <= draft.start
        if subject and words.lemma[words.head[governor]] in SURE_VERBS:
            yield Reported(place, source)


def whom(chains: Chains, one: Reported) -> int | None:
    """The mention that the pronoun stands for, if that is sure."""
    draft, source = chains.found[one.pronoun], chains.found[one.source]
    if draft.key == "it":
        speaks = source.type == "ORG" and source.number != "p"
        return one.source if speaks and is_own(chains.words, draft) else None
    if draft.gender not in ("m", "f"):
        return None
    gender = chains.gender(one.source)
    if source.type == "ORG" or (source.type == "PERSON" and gender not in ("", draft.gender)):
        return holder(chains, source, draft)
    return None


def is_own(words: Words, draft: Draft) -> bool:
    """Whether the clause says what a body does, and not what something is or what befalls."""
    governor = words.head[draft.root]
    return words.pos[governor] == "VERB" and words.lemma[governor] not in BEFALLS


def holder(chains: Chains, source: Draft, pronoun: Draft) -> int | None:
    """The person whose spokeswoman or office the source is, unless the gender is another."""
    owner = owner_of(chains, source.root)
    if owner is None or chains.found[owner].type != "PERSON" or chains.found[owner].kind == "pronoun":
        return None
    return owner if chains.gender(owner) in ("", pronoun.gender) else None
