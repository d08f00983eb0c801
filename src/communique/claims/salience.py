"""Which clauses are worth a claim: something that can be checked, said of somebody or something in particular."""

from __future__ import annotations

import re

from communique.claims.denials import anaphor
from communique.claims.kinds import TAKING_PLACE
from communique.claims.records import Clause, Party
from communique.claims.unhurt import unhurt
from communique.claims.words import families, in_lexicon, with_opposites, words_of
from communique.model import Reading
from communique.reading.propositions.events import roots_of

EVENT_CODES = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "YIELD", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
                         "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CRIME", "RETREAT", "REQUEST"})  # fmt: skip
"""Codes of reporting verbs that are acts of their own: accusing, refusing, threatening."""

SPOKEN_CODES = frozenset({"AGREE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "REQUEST", "YIELD"})
"""Codes of what is done in words, which tell something also of people outside public life."""

FULL = 6
"""Content words of a clause that says enough, whatever their slots."""

SENTENCES = frozenset({"main", "complement"})
TOLD = frozenset({"happened", "scheduled", "planned"})
"""Status of what such a clause tells."""

NO_COMMENT = re.compile(
    r"(?:\bnot|n[’']t|\bnever) (?:immediately |yet )*(?:respond|reply|return|answer)\b.*"
    r"\b(?:comments?|requests? for|calls|e-?mails?|messages?)\b|\b(?:declin|refus)\w+ (?:to )?comment\b",
    re.IGNORECASE,
)
"""What a newspaper says of its own questions: each outlet asked for itself."""

MANY_WORDS = 60
"""Longer clauses are lists or garbled text, not one claim."""


def informative(clause: Clause, reading: Reading) -> bool:
    """True if the clause says a checkable thing: not a mere report, not a judgement of taste, not a fragment.

    What somebody denies or accuses somebody of needs to say less: that it is disputed makes it worth telling.
    """
    dated = clause.kind == "nominal" and clause.when is not None  # "a vote" of "a vote is expected on Friday"
    undone = clause.polarity == "negative" and _whole_alone(clause)  # "he had not resigned"
    brief = len(clause.words) < 2 and not (dated or undone or _called_off(clause) or _nobody(clause))
    if brief or len(clause.text.split()) > MANY_WORDS:
        return False
    if clause.restates:
        return True
    if (
        NO_COMMENT.search(clause.text) is not None
        or _supposed(clause)
        or (_reports(clause) and not _of_things(clause, reading))
        or _evaluates(clause)
    ):
        return False
    if _nobody(clause):
        return True
    if not _anchored(clause) or _purpose(clause) or _points_back(clause) or _overtaken(clause, reading):
        return False
    if _disputed(clause, reading):
        return _weight(clause) >= 1
    return _weight(clause) >= (3 if _light(clause) and not clause.counts else 2)


def _disputed(clause: Clause, reading: Reading) -> bool:
    """True for the clause that is the content of a denial or an accusation, not one inside it."""
    for statement in reading.statements if clause.kind in ("complement", "main", "copular") else ():
        if statement.stance in ("denies", "alleges") and any(part.covers(clause.span) for part in statement.content):
            return True
    return False


def _supposed(clause: Clause) -> bool:
    """True for what is asked or supposed, not claimed: "whether the strike is legal", "if parliament agrees"."""
    return clause.kind == "question" or (clause.kind == "adverbial" and clause.status == "hypothetical")


def _reports(clause: Clause) -> bool:
    """True if it only says that something was said."""
    if clause.predicate == "speak" and clause.code is None:
        return True
    plain = clause.predicate in words_of("plain_cues") or clause.predicate.split(" ")[0] in words_of("plain_cues")
    if plain and clause.predicate in words_of("addressed") and clause.of("whom") and not clause.of("who"):
        return False  # "the minister was warned that …" is of the minister
    if clause.cue or not plain:
        return plain
    told = clause.predicate in words_of("addressed") and bool(clause.of("whom", "to"))
    told = told or (clause.predicate in words_of("proclaiming") and any(map(_carries, clause.of("what"))))
    act = told or clause.families > families(clause.predicate)
    return not act and not _is_act(clause) and not clause.counts


def _is_act(clause: Clause) -> bool:
    """True for an act of its own, also of people outside public life, whose acts have no code."""
    return clause.code in EVENT_CODES or not SPOKEN_CODES.isdisjoint(roots_of(clause.predicate))


def _points_back(clause: Clause) -> bool:
    """True for "denied this", "rejected the claim": what is denied is the claim, and was told before."""
    objects = clause.of("what", "whom", "about")
    return clause.predicate in words_of("denials") and bool(objects) and all(anaphor(p.text) for p in objects)


def _of_things(clause: Clause, reading: Reading) -> bool:
    """True if a report is of things and not of what a clause says: "confirmed 38 cases", "has denied involvement"."""
    told = [s for s in reading.statements if s.cue is not None and s.cue.overlaps(clause.head)]
    clauses = [one for one in reading.propositions if one.clause not in ("nominal", "adverbial")]
    if any(piece.covers(one.head) for s in told for piece in s.content for one in clauses):
        return False
    things = [party for party in clause.of("what") if not party.pronoun]
    full = any(len(party.words) > 1 for party in things) and clause.predicate in ("announce", "unveil")
    return bool(things) and (full or bool(clause.counts) or clause.predicate in ("deny", "declare", "proclaim"))


def _evaluates(clause: Clause) -> bool:
    """True if it calls something important, likely, a step, …"""
    last = clause.predicate.split(" ")
    return last[0] in ("be", "become", "remain", "seem") and last[-1] in words_of("evaluative") and not clause.counts


def _purpose(clause: Clause) -> bool:
    """True for "to counter the West", "marking a step": a purpose or an aside, with nothing that could be checked."""
    if clause.kind not in ("infinitive", "participle", "nominal") or (
        clause.kind == "infinitive" and clause.status == "happened"
    ):
        return False
    if _called_off(clause) or (clause.committed and len(clause.parties) > 1):
        return False
    return clause.when is None and not clause.counts and not (clause.code and len(clause.actors) > 1)


def _called_off(clause: Clause) -> bool:
    """True for something in particular that is called off: "the launch of the satellite has been scrapped"."""
    if clause.kind == "infinitive" and clause.status == "cancelled":
        return bool(clause.of("what", "whom"))
    if clause.kind != "nominal" or clause.status != "cancelled":
        return False
    return not clause.text.lower().startswith(("a ", "an ", "any ", "no "))


def _nobody(clause: Clause) -> bool:
    """True if it says that there were no victims: of what the article is about, or with a day or a place."""
    placed = clause.place is not None or bool(clause.setting.sites)
    known = not clause.setting.background or placed or clause.when is not None or bool(clause.setting.times)
    return known and bool(unhurt(clause))


def _nothing_done(clause: Clause) -> bool:
    """True for "no deal has been reached": that an act of a known kind was not done."""
    undone = clause.polarity == "negative" and clause.text.lower().startswith(("no ", "nobody "))
    known = any(map(in_lexicon, clause.families)) or "own_up" in clause.families
    return undone and clause.kind in ("main", "complement") and known


AS_PLANNED = re.compile(
    r"\bas (?:originally )?(?:planned|scheduled|announced|agreed|intended|normal|usual)\b", re.IGNORECASE
)
"""What says that nothing has changed, which somebody may have doubted."""


def _as_planned(clause: Clause) -> bool:
    """True for "the match will take place as planned": of something known that is not called off."""
    known = any(party.head in words_of("occasions") for party in clause.of("who", "what"))
    return known and bool(clause.families & TAKING_PLACE) and AS_PLANNED.search(clause.text) is not None


def _overtaken(clause: Clause, reading: Reading) -> bool:
    """True for the plan inside what is called off: "the festival, which was to begin on Friday, has been cancelled"."""
    if clause.kind not in ("relative", "participle"):
        return False
    off = [one for one in reading.propositions if one.clause == "nominal" and one.status == "cancelled"]
    return any(one.span.covers(clause.span) for one in off)


def _light(clause: Clause) -> bool:
    """True for a verb next to empty, unless it is of something that is held: "they continue the strike"; or says enough
    with a role: "knew of the invoices"."""
    if any(f"{clause.predicate}|{party.role}" in words_of("light_unless") for party in clause.parties):
        return False
    return clause.predicate in words_of("light") and not any(p.head in words_of("occasions") for p in clause.parties)


def _anchored(clause: Clause) -> bool:
    """True if it names somebody or gives a number or a date: without any of them nothing ties it to the world."""
    named = any(_carries(party) and party.specific for party in clause.parties)
    return named or bool(clause.counts) or clause.when is not None or clause.place is not None


def _carries(party: Party) -> bool:
    """True if it says who or what: anything but a pronoun that nobody resolved."""
    return bool(party.actors) or not party.pronoun


def _anaphoric(party: Party) -> bool:
    """True for a noun that stands for what was named before, without a word of its own: "the deal", "both sides"."""
    return party.head in words_of("anaphoric") and len(party.words) <= 1


def _whole_alone(clause: Clause) -> bool:
    """True for a fact that needs no object: "the dam burst", "the test failed", said of something in particular."""
    fact = clause.families & words_of("once") or with_opposites(clause.families) > clause.families
    if not fact or len(clause.parties) != 1 or clause.kind not in ("main", "complement", "relative"):
        return False
    return any(party.specific and (party.actors or len(party.words) > 1) for party in clause.parties)


def _full(clause: Clause) -> bool:
    """True for a whole sentence's worth about somebody in particular whose other words fill no slot: "The company's
    letters were found during a search of its offices"."""
    if clause.kind not in SENTENCES or clause.status not in TOLD or clause.first_person:
        return False
    named = any(party.specific for party in clause.parties if not party.pronoun)
    return named and len(clause.words) >= FULL and not any(party.pronoun for party in clause.of("who"))


def _weight(clause: Clause) -> int:
    """Number of slots that carry something."""
    slots = sum((_carries(party) and not _anaphoric(party)) or bool(party.actors) for party in clause.parties)
    told = clause.code is not None or not SPOKEN_CODES.isdisjoint(roots_of(clause.predicate))
    slots += "whether" in clause.text.split()[1:]
    slots += clause.predicate.startswith(("be ", "remain ")) + len(clause.counts) + _whole_alone(clause)
    slots += _called_off(clause) + _full(clause) + _nothing_done(clause) + 2 * _as_planned(clause)
    return slots + (clause.when is not None) + (clause.place is not None) + told
