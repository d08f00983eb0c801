"""Pronouns: "I" to the speaker, "he" and "it" to the most salient mention that fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from communique.reading.clusters import Chains, Range
from communique.reading.draft import Draft
from communique.reading.words import Words

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
    heads = {token: i for i, draft in enumerate(chains.found) for token in (draft.root,)}
    voices = voices_of(spoken)
    first_person = [i for i, draft in enumerate(chains.found) if draft.gender in ("1", "2")]
    last: dict[tuple[int | None, str, str], int] = {}
    for i in first_person:
        draft = chains.found[i]
        place = voices.get(draft.root)
        key = (place, draft.gender, draft.number)
        if draft.gender == "1" and draft.number == "s" and place is not None:
            speaker = mention_in(chains, heads, spoken[place][1])
            if speaker is not None:
                chains.join(speaker, i)
                continue
        if key in last:
            chains.join(last[key], i)
        last[key] = i


def voices_of(spoken: Sequence[tuple[Sequence[Range], Range]]) -> dict[int, int]:
    """Token → the stretch of direct speech that holds it, the smallest where several do."""
    sizes = [sum(end - start for start, end in content) for content, _ in spoken]
    found: dict[int, int] = {}
    for place in sorted(range(len(spoken)), key=lambda i: (-sizes[i], i)):
        found.update((token, place) for start, end in spoken[place][0] for token in range(start, end))
    return found


def mention_in(chains: Chains, heads: Mapping[int, int], piece: Range) -> int | None:
    """The outermost mention of a source phrase."""
    inside = [i for token in range(*piece) if (i := heads.get(token)) is not None and chains.found[i].type == "PERSON"]
    return inside[0] if inside else None


def pronouns_back(chains: Chains, spoken: Sequence[tuple[Sequence[Range], Range]]) -> None:
    """Third-person pronouns to the most salient mention that fits."""
    words = chains.words
    sizes: Counter[int] = Counter()
    voices = voices_of(spoken)
    talkers = frozenset(token for _, (start, end) in spoken for token in range(start, end))
    window: list[int] = []
    for i, draft in enumerate(chains.found):
        if draft.kind == "pronoun" and draft.gender in ("m", "f", "n", ""):
            voice = voices.get(draft.root)
            near = [
                j
                for j in window
                if words.sentence[draft.root] - words.sentence[chains.found[j].root] <= SENTENCES_PRONOUN
            ]
            window = near
            best = max(
                (
                    (score, j)
                    for j in near
                    if (score := salience(chains, i, j, sizes, talkers, voice, spoken)) is not None
                ),
                default=None,
            )
            if best is not None and best[0] > THRESHOLD:
                chains.join(best[1], i)
        if draft.gender not in ("1", "2"):
            window.append(i)
            sizes[chains.top(i)] += 1


def salience(
    chains: Chains,
    pronoun: int,
    earlier: int,
    sizes: Mapping[int, int],
    talkers: frozenset[int],
    voice: int | None,
    spoken: Sequence[tuple[Sequence[Range], Range]],
) -> float | None:
    """Salience of an antecedent for a pronoun, None if it cannot be."""
    words, draft, other = chains.words, chains.found[pronoun], chains.found[earlier]
    if not agrees(chains, draft, earlier) or other.start <= draft.root < other.end or binds(words, draft, other):
        return None
    if voice is not None and any(start <= other.root < end for start, end in (spoken[voice][1],)):
        return None
    features = features_of(chains, draft, other, sizes.get(chains.top(earlier), 1), talkers)
    return sum(SALIENCE[name] * value for name, value in features)


def features_of(
    chains: Chains, draft: Draft, other: Draft, size: int, talkers: frozenset[int]
) -> tuple[tuple[str, float], ...]:
    """Named features of an antecedent."""
    words = chains.words
    dep, own = words.dep[other.root], words.dep[draft.root]
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
