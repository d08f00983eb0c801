"""Repairs of phrases: prepositions, numbers, objects."""

from __future__ import annotations

from functools import cache

from communique.lexicon import table
from communique.reading.repairs.days import DAYS
from communique.reading.repairs.tree import SUBJECTS, Kids, Tree

PREPOSITIONS = frozenset("with of by for from despite without amid".split())
"""Prepositions that the parser takes for conjunctions."""

CORE = frozenset({"obl", "nsubj", "nsubj:pass", "csubj", "obj", "expl"})
"""Relations of the phrases of a clause."""

PREPOSED = frozenset("of from for into with against about by on over to".split())
"""What stands between a gerund or infinitive and who is to do it: "accused the envoy of lying"."""

INSIDE = frozenset({"ADJ", "DET", "NOUN", "NUM", "PART", "PROPN", "PUNCT"})
"""Parts of speech of the words before the head of a noun phrase."""


def rehang_prepositions(tree: Tree) -> None:
    """Makes "in" of "signed in May", taken for a particle of the verb, the preposition of the noun, in place."""
    for word, dep in enumerate(tree.deps[:-1]):
        noun, verb = word + 1, tree.heads[word]
        particle = (
            dep == "compound:prt" and tree.upos[word] == "ADP" and tree.heads[noun] == verb and tree.deps[noun] == "obl"
        )
        if particle and not any(
            tree.heads[i] == noun and tree.deps[i] == "case" for i in range(max(0, noun - 6), noun)
        ):
            tree.heads[word], tree.deps[word] = noun, "case"


def rehang_marks(tree: Tree) -> None:
    """Makes "with" of "With talks over, both left", taken for a conjunction, the preposition of its noun, in place."""
    for word, dep in enumerate(tree.deps):
        if dep == "mark" and tree.lemmas[word] in PREPOSITIONS and word < tree.heads[word]:
            after = [
                i
                for i in range(word + 1, tree.heads[word])
                if tree.heads[i] == tree.heads[word] and tree.deps[i] in CORE
            ]
            if after and tree.deps[after[0]] == "obl":
                tree.heads[word], tree.deps[word] = after[0], "case"


def rehang_numbers(tree: Tree) -> None:
    """Hangs "at least three" of "killed at least three people" together and on what it counts, in place.

    A number stands right behind its noun ("Article 5") or before it; one hung on an earlier word is a mistake.
    """
    for word, dep in enumerate(tree.deps):
        if tree.upos[word] != "NUM" or dep != "nummod":
            continue
        bound = word > 1 and tree.forms[word - 1].lower() in ("least", "most") and tree.forms[word - 2].lower() == "at"
        if bound and not tree.below(word, word - 1) and not tree.below(word, word - 2):
            tree.heads[word - 1], tree.heads[word - 2] = word, word - 1
        if tree.heads[word] < word - 1 or (
            tree.heads[word] > word and tree.upos[word + 1] == "NOUN" and tree.heads[word] > word + 1
        ):
            hang_number(word, tree)


def hang_number(word: int, tree: Tree) -> None:
    """Hangs a number on the noun right behind it; without one, on the verb right before it."""
    after = word + 1
    while after < len(tree.upos) and tree.upos[after] == "ADJ":
        after += 1
    if after < len(tree.upos) and tree.upos[after] == "NOUN":
        while after + 1 < len(tree.upos) and tree.upos[after + 1] == "NOUN" and tree.heads[after] == after + 1:
            after += 1
        if tree.top(after) == tree.top(word):
            if not tree.below(after, word):
                tree.heads[word] = after
            return
    verb = next((i for i in range(word - 1, max(word - 4, -1), -1) if tree.upos[i] == "VERB"), None)
    if verb is None or tree.below(verb, word) or tree.top(verb) != tree.top(word):
        return
    if not any(tree.heads[i] == verb and tree.deps[i] == "obj" for i in tree.around(verb)):
        tree.heads[word], tree.deps[word] = verb, "obj"


def join_subjects(tree: Tree) -> None:
    """Makes "Guards" of "Guards from Chile and Peru met", taken for an object with "Peru" as the subject, the subject,
    in place.
    """
    kids = tree.kids()
    for verb in tree.verbs():
        own = [kid for kid in kids.get(verb, ()) if kid < verb]
        thing = next((kid for kid in own if tree.deps[kid] == "obj" and tree.upos[kid] in ("NOUN", "PROPN")), None)
        subject = next((kid for kid in own if tree.deps[kid] in SUBJECTS), None)
        joint = next((kid for kid in own if tree.deps[kid] == "cc"), None)
        if thing is None or subject is None or joint is None or not thing < joint < subject:
            continue
        first = next((kid for kid in reversed(kids.get(thing, ())) if tree.deps[kid] == "nmod" and kid < joint), thing)
        tree.deps[thing], tree.deps[subject] = tree.deps[subject], "conj"
        tree.heads[subject], tree.heads[joint] = first, subject


def rehang_objects(tree: Tree) -> None:
    """Hangs "nineteen" of "killed three and injured nineteen" on "injured" where it is a second object of "killed"."""
    objects: dict[int, list[int]] = {}
    for word, dep in enumerate(tree.deps):
        if dep == "obj":
            objects.setdefault(tree.heads[word], []).append(word)
    for verb, found in list(objects.items()):
        if len(found) < 2:
            continue
        for word in found[1:]:
            joined = [i for i in range(found[0] + 1, word) if tree.heads[i] == verb and tree.deps[i] == "conj"]
            if joined and joined[-1] not in objects:
                tree.heads[word] = joined[-1]


def free_controllers(tree: Tree) -> None:
    """ "accused the mayor of lying": what stands before "of" is the object of "accused", no subject of "lying"."""
    kids = tree.kids()
    for verb in tree.verbs():
        free_controller(verb, kids, tree)


def free_controller(clause: int, kids: Kids, tree: Tree) -> None:
    """The same for one clause."""
    above = tree.heads[clause]
    own = kids.get(clause, ())
    marks = [kid for kid in own if tree.deps[kid] in ("mark", "case") and tree.forms[kid].lower() in PREPOSED]
    subject = next((kid for kid in own if tree.deps[kid] in SUBJECTS), None)
    if (
        subject is None
        or not marks
        or tree.deps[clause] not in ("xcomp", "ccomp", "advcl")
        or tree.upos[above] != "VERB"
    ):
        return
    if above < subject < marks[0] < clause and not any(tree.deps[kid] in ("obj", "aux:pass") for kid in kids[above]):
        tree.heads[subject], tree.deps[subject] = above, "obj"


def take_objects(tree: Tree) -> None:
    """ "is suing the United States": a name right behind an active verb that has no object is its object."""
    kids = tree.kids()
    for verb in tree.verbs():
        take_object(verb, kids, tree)


def take_object(verb: int, kids: Kids, tree: Tree) -> None:
    """The same for one verb."""
    own = kids.get(verb, ())
    if any(tree.deps[kid] in ("obj", "aux:pass", "nsubj:pass", "ccomp", "xcomp", "cop") for kid in own):
        return
    for phrase in own:
        if phrase > verb and tree.deps[phrase] == "obl" and is_bare(phrase, kids, tree):
            tree.deps[phrase] = "obj"
            return


def is_bare(phrase: int, kids: Kids, tree: Tree) -> bool:
    """Whether a phrase has no preposition and is no time: a name, or a noun with an owner."""
    if tree.forms[phrase].lower() in DAYS or tree.names[phrase].endswith("DATE"):
        return False
    inner = [tree.deps[kid] for kid in kids.get(phrase, ()) if kid < phrase]
    before = phrase - 1
    while tree.upos[before] in INSIDE:
        before -= 1
    if "case" in inner or (tree.upos[before] == "ADP" and tree.deps[before] != "compound:prt"):
        return False
    return (tree.upos[phrase] == "PROPN" and tree.names[phrase] != "O") or (
        tree.upos[phrase] == "NOUN" and "nmod:poss" in inner
    )


BEFORE_NOUNS = frozenset({"over", "for", "in", "on", "of", "by", "with", "at", "from", "amid", "against", "after"})
"""Prepositions behind which a bare verb cannot stand."""


def rehang_nouns(tree: Tree) -> None:
    """Makes "harbour" of "over harbour bribes", taken for a verb behind a preposition, a part of "bribes", in place."""
    kids = tree.kids()
    for verb in list(tree.verbs()):
        own = kids.get(verb, [])
        mark = next((i for i in own if i == verb - 1 and tree.forms[i].lower() in BEFORE_NOUNS), None)
        thing = next((i for i in own if tree.deps[i] == "obj" and i == verb + 1 and tree.upos[i] == "NOUN"), None)
        bare = tree.forms[verb].lower() == tree.lemmas[verb]
        if tree.deps[verb] == "advcl" and mark is not None and thing is not None and bare and len(own) == 2:
            tree.heads[thing], tree.deps[thing] = tree.heads[verb], "obl"
            tree.heads[mark], tree.deps[mark], tree.upos[mark] = thing, "case", "ADP"
            tree.heads[verb], tree.deps[verb], tree.upos[verb] = thing, "compound", "NOUN"


def rehang_targets(tree: Tree) -> None:
    """Hangs "on the port" of "began strikes on the port", taken for a phrase of the verb, on the attack, in place."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        verb = tree.heads[word]
        if dep != "obl" or tree.lemmas[verb] not in BEGINNING or tree.names[word].endswith("DATE"):
            continue
        case = next((kid for kid in kids.get(word, ()) if tree.deps[kid] == "case" and tree.lemmas[kid] in ON), None)
        thing = case - 1 if case is not None and case else word
        if thing < word and tree.deps[thing] == "obj" and tree.heads[thing] == verb and tree.lemmas[thing] in attacks():
            tree.heads[word], tree.deps[word] = thing, "nmod"


BEGINNING = frozenset("begin start launch mount resume continue step intensify halt end stop".split())
ON = frozenset({"on", "against"})


@cache
def attacks() -> frozenset[str]:
    """Event nouns that are directed at somebody or something."""
    return frozenset(table("nominalisations")["directed"]) | {"strike", "bombardment", "shelling"}


def join_titles(tree: Tree) -> None:
    """Makes "executive" of "chief executive Ana Rey", taken for a phrase of the name's own, a part of the name."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps[:-1]):
        name = word + 1
        bare = dep == "nmod" and tree.upos[word] == "NOUN" and tree.heads[word] == name
        if bare and tree.upos[name] == "PROPN" and not any(tree.deps[kid] == "case" for kid in kids.get(word, ())):
            tree.deps[word] = "compound"


def join_adjectives(tree: Tree) -> None:
    """Makes "familiar" of "An official familiar with the talks said", taken for a second subject, hang on the first."""
    for word, dep in enumerate(tree.deps):
        noun = word - 1
        second = dep == "nsubj" and tree.upos[word] == "ADJ" and noun >= 0 and tree.deps[noun] == "nsubj"
        if second and tree.heads[noun] == tree.heads[word]:
            tree.heads[word], tree.deps[word], tree.upos[noun] = noun, "amod", "NOUN"


HELD_AT = frozenset("sign hold stage host conclude initial ratify".split())
"""Verbs whose place is that of the act, wherever the thing they are done to may be."""


def rehang_places(tree: Tree) -> None:
    """Hangs "in Oslo" of "signed a treaty in Oslo", taken for a phrase of the treaty, on the verb."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        thing = tree.heads[word]
        verb = tree.heads[thing]
        placed = dep == "nmod" and word > thing and tree.deps[thing] in ("obj", "nsubj:pass")
        if placed and tree.lemmas[verb] in HELD_AT and tree.names[word].endswith("LOC"):
            cases = [tree.forms[kid].lower() for kid in kids.get(word, ()) if tree.deps[kid] == "case"]
            if cases in (["in"], ["at"]):
                tree.heads[word], tree.deps[word] = verb, "obl"
