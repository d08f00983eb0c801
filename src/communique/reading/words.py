"""The layers of an annotated Doc as plain columns: what the rules for mentions and statements read.

Reading an attribute of a spaCy token costs a hundred times what a list does, and the rules look at each word often.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "communique_words"
"""Key of `Doc.user_data` under which the columns are kept."""


@dataclass(frozen=True, slots=True)
class Words:
    """One entry per token of the Doc in every column."""

    source: str
    """The text that the Doc was made of."""
    text: list[str]
    lower: list[str]
    """Lower case, typographic apostrophes made plain."""
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    """First code point."""
    end: list[int]
    """One past the last code point."""
    sentence: list[int]
    """Number of the sentence; -1 for tokens that are not read and for white space."""
    paragraph: list[int]
    """Number of the paragraph: stretches parted by a line break. Counted for all tokens."""
    left: list[int]
    """First token of the subtree."""
    right: list[int]
    """Last token of the subtree."""
    children: list[list[int]]
    sentences: list[tuple[int, int]]
    """Token ranges of the sentences that are read."""

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int) -> str:
        """The characters of tokens `start` to `end` (exclusive)."""
        return self.source[self.start[start] : self.end[end - 1]]

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of `token` with one of the relations `deps`."""
        return next((c for c in self.children[token] if self.dep[c] in deps), None)

    def child_words(self, token: int, dep: str) -> list[str]:
        """Lower-case forms of the children of `token` with relation `dep`."""
        return [self.lower[c] for c in self.children[token] if self.dep[c] == dep]


def words_of(doc: Doc) -> Words:
    """The columns of `doc`, made once."""
    if KEY not in doc.user_data:
        doc.user_data[KEY] = make_words(doc)
    found: Words = doc.user_data[KEY]
    return found


def make_words(doc: Doc) -> Words:
    """Reads the columns out of the Doc."""
    tokens = list(doc)
    text = [token.text for token in tokens]
    head = [token.head.i for token in tokens]
    start = [token.idx for token in tokens]
    sentence, ranges = number_sentences(doc)
    return Words(
        source=doc.text,
        text=text,
        lower=[word.lower().replace("’", "'") for word in text],
        lemma=[token.lemma_.lower() for token in tokens],
        pos=[token.pos_ for token in tokens],
        dep=[token.dep_ for token in tokens],
        head=head,
        start=start,
        end=[at + len(word) for at, word in zip(start, text, strict=True)],
        sentence=sentence,
        paragraph=number_paragraphs(text),
        left=[token.left_edge.i for token in tokens],
        right=[token.right_edge.i for token in tokens],
        children=list_children(head),
        sentences=ranges,
    )


def number_sentences(doc: Doc) -> tuple[list[int], list[tuple[int, int]]]:
    """Sentence of each token, and the ranges of those that are read, without the white space at their ends."""
    numbers = [-1] * len(doc)
    ranges: list[tuple[int, int]] = []
    for span in doc.sents if len(doc) else ():
        inside = [token.i for token in span if not token.is_space and token._.read]
        for token in inside:
            numbers[token] = len(ranges)
        if inside:
            ranges.append((inside[0], inside[-1] + 1))
    return numbers, ranges


def number_paragraphs(text: list[str]) -> list[int]:
    """Paragraph of each token: a new one after every token with a line break."""
    numbers, at = [], 0
    for word in text:
        numbers.append(at)
        at += "\n" in word
    return numbers


def list_children(head: list[int]) -> list[list[int]]:
    """Children of each token in text order."""
    children: list[list[int]] = [[] for _ in head]
    for token, governor in enumerate(head):
        if governor != token:
            children[governor].append(token)
    return children
