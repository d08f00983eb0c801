"""A conflict in one sentence that a reporter could print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from communique.claims.assertions import Assertion
from communique.claims.counts import fate
from communique.claims.intervals import precision_rank, relation
from communique.claims.pronouns import inside
from communique.claims.records import UNREALISED
from communique.claims.slots import counted_in, focus, precision, value_text
from communique.claims.witnesses import Witness
from communique.claims.wording import at_when, capital, count_words, names, value_words
from communique.model import TimeRef
from communique.model.claims import Slot


def explanation(
    slot: Slot,
    text: str,
    found: Sequence[Assertion],
    keys: Sequence[Witness],
    groups: Sequence[Sequence[int]],
    shown: Mapping[int, str],
) -> str:
    """One sentence that a reporter could print."""
    sides = [(names([keys[n] for n in group]), [found[n] for n in group], shown[group[0]]) for group in groups]
    if slot == "polarity":
        return _denial(text, sides)
    parts = [_part(slot, *side) for side in sides]
    involved = [found[number] for group in groups for number in group]
    ending = _happened(found, involved) if slot == "time" else _together(slot, found, groups)
    about = topic(slot, text, involved, shown.values())
    if slot == "quantity" and "…" not in about:
        about = topic(slot, involved[0].clause.text, involved[:1], shown.values())
    return f"“{about}”: {'; '.join(parts)}{ending}."


def topic(slot: Slot, text: str, involved: Sequence[Assertion], positions: Iterable[str]) -> str:
    """What is disputed: the claim without the disputed date or place, with a gap for the disputed number or agent."""
    words = {w for one in involved for position in {*positions, ""} for w in disputed_words(slot, one, position)}
    line = text.rstrip(".")
    for word in sorted(words, key=lambda w: (-len(w), w)):
        if slot in ("time", "place"):
            line = re.sub(rf"^(?:(?:{PREPOSITIONS})\s+)*{re.escape(word)}\b,?\s*", "", line, flags=re.IGNORECASE)
            line = re.sub(rf"(?:,?\s+(?:{PREPOSITIONS}))*,?\s+{re.escape(word)}\b", "", line)
        else:
            line = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "…", line, count=1)
    return capital(line) if len(line.split()) > 1 else text.rstrip(".")


PREPOSITIONS = (
    "on|in|at|by|since|from|until|for|off|near|late|early|the|to|of|about|around|after|before|just|shortly|soon|past"
)
"""Words before a date or a place that go with it."""


def disputed_words(slot: Slot, one: Assertion, position: str) -> list[str]:
    """The words of a clause that carry the value of a slot."""
    clause = one.clause
    spans = [focus(slot, one, position)] if slot in ("time", "actor") else []
    spans += [q.span for at, q in enumerate(clause.counts) if slot == "quantity" and str(at) == (position or "0")]
    where = clause.place or clause.site
    places = [where.text] if slot == "place" and where else []
    inside = [s for s in spans if clause.span.covers(s) and s != clause.head]
    base = clause.span.start
    return [*places, *(clause.text[s.start - base : s.end - base] for s in inside)]


def _part(slot: Slot, who: str, members: Sequence[Assertion], position: str) -> str:
    best = max(members, key=lambda one: precision(slot, one))
    if slot == "time" and best.clause.when:
        planned = best.clause.status in UNREALISED
        return f"{who} {'expected' if planned else 'put'} it {at_when(best.clause.when)}"
    if slot == "quantity":
        counted = counted_in(best, position)
        return f"{who} {'counted' if fate(counted) else 'gave'} {count_words(counted)}"
    if slot == "status":
        return f"{who} said that it {_status_verb(best.clause.status)}"
    return f"{who} named {value_text(slot, best, position)}" if slot == "actor" else f"{who} put it {_at_place(best)}"


def _status_verb(status: str) -> str:
    return {"happened": "took place", "ongoing": "is under way", "cancelled": "was called off"}.get(
        status, f"is {status}"
    )


def _at_place(one: Assertion) -> str:
    where = one.clause.place or one.clause.site
    words = where.text if where else "elsewhere"
    return words if words.lower().startswith(("in ", "at ", "on ", "near ")) else f"in {words}"


def _denial(text: str, sides: Sequence[tuple[str, Sequence[Assertion], str]]) -> str:
    untrue = all(one.clause.polarity == "negative" for _, members, _ in sides for one in members)
    """The text itself says that something is not so: who denies it says that it is."""
    sides = [(inside(who), members, shown) for who, members, shown in sides]
    yes = "; ".join(f"so said {who}" for who, members, _ in sides if members[0].denied == untrue)
    no = "; ".join(f"{who} {_denies(members)}" for who, members, _ in sides if members[0].denied != untrue)
    return f"“{text.rstrip('.')}”: {yes}, but {no}."


def _denies(members: Sequence[Assertion]) -> str:
    return "denied it" if any(one.denial for one in members) else "said the opposite"


def _happened(found: Sequence[Assertion], involved: Sequence[Assertion]) -> str:
    """What became of a planned event, if a report says so and gives the day, and that is not what is disputed."""
    if any(one.clause.status not in UNREALISED for one in involved):
        return ""
    done = [one for one in found if one.clause.status == "happened" and not one.denied and one.clause.when]
    planned = any(one.clause.status in UNREALISED for one in found)
    if not done or not planned:
        return ""
    near = [one.clause.when for one in found if one.clause.when and _fits(one.clause.when, done)]
    return f"; it took place {at_when(max(near, key=precision_rank))}"


def _fits(time: TimeRef, done: Sequence[Assertion]) -> bool:
    """True if `time` may be when it happened, as reports of it date it."""
    return any(one.clause.when is not None and relation(time, one.clause.when) != "apart" for one in done)


def _together(slot: Slot, found: Sequence[Assertion], groups: Sequence[Sequence[int]]) -> str:
    """ "both on 14 January 2025", where two numbers are of one day."""
    days = {(found[group[0]].clause.published or "")[:10] for group in groups}
    if slot != "quantity" or len(groups) != 2 or len(days) != 1 or len(min(days)) < 10:
        return ""
    return f", both on {value_words(min(days))}"
