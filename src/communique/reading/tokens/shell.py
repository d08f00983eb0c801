"""The spaCy Doc that holds the annotation: tokens of blank English, and our layers written into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ROW = r"([^\w\s.])\1{2,199}|_{3,200}|\.{4,200}|[!?]{2,200}"
"""A row of one mark ("*****", "?!"): a token by itself, as in the treebanks."""

WHOLE_ROW = re.compile(ROW)

SPECIAL_RUN = re.compile(ROW + r"|\S{300}")
"""What is cut off before tokenising: rows, and, since the tokenizer's time grows with its square, every 300 characters
of text without white space."""

MOST_STRINGS = 3_000_000
"""Strings in the vocabulary after which a new one is begun (old Docs keep theirs)."""

READ, ATTRIBUTIONS, PARTS, FACTUALITY, COREF, HEADS, TEXT = (
    f"communique_{name}" for name in ("read", "attributions", "parts", "factuality", "coref", "heads", "text")
)
"""Keys of `Doc.user_data`."""


class Shell:
    """Blank English and what is known of its vocabulary."""

    def __init__(self) -> None:
        import spacy

        self.blank: Language = spacy.blank("en")

    def tokens(self, text: str) -> Doc:
        """Tokens over the whole of `text`; their offsets are exact whatever is in it."""
        from spacy.tokens import Doc

        if not SPECIAL_RUN.search(text):
            return self.blank.tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in cut_runs(text):
            for token in self.piece(piece):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.blank.vocab, words, spaces)

    def piece(self, text: str) -> Doc:
        """Tokens of one piece of a text: one token if it is a row of one mark."""
        from spacy.tokens import Doc

        if WHOLE_ROW.fullmatch(text):
            return Doc(self.blank.vocab, [text], [False])
        return self.blank.tokenizer(text)


def cut_runs(text: str) -> list[str]:
    """`text` in pieces that join to it: special runs and what is between them."""
    pieces, done = [], 0
    for run in SPECIAL_RUN.finditer(text):
        pieces += [text[done : run.start()], run[0]]
        done = run.end()
    return [piece for piece in [*pieces, text[done:]] if piece]


_shells: list[Shell] = []


def shell() -> Shell:
    """This process's shell; a new one when the vocabulary of the old one has grown too large."""
    if not _shells or len(_shells[0].blank.vocab.strings) > MOST_STRINGS:
        extend()
        _shells[:] = [Shell()]
    return _shells[0]


@lru_cache(maxsize=1)
def extend() -> None:
    """Declares `token._.read`, `doc._.attributions`, `doc._.factuality` and `doc._.coref`."""
    from spacy.tokens import Doc, Token

    Token.set_extension("read", getter=is_read, force=True)
    for name, key, default in (
        ("attributions", ATTRIBUTIONS, ()),
        ("factuality", FACTUALITY, None),
        ("coref", COREF, None),
    ):
        Doc.set_extension(name, getter=getter(key, default), force=True)


def is_read(token: Any) -> bool:
    """Whether the token lies in a passage that is read."""
    mask = token.doc.user_data.get(READ)
    return mask is not None and bool(mask[token.i])


def getter(key: str, default: object) -> Any:
    """A getter of one layer."""
    return lambda doc: doc.user_data.get(key, default)


def text_of(doc: Doc) -> str:
    """The text of `doc`, kept: `doc.text` joins it from its tokens every time that it is asked for."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text


def offsets_of(doc: Doc) -> list[int]:
    """The first code point of each token."""
    offsets: list[int] = doc.to_array("IDX").tolist()
    return offsets


def write_layers(doc: Doc, words: NDArray[np.int64], layers: dict[str, NDArray[np.int64]]) -> None:
    """Writes token attributes (POS, DEP, LEMMA, MORPH, ENT_IOB, ENT_TYPE: values by word; HEAD: token numbers by word)
    for the tokens `words`; the others have none and are their own heads.
    """
    table = np.zeros((len(doc), len(layers)), np.int64)
    for column, (name, values) in enumerate(layers.items()):
        if name == "ENT_IOB":
            table[:, column] = 2
        table[words, column] = values - words if name == "HEAD" else values
    doc.from_array(list(layers), unsigned(table))


def write_starts(doc: Doc, starts: NDArray[np.bool_]) -> None:
    """Sets sentence starts, also against the trees (white space stands outside of them)."""
    values = np.where(starts, 1, -1).astype(np.int64)
    doc.from_array(["SENT_START"], unsigned(values.reshape(-1, 1)))


def unsigned(values: NDArray[np.int64]) -> Any:
    """The same bits as spaCy wants them."""
    return values.view(np.uint64)


def strings(doc: Doc, values: Sequence[str]) -> NDArray[np.int64]:
    """Numbers of `values` in the vocabulary of `doc`, added where new."""
    add = doc.vocab.strings.add
    known = {value: add(value) if value else 0 for value in dict.fromkeys(values)}
    return np.fromiter(map(known.__getitem__, values), np.uint64, len(values)).view(np.int64)
