"""Headlines in title case as the network reads them: in the case of a sentence.

"Minister Vows to Fight Tariffs" looks like a list of names to a parser that learned from running text. A line whose
long words nearly all have capitals is read with small letters where the word is a common one: written small elsewhere
in the text, or in the dictionary and neither a state nor written with a capital inside a sentence elsewhere. Offsets
and the words of the document stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from communique.reading.annotation.layout import Layout
from communique.reading.tokens.lemmas import dictionary
from communique.reading.tokens.states import state_of

LONGEST_LINE = 30
"""Words of a headline at most."""

FEWEST = 4
"""Words of letters that a line in title case has at least."""

SHARE = 0.8
"""Share of the long words of a line that have a capital."""

LONG = 4
"""Letters of a word that title case writes with a capital whatever it is."""

COMMON = ("noun", "verb", "adj", "adv")
"""Parts of speech of words that are written small in a sentence."""


def sentence_case(layout: Layout) -> list[str]:
    """The forms of a layout as the network is to read them."""
    lines = [line for line in paragraphs(layout) if is_titled([layout.forms[word] for word in line])]
    if not lines:
        return layout.forms
    titled = {word for line in lines for word in line}
    small, capital = written(layout, titled)
    forms = list(layout.forms)
    for line in lines:
        for word in line[1:]:
            low = forms[word].lower()
            if is_capital(forms[word]) and low not in capital and (low in small or is_common(forms[word])):
                forms[word] = low
    return forms


def paragraphs(layout: Layout) -> Iterator[range]:
    """The words of each paragraph that is short enough for a headline."""
    starts = [*np.flatnonzero(layout.begins).tolist(), len(layout.forms)]
    for start, end in zip(starts, starts[1:], strict=False):
        if FEWEST <= end - start <= LONGEST_LINE:
            yield range(start, end)


def is_titled(forms: Sequence[str]) -> bool:
    """Whether a line is in title case: no sentence, and its long words have capitals."""
    words = [form for form in forms if form.isalpha()]
    long = [form for form in words if len(form) >= LONG]
    if len(words) < FEWEST or len(long) < FEWEST - 1 or all(form.isupper() for form in words):
        return False
    common = sum(1 for form in words[1:] if is_capital(form) and is_common(form))
    return sum(map(is_capital, long)) >= SHARE * len(long) and common * 2 >= len(words) - 1


def written(layout: Layout, titled: set[int]) -> tuple[set[str], set[str]]:
    """Words that the rest of the text writes small, and those that it writes with a capital inside a sentence."""
    small: set[str] = set()
    capital: set[str] = set()
    for word, form in enumerate(layout.forms):
        if word in titled or not form[:1].isalpha():
            continue
        if form.islower():
            small.add(form)
        elif is_capital(form) and not layout.stops[word]:
            capital.add(form.lower())
    return small - capital, capital - small


def is_capital(form: str) -> bool:
    """Whether a word has a capital and small letters after it."""
    return form[:1].isupper() and form[1:].islower()


def is_common(form: str) -> bool:
    """Whether the dictionary has a word, and it names no state."""
    low = form.lower()
    return state_of(form) is None and any(f"{low},{tag}" in dictionary() for tag in COMMON)
