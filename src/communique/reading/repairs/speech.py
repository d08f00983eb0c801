"""Repairs of reported speech: speakers taken for appositions or objects of what is said, two subjects of one verb."""

from __future__ import annotations

from itertools import pairwise

from communique.reading.repairs.tree import FARTHEST, SUBJECTS, Kids, Tree

VERBS = frozenset("say tell add announce report note explain state write warn insist claim argue confirm".split())
"""Lemmas of verbs that stand behind what is said."""

MISTAKEN = frozenset({"appos", "conj", "list", "parataxis"})
"""Relations under which the speaker is found."""

ANY_SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
"""Relations of subjects of any kind."""


def rehang_speakers(tree: Tree) -> None:
    """Hangs mistaken appositions on the verb of saying that follows them, in place. A root's head is itself."""
    for verb, lemma in enumerate(tree.lemmas):
        if lemma in VERBS and tree.upos[verb] == "VERB":
            said = clause_before(verb, tree)
            if said is not None and (speaker := mistaken(verb, said, tree)) is not None:
                tree.heads[speaker], tree.deps[speaker] = verb, "nsubj"
                if tree.heads[verb] == said:
                    tree.heads[verb], tree.deps[verb] = (
                        (verb if tree.heads[said] == said else tree.heads[said]),
                        tree.deps[said],
                    )
                    tree.heads[said], tree.deps[said] = verb, "ccomp"


def clause_before(verb: int, tree: Tree) -> int | None:
    """The clause before a verb of saying that has no subject: what it governs, or what it was hung on by mistake."""
    kids = [i for i in tree.around(verb) if tree.heads[i] == verb and i != verb]
    if any(
        tree.deps[i].startswith("nsubj") or tree.deps[i] in ("mark", "aux:pass") or tree.lemmas[i] == "to" for i in kids
    ):
        return None
    said = [i for i in kids if i < verb and tree.deps[i] == "ccomp"]
    if said:
        return said[-1]
    return tree.heads[verb] if tree.heads[verb] < verb and tree.deps[verb] in ("advcl", "parataxis", "conj") else None


def mistaken(verb: int, said: int, tree: Tree) -> int | None:
    """The widest phrase between a comma and the verb that hangs inside the clause `said`; None if there is none."""
    found = None
    for word in range(verb - 1, max(said, verb - FARTHEST), -1):
        doubled = tree.deps[word] == "nsubj" and tree.heads[word] < word
        if (
            (tree.deps[word] in MISTAKEN or doubled)
            and tree.upos[word] in ("NOUN", "PROPN", "PRON")
            and tree.below(word, said)
        ):
            inside = [i for i in range(said + 1, verb) if i == word or tree.below(i, word)]
            opens = tree.upos[inside[0]] == "PUNCT" or tree.upos[inside[0] - 1] == "PUNCT"
            if opens and all(tree.upos[i] == "PUNCT" for i in range(inside[-1] + 1, verb)):
                found = word
    return found


def rehang_subjects(tree: Tree) -> None:
    """Makes "the blast" of "The blast killed two, police said", taken for what is "said", the subject of "killed", in
    place.
    """
    for word, dep in enumerate(tree.deps):
        said = tree.heads[word]
        if dep != "obj" or tree.lemmas[said] not in VERBS or word > said:
            continue
        verb = next((i for i in range(word + 1, said) if tree.heads[i] == said and tree.deps[i] == "ccomp"), None)
        if verb is None or any(tree.heads[i] == verb and tree.deps[i] in ANY_SUBJECT for i in tree.around(verb)):
            continue
        passive = any(tree.heads[i] == verb and tree.deps[i] == "aux:pass" for i in range(word, verb))
        tree.heads[word], tree.deps[word] = verb, "nsubj:pass" if passive else "nsubj"


def share_subjects(tree: Tree) -> None:
    """ "Zambia extradited him, an official said": of two subjects of "said" the first goes to the clause after it."""
    kids = tree.kids()
    for verb in tree.verbs():
        share_subjects_of(verb, kids, tree)


def share_subjects_of(verb: int, kids: Kids, tree: Tree) -> None:
    """The same for one verb."""
    subjects = [kid for kid in kids.get(verb, ()) if tree.deps[kid] in SUBJECTS]
    for first, second in pairwise(subjects):
        clause = next((kid for kid in kids[verb] if first < kid < second and tree.deps[kid] == "ccomp"), None)
        if clause is None or tree.upos[clause] not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        own = [tree.deps[kid] for kid in kids.get(clause, ())]
        if not any(dep.startswith(("nsubj", "csubj")) for dep in own):
            tree.heads[first], tree.deps[first] = clause, "nsubj:pass" if "aux:pass" in own else "nsubj"


def join_speakers(tree: Tree) -> None:
    """Makes "a witness" of "He is a baker, a witness, Mila Tann, told us", taken for a part of what is said, the
    speaker, and the name behind it an apposition.
    """
    kids = tree.kids()
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in VERBS or tree.upos[verb] != "VERB":
            continue
        own = [kid for kid in kids.get(verb, ()) if kid < verb]
        name = next((kid for kid in own if tree.deps[kid] == "nsubj" and tree.upos[kid] == "PROPN"), None)
        said = next((kid for kid in own if tree.deps[kid] == "ccomp" and name is not None and kid < name), None)
        if name is None or said is None or name < 3 or tree.forms[name - 1] != ",":
            continue
        noun = name - 2
        described = tree.upos[noun] == "NOUN" and tree.heads[noun] == said and noun > said
        inside = [word for word in range(said + 1, noun + 1) if word == noun or tree.below(word, noun)]
        if described and tree.deps[noun] in MISTAKEN | {"nsubj"} and "," in (
            tree.forms[inside[0]], tree.forms[inside[0] - 1]
        ):  # fmt: skip
            tree.heads[noun], tree.deps[noun] = verb, "nsubj"
            tree.heads[name], tree.deps[name] = noun, "appos"


def join_halves(tree: Tree) -> None:
    """Makes "nothing was signed" of "The map is old, he said, and nothing was signed", taken for a second thing said,
    the second half of the first.
    """
    kids = tree.kids()
    for verb in tree.verbs():
        said = [kid for kid in kids.get(verb, ()) if tree.deps[kid] == "ccomp"]
        for first, second in pairwise(said):
            if first < verb < second and any(tree.deps[kid] == "cc" for kid in kids.get(second, ())):
                tree.heads[second], tree.deps[second] = first, "conj"
        if said and said[0] < verb and tree.lemmas[verb] in VERBS:
            join_second(said[0], verb, kids, tree)


def join_second(said: int, verb: int, kids: Kids, tree: Tree) -> None:
    """Makes "has found nothing" of "The firm is open, she said, but has found nothing", taken for what she did, the
    second half of what she said.
    """
    for second in kids.get(verb, ()):
        own = kids.get(second, ())
        joint = next((kid for kid in own if tree.deps[kid] == "cc"), None)
        parted = joint is not None and verb < joint and tree.forms[joint - 1] == ","
        alone = not any(tree.deps[kid] in ANY_SUBJECT for kid in own)
        if tree.deps[second] == "conj" and tree.upos[second] == "VERB" and parted and alone:
            tree.heads[second] = said
