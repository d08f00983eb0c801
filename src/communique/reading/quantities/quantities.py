"""Numbers with what they count: "at least 40 people were killed", "$5bn in aid", "47 articles", "a 20-year accord".

Dates, times, ordinals, ages, scores, telephone numbers and numbers in names are no quantities. A length of time is one
only when it measures a thing ("a 20-year accord"). See `counted` for how tolls are written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.lexicon import table
from communique.model import Quantity, Span, TimeRef
from communique.reading.patterns.atoms import BREAK, Atoms, scan
from communique.reading.patterns.numerals import digits, ordinal
from communique.reading.quantities import counted
from communique.reading.quantities.counted import Counted
from communique.reading.quantities.quantity_rules import Amount, amounts, grammar
from communique.reading.tokens.shell import offsets_of, text_of
from communique.reading.tokens.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = frozenset(
    "article page chapter section resolution flight route room number no nos phase division part volume grade type"
    " model unit channel highway line level version protocol paragraph clause act point item boeing airbus group day"
    " week game match round lane apollo windows step stage category class tier platform gate terminal lot block floor"
    " covid aged age annex appendix zone sector order law bill decree directive interstate".split()
)
"""A number behind one of these names something: "Article 5", "page 12", "aged 56"."""
SPORT = frozenset("won win wins beat beats beaten lost loses defeated drew draw score scored led trailed".split())
OLDEST = 120
ONE_PERSON = frozenset(
    "baby boy child girl infant lad man pensioner pupil teenager toddler widow widower woman youth youngster"
    " dad daddy father grandfather grandmother mother mum".split()
)
"""Of whom "of" and a number tells the age, or how many children they have."""
MAX_DIGITS = 15


def quantities(doc: Doc, document: str, times: Sequence[TimeRef]) -> list[Quantity]:
    """The quantities of a document in text order; each slices inside `doc.text`, none overlaps a date of `times`.

    `doc` is the annotated Doc; on a blank one what is counted is read from the words that follow the number.
    """
    atoms = scan(text_of(doc), grammar().alphabet)
    starts, annotated = offsets_of(doc), doc.has_annotation("DEP")
    found = [_quantity(doc, starts, document, atoms, a) for a in amounts(atoms) if not _is_time(atoms, a, times)]
    lengths = [_of_length(doc, starts, document, t) for t in times if t.type == "DURATION"]
    ordinals = _ordinal_tolls(doc, document) if annotated else []
    read = (
        q
        for q in (*found, *lengths, *ordinals)
        if q is not None and (not annotated or _is_read(doc, starts, q.span.start))
    )
    return sorted(read, key=lambda q: q.span)


def _ordinal_tolls(doc: Doc, document: str) -> list[Quantity]:
    """ "a sixth person died" makes six."""
    found = []
    words = words_of(doc)
    modifiers = (place for place, dep in enumerate(words.dep) if dep == "amod" and place < words.head[place])
    for place in modifiers:
        value = ordinal(words.lower[place])
        if not value or value == 1:
            continue
        token = doc[place]
        if not any(kid.lower_ in ("a", "an") for kid in token.head.children):
            continue
        if fate := counted.ordinal_toll(token.head):
            span = Span(document, token.idx, token.idx + len(token))
            found.append(Quantity(span, float(value), counted.PERSON, f"{fate} {counted.PERSON}", "exact"))
    return found


def _is_time(atoms: Atoms, amount: Amount, times: Sequence[TimeRef]) -> bool:
    """True if the number is part of a time expression."""
    start, end = atoms.starts[amount.core], atoms.ends[amount.last - 1]
    at = bisect_right(times, start, key=lambda t: t.span.start)
    near = times[max(at - 1, 0) : at + 3]
    return any(t.span.start < end and start < t.span.end for t in near)


def _tokens(starts: list[int], start: int, end: int) -> tuple[int, int]:
    """Tokens from the one that holds `start` to the last that begins before `end`, end exclusive."""
    return max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)


def _quantity(doc: Doc, starts: list[int], document: str, atoms: Atoms, amount: Amount) -> Quantity | None:
    if _is_name(atoms, amount) or _is_score(atoms, amount):
        return None
    first, last = _tokens(starts, atoms.starts[amount.core], atoms.ends[amount.last - 1])
    what = _counted(doc, atoms, amount, first, last)
    if what is None or (amount.value == 1 and amount.rule == "amount" and not _counts_one(doc, last, what)):
        return None
    span = Span(document, atoms.starts[amount.first], atoms.ends[amount.last - 1])
    return Quantity(
        span,
        _round(amount.value),
        what.unit,
        what.of,
        amount.bound,
        None if amount.upper is None else _round(amount.upper),
    )


def _is_read(doc: Doc, starts: list[int], offset: int) -> bool:
    """Only headline and body are read."""
    token = doc[max(bisect_right(starts, offset) - 1, 0)]
    return not token.has_extension("read") or bool(token._.read)


def _round(value: float) -> float:
    return float(f"{value:.12g}")


def _counted(doc: Doc, atoms: Atoms, amount: Amount, first: int, last: int) -> Counted | None:
    """Unit and thing counted; None if the number counts nothing."""
    if amount.unit is not None:
        links = counted.OF if amount.unit == "percent" else counted.MONEY_LINKS
        return Counted(amount.unit, counted.of_phrase(doc, last, links))
    following = atoms.words[amount.last : amount.last + 3]
    measure = _measure(following)
    if measure is not None:
        unit, size = measure
        return Counted(unit, counted.of_phrase(doc, last + size))
    if following[:1] == ["-"] and len(following) > 1 and following[1].isalpha() and _glued(atoms, amount.last):
        return _hyphened(following[1])
    return counted.count(doc, first, last)


def _measure(following: list[str]) -> tuple[str, int] | None:
    """(unit, tokens that it takes) of "km", "square kilometres", "-km"."""
    measures = table("quantities")["measures"]
    start = 1 if following[:1] == ["-"] else 0
    if following[start : start + 1] in (["square"], ["cubic"], ["nautical"]) and following[start + 1 :]:
        kind, name = following[start], following[start + 1]
        if name in measures:
            return f"{kind} {measures[name]}", start + 2
    name = following[start] if len(following) > start else ""
    return (measures[name], start + 1) if name in measures else None


def _glued(atoms: Atoms, at: int) -> bool:
    return atoms.starts[at] == atoms.ends[at - 1]


def _hyphened(word: str) -> Counted | None:
    """ "a 47-article accord": the word behind the hyphen is what is counted."""
    if word in (
        "year",
        "month",
        "day",
        "week",
        "hour",
        "minute",
        "old",
        "fold",
        "strong",
        "odd",
        "plus",
        "style",
        "something",
    ):
        return None
    name = counted.singular(word)
    return Counted(counted.PERSON if word in counted.persons() or word in ("member", "man") else name, name)


def _is_name(atoms: Atoms, amount: Amount) -> bool:
    """A number that names, numbers or addresses something, or is glued to letters or other numbers."""
    text, start, end = atoms.text, atoms.starts[amount.core], atoms.ends[amount.last - 1]
    before = atoms.words[amount.first - 1] if amount.first else ""
    left, right = text[max(start - 2, 0) : start], text[end : end + 2]
    if (
        len([c for c in text[start:end] if c.isdigit()]) > MAX_DIGITS
        or left[-1:].isalnum()
        or left[-1:] in ("_", "/", "#", "@", "+", "&")
    ):
        return True
    if (
        before in LABELS
        or (left[-1:] in ("-", ".", ":") and left[:1].isalnum())
        or right[:1] in ("_", "/", "@", "°", ":")
    ):
        return True
    if (right[:1] in ("-", ".") and right[1:2].isdigit()) or (
        right[:1].isalpha() and amount.unit is None and not _known_suffix(atoms, amount)
    ):
        return True
    return _is_age(atoms, amount) or _is_telephone(atoms, amount)


def _known_suffix(atoms: Atoms, amount: Amount) -> bool:
    word = atoms.words[amount.last] if amount.last < len(atoms.words) else ""
    return word in table("quantities")["measures"]


def _is_age(atoms: Atoms, amount: Amount) -> bool:
    """ "Anna Berg, 56, said": a small number between commas behind a name; "a boy of four", "a mother of two"."""
    if amount.core < 2 or amount.value > OLDEST or amount.last >= len(atoms.words) or amount.bound != "exact":
        return False
    if atoms.words[amount.core - 1] == "of":
        return atoms.words[amount.core - 2] in ONE_PERSON
    name = atoms.text[atoms.starts[amount.core - 2]].isupper()
    return name and atoms.words[amount.core - 1] in (",", "(") and atoms.words[amount.last] in (",", ".", ")", BREAK)


def _is_telephone(atoms: Atoms, amount: Amount) -> bool:
    """Groups of figures in a row."""
    around = [*atoms.words[max(amount.core - 2, 0) : amount.core], *atoms.words[amount.last : amount.last + 2]]
    beside = [atoms.words[i] for i in (amount.core - 1, amount.last) if 0 <= i < len(atoms.words)]
    return ("+" in around and any(w.isdigit() for w in around)) or any(w.isdigit() for w in beside)


def _is_score(atoms: Atoms, amount: Amount) -> bool:
    """ "won 3-1", "1-1": two small numbers with a hyphen, near a word of sport or with nothing behind them."""
    near = set(atoms.words[max(amount.core - 5, 0) : amount.core])
    dashed = "-" in atoms.words[amount.core : amount.last] or "–" in atoms.words[amount.core : amount.last]
    return amount.rule == "range" and dashed and bool(near & SPORT)


def _counts_one(doc: Doc, last: int, what: Counted) -> bool:
    """ "one person was killed" counts; "one of the most", "on one hand", "one day" do not."""
    if last >= len(doc) or what.of is None:
        return False
    return (
        doc[last].lower_ not in ("of", "another", "day", "hand", "thing", "way", "side", "reason", "time")
        and what.unit == counted.PERSON
    )


def _of_length(doc: Doc, starts: list[int], document: str, time: TimeRef) -> Quantity | None:
    """A length of time that measures a thing: "a 20-year accord" is 20 years of accord."""
    words = text_of(doc)[time.span.start : time.span.end].lower().replace("-", " - ").split()
    durations = table("quantities")["durations"]
    if "-" not in words or words[-1] not in durations or time.value.startswith("PX"):
        return None
    value = digits(time.value.removeprefix("P").removeprefix("T")[:-1])
    _, last = _tokens(starts, time.span.start, time.span.end)
    of = counted.of_phrase(doc, last) if last < len(doc) and doc[last].lower_ not in ("of", "in", "old", "-") else None
    if value is None or of is None:
        return None
    return Quantity(time.span, value, durations[words[-1]], of, "exact")
