"""brat standoff (https://brat.nlplab.org/standoff.html): each article's text with its claims and statements marked.

What is lost: everything between articles; a line end inside a span splits it into fragments, as brat asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.exports.registry import File
from communique.model import Dossier, Span


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """A .txt and a .ann file for each article, and the types that they use."""
    yield "brat/annotation.conf", b"[entities]\nClaim\nContent\nCue\n[relations]\n[events]\n[attributes]\n"
    for dossier in dossiers:
        for document in dossier.documents:
            yield f"brat/{document.id}.txt", document.text.encode("utf-8")
            yield f"brat/{document.id}.ann", "".join(lines(dossier, document.id, document.text)).encode("utf-8")


def lines(dossier: Dossier, document: str, text: str) -> Iterator[str]:
    """The lines of one .ann file: a text-bound annotation, then a note on it."""
    for number, (kind, span, note) in enumerate(marks(dossier, document), 1):
        yield f"T{number}\t{kind} {fragments(span, text)}\t{flat(span.of(text))}\n"
        if note:
            yield f"#{number}\tAnnotatorNotes T{number}\t{flat(note)}\n"


def marks(dossier: Dossier, document: str) -> Iterator[tuple[str, Span, str]]:
    """What is marked in a document: kind, span, note."""
    for claim in dossier.claims:
        for a in claim.assertions:
            if a.document == document:
                yield "Claim", a.span, f"{claim.id}: {claim.text} ({a.status}, {a.stance})"
    for s in dossier.statements:
        if s.document == document:
            chain = " < ".join(x.text for x in reversed(s.sources))
            yield from (("Content", span, f"{s.id}: {chain} ({s.stance})") for span in s.content)
            if s.cue:
                yield "Cue", s.cue, s.id


def fragments(span: Span, text: str) -> str:
    """Offsets of a span, split at line ends: `0 5;6 11`."""
    parts, start = [], span.start
    for line in span.of(text).split("\n"):
        if line:
            parts.append(f"{start} {start + len(line)}")
        start += len(line) + 1
    return ";".join(parts)


def flat(text: str) -> str:
    """Text on one line; fragments are joined by a space, as brat writes them."""
    return " ".join(part for part in text.replace("\t", " ").split("\n") if part)
