"""What lineage looks at in one document: its own words, which of them are quoted, and in which sentence each stands.

Captions, promos, bylines, datelines and related links do not count; nor does the headline, which every outlet writes
anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.lineage.align import Seeds, seeds
from communique.linking import Words, sentences, words
from communique.linking.sentences import Range
from communique.linking.shingles import Hashes, grouped, hashed, shingles
from communique.model import Document, Span

QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*\"|``(?:(?!'')[^\n])*''|«[^»\n]*»|„[^“”\n]*[“”]", re.MULTILINE)
"""Quotations inside one line; an opening curly mark without its closing one quotes to the end of the line."""

CREDIT = re.compile(
    r"\((?:photo|image|file photo|picture)?\s*credit|\bphoto(?:graph)?(?:s)?(?: by|:)|getty images|file photo", re.I
)
"""What marks a line as the caption of a picture, if the passages do not say so."""
CREDIT_STEMS = ("credit", "photo", "getty")
"""Of these one stands in every such line: much faster to look for."""
CAPTION_WORDS = 60
"""Longest line (words) that is taken for a caption when it carries a credit."""

LETTERS = 4
"""Letters of a content word, at least; numbers are content too."""

NUMBERS = frozenset(
    (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
    ).split()
)
"""Numbers as words."""

RUN = 5
"""Words of a run. Longer ones lose edited copies, shorter ones meet stock phrases."""

WORDING = re.compile(
    r"all rights reserved|subscrib|newsletter|sign(?:ed)? up|log in|cookie|terms of (?:use|service)|privacy policy|"
    r"continue reading|advertisement|\bclick (?:here|on)\b|stay (?:updated|informed|up to date)|follow us|"
    r"do you have a story|email us|may not be (?:published|reproduced|copied)|download (?:the|our) app|"
    r"free articles?|support our journalism|unlimited access|breaking news alerts|"
    r"contributed to this (?:report|story|article)",
    re.IGNORECASE,
)
"""What notices say everywhere."""
WORDING_STEMS = (
    "all rights", "subscrib", "newsletter", "sign", "log in", "cookie", "terms of", "privacy", "continue reading",
    "advertisement", "click", "stay ", "follow us", "do you have", "email us", "may not be", "download", "free article",
    "support our", "unlimited", "breaking news", "contributed to",
)  # fmt: skip
"""Of these one stands in every such sentence."""
WORDING_WORDS = 80
"""Longest sentence (words) that is one for them."""

Places = NDArray[np.int64]
Marks = NDArray[np.bool_]
"""Yes or no for each word."""

SPEECH = frozenset("i my me i'm i've i'll we our we're we've us".split())
"""First-person words: two in one sentence outside quotation marks mark a statement printed as it was made (a post)."""


class Detail(NamedTuple):
    """What is looked at in few texts; of each word, in arrays of the same length, or of the whole."""

    starts: Places
    """First code point of each word."""
    ends: Places
    """One past its last."""
    sentence: Places
    """Number of its sentence."""
    quoted: Marks
    """Inside quotation marks, or in a statement printed as it was made."""
    content: Marks
    """Words of LETTERS letters and more, and numbers."""
    capital: Marks
    """Words written with a capital."""
    figure: Marks
    """Numbers, in figures or in words."""
    letters: Hashes
    """The first letters of these two kinds of words as a number that sorts as they do; 0 for others."""
    sentences: tuple[Range, ...]
    """Code-point ranges."""
    heading: Hashes
    """The content words of title and headline."""

    def only(self, keep: Marks) -> Detail:
        """The same of the words that `keep` marks."""
        columns = ("starts", "ends", "sentence", "quoted", "content", "capital", "figure", "letters")
        return self._replace(**{name: getattr(self, name)[keep] for name in columns})


class Text(NamedTuple):
    """The own words of one document."""

    document: Document
    hashes: Hashes
    """Stable 64-bit hash of each word."""
    names: Hashes
    """A hash of the words of each sentence; 0 for one of fewer than RUN."""
    worded: frozenset[int]
    """Sentences that say what notices say."""
    runs: Hashes
    """Every RUN words one after another, sorted, none twice."""
    facts: Hashes
    """Its names and numbers (see `facts`)."""
    detail: Callable[[], Detail]
    """What is looked at in few texts: unpacked when it is asked for, and once."""
    seeds: Callable[[], Seeds]
    """What is looked up when it is compared: laid out when it is asked for, and once."""

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.hashes)

    @property
    def lines(self) -> int:
        """Number of sentences."""
        return len(self.names)

    def within(self, numbers: Iterable[int]) -> Marks:
        """Which words stand in these sentences."""
        meant = np.zeros(self.lines, bool)
        meant[list(numbers)] = True
        return meant[self.detail().sentence]

    def only(self, keep: Marks) -> Text:
        """The same text without the words that `keep` does not mark."""
        return gathered(self.document, self.hashes[keep], self.lines, self.worded, self.detail().only(keep))

    def span(self, first: int, last: int) -> Span:
        """From word `first` to word `last`."""
        return self.spans([(first, last)])[0]

    def spans(self, ends: Sequence[tuple[int, int]]) -> list[Span]:
        """The same for several stretches, given as numbers of their first and last words."""
        detail, places = self.detail(), np.array(ends, np.int64).reshape(-1, 2)
        starts, stops = detail.starts[places[:, 0]].tolist(), detail.ends[places[:, 1]].tolist()
        return [self.document.span(start, stop) for start, stop in zip(starts, stops, strict=True)]


def gathered(document: Document, hashes: Hashes, lines: int, worded: frozenset[int], detail: Detail) -> Text:
    """A text of so many sentences with the runs and facts of its words."""
    runs: Hashes = np.unique(shingles(hashes, RUN))
    names, told = grouped(hashes, detail.sentence, lines, RUN), facts(hashes, detail)
    return Text(document, hashes, names, worded, runs, told, lambda: detail, cache(partial(seeds, hashes)))


def own_ranges(document: Document) -> list[Range]:
    """Code-point ranges that lineage compares: body passages; the whole text if no passages are known."""
    body = [(part.start, part.end) for part in document.passages if part.kind == "body"]
    return body or ([] if document.passages else [(0, len(document.text))])


def _heading(document: Document) -> list[str]:
    parts = [document.text[part.start : part.end] for part in document.passages if part.kind == "headline"]
    return [token for part in [document.title or "", *parts] for token in words(part).tokens if _is_content(token)]


def _is_content(token: str) -> bool:
    return len(token) >= LETTERS or token.isdigit()


def _caption(text: str, part: Range) -> bool:
    return _says(text[part[0] : part[1]], CREDIT_STEMS, CREDIT, CAPTION_WORDS)


def _says(line: str, stems: Sequence[str], pattern: re.Pattern[str], most: int) -> bool:
    """True if a line of fewer than so many spaces has the pattern, of which one of the stems is a part."""
    low = line.lower()
    return any(stem in low for stem in stems) and pattern.search(line) is not None and line.count(" ") < most


def text_of(document: Document) -> Text:
    """The own words of a document."""
    low, cut = document.text.lower(), sentences(document.text, own_ranges(document))
    if any(stem in low for stem in CREDIT_STEMS):
        cut = [part for part in cut if not _caption(document.text, part)]
    own = words(document.text, cut)
    hashes, heading = hashed([own.tokens, _heading(document)])
    starts, ends = np.array(own.starts, np.int64), np.array(own.ends, np.int64)
    sentence, quoted = _sentences(starts, cut), np.zeros(len(starts), bool)
    for match in QUOTED.finditer(document.text):
        quoted[np.searchsorted(starts, match.start()) : np.searchsorted(starts, match.end())] = True
    content = np.array([_is_content(token) for token in own.tokens], bool)
    capital = np.array([document.text[start].isupper() for start in own.starts], bool)
    figure = np.array([token[0].isdigit() or token in NUMBERS for token in own.tokens], bool)
    quoted |= _spoken(own, sentence)
    letters = np.where(capital | figure, _letters(own.tokens), 0).astype(np.uint64)
    may_be = cut if any(stem in low for stem in WORDING_STEMS) else []
    worded = frozenset(number for number, part in enumerate(may_be) if _worded(document.text[part[0] : part[1]]))
    detail = Detail(starts, ends, sentence, quoted, content, capital, figure, letters, tuple(cut), heading)
    return gathered(document, hashes, len(cut), worded, detail)


def _worded(line: str) -> bool:
    return _says(line, WORDING_STEMS, WORDING, WORDING_WORDS)


def facts(hashes: Hashes, detail: Detail) -> Hashes:
    """Names and numbers of a text outside quotations, sentence by sentence, sorted and none twice within one: who
    rewords a sentence turns it round, and who quotes a speech shares its facts with all who do. A name is written with
    a capital and stands so somewhere inside a sentence: one at its beginning alone tells nothing."""
    sentence = detail.sentence
    inside = np.diff(sentence, prepend=-1) == 0
    named = detail.capital & np.isin(hashes, hashes[detail.capital & inside])
    found = np.flatnonzero((named | detail.figure) & ~detail.quoted)
    order = found[np.lexsort((hashes[found], detail.letters[found], sentence[found]))]
    ordered, new = hashes[order], np.ones(len(order), bool)
    new[1:] = (np.diff(sentence[order]) != 0) | (ordered[1:] != ordered[:-1])
    once: Hashes = ordered[new]
    return once


def _letters(tokens: Sequence[str]) -> Hashes:
    """The first eight bytes of each word as a number."""
    return np.array([token.encode()[:8] for token in tokens], "S8").view(">u8").astype(np.uint64)


def _sentences(starts: Places, cut: Sequence[Range]) -> Places:
    """Number of the sentence of each word."""
    return np.searchsorted(np.array([start for start, _ in cut], np.int64), starts, side="right") - 1


def _spoken(own: Words, sentence: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Words of sentences with two first-person words."""
    person = np.array([token in SPEECH for token in own.tokens], bool)
    counts = np.bincount(sentence, person, int(sentence.max()) + 1) if len(sentence) else np.zeros(0)
    return counts[sentence] >= 2 if len(sentence) else np.zeros(0, bool)
