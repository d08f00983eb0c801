"""Who speaks in a headline: "Police: gunman killed two", "Gunman killed two: police"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.reading.names.clusters import Range
from communique.reading.statements.sayings import Saying, has_verb, head_of, trim
from communique.reading.tokens.nouns import body_nouns, group_nouns, office_heads, person_nouns
from communique.reading.tokens.words import Words

LONGEST_LABEL = 7
"""Words of who speaks before or behind the mark."""

STUDIES = frozenset({"report", "study", "poll", "survey", "source", "watchdog", "document"})
"""Further nouns of what a headline rests on."""

ENDS = frozenset({".", "!", "?", "…", "”", '"'})
DASHES = frozenset({"–", "—", "-"})


def heading_sayings(words: Words) -> Iterator[Saying]:
    """Attributions of lines without a full stop, as headlines are: a speaker before a colon, or behind a colon or dash
    at the end.
    """
    for low, high in words.sentences:
        if not is_line(words, low, high):
            continue
        for mark in range(low + 1, high - 1):
            if words.text[mark] == ":" or (words.text[mark] in DASHES and stands_free(words, mark)):
                before, after = (low, mark), (mark + 1, high)
                if words.text[mark] == ":" and is_speaker(words, before) and has_verb(words, *after):
                    yield made(words, mark, before, after)
                    break
                if is_speaker(words, after) and has_verb(words, *before):
                    yield made(words, mark, after, before)
                    break


def is_line(words: Words, low: int, high: int) -> bool:
    """Whether a sentence is a paragraph by itself and ends without a mark."""
    alone = low == 0 or words.paragraph[low - 1] != words.paragraph[low] or "\n" in words.text[low - 1]
    last = high >= len(words) or "\n" in words.text[high] or words.paragraph[high] != words.paragraph[low]
    return alone and last and words.text[high - 1] not in ENDS


def stands_free(words: Words, mark: int) -> bool:
    """Whether white space stands on both sides of the mark."""
    return words.end[mark - 1] < words.start[mark] and words.end[mark] < words.start[mark + 1]


def is_speaker(words: Words, piece: Range) -> bool:
    """Whether the words are a phrase for somebody that speaks: a person or body by name, an office, a body, a study."""
    start, end = piece
    if end - start > LONGEST_LABEL or has_verb(words, start, end) or words.pos[end - 1] in ("ADP", "DET", "ADJ"):
        return False
    head = head_of(words, piece)
    if words.name[head]:
        return words.name[head] in ("PERSON", "ORG")
    known = (office_heads(), person_nouns(), body_nouns(), group_nouns(), STUDIES)
    return any(words.lemma[head] in nouns or words.lower[head] in nouns for nouns in known)


def made(words: Words, mark: int, source: Range, content: Range) -> Saying:
    """The attribution with its mark for a cue."""
    clause = (min(mark, source[0]), max(mark + 1, source[1]))
    return Saying(mark, (mark, mark + 1), source, [trim(words, *content)], "phrase", "asserts", clause)
