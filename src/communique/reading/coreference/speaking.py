"""Pronouns that speak: "she said", "it said". They go to somebody who can speak, and first to who spoke last.

Whoever is named in what is said is not the one who says it ("Dorak will sign on Friday, he said"). After its words a
pronoun goes on with the last speaker; before them it takes up the subject of the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from communique.reading.coreference.voices import Said
from communique.reading.names.clusters import Chains, Range, latest, recent
from communique.reading.names.draft import Draft
from communique.reading.statements.belief import SURE_VERBS
from communique.reading.statements.sayings import head_of
from communique.reading.tokens.nouns import document_nouns
from communique.reading.tokens.states import state_of
from communique.reading.tokens.words import Words

SPEAKING_PRONOUNS = frozenset({"he", "she", "it"})
"""Pronouns that are settled here, one way or the other."""

NEAR, TALK = 3, 10
"""Sentences over which a pronoun that speaks refers back: to anybody, to somebody who has spoken."""

WEIGHTS = {
    "last to speak": 2.0,
    "spoke": 0.7,
    "distance": -0.45,
    "subject before": 1.0,
    "topic": 2.2,
    "here": 2.0,
    "opens": 1.6,
    "name": 0.5,
    "nested": -0.4,
    "unsure gender": -0.3,
}
"""What makes somebody the one who goes on speaking; set by cases of our own (tests/cases/statements/speakers.toml)."""

MARGIN = 0.25
"""Lead over the next best below which the rule does not decide."""


class Candidate(NamedTuple):
    """A chain that may be the speaker's."""

    top: int
    last: int
    """Its last mention before the words."""
    talked: int | None
    """How many others spoke since it spoke last; None if it did not."""


class Speaking:
    """The pronouns of one text that speak, taken in text order while chains grow."""

    def __init__(self, chains: Chains, said: Sequence[Said]) -> None:
        self.chains, self.words = chains, chains.words
        self.roots = chains.roots
        self.at = self.pronouns(said)
        self.sources = sorted({*self.sources_of(said), *self.subjects(said)})
        """Whoever says something: token of the phrase, draft."""
        self.paragraphs = [self.words.paragraph[token] for token, _ in self.sources]
        self.talk = latest(self.words.sentence[token] for token, _ in self.sources)
        """The last sentence with a source, up to each of them."""
        self.starts = [draft.start for draft in chains.found]
        self.named: dict[int, list[int]] = {}
        """Head word → its mentions that are no pronouns."""
        for i, draft in enumerate(chains.found):
            if draft.kind != "pronoun":
                self.named.setdefault(draft.root, []).append(i)
        self.settled: set[int] = set()
        """Drafts about which the last word is said here."""

    def pronouns(self, said: Sequence[Said]) -> dict[int, Said]:
        """Draft of a pronoun that speaks → what it says, the widest where it is the source of several."""
        found: dict[int, Said] = {}
        for one in said:
            place = self.roots.get(one.source[0])
            alone = one.source[1] - one.source[0] == 1 and one.spoken
            if place is not None and alone and self.chains.found[place].key in SPEAKING_PRONOUNS:
                known = found.get(place)
                found[place] = one if known is None or one.start < known.start else known
        return found

    def sources_of(self, said: Sequence[Said]) -> Iterator[tuple[int, int]]:
        """Sources of what is said that are mentions."""
        for one in said:
            place = self.roots.get(head_of(self.words, one.source))
            if place is not None and one.spoken:
                yield one.source[0], place

    def subjects(self, said: Sequence[Said]) -> Iterator[tuple[int, int]]:
        """Subjects of other verbs of speech, whatever they say: "Lang denied this"."""
        known = {one.verb for one in said}
        for place, draft in enumerate(self.chains.found):
            verb = self.words.head[draft.root]
            if self.words.dep[draft.root] == "nsubj" and verb not in known and self.words.lemma[verb] in SURE_VERBS:
                yield draft.start, place

    def begins(self, place: int) -> int:
        """Token before which the antecedent of a draft must stand: where its words begin, if it speaks."""
        own = self.chains.found[place].start
        return min(self.at[place].start, own) if place in self.at else own

    def join(self, place: int) -> None:
        """Joins a pronoun that speaks to the likeliest speaker; alone for good where nobody can be meant."""
        said = self.at[place]
        scored = sorted(
            ((self.score(one, place, said), -one.top) for one in self.candidates(place, said)), reverse=True
        )
        if len(scored) < 2 or scored[0][0] - scored[1][0] >= MARGIN:
            self.settled.add(place)
            for _, top in scored[:1]:
                self.chains.join(-top, place)

    def candidates(self, place: int, said: Said) -> list[Candidate]:
        """Chains that may speak here."""
        before = self.begins(place)
        here = self.words.sentence[self.chains.found[place].root]
        talked = self.talkers(before, here)
        named = self.named_in(said.content)
        return [
            Candidate(top, i, talked.get(top))
            for top, i in self.last_mentions(bisect_left(self.starts, before), here, talked).items()
            if top not in named and self.fits(place, i, top in talked)
        ]

    def last_mentions(self, end: int, here: int, talked: Collection[int]) -> dict[int, int]:
        """Chain → its last mention among the first `end` drafts: of those named nearby, and of those who have `talked`
        wherever they were named. A mention that stands back behind another of its sentence does not count.
        """
        chains = self.chains
        near = [i for i in recent(chains.reached, end, here - NEAR) if self.sentence(i) >= here - NEAR]
        found: dict[int, int] = {}
        for i in reversed(near):
            top = chains.top(i)
            if top not in talked and not self.stands_back(i, found.get(top)):
                found[top] = i
        for top in talked:
            for i in sorted(i for i in chains.chain(top) if i < end):
                if not self.stands_back(i, found.get(top)):
                    found[top] = i
        return found

    def sentence(self, place: int) -> int:
        """The sentence that a draft stands in."""
        return self.words.sentence[self.chains.found[place].root]

    def stands_back(self, place: int, before: int | None) -> bool:
        """Whether a mention is no subject, and one of its chain in the same sentence is: "Ada Orlan sold her farm"."""
        if before is None:
            return False
        words, one, other = self.words, self.chains.found[place].root, self.chains.found[before].root
        return words.sentence[one] == words.sentence[other] and is_subject(words, other) and not is_subject(words, one)

    def talkers(self, before: int, here: int) -> dict[int, int]:
        """Chain → how many others spoke since it spoke last, of what was said not long before the token."""
        order: list[int] = []
        end = bisect_left(self.sources, (before, -1))
        for place in reversed(list(recent(self.talk, end, here - TALK))):
            token, source = self.sources[place]
            if here - self.words.sentence[token] <= TALK:
                top = self.chains.top(source)
                order = [top, *(other for other in order if other != top)]
        return {top: count for count, top in enumerate(order)}

    def is_first_word(self, place: int) -> bool:
        """Whether nobody has spoken yet in the paragraph of the draft."""
        here, before = self.words.paragraph[self.chains.found[place].root], self.begins(place)
        first = bisect_left(self.paragraphs, here)
        spoken = first < len(self.sources) and self.paragraphs[first] == here
        return not spoken or self.sources[first][0] >= before

    def named_in(self, content: Sequence[Range]) -> set[int]:
        """Chains that what is said names: a speaker says "I" of himself, or "he" where another reports it."""
        tokens = (token for start, end in content for token in range(start, end))
        return {self.chains.top(i) for token in tokens for i in self.named.get(token, ())}

    def fits(self, place: int, earlier: int, talked: bool) -> bool:
        """Whether the chain of an earlier draft can be what the pronoun says, and can speak."""
        chains, pronoun = self.chains, self.chains.found[place]
        others = [chains.found[i] for i in chains.chain(earlier) if chains.found[i].gender not in ("1", "2")]
        if any(draft.number == "p" for draft in others if draft.kind != "name"):
            return False
        if pronoun.gender in ("m", "f"):
            human = any(draft.type == "PERSON" for draft in others)
            return human and chains.gender(earlier) in ("", pronoun.gender)
        return not any(draft.type == "PERSON" for draft in others) and (
            talked or any(can_issue(self.words, draft) for draft in others)
        )

    def score(self, one: Candidate, place: int, said: Said) -> float:
        """How likely the candidate speaks here."""
        return sum(WEIGHTS[name] * value for name, value in self.features(one, place, said))

    def features(self, one: Candidate, place: int, said: Said) -> tuple[tuple[str, float], ...]:
        """Named features of a candidate."""
        words, chains = self.words, self.chains
        draft, other = chains.found[place], chains.found[one.last]
        distance = words.sentence[draft.root] - words.sentence[other.root]
        root = explained(words, other.root)
        subject = is_subject(words, other.root) and distance <= 1
        paragraph = words.paragraph[other.root] == words.paragraph[draft.root]
        topic = subject and is_main(words, root) and paragraph
        return (
            ("last to speak", float(one.talked == 0)),
            ("spoke", float(one.talked is not None)),
            ("distance", float(min(distance, NEAR))),
            ("subject before", float(subject and is_main(words, root))),
            ("topic", float(topic and not said.follows)),
            ("here", float(topic and not said.follows and distance == 0)),
            ("opens", float(topic and said.follows and self.is_first_word(place))),
            ("name", float(any(chains.found[i].kind == "name" for i in chains.chain(one.top)))),
            ("nested", float(words.dep[other.root] in ("nmod", "compound", "nmod:poss"))),
            ("unsure gender", float(draft.gender in ("m", "f") and not chains.gender(one.top))),
        )


def explained(words: Words, root: int) -> int:
    """The word beside which another stands that says the same: "predecessor" of "his predecessor, Ada Orlan"."""
    while words.dep[root] == "appos" and words.head[root] < root:
        root = words.head[root]
    return root


def is_subject(words: Words, root: int) -> bool:
    """Whether the phrase with this root is a subject, or is said beside one."""
    return words.dep[explained(words, root)] in ("nsubj", "nsubj:pass")


def is_main(words: Words, root: int) -> bool:
    """Whether the phrase with this root is the subject of the main clause of its sentence."""
    governor = words.head[root]
    return words.head[governor] == governor or words.dep[governor] in ("conj", "parataxis", "root", "xcomp")


PROCEEDINGS = frozenset({"investigation", "inquiry", "probe", "trial", "talk", "negotiation", "vote", "election"})
"""Nouns of what goes on: it may find something, and does not speak."""


def can_issue(words: Words, draft: Draft) -> bool:
    """Whether a thing can say something: a body, a state that acts, a text; no ship and no place."""
    if draft.kind == "pronoun":
        return False
    if words.lemma[draft.root] in PROCEEDINGS:
        return False
    if draft.type == "ORG" or words.lemma[draft.root] in document_nouns():
        return True
    return draft.type == "LOC" and (draft.acts or (draft.kind == "name" and state_of(draft.key) is not None))
