"""Who said what, through whom: attributions with their full chains of sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.model import Mention, SourceLink, Span, Statement, TimeRef
from communique.reading.names.clusters import Range
from communique.reading.statements.attributed import mode_of, quotes_of, sayings_of
from communique.reading.statements.cues import silent_verbs
from communique.reading.statements.denials import without_asides
from communique.reading.statements.links import Linker
from communique.reading.statements.nesting import parents
from communique.reading.statements.quotes import Quote
from communique.reading.statements.sayings import Saying
from communique.reading.tokens.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def statements(doc: Doc, document: str, mentions: Sequence[Mention], times: Sequence[TimeRef]) -> list[Statement]:
    """All statements of one annotated Doc, in order of their content.

    `document` is the id that spans carry; `mentions` and `times` are what was read of the same Doc. Chains go from the
    outside in and leave the outlet out. Linear in the length of the text, but for the number of attributions in one
    sentence.
    """
    words = words_of(doc)
    marked = quotes_of(doc, words)
    sayings = [without_asides(words, one) for one in sayings_of(doc, words, marked)]
    found = [one for one in sayings if one.content and not declines(words, one)]
    above = parents(words, found)
    order = sorted(range(len(found)), key=lambda place: (found[place].content[0], found[place].cue, found[place].frame))
    ids = {place: number for number, place in enumerate(order)}
    linker = Linker(words, document, mentions)
    chains: dict[int, tuple[SourceLink, ...]] = {}
    for place in outer_first(above):
        outer = chains[parent] if (parent := above[place]) is not None else ()
        chains[place] = linker.chain(found[place], outer)
    return [
        record(words, document, marked, found[place], chains[place], ids, above[place], linker, times, number)
        for number, place in enumerate(order)
    ]


def declines(words: Words, saying: Saying) -> bool:
    """True for "declined to say whether …": the cue is the refusal itself, and nothing is said."""
    first = saying.content[0][0]
    said = words.lower[first] == "to" and first + 1 < len(words) and words.lower[first + 1] in SPEAKING
    return said and words.lemma[saying.verb] in silent_verbs()


SPEAKING = frozenset("say comment discuss answer confirm disclose elaborate".split())
"""Verbs of speaking that somebody declines."""


def outer_first(above: Sequence[int | None]) -> list[int]:
    """Positions ordered so that every parent comes before its children."""

    def depth(place: int) -> int:
        steps, at = 0, above[place]
        while at is not None and steps < len(above):
            steps, at = steps + 1, above[at]
        return steps

    return sorted(range(len(above)), key=lambda place: (depth(place), place))


def record(
    words: Words,
    document: str,
    marked: Sequence[Quote],
    saying: Saying,
    chain: tuple[SourceLink, ...],
    ids: dict[int, int],
    parent: int | None,
    linker: Linker,
    times: Sequence[TimeRef],
    number: int,
) -> Statement:
    """The record of one saying."""
    return Statement(
        id=number,
        content=tuple(span_of(words, document, piece) for piece in sorted(saying.content)),
        cue=None if saying.frame in ("loose", "turn") else span_of(words, document, saying.cue),
        sources=chain,
        mode=mode_of(words, marked, saying),
        stance=saying.stance,  # type: ignore[arg-type]
        parent=None if parent is None else ids[parent],
        time=time_of(words, saying, times),
        addressee=linker.link(saying.addressee) if saying.addressee else None,
    )


def span_of(words: Words, document: str, piece: Range) -> Span:
    """The characters of a token range."""
    return Span(document, words.start[piece[0]], words.end[piece[1] - 1])


def time_of(words: Words, saying: Saying, times: Sequence[TimeRef]) -> int | None:
    """The time expression in the cue clause, outside of the content and the source."""
    start, end = words.start[saying.clause[0]], words.end[saying.clause[1] - 1]
    for place in range(bisect_left(times, start, key=lambda time: time.span.start), len(times)):
        span = times[place].span
        if span.start >= end:
            break
        if span.end <= end and not in_pieces(words, saying, span):
            return place
    return None


def in_pieces(words: Words, saying: Saying, span: Span) -> bool:
    """Whether the span lies in the content or in the source phrase."""
    pieces = [*saying.content, *([saying.source] if saying.source else [])]
    return any(words.start[start] <= span.start and span.end <= words.end[end - 1] for start, end in pieces)
