"""Grammatical subjects and objects, also where they stand elsewhere: antecedents, conjuncts, controllers."""

from __future__ import annotations

from communique.reading.syntax.clauses import RELATIVE_PRONOUNS, Word, auxiliaries, clause_above, is_infinitive
from communique.reading.syntax.matrix import governor, is_gerund, look, words
from communique.reading.syntax.small_clauses import is_small

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
"""Relations of subjects."""


OBJECT_CONTROL = frozenset("of from for against with into on upon to in".split())
"""Prepositions before a gerund that leave the object as the one who does it ("accused him of …")."""


DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight late early".split()
)
"""Words that the parser now and then takes for a subject ("Arafat Wednesday rejected …")."""

MONTHS = frozenset("january february march april may june july august september october november december".split())
"""Names of months."""


def is_day(word: Word) -> bool:
    """Whether a word names a day, a month or a number and no person or thing."""
    return word.low in DAYS or word.low in MONTHS or word.pos == "NUM"


def is_passive(verb: Word) -> bool:
    """Whether the surface subject is the one acted on."""
    if verb.low.endswith("ing") and not verb.kid("aux:pass"):
        return False
    if verb.kid("aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return not is_adjectival(verb)
    if verb.kid("cop") is not None:
        return verb.pos == "VERB" and verb.form == "Part"
    if verb.dep in ("acl", "advcl") and past_participle(verb) and verb.kid("obj") is None:
        return not any(aux.lemma == "have" for aux in auxiliaries(verb))
    if verb.dep == "conj" and verb.head is not None and verb.form == "Part" and not verb.kid(*SUBJECTS):
        thing = verb.kid("obj")
        kept = thing is not None and thing.lemma in GRANTED and verb.lemma in GRANTING
        return (thing is None or kept) and is_passive(verb.head)
    if (verb.low != verb.lemma or verb.low in UNCHANGED) and is_small(verb):
        return verb.kid("obj") is None
    return verb.passive and verb.dep != "acl:relcl" and verb.kid("obj") is None


GRANTING = frozenset("deny refuse give grant award".split())
"""Verbs of which a passive keeps what is granted: "was beaten and denied access to a doctor"."""

GRANTED = frozenset(
    "access permission bail visa entry treatment care leave asylum parole citizenship medal prize sentence".split()
)
"""What they grant or refuse."""

UNCHANGED = frozenset("cut put shut hit hurt set".split())
"""Participles that look like infinitives: "could see 2,000 posts cut"."""


def past_participle(verb: Word) -> bool:
    """Whether it is one; also a past form without a subject under the noun before it: "the girls kidnapped then"."""
    if verb.tense != "Past" or verb.head is None:
        return False
    return verb.form == "Part" or (
        verb.dep == "acl" and verb.i > verb.head.i and not verb.kid(*SUBJECTS, "aux", "mark")
    )


def is_adjectival(verb: Word) -> bool:
    """Whether a participle with "be" tells how its subject stands ("is opposed to", "was engaged in"): no passive."""
    if verb.kid("obl:agent") is not None:
        return False
    return any(
        f"{verb.lemma} {kid.case()}" in words("adjectival")
        for kid in verb.kids
        if kid.dep in ("obl", "obl:arg", "advcl")
    )


def objects(verb: Word) -> list[Word]:
    """Direct objects; that of the first conjunct where it follows both ("signed and ratified the treaty")."""
    own = [kid for kid in verb.kids if kid.dep in ("obj", "iobj") and not kid.case()]
    own = [antecedent(kid) or kid for kid in own or second_subjects(verb)]
    if not own and verb.dep in ("acl:relcl",) and gap_is_object(verb) and verb.head is not None:
        return [verb.head]
    head = verb.head
    if not own and verb.dep == "conj" and head is not None and head.pos == "VERB" and not is_passive(verb):
        later = [kid for kid in head.kids if kid.dep == "obj" and kid.i > verb.i]
        return later
    if verb.dep == "acl" and is_infinitive(verb) and not own and head is not None and verb.kid("nsubj"):
        return [head]
    return own


def second_subjects(verb: Word) -> list[Word]:
    """A name behind an active verb that has its subject before it: an object, whatever the parser takes it for."""
    found = [kid for kid in verb.kids if kid.dep == "nsubj"]
    if len(found) < 2 or found[0].i > verb.i or is_passive(verb) or verb.has_copula():
        return []
    return [kid for kid in found if kid.i > verb.i and kid.pos == "PROPN" and not is_day(kid)][:1]


def gap_is_object(verb: Word) -> bool:
    """Whether the antecedent of a relative clause is its object ("the deal they signed"), not "since the war began"."""
    subject = verb.kid("nsubj", "nsubj:pass")
    if subject is None or subject.low in RELATIVE_PRONOUNS or subject.case() or is_passive(verb):
        return False
    moved = any(kid.low in ("where", "when", "why") for kid in verb.kids) or any(
        kid.dep in ("obl", "nmod", "advmod") and kid.low in RELATIVE_PRONOUNS for kid in verb.kids
    )
    clausal = verb.kid("ccomp", "xcomp", "cop", "mark") is not None
    return not moved and not clausal


def antecedent(word: Word) -> Word | None:
    """What a relative pronoun stands for: the noun that its clause modifies."""
    if word.low not in RELATIVE_PRONOUNS or word.pos not in ("PRON", "DET", "SCONJ", "ADV"):
        return None
    clause, steps = word.head, 0
    while clause is not None and steps < 6:
        if (clause.dep in ("acl:relcl", "acl") and word.low != "that") or clause.dep == "acl:relcl":
            return clause.head
        if clause.dep == "acl" and word.dep == "obj":
            return clause.head
        clause, steps = clause.head, steps + 1
    return None


def surface_subject(verb: Word, sentence: list[Word], depth: int = 0) -> Word | None:
    """The grammatical subject, also where it stands elsewhere: antecedent, first conjunct, controller."""
    own = own_subject(verb)
    if own is not None:
        found = antecedent(own) or own
        return quoted_source(found) or found
    head = verb.head
    if head is None or depth > 6:
        return None
    if verb.dep == "acl:relcl":
        return None if any(kid.low in ("where", "when") for kid in verb.kids) else head
    if verb.dep == "conj":
        shared = head.pos in ("VERB", "ADJ", "NOUN", "AUX") or head.has_copula()
        return surface_subject(head, sentence, depth + 1) if shared else None
    if verb.dep == "acl":
        return noun_subject(verb, head, sentence, depth)
    if verb.dep in ("xcomp", "advcl", "ccomp", "obj", "obl", "csubj", "parataxis"):
        return controller(verb, head, sentence, depth)
    return None


def own_subject(verb: Word) -> Word | None:
    """The subject under the verb itself: the last one before it; one that follows an infinitive is none."""
    found = [kid for kid in verb.kids if kid.dep in SUBJECTS and kid.low not in DAYS]
    if not found:
        return None
    before_it = [kid for kid in found if kid.i < verb.i]
    if before_it:
        return before_it[-1]
    return None if is_infinitive(verb) else found[0]


def quoted_source(word: Word) -> Word | None:
    """What follows "According to the envoy," where the parser took the envoy for the subject."""
    if not word.case().startswith("according"):
        return None
    after = [kid for kid in word.kids if kid.dep in ("appos", "conj", "nsubj", "list", "dep") and kid.i > word.i]
    return after[0] if after else None


def noun_subject(verb: Word, noun: Word, sentence: list[Word], depth: int) -> Word | None:
    """The subject of a clause under a noun: the noun for participles; for "the decision to leave" who decided."""
    if not is_infinitive(verb) and not (is_gerund(verb) and verb.kid("mark") is not None):
        return noun
    if noun.kid("cop") is not None:
        return surface_subject(noun, sentence, depth + 1)
    owner = noun.kid("nmod:poss")
    if owner is not None:
        return owner
    by = next((kid for kid in noun.kids if kid.dep == "nmod" and kid.case() in ("by", "of")), None)
    if by is not None:
        return by
    above = clause_above(noun)
    if above is None:  # a headline: "Russia, Iran to sign pact"
        while noun.head is not None and noun.dep in ("appos", "conj", "list", "flat", "dep"):
            if any(kid.text == ":" for kid in noun.kids):
                return noun  # "Tariff row: Belmar to cut exports"
            noun = noun.head
        return noun if noun.head is None else None
    if noun.dep == "obj" or (noun.dep == "obl" and not is_passive(above)):
        return None if is_passive(above) else surface_subject(above, sentence, depth + 1)
    return None


def controller(verb: Word, head: Word, sentence: list[Word], depth: int) -> Word | None:
    """Who does what a dependent clause without a subject says."""
    found = governor(verb, sentence)
    above = head if head.pos in ("VERB", "ADJ", "AUX", "NOUN") else clause_above(verb)
    if above is None:
        return None
    preposition = next((kid.low for kid in verb.kids if kid.dep in ("mark", "case") and kid.i < verb.i), "")
    of_object = verb.dep == "xcomp" or (found is not None and found.form == "object_infinitive")
    if above.lemma in PERCEIVING and not is_infinitive_with_to(verb):
        of_object = True  # "saw its profits fall"
    elif is_gerund(verb):
        of_object = found is not None and found.form == "gerund" and preposition in OBJECT_CONTROL
    if of_object:
        target = control_object(above, verb)
        if target is not None:
            return target
    if is_infinitive(verb) and is_passive(verb) and verb.dep == "advcl" and not of_object:
        return nearest_thing(above, verb)
    if verb.dep == "advcl" and is_passive(above) and is_infinitive(verb) and not of_object:
        agent = next((kid for kid in above.kids if kid.dep == "obl:agent"), None)
        return agent
    return surface_subject(above, sentence, depth + 1)


PERCEIVING = frozenset(("see", "watch", "hear", "witness"))
"""Verbs whose object does what the verb after it tells."""


def is_infinitive_with_to(verb: Word) -> bool:
    """Whether "to" stands before a verb."""
    return verb.mark() == "to"


def nearest_thing(head: Word, verb: Word) -> Word | None:
    """The last object or prepositional object before a passive infinitive ("drones to be used")."""
    things = [kid for kid in head.kids if kid.dep in ("obj", "obl", "nsubj:pass") and kid.i < verb.i]
    return things[-1] if things else None


def control_object(head: Word, verb: Word) -> Word | None:
    """The object of the governing verb, or its prepositional object ("called on the bloc to …")."""
    for kid in head.kids:
        if kid.dep in ("obj", "iobj") and kid.i < verb.i:
            return antecedent(kid) or kid
    if is_passive(head):
        return None
    for kid in head.kids:
        oblique = kid.dep in ("obl", "obl:arg") and kid.i < verb.i and kid.case() and not is_day(kid)
        if oblique and (kid.case() == "for" or look("object_infinitive", head, kid.case())):
            return kid
    return None
