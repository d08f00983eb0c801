"""One kind for one name in an article: "Halvard" is not a person in one sentence and a firm in the next.

The network types each name where it stands. A single word that is a name several times gets the kind that the places
together speak for: what the network said at each, and what stands beside it ("Halvard's chief executive", "Mr
Halvard"). Only persons are told from the rest: a place that acts as a body may well be both in one article. On the
newswire dev part this is worth 0.6 points of F1, 1.3 for persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from communique.lexicon import table
from communique.reading.tokens.nouns import body_of, given_names, honorifics, office_heads, works_nouns
from communique.reading.tokens.states import is_ambiguous, state_of

KINDS = frozenset({"PERSON", "ORG", "LOC"})
"""Labels that are weighed against each other."""
OWNING, TITLED, SURNAME, FIRST, KNOWN, FIRM = 4.0, 3.0, 4.0, 2.0, 2.0, 3.0
"""What these are worth beside one judgement of the network: a body of whom something is said to belong ("X's chief
executive"), a title before it, the last word of a person's full name, the first word of a longer name, a name of a
state or capital that is no person's, a noun for a firm before it ("the building firm X")."""

Votes = dict[str, dict[str, float]]
"""Name → label → weight."""

Name = tuple[int, int, str]
"""First word, end (exclusive), label."""


def agreed(tags: Sequence[str], forms: Sequence[str]) -> list[str]:
    """The BIO tags of an article's words with one label for each name of a single word."""
    tags = parted(tags, forms)
    found = list(spans(tags))
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for start, end, label in found:
        if end == start + 1 and label in KINDS:
            votes[forms[start]][label] += 1
            for kind, weight in beside(start, forms).items():
                votes[forms[start]][kind] += weight
    for start, end, label in found:
        if end > start + 1 and label in KINDS:
            last, first = forms[end - 1], forms[start]
            if label == "PERSON" and last in votes:
                votes[last]["PERSON"] += SURNAME
            elif label != "PERSON" and first in votes:
                votes[first][label] += FIRST
    made = list(tags)
    for start, end, label in found:
        if end == start + 1 and label in KINDS:
            made[start] = f"B-{elected(votes[forms[start]], label)}"
        elif end == start + 1 and forms[start].lower() in weekdays():
            made[start] = "B-DATE"
    for start, end, label in found:
        if end == start + 1 and label in KINDS and is_firm_in_s(end, forms):
            made[start : end + 1] = "B-ORG", "I-ORG"
        elif end == start + 1 and label == "PERSON" and body_of(forms[start]) is not None:
            made[start] = "B-ORG"
    for place in range(len(forms)):
        if is_code(place, forms) and made[place] in ("O", "B-ORG", "B-MISC"):
            made[place] = "B-LOC"
    return made


def is_code(place: int, forms: Sequence[str]) -> bool:
    """Whether the word is a state's code in brackets behind a name, as in results of sports: "Amsel (AUT)"."""
    if not 2 <= place < len(forms) - 1 or forms[place] not in codes():
        return False
    inside = forms[place - 1] in BRACKETS and forms[place + 1] == BRACKETS[forms[place - 1]]
    return inside and forms[place - 2][:1].isupper()


BRACKETS = {"(": ")", "[": "]"}


@cache
def codes() -> frozenset[str]:
    """Codes of three letters for states (ISO 3166)."""
    return frozenset(table("states")["states"])


def parted(tags: Sequence[str], forms: Sequence[str]) -> list[str]:
    """The tags with a person's full name behind a comma as a name of its own: "the mayor of Orlow, Mila Tann"."""
    made = list(tags)
    for start, end, label in spans(tags):
        comma = next((i for i in range(start + 1, end - 2) if forms[i] == ","), None)
        if label in KINDS and comma is not None and given_names().get(forms[comma + 1]) is not None:
            made[comma:end] = "O", "B-PERSON", *["I-PERSON"] * (end - comma - 2)
    return made


@cache
def weekdays() -> frozenset[str]:
    """The names of the days of the week, spelled out."""
    return frozenset(name for name in table("times")["weekdays"] if name.endswith("day"))


def is_firm_in_s(end: int, forms: Sequence[str]) -> bool:
    """Whether the name that ends before `end` is one such as "Moody's": what follows is a verb of what a firm does."""
    follows = [form.lower() for form in forms[end : end + 2]]
    return len(follows) == 2 and follows[0] in ("'s", "’s") and follows[1] in SAYING


SAYING = frozenset("said says told reported announced warned may would".split())
"""Verbs that no name owns: "Moody's said" is said by a firm."""


def spans(tags: Sequence[str]) -> list[Name]:
    """The names that BIO tags mean, in order."""
    found: list[Name] = []
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((place, place + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


def beside(place: int, forms: Sequence[str]) -> dict[str, float]:
    """What the words around a name say of its kind."""
    said: dict[str, float] = {}
    before = forms[place - 1].lower().rstrip(".") if place else ""
    after = [form.lower() for form in forms[place + 1 : place + 5]]
    if after[:1] in (["'s"], ["’s"]):
        after = [form for form in after[1:] if form not in ("former", "new", "own")]
    if works_nouns() & {" ".join(after[:2]), *after[:1]}:
        said["ORG"] = OWNING
    if state_of(forms[place]) is not None and not is_ambiguous(forms[place]):
        said["LOC"] = KNOWN
    if before in firms():
        said["ORG"] = said.get("ORG", 0) + FIRM
    if before in honorifics() or before in office_heads():
        said["PERSON"] = TITLED
    return said


@cache
def firms() -> frozenset[str]:
    """Nouns that stand right before the name of a firm or an outlet, not of a person."""
    bodies = table("roles")["bodies"]
    return frozenset([*bodies["BUS"], *bodies["MED"], "operator", "group"]) - {"daily", "weekly", "radio"}


def elected(votes: Mapping[str, float], own: str) -> str:
    """The label with most votes, where that makes a person of the name or makes it none; else the network's `own`.
    Of as many votes each a person has the fewer: most persons are named in full once.
    """
    most = max(votes.values())
    best = own if votes.get(own) == most else min(label for label, count in votes.items() if count == most)
    if best == "PERSON":
        best = min((label for label, count in votes.items() if count == most and label != best), default=best)
    return best if "PERSON" in (best, own) else own
