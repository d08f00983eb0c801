"""Propositions made comparable: from a reading to clauses with their parties, place, time, quantities and words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from communique.claims.article import revised, with_lead_toll
from communique.claims.belied import belied
from communique.claims.bound import committed, had_to, not_until
from communique.claims.called import Called
from communique.claims.coded import coded_event
from communique.claims.dated import day_given, day_of_hours
from communique.claims.kinds import calls_off, counts_on, kinds
from communique.claims.page import Page
from communique.claims.phrasal import full_predicate
from communique.claims.records import Clause, Party, Setting
from communique.claims.restated import restated
from communique.claims.sites import is_town, place_of, site_of
from communique.claims.terms import awarded, falls_on, numbers, passed, unvoted, won
from communique.claims.words import classes, content, head_lemma, implied, noun_lemma, words_of
from communique.model import Argument, Document, Mention, Proposition, Reading, Span, TimeRef
from communique.reading.times.stretches import stretch


def clauses(
    document: Document, reading: Reading, actor_of: Mapping[str, str], nouns: Called | None = None
) -> list[Clause]:
    """All propositions of a reading, in its order. `actor_of` maps "document#cN" (a chain) to an actor id, `nouns` an
    actor to what the story calls it."""
    page = Page(document, reading, actor_of, nouns or {})
    found = [_clause(page, one) for one in reading.propositions if not _of_earlier_version(page, one)]
    placed = [_with_matrix(one, found[max(0, at - LOOK_BACK) : at]) for at, one in enumerate(found)]
    timed = [_with_implied_time(one, placed[max(0, at - LOOK_BACK) : at]) for at, one in enumerate(placed)]
    return with_lead_toll(revised(restated(document, reading, timed)), page)


EARLIER = re.compile(
    r"\b(?:earlier|previous|original|first|prior) (?:version|edition|report|story|article)\b"
    r"|\bcorrect(?:ed|ing) (?:its|his|her|their) (?:own )?(?:\w+ )?(?:statement|report|figure|account|count)s?\b",
    re.I,
)
"""How a correction speaks of what it takes back."""


def _of_earlier_version(page: Page, one: Proposition) -> bool:
    """True for what a correction quotes of what it corrects ("an earlier version said that …", "correcting its own
    statement, in which it had spoken of three"): not claimed."""
    return bool(EARLIER.search(page.document.text[page.sentence(one.head).start : one.head.start]))


LOOK_BACK = 6
"""Clauses before one in which the event that it takes effect at is looked for."""


def _with_matrix(clause: Clause, before: Sequence[Clause]) -> Clause:
    """An infinitive with time and place of the clause around it: "they met on Friday to sign" is signing on Friday."""
    if clause.kind != "infinitive" or clause.status != "happened":
        return clause
    around = next((one for one in reversed(before) if one.span.covers(clause.span) and one.status == "happened"), None)
    if around is None or around.predicate in words_of("denials") or around.predicate in words_of("plain_cues"):
        return clause
    return msgspec.structs.replace(clause, when=clause.when or around.when, place=clause.place or around.place)


def _with_implied_time(clause: Clause, before: Sequence[Clause]) -> Clause:
    """The clause with the date of the event at which it takes effect: an extension has the date of the end."""
    family = next((implied()[name] for name in sorted(clause.families) if name in implied()), None)
    if family is None or (clause.when is not None and clause.when.type != "DURATION"):
        return clause
    dated = [one for one in before if family in one.families and one.when is not None and _kin(one, clause)]
    return msgspec.structs.replace(clause, when=dated[-1].when) if dated else clause


def _kin(one: Clause, two: Clause) -> bool:
    """True if both speak of one kind of thing, or the first of something that a pronoun names."""
    ones = {label for party in one.parties if party.head for label in classes(party.head)}
    twos = {label for party in two.parties if party.head for label in classes(party.head)}
    return bool(ones & twos) or not ones


def _clause(page: Page, one: Proposition) -> Clause:
    document, reading = page.document, page.reading
    text, predicate = page.slice(one.span), full_predicate(page, one)
    told, off = kinds(page, one, predicate), calls_off(page, one, predicate)
    no_vote, day = unvoted(one, predicate), day_given(page, one)
    filled = [a for a in one.arguments if a.role not in ("where", "when") and not (day and a.span.overlaps(day.span))]
    parties = passed(predicate, [_party(page, a) for a in filled])
    if awarded(predicate, parties):
        told, parties = told | {"win"}, won(parties)
    if "appoint" in told and predicate.startswith(("be ", "become ")):
        parties = tuple(msgspec.structs.replace(p, role="whom") for p in parties if p.role == "who")
    where = place_of(page, one, predicate)
    return Clause(
        id=f"{document.id}#p{one.id}",
        document=document.id,
        number=one.id,
        span=one.span,
        head=one.head,
        sentence=page.sentence(one.span),
        text=text,
        predicate=predicate,
        families=told,
        code=one.code,
        parties=falls_on(predicate, parties) if "sentence" in told else parties,
        place=where,
        site=where or site_of(page, one),
        when=_when(page, one),
        counts=numbers(page, one, told),
        status="cancelled" if off or no_vote else "happened" if had_to(page, one) else one.status,
        polarity="positive" if no_vote or not_until(page, one) else one.polarity,
        conditional=one.condition is not None,
        published=reading.published or document.published.value,
        statement=one.statement,
        headline=page.kind(one.span) == "headline",
        position=one.span.start / max(1, len(document.text)),
        kind=one.clause,
        words=frozenset(content(text)),
        cue=page.cued(one.head),
        event=coded_event(page, one),
        setting=_setting(page, one),
        belied=belied(document.text, one.span, page.sentence(one.span)),
        denied=one.statement is not None and page.reading.statements[one.statement].stance == "denies",
        committed=one.clause == "infinitive" and committed(page, one),
    )


def _setting(page: Page, one: Proposition) -> Setting:
    """What the sentence gives beside the clause; the day on which a toll rose is not that of the deaths."""
    found = page.setting(one.span)
    return msgspec.structs.replace(found, times=()) if counts_on(page, one) else found


def _when(page: Page, one: Proposition) -> TimeRef | None:
    """The time of a proposition, the whole stretch where it is an end of one."""
    if one.time is None:
        return day_given(page, one) or day_of_hours(page, one)
    time = page.reading.times[one.time].span
    if counts_on(page, one) or _only_compared(page, time) or _of_an_event(page, one, time):
        return None
    published = page.reading.published or page.document.published.value
    return stretch(page.document.text, page.reading.times, one.time, published)


def _only_compared(page: Page, time: Span) -> bool:
    """True for the time of what came before: "the first missile over Japan since 2009"."""
    before = page.document.text[page.sentence(time).start : time.start]
    return SINCE.search(before) is not None and FIRST.search(before) is not None


def _of_an_event(page: Page, one: Proposition, time: Span) -> bool:
    """True for the time of another event, which its noun names: "was sentenced for the March 11, 2005, incident"."""
    text = page.document.text
    noun = NOUN.match(text, time.end)
    if noun is None or not text.endswith("the ", 0, time.start) or noun.start(1) == one.head.start:
        return False
    return noun_lemma(noun[1].lower()) in words_of("happenings") | words_of("occasions")


NOUN = re.compile(r",?\s+([a-z]+)\b")
"""A noun right behind a time."""

SINCE = re.compile(r"\bsince\s+(?:at least\s+)?$", re.IGNORECASE)
"""What stands before it."""

FIRST = re.compile(
    r"\b(?:first|only|worst|deadliest|bloodiest|biggest|largest|longest|most|high|low|highest|lowest|strongest)\b", re.I
)
"""What is so for the first time, or more than ever, since then."""


def _party(page: Page, argument: Argument) -> Party:
    text, found = page.slice(argument.span), page.inside(argument.span)
    if argument.mention is not None and page.reading.mentions[argument.mention] not in found:
        found.append(page.reading.mentions[argument.mention])
    head = "" if text.lower() in words_of("pronouns") else head_lemma(text)
    noun = page.antecedent(argument.mention) if not head and argument.mention is not None else ""
    own, aged = _own(page, argument), page.aged(argument.span)
    return Party(
        argument.role,
        text,
        head,
        content(text),
        _actors(page, found) or aged,
        page.countries(found),
        _actors(page, [mention for mention in found if mention.type == "PERSON"]) or aged,
        own=own or aged,
        pronoun=not head,
        span=argument.span,
        called=frozenset().union(*(page.nouns.get(actor, frozenset()) for actor in own)),
        town=is_town(page, argument),
        stands_for=noun,
    )


def _actors(page: Page, found: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(sorted({actor for mention in found if (actor := page.actor(mention))}))


def _own(page: Page, argument: Argument) -> tuple[str, ...]:
    """The actor that an argument is; for a body without a name of its own ("Assad's government"), whose it is."""
    if argument.mention is None:
        return ()
    filler = page.reading.mentions[argument.mention]
    if actor := page.actor(filler):
        return (actor,)
    if filler.type != "ORG":
        return ()
    return _actors(page, [m for m in page.inside(filler.span) if m.head.end <= filler.head.start])
