"""Repairs of clauses that a speaker or a source parts: "The dam, Rey told us, was built"."""

from __future__ import annotations

from communique.reading.repairs.speech import VERBS
from communique.reading.repairs.tree import SUBJECTS, Tree

LONGEST = 14
"""Words of one stretch between commas."""

VERBAL = frozenset({"VERB", "AUX"})
"""Parts of speech of verbs."""

BEHIND = frozenset({"obl", "obl:tmod", "advcl", "advmod", "nmod"})
"""Relations of circumstances behind a verb of saying."""

SUBORDINATE = frozenset({"as", "while", "after", "before", "because", "although", "though", "amid", "until"})
"""Conjunctions that no content of a saying begins with."""

QUOTES = frozenset({"“", '"', "‘", "``"})
"""Marks that open a quotation."""


def free_speakers(tree: Tree) -> None:
    """Makes "said" of "The firm said on Friday it would close", taken for a circumstance of closing, its governor."""
    for verb, lemma in enumerate(tree.lemmas):
        said = tree.heads[verb]
        if lemma not in VERBS or tree.upos[verb] != "VERB" or tree.deps[verb] != "advcl" or said < verb:
            continue
        kids = [i for i in tree.around(verb) if tree.heads[i] == verb and i != verb]
        speaks = any(tree.deps[i] == "nsubj" and i < verb for i in kids)
        closed = "," in tree.forms[verb:said]
        if speaks and not closed and not any(tree.deps[i] in ("mark", "aux:pass") or i > said for i in kids):
            put_under(said, verb, tree)


def free_forerunners(tree: Tree) -> None:
    """Makes "Mila Tann" of "Mila Tann will go if it rains, her aide said", taken for an apposition of the aide behind
    it, the subject of the verb that follows it and has none, in place: what explains a noun stands behind it.
    """
    kids = tree.kids()
    for noun, dep in enumerate(tree.deps):
        later = tree.heads[noun]
        if dep != "appos" or later < noun:
            continue
        verb = next((i for i in range(noun + 1, min(later, noun + LONGEST)) if tree.upos[i] == "VERB"), None)
        if verb is not None and not any(tree.deps[kid] in (*SUBJECTS, "expl") for kid in kids.get(verb, ())):
            make_subject(noun, verb, tree)


def rehang_openers(tree: Tree) -> None:
    """Hangs "in Orlow" of "It burned in Orlow, Mila Tann said", taken for a part of the subject behind the comma, on
    the verb before it, or on that of the subject where none is, in place.
    """
    for word, dep in enumerate(tree.deps):
        subject = tree.heads[word]
        if dep != "case" or subject < word or tree.deps[subject] not in SUBJECTS:
            continue
        comma = next((i for i in range(word + 1, subject) if tree.forms[i] == ","), None)
        noun = comma - 1 if comma is not None else word
        if tree.upos[noun] not in ("NOUN", "PROPN") or tree.heads[noun] != subject:
            continue
        before = (i for i in range(word - 1, sentence_start(word, tree) - 1, -1) if tree.upos[i] == "VERB")
        for part in range(word, noun + 2):
            tree.heads[part] = noun if tree.heads[part] == subject else tree.heads[part]
        tree.heads[noun], tree.deps[noun] = next(before, tree.heads[subject]), "obl"


def rehang_times(tree: Tree) -> None:
    """Hangs "on Friday" of "The firm said on Friday it would close" on "said" where it hangs on "close", in place."""
    kids = tree.kids()
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in VERBS or tree.upos[verb] != "VERB":
            continue
        said = next((i for i in kids.get(verb, ()) if i > verb and tree.deps[i] == "ccomp"), None)
        inner = kids.get(said, []) if said is not None else []
        subject = next((i for i in inner if i > verb and tree.deps[i][:5] in ("nsubj", "expl")), None)
        that = next((i for i in inner if tree.deps[i] == "mark" and tree.forms[i].lower() == "that"), None)
        for kid in inner:
            first = min([kid, *(i for i in range(verb + 1, kid) if tree.below(i, kid))])
            outside = that is not None and verb < kid < that
            between = that is None and subject is not None and verb < kid < subject and first == verb + 1
            if (outside or between) and tree.deps[kid] in ("obl", "advmod", "obl:tmod"):
                tree.heads[kid] = verb


def rehang_behind(tree: Tree) -> None:
    """Hangs "by telephone" of "“It burned,” he said by telephone" on "said" where it hangs on "burned", in place.

    What stands behind a verb of saying does not belong to the clause before it.
    """
    kids = tree.kids()
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in VERBS or tree.upos[verb] != "VERB":
            continue
        own = kids.get(verb, [])
        speaker = next((i for i in own if i < verb and tree.deps[i] == "nsubj"), None)
        said = next((i for i in own if speaker is not None and i < speaker and tree.deps[i] == "ccomp"), None)
        if speaker is None or said is None:
            continue
        for word in range(verb + 1, min(len(tree), verb + LONGEST)):
            above = tree.heads[word]
            if tree.deps[word] in BEHIND and above < speaker and (above == said or tree.below(above, said)):
                tree.heads[word] = verb
                tree.deps[word] = "obl" if tree.deps[word] == "nmod" else tree.deps[word]


def free_circumstances(tree: Tree) -> None:
    """Makes "as his rival spoke" behind a verb of saying, taken for what is said, a circumstance, in place."""
    for word, dep in enumerate(tree.deps):
        verb = tree.heads[word]
        if dep == "ccomp" and verb < word and tree.lemmas[verb] in VERBS:
            marks = [i for i in range(verb + 1, word) if tree.heads[i] == word and tree.deps[i] == "mark"]
            if any(tree.forms[i].lower() in SUBORDINATE for i in marks):
                tree.deps[word] = "advcl"


def join_parted(tree: Tree) -> None:
    """Makes "the dam" of "The dam, Rey told us, was built", taken for a part of what Rey told, the subject of the verb
    behind, in place.
    """
    kids = tree.kids()
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in VERBS or tree.upos[verb] != "VERB":
            continue
        own = kids.get(verb, [])
        speaker = next((i for i in own if tree.deps[i] == "nsubj" and i < verb), None)
        after = verb_after(verb, tree)
        if speaker is None or after is None or tree.heads[after] != verb:
            continue
        before = [i for i in own if i < speaker and tree.upos[i] in ("NOUN", "PROPN", "PRON")]
        has_own = any(tree.deps[i].startswith(("nsubj", "csubj", "expl")) for i in kids.get(after, ()))
        alone = len(before) == 1 and not any(tree.upos[i] in VERBAL for i in range(before[0], verb))
        if not has_own and alone and "," in tree.forms[before[0] : speaker] and tree.deps[before[0]] != "obl":
            make_subject(before[0], after, tree)


def join_cited(tree: Tree) -> None:
    """Makes "the rebels" of "The rebels, according to officials, took the town", hung on the officials, the subject of
    the verb behind, in place; officials that govern the sentence become a circumstance of it.
    """
    for at, form in enumerate(tree.forms[:-1]):
        if form.lower() != "according" or tree.forms[at + 1].lower() != "to" or not at:
            continue
        source = tree.heads[at]
        if tree.heads[source] == source and source > at:
            unseat(source, at, tree)
        after = verb_after(at, tree) if tree.forms[at - 1] == "," else None
        if after is not None and after > source > at and (subject := subject_of(at, source, after, tree)) is not None:
            make_subject(subject, after, tree)


def unseat(source: int, at: int, tree: Tree) -> None:
    """Gives the place of a source that governs the sentence to the verb that was hung on it, if that has a subject."""
    below = [i for i in tree.around(source) if tree.heads[i] == source and i != source]
    verbs = [i for i in below if tree.upos[i] in VERBAL and (i < at or tree.deps[i] != "acl:relcl")]
    told = [v for v in verbs if any(tree.heads[i] == v and tree.deps[i][:5] == "nsubj" for i in tree.around(v))]
    if told:
        tree.heads[told[0]], tree.deps[told[0]] = told[0], "root"
        tree.heads[source], tree.deps[source] = told[0], "obl"
        for mark in (i for i in below if tree.deps[i] == "punct" and i > source):
            tree.heads[mark] = told[0]


def subject_of(at: int, source: int, after: int, tree: Tree) -> int | None:
    """The noun before "according" that was hung on the source, where the verb behind has no subject."""
    if any(tree.heads[i] == after and tree.deps[i][:5] in ("nsubj", "csubj", "expl") for i in tree.around(after)):
        return None
    before = [i for i in range(sentence_start(at, tree), at) if tree.heads[i] == source]
    nouns = [i for i in before if tree.upos[i] in ("NOUN", "PROPN", "PRON")]
    return nouns[0] if len(nouns) == 1 else None


def sentence_start(word: int, tree: Tree) -> int:
    """First word of the tree that holds `word`."""
    top, low = tree.top(word), word
    while low > 0 and tree.top(low - 1) == top:
        low -= 1
    return low


def verb_after(verb: int, tree: Tree) -> int | None:
    """The verb behind the comma that closes the cue clause: "said on Monday, was built"."""
    comma = next((i for i in range(verb + 1, min(len(tree), verb + LONGEST)) if tree.forms[i] in (",", ".")), None)
    if comma is None or tree.forms[comma] == ".":
        return None
    at = comma + 1
    while at < len(tree) and tree.forms[at] in QUOTES:
        at += 1
    if at >= len(tree) or tree.upos[at] not in VERBAL:
        return None
    while at + 1 < len(tree) and tree.upos[at] == "AUX" and tree.heads[at] > at and tree.deps[at][:3] in ("aux", "cop"):
        at = tree.heads[at]
    return at


def make_subject(noun: int, verb: int, tree: Tree) -> None:
    """Makes the noun the subject of the verb."""
    passive = any(tree.heads[i] == verb and tree.deps[i] == "aux:pass" for i in tree.around(verb))
    tree.heads[noun], tree.deps[noun] = verb, "nsubj:pass" if passive else "nsubj"


def put_under(said: int, verb: int, tree: Tree) -> None:
    """Makes the verb of saying the governor of what is said."""
    if tree.heads[verb] == said or tree.below(verb, said):
        root = tree.heads[said] == said
        tree.heads[verb], tree.deps[verb] = (verb if root else tree.heads[said]), tree.deps[said]
    tree.heads[said], tree.deps[said] = verb, "ccomp"


def rehang_aboard(tree: Tree) -> None:
    """Hangs "people" of "The plane, with nine people on board, vanished", taken for a second subject, on "plane"."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        verb = tree.heads[word]
        cased = any(tree.deps[kid] == "case" and kid < word for kid in kids.get(word, ()))
        if dep not in SUBJECTS or word > verb or not cased:
            continue
        before = [kid for kid in kids[verb] if kid < word and tree.deps[kid] in SUBJECTS]
        if before and "," in tree.forms[before[-1] : word] and "," in tree.forms[word:verb]:
            tree.heads[word], tree.deps[word] = before[-1], "nmod"
