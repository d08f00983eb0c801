"""What a number counts: the noun it stands with, and what became of people who are counted.

Convention for tolls: whoever was killed, wounded, missing, detained or displaced is counted as a person with that fate
before the noun, whatever the words: "40 people were killed", "40 dead", "killing 40" and "a death toll of 40" all
count "killed person"; "three soldiers were wounded" counts "wounded soldier".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.lexicon import table
from communique.reading.tokens.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSON = "person"
DROPPED = frozenset(
    "additional more other new further extra different separate total consecutive full such last first remaining own"
    " overall combined fresh newly only same next previous another about around some nearly almost just".split()
)
"""Modifiers that do not say what is counted."""
STOPS = frozenset(
    "the a an of in on at by for to from with and or but as is are was were be been has have had will would that which"
    " who this these those it its he his she her they their we our not than per after before since while when where"
    " said says if into over under about more most all up out so also".split()
)
OF = frozenset({"of"})
MONEY_LINKS = frozenset({"of", "in"})
""""$5bn in aid": the link between money and what it is for."""
BOUND_WORDS = DROPPED | frozenset("at least more than over up to as many".split())
TOLL_LINKS = frozenset("to of at reached was is passed exceeded hit from".split())
"""Words between "toll" and its number."""

TOLL_REACH = 8
PHRASE_REACH = 4


class Counted(NamedTuple):
    """What is counted."""

    unit: str | None
    of: str | None


@cache
def persons() -> frozenset[str]:
    """Forms of nouns for people."""
    return frozenset(table("quantities")["persons"]["words"])


def fate(word: str) -> str | None:
    """ "killed", "wounded" …, or None."""
    found: str | None = table("quantities")["fates"].get(word)
    return found


def singular(word: str) -> str:
    """Lemma of a noun as it is written, lower case unless it is a name."""
    if word in ("people", "persons"):
        return PERSON
    return word if word == "troops" else lemma(word, "NOUN")


def count(doc: Doc, first: int, last: int) -> Counted | None:
    """What the number at tokens `first` to `last` (end exclusive) counts; None if it counts nothing that is said."""
    number = doc[last - 1]
    if toll := _toll(doc, first) or _toll_of_subject(number):
        return Counted(PERSON, f"{toll} {_of_whom(doc, first)}")
    noun = _noun(doc, number, last) or _noun_of_number(number)
    if noun is None:
        return _bare(doc, first, last)
    if found := fate(noun.lower_):
        return Counted(PERSON, f"{found} {PERSON}")
    if noun.lower_ in ("others", "other"):
        met = _fate_of(doc, noun)
        return Counted(PERSON, f"{met} {PERSON}") if met else None
    return _of_noun(doc, noun, last if noun.i >= last else noun.left_edge.i)


def of_phrase(doc: Doc, last: int, links: frozenset[str] = OF) -> str | None:
    """The noun behind "of" ("40 per cent of exports") or another of `links`, or right behind the number."""
    if last >= len(doc):
        return None
    start = last + 1 if doc[last].lower_ in links else last
    while start < len(doc) and doc[start].lower_ in ("the", "its", "their", "all", "his", "her", "our", "a", "an", "-"):
        start += 1
    noun = (
        _first_noun(doc, start) if start < len(doc) and doc[start].dep_ else _surface_noun(doc, start, any_number=True)
    )
    timed = noun is not None and noun.lower_ in table("times")["units"]
    return None if noun is None or timed else _phrase(doc, noun, start)


def _noun(doc: Doc, number: Token, last: int) -> Token | None:
    """The noun that the number modifies, by the tree, or by the words that follow."""
    if not number.dep_:
        return _surface_noun(doc, last)
    head = number.head.head if number.dep_ == "conj" and number.head.dep_ == "nummod" else number.head
    if (
        number.dep_ in ("nummod", "compound", "amod", "det", "conj")
        and number.i < head.i <= number.i + 2 * PHRASE_REACH
    ):
        return head if head.pos_ in ("NOUN", "PROPN", "ADJ") or fate(head.lower_) else None
    if last < len(doc) and (fate(doc[last].lower_) or doc[last].lower_ in persons()):
        return doc[last]
    if last + 1 < len(doc) and doc[last].lower_ == "of" and number.i != number.head.i:
        return _first_noun(doc, last + 1)
    return _first_noun(doc, last) if last < len(doc) and doc[last].pos_ in ("NOUN", "ADJ") else None


def _first_noun(doc: Doc, start: int) -> Token | None:
    """The head of the noun phrase that begins at `start`: the last of its nouns in a row."""
    found = None
    for i in range(start, min(start + PHRASE_REACH + 1, len(doc))):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            found = doc[i]
        elif found is not None or doc[i].pos_ not in ("ADJ", "DET", "NUM") or doc[i].is_space:
            break
    return found


def _surface_noun(doc: Doc, start: int, any_number: bool = False) -> Token | None:
    """Without annotation: the first plural or person among the few words behind the number."""
    for i in range(start, min(start + PHRASE_REACH, len(doc))):
        word = doc[i].lower_
        if word in STOPS or not word.isalpha():
            return doc[i - 1] if any_number and i > start else None
        if word in persons() or fate(word) or (word.endswith("s") and not word.endswith("ss") and len(word) > 3):
            return doc[i]
    return None


def _of_noun(doc: Doc, noun: Token, last: int) -> Counted | None:
    """A common noun, or a people's name; what has a name of its own is not counted ("10 Downing Street")."""
    what = _phrase(doc, noun, last)
    people = (
        noun.lower_ in persons()
        or noun.ent_type_ == "NORP"
        or (noun.text.endswith(("ans", "ians")) and noun.text.istitle())
    )
    if not people and noun.text[0].isupper() and noun.lower_ == singular(noun.lower_):
        return None
    if not people:
        return Counted(singular(noun.lower_), what)
    met = _fate_of(doc, noun)
    return Counted(PERSON, f"{met} {what}" if met and not what.startswith(met) else what)


def _phrase(doc: Doc, noun: Token, start: int) -> str:
    """Modifiers and lemma of a noun: "nuclear reactor"."""
    words = [doc[i] for i in range(start, noun.i) if doc[i].text.isalpha()]
    kept = [w.text if w.text[0].isupper() else w.lower_ for w in words if w.lower_ not in DROPPED | STOPS]
    fates = [fate(w) or w for w in kept if len(w) > 1]
    head = singular(noun.lower_)
    head = head.capitalize() if noun.text[0].isupper() and noun.i > start else head
    return " ".join([*fates, head])


def _fate_of(doc: Doc, noun: Token) -> str | None:
    """Fate of the people whose noun is object or passive subject of a verb of harm, or subject of "die"."""
    if noun.dep_:
        return _fate_by_tree(noun)
    for i in range(noun.i + 1, min(noun.i + 6, len(doc))):
        if doc[i].lower_ in (".", ",", ";", "and") or doc[i].is_space:
            return None
        if (found := fate(doc[i].lower_)) and doc[i - 1].lower_ in (
            "were",
            "was",
            "been",
            "are",
            "be",
            "being",
            "is",
            noun.lower_,
        ):
            return found
    return None


def _fate_by_tree(noun: Token) -> str | None:
    if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM"):
        noun = noun.head
    verb = noun.head
    if noun.dep_ in ("nsubj:pass", "obj", "nsubj") and (found := fate(verb.lower_) or fate(verb.lemma_)):
        active = (
            noun.dep_ == "nsubj"
            and verb.lower_ not in ("died", "die", "dead", "missing", "dying")
            and not _passive(verb)
        )
        return None if active else found
    if noun.dep_ in ("nsubj:pass", "nsubj"):  # "six people are known to have died"
        told = [kid for kid in verb.children if kid.dep_ == "xcomp" and kid.i > verb.i]
        if found := next((f for kid in told if (f := fate(kid.lower_))), None):
            return found
    inner = [fate(c.lower_) for c in noun.children if c.dep_ in ("acl", "amod") and c.i > noun.i]
    return next((f for f in inner if f), None)


def _passive(verb: Token) -> bool:
    return any(c.lower_ in ("was", "were", "been", "being", "are", "is") for c in verb.children)


def _bare(doc: Doc, first: int, last: int) -> Counted | None:
    """A number without noun: people, if it is what a verb of harm acts on ("killing 12", "12 were killed")."""
    start = first
    while start > 0 and doc[start - 1].lower_ in BOUND_WORDS:
        start -= 1
    before = doc[start - 1].lower_ if start else ""
    found = fate(before) if before not in ("dead", "missing", "deaths", "death") else None
    if found is None and last + 1 < len(doc) and doc[last].lower_ in ("were", "was", "are", "others", "have", "had"):
        found = next((f for i in range(last + 1, min(last + 4, len(doc))) if (f := fate(doc[i].lower_))), None)
    if found is None and [word.lower_ for word in doc[last : last + 2]] in (["of", "them"], ["of", "those"]):
        return Counted(None, None)
    return Counted(PERSON, f"{found} {PERSON}") if found else None


def _toll_of_subject(number: Token) -> str | None:
    """ "the toll from the blast in the port has risen to five": a number that the verb of a toll or number leads to."""
    verb = number.head
    if not number.dep_ or number.dep_ not in ("obl", "obj", "xcomp") or verb.pos_ not in ("VERB", "ADJ"):
        return None
    subject = next((kid for kid in verb.children if kid.dep_ == "nsubj" and kid.i < verb.i), None)
    if subject is None or verb.lemma_ not in table("quantities")["tolls"]["verbs"]:
        return None
    if subject.lower_ == "toll":
        return "killed"
    inside = subject.subtree if subject.lower_ in ("number", "count", "tally") else ()
    return next((found for word in inside if (found := fate(word.lower_))), None)


def _of_whom(doc: Doc, first: int) -> str:
    """Who is numbered: passenger of "the number of passengers who died rose to"; person where it is nobody special."""
    words = [doc[i].lower_ for i in range(max(first - TOLL_REACH, 0), first)]
    behind = words[words.index("number") + 2 :] if "number" in words else []
    return singular(behind[0]) if behind and behind[0] in persons() else PERSON


def _noun_of_number(number: Token) -> Token | None:
    """ "the number of patients has risen to 61", "raised the number of schools to 40": what is numbered."""
    verb = number.head
    if number.dep_ not in ("obl", "obj", "xcomp") or verb.lemma_ not in table("quantities")["tolls"]["verbs"]:
        return None
    told = [kid for kid in verb.children if kid.dep_ in ("nsubj", "nsubj:pass", "obj") and kid.i < number.i]
    things = [noun for kid in told if kid.lower_ == "number" for noun in kid.children if noun.dep_ == "nmod"]
    return next((noun for noun in things if noun.pos_ == "NOUN" and any(c.lower_ == "of" for c in noun.children)), None)


def ordinal_toll(noun: Token) -> str | None:
    """What became of the person in "a sixth person died": the noun that an ordinal counts to."""
    return _fate_of(noun.doc, noun) or fate(noun.lower_) if noun.lower_ in persons() or fate(noun.lower_) else None


def _toll(doc: Doc, first: int) -> str | None:
    """ "a death toll of 12", "the toll rose to 40", "the number of dead reached 40"."""
    words = [doc[i].lower_ for i in range(max(first - TOLL_REACH, 0), first)]
    for stop in (".", ";", "\n", "and"):
        words = words[len(words) - words[::-1].index(stop) :] if stop in words else words
    if "toll" in words and not any(w.isdigit() for w in words[words.index("toll") :]):
        return "killed" if not TOLL_LINKS.isdisjoint(words[words.index("toll") :]) else None
    place = words.index("number") if "number" in words else None
    if place is None or words[place + 1 : place + 2] != ["of"] or words[-1] not in ("to", "at", "reached", "is", "was"):
        return None
    return next((found for word in words[place:] if (found := fate(word))), None)
