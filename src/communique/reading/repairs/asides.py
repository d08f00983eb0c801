"""Repairs of speakers between commas: "…, the head of the port, Ana Rey, said", behind what is said or inside it."""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.repairs.parted import LONGEST, VERBAL, make_subject, put_under, sentence_start, verb_after
from communique.reading.repairs.speech import VERBS
from communique.reading.repairs.tree import Tree
from communique.reading.tokens.nouns import honorifics, office_heads, person_nouns

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PART", "CCONJ", "PRON", "SYM", "X"})
"""Parts of speech in the phrase of an office."""

OPENINGS = frozenset({",", "”", '"', "’", "»", "''", "–", "—"})
"""Marks before the speaker."""


class Aside(NamedTuple):
    """A name and an office between commas before a verb of saying."""

    verb: int
    start: int
    """First word of the two phrases."""
    first: int
    """Head of the phrase that comes first."""
    second: int
    middle: int
    """The comma between the two."""


def join_asides(tree: Tree) -> None:
    """Makes "the head of the port, Ana Rey," before a verb of saying its one subject, in place, whatever the parser
    took the two for; what stands before them is what is said, or the subject of what is said.
    """
    for verb, lemma in enumerate(tree.lemmas):
        if lemma in VERBS and tree.upos[verb] == "VERB" and (aside := aside_before(verb, tree)) is not None:
            low = sentence_start(aside.start, tree)
            said = clause_in(low, aside, tree)
            if said is not None:
                seat(aside, tree)
                put_under(said, verb, tree)
            elif (after := verb_after(verb, tree)) is not None and (
                subject := subject_in(low, aside, tree)
            ) is not None:
                seat(aside, tree)
                put_under(after, verb, tree)
                make_subject(subject, after, tree)


def aside_before(verb: int, tree: Tree) -> Aside | None:
    """The name and the office right before the verb, each closed by a comma, in either order."""
    if verb < 4 or tree.forms[verb - 1] != ",":
        return None
    second = stretch(verb - 1, tree)
    first = stretch(second[0] - 1, tree) if second is not None and tree.forms[second[0] - 1] == "," else None
    if first is None or second is None or tree.forms[first[0] - 1] not in OPENINGS:
        return None
    if is_person(*first, tree) == is_person(*second, tree):
        return None
    heads = [name_head(*piece, tree) if is_person(*piece, tree) else office(*piece, tree) for piece in (first, second)]
    if heads[0] is None or heads[1] is None:
        return None
    return Aside(verb, first[0], heads[0], heads[1], second[0] - 1)


def stretch(comma: int, tree: Tree) -> tuple[int, int] | None:
    """The words between the comma and the mark before it; None if there is a verb or too much between them."""
    at = comma
    while at > 0 and tree.forms[at - 1] not in OPENINGS and comma - at <= LONGEST:
        if tree.upos[at - 1] not in NOMINAL:
            return None
        at -= 1
    return (at, comma) if 0 < at < comma and comma - at <= LONGEST else None


def is_person(start: int, end: int, tree: Tree) -> bool:
    """Whether the words are a person's name and nothing else, but for "Mr"; of two words or more, any proper nouns."""
    own = [i for i in range(start, end) if tree.forms[i].lower() not in honorifics()]
    proper = len(own) > 1 and all(tree.upos[i] == "PROPN" and tree.lemmas[i].lower() not in office_heads() for i in own)
    return proper or (bool(own) and all(tree.names[i].endswith("PERSON") for i in own))


def name_head(start: int, end: int, tree: Tree) -> int:
    """The head of a name: the first of its words whose head lies outside."""
    return next(i for i in range(start, end) if not start <= tree.heads[i] < end or tree.heads[i] == i)


def office(start: int, end: int, tree: Tree) -> int | None:
    """The noun for an office or a person that heads the words: the last one before a preposition."""
    limit = next((i for i in range(start, end) if tree.upos[i] == "ADP"), end)
    nouns = [i for i in range(start, limit) if tree.upos[i] in ("NOUN", "PROPN")]
    if not nouns:
        return None
    lemma = tree.lemmas[nouns[-1]].lower()
    return nouns[-1] if lemma in office_heads() or lemma in person_nouns() else None


def clause_in(low: int, aside: Aside, tree: Tree) -> int | None:
    """The verb or copula clause before the two phrases that governs the rest there."""
    outer = [i for i in range(low, aside.start) if not low <= tree.heads[i] < aside.start or tree.heads[i] == i]
    verbal = [i for i in outer if tree.upos[i] in VERBAL or is_copular(i, tree)]
    return verbal[0] if verbal else None


def is_copular(word: int, tree: Tree) -> bool:
    """Whether a copula hangs on the word."""
    return any(tree.heads[i] == word and tree.deps[i] == "cop" for i in range(max(0, word - 12), word))


def subject_in(low: int, aside: Aside, tree: Tree) -> int | None:
    """The noun before the two phrases, where nothing else stands there."""
    if any(tree.upos[i] in VERBAL for i in range(low, aside.start)):
        return None
    outer = [i for i in range(low, aside.start) if not low <= tree.heads[i] < aside.start]
    nouns = [i for i in outer if tree.upos[i] in ("NOUN", "PROPN", "PRON")]
    return nouns[0] if len(nouns) == 1 else None


def seat(aside: Aside, tree: Tree) -> None:
    """Hangs the first phrase on the verb, the second on the first, and their stray words on them."""
    for i in range(aside.start, aside.verb):
        if i not in (aside.first, aside.second) and not aside.start <= tree.heads[i] < aside.verb:
            tree.heads[i] = aside.first if i < aside.middle else aside.second
    tree.heads[aside.first], tree.deps[aside.first] = aside.verb, "nsubj"
    tree.heads[aside.second], tree.deps[aside.second] = aside.first, "appos"


def rehang_names(tree: Tree) -> None:
    """Makes "Mila Tann" of "a resident of Orlow, Mila Tann, said", taken for another name of the place, that of the
    resident, in place.
    """
    for name, dep in enumerate(tree.deps):
        place = tree.heads[name]
        named = dep == "appos" and tree.names[name] == "B-PERSON" and tree.forms[name - 1] == ","
        if not named or place > name or not tree.names[place].endswith(("LOC", "ORG")) or tree.deps[place] != "nmod":
            continue
        person = tree.heads[place]
        if (noun := tree.lemmas[person].lower()) in person_nouns() or noun in office_heads():
            tree.heads[name] = person
