"""What lineage looks at in one document: its own words, which of them are quoted, and in which sentence each stands.

Captions, promos, bylines, datelines and related links do not count; nor does the headline, which every outlet writes
anew.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import Words, sentences, words
from communique.linking.sentences import Range
from communique.linking.shingles import Hashes, hashed
from communique.model import Document

QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*\"|``(?:(?!'')[^\n])*''|«[^»\n]*»|„[^“”\n]*[“”]", re.MULTILINE)
"""Quotations inside one line; an opening curly mark without its closing one quotes to the end of the line."""

CREDIT = re.compile(
    r"\((?:photo|image|file photo|picture)?\s*credit|\bphoto(?:graph)?(?:s)?(?: by|:)|getty images|file photo", re.I
)
"""What marks a line as the caption of a picture, if the passages do not say so."""
CAPTION_WORDS = 60
"""Longest line (words) that is taken for a caption when it carries a credit."""

LETTERS = 4
"""Letters of a content word, at least; numbers are content too."""

SPEECH = frozenset("i my me i'm i've i'll we our we're we've us".split())
"""First-person words: two in one sentence outside quotation marks mark a statement printed as it was made (a post)."""


class Text(NamedTuple):
    """The own words of one document, all arrays of the same length n."""

    document: Document
    words: Words
    hashes: Hashes
    """Stable 64-bit hash of each word."""
    quoted: NDArray[np.bool_]
    """Inside quotation marks, or in a statement printed as it was made."""
    sentence: NDArray[np.int64]
    """Index in `sentences` of the sentence of each word."""
    sentences: tuple[Range, ...]
    """Code-point ranges."""
    content: NDArray[np.bool_]
    """Words of LETTERS letters and more, and numbers."""
    heading: Hashes
    """The content words of title and headline."""

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.hashes)

    def only(self, keep: NDArray[np.bool_]) -> Text:
        """The same text without the words that `keep` does not mark."""
        at = np.flatnonzero(keep)
        tokens, starts, ends = self.words
        kept = Words(tuple(tokens[i] for i in at), tuple(starts[i] for i in at), tuple(ends[i] for i in at))
        return self._replace(
            words=kept,
            hashes=self.hashes[at],
            quoted=self.quoted[at],
            sentence=self.sentence[at],
            content=self.content[at],
        )


def own_ranges(document: Document) -> list[Range]:
    """Code-point ranges that lineage compares: body passages; the whole text if no passages are known."""
    body = [(part.start, part.end) for part in document.passages if part.kind == "body"]
    return body or ([] if document.passages else [(0, len(document.text))])


def texts(documents: list[Document]) -> list[Text]:
    """The own words of each document."""
    found = [_words(document) for document in documents]
    rows = hashed([own.tokens for own, _ in found])
    headings = hashed([_heading(document) for document in documents])
    return [
        _text(document, own, cut, row, heading)
        for document, (own, cut), row, heading in zip(documents, found, rows, headings, strict=True)
    ]


def _heading(document: Document) -> list[str]:
    parts = [document.text[part.start : part.end] for part in document.passages if part.kind == "headline"]
    return [token for part in [document.title or "", *parts] for token in words(part).tokens if _is_content(token)]


def _is_content(token: str) -> bool:
    return len(token) >= LETTERS or token.isdigit()


def _words(document: Document) -> tuple[Words, list[Range]]:
    cut = [part for part in sentences(document.text, own_ranges(document)) if not _caption(document.text, part)]
    return words(document.text, cut), cut


def _caption(text: str, part: Range) -> bool:
    line = text[part[0] : part[1]]
    return CREDIT.search(line) is not None and line.count(" ") < CAPTION_WORDS


def _text(document: Document, own: Words, cut: list[Range], hashes: Hashes, heading: Hashes) -> Text:
    starts = np.array(own.starts, np.int64)
    sentence = np.searchsorted(np.array([start for start, _ in cut], np.int64), starts, side="right") - 1
    quoted = np.zeros(len(starts), bool)
    for match in QUOTED.finditer(document.text):
        quoted[np.searchsorted(starts, match.start()) : np.searchsorted(starts, match.end())] = True
    content = np.array([_is_content(token) for token in own.tokens], bool)
    return Text(document, own, hashes, quoted | _spoken(own, sentence), sentence, tuple(cut), content, heading)


def _spoken(own: Words, sentence: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Words of sentences with two first-person words."""
    person = np.array([token in SPEECH for token in own.tokens], bool)
    counts = np.bincount(sentence, person, int(sentence.max()) + 1) if len(sentence) else np.zeros(0)
    return counts[sentence] >= 2 if len(sentence) else np.zeros(0, bool)
