"""One document in, one reading out: the order in which its layers are read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from communique.model import Document, Problem, Published, Reading, Sentence
from communique.weights import load

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

VERSION = "7"
"""Version of the reading rules: a stored reading of another version is made anew."""
LANGUAGES = (None, "en")
"""Languages that are read; None is a text too short to tell."""
ARTICLE_FAULTS = (ValueError, LookupError, ArithmeticError, AssertionError, RecursionError)
"""What a text that breaks an assumption of the rules raises. All else (a missing library, a damaged file, no memory) is
a fault of the installation: it would empty every reading, and is raised.
"""


@cache
def reader_version(pipeline: str | None = None) -> str:
    """Name of this reader: rules, model and its digest, and the user's own pipeline if there is one."""
    manifest = load().manifest
    digest = "-".join(manifest.files[role].sha256[:8] for role in ("reader", "heads"))
    return f"reading/{VERSION} {manifest.name}/{manifest.version} {digest}" + (f" {pipeline}" if pipeline else "")


def read(document: Document, pipeline: str | None = None) -> Reading:
    """Everything that one document says, read alone. `pipeline` names a spaCy pipeline of the user's own.

    A document in another language, and one whose text the rules fail on, gives an empty reading with a Problem; faults
    of the installation are raised.
    """
    if document.language not in LANGUAGES:
        message = f"its language is {document.language}: kept and compared with others, not read for claims"
        return empty(document, pipeline, message)
    try:
        return layers(document, pipeline)
    except ARTICLE_FAULTS as error:  # one article must not stop a batch; the Problem shows it beside its source
        return empty(document, pipeline, f"could not be read ({type(error).__name__}: {error}); the rest goes on")


def layers(document: Document, pipeline: str | None) -> Reading:
    """The layers, each over those before it."""
    from communique.reading.annotation.annotate import annotate, read_sentences
    from communique.reading.annotation.pipelines import load_pipeline
    from communique.reading.coreference.mentions import mentions
    from communique.reading.patterns.atoms import cut
    from communique.reading.propositions.propositions import propositions
    from communique.reading.quantities.quantities import quantities
    from communique.reading.statements.statements import statements
    from communique.reading.times.times import times
    from communique.reading.tokens.shell import COREF
    from communique.reading.tokens.words import without_tokens

    published = document.published.value
    doc = annotate(document, load_pipeline(pipeline) if pipeline else None)
    found_times, problems = times(doc, document.id, published)
    found_quantities = quantities(doc, document.id, found_times)
    found_sentences = sentences(document, read_sentences(doc))
    cut.cache_clear()  # the text in atoms, which only times and quantities look at: in a long one, 170 bytes a word
    doc = without_tokens(doc)
    found_mentions = mentions(doc, document.id)
    doc.user_data.pop(COREF, None)  # the largest layer, and nothing else looks at it
    found_statements = statements(doc, document.id, found_mentions, found_times)
    found_propositions = propositions(
        doc, document.id, found_mentions, found_times, found_quantities, found_statements, published
    )
    return Reading(
        document.id,
        reader_version(pipeline),
        published,
        tuple(found_sentences),
        tuple(found_mentions),
        tuple(found_times),
        tuple(found_quantities),
        tuple(found_statements),
        tuple(found_propositions),
        tuple(problems),
    )


def sentences(document: Document, found: list[Tokens]) -> list[Sentence]:
    """Sentences as records, each with the index of its passage."""
    made, passage = [], 0
    for sentence in found:
        while passage + 1 < len(document.passages) and document.passages[passage].end <= sentence.start_char:
            passage += 1
        made.append(Sentence(document.span(sentence.start_char, sentence.end_char), passage))
    return made


def empty(document: Document, pipeline: str | None, message: str) -> Reading:
    """A reading that holds nothing but the reason why."""
    problem = Problem(document.id, None, "reading", message, document.path)
    return Reading(document.id, reader_version(pipeline), document.published.value, problems=(problem,))


def dated(document: Document, published: Published) -> Document:
    """The same document with another publication moment."""
    return msgspec.structs.replace(document, published=published)


def dated_by_text(document: Document) -> Document:
    """The document, an undated one with the date that its own text gives (basis "text"), if it gives one."""
    if document.published.value:
        return document
    from communique.reading.times.dating import published_in_text

    found = published_in_text(document)
    return dated(document, found) if found else document
