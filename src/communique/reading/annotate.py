"""Document → spaCy Doc with sentences, parts of speech, lemmas, trees, names and attributions.

Tokens are those of spaCy's blank English over the whole text; what is written into them comes from our model, or, for
syntax and names, from a pipeline of the user's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from communique.model import READ_KINDS, Document
from communique.reading import shell as shells
from communique.reading.analysis import Analysis, analyse
from communique.reading.attributions import Attribution
from communique.reading.layout import Layout, lay_out
from communique.reading.lemmas import lemma
from communique.reading.morphology import features
from communique.weights import Model, load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["Attribution", "annotate", "annotate_text", "read_sentences"]


def annotate(document: Document, model: Model | None = None) -> Doc:
    """The annotated Doc of `document`: tokens over all of its text, annotation in its headline and body passages.

    ModelError if there is no model that fits.
    """
    ranges = [(part.start, part.end) for part in document.passages if part.kind in READ_KINDS]
    return annotate_ranges(document.text, ranges, model)


def annotate_text(text: str, model: Model | None = None) -> Doc:
    """The annotated Doc of `text`, all of it read as one body passage."""
    return annotate_ranges(text, [(0, len(text))], model)


def annotate_ranges(text: str, ranges: Sequence[tuple[int, int]], model: Model | None = None) -> Doc:
    """The annotated Doc of `text`, of which the character `ranges` (ordered, not overlapping) are read."""
    model = model or load()
    doc = shells.shell().tokens(text)
    layout = lay_out(doc, ranges)
    analysis = analyse(layout, model)
    write_syntax(doc, layout, analysis, model)
    write_attributions(doc, layout, analysis)
    return doc


def read_sentences(doc: Doc) -> list[Span]:
    """The sentences of `doc` that are read, without the white space around them."""
    found = []
    for sentence in doc.sents if len(doc) else ():
        words = [token.i for token in sentence if not token.is_space and token._.read]
        if words:
            found.append(doc[words[0] : words[-1] + 1])
    return found


def write_syntax(doc: Doc, layout: Layout, analysis: Analysis, model: Model) -> None:
    """Parts of speech, lemmas, morphology, trees, names and sentence starts."""
    labels, words = model.labels, layout.words
    upos = [labels.upos[row] for row in analysis.upos]
    deps = [labels.deps[row] for row in analysis.deps]
    names = [labels.names[row] for row in analysis.names]
    lemmas = [lemma(form, tag) for form, tag in zip(layout.forms, upos, strict=True)]
    morphs = features(layout.forms, lemmas, upos, analysis.heads.tolist(), deps)
    iob = {"B": 3, "I": 1, "O": 2}
    layers = {
        "POS": shells.strings(doc, upos),
        "LEMMA": shells.strings(doc, lemmas),
        "MORPH": shells.strings(doc, morphs),
        "ENT_IOB": np.array([iob[name[0]] for name in names], np.int64),
        "ENT_TYPE": shells.strings(doc, [name[2:] for name in names]),
        "HEAD": words[analysis.heads],
        "DEP": shells.strings(doc, deps),
    }
    if len(doc):
        shells.write_layers(doc, words, layers)
        shells.write_starts(doc, token_starts(layout, analysis))
    doc.user_data[shells.READ] = layout.read


def token_starts(layout: Layout, analysis: Analysis) -> np.ndarray:
    """(tokens): a sentence begins; stretches that are not read are sentences of their own."""
    starts = np.zeros(len(layout.read), np.bool_)
    starts[:1] = True
    starts[1:] = layout.read[1:] != layout.read[:-1]
    starts[layout.words[analysis.starts]] = True
    return starts


def write_attributions(doc: Doc, layout: Layout, analysis: Analysis) -> None:
    """Attributions as token ranges, and what later models say of each word."""
    words = layout.words.tolist()

    def tokens(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((words[start], words[end - 1] + 1) for start, end in ranges)

    found = [Attribution(*map(tokens, group)) for group in analysis.attributions]
    doc.user_data[shells.ATTRIBUTIONS] = tuple(found)
