"""Nominals that refer back: nouns to the same noun or to what they own, "the ministry" to a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from communique.reading.names.clusters import Chains, recent
from communique.reading.names.draft import OWNERS, Draft
from communique.reading.tokens.states import state_of
from communique.reading.tokens.words import Words

INDEFINITE = frozenset(
    {
        "a",
        "an",
        "some",
        "any",
        "another",
        "other",
        "more",
        "many",
        "several",
        "few",
        "no",
        "every",
        "each",
        "one",
        "two",
        "three",
        "such",
    }
)
"""First words of a nominal that brings in something new."""


SENTENCES_NOMINAL = 12
"""Sentences over which a nominal may refer back to another with the same noun."""


FOREIGN = 3
"""Times that another state must be spoken of as often for a bare "the government" not to be this one's."""

STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})


def modifiers(words: Words, draft: Draft) -> frozenset[str]:
    """What tells a nominal from others with its noun: adjectives, compounds, owners, what follows "of", its own name
    ("the group Green Shore" is no body spoken of before)."""
    found = set()
    for child in words.children[draft.root]:
        dep = words.dep[child]
        named = dep in ("appos", "flat") and words.pos[child] == "PROPN" and child > draft.root
        owned = dep == "nmod:poss" and words.lower[child] not in OWNERS
        if dep in ("amod", "compound", "nummod"):
            found.add(words.lemma[child] or words.lower[child])
        elif named or owned or (dep == "nmod" and child < draft.end):
            found.add(words.lower[child])
    return frozenset(found - {"say", "new", "same", "own"})


def nominals_back(chains: Chains) -> None:
    """Definite nominals to the last one with the same noun and no modifier that it lacks."""
    seen: dict[tuple[str, str], list[tuple[int, frozenset[str]]]] = {}
    words = chains.words
    for i, draft in enumerate(chains.found):
        if draft.kind != "nominal" or draft.office is not None:
            continue
        own = modifiers(words, draft)
        key = (draft.key, draft.number)
        if draft.number == "p" and draft.type == "LOC" and is_pair(words, draft):
            key, own = ("the two", "p"), frozenset()
        earlier = seen.setdefault(key, [])
        general = draft.type == "OTHER" and words.lower[draft.start] not in INDEFINITE
        if chains.chain(i)[0] == i and (draft.definite or general) and words.lower[draft.start] not in OWNERS:
            fitting = list(fitting_earlier(chains, i, own, earlier))
            best = best_known(chains, fitting, earlier) if fitting else None
            if best is not None and (own or not is_foreign(chains, best)):
                chains.join(best, i)
        earlier.append((i, own))


Earlier = Sequence[tuple[int, frozenset[str]]]
"""Nominals with one noun, each with what tells it from others."""


def fitting_earlier(chains: Chains, nominal: int, own: frozenset[str], earlier: Earlier) -> Iterator[int]:
    """Nominals not too far before that have all modifiers of this one, the nearest first."""
    words, draft = chains.words, chains.found[nominal]
    for j, known in reversed(earlier):
        other = chains.found[j]
        if words.sentence[draft.root] - words.sentence[other.root] > SENTENCES_NOMINAL:
            return
        fits = own <= known if draft.definite else own == known
        if fits and not other.start <= draft.root < other.end and (own or not differs(words, other, draft)):
            yield j


def best_known(chains: Chains, fitting: Sequence[int], earlier: Earlier) -> int:
    """The nearest; but where bodies of several countries would fit, the one most spoken of: in a report about Arvenia
    "the government" is its own, though the Belmarian one was named last."""
    if len({country for j in fitting for country in chains.countries(j)}) < 2:
        return fitting[0]
    spoken = Counter(country for j, _ in earlier for country in chains.countries(j))
    return max(fitting, key=lambda j: (max((spoken[country] for country in chains.countries(j)), default=0), j))


def is_foreign(chains: Chains, nominal: int) -> bool:
    """Whether a body is of a state that the article hardly speaks of beside another: in a report about Arvenia "the
    government" is not the Belmarian one that helped once.
    """
    most = max(chains.spoken_of.values(), default=0)
    own = [chains.spoken_of[country] for country in chains.countries(nominal)]
    return bool(own) and max(own) * FOREIGN <= most


def is_pair(words: Words, draft: Draft) -> bool:
    """Whether it is "both countries", "the two nations", with nothing that says which."""
    parts = set(words.lower[draft.start : draft.end])
    return (
        draft.key in STATE_NOUNS
        and bool(parts & {"both", "two"})
        and parts <= {"both", "two", "the", words.lower[draft.root]}
    )


def owned_back(chains: Chains) -> None:
    """ "His visit" to an earlier visit of the same person."""
    words = chains.words
    heads = {draft.root: i for i, draft in enumerate(chains.found)}
    seen: dict[tuple[str, str, int], int] = {}
    for i, draft in enumerate(chains.found):
        if draft.kind != "nominal":
            continue
        owner = next((heads[c] for c in words.children[draft.root] if words.dep[c] == "nmod:poss" and c in heads), None)
        if owner is None:
            continue
        key = (draft.key, draft.number, chains.top(owner))
        if key in seen:
            chains.join(seen[key], i)
        seen[key] = i


def differs(words: Words, earlier: Draft, later: Draft) -> bool:
    """Whether an earlier indefinite of the same noun in the same sentence is another one."""
    return words.sentence[earlier.root] == words.sentence[later.root] and not earlier.definite


def names_by_noun(chains: Chains) -> None:
    """ "The ministry" to the last name that ends so, "the agency" to the news agency, "the country" to a state."""
    words = chains.words
    for i, draft in enumerate(chains.found):
        if draft.kind != "nominal" or not draft.definite or draft.type not in ("ORG", "LOC") or draft.number == "p":
            continue
        if chains.chain(i)[0] != i or modifiers(words, draft) - country_words(words, draft):
            continue
        state = draft.key in STATE_NOUNS
        since = words.sentence[draft.root] - SENTENCES_NOMINAL
        back = (
            the_state(chains, i)
            if state
            else next((j for j in recent(chains.reached, i, since) if is_named_so(chains, j, draft)), None)
        )
        if (
            back is not None
            and words.sentence[draft.root] - words.sentence[chains.found[back].root] <= SENTENCES_NOMINAL
        ):
            chains.join(back, i)


def the_state(chains: Chains, nominal: int) -> int | None:
    """The state that "the country" is: the only one named in the sentence before it, or the last sentence's subject."""
    words, draft = chains.words, chains.found[nominal]
    here: list[int] = []
    before: list[int] = []
    for i in range(nominal - 1, -1, -1):
        other = chains.found[i]
        back = words.sentence[draft.root] - words.sentence[other.root]
        if back > 1:
            break
        state = state_of(other.key) if other.kind == "name" else None
        if state is not None and state.kind == "name":
            (before if back else here).append(i)
    if here:
        return here[0] if len({chains.top(i) for i in here}) == 1 else None
    subjects = [i for i in before if words.dep[chains.found[i].root] in ("nsubj", "nsubj:pass")]
    return subjects[0] if len({chains.top(i) for i in subjects}) == 1 else None


def country_words(words: Words, draft: Draft) -> frozenset[str]:
    """Modifiers of the draft that are words of a state."""
    return frozenset(words.lower[c] for c in words.children[draft.root] if state_of(words.text[c]) is not None)


def is_named_so(chains: Chains, earlier: int, draft: Draft) -> bool:
    """Whether an earlier name is of the kind that the nominal says."""
    other = chains.found[earlier]
    if other.kind != "name" or other.type in ("PERSON", "NORP"):
        return False
    if draft.country and other.country and draft.country != other.country:
        return False
    last = other.key.lower().split()[-1]
    if draft.key == "agency" and other.sector == "MED":
        return True
    return last == draft.key
