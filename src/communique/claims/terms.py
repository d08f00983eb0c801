"""Numbers of a clause that the reading does not count: rates, and how long a sentence, a ban or an extension is.

"Sentenced to 12 years" gives a number as much as "fined 12 crowns"; a verdict is told by whom it falls on, whether he
"was jailed", "received a sentence" or "was given 12 years in prison".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from communique.claims.counts import fate
from communique.claims.crowds import crowd
from communique.claims.figures import age, beside, score, some_of
from communique.claims.page import Page
from communique.claims.records import Party
from communique.claims.words import families, head_lemma, words_of
from communique.lexicon import table
from communique.model import Document, Proposition, Quantity, Span, TimeRef

RATE = re.compile(
    r"(?:\s+[a-z]+){0,2}?\s+(?:a|an|per|each|every)\s+(hour|day|week|month|year|night|head|person|barrel|tonne|kilo)\b"
)
"""What makes a number one of a rate: "120 million crowns a day"."""

SPEEDS = frozenset({"km", "mile"})
AN_HOUR = re.compile(r"(?:\s*[a-z]+)?\s*(?:/\s?h\b|an hour\b|per hour\b)", re.IGNORECASE)
"""Units of length, and what makes a speed of them."""

UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour"}
"""TIMEX3 letter of a length → unit."""

LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDH])")
"""A length in one unit."""

BEFOREHAND = re.compile(r"\b(?:after|in|within|over|during|since|last|past|next|first|than|every|\w+ing)\s+$", re.I)
"""What stands before a length that is not that of what is imposed: "after two years", "spending two years"."""

PRISON = re.compile(
    r"\b(?:in (?:prison|jail)|behind bars|(?:prison|jail|custodial|suspended|life) (?:sentences?|terms?))\b"
)
"""Words by which something given or received is a sentence."""


def numbers(page: Page, one: Proposition, kinds: frozenset[str]) -> tuple[Quantity, ...]:
    """The quantities of a proposition of these families: those that were read, rates told apart, and its terms."""
    counted = (_part(page.document, page.reading.quantities[number]) for number in one.quantities)
    read = tuple(dict.fromkeys(_with_rate(page.document, quantity) for quantity in counted))
    strength = _strength(page.document, one)
    if strength is not None:
        read = (strength, *(quantity for quantity in read if not quantity.span.overlaps(strength.span)))
    if "kill" in kinds:
        read = _lives(page, one, read)
    read = (*read, *(_terms(page, one) if kinds & words_of("termed") else ()))
    read = (*read, *some_of(page, one, read))
    if people := crowd(page, one, kinds, read):
        read = (*(q for q in read if not q.span.overlaps(people[0].span)), *people)
    read = (*read, *age(page, one), *score(page, one, kinds))
    read = (*read, *(_with_rate(page.document, quantity) for quantity in beside(page, one, read)))
    read = tuple(q for q in read if not _of_a_whole(page.document, q))
    return tuple(map(_as_votes, read)) if "approve" in kinds else read


def _as_votes(quantity: Quantity) -> Quantity:
    """The number of those who approve something as one of votes: "87 members raised their hands for it"."""
    voting = bool(quantity.of) and head_lemma(quantity.of or "") in words_of("voting")
    return msgspec.structs.replace(quantity, unit="vote", of="vote") if voting else quantity


def _lives(page: Page, one: Proposition, read: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities as of the dead where a clause tells of lives: "claimed 36 lives", "cost 36 people their lives"."""
    lost = any(head_lemma(page.slice(a.span)) == "life" for a in one.arguments if a.role == "what")
    return tuple(
        msgspec.structs.replace(q, unit="person", of="killed person")
        if q.of == "life" or (lost and q.unit == "person" and fate(q) is None)
        else q
        for q in read
    )


MAGNITUDE = re.compile(
    r"\b(?:magnitude(?: of)?|quakes? measured|quakes? measuring|tremors? measured)[\s-]+(?:about |at least )?(\d\.\d)\b"
    r"|\b(\d\.\d)[\s-]magnitude\b",
    re.IGNORECASE,
)
"""How strong an earthquake was."""


def quakes(text: str) -> bool:
    """True if a clause tells how strong an earthquake was."""
    return MAGNITUDE.search(text) is not None


def _strength(document: Document, one: Proposition) -> Quantity | None:
    found = MAGNITUDE.search(document.text, one.span.start, one.span.end)
    if found is None:
        return None
    group = 1 if found[1] else 2
    return Quantity(Span(document.id, found.start(group), found.end(group)), float(found[group]), None, "magnitude")


WHOLE = re.compile(
    r"(?<![\w.,])(\d[\d,]*|[a-z]+) (?:out )?of (?:the|its|his|her|their|those|these|an estimated|a total of)\s+"
    r"(?:(?:more|fewer|less) than |at least |about |some |nearly |around |almost |over |up to |roughly )?$",
    re.IGNORECASE,
)
"""What stands before a number of a whole, of which a clause tells a part: "21 of the more than 200 girls"."""


SOME = re.compile(
    r"\b(?:any|some|many|most|few|none|several|part|half)\s+of\s+(?:the|its|their|his|her|those|these)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before the number of a whole, of which a clause tells an uncounted part: "any of the 200 girls"."""


def _of_a_whole(document: Document, quantity: Quantity) -> bool:
    """True if a number is that of a whole of which only a part is meant."""
    return SOME.search(document.text, max(0, quantity.span.start - 60), quantity.span.start) is not None


def _part(document: Document, quantity: Quantity) -> Quantity:
    """The number of those of whom something is told: of "21 of the 200 girls", the 21."""
    found = WHOLE.search(document.text, max(0, quantity.span.start - 60), quantity.span.start)
    value = _value(found[1]) if found else None
    if found is None or value is None:
        return quantity
    span = Span(document.id, found.start(1), found.end(1))
    return msgspec.structs.replace(quantity, span=span, value=value, bound="exact", upper=None)


def _value(text: str) -> float | None:
    """The value of a number in figures or of one word."""
    if text[0].isdigit():
        return float(text.replace(",", ""))
    value = table("times")["numbers"].get(text.lower())
    return float(value) if value else None


def _with_rate(document: Document, quantity: Quantity) -> Quantity:
    """The quantity, of another unit where it is for a time or a piece: so much a day is no sum of all days."""
    if quantity.unit in SPEEDS and AN_HOUR.match(document.text, quantity.span.end):
        return msgspec.structs.replace(quantity, unit=f"{quantity.unit}/h", of=None)
    found = RATE.match(document.text, quantity.span.end)
    if found is None:
        return quantity
    unit = f"{quantity.unit or quantity.of or ''} a {found[1]}".strip()
    return msgspec.structs.replace(quantity, unit=unit, of=None)


def _terms(page: Page, one: Proposition) -> tuple[Quantity, ...]:
    """The lengths of time that a clause gives for what it imposes."""
    spans = [argument.span for argument in one.arguments if argument.role == "when"]
    times = [time for time in page.reading.times if any(span.covers(time.span) for span in spans)]
    return tuple(term for time in times if (term := _term(page, time)) is not None)


def _term(page: Page, time: TimeRef) -> Quantity | None:
    found = LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
    if found is None or BEFOREHAND.search(page.document.text[max(0, time.span.start - 16) : time.span.start]):
        return None
    unit = UNITS.get(found[1] + found[3])
    return Quantity(time.span, float(found[2]), unit) if unit else None


def passed(predicate: str, parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties of a vote: "the bill passed the Senate" is of what the Senate passed."""
    bills = [party for party in parties if party.role == "who" and party.head in words_of("bills")]
    if predicate not in ("pass", "clear") or not bills:
        return tuple(parties)
    turned = {"who": "what", "whom": "who", "what": "who"}
    return tuple(msgspec.structs.replace(party, role=turned.get(party.role, party.role)) for party in parties)


def unvoted(one: Proposition, predicate: str) -> bool:
    """True if it says that something was not even voted on, so that nobody can have passed it."""
    return one.polarity == "negative" and one.status == "happened" and "put_to_vote" in families(predicate)


def awarded(predicate: str, parties: Sequence[Party]) -> bool:
    """True if somebody is given what many strive for: "the prize went to Rey", "Rey was awarded the prize"."""
    prize = any(party.role in ("who", "what") and party.head in words_of("prizes") for party in parties)
    return predicate in words_of("awarding") and prize and any(map(_is_given, parties))


def _is_given(party: Party) -> bool:
    return party.role in ("to", "whom") and bool(party.actors or party.names)


def won(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties of a prize given, as if it were told who won it."""
    prize = [msgspec.structs.replace(p, role="what", actors=p.own) for p in parties if p.head in words_of("prizes")]
    return (*(msgspec.structs.replace(p, role="who") for p in parties if _is_given(p)), *prize)


def verdict(predicate: str, text: str) -> bool:
    """True if a verb of giving or receiving tells of a prison sentence."""
    return predicate in words_of("sentencing") and PRISON.search(text) is not None


def falls_on(predicate: str, parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties of a verdict: who receives it is whom it falls on, and the sentence itself is none of them."""
    kept = [party for party in parties if not (party.role == "what" and party.head in ("sentence", "term", "prison"))]
    if predicate not in words_of("receiving"):
        return tuple(kept)
    return tuple(msgspec.structs.replace(p, role="whom") if p.role == "who" else p for p in kept)
