"""Which attribution stands inside which, and what follows for their contents.

"The accord has 47 articles, the ambassador said, according to the state agency, the paper reported": each cue that
follows covers all before it, earlier cues included, as long as nothing new is said between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.names.clusters import Range
from communique.reading.statements.combining import overlap
from communique.reading.statements.quotes import Quote, quote_of
from communique.reading.statements.sayings import Saying, has_verb, trim, without
from communique.reading.tokens.words import Words

POSTPOSED = frozenset({"before", "phrase"})
"""Frames whose cue may follow its content."""


def settle(words: Words, quotes: Sequence[Quote], sayings: Sequence[Saying]) -> list[Saying]:
    """Cuts contents that reach over a finished attribution, and takes cues that close a sentence out of inner contents.

    Works on the rules' sayings before the model's are merged in; returns them in order.
    """
    by_sentence: dict[int, list[Saying]] = {}
    for saying in sayings:
        by_sentence.setdefault(words.sentence[saying.verb], []).append(saying)
    for group in by_sentence.values():
        if len(group) > 1:
            for saying in group:
                begin_after(words, saying, group)
            for saying in group:
                note_inside(saying, group)
                drop_tail(words, quotes, saying, group)
    return [saying for saying in sayings if saying.content]


def begin_after(words: Words, saying: Saying, group: Sequence[Saying]) -> None:
    """A cue after its content: what is new since an earlier such cue is its content, or else all, that cue included."""
    if saying.frame not in POSTPOSED or saying.content[0][0] >= saying.clause[0]:
        return
    start, end = saying.content[0]
    for other in group:
        if other is saying or not start <= other.clause[0] < other.clause[1] <= end:
            continue
        if other.frame in POSTPOSED and other.content and other.content[0][0] < other.clause[0]:
            rest = trim(words, max(other.clause[1], *(piece[1] for piece in other.content)), end)
            if rest[0] < rest[1] and has_verb(words, *rest) and not inside_quote(words, other, saying):
                start = max(start, rest[0])
                continue
        saying.inside.append(other.clause)
    while start < end and words.lower[start] in ("and", "but", "while", "though", ",", ";"):
        start += 1
    saying.content[0] = (start, end)
    saying.inside = [clause for clause in saying.inside if clause[0] >= start]


def note_inside(saying: Saying, group: Sequence[Saying]) -> None:
    """Remembers the cues that stand in the content of "according to X, …"."""
    if saying.frame == "phrase":
        clauses = [
            other.clause
            for other in group
            if other is not saying and any(p[0] <= other.verb < p[1] for p in saying.content)
        ]
        saying.inside += [clause for clause in clauses if clause not in saying.inside]


def inside_quote(words: Words, other: Saying, saying: Saying) -> bool:
    """Whether the content of the later cue ends in a closing mark: then it is the whole quotation."""
    last = saying.content[0][1] - 1
    return words.text[last] in ("”", '"', "’", "»", "''") and last > other.clause[1]


def drop_tail(words: Words, quotes: Sequence[Quote], saying: Saying, group: Sequence[Saying]) -> None:
    """Takes the clause of a cue that covers this whole attribution out of this one's content."""
    for other in group:
        if (
            other is saying
            or other.frame not in POSTPOSED
            or other.clause[0] < saying.verb
            or quote_of(quotes, other.verb) != quote_of(quotes, saying.verb)
        ):
            continue
        covers = any(piece[0] <= saying.clause[0] and saying.clause[1] <= piece[1] for piece in other.content)
        if covers:
            pieces = [
                part
                for piece in saying.content
                for part in without(piece, (other.clause[0], max(piece[1], other.clause[1])))
            ]
            saying.content = [part for part in (trim(words, *piece) for piece in pieces) if part[0] < part[1]]


def parents(words: Words, sayings: Sequence[Saying]) -> list[int | None]:
    """For each saying the position of the smallest one in whose content its cue stands; never in a circle."""
    sizes = [sum(end - start for start, end in saying.content) for saying in sayings]
    holders = holders_by_sentence(words, sayings)
    return [
        cited_in(words, sayings, holders, place)
        if saying.frame == "citing"
        else holder(sayings, sizes, holders.get(words.sentence[saying.verb], ()), place)
        for place, saying in enumerate(sayings)
    ]


def holders_by_sentence(words: Words, sayings: Sequence[Saying]) -> dict[int, list[int]]:
    """Sentence → the sayings whose content reaches into it."""
    found: dict[int, list[int]] = {}
    for place, saying in enumerate(sayings):
        reached = {words.sentence[token] for start, end in saying.content for token in range(start, end)}
        for sentence in sorted(reached):
            found.setdefault(sentence, []).append(place)
    return found


def holder(sayings: Sequence[Saying], sizes: Sequence[int], near: Sequence[int], place: int) -> int | None:
    """The smallest saying around the one at `place` that is larger than it."""
    around = [
        other
        for other in near
        if other != place
        and (sizes[other], -other) > (sizes[place], -place)
        and sayings[other].frame != "citing"
        and covered(sayings[other].content, sayings[place].verb)
    ]
    return min(around, key=lambda other: (sizes[other], other)) if around else None


def cited_in(words: Words, sayings: Sequence[Saying], holders: dict[int, list[int]], place: int) -> int | None:
    """The saying that a "citing" is hung to: the nearest one with the same content."""
    saying = sayings[place]
    near = {other for start, _ in saying.content for other in holders.get(words.sentence[start], ())}
    same = [
        other
        for other in sorted(near)
        if sayings[other].frame != "citing"
        and any(overlap(a, b) for a in sayings[other].content for b in saying.content)
        and not any(overlap(saying.cue, piece) for piece in sayings[other].content)
    ]
    return min(same, key=lambda other: abs(sayings[other].verb - saying.verb)) if same else None


def loose_quotes(words: Words, quotes: Sequence[Quote], sayings: Sequence[Saying]) -> list[Saying]:
    """Quotations without a cue of their own that go on after an attributed one, or fill the next paragraph.

    Goes on in the same paragraph ("“A,” he said. “B.”"): added to the saying before it. Fills a paragraph right after
    one whose last sentence quotes somebody: a saying of its own, with that source and no cue.
    """
    added: list[Saying] = []
    for quote in quotes:
        piece = (quote.start, quote.end)
        if quote.depth or not quote.said or is_held(sayings, quote) or cue_inside(words, sayings, quote):
            continue
        before = saying_before(words, [*sayings, *added], quote)
        if before is None:
            continue
        if words.paragraph[before.verb] == words.paragraph[quote.start]:
            before.content.append(piece)
        elif fills_paragraph(words, quote) and before.source is not None:
            added.append(Saying(quote.start, piece, before.source, [piece], "loose", before.stance, piece))
    return added


def is_held(sayings: Sequence[Saying], quote: Quote) -> bool:
    """Whether a cue outside of the quotation has it, or a part of it, for its content already."""
    piece = (quote.start, quote.end)
    return any(
        not quote.start <= saying.verb < quote.end and any(overlap(piece, other) for other in saying.content)
        for saying in sayings
    )


def cue_inside(words: Words, sayings: Sequence[Saying], quote: Quote) -> bool:
    """Whether a cue beside the quotation in its own sentence might be its own."""
    first, last = words.sentence[quote.start], words.sentence[quote.end - 1]
    return any(
        words.sentence[saying.verb] in (first, last) and not quote.start <= saying.verb < quote.end
        for saying in sayings
    )


def saying_before(words: Words, sayings: Sequence[Saying], quote: Quote) -> Saying | None:
    """The quoting saying of the sentence right before the quotation."""
    at = quote.start - 1
    while at > 0 and words.sentence[at] < 0:
        at -= 1
    if at < 0 or words.paragraph[quote.start] - words.paragraph[at] > 2:
        return None
    near = [
        saying
        for saying in sayings
        if saying.clause[0] < quote.start
        and (
            words.sentence[saying.clause[1] - 1] == words.sentence[at]
            or any(piece[1] - 1 in (at, at - 1) for piece in saying.content)
        )
        and saying.frame in ("quote", "before", "clause", "loose")
        and any(words.text[piece[0]] in ("“", '"') for piece in saying.content)
    ]
    return near[-1] if near else None


def fills_paragraph(words: Words, quote: Quote) -> bool:
    """Whether nothing but the quotation stands in its paragraph."""
    before, after = quote.start - 1, quote.end
    while before >= 0 and not words.text[before].strip() and "\n" not in words.text[before]:
        before -= 1
    while after < len(words) and words.text[after] in (".", " "):
        after += 1
    opens = before < 0 or "\n" in words.text[before]
    return opens and (after >= len(words) or "\n" in words.text[after])


def covered(content: Sequence[Range], token: int) -> bool:
    """Whether the token lies in one of the ranges."""
    return any(start <= token < end for start, end in content)
