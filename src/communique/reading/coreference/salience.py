"""Pronouns: "I" to the speaker, "he" and "it" to the most salient mention that fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from communique.reading.coreference.speaking import Speaking, explained
from communique.reading.coreference.voices import Speech, person_in, voices_of
from communique.reading.names.clusters import Chains, Range
from communique.reading.names.draft import Draft
from communique.reading.statements.sayings import head_of
from communique.reading.tokens.words import Words

SENTENCES_PRONOUN = 3
"""Sentences over which a pronoun may refer back."""


THRESHOLD = 0.2
"""Least salience of a pronoun's antecedent."""


SALIENCE = {
    "distance": -0.9,
    "subject": 1.2,
    "object": 0.3,
    "nested": -0.4,
    "name": 0.8,
    "office": 0.5,
    "pronoun": 0.6,
    "parallel": 0.5,
    "frequent": 0.35,
    "speaker": 2.0,
    "same clause": -0.6,
    "indefinite": -0.3,
    "unsure gender": -0.4,
    "place": -0.5,
    "possessor": 0.3,
    "following": 0.3,
}
"""Weights of what makes an antecedent salient."""


def speakers(chains: Chains, spoken: Sequence[tuple[Sequence[Range], Range]]) -> None:
    """ "I" in direct speech to the one who speaks; outside of it to the one voice that tells the text. "We" and "you"
    to themselves within the same voice.
    """
    roots = chains.roots
    voices = voices_of(spoken)
    first_person = [i for i, draft in enumerate(chains.found) if draft.gender in ("1", "2")]
    last: dict[tuple[int | None, str, str], int] = {}
    for i in first_person:
        draft = chains.found[i]
        place = voices.get(draft.root)
        key = (place, draft.gender, draft.number)
        if draft.gender == "1" and draft.number == "s" and place is not None:
            speaker = person_in(chains, roots, spoken[place][1])
            if speaker is not None:
                chains.join(speaker, i)
                continue
        if key in last:
            chains.join(last[key], i)
        last[key] = i


def pronouns_back(chains: Chains, speech: Speech, known: Set[int] = frozenset()) -> set[int]:
    """Third-person pronouns to the most salient mention that fits; gives those about which no more is to be asked.
    `known`: pronouns that are joined already.

    A pronoun that speaks comes before what it says, so that "he" in its words is somebody else.
    """
    words, spoken = chains.words, speech.direct
    sizes: Counter[int] = Counter()
    voices = voices_of(spoken)
    talkers = frozenset(token for _, (start, end) in spoken for token in range(start, end))
    speaking = Speaking(chains, speech.said)
    speaker_of = [speaking.roots.get(head_of(words, source)) for _, source in spoken]
    window: list[int] = []
    for i in sorted(range(len(chains.found)), key=lambda i: (speaking.begins(i), i)):
        draft = chains.found[i]
        if i in speaking.at:
            speaking.join(i)
        elif i not in known and draft.kind == "pronoun" and draft.gender in ("m", "f", "n", ""):
            voice = voices.get(draft.root)
            speaker = None if voice is None else speaker_of[voice]
            near = [
                j
                for j in window
                if words.sentence[draft.root] - words.sentence[chains.found[j].root] <= SENTENCES_PRONOUN
            ]
            window = near
            best = max(
                ((score, j) for j in near if (score := salience(chains, i, j, sizes, talkers, speaker)) is not None),
                default=None,
            )
            if best is not None and best[0] > THRESHOLD:
                chains.join(best[1], i)
        if draft.gender not in ("1", "2"):
            window.append(i)
            sizes[chains.top(i)] += 1
    return speaking.settled


def salience(
    chains: Chains,
    pronoun: int,
    earlier: int,
    sizes: Mapping[int, int],
    talkers: frozenset[int],
    speaker: int | None,
) -> float | None:
    """Salience of an antecedent for a pronoun, None if it cannot be. `speaker`: who says the words that hold it."""
    words, draft, other = chains.words, chains.found[pronoun], chains.found[earlier]
    if not agrees(chains, draft, earlier) or other.start <= draft.root < other.end or binds(words, draft, other):
        return None
    if speaker is not None and chains.top(speaker) == chains.top(earlier):
        return None
    features = features_of(chains, draft, other, sizes.get(chains.top(earlier), 1), talkers)
    return sum(SALIENCE[name] * value for name, value in features)


def features_of(
    chains: Chains, draft: Draft, other: Draft, size: int, talkers: frozenset[int]
) -> tuple[tuple[str, float], ...]:
    """Named features of an antecedent."""
    words = chains.words
    dep, own = words.dep[explained(words, other.root)], words.dep[draft.root]
    distance = words.sentence[draft.root] - words.sentence[other.root]
    return (
        ("distance", float(distance)),
        ("subject", float(dep in ("nsubj", "nsubj:pass"))),
        ("object", float(dep in ("obj", "iobj"))),
        ("nested", float(dep in ("nmod", "compound", "appos", "nmod:poss") and other.kind != "pronoun")),
        ("name", float(other.kind == "name" and draft.gender in ("m", "f"))),
        ("office", float(other.office is not None and draft.gender in ("m", "f"))),
        ("pronoun", float(other.kind == "pronoun")),
        ("parallel", float(dep == own)),
        ("frequent", min(size, 5) - 1.0),
        ("speaker", float(own == "nsubj" and other.root in talkers and draft.root in talkers)),
        ("same clause", float(distance == 0 and words.head[other.root] == words.head[draft.root])),
        ("indefinite", float(not other.definite and other.kind == "nominal")),
        ("unsure gender", float(draft.gender in ("m", "f") and other.gender == "")),
        ("place", float(other.type == "LOC" and not other.acts)),
    )


def agrees(chains: Chains, draft: Draft, earlier: int) -> bool:
    """Whether gender, number and kind allow it."""
    other = chains.found[earlier]
    if other.kind == "pronoun":
        return other.gender == draft.gender and other.number == draft.number
    if draft.gender in ("m", "f"):
        return other.type == "PERSON" and other.number != "p" and chains.gender(earlier) in ("", draft.gender)
    if draft.number == "p":
        return other.number == "p" or (other.type == "ORG" and other.kind == "nominal" and other.acts)
    return other.type != "PERSON" and other.number != "p" and other.type != "NORP"


def binds(words: Words, draft: Draft, other: Draft) -> bool:
    """Whether grammar forbids it: subject and object of one verb are two, unless the pronoun is reflexive."""
    if draft.key.endswith(("self", "selves")) or words.dep[draft.root] == "nmod:poss":
        return words.head[draft.root] == other.root
    return words.head[draft.root] == words.head[other.root] and words.dep[other.root] != "conj"
