"""Numbers given anew for what was told before: "300 were dismissed. The union put the number at 520."

Such a clause says of the number alone what another clause says of the event. It is given the event of that clause, the
nearest before it whose number it can stand for, so that both are compared; who puts the number is who says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from communique.claims.counts import alike, counted, fate
from communique.claims.records import Clause, Party
from communique.claims.words import classes, families, head_lemma, nominal_verbs, words_of
from communique.lexicon import table
from communique.model import Document, Quantity, Reading, Span

LOOK_BACK = 8
"""Clauses before one in which the number that it gives anew is looked for."""

BARE = re.compile(
    r"\b(?P<whole>(?:(?P<bound>about|around|some|nearly|almost|roughly|more than|over|at least|up to|fewer than)\s+)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:\s+(?P<scale>thousand|million|billion))?)\b(?![%\w-]|[.,:]\d)",
    re.IGNORECASE,
)
"""A number in figures with what bounds it, of nothing that is named."""


OF = re.compile(r"\s+of\s+((?:[\w-]+\s+){0,2}?[\w-]+)(?=\s+(?:at|as|was|is|to|in|on|by)\b|[,.;]|$)")
"""What a number is of."""


def restated(document: Document, reading: Reading, found: Sequence[Clause]) -> list[Clause]:
    """The clauses of one article, those that only give a number anew with what it is the number of."""
    counted_already = frozenset(number for one in reading.propositions for number in one.quantities)
    loose = [q for number, q in enumerate(reading.quantities) if number not in counted_already]
    made: list[Clause] = []
    for clause in found:
        made.append(_restated(document, loose, clause, made[-LOOK_BACK:]))
    return made


def _restated(document: Document, loose: Sequence[Quantity], clause: Clause, before: Sequence[Clause]) -> Clause:
    if clause.predicate in words_of("toll_giving") and any(fate(q) for q in clause.counts) and clause.of("who"):
        return msgspec.structs.replace(clause, reckoned=True)
    if not _gives_number(clause):
        return clause
    numbers = clause.counts or _loose(document, loose, clause)
    clause = msgspec.structs.replace(clause, reckoned=_reckons(clause, numbers), counts=numbers)
    if not clause.reckoned and not _equates(clause):
        return clause
    for number in numbers if not any(fate(q) for q in numbers) else ():
        for earlier in reversed(before):
            for count in earlier.counts:
                if earlier.polarity == "positive" and _fits(clause, number, earlier, count):
                    return _told_of(clause, number, earlier, count)
        if befell := _befell(clause):
            return _told_alone(clause, number, befell)
        if level := _level(clause, number):
            return _as_level(clause, level)
        if counted_of := _numbered(clause):
            return msgspec.structs.replace(clause, counts=(msgspec.structs.replace(number, of=counted_of),))
    return clause


def _numbered(clause: Clause) -> str:
    """The noun of what is numbered: "person" of "put the number of people at the march at 45,000"."""
    for party in clause.of("who", "what"):
        if party.head in words_of("generic_numbers") and (noun := _counted_noun(clause, party)):
            return noun
    return ""


def _level(clause: Clause, number: Quantity) -> Party | None:
    """The rate of "turnout was put at 63 percent", which is what "turnout was 63 percent" gives."""
    rates = (party for party in clause.of("who", "what", "whom") if party.head in words_of("specific_numbers"))
    return next(rates, None) if clause.predicate in words_of("reckoning") and number.unit == "percent" else None


def _as_level(clause: Clause, rate: Party) -> Clause:
    """The clause as one on how high a rate is; who gives it is no party of that."""
    return msgspec.structs.replace(
        clause,
        predicate="be percent",
        families=frozenset({"level"}),
        parties=(msgspec.structs.replace(rate, role="who"),),
    )


def _befell(clause: Clause) -> Party | None:
    """The people of "the number of rescued", by what befell them."""
    for party in clause.of("who", "what"):
        if party.head in words_of("generic_numbers") and _undergone(_counted_noun(clause, party)):
            return party
    return None


def _counted_noun(clause: Clause, party: Party) -> str:
    """The noun after "of": "rescued" of "the number of rescued", wherever the reading cuts it; "" if there is none."""
    inside = party.span is not None and clause.span.covers(party.span)
    start = party.span.start - clause.span.start if party.span is not None and inside else 0
    noun = clause.text[start:] if inside else party.text
    found = OF.search(noun, noun.find(party.head) + len(party.head))
    return head_lemma(found[1]) if found and found.start() <= len(party.text) else ""


def _undergone(noun: str) -> frozenset[str]:
    """Families of what befalls people that a noun or participle tells of: "rescued", "evacuees"."""
    verbs = [noun, noun.removesuffix("d"), noun.removesuffix("ed"), noun.removesuffix("ee") + "ate"]
    return frozenset().union(nominal_verbs(noun), *map(families, verbs)) & words_of("undergone")


def _told_alone(clause: Clause, number: Quantity, told: Party) -> Clause:
    """The clause as one on how many it befell, for which nothing before it is needed."""
    noun = _counted_noun(clause, told)
    return msgspec.structs.replace(
        clause,
        predicate=min(_undergone(noun)),
        families=_undergone(noun),
        parties=(msgspec.structs.replace(told, role="whom", head="person", words=(noun,)),),
        counts=(msgspec.structs.replace(number, of=noun, unit="person"),),
    )


def _gives_number(clause: Clause) -> bool:
    """True if it is worth looking for a number: cheap, and of no clause that says more."""
    return clause.predicate in words_of("reckoning") or _equates(clause)


def _loose(document: Document, loose: Sequence[Quantity], clause: Clause) -> tuple[Quantity, ...]:
    """A number after the verb that no clause has, in words or bare: "at 3,800"."""
    rest = Span(document.id, clause.head.end, clause.span.end)
    read = tuple(number for number in loose if rest.covers(number.span))
    if read or (found := BARE.search(document.text, clause.head.start, clause.span.end)) is None:
        return read[:1]
    figures, words = found["number"].replace(",", "").lower(), table("times")["numbers"]
    value = float(words.get(figures, 0) if figures.isalpha() else figures)
    value *= table("quantities")["scales"].get(found["scale"] or "", 1.0)
    bound = dict(table("quantities")["bounds_before"]).get((found["bound"] or "").lower(), "exact")
    return (Quantity(Span(document.id, *found.span("whole")), value, None, None, bound),)


def _told_of(clause: Clause, number: Quantity, earlier: Clause, count: Quantity) -> Clause:
    """The clause with the event of an earlier one and its own number."""
    return msgspec.structs.replace(
        clause,
        predicate=earlier.predicate,
        families=earlier.families,
        code=earlier.code,
        parties=earlier.parties,
        place=earlier.place,
        when=earlier.when,
        counts=(msgspec.structs.replace(number, of=count.of, unit=count.unit),),
        status=earlier.status,
        words=earlier.words,
        restates=earlier.id,
        instead=earlier.told,
    )


def _reckons(clause: Clause, numbers: Sequence[Quantity]) -> bool:
    """True for "the union put the number at 520", "the organisers counted 40,000", "the police spoke of 12 arrests"."""
    if clause.predicate not in words_of("reckoning") or clause.polarity == "negative" or not clause.of("who"):
        return False
    if not numbers:
        return False
    objects = clause.of("what", "whom", "about")
    if any(_number_noun(party) for party in objects):
        return True
    alone = len(objects) == 1 and any(objects[0].span == number.span for number in numbers)
    if clause.predicate in words_of("speaking_of"):  # not "talked about it since 2019"
        spans = [party.span for party in objects if party.span is not None]
        return any(span.covers(number.span) for span in spans for number in numbers)
    return alone and clause.predicate in words_of("counting")


def _equates(clause: Clause) -> bool:
    """True for "the rise was 5.5 percent", "the figure is 520"."""
    return clause.predicate.startswith("be ") and any(_number_noun(party) for party in clause.of("who"))


def _number_noun(party: Party) -> bool:
    """True for the noun of a number that is told before or after it: "the number", "the cost"."""
    return party.head in words_of("generic_numbers") | words_of("specific_numbers")


def _fits(clause: Clause, number: Quantity, earlier: Clause, count: Quantity) -> bool:
    """True if `number` can be another value for what `count` gives."""
    if earlier.id == clause.id or not _one_kind(number, count):
        return False
    nouns = [party for party in clause.of("who", "what", "whom", "about") if _number_noun(party)]
    if not nouns:
        if number.of is None or number.of == count.of:
            return True
        if head_lemma(number.of) in words_of("attending") and alike(number, count):
            return True  # "9,000 participants" after "4,000 people demonstrated"
        return bool(nominal_verbs(head_lemma(number.of)) & earlier.families)
    head = nouns[0].head
    if head in words_of("generic_numbers"):
        of = _counted_noun(clause, nouns[0])
        return not of or bool(classes(of) & counted(count))
    kin = families(head) | nominal_verbs(head)
    return bool(kin & earlier.families) or any(
        classes(head) & classes(party.head) for party in earlier.parties if party.head
    )


def _one_kind(number: Quantity, count: Quantity) -> bool:
    """True if both count in one unit; a bare number may count anything but money, shares and measures."""
    if number.value is None or count.value is None:
        return False
    if number.of is None and number.unit in (None, "person"):
        return not _measured(count)
    if number.of is not None and not _measured(number) and nominal_verbs(head_lemma(number.of)):
        return not _measured(count)
    return number.unit == count.unit if _measured(number) else alike(number, count)


def _measured(quantity: Quantity) -> bool:
    """True for money, shares, lengths: what has a unit and is no number of things."""
    unit = quantity.unit or ""
    return (unit.isupper() and len(unit) == 3) or unit in words_of("units")
