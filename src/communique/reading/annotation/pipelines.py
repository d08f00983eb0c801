"""A spaCy pipeline of the user's own in place of our syntax and names.

The pipeline is given our tokens, a paragraph at a time. What it does not annotate stays ours. Its relations may be
Universal Dependencies or CLEAR (spaCy's English models): CLEAR is brought into the shape of UD where our rules need it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.errors import DependencyError, ModelError
from communique.reading.annotation.clear import is_clear, to_universal
from communique.reading.annotation.layout import Layout

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME_KINDS: dict[str, str] = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "NORP": "NORP", "DATE": "DATE",
    "TIME": "DATE", "MONEY": "MONEY", "FAC": "FAC", "PRODUCT": "PRODUCT", "EVENT": "EVENT", "MISC": "MISC",
    "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
"""Entity labels of common pipelines → ours; others (CARDINAL, PERCENT …) are not names."""


class Layers(NamedTuple):
    """Syntax and names of n words, whoever they come from."""

    starts: NDArray[np.bool_]
    """(n): a sentence begins."""
    upos: list[str]
    heads: list[int]
    """Word numbers; a root's is its own."""
    deps: list[str]
    names: list[str]
    """`O`, `B-…`, `I-…`."""
    lemmas: list[str] | None = None
    """None: to be looked up."""


def load_pipeline(name: str) -> Language:
    """The installed spaCy pipeline (or pipeline folder) `name`; DependencyError if there is none, ModelError if it
    cannot be loaded.
    """
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        remedy = f"install the package {name} (for example: python -m spacy download {name}) or give a pipeline folder"
        raise DependencyError(f"pipeline {name}", "no spaCy pipeline of that name is installed", remedy) from error
    except (ValueError, ImportError) as error:
        remedy = "install what it needs, or the version that fits this spaCy"
        raise ModelError(f"pipeline {name}", f"cannot be loaded: {error}", remedy) from error


def replaced(ours: Layers, layout: Layout, pipeline: Language, known: frozenset[str]) -> Layers:
    """`ours` with the layers that `pipeline` annotates in their place. `known`: relation labels that we use."""
    if not layout.forms:
        return ours
    edges = [*np.flatnonzero(layout.begins).tolist(), len(layout.forms)]
    layers = Layers(ours.starts.copy(), list(ours.upos), list(ours.heads), list(ours.deps), list(ours.names))
    lemmas: list[str] = []
    for (start, end), doc in zip(pairwise(edges), pipeline.pipe(paragraphs(layout, pipeline)), strict=True):
        if len(doc) != end - start:
            cause = "a component of it changed the tokens"
            raise ModelError("pipeline", cause, "take out components that merge or split tokens")
        take_syntax(doc, start, layers, known)
        if any(component in pipeline.pipe_names for component in ("ner", "entity_ruler")) or doc.ents:
            layers.names[start:end] = name_tags(doc)
        lemmas += [token.lemma_ for token in doc]
    return layers._replace(lemmas=lemmas) if all(lemmas) else layers


def paragraphs(layout: Layout, pipeline: Language) -> Iterator[Doc]:
    """Our tokens of each paragraph as a Doc of the pipeline's vocabulary."""
    from spacy.tokens import Doc

    edges = [*np.flatnonzero(layout.begins).tolist(), len(layout.forms)]
    for start, end in pairwise(edges):
        spaces = [*layout.spaced[start + 1 : end].tolist(), False]
        yield Doc(pipeline.vocab, layout.forms[start:end], spaces)


def take_syntax(doc: Doc, start: int, layers: Layers, known: frozenset[str]) -> None:
    """Writes parts of speech, trees and sentence starts of one paragraph, that begins at word `start`."""
    end = start + len(doc)
    if doc.has_annotation("POS"):
        layers.upos[start:end] = [token.pos_ or "X" for token in doc]
    if not doc.has_annotation("DEP"):
        return
    heads, deps = [token.head.i for token in doc], [token.dep_ for token in doc]
    if is_clear(deps):
        heads, deps = to_universal(heads, deps, layers.upos[start:end], [token.lower_ for token in doc])
    layers.heads[start:end] = [start + head for head in heads]
    pairs = enumerate(zip(heads, deps, strict=True))
    layers.deps[start:end] = ["root" if head == word else fitting(dep, known) for word, (head, dep) in pairs]
    layers.starts[start:end] = [bool(token.is_sent_start) or token.i == 0 for token in doc]


def fitting(dep: str, known: frozenset[str]) -> str:
    """`dep` if we use it, else without its subtype, else `dep`."""
    low = dep.lower()
    coarse = low.split(":")[0]
    return low if low in known else coarse if coarse in known and coarse != "root" else "dep"


def name_tags(doc: Doc) -> list[str]:
    """Names of a Doc as tags, with our kinds."""
    tags = ["O"] * len(doc)
    for span in doc.ents:
        if kind := NAME_KINDS.get(span.label_):
            tags[span.start : span.end] = [f"B-{kind}"] + [f"I-{kind}"] * (len(span) - 1)
    return tags
