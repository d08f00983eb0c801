"""The link of a source chain that speaks, and the several speakers that one link may join."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.claims.words import head_lemma, words_of
from communique.model import Mention, Reading, SourceLink, Span


def innermost(sources: Sequence[SourceLink]) -> SourceLink:
    """The last link of a chain that is a witness: a document speaks for whoever stands before it."""
    for link in reversed(sources):
        if link.kind != "document":
            return link
    return sources[-1]


AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\bboth\s+", re.IGNORECASE)


def joint(reading: Reading, link: SourceLink, actor_of: Mapping[str, str]) -> tuple[SourceLink, ...]:
    """The links of a source that joins several: "both Moscow and Tehran" is two; otherwise the link itself."""
    if link.span is None or not re.search(r"\band\b", link.text) or one_with_title(reading, link):
        return (link,)
    found = {}
    for start, end in _pieces(link):
        piece = Span(link.span.document, start, end)
        inner = [m for m in reading.mentions if piece.covers(m.head) and f"{reading.document}#c{m.chain}" in actor_of]
        if len(inner) == 1 and _closes(inner[0], link, piece):
            found[inner[0].chain] = SourceLink(
                "speaker", link.text[start - link.span.start : end - link.span.start].strip(), piece, inner[0].id
            )
    return tuple(found.values()) if len(found) > 1 else (link,)


def _closes(mention: Mention, link: SourceLink, piece: Span) -> bool:
    """True if nothing but an age or an apposition follows a mention in its piece: not the party of "a Union man"."""
    assert link.span is not None
    rest = link.text[max(mention.span.end, mention.head.end) - link.span.start : piece.end - link.span.start]
    return not rest.strip() or rest.lstrip().startswith((",", "("))


def one_with_title(reading: Reading, link: SourceLink) -> bool:
    """True if a source is one person with an office and a body: "Jane Roe, head of research and trade at the Bank"."""
    people = [m for m in reading.mentions if link.span is not None and link.span.covers(m.head) and m.type == "PERSON"]
    named = {m.chain for m in people if m.kind == "name"}
    return len(named) == 1 and any(m.role for m in people)


def _pieces(link: SourceLink) -> list[tuple[int, int]]:
    assert link.span is not None
    cuts = [(0, 0), *(m.span() for m in AND.finditer(link.text)), (len(link.text), len(link.text))]
    base = link.span.start
    return [(base + a[1], base + b[0]) for a, b in zip(cuts, cuts[1:], strict=False) if b[0] > a[1]]


def vague(text: str) -> bool:
    """True for "an official", "people familiar with the matter", "sources": nobody in particular."""
    return head_lemma(text) in words_of("unnamed") and not re.match(r"\s*the\s", text, re.IGNORECASE)


def person_named(reading: Reading, link: SourceLink) -> Mention | None:
    """The one person whom a source names, at its end: "Rui Tavares" of "harbour master Rui Tavares"."""
    return named_last(reading, link, "PERSON")


def named_last(reading: Reading, link: SourceLink, kind: str) -> Mention | None:
    """The one name of a `kind` in a source, if it stands at its end."""
    if link.span is None:
        return None
    names = [m for m in reading.mentions if m.kind == "name" and m.type == kind and link.span.covers(m.head)]
    end = link.span.start + len(link.text.rstrip(" :,;"))
    return names[0] if len(names) == 1 and names[0].head.end == end else None


def meant_by(reading: Reading, link: SourceLink, *, alone: bool) -> Mention | None:
    """The name at the end of a source that says who it is: "Ada Holm" of "Halden founder Ada Holm", "Halden" of "ferry
    operator Halden"; where nothing else in it is known (`alone`) also behind a preposition, if it is a person's."""
    person, body = (named_last(reading, link, kind) for kind in ("PERSON", "ORG"))
    if person is not None and (alone or titled(link, person)):
        return person
    return body if alone and body is not None and titled(link, body) else None


def titled(link: SourceLink, name: Mention) -> bool:
    """True if what stands before a name only says what the person is: "Halden founder Ada Holm", not "allies of"."""
    before = link.text[: name.head.start - link.span.start] if link.span else ""
    return re.search(r"\b(?:of|for|by|to|from|with|at|in)\b", before) is None


PUBLISHING = re.compile(
    r"(.+?)[’']s?\s+(?:\w+\s+)?"
    r"(?:web ?site|site|home ?page|blog|account|page|statement|newsletter|(?:press|news) release)",
    re.IGNORECASE,
)
"""What somebody publishes himself, behind whose it is."""


def publishing(reading: Reading, link: SourceLink) -> list[Mention]:
    """The mentions of whose website or account a source is: "the centre" of "the centre's website"."""
    owner = PUBLISHING.fullmatch(link.text.strip())
    if owner is None or link.span is None:
        return []
    whole = Span(link.span.document, link.span.start, link.span.start + len(owner[1]))
    return [mention for mention in reading.mentions if whole.covers(mention.head)]


MOST_OF_TITLE = 4
"""Words of a title before a name, at most."""


def title_before(link: SourceLink, name: Mention) -> str:
    """The title that stands before the name in a source, in small letters; "" if that is none."""
    words = link.text[: name.head.start - link.span.start].split() if link.span else []
    plain = all(word.islower() for word in words[1:])
    return " ".join(words).lower() if 0 < len(words) <= MOST_OF_TITLE and plain and words[-1].isalpha() else ""
