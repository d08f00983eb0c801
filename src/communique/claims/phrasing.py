"""A claim in one readable sentence: the words of the article, never a fragment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.claims.frames import is_whole, pieces_of, speaker_for, unframed
from communique.claims.records import Clause
from communique.claims.wording import capital
from communique.claims.words import words_of
from communique.model import Argument, Document, Reading, Statement

RELATIVE = re.compile(r"^(?:who|which)\s+", re.IGNORECASE)
"""A relative pronoun before its verb: what it refers to takes its place."""
FINITE = frozenset({"main", "complement", "copular", "adverbial"})
"""Kinds of clause that can stand alone once their subject is there."""

PARTICIPLE = frozenset({"adverbial", "participle"})
"""Kinds of clause that may have a participle for a verb."""
HELPERS = "is|are|was|were|am|be|been|has|have|had"
INFINITIVE = re.compile(r"\s+(?:not\s+)?to\s+\w+")
"""What follows a subject whose verb is an infinitive."""
GERUND = re.compile(rf"(?!.*\b(?:{HELPERS})\b)\W*(?:\w+\W+){{0,3}}\w+ing|.*\bhaving\b.*", re.DOTALL)
"""From the subject to the verb of "Russia emerging", "Russia having built": no finite verb."""

LONG_SENTENCE = 150
"""Characters from which a sentence is not shown for one short clause in it."""

MOST = 240
"""Characters of a claim's sentence."""

LONG = 120
"""Characters from which a trailing ", marking a step forward …" is left out."""

ASIDE = re.compile(r"(?<=\w{3}),\s+(?!includ|accord|dur)[a-z]{2,15}ing\b[^,]{0,200}$")
LINKS = (
    "as such|and|but|so|or|yet|then|also|meanwhile|furthermore|however|moreover|additionally|still|nonetheless"
    "|in other words"
)
"""What ties a sentence to the one before it."""
CONJUNCTIONS = (
    "just as|because|while|as|although|though|since|when|where|whereas|if|adding|saying"
    "|(?:shortly |soon |just |long |immediately |right |especially |particularly )?(?:after|before)"
)
"""What subordinates a clause to the one that it is cut from."""
THAT = r"that(?=\s+(?:the|an?|it|he|she|they|this|these|his|her|their|its|we|all|no)\b|\s+(?-i:[A-Z0-9“\"]))"
"""The conjunction, not the pronoun of "that effort"."""
MARKS = r"[\s\"“”'‘’,;:()\[\]–—-]"
JOINED = re.compile(rf"^(?:{MARKS}|(?:{LINKS})\b[\s,]*)+", re.IGNORECASE)
"""Marks and links before a sentence."""
LEADING = re.compile(rf"^(?:{MARKS}|(?:{LINKS}|{CONJUNCTIONS}|{THAT})\b[\s,]*)+", re.IGNORECASE)
"""Marks, links and conjunctions before a clause that is cut from a sentence."""
PIECES = "analysis|opinion|report|reports|live|video|comment|exclusive|updated?"
LABEL = re.compile(rf"\s+[-–—|]\s*(?:{PIECES})$", re.IGNORECASE)
"""The kind of piece at the end of a headline."""
ACCORDING = re.compile(r"^\W*according to [^,]{1,100},\s*", re.IGNORECASE)
CLOCK = re.compile(r"^\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\s+(?=[A-Z“\"])")
"""The time of an entry of a live blog."""
SECOND = re.compile(r",?\s+(?:and|but) that (?=(?:the|an?|it|he|she|they|his|her|their|its|no|\d+|[A-Z]\w+)\b).*$")
"""What else is said: "… and that the road was closed"."""
TRAILING = re.compile(r"[\s\"“”'‘’,;:([–—-]+$")
ATTRIBUTION = re.compile(
    r"(?:,\s*[\"”’]?|[\"”’])\s*(?:[\w.'’-]+\s+){0,6}(?:said|says|added|told|reported|noted|announced|stated)(?:\s+[\w.'’-]+){0,5}\s*$"
)
"""A trailing "…, the ministry said on Monday"."""

SUBJECTS = frozenset({"it", "he", "she", "they", "this", "these", "that", "which", "who", "both", "we", "i"})


def representative(members: Sequence[Clause]) -> Clause:
    """The clause that says a claim best: a whole clause with a named subject, neither long nor short, filled slots."""
    return min(
        members, key=lambda clause: (-_fitness(clause), clause.published or "9999", clause.document, clause.number)
    )


def _fitness(clause: Clause) -> float:
    words = len(clause.text.split())
    subject = clause.of("who")
    named = any(not party.pronoun for party in subject) + any(party.actors for party in subject)
    slots = min(4, len(clause.parties) + len(clause.counts) + (clause.when is not None) + (clause.place is not None))
    length = -abs(words - 14) / 10 - (2 if words > 40 else 0)
    stage = 1.0 if clause.status in ("happened", "ongoing") else 0.0
    first_person = bool(re.search(r"\b(?:I|we|our|my|us)\b", clause.text))
    whole = 2.0 if clause.kind in FINITE else 0.0
    return (
        whole
        + 1.2 * named
        + 0.5 * slots
        + length
        + stage
        - 2 * first_person
        - 0.5 * clause.headline
        - 4 * clause.reckoned
    )


def sentence(clause: Clause, document: Document, reading: Reading) -> str:
    """The clause as a sentence of its own; if it cannot stand alone, the whole sentence of the article, or, of a long
    one, what is meant with its subject: "[Pezeshkian] … further solidifying their ties."
    """
    if (line := denied(clause, document, reading)) is not None:
        return line
    own = standing(clause, document, reading)
    if own is not None:
        return tidy(own, clause.kind in ("adverbial", "complement", "copular"), in_aside(clause, own, document))
    if (own := spoken(clause, document, reading)) is not None:
        return own
    content = content_alone(clause, document, reading)
    whole = content or document.slice(clause.sentence)
    short = elided(clause, document, reading) if len(whole) > LONG_SENTENCE else None
    return short or tidy(whole, content is not None, in_aside(clause, whole, document))


def in_aside(clause: Clause, text: str, document: Document) -> bool:
    """Whether the predicate stands in the participle clause at the end of the text."""
    aside = ASIDE.search(text.rstrip(".!?… "))
    return aside is not None and re.search(rf"\b{re.escape(document.slice(clause.head))}\b", aside[0]) is not None


def spoken(clause: Clause, document: Document, reading: Reading) -> str | None:
    """What somebody says of himself, his name in brackets: "[Rey] will resign" of "Rey said that he will resign"."""
    subject = _subject(reading, clause)
    if clause.kind not in FINITE or subject is None or not clause.span.covers(subject.span):
        return None
    name, pronoun = speaker_for(subject.span, clause, document, reading), document.slice(subject.span)
    line = tidy(unframed(clause.span, clause, document, reading))
    starts = line.lower().startswith(f"{pronoun.lower()} ")
    return f"[{capital(name)}]{line[len(pronoun) :]}" if name and starts else None


def content_alone(clause: Clause, document: Document, reading: Reading) -> str | None:
    """The sentence of the clause without who says it; None where what is left is no sentence, or begins with a pronoun
    that the frame explains.
    """
    pieces = pieces_of(clause.sentence, clause, reading)
    text = unframed(clause.sentence, clause, document, reading)
    first = re.match(r"\W*(?:that\s+)?([\w’']+)", text, re.IGNORECASE)
    opens = first is not None and first[1].lower() in SUBJECTS - {"i", "we"}
    whole = pieces != [clause.sentence] and not opens and is_whole(pieces, document, reading)
    return re.sub(r"^\W*that\s+", "", text, flags=re.IGNORECASE) if whole else None


def elided(clause: Clause, document: Document, reading: Reading) -> str | None:
    """A participle clause, or the second of two with one subject, with its subject in brackets before it; None where it
    has not one that is named.
    """
    subject = _subject(reading, clause)
    joined = clause.kind in FINITE and subject is not None and subject.span.end <= clause.span.start
    if not (clause.kind in PARTICIPLE or joined) or subject is None or len(clause.of("who")) > 1:
        return None
    if document.slice(subject.span).lower() in SUBJECTS:
        return None
    line = tidy(document.slice(clause.span))
    if line.lower().startswith(("to ", "of ")):
        return None
    before = "" if clause.span.covers(subject.span) else f"[{capital(document.slice(subject.span))}] "
    if joined:
        return f"{before}{line[:1].lower()}{line[1:]}" if line else None
    return f"{before}… {line[:1].lower() if before else line[:1]}{line[1:]}" if line else None


def denied(clause: Clause, document: Document, reading: Reading) -> str | None:
    """What is denied of a pronoun, with the name that it stands for in brackets: "[The ministry] had known of it".

    The sentence around it says the contrary, so that it cannot stand for what is denied. None if it is no denial.
    """
    subject = _subject(reading, clause)
    denials = (s for s in reading.statements if s.stance == "denies" and any(c.covers(clause.span) for c in s.content))
    told = next(denials, None)
    if told is None or subject is None or not clause.span.covers(subject.span):
        return None
    if document.slice(subject.span).lower() not in SUBJECTS:
        return None
    line = tidy(document.slice(clause.span))
    if clause.span.start != subject.span.start:
        return line
    name = _stands_for(subject, told, document, reading)
    return f"[{capital(name)}]{line[subject.span.end - subject.span.start :]}" if name else line


def _stands_for(subject: Argument, told: Statement, document: Document, reading: Reading) -> str | None:
    """The name behind a pronoun in what is denied; "it" and "they", if nothing else, are the body that denies."""
    chain = reading.mentions[subject.mention].chain if subject.mention is not None else None
    names = [m for m in reading.mentions if m.chain == chain and m.kind == "name"]
    if names:
        return document.slice(names[0].span)
    source = told.sources[-1] if told.sources else None
    body = source is not None and source.kind in ("group", "agency", "outlet", "paper")
    return source.text if source and body and document.slice(subject.span).lower() in ("it", "they") else None


def standing(clause: Clause, document: Document, reading: Reading) -> str | None:
    """The clause if it can stand alone: a finite verb, a subject of its own, and that is no pronoun.

    A pronoun is never replaced by what it seems to stand for: read wrongly, it would make a claim that nobody made.
    """
    subject = _subject(reading, clause)
    if clause.kind == "relative" and subject is not None:
        return _relative(clause, document, subject)
    if clause.kind not in FINITE or subject is None:
        return None
    between = document.text[subject.span.end : clause.head.end]
    if GERUND.fullmatch(between):
        return None
    bare = INFINITIVE.match(between) is not None  # "expects prices to fall" is no sentence without who expects it
    if bare and clause.span.start >= subject.span.start:
        return None
    text = document.slice(clause.span) if bare else unframed(clause.span, clause, document, reading)
    if not clause.span.covers(subject.span) or document.text[: clause.span.start].rstrip().lower().endswith(
        "according to"
    ):
        return None
    return text if document.slice(subject.span).lower() not in SUBJECTS else None


def _relative(clause: Clause, document: Document, subject: Argument) -> str | None:
    """A relative clause with its antecedent in the pronoun's place: "the ferry, which sank" gives "the ferry sank"."""
    text, noun = document.slice(clause.span), document.slice(subject.span)
    found = RELATIVE.match(text)
    if found is None or subject.span.end > clause.span.start or noun.lower() in SUBJECTS:
        return None
    if document.text[subject.span.end : subject.span.end + 1] in ("-", "‑", "’", "'"):
        return None  # the antecedent is cut in a word: "a possible re" of "re-introduction"
    apart = "," if ", " in noun else ""
    return f"{noun}{apart} {text[found.end() :]}"


def _subject(reading: Reading, clause: Clause) -> Argument | None:
    found = [a for a in reading.propositions[clause.number].arguments if a.role == "who"]
    if not found:
        found = [a for a in reading.propositions[clause.number].arguments if a.role in ("whom", "what")]
        found = [a for a in found if clause.kind != "complement" or clause.span.covers(a.span)]
    before = [a for a in found if a.span.start <= clause.head.start]
    return min(before, key=lambda a: a.span.start, default=None)


def tidy(text: str, cut: bool = True, aside: bool = False) -> str:
    """One line that starts with a capital letter, closes its quotations and ends with a full stop.

    `cut`: the text is a clause out of a sentence, whose conjunction goes too; `aside`: a participle behind a comma is
    what is meant, and stays in a long line too.
    """
    line = LABEL.sub("", " ".join(text.split()).rstrip(".!?… "))
    line = (LEADING if cut else JOINED).sub("", ACCORDING.sub("", line, count=1))
    line = SECOND.sub("", line) if cut else line
    line = ASIDE.sub("", line) if len(line) > LONG and not aside else line
    line = ATTRIBUTION.sub("", line) if len(line) < 400 else line
    line = _paired(TRAILING.sub("", _paired(CLOCK.sub("", line)))).rstrip(".!?…")
    line = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\[([^\]]{1,60})\]", r"\1", line))
    line = capital(_cut(line))
    return line if not line or line.endswith("…") else line + "."


def _cut(line: str) -> str:
    if len(line) <= MOST:
        return line
    return line[:MOST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _paired(line: str) -> str:
    """Without quotation marks and brackets that have no partner."""
    if line.count('"') % 2:
        line = line.replace('"', "")
    for left, right in (("“", "”"), ("(", ")"), ("[", "]")):
        if line.count(left) != line.count(right) or (left in line and line.find(right) < line.find(left)):
            line = line.replace(left, "").replace(right, "")
    return line


def is_fragment(text: str) -> bool:
    """True if a sentence is too short or begins with an unresolved pronoun, so that it says nothing on its own."""
    words = text.rstrip(".").split()
    return len(words) < 3 or words[0].lower() in words_of("pronouns") or text.lower().startswith("even if")


def texts(members: Sequence[Clause], documents: Mapping[str, Document], readings: Mapping[str, Reading]) -> str:
    """The sentence of a claim: that of its best member that is no fragment."""
    ranked = sorted(members, key=lambda c: (-_fitness(c), c.published or "9999", c.document, c.number))
    lines = (sentence(c, documents[c.document], readings[c.document]) for c in ranked[:8])
    shown = list(lines)
    return next((line for line in shown if not is_fragment(line)), shown[0] if shown else "")
