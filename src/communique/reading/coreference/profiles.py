"""What is looked at of every phrase when its antecedent is sought: kind, type, number, gender, words, place, standing.

One array per property, one entry per candidate, so that all pairs of a text are compared at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from communique.reading.coreference.binding import clause_of
from communique.reading.coreference.properties import (
    NAME,
    NOMINAL,
    OTHER_PRONOUN,
    PLURAL,
    PRONOUN,
    PRONOUNS,
    ROLES,
    SINGULAR,
    SMALL,
    TYPES,
    UNKNOWN,
    article,
    bits,
    checksum,
    gender_of,
    noun_type,
)
from communique.reading.coreference.violence import part_in_violence
from communique.reading.coreference.voices import voices_of
from communique.reading.names.candidates import Candidate
from communique.reading.names.clusters import Range
from communique.reading.names.draft import Draft
from communique.reading.tokens.words import Words

Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]

MODIFIERS = frozenset(("amod", "compound", "nummod", "nmod", "nmod:poss", "appos"))


@dataclass(frozen=True)
class Profiles:
    """Columns of n candidates in text order."""

    numbers: dict[str, Ints]
    """(n) each; see `FIELDS`, and `since` (earlier members of the chain that the rules made), `speaker`."""
    bits: dict[str, Bits]
    """(n) each: `words` of the phrase, `modifiers` of its head, `proper` nouns and `figures` beside the head."""

    def __len__(self) -> int:
        return len(self.numbers["kind"])

    @cached_property
    def alike(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """The candidates with each head word, pronouns apart, and those of each chain that the rules made, in order."""
        kinds, heads, rules = (self.numbers[name].tolist() for name in ("kind", "head", "rule"))
        by_head: dict[int, list[int]] = {}
        by_rule: dict[int, list[int]] = {}
        for place, (kind, head, rule) in enumerate(zip(kinds, heads, rules, strict=True)):
            if kind != PRONOUN:
                by_head.setdefault(head, []).append(place)
            if rule:
                by_rule.setdefault(rule, []).append(place)
        return by_head, by_rule


FIELDS = (
    "kind", "type", "number", "gender", "pronoun", "article", "role", "head", "text", "initials", "sentence",
    "paragraph", "start", "end", "place", "voice", "draft", "rule", "joint", "governor", "repeated", "relative",
    "copula", "owner", "asks", "violence", "clause",
)  # fmt: skip
BITS = ("words", "modifiers", "proper", "figures")


def profiles(
    words: Words,
    found: Sequence[Candidate],
    drafts: Sequence[Draft],
    rules: Sequence[int],
    spoken: Sequence[tuple[Sequence[Range], Range]] = (),
) -> Profiles:
    """Profiles of the candidates `found`. `rules`: chain of each of the `drafts` by the rules alone; `spoken`: direct
    speech with its speaker's tokens.
    """
    maker = Maker(words, found, drafts, rules, spoken)
    table = np.zeros((len(FIELDS) + len(BITS), len(found)), np.uint64)
    for place, one in enumerate(found):
        table[:, place] = maker.row(one)
    numbers = {name: table[k].view(np.int64) for k, name in enumerate(FIELDS)}
    chains = list(members(numbers["rule"]))
    numbers["since"] = earlier_members(chains, len(found))
    numbers["speaker"] = maker.speakers()[numbers["voice"]]
    for name in ("gender", "type"):
        numbers[f"chain {name}"] = shared(numbers[name], chains)
    numbers["chain name"] = any_of(numbers["kind"] == NAME, chains)
    return Profiles(numbers, {name: table[len(FIELDS) + k] for k, name in enumerate(BITS)})


class Maker:
    """What the rows of one text have in common."""

    def __init__(
        self,
        words: Words,
        found: Sequence[Candidate],
        drafts: Sequence[Draft],
        rules: Sequence[int],
        spoken: Sequence[tuple[Sequence[Range], Range]],
    ) -> None:
        self.words, self.drafts, self.rules = words, drafts, rules
        self.spoken, self.voices = spoken, voices_of(spoken)
        self.draft_at = {draft.root: k for k, draft in enumerate(drafts)}
        self.at = {one.head: k for k, one in enumerate(found) if not one.joint}
        self.repeated: Counter[int] = Counter()
        self.asking = asking(words)
        self.predicates = {words.head[i] for i, dep in enumerate(words.dep) if dep == "cop"}
        self.content = [pos != "PUNCT" and low not in SMALL for pos, low in zip(words.pos, words.lower, strict=True)]
        """Words that count when the words of two phrases are compared."""

    def row(self, one: Candidate) -> tuple[int, ...]:
        """`FIELDS`, then `BITS`."""
        words, head = self.words, one.head
        number = -1 if one.joint else self.draft_at.get(head, -1)
        draft = self.drafts[number] if number >= 0 else None
        phrase = range(one.start, one.end)
        low = words.lower[one.start : one.end]
        content = [form for i, form in zip(phrase, low, strict=True) if self.content[i]] or low
        kids = [c for c in words.children[head] if one.start <= c < one.end]
        deps = [words.dep[c] for c in kids]
        kind = self.kind(one)
        lemma = words.lemma[head] or words.lower[head]
        pronoun, count, gender = PRONOUNS.get(words.lower[head], OTHER_PRONOUN) if kind == PRONOUN else (0, 0, 0)
        sort = 0 if kind == PRONOUN else self.type(one, draft)
        key = checksum("+".join(content) if one.joint else lemma)
        owner = kids[deps.index("nmod:poss")] if "nmod:poss" in deps else -1
        self.repeated[key] += 1
        return (
            kind, sort, count or self.number(one, draft), gender or gender_of(low, draft, sort), pronoun,
            article(low, owner >= 0 and not one.joint), ROLES.get(words.dep[head], 0), key, checksum(" ".join(content)),
            self.initials(one) if kind == NAME else checksum(f" {head}"), words.sentence[head], words.paragraph[head],
            one.start, one.end, head, self.voices.get(head, -1) + 1, number + 1,
            self.rules[number] + 1 if number >= 0 else 0, one.joint, words.head[head], self.repeated[key] - 1,
            "acl" in deps or "acl:relcl" in deps, head in self.predicates, self.at.get(owner, -1) + 1,
            words.paragraph[head] in self.asking, part_in_violence(words, head),
            clause_of(words, head, kind == PRONOUN) + 1,
            bits(content),
            bits(words.lemma[c] or words.lower[c] for c, dep in zip(kids, deps, strict=True) if dep in MODIFIERS),
            bits(words.lower[i] for i in phrase if words.pos[i] == "PROPN" and i != head),
            bits(words.lower[i] for i in phrase if words.pos[i] == "NUM"),
        )  # fmt: skip

    def kind(self, one: Candidate) -> int:
        """Name, nominal or pronoun."""
        pos = self.words.pos[one.head]
        if pos == "PROPN":
            return NAME
        if not one.joint and (pos == "PRON" or (pos == "DET" and self.words.lower[one.head] in PRONOUNS)):
            return PRONOUN
        named = self.words.name[one.head] not in ("", "DATE", "MONEY", "NORP") and pos != "NOUN"
        return NAME if named and not one.joint else NOMINAL

    def type(self, one: Candidate, draft: Draft | None) -> int:
        """Type by the draft, the name class or the lexicon; 0 if none tells."""
        named = TYPES.get(self.words.name[one.head], 0)
        if draft is not None and draft.type != "OTHER":
            return TYPES.get(draft.type, named)
        if one.joint or (named and self.words.pos[one.head] != "NOUN"):
            return named
        return noun_type(self.words.lemma[one.head] or self.words.lower[one.head], self.words.lower[one.head])

    def number(self, one: Candidate, draft: Draft | None) -> int:
        """Singular or plural, by the draft or the form."""
        if one.joint:
            return PLURAL
        if draft is not None and draft.number:
            return PLURAL if draft.number == "p" else SINGULAR
        pos, low = self.words.pos[one.head], self.words.lower[one.head]
        if pos not in ("NOUN", "PROPN"):
            return UNKNOWN
        return PLURAL if pos == "NOUN" and low.endswith("s") and low != self.words.lemma[one.head] else SINGULAR

    def initials(self, one: Candidate) -> int:
        """First letters of the capitalised words; the word itself if there is one only."""
        large = [self.words.text[i] for i in range(one.start, one.end) if self.words.text[i][:1].isupper()]
        return checksum("".join(form[0] for form in large) if len(large) > 1 else "".join(large))

    def speakers(self) -> Ints:
        """Candidate that speaks each stretch of direct speech (from 1; 0 is none), -1 if unknown."""
        found = np.full(len(self.spoken) + 1, -1)
        for place, (_, (start, end)) in enumerate(self.spoken):
            heads = (self.at[token] for token in range(start, end) if token in self.at)
            found[place + 1] = min(heads, default=-1)
        return found


def asking(words: Words) -> frozenset[int]:
    """Numbers of the paragraphs that end with a question: the turns of an interviewer."""
    found = set()
    for i, text in enumerate(words.text):
        if text == "?":
            after = next((k for k in range(i + 1, len(words.text)) if words.text[k].strip()), None)
            if after is None or words.paragraph[after] != words.paragraph[i]:
                found.add(words.paragraph[i])
    return frozenset(found)


def members(rule: Ints) -> Iterator[Ints]:
    """Candidates of each chain of several that the rules made."""
    order = np.argsort(rule, kind="stable")
    sizes = np.bincount(rule, minlength=1)
    ends = np.cumsum(sizes)
    for number in np.flatnonzero(sizes > 1).tolist():
        if number:
            yield order[ends[number] - sizes[number] : ends[number]]


def earlier_members(chains: Iterable[Ints], count: int) -> Ints:
    """How many members of its chain stand before each of `count` candidates."""
    found = np.zeros(count, np.int64)
    for part in chains:
        found[part] = np.arange(len(part))
    return found


def shared(values: Ints, chains: Iterable[Ints]) -> Ints:
    """The one value known (not 0) in the chain of each candidate, its own where the chain knows none or several."""
    found = values.copy()
    for part in chains:
        known = set(values[part].tolist()) - {0}
        if len(known) == 1:
            found[part] = known.pop()
    return found


def any_of(values: NDArray[np.bool_], chains: Iterable[Ints]) -> Ints:
    """1 where any member of the chain has it."""
    found = values.astype(np.int64)
    for part in chains:
        found[part] = found[part].max()
    return found
