"""Document → spaCy Doc with sentences, parts of speech, lemmas, trees, names and attributions.

Tokens are those of spaCy's blank English over the whole text; what is written into them comes from our model, or, for
syntax and names, from a pipeline of the user's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.model import READ_KINDS, Document
from communique.reading.annotation.analysis import Analysis, analyse
from communique.reading.annotation.attributions import Attribution
from communique.reading.annotation.casing import sentence_case
from communique.reading.annotation.layout import Layout, lay_out
from communique.reading.annotation.morphology import features
from communique.reading.annotation.name_kinds import agreed
from communique.reading.annotation.pipelines import Layers, load_pipeline, replaced
from communique.reading.annotation.references import Located
from communique.reading.annotation.scores import Floats
from communique.reading.repairs import Tree, repair
from communique.reading.tokens import shell as shells
from communique.reading.tokens.lemmas import lemma
from communique.weights import Model, load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

IOB = {"B": 3, "I": 1, "O": 2}
"""spaCy's numbers for the prefixes of tags."""

__all__ = ["Attribution", "annotate", "annotate_text", "load_pipeline", "read_sentences"]


def annotate(document: Document, pipeline: Language | None = None, model: Model | None = None) -> Doc:
    """The annotated Doc of `document`: tokens over all of its text, annotation in its headline and body passages.

    `pipeline`: a spaCy pipeline whose syntax and names replace ours. `model`: ours, if not the installed one.
    ModelError if there is no model that fits, or if the pipeline changes tokens.
    """
    ranges = [(part.start, part.end) for part in document.passages if part.kind in READ_KINDS]
    return annotate_ranges(document.text, ranges, pipeline, model)


def annotate_text(text: str, pipeline: Language | None = None, model: Model | None = None) -> Doc:
    """The annotated Doc of `text`, all of it read as one body passage; otherwise like `annotate`."""
    return annotate_ranges(text, [(0, len(text))], pipeline, model)


def annotate_ranges(
    text: str, ranges: Sequence[tuple[int, int]], pipeline: Language | None = None, model: Model | None = None
) -> Doc:
    """The annotated Doc of `text`, of which the character `ranges` (ordered, not overlapping) are read."""
    model = model or load()
    doc = shells.shell().tokens(text)
    doc.user_data[shells.TEXT] = text
    layout = lay_out(doc, ranges)
    analysis = analyse(layout._replace(forms=sentence_case(layout)), model)
    layers = our_layers(analysis, model, layout.forms)
    if pipeline is not None:
        layers = replaced(layers, layout, pipeline, frozenset(model.labels.deps))
    write_syntax(doc, layout, layers)
    write_attributions(doc, layout, analysis, model)
    return doc


def read_sentences(doc: Doc) -> list[Span]:
    """The sentences of `doc` that are read, without the white space around them."""
    found: list[Span] = []
    if not len(doc) or shells.READ not in doc.user_data:
        return found
    words = np.array(doc.user_data[shells.READ], np.bool_) & ~doc.to_array("IS_SPACE").astype(np.bool_)
    for sentence in doc.sents:
        here = np.flatnonzero(words[sentence.start : sentence.end])
        if len(here):
            found.append(doc[sentence.start + int(here[0]) : sentence.start + int(here[-1]) + 1])
    return found


def our_layers(analysis: Analysis, model: Model, forms: Sequence[str]) -> Layers:
    """Syntax and names as our model gives them."""
    labels = model.labels
    return Layers(
        analysis.starts,
        [labels.upos[row] for row in analysis.upos.tolist()],
        analysis.heads.tolist(),
        [labels.deps[row] for row in analysis.deps.tolist()],
        agreed([labels.names[row] for row in analysis.names.tolist()], forms),
    )


def write_syntax(doc: Doc, layout: Layout, layers: Layers) -> None:
    """Parts of speech, lemmas, morphology, trees, names and sentence starts."""
    doc.user_data[shells.READ] = layout.read
    if not len(doc):
        return
    lemmas = list(layers.lemmas or map(lemma, layout.forms, layers.upos))
    repair(Tree(layers.heads, layers.deps, layers.upos, lemmas, layout.forms, layers.names))
    morphs = features(layout.forms, lemmas, layers.upos, layers.heads, layers.deps)
    columns = {
        "POS": shells.strings(doc, layers.upos),
        "LEMMA": shells.strings(doc, lemmas),
        "MORPH": shells.strings(doc, morphs),
        "ENT_IOB": np.array([IOB[name[0]] for name in layers.names], np.int64),
        "ENT_TYPE": shells.strings(doc, [name[2:] for name in layers.names]),
        "HEAD": layout.words[np.array(layers.heads, np.int64)],
        "DEP": shells.strings(doc, layers.deps),
    }
    shells.write_layers(doc, layout.words, columns)
    shells.write_starts(doc, token_starts(layout, layers.starts))


def token_starts(layout: Layout, starts: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(tokens): a sentence begins; stretches that are not read are sentences of their own."""
    begins = np.zeros(len(layout.read), np.bool_)
    begins[:1] = True
    begins[1:] = layout.read[1:] != layout.read[:-1]
    begins[layout.words[starts]] = True
    return begins


def write_attributions(doc: Doc, layout: Layout, analysis: Analysis, model: Model) -> None:
    """Attributions as token ranges, and what later models say of each word."""
    words = layout.words.tolist()

    def tokens(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((words[start], words[end - 1] + 1) for start, end in ranges)

    found = [Attribution(*map(tokens, group)) for group in analysis.attributions]
    doc.user_data[shells.ATTRIBUTIONS] = tuple(found)
    if analysis.facts is not None:
        doc.user_data[shells.FACTUALITY] = factuality(analysis.facts, layout)
    if analysis.references is not None:
        doc.user_data[shells.COREF] = Located(analysis.references, layout.words)
    doc.user_data[shells.HEADS] = model.heads
    parts = model.labels.attribution
    doc.user_data[shells.PARTS] = tuple([parts[row] for row in analysis.parts.tolist()])


def factuality(facts: Floats, layout: Layout) -> Floats:
    """(words) → (tokens): from −3 did not happen to 3 happened; nan for tokens that are not words."""
    found = np.full(len(layout.read), np.nan, np.float32)
    found[layout.words] = np.clip(facts, -3, 3)
    return found
