"""Tense, mood, number, person and voice from a word's form, part of speech, lemma and dependents.

Features and values are those of Universal Dependencies. Only what is plain is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from communique.reading.annotation.verb_forms import Context, verbal

PERSONAL: dict[str, str] = {
    "i": "Number=Sing|Person=1",
    "me": "Number=Sing|Person=1",
    "my": "Number=Sing|Person=1",
    "we": "Number=Plur|Person=1",
    "us": "Number=Plur|Person=1",
    "our": "Number=Plur|Person=1",
    "you": "Person=2",
    "your": "Person=2",
    "he": "Number=Sing|Person=3",
    "him": "Number=Sing|Person=3",
    "his": "Number=Sing|Person=3",
    "she": "Number=Sing|Person=3",
    "her": "Number=Sing|Person=3",
    "it": "Number=Sing|Person=3",
    "its": "Number=Sing|Person=3",
    "they": "Number=Plur|Person=3",
    "them": "Number=Plur|Person=3",
    "their": "Number=Plur|Person=3",
    "this": "Number=Sing",
    "that": "Number=Sing",
    "these": "Number=Plur",
    "those": "Number=Plur",
    "itself": "Number=Sing|Person=3",
    "himself": "Number=Sing|Person=3",
    "herself": "Number=Sing|Person=3",
    "themselves": "Number=Plur|Person=3",
    "ourselves": "Number=Plur|Person=1",
}
"""Number and person of pronouns and demonstratives."""  # fmt: skip

ADDRESSED = frozenset(("we", "you"))
"""Pronouns with which a form that is base and past at once is rather the present: "we put safety first"."""

TELLING = ("aux", "nsubj", "csubj", "mark", "cop", "expl", "obj", "ccomp")
"""Relations of words that say something about the form of the verb that they depend on."""


def features(
    forms: Sequence[str],
    lemmas: Sequence[str],
    upos: Sequence[str],
    heads: Sequence[int],
    deps: Sequence[str],
) -> list[str]:
    """UD features ("Mood=Ind|Tense=Past|VerbForm=Fin", "" if none) of each word; `heads` are word numbers in the same
    sequences, a root's being its own.
    """
    lows = [form.lower() for form in forms]
    out = [nominal(low, lemma, tag) for low, lemma, tag in zip(lows, lemmas, upos, strict=True)]
    verbs = [word for word, tag in enumerate(upos) if tag in ("VERB", "AUX")]
    clauses = Clauses(lows, heads, deps, dependents(verbs, heads, deps), tuple(out))
    for word in verbs:
        out[word] = verbal(lows[word], lemmas[word], upos[word], clauses.context(word))
    return out


@lru_cache(maxsize=100_000)
def nominal(low: str, lemma: str, upos: str) -> str:
    """Number of a noun, number and person of a pronoun; "" for others."""
    if upos == "NOUN":
        return "Number=Plur" if low != lemma.lower() or low == "people" else "Number=Sing"
    if upos == "PROPN":
        return "Number=Plur" if is_plural_name(low) else "Number=Sing"
    return PERSONAL.get(low, "") if upos in ("PRON", "DET") else ""


def is_plural_name(low: str) -> bool:
    """Whether a name looks plural ("Iranians", "Houthis")."""
    return low.endswith(("ians", "ans", "nis", "this", "qis", "lis", "ists", "ats", "ers")) and len(low) > 5


def dependents(verbs: Sequence[int], heads: Sequence[int], deps: Sequence[str]) -> dict[int, list[int]]:
    """The words under each verb that say something about it."""
    below: dict[int, list[int]] = {verb: [] for verb in verbs}
    for word, (head, dep) in enumerate(zip(heads, deps, strict=True)):
        if head in below and head != word and dep.startswith(TELLING):
            below[head].append(word)
    return below


class Clauses(NamedTuple):
    """A text's words with their places in its trees; numbers are word numbers."""

    lows: Sequence[str]
    heads: Sequence[int]
    deps: Sequence[str]
    below: dict[int, list[int]]
    """As `dependents` gives it."""
    numbers: Sequence[str]
    """Features of the nouns and pronouns among them."""

    def context(self, word: int, levels: int = 20) -> Context:
        """The context of one verb or auxiliary; an auxiliary's are the words before it under the same head. `levels`:
        conjuncts of conjuncts that are followed.
        """
        dep = self.deps[word]
        if dep[:3] == "aux" or dep == "cop":
            return self.seen(dep, self.mates(word))
        own = self.seen(dep, self.below[word])
        outer = self.heads[word]
        if dep == "conj" and levels and outer in self.below and own.subject is None and not own.helpers:
            return inherited(own, self.context(outer, levels - 1))
        return own

    def mates(self, word: int) -> list[int]:
        """Words before an auxiliary that depend on the same word, a few words back."""
        return [mate for mate in range(max(0, word - 12), word) if self.heads[mate] == self.heads[word] != mate]

    def seen(self, dep: str, mates: Sequence[int]) -> Context:
        """A context from the words `mates`."""
        deps = [self.deps[mate] for mate in mates]
        marks = {self.lows[mate] for mate, kind in zip(mates, deps, strict=True) if kind == "mark"}
        subjects = [mate for mate, kind in zip(mates, deps, strict=True) if kind[:5] in ("nsubj", "csubj")]
        return Context(
            dep,
            frozenset(self.lows[mate] for mate, kind in zip(mates, deps, strict=True) if kind[:3] == "aux"),
            "to" in marks,
            bool(marks - {"to"}),
            number(self.numbers[subjects[-1]]) if subjects else None,
            bool(subjects) and self.lows[subjects[-1]] in ADDRESSED,
            "aux:pass" in deps or "nsubj:pass" in deps,
            "obj" in deps or "ccomp" in deps,
        )


def inherited(own: Context, outer: Context) -> Context:
    """The context of a conjunct; with an object of its own it does not share the passive."""
    if own.to or own.marked:
        return own
    return outer._replace(passive=outer.passive and not own.object, object=own.object)


def number(features: str) -> str:
    """Number in a word's features, "" if none."""
    return "Plur" if "Number=Plur" in features else "Sing" if "Number=Sing" in features else ""
