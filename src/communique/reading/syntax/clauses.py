"""Sentences as light trees of words, and the few questions that clause rules ask of them.

A `Word` copies what the rules need from the columns of `words` once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.reading.syntax.mending import mend
from communique.reading.tokens.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_SENTENCE = 120
"""Tokens of a sentence beyond which it is taken for a table or a list and left out."""

RELATIVE_PRONOUNS = frozenset(("who", "whom", "which", "that", "whose", "where", "when"))
"""Words that stand for the antecedent of a relative clause."""

REPAIRED = frozenset(("conj", "advcl", "acl", "acl:relcl"))
"""Relations of the words that repairs hang elsewhere."""


class Word:
    """One word of a sentence."""

    __slots__ = (
        "dep", "end", "ent", "form", "head", "i", "kids", "left", "lemma", "low",
        "passive", "pos", "right", "start", "tense", "text",
    )  # fmt: skip

    def __init__(self, words: Words, token: int, place: int) -> None:
        self.text: str = words.text[token]
        self.low: str = words.lower[token]
        self.lemma: str = words.written_lemma[token] or self.low
        self.pos: str = words.pos[token]
        self.dep: str = words.dep[token]
        self.ent: str = words.name[token]
        self.start: int = words.start[token]
        self.end: int = words.end[token]
        self.tense, self.form, self.passive = morphology(words.features[token])
        self.i = place
        """Position in the sentence."""
        self.head: Word | None = None
        """None for the root."""
        self.kids: list[Word] = []
        """Dependents in text order."""
        self.left, self.right = 0, 0
        """Positions of the first and the last word of its subtree."""

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    def kid(self, *deps: str) -> Word | None:
        """The first dependent with one of these relations."""
        for kid in self.kids:
            if kid.dep in deps:
                return kid
        return None

    def all(self, *deps: str) -> list[Word]:
        """All dependents with one of these relations."""
        return [kid for kid in self.kids if kid.dep in deps]

    def case(self) -> str:
        """Its prepositions, lower-cased, joined by a space: "to", "because of"; "" if none."""
        if not self.kids:
            return ""
        found = [kid for kid in self.kids if kid.dep == "case" and (kid.i < self.i or self.low in RELATIVE_PRONOUNS)]
        return " ".join(word.low for kid in found for word in fixed(kid)) if found else ""

    def has_copula(self) -> bool:
        """Whether a copula hangs on it."""
        return self.kid("cop") is not None

    def mark(self) -> str:
        """Its subordinator, lower-cased: "that", "to", "provided"; "" if none."""
        for kid in self.kids:
            if kid.dep == "mark":
                return kid.low
        return ""

    def subtree(self) -> Iterator[Word]:
        """The word and all below it, in no particular order."""
        stack = [self]
        while stack:
            word = stack.pop()
            yield word
            stack.extend(word.kids)


class Sentence:
    """A read sentence as a tree."""

    __slots__ = ("end", "headline", "question", "root", "start", "words")

    def __init__(self, words: list[Word], headline: bool = False) -> None:
        self.words = words
        self.headline = headline
        """It stands in a headline, where the present tense tells what happened."""
        self.start, self.end = words[0].start, words[-1].end
        self.root = next((word for word in words if word.head is None), words[0])
        self.question = any(word.text == "?" for word in words[-3:])


@lru_cache(maxsize=4096)
def morphology(features: str) -> tuple[str, str, bool]:
    """Tense, verb form and whether the voice is passive, of a UD feature string."""
    pairs = dict(pair.split("=", 1) for pair in features.split("|") if "=" in pair)
    form = "Imp" if pairs.get("Mood") == "Imp" else pairs.get("VerbForm", "")
    return pairs.get("Tense", ""), form, pairs.get("Voice") == "Pass"


def sentences(doc: Doc, is_headline: Callable[[int, int], bool] = lambda start, end: False) -> Iterator[Sentence]:
    """The read sentences of `doc`; `is_headline` tells it of a sentence's character range."""
    columns = words_of(doc)
    for start, end in columns.sentences:
        if end - start <= LONGEST_SENTENCE:
            words = tree(columns, start, end)
            yield Sentence(words, is_headline(words[0].start, words[-1].end))


def tree(columns: Words, start: int, end: int) -> list[Word]:
    """The words of a sentence, tokens `start` to `end` (exclusive), joined to a tree; white space left out."""
    tokens = [token for token in range(start, end) if columns.sentence[token] >= 0]
    words = [Word(columns, token, place) for place, token in enumerate(tokens)]
    by_token = dict(zip(tokens, words, strict=True))
    for token, word in by_token.items():
        head = by_token.get(columns.head[token])
        if head is not None and head is not word:
            word.head = head
            head.kids.append(word)
    for word in words:
        if word.dep in REPAIRED:
            mend(word, words)
    edges(words)
    return words


def edges(words: list[Word]) -> None:
    """Sets the first and last position of each subtree."""
    for word in words:
        word.left = word.right = word.i
    for word in words:
        above, steps = word.head, 0
        while above is not None and (word.i < above.left or word.i > above.right) and steps < len(words):
            above.left, above.right = min(above.left, word.i), max(above.right, word.i)
            above, steps = above.head, steps + 1


def fixed(word: Word) -> list[Word]:
    """A word with the parts of a fixed expression after it ("because of")."""
    return [word, *word.all("fixed")]


def auxiliaries(verb: Word) -> list[Word]:
    """Auxiliaries and copula of a predicate; those of its first conjunct where a bare form shares them."""
    own = [kid for kid in verb.kids if kid.dep in ("aux", "aux:pass", "cop")]
    if own or verb.dep != "conj" or verb.head is None or verb.kid("nsubj", "nsubj:pass", "mark"):
        return own
    first = verb.head
    if first.kid("cop") is not None and verb.pos == "VERB" and verb.low == verb.lemma and first.i < verb.i:
        return [aux for aux in auxiliaries(first) if aux.lemma in MODAL_LEMMAS]  # "will be late and miss the vote"
    if first.pos != verb.pos or (verb.form != first.form and verb.form not in ("Inf", "")):
        return own
    shared = auxiliaries(first) if first.i < verb.i else []
    return (
        shared if verb.form == "Part" or any(aux.lemma in MODAL_LEMMAS or aux.lemma == "do" for aux in shared) else []
    )


PREPOSITIONAL = frozenset(
    "amid given including following regarding concerning according pending considering excluding versus".split()
)
"""Forms of verbs that are prepositions unless they have a subject."""

MODAL_LEMMAS = frozenset("will shall would may might can could must should ought 'll 'd".split())
"""Lemmas of modal auxiliaries."""


def shares_helpers(verb: Word) -> bool:
    """Whether the predicate has no auxiliaries of its own and takes those of its first conjunct."""
    return verb.dep == "conj" and not verb.kid("aux", "aux:pass", "cop") and bool(auxiliaries(verb))


def is_infinitive(verb: Word) -> bool:
    """Whether "to" marks it, also through a conjunction ("to sign and ratify")."""
    if verb.low.endswith("ing") and verb.low != verb.lemma:
        return False  # "committed to doing"
    if any(kid.low == "to" and kid.dep in ("mark", "aux", "case") and kid.i < verb.i for kid in verb.kids):
        return True
    first = verb.head if verb.dep == "conj" else None
    bare = first is not None and verb.form in ("Inf", "Imp", "Fin", "") and verb.low == verb.lemma
    return bare and not verb.kid("nsubj", "nsubj:pass", "aux") and first is not None and is_infinitive(first)


def before(word: Word, words: list[Word], skip: Iterable[str] = ("ADV", "PUNCT")) -> Word | None:
    """The nearest word before `word` whose part of speech is not to be skipped; "not" is skipped too."""
    for index in range(word.i - 1, max(-1, word.i - 6), -1):
        found = words[index]
        if found.pos not in skip and found.low not in ("not", "n't"):
            return found
    return None


def conjuncts(word: Word) -> list[Word]:
    """A word and all that are coordinated with it, in text order."""
    found, stack, case = [], [word], word.case()
    while stack:
        item = stack.pop()
        found.append(item)
        stack.extend(kid for kid in item.kids if kid.dep == "conj" and kid.case() in ("", case) and is_joined(kid))
        stack.extend(kid for kid in item.kids if kid.dep in ("appos", "list") and is_listed(kid))
    return sorted(found, key=lambda item: item.i)


def is_listed(word: Word) -> bool:
    """Whether an apposition is really the second of two actors, as in headlines: "Russia, Iran sign pact"."""
    head = word.head
    if head is None or word.pos != "PROPN" or head.pos != "PROPN":
        return False
    if any(kid.dep == "punct" and kid.i > word.i for kid in head.kids):
        return False
    verbs = [*word.kids, *head.kids, *([head.head] if head.head is not None else [])]
    return any(verb.pos == "VERB" and 0 < verb.i - word.i <= 3 for verb in verbs)


def is_joined(word: Word) -> bool:
    """Whether a conjunct has a conjunction or comma of its own: else it is part of a name."""
    return any(kid.dep in ("cc", "punct") and kid.i < word.i for kid in word.kids)


def clause_above(word: Word) -> Word | None:
    """The nearest word above that heads a clause (a verb or a predicate with a copula)."""
    above = word.head
    while above is not None and not is_clausal(above):
        above = above.head
    return above


def is_clausal(word: Word) -> bool:
    """Whether a word heads a clause."""
    if word.low in PREPOSITIONAL and not word.kid("nsubj", "nsubj:pass", "aux"):
        return False
    verb = word.pos == "VERB" and word.dep not in ("amod", "compound", "case", "mark", "fixed", "aux:pass")
    return verb or word.has_copula()
