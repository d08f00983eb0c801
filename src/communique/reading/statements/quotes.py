"""Quotations: where marks open and close, across sentences and paragraphs, one level of quotation inside another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from communique.reading.tokens.words import Words

OPENING = {"“": "”", "„": "“", "«": "»", "``": "''", "‘": "’"}
"""Opening mark → the mark that closes it."""

STRAIGHT = frozenset({'"'})

MARKS = STRAIGHT | frozenset(OPENING) | frozenset(OPENING.values())
"""All marks that open or close."""

LONGEST = 1500
"""Tokens after which a quotation that nobody closed is given up."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})


class Quote(NamedTuple):
    """A quotation, marks included: tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    depth: int
    """0, or 1 for a quotation inside another."""
    said: bool
    """It has a verb or is long: words that somebody said, and not a title, a term or a scare quote."""


def quotes(words: Words) -> list[Quote]:
    """All closed quotations of the read text, in order of their beginning.

    A quotation left open at the end of a paragraph goes on if the next paragraph opens one (the rule of printers);
    otherwise it was never closed, and nothing is known of where it ends: it is left out.
    """
    found: list[Quote] = []
    for first, last in paragraphs(words):
        found.extend(in_paragraph(words, first, last))
    return sorted(joined(words, found))


def paragraphs(words: Words) -> list[tuple[int, int]]:
    """Token ranges of the paragraphs that are read."""
    found: list[tuple[int, int]] = []
    for token, sentence in enumerate(words.sentence):
        if sentence < 0:
            continue
        if found and words.paragraph[found[-1][0]] == words.paragraph[token]:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return found


def in_paragraph(words: Words, first: int, last: int) -> list[Quote]:
    """Quotations of one paragraph; one that is open at its end has `end` = -1 (to be joined or dropped)."""
    found: list[Quote] = []
    open_marks: list[tuple[int, str]] = []
    for token in range(first, last):
        mark = words.text[token]
        if mark not in MARKS:
            continue
        closing = closes(words, token, mark, open_marks)
        if closing is not None:
            start = open_marks[closing][0]
            del open_marks[closing:]
            found.append(Quote(start, token + 1, min(closing, 1), is_said(words, start + 1, token)))
        elif opens(words, token, mark, open_marks, first):
            open_marks.append((token, '"' if mark in STRAIGHT else OPENING[mark]))
    if open_marks and last - open_marks[0][0] <= LONGEST:
        found.append(Quote(open_marks[0][0], -1, 0, True))
    return found


def closes(words: Words, token: int, mark: str, open_marks: list[tuple[int, str]]) -> int | None:
    """Which open mark this one closes: only one of the same shape, and an apostrophe only at a word's end."""
    for place in range(len(open_marks) - 1, -1, -1):
        if open_marks[place][1] == mark:
            return None if mark == "’" and joins_word(words, token) else place
    return None


def joins_word(words: Words, token: int) -> bool:
    """Whether the mark stands directly before a letter, so that it is an apostrophe."""
    after = words.end[token]
    return after < len(words.source) and words.source[after].isalnum()


def opens(words: Words, token: int, mark: str, open_marks: list[tuple[int, str]], first: int) -> bool:
    """Whether the mark opens a quotation here."""
    if len(open_marks) >= 2 or (mark not in OPENING and mark not in STRAIGHT):
        return False
    if mark in STRAIGHT:
        before = words.source[words.start[token] - 1] if words.start[token] else " "
        return token == first or before.isspace() or before in "([—–-“'"
    if mark == "‘":
        return joins_word(words, token)
    return True


def joined(words: Words, found: list[Quote]) -> list[Quote]:
    """Quotations that run over several paragraphs made one; those that never close left out."""
    done: list[Quote] = []
    start = last = -1
    for quote in sorted(found, key=lambda q: (q.start, -q.end)):
        goes_on = start >= 0 and quote.depth == 0 and opens_next(words, last, quote.start)
        if quote.end < 0:
            start, last = (start if goes_on and quote.start - start <= LONGEST else quote.start), quote.start
        elif goes_on:
            done.append(Quote(start, quote.end, 0, True))
            start = last = -1
        else:
            done.append(quote)
    return done


def opens_next(words: Words, last: int, token: int) -> bool:
    """Whether `token` is the first of the paragraph after that of the token `last`."""
    before = token
    while before > 0 and words.sentence[before - 1] < 0:
        before -= 1
    return 0 < before < token and words.paragraph[before - 1] == words.paragraph[last]


def is_said(words: Words, start: int, end: int) -> bool:
    """Whether the words between the marks are speech: a clause, a sentence, or more than a term has."""
    if end - start < 2:
        return False
    clause = any(words.dep[i] in SUBJECTS and start <= words.head[i] < end for i in range(start, end))
    closed = words.text[end - 1] in (".", "?", "!", "…") and end - start > 4
    return clause or closed or end - start > 9


def quote_of(found: Sequence[Quote], token: int) -> Quote | None:
    """The innermost quotation around the token, or None."""
    place = bisect_right(found, token, key=lambda quote: quote.start) - 1
    for quote in reversed(found[max(0, place - 3) : place + 1]):
        if quote.start <= token < quote.end:
            return quote
    return None
