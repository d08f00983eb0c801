"""One read article as clauses are made from it: what stands where is looked up, not searched for each clause anew."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from communique.claims.called import Called
from communique.claims.records import Setting
from communique.claims.settings import LEAD, lead_sites, lead_times, setting
from communique.model import Document, Mention, Proposition, Reading, Span

REACH = 400
"""Characters before a pronoun in which the noun that it stands for is looked for."""

AGED = re.compile(r"the \d+-year-old\b", re.IGNORECASE)
"""How a text takes up a person whom it has named."""

BACK = 2
"""Sentences before it in which that person is named."""


class Page:
    """A document, its reading, and who is who in it."""

    def __init__(self, document: Document, reading: Reading, actor_of: Mapping[str, str], nouns: Called) -> None:
        self.document, self.reading, self.nouns = document, reading, nouns
        self.cues = sorted(s.cue for s in reading.statements if s.cue is not None)
        self._actors = {m.chain: actor_of.get(f"{document.id}#c{m.chain}") for m in reading.mentions}
        self._mentions = sorted(enumerate(reading.mentions), key=lambda row: row[1].head.start)
        self._heads = [mention.head.start for _, mention in self._mentions]
        self._propositions = sorted(reading.propositions, key=lambda one: one.span.start)
        self._begins = [one.span.start for one in self._propositions]
        self._sentences = sorted(s.span for s in reading.sentences)
        self._opens = [sentence.start for sentence in self._sentences]
        self._kinds: dict[int, str] = {}
        self._countries: dict[int, set[str]] = defaultdict(set)
        for mention in reading.mentions:
            named = (mention.country, mention.role.country if mention.role else None)
            self._countries[mention.chain].update(country for country in named if country)
        self.lead = lead_sites(document, reading)
        self._news = lead_times(document, reading)
        self._settings: dict[Span, Setting] = {}
        self._places = frozenset(self.slice(m.head).lower() for m in reading.mentions if m.type == "LOC")

    def slice(self, span: Span) -> str:
        """The characters of `span`."""
        return self.document.slice(span)

    def actor(self, mention: Mention) -> str | None:
        """Id of the actor that a mention stands for."""
        return self._actors[mention.chain]

    def antecedent(self, mention: int) -> str:
        """The noun phrase that a pronoun stands for: the last of its chain before it; "" if there is none near it."""
        pronoun = self.reading.mentions[mention]
        before = [m for _, m in self._mentions if m.chain == pronoun.chain and m.head.end <= pronoun.head.start]
        nouns = [m for m in before if m.kind in ("nominal", "name") and pronoun.head.start - m.head.end <= REACH]
        return self.slice(nouns[-1].span) if nouns and pronoun.kind == "pronoun" else ""

    def aged(self, span: Span) -> tuple[str, ...]:
        """The actor of "the 52-year-old politician": the one person whom the two sentences before it name."""
        if not AGED.match(self.slice(span)):
            return ()
        at = bisect_right(self._opens, span.start) - 1
        start = self._opens[max(0, at - BACK)] if at >= 0 else span.start
        before = self.inside(Span(span.document, start, span.start)) if start < span.start else []
        found = {actor for m in before if m.type == "PERSON" and m.kind == "name" and (actor := self.actor(m))}
        return tuple(found) if len(found) == 1 else ()

    def inside(self, span: Span) -> list[Mention]:
        """Mentions whose head lies in `span`, in the order of the reading."""
        first, last = bisect_left(self._heads, span.start), bisect_right(self._heads, span.end)
        return [mention for _, mention in sorted(r for r in self._mentions[first:last] if r[1].head.end <= span.end)]

    def others(self, one: Proposition) -> list[Proposition]:
        """The other propositions that lie in the span of one."""
        first, last = bisect_left(self._begins, one.span.start), bisect_right(self._begins, one.span.end)
        return [p for p in self._propositions[first:last] if p is not one and one.span.covers(p.span)]

    def countries(self, found: Iterable[Mention]) -> tuple[str, ...]:
        """Countries of the mentions, those of their chains for pronouns and short forms included."""
        return tuple(sorted({country for mention in found for country in self._countries[mention.chain]}))

    def sentence(self, span: Span) -> Span:
        """The sentence that holds the start of `span`; the span itself if none does."""
        at = bisect_right(self._opens, span.start) - 1
        return self._sentences[at] if at >= 0 and span.start < self._sentences[at].end else span

    def kind(self, span: Span) -> str:
        """Kind of the passage that holds the start of `span`."""
        if span.start not in self._kinds:
            inside = (p.kind for p in self.document.passages if p.start <= span.start < p.end)
            self._kinds[span.start] = next(inside, "body")
        return self._kinds[span.start]

    def cued(self, span: Span) -> bool:
        """True if the cue of a statement overlaps `span`."""
        return any(cue.start < span.end and span.start < cue.end for cue in self.cues)

    def leads(self, span: Span) -> bool:
        """True if the start of `span` lies in the first sentences."""
        return len(self._sentences) > LEAD and span.start < self._sentences[LEAD].start

    def setting(self, span: Span) -> Setting:
        """What the sentence that holds the start of `span` gives of times and places."""
        sentence = self.sentence(span)
        if sentence not in self._settings:
            opening = bisect_left(self._sentences, sentence) <= LEAD
            made = setting(self.document, self.reading, sentence, self.inside(sentence), self.lead)
            beside = {"opening": opening, "places": self._places, "news": self._news}
            self._settings[sentence] = msgspec.structs.replace(made, **beside)
        return self._settings[sentence]
