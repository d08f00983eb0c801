"""What a reporting verb reports: the clause after it, what stands before it, a quotation, an object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reading.names.clusters import Range
from communique.reading.statements.cues import row_for
from communique.reading.statements.quotes import Quote, quote_of
from communique.reading.statements.sayings import has_clause_before, has_verb, same
from communique.reading.statements.speakers import RELATIVE
from communique.reading.tokens.words import Words

BREAKS = frozenset({",", "”", '"', "?", "!", "—", "–", "-", "…", "''", "’", "»"})
"""Marks after which a cue may stand behind its content ("…, he said")."""


def contents(
    words: Words, quotes: Sequence[Quote], verb: int, lemma: str, clause: Range
) -> Iterator[tuple[str, list[Range]]]:
    """What the verb's content may be, likeliest first: (frame, ranges)."""
    right = right_clause(words, quotes, verb, clause)
    if right and row_for(lemma, "clause") is not None:
        yield "clause", right
    spoken = quote_after(words, quotes, clause)
    if spoken and row_for(lemma, "quote") is not None:
        yield "quote", [spoken]
    if row_for(lemma, "clause") is not None or row_for(lemma, "quote") is not None:
        before = left_content(words, quotes, verb, clause)
        if before:
            yield "before", before
    yield from frame_contents(words, verb, lemma)


def right_clause(words: Words, quotes: Sequence[Quote], verb: int, clause: Range) -> list[Range]:
    """The complement clause after the verb."""
    for child in words.children[verb]:
        if child > verb and words.dep[child] in ("ccomp", "csubj"):
            start, end = words.left[child], words.right[child] + 1
            if words.child(child, "mark") is None and has_clause_before(words, verb):
                continue  # it tells more of the cue: "…, he said in an interview that lasted an hour"
            if words.text[start] == "," and words.lower[start + 1].endswith("ing"):
                continue
            if start < clause[0]:
                return [within(words, quotes, verb, piece) for piece in ((start, clause[0]), (clause[1], end))]
            return [within(words, quotes, verb, (max(start, verb + 1), end))]
    after = clause[1]
    if after < len(words) and words.lower[after] == "that" and words.pos[after] == "SCONJ" and same(words, verb, after):
        return [within(words, quotes, verb, (after, words.sentences[words.sentence[verb]][1]))]
    return []


def within(words: Words, quotes: Sequence[Quote], verb: int, piece: Range) -> Range:
    """The piece cut to the quotation in which the cue itself stands."""
    around = quote_of(quotes, verb)
    if around is None:
        return piece
    return max(piece[0], around.start + 1), min(piece[1], around.end - 1)


def quote_after(words: Words, quotes: Sequence[Quote], clause: Range) -> Range | None:
    """The quotation that opens right after the cue: "he said: “…”"."""
    at = clause[1]
    while at < len(words) and (words.text[at] in (",", ":") or not words.text[at].strip()):
        at += 1
    quote = quote_of(quotes, at) if at < len(words) else None
    if quote is None or quote.start != at or not quote.said or words.paragraph[at] - words.paragraph[clause[0]] > 2:
        return None
    return (quote.start, quote.end) if words.sentence[at] >= 0 else None


def left_content(words: Words, quotes: Sequence[Quote], verb: int, clause: Range) -> list[Range]:
    """What stands before a cue that follows its content: "…, the minister said (on Monday)(, …)"."""
    first = clause[0]
    low, high = words.sentences[words.sentence[verb]]
    around = quote_of(quotes, verb)
    if around is not None:
        low, high = max(low, around.start + 1), min(high, around.end - 1)
    closed = closed_before(words, quotes, first, around)
    if closed is not None:
        start = (
            low
            if low < closed.start and has_verb(words, low, closed.start)
            else min(closed.start, low)
            if closed.start < low
            else closed.start
        )
        return [(start, closed.end), *rest_after(words, quotes, verb, clause, high)]
    if first - 1 < low or words.text[first - 1] not in BREAKS or words.child(verb, "mark") is not None:
        return []
    if any(words.lower[c] in RELATIVE and words.pos[c] == "PRON" for c in words.children[verb]):
        return []
    rest = rest_after(words, quotes, verb, clause, high)
    if words.child(verb, "nsubj", "nsubj:pass") is None or not (
        has_verb(words, low, first - 1) or (rest and parts(words, verb))
    ):
        return []
    return [(low, first - 1), *rest]


def parts(words: Words, verb: int) -> bool:
    """Whether the cue stands between a subject and its verb: "The letters, she said, went unanswered."."""
    governor = words.head[verb]
    subject = words.child(governor, "nsubj", "nsubj:pass")
    return words.dep[verb] in ("parataxis", "advcl", "ccomp") and subject is not None and subject < verb < governor


def closed_before(words: Words, quotes: Sequence[Quote], first: int, around: Quote | None) -> Quote | None:
    """The quotation that closes right before the cue clause."""
    at = first - 1
    while at > 0 and (words.text[at] == "," or not words.text[at].strip()):
        at -= 1
    quote = quote_of(quotes, at) if at >= 0 and quotes else None
    return quote if quote is not None and quote.end - 1 == at and quote.said and quote != around else None


def rest_after(words: Words, quotes: Sequence[Quote], verb: int, clause: Range, high: int) -> list[Range]:
    """The rest of the content behind a cue that was put into its middle: "The deal, he said, is dead."."""
    at = clause[1]
    if at >= high or words.text[at] != ",":
        return []
    quote = quote_of(quotes, at + 1) if at + 1 < high and quotes else None
    if quote is not None and quote.start == at + 1 and quote.said:
        return [(quote.start, quote.end)]
    governor = words.head[verb]
    if words.dep[verb] in ("parataxis", "ccomp", "advcl") and at < governor < high:
        return [(at + 1, high)]
    for child in words.children[verb]:
        if words.dep[child] in ("ccomp", "parataxis") and child < clause[0] and words.right[child] > at:
            return [(at + 1, min(words.right[child] + 1, high))]
    return []


def frame_contents(words: Words, verb: int, lemma: str) -> Iterator[tuple[str, list[Range]]]:
    """Contents that are no clause of their own: infinitives, objects, what somebody is accused of."""
    thing = words.child(verb, "obj")
    if row_for(lemma, "of") is not None or row_for(lemma, "for") is not None:
        for frame in ("of", "for"):
            blamed = headed_by(words, verb, frame)
            if blamed is not None and row_for(lemma, frame) is not None:
                start = words.left[thing] if thing is not None and verb < thing < blamed[0] else blamed[0]
                yield frame, [(start, blamed[1])]
    wish = words.child(verb, "xcomp")
    wished = wish is not None and wish > verb and row_for(lemma, "infinitive") is not None
    if wish is not None and wished and "to" in words.lower[words.left[wish] : wish]:
        start = words.left[thing] if thing is not None and verb < thing < wish else words.left[wish]
        yield "infinitive", [(start, words.right[wish] + 1)]
    done = gerund_of(words, verb)
    if done is not None and row_for(lemma, "gerund") is not None:
        yield "gerund", [(words.left[done], words.right[done] + 1)]
    if (
        thing is not None
        and thing > verb
        and row_for(lemma, "object") is not None
        and words.pos[thing] not in ("PROPN", "PRON")
    ):
        yield "object", [(words.left[thing], words.right[thing] + 1)]
    if " " in lemma and row_for(lemma, "object") is not None:
        word = lemma.split()[1]
        piece = headed_by(words, verb, word)
        if piece is not None:
            yield "object", [piece]


def gerund_of(words: Words, verb: int) -> int | None:
    """The verb of "admitted hitting the car", "denied having been paid"."""
    found = words.child(verb, "xcomp", "ccomp")
    if found is None or found < verb or words.left[found] != verb + 1 or words.child(found, "nsubj") is not None:
        return None
    return found if words.lower[verb + 1].endswith("ing") and words.pos[verb + 1] in ("VERB", "AUX") else None


def headed_by(words: Words, verb: int, word: str) -> Range | None:
    """The dependent of the verb that begins with the preposition `word`."""
    for child in words.children[verb]:
        if (
            child > verb
            and words.dep[child] in ("obl", "advcl", "xcomp", "ccomp")
            and words.lower[words.left[child]] == word
        ):
            return words.left[child], words.right[child] + 1
    return None
