"""Repairs of clauses: purposes, conjuncts of infinitives, circumstances, charges, copulas."""

from __future__ import annotations

from communique.reading.repairs.tree import SUBJECTS, Kids, Tree
from communique.reading.tokens.lemmas import lemma

INTRANSITIVE = frozenset("meet gather convene assemble travel fly arrive come go visit return march".split())
"""Lemmas of verbs of meeting and moving: an infinitive after them tells what for."""

FORWARD = frozenset(
    "set due expect schedule plan poise hope want intend aim likely ready prepare slate tip bind agree".split()
)
"""Words before an infinitive that lies ahead: what is said of time and place behind it is said of it."""

PEOPLE = frozenset("people person man woman child worker soldier voter patient volunteer resident passenger".split())
"""Lemmas of nouns that no "which" refers to."""

CHARGES = frozenset("accuse convict suspect charge blame acquit clear arrest fine jail sentence condemn".split())
"""Verbs of blame with a gerund."""


def rehang_purposes(tree: Tree) -> None:
    """Makes an infinitive under a verb that takes no infinitive an adverbial clause, in place."""
    for word, dep in enumerate(tree.deps):
        if dep == "xcomp" and tree.lemmas[tree.heads[word]] in INTRANSITIVE:
            before = range(tree.heads[word] + 1, word)
            if any(tree.forms[i].lower() == "to" and tree.heads[i] == word for i in before):
                tree.deps[word] = "advcl"


def join_states(tree: Tree) -> None:
    """Hangs "divided" of "remain divided" on "remain" where both hang on one word, in place."""
    kids = tree.kids()
    for verb in tree.verbs():
        state = verb + 1
        if tree.lemmas[verb] not in STAYING or state >= len(tree) or tree.heads[state] != tree.heads[verb]:
            continue
        bare = not any(tree.deps[kid] in (*SUBJECTS, "aux", "cop", "mark") for kid in kids.get(state, ()))
        if bare and tree.upos[state] in ("VERB", "ADJ") and tree.heads[verb] != verb:
            tree.heads[state], tree.deps[state] = verb, "xcomp"


STAYING = frozenset(("remain", "become", "stay"))
"""Verbs that tell nothing without the state that follows them."""


def rehang_finite(tree: Tree) -> None:
    """Hangs "proposes" of "is ready to talk and proposes a truce" on "ready" where it hangs on "talk", in place; so too
    "called" of "demanded that he leave and called for a vote" on "demanded".
    """
    infinitives = {
        tree.heads[i] for i, form in enumerate(tree.forms) if tree.deps[i] == "mark" and form.lower() in ("to", "that")
    }
    for word, dep in enumerate(tree.deps):
        bare = tree.heads[word]
        if (
            dep != "conj"
            or tree.upos[word] != "VERB"
            or bare not in infinitives
            or tree.forms[bare].lower() != tree.lemmas[bare]
        ):
            continue
        form = tree.forms[word].lower()
        if form == tree.lemmas[word] or form.endswith("ing"):
            continue
        if tree.deps[bare] in ("xcomp", "advcl", "acl") or is_subjunctive(bare, word, tree):
            tree.heads[word] = tree.heads[bare]


def is_subjunctive(bare: int, word: int, tree: Tree) -> bool:
    """Whether a bare form tells what is demanded, so that a past tense joined to it tells what else was done."""
    demands = tree.deps[bare] == "ccomp" and tree.lemmas[tree.heads[bare]] in DEMANDING
    return demands and tree.forms[word].lower().endswith("ed") and tree.forms[tree.heads[bare]].lower().endswith("ed")


DEMANDING = frozenset("demand urge ask propose insist recommend request suggest order".split())
"""Verbs before "that" with a subjunctive."""


def free_which(tree: Tree) -> None:
    """Hangs "which could start" of "a trial with 9,000 people, which could start" on "trial", in place: "which" is
    nobody.
    """
    for word, dep in enumerate(tree.deps):
        noun = tree.heads[word]
        if dep != "acl:relcl" or tree.lemmas[noun] not in PEOPLE or noun > word:
            continue
        if not any(tree.heads[i] == word and tree.forms[i].lower() == "which" for i in range(noun + 1, word)):
            continue
        above = tree.heads[noun]
        things = [i for i in range(above + 1, noun) if tree.heads[i] == above and tree.deps[i] == "obj"]
        if tree.upos[above] == "NOUN":
            tree.heads[word] = above
        elif things:
            tree.heads[word] = things[-1]


def rehang_circumstances(tree: Tree) -> None:
    """Hangs "on Friday" of "they are set to sign it on Friday" on "sign" where it hangs on "set", in place."""
    ahead = [
        i for i, dep in enumerate(tree.deps) if dep in ("xcomp", "ccomp") and tree.lemmas[tree.heads[i]] in FORWARD
    ]
    infinitives = {tree.heads[i]: i for i in ahead}
    for word, dep in enumerate(tree.deps):
        infinitive = infinitives.get(tree.heads[word])
        if dep in ("obl", "advmod") and infinitive is not None and tree.heads[word] < infinitive < word:
            tree.heads[word] = infinitive


def rehang_charges(tree: Tree) -> None:
    """Hangs "killing" of "convicted him of killing two" on "convicted" where it hangs on "him", in place."""
    for word, dep in enumerate(tree.deps):
        blamed = tree.heads[word]
        if dep == "acl" and tree.forms[word].lower().endswith("ing") and tree.deps[blamed] in ("obj", "nsubj:pass"):
            mark = next(
                (i for i in range(blamed + 1, word) if tree.heads[i] == word and tree.deps[i] in ("mark", "case")), None
            )
            if (
                mark is not None
                and tree.lemmas[mark] in ("of", "with", "for")
                and tree.lemmas[tree.heads[blamed]] in CHARGES
            ):
                tree.heads[word], tree.deps[word] = tree.heads[blamed], "advcl"


def rehang_which(tree: Tree) -> None:
    """Hangs "she won" of "the result of the election, which she won" on the noun before "which", where it is taken for
    a circumstance of the verb, and "who was ill" of "said Haas, who was ill", taken for what he said, in place.
    """
    for word, dep in enumerate(tree.deps):
        relative = tree.forms[word].lower()
        if relative not in ("which", "who") or dep not in ("obj", "nsubj", "nsubj:pass") or word < 2:
            continue
        aside = tree.forms[word - 1] == ","
        clause, noun = tree.heads[word], word - 1 - aside
        taken_for = ("ccomp",) * aside + ("advcl",) * (relative == "which")
        if tree.deps[clause] not in taken_for or clause < word or tree.upos[noun] not in ("NOUN", "PROPN"):
            continue
        if tree.top(noun) == tree.top(clause) and not tree.below(noun, clause):
            tree.heads[clause], tree.deps[clause] = noun, "acl:relcl"


NEXT_TO = frozenset("before after during since until despite amid following".split())
"""Prepositions of circumstances: a relative clause behind their noun is said of it."""


def free_told(tree: Tree) -> None:
    """Makes "elected" of "Rey was elected, the agency Lusa said", taken for a part of the agency, what is said."""
    kids = tree.kids()
    for clause, dep in enumerate(tree.deps):
        noun = tree.heads[clause]
        verb = tree.heads[noun]
        if dep != "acl" or clause >= noun or tree.deps[noun] != "nsubj" or tree.upos[verb] != "VERB" or verb <= clause:
            continue
        if any(tree.deps[kid] in ("nsubj", "nsubj:pass") for kid in kids.get(clause, ())):
            tree.heads[clause], tree.deps[clause] = verb, "ccomp"


def rehang_nearest(tree: Tree) -> None:
    """Hangs "that killed nine" of "was warned of rain two days before the flood that killed nine" on the noun right
    before "that" where it hangs on an earlier one, of which that noun is no part but a circumstance, in place.
    """
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        if tree.forms[word].lower() not in ("that", "which", "who") or dep not in ("nsubj", "nsubj:pass") or word < 2:
            continue
        clause, noun = tree.heads[word], word - 1
        above = tree.heads[clause]
        if tree.deps[clause] != "acl:relcl" or above >= noun or tree.upos[noun] not in ("NOUN", "PROPN"):
            continue
        cases = {tree.lemmas[kid] for kid in kids.get(noun, ()) if tree.deps[kid] == "case"}
        apart = not tree.below(noun, above) and tree.top(noun) == tree.top(above)
        if (apart or cases & NEXT_TO) and not tree.below(noun, clause):
            tree.heads[clause] = noun


def rehang_accused(tree: Tree) -> None:
    """Makes "accused" of "is accused of paying them", taken for an adjective, a verb in the passive, in place; and any
    adjective with the auxiliary of a passive."""
    kids = tree.kids()
    for word, tag in enumerate(tree.upos):
        form, own = tree.forms[word].lower(), kids.get(word, ())
        verb, deps = lemma(form, "VERB"), {tree.deps[kid] for kid in own}
        charged = form.endswith("ed") and verb in CHARGES and "cop" in deps
        if tag != "ADJ" or not (charged or "aux:pass" in deps):
            continue
        tree.upos[word], tree.lemmas[word] = "VERB", verb
        for kid in own:
            if tree.deps[kid] == "cop":
                tree.deps[kid] = "aux:pass"
            elif tree.deps[kid] == "nsubj":
                tree.deps[kid] = "nsubj:pass"


def rename_copulas(tree: Tree) -> None:
    """Makes "were" of "two are dead, two were missing", taken for an auxiliary of an adjective, a copula, in place."""
    for word, dep in enumerate(tree.deps):
        if dep == "aux" and tree.lemmas[word] == "be" and tree.upos[tree.heads[word]] in ("ADJ", "NOUN", "PROPN"):
            tree.deps[word] = "cop"


def free_infinitives(tree: Tree) -> None:
    """Makes "to" of "was due to speak", taken for a part of the preposition "due to", the mark of the infinitive."""
    for word, dep in enumerate(tree.deps):
        due = tree.heads[word]
        verb = tree.heads[due]
        fixed = dep == "fixed" and tree.forms[word].lower() == "to" and tree.forms[due].lower() == "due"
        if fixed and word < verb and tree.upos[verb] == "VERB" and tree.forms[verb].lower() == tree.lemmas[verb]:
            tree.heads[word], tree.deps[word] = verb, "mark"


ORDERING = frozenset(
    "order ask urge tell force allow permit advise warn invite instruct persuade command compel encourage"
    " require".split()
)
"""Verbs of whom their object is to do something."""


def free_orders(tree: Tree) -> None:
    """Makes "stop" of "ordered the firm to stop the works", taken for a description of the firm, what is ordered."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        thing = tree.heads[word]
        verb = tree.heads[thing]
        if dep != "acl" or tree.deps[thing] not in ("obj", "iobj") or tree.lemmas[verb] not in ORDERING:
            continue
        if any(tree.forms[kid].lower() == "to" and tree.deps[kid] == "mark" for kid in kids.get(word, ())):
            tree.heads[word], tree.deps[word] = verb, "xcomp"


def join_actives(tree: Tree) -> None:
    """Makes "fired" of "Two were killed when gunmen came and fired shots", joined to the passive, a second verb of the
    clause before it, which has a subject that acts, in place.
    """
    kids = tree.kids()
    for verb in list(tree.verbs()):
        passive, own = tree.heads[verb], {tree.deps[kid] for kid in kids.get(verb, ())}
        if tree.deps[verb] != "conj" or "obj" not in own or own & {"nsubj", "nsubj:pass", "aux:pass", "aux"}:
            continue
        sisters = kids.get(passive, ())
        inner = [kid for kid in sisters if passive < kid < verb and tree.deps[kid] == "advcl" and acts(kid, kids, tree)]
        before = next((kid for kid in kids[verb] if tree.deps[kid] == "cc"), 0) - 1
        beside = bool(inner) and (before == inner[-1] or tree.below(before, inner[-1]))
        if beside and "nsubj:pass" in {tree.deps[kid] for kid in sisters}:
            tree.heads[verb] = inner[-1]


def acts(verb: int, kids: Kids, tree: Tree) -> bool:
    """Whether a verb has a subject and is no passive."""
    return "nsubj" in (deps := {tree.deps[kid] for kid in kids.get(verb, ())}) and "aux:pass" not in deps
