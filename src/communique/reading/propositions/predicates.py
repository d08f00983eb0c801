"""What kind of predicate a word is, and the lemma under which it is compared."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from communique.lexicon import table
from communique.reading.propositions.coding import phrase
from communique.reading.propositions.events import performs
from communique.reading.propositions.idioms import idiom
from communique.reading.propositions.nominals import event_noun
from communique.reading.propositions.worth import (
    gives_number,
    is_hearsay,
    is_told,
    knows_of,
    moves_on,
    supported_noun,
    writes_to,
)
from communique.reading.status.conditions import is_question
from communique.reading.syntax.arguments import ArgumentReader, Filler, unique, word_list
from communique.reading.syntax.clauses import Word, auxiliaries, is_infinitive
from communique.reading.syntax.control import SUBJECTS, is_day, is_passive, objects, surface_subject
from communique.reading.syntax.matrix import with_particle, words

if TYPE_CHECKING:
    from communique.reading.syntax.context import Context

KINDS: dict[str, str] = {
    "acl:relcl": "relative", "acl": "participle", "advcl": "adverbial", "ccomp": "complement", "xcomp": "infinitive",
    "csubj": "complement", "parataxis": "main", "root": "main", "conj": "main",
}  # fmt: skip
"""Relation → kind of clause."""


NO_SUBJECTS = frozenset(("there", "what", "this", "that"))
"""Subjects of copulas that name nothing."""

SPELLS = frozenset("night morning afternoon evening weekend day eve week month year".split())
"""Nouns after a preposition that tell when ("voted on Tuesday night")."""

BECOMING = frozenset(("remain", "become", "stay"))
"""Verbs that are compared with their complement ("remain secret")."""


def is_copular(word: Word) -> bool:
    """Whether a noun, name or adjective is predicated with a copula ("is a 20-year accord")."""
    return (word.pos in ("NOUN", "PROPN", "ADJ", "NUM") or word.text == "%") and word.has_copula()


def stands(word: Word) -> str:
    """How something stands by a noun behind its preposition ("under review", "in hand"); "" if that tells nothing."""
    told = f"{word.case()} {word.lemma.lower()}"
    return told if told in word_list("words", "standings") else ""


def copular_fillers(word: Word, reader: ArgumentReader) -> list[Filler]:
    """Subject and complement of a copula; none if it is an opinion or an expletive."""
    subject = surface_subject(word, reader.sentence)
    if subject is None or word.kid("expl") is not None or subject.low in NO_SUBJECTS or subject.dep[:5] == "csubj":
        return []
    if stands(word) or is_placed(word, reader) or is_due(word):
        found = reader.spread("who" if reader.acts(subject) else "what", word, subject)
        return unique(found + whereabouts(word, reader))
    if is_opinion(word) or (word.pos != "ADJ" and word.case()):
        return []
    found = reader.spread("who", word, subject) + [Filler("what", measure_of(word) or word)]
    return unique(found + (reader.obliques(word) if word.pos == "ADJ" else []))


def is_placed(word: Word, reader: ArgumentReader) -> bool:
    """Whether a predicate tells where its subject is: "is in Geneva", "was near the border"."""
    return word.case() in PLACING and reader.is_place(word) and not reader.is_time(word)


def is_due(word: Word) -> bool:
    """Whether somebody is expected somewhere: "is due before the committee on Wednesday", "is due in court"."""
    somewhere = any(kid.case() in ("before", "in", "at", "back in") for kid in word.all("obl"))
    return word.low == "due" and somewhere and word.kid("xcomp") is None


PLACING = frozenset("in at near inside outside aboard off".split())
"""Prepositions of places where somebody or something is."""


def whereabouts(word: Word, reader: ArgumentReader) -> list[Filler]:
    """Where the subject is, where it is bound ("on her way home"), or with whom ("in contact with the police")."""
    here = [Filler("where", word)] if is_placed(word, reader) else []
    here += [Filler("to", kid) for kid in word.all("obl") if kid.case() == "before" and is_due(word)]
    bound = [Filler("to", kid) for kid in word.all("advmod") if kid.low in ("home", "back") and word.lemma == "way"]
    return [*here, *bound, *reader.obliques(word)]


def measure_of(word: Word) -> Word | None:
    """What is measured by an adjective: the crowns of "worth 290 million crowns", the metres of "300 metres long"."""
    if word.pos != "ADJ" or word.lemma.lower() not in MEASURING:
        return None
    return next((kid for kid in word.all("obj", "obl", "obl:unmarked") if kid.kid("nummod") is not None), None)


MEASURING = frozenset("worth long wide high tall deep thick heavy big large".split())
"""Adjectives that give a number where one belongs to them."""


def is_opinion(word: Word) -> bool:
    """Whether a predicate is a judgement or empty ("is important", "is the case")."""
    lemma = word.lemma.lower()
    if word.pos == "ADJ":
        if measure_of(word) is not None:
            return False
        return lemma in word_list("opinion", "adjectives") or (word.low.endswith("ing") and word.low != "missing")
    return lemma in word_list("opinion", "nouns")


def clause_kind(verb: Word) -> str:
    """Kind of clause: main, complement, infinitive, relative, adverbial, participle.

    A conjunct without a subject of its own is of the kind of the first.
    """
    if verb.dep == "acl" and (verb.mark() == "that" or (verb.mark() not in ("", "to") and verb.form == "Fin")):
        return "complement"
    if is_infinitive(verb) and verb.dep in ("xcomp", "advcl", "acl"):
        return "infinitive"
    if verb.dep == "advcl" and not is_finite(verb) and not is_hearsay(verb):
        return "participle"
    if verb.dep == "conj" and verb.head is not None and not verb.kid(*SUBJECTS):
        return clause_kind(verb.head) if is_finite(verb) or not verb.low.endswith("ing") else "participle"
    return KINDS.get(verb.dep, "main")


def is_finite(verb: Word) -> bool:
    """Whether a predicate or its first auxiliary has a finite form: not "killing", "being held", "followed by".

    A past form with a subject of its own is none of a participle, whatever the tags say.
    """
    first = next(iter(auxiliaries(verb)), verb)
    if first.low.endswith("ing") and first.low != first.lemma:
        return False
    return first.form not in ("Part", "Ger") or (first is verb and verb.kid(*SUBJECTS) is not None)


def lemma_of(word: Word, clause: str) -> str:
    """The predicate's lemma, with particle and sense-changing preposition, or that of an event noun's verb."""
    if clause == "copular":
        placed = word.case() if word.pos != "ADJ" and word.case() in PLACING else ""
        if stands(word) == "on way":
            return "head"
        return f"be {stands(word) or placed or ('percent' if word.text == '%' else word.lemma.lower())}"
    if clause == "nominal":
        entry = event_noun(word)
        return entry.verb if entry is not None else word.lemma.lower()
    lemma = with_particle(word)
    complement = word.kid("xcomp") if lemma in BECOMING else None
    standing = next((told for kid in word.all("obl") if (told := stands(kid))), "") if lemma in BECOMING else ""
    if standing:
        return f"{lemma} {standing}"
    if (left := word.kid("aux:pass")) is not None and left.lemma in BECOMING:
        return f"{left.lemma} {word.low}"  # "remained closed"
    if complement is not None and complement.pos in ("ADJ", "NOUN"):
        return f"{lemma} {complement.lemma.lower()}"
    if complement is not None and complement.pos == "VERB" and complement.form == "Part" and complement.passive:
        return f"{lemma} {complement.low}"
    if lemma == "plead" and any(kid.low == "guilty" for kid in word.kids):
        return "plead guilty"
    if whole := idiom(word):
        return whole
    if lemma == "find" and any(kid.low == "guilty" for kid in word.kids):
        return "find guilty"
    if lemma == "call" and is_telephoned(word):
        return "telephone"
    preposition = own_preposition(word)
    return f"{lemma} {preposition}" if preposition else lemma


def is_telephoned(verb: Word) -> bool:
    """Whether somebody is called by telephone: a person is the one object of the verb and is called nothing."""
    things = [kid for kid in verb.all("obj", "iobj", "xcomp") if kid.i > verb.i]
    named = bool(things) and things[-1].ent == "PERSON" and all(kid.pos == "PROPN" for kid in things)
    return named and not is_passive(verb) and not verb.kid("ccomp", "compound:prt")


def gives_name(verb: Word) -> bool:
    """Whether something is called by a noun or an adjective that says more than that it is not so."""
    falsehood = table("reporting")["falsehood"]
    named = [kid for kid in verb.all("xcomp") if kid.i > verb.i and kid.pos in ("NOUN", "PROPN", "ADJ")]
    calling = verb.lemma.lower() in falsehood["verbs"] and bool(objects(verb))
    return calling and bool(named) and all(kid.lemma.lower() not in falsehood["words"] for kid in named)


def is_number(word: Word) -> bool:
    """Whether a phrase is a number or a share: "from 3.4%"."""
    return word.pos in ("NUM", "SYM") or word.lemma.lower() in ("%", "percent")


def own_preposition(verb: Word) -> str:
    """The preposition that belongs to the verb ("consist of"), "" if none."""
    if objects(verb):
        return ""
    for kid in verb.kids:
        case = kid.case() if kid.dep in ("obl", "obl:arg", "nmod") and not is_day(kid) and kid.low not in SPELLS else ""
        if case and verb.lemma in verbs_with(case) and not is_number(kid):
            return case
    return ""


@lru_cache(maxsize=1 << 14)
def verbs_with(case: str) -> frozenset[str]:
    """Verbs to which a preposition belongs."""
    return frozenset(table("nominalisations")["prepositional"].get(case, ()))


def has_quotation(verb: Word) -> bool:
    """Whether the clause under the verb stands before it and ends in a quotation mark."""
    said = verb.kid("ccomp", "parataxis")
    return (
        said is not None and said.i < verb.i and any(w.text in ("”", '"', "’") for w in said.subtree() if w.i > said.i)
    )


def is_frame(verb: Word, context: Context) -> bool:
    """Whether a verb only frames reported speech: "X said", "according to"."""
    lemma = verb.lemma.lower()
    if context.in_cue(verb) and lemma not in words("reporting") and has_quotation(verb):
        return True  # "“…,” sighed Orlan"
    if lemma == "ask" and objects(verb) and any(is_infinitive(kid) for kid in verb.all("xcomp")):
        return False  # "asked the court to suspend it"
    if gives_number(verb):
        return False  # "confirmed 38 cases"
    if supported_noun(verb) is not None and not verb.kid("ccomp"):
        return False  # "reiterated its support for the bloc"
    if is_told(verb) or gives_name(verb) or knows_of(verb) or (writes_to(verb) and not verb.kid("ccomp", "parataxis")):
        return False  # "was told that …", "called the vote a farce", "learned of the cracks"
    if lemma in words("frames"):
        return True
    things = [*objects(verb), *verb.all("xcomp")]
    if lemma in words("proclaiming") and objects(verb):
        return False  # "declared a week of mourning"
    if lemma in words("performing") and any(performs(lemma, noun) for thing in things for noun in phrase(thing)):
        return False  # "declared a truce", "called him a liar"
    if lemma not in words("reporting") or f"{lemma} {own_preposition(verb)}" in words("demanding"):
        return False
    if context.in_cue(verb):
        return True
    if any(is_question(kid) for kid in verb.all("ccomp")) or moves_on(verb):
        return False  # "will decide whether the strike is legal", "the festival will go ahead"
    return verb.dep == "parataxis" or any(not says_it(kid) for kid in verb.all("ccomp", "parataxis"))


def says_it(kid: Word) -> bool:
    """Whether a clause beside a verb only tells who says it: "police found the body, the radio reported"."""
    return kid.dep == "parataxis" and kid.lemma.lower() in words("reporting") and kid.kid("ccomp", "obj") is None
