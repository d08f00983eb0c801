"""Relative clauses as sentences of their own, with what they are said of in the pronoun's place.

"The ferry, which sank" gives "the ferry sank", "the deal that Arvenia signed in May" gives "Arvenia signed the deal in
May", "the mission in which Arvenia will send a probe" gives "Arvenia will send a probe in the mission". What is said of
some of many ("drivers who drink") is not said of them all, and has no sentence.
"""

from __future__ import annotations

import re

import msgspec

from communique.claims.pronouns import inside, with_name, written_out
from communique.claims.records import Clause
from communique.claims.words import is_plural, words_of
from communique.model import Argument, Document, Reading, Span

PREPOSITIONS = "in|of|to|for|from|with|on|at|by|under|during|after|through|against|into|about|over|among"

OPENS = re.compile(
    rf"^(?:(?P<case>{PREPOSITIONS})\s+(?:which|whom)|(?P<place>where|when)|(?P<pronoun>who|whom|which|that))(?:\s+|(?=['’](?:s|re|ve|ll)\b))",
    re.IGNORECASE,
)
"""A relative pronoun with its preposition at the start of a clause."""

STRANDED = re.compile(
    rf"\s+(?:{PREPOSITIONS})(?=\s*$|\s*[,;]|\s+(?:{PREPOSITIONS}|since|before|last|this|yesterday)\b)"
)
"""A preposition that lost its noun to the front: "what it was working on for years"."""

PARTICLE = re.compile(r"\s+(?:up|down|out|off|over|away|back)\b(?!\s+(?:the|an?)\b)")

TAKEN = re.compile(r"\s+(?:it|him|her|them|us|me|you|the|an?|his|its|their|to|that)\b", re.IGNORECASE)
"""What follows a verb whose object stands there: no gap."""

SAYS = re.compile(r"(?:he|she|it|they|we|I|\w+s)\s+(?:say|says|said|think|thinks|believes?|claims?|hopes?)\b")
"""Who says so inside a relative clause: "which they say is a reply"."""

INNER = re.compile(r"\s(?:of|in|at|on|from|with|for|by|near|to|and|or)\s")
"""What leaves open to which of two nouns a relative clause or a participle belongs."""

DEFINITE = re.compile(
    r"^(?:the|this|these|that|those|his|her|its|their|our|an?|one|two|three|both|\d[\d,.]*)\b|^\S+['’]s?\s", re.I
)
"""Words before a noun by which it is somebody or something in particular."""

WHOSE = re.compile(r"whose\b", re.IGNORECASE)
ADVERB = re.compile(r"\w+ly|also|not|now|still|already|never|since|once|then|both|all")
CLEFT = re.compile(r"\bit (?:is|was|were) \Z", re.IGNORECASE)
"""What stands before the antecedent of "it was gendarmes who fired": those and no others."""

SINGULAR = frozenset({"is", "was", "has", "does"})
PLURAL = frozenset({"are", "were", "have", "do"})
"""Verb forms that tell the number of their subject."""

LONGEST = 12
"""Words of an antecedent that may stand in a sentence."""


def relative(clause: Clause, document: Document, reading: Reading) -> str | None:
    """The clause as a sentence of its own; None if it is no relative clause; "" if it is one that cannot be told."""
    text = document.slice(clause.span)
    found = OPENS.match(text)
    if clause.kind not in ("relative", "copular", "complement") or (found is None and clause.kind != "relative"):
        return None
    if WHOSE.match(text):
        return whose(clause, document, reading)
    arguments = reading.propositions[clause.number].arguments
    before = [a for a in arguments if a.span.end <= clause.span.start and a.role not in ("when", "how many")]
    own = {a.role for a in arguments if clause.span.start <= a.span.start < clause.head.start}
    noun = max(before, key=lambda a: a.span.end, default=None)
    if noun is None and clause.kind == "complement":
        return None
    noun = _described(noun, clause, document, reading)
    sure = False
    if noun is not None and found is not None and "who" not in own:
        noun, sure = agreeing(noun, text[found.end() :], clause, document)
        if not sure and disagrees(noun, text[found.end() :], clause, document, reading):
            return ""
    if found is not None and (found["case"] or found["place"]):
        return (
            _moved(text[found.end() :], found, noun, clause, document, reading) if own & {"who", "whom", "what"} else ""
        )
    if noun is None or not _particular(noun, clause, document, reading, sure):
        return ""
    phrase = document.slice(noun.span)
    if "who" in own:
        return _returned(found.end() if found else 0, phrase, clause, document, reading)
    apart = "," if ", " in phrase else ""
    whole = found is not None and SAYS.match(text, found.end()) is None
    return f"{phrase}{apart} {written_out(text[found.end() :]).lstrip()}" if found is not None and whole else ""


def _moved(
    rest: str, found: re.Match[str], noun: Argument | None, clause: Clause, document: Document, reading: Reading
) -> str:
    """ "in which Arvenia will send a probe": the preposition and its noun at the end; of time and place without."""
    line = with_name(rest, clause.span.start + found.end(), document, reading)
    if line is None:
        return ""
    if noun is not None and found["case"] and _particular(noun, clause, document, reading):
        return f"{line.rstrip(' ,;')} {found['case'].lower()} {inside(document.slice(noun.span))}"
    return line if found["place"] and not line.endswith(document.slice(clause.head)) else ""


def _returned(opening: int, phrase: str, clause: Clause, document: Document, reading: Reading) -> str:
    """ "that Arvenia signed in May" with its object behind the verb."""
    text, end = document.slice(clause.span), clause.head.end - clause.span.start
    for gap in (PARTICLE, STRANDED):
        found = gap.match(text, end)
        end = found.end() if found else end
    if TAKEN.match(text, end):
        return ""
    line = with_name(text[opening:], clause.span.start + opening, document, reading)
    cut = end - opening + len(line or "") - len(text[opening:])
    return f"{line[:cut]} {inside(phrase)}{line[cut:]}" if line else ""


def agreeing(noun: Argument, rest: str, clause: Clause, document: Document) -> tuple[Argument, bool]:
    """Of "raids on the port, which has no guard" the noun that the number of the verb fits, and whether it fits one
    alone; `rest` is what follows the pronoun.
    """
    phrase = document.slice(noun.span)
    parts = INNER.split(phrase)
    number = verb_number(first_word(rest), clause, document)
    if len(parts) != 2 or number is None or re.search(r"\s(?:and|or)\s", phrase):
        return noun, False
    far, near = map(is_plural, parts)
    if far == near:
        return noun, False
    if near == (number == "plural"):
        start = noun.span.end - len(parts[1])
        noun = msgspec.structs.replace(noun, span=Span(noun.span.document, start, noun.span.end), mention=None)
    return noun, True


def disagrees(noun: Argument, rest: str, clause: Clause, document: Document, reading: Reading) -> bool:
    """Whether a plural is taken for the subject of a singular verb: another noun is meant."""
    plural = is_plural(document.slice(noun.span)) and not _is_name(noun, reading)
    return plural and verb_number(first_word(rest), clause, document) == "singular"


def first_word(rest: str) -> str:
    """The first word of a predicate that is no adverb."""
    return next((word for word in re.findall(r"[\w’']+", rest.lower()) if not ADVERB.fullmatch(word)), "")


def verb_number(first: str, clause: Clause, document: Document) -> str | None:
    """ "singular" or "plural" by the first word of a predicate; None if it tells nothing."""
    if first in SINGULAR or first in PLURAL:
        return "singular" if first in SINGULAR else "plural"
    lemma = clause.predicate.split(" ")[0]
    if first != document.slice(clause.head).lower().split()[0]:
        return None
    return "singular" if first in (f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies") else None


def whose(clause: Clause, document: Document, reading: Reading) -> str:
    """ "two firefighters whose car was swept away" as "Two firefighters’ car was swept away"; "" if nobody knows."""
    names = [m.span for m in reading.mentions if m.kind == "name"]
    nouns = [m.span for m in reading.mentions if m.kind == "nominal"]
    nouns += [a.span for one in reading.propositions for a in one.arguments if a.role in ("who", "whom", "what")]
    beside = [
        span
        for span in (*names, *nouns)
        if span.end <= clause.span.start and not document.text[span.end : clause.span.start].strip(" ,—–")
    ]
    owner = max(beside, key=lambda span: span.end - span.start, default=None)
    if owner is None or not clause.span.covers(clause.head):
        return ""
    phrase = document.slice(owner)
    if re.search(rf"\b(?:{PREPOSITIONS})\s+$", document.text[max(0, owner.start - 12) : owner.start]):
        return ""  # "a native of Orlow whose cousin"
    loose = {word.lower() for word in phrase.split()} & (words_of("pronouns") | words_of("loose"))
    named = owner in names or DEFINITE.match(phrase) is not None
    if loose or not named or INNER.search(phrase) or len(phrase.split()) > LONGEST:
        return ""
    mark = "’" if phrase.endswith("s") else "’s"
    return f"{phrase}{mark}{document.slice(clause.span)[len('whose') :]}"


def _particular(noun: Argument, clause: Clause, document: Document, reading: Reading, sure: bool = False) -> bool:
    """Whether the antecedent is somebody or something in particular: a name, a definite noun, or, behind a comma or of
    what has happened, any noun that is no word for nobody in particular. `sure`: it is known to which noun the clause
    belongs.
    """
    phrase, between = document.slice(noun.span), _between(noun, clause, document, reading)
    words = [word.lower() for word in re.findall(r"[\w’'-]+", phrase)]
    if (
        not words
        or words[0] in words_of("pronouns") | words_of("loose")
        or words[-1] in words_of("loose")
        or len(words) > LONGEST
    ):
        return False
    if re.match(r"[-‑’']\w", document.text[noun.span.end : noun.span.end + 2]):
        return False  # the antecedent is cut in a word: "a possible re" of "re-introduction"
    if not sure and INNER.search(phrase) and not re.match(r"whom?\b", document.slice(clause.span)):
        return False
    if re.search(r"\w", re.sub(rf"\b(?:{PREPOSITIONS})\b", "", between)):
        return False  # something stands between: "the head of the bank, Mila Tann, who"
    if "," in between or (phrase[:1].isupper() and _is_name(noun, reading)):
        return True
    if CLEFT.search(document.text, max(0, noun.span.start - 12), noun.span.start):
        return True
    if DEFINITE.match(phrase) is None:
        return False
    return clause.status == "happened" or re.match(r"(?:an?|one)\b", phrase, re.IGNORECASE) is None


def is_definite(noun: Argument, document: Document, reading: Reading) -> bool:
    """Whether a noun alone is somebody or something in particular."""
    phrase = document.slice(noun.span)
    if INNER.search(phrase) or len(phrase.split()) > LONGEST:
        return False
    return DEFINITE.match(phrase) is not None or (phrase[:1].isupper() and _is_name(noun, reading))


def _described(noun: Argument | None, clause: Clause, document: Document, reading: Reading) -> Argument | None:
    """The antecedent; of a person with what he is before the name ("the victim, Mila Tann, who") the name."""
    if noun is None:
        return None
    names = (
        (number, m)
        for number, m in enumerate(reading.mentions)
        if m.kind == "name" and m.type == "PERSON" and noun.span.end < m.head.start and m.head.end <= clause.span.start
    )
    near = [number for number, m in names if not document.text[m.head.end : clause.span.start].strip(" ,—–-")]
    return msgspec.structs.replace(noun, span=reading.mentions[near[0]].head, mention=near[0]) if near else noun


def _between(noun: Argument, clause: Clause, document: Document, reading: Reading) -> str:
    """What stands between the antecedent and its clause, without a time: "the raid late on Friday, which"."""
    start = max(
        (t.span.end for t in reading.times if noun.span.end <= t.span.start and t.span.end <= clause.span.start),
        default=noun.span.end,
    )
    return document.text[start : clause.span.start]


def _is_name(noun: Argument, reading: Reading) -> bool:
    return noun.mention is not None and reading.mentions[noun.mention].kind == "name"
