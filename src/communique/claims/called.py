"""What a story calls its actors: "the ferry Santa Iria" is a ferry, so that "a passenger ferry" may be she."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.claims.words import noun_lemma, tokens, words_of
from communique.model import Document, Mention, Reading

Called = Mapping[str, frozenset[str]]
"""Actor id → lemmas of nouns for it."""


def called(documents: Iterable[Document], readings: Mapping[str, Reading], actor_of: Mapping[str, str]) -> Called:
    """The nouns that stand for each actor and for no other of the story; actors without any are left out."""
    nouns: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for mention in readings[document.id].mentions if document.id in readings else ():
            if actor := actor_of.get(f"{document.id}#c{mention.chain}"):
                for noun in _nouns(document, mention):
                    nouns[noun].add(actor)
    found: dict[str, set[str]] = defaultdict(set)
    for noun, actors in nouns.items():
        if len(actors) == 1:
            found[next(iter(actors))].add(noun)
    return {actor: frozenset(own) for actor, own in found.items()}


def _nouns(document: Document, mention: Mention) -> Iterator[str]:
    """The head of a nominal; of a name the noun right before it."""
    words = _words(document, mention)
    if words and words[-1].islower() and (noun := noun_lemma(words[-1])) not in words_of("unspecific"):
        yield noun


def _words(document: Document, mention: Mention) -> Sequence[str]:
    if mention.kind == "nominal":
        return tokens(document.slice(mention.head))
    if mention.kind == "name" and mention.span.start < mention.head.start:
        return [w for w in tokens(document.text[mention.span.start : mention.head.start]) if w not in words_of("stop")]
    return ()
