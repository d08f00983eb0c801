"""Pairs of articles labelled by hand: how they are made into documents, and what the program says of one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from communique.lineage import lineage
from communique.model import Document, Passage, Published

CASES = Path(__file__).parents[1] / "cases" / "lineage" / "pairs.toml"
FILLERS = (
    "The swimming hall opens an hour later from next week because the boiler has to be cleaned.",
    "Chess players from four towns met in the railway canteen and drew every game but one.",
    "A cat that rode the night bus for eleven stops has been claimed by its owner, a baker.",
    "The library sells what nobody has borrowed for ten years, at one coin a kilogram.",
    "Apples are small and sweet this autumn, say growers on the southern bank.",
    "A choir of tram drivers is looking for tenors; rehearsals are on the last run of the day.",
)
"""Articles around a pair, each with the notice or the caption that all share."""


@cache
def paragraphs() -> dict[str, str]:
    """The paragraphs by name."""
    return tomllib.loads(CASES.read_text("utf-8"))["p"]


def document(name: str, row: dict[str, Any]) -> Document:
    """A document of a pair."""
    body = [paragraphs().get(part, part) for part in row["b"]]
    text = "\n\n".join([*([row["h"]] if "h" in row else []), *body])
    start = len(row["h"]) + 2 if "h" in row else 0
    parts = [Passage("headline", 0, len(row["h"]))] if "h" in row else []
    when = (
        Published(f"2031-{row['t']}" + (":00+00:00" if "T" in row["t"] else ""), "metadata")
        if "t" in row
        else Published()
    )
    passages = (*parts, Passage("body", start, len(text)))
    return Document(
        name, text, passages, outlet=row["o"], url=row.get("u"), title=row.get("h"), published=when, language="en"
    )


@cache
def around() -> tuple[Document, ...]:
    """The other articles of the collection."""
    return tuple(
        document(
            f"z{number}{outlet}", {"o": outlet, "t": f"04-{number + 10}T08:00", "b": [f"{outlet}: {text}", shared]}
        )
        for number, text in enumerate(FILLERS)
        for outlet, shared in (("Herald", "notice"), ("Gazette", "caption"), ("Herald Sunday", "caption"))
        if (number + len(outlet)) % 2
    )


def found_in(case: dict[str, Any]) -> tuple[str, str] | None:
    """Kind of the surest edge between the two, and the side that the text comes from; None if there is no edge."""
    pair = [document("l", case["l"]), document("r", case["r"])]
    edges = [e for e in lineage([*pair, *around()])[0] if {e.left, e.right} == {"l", "r"} and e.judgement != "negative"]
    if not edges:
        return None
    best = max(edges, key=lambda e: (e.kind != "credits", e.judgement == "positive", e.score))
    return "likely" if best.judgement == "unsure" else best.kind, best.right
