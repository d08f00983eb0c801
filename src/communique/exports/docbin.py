"""A spaCy DocBin with the articles and their spans, for training and for notebooks.

Read it with `DocBin().from_disk("articles.spacy").get_docs(spacy.blank("en").vocab)`. Each article is a Doc of blank
English tokens with three span groups: `claims` (label: the claim's id), `statements` (label: the statement's id) and
`actors` (label: the actor's id). What is lost: everything between spans; a span is widened to whole tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communique.exports.registry import File
from communique.model import Dossier, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One file over all stories."""
    import spacy
    from spacy.tokens import DocBin

    tokenizer = spacy.blank("en")
    made = DocBin(store_user_data=True)
    for dossier in dossiers:
        for document in dossier.documents:
            doc = tokenizer.make_doc(document.text)
            doc.user_data = {"id": document.id, "story": dossier.story.id, "outlet": document.outlet or ""}
            for name, marks in groups(dossier, document.id):
                doc.spans[name] = [chars(doc, span, label) for span, label in marks]
            made.add(doc)
    yield "spacy/articles.spacy", made.to_bytes()


def groups(dossier: Dossier, document: str) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """The span groups of one article."""
    claims = [(a.span, c.id) for c in dossier.claims for a in c.assertions]
    said = [(span, s.id) for s in dossier.statements for span in s.content]
    actors = [(span, a.id) for a in dossier.actors for span in a.spans]
    for name, marks in (("claims", claims), ("statements", said), ("actors", actors)):
        yield name, [(span, label) for span, label in sorted(marks) if span.document == document]


def chars(doc: Doc, span: Span, label: str) -> TokenSpan:
    """A span of tokens that covers the characters; raises ValueError for a span outside the text."""
    found = doc.char_span(span.start, span.end, label=label, alignment_mode="expand")
    if found is None:
        raise ValueError(f"{span.start}–{span.end} is no place in {span.document}")
    return found
