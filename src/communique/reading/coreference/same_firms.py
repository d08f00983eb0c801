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


CLUBS = frozenset("group party union club charity movement association campaign alliance coalition network".split())
"""Nouns beside the name of a body that is no firm."""

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
            near = [j for j in firms[-FIRMS_BACK:] if is_near(words, chains.found[j], draft)]
            near = [j for j in near if not is_club(chains, j, draft)] or called_firms(chains, firms, draft)
            if len({chains.top(j) for j in near}) == 1:
                chains.join(near[-1], i)
        if draft.kind == "nominal" and draft.key in BODIES:
            taken.add(draft.key)


def is_club(chains: Chains, name: int, later: Draft) -> bool:
    """Whether a firm is asked for and the name stands beside a noun for another kind of body: "the group Ulm"."""
    words, root = chains.words, chains.found[name].root
    return later.key in COMPANIES and words.dep[root] == "appos" and words.lower[words.head[root]] in CLUBS


def called_firms(chains: Chains, firms: Sequence[int], later: Draft) -> list[int]:
    """The firms of its paragraph or the last one that a firm's noun stands beside, where "the company" is asked for:
    "the mine's operator, Orvex"."""
    if later.key not in COMPANIES:
        return []
    words, found, place = chains.words, chains.found, later.root
    near = [j for j in firms[-FIRMS_BACK:] if words.paragraph[place] - words.paragraph[found[j].root] <= 1]
    near = [j for j in near if 1 <= words.sentence[place] - words.sentence[found[j].root] <= SENTENCES_FIRM]
    return [j for j in near if words.dep[found[j].root] == "appos" and not is_club(chains, j, later)]


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
