"""Phrases side by side: an apposition is the same thing; of a pair, "the former" comes first, "the latter" second."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communique.reading.names.clusters import Chains
from communique.reading.names.draft import Draft
from communique.reading.tokens.words import Words

ORDER = {"former": 0, "latter": 1}
"""Word for one of a pair → its place."""

SENTENCES_PAIR = 2
"""Sentences back within which the pair stands."""


def appositions(chains: Chains) -> None:
    """ "IRNA, the state agency": two names of one thing side by side."""
    heads = {draft.root: i for i, draft in enumerate(chains.found) if draft.kind != "pronoun"}
    for i, draft in enumerate(chains.found):
        if chains.words.dep[draft.root] != "appos":
            continue
        other = heads.get(chains.words.head[draft.root])
        if other is not None and is_holder(chains.found[other], draft):
            draft.type, draft.gender, draft.actor = "PERSON", "", True
        if (
            other is not None
            and may_be_one(chains.found[other], draft)
            and beside(chains.words, chains.found[other], draft)
        ):
            chains.join(other, i)
            settle_types(chains, i)


def is_holder(office: Draft, name: Draft) -> bool:
    """Whether a name taken for a place stands beside a title that one person holds: "the governor of the region, Ada
    Holm"."""
    titled = office.kind == "nominal" and office.office is not None and office.type == "PERSON" and office.number == "s"
    return titled and name.kind == "name" and name.type == "LOC" and not name.country and len(name.key.split()) > 1


EITHER = frozenset(
    """owner operator maker manufacturer builder employer lender supplier contractor subcontractor publisher developer
    buyer seller partner rival client customer shareholder investor creditor insurer broadcaster retailer carrier
    producer sponsor landlord tenant bidder exporter importer distributor predecessor successor opponent""".split()
)
"""Nouns that a firm may be as well as a person."""


def settle_types(chains: Chains, place: int) -> None:
    """Makes a body of "the owner" in the chain of a body's name."""
    members = [chains.found[i] for i in chains.chain(place)]
    if any(draft.kind == "name" and draft.type == "ORG" for draft in members):
        for draft in members:
            if draft.kind == "nominal" and draft.key in EITHER:
                draft.type, draft.gender, draft.office = "ORG", "n", None


def may_be_one(one: Draft, other: Draft) -> bool:
    """Whether kind and number allow two phrases in apposition to be one thing."""
    if one.number and other.number and one.number != other.number:
        return False
    if one.kind == "name" and other.kind == "name":
        return one.type == other.type and (one.key.isupper() != other.key.isupper() or one.key == other.key)
    if {one.key, other.key} & EITHER and "ORG" in (one.type, other.type):
        return True
    return (one.type == "PERSON") == (other.type == "PERSON")


def beside(words: Words, one: Draft, other: Draft) -> bool:
    """Whether no verb stands between the two but those that hang on the first, as others do where the tree is wrong."""
    low, high = sorted((one.root, other.root))
    between = (i for i in range(low + 1, high) if words.pos[i] in ("VERB", "AUX"))
    return all(hangs_on(words, i, one.root) for i in between)


def hangs_on(words: Words, token: int, above: int) -> bool:
    """Whether the token is in the subtree of `above`."""
    while token != above and words.head[token] != token:
        token = words.head[token]
    return token == above


def ordered_drafts(words: Words) -> Iterator[Draft]:
    """ "The former" and "the latter" standing for somebody or something."""
    for token, lower in enumerate(words.lower):
        alone = words.dep[token] in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "root")
        if lower in ORDER and token and words.lower[token - 1] == "the" and alone and words.sentence[token] >= 0:
            draft = Draft(token - 1, token + 1, token, token + 1, token, "nominal", "OTHER", lower, number="s")
            draft.actor = False
            yield draft


def ordered_back(chains: Chains) -> None:
    """ "The former" to the first and "the latter" to the second of the two last named side by side."""
    words = chains.words
    roots = {phrase_root(words, draft): i for i, draft in enumerate(chains.found) if draft.kind != "pronoun"}
    pairs = [(roots[words.head[root]], i) for root, i in sorted(roots.items()) if is_second(words, root, roots)]
    for i, draft in enumerate(chains.found):
        if draft.key not in ORDER or draft.kind != "nominal":
            continue
        near = [pair for pair in pairs if is_before(chains, pair[1], draft)]
        if near:
            one = near[-1][ORDER[draft.key]]
            draft.type, draft.actor = chains.found[one].type, chains.found[one].actor
            chains.join(one, i)


def phrase_root(words: Words, draft: Draft) -> int:
    """The word that stands for the whole phrase in the tree: "governor" in "the governor, Eva Hruba"."""
    root = draft.root
    while words.dep[root] in ("appos", "flat") and draft.start <= words.head[root] < root:
        root = words.head[root]
    return root


def is_second(words: Words, root: int, roots: Mapping[int, int]) -> bool:
    """Whether the phrase with this root is joined to another draft by "and"."""
    return words.dep[root] == "conj" and words.head[root] in roots


def is_before(chains: Chains, place: int, draft: Draft) -> bool:
    """Whether a draft stands before another and not far off."""
    other, words = chains.found[place], chains.words
    return other.end <= draft.start and words.sentence[draft.root] - words.sentence[other.root] <= SENTENCES_PAIR
