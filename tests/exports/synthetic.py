"""Dossiers of any size, and one full of tricks: for limits, speed and safety."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.exports.verify import text_digest
from communique.model import (
    ActorView,
    AssertionView,
    ClaimView,
    DocumentView,
    Dossier,
    Passage,
    Problem,
    Published,
    SourceView,
    Span,
    StatementView,
    StoryHead,
    SummaryLine,
    TimelineEntry,
    WhenView,
)

from .sample import dossier as sample

WORDS = "harbour council report bridge water engineer minister survey repair budget storm pilot market signal".split()
STATUSES = ("happened", "scheduled", "ongoing", "expected")


def sentence(number: int, length: int = 14) -> str:
    """A sentence of its own for each number."""
    picked = [WORDS[(number * 7 + i * (number % 5 + 1)) % len(WORDS)] for i in range(length)]
    return f"Claim {number} says that the {' '.join(picked)}."


def synthetic(articles: int, claims: int, copies: int = 5, length: int = 30) -> Dossier:
    """`articles` documents (every `copies`-th a copy of the one before), each of about `length` sentences."""
    numbers = [[(a * 3 + i) % max(claims, 1) for i in range(length)] for a in range(articles)]
    roots = [a - 1 if a % copies == copies - 1 else a for a in range(articles)]
    numbers = [numbers[roots[a]] for a in range(articles)]
    documents, places = [], []
    for a in range(articles):
        text, where = "", {}
        for n in numbers[a]:
            start = len(text)
            text += sentence(n) + "\n\n"
            where[n] = Span(f"d{a}", start, start + len(sentence(n)))
        documents.append(document(a, text, f"d{roots[a]}", [where[n] for n in numbers[a]]))
        places.append(where)
    views = [claim(n, [(a, places[a][n]) for a in range(articles) if n in places[a]], documents) for n in range(claims)]
    views = [v for v in views if v.assertions]
    summary = tuple(SummaryLine("established", v.text, (v.assertions[0].span,), v.id) for v in views[:6])
    entries = tuple(TimelineEntry(v.when, v.id, v.text, v.status) for v in views[:60] if v.when)
    people = tuple(
        ActorView(f"a{i}", f"Speaker {i}", "person", None, None, (), (), 3, (views[i].assertions[0].span,))
        for i in range(min(20, len(views)))
    )
    head = StoryHead(
        "s-big", "A story of many reports", documents[0].published.value, documents[-1].published.value, (),
        articles, len({d.root for d in documents}), articles,
    )  # fmt: skip
    said = tuple(statement(i, v) for i, v in enumerate(views[:200]))
    return Dossier(head, tuple(documents), (), people, said, tuple(views), (), entries, summary, ())


def document(number: int, text: str, root: str, spans: Sequence[Span]) -> DocumentView:
    """An article, an hour after the one before."""
    when = Published(f"2031-06-{2 + number // 24:02}T{number % 24:02}:00:00+00:00", "metadata")
    passages = tuple(Passage("body", s.start, s.end) for s in spans)
    return DocumentView(
        f"d{number}", f"{number}.txt", None, f"Paper {number}", f"Report {number}", when, "en", root, text, passages,
        (), f"Paper {number}", text_digest(text),
    )  # fmt: skip


def claim(number: int, places: Sequence[tuple[int, Span]], documents: Sequence[DocumentView]) -> ClaimView:
    """A claim with an assertion in every article that has its sentence."""
    day = WhenView(
        f"2031-06-{1 + number % 28:02}", f"2031-06-{1 + number % 28:02}", f"2031-06-{1 + number % 28:02}", "day"
    )
    status = STATUSES[number % 4]
    made = tuple(
        AssertionView(
            f"d{a}", span, None, f"outlet:{documents[a].root}", status, "asserts", documents[a].published.value,
            f"Paper {documents[a].root[1:]} (own reporting)",
        )  # type: ignore[arg-type]
        for a, span in places
    )  # fmt: skip
    origins = len({m.origin for m in made})
    found = "corroborated" if origins > 1 else "single-origin"
    roles = {"who": (f"a{number % 20}",), "whom": (f"a{(number * 3 + 1) % 20}",)}
    return ClaimView(
        f"c{number}", sentence(number), "say", None, roles, day, None, (), status, "positive", made, len(made),
        len({documents[a].root for a, _ in places}), origins, 0, found,
    )  # type: ignore[arg-type]  # fmt: skip


def statement(number: int, view: ClaimView) -> StatementView:
    """A statement of the claim's first sentence."""
    span = view.assertions[0].span
    who = SourceView(f"a{number % 20}", f"Speaker {number % 20}", None, "speaker")
    return StatementView(f"s{number}", span.document, (span,), None, (who,), "indirect", "asserts")


TRICKS = (
    "</style><script>alert(1)</script>",
    "</script><img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "{{ 7 * 7 }} {% raw %}",
    "\u202egnol\u202c \u2066isolate",
    "=cmd|' /C calc'!A0",
    "unbreakable" * 300,
    "\x00\x07 control",
)
"""What hostile articles try."""


def hostile() -> Dossier:
    """The sample with every text that a page shows replaced by a trick, and a paragraph of 10,000 characters."""
    base, trick = sample(), " ".join(TRICKS)
    long = "word " * 2000
    documents = tuple(
        replace(
            d, outlet=trick, label=f"{d.id} {trick}", title=trick * 3, url="javascript:alert(4)", path=trick,
            authors=(trick,), text=d.text + "\n\n" + trick + "\n\n" + long, digest="",
            passages=(*d.passages, Passage("body", len(d.text) + 2, len(d.text) + 2 + len(trick)),
                      Passage("promo", len(d.text) + len(trick) + 4, len(d.text) + len(trick) + 4 + len(long))),
        )
        for d in base.documents
    )  # fmt: skip
    claims = tuple(replace(c, text=trick, development=trick) for c in base.claims)
    actors = tuple(replace(a, name=trick, spellings=(trick, trick + "2")) for a in base.actors)
    conflicts = tuple(
        replace(c, explanation=trick, values=tuple(replace(v, value=trick, origin_texts=(trick,)) for v in c.values))
        for c in base.conflicts
    )
    return replace(
        base, story=replace(base.story, title=trick * 5), documents=documents, claims=claims, actors=actors,
        conflicts=conflicts, summary=tuple(replace(s, text=trick) for s in base.summary),
        timeline=tuple(replace(t, text=trick) for t in base.timeline),
        problems=(*base.problems, Problem(None, None, trick, trick, trick)), made={"communique": trick},
    )  # fmt: skip
