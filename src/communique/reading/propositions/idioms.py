"""Predicates of several words: "take place", "go on strike", "let go"."""

from __future__ import annotations

from collections.abc import Callable

from communique.reading.syntax.arguments import word_list
from communique.reading.syntax.clauses import Word
from communique.reading.syntax.control import is_passive, objects


def takes_place(verb: Word) -> bool:
    """Whether a verb is that of "take place"."""
    return verb.lemma == "take" and any(kid.low == "place" for kid in objects(verb))


def strikes(verb: Word) -> bool:
    """Whether a verb is that of "go on strike", or strikes without an object: "nurses strike over pay"."""
    if verb.lemma == "strike" and not objects(verb) and not is_passive(verb):
        return any(kid.lemma in word_list("words", "strikers") for kid in verb.all("nsubj"))
    return verb.lemma in ("go", "be") and any(kid.low == "strike" and kid.case() == "on" for kid in verb.kids)


def takes_to_streets(verb: Word) -> bool:
    """Whether a verb is that of "take to the streets"."""
    return verb.lemma == "take" and any(kid.lemma == "street" and kid.case() == "to" for kid in verb.kids)


def is_tried(verb: Word) -> bool:
    """Whether a verb is that of "go on trial"."""
    return verb.lemma == "go" and any(kid.low == "trial" and kid.case() == "on" for kid in verb.kids)


def gives_way(verb: Word) -> bool:
    """Whether a verb is that of "give way" without an heir: "the dam gave way", not "gave way to rain"."""
    way = verb.lemma == "give" and any(kid.low == "way" and kid.i == verb.i + 1 for kid in verb.kids)
    return way and not any(kid.case() == "to" for kid in verb.kids)


def lets_go(verb: Word) -> bool:
    """Whether a verb is that of "let go"."""
    return verb.lemma == "let" and any(kid.low == "go" and kid.i == verb.i + 1 for kid in verb.kids)


def opens_fire(verb: Word) -> bool:
    """Whether somebody begins to shoot: "opened fire on the crowd"."""
    thing = verb.kid("obj") if verb.lemma == "open" else None
    return thing is not None and thing.low == "fire"


def is_off(word: Word) -> bool:
    """Whether a word is, or has before it, the "off" of "struck him off the register": not "off the coast"."""
    return word.low == "off" or (word.case() == "off" and word.lemma not in ("coast", "shore", "island"))


IDIOMS: tuple[tuple[str, Callable[[Word], bool]], ...] = (
    ("take place", takes_place),
    ("go on strike", strikes),
    ("take to street", takes_to_streets),
    ("let go", lets_go),
    ("give way", gives_way),
    ("open fire", opens_fire),
    ("strike off", lambda verb: verb.lemma == "strike" and any(map(is_off, verb.kids))),
)
"""Predicates of several words, with the test of their verb."""


def idiom(verb: Word) -> str:
    """The predicate of several words that a verb stands for, "" if it is none."""
    return next((name for name, holds in IDIOMS if holds(verb)), "")
