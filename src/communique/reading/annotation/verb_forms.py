"""The features of one verb, from its form and what the words around it say of it."""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.tokens.lemmas import forms as inflected

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
    "being": "Tense=Pres|VerbForm=Part",
    "be": "VerbForm=Inf",
}
"""Auxiliaries whose form says everything."""

REDUCED = frozenset(("acl", "amod", "advcl", "xcomp", "case", "mark"))
"""Relations in which a past form without a subject is a participle ("the men killed", "based on")."""

BARE = frozenset(("xcomp", "ccomp", "acl", "advcl"))
"""Relations in which a base form without a subject is an infinitive ("helped resolve")."""

BASE_HELPERS = MODALS | {"do", "does", "did"}
"""Helpers that a base form follows."""

PERFECT = frozenset("have has had 'd ’d 've ’ve having 's ’s".split())
"""Helpers that a participle follows."""


class Context(NamedTuple):
    """What the words around a verb say about it. A conjunct with neither subject nor auxiliary has those of the verb
    that it is joined to.
    """

    dep: str
    helpers: frozenset[str] = frozenset()
    """Forms, lower-cased, of its auxiliaries."""
    to: bool = False
    """"to" marks it."""
    marked: bool = False
    """Another word marks it."""
    subject: str | None = None
    """None: it has no subject; else that subject's number, "Sing", "Plur" or ""."""
    addressed: bool = False
    """Its subject is "we" or "you"."""
    passive: bool = False
    """It has a passive auxiliary or subject."""
    object: bool = False
    """It has an object or a clause as its object."""


def verbal(low: str, lemma: str, upos: str, context: Context) -> str:
    """Features of a verb or auxiliary."""
    if upos == "AUX" and low in MODALS and not (low in ("'d", "’d") and lemma == "have"):
        return "VerbForm=Fin"
    if low == "be" and not context.helpers and not context.to:
        return "Mood=Imp|VerbForm=Fin" if context.dep in ("root", "cop") else "VerbForm=Inf"
    if low == "had" and upos == "AUX" and not context.helpers:
        return "Mood=Ind|Tense=Past|VerbForm=Fin"
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
    """Participle in a progressive or a clause of its own; else the gerund (before a noun, after a preposition)."""
    clause = context.dep in ("acl", "advcl", "conj", "root") and not context.marked
    return "Tense=Pres|VerbForm=Part" if context.helpers or clause else "VerbForm=Ger"


def is_past_base(context: Context) -> bool:
    """Whether a form that is base and past at once ("put", "hit") is a past or a participle here: what others than
    speaker and hearer do is told of the past.
    """
    if context.to or context.helpers & BASE_HELPERS:
        return False
    reduced = context.subject is None and context.dep in ("acl", "amod")
    told = context.subject is not None and not context.addressed
    return context.passive or reduced or bool(context.helpers) or told


def base_form(context: Context, participle: bool) -> str:
    """Infinitive after "to", a modal or "do"; participle after "have" ("has come"); else present or imperative."""
    if context.to or context.helpers & BASE_HELPERS:
        return "VerbForm=Inf"
    if participle and (context.passive or context.helpers & PERFECT):
        return "Tense=Past|VerbForm=Part" + ("|Voice=Pass" if context.passive else "")
    if context.subject is not None or context.dep.startswith("aux"):
        return "Mood=Ind|Tense=Pres|VerbForm=Fin"
    if context.dep in BARE:
        return "VerbForm=Inf"
    return "Mood=Imp|VerbForm=Fin"


def past_form(past: bool, participle: bool, context: Context) -> str:
    """Past tense or past participle; passive with a passive auxiliary, or without auxiliary and subject."""
    reduced = context.subject is None and not context.helpers and context.dep in REDUCED
    if participle and (not past or context.passive or context.helpers or reduced):
        return "Tense=Past|VerbForm=Part" + ("|Voice=Pass" if context.passive or reduced else "")
    return "Mood=Ind|Tense=Past|VerbForm=Fin"
