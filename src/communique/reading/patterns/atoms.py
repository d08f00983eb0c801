"""Text cut into atoms, each with one character that stands for its class, so that rules are regular expressions.

Numbers, words and marks become one symbol each; a rule over "month day , year" is then a regular expression over
four characters, which the standard library matches at C speed and in linear time (the idea of finite-state date
grammars, Karttunen et al. 1996, with symbols for tokens in place of letters).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

ATOM = re.compile(
    r"(?=[0-9])(?:"
    r"(?P<iso>(?<![\w.-])[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9](?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9][0-9]:?[0-9][0-9])?)?(?![\w-]))"
    r"|(?P<slash>(?<![\w/.])[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)(?:[0-9]{4}|[0-9][0-9])(?![\w/]|\.[0-9]))"
    r"|(?P<clock>(?<![\w:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))"
    r"|(?P<grouped>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]))"
    r"|(?P<decimal>[0-9]+\.[0-9]+)"
    r"|(?P<ordinal>[0-9]+(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:[0-9][0-9])?[0-9]0['’]?s\b)"
    r"|(?P<int>[0-9]+))"
    r"|(?=[ap])(?P<meridiem>[ap]\.\s?m\.|[ap]m\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<blank>\n[^\S\n]*\n\s*|\n)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
"""One atom; the look-aheads spare most words the alternatives for numbers (three times as fast)."""
OTHER = "\x01"
BREAK = "\x00"
_PRIVATE = 0xE000
NUMBERS = {
    # name of a class of numbers: its symbol. Whole numbers are told apart by what they can be in a date.
    "I12": "a", "I24": "b", "I31": "c", "I59": "d", "I99": "e", "I999": "f", "I2199": "g", "I9999": "h", "IBIG": "i",
    "ZERO": "z", "ISO": "j", "SLASH": "k", "CLOCK": "l", "GROUPED": "m", "DECIMAL": "n", "ORDINAL": "o",
    "DECADE": "p", "MERIDIEM": "q", "HHMM": "r",
}  # fmt: skip
_LIMITS = ((0, "ZERO"), (12, "I12"), (24, "I24"), (31, "I31"), (59, "I59"), (99, "I99"), (999, "I999"))


class Pieces(NamedTuple):
    """The atoms of one text without their classes; see `Atoms`."""

    starts: list[int]
    ends: list[int]
    kinds: list[str]
    """Names of the groups of ATOM."""
    forms: list[str]
    """As written."""
    words: list[str]


class Atoms(NamedTuple):
    """The atoms of one text. `code[i]` is the class symbol of the atom from `starts[i]` to `ends[i]`."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    """Lower-case forms; typographic apostrophes are straight."""
    code: str


class Alphabet:
    """Symbols of the words that rules know. Words with the same membership in everything still have their own."""

    def __init__(self, words: Iterable[str], capitalised: Iterable[str]) -> None:
        self.symbols = {word: chr(_PRIVATE + i) for i, word in enumerate(sorted(set(words)))}
        self.capitalised = frozenset(capitalised)

    def of_word(self, word: str, lower: str) -> str:
        """Symbol of a word as it is written; OTHER for a word of no rule."""
        if lower in self.capitalised and word[0].islower():
            return self.symbols.get("^" + lower, OTHER)
        return self.symbols.get(lower, OTHER)

    def group(self, words: Iterable[str]) -> str:
        """The symbols of several words, as the inside of a character class."""
        return "".join(sorted(self.symbols[w] for w in words if w in self.symbols))


def scan(text: str, alphabet: Alphabet) -> Atoms:
    """Cut a text into atoms and classify each; linear in the length of the text."""
    starts, ends, kinds, forms, words = cut(text)
    written = list(zip(kinds, forms, words, strict=True))
    known = {atom: _symbol(*atom, alphabet) for atom in set(written)}
    return Atoms(text, starts, ends, words, "".join([known[atom] for atom in written]))


@lru_cache(maxsize=1)
def cut(text: str) -> Pieces:
    """The atoms of a text, those of the last text kept: the grammars of times and of quantities read it in turn."""
    starts, ends, kinds, forms = [], [], [], []
    wrapped = hard_wrapped(text)
    for found in ATOM.finditer(text):
        kind = found.lastgroup or "mark"
        form = found.group()
        if kind == "blank" and wrapped and form.count("\n") == 1:
            continue
        start, end = found.span()
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        forms.append(form)
    lower = {form: form.lower().replace("’", "'") for form in set(forms)}
    return Pieces(starts, ends, kinds, forms, [lower[form] for form in forms])


def _symbol(kind: str, form: str, lower: str, alphabet: Alphabet) -> str:
    if kind == "word":
        return alphabet.of_word(form, lower)
    if kind == "mark":
        return alphabet.symbols.get(lower, OTHER)
    if kind == "int":
        return _integer(form)
    return BREAK if kind == "blank" else NUMBERS[kind.upper()]


def _integer(form: str) -> str:
    """Class of a whole number by its size; four digits with a leading zero can only be a clock ("0830 GMT")."""
    if len(form) == 4 and form[0] == "0":
        return NUMBERS["HHMM"]
    if len(form) > 4:
        return NUMBERS["IBIG"]
    number = int(form)
    name = next((name for limit, name in _LIMITS if number <= limit), "")
    return NUMBERS[name or ("I2199" if number < 2200 else "I9999")]


def hard_wrapped(text: str) -> bool:
    """True if lines are broken at a fixed width, so that a single line end is only a space.

    Most lines of such a text are between 50 and 100 characters long and do not end a sentence.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    full = [line for line in lines if 50 <= len(line.rstrip()) <= 100]
    broken = [line for line in full if line.rstrip()[-1] not in ".!?:\"'”’"]
    return max(map(len, lines)) <= 110 and len(broken) * 2 > len(lines)
