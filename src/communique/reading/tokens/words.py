"""The layers of an annotated Doc as plain columns: what the rules for mentions and statements read.

Reading an attribute of a spaCy token costs a hundred times what a list does, and the rules look at each word often.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.reading.tokens.shell import READ, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "communique_words"
"""Key of `Doc.user_data` under which the columns are kept."""

COLUMNS = ("ORTH", "LEMMA", "POS", "DEP", "ENT_TYPE", "MORPH", "ENT_IOB", "HEAD", "IDX", "IS_SPACE", "SENT_START")
"""What is read out of the Doc, in one go; the first six are numbers of strings."""

INSIDE = 1
"""spaCy's number for a token that goes on with a name."""


@dataclass(frozen=True, slots=True)
class Words:
    """One entry per token of the Doc in every column."""

    source: str
    """The text that the Doc was made of."""
    text: list[str]
    lower: list[str]
    """Lower case, typographic apostrophes made plain."""
    lemma: list[str]
    """Lower case."""
    written_lemma: list[str]
    """As the Doc has it: that of a name keeps its capitals."""
    pos: list[str]
    dep: list[str]
    features: list[str]
    """Morphology as UD writes it, "" if none."""
    name: list[str]
    """Type of the name that the token is in, "" if none."""
    inside: list[bool]
    """The token goes on with the name of the token before it."""
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
    children: list[tuple[int, ...]]
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


def without_tokens(doc: Doc) -> Doc:
    """What is known of `doc` in a Doc of no tokens. Once times and quantities are found the rules look at the columns
    only, and the tokens of a long text take 270 bytes a word.
    """
    from spacy.tokens import Doc

    words_of(doc)
    empty = Doc(doc.vocab)
    empty.user_data = doc.user_data
    return empty


def make_words(doc: Doc) -> Words:
    """Reads the columns out of the Doc."""
    rows: NDArray[np.uint64] = doc.to_array(list(COLUMNS)).reshape(-1, len(COLUMNS))  # type: ignore[assignment]
    table = dict(zip(COLUMNS, rows.T, strict=True))
    text, lemma, pos, dep, name, features = (looked_up(doc, table[column]) for column in COLUMNS[:6])
    start: list[int] = table["IDX"].tolist()
    tokens = list(range(len(doc)))
    head = shared((np.arange(len(doc)) + table["HEAD"].view(np.int64)).tolist(), tokens)
    left, right = edges(head, tokens)
    sentence, ranges = number_sentences(doc, table["SENT_START"] == 1, table["IS_SPACE"] == 0)
    return Words(
        source=text_of(doc),
        text=text,
        lower=changed(text, lambda word: word.lower().replace("’", "'")),
        lemma=changed(lemma, str.lower),
        written_lemma=lemma,
        pos=pos,
        dep=dep,
        features=features,
        name=name,
        inside=(table["ENT_IOB"] == INSIDE).tolist(),
        head=head,
        start=start,
        end=[at + len(word) for at, word in zip(start, text, strict=True)],
        sentence=shared(sentence, tokens),
        paragraph=number_paragraphs(text),
        left=left,
        right=right,
        children=list_children(head, tokens),
        sentences=ranges,
    )


def looked_up(doc: Doc, numbers: NDArray[np.uint64]) -> list[str]:
    """The strings of a column."""
    rows: list[int] = numbers.tolist()
    known = {row: doc.vocab.strings[row] for row in set(rows)}
    return [known[row] for row in rows]


def changed(column: list[str], change: Callable[[str], str]) -> list[str]:
    """A column with every distinct string changed once."""
    known = {value: change(value) for value in set(column)}
    return [known[value] for value in column]


def shared(numbers: list[int], tokens: list[int]) -> list[int]:
    """`numbers` (below the length of `tokens`, -1 for none) as the objects of `tokens`: in a long text, four columns of
    numbers of their own would take 130 bytes a word."""
    return [tokens[number] if number >= 0 else -1 for number in numbers]


def edges(head: list[int], tokens: list[int]) -> tuple[list[int], list[int]]:
    """First and last token of each token's subtree."""
    left, right = tokens.copy(), tokens.copy()
    for token, above in zip(tokens, head, strict=True):
        below = token
        while above != below and not left[above] <= token <= right[above]:
            left[above], right[above] = min(left[above], token), max(right[above], token)
            below, above = above, head[above]
    return left, right


def number_sentences(
    doc: Doc, starts: NDArray[np.bool_], visible: NDArray[np.bool_]
) -> tuple[list[int], list[tuple[int, int]]]:
    """Sentence of each token, and the ranges of those that are read, without the white space at their ends.

    `starts`: (tokens) a sentence begins; `visible`: (tokens) it is no white space.
    """
    numbers = np.full(len(doc), -1)
    read = np.array(doc.user_data.get(READ, np.zeros(len(doc))), np.bool_)
    inside = np.flatnonzero(read & visible)
    sentence = np.cumsum(starts)[inside]
    first = np.flatnonzero(np.diff(sentence, prepend=-1))
    sizes = np.diff(first, append=len(inside))
    numbers[inside] = np.repeat(np.arange(len(first)), sizes)
    ranges = zip(inside[first].tolist(), inside[first + sizes - 1].tolist(), strict=True)
    return numbers.tolist(), [(begin, last + 1) for begin, last in ranges]


def number_paragraphs(text: list[str]) -> list[int]:
    """Paragraph of each token: a new one after every token with a line break."""
    numbers, at = [], 0
    for word in text:
        numbers.append(at)
        if "\n" in word:
            at += 1
    return numbers


def list_children(head: list[int], tokens: list[int]) -> list[tuple[int, ...]]:
    """Children of each token in text order."""
    children: dict[int, list[int]] = {}
    for token, governor in zip(tokens, head, strict=True):
        if governor != token:
            children.setdefault(governor, []).append(token)
    return [tuple(children.get(token, ())) for token in tokens]
