"""What could be said of a claim or a contradiction at an earlier moment: only in words that were out by then."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from communique.exports import words
from communique.exports.html.moments import Clock, Held, held
from communique.exports.html.signs import fold
from communique.model import AssertionView, ClaimView, Conflict, ConflictValue, DocumentView

TOKEN = re.compile(r"[^\W_]+")
SHORT = 3
"""Letters of a word in lower case that may stand in any sentence: of, to, in, the."""
AGAINST = ("denied", "not so")
"""Values that answer another: their side stands after it."""
FRAME = frozenset({"will", "have", "been", "were", "that", "this", "with", "from", "would"})
"""Further words that a claim's sentence may add to those of the report."""


def was_said(text: str, known: Sequence[AssertionView], documents: Mapping[str, DocumentView]) -> bool:
    """True if the text says no more than the reports `known`.

    Its figures and its words in lower case must stand in their sentences, its names anywhere in these articles.
    """
    said = [(a.span.of(documents[a.document].text), documents[a.document].text) for a in known]
    return all(
        any(w.casefold() in tokens(article if w[0].isupper() else sentence) for sentence, article in said)
        for w in TOKEN.findall(text)
        if telling(w)
    )


def telling(word: str) -> bool:
    """True for a word that must have been said: a figure, a name, or a word of some length."""
    return word[0].isupper() or not word.isalpha() or (len(word) > SHORT and word not in FRAME)


@lru_cache(maxsize=4096)
def tokens(text: str) -> frozenset[str]:
    """The different words of a text, in lower case."""
    return frozenset(word.casefold() for word in TOKEN.findall(text))


def quoted(said: Sequence[AssertionView], status: str, documents: Mapping[str, DocumentView]) -> str:
    """The first report that says it so far, word for word: of the body rather than of a headline, as a whole clause."""
    chosen = [a for a in said if a.status == status] or list(said)
    one = min(chosen, key=lambda a: in_headline(a, documents[a.document]))
    text = documents[one.document].text
    clause = fold(one.focus.of(text)).strip(" ,;") if one.focus else ""
    whole = clause[:1].isupper() and len(clause.split()) > 2
    return f"“{clause if whole else fold(one.span.of(text)).strip()}”"


def in_headline(assertion: AssertionView, document: DocumentView) -> bool:
    """True if the sentence is a headline."""
    at = assertion.span.start
    return any(p.kind == "headline" and p.start <= at < p.end for p in document.passages)


def time_of(claim: ClaimView, said: Sequence[AssertionView], status: str) -> str:
    """When it was to be, as far as the reports with this status told."""
    if claim.when and any(a.when and a.when.value == claim.when.value for a in said):
        return words.when(claim.when)
    return next((w for a in said if a.status == status and (w := words.when(a.when))), "")


def explained(
    conflict: Conflict, said: Sequence[AssertionView], moments: Sequence[int], clock: Clock
) -> tuple[Held[str], ...]:
    """What a contradiction was about at each of its moments; its own explanation only once all of it is out."""
    whole = max([*moments, *(clock.of[s.document] for v in conflict.values for s in v.spans)])
    early = [(at, sides(conflict, said, at, clock)) for at in sorted(set(moments)) if at < whole]
    return held([*early, (whole, conflict.explanation)])


def sides(conflict: Conflict, said: Sequence[AssertionView], at: int, clock: Clock) -> str:
    """The values that were out, each with who gave it: "14 May 2027: the ministry; 11 June 2027: Hayk Sarafyan"."""
    shown = ((v.value, givers(frozenset(v.spans), said, at, clock)) for v in in_order(conflict.values))
    return "; ".join(f"{value}: {who}" for value, who in shown if who) + "."


def in_order(values: Sequence[ConflictValue]) -> list[ConflictValue]:
    """The sides of a contradiction, denials last."""
    return sorted(values, key=lambda v: v.value in AGAINST)


def givers(spans: frozenset[object], said: Sequence[AssertionView], at: int, clock: Clock) -> str:
    """Who had said one of these sentences by then."""
    names = (a.origin_text or a.origin for a in said if a.span in spans and clock.of[a.document] <= at)
    return ", ".join(dict.fromkeys(names))
