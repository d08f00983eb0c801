"""Whether a predicate with its arguments tells something that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.propositions.idioms import (
    gives_way,
    is_tried,
    lets_go,
    strikes,
    takes_place,
    takes_to_streets,
)
from communique.reading.propositions.nominals import event_noun
from communique.reading.syntax.arguments import Filler, word_list
from communique.reading.syntax.clauses import Sentence, Word
from communique.reading.syntax.control import is_passive, objects, surface_subject
from communique.reading.syntax.matrix import is_gerund, with_particle, words
from communique.reading.tokens.nouns import document_nouns

if TYPE_CHECKING:
    from communique.reading.syntax.context import Context


PATHS = frozenset(("what", "whom", "to", "from"))
"""Roles that make "come" and "go" tell something."""


HOLLOW = frozenset(("make", "have", "take", "give", "get", "put", "lend", "set"))
"""Verbs that say nothing without an object that does."""


CORE = frozenset(("who", "whom", "what"))
"""Roles without which there is nothing to tell."""


def supported_noun(verb: Word) -> Word | None:
    """The event noun that is the object or passive subject of a support verb."""
    if with_particle(verb) not in word_list("words", "support"):
        return None
    noun = verb.kid("obj", "nsubj:pass")
    return noun if noun is not None and event_noun(noun) is not None else None


def occurring_noun(verb: Word, sentence: Sentence) -> Word | None:
    """The event noun that takes place or occurs."""
    occurs = verb.lemma in ("occur", "happen") or takes_place(verb)
    noun = surface_subject(verb, sentence.words) if occurs else None
    return noun if noun is not None and event_noun(noun) is not None else None


def support_verb(noun: Word) -> Word | None:
    """The support verb over an event noun."""
    return noun.head if noun.head is not None and supported_noun(noun.head) is noun else None


HEARSAY = frozenset("accuse suspect blame charge deny allege claim condemn criticise criticize".split())
"""Verbs whose gerund is what somebody is said to have done: a proposition only inside a statement."""


def is_hearsay(verb: Word) -> bool:
    """Whether a gerund tells what somebody is accused of, or denies."""
    return is_gerund(verb) and verb.head is not None and verb.head.lemma in HEARSAY


PROMISED = frozenset(
    "promise plan expect ask agree pledge vow demand request propose hope intend schedule announce foresee"
    " predict".split()
)
"""Verbs whose object is left out after "as": "reopened, as she had promised"."""


def is_measure(verb: Word) -> bool:
    """Whether a clause only measures another: "less than he had asked for", "as she had promised"."""
    if verb.mark() == "than":
        return True
    return verb.mark() == "as" and verb.lemma in PROMISED and not objects(verb) and verb.kid("ccomp", "xcomp") is None


def has_measure(verb: Word) -> bool:
    """Whether a number tells by how much: "fell 4 percent", "fell by 4 percent"."""
    return any(kid.pos in ("NUM", "SYM") or kid.kid("nummod") is not None for kid in verb.kids)


def thanks(verb: Word) -> bool:
    """Whether a verb is that of "Thank you", which tells nothing."""
    return verb.lemma == "thank" and any(thing.low == "you" for thing in objects(verb))


COURSES = frozenset("down ahead ashore under missing bust bankrupt free home out off through up".split())
"""Words with which "go" and "come" tell what became of something: "went down", "will go ahead", "came ashore"."""


def moves_on(verb: Word) -> bool:
    """Whether "go" or "come" tells what became of something: "went down off Tolu", "800 jobs will go"."""
    after = any(kid.low in COURSES and kid.i == verb.i + 1 for kid in verb.kids)
    return after or any(kid.kid("nummod") is not None for kid in verb.all("nsubj"))


def gives_number(verb: Word) -> bool:
    """Whether somebody gives a number of something: "has reported two deaths"."""
    things = objects(verb) if verb.lemma in words("counting") and verb.kid("ccomp") is None else []
    return any(thing.kid("nummod") is not None for thing in things)


NAUGHT = frozenset("nothing little anything something more much".split())
"""Pronouns of which "of" tells what is known: "knew nothing of a ransom"."""


def knows_of(verb: Word) -> bool:
    """Whether somebody knows, or knew, of something: what is denied in "denied that it had known of the losses"."""
    if verb.lemma not in ("know", "learn") or verb.kid("ccomp") is not None:
        return False
    inner = [kid for thing in objects(verb) if thing.low in NAUGHT for kid in thing.all("nmod")]
    return any(kid.case() in ("of", "about") for kid in (*objects(verb), *verb.all("obl"), *inner))


def is_seen(verb: Word) -> bool:
    """Whether somebody was seen somewhere: "was seen at the training ground on Wednesday"."""
    alone = verb.lemma == "see" and is_passive(verb) and verb.kid("xcomp", "ccomp", "advcl", "cop") is None
    return alone and any(kid.case() in ("at", "in", "near", "outside", "inside") for kid in verb.all("obl"))


def sees_paper(verb: Word) -> bool:
    """Whether somebody sees, or does not see, a paper or a recording: "never saw the letter"."""
    return verb.lemma == "see" and any(thing.lemma.lower() in document_nouns() for thing in objects(verb))


def only_decides(verb: Word, context: Context) -> bool:
    """Whether a past clause says that somebody decided, and not what: "The party will vote, its board decided"."""
    past = verb.lemma == "decide" and verb.tense == "Past" and not is_passive(verb)
    said = [kid for kid in verb.kids if kid.i > verb.i and kid.dep in ("ccomp", "xcomp", "obj", "advcl", "parataxis")]
    behind = (kid for kid in verb.all("obl") if kid.case() in ("on", "against", "for", "in") and kid.i > verb.i)
    return past and not said and all(context.is_time(kid) for kid in behind)


def seeks_anonymity(verb: Word) -> bool:
    """Whether a clause only says that a source is not to be named: "asked not to be named", "spoke on condition of
    anonymity".
    """
    above = verb.head if verb.lemma in NAMING and verb.dep in ("xcomp", "ccomp", "advcl") else None
    if above is not None:
        return seeks_anonymity(above)
    hidden = (kid for kid in verb.all("xcomp", "ccomp", "advcl") if kid.lemma in NAMING)
    unnamed = any(is_passive(kid) for kid in hidden) and verb.lemma in SHUNNING
    return unnamed or (verb.lemma in ("speak", "talk", "ask") and any(w.low == "anonymity" for w in verb.subtree()))


NAMING = frozenset(("name", "identify", "quote"))
SHUNNING = frozenset("ask decline refuse want request wish prefer insist agree".split())
"""Verbs of sources who are not to be named."""


def writes_to(verb: Word) -> bool:
    """Whether somebody writes to somebody: "has written to 112 patients"."""
    return verb.lemma == "write" and any(kid.case() == "to" for kid in verb.all("obl"))


def is_told(verb: Word) -> bool:
    """Whether somebody is told something that the clause says: "the firm was told in May about cracks in the wall",
    not what a court or a meeting hears in session."""
    told = verb.kid("nsubj:pass") if verb.lemma in ("tell", "inform", "notify", "advise") else None
    said = verb.kid("ccomp") is not None or any(kid.case() in ("about", "of") for kid in verb.all("obl"))
    if told is None or not said or not is_passive(verb):
        return False
    return told.lemma.lower() not in word_list("words", "hearers")


TELLING = (knows_of, lets_go, is_told, gives_number, writes_to, is_seen, sees_paper)
"""Tests of verbs that tell nothing unless one of them holds."""


def tells(word: Word, clause: str, fillers: list[Filler], context: Context) -> bool:
    """Whether a predicate with these arguments says something that can be compared."""
    core = [filler for filler in fillers if filler.role in CORE or (clause == "nominal" and filler.role == "to")]
    said = [filler for filler in core if context.is_said(filler.word)]
    if not said:
        return False
    if clause == "copular":
        return len(core) >= 2 or (bool(core) and (word.case() != "" or len(fillers) > 1))
    if clause == "nominal":
        return True
    fluff = word.lemma.lower() in word_list("fluff", "verbs")
    if fluff and not any(telling(word) for telling in TELLING):
        return False
    if only_decides(word, context):
        return False
    if takes_to_streets(word) or gives_way(word):
        return True
    if word.lemma in HOLLOW and not takes_place(word) and not any(filler.role in ("what", "whom") for filler in said):
        return False
    if word.lemma == "consider" and is_passive(word):
        return False
    if (
        word.lemma in ("come", "go")
        and not strikes(word)
        and not is_tried(word)
        and not any(filler.role in PATHS for filler in fillers)
        and not moves_on(word)
    ):
        return False
    if word.lemma == "fall" and event_noun(said[0].word) is not None and not has_measure(word):
        return False
    if any(thing.lemma in word_list("arguments", "idle") for thing in objects(word)) or thanks(word):
        return False
    return len(fillers) > 1 or said[0].role in ("whom", "what") or is_eventive(word)


def is_eventive(word: Word) -> bool:
    """Whether a verb without an object tells an event: not a bare gerund or participle."""
    if word.dep == "acl" and word.kid("xcomp", "ccomp") is not None:
        return True  # "a letter threatening to cut the funding"
    return not (
        word.low.endswith("ing")
        and word.low != word.lemma
        and word.dep in ("advcl", "acl", "xcomp", "ccomp")
        and not word.kid("aux")
    )
