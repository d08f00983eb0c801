"""Repairs that need tense and form: they work on the words of one sentence, after morphology is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from communique.reading.syntax.clauses import Word


def move(word: Word, head: Word, dep: str) -> None:
    """Hangs a word on another head, unless that one stands below it: a tree stays a tree."""
    if head is word or any(above is word for above in ancestors(head)):
        return
    if word.head is not None:
        word.head.kids.remove(word)
    word.head, word.dep = head, dep
    head.kids.append(word)
    head.kids.sort(key=lambda kid: kid.i)


def rehang_participle(word: Word, words: list[Word]) -> None:
    """Hangs "praising" of "the deal will hold, he said, praising the text" on "said" where it hangs on "hold"."""
    head = word.head
    if word.dep != "advcl" or head is None or not word.low.endswith("ing") or word.kid("mark", "nsubj") is not None:
        return
    for other in words[head.i + 1 : word.i]:
        if (
            other.lemma in ("say", "add", "tell")
            and other.pos == "VERB"
            and other.low != "saying"
            and other is not head
        ):
            move(word, other, "advcl")
            return


def ancestors(word: Word) -> Iterator[Word]:
    """The words above a word, nearest first."""
    above = word.head
    while above is not None:
        yield above
        above = above.head


def rehang_modifier(word: Word, words: list[Word]) -> None:
    """Makes "signed" of "the newly signed treaty" a modifier where the parser took it for a clause."""
    if word.dep not in ("advcl", "acl") or word.form != "Part" or any(kid.dep != "advmod" for kid in word.kids):
        return
    noun = words[word.i + 1] if word.i + 1 < len(words) else None
    if noun is None or noun.pos != "NOUN" or (noun is word.head and word.dep == "amod"):
        return
    if any(kid.dep in ("det", "nmod:poss") and kid.i < word.i for kid in noun.kids):
        move(word, noun, "amod")


def rehang_reduced(word: Word, words: list[Word]) -> None:
    """Hangs "jailed" of "an amnesty for miners jailed in 2023" on the noun right before it, where it is taken for a
    circumstance of the verb.
    """
    noun = words[word.i - 1] if word.i else None
    if word.dep != "advcl" or (word.form, word.tense) != ("Part", "Past") or noun is None or noun.pos != "NOUN":
        return
    if word.kid("aux", "aux:pass", "cop", "mark", "nsubj", "nsubj:pass", "obj") is not None:
        return
    if noun.dep in ("obj", "obl", "nmod") and any(above is word.head for above in ancestors(noun)):
        move(word, noun, "acl")


def rehang_conjunct(word: Word, words: list[Word]) -> None:
    """Hangs "renewed" of "the treaty signed in 2001 and renewed in 2020" on "signed" where it hangs higher."""
    head = word.head
    if word.dep != "conj" or head is None or (word.form, word.tense) != ("Part", "Past") or head.form == "Part":
        return
    if word.kid("aux", "aux:pass", "cop", "nsubj", "nsubj:pass", "obj") is not None:
        return
    if any(kid.dep in ("aux", "aux:pass") and kid.lemma in ("be", "have") for kid in head.kids):
        return
    for other in reversed(words[head.i + 1 : word.i]):
        if other.dep == "acl" and (other.form, other.tense) == ("Part", "Past"):
            move(word, other, "conj")
            return


def rehang_relative(word: Word, words: list[Word]) -> None:
    """Hangs "which were lifted" of "a plan on sanctions, which were lifted" on the plural noun where it hangs on the
    singular one above it.
    """
    head = word.head
    if word.dep != "acl:relcl" or head is None or head.pos != "NOUN" or is_plural(head) or word.kid("conj") is not None:
        return
    pronoun, verb = word.kid("nsubj", "nsubj:pass"), word.kid("aux", "aux:pass", "cop") or word
    if pronoun is None or pronoun.low not in ("which", "that", "who") or verb.low not in PLURALS:
        return
    below = [kid for kid in head.kids if kid.dep == "nmod" and head.i < kid.i < pronoun.i and is_plural(kid)]
    if below and head.kid("conj") is None:
        move(word, below[-1], "acl:relcl")


def rehang_description(word: Word, words: list[Word]) -> None:
    """Hangs "which was a trade pact" of "a text passed by Parliament, which was a trade pact" on the thing described
    where it hangs on the name in the clause between.
    """
    name, pronoun = word.head, word.kid("nsubj")
    if word.dep != "acl:relcl" or word.pos != "NOUN" or name is None or name.ent not in ("ORG", "PERSON", "LOC"):
        return
    clause = name.head
    if word.kid("cop") is None or pronoun is None or pronoun.low != "which" or clause is None or clause.dep != "acl":
        return
    if clause.head is not None and clause.head.pos == "NOUN" and name.dep in ("obl:agent", "obl"):
        move(word, clause.head, "acl:relcl")


PLURALS = frozenset({"were", "are", "have"})
"""Verb forms that a singular subject does not take."""


def is_plural(noun: Word) -> bool:
    """Whether a noun has the form of a plural."""
    return noun.low != noun.lemma and noun.low.endswith("s")


def rehang_occasion(word: Word, words: list[Word]) -> None:
    """Hangs "which was planned" of "the visit of Prime Minister Valk, which was planned" on the visit where it hangs on
    the person: "which" is no person.
    """
    name = word.head
    if word.dep != "acl:relcl" or name is None or name.ent != "PERSON" or name.dep != "nmod" or name.head is None:
        return
    pronoun = word.kid("nsubj", "nsubj:pass", "obj")
    if pronoun is not None and pronoun.low == "which" and name.head.pos == "NOUN":
        move(word, name.head, "acl:relcl")


class SentenceRepair(NamedTuple):
    """A repair at one word of a sentence."""

    name: str
    apply: Callable[[Word, list[Word]], None]


READ = (
    SentenceRepair("participle joined to a participle", rehang_conjunct),
    SentenceRepair("participle of the speaker", rehang_participle),
    SentenceRepair("modifier taken for a clause", rehang_modifier),
    SentenceRepair("description taken for a circumstance", rehang_reduced),
    SentenceRepair("plural relative clause", rehang_relative),
    SentenceRepair("relative clause of the thing described", rehang_description),
    SentenceRepair("relative clause of an occasion", rehang_occasion),
)
"""In the order in which they are done."""


def mend(word: Word, words: list[Word]) -> None:
    """All repairs at one word of a sentence, in place."""
    for each in READ:
        each.apply(word, words)
