"""Credit lines: "(Reuters)", "IRNA reported", "Newsweek reports, citing …"."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import chain

from communique.linking import days_apart, moments, words
from communique.model import Document, Edge, Reason, Span
from communique.store import Made, Store

BEFORE = (
    r"(?:according to|citing|quoting|(?:quoted|reported) by|source:|with material from|via|told|copyright|©)"
    r"\s+(?:\d{4}\s+)?"
)
AFTER = (
    r"[’']?s?\s+(?:also\s+|first\s+|has\s+|had\s+)?"
    r"(?:report(?:s|ed)|quot(?:es|ed)|cit(?:es|ed)|noted|wrote|writes|said|says|contributed|news agency)\b"
)
SEARCHED = 60_000
"""Characters of an article that are searched for credits."""


@lru_cache(maxsize=4096)
def outlet_names(outlet: str) -> tuple[str, ...]:
    """Forms in which a text may name an outlet: its name without article or "www.", and its initials if 3 to 5."""
    plain = re.sub(r"^(?:www\.|the\s+)", "", outlet.strip(), flags=re.I)
    initials = "".join(part[0] for part in re.findall(r"[A-Za-z][\w’'-]*", plain) if part[0].isupper())
    names = [plain, *re.findall(r"\(([A-Z]{2,6})\)", plain)]
    if 2 <= len(initials) <= 5 and " " in plain:
        names.append(initials)
    return tuple(dict.fromkeys(name for name in names if len(name) >= 2))


@lru_cache(maxsize=4096)
def _named(outlet: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, outlet_names(outlet))))


LEADING = re.compile(rf"(?i:{BEFORE})(?:[Tt]he\s+)?\Z")
FOLLOWING = re.compile(rf"(?i:{AFTER})")
EDGE = re.compile(r"\b")
LONGEST = 60
"""Characters before a name in which what leads to it is looked for."""


def same_outlet(left: Document, right: Document) -> bool:
    """True if both name the same publisher."""
    return bool(left.outlet and right.outlet) and _plain(left.outlet) == _plain(right.outlet)


@lru_cache(maxsize=4096)
def _plain(outlet: str | None) -> str:
    return re.sub(r"^(?:www\.|the\s+)", "", (outlet or "").strip().casefold())


def credited(document: Document, outlet: str | None) -> Span | None:
    """The first place where `document` names `outlet` as a source; None if it does not, or is of that outlet."""
    if not outlet or not outlet_names(outlet) or _plain(document.outlet) == _plain(outlet):
        return None
    if not any(name in document.text for name in outlet_names(outlet)):
        return None
    places = (match.span() for match in _named(outlet).finditer(document.text, 0, SEARCHED))
    found = next((credit for place in places if (credit := _credit(document.text, *place))), None)
    return document.span(*found) if found else None


def _credit(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the credit lies that names what stands from `start` to `end`; None if that is no credit."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return start - 1, end + 1
    before = LEADING.search(text, max(0, start - LONGEST), start)
    if before and EDGE.match(text, end):
        return before.start(), end
    after = FOLLOWING.match(text, end) if EDGE.match(text, start) else None
    return (start, after.end()) if after else None


RELATED = 0.25
"""Weighted share of the names of the shorter article that both must have for a credit to be of that article."""
DAYS = 4.0
"""An agency's report is credited within days."""
TOLD = 0.5
"""Share of the words of the sentence that credits, from which an article that has them is the one meant, if both share
a name as well."""
NAMES = re.compile(r"\b[A-Z][\w’'-]+|\b\d[\d.,]*\b")


def named(document: Document) -> frozenset[str]:
    """The names and numbers in an article."""
    return frozenset(NAMES.findall(document.text, 0, SEARCHED))


NAMED = Made(
    "named",
    named,
    lambda names: "\n".join(sorted(names)).encode("utf-8", "surrogatepass"),
    lambda _, record: frozenset(record.decode("utf-8", "surrogatepass").split("\n") if record else ()),
)
"""Names, kept in a store so that each article is searched once."""


class Crediting:
    """Finds, for every article, the article of the outlet that it names as its source."""

    def __init__(self, documents: Sequence[Document], store: Store | None = None) -> None:
        self._documents = documents
        self._names = NAMED.of(documents, store)
        self._outlets: dict[str, list[int]] = {}
        self._first: dict[str, set[str]] = {}
        self._said: dict[int, frozenset[str]] = {}
        for number, document in enumerate(documents):
            if document.outlet:
                self._outlets.setdefault(_plain(document.outlet), []).append(number)
        for outlet in {document.outlet for document in documents if document.outlet}:
            for name in outlet_names(outlet):
                self._first.setdefault(name.split()[0], set()).add(_plain(outlet))

    def edges(self) -> list[Edge]:
        """Credits edges: left names the outlet of right, which wrote about the same thing, as its source."""
        return [edge for number in range(len(self._documents)) for edge in self._of(number)]

    def _of(self, number: int) -> list[Edge]:
        """Edges of one article, at most one for each outlet whose name it may hold."""
        document = self._documents[number]
        named = {outlet for name in self._names[number] & self._first.keys() for outlet in self._first[name]}
        out = []
        for others in (self._outlets[outlet] for outlet in sorted(named)):
            outlet = self._documents[others[0]].outlet or ""
            span = credited(document, outlet)
            best = (self._closest(number, others) or self._telling(span, number, others)) if span else None
            if span and best:
                out.append(_edge(span, self._documents[best[1]], best[0], outlet))
        return out

    def _closest(self, number: int, others: list[int]) -> tuple[float, int] | None:
        """The most related of `others` that can have come before, with how related it is."""
        rated = [(self._related(number, other), -other) for other in self._before(number, others)]
        score, best = max(rated, default=(0.0, 0))
        return (score, -best) if score >= RELATED else None

    def _telling(self, span: Span, number: int, others: list[int]) -> tuple[float, int] | None:
        """The one of `others` that has what the sentence with the credit at `span` tells, with a score."""
        told = _told(self._documents[number], span)
        kin = [other for other in self._before(number, others) if self._names[number] & self._names[other] - {"The"}]
        rated = [(len(told & self._content(other)) / len(told), -other) for other in kin if told]
        score, best = max(rated, default=(0.0, 0))
        return (score * RELATED, -best) if score >= TOLD else None

    def _content(self, number: int) -> frozenset[str]:
        """The words that carry content in an article."""
        if number not in self._said:
            self._said[number] = _content(self._documents[number].text)
        return self._said[number]

    def _before(self, number: int, others: list[int]) -> list[int]:
        """Those of `others` that can be what an article credits: published before it, and not long before."""
        value = self._documents[number].published.value
        near = [other for other in others if (days_apart(value, self._documents[other].published.value) or 0) <= DAYS]
        return [other for other in near if not self._later(other, value)]

    def _later(self, other: int, value: str | None) -> bool:
        one, two = moments(value), moments(self._documents[other].published.value)
        return one is not None and two is not None and two.earliest > one.latest

    def _related(self, one: int, two: int) -> float:
        shared, less = (
            self._names[one] & self._names[two],
            min(self._sum(self._names[one]), self._sum(self._names[two])),
        )
        return self._sum(shared) / less if less and len(shared) >= 3 else 0.0

    @cached_property
    def _weight(self) -> dict[str, float]:
        """How much each name tells."""
        counts = Counter(chain.from_iterable(self._names))
        return {name: math.log(1 + len(self._documents) / count) for name, count in counts.items()}

    def _sum(self, names: frozenset[str]) -> float:
        return math.fsum(self._weight[name] for name in names)


def _told(document: Document, span: Span) -> frozenset[str]:
    """Words that carry content in the sentence around a credit, without the credit; none where it says too little."""
    text = document.text
    start = max(text.rfind("\n", 0, span.start), text.rfind(". ", 0, span.start), span.start - 300) + 1
    ends = [at for at in (text.find("\n", span.end), text.find(". ", span.end)) if at >= 0]
    found = _content(text[start : span.start] + " " + text[span.end : min([*ends, span.end + 300])])
    return found if len(found) >= LEAST_TOLD else frozenset()


LEAST_TOLD = 3
"""Such words that a sentence must have to tell which article is meant."""


def _content(text: str) -> frozenset[str]:
    """Words of four letters and more, and numbers, in their normal form."""
    return frozenset(word for word in words(text[:SEARCHED]).tokens if len(word) > 3 or word[0].isdigit())


def _edge(span: Span, source: Document, related: float, outlet: str) -> Edge:
    reason = Reason("credit_line", 1.0, 4.0, f"names {outlet} as its source, which wrote about the same thing")
    first = source.span(0, min(len(source.text), 200))
    score = round(min(1.0, 0.6 + related / 2), 2)  # finer, it would change with every article of any story
    return Edge("credits", span.document, source.id, "positive", score, ((span, first),), "lineage/1", None, (reason,))
