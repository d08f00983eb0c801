"""Where sentences begin: the network's score, and what marks and abbreviations forbid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from communique.reading.annotation.layout import CLOSING, STOP, Layout

ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. prof. gen. lt. col. maj. capt. sgt. cpl. adm. sen. rep. gov. pres. hon. rev. st. messrs. "
    "vs. no. nos. art. sec. fig. approx. est. u.s. u.k. u.n. e.g. i.e. ft. mt. brig. cmdr. insp. supt. amb.".split()
)
"""Tokens with a full stop of their own that what belongs to them follows (a title, a number, "U.S. troops")."""

STATES = frozenset({"u.s.", "u.k.", "u.n."})
"""Abbreviations that also end a sentence."""

CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December".split()
)
"""Words with a capital letter of their own, which begins no sentence."""

SUBJECTS = frozenset({"He", "She", "They", "We", "It", "I"})
"""Pronouns that no noun phrase goes on with: after "U.S." they begin a sentence."""

SURE = 3.0
"""Score (log-odds) from which on the network is believed even after an abbreviation or an initial."""

LIKELY = -1.2
"""Score from which on the network is believed after a full stop; 0 elsewhere."""

BEFORE = frozenset(",;-–—") | {"--"}
"""Marks after which no sentence begins on the same line."""

OPENING = frozenset('"“‘«([') | {"``"}
"""Marks that open a sentence and are none by themselves."""


def sentence_starts(scores: NDArray[np.float32], layout: Layout, start: int, end: int) -> NDArray[np.bool_]:
    """Whether a sentence begins at each of the words start…end. `scores`: (end − start) log-odds that one does."""
    forms = layout.forms[start:end]
    starts = (scores > np.where(ended(layout, start, end), LIKELY, 0)) | layout.begins[start:end]
    starts[:1] = True
    starts[1:] |= np.array([one.lower() in STATES and two in SUBJECTS for one, two in pairwise(forms)], np.bool_)
    for word in np.flatnonzero(starts[1:]) + 1:
        if not layout.begins[start + word]:
            starts[word] = may_begin(forms, int(word), float(scores[word]))
    shift_closing(starts, forms, layout, start)
    lone = np.array([form in OPENING for form in forms], np.bool_) & starts
    starts[1:] &= ~lone[:-1] | layout.begins[start + 1 : end]  # an opening mark is no sentence
    return starts


def ended(layout: Layout, start: int, end: int) -> NDArray[np.bool_]:
    """Whether a full stop stands before each of the words start…end, and none inside a quotation that goes on small."""
    quoted = [word > 0 and layout.forms[word - 1] in CLOSING for word in range(start, end)]
    small = [form[:1].islower() for form in layout.forms[start:end]]
    goes_on: NDArray[np.bool_] = np.array(quoted, np.bool_) & np.array(small, np.bool_)
    return layout.stops[start:end] & ~goes_on


def may_begin(forms: Sequence[str], word: int, score: float) -> bool:
    """Whether a sentence may begin at `word` inside a paragraph."""
    before = forms[word - 1]
    if before in BEFORE or (before in CLOSING and word > 1 and forms[word - 2] == ","):
        return False
    if before.lower() in STATES and forms[word] in SUBJECTS:
        return True
    if forms[word] in CALENDAR and before[-1:].isalnum():
        return False
    if before.lower() in ABBREVIATIONS or is_initial(before):
        return score > SURE and forms[word][:1].isupper()
    return not (forms[word][:1].islower() and before[-1:].isalnum() and score < SURE)


def is_initial(form: str) -> bool:
    """Whether `form` is one capital letter with a full stop."""
    return len(form) == 2 and form[0].isupper() and form[1] == "."


def shift_closing(starts: NDArray[np.bool_], forms: Sequence[str], layout: Layout, start: int) -> None:
    """Moves a beginning that falls on a closing mark (no white space before it) behind that mark."""
    for word in np.flatnonzero(starts[1:]) + 1:
        here = int(word)
        while here < len(forms) and closes(forms, here, layout, start):
            starts[here] = False
            here += 1
        if here > word and here < len(forms):
            starts[here] = True


def closes(forms: Sequence[str], word: int, layout: Layout, start: int) -> bool:
    """Whether `word` is a closing quotation mark, bracket or second full stop of the sentence before it."""
    place = start + word
    attached = not layout.spaced[place] and not layout.begins[place]
    return attached and (forms[word] in CLOSING or STOP.match(forms[word]) is not None)
