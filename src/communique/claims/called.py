"""What a story calls its actors: "the ferry Santa Iria" is a ferry, so that "a passenger ferry" may be she."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from communique.claims.words import noun_lemma, tokens, words_of
from communique.model import Document, Mention, Reading

BEFORE_NAME = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:[A-Z][\w-]* )?([a-z][a-z-]+) $", re.ASCII)
"""What comes before a name and says what it is: "the ferry", "the Arvenian ferry"; two small words may be a noun and a
verb ("the ship left")."""

REACH = 60
"""Characters before a name that are looked at."""

Called = Mapping[str, frozenset[str]]
"""Actor id → lemmas of nouns for it."""


def called(documents: Iterable[Document], readings: Mapping[str, Reading], actor_of: Mapping[str, str]) -> Called:
    """The nouns that stand for each actor and for no other of the story; actors without any are left out."""
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document in documents:
        for mention in readings[document.id].mentions if document.id in readings else ():
            actor = actor_of.get(f"{document.id}#c{mention.chain}")
            if actor and (noun := _noun(document, mention)):
                name = document.slice(mention.head).casefold() if mention.kind == "name" else ""
                names[noun][actor].add(name)
    found: dict[str, set[str]] = defaultdict(set)
    for noun, actors in names.items():
        if _one(actors):
            for actor in actors:
                found[actor].add(noun)
    return {actor: frozenset(own) for actor, own in found.items()}


def _one(actors: Mapping[str, Iterable[str]]) -> bool:
    """True if a noun stands for one actor, or for several of one name read to different lengths."""
    names = sorted({name for called in actors.values() for name in called if name}, key=len)
    return len(actors) == 1 or (bool(names) and all(f"{name} ".startswith(f"{names[0]} ") for name in names))


def _noun(document: Document, mention: Mention) -> str | None:
    """Lemma of the head of a nominal; of a name that of the noun between an article and the name."""
    if mention.kind == "name":
        found = BEFORE_NAME.search(document.text, max(0, mention.head.start - REACH), mention.head.start)
        word = found[1] if found else ""
    else:
        word = (tokens(document.slice(mention.head)) or [""])[-1] if mention.kind == "nominal" else ""
    noun = noun_lemma(word)
    return noun if word.islower() and noun not in words_of("unspecific") else None
