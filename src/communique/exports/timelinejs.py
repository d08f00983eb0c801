"""TimelineJS JSON (https://timeline.knightlab.com/docs/json-format.html): a slide for each dated claim.

What is lost: the precision beyond year, month and day; claims without a date; every span. Text is escaped, because
TimelineJS shows it as HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import msgspec

from communique.exports import words
from communique.exports.registry import File
from communique.model import Dossier, TimelineEntry

KEYS = ("year", "month", "day")


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One timeline a story."""
    for dossier in dossiers:
        yield f"timelinejs/{dossier.story.id}.json", msgspec.json.encode(timeline(dossier)) + b"\n"


def timeline(dossier: Dossier) -> dict[str, object]:
    """The timeline of one story."""
    notes = {c.id: f"{words.finding(c)}: {', '.join(outlets(dossier, c.id))}" for c in dossier.claims}
    events = [slide(entry, notes.get(entry.claim, "")) for entry in dossier.timeline if entry.when.earliest]
    title = {"text": {"headline": escape(dossier.story.title), "text": escape(words.standing(dossier))}}
    return {"title": title, "events": events}


def outlets(dossier: Dossier, claim: str) -> list[str]:
    """Names of the articles that make a claim."""
    names = {d.id: words.name(d) for d in dossier.documents}
    found = [c for c in dossier.claims if c.id == claim]
    return list(dict.fromkeys(names[a.document] for c in found for a in c.assertions))


def slide(entry: TimelineEntry, note: str) -> dict[str, object]:
    """One dated claim."""
    made: dict[str, object] = {
        "unique_id": entry.claim,
        "start_date": day(entry.when.earliest or ""),
        "display_date": words.when(entry.when),
        "text": {"headline": escape(entry.text), "text": escape(f"{entry.status}. {note}")},
        "group": entry.status,
    }
    if entry.when.latest and entry.when.latest[:10] != (entry.when.earliest or "")[:10]:
        made["end_date"] = day(entry.when.latest)
    return made


def day(value: str) -> dict[str, int]:
    """Year, month and day of an ISO moment, as far as it has them."""
    return dict(zip(KEYS, map(int, value[:10].split("-")), strict=False))
