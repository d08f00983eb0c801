"""What governs a clause or an event noun, and what it says about it: look-ups in `lexicon/matrix.toml`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.lexicon import table
from communique.reading.syntax.clauses import Word, before, is_infinitive
from communique.reading.syntax.small_clauses import is_small

FORMS = ("infinitive", "object_infinitive", "small", "that", "gerund", "nouns", "object")
"""The ways in which a complement can hang on its governor."""


class Effect(NamedTuple):
    """What a governor says about its complement."""

    name: str
    status: str
    """"" where `kind` decides."""
    kind: str
    """status, inherit, reverse, cease or own."""
    flip: bool
    """The complement's polarity is turned."""
    negated: str
    """What holds when the governor is negated: "transfer", "same", or "STATUS POLARITY"."""


class Governor(NamedTuple):
    """A word that governs a complement, and its effect."""

    word: Word
    form: str
    key: str
    effect: Effect


@cache
def effects() -> dict[tuple[str, str], Effect]:
    """(form, words) → effect, from the table."""
    found: dict[tuple[str, str], Effect] = {}
    for name, rows in table("matrix").items():
        if name in ("words", "adjectives"):
            continue
        kind = "status" if "status" in rows else rows["kind"]
        effect = Effect(name, rows.get("status", ""), kind, rows.get("flip", False), rows.get("negated", "transfer"))
        for form in FORMS:
            found.update({(form, key): effect for key in rows.get(form, ())})
    return found


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of the table's `[words]`."""
    return frozenset(table("matrix")["words"][name])


@cache
def adjective_status() -> dict[str, str]:
    """Adjective → status of the event noun that it stands before."""
    return {word: status for status, group in table("matrix")["adjectives"].items() for word in group}


def with_particle(word: Word) -> str:
    """Lemma of a verb with its particle: "rule out"."""
    particle = word.kid("compound:prt")
    if particle is None and word.lemma in phrasal_verbs():
        particle = next((kid for kid in word.kids if is_adverbial_particle(kid, word)), None)
    if particle is None and word.lemma == "hand":  # "handed over 30 rifles", where "over 30" is taken for a bound
        particle = next((inner for inner in word.subtree() if inner.low == "over" and inner.i == word.i + 1), None)
    if particle is not None and is_bound(particle, word):
        particle = None
    return f"{verb_lemma(word)} {particle.low}" if particle else verb_lemma(word)


def verb_lemma(word: Word) -> str:
    """Lemma of a verb by what is with it: who "lay off" people does not lie."""
    return "lay" if word.low == "lay" and word.kid("obj", "nsubj:pass") is not None else word.lemma.lower()


@cache
def phrasal_verbs() -> frozenset[str]:
    """Verbs of the table's `phrasal`, without their particles."""
    return frozenset(name.split(" ")[0] for name in words("phrasal"))


def is_adverbial_particle(adverb: Word, verb: Word) -> bool:
    """Whether an adverb right behind a verb is its particle by the table: "walked out"."""
    near = adverb.dep == "advmod" and adverb.i == verb.i + 1
    return near and f"{verb.lemma.lower()} {adverb.low}" in words("phrasal")


DOWNING = frozenset("shoot bring take gun cut blow break round call use hold set".split())
"""Verbs that do something down or up to what is counted behind: "shot down 37 drones", "blew up two bridges"."""


def is_bound(particle: Word, verb: Word) -> bool:
    """Whether a particle belongs to a number: "contribute up to 4,000 soldiers", "closed down 6 percent"; not that of
    "shot down 37 drones".
    """
    if particle.low not in ("up", "down"):
        return False
    after = {inner.i - particle.i: inner for inner in verb.subtree()}
    if 1 in after and after[1].pos in ("NUM", "SYM"):
        return verb.lemma not in DOWNING or (2 in after and after[2].low in ("%", "percent", "points"))
    return 2 in after and after[1].low == "to" and after[2].pos == "NUM" if 1 in after else False


YET = Effect("failure", "", "reverse", False, "transfer")
""" "has yet to"."""


def look(form: str, word: Word, preposition: str = "") -> tuple[str, Effect] | None:
    """The effect of `word` in this form: as it stands or by its lemma, with its preposition."""
    tail = f" {preposition}" if preposition else ""
    rows = effects()
    forms = [word.low + tail, with_particle(word) + tail]
    if word.tense == "Past" and word.form == "Fin":
        forms.reverse()  # "they prepared to leave" is no readiness
    for key in forms:
        if (form, key) in rows:
            return key, rows[form, key]
    return None


GOVERNED = ("xcomp", "ccomp", "advcl", "acl", "obj", "csubj", "csubj:pass", "obl", "nmod", "parataxis")
"""Relations of clauses that something can govern."""


def governor(verb: Word, sentence: list[Word]) -> Governor | None:
    """What governs the clause of `verb`, if the table knows it."""
    if is_infinitive(verb):
        return infinitive_governor(verb, sentence)
    head = verb.head
    if head is None or verb.dep not in GOVERNED:
        return None
    if is_gerund(verb):
        return gerund_governor(verb, head)
    if verb.dep in ("ccomp", "csubj", "csubj:pass", "acl", "xcomp") and verb.mark() not in (
        "if",
        "because",
        "although",
    ):
        return finite_governor(verb, head)
    return None


def is_gerund(verb: Word) -> bool:
    """An -ing form without an auxiliary of its own."""
    return (
        verb.low.endswith("ing") and verb.low != verb.lemma and not verb.kid("aux", "aux:pass") and verb.pos == "VERB"
    )


def infinitive_governor(verb: Word, sentence: list[Word]) -> Governor | None:
    """The governor of "to …": the word before "to" if the table knows it, else the head in the tree."""
    to = next((kid for kid in verb.kids if kid.low == "to" and kid.i < verb.i), None)
    if to is not None and to.i and sentence[to.i - 1].low == "yet":
        return Governor(sentence[to.i - 1], "infinitive", *(look("infinitive", sentence[to.i - 1]) or ("yet", YET)))
    near = before(to, sentence) if to else None
    if near is not None and near.lemma == "be" and near.head is verb:
        return None  # "is to sign": the status reader's own
    if near is not None and near is not verb:
        form = "nouns" if near.pos in ("NOUN", "PROPN") else "infinitive"
        found = look(form, near) if not near.low.endswith("'s") else None
        if found and not (near.pos == "PART" or (near.lemma == "have" and near.dep == "aux")):
            return Governor(near, form, *found)
    return headed_infinitive(verb, to)


def headed_infinitive(verb: Word, to: Word | None) -> Governor | None:
    """The governor of an infinitive by its head in the tree; a conjunct's is that of the first."""
    head = verb.head
    if head is None:
        return None
    if verb.dep == "conj":
        return None
    if head.pos in ("NOUN", "PROPN"):
        found = look("nouns", head) if verb.dep in ("acl", "advcl", "xcomp") else None
        return Governor(head, "nouns", *found) if found else None
    return verbal_infinitive(verb, head)


def verbal_infinitive(verb: Word, head: Word) -> Governor | None:
    """An infinitive under a verb or adjective: with an object between them it is the object that is to do it."""
    prepositions = [kid.case() for kid in head.kids if kid.dep in ("obl", "obl:arg") and kid.i < verb.i and kid.case()]
    mark = verb.kid("mark")
    for preposition in prepositions + ([mark.low] if mark and mark.low == "for" else []):
        found = look("object_infinitive", head, preposition)
        if found:
            return Governor(head, "object_infinitive", *found)
    between = head.kid("obj", "iobj") is not None or head.passive or head.kid("aux:pass", "nsubj:pass") is not None
    forms = ("object_infinitive", "infinitive") if between else ("infinitive", "object_infinitive")
    for form in forms:
        found = look(form, head)
        if found and (verb.dep != "advcl" or form == "object_infinitive"):
            return Governor(head, form, *found)
    return None


def gerund_governor(verb: Word, head: Word) -> Governor | None:
    """The governor of "… doing", with the preposition before it if there is one."""
    preposition = next((kid.low for kid in verb.kids if kid.dep in ("mark", "case") and kid.i < verb.i), "")
    if head.pos in ("NOUN", "PROPN"):
        found = look("nouns", head) if preposition in ("of", "for", "on", "in", "about", "against") else None
        return Governor(head, "nouns", *found) if found else None
    if preposition == "to" and any(kid.low in ("close", "near") for kid in head.kids) and head.lemma == "come":
        return Governor(head, "gerund", "come close to", effects()["gerund", "come close to"])
    found = look("gerund", head, preposition)
    return Governor(head, "gerund", *found) if found else None


def finite_governor(verb: Word, head: Word) -> Governor | None:
    """The governor of "that …" and of a bare complement."""
    if head.pos in ("NOUN", "PROPN"):
        found = look("nouns", head) if verb.dep == "acl" and verb.mark() == "that" else None
        told = head.lemma in words("ahead") and verb.tense == "Past" and verb.kid("aux") is None
        return Governor(head, "nouns", *found) if found and not told else None
    if is_small(verb) and (found := look("small", head)) is not None:
        return Governor(head, "small", *found)
    form = "that"
    if head.lemma in SUBJUNCTIVE and is_subjunctive(verb):
        return Governor(head, form, head.lemma, effects()["that", "demand"])
    if not verb.tense and verb.mark() == "" and verb.kid("nsubj") is None:
        form = "object_infinitive"
    found = look(form, head)
    return Governor(head, form, *found) if found else None


SUBJUNCTIVE = frozenset(("suggest", "insist", "ask", "advise", "agree"))
"""Verbs that call for what follows only if it stands in the subjunctive ("insisted that he leave")."""


def is_subjunctive(verb: Word) -> bool:
    """Whether a finite complement is a bare base form under a singular subject."""
    subject = verb.kid("nsubj", "nsubj:pass")
    bare = verb.low == verb.lemma and not verb.kid("aux", "aux:pass", "cop")
    wished = verb.head is not None and verb.head.lemma == "insist" and verb.lemma not in words("states")
    plural = (
        subject is None
        or (subject.low.endswith("s") and not wished)
        or subject.low in ("they", "we", "i", "you", "people")
    )
    return (bare and not plural) or any(kid.low == "be" and kid.dep in ("cop", "aux:pass") for kid in verb.kids
                                        if not verb.kid("aux"))  # fmt: skip


def nominal_governor(noun: Word) -> Governor | None:
    """What governs an event noun: "cancelled the visit", "plans for a visit", "the visit was called off"."""
    head = noun.head
    if head is None:
        return None
    if noun.dep == "conj":
        return nominal_governor(head)
    if noun.dep == "nmod" and noun.case() in ("for", "of", "on", "about", "against", "in"):
        found = look("nouns", head)
        return Governor(head, "nouns", *found) if found else None
    if noun.dep == "nsubj:pass" and head.kid("xcomp", "ccomp") is not None:
        return None  # raised: "the talks are expected to begin"
    if noun.dep == "nsubj" and head.pos == "ADJ":  # "an election is due"
        found = look("object", head)
        return Governor(head, "object", *found) if found else None
    if noun.dep == "obj" and any(is_infinitive(kid) and look("infinitive", head) for kid in head.all("xcomp")):
        return None  # the same: "expect the talks to begin"
    if noun.dep in ("obj", "nsubj:pass") and with_particle(head) == "call" and noun.lemma in words("convened"):
        return Governor(head, "object", "call", effects()["object", "schedule"])
    if noun.dep == "obj" or noun.dep == "nsubj:pass":
        found = look("object", head)
        for kid in head.kids if noun.dep == "nsubj:pass" else ():
            found = found or (look("object", head, kid.case()) if kid.dep == "obl" and kid.case() else None)
        return Governor(head, "object", *found) if found else None
    if noun.dep in ("obl", "obl:arg", "nsubj", "xcomp") and head.pos in ("VERB", "ADJ", "NOUN"):
        found = look("object", head, noun.case()) if noun.case() else None
        return Governor(head, "object", *found) if found else None
    return None
