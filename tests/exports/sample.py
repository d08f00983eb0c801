"""A small dossier by hand, with everything that a page can show and some hostile text."""

from __future__ import annotations

from communique.exports.verify import text_digest
from communique.model import (
    ActorView,
    AssertionView,
    Change,
    ClaimView,
    Conflict,
    ConflictValue,
    DocumentView,
    Dossier,
    EventView,
    LineageView,
    Passage,
    Problem,
    Published,
    QuantityView,
    RoleView,
    SourceView,
    Span,
    StatementView,
    StoryHead,
    SummaryLine,
    TimelineEntry,
    WhenView,
)

HEADLINE = "Bridge at Lower Marsh closed"
WIRE = (
    f"{HEADLINE}\n\nThe bridge at Lower Marsh was closed on Monday. "
    "Forty houses were flooded, mayor Ida Brandt said.\n\n"
    "The bridge will reopen on 20 June, the county said.\n\nSubscribe for flood alerts."
)
COPY = WIRE.replace(HEADLINE, "=Flood & <script>alert(1)</script> \u202eshut").replace("Forty", "Some forty")
OWN = "Fifty-two houses were flooded at Lower Marsh, the fire service counted on Monday evening."


def place(text: str, words: str, document: str) -> Span:
    start = text.index(words)
    return Span(document, start, start + len(words))


def view(key: str, text: str, root: str, outlet: str, published: str | None, title: str | None) -> DocumentView:
    passages, start = [], 0
    for part in text.split("\n\n"):
        kind = "headline" if title and start == 0 else "promo" if part.startswith("Subscribe") else "body"
        passages.append(Passage(kind, start, start + len(part)))  # type: ignore[arg-type]
        start += len(part) + 2
    url = "javascript:alert(1)" if key == "b" else f"https://{key}.example/flood"
    moment = Published(published, "metadata" if published else "none")
    return DocumentView(
        key, f"{key}.txt", url, outlet, title, moment, "en", root, text, tuple(passages), ("A. Writer",), outlet,
        text_digest(text),
    )  # fmt: skip


def dossier() -> Dossier:
    flooded = "Forty houses were flooded, mayor Ida Brandt said."
    spans = {
        "a": place(WIRE, flooded, "a"),
        "b": place(COPY, flooded.replace("Forty", "Some forty"), "b"),
        "c": Span("c", 0, len(OWN)),
    }
    focus = {
        "a": place(WIRE, "Forty houses were flooded", "a"),
        "b": place(COPY, "Some forty houses were flooded", "b"),
        "c": place(OWN, "Fifty-two houses were flooded", "c"),
    }
    monday = WhenView("2031-06-02", "2031-06-02", "2031-06-02", "day")
    june = WhenView("2031-06-20", "2031-06-20", "2031-06-20", "day")

    def flood(key: str, origin: str, text: str, statement: str | None, published: str | None) -> AssertionView:
        return AssertionView(
            key, spans[key], statement, origin, "happened", "asserts", published, text,
            when=monday, focus=focus[key],
            quantities=(QuantityView(40 if key != "c" else 52, "house", "house", "exact", focus[key]),),
        )  # fmt: skip

    reopen = place(WIRE, "The bridge will reopen on 20 June, the county said.", "a")
    claims = (
        ClaimView(
            "c-flooded", "Houses were flooded at Lower Marsh.", "flood", None, {"whom": ("house",)}, monday,
            "Lower Marsh", (QuantityView(40, "house", "house", "exact"),), "happened", "positive",
            (
                flood("a", "actor:brandt", "Ida Brandt", "s-a", "2031-06-02T09:00:00+00:00"),
                flood("b", "actor:brandt", "Ida Brandt", "s-b", "2031-06-02T11:00:00+00:00"),
                flood("c", "own:c", "The Marsh Courier (own reporting)", None, "2031-06-03T07:00:00+00:00"),
            ),
            3, 2, 2, 1, "contested", salience=1.0,
        ),
        ClaimView(
            "c-reopen", "The bridge will reopen on 20 June.", "reopen", "YIELD", {"who": ("county",)}, june, None, (),
            "scheduled", "positive",
            (AssertionView("a", reopen, None, "own:a", "scheduled", "asserts", "2031-06-02T09:00:00+00:00", "County"),),
            1, 1, 1, 1, "single-origin", salience=0.5, event=EventView("AGREE", ("county",), ("commuters",)),
        ),
    )  # fmt: skip
    conflict = Conflict(
        "k-1", "quantity", ("c-flooded",),
        (
            ConflictValue("40 houses", ("actor:brandt",), (spans["a"],), (place(WIRE, "Forty", "a"),), ("Ida Brandt",)),
            ConflictValue("52 houses", ("own:c",), (spans["c"],), (place(OWN, "Fifty-two", "c"),), ("Marsh Courier",)),
        ),
        "The mayor counts 40 flooded houses, the fire service 52, both on Monday.",
    )  # fmt: skip
    speaker = SourceView("a-brandt", "mayor Ida Brandt", place(WIRE, "mayor Ida Brandt", "a"), "speaker")
    statements = tuple(
        StatementView(
            f"s-{k}", k, (focus[k],), None, (SourceView(None, o, None, "outlet"), speaker), "indirect", "asserts"
        )
        for k, o in (("a", "Fen Wire"), ("b", "Daily Levee"))
    )
    return Dossier(
        StoryHead("s-a", HEADLINE, "2031-06-02T09:00:00+00:00", "2031-06-03T07:00:00+00:00", (), 3, 2, 3),
        (
            view("a", WIRE, "a", "Fen Wire", "2031-06-02T09:00:00+00:00", HEADLINE),
            view("b", COPY, "a", "Daily Levee", "2031-06-02T11:00:00+00:00", COPY.split("\n")[0]),
            view("c", OWN, "c", "The Marsh Courier", "2031-06-03T07:00:00+00:00", None),
        ),
        (
            LineageView(
                "b", "a", "copies", 0.93, ((spans["b"], spans["a"]),), "Two hours later, the same sentences.",
                (Change("replaced", focus["b"], focus["a"], "“Forty” became “Some forty”"),),
            ),
        ),
        (
            ActorView(
                "a-brandt", "Ida Brandt", "person", None, "GOV",
                (RoleView("mayor", "Lower Marsh", (place(WIRE, "mayor Ida Brandt", "a"),)),),
                ("Ida Brandt", "Brandt"), 2, (place(WIRE, "Ida Brandt", "a"),),
            ),
        ),
        statements,
        claims,
        (conflict,),
        (
            TimelineEntry(monday, "c-flooded", "Houses were flooded at Lower Marsh.", "happened"),
            TimelineEntry(june, "c-reopen", "The bridge will reopen on 20 June.", "scheduled"),
        ),
        (
            SummaryLine("established", "The bridge at Lower Marsh was closed on Monday.", (spans["a"],), "c-flooded"),
            SummaryLine("disputed", conflict.explanation, (spans["a"], spans["c"]), "c-flooded", "k-1"),
            SummaryLine("planned", "The bridge will reopen on 20 June.", (reopen,), "c-reopen"),
        ),
        (Problem("c", Span("c", 0, 9), "reading", "a <b>strange</b> passage was left out", "c.txt"),),
        made={"communique": "0.1.0", "model": "communique-en 0.1.0"},
    )  # fmt: skip
