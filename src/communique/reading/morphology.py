"""Tense, mood, number, person and voice from a word's form, part of speech, lemma and dependents.

Features and values are those of Universal Dependencies. Only what is plain is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from communique.reading.lemmas import forms as inflected

MODALS = frozenset("can could will would shall should may might must ca wo sha 'll ’ll 'd ’d".split())
"""Modal auxiliaries, as forms."""

FINITE_AUX: dict[str, str] = {
    "am": "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin",
    "'m": "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin",
    "’m": "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin",
    "is": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "'s": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "’s": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "are": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "'re": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "’re": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "was": "Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin",
    "were": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "has": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "'ve": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "’ve": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "does": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "did": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "been": "Tense=Past|VerbForm=Part",
    "being": "VerbForm=Ger",
    "be": "VerbForm=Inf",
}
"""Auxiliaries whose form says everything."""

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

PARTICIPIAL = frozenset(("acl", "amod"))
"""Relations in which a past form is a participle."""

BARE = frozenset(("xcomp", "ccomp"))
"""Relations in which a base form without a subject is an infinitive ("helped resolve")."""


class Context(NamedTuple):
    """What the words around a verb say about it."""

    dep: str
    helpers: frozenset[str]
    """Forms, lower-cased, of its auxiliaries; those of its first conjunct where it has none and no subject."""
    to: bool
    """"to" marks it."""
    subject: str
    """"", "Sing" or "Plur": number of its subject."""
    passive: bool
    """It has a passive auxiliary or subject."""


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
    below = dependents(verbs, heads, deps)
    for word in verbs:
        context = verb_context(word, lows, heads, deps, below, out)
        out[word] = verbal(lows[word], lemmas[word], upos[word], context)
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
    """The words under each verb that say something about it: auxiliaries, "to", subjects."""
    below: dict[int, list[int]] = {verb: [] for verb in verbs}
    for word, (head, dep) in enumerate(zip(heads, deps, strict=True)):
        if (
            head in below
            and head != word
            and (dep[:3] == "aux" or dep[:5] == "nsubj" or dep in ("mark", "cop", "expl"))
        ):
            below[head].append(word)
    return below


def verb_context(
    word: int,
    lows: Sequence[str],
    heads: Sequence[int],
    deps: Sequence[str],
    below: dict[int, list[int]],
    numbers: Sequence[str],
) -> Context:
    """The context of one verb or auxiliary. An auxiliary's helpers are those before it under the same head."""
    dep = deps[word]
    if dep[:3] == "aux" or dep == "cop":
        mates = [mate for mate in below.get(heads[word], []) if mate < word]
        mates = mates or [mate for mate in range(max(0, word - 4), word) if heads[mate] == heads[word]]
    else:
        mates = below[word]
    helpers = frozenset(lows[mate] for mate in mates if deps[mate][:3] == "aux")
    subjects = [mate for mate in mates if deps[mate][:5] == "nsubj"]
    if dep == "conj" and not helpers and not subjects and heads[word] in below:
        outer = verb_context(heads[word], lows, heads, deps, below, numbers) if heads[word] < word else None
        helpers = outer.helpers if outer else helpers
    to = any(deps[mate] == "mark" and lows[mate] == "to" for mate in mates)
    passive = any(deps[mate] in ("aux:pass", "nsubj:pass") for mate in mates)
    number = next((subject_number(mate, numbers) for mate in subjects), "")
    return Context(dep, helpers, to, number, passive)


def subject_number(word: int, numbers: Sequence[str]) -> str:
    """Number of the word, from its features."""
    return "Plur" if "Number=Plur" in numbers[word] else "Sing" if "Number=Sing" in numbers[word] else ""


def verbal(low: str, lemma: str, upos: str, context: Context) -> str:
    """Features of a verb or auxiliary."""
    if upos == "AUX" and low in MODALS and not (low in ("'d", "’d") and lemma == "have"):
        return "VerbForm=Fin"
    if low == "be" and not context.helpers and not context.to:
        return "Mood=Imp|VerbForm=Fin" if context.dep in ("root", "cop") else "VerbForm=Inf"
    if low in FINITE_AUX and (upos == "AUX" or lemma in ("be", "have", "do")):
        return FINITE_AUX[low]
    return inflection(low, lemma, context)


def inflection(low: str, lemma: str, context: Context) -> str:
    """Features of a verb with full inflection."""
    if low.endswith("ing") and low != lemma:
        return ing_form(context)
    past, participle = is_form(low, lemma, "VBD"), is_form(low, lemma, "VBN")
    if low == lemma and not (past and is_past_base(context)):
        return base_form(context, participle)
    if past or participle:
        return past_form(past, participle, context)
    if low.endswith("s") and low != lemma:
        return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    return past_form(True, True, context) if low.endswith("ed") else base_form(context, False)


def is_form(low: str, lemma: str, tag: str) -> bool:
    """Whether `low` is this form of the verb `lemma`."""
    return low in inflected(lemma, tag)


def ing_form(context: Context) -> str:
    """Participle in a progressive or beside a noun; else the gerund."""
    if context.helpers or context.dep in ("amod", "acl"):
        return "Tense=Pres|VerbForm=Part"
    return "VerbForm=Ger"


def is_past_base(context: Context) -> bool:
    """Whether a form that is base and past at once ("put", "hit") stands as a past here."""
    return not context.to and not context.helpers & BASE_HELPERS and (context.passive or context.subject != "Plur")


BASE_HELPERS = MODALS | {"do", "does", "did", "let"}
"""Helpers that a base form follows."""

PERFECT = frozenset("have has had 'd ’d 've ’ve having 's ’s".split())
"""Helpers that, like those of the passive, a participle follows."""


def base_form(context: Context, participle: bool) -> str:
    """Infinitive after "to", a modal or "do"; participle after "have" ("has come"); else present or imperative."""
    if context.to or context.helpers & BASE_HELPERS:
        return "VerbForm=Inf"
    if participle and (context.passive or context.helpers & PERFECT):
        return "Tense=Past|VerbForm=Part" + ("|Voice=Pass" if context.passive else "")
    if context.subject:
        return "Mood=Ind|Tense=Pres|VerbForm=Fin"
    if context.dep in BARE:
        return "VerbForm=Inf"
    return "Mood=Imp|VerbForm=Fin" if context.dep == "root" else "Mood=Ind|Tense=Pres|VerbForm=Fin"


def past_form(past: bool, participle: bool, context: Context) -> str:
    """Past tense or past participle; the participle's voice where it has an auxiliary or modifies a noun."""
    if participle and (not past or context.passive or context.helpers or context.dep in PARTICIPIAL):
        passive = context.passive or (context.dep in PARTICIPIAL and not context.helpers)
        return "Tense=Past|VerbForm=Part" + ("|Voice=Pass" if passive else "")
    return "Mood=Ind|Tense=Past|VerbForm=Fin"
