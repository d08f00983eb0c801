"""Repairs of predicates taken for something else: verbs for adjectives, nouns and parts of words, "due", who speaks."""

from __future__ import annotations

from communique.reading.repairs import headings
from communique.reading.repairs.tree import SUBJECTS, Kids, Tree
from communique.reading.repairs.verbs import SPELLS, acts
from communique.reading.tokens.lemmas import lemma

PREFIXES = frozenset({"co", "re", "pre", "de"})
"""Parts of words before a hyphen that say nothing alone: "co-operate", "re-elect"."""


def join_prefixes(tree: Tree) -> None:
    """Makes "operate" of "would co-operate with the police", taken for a second verb behind "co", the one verb."""
    kids = tree.kids()
    for word in range(len(tree) - 2):
        verb = word + 2
        parted = tree.forms[word].lower() in PREFIXES and tree.forms[word + 1] == "-"
        if not parted or tree.upos[word] != "VERB" or tree.upos[verb] != "VERB" or tree.below(word, verb):
            continue
        tree.heads[verb], tree.deps[verb] = (verb if tree.heads[word] == word else tree.heads[word]), tree.deps[word]
        for kid in kids.get(word, ()):
            if kid != verb:
                tree.heads[kid] = verb
        tree.heads[word], tree.deps[word], tree.upos[word] = verb, "compound", "X"
        tree.lemmas[verb] = tree.forms[word].lower() + tree.lemmas[verb]


def join_rounds(tree: Tree) -> None:
    """Makes "final" of "the cup semi-final was called off", parted from "semi", the one noun."""
    kids = tree.kids()
    for word in range(len(tree) - 2):
        final = word + 2
        rounds = tree.forms[word].lower() in ("semi", "quarter") and tree.forms[word + 1] == "-"
        if not rounds or tree.forms[final].lower() not in ("final", "finals") or tree.heads[word] == final:
            continue
        if tree.below(final, word):
            tree.heads[final] = final if tree.heads[word] == word else tree.heads[word]
            tree.deps[final] = tree.deps[word]
        for kid in kids.get(word, ()):
            if kid != final:
                tree.heads[kid] = final
        tree.heads[word], tree.deps[word], tree.upos[word], tree.upos[final] = final, "compound", "NOUN", "NOUN"


def free_adjectives(tree: Tree) -> None:
    """Makes "free" of "Kidnappers free 14 passengers", taken for an adjective that has an object, a verb."""
    kids = tree.kids()
    for word, tag in enumerate(tree.upos):
        own = {tree.deps[kid]: kid for kid in kids.get(word, ())}
        whole = tag == "ADJ" and "obj" in own and "cop" not in own and own.get("nsubj", len(tree)) < word
        if whole and lemma(tree.forms[word], "VERB") in acts():
            tree.upos[word], tree.lemmas[word] = "VERB", lemma(tree.forms[word], "VERB")


def free_amounts(tree: Tree) -> None:
    """Makes "amounts" of "The fine amounts to 40 million euros", taken for a plural, the verb."""
    kids = tree.kids()
    for word, form in enumerate(tree.forms):
        noun, sum_ = word - 1, _phrase_to(word, kids, tree)
        bare = tree.upos[word] == "NOUN" and form.lower() == "amounts" and tree.heads[word] == word
        if not bare or sum_ is None or noun < 0 or tree.heads[noun] != word or tree.deps[noun] == "det":
            continue
        tree.upos[word], tree.lemmas[word], tree.upos[noun] = "VERB", "amount", "NOUN"
        tree.deps[noun], tree.deps[sum_] = "nsubj", "obl"
        for kid in kids[word]:
            if kid < noun:
                tree.heads[kid] = noun


def free_infinitives(tree: Tree) -> None:
    """Makes "peak" of "expect rates to peak at 6 percent", taken for a noun behind a preposition, what they will do."""
    kids = tree.kids()
    for mark in range(1, len(tree) - 1):
        word, verb = mark + 1, tree.heads[mark + 1]
        bare = tree.deps[mark] == "case" and tree.heads[mark] == word and tree.upos[word] == "NOUN"
        if not bare or tree.forms[mark].lower() != "to" or tree.lemmas[verb] not in EXPECTING or verb > mark:
            continue
        thing = any(tree.deps[kid] == "obj" and verb < kid < mark for kid in kids.get(verb, ()))
        alone = tree.forms[word].lower() == tree.lemmas[word] and tree.deps[word] in ("obl", "nmod")
        if thing and alone and not any(kid < mark for kid in kids[word] if kid != mark):
            tree.upos[word], tree.deps[word], tree.deps[mark], tree.upos[mark] = "VERB", "xcomp", "mark", "PART"
            for kid in kids[word]:
                tree.deps[kid] = "obl" if tree.deps[kid] == "nmod" else tree.deps[kid]


EXPECTING = frozenset("expect forecast predict project tip want cause allow force".split())
"""Verbs whose object does what an infinitive tells."""


def _phrase_to(word: int, kids: Kids, tree: Tree) -> int | None:
    """What stands behind "to" right after a word, under it."""
    behind = (kid for kid in kids.get(word, ()) if kid > word and tree.deps[kid] in ("nmod", "obl"))
    return next((kid for kid in behind if _begins_with(kid, word + 1, "to", tree)), None)


def _begins_with(noun: int, place: int, form: str, tree: Tree) -> bool:
    """Whether the preposition of a noun is `form` at `place`."""
    return tree.forms[place].lower() == form and tree.heads[place] == noun


def free_undergone(tree: Tree) -> None:
    """Makes "altar" of "The altar and the crown have been saved", taken for an object, the subject of the passive."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        verb = tree.heads[word]
        timed = tree.names[word].endswith("DATE") or tree.lemmas[word].lower() in SPELLS
        if dep not in ("obj", "obl") or word > verb or timed or (tree.upos[word], tree.upos[verb]) != ("NOUN", "VERB"):
            continue
        if any(tree.deps[kid] == "case" for kid in kids.get(word, ())):
            continue
        own = {tree.deps[kid] for kid in kids.get(verb, ())}
        if "aux:pass" in own and not own & {"nsubj", "nsubj:pass", "csubj", "expl"}:
            tree.deps[word] = "nsubj:pass"


def free_forced(tree: Tree) -> None:
    """Makes "organisers" of "Heavy rain forced organisers to stop", taken for the subject of a passive, the object, and
    "rain", taken for a part of the verb, the subject.
    """
    kids = tree.kids()
    for thing, dep in enumerate(tree.deps):
        verb = tree.heads[thing]
        if dep != "nsubj:pass" or thing < verb or tree.upos[verb] != "VERB":
            continue
        own = kids.get(verb, ())
        if {tree.deps[kid] for kid in own} & {"aux", "aux:pass", "obj", "expl"}:
            continue
        tree.deps[thing] = "obj"
        noun = verb - 1
        if noun in own and tree.deps[noun] == "compound" and tree.upos[noun] in ("NOUN", "PROPN"):
            tree.deps[noun] = "nsubj"
            for kid in own:
                if kid < noun and tree.deps[kid] in ("amod", "det", "compound", "nmod:poss"):
                    tree.heads[kid] = noun


def share_passives(tree: Tree) -> None:
    """Makes "dozens" of "six people were killed and dozens injured" what is done to."""
    kids = tree.kids()
    for thing, dep in enumerate(tree.deps):
        verb = tree.heads[thing]
        if dep != "nsubj" or thing > verb or tree.deps[verb] != "conj" or not headings.is_bare_past(verb, tree):
            continue
        own = {tree.deps[kid] for kid in kids.get(verb, ())}
        passive = any(tree.deps[kid] == "aux:pass" for kid in kids.get(tree.heads[verb], ()))
        if passive and not own & {"aux", "aux:pass", "obj", "ccomp", "xcomp", "mark"}:
            tree.deps[thing] = "nsubj:pass"


def free_due(tree: Tree) -> None:
    """Makes "due" of "is due in court on Monday", taken for a part of the preposition, what is said of the subject."""
    kids = tree.kids()
    for word, form in enumerate(tree.forms[:-1]):
        noun = tree.heads[word]
        before = form.lower() == "due" and tree.deps[word] == "case" and tree.heads[word + 1] == noun
        if not before or tree.forms[word + 1].lower() == "to" or tree.deps[word + 1] != "case":
            continue
        if not any(tree.deps[kid] == "cop" and kid < word for kid in kids.get(noun, ())):
            continue
        tree.heads[word] = word if tree.heads[noun] == noun else tree.heads[noun]
        tree.deps[word], tree.upos[word] = tree.deps[noun], "ADJ"
        tree.heads[noun], tree.deps[noun] = word, "obl"
        for kid in kids[noun]:
            moved = kid < word or tree.deps[kid] in ("punct", "conj", "advcl") or tree.names[kid].endswith("DATE")
            if kid != word and moved:
                tree.heads[kid] = word
                tree.deps[kid] = "obl" if tree.deps[kid] == "nmod" else tree.deps[kid]


def free_named_to(tree: Tree) -> None:
    """Makes "Ada" of "named Ada Holm chief executive", taken for a part of the office, the object of the verb."""
    kids = tree.kids()
    for office, dep in enumerate(tree.deps):
        verb = tree.heads[office]
        if dep not in ("xcomp", "obj") or tree.upos[office] != "NOUN" or tree.lemmas[verb] not in GIVING:
            continue
        first = verb + 1
        inside = first < office and tree.heads[first] == office and tree.deps[first] in ("compound", "nmod", "flat")
        own = {tree.deps[kid] for kid in kids.get(verb, ()) if kid != office}
        if inside and tree.names[first] != "O" and not own & {"obj", "aux:pass"}:
            tree.heads[first], tree.deps[first], tree.deps[office] = verb, "obj", "xcomp"


GIVING = frozenset("name appoint elect nominate".split())
"""Verbs by which somebody is given an office that is told behind the name."""


def free_described(tree: Tree) -> None:
    """Makes "the trust" of "The toll rose, the trust that runs it said", taken for a second subject of what is said,
    who says it.
    """
    kids = tree.kids()
    for verb, dep in enumerate(tree.deps):
        noun = tree.heads[verb]
        said = tree.heads[noun]
        if dep != "acl:relcl" or tree.lemmas[verb] not in ("say", "tell") or not said < noun < verb:
            continue
        second = tree.deps[noun] in (*SUBJECTS, "appos", "conj", "parataxis", "obl", "obj")
        relative = any(tree.deps[kid] == "acl:relcl" and kid < verb for kid in kids.get(noun, ()))
        own = any(tree.deps[kid] in SUBJECTS for kid in kids.get(verb, ()))
        opened = any(tree.forms[kid] == "," and kid < noun for kid in kids.get(noun, ()))
        if second and relative and opened and not own and tree.upos[said] == "VERB":
            root = tree.heads[said] == said
            tree.heads[verb], tree.deps[verb] = (verb if root else tree.heads[said]), tree.deps[said]
            tree.heads[said], tree.deps[said] = verb, "ccomp"
            tree.heads[noun], tree.deps[noun] = verb, "nsubj"


def free_seen(tree: Tree) -> None:
    """Makes "raised" of "would see taxes raised", taken for a description of the taxes, what is seen done with them."""
    kids = tree.kids()
    for done in tree.verbs():
        thing = tree.heads[done]
        seen = thing if tree.deps[done] == "ccomp" else tree.heads[thing]
        if tree.lemmas[seen] not in SEEING or tree.deps[done] not in ("acl", "ccomp") or not _is_bare(done, kids, tree):
            continue
        between = range(seen + 1, done)
        things = [kid for kid in kids.get(seen, ()) if tree.deps[kid] == "obj" and kid in between]
        read = any(tree.lemmas[kid] in WRITTEN for kid in things)
        if things and not read and (tree.deps[done] == "ccomp" or thing in things) and "," not in tree.forms[seen:done]:
            tree.heads[done], tree.deps[done] = seen, "xcomp"


SEEING = frozenset(("see", "get"))
"""Verbs whose object undergoes what a participle behind it tells."""

WRITTEN = frozenset("report letter document email message memo copy text paper file draft video footage photo".split())
"""Lemmas of what is seen or got as it was made: "saw a report written by the auditors"."""


def _is_bare(verb: int, kids: Kids, tree: Tree) -> bool:
    """Whether a form is that of a participle with nothing of a clause of its own."""
    form = tree.forms[verb].lower()
    own = {tree.deps[kid] for kid in kids.get(verb, ())}
    return form != tree.lemmas[verb] and not form.endswith(("ing", "s")) and not own & {*SUBJECTS, "aux", "mark", "obj"}
