"""Where sources begin and end: what the tagger takes in or leaves out though the tree, or the commas, say otherwise.

Each is rare: together they move one source in a hundred (docs/figures/model.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.reading.annotation.attributions import Range
from communique.reading.annotation.tags import spans

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))
"""What a source can be headed by, and what a mark or number before it is taken for."""

LOOSE = frozenset(("advmod", "advcl", "ccomp"))
"""Relations of what is no part of a source if it hangs from another word than those of the source."""

EVERY = frozenset(("all", "every", "everybody", "everyone", "many"))
"""Before these "not" is of the phrase."""


class Words(NamedTuple):
    """Consecutive words with their trees; heads are places among them, a root's its own."""

    forms: Sequence[str]
    heads: Sequence[int]
    deps: Sequence[str]
    upos: Sequence[str]
    names: Sequence[str]
    """Name tags: "B-DATE"."""


def sources_limited(tags: Sequence[str], words: Words) -> list[str]:
    """The tags of attributions with sources that begin and end where they should."""
    found = list(tags)
    for start, end, kind in spans(tags):
        if kind == "Source":
            first, last = begun(start, tags, words), bound(start, end, words)
            found[start:end] = ["O"] * (end - start)
            free = first if all(tag == "O" for tag in found[first:start]) else start
            last = last if all(tag == "O" for tag in found[start:last]) else end
            free, last = noun_phrase(free, last, tags, words)
            found[free:last] = ["B-Source"] + ["I-Source"] * (last - free - 1)
    return found


def bound(start: int, end: int, words: Words) -> int:
    """Where the source ends by the tree, the times and the commas."""
    return closed(start, timeless(start, tight(start, end, words), words), words)


def begun(start: int, tags: Sequence[str], words: Words) -> int:
    """With the "not" before "everyone"."""
    denied = start > 0 and words.forms[start - 1].lower() == "not" and words.forms[start].lower() in EVERY
    return start - 1 if denied and tags[start - 1] == "O" else start


def noun_phrase(start: int, end: int, tags: Sequence[str], words: Words) -> Range:
    """The one noun phrase of the source where it is a clause, or two phrases that nothing joins."""
    outer = [k for k in range(start, end) if not start <= words.heads[k] < end or words.heads[k] == k]
    first, last = outer[0], outer[-1]
    if words.upos[first] in ("VERB", "AUX") and (subject := subject_of(first, start, words)) is not None:
        noun = described(start, end, tags, words)
        return phrase(subject if noun is None else noun, start, end, words)
    two = last > first and words.upos[first] in NOMINAL and words.deps[last].startswith("nsubj")
    if two and not words.deps[first].startswith("nsubj"):
        return phrase(last, outer[-2] + 1, end, words)[0], end
    return start, end


def subject_of(verb: int, start: int, words: Words) -> int | None:
    """The subject of `verb` between `start` and it."""
    places = range(start, verb)
    return next((k for k in places if words.heads[k] == verb and words.deps[k].startswith("nsubj")), None)


def described(start: int, end: int, tags: Sequence[str], words: Words) -> int | None:
    """The noun of the source that the cue behind it describes: "he waved a sign [that says]"."""
    place = end
    while place < len(tags) and tags[place] == ("I-Cue" if place > end else "B-Cue"):
        head = words.heads[place]
        if words.deps[place].startswith("acl") and start <= head < end and words.upos[head] in NOMINAL:
            return head
        place += 1
    return None


def phrase(noun: int, start: int, end: int, words: Words) -> Range:
    """The words around `noun`, within `start` and `end`, that hang from it or from one another."""
    low, high = noun, noun + 1
    while low > start and low <= words.heads[low - 1] < high:
        low -= 1
    while high < end and under(high, noun, start, end, words):
        high += 1
    return low, high


def under(place: int, noun: int, start: int, end: int, words: Words) -> bool:
    """Whether `place` hangs from `noun`, by words of the source only."""
    for _ in range(start, end):
        if place == noun or not start <= place < end:
            break
        place = words.heads[place]
    return place == noun


def tight(start: int, end: int, words: Words) -> int:
    """Without an adverb or a clause at the end that hangs from a word elsewhere."""
    head = next((k for k in range(start, end) if not start <= words.heads[k] < end or words.heads[k] == k), start)
    for place in range(head + 1, end):
        if words.deps[place] in LOOSE and not start <= words.heads[place] < end:
            low = place
            while low - 1 > head and start <= words.heads[low - 1] < end and words.heads[low - 1] >= low:
                low -= 1
            return low
    return end


def timeless(start: int, end: int, words: Words) -> int:
    """Without a time behind a preposition: "The Herald on Sunday"."""
    low = end
    while low > start and words.names[low - 1].endswith("-DATE"):
        low -= 1
    return low - 1 if start + 1 < low < end and words.upos[low - 1] == "ADP" else end


def closed(start: int, end: int, words: Words) -> int:
    """With the comma that closes what one inside opens, without a comma that closes nothing."""
    while end - 1 > start and words.forms[end - 1] == "," and "," not in words.forms[start : end - 1]:
        end -= 1
    opened = "," in words.forms[start:end] and words.forms[end - 1] != ","
    return end + 1 if opened and end < len(words.forms) and words.forms[end] == "," else end
