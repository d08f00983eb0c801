"""Repairs of clauses whose verb the parser has not seen: perfects taken for possession, past tenses for adjectives."""

from __future__ import annotations

from functools import cache

from communique.lexicon import table
from communique.reading.repairs.tree import Kids, Tree
from communique.reading.tokens.lemmas import lemma

STATES = frozenset("limit mix arm restrict wound injure experience detail relate advance increase reduce age".split())
"""Verbs whose participle before a noun mostly describes it: "has limited means"."""

OPENERS = frozenset({"DET", "ADP", "ADJ", "CCONJ", "NUM", "SCONJ", "PRON", "PART", "VERB", "AUX", "PUNCT"})
"""Parts of speech after which a participle before a noun describes it."""


@cache
def acts() -> frozenset[str]:
    """Verbs of acts: those with a code, and those that call off, plan or end what their object says."""
    coded = {verb for row in table("plover")["rules"] for verb in row["verbs"]}
    governing = {verb for rows in table("matrix").values() for verb in rows.get("object", ()) if isinstance(rows, dict)}
    return frozenset(coded | governing) - STATES


def join_perfects(tree: Tree) -> None:
    """Makes "has shelved" of "The firm has shelved plans", taken for a firm that has plans, one verb."""
    kids = tree.kids()
    for have in list(tree.verbs()):
        if tree.lemmas[have] != "have" or tree.forms[have].lower() not in ("has", "have", "had"):
            continue
        after = have + 1
        while after < len(tree) and tree.upos[after] == "ADV":
            after += 1
        thing = next((kid for kid in kids.get(have, ()) if tree.deps[kid] == "obj"), None)
        if thing is not None and after < thing and is_hidden(after, thing, tree):
            join(have, after, thing, kids, tree)


def is_hidden(word: int, thing: int, tree: Tree) -> bool:
    """Whether a word is the participle of an act that was hung on what it is done to."""
    past = tree.forms[word].lower().endswith("ed") and tree.deps[word] in ("amod", "compound")
    return past and tree.heads[word] == thing and lemma(tree.forms[word], "VERB") in acts()


def join(have: int, verb: int, thing: int, kids: Kids, tree: Tree) -> None:
    """Makes `verb` the head of the clause of `have`, with `thing` as its object."""
    root = tree.heads[have] == have
    tree.heads[verb], tree.deps[verb] = (verb if root else tree.heads[have]), tree.deps[have]
    for kid in kids.get(have, ()):
        tree.heads[kid] = verb
    tree.heads[have], tree.deps[have] = verb, "aux"
    tree.upos[have], tree.upos[verb] = "AUX", "VERB"
    tree.lemmas[verb] = lemma(tree.forms[verb], "VERB")
    tree.heads[thing], tree.deps[thing] = verb, "obj"


def free_past_tenses(tree: Tree) -> None:
    """Makes "freed" of "A court on Tuesday freed activist Ana Rey", taken for an adjective in a sentence without a
    verb, the verb of the sentence.
    """
    kids = tree.kids()
    for subject, dep in enumerate(tree.deps):
        if dep != "root" or tree.upos[subject] not in ("NOUN", "PROPN") or is_told(subject, kids, tree):
            continue
        for word in range(subject + 1, min(len(tree), subject + 8)):
            noun = tree.heads[word]
            past = tree.upos[word] == "VERB" and tree.forms[word].lower().endswith("ed") and tree.deps[word] == "amod"
            if past and word < noun and tree.upos[word - 1] not in OPENERS and tree.below(noun, subject):
                promote(subject, word, noun, kids, tree)
                break


def is_told(subject: int, kids: Kids, tree: Tree) -> bool:
    """Whether a root has a verb or copula of its own."""
    return any(tree.upos[kid] in ("VERB", "AUX") or tree.deps[kid] in ("cop", "nsubj") for kid in kids.get(subject, ()))


def promote(subject: int, verb: int, thing: int, kids: Kids, tree: Tree) -> None:
    """Makes `verb` the root over `subject` and what follows, with `thing` as its object."""
    tree.heads[verb], tree.deps[verb] = verb, "root"
    for kid in kids.get(subject, ()):
        if kid > verb or tree.names[kid].endswith("DATE") or tree.deps[kid] == "punct":
            tree.heads[kid] = verb
    tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    tree.heads[thing], tree.deps[thing] = verb, "obj"


PLANNING = frozenset("plan hope aim vow threaten pledge promise bid fight move look".split())
"""Verbs whose form in -s, before an infinitive, is taken for a plural."""


def free_plans(tree: Tree) -> None:
    """Makes "plans" of "The mission plans to send guards", taken for a noun in a sentence without a verb, its verb."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        form = tree.forms[word].lower()
        bare = form.removesuffix("s")
        if dep != "root" or tree.upos[word] != "NOUN" or bare not in PLANNING or form == bare:
            continue
        own = kids.get(word, [])
        purpose = next((i for i in own if tree.deps[i] == "acl" and tree.forms[i - 1].lower() == "to"), None)
        noun = word - 1
        if purpose is None or purpose != word + 2 or noun not in own or tree.upos[noun] not in ("NOUN", "PROPN"):
            continue
        tree.upos[word], tree.lemmas[word] = "VERB", bare
        tree.heads[noun], tree.deps[noun], tree.deps[purpose] = word, "nsubj", "xcomp"
        for kid in own:
            if kid < noun:
                tree.heads[kid] = noun


def activate(tree: Tree) -> None:
    """Makes "bank" of "the bank seized the firm", taken for the subject of a passive without "was", the subject; also
    without an object in a whole sentence."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        verb = tree.heads[word]
        if dep != "nsubj:pass" or tree.upos[verb] != "VERB" or word > verb:
            continue
        deps = {tree.deps[kid] for kid in kids.get(verb, ())}
        whole = tree.deps[verb] in WHOLE and any(tree.forms[kid] in STOPS for kid in kids.get(tree.top(verb), ()))
        if ("obj" in deps or whole) and not deps & {"aux", "aux:pass", "mark", "obl:agent"}:
            tree.deps[word] = "nsubj"


WHOLE = frozenset({"root", "ccomp", "conj"})
"""Relations of verbs that cannot be passive without an auxiliary, unless in a headline."""

STOPS = frozenset(".!?")
"""Marks at the end of what is no headline."""

SPELLS = frozenset("day week month year night morning evening afternoon weekend time hour moment summer winter".split())
"""Nouns that tell when without a preposition."""


def free_subjects(tree: Tree) -> None:
    """Makes "festival" of "The festival will take place", taken for a circumstance, the subject that the verb lacks."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        verb = tree.heads[word]
        if dep != "obl" or not word < verb <= word + 4 or tree.upos[word] not in ("NOUN", "PROPN"):
            continue
        if tree.upos[verb] != "VERB" or tree.names[word].endswith("DATE") or tree.lemmas[word].lower() in SPELLS:
            continue
        own = {tree.deps[kid] for kid in kids.get(verb, ())}
        bare = not any(tree.deps[kid] == "case" for kid in kids.get(word, ()))
        helped = any(tree.upos[between] == "AUX" for between in range(word + 1, verb))
        if bare and helped and not own & {"nsubj", "nsubj:pass", "csubj", "expl"}:
            tree.deps[word] = "nsubj:pass" if "aux:pass" in own else "nsubj"


@cache
def parted_verbs() -> frozenset[str]:
    """Verbs with a particle behind which their object stands: "call off"."""
    return frozenset(table("matrix")["words"]["parted"])


NAMING = frozenset("name appoint elect nominate choose pick select hire promote".split())
"""Verbs by which somebody is given an office."""


def free_appointed(tree: Tree) -> None:
    """Makes "Anna Rey" of "The bank named Anna Rey (as) its chief", taken for what the bank is, the object."""
    kids = tree.kids()
    for verb in tree.verbs():
        own = kids.get(verb, ())
        if tree.lemmas[verb] not in NAMING or any(tree.deps[kid] in ("obj", "aux:pass", "nsubj:pass") for kid in own):
            continue
        named = next((kid for kid in own if kid == verb + 1 and tree.deps[kid] == "xcomp"), None)
        if named is not None and tree.upos[named] == "PROPN" and tree.names[named].endswith("PERSON"):
            tree.deps[named] = "obj"


def free_particles(tree: Tree) -> None:
    """Makes "off" of "called off the strike", taken for a preposition, the particle, and the strike the object; also
    where only the strike is taken for a circumstance."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        verb, noun = word - 1, tree.heads[word]
        if f"{tree.lemmas[verb]} {tree.forms[word].lower()}" not in parted_verbs():
            continue
        if dep == "compound:prt" and noun == verb:
            free_object(verb, kids, tree)
        elif dep == "case" and tree.deps[noun] in ("obl", "obj") and tree.heads[noun] == verb:
            tree.heads[word], tree.deps[word], tree.deps[noun] = verb, "compound:prt", "obj"


def free_object(verb: int, kids: Kids, tree: Tree) -> None:
    """Makes the first noun behind a verb, taken for a circumstance without a preposition, the object that it lacks."""
    own = kids.get(verb, ())
    if any(tree.deps[kid] in ("obj", "nsubj:pass") for kid in own):
        return
    bare = (kid for kid in own if kid > verb and tree.deps[kid] == "obl" and tree.upos[kid] in ("NOUN", "PROPN"))
    noun = next((kid for kid in bare if not any(tree.deps[k] == "case" for k in kids.get(kid, ()))), None)
    if noun is not None and not tree.names[noun].endswith("DATE") and tree.lemmas[noun].lower() not in SPELLS:
        tree.deps[noun] = "obj"


ESTIMATES = frozenset("about above around below between like near of over per under up".split())
"""Prepositions that may stand before an object: "killed about 40"."""


def free_obliques(tree: Tree) -> None:
    """ "called on the minister to resign": what has a preposition is no object, in place."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        if dep == "obj" and tree.upos[word] in ("NOUN", "PROPN", "PRON") and tree.heads[word] < word:
            cases = [kid for kid in kids.get(word, ()) if kid < word and tree.deps[kid] == "case"]
            if any(tree.upos[kid] == "ADP" and tree.forms[kid].lower() not in ESTIMATES for kid in cases):
                tree.deps[word] = "obl"


CALLING = frozenset({"call", "brand", "label", "dub"})
"""Verbs that give their object a name."""


def free_named(tree: Tree) -> None:
    """Makes "delay" of "called the delay a scandal", taken for a name that is given as well, the object of the verb."""
    kids = tree.kids()
    for verb in tree.verbs():
        named = [
            kid for kid in kids.get(verb, ()) if kid > verb and tree.deps[kid] == "xcomp" and tree.upos[kid] == "NOUN"
        ]
        bare = all(tree.deps[kid] != "obj" for kid in kids.get(verb, ()))
        if tree.lemmas[verb] in CALLING and len(named) == 2 and bare:
            tree.deps[named[0]] = "obj"


JUDGING = frozenset("find declare pronounce judge deem consider rule".split())
"""Verbs that say of somebody what he is."""


def free_judged(tree: Tree) -> None:
    """Makes "the driver" of "found the driver guilty", taken for the subject of a clause without a verb, whom the verb
    is about."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        verb, own = tree.heads[word], kids.get(word, ())
        if dep != "ccomp" or tree.upos[word] != "ADJ" or tree.lemmas[verb] not in JUDGING or verb > word:
            continue
        somebody = [kid for kid in own if tree.deps[kid] == "nsubj" and verb < kid < word]
        if len(somebody) == 1 and not any(tree.deps[kid] in ("cop", "aux", "mark") for kid in own):
            tree.heads[somebody[0]], tree.deps[somebody[0]], tree.deps[word] = verb, "obj", "xcomp"
