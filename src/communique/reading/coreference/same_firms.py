"""Firms and other bodies by what they are: "the company", "the agency" to the one that was named."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.coreference.same_nouns import modifiers
from communique.reading.names.clusters import Chains
from communique.reading.names.draft import Draft
from communique.reading.tokens.words import Words

FIRMS = frozenset(
    "company firm business group manufacturer maker airline carrier operator shipper supplier retailer".split()
)
"""Nouns by which a firm is called where its name has just been said."""

COMPANIES = FIRMS - {"group"}
"""Those of them that no club or movement is called by."""

BODIES = frozenset("agency organisation organization charity".split())
"""Nouns by which another body is called so, where none has been spoken of by the noun before."""


FIRMS_BACK = 20
"""Names of bodies that are looked at."""

SENTENCES_FIRM = 4
"""Sentences over which "the company" refers back inside a paragraph."""


def firms_back(chains: Chains) -> None:
    """ "The company" to the one body named in the sentences before it in its paragraph, or in the last one.

    Not where a name with the noun in it stands before: "the group" is that, and no other body.
    """
    words, firms, taken, known = chains.words, list[int](), set[str](), set[str]()
    for i, draft in enumerate(chains.found):
        if draft.kind == "name":
            taken.update((FIRMS | BODIES).intersection(draft.key.lower().split()))
            known.update([draft.key] if is_firm(draft) else [])
            firms += [i] * (draft.key in known)
        elif draft.kind == "nominal" and draft.key in (FIRMS | BODIES) - taken and is_bare(words, draft):
            back = [j for j in firms[-FIRMS_BACK:] if is_near(words, chains.found[j], draft)]
            near = called_firms(chains, firms, draft) or back
            if len({chains.top(j) for j in near}) == 1:
                chains.join(near[-1], i)
        if draft.kind == "nominal" and draft.key in BODIES:
            taken.add(draft.key)


def called_firms(chains: Chains, firms: Sequence[int], later: Draft) -> list[int]:
    """The firms of its paragraph or the last one that a firm's noun stands beside, where "the company" is asked for:
    "the mine's operator, Orvex", and not the party or the club that is named after it."""
    if later.key not in COMPANIES:
        return []
    words, found, place = chains.words, chains.found, later.root
    near = [j for j in firms[-FIRMS_BACK:] if words.paragraph[place] - words.paragraph[found[j].root] <= 1]
    near = [j for j in near if words.sentence[place] - words.sentence[found[j].root] <= SENTENCES_FIRM]
    return [j for j in near if is_called_firm(chains, j)]


def is_called_firm(chains: Chains, name: int) -> bool:
    """Whether a firm's noun stands for the body of that name or beside it."""
    words, found = chains.words, chains.found
    beside = {words.lower[words.head[found[j].root]] for j in chains.chain(name) if words.dep[found[j].root] == "appos"}
    return bool(COMPANIES & (beside | {found[j].key for j in chains.chain(name)}))


def is_bare(words: Words, draft: Draft) -> bool:
    """Whether the nominal is one thing with an article, and nothing said of it."""
    return draft.number != "p" and words.lower[draft.start] == "the" and not modifiers(words, draft)


def is_near(words: Words, earlier: Draft, later: Draft) -> bool:
    """Whether a draft stands in a sentence before that of another: in its paragraph, or in the last one."""
    back = words.sentence[later.root] - words.sentence[earlier.root]
    same = words.paragraph[later.root] == words.paragraph[earlier.root]
    return 1 <= back <= (SENTENCES_FIRM if same else 1)


def is_firm(draft: Draft) -> bool:
    """Whether the draft is the name of a body that may be a firm."""
    return draft.kind == "name" and draft.type == "ORG" and draft.sector in (None, "BUS")
