"""Who said what, through whom: attributions with their full chains of sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.model import Mention, SourceLink, Span, Statement, TimeRef
from communique.reading.links import Linker, ends_in
from communique.reading.merging import merge
from communique.reading.nesting import loose_quotes, parents, settle
from communique.reading.quotes import Quote, quotes
from communique.reading.sayings import Range, Saying, citing_sayings, rule_sayings
from communique.reading.turns import turns
from communique.reading.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODES_FROM = 0.9
"""Share of a content inside quotation marks from which it is direct speech."""


def statements(doc: Doc, document: str, mentions: Sequence[Mention], times: Sequence[TimeRef]) -> list[Statement]:
    """All statements of one annotated Doc, in order of their content.

    `document` is the id that spans carry; `mentions` and `times` are what was read of the same Doc. Chains go from the
    outside in and leave the outlet out. Linear in the length of the text, but for the number of attributions in one
    sentence.
    """
    words = words_of(doc)
    marked = quotes(words)
    found = sayings_of(doc, words, marked)
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


def sayings_of(doc: Doc, words: Words, marked: Sequence[Quote]) -> list[Saying]:
    """The attributions of the Doc: rules, the model's, what is cited, quotations that go on, turns of a transcript."""
    key = "communique_sayings"
    if key not in doc.user_data:
        rules = settle(words, marked, rule_sayings(words, marked))
        found = merge(words, rules, doc._.attributions)
        found += loose_quotes(words, marked, found)
        found += citing_sayings(words, found)
        found += turns(words)
        doc.user_data[key] = sorted(found, key=lambda saying: (saying.cue, saying.content, saying.frame))
    kept: list[Saying] = doc.user_data[key]
    return kept


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


def mode_of(words: Words, marked: Sequence[Quote], saying: Saying) -> str:
    """direct, mixed or indirect, by how much of the content stands between marks that do not hold the cue as well."""
    if saying.frame == "turn":
        return "direct"
    total = inside = 0
    own = [quote for quote in marked if not quote.start <= saying.verb < quote.end or saying.frame == "loose"]
    for start, end in saying.content:
        total += end - start
        inside += sum(max(0, min(end, quote.end) - max(start, quote.start)) for quote in own if quote.depth == 0)
    if total and inside >= MODES_FROM * total:
        return "direct"
    return "mixed" if inside else "indirect"


def time_of(words: Words, saying: Saying, times: Sequence[TimeRef]) -> int | None:
    """The time expression in the cue clause, outside of the content and the source."""
    start, end = words.start[saying.clause[0]], words.end[saying.clause[1] - 1]
    for place, time in enumerate(times):
        if start <= time.span.start and time.span.end <= end and not in_pieces(words, saying, time.span):
            return place
    return None


def in_pieces(words: Words, saying: Saying, span: Span) -> bool:
    """Whether the span lies in the content or in the source phrase."""
    pieces = [*saying.content, *([saying.source] if saying.source else [])]
    return any(words.start[start] <= span.start and span.end <= words.end[end - 1] for start, end in pieces)


__all__ = ["ends_in", "statements"]
