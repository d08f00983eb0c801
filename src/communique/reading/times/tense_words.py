"""Past or to come, from the words around a time alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha", "ll", "gonna"})
FUTURE_CUES = FUTURE_AUXILIARIES | frozenset(
    "due scheduled expected set plans planned planning slated upcoming forthcoming until tomorrow next ahead"
    " would".split()
)
PAST_CUES = frozenset(
    "was were had did went came took met held began saw fell rose told won lost made left gave found spoke struck hit"
    " shot broke sent kept ran led became grew bought sold paid stood sat set brought caught fought hurt put cut let"
    " died since ago last".split()
)
SAID_CUES = frozenset("said told announced reported added wrote stated confirmed noted".split())
LEFT_WINDOW, RIGHT_WINDOW = 14, 8
"""Words on either side in which a cue is looked for."""
LEFT_CHARACTERS, RIGHT_CHARACTERS = 120, 80
SPEECH_WINDOW = 6
SAID_COST = 2
"""A verb of saying tells less of a time than another verb so many words nearer."""
NOT_PAST = frozenset({"united", "indeed", "speed", "exceed", "proceed", "succeed"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.!?;\n]")


def by_text(text: str, start: int, end: int) -> int:
    """The same from the words around characters `start` to `end` alone, where there is no Doc."""
    left = [m.group().lower() for m in _WORD.finditer(text[max(start - LEFT_CHARACTERS, 0) : start])]
    right = [m.group().lower() for m in _WORD.finditer(text[end : end + RIGHT_CHARACTERS])]
    words = left + ["@"] + right
    return by_words(words, len(left), len(left))


def follows_speech(text: str, start: int) -> bool:
    """True if the time stands right behind a verb of saying: "said Monday", "told the agency on Tuesday"."""
    words = [m.group().lower() for m in _WORD.finditer(text[max(start - LEFT_CHARACTERS, 0) : start])][-SPEECH_WINDOW:]
    spoken = [i for i, word in enumerate(words) if word in SAID_CUES]
    between = range(spoken[-1] + 1, len(words)) if spoken else ()
    return bool(spoken) and not any(words[i] in (".", "!", "?", ";", "that") or _cue(words, i) for i in between)


def by_words(words: Sequence[str], index: int, last: int) -> int:
    """The nearest cue on either side in the same sentence; the left side counts more."""
    left = _nearest(words, range(index - 1, max(index - LEFT_WINDOW, -1), -1))
    right = _nearest(words, range(last + 1, min(last + RIGHT_WINDOW, len(words))))
    found = [f for f in (left, right and (right[0] * 2, right[1])) if f]
    return min(found)[1] if found else 0


def _nearest(words: Sequence[str], places: range) -> tuple[int, int] | None:
    said = None
    for distance, i in enumerate(places, 1):
        word = words[i]
        if word in (".", "!", "?", ";") or "\n" in word:
            break
        if word in SAID_CUES:
            said = said or (distance + SAID_COST, -1)
        elif sign := _cue(words, i):
            return (distance, sign)
    return said


def _cue(words: Sequence[str], i: int) -> int:
    word, before, after = words[i], words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    if word in FUTURE_CUES and not (word == "set" and after != "to"):
        return 1
    if word == "to" and before in ("is", "are"):
        return 1
    return -1 if word in PAST_CUES or (len(word) > 4 and word.endswith("ed") and word not in NOT_PAST) else 0
