"""Repairs of headlines: passives without "was", nouns that the parser takes for verbs, plans before who tells them."""

from __future__ import annotations

from collections.abc import Iterator

from communique.reading.repairs.parted import put_under
from communique.reading.repairs.speech import VERBS
from communique.reading.repairs.tree import SUBJECTS, Tree
from communique.reading.repairs.verbs import acts
from communique.reading.tokens.lemmas import lemma

ENDS = frozenset(".!?…:;")
"""Marks at the end of what is no headline."""

LONGEST = 20
"""Words of a headline at most."""

UNDERGONE = frozenset(
    "arrest detain charge jail imprison sentence convict fine sack suspend cancel postpone delay shelve scrap kill"
    " injure wound rescue free release appoint elect name evacuate ban block approve adopt sign accuse acquit extradite"
    " deport expel seize foil destroy damage hospitalise hospitalize question shoot stab extend award oust dismiss"
    " blame recover find discover unveil award reject uphold overturn quash halt abandon evict abduct kidnap execute"
    " poison displace criticise criticize praise invite summon nominate re-elect reelect remand exonerate"
    " bomb shell torch ambush behead hijack hack besiege loot vandalise vandalize ransack murder assassinate".split()
)
"""Verbs that, in a headline without an object, tell what was done to their subject."""

FINITE = frozenset({"AUX", "VERB"})


def has_case(word: int, tree: Tree) -> bool:
    """Whether a preposition stands before it, so that it is no object: "bombed in attack"."""
    return any(tree.deps[kid] == "case" for kid in tree.kids().get(word, ()))


def passivate(tree: Tree) -> None:
    """Makes "men" of "Two men arrested over raid" what is done to, in place."""
    for low, high in lines(tree):
        for word in range(low, high):
            verb = tree.heads[word]
            if tree.deps[word] != "nsubj" or word > verb or not is_bare_past(verb, tree):
                continue
            kids = [i for i in range(low, high) if tree.heads[i] == verb and i != verb]
            own = {tree.deps[i] for i in kids if tree.deps[i] != "obj" or not has_case(i, tree)}
            if not own & {"aux", "aux:pass", "obj", "ccomp", "mark"} or is_office_given(kids, verb, tree):
                tree.deps[word] = "nsubj:pass"


def is_bare_past(verb: int, tree: Tree) -> bool:
    """Whether a word is the past form of a verb of what is undergone."""
    past = tree.forms[verb].lower() not in (tree.lemmas[verb], f"{tree.lemmas[verb]}s")
    ing = tree.forms[verb].lower().endswith("ing")
    return tree.upos[verb] == "VERB" and past and not ing and tree.lemmas[verb] in UNDERGONE


def is_office_given(kids: list[int], verb: int, tree: Tree) -> bool:
    """Whether the one object is an office: "Havel elected president"."""
    objects = [i for i in kids if tree.deps[i] == "obj"]
    giving = tree.lemmas[verb] in ("elect", "appoint", "name", "re-elect", "reelect", "nominate")
    return giving and len(objects) == 1 and objects[0] == verb + 1 and tree.upos[objects[0]] == "NOUN"


def free_nouns(tree: Tree) -> None:
    """Makes "run" of "Run on deposits forces bank to close", taken for a verb, the subject, in place."""
    for low, high in lines(tree):
        if low + 2 >= high or tree.upos[low + 1] not in ("ADP", "SCONJ"):
            continue
        if tree.forms[low].lower() != lemma(tree.forms[low], "VERB") or tree.forms[low + 1].lower() == "up":
            continue
        verbless = not any(tree.upos[i] in FINITE for i in range(low + 1, high))
        verb = verb_of(low, high, tree) if tree.upos[low] == "VERB" or verbless else None
        if verb is not None:
            make_subject(low, verb, high, tree)


def rename_obliques(tree: Tree) -> None:
    """Makes "banks" of "run on banks", taken for a circumstance of a noun that is a subject or object, part of it."""
    for word, dep in enumerate(tree.deps):
        noun = tree.heads[word]
        if dep == "obl" and tree.upos[noun] == "NOUN" and tree.deps[noun] in (*SUBJECTS, "obj"):
            tree.deps[word] = "nmod"


def lines(tree: Tree) -> Iterator[tuple[int, int]]:
    """The sentences without a mark at their end, as word ranges."""
    low, tops = 0, tree.tops()
    while low < len(tree):
        high = low + 1
        while high < len(tree) and tops[high] == tops[low]:
            high += 1
        if tree.forms[high - 1] not in ENDS and 3 < high - low <= LONGEST:
            yield low, high
        low = high


def verb_of(low: int, high: int, tree: Tree) -> int | None:
    """The verb of a headline behind its first noun phrase: a finite one, or an act in -s before its object."""
    for word in range(low + 3, high):
        form = tree.forms[word].lower()
        if tree.upos[word] in FINITE and form.endswith(("s", "ed")) and tree.deps[word] not in ("acl", "amod"):
            return word
        hidden = tree.upos[word] == "NOUN" and form.endswith("s") and lemma(form, "VERB") in acts()
        if hidden and word + 1 < high and tree.upos[word + 1] in ("NUM", "DET", "PROPN", "ADJ", "NOUN"):
            return word
    return None


def make_subject(low: int, verb: int, high: int, tree: Tree) -> None:
    """Makes the first word the noun before the verb and gives the verb its place."""
    first_kids = [i for i in range(low + 1, high) if tree.heads[i] == low]
    if tree.upos[verb] == "NOUN":
        uncover(low, verb, high, tree)
    if tree.heads[low] == low or tree.heads[verb] == low:
        tree.heads[verb], tree.deps[verb] = verb, "root"
    for kid in first_kids:
        if kid > verb or (kid < verb and tree.deps[kid] in ("advmod", "punct")):
            tree.heads[kid] = verb if kid != verb else tree.heads[kid]
        elif tree.deps[kid] == "obl":
            tree.deps[kid] = "nmod"
    passive = any(tree.heads[i] == verb and tree.deps[i] == "aux:pass" for i in range(low, verb))
    tree.upos[low], tree.lemmas[low] = "NOUN", lemma(tree.forms[low], "NOUN")
    tree.heads[low], tree.deps[low] = verb, "nsubj:pass" if passive else "nsubj"


def uncover(low: int, verb: int, high: int, tree: Tree) -> None:
    """Makes a noun a verb, the phrase before it that of the preposition there, the phrase behind its object."""
    tree.upos[verb], tree.lemmas[verb] = "VERB", lemma(tree.forms[verb], "VERB")
    for kid in [i for i in range(low + 1, verb) if tree.heads[i] == verb and tree.upos[i] in ("NOUN", "PROPN")][-1:]:
        for case in [i for i in range(low + 1, verb) if tree.heads[i] == verb and i != kid]:
            tree.heads[case] = kid
        tree.heads[kid], tree.deps[kid] = low, "nmod"
    behind = [i for i in range(verb + 1, high) if tree.upos[i] in ("NOUN", "PROPN", "NUM")]
    thing = next((i for i in behind if not verb < tree.heads[i] < high), None)
    if thing is not None:
        tree.heads[thing], tree.deps[thing] = verb, "obj"
        for kid in (i for i in range(verb + 1, thing) if tree.heads[i] == low or tree.heads[i] == verb):
            tree.heads[kid] = thing


def free_sayers(tree: Tree) -> None:
    """Makes "survivors" of "Driver was asleep, say survivors" who says what stands before the comma, in place."""
    for low, high in lines(tree):
        for verb in range(low + 2, high - 1):
            phrase = range(verb + 1, high)
            closes = tree.forms[verb - 1] == "," and len(phrase) <= MOST_SAYING
            if tree.forms[verb].lower() not in ("say", "says") or not closes:
                continue
            root = next((i for i in range(low, high) if tree.deps[i] == "root"), verb)
            noun = next((i for i in reversed(phrase) if tree.upos[i] in ("NOUN", "PROPN")), None)
            if noun is None or root > verb or any(tree.upos[i] not in NOMINAL for i in phrase):
                continue
            if root < verb:
                put_under(root, verb, tree)
            tree.heads[noun], tree.deps[noun] = verb, "nsubj"
            for word in phrase:
                if word != noun and tree.heads[word] not in phrase:
                    tree.heads[word] = noun
            tree.upos[verb], tree.lemmas[verb] = "VERB", "say"


MOST_SAYING = 6
"""Words of who says it, behind the verb."""

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})
"""Parts of speech in a phrase that names somebody."""


def free_announced(tree: Tree) -> None:
    """Makes "cut" of "Tariff row: Belmar to cut exports", taken for a part of the row, what the headline tells, and
    "Belmar" its subject, in place.
    """
    kids = tree.kids()
    for low, high in lines(tree):
        for colon in (i for i in range(low + 1, high - 3) if tree.forms[i] == ":"):
            to = next((i for i in range(colon + 2, high - 1) if tree.forms[i].lower() == "to"), None)
            if to is None or tree.deps[to] != "mark":
                continue
            topic, who, plan = tree.top(low), to - 1, tree.heads[to]
            inside = all(tree.upos[i] in NOMINAL for i in range(colon + 1, to)) and low <= topic < colon
            if inside and tree.upos[topic] in ("NOUN", "PROPN") and tree.heads[plan] in (topic, who):
                put_under(topic, plan, tree)
                tree.deps[topic] = "parataxis"
                tree.heads[who], tree.deps[who] = plan, "nsubj"
                for kid in kids.get(topic, ()):
                    if colon <= kid < who:
                        tree.heads[kid] = who


def free_plans(tree: Tree) -> None:
    """Makes "visit" of "Rey to visit Orlow, officials say", taken for a circumstance of "say" or a part of "Rey", what
    they say, and "Rey" its subject, in place.
    """
    kids = tree.kids()
    for mark in range(1, len(tree) - 2):
        noun, plan = mark - 1, tree.heads[mark]
        if tree.deps[mark] != "mark" or tree.forms[mark].lower() != "to" or tree.heads[noun] == plan:
            continue
        said, above = tree.heads[noun], tree.heads[plan]
        planned = tree.deps[plan] in ("acl", "advcl", "ccomp") and above in (noun, said) and noun < plan < said
        if not planned or tree.lemmas[said] not in VERBS or tree.deps[said] != "root":
            continue
        own = kids.get(said, ())
        other = any(tree.deps[kid] in SUBJECTS and kid > plan for kid in own) or tree.deps[noun] == "ccomp"
        if other and tree.deps[noun] in ("nsubj", "ccomp") and "," in tree.forms[plan:said]:
            tree.heads[plan], tree.deps[plan] = said, "ccomp"
            tree.heads[noun], tree.deps[noun] = plan, "nsubj"
